//! What is worked out from the whole record, kept for as long as the record and the question are the same.

pub(super) mod job;

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use serde_json::Value;

use crate::content::conflicts::SHOWN;
use crate::content::data::{Asking, TypedHere, Weighed};
use crate::domain::id::RecordId;
use crate::history::change::Change;
use crate::platform::{chance, clock};
use crate::query::conflict::{Conflicts, conflicts};
use crate::query::duplicates::{Pair, possible};
use crate::query::list::Row;
use crate::query::narrowing::Narrowing;
use crate::state::weighing::job::{Job, Ready};
use crate::state::{App, Held};
use crate::store::ShelfId;

/// So long the page waits for an answer, in milliseconds.
const STEP: f64 = 30.0;

/// What was worked out last.
#[derive(Default)]
pub(super) struct WorkedOut {
    settling: Option<Rc<Settling>>,
    weighed: Option<Rc<Weighed>>,
    /// What is being worked out for the question.
    job: Option<Job>,
    /// What is ready for when the question is answered.
    ready: Ready,
    narrowing: Narrowing,
}

/// In a record of so many changes what may be settled is worked out before the page is shown.
const AT_ONE_GO: usize = 10_000;

/// What a person may settle in the record as it is, and what they typed into it.
#[derive(Default)]
pub(super) struct Settling {
    /// The conflicts that stand.
    pub(super) conflicts: Conflicts,
    /// Entries that may be one thing typed twice.
    pub(super) pairs: Vec<Pair>,
    /// The entries with words that people typed, by kind.
    pub(super) typed: Vec<TypedHere>,
    /// How many entries there are.
    pub(super) records: usize,
}

impl App {
    /// The lines of the review shown, and those that have the words of a question, found among what the question
    /// before it left.
    pub(super) fn rows_with_words(self, question: &str) -> (Arc<Vec<Row>>, Arc<Vec<Row>>) {
        let rows = self.review_rows();
        let mut found = rows.clone();
        self.held
            .update_value(|held| found = held.worked_out.narrowing.with_words(&rows, question));
        (rows, found)
    }

    /// What may be settled, for a page that shows it among other things. In a large record it comes a moment after
    /// the rest of the page.
    pub(super) fn settling_or_soon(self) -> Rc<Settling> {
        let wait = self
            .held
            .with_value(|held| held.worked_out.settling.is_none() && held.set.len() > AT_ONE_GO);
        if !wait {
            return self.settling();
        }
        self.workspace.track();
        set_timeout(
            move || {
                untrack(|| self.settling());
                self.screen.update(|_| {});
            },
            Duration::ZERO,
        );
        Rc::new(Settling {
            records: self.held.with_value(|held| held.set.record_count()),
            ..Settling::default()
        })
    }

    /// What may be settled: worked out once for a state of the record.
    pub(super) fn settling(self) -> Rc<Settling> {
        let known = self
            .held
            .with_value(|held| held.worked_out.settling.clone());
        if let Some(known) = known {
            // Pages follow the record all the same.
            self.workspace.track();
            return known;
        }
        let settling = Rc::new(self.workspace.with(|workspace| {
            self.held.with_value(|held| Settling {
                conflicts: conflicts(&held.set, None, SHOWN),
                pairs: possible(workspace),
                typed: held.typed(),
                records: held.set.record_count(),
            })
        }));
        self.held
            .update_value(|held| held.worked_out.settling = Some(settling.clone()));
        settling
    }

    /// What the question at hand needs to know of its files: worked out once for a question and a state of the
    /// record. What takes long is worked out in steps, and the page follows.
    pub(super) fn weighed(self) -> Rc<Weighed> {
        self.workspace.track();
        let known = self.held.with_value(|held| held.worked_out.weighed.clone());
        if let Some(known) = known {
            return known;
        }
        let job = self.screen.with(|screen| {
            self.held.with_value(|held| match &screen.asking {
                Asking::Merging { files, .. } => Some(Job::merging(held, files)),
                Asking::Opening(file) => {
                    // Without a source of chance no workspace can be begun, which is said when one is.
                    let name = chance::random_bytes().map(RecordId::from_random);
                    let name = name.as_ref().map_or("", RecordId::as_str);
                    Some(Job::opening(held, file, ShelfId::new(name)))
                }
                _ => None,
            })
        });
        match job {
            Some(job) => self.work_on(job),
            None => self.note_weighed(Weighed::Nothing),
        }
    }

    /// Works for as long as the page can wait, and goes on once the browser has done what waits.
    fn work_on(self, mut job: Job) -> Rc<Weighed> {
        let began = clock::milliseconds();
        let step = |job: &mut Job| {
            self.workspace
                .with_untracked(|folded| self.held.with_value(|held| job.step(held, folded)))
        };
        while let Some(percent) = step(&mut job) {
            if clock::milliseconds() - began > STEP {
                self.held
                    .update_value(|held| held.worked_out.job = Some(job));
                set_timeout(move || self.go_on_weighing(), Duration::ZERO);
                return self.note_weighed(Weighed::UnderWay(percent));
            }
        }
        let (weighed, ready) = self.workspace.with_untracked(|folded| {
            self.held
                .with_value(|held| job.finish(held, folded, self.today))
        });
        self.held.update_value(|held| held.worked_out.ready = ready);
        self.note_weighed(weighed)
    }

    fn go_on_weighing(self) {
        let mut job = None;
        self.held
            .update_value(|held| job = held.worked_out.job.take());
        // The question was left, or the record is another by now.
        let Some(job) = job else { return };
        let weighed = self.work_on(job);
        self.screen.update(|_| {});
        if !matches!(*weighed, Weighed::UnderWay(_)) {
            self.focus_soon("file-question");
        }
    }

    fn note_weighed(self, weighed: Weighed) -> Rc<Weighed> {
        let weighed = Rc::new(weighed);
        self.held
            .update_value(|held| held.worked_out.weighed = Some(weighed.clone()));
        weighed
    }

    /// Forgets what was worked out for a question: another is asked.
    pub(super) fn weigh_anew(self) {
        self.held.update_value(|held| {
            held.worked_out.weighed = None;
            held.worked_out.job = None;
            held.worked_out.ready = Ready::Nothing;
        });
    }

    /// Takes what is ready for the answer to the question at hand.
    pub(super) fn take_ready(self) -> Ready {
        let mut ready = Ready::Nothing;
        self.held
            .update_value(|held| ready = std::mem::take(&mut held.worked_out.ready));
        ready
    }

    /// Forgets what was worked out: the record is another by now.
    pub(super) fn work_out_anew(self) {
        self.held
            .update_value(|held| held.worked_out = WorkedOut::default());
    }
}

impl Held {
    /// How many entries hold words that were typed here or by colleagues, by kind.
    fn typed(&self) -> Vec<TypedHere> {
        let words = |value: &Value| value.as_str().is_some_and(|text| text.contains(' '));
        let is_typed = |change: &&Change| {
            change.set().values().any(words) && !self.embedded.contains(change.id())
        };
        let mut counts = BTreeMap::new();
        for mut changes in self.set.by_record() {
            if let Some(change) = changes.find(is_typed) {
                *counts.entry(change.kind().to_owned()).or_insert(0) += 1;
            }
        }
        let count = |(kind, entries)| TypedHere { kind, entries };
        counts.into_iter().map(count).collect()
    }
}
