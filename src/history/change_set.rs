//! The set of all changes: it only grows, and any two sets are joined by union.
//!
//! Beside the changes it keeps, for every field, who set it and what was superseded. The cost of
//! putting a change in follows that change, not the size of the set.
//!
//! One rule goes the other way: what a redaction names is held as a stub, whichever of the two comes
//! first, and a stub wins over the whole change. So union still gives the same in any order. A
//! redaction itself is never a stub, so a redaction of one does nothing.

mod index;
mod order;
mod records;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::Value;

use crate::domain::id::RecordId;
use crate::domain::order::sorted;
use crate::history::canonical::LARGEST;
use crate::history::change::{Change, ChangeId, Presence};
use crate::history::change_set::index::{FieldChanges, RecordChanges};
use crate::history::change_set::order::{in_record_order, last_of_each_value, lesser, shown};

pub use order::{latest, latest_first};

/// A grow-only set of change records.
#[derive(Clone, Default, Debug)]
pub struct ChangeSet {
    changes: BTreeMap<ChangeId, Change>,
    /// A copy of the set shares what it knows of a record until one of the two learns more of it.
    records: BTreeMap<RecordId, Arc<RecordChanges>>,
    /// What redactions name, changes among them that nobody here has.
    taken_out: BTreeSet<ChangeId>,
}

