//! Going through all records at once: what is asked of each is at hand, and is not looked up by its id.

use std::ops::Bound;

use crate::domain::id::RecordId;
use crate::history::change::Change;
use crate::history::change_set::ChangeSet;

impl ChangeSet {
    /// How many records the set speaks of.
    pub fn record_count(&self) -> usize {
        self.records.len()
    }

    /// The records after one in the order of their ids, or all: the cost of going on does not grow with what was
    /// gone through.
    pub fn records_after(&self, rec: Option<&RecordId>) -> impl Iterator<Item = &RecordId> {
        let from = rec.map_or(Bound::Unbounded, Bound::Excluded);
        let records = self.records.range::<RecordId, _>((from, Bound::Unbounded));
        records.map(|(rec, _)| rec)
    }

    /// The records in which something may be in conflict: more than one change still gives a field its value, or
    /// somebody has set the field of this name.
    pub fn in_question(&self, field: &str) -> impl Iterator<Item = &RecordId> {
        let records = self.records.iter();
        let records = records.filter(move |(_, record)| {
            record.field(field).is_some() || record.with_several_heads().next().is_some()
        });
        records.map(|(rec, _)| rec)
    }

    /// The changes of each record; those of one record stand together, in no order.
    pub fn by_record(&self) -> impl Iterator<Item = impl Iterator<Item = &Change>> {
        let records = self.records.values();
        records.map(|record| {
            let ids = record.all().iter();
            ids.filter_map(|id| self.changes.get(id))
        })
    }
}
