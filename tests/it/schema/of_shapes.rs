//! From the shapes of the types to the parts of the schema.

use scrutiny_tracker::domain::shape::{Kind, Member, Presence, Shape};
use scrutiny_tracker::history::fold::DELETED;

use super::json::{Json, list_of, object, plain};

/// The parts that other parts refer to, by name.
#[derive(Default)]
pub struct Parts {
    pub named: Vec<(String, Json)>,
}

/// A reference to a part.
pub fn part(name: &str) -> Json {
    object([("$ref", plain(format!("#/$defs/{name}")))])
}

impl Parts {
    /// Puts a part in, once.
    pub fn add(&mut self, name: &str, schema: Json) {
        if !self.named.iter().any(|(other, _)| other == name) {
            self.named.push((name.to_owned(), schema));
        }
    }

    /// What a value of the shape must be.
    pub fn schema_of(&mut self, shape: &Shape) -> Json {
        match shape {
            Shape::Text => object([("type", plain("string"))]),
            Shape::RecordId => part("recordId"),
            Shape::Whole { least, most } => object([
                ("type", plain("integer")),
                ("minimum", plain(*least)),
                ("maximum", plain(*most)),
            ]),
            Shape::Words(words) => {
                let said: Vec<String> = words
                    .iter()
                    .map(|word| format!("{} ({})", word.word, word.label))
                    .collect();
                let all: Vec<&str> = words.iter().map(|word| word.word).collect();
                object([
                    (
                        "description",
                        plain(format!("One of: {}.", said.join(", "))),
                    ),
                    ("enum", list_of(&all)),
                ])
            }
            Shape::Written {
                pattern,
                about,
                example,
            } => object([
                ("description", plain(*about)),
                ("type", plain("string")),
                ("pattern", plain(pattern.as_str())),
                ("examples", list_of(&[example])),
            ]),
            Shape::List(items) => {
                object([("type", plain("array")), ("items", self.schema_of(items))])
            }
            Shape::Object(members) => {
                let needed: Vec<&str> = members
                    .iter()
                    .filter(|member| member.presence == Presence::Needed)
                    .map(|member| member.name)
                    .collect();
                let schema = object([("type", plain("object"))]);
                let schema = match needed.as_slice() {
                    [] => schema,
                    needed => schema.with("required", list_of(needed)),
                };
                schema
                    .with("properties", self.members(members))
                    .with("additionalProperties", part("value"))
            }
            Shape::OneOf(shapes) => {
                let shapes = shapes.iter().map(|shape| self.schema_of(shape)).collect();
                object([("anyOf", Json::List(shapes))])
            }
            Shape::Named { name, about, shape } => {
                let schema = described(about, self.schema_of(shape));
                self.add(name, schema);
                part(name)
            }
        }
    }

    /// What the fields of a kind of record must be. Fields that the kind does not have may be there too.
    pub fn kind(&mut self, kind: &Kind) {
        let deleted = object([
            ("description", plain("Whether the record was removed.")),
            ("type", list_of(&["boolean", "null"])),
        ]);
        let properties = self.members(&kind.fields).with(DELETED, deleted);
        let schema = object([
            ("description", plain(said(kind.about))),
            ("type", plain("object")),
            ("properties", properties),
            ("additionalProperties", part("value")),
        ]);
        self.add(kind.name, schema);
    }

    fn members(&mut self, members: &[Member]) -> Json {
        let mut properties = Vec::new();
        for member in members {
            let schema = self.schema_of(&member.shape);
            let schema = match member.presence {
                Presence::Needed => schema,
                Presence::Free => or_null(schema),
            };
            properties.push((
                member.name.to_owned(),
                described(&said(member.about), schema),
            ));
        }
        Json::Object(properties)
    }
}

/// The schema with a description before what it says itself.
fn described(about: &str, schema: Json) -> Json {
    let about = match schema.get("description") {
        Some(Json::Plain(own)) => format!("{about} {}", own.as_str().unwrap()),
        _ => about.to_owned(),
    };
    let Json::Object(members) = schema else {
        panic!("a schema is an object");
    };
    let start = object([("description", plain(about))]);
    let members = members
        .into_iter()
        .filter(|(name, _)| name != "description");
    members.fold(start, |schema, (name, member)| schema.with(&name, member))
}

/// The schema for a value that may also be `null`.
fn or_null(schema: Json) -> Json {
    let null = object([("type", plain("null"))]);
    if schema.get("$ref").is_some() {
        return object([("anyOf", Json::List(vec![schema, null]))]);
    }
    if let Some(Json::List(words)) = schema.get("enum") {
        let mut words = words.clone();
        words.push(Json::Plain(serde_json::Value::Null));
        return schema.with("enum", Json::List(words));
    }
    if let Some(Json::List(several)) = schema.get("anyOf") {
        let mut several = several.clone();
        several.push(null);
        return schema.with("anyOf", Json::List(several));
    }
    match schema.get("type") {
        Some(Json::Plain(kind)) => {
            let both = list_of(&[kind.as_str().unwrap(), "null"]);
            schema.with("type", both)
        }
        other => panic!("nothing says what it is: {other:?}"),
    }
}

/// What the source says of a thing, without the numbers of the rules behind it.
fn said(about: &str) -> String {
    let mut plain = about.trim().to_owned();
    for start in [" (rule ", " (domain "] {
        while let Some(from) = plain.find(start) {
            let to = plain[from..].find(')').unwrap() + from;
            plain.replace_range(from..=to, "");
        }
    }
    plain
}

#[test]
fn the_numbers_of_rules_are_left_out_of_what_is_said() {
    assert_eq!(
        said(" A meeting (domain S17, S21; rule V25). Held.\n (rule V1)"),
        "A meeting. Held.\n"
    );
    assert_eq!(said(" When (roughly)."), "When (roughly).");
}
