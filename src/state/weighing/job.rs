//! What a question about files needs to know, worked out in steps: between two of them the page hears *Cancel*.

use std::sync::Arc;

use time::Date;

use crate::content::conflicts::SHOWN;
use crate::content::data::{Incoming, ReadFile, Weighed};
use crate::domain::workspace::Workspace;
use crate::history::change::Change;
use crate::history::change_set::ChangeSet;
use crate::platform::clock;
use crate::query::conflict::{Conflicts, conflict};
use crate::query::list::{Row, rows};
use crate::snapshot::compare::{Comparing, NewConflict};
use crate::snapshot::envelope::Snapshot;
use crate::state::Held;
use crate::state::accepting::goes_into_packs;
use crate::state::gather::{Gathering, Left};
use crate::store::journal::{Packing, Packs};
use crate::store::{Base, Shelf, ShelfId};

/// So many changes or records between two looks at the clock.
const AT_ONCE: usize = 200;

/// What is being worked out.
pub(super) enum Job {
    Merging(Box<Merging>),
    Opening(Box<Opening>),
}

/// Files on their way to be merged.
pub(super) struct Merging {
    comparing: Comparing,
    stage: Stage,
}

/// A file on its way to be opened.
pub(super) struct Opening {
    record: Gathering,
    shelf: Shelf,
    stage: Stage,
}

/// What comes next.
enum Stage {
    /// What there will be is worked out.
    Working,
    /// What is to be kept goes into packs.
    Packing(ToPack),
    Done(Contents),
}

/// What is worked out for a question besides what it says, so that little is left to do when it is answered.
#[derive(Default)]
pub(in crate::state) enum Ready {
    #[default]
    Nothing,
    /// What a merge brings, in packs where it is much.
    Merge(Contents),
    /// A file that can be opened.
    Open(Box<Opened>),
}

impl Ready {
    /// The packs of what a merge brings, where it is much.
    pub(in crate::state) fn packs(&self) -> Option<&Packs> {
        match self {
            Self::Merge(Contents::Packs(packs)) => Some(packs),
            Self::Merge(Contents::Changes(_)) | Self::Nothing | Self::Open(_) => None,
        }
    }
}

/// A file that is ready to be opened.
pub(in crate::state) struct Opened {
    /// The record that it comes to.
    pub(in crate::state) record: Gathering,
    /// The lines of its recommendations.
    pub(in crate::state) rows: Arc<Vec<Row>>,
    /// The shelf that it will stand on, and what will.
    pub(in crate::state) shelf: Shelf,
    pub(in crate::state) contents: Contents,
}

/// What will stand on a shelf.
pub(in crate::state) enum Contents {
    Changes(Vec<Change>),
    Packs(Packs),
}

impl Job {
    /// Begins to compare files with the record.
    pub(super) fn merging(held: &Held, files: &[ReadFile]) -> Self {
        let here = held.shelf.workspace.clone();
        let files: Vec<Snapshot> = files.iter().map(|file| file.snapshot.clone()).collect();
        Self::Merging(Box::new(Merging {
            comparing: Comparing::new(held.set.clone(), here, files, &clock::now()),
            stage: Stage::Working,
        }))
    }

    /// Begins to look through a file that may be opened on a shelf of this name.
    pub(super) fn opening(held: &Held, file: &ReadFile, id: ShelfId) -> Self {
        let snapshot = &file.snapshot;
        let places = (held.store.clone(), None);
        Self::Opening(Box::new(Opening {
            record: Gathering::new(places, snapshot.changes.clone(), Vec::new()),
            shelf: Shelf {
                id,
                workspace: snapshot.workspace.clone(),
                base: Base::Nothing,
                begun: clock::now(),
                label: format!("Opened from {}", file.name),
            },
            stage: Stage::Working,
        }))
    }

    /// Goes on a little. How far it is, in hundredths; `None` when nothing is left. `folded` is what the record
    /// comes to.
    pub(super) fn step(&mut self, held: &Held, folded: &Workspace) -> Option<u32> {
        let (stage, worked) = match self {
            Self::Merging(merging) => merging.step(held, folded),
            Self::Opening(opening) => opening.step(held),
        };
        match stage {
            Stage::Working => Some(worked / 2),
            Stage::Packing(to_pack) => Some(50 + to_pack.how_far() / 2),
            Stage::Done(_) => None,
        }
    }

