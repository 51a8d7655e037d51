//! Taking an import back: the workspace looks as if its changes had not come. Nothing is removed, and
//! what anybody did apart from them stays, whether it was done before or after.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::domain::field::FieldMap;
use crate::domain::id::RecordId;
use crate::domain::order::sorted;
use crate::history::canonical::{LARGEST, NotWhole};
use crate::history::change::{Change, ChangeId, Draft, Stamp};
use crate::history::change_set::{ChangeSet, FieldState};
use crate::history::command::{Command, Refusal};
use crate::history::fold::{DELETED, Sight, sight};

/// The changes that take back what came with `ids`. They are for the set as it is now; once they are in
/// it, taking the same back again finds nothing to do.
///
/// A record that is there only through `ids` is deleted. A field that a later edit has set since keeps
/// what it has. What a redaction among `ids` took out does not return, and the redaction stays.
///
/// # Errors
///
/// [`Refusal::NothingChanged`] when nothing is left to take back.
pub fn take_back(set: &ChangeSet, ids: &[ChangeId], stamp: &Stamp) -> Result<Vec<Change>, Refusal> {
    let (mut imported, mut records) = (BTreeSet::new(), Vec::new());
    for change in ids.iter().filter_map(|id| set.get(*id)) {
        if !change.is_redaction() {
            imported.insert(change.id());
            records.push(change.rec().clone());
        }
    }
    let mut records = sorted(records, &Ord::cmp);
    records.dedup();
    let import = Import {
        set,
        imported: &imported,
        stamp,
    };
    let mut made = Vec::new();
    for rec in &records {
        made.extend(import.take_back_from(rec, &without(set, rec, &imported))?);
    }
    if made.is_empty() {
        Err(Refusal::NothingChanged)
    } else {
        Ok(made)
    }
}

/// The record as it would be without the imported changes. What was made on top of one of them stands
/// on what that one stood on: its author had seen that too.
fn without(set: &ChangeSet, rec: &RecordId, imported: &BTreeSet<ChangeId>) -> ChangeSet {
    let mut rest = ChangeSet::new();
    for change in set.changes_of(rec) {
        if !imported.contains(&change.id()) {
            rest.insert(change.on_top_of(seen(set, change, imported)));
        }
    }
    rest
}

/// What the author of a change had seen, looking through the imported changes to what lies below.
///
/// Field by field: an imported deletion had seen every field of the record, but whoever builds on it has
/// not therefore built on all of them.
fn seen(set: &ChangeSet, change: &Change, imported: &BTreeSet<ChangeId>) -> Vec<ChangeId> {
    let (through, mut below): (Vec<ChangeId>, Vec<ChangeId>) =
        change.prev().iter().partition(|id| imported.contains(*id));
    if through.is_empty() {
        return below;
    }
    for field in set.fields(change.rec()) {
        let (mut to_follow, mut followed) = (through.clone(), BTreeSet::new());
        while let Some(id) = to_follow.pop() {
            let Some(setter) = set
                .get(id)
                .filter(|setter| setter.set().contains_key(field))
            else {
                continue;
            };
            if !imported.contains(&id) {
                below.push(id);
            } else if followed.insert(id) {
                to_follow.extend(setter.prev());
            }
        }
    }
    below
}

/// What is to be taken back, and who does so.
struct Import<'a> {
    set: &'a ChangeSet,
    imported: &'a BTreeSet<ChangeId>,
    stamp: &'a Stamp,
}

/// Fields that one change gives back.
#[derive(Default)]
struct Group {
    fields: FieldMap,
    prev: Vec<ChangeId>,
}

impl Import<'_> {
    fn take_back_from(&self, rec: &RecordId, before: &ChangeSet) -> Result<Vec<Change>, Refusal> {
        let (was, is) = (sight(before, rec), sight(self.set, rec));
        if was == Sight::Hidden && is == Sight::Hidden {
            return Ok(Vec::new());
        }
        let mut made = Vec::new();
        if before.speaks_of(rec) {
            made = self.give_back(rec, before, was, is)?;
        }
        if was == Sight::Hidden {
            let mut record = ChangeSet::new();
            record.union(self.set.changes_of(rec).into_iter().cloned());
            record.union(made.iter().cloned());
            let delete = Command::Delete { id: rec.clone() };
            made.push(delete.plan(&record, self.stamp.clone())?);
        }
        Ok(made)
    }

    /// Gives every field that the import has touched and nobody since the values that it had.
    fn give_back(
        &self,
        rec: &RecordId,
        before: &ChangeSet,
        was: Sight,
        is: Sight,
    ) -> Result<Vec<Change>, NotWhole> {
        // Whoever deletes has seen what the same change sets, so a deletion stands in one of its own.
        let (mut groups, mut deletions) = (Vec::new(), Vec::new());
        for field in self.set.fields(rec) {
            let mut heads = self.set.heads(rec, field);
            heads.retain(|head| self.imported.contains(&head.id()));
            let values = values(before, rec, field);
            let same = was == is && values == self::values(self.set, rec, field);
            if heads.is_empty() || same {
                continue;
            }
            if field != DELETED {
                add(&mut groups, field, values, &heads);
            } else if was == Sight::Shown {
                add(&mut deletions, field, values, &heads);
            }
        }
        let mut made = self.seal(rec, groups)?;
        made.extend(self.seal(rec, deletions)?);
        Ok(made)
    }

    fn seal(&self, rec: &RecordId, groups: Vec<Group>) -> Result<Vec<Change>, NotWhole> {
        let mut made = Vec::with_capacity(groups.len());
        // Of several values the last in order is the one shown, as it was before the import.
        let mut n = self.set.next_number(rec);
        for group in groups {
            made.push(Change::seal(Draft {
                rec: rec.clone(),
                kind: self.set.kind(rec).unwrap_or_default().to_owned(),
                set: group.fields,
                prev: group.prev,
                stamp: self.stamp.clone(),
                n,
            })?);
            n = n.saturating_add(1).min(LARGEST);
        }
        Ok(made)
    }
}

/// The different values of a field, the one shown last; `Null` where nobody has set it.
fn values(set: &ChangeSet, rec: &RecordId, field: &str) -> Vec<Value> {
    match set.state(rec, field) {
        FieldState::Unset => vec![Value::Null],
        FieldState::One(value) => vec![value.clone()],
        FieldState::Conflict(heads) => heads
            .iter()
            .map(|head| head.set().get(field).cloned().unwrap_or(Value::Null))
            .collect(),
    }
}

/// Puts each value of a field in a group of its own, so that together they are in conflict again.
fn add(groups: &mut Vec<Group>, field: &str, values: Vec<Value>, heads: &[&Change]) {
    for (place, value) in values.into_iter().enumerate() {
        if groups.len() <= place {
            groups.push(Group::default());
        }
        if let Some(group) = groups.get_mut(place) {
            group.fields.insert(field.to_owned(), value);
            group.prev.extend(heads.iter().map(|head| head.id()));
        }
    }
}
