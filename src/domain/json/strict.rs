//! JSON read strictly: a name that stands twice in one object is an error, not a silent choice.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

/// What stood in the text.
pub(super) enum Strict {
    /// A JSON value in which no object has the same name twice.
    Value(Value),
    /// The digits of a number, which serde_json hands over in an object of its own making. Only they
    /// come as a text that it gives away: a member of an object in the text never does, whatever its name.
    Digits(String),
}

impl Strict {
    /// The value; digits that stand where no number was announced are a text like any other.
    pub(super) fn into_value(self) -> Value {
        match self {
            Self::Value(value) => value,
            Self::Digits(text) => text.into(),
        }
    }
}

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(StrictVisitor)
    }
}

struct StrictVisitor;

/// The name under which serde_json hands over a number as it is written.
const NUMBER: &str = "$serde_json::private::Number";

impl<'de> Visitor<'de> for StrictVisitor {
    type Value = Strict;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Strict, E> {
        Ok(Strict::Value(Value::Null))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Strict, E> {
        Ok(Strict::Value(Value::Bool(value)))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Strict, E> {
        Ok(Strict::Value(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Strict, E> {
        Ok(Strict::Value(value.into()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Strict, E> {
        Ok(Strict::Value(value.into()))
    }

    fn visit_string<E>(self, value: String) -> Result<Strict, E> {
        Ok(Strict::Digits(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Strict, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element::<Strict>()? {
            list.push(item.into_value());
        }
        Ok(Strict::Value(Value::Array(list)))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Strict, A::Error> {
        let mut object = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            let value = match members.next_value()? {
                Strict::Digits(digits) if name == NUMBER => {
                    let number = digits.parse().map_err(A::Error::custom)?;
                    return Ok(Strict::Value(Value::Number(number)));
                }
                other => other.into_value(),
            };
            if object.contains_key(&name) {
                return Err(A::Error::custom(format_args!(
                    "the name \"{name}\" stands twice"
                )));
            }
            object.insert(name, value);
        }
        Ok(Strict::Value(Value::Object(object)))
    }
}
