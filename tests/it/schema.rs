//! The published JSON Schema of the file: it is what the types say, and real files fit it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use boon::{Compiler, Draft, SchemaIndex, Schemas};
use serde_json::Value;

mod files;
mod forms;
mod json;
mod of_shapes;
mod page;
mod whole;
mod words_table;
mod wrong_files;

use json::Json;

/// The folder of what is published about the file.
fn published(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("public/schema")
        .join(name)
}

/// Holds a published file against what it should be, or writes it where that is asked for.
fn hold(name: &str, expected: &str) {
    let path = published(name);
    if std::env::var_os("RENEW").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, expected).unwrap();
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == expected,
        "public/schema/{name} does not say what the types say. Renew it with\n  RENEW=1 cargo test --test it schema\nand look at what changes: files that fitted it before must fit it still."
    );
}

/// A schema, ready to be asked.
pub struct Asked {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Asked {
    /// Makes a schema ready. One that is no sound schema is refused.
    fn new(id: &str, schema: &Json) -> Self {
        let mut schemas = Schemas::new();
        let mut compiler = Compiler::new();
        compiler.set_default_draft(Draft::V2020_12);
        compiler.add_resource(id, schema.to_value()).unwrap();
        let index = compiler.compile(id, &mut schemas);
        let index = index.unwrap_or_else(|error| panic!("the schema is not sound: {error:#}"));
        Self { schemas, index }
    }

    /// What does not fit, in words; nothing where all does.
    pub fn faults(&self, value: &Value) -> Option<String> {
        let answer = self.schemas.validate(value, self.index);
        answer.err().map(|error| format!("{error:#}"))
    }

    /// Whether a value fits.
    pub fn fits(&self, value: &Value) -> bool {
        self.faults(value).is_none()
    }
}

/// The schema of a whole file.
pub static FILE: LazyLock<Asked> = LazyLock::new(|| Asked::new(whole::ID, &whole::schema()));

/// Stops where a text is no file that fits the schema.
pub fn assert_fits(text: &str) {
    let value: Value = serde_json::from_str(text).unwrap();
    assert_eq!(FILE.faults(&value), None);
}

#[test]
fn the_published_schema_is_what_the_types_say() {
    hold(
        "scrutiny-tracker-snapshot-1.schema.json",
        &whole::schema().text(),
    );
}

#[test]
fn the_schema_describes_everything_and_reads_as_sentences() {
    fn walk(path: &str, schema: &Json, descriptions: &mut usize) {
        let Json::Object(members) = schema else {
            return;
        };
        for (name, member) in members {
            match (name.as_str(), member) {
                ("description", Json::Plain(Value::String(text))) => {
                    *descriptions += 1;
                    let sentence = text.starts_with(char::is_uppercase) || text.starts_with('"');
                    assert!(sentence && text.ends_with('.'), "{path}: {text}");
                    for inner in ["rule V", "domain S", "domain L", "  ", "`", "[", "::"] {
                        assert!(!text.contains(inner), "{path}: {text}");
                    }
                }
                ("properties", Json::Object(properties)) => {
                    for (name, property) in properties {
                        walk(&format!("{path}.{name}"), property, descriptions);
                    }
                }
                (name, member) => walk(&format!("{path}/{name}"), member, descriptions),
            }
        }
    }
    let mut descriptions = 0;
    walk("", &whole::schema(), &mut descriptions);
    assert!(descriptions > 200, "only {descriptions} descriptions");
}
