//! A second opinion: heads, values and deletion worked out by scanning all changes, slowly and plainly.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use scrutiny_tracker::domain::id::RecordId;
use scrutiny_tracker::domain::workspace::{Table, Workspace};
use scrutiny_tracker::history::change::{Change, ChangeId};
use scrutiny_tracker::history::change_set::{ChangeSet, FieldState};
use scrutiny_tracker::history::fold::fold;
use serde_json::{Value, json};

use crate::generate::{cases, changes_of, history, run, steady};

/// The same rules as the app's, written from the rules and not from the app.
struct Oracle {
    changes: Vec<Change>,
}

impl Oracle {
    fn of(&self, rec: &RecordId) -> impl Iterator<Item = &Change> {
        self.changes
            .iter()
            .filter(move |change| change.rec() == rec)
    }

    fn fields(&self, rec: &RecordId) -> Vec<String> {
        let mut names: Vec<_> = self
            .of(rec)
            .flat_map(|change| change.set().keys().cloned())
            .collect();
        names.sort();
        names.dedup();
        names
    }

    /// The changes of a field that no other change of that field was made on top of.
    fn heads(&self, rec: &RecordId, field: &str) -> Vec<&Change> {
        let mut heads = Vec::new();
        for change in self.of(rec) {
            let mut replaced = false;
            for other in self.of(rec) {
                replaced |= other.set().contains_key(field) && other.prev().contains(&change.id());
            }
            if change.set().contains_key(field) && !replaced {
                heads.push(change);
            }
        }
        heads
    }

    /// The different values of the heads, each with the latest place in the order that has it.
    fn values(&self, rec: &RecordId, field: &str) -> Vec<((u64, ChangeId), Value)> {
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
    fn hidden(&self, rec: &RecordId) -> bool {
        if !self.somebody_deleted(rec) || self.values(rec, "deleted").len() > 1 {
            return false;
        }
        let deletions = self.heads(rec, "deleted");
        let seen: Vec<ChangeId> = (deletions.iter())
            .flat_map(|deletion| deletion.prev().iter().copied().chain([deletion.id()]))
            .collect();
        let mut heads = Vec::new();
        for field in self.fields(rec) {
            heads.extend(self.heads(rec, &field));
        }
        heads.iter().all(|head| seen.contains(&head.id()))
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
    #![proptest_config(cases(192))]

    #[test]
    fn the_set_and_the_fold_agree_with_the_plain_rules(steps in history()) {
        let world = run(&steps, steady);
        for set in world.sets.iter().chain([&world.everything()]) {
            let oracle = Oracle { changes: changes_of(set) };
            agree_on_fields(set, &oracle)?;
            agree_on_the_workspace(set, &fold(set), &oracle)?;
        }
    }
}
