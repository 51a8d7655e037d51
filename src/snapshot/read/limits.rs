//! How much a file may hold. What is above these limits was not made by people with this app, and
//! would stop the browser before it could be shown.

use serde_json::{Map, Value};

use crate::history::change::MOST_PREV;
use crate::snapshot::read::error::{Plenty, ReadError, Spot};

/// The most changes in a file.
pub const MOST_CHANGES: usize = 500_000;

/// The most readable records in a file.
pub const MOST_RECORDS: usize = 100_000;

/// The longest text in a file, in characters; names of fields are texts too.
pub const LONGEST_TEXT: usize = 1_000_000;

/// How deep lists and objects may stand within each other in a change or in a record's fields. The
/// parser itself stops at 128 for the whole file, in which a value in conflict stands deeper than in
/// its change: what was read must fit when it is written again.
const DEEPEST: usize = 64;

/// Looks for more than the app takes.
pub(super) fn check(document: &Map<String, Value>) -> Result<(), ReadError> {
    for (name, member) in document {
        match (name.as_str(), member) {
            ("changes", Value::Array(changes)) => {
                check_count(Plenty::Changes, changes.len())?;
                each(changes, check_change)?;
            }
            ("records", Value::Array(records)) => {
                check_count(Plenty::Records, records.len())?;
                each(records, check_record)?;
            }
            _ => {
                check_text(name, Spot::Outside)?;
                check_texts(member, Spot::Outside)?;
            }
        }
    }
    Ok(())
}

/// Looks for too many of something.
pub(super) fn check_count(what: Plenty, found: usize) -> Result<(), ReadError> {
    let most = match what {
        Plenty::Changes => MOST_CHANGES,
        Plenty::Records => MOST_RECORDS,
    };
    if found > most {
        return Err(ReadError::TooMany { what, found, most });
    }
    Ok(())
}

fn each(
    items: &[Value],
    check: fn(&Value, usize, usize) -> Result<(), ReadError>,
) -> Result<(), ReadError> {
    items
        .iter()
        .enumerate()
        .try_for_each(|(index, item)| check(item, index + 1, items.len()))
}

fn check_change(change: &Value, place: usize, of: usize) -> Result<(), ReadError> {
    let prev = change.get("prev").and_then(Value::as_array);
    if prev.is_some_and(|prev| prev.len() > MOST_PREV) {
        return Err(ReadError::TooManyBefore { place, of });
    }
    let spot = Spot::Change { place, of };
    check_depth(change, spot)?;
    check_texts(change, spot)
}

fn check_record(record: &Value, place: usize, of: usize) -> Result<(), ReadError> {
    let spot = Spot::Record { place, of };
    check_depth(record.get("fields").unwrap_or(&Value::Null), spot)?;
    check_texts(record, spot)
}

fn check_texts(value: &Value, spot: Spot) -> Result<(), ReadError> {
    match value {
        Value::String(text) => check_text(text, spot),
        Value::Array(items) => items.iter().try_for_each(|item| check_texts(item, spot)),
        Value::Object(members) => members.iter().try_for_each(|(name, member)| {
            check_text(name, spot)?;
            check_texts(member, spot)
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) => Ok(()),
    }
}

fn check_text(text: &str, spot: Spot) -> Result<(), ReadError> {
    // Counting the characters of every short text would take long.
    if text.len() > LONGEST_TEXT && text.chars().count() > LONGEST_TEXT {
        return Err(ReadError::LongText { spot });
    }
    Ok(())
}

fn check_depth(value: &Value, spot: Spot) -> Result<(), ReadError> {
    if depth(value) > DEEPEST {
        return Err(ReadError::TooDeep { spot });
    }
    Ok(())
}

fn depth(value: &Value) -> usize {
    let inside = match value {
        Value::Array(items) => items.iter().map(depth).max(),
        Value::Object(members) => members.values().map(depth).max(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => return 0,
    };
    inside.unwrap_or(0) + 1
}
