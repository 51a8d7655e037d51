//! From a readable source file to the first changes of a workspace, always with the same ids.
//!
//! The embedded review is written by hand as a list of records. Each becomes one change without
//! predecessors, so that everybody starts from the same base and merges without noise.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::domain::field::FieldMap;
use crate::domain::id::RecordId;
use crate::domain::json::{parse, written};
use crate::domain::workspace::Workspace;
use crate::history::canonical::NotWhole;
use crate::history::change::{Change, Draft, Stamp};
use crate::history::change_set::ChangeSet;
use crate::history::fold::fold;
use crate::snapshot::envelope::WorkspaceId;

/// The name under which the review that comes with the app was written.
pub const AUTHOR: &str = "Scrutiny Tracker";

/// Why a source file cannot be used.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum SeedError {
    /// A member of the file is absent or not of its form.
    #[error("The source has no \"{0}\", or it is not of the right form.")]
    Missing(&'static str),
    /// A record lacks its id or type.
    #[error("Record {0} of the source has no id or no type.")]
    Nameless(usize),
    /// An id stands twice.
    #[error("The id {0} stands twice in the source.")]
    DoubleId(RecordId),
    /// A field is not one of the record's kind.
    #[error("{rec}: a {kind} has no field \"{field}\".")]
    UnknownField {
        /// The record.
        rec: RecordId,
        /// Its kind.
        kind: String,
        /// The field.
        field: String,
    },
    /// A field is not of its form.
    #[error("{rec}: {field} should be {expected}, but is {found}.")]
    WrongForm {
        /// The record.
        rec: RecordId,
        /// The field.
        field: String,
        /// What it should be.
        expected: &'static str,
        /// What it is.
        found: String,
    },
    /// A field names a record that is not in the source.
    #[error("{rec}: it names {missing}, which is not in the source.")]
    Dangling {
        /// The record.
        rec: RecordId,
        /// The id it names.
        missing: String,
    },
    /// A number cannot be kept exactly.
    #[error(transparent)]
    NotWhole(#[from] NotWhole),
}

/// Turns a source into the workspace's name and its changes, checking every field on the way.
///
/// # Errors
///
/// The first [`SeedError`] met.
pub fn seed(source: &Value) -> Result<(WorkspaceId, ChangeSet), SeedError> {
    let (workspace, set) = changes(source)?;
    check_fields(&set)?;
    check_forms(&set)?;
    check_references(&set)?;
    Ok((workspace, set))
}

fn changes(source: &Value) -> Result<(WorkspaceId, ChangeSet), SeedError> {
    let text = |member| {
        source
            .get(member)
            .and_then(Value::as_str)
            .ok_or(SeedError::Missing(member))
    };
    let workspace = WorkspaceId::new(text("workspace")?);
    let stamp = Stamp {
        by: text("by")?.to_owned(),
        at: text("at")?.to_owned(),
    };
    let records = source
        .get("record")
        .and_then(Value::as_array)
        .ok_or(SeedError::Missing("record"))?;
    let mut set = ChangeSet::new();
    for (place, record) in records.iter().enumerate() {
        let change = first_change(record, &stamp, place + 1)?;
        if set.speaks_of(change.rec()) {
            return Err(SeedError::DoubleId(change.rec().clone()));
        }
        set.insert(change);
    }
    Ok((workspace, set))
}

/// The form in which a source is compiled into the app: the same records as compact JSON, once
/// every field was checked.
///
/// # Errors
///
/// The first [`SeedError`] met.
pub fn compiled(source: &Value) -> Result<String, SeedError> {
    seed(source)?;
    Ok(written(source))
}

/// The workspace and changes of a compiled source, which [`compiled`] has checked.
///
/// # Errors
///
/// A [`SeedError`] when the text is not a compiled source.
pub fn plant(compiled: &str) -> Result<(WorkspaceId, ChangeSet), SeedError> {
    let source: Value = parse(compiled).map_err(|_| SeedError::Missing("record"))?;
    changes(&source)
}

fn first_change(record: &Value, stamp: &Stamp, place: usize) -> Result<Change, SeedError> {
    let text = |member| {
        record
            .get(member)
            .and_then(Value::as_str)
            .ok_or(SeedError::Nameless(place))
    };
    let (rec, kind) = (RecordId::new(text("id")?), text("type")?);
    let mut fields = FieldMap::new();
    for (name, value) in record.as_object().into_iter().flatten() {
        if name == "id" || name == "type" {
            continue;
        }
        fields.insert(name.clone(), value.clone());
    }
    Ok(Change::seal(Draft {
        rec,
        kind: kind.to_owned(),
        set: fields,
        prev: Vec::new(),
        stamp: stamp.clone(),
        n: 1,
    })?)
}

/// Every field is one of its record's kind.
fn check_fields(set: &ChangeSet) -> Result<(), SeedError> {
    for change in set.in_order() {
        let known = Workspace::fields_of(change.kind());
        if let Some(field) = change
            .set()
            .keys()
            .find(|name| !known.contains(&name.as_str()))
        {
            return Err(SeedError::UnknownField {
                rec: change.rec().clone(),
                kind: change.kind().to_owned(),
                field: field.clone(),
            });
        }
    }
    Ok(())
}

/// Every field reads as its type.
fn check_forms(set: &ChangeSet) -> Result<(), SeedError> {
    let workspace = fold(set);
    match workspace.problems().first() {
        None => Ok(()),
        Some((rec, problem)) => Err(SeedError::WrongForm {
            rec: (*rec).clone(),
            field: problem.field.clone(),
            expected: problem.expected,
            found: problem.found.clone(),
        }),
    }
}

/// Every id of the source's own name space that stands in a field is one of its records.
fn check_references(set: &ChangeSet) -> Result<(), SeedError> {
    let spaces: BTreeSet<&str> = set
        .records()
        .filter_map(|rec| rec.as_str().split_once('/'))
        .map(|(space, _)| space)
        .collect();
    for change in set.in_order() {
        let mut named = Vec::new();
        change
            .set()
            .values()
            .for_each(|value| texts(value, &mut named));
        let looks_like_an_id = |text: &&&str| {
            text.split_once('/')
                .is_some_and(|(space, rest)| spaces.contains(space) && !rest.contains(' '))
        };
        if let Some(missing) = named
            .iter()
            .filter(looks_like_an_id)
            .find(|text| !set.speaks_of(&RecordId::new(text)))
        {
            return Err(SeedError::Dangling {
                rec: change.rec().clone(),
                missing: (*missing).to_owned(),
            });
        }
    }
    Ok(())
}

fn texts<'a>(value: &'a Value, into: &mut Vec<&'a str>) {
    match value {
        Value::String(text) => into.push(text),
        Value::Array(items) => items.iter().for_each(|item| texts(item, into)),
        Value::Object(members) => members.values().for_each(|member| texts(member, into)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
