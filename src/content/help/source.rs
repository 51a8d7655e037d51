//! From the Markdown files that people write to the data that stands in the page.
//!
//! A small part of Markdown, and nothing else: `# ` the title, `## ` a heading, `1. ` a step, `- ` an item,
//! a line with `: ` below it a word with its meaning, `![what it shows](name)` a picture, and paragraphs. In them
//! `**strong**`, `*a name*` and `[words](#/address)`. What is none of these is said, and stops the build.

mod results;

use serde_json::{Value, json};

use crate::deck::key::KEYS;
use crate::domain::json::written;
use crate::route::Route;

pub use results::results_said;

/// A page as it is written.
pub struct Source {
    /// Its name in the address. The list of all pages has none.
    pub name: String,
    /// Its Markdown.
    pub text: String,
}

/// A picture as it is kept: its name, its width and its height in pixels.
pub type Picture = (String, u32, u32);

/// Why a page cannot be used.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum SourceError {
    /// The first line is no title.
    #[error("The help page \"{0}\" must begin with a line \"# \" and its title.")]
    NoTitle(String),
    /// A link leads to no page of the app.
    #[error("The help page \"{0}\" has a link to {1}, which is no page of the app.")]
    LeadsNowhere(String, String),
    /// A picture is not there.
    #[error(
        "The help page \"{0}\" names the picture {1}, which is not there. Run `cargo xtask pictures`."
    )]
    NoPicture(String, String),
    /// A picture says nothing to somebody who does not see it.
    #[error("The help page \"{0}\" must say in a sentence what the picture {1} shows.")]
    Mute(String, String),
    /// The results of the checks are not in the form that they are written in.
    #[error(
        "The results of the checks lack \"{0}\", or it is not of the right form. Run `cargo xtask statement`."
    )]
    NoResult(&'static str),
    /// A sign that begins something has no end.
    #[error("The help page \"{0}\" has a line that does not end what it begins: {1}")]
    NoEnd(String, String),
}

/// Stands for the list of keys of a presentation, which the app itself keeps.
const PRESENTATION_KEYS: &str = "%KEYS%";

/// Stands for what the checks for the accessibility statement found.
const RESULTS: &str = "%RESULTS%";

/// The name of the file with the list of all pages.
const LIST: &str = "index";

/// The page made of the list of changes.
const NEW: &str = "new";

/// Every page: the files by name, and what is new, from the list of changes that the project keeps. `results` says
/// in Markdown what the checks for the accessibility statement found.
pub fn pages(files: Vec<(String, String)>, changes: &str, results: &str) -> Vec<Source> {
    let mut sources: Vec<Source> = files
        .into_iter()
        .map(|(name, text)| Source {
            text: text.replace(RESULTS, results),
            name: if name == LIST { String::new() } else { name },
        })
        .collect();
    let versions = changes.replace("\n## ", "\n## Version ");
    let versions = versions.strip_prefix("# Changes").unwrap_or(&versions);
    sources.push(Source {
        name: NEW.to_owned(),
        text: format!("# What is new{versions}"),
    });
    sources
}

/// The pages as the app reads them.
///
/// # Errors
///
/// What the first page that cannot be used lacks, as a sentence.
pub fn compiled(sources: &[Source], pictures: &[Picture]) -> Result<String, SourceError> {
    let pages: Result<Vec<Value>, SourceError> = sources
        .iter()
        .map(|source| {
            Page {
                source,
                sources,
                pictures,
            }
            .read()
        })
        .collect();
    Ok(written(&Value::Array(pages?)))
}

struct Page<'a> {
    source: &'a Source,
    sources: &'a [Source],
    pictures: &'a [Picture],
}

/// A list that is being read.
#[derive(Default)]
struct Open {
    mark: &'static str,
    items: Vec<Value>,
}

