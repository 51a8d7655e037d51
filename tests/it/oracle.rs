//! A second opinion: heads, values and deletion worked out by scanning all changes, slowly and plainly.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use scrutiny_tracker::domain::id::RecordId;
use scrutiny_tracker::domain::workspace::{Table, Workspace};
use scrutiny_tracker::history::change::{Change, ChangeId};
use scrutiny_tracker::history::change_set::{ChangeSet, FieldState};
use scrutiny_tracker::history::fold::fold;
use serde_json::{Value, json};

use crate::generate::{history, law, run, steady};

/// The same rules as the app's, written from the rules and not from the app.
pub struct Oracle {
    changes: Vec<Change>,
    /// Changes that are to be looked through as if they had never been there.
    gone: Vec<Change>,
}

/// A change as it was made, with the content it still has: none if a redaction names it.
fn with_what_is_left(change: &Change, all: &[&Change]) -> Change {
    let named = Some(Value::from(change.id().to_string()));
    let names_it = |other: &&&Change| {
        other.kind() == "redaction" && other.set().get("change").cloned() == named
    };
    if change.kind() == "redaction" || !all.iter().any(|other| names_it(&other)) {
        return change.clone();
    }
    let mut value = change.to_value();
    for (_, field) in value["set"].as_object_mut().unwrap() {
        *field = Value::Null;
    }
    value["redacted"] = Value::Bool(true);
    Change::from_value(&value).unwrap()
}

impl Oracle {
    /// What follows from those of all changes ever made that a set has.
    pub fn new(log: &[Change], set: &ChangeSet) -> Self {
        let known = |change: &&Change| set.contains(change.id());
        let all: Vec<&Change> = log.iter().filter(known).collect();
        let left = |change: &&Change| with_what_is_left(change, &all);
        Self {
            changes: all.iter().map(left).collect(),
            gone: Vec::new(),
        }
    }

    /// The same as if some changes had never been there.
    pub fn without(&self, ids: &[ChangeId]) -> Self {
        let is_gone = |change: &Change| ids.contains(&change.id());
        let (gone, changes) = self.changes.iter().cloned().partition(is_gone);
        Self { changes, gone }
    }

    /// What the author of a change had built on: as named, and for one field, through changes of that
    /// field that are gone, what they in turn had built on.
    fn seen(&self, change: &Change, field: &str) -> Vec<ChangeId> {
        let mut seen = Vec::new();
        for id in change.prev() {
            match self.gone.iter().find(|gone| gone.id() == *id) {
                None => seen.push(*id),
                Some(gone) if gone.set().contains_key(field) => seen.extend(self.seen(gone, field)),
                Some(_) => {}
            }
        }
        seen
    }

    /// The records that anything is said of.
    pub fn records(&self) -> BTreeSet<RecordId> {
        (self.changes.iter())
            .map(|change| change.rec().clone())
            .collect()
    }

    pub fn of(&self, rec: &RecordId) -> impl Iterator<Item = &Change> {
        self.changes
            .iter()
            .filter(move |change| change.rec() == rec)
    }

    pub fn fields(&self, rec: &RecordId) -> Vec<String> {
        let mut names: Vec<_> = self
            .of(rec)
            .flat_map(|change| change.set().keys().cloned())
            .collect();
        names.sort();
        names.dedup();
        names
    }

    /// The changes of a field that no other change of that field was made on top of.
    pub fn heads(&self, rec: &RecordId, field: &str) -> Vec<&Change> {
        let mut heads = Vec::new();
        for change in self.of(rec) {
            let mut replaced = false;
            for other in self.of(rec) {
                replaced |= other.set().contains_key(field)
                    && self.seen(other, field).contains(&change.id());
            }
            if change.set().contains_key(field) && !replaced {
                heads.push(change);
            }
        }
        heads
    }

    /// The different values of the heads, each with the latest place in the order that has it.
    pub fn values(&self, rec: &RecordId, field: &str) -> Vec<((u64, ChangeId), Value)> {
        let mut latest: BTreeMap<String, ((u64, ChangeId), Value)> = BTreeMap::new();
        for head in self.heads(rec, field) {
            let (place, value) = ((head.n(), head.id()), head.set()[field].clone());
            let slot = latest.entry(value.to_string()).or_insert((place, value));
            slot.0 = slot.0.max(place);
        }
        let mut values: Vec<_> = latest.into_values().collect();
        values.sort_by_key(|(place, _)| *place);
        values
    }

    fn shown(&self, rec: &RecordId, field: &str) -> Option<Value> {
        self.values(rec, field).pop().map(|(_, value)| value)
    }

    fn kind(&self, rec: &RecordId) -> &str {
        self.of(rec)
            .min_by_key(|change| (change.n(), change.id()))
            .unwrap()
            .kind()
    }

    /// Whether somebody's deletion stands.
    fn somebody_deleted(&self, rec: &RecordId) -> bool {
        self.values(rec, "deleted")
            .iter()
            .any(|(_, value)| *value == json!(true))
    }

