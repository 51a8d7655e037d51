//! One way to write a JSON value, after RFC 8785, so that equal values have equal bytes and hashes.
//!
//! Only whole numbers that every JSON reader keeps exactly are allowed (from −2⁵³ to 2⁵³): a change
//! record has no fractions, and their written form is where readers differ.

use std::fmt::Write;

use serde_json::Value;

use crate::domain::order::sorted;

/// A number that has no place in a change record.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("The number {number} is not a whole number that can be kept exactly.")]
pub struct NotWhole {
    /// The number as written.
    pub number: String,
}

/// The largest whole number that every JSON reader keeps exactly.
pub const LARGEST: u64 = 1 << 53;

/// The canonical form of a value.
///
/// # Errors
///
/// [`NotWhole`] for a fraction or a number beyond 2⁵³.
pub fn canonical(value: &Value) -> Result<String, NotWhole> {
    let mut out = String::new();
    write_value(value, &mut out)?;
    Ok(out)
}

fn write_value(value: &Value, out: &mut String) -> Result<(), NotWhole> {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::String(text) => write_text(text, out),
        Value::Number(number) => match number.as_i64() {
            Some(whole) if whole.unsigned_abs() <= LARGEST => out.push_str(&whole.to_string()),
            _ => {
                return Err(NotWhole {
                    number: number.to_string(),
                });
            }
        },
        Value::Array(items) => {
            out.push('[');
            for (place, item) in items.iter().enumerate() {
                if place > 0 {
                    out.push(',');
                }
                write_value(item, out)?;
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
                write_value(member, out)?;
            }
            out.push('}');
        }
    }
    Ok(())
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

    use serde_json::json;

    use super::*;

    #[test]
    fn members_stand_in_utf16_order() {
        let value =
            json!({"\u{20ac}": 1, "\r": 2, "\u{fb33}": 3, "1": 4, "\u{1f600}": 5, "\u{80}": 6});
        assert_eq!(
            canonical(&value).unwrap(),
            "{\"\\r\":2,\"1\":4,\"\u{80}\":6,\"\u{20ac}\":1,\"\u{1f600}\":5,\"\u{fb33}\":3}"
        );
    }

    #[test]
    fn text_is_escaped_as_little_as_possible() {
        let value = json!("€$\u{f}\nA'B\"\\\\\"/");
        assert_eq!(canonical(&value).unwrap(), r#""€$\u000f\nA'B\"\\\\\"/""#);
    }

    #[test]
    fn only_whole_numbers_pass() {
        assert_eq!(
            canonical(&json!([0, -1, 9_007_199_254_740_992_i64])).unwrap(),
            "[0,-1,9007199254740992]"
        );
        assert!(canonical(&json!(1.5)).is_err());
        assert!(canonical(&json!(1.0)).is_err());
        assert!(canonical(&json!(9_007_199_254_740_993_i64)).is_err());
        assert!(canonical(&json!(u64::MAX)).is_err());
    }
}
