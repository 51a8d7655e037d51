//! Working out how the work is kept, and the name of the person at work.

use leptos::prelude::*;

use crate::content::keeping::Keeping;
use crate::content::settings::NAME;
use crate::content::warning::Warning;
use crate::history::change::Change;
use crate::state::{App, Held};
use crate::store::StoreError;
use crate::store::joined::{Near, Vault};

impl App {
    /// Works out anew what is to be said, and gives the vault what waits for it.
    pub(super) fn say_keeping(self) {
        self.carry();
        self.say_keeping_without_carrying();
    }

    pub(super) fn say_keeping_without_carrying(self) {
        let mut said = (Keeping::Untouched, false);
        self.held
            .update_value(|held| said = (held.keeping(), held.one_copy()));
        let (keeping, one_copy) = said;
        // What is said already does not draw the page anew.
        let same = self.screen.with_untracked(|screen| {
            let warned = screen.warnings.contains(&Warning::OneCopyOnly);
            screen.keeping == keeping && warned == one_copy
        });
        if same {
            return;
        }
        self.screen.update(|screen| {
            screen.keeping = keeping;
            screen
                .warnings
                .retain(|warning| *warning != Warning::OneCopyOnly);
            if one_copy {
                screen.warnings.push(Warning::OneCopyOnly);
            }
        });
    }

    /// The name the person gave last, for the next form.
    pub fn person(self) -> String {
        self.setting(NAME)
    }

    /// Remembers the name a person gives.
    pub fn remember_person(self, name: &str) {
        // A name that cannot be kept is asked for again; nothing is lost.
        self.keep_setting(NAME, name.trim());
        self.carry();
    }
}

/// How many changes did not come with the app, and how many of those are in no saved file.
#[derive(Clone, Copy)]
pub(super) struct Counted {
    /// For how many changes and for how many filed ones this holds.
    of: (usize, usize),
    own: u32,
    in_no_file: u32,
}

impl Counted {
    /// How many changes did not come with the app, and how many of them are in no saved file.
    pub(super) fn own_and_unsaved(self) -> (u32, u32) {
        (self.own, self.in_no_file)
    }
}

impl Held {
    /// Counts what is there, unless nothing has come since it was counted.
    pub(super) fn count(&mut self) -> Counted {
        let of = (self.set.len(), self.filed.len());
        match self.counted {
            Some(counted) if counted.of == of => counted,
            _ => {
                let (mut own, mut in_no_file) = (0, 0);
                for change in self.own() {
                    own += 1;
                    in_no_file += u32::from(!self.filed.contains(&change.id()));
                }
                let counted = Counted {
                    of,
                    own,
                    in_no_file,
                };
                self.counted = Some(counted);
                counted
            }
        }
    }

    /// Goes on counting with changes of which each was new: the cost follows them, not the record.
    pub(super) fn count_on(&mut self, before: usize, fresh: &[Change]) {
        let Some(mut counted) = self.counted.take() else {
            return;
        };
        let of = (self.set.len(), self.filed.len());
        // A stub in the place of a whole change is no further one.
        if counted.of != (before, of.1) || of.0 != before + fresh.len() {
            return;
        }
        for change in fresh {
            if !self.embedded.contains(change.id()) {
                counted.own += 1;
                counted.in_no_file += u32::from(!self.filed.contains(&change.id()));
            }
        }
        self.counted = Some(Counted { of, ..counted });
    }

    fn keeping(&mut self) -> Keeping {
        let Counted {
            own: all,
            in_no_file,
            ..
        } = self.count();
        if self.cupboard.was_cleared() {
            return Keeping::Cleared { here: all };
        }
        if let Some(error) = self.refused {
            return Keeping::NotKept { error, unkept: all };
        }
        let unkept = u32::try_from(self.unkept.len()).unwrap_or(u32::MAX);
        if unkept > 0 {
            let error = match self.cupboard.vault() {
                Vault::Troubled(error) => error,
                _ => StoreError::Full,
            };
            return Keeping::NotKept { error, unkept };
        }
        if all == 0 {
            return Keeping::Untouched;
        }
        let under_way = u32::try_from(self.cupboard.changes_under_way()).unwrap_or(u32::MAX);
        match self.cupboard.vault() {
            Vault::Open if under_way > 0 => Keeping::Saving {
                changes: under_way,
                near: if self.cupboard.only_here().is_empty() {
                    Near::Lasting
                } else {
                    Near::ThisWindow
                },
            },
            Vault::Open => Keeping::Saved { in_no_file },
            _ if self.cupboard.near() == Near::ThisWindow => Keeping::NotKept {
                error: StoreError::Refused,
                unkept: all,
            },
            _ => Keeping::Loosely { in_no_file },
        }
    }

    /// Whether the journal had no room for something that the vault has.
    fn one_copy(&self) -> bool {
        self.cupboard.near() == Near::Lasting && self.cupboard.journal_was_full()
    }
}
