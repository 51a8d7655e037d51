//! Reading and writing JSON, each in one place and in one way.
//!
//! Members of objects are written in the order of RFC 8785, and a name that stands twice in one object
//! is refused on reading: readers that choose between two values silently would choose differently.

pub mod plain;
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

/// Writes a value after `out`, as [`written`] does.
pub fn write_value(value: &Value, out: &mut String) {
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
        Value::Object(members) => write_members(members.iter().collect(), out),
    }
}

/// Writes the members of an object, which come in the order of their names' bytes, after `out`.
pub fn write_members(mut members: Vec<(&String, &Value)>, out: &mut String) {
    // RFC 8785 orders by UTF-16 code units, which differs from UTF-8 beyond U+FFFF.
    if !members.iter().all(|(name, _)| name.is_ascii()) {
        members = sorted(members, &|(a, _), (b, _)| {
            a.encode_utf16().cmp(b.encode_utf16())
        });
    }
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

/// Writes a text, quoted, after `out`.
pub fn write_text(text: &str, out: &mut String) {
    out.push('"');
    let mut rest = text;
    // What stands between signs that are written otherwise is copied in one piece.
    while let Some(place) = rest.bytes().position(is_escaped) {
        let (plain, from) = rest.split_at(place);
        out.push_str(plain);
        let (sign, after) = from.split_at(1);
        match sign {
            "\"" => out.push_str("\\\""),
            "\\" => out.push_str("\\\\"),
            "\u{8}" => out.push_str("\\b"),
            "\t" => out.push_str("\\t"),
            "\n" => out.push_str("\\n"),
            "\u{c}" => out.push_str("\\f"),
            "\r" => out.push_str("\\r"),
            control => {
                let code = control.bytes().next().unwrap_or_default();
                // Writing to a String cannot fail.
                let _ = write!(out, "\\u{code:04x}");
            }
        }
        rest = after;
    }
    out.push_str(rest);
    out.push('"');
}

fn is_escaped(byte: u8) -> bool {
    byte < b' ' || byte == b'"' || byte == b'\\'
}
