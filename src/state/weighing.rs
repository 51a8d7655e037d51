//! What is worked out from the whole record, kept for as long as the record and the question are the same.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use serde_json::Value;

use crate::content::data::{Asking, Incoming, TypedHere, Weighed};
use crate::domain::workspace::Workspace;
use crate::platform::clock;
use crate::query::conflict::{Conflict, conflict, conflicts};
use crate::query::duplicates::{Pair, possible};
use crate::query::list::Row;
use crate::query::narrowing::Narrowing;
use crate::snapshot::compare::preview_on;
use crate::snapshot::envelope::Snapshot;
use crate::state::{App, Held};

/// What was worked out last.
#[derive(Default)]
pub(super) struct WorkedOut {
    settling: Option<Rc<Settling>>,
    weighed: Option<Rc<Weighed>>,
    narrowing: Narrowing,
}

/// What a person may settle in the record as it is, and what they typed into it.
pub(super) struct Settling {
    /// The conflicts that stand.
    pub(super) conflicts: Vec<Conflict>,
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
                conflicts: conflicts(&held.set, None),
                pairs: possible(workspace),
                typed: held.typed(),
                records: held.set.records().count(),
            })
        }));
        self.held
            .update_value(|held| held.worked_out.settling = Some(settling.clone()));
        settling
    }

    /// What the question at hand needs to know of its files: worked out once for a question and a state of the record.
    pub(super) fn weighed(self) -> Rc<Weighed> {
        self.workspace.track();
        let known = self.held.with_value(|held| held.worked_out.weighed.clone());
        if let Some(known) = known {
            return known;
        }
        let weighed = Rc::new(self.screen.with(|screen| match &screen.asking {
            Asking::Merging { files, .. } => {
                let snapshots: Vec<&Snapshot> = files.iter().map(|file| &file.snapshot).collect();
                self.workspace.with_untracked(|folded| {
                    self.held
                        .with_value(|held| held.weigh_merge(folded, &snapshots))
                })
            }
            Asking::Opening(file) => Weighed::Open(Incoming::of(file, self.today)),
            _ => Weighed::Nothing,
        }));
        self.held
            .update_value(|held| held.worked_out.weighed = Some(weighed.clone()));
        weighed
    }

    /// Forgets what was worked out for a question: another is asked.
    pub(super) fn weigh_anew(self) {
        self.held
            .update_value(|held| held.worked_out.weighed = None);
    }

    /// Forgets what was worked out: the record is another by now.
    pub(super) fn work_out_anew(self) {
        self.held
            .update_value(|held| held.worked_out = WorkedOut::default());
    }
}

impl Held {
    fn weigh_merge(&self, folded: &Workspace, snapshots: &[&Snapshot]) -> Weighed {
        let here = &self.shelf.workspace;
        let preview = preview_on(&self.set, folded, here, snapshots, &clock::now());
        let mut made = Vec::new();
        for new in &preview.conflicts {
            made.extend(conflict(
                &preview.merged,
                Some(&self.set),
                &new.rec,
                &new.field,
            ));
        }
        Weighed::Merge(Box::new(preview), made)
    }

    /// How many entries hold words that were typed here or by colleagues, by kind.
    fn typed(&self) -> Vec<TypedHere> {
        let mut counts = BTreeMap::new();
        let mut seen = BTreeSet::new();
        for change in self.own() {
            let words = |value: &Value| value.as_str().is_some_and(|text| text.contains(' '));
            if !change.set().values().any(words) || !seen.insert(change.rec()) {
                continue;
            }
            *counts.entry(change.kind().to_owned()).or_insert(0) += 1;
        }
        let count = |(kind, entries)| TypedHere { kind, entries };
        counts.into_iter().map(count).collect()
    }
}
