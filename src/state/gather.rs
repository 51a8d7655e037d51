//! Bringing what a shelf holds from the stores to the pages, in steps between which the browser can answer.

use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;

use crate::domain::amount::with_commas;
use crate::domain::workspace::Workspace;
use crate::history::change::Change;
use crate::history::change_set::ChangeSet;
use crate::history::fold::{Folded, fold_some};
use crate::platform::clock;
use crate::platform::screen::say_progress;
use crate::platform::vault::Vault;
use crate::store::journal::{Lines, count_in};
use crate::store::{Misfit, Store};

/// So long a step may take, in milliseconds.
const STEP: f64 = 30.0;

/// From so many milliseconds on it is said how far it is.
const SAID_FROM: f64 = 500.0;

/// So many changes between two looks at the clock.
const AT_ONCE: usize = 100;

/// So many records are folded between two looks at the clock.
const FOLDED_AT_ONCE: usize = 500;

/// What is done with what was gathered.
type Then = Box<dyn FnOnce(Gathering)>;

/// A record on its way from the stores to the pages.
pub(super) struct Gathering {
    store: Rc<dyn Store>,
    vault: Option<Vault>,
    /// The packs to be read, the next one last.
    packs: Vec<String>,
    lines: Option<(String, Lines)>,
    /// What was read.
    pub(super) changes: Vec<Change>,
    /// What is no sound change in the packs.
    pub(super) misfits: Vec<Misfit>,
    /// How many of the changes are in the set.
    joined: usize,
    /// The set of them.
    pub(super) set: ChangeSet,
    /// How many records are folded; `None` where nobody wants them folded.
    folded: Option<Folded>,
    /// What they are folded to.
    pub(super) workspace: Workspace,
    began: f64,
    all: usize,
}

/// Whether something is left to do.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Left {
    Something,
    Nothing,
    /// A pack has to come from the vault first.
    Reading,
}

impl Gathering {
    /// What is read already, with the packs that are still to be read.
    pub(super) fn new(
        (store, vault): (Rc<dyn Store>, Option<Vault>),
        changes: Vec<Change>,
        mut packs: Vec<String>,
    ) -> Self {
        packs.reverse();
        let packed: usize = packs.iter().map(|pack| count_in(pack)).sum();
        Self {
            store,
            vault,
            packs,
            lines: None,
            all: changes.len() + packed,
            changes,
            misfits: Vec::new(),
            joined: 0,
            set: ChangeSet::new(),
            folded: Some(Folded::default()),
            workspace: Workspace::default(),
            began: clock::milliseconds(),
        }
    }

    /// On top of what is in a set.
    pub(super) fn on(mut self, set: ChangeSet) -> Self {
        self.set = set;
        self
    }

    /// The changes alone.
    pub(super) fn unfolded(mut self) -> Self {
        self.folded = None;
        self
    }

    /// Does what is to be done, and then goes on. What comes from the vault, and the browser, come between.
    pub(super) fn go_on(mut self, then: Then) {
        let began = clock::milliseconds();
        loop {
            match self.step() {
                Left::Nothing => return then(self),
                Left::Reading => return self.read(then),
                Left::Something if clock::milliseconds() - began > STEP => {
                    self.say();
                    set_timeout(move || self.go_on(then), Duration::ZERO);
                    return;
                }
                Left::Something => {}
            }
        }
    }

    /// Does a little of what is to be done.
    pub(super) fn step(&mut self) -> Left {
        if let Some((key, mut lines)) = self.lines.take() {
            if lines.next(AT_ONCE, &mut self.changes) {
                self.lines = Some((key, lines));
            } else {
                self.misfits.extend(lines.misfits(&key));
            }
        }
        let fresh = self.changes.iter().skip(self.joined).take(AT_ONCE);
        let fresh: Vec<Change> = fresh.cloned().collect();
        if !fresh.is_empty() {
            self.joined += fresh.len();
            self.set.union(fresh);
            return Left::Something;
        }
        if self.lines.is_some() {
            return Left::Something;
        }
        if !self.packs.is_empty() && self.vault.is_some() {
            return Left::Reading;
        }
        let Some(folded) = &mut self.folded else {
            return Left::Nothing;
        };
        match fold_some(&mut self.workspace, &self.set, folded, FOLDED_AT_ONCE) {
            true => Left::Something,
            false => {
                // With many records this takes a while, which the first recommendation that is opened should not wait.
                self.workspace.make_naming_ready();
                Left::Nothing
            }
        }
    }

    /// Reads the next pack.
    fn read(mut self, then: Then) {
        let (Some(vault), Some(key)) = (self.vault.clone(), self.packs.pop()) else {
            return then(self);
        };
        let name = key.clone();
        if let Some(text) = self.store.pack_at_hand(&key) {
            self.lines = Some((key.clone(), Lines::new(&key, text)));
            return self.go_on(then);
        }
        vault.get(&key, move |text| {
            // What cannot be read now is read when somebody comes back to the window.
            if let Ok(Some(text)) = text {
                let lines = Lines::new(&name, text);
                // What it cannot be used for now, it is at the next start.
                let _ = self.store.take_pack(&name, Some(&lines));
                self.lines = Some((name, lines));
            }
            self.go_on(then);
        });
    }

    /// How far it is, in hundredths.
    pub(super) fn how_far(&self) -> u32 {
        let part = |done: usize, of: usize| {
            let done = done.saturating_mul(50) / of.max(1);
            u32::try_from(done.min(50)).unwrap_or_default()
        };
        let folded = self.folded.as_ref().map_or(0, |folded| folded.records);
        part(self.joined, self.all) + part(folded, self.set.record_count())
    }

    fn say(&self) {
        if clock::milliseconds() - self.began > SAID_FROM && self.all > 0 {
            let count = |count: usize| with_commas(u64::try_from(count).unwrap_or(u64::MAX));
            say_progress(&format!(
                "Opening your record: {} of {} entries",
                count(self.joined.min(self.all)),
                count(self.all)
            ));
        }
    }
}
