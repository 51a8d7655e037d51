//! Writing a snapshot. Equal sets with equal stamps give the same bytes.

use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use crate::domain::id::RecordId;
use crate::domain::json::{write_members, write_text, write_value};
use crate::domain::order::sorted;
use crate::domain::workspace::Workspace;
use crate::history::canonical::{NotWhole, whole};
use crate::history::change::{Change, Presence};
use crate::history::change_set::{ChangeSet, FieldState};
use crate::history::fold::is_in_view;
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
    // What is read is in order and has nothing twice, so that equal lists are equal sets.
    let same = again.changes.iter().eq(set.in_order());
    if again.outside_edits == 0 && same {
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
    let changes = set.in_order();
    let mut text = Text {
        out: String::with_capacity(SPARE + changes.len() * USUAL),
        members: Vec::new(),
    };
    text.out.push_str("{\n");
    text.value("format", &FORMAT.into());
    text.value("formatVersion", &version.into());
    text.value("minReader", &version.into());
    text.value("app", &stamp.app.as_str().into());
    text.value("workspace", &workspace.as_str().into());
    text.value("exportedAt", &stamp.exported_at.as_str().into());
    text.value("by", &stamp.by.as_str().into());
    text.value("summary", &summary(set));
    let records: Vec<&RecordId> = set.records().collect();
    text.list(
        "records",
        records.len(),
        &mut |place, out| match records.get(place) {
            Some(rec) => write_record(set, rec, out),
            None => Ok(()),
        },
    )?;
    text.list(
        "changes",
        changes.len(),
        &mut |place, out| match changes.get(place) {
            Some(change) => change.write(out),
            None => Ok(()),
        },
    )?;
    let check = text.check();
    let mut out = text.out;
    out.push_str("  \"check\": \"");
    out.push_str(&check);
    out.push_str("\"\n}\n");
    Ok(out)
}

/// How long a change and its record are together, in bytes, as a rule.
const USUAL: usize = 800;

/// Room for the rest of a file.
const SPARE: usize = 4_000;

/// The members of a file without its check value, in the order of RFC 8785.
const IN_ORDER: &[&str] = &[
    "app",
    "by",
    "changes",
    "exportedAt",
    "format",
    "formatVersion",
    "minReader",
    "records",
    "summary",
    "workspace",
];

/// The text of a file as it grows, with the place of each member's value in it.
struct Text {
    out: String,
    members: Vec<(&'static str, usize, usize)>,
}

impl Text {
    fn begin(&mut self, name: &'static str) -> usize {
        self.out.push_str("  \"");
        self.out.push_str(name);
        self.out.push_str("\": ");
        self.out.len()
    }

    fn end(&mut self, name: &'static str, from: usize) {
        self.members.push((name, from, self.out.len()));
        self.out.push_str(",\n");
    }

    /// A member on a line of its own.
    fn value(&mut self, name: &'static str, value: &Value) {
        let from = self.begin(name);
        write_value(value, &mut self.out);
        self.end(name, from);
    }

    /// A list, one item a line.
    fn list(
        &mut self,
        name: &'static str,
        items: usize,
        write: &mut dyn FnMut(usize, &mut String) -> Result<(), NotWhole>,
    ) -> Result<(), NotWhole> {
        let from = self.begin(name);
        self.out.push('[');
        for place in 0..items {
            self.out
                .push_str(if place > 0 { ",\n    " } else { "\n    " });
            write(place, &mut self.out)?;
        }
        self.out.push_str(if items > 0 { "\n  ]" } else { "]" });
        self.end(name, from);
        Ok(())
    }

    /// The SHA-256 of the canonical form, over the text as it stands: the members in their order, and
    /// the items of the lists without what is between their lines. No line end stands within a value.
    fn check(&self) -> String {
        let mut hash = Sha256::new();
        for (place, name) in IN_ORDER.iter().enumerate() {
            hash.update(if place > 0 { ",\"" } else { "{\"" });
            hash.update(name);
            hash.update("\":");
            let member = self.members.iter().find(|(other, ..)| other == name);
            let value = member.and_then(|(_, from, to)| self.out.get(*from..*to));
            let value = value.unwrap_or_default();
            for line in value.split('\n') {
                hash.update(line.trim_start_matches(' '));
            }
        }
        hash.update("}");
        hexadecimal(&hash.finalize())
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
    Ok(hexadecimal(&Sha256::digest(written.as_bytes())))
}

/// Bytes in hexadecimal.
pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn summary(set: &ChangeSet) -> Value {
    let mut seen: Vec<&str> = Vec::new();
    for rec in set.records().filter(|rec| is_in_view(set, rec)) {
        seen.extend(set.kind(rec));
    }
    let seen = sorted(seen, &Ord::cmp);
    let mut counts = Map::new();
    for alike in seen.chunk_by(|a, b| a == b) {
        // Kinds that this app does not know are not counted.
        if let Some(kind) = alike
            .first()
            .filter(|kind| !Workspace::fields_of(kind).is_empty())
        {
            counts.insert((*kind).to_owned(), alike.len().into());
        }
    }
    counts.insert("changes".to_owned(), set.len().into());
    counts.into()
}

/// Writes the state of a record, which a person or another program can read without knowing about
/// changes.
fn write_record(set: &ChangeSet, rec: &RecordId, out: &mut String) -> Result<(), NotWhole> {
    let mut versions = Map::new();
    let mut before = "{\"fields\":{";
    let mut names: Vec<&str> = set.fields(rec).collect();
    // They come in the order of their bytes, which is another beyond U+FFFF.
    if !names.iter().all(|name| name.is_ascii()) {
        names = sorted(names, &|a, b| a.encode_utf16().cmp(b.encode_utf16()));
    }
    for field in names {
        if let Some(value) = set.value(rec, field).filter(|value| !value.is_null()) {
            whole(value)?;
            out.push_str(before);
            write_text(field, out);
            out.push(':');
            write_value(value, out);
            before = ",";
        }
        if let FieldState::Conflict(heads) = set.state(rec, field) {
            let values = heads
                .iter()
                .map(|head| head.set().get(field).cloned().unwrap_or(Value::Null))
                .collect();
            versions.insert(field.to_owned(), values);
        }
    }
    if before != "," {
        out.push_str(before);
    }
    out.push_str("},\"id\":");
    write_text(rec.as_str(), out);
    if !versions.is_empty() {
        let versions = Value::Object(versions);
        whole(&versions)?;
        out.push_str(",\"inConflict\":");
        write_value(&versions, out);
    }
    out.push_str(",\"type\":");
    write_text(set.kind(rec).unwrap_or_default(), out);
    out.push('}');
    Ok(())
}
