//! One way to write a JSON value, after RFC 8785, so that equal values have equal bytes and hashes.
//!
//! Only whole numbers that every JSON reader keeps exactly are allowed (from −2⁵³ to 2⁵³): a change
//! record has no fractions, and their written form is where readers differ.

use serde_json::{Number, Value};

use crate::domain::json::written;

/// A number that has no place in a change record.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("The number {number} is not a whole number that can be kept exactly.")]
pub struct NotWhole {
    /// The number as written; of a very long one, the beginning.
    pub number: String,
}

pub use crate::domain::json::plain::LARGEST;

/// The canonical form of a value.
///
/// # Errors
///
/// [`NotWhole`] for a fraction or a number beyond 2⁵³.
pub fn canonical(value: &Value) -> Result<String, NotWhole> {
    whole(value)?;
    Ok(written(value))
}

/// Whether every number in a value is one that can be kept exactly.
///
/// # Errors
///
/// [`NotWhole`] for the first that cannot.
pub fn whole(value: &Value) -> Result<(), NotWhole> {
    match value {
        Value::Number(number) if !is_whole(number) => Err(NotWhole {
            number: beginning(number.as_str()),
        }),
        Value::Array(items) => items.iter().try_for_each(whole),
        Value::Object(members) => members.values().try_for_each(whole),
        Value::Null | Value::Bool(_) | Value::String(_) | Value::Number(_) => Ok(()),
    }
}

/// So much of a number as a sentence can hold.
fn beginning(digits: &str) -> String {
    match digits.split_at_checked(SHOWN) {
        Some((start, rest)) if !rest.is_empty() => format!("{start}…"),
        _ => digits.to_owned(),
    }
}

/// How many digits of a number are shown.
const SHOWN: usize = 40;

/// Whether a number is whole, small enough, and written in the one way whole numbers are.
fn is_whole(number: &Number) -> bool {
    number.as_i64().is_some_and(|whole| {
        whole.unsigned_abs() <= LARGEST && whole.to_string() == number.as_str()
    })
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