/// Whether a change was new to the set.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Inserted {
    /// It was not there before, or it is the stub of one that was there whole.
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
        let mut altered = Vec::new();
        self.put(change, &mut altered);
        if altered.is_empty() {
            Inserted::AlreadyHere
        } else {
            Inserted::New
        }
    }

    /// Joins another set into this one; gives back the records that got something new, each once.
    ///
    /// ```
    /// use scrutiny_tracker::domain::{field::one_field, id::RecordId};
    /// use scrutiny_tracker::history::change::Stamp;
    /// use scrutiny_tracker::history::change_set::{ChangeSet, FieldState};
    /// use scrutiny_tracker::history::command::Command;
    ///
    /// let id = RecordId::new("review/1");
    /// let title = |by: &str, title: &str| {
    ///     let stamp = Stamp { by: by.to_owned(), at: "2021-01-14T16:10:00Z".to_owned() };
    ///     let fields = one_field("title", title.into());
    ///     Command::AddRecord { id: id.clone(), kind: "review", fields }.plan(&ChangeSet::new(), stamp).ok()
    /// };
    /// let mut ours = ChangeSet::new();
    /// ours.union(title("Ann", "Care Work"));
    /// // Bob has not seen Ann's title, so neither is lost, and in whatever order they meet.
    /// assert_eq!(ours.union(title("Bob", "Care Work as a Career")), [id.clone()]);
    /// assert!(matches!(ours.state(&id, "title"), FieldState::Conflict(_)));
    /// // The same again brings nothing.
    /// assert!(ours.union(title("Bob", "Care Work as a Career")).is_empty());
    /// ```
    pub fn union(&mut self, other: impl IntoIterator<Item = Change>) -> Vec<RecordId> {
        let mut altered = Vec::new();
        for change in other {
            self.put(change, &mut altered);
        }
        let changes = altered.iter().filter_map(|id| self.changes.get(id));
        let mut touched = Vec::new();
        touched.extend(changes.map(|change| change.rec().clone()));
        let mut touched = sorted(touched, &Ord::cmp);
        touched.dedup();
        touched
    }

    /// Puts changes in and gives back what a store has to write: each change that was new, and the stub
    /// of each whose content was taken out, in the form in which the set holds it now. Redactions come
    /// first, so that no stub is ever stored without the reason for it.
    pub fn take_in(&mut self, changes: Vec<Change>) -> Vec<Change> {
        let mut altered = Vec::new();
        for change in changes {
            self.put(change, &mut altered);
        }
        let mut now = self.sorted(Some(&altered));
        now.dedup_by_key(|change| change.id());
        let (first, then): (Vec<&Change>, Vec<&Change>) =
            now.into_iter().partition(|change| change.is_redaction());
        first.into_iter().chain(then).cloned().collect()
    }

    /// The stubs that have to be written in place of changes which a store, or another window, still
    /// holds whole.
    pub fn stubs_for(&self, stored: &[Change]) -> Vec<Change> {
        let mut stubs = Vec::new();
        for change in stored {
            if let Some(held) = self.changes.get(&change.id())
                && held.presence() == Presence::TakenOut
                && change.presence() == Presence::Whole
            {
                stubs.push(held.clone());
            }
        }
        stubs
    }

    /// Puts a change in, and notes the ids of what is held otherwise than before.
    fn put(&mut self, change: Change, altered: &mut Vec<ChangeId>) {
        let id = change.id();
        let names = change.takes_out();
        match self.changes.get(&id) {
            None => {
                let change = if self.taken_out.contains(&id) {
                    change.taken_out()
                } else {
                    change
                };
                self.index(&change);
                self.changes.insert(id, change);
                altered.push(id);
            }
            Some(held) if held != &change => {
                let stub = lesser(held.taken_out(), change.taken_out());
                if held != &stub {
                    self.replace(stub);
                    altered.push(id);
                }
            }
            Some(_) => {}
        }
        if let Some(named) = names
            && self.taken_out.insert(named)
            && let Some(held) = self.changes.get(&named)
        {
            let stub = held.taken_out();
            if held != &stub {
                self.replace(stub);
                altered.push(named);
            }
        }
    }

    /// Whether a redaction of the change is in the set; the change itself need not be.
    pub fn is_taken_out(&self, id: ChangeId) -> bool {
        self.taken_out.contains(&id)
    }

    /// Whether the set holds a redaction of any change.
    pub fn has_redactions(&self) -> bool {
        !self.taken_out.is_empty()
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

    /// All changes, in the order of their ids.
    pub fn all(&self) -> impl Iterator<Item = &Change> {
        self.changes.values()
    }

    /// All changes, by number and then by id: the same order for equal sets.
    pub fn in_order(&self) -> Vec<&Change> {
        in_record_order(self.changes.values().collect())
    }

    /// The records the set speaks of.
    pub fn records(&self) -> impl Iterator<Item = &RecordId> {
        self.records.keys()
    }

    /// Whether the set speaks of a record.
    pub fn speaks_of(&self, rec: &RecordId) -> bool {
        self.records.contains_key(rec)
    }

    /// The number of a new change of a record, by somebody who has seen all that is in the set: one
    /// more than the largest so far.
    pub fn next_number(&self, rec: &RecordId) -> u64 {
        let mut largest = 0;
        for change in self.unsorted(rec) {
            largest = largest.max(change.n());
        }
        // A file made by hand may hold the largest number there is; the record can be edited still.
        largest.saturating_add(1).min(LARGEST)
    }

    /// The kind of a record: what its first change says, so that it is the same in any order.
    pub fn kind(&self, rec: &RecordId) -> Option<&str> {
        self.first_of(rec).map(Change::kind)
    }

    /// The first change of a record.
    pub fn first_of(&self, rec: &RecordId) -> Option<&Change> {
        let mut first: Option<&Change> = None;
        for change in self.unsorted(rec) {
            if first.is_none_or(|first| change.order() < first.order()) {
                first = Some(change);
            }
        }
        first
    }

    /// The names of the fields that somebody has set on a record.
    pub fn fields(&self, rec: &RecordId) -> impl Iterator<Item = &str> {
        let record = self.records.get(rec);
        record.into_iter().flat_map(|record| record.names())
    }

    /// The names of the fields of a record that more than one change still gives a value, whether the
    /// values differ or not.
    pub fn with_several_heads(&self, rec: &RecordId) -> impl Iterator<Item = &str> {
        let record = self.records.get(rec).into_iter();
        record.flat_map(|record| record.with_several_heads())
    }

    /// The values shown of one record, which is looked up once for all of its fields.
    pub fn values<'a>(&'a self, rec: &RecordId) -> impl Fn(&str) -> Option<&'a Value> {
        let record = self.records.get(rec);
        move |field| shown(self.heads_in(record?.field(field)?), field)
    }

    fn unsorted(&self, rec: &RecordId) -> impl Iterator<Item = &Change> {
        let all = self.records.get(rec).map(|record| record.all());
        let ids = all.into_iter().flatten();
        ids.filter_map(|id| self.changes.get(id))
    }

    /// The changes of one record, in order.
    pub fn changes_of(&self, rec: &RecordId) -> Vec<&Change> {
        self.sorted(self.records.get(rec).map(|record| record.all()))
    }

    /// The changes that set one field, in order, superseded ones included: the field's history.
    pub fn history(&self, rec: &RecordId, field: &str) -> Vec<&Change> {
        self.sorted(self.field(rec, field).map(FieldChanges::setters))
    }

    /// The changes of a field that nobody has superseded, in order.
    pub fn heads(&self, rec: &RecordId, field: &str) -> Vec<&Change> {
        match self.field(rec, field) {
            Some(field) => self.heads_in(field),
            None => Vec::new(),
        }
    }

    fn heads_in(&self, field: &FieldChanges) -> Vec<&Change> {
        let heads = field.heads().filter_map(|id| self.changes.get(&id));
        in_record_order(heads.collect())
    }

    /// The value of a field, or the values in conflict.
    pub fn state(&self, rec: &RecordId, field: &str) -> FieldState<'_> {
        let heads = self.heads(rec, field);
        // As nearly every field: there is nothing to compare.
        if let [only] = heads.as_slice() {
            let value = only.set().get(field);
            return value.map_or(FieldState::Unset, FieldState::One);
        }
        let distinct = last_of_each_value(heads, field);
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
        shown(self.heads(rec, field), field)
    }

    fn field(&self, rec: &RecordId, field: &str) -> Option<&FieldChanges> {
        self.records.get(rec)?.field(field)
    }

    fn sorted(&self, ids: Option<&[ChangeId]>) -> Vec<&Change> {
        let changes = ids
            .into_iter()
            .flatten()
            .filter_map(|id| self.changes.get(id));
        in_record_order(changes.collect())
    }
}

/// Two sets are equal when they hold the same changes; how they came about does not count.
impl PartialEq for ChangeSet {
    fn eq(&self, other: &Self) -> bool {
        self.changes == other.changes
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

    use serde_json::json;

    use super::*;
    use crate::domain::field::one_field;
    use crate::history::change::{Draft, Stamp};

    fn change(field: &str, n: u64) -> Change {
        Change::seal(Draft {
            rec: RecordId::new("r1"),
            kind: "recommendation".to_owned(),
            set: one_field(field, json!("text")),
            prev: Vec::new(),
            stamp: Stamp {
                by: "A Member".to_owned(),
                at: "2021-01-14T16:10:00Z".to_owned(),
            },
            n,
        })
        .unwrap()
    }

    #[test]
    fn the_next_number_follows_all_changes_of_the_record() {
        let rec = RecordId::new("r1");
        let mut set = ChangeSet::new();
        assert_eq!((set.next_number(&rec), set.speaks_of(&rec)), (1, false));
        set.union([change("title", 1), change("summary", 4)]);
        assert_eq!((set.next_number(&rec), set.speaks_of(&rec)), (5, true));
        set.insert(change("verb", LARGEST));
        assert_eq!(set.next_number(&rec), LARGEST, "beyond it nothing is exact");
    }
}
