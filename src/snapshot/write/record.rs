//! What a file says for people and other programs: the state of each record, and how many there are.

use serde_json::{Map, Value};

use crate::domain::id::RecordId;
use crate::domain::json::{write_text, write_value};
use crate::domain::order::sorted;
use crate::domain::workspace::Workspace;
use crate::history::canonical::{NotWhole, whole};
use crate::history::change_set::{ChangeSet, FieldState};
use crate::history::fold::is_in_view;

/// How many records of each kind are in view, as they are counted.
#[derive(Default)]
pub(super) struct Summary {
    kinds: Vec<(String, usize)>,
}

impl Summary {
    /// Counts one record more.
    pub(super) fn count(&mut self, set: &ChangeSet, rec: &RecordId) {
        let kind = set.kind(rec).unwrap_or_default();
        // Kinds that this app does not know are not counted.
        if Workspace::fields_of(kind).is_empty() || !is_in_view(set, rec) {
            return;
        }
        match self.kinds.iter_mut().find(|(other, _)| other == kind) {
            Some((_, count)) => *count += 1,
            None => self.kinds.push((kind.to_owned(), 1)),
        }
    }

    /// The counts, and how many changes there are.
    pub(super) fn to_value(&self, changes: usize) -> Value {
        let mut counts = Map::new();
        for (kind, count) in &self.kinds {
            counts.insert(kind.clone(), (*count).into());
        }
        counts.insert("changes".to_owned(), changes.into());
        counts.into()
    }
}

/// Writes the state of a record, which a person or another program can read without knowing about
/// changes.
pub(super) fn write_record(
    set: &ChangeSet,
    rec: &RecordId,
    out: &mut String,
) -> Result<(), NotWhole> {
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
