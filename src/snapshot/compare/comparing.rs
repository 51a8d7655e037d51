//! The effect of a merge, worked out in steps, so that the page answers between two of them.

use crate::domain::id::RecordId;
use crate::domain::order::sorted;
use crate::domain::workspace::Workspace;
use crate::history::change::{Change, ChangeId};
use crate::history::change_set::ChangeSet;
use crate::history::fold::{Folded, fold_some, refold};
use crate::snapshot::compare::moment::Possible;
use crate::snapshot::compare::{
    FileSaid, NewConflict, Preview, by_whom, count, count_taken_out, file_said, first_and_last,
    is_unknown, new_conflicts, touched,
};
use crate::snapshot::envelope::{Snapshot, WorkspaceId};
use crate::snapshot::outside::was_made_outside;

/// Where a smaller part of the records is touched, only those are folded anew: putting one record among many in
/// order costs as much as folding a few.
const FEW: usize = 8;

/// A merge on its way to its [`Preview`]. It holds the record as it was when it began, and nothing else is
/// altered; to cancel is to drop it.
pub struct Comparing {
    mine: ChangeSet,
    workspace: WorkspaceId,
    files: Vec<Snapshot>,
    possible: Possible,
    merged: ChangeSet,
    new: Vec<Change>,
    said: Vec<FileSaid>,
    already_here: Vec<ChangeId>,
    touched: Vec<RecordId>,
    conflicts: Vec<NewConflict>,
    after: Workspace,
    folded: Folded,
    stage: Stage,
}

/// What comes next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// The changes of a file from a place on, of which the first that was new has this place among the new.
    Joining {
        file: usize,
        at: usize,
        first: usize,
    },
    /// The records from this place on, among those that are touched.
    Conflicts(usize),
    /// All records.
    Folding,
    /// The records from this place on, among those that are touched.
    Refolding(usize),
    Done,
}

impl Comparing {
    /// Begins to compare files with `mine`. `now` is the moment, as `2021-01-14T16:10:00Z`.
    pub fn new(mine: ChangeSet, workspace: WorkspaceId, files: Vec<Snapshot>, now: &str) -> Self {
        Self {
            merged: mine.clone(),
            mine,
            workspace,
            said: Vec::with_capacity(files.len()),
            files,
            possible: Possible::at(now),
            new: Vec::new(),
            already_here: Vec::new(),
            touched: Vec::new(),
            conflicts: Vec::new(),
            after: Workspace::default(),
            folded: Folded::default(),
            stage: Stage::Joining {
                file: 0,
                at: 0,
                first: 0,
            },
        }
    }

    /// Goes on with about so many changes or records; `folded` is what `mine` comes to. How far it is, in
    /// hundredths; `None` when nothing is left.
    pub fn step(&mut self, folded: &Workspace, most: usize) -> Option<u32> {
        self.stage = match self.stage {
            Stage::Joining { file, at, first } => self.join(file, at, first, most),
            Stage::Conflicts(at) => self.look_for_conflicts(at, folded, most),
            Stage::Folding => {
                match fold_some(&mut self.after, &self.merged, &mut self.folded, most) {
                    true => Stage::Folding,
                    false => Stage::Done,
                }
            }
            Stage::Refolding(at) => self.refold(at, most),
            Stage::Done => Stage::Done,
        };
        self.how_far()
    }

    /// The changes that are new, as they would be held. All of them once nothing is left.
    pub fn brought(&self) -> Vec<Change> {
        let held = self.new.iter().filter_map(|new| self.merged.get(new.id()));
        held.cloned().collect()
    }

    /// Does what is left and gives back what merging would do.
    pub fn finish(mut self, folded: &Workspace) -> Preview {
        while self.step(folded, usize::MAX).is_some() {}
        let new = self.brought();
        let (mine, merged) = (self.mine, self.merged);
        let added_records = count(&self.touched, |rec| !mine.speaks_of(rec));
        Preview {
            files: self.said,
            already_here: self.already_here.len(),
            conflicts: self.conflicts,
            changed_records: self.touched.len() - added_records,
            added_records,
            outside_edits: count(&self.new, was_made_outside),
            unknown: count(&self.new, is_unknown),
            first_and_last: first_and_last(&self.new, &self.possible),
            by_whom: by_whom(&self.new),
            odd_times: count(&self.new, |change| !self.possible.holds(&change.stamp().at)),
            taken_out: count_taken_out(&mine, &merged, &self.new),
            after: self.after,
            new,
            merged,
        }
    }

    fn how_far(&self) -> Option<u32> {
        let (from, done, of) = match self.stage {
            Stage::Joining { file, at, .. } => {
                let changes =
                    |files: &[Snapshot]| files.iter().map(|file| file.changes.len()).sum();
                let before: usize = changes(self.files.get(..file).unwrap_or_default());
                (0, before + at, changes(&self.files))
            }
            Stage::Conflicts(at) => (50, at, self.touched.len()),
            Stage::Folding => (75, self.folded.records, self.merged.record_count()),
            Stage::Refolding(at) => (75, at, self.touched.len()),
            Stage::Done => return None,
        };
        let span = if from == 0 { 50 } else { 25 };
        let part = done.saturating_mul(span) / of.max(1);
        Some(from + u32::try_from(part.min(span)).unwrap_or_default())
    }

    /// Joins changes of a file, and goes on to the next file, or to what they come to together.
    fn join(&mut self, file: usize, at: usize, first: usize, most: usize) -> Stage {
        let Some(snapshot) = self.files.get(file) else {
            return self.joined();
        };
        let mut read = 0;
        for change in snapshot.changes.iter().skip(at).take(most) {
            read += 1;
            if self.mine.contains(change.id()) {
                self.already_here.push(change.id());
            } else if !self.merged.contains(change.id()) {
                self.merged.insert(change.clone());
                self.new.push(change.clone());
            }
        }
        let at = at + read;
        if at < snapshot.changes.len() {
            return Stage::Joining { file, at, first };
        }
        let brought = self.new.get(first..).unwrap_or_default();
        let said = file_said(&self.mine, &self.workspace, snapshot, brought);
        self.said.push(said);
        Stage::Joining {
            file: file + 1,
            at: 0,
            first: self.new.len(),
        }
    }

    /// All files are joined: what they bring is put in order.
    fn joined(&mut self) -> Stage {
        // One file has nothing twice.
        if self.files.len() > 1 {
            self.already_here = sorted(std::mem::take(&mut self.already_here), &Ord::cmp);
            self.already_here.dedup();
        }
        let new = std::mem::take(&mut self.new);
        self.new = sorted(new, &|a: &Change, b| a.order().cmp(&b.order()));
        self.touched = touched(&self.mine, &self.new);
        Stage::Conflicts(0)
    }

    fn look_for_conflicts(&mut self, at: usize, folded: &Workspace, most: usize) -> Stage {
        for rec in self.touched.iter().skip(at).take(most) {
            self.conflicts
                .extend(new_conflicts(&self.mine, &self.merged, rec));
        }
        let next = at.saturating_add(most);
        if next < self.touched.len() {
            return Stage::Conflicts(next);
        }
        if self.touched.len() > self.merged.record_count() / FEW {
            return Stage::Folding;
        }
        self.after = folded.clone();
        Stage::Refolding(0)
    }

    fn refold(&mut self, at: usize, most: usize) -> Stage {
        for rec in self.touched.iter().skip(at).take(most) {
            refold(&mut self.after, &self.merged, rec);
        }
        match at.saturating_add(most) {
            next if next < self.touched.len() => Stage::Refolding(next),
            _ => Stage::Done,
        }
    }
}
