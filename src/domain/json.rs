//! Reading and writing JSON, each in one place and in one way.
//!
//! Members of objects are written in the order of RFC 8785, and a name that stands twice in one object
//! is refused on reading: readers that choose between two values silently would choose differently.

mod strict;

use std::fmt::Write;

use serde_json::Value;

use crate::domain::json::strict::Strict;
use crate::domain::order::sorted;

/// Reads a text as JSON.
///
/// # Errors
///
/// An error of the category `Data` where a name stands twice in one object, else what is wrong and
/// where, as serde_json says it.
pub fn parse(text: &str) -> Result<Value, serde_json::Error> {
    serde_json::from_str(text).map(Strict::into_value)
}

/// Writes a value without blanks, its numbers as they stand.
pub fn written(value: &Value) -> String {
    let mut out = String::new();
    write_value(value, &mut out);
    out
}

fn write_value(value: &Value, out: &mut String) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::String(text) => write_text(text, out),
        Value::Number(number) => out.push_str(number.as_str()),
        Value::Array(items) => {
            out.push('[');
            for (place, item) in items.iter().enumerate() {
                if place > 0 {
                    out.push(',');
                }
                write_value(item, out);
            }
            out.push(']');
        }
        Value::Object(members) => {
            // RFC 8785 orders by UTF-16 code units, which differs from UTF-8 beyond U+FFFF.
            let members = sorted(members.iter().collect(), &|(a, _), (b, _)| {
                a.encode_utf16().cmp(b.encode_utf16())
            });
            out.push('{');
            for (place, (name, member)) in members.into_iter().enumerate() {
                if place > 0 {
                    out.push(',');
                }
                write_text(name, out);
                out.push(':');
                write_value(member, out);
            }
            out.push('}');
        }
    }
}

fn write_text(text: &str, out: &mut String) {
    out.push('"');
    for sign in text.chars() {
        match sign {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\u{c}' => out.push_str("\\f"),
            '\r' => out.push_str("\\r"),
            control if control < ' ' => {
                // Writing to a String cannot fail.
                let _ = write!(out, "\\u{:04x}", u32::from(control));
            }
            other => out.push(other),
        }
    }
    out.push('"');
}