impl Page<'_> {
    fn name(&self) -> String {
        self.source.name.clone()
    }

    fn read(&self) -> Result<Value, SourceError> {
        let (title, body) = self.source.text.split_once('\n').unwrap_or_default();
        let no_title = || SourceError::NoTitle(self.name());
        let title = title.strip_prefix("# ").ok_or_else(no_title)?;
        let mut parts = vec![json!(self.source.name), json!(title)];
        let mut open = Open::default();
        let mut lines = body.lines().peekable();
        while let Some(line) = lines.next() {
            let (mark, item) = match line.trim_end() {
                "" => continue,
                PRESENTATION_KEYS => {
                    for (keys, what) in KEYS {
                        add(
                            &mut parts,
                            &mut open,
                            "dl",
                            row(json!(keys), vec![json!(what)]),
                        );
                    }
                    continue;
                }
                _ => match (line.strip_prefix("- "), step(line)) {
                    (Some(item), _) => ("ul", item),
                    (_, Some(item)) => ("ol", item),
                    _ => ("", line),
                },
            };
            if let Some(means) = lines.next_if(|next| next.starts_with(": ")) {
                let means = self.inline(means.trim_start_matches(": "))?;
                add(&mut parts, &mut open, "dl", row(json!(item), means));
            } else if mark.is_empty() {
                close(&mut parts, &mut open);
                parts.push(self.single(item)?);
            } else {
                add(
                    &mut parts,
                    &mut open,
                    mark,
                    marked("li", self.inline(item)?),
                );
            }
        }
        close(&mut parts, &mut open);
        Ok(Value::Array(parts))
    }

    /// A line that is neither a step nor an item.
    fn single(&self, line: &str) -> Result<Value, SourceError> {
        if let Some(heading) = line.strip_prefix("## ") {
            return Ok(marked("h", self.inline(heading)?));
        }
        if let Some(lead) = line.strip_prefix("> ") {
            return Ok(marked("lead", self.inline(lead)?));
        }
        let Some(picture) = line.strip_prefix("![") else {
            return Ok(marked("p", self.inline(line)?));
        };
        let no_end = || SourceError::NoEnd(self.name(), line.to_owned());
        let (shows, picture) = picture.split_once("](").ok_or_else(no_end)?;
        let name = picture.strip_suffix(')').ok_or_else(no_end)?;
        if shows.len() < 20 || !shows.ends_with('.') {
            return Err(SourceError::Mute(self.name(), name.to_owned()));
        }
        let kept = self.pictures.iter().find(|(kept, _, _)| kept == name);
        let (_, width, height) =
            kept.ok_or_else(|| SourceError::NoPicture(self.name(), name.to_owned()))?;
        let picture = json!([
            "picture",
            name,
            shows,
            width.to_string(),
            height.to_string()
        ]);
        Ok(marked("frame", vec![picture]))
    }

    /// Words with what is strong, named or a link in them.
    fn inline(&self, line: &str) -> Result<Vec<Value>, SourceError> {
        let no_end = || SourceError::NoEnd(self.name(), line.to_owned());
        let mut nodes = Vec::new();
        let mut rest = line;
        while let Some(place) = rest.find(['*', '[']) {
            let (before, from) = rest.split_at(place);
            if !before.is_empty() {
                nodes.push(json!(before));
            }
            rest = if let Some(strong) = from.strip_prefix("**") {
                let (words, rest) = strong.split_once("**").ok_or_else(no_end)?;
                nodes.push(json!(["b", words]));
                rest
            } else if let Some(name) = from.strip_prefix('*') {
                let (words, rest) = name.split_once('*').ok_or_else(no_end)?;
                nodes.push(json!(["i", words]));
                rest
            } else {
                let link = from.trim_start_matches('[');
                let (words, link) = link.split_once("](").ok_or_else(no_end)?;
                let (address, rest) = link.split_once(')').ok_or_else(no_end)?;
                self.check(address)?;
                nodes.push(json!(["a", address, words]));
                rest
            };
        }
        if !rest.is_empty() {
            nodes.push(json!(rest));
        }
        Ok(nodes)
    }

    /// Whether an address leads to a page of the app, and a help page among them is there.
    fn check(&self, address: &str) -> Result<(), SourceError> {
        let there = match Route::parse(address) {
            Route::NotFound => false,
            Route::Help(name) => self.sources.iter().any(|source| source.name == name),
            _ => address.starts_with("#/"),
        };
        if there {
            return Ok(());
        }
        Err(SourceError::LeadsNowhere(self.name(), address.to_owned()))
    }
}

/// What stands after the number of a step.
fn step(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches(|sign: char| sign.is_ascii_digit());
    rest.strip_prefix(". ").filter(|_| rest.len() < line.len())
}

fn marked(mark: &str, children: Vec<Value>) -> Value {
    let mut part = vec![json!(mark)];
    part.extend(children);
    Value::Array(part)
}

fn row(word: Value, means: Vec<Value>) -> Value {
    json!(["row", ["dt", word], marked("dd", means)])
}

/// Adds an item to the list that is open, or opens one.
fn add(parts: &mut Vec<Value>, open: &mut Open, mark: &'static str, item: Value) {
    if open.mark != mark {
        close(parts, open);
        open.mark = mark;
    }
    open.items.push(item);
}

fn close(parts: &mut Vec<Value>, open: &mut Open) {
    let Open { mark, items } = std::mem::take(open);
    if !items.is_empty() {
        parts.push(marked(mark, items));
    }
}

#[cfg(test)]
mod tests;
