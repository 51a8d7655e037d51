//! From the set of changes to the workspace that the pages show.

use serde_json::Value;

use crate::domain::id::RecordId;
use crate::domain::workspace::Workspace;
use crate::history::change::Change;
use crate::history::change_set::{ChangeSet, FieldState};

/// The field that says a record was deleted. Every kind of record has it.
pub const DELETED: &str = "deleted";

/// Folds the whole set.
pub fn fold(set: &ChangeSet) -> Workspace {
    let mut workspace = Workspace::default();
    for rec in set.records() {
        put(&mut workspace, set, rec);
    }
    workspace
}

/// How far a set is folded.
#[derive(Clone, Default, Debug)]
pub struct Folded {
    last: Option<RecordId>,
    /// How many records were folded.
    pub records: usize,
}

/// Folds some more records of the set into a workspace that lacks them. Gives back whether there are more after them.
pub fn fold_some(
    workspace: &mut Workspace,
    set: &ChangeSet,
    folded: &mut Folded,
    most: usize,
) -> bool {
    let before = folded.last.take();
    let mut records = set.records_after(before.as_ref());
    let mut last = None;
    for rec in records.by_ref().take(most) {
        put(workspace, set, rec);
        folded.records += 1;
        last = Some(rec);
    }
    let are_left = records.next().is_some();
    folded.last = last.or(before.as_ref()).cloned();
    are_left
}

/// Brings one record of the workspace up to date with the set. The cost follows that record.
pub fn refold(workspace: &mut Workspace, set: &ChangeSet, rec: &RecordId) {
    workspace.remove(rec);
    put(workspace, set, rec);
}

/// Puts a record that is not in the workspace where people see it.
fn put(workspace: &mut Workspace, set: &ChangeSet, rec: &RecordId) {
    let Some(kind) = set.kind(rec) else {
        return;
    };
    if let InView::Yes { conflicts } = in_view(set, rec) {
        let values = set.values(rec);
        let value = |field: &str| values(field);
        workspace.put(kind, rec.clone(), &value, conflicts);
    }
}

/// The fields of a record that are in conflict, and [`DELETED`] where one person deleted the record
/// and another edited it without having seen that. None when the record is out of view.
pub fn conflicts(set: &ChangeSet, rec: &RecordId) -> Vec<String> {
    match in_view(set, rec) {
        InView::Yes { conflicts } => conflicts,
        InView::Deleted => Vec::new(),
    }
}

/// Whether a record is in view: somebody speaks of it, and it is not deleted.
pub fn is_in_view(set: &ChangeSet, rec: &RecordId) -> bool {
    set.speaks_of(rec) && deletion(set, rec) != Deletion::Deleted
}

/// Whether people see a record.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Sight {
    Shown,
    /// It was deleted, or nobody has made it.
    Hidden,
}

pub(super) fn sight(set: &ChangeSet, rec: &RecordId) -> Sight {
    if is_in_view(set, rec) {
        Sight::Shown
    } else {
        Sight::Hidden
    }
}

/// Whether a record is in view, and what is in conflict then.
enum InView {
    Yes { conflicts: Vec<String> },
    Deleted,
}

fn in_view(set: &ChangeSet, rec: &RecordId) -> InView {
    let deletion = deletion(set, rec);
    if deletion == Deletion::Deleted {
        return InView::Deleted;
    }
    let mut conflicts: Vec<String> = set
        .with_several_heads(rec)
        .filter(|field| matches!(set.state(rec, field), FieldState::Conflict(_)))
        .map(str::to_owned)
        .collect();
    if deletion == Deletion::Disputed && !conflicts.iter().any(|field| field == DELETED) {
        conflicts.push(DELETED.to_owned());
    }
    InView::Yes { conflicts }
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
    let deleting = deletions(set, rec);
    if deleting.is_empty() {
        return Deletion::Alive;
    }
    if matches!(set.state(rec, DELETED), FieldState::Conflict(_)) {
        return Deletion::Disputed;
    }
    if unseen_by(set, rec, &deleting).is_empty() {
        Deletion::Deleted
    } else {
        Deletion::Disputed
    }
}

/// The changes that delete a record and that nobody has superseded, in order.
pub fn deletions<'a>(set: &'a ChangeSet, rec: &RecordId) -> Vec<&'a Change> {
    let mut deletions = set.heads(rec, DELETED);
    deletions.retain(|change| change.set().get(DELETED) == Some(&Value::Bool(true)));
    deletions
}

/// The heads of a record that none of the given deletions had seen: each once a field that it set.
pub fn unseen_by<'a>(set: &'a ChangeSet, rec: &RecordId, deletions: &[&Change]) -> Vec<&'a Change> {
    let seen = |id| {
        deletions
            .iter()
            .any(|change| change.id() == id || change.prev().contains(&id))
    };
    set.fields(rec)
        .flat_map(|field| set.heads(rec, field))
        .filter(|head| !seen(head.id()))
        .collect()
}
