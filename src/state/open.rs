//! Opening another workspace in place of this one, and going back. The one before stays on its shelf.

use leptos::prelude::*;

use std::collections::BTreeSet;

use crate::content::data::ReadFile;
use crate::domain::record::Record;
use crate::domain::review::Review;
use crate::history::change::{Change, Draft};
use crate::history::change_set::ChangeSet;
use crate::platform::{chance, clock, screen};
use crate::snapshot::envelope::WorkspaceId;
use crate::state::gather::Gathering;
use crate::state::notice::Notice;
use crate::state::{App, CHANGES, stamp};
use crate::store::cells::Cells;
use crate::store::journal::packs_prefix;
use crate::store::{Base, Found, Kept, Shelf, ShelfId, StoreError};

/// How many earlier workspaces are kept to go back to. One with work that is in no file stays in any case.
pub(super) const RESTORE_POINTS: usize = 10;

/// Why a workspace could not be opened. The one that was open is as it was.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum OpenError {
    /// The browser has no source of chance, so that no new name can be made.
    #[error("This browser cannot make new entries. Use another browser. Nothing was changed.")]
    NoChance,
    /// There is no room for it, or storage is refused.
    #[error(
        "There is not enough room in this browser to open the file and keep what you have. Save a file of your work first. Nothing was changed."
    )]
    NotKept(#[from] StoreError),
}

impl App {
    /// Opens a file in place of the workspace, which becomes a restore point.
    ///
    /// # Errors
    ///
    /// An `OpenError`; then everything is as it was.
    pub fn open(self, file: &ReadFile) -> Result<(), OpenError> {
        let snapshot = &file.snapshot;
        let mut incoming = ChangeSet::new();
        incoming.union(snapshot.changes.iter().cloned());
        let on_embedded = self.held.with_value(|held| {
            held.embedded
                .in_order()
                .iter()
                .all(|change| incoming.contains(change.id()))
        });
        let base = if on_embedded {
            Base::Embedded
        } else {
            Base::Nothing
        };
        let label = format!("Opened from {}", file.name);
        let workspace = snapshot.workspace.clone();
        let file = file.clone();
        self.begin(workspace, base, label, incoming, move || {
            self.note_checked(&file.snapshot);
            self.say(Notice::said(format!(
                "Opened {}. What was here before is a restore point.",
                file.name
            )));
        })
    }

    /// Starts an empty workspace with one review that has nothing but a title.
    ///
    /// # Errors
    ///
    /// An `OpenError`; then everything is as it was.
    pub fn start_empty(self, title: &str, by: &str) -> Result<(), OpenError> {
        let review = self.new_id().ok_or(OpenError::NoChance)?;
        let mut record = Review::blank();
        title.trim().clone_into(&mut record.title);
        title.trim().clone_into(&mut record.short_name);
        let first = Change::seal(Draft {
            rec: review,
            kind: Review::TYPE.to_owned(),
            set: record.write(),
            prev: Vec::new(),
            stamp: stamp(&self.signed(by)),
            n: 1,
        });
        let mut set = ChangeSet::new();
        // A review with a title holds no number, so sealing it cannot be refused.
        set.union(first.ok());
        let name = chance::random_bytes().ok_or(OpenError::NoChance)?;
        let workspace = WorkspaceId::new(crate::domain::id::RecordId::from_random(name).as_str());
        self.begin(
            workspace,
            Base::Nothing,
            format!("New review: {}", title.trim()),
            set,
            || (),
        )
    }

    fn begin(
        self,
        workspace: WorkspaceId,
        base: Base,
        label: String,
        set: ChangeSet,
        then: impl FnOnce() + 'static,
    ) -> Result<(), OpenError> {
        let id = chance::random_bytes().ok_or(OpenError::NoChance)?;
        let shelf = Shelf {
            id: ShelfId::new(crate::domain::id::RecordId::from_random(id).as_str()),
            workspace,
            base,
            begun: clock::now(),
            label,
        };
        let mut outcome = Ok(());
        self.held.update_value(|held| {
            outcome = held.leave_restore_point().and_then(|()| {
                let own: Vec<Change> = set
                    .in_order()
                    .into_iter()
                    .filter(|change| base == Base::Nothing || !held.embedded.contains(change.id()))
                    .cloned()
                    .collect();
                held.store.begin(&shelf, &own)
            });
        });
        outcome?;
        self.held.update_value(|held| {
            held.unkept = BTreeSet::new();
            // Where nothing can be dropped, there are more ways back than are promised.
            let _ = held.store.drop_restore_points(RESTORE_POINTS);
            held.dropping = true;
            let packs = held.cupboard.keys(&packs_prefix(&shelf.id));
            held.read = BTreeSet::new();
            held.read.extend(packs.unwrap_or_default());
        });
        screen::tell(CHANGES);
        // What is on the shelf is at hand.
        let kept = Kept {
            shelf,
            found: Found::Whole,
            changes: Vec::new(),
            packs: Vec::new(),
            misfits: Vec::new(),
        };
        let record = Gathering::new(self.places(), Vec::new(), Vec::new()).on(set);
        record.go_on(Box::new(move |record| {
            self.show_gathered(kept, record);
            then();
        }));
        Ok(())
    }

    /// The workspaces that were open before, newest first.
    pub fn restore_points(self) -> Vec<Shelf> {
        self.with_changes(|_| ());
        self.held
            .with_value(|held| held.store.restore_points())
            .unwrap_or_default()
    }

    /// Goes back to a workspace that was open before. The one that is open now stays too.
    ///
    /// # Errors
    ///
    /// An `OpenError`; then everything is as it was.
    pub fn go_back_to(self, shelf: &Shelf) -> Result<(), OpenError> {
        self.held.with_value(|held| held.store.go_back_to(shelf))?;
        self.show_shelf_in_use();
        self.say(Notice::said(format!("You are back at: {}.", shelf.label)));
        Ok(())
    }
}

impl super::Held {
    /// Makes sure that the workspace that is open stands whole on its shelf, changes included that
    /// could not be kept when they were made.
    fn leave_restore_point(&mut self) -> Result<(), StoreError> {
        self.begin()?;
        let unkept: Vec<Change> = self
            .unkept
            .iter()
            .filter_map(|id| self.set.get(*id))
            .cloned()
            .collect();
        for change in &unkept {
            self.store.append(&self.shelf, change)?;
            self.unkept.remove(&change.id());
        }
        Ok(())
    }
}