    /// What came of it, once nothing is left.
    pub(super) fn finish(self, held: &Held, folded: &Workspace, today: Date) -> (Weighed, Ready) {
        match self {
            Self::Merging(merging) => {
                let preview = merging.comparing.finish(folded);
                let (merged, mine) = (&preview.merged, Some(&held.set));
                let described = |new: &NewConflict| conflict(merged, mine, &new.rec, &new.field);
                let first = preview.conflicts.iter().take(SHOWN);
                let made = Conflicts {
                    first: first.filter_map(described).collect(),
                    all: preview.conflicts.len(),
                };
                let ready = Ready::Merge(merging.stage.contents());
                (Weighed::Merge(Box::new(preview), made), ready)
            }
            Self::Opening(opening) => {
                let rows = Arc::new(rows(&opening.record.workspace, today));
                let incoming = Incoming::of(&opening.record.workspace, &rows);
                let ready = Ready::Open(Box::new(Opened {
                    record: opening.record,
                    rows,
                    shelf: opening.shelf,
                    contents: opening.stage.contents(),
                }));
                (Weighed::Open(incoming), ready)
            }
        }
    }
}

impl Merging {
    fn step(&mut self, held: &Held, folded: &Workspace) -> (&Stage, u32) {
        let mut worked = 100;
        match &mut self.stage {
            Stage::Working => match self.comparing.step(folded, AT_ONCE) {
                Some(percent) => worked = percent,
                None => {
                    let brought = self.comparing.brought();
                    let all = brought.len();
                    let brought = brought.into_iter().filter(goes_into_packs);
                    self.stage = Stage::keeping(held, &held.shelf.id, brought.collect(), all);
                }
            },
            stage => stage.step(),
        }
        (&self.stage, worked)
    }
}

impl Opening {
    fn step(&mut self, held: &Held) -> (&Stage, u32) {
        match &mut self.stage {
            Stage::Working => {
                if self.record.step() == Left::Nothing {
                    let own = self.settle(held);
                    let all = own.len();
                    self.stage = Stage::keeping(held, &self.shelf.id, own, all);
                }
            }
            stage => stage.step(),
        }
        (&self.stage, self.record.how_far())
    }

    /// Chooses what is to stand on the shelf, which is less where the file builds on the review of the app.
    fn settle(&mut self, held: &Held) -> Vec<Change> {
        // The record is gathered; the changes it came from are in it.
        self.record.changes = Vec::new();
        let set = &self.record.set;
        if holds_all(set, &held.embedded) {
            self.shelf.base = Base::Embedded;
        }
        let base = self.shelf.base;
        let own = set.in_order().into_iter();
        let own =
            own.filter(|change| base == Base::Nothing || !held.embedded.contains(change.id()));
        own.cloned().collect()
    }
}

impl Stage {
    /// Begins to pack changes for a shelf, where packs are taken for so many.
    fn keeping(held: &Held, shelf: &ShelfId, changes: Vec<Change>, all: usize) -> Self {
        if !held.store.takes_packs(all) {
            return Self::Done(Contents::Changes(changes));
        }
        Self::Packing(ToPack {
            changes,
            packing: Packing::new(shelf),
            packed: 0,
        })
    }

    fn step(&mut self) {
        if let Self::Packing(to_pack) = self
            && let Some(packs) = to_pack.step()
        {
            *self = Self::Done(Contents::Packs(packs));
        }
    }

    fn contents(self) -> Contents {
        match self {
            Self::Done(contents) => contents,
            Self::Working => Contents::Changes(Vec::new()),
            Self::Packing(to_pack) => Contents::Changes(to_pack.changes),
        }
    }
}

/// Changes on their way into packs.
struct ToPack {
    changes: Vec<Change>,
    packing: Packing,
    packed: usize,
}

impl ToPack {
    /// Packs some more. The packs once all are in them.
    fn step(&mut self) -> Option<Packs> {
        for change in self.changes.iter().skip(self.packed).take(AT_ONCE) {
            self.packing.add(change);
        }
        self.packed += AT_ONCE;
        (self.packed >= self.changes.len()).then(|| self.packing.take())
    }

    fn how_far(&self) -> u32 {
        let percent = self.packed.saturating_mul(100) / self.changes.len().max(1);
        u32::try_from(percent.min(100)).unwrap_or_default()
    }
}

fn holds_all(set: &ChangeSet, others: &ChangeSet) -> bool {
    others.all().all(|change| set.contains(change.id()))
}
