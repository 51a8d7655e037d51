//! Taking changes in: the set holds them, the stores keep them, and the pages show them.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::id::RecordId;
use crate::domain::workspace::Workspace;
use crate::history::change::{Change, Presence};
use crate::history::fold::refold;
use crate::platform::screen;
use crate::query::list::{bearing_on, renew, rows};
use crate::snapshot::compare::Preview;
use crate::state::{App, Begun, CHANGES, Held};
use crate::store::journal::Packs;

impl App {
    /// Takes changes into the set, keeps them, and brings their records up to date.
    pub(super) fn accept(self, changes: Vec<Change>) {
        let fresh = self.keep_fresh(|held| {
            let had = held.set.len();
            let fresh = held.set.take_in(changes);
            held.count_on(had, &fresh);
            for change in &fresh {
                held.keep(change);
            }
            fresh
        });
        self.show(&fresh);
    }

    /// Takes in what a merge brings, which is worked out to the end already. Where it is much, it comes in packs.
    pub(super) fn accept_merged(self, preview: &Preview, packs: Option<&Packs>) {
        let fresh = self.keep_fresh(|held| {
            let had = held.set.len();
            let fresh = preview.fresh(&held.set);
            held.set = preview.merged.clone();
            held.count_on(had, &fresh);
            held.keep_all(&fresh, packs);
            fresh
        });
        self.show_by(&fresh, |workspace, _| {
            workspace.clone_from(&preview.after);
        });
    }

    /// Keeps changes that were new, and tells whoever keeps views of pages.
    fn keep_fresh(self, keep: impl FnOnce(&mut Held) -> Vec<Change>) -> Vec<Change> {
        // Kept views of pages are of the record as it was, now and once the change is kept.
        screen::tell(CHANGES);
        let mut fresh = Vec::new();
        let mut first = false;
        self.held.update_value(|held| {
            let before = held.begun;
            fresh = keep(held);
            first = before != held.begun;
        });
        screen::tell(CHANGES);
        if first {
            self.greet_other_windows();
        }
        fresh
    }

    /// Takes in changes that are already kept: another window made them, or they were just loaded.
    pub(super) fn take_in(self, changes: Vec<Change>) {
        let mut fresh = Vec::new();
        self.held.update_value(|held| {
            let had = held.set.len();
            fresh = held.set.take_in(changes.clone());
            held.count_on(had, &fresh);
            if !fresh.is_empty() {
                held.begun = Begun::Yes;
            }
            held.keep_stubs(&changes);
        });
        if !fresh.is_empty() {
            self.show(&fresh);
        }
    }

    fn show(self, changes: &[Change]) {
        self.show_by(changes, |workspace, touched| {
            self.held.with_value(|held| {
                for rec in touched {
                    refold(workspace, &held.set, rec);
                }
            });
        });
    }

    /// Brings the pages up to date with changes; `fold` does so with the records that they touch.
    fn show_by(self, changes: &[Change], fold: impl FnOnce(&mut Workspace, &[RecordId])) {
        self.work_out_anew();
        let mut touched = BTreeSet::new();
        touched.extend(changes.iter().map(|change| change.rec().clone()));
        let touched: Vec<RecordId> = touched.into_iter().collect();
        // What a line depended on before counts as much as what it depends on now.
        let before = self
            .workspace
            .with_untracked(|all| bearing_on(all, &touched));
        self.workspace.update(|workspace| fold(workspace, &touched));
        self.workspace.with_untracked(|all| {
            self.rows
                .update(|lines| match (before, bearing_on(all, &touched)) {
                    (Some(mut of), Some(now)) => {
                        of.extend(now);
                        renew(Arc::make_mut(lines), all, &of, self.today);
                    }
                    _ => *lines = Arc::new(rows(all, self.today)),
                });
        });
        self.say_keeping();
    }
}

impl Held {
    /// Writes the stubs of what the shelf holds whole although it was taken out, so that its content
    /// does not stay there. What cannot be written now is tried again at the next start.
    pub(super) fn keep_stubs(&self, stored: &[Change]) {
        for stub in self.set.stubs_for(stored) {
            let _ = self.store.take_out(&stub);
        }
    }

    /// Writes a change to the store; what cannot be written is remembered as unkept and said.
    pub(super) fn keep(&mut self, change: &Change) {
        if self.begin().is_err() || self.cupboard.was_cleared() {
            self.unkept.insert(change.id());
            return;
        }
        let kept = self.store.append(&self.shelf, change).and_then(|()| {
            match change.presence() {
                Presence::Whole => Ok(()),
                // Earlier workspaces must not hold it either.
                Presence::TakenOut => self.store.take_out(change),
            }
        });
        match kept {
            Ok(()) => self.unkept.remove(&change.id()),
            Err(_) => self.unkept.insert(change.id()),
        };
    }

    /// Writes changes to the store, of which those that go into packs stand in these. Where packs are not taken,
    /// each is written by itself.
    fn keep_all(&mut self, changes: &[Change], packs: Option<&Packs>) {
        let packs = packs.filter(|packs| self.keep_packs(packs));
        for change in changes {
            if packs.is_none() || !goes_into_packs(change) {
                self.keep(change);
            }
        }
    }

    /// Whether packs were kept.
    fn keep_packs(&mut self, packs: &Packs) -> bool {
        let kept = self.begin().is_ok()
            && !self.cupboard.was_cleared()
            && self.store.append_packed(packs).is_ok();
        if kept {
            self.read.extend(packs.names().cloned());
        }
        kept
    }
}

/// Whether a change that a merge brings may stand in a pack: what is taken out, and why, is looked for among those
/// that stand by themselves.
pub(super) fn goes_into_packs(change: &Change) -> bool {
    change.presence() == Presence::Whole && !change.is_redaction()
}