    /// A record is out of view when a deletion stands, nobody says otherwise, and no head of any
    /// field is news to whoever deleted.
    pub fn hidden(&self, rec: &RecordId) -> bool {
        if !self.somebody_deleted(rec) || self.values(rec, "deleted").len() > 1 {
            return false;
        }
        let deletions = self.heads(rec, "deleted");
        self.fields(rec).iter().all(|field| {
            let seen: Vec<ChangeId> = (deletions.iter())
                .flat_map(|deletion| [self.seen(deletion, field), vec![deletion.id()]].concat())
                .collect();
            let heads = self.heads(rec, field);
            heads.iter().all(|head| seen.contains(&head.id()))
        })
    }

    fn conflicts(&self, rec: &RecordId) -> BTreeSet<String> {
        let mut conflicts: BTreeSet<_> = self.fields(rec).into_iter().collect();
        conflicts.retain(|field| {
            let disputed = field == "deleted" && self.somebody_deleted(rec) && !self.hidden(rec);
            disputed || self.values(rec, field).len() > 1
        });
        conflicts
    }
}

fn agree_on_fields(set: &ChangeSet, oracle: &Oracle) -> Result<(), TestCaseError> {
    for change in &oracle.changes {
        prop_assert_eq!(set.get(change.id()), Some(change));
    }
    prop_assert_eq!(set.len(), oracle.changes.len());
    for rec in set.records() {
        let fields: Vec<_> = set.fields(rec).map(str::to_owned).collect();
        prop_assert_eq!(&fields, &oracle.fields(rec));
        prop_assert_eq!(set.kind(rec), Some(oracle.kind(rec)));
        for field in fields {
            let mut expected: Vec<_> = oracle
                .heads(rec, &field)
                .iter()
                .map(|head| head.order())
                .collect();
            expected.sort();
            let heads: Vec<_> = set
                .heads(rec, &field)
                .iter()
                .map(|head| head.order())
                .collect();
            prop_assert_eq!(heads, expected);

            let values = oracle.values(rec, &field);
            match set.state(rec, &field) {
                FieldState::Unset => prop_assert!(values.is_empty()),
                FieldState::One(value) => {
                    prop_assert_eq!(&[value.clone()][..], &[values[0].1.clone()][..values.len()])
                }
                FieldState::Conflict(heads) => {
                    let said: Vec<_> = heads
                        .iter()
                        .map(|head| (head.order(), head.set()[&field].clone()))
                        .collect();
                    prop_assert_eq!(&said, &values);
                    prop_assert!(said.len() > 1);
                }
            }
            prop_assert_eq!(set.value(rec, &field).cloned(), oracle.shown(rec, &field));
        }
    }
    Ok(())
}

/// The ids and conflicts of one table.
fn rows<T>(table: &Table<T>) -> BTreeMap<RecordId, BTreeSet<String>> {
    table
        .iter()
        .map(|(id, entry)| (id.clone(), entry.conflicts.iter().cloned().collect()))
        .collect()
}

fn agree_on_the_workspace(
    set: &ChangeSet,
    workspace: &Workspace,
    oracle: &Oracle,
) -> Result<(), TestCaseError> {
    let in_view = |kind: &str| -> BTreeMap<RecordId, BTreeSet<String>> {
        let of_kind = |rec: &&RecordId| oracle.kind(rec) == kind && !oracle.hidden(rec);
        set.records()
            .filter(of_kind)
            .map(|rec| (rec.clone(), oracle.conflicts(rec)))
            .collect()
    };
    prop_assert_eq!(rows(&workspace.recommendations), in_view("recommendation"));
    prop_assert_eq!(rows(&workspace.meetings), in_view("meeting"));
    prop_assert_eq!(rows(&workspace.responses), in_view("response"));
    prop_assert_eq!(rows(&workspace.updates), in_view("progress-update"));
    prop_assert_eq!(rows(&workspace.redactions), in_view("redaction"));
    prop_assert!(workspace.unknown.keys().eq(in_view("constellation").keys()));

    for (rec, entry) in &workspace.recommendations {
        let text = |field| {
            oracle
                .shown(rec, field)
                .and_then(|value| value.as_str().map(str::to_owned))
        };
        prop_assert_eq!(&entry.record.title, &text("title").unwrap_or_default());
        prop_assert_eq!(&entry.record.summary, &text("summary").unwrap_or_default());
        // What is shown and not of its form is a problem that is told, with the value as it is.
        let unreadable = oracle
            .shown(rec, "title")
            .filter(|title| !title.is_null() && !title.is_string());
        let told = entry
            .problems
            .iter()
            .find(|problem| problem.field == "title");
        prop_assert_eq!(
            told.map(|problem| problem.found.clone()),
            unreadable.map(|title| title.to_string())
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(law(6))]

    #[test]
    fn the_set_and_the_fold_agree_with_the_plain_rules(steps in history()) {
        let world = run(&steps, steady);
        for set in world.sets.iter().chain([&world.everything()]) {
            let oracle = Oracle::new(&world.log, set);
            agree_on_fields(set, &oracle)?;
            agree_on_the_workspace(set, &fold(set), &oracle)?;
        }
    }
}
