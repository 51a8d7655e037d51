//! What merging files would do, worked out before anything is written.

mod comparing;
mod moment;

use crate::domain::id::RecordId;
use crate::domain::order::sorted;
use crate::domain::workspace::Workspace;
use crate::history::change::{Change, ChangeId};
use crate::history::change_set::ChangeSet;
use crate::history::fold::{self, fold};
use crate::snapshot::compare::moment::Possible;
use crate::snapshot::envelope::{Check, FileStamp, Snapshot, UNNAMED, WorkspaceId};

pub use comparing::Comparing;

/// Whether the file belongs to the workspace at hand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Belongs {
    /// It is a file of this workspace.
    Here,
    /// It is a file of another workspace: a person must say that merging is meant.
    Elsewhere,
}

/// What is to be said of one of the files.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FileSaid {
    /// Whether the file belongs here.
    pub belongs: Belongs,
    /// Who wrote it, when and with what.
    pub stamp: FileStamp,
    /// How many changes it brings that neither this workspace nor a file before it has.
    pub new: usize,
    /// How many of its changes are here already, or came with a file before it.
    pub already_here: usize,
    /// How many edits in the file were made outside the app.
    pub outside_edits: usize,
    /// How many of the changes it brings are of kinds this app does not know.
    pub unknown: usize,
    /// Whether the file is as the app wrote it.
    pub check: Check,
    /// How many changes by the file's own author are here and not in the file. Where there are some,
    /// it may be an older copy. A file of another workspace lacks nothing.
    pub lacks: usize,
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
    /// Each file, in the order in which they were given. Their numbers depend on that order; the totals
    /// do not.
    pub files: Vec<FileSaid>,
    /// Changes this workspace does not have, each once, in order and as it would hold them.
    pub new: Vec<Change>,
    /// How many changes that are here whole would lose their content to a redaction in the files.
    pub taken_out: usize,
    /// How many of the files' changes it has already, each counted once.
    pub already_here: usize,
    /// Fields that two people changed without seeing each other's edit, and records that one of them
    /// deleted and the other edited. In the order of the records' ids.
    pub conflicts: Vec<NewConflict>,
    /// Records that are here and would be changed.
    pub changed_records: usize,
    /// Records that the merge would add.
    pub added_records: usize,
    /// How many of the new changes were made outside the app.
    pub outside_edits: usize,
    /// How many of the new changes are of kinds this app does not know; they are kept.
    pub unknown: usize,
    /// The earliest and the latest time on the new changes, of those that can be right.
    pub first_and_last: Option<(String, String)>,
    /// The names on the new changes, in order, each with the number of changes.
    pub by_whom: Vec<(String, usize)>,
    /// How many of the new changes carry a time that cannot be right.
    pub odd_times: usize,
    /// Every change as it would be, new and old.
    pub merged: ChangeSet,
    /// The workspace as it would be.
    pub after: Workspace,
}

impl Preview {
    /// What the stores of `mine` have to write once the files are merged: each new change, and the stub of each
    /// that was here whole. Redactions come first, so that no stub is ever stored without the reason for it.
    pub fn fresh(&self, mine: &ChangeSet) -> Vec<Change> {
        let named = self.new.iter().filter_map(Change::takes_out);
        let whole: Vec<Change> = named.filter_map(|id| mine.get(id)).cloned().collect();
        let mut fresh = self.merged.stubs_for(&whole);
        fresh.extend(self.new.iter().cloned());
        let mut fresh = sorted(fresh, &|a: &Change, b| a.order().cmp(&b.order()));
        fresh.dedup_by_key(|change| change.id());
        let (first, then): (Vec<Change>, Vec<Change>) =
            fresh.into_iter().partition(Change::is_redaction);
        first.into_iter().chain(then).collect()
    }
}

/// Works out what merging the files into `mine` would do, one by one. Nothing is altered. `now` is the
/// moment, as `2021-01-14T16:10:00Z`; it only serves to tell times that cannot be right.
pub fn preview(
    mine: &ChangeSet,
    workspace: &WorkspaceId,
    incoming: &[&Snapshot],
    now: &str,
) -> Preview {
    preview_on(mine, &fold(mine), workspace, incoming, now)
}

