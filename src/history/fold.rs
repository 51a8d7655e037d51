//! From the set of changes to the workspace that the pages show.

use serde_json::Value;

use crate::domain::id::RecordId;
use crate::domain::record::{FieldReader, Record};
use crate::domain::workspace::{BuildEntry, Entry, Workspace};
use crate::history::change_set::{ChangeSet, FieldState};

/// The field that says a record was deleted. Every kind of record has it.
pub const DELETED: &str = "deleted";

/// Folds the whole set.
pub fn fold(set: &ChangeSet) -> Workspace {
    let mut workspace = Workspace::default();
    for rec in set.records() {
        refold(&mut workspace, set, rec);
    }
    workspace
}

/// Brings one record of the workspace up to date with the set. The cost follows that record.
pub fn refold(workspace: &mut Workspace, set: &ChangeSet, rec: &RecordId) {
    workspace.remove(rec);
    let Some(kind) = set.kind(rec) else {
        return;
    };
    let deletion = deletion(set, rec);
    if deletion != Deletion::Deleted {
        let folding = Folding { set, rec, deletion };
        workspace.put(kind, rec.clone(), &folding);
    }
}

/// Whether a record is deleted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Deletion {
    Alive,
    /// Deleted by one person and edited by another who had not seen that: it stays in view.
    Disputed,
    Deleted,
}

fn deletion(set: &ChangeSet, rec: &RecordId) -> Deletion {
    let deleting: Vec<_> = set
        .heads(rec, DELETED)
        .into_iter()
        .filter(|change| change.set().get(DELETED) == Some(&Value::Bool(true)))
        .collect();
    if deleting.is_empty() {
        return Deletion::Alive;
    }
    if matches!(set.state(rec, DELETED), FieldState::Conflict(_)) {
        return Deletion::Disputed;
    }
    let seen_by_deleter = |id| {
        deleting
            .iter()
            .any(|change| change.id() == id || change.prev().contains(&id))
    };
    let all_seen = set
        .fields(rec)
        .flat_map(|field| set.heads(rec, field))
        .all(|head| seen_by_deleter(head.id()));
    if all_seen {
        Deletion::Deleted
    } else {
        Deletion::Disputed
    }
}

struct Folding<'a> {
    set: &'a ChangeSet,
    rec: &'a RecordId,
    deletion: Deletion,
}

impl BuildEntry for Folding<'_> {
    fn entry<T: Record>(&self) -> Entry<T> {
        let value = |field: &str| self.set.value(self.rec, field);
        let mut reader = FieldReader::new(&value);
        let record = T::read(&mut reader);
        let mut conflicts: Vec<String> = self
            .set
            .fields(self.rec)
            .filter(|field| matches!(self.set.state(self.rec, field), FieldState::Conflict(_)))
            .map(str::to_owned)
            .collect();
        if self.deletion == Deletion::Disputed && !conflicts.iter().any(|field| field == DELETED) {
            conflicts.push(DELETED.to_owned());
        }
        Entry {
            record,
            conflicts,
            problems: reader.into_problems(),
        }
    }
}
