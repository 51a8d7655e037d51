//! Writing a snapshot. Equal sets with equal stamps give the same bytes.

use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use crate::domain::json::{write_members, write_value};
use crate::domain::workspace::Workspace;
use crate::history::canonical::{NotWhole, whole};
use crate::history::change::{Change, Presence};
use crate::history::change_set::{ChangeSet, FieldState};
use crate::history::fold::fold;
use crate::snapshot::envelope::{
    FORMAT, FORMAT_VERSION, FORMAT_WITH_STUBS, FileStamp, WorkspaceId,
};
use crate::snapshot::read::{ReadError, read};

/// Why a snapshot could not be written.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum WriteError {
    /// A change holds a number that cannot be kept exactly.
    #[error(transparent)]
    NotWhole(#[from] NotWhole),
    /// The written file does not read back.
    #[error("The file could not be checked after writing: {0} Your work is still in this browser.")]
    DoesNotReadBack(#[from] ReadError),
    /// The written file reads back as something else.
    #[error(
        "The file does not hold everything that is in this browser. It was not saved; your work is still in this browser."
    )]
    Differs,
}

/// Writes a snapshot and reads it back before handing it out.
///
/// The text is UTF-8 with LF line ends; each record and each change stands on one line, so that two
/// files can be compared line by line.
///
/// A stub whose redaction is not in the set, because a store lost it, is left out: it says nothing, and
/// a file with it would be refused everywhere.
///
/// # Errors
///
/// A [`WriteError`] when the text does not read back as exactly this set.
pub fn write(
    set: &ChangeSet,
    workspace: &WorkspaceId,
    stamp: &FileStamp,
) -> Result<String, WriteError> {
    let sound = without_lone_stubs(set);
    let set = sound.as_ref().unwrap_or(set);
    let text = write_unverified(set, workspace, stamp)?;
    let again = read(text.as_bytes())?;
    let mut reread = ChangeSet::new();
    reread.union(again.changes);
    if again.outside_edits == 0 && &reread == set {
        Ok(text)
    } else {
        Err(WriteError::Differs)
    }
}

/// The set without stubs whose redaction is not there; `None` when it has none.
fn without_lone_stubs(set: &ChangeSet) -> Option<ChangeSet> {
    let lone = |change: &&Change| {
        change.presence() == Presence::TakenOut && !set.is_taken_out(change.id())
    };
    let changes = set.in_order();
    if !changes.iter().any(lone) {
        return None;
    }
    let mut rest = ChangeSet::new();
    rest.union(changes.into_iter().filter(|change| !lone(change)).cloned());
    Some(rest)
}

fn write_unverified(
    set: &ChangeSet,
    workspace: &WorkspaceId,
    stamp: &FileStamp,
) -> Result<String, NotWhole> {
    // A version of the app that knows no stubs would take them for changes altered by hand.
    let version = if set.has_redactions() {
        FORMAT_WITH_STUBS
    } else {
        FORMAT_VERSION
    };
    let members = vec![
        ("format", FORMAT.into()),
        ("formatVersion", version.into()),
        ("minReader", version.into()),
        ("app", stamp.app.as_str().into()),
        ("workspace", workspace.as_str().into()),
        ("exportedAt", stamp.exported_at.as_str().into()),
        ("by", stamp.by.as_str().into()),
        ("summary", summary(set)),
        ("records", readable_records(set)),
        (
            "changes",
            set.in_order()
                .iter()
                .map(|change| change.to_value())
                .collect(),
        ),
    ];
    let mut document = Map::new();
    let mut names = Vec::new();
    for (name, value) in members {
        names.push(name);
        document.insert(name.to_owned(), value);
    }
    let check = check_value(&document)?;

    let mut text = String::from("{\n");
    for name in names {
        text.push_str(&format!("  \"{name}\": "));
        push_member(&mut text, document.get(name).unwrap_or(&Value::Null));
        text.push_str(",\n");
    }
    text.push_str(&format!("  \"check\": \"{check}\"\n}}\n"));
    Ok(text)
}

/// Lists stand one item a line; everything else on the member's own line.
fn push_member(text: &mut String, value: &Value) {
    match value {
        Value::Array(items) if !items.is_empty() => {
            text.push_str("[\n");
            for (place, item) in items.iter().enumerate() {
                text.push_str("    ");
                write_value(item, text);
                text.push_str(if place + 1 < items.len() { ",\n" } else { "\n" });
            }
            text.push_str("  ]");
        }
        other => write_value(other, text),
    }
}

/// The SHA-256 of the canonical form of a document without its `check`, in hexadecimal.
pub(super) fn check_value(document: &Map<String, Value>) -> Result<String, NotWhole> {
    let mut members = Vec::new();
    for (name, value) in document {
        if name != "check" {
            whole(value)?;
            members.push((name, value));
        }
    }
    let mut written = String::new();
    write_members(members, &mut written);
    let digest = Sha256::digest(written.as_bytes());
    Ok(digest.iter().map(|byte| format!("{byte:02x}")).collect())
}

fn summary(set: &ChangeSet) -> Value {
    let workspace: Workspace = fold(set);
    let mut counts = Map::new();
    for (kind, count) in workspace.counts() {
        if count > 0 {
            counts.insert(kind.to_owned(), count.into());
        }
    }
    counts.insert("changes".to_owned(), set.len().into());
    counts.into()
}

/// The state a person or another program can read without knowing about changes.
fn readable_records(set: &ChangeSet) -> Value {
    set.records()
        .map(|rec| {
            let mut fields = Map::new();
            let mut versions = Map::new();
            for field in set.fields(rec) {
                if let Some(value) = set.value(rec, field).filter(|value| !value.is_null()) {
                    fields.insert(field.to_owned(), value.clone());
                }
                if let FieldState::Conflict(heads) = set.state(rec, field) {
                    let values = heads
                        .iter()
                        .map(|head| head.set().get(field).cloned().unwrap_or(Value::Null))
                        .collect();
                    versions.insert(field.to_owned(), values);
                }
            }
            let mut record = Map::new();
            record.insert("id".to_owned(), rec.as_str().into());
            record.insert("type".to_owned(), set.kind(rec).unwrap_or_default().into());
            record.insert("fields".to_owned(), fields.into());
            if !versions.is_empty() {
                record.insert("inConflict".to_owned(), versions.into());
            }
            Value::Object(record)
        })
        .collect()
}
