//! A JSON document whose members keep the order in which they are put in, for people to read.

use scrutiny_tracker::domain::json::written;
use serde_json::{Map, Value};

/// What is written on one line, in bytes.
const SHORT: usize = 60;

/// A JSON value with its members in order.
#[derive(Clone, Debug)]
pub enum Json {
    /// A value without members.
    Plain(Value),
    /// A list.
    List(Vec<Json>),
    /// An object.
    Object(Vec<(String, Json)>),
}

/// An object of the given members.
pub fn object<const N: usize>(members: [(&str, Json); N]) -> Json {
    let named = |(name, member): (&str, Json)| (name.to_owned(), member);
    Json::Object(members.into_iter().map(named).collect())
}

/// A value without members of its own, or a list of such.
pub fn plain(value: impl Into<Value>) -> Json {
    Json::Plain(value.into())
}

/// A list of words.
pub fn list_of(words: &[&str]) -> Json {
    Json::List(words.iter().map(|word| plain(*word)).collect())
}

impl Json {
    /// The object with one more member, or with another value for one that it has.
    pub fn with(self, name: &str, member: Json) -> Self {
        let Self::Object(mut members) = self else {
            panic!("only an object has members");
        };
        match members.iter_mut().find(|(other, _)| other == name) {
            Some((_, slot)) => *slot = member,
            None => members.push((name.to_owned(), member)),
        }
        Self::Object(members)
    }

    /// A member of an object.
    pub fn get(&self, name: &str) -> Option<&Json> {
        let Self::Object(members) = self else {
            return None;
        };
        let found = members.iter().find(|(other, _)| other == name);
        found.map(|(_, member)| member)
    }

    /// The same document in the form that programs work with.
    pub fn to_value(&self) -> Value {
        match self {
            Self::Plain(value) => value.clone(),
            Self::List(items) => items.iter().map(Self::to_value).collect(),
            Self::Object(members) => {
                let named = |(name, member): &(String, Self)| (name.clone(), member.to_value());
                members.iter().map(named).collect::<Map<_, _>>().into()
            }
        }
    }

    /// The document as text, two blanks a level. What is short stands on one line, and so do lists of words.
    pub fn text(&self) -> String {
        let mut out = String::new();
        self.write(0, &mut out);
        out.push('\n');
        out
    }

    fn write(&self, depth: usize, out: &mut String) {
        let line = self.line();
        let (open, lines, close) = match self {
            _ if line.len() <= SHORT => return out.push_str(&line),
            Self::Plain(_) => return out.push_str(&line),
            Self::List(items) if items.iter().all(|item| matches!(item, Self::Plain(_))) => {
                return out.push_str(&line);
            }
            Self::List(items) => (
                '[',
                items.iter().map(|item| (String::new(), item)).collect(),
                ']',
            ),
            Self::Object(members) => ('{', members.iter().map(named).collect::<Vec<_>>(), '}'),
        };
        out.push(open);
        for (place, (start, item)) in lines.iter().enumerate() {
            out.push_str(if place > 0 { ",\n" } else { "\n" });
            out.push_str(&"  ".repeat(depth + 1));
            out.push_str(start);
            item.write(depth + 1, out);
        }
        out.push_str(&format!("\n{}{close}", "  ".repeat(depth)));
    }

    /// The whole on one line.
    fn line(&self) -> String {
        let line = |(start, item): (String, &Self)| format!("{start}{}", item.line());
        match self {
            Self::Plain(value) => written(value),
            Self::List(items) => {
                let items: Vec<String> = items.iter().map(Self::line).collect();
                format!("[{}]", items.join(", "))
            }
            Self::Object(members) if members.is_empty() => "{}".to_owned(),
            Self::Object(members) => {
                let members: Vec<String> = members.iter().map(named).map(line).collect();
                format!("{{ {} }}", members.join(", "))
            }
        }
    }
}

/// A member with what stands before its value.
fn named((name, member): &(String, Json)) -> (String, &Json) {
    (
        format!("{}: ", written(&Value::from(name.as_str()))),
        member,
    )
}
