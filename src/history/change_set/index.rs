//! Who set what: for every record its changes, and for every field who set it and what was superseded.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::order::sorted;
use crate::history::change::{Change, ChangeId};
use crate::history::change_set::ChangeSet;

/// What the set knows of one record.
#[derive(Clone, Default, Debug)]
pub(super) struct RecordChanges {
    all: Vec<ChangeId>,
    /// In the order of their names.
    fields: Vec<(String, FieldChanges)>,
}

impl RecordChanges {
    /// The record's changes, in no order.
    pub(super) fn all(&self) -> &[ChangeId] {
        &self.all
    }

    /// The names of the fields that more than one change still gives a value.
    pub(super) fn with_several_heads(&self) -> impl Iterator<Item = &str> {
        let several = self.fields.iter();
        let several = several.filter(|(_, field)| field.heads().nth(1).is_some());
        several.map(|(name, _)| name.as_str())
    }

    /// The names of the fields that somebody has set.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.fields.iter().map(|(name, _)| name.as_str())
    }

    fn place(&self, name: &str) -> Result<usize, usize> {
        self.fields
            .binary_search_by(|(other, _)| other.as_str().cmp(name))
    }

    pub(super) fn field(&self, name: &str) -> Option<&FieldChanges> {
        let place = self.place(name).ok()?;
        self.fields.get(place).map(|(_, field)| field)
    }

    /// The field of a name, which is there afterwards.
    fn field_mut(&mut self, name: &str) -> Option<&mut FieldChanges> {
        let place = self.place(name).unwrap_or_else(|place| {
            let mut field = FieldChanges::default();
            field.setters.reserve_exact(1);
            let field = (name.to_owned(), field);
            self.fields.insert(place, field);
            place
        });
        self.fields.get_mut(place).map(|(_, field)| field)
    }

    fn add(&mut self, change: &Change) {
        if self.all.is_empty() {
            // Most records have one change, and there are many records: no room is kept for more.
            self.all.reserve_exact(1);
            self.fields.reserve_exact(change.set().len());
        }
        self.all.push(change.id());
        for name in change.set().keys() {
            let Some(field) = self.field_mut(name) else {
                continue;
            };
            field.setters.push(change.id());
            // An id in `prev` that did not set this field does no harm here: it is no setter of it.
            field.superseded.extend(change.prev());
        }
    }
}

/// Who set one field. A setter named in another setter's `prev` is superseded; the rest are heads.
#[derive(Clone, Default, Debug)]
pub(super) struct FieldChanges {
    setters: Vec<ChangeId>,
    superseded: BTreeSet<ChangeId>,
}

impl FieldChanges {
    /// Everybody who set it, in no order.
    pub(super) fn setters(&self) -> &[ChangeId] {
        &self.setters
    }

    /// Those whom nobody superseded, in no order.
    pub(super) fn heads(&self) -> impl Iterator<Item = ChangeId> {
        let all = self.setters.iter().copied();
        all.filter(|id| !self.superseded.contains(id))
    }
}

impl ChangeSet {
    /// Notes what a change that is new to the set says about its record.
    pub(super) fn index(&mut self, change: &Change) {
        let record = self.records.entry(change.rec().clone()).or_default();
        Arc::make_mut(record).add(change);
    }

    /// Puts a stub in place of the change of its id. It says the same about its record, unless one of
    /// the two was altered by hand: then their records are gone through anew. (Where it has come to
    /// speak of another record, only that one is told as touched.)
    pub(super) fn replace(&mut self, stub: Change) {
        let rec = stub.rec().clone();
        let Some(before) = self.changes.insert(stub.id(), stub.clone()) else {
            return;
        };
        if before.taken_out() == stub {
            return;
        }
        let mut ids = Vec::new();
        for rec in [before.rec(), &rec] {
            let record = self.records.remove(rec);
            ids.extend(record.iter().flat_map(|record| record.all.iter().copied()));
        }
        let mut ids = sorted(ids, &Ord::cmp);
        ids.dedup();
        for id in ids {
            if let Some(change) = self.changes.get(&id).cloned() {
                self.index(&change);
            }
        }
    }
}
