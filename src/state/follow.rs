//! Following what the stores hold while the window is open: other windows write there too.

use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use crate::history::change::Change;
use crate::history::fold::refold;
use crate::platform::screen;
use crate::platform::vault::Vault;
use crate::query::list::{Row, rows};
use crate::state::gather::Gathering;
use crate::state::start::{base, label};
use crate::state::weighing::WorkedOut;
use crate::state::{App, Begun, CHANGES};
use crate::store::{Kept, Store};

impl App {
    /// Joins what the store holds now to what is shown, another window's work included.
    pub(super) fn look_again(self) {
        self.join_kept();
        self.refresh(Self::join_kept);
    }

    pub(super) fn join_kept(self) {
        let loaded = self.held.with_value(|held| held.store.load());
        // Where nothing can be read, the page goes on with what it has, and says so if that is in danger.
        if let Ok(Some(kept)) = loaded {
            let same = self.held.with_value(|held| held.shelf.id == kept.shelf.id);
            if same {
                self.take_in(kept.changes);
                self.join_packs(kept.packs);
            } else {
                self.show_shelf_in_use();
            }
        }
        self.say_keeping();
    }

    /// Joins what is in packs of the shelf that this window has not read.
    fn join_packs(self, mut packs: Vec<String>) {
        let shelf = self.held.with_value(|held| held.shelf.id.clone());
        packs.retain(|pack| self.held.with_value(|held| !held.read.contains(pack)));
        if packs.is_empty() {
            return;
        }
        self.note_read(&packs);
        let places = self.places();
        let record = Gathering::new(places, Vec::new(), packs).unfolded();
        record.go_on(Box::new(move |record| {
            let same = self.held.with_value(|held| held.shelf.id == shelf);
            if same {
                self.take_in(record.changes);
            }
        }));
    }

    /// Where a record is read from.
    pub(super) fn places(self) -> (Rc<dyn Store>, Option<Vault>) {
        self.held
            .with_value(|held| (held.store.clone(), held.vault.clone()))
    }

    pub(super) fn note_read(self, packs: &[String]) {
        self.held
            .update_value(|held| held.read.extend(packs.iter().cloned()));
    }

    /// Shows the shelf in use, whichever it is now: another window opened a file, or went back.
    pub(super) fn reload(self) {
        self.refresh(Self::show_shelf_in_use);
    }

    /// As [`App::reload`], where what is on the shelf was written by this window.
    pub(super) fn show_shelf_in_use(self) {
        screen::tell(CHANGES);
        let loaded = self.held.with_value(|held| held.store.load());
        let Ok(Some(mut kept)) = loaded else {
            return self.say_keeping();
        };
        let changes = std::mem::take(&mut kept.changes);
        let packs = std::mem::take(&mut kept.packs);
        self.held.update_value(|held| held.read = BTreeSet::new());
        self.note_read(&packs);
        let under = self
            .held
            .with_value(|held| base(kept.shelf.base, &held.embedded));
        let record = Gathering::new(self.places(), changes, packs).on(under);
        record.go_on(Box::new(move |record| self.show_gathered(kept, record)));
    }

    /// Shows what was gathered of a shelf in place of what is shown.
    pub(super) fn show_gathered(self, mut kept: Kept, mut record: Gathering) {
        self.held.with_value(|held| {
            label(&mut kept, &mut record, (&held.embedded_id, &held.embedded));
            if held.shelf.id == kept.shelf.id {
                // Changes of this window that came meanwhile, or that no store took, stay with it.
                let here: Vec<Change> = held.own().cloned().collect();
                for rec in &record.set.union(here) {
                    refold(&mut record.workspace, &record.set, rec);
                }
            }
        });
        let lines = Arc::new(rows(&record.workspace, self.today));
        self.show_record(kept, record, lines);
    }

    /// Shows a record, with the lines of its recommendations, in place of what is shown.
    pub(super) fn show_record(self, kept: Kept, record: Gathering, lines: Arc<Vec<Row>>) {
        let mut misfits = kept.misfits;
        misfits.extend(record.misfits);
        self.held.update_value(|held| {
            held.set = record.set;
            held.counted = None;
            held.worked_out = WorkedOut::default();
            held.filed = BTreeSet::new();
            held.filed.extend(held.store.filed(&kept.shelf));
            held.shelf = kept.shelf;
            held.begun = Begun::Yes;
            held.keep_stubs(&record.changes);
        });
        self.rows.set(lines);
        self.workspace.set(record.workspace);
        self.screen.update(|screen| screen.misfits = misfits);
        self.say_keeping();
    }
}
