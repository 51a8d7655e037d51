//! What merging a file would do, worked out before anything is written.

use crate::domain::id::RecordId;
use crate::domain::order::sorted;
use crate::domain::workspace::Workspace;
use crate::history::change::{Change, ChangeId};
use crate::history::change_set::ChangeSet;
use crate::history::fold::{self, fold};
use crate::snapshot::envelope::{Snapshot, WorkspaceId};

/// Whether the file belongs to the workspace at hand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Belongs {
    /// It is a file of this workspace.
    Here,
    /// It is a file of another workspace: a person must say that merging is meant.
    Elsewhere,
}

/// A field that would be in conflict after the merge and is not now; `deleted` where a deletion would
/// meet an edit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewConflict {
    /// The record.
    pub rec: RecordId,
    /// The kind of record.
    pub kind: String,
    /// The field's name in the record.
    pub field: String,
}

/// The effect of a merge.
#[derive(Clone, PartialEq, Debug)]
pub struct Preview {
    /// Whether the file belongs here.
    pub belongs: Belongs,
    /// Changes this workspace does not have, in order and as it would hold them.
    pub new: Vec<Change>,
    /// How many changes that are here whole would lose their content to a redaction in the file.
    pub taken_out: usize,
    /// How many changes it has already.
    pub already_here: usize,
    /// Fields that two people changed without seeing each other's edit, and records that one of them
    /// deleted and the other edited.
    pub conflicts: Vec<NewConflict>,
    /// Records that the merge would add.
    pub added_records: usize,
    /// How many edits in the file were made outside the app.
    pub outside_edits: usize,
    /// How many of the new changes are of kinds this app does not know; they are kept.
    pub unknown: usize,
    /// The workspace as it would be.
    pub after: Workspace,
}

/// Works out what merging `incoming` into `mine` would do. Neither is altered.
pub fn preview(mine: &ChangeSet, workspace: &WorkspaceId, incoming: &Snapshot) -> Preview {
    let new: Vec<Change> = incoming
        .changes
        .iter()
        .filter(|change| !mine.contains(change.id()))
        .cloned()
        .collect();
    let mut merged = mine.clone();
    let touched = merged.union(new.iter().cloned());
    let as_held = new.iter().filter_map(|change| merged.get(change.id()));
    let new: Vec<Change> = as_held.cloned().collect();
    let mut conflicts = Vec::new();
    for rec in &touched {
        let here = fold::conflicts(mine, rec);
        for field in fold::conflicts(&merged, rec) {
            if !here.contains(&field) {
                conflicts.push(NewConflict {
                    rec: rec.clone(),
                    kind: merged.kind(rec).unwrap_or_default().to_owned(),
                    field,
                });
            }
        }
    }
    let known = |kind: &str| !Workspace::fields_of(kind).is_empty();
    Preview {
        belongs: if &incoming.workspace == workspace {
            Belongs::Here
        } else {
            Belongs::Elsewhere
        },
        already_here: incoming.changes.len() - new.len(),
        added_records: touched.iter().filter(|rec| !mine.speaks_of(rec)).count(),
        outside_edits: incoming.outside_edits,
        unknown: new.iter().filter(|change| !known(change.kind())).count(),
        taken_out: count_taken_out(mine, &merged, &new),
        conflicts,
        new,
        after: fold(&merged),
    }
}

/// How many changes are whole here and stubs after the merge.
fn count_taken_out(mine: &ChangeSet, merged: &ChangeSet, new: &[Change]) -> usize {
    let named: Vec<ChangeId> = new.iter().filter_map(Change::takes_out).collect();
    let mut named = sorted(named, &Ord::cmp);
    named.dedup();
    named.retain(|id| mine.contains(*id) && mine.get(*id) != merged.get(*id));
    named.len()
}