/// As [`preview`], where `folded` is what `mine` comes to: the cost follows what the files bring.
pub fn preview_on(
    mine: &ChangeSet,
    folded: &Workspace,
    workspace: &WorkspaceId,
    incoming: &[&Snapshot],
    now: &str,
) -> Preview {
    let files = incoming.iter().map(|file| (*file).clone()).collect();
    let comparing = Comparing::new(mine.clone(), workspace.clone(), files, now);
    comparing.finish(folded)
}

fn file_said(
    mine: &ChangeSet,
    workspace: &WorkspaceId,
    file: &Snapshot,
    brought: &[Change],
) -> FileSaid {
    let belongs = if &file.workspace == workspace {
        Belongs::Here
    } else {
        Belongs::Elsewhere
    };
    FileSaid {
        belongs,
        stamp: file.stamp.clone(),
        new: brought.len(),
        already_here: file.changes.len() - brought.len(),
        outside_edits: file.outside_edits,
        unknown: count(brought, is_unknown),
        check: file.check,
        lacks: match belongs {
            Belongs::Here => lacks(mine, file),
            Belongs::Elsewhere => 0,
        },
    }
}

/// How many changes by the file's author are in the set and not in the file.
fn lacks(mine: &ChangeSet, file: &Snapshot) -> usize {
    // Of those who gave no name, nobody can tell whose changes are whose.
    if file.stamp.by == UNNAMED {
        return 0;
    }
    let in_file = sorted(file.changes.iter().map(Change::id).collect(), &Ord::cmp);
    let lacking = mine.all().filter(|change| {
        change.stamp().by == file.stamp.by && in_file.binary_search(&change.id()).is_err()
    });
    lacking.count()
}

/// The records that new changes alter, in order, each once: their own, and those of which they take
/// something out.
fn touched(mine: &ChangeSet, new: &[Change]) -> Vec<RecordId> {
    let named = new
        .iter()
        .filter_map(|change| mine.get(change.takes_out()?));
    let altered = new.iter().chain(named);
    let mut touched = sorted(altered.map(Change::rec).collect(), &Ord::cmp);
    touched.dedup();
    touched.into_iter().cloned().collect()
}

/// The fields of a record that are in conflict in the one set and not in the other.
fn new_conflicts(mine: &ChangeSet, merged: &ChangeSet, rec: &RecordId) -> Vec<NewConflict> {
    let here = fold::conflicts(mine, rec);
    let there = fold::conflicts(merged, rec).into_iter();
    let new = there.filter(|field| !here.contains(field));
    let conflict = |field| NewConflict {
        rec: rec.clone(),
        kind: merged.kind(rec).unwrap_or_default().to_owned(),
        field,
    };
    new.map(conflict).collect()
}

fn is_unknown(change: &Change) -> bool {
    Workspace::fields_of(change.kind()).is_empty()
}

/// The order of times of one form is the order of their texts.
fn first_and_last(new: &[Change], possible: &Possible) -> Option<(String, String)> {
    let mut range: Option<(&str, &str)> = None;
    for change in new {
        let at = change.stamp().at.as_str();
        if possible.holds(at) {
            let (first, last) = range.unwrap_or((at, at));
            range = Some((first.min(at), last.max(at)));
        }
    }
    range.map(|(first, last)| (first.to_owned(), last.to_owned()))
}

fn by_whom(new: &[Change]) -> Vec<(String, usize)> {
    let names: Vec<&str> = new
        .iter()
        .map(|change| change.stamp().by.as_str())
        .collect();
    let mut counted: Vec<(String, usize)> = Vec::new();
    for name in sorted(names, &Ord::cmp) {
        match counted.last_mut() {
            Some((last, number)) if last == name => *number += 1,
            _ => counted.push((name.to_owned(), 1)),
        }
    }
    counted
}

fn count<T>(things: &[T], which: impl Fn(&T) -> bool) -> usize {
    things.iter().filter(|thing| which(thing)).count()
}

/// How many changes are whole here and stubs after the merge.
fn count_taken_out(mine: &ChangeSet, merged: &ChangeSet, new: &[Change]) -> usize {
    let named: Vec<ChangeId> = new.iter().filter_map(Change::takes_out).collect();
    let mut named = sorted(named, &Ord::cmp);
    named.dedup();
    named.retain(|id| mine.contains(*id) && mine.get(*id) != merged.get(*id));
    named.len()
}
