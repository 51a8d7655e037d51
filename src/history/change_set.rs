//! The set of all changes: it only grows, and any two sets are joined by union.
//!
//! Beside the changes it keeps, for every field, who set it and what was superseded. The cost of
//! putting a change in follows that change, not the size of the set.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::domain::id::RecordId;
use crate::domain::order::sorted;
use crate::history::change::{Change, ChangeId};

/// A grow-only set of change records.
#[derive(Clone, Default, Debug)]
pub struct ChangeSet {
    changes: BTreeMap<ChangeId, Change>,
    records: BTreeMap<RecordId, RecordChanges>,
}

/// What the set knows of one record.
#[derive(Clone, Default, Debug)]
struct RecordChanges {
    all: Vec<ChangeId>,
    fields: BTreeMap<String, FieldChanges>,
}

/// Who set one field. A setter named in another setter's `prev` is superseded; the rest are heads.
#[derive(Clone, Default, Debug)]
struct FieldChanges {
    setters: Vec<ChangeId>,
    superseded: BTreeSet<ChangeId>,
}

/// Whether a change was new to the set.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Inserted {
    /// It was not there before.
    New,
    /// The set had it already.
    AlreadyHere,
}

/// The value of one field as the heads give it.
#[derive(Clone, PartialEq, Debug)]
pub enum FieldState<'a> {
    /// Nobody has set it.
    Unset,
    /// There is one value, perhaps set alike by several people.
    One(&'a Value),
    /// Several people set different values without having seen each other's: one change for each
    /// value, in the order shown; the last is the one shown for the time being.
    Conflict(Vec<&'a Change>),
}

impl ChangeSet {
    /// A set without changes.
    pub fn new() -> Self {
        Self::default()
    }

    /// Puts a change in. Putting it in again alters nothing.
    pub fn insert(&mut self, change: Change) -> Inserted {
        let id = change.id();
        if self.changes.contains_key(&id) {
            return Inserted::AlreadyHere;
        }
        let record = self.records.entry(change.rec().clone()).or_default();
        record.all.push(id);
        for name in change.set().keys() {
            let field = record.fields.entry(name.clone()).or_default();
            field.setters.push(id);
            // An id in `prev` that did not set this field does no harm here: it is no setter of it.
            field.superseded.extend(change.prev().iter().copied());
        }
        self.changes.insert(id, change);
        Inserted::New
    }

    /// Joins another set into this one; gives back the records that got something new.
    pub fn union(&mut self, other: impl IntoIterator<Item = Change>) -> BTreeSet<RecordId> {
        let mut touched = BTreeSet::new();
        for change in other {
            let rec = change.rec().clone();
            if self.insert(change) == Inserted::New {
                touched.insert(rec);
            }
        }
        touched
    }

    /// How many changes there are.
    pub fn len(&self) -> usize {
        self.changes.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// Whether a change is in the set.
    pub fn contains(&self, id: ChangeId) -> bool {
        self.changes.contains_key(&id)
    }

    /// A change by its id.
    pub fn get(&self, id: ChangeId) -> Option<&Change> {
        self.changes.get(&id)
    }

    /// All changes, by number and then by id: the same order for equal sets.
    pub fn in_order(&self) -> Vec<&Change> {
        in_record_order(self.changes.values().collect())
    }

    /// The records the set speaks of.
    pub fn records(&self) -> impl Iterator<Item = &RecordId> {
        self.records.keys()
    }

    /// The kind of a record: what its first change says, so that it is the same in any order.
    pub fn kind(&self, rec: &RecordId) -> Option<&str> {
        self.changes_of(rec).first().map(|change| change.kind())
    }

    /// The names of the fields that somebody has set on a record.
    pub fn fields(&self, rec: &RecordId) -> impl Iterator<Item = &str> {
        self.records
            .get(rec)
            .into_iter()
            .flat_map(|record| record.fields.keys().map(String::as_str))
    }

    /// The changes of one record, in order.
    pub fn changes_of(&self, rec: &RecordId) -> Vec<&Change> {
        self.sorted(self.records.get(rec).map(|record| record.all.as_slice()))
    }

    /// The changes that set one field, in order, superseded ones included: the field's history.
    pub fn history(&self, rec: &RecordId, field: &str) -> Vec<&Change> {
        self.sorted(self.field(rec, field).map(|field| field.setters.as_slice()))
    }

    /// The changes of a field that nobody has superseded, in order.
    pub fn heads(&self, rec: &RecordId, field: &str) -> Vec<&Change> {
        let Some(field) = self.field(rec, field) else {
            return Vec::new();
        };
        let heads = field
            .setters
            .iter()
            .filter(|id| !field.superseded.contains(id))
            .filter_map(|id| self.changes.get(id));
        in_record_order(heads.collect())
    }

    /// The value of a field, or the values in conflict.
    pub fn state(&self, rec: &RecordId, field: &str) -> FieldState<'_> {
        let mut distinct: Vec<&Change> = Vec::new();
        for head in self.heads(rec, field) {
            let value = head.set().get(field);
            // Of equal values the later one stands for all, so that the order shown stays the same.
            distinct.retain(|earlier| earlier.set().get(field) != value);
            distinct.push(head);
        }
        match distinct.as_slice() {
            [] => FieldState::Unset,
            [only] => only
                .set()
                .get(field)
                .map_or(FieldState::Unset, FieldState::One),
            _ => FieldState::Conflict(distinct),
        }
    }

    /// The value shown: the one value, or in a conflict the last in order, until a person chooses.
    pub fn value(&self, rec: &RecordId, field: &str) -> Option<&Value> {
        match self.state(rec, field) {
            FieldState::Unset => None,
            FieldState::One(value) => Some(value),
            FieldState::Conflict(heads) => heads.last().and_then(|head| head.set().get(field)),
        }
    }

    fn field(&self, rec: &RecordId, field: &str) -> Option<&FieldChanges> {
        self.records.get(rec)?.fields.get(field)
    }

    fn sorted(&self, ids: Option<&[ChangeId]>) -> Vec<&Change> {
        let changes = ids
            .into_iter()
            .flatten()
            .filter_map(|id| self.changes.get(id));
        in_record_order(changes.collect())
    }
}

fn in_record_order(changes: Vec<&Change>) -> Vec<&Change> {
    sorted(changes, &|a, b| a.order().cmp(&b.order()))
}

/// Changes, the latest first by the time people read, then by the order of the record.
pub fn latest_first(changes: Vec<&Change>) -> Vec<&Change> {
    sorted(changes, &|a, b| {
        (&b.stamp().at, b.order()).cmp(&(&a.stamp().at, a.order()))
    })
}

/// Two sets are equal when they hold the same changes; how they came about does not count.
impl PartialEq for ChangeSet {
    fn eq(&self, other: &Self) -> bool {
        self.changes == other.changes
    }
}
