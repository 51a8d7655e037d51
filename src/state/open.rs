//! Opening another workspace in place of this one, and going back. The one before stays on its shelf.

use leptos::prelude::*;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::content::data::ReadFile;
use crate::domain::id::RecordId;
use crate::domain::record::Record;
use crate::domain::review::Review;
use crate::history::change::{Change, Draft};
use crate::history::change_set::ChangeSet;
use crate::history::fold::fold;
use crate::platform::{chance, clock, screen};
use crate::query::list::rows;
use crate::snapshot::envelope::WorkspaceId;
use crate::state::gather::Gathering;
use crate::state::notice::Notice;
use crate::state::weighing::job::{Contents, Opened, Ready};
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
    /// Opens the file that is asked about in place of the workspace, which becomes a restore point.
    ///
    /// # Errors
    ///
    /// An `OpenError`; then everything is as it was.
    pub fn open(self, file: &ReadFile) -> Result<(), OpenError> {
        // It may still be being looked through.
        let Ready::Open(opened) = self.take_ready() else {
            return Ok(());
        };
        self.put_in_place(*opened)?;
        self.note_checked(&file.snapshot);
        self.say(Notice::said(format!(
            "Opened {}. What was here before is a restore point.",
            file.name
        )));
        Ok(())
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
        // A review with a title holds no number, so sealing it cannot be refused.
        let own: Vec<Change> = first.into_iter().collect();
        let mut set = ChangeSet::new();
        set.union(own.iter().cloned());
        let workspace = WorkspaceId::new(new_name()?.as_str());
        let shelf = Shelf {
            id: ShelfId::new(new_name()?.as_str()),
            workspace,
            base: Base::Nothing,
            begun: clock::now(),
            label: format!("New review: {}", title.trim()),
        };
        let mut record = Gathering::new(self.places(), Vec::new(), Vec::new());
        record.workspace = fold(&set);
        record.set = set;
        self.put_in_place(Opened {
            rows: Arc::new(rows(&record.workspace, self.today)),
            record,
            shelf,
            contents: Contents::Changes(own),
        })
    }

    /// Puts what is ready in the place of what is open: all of it or nothing.
    fn put_in_place(self, opened: Opened) -> Result<(), OpenError> {
        let Opened {
            record,
            rows,
            shelf,
            contents,
        } = opened;
        if shelf.id.as_str().is_empty() {
            return Err(OpenError::NoChance);
        }
        let mut outcome = Ok(());
        self.held.update_value(|held| {
            outcome = held.leave_restore_point().and_then(|()| match &contents {
                Contents::Changes(changes) => held.store.begin(&shelf, changes),
                Contents::Packs(packs) => held.store.begin_packed(&shelf, packs),
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
        let kept = Kept {
            shelf,
            found: Found::Whole,
            changes: Vec::new(),
            packs: Vec::new(),
            misfits: Vec::new(),
        };
        self.show_record(kept, record, rows);
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

fn new_name() -> Result<RecordId, OpenError> {
    let name = chance::random_bytes().map(RecordId::from_random);
    name.ok_or(OpenError::NoChance)
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
