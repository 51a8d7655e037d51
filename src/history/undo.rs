//! Taking an edit back: a new change that gives the fields the values they had. Nothing is removed.

mod import;

use std::collections::BTreeSet;

use serde_json::Value;

use crate::domain::field::FieldMap;
use crate::history::change::{Change, ChangeId, Draft, Stamp};
use crate::history::change_set::ChangeSet;
use crate::history::command::{Command, Refusal};

pub use import::take_back;

/// The changes that take `id` back, as far as nobody has changed its fields since.
///
/// A change that made the record is taken back by deleting it. Fields that were in conflict before
/// the change are in conflict again, with every value they had.
///
/// # Errors
///
/// [`Refusal::NotHere`] when the change is not in the set; [`Refusal::NothingChanged`] when later
/// edits have replaced all of its fields; [`Refusal::StaysReadable`] for a redaction, which cannot be
/// undone.
pub fn undo(set: &ChangeSet, id: ChangeId, stamp: &Stamp) -> Result<Vec<Change>, Refusal> {
    let change = set.get(id).ok_or(Refusal::NotHere)?;
    if change.is_redaction() {
        return Err(Refusal::StaysReadable);
    }
    if made_the_record(set, change) {
        let delete = Command::Delete {
            id: change.rec().clone(),
        };
        return Ok(vec![delete.plan(set, stamp.clone())?]);
    }
    let groups = values_before(set, change);
    if groups.is_empty() {
        return Err(Refusal::NothingChanged);
    }
    let n = set.next_number(change.rec());
    let mut undoing = Vec::with_capacity(groups.len());
    for fields in groups {
        undoing.push(Change::seal(Draft {
            rec: change.rec().clone(),
            kind: change.kind().to_owned(),
            set: fields,
            prev: vec![id],
            stamp: stamp.clone(),
            n,
        })?);
    }
    Ok(undoing)
}

/// Whether the change is the one that made its record: the first, made on top of nothing.
fn made_the_record(set: &ChangeSet, change: &Change) -> bool {
    let first = set.first_of(change.rec());
    change.prev().is_empty() && first.is_some_and(|first| first.id() == change.id())
}

/// The values of the change's fields before it, in as many groups as the most disputed field had.
fn values_before(set: &ChangeSet, change: &Change) -> Vec<FieldMap> {
    let mut groups: Vec<FieldMap> = Vec::new();
    for field in change.set().keys() {
        let mut others = set.heads(change.rec(), field);
        let all = others.len();
        others.retain(|head| head.id() != change.id());
        if others.len() == all {
            continue;
        }
        let mut before: Vec<&Value> = Vec::new();
        for earlier in heads_seen(set, change, field) {
            // What somebody else has replaced meanwhile does not come back.
            let replaced = others
                .iter()
                .any(|other| other.prev().contains(&earlier.id()));
            if let (false, Some(value)) = (replaced, earlier.set().get(field))
                && !before.contains(&value)
            {
                before.push(value);
            }
        }
        if before.is_empty() {
            // Saying the same as the other side leaves that side alone.
            let other = others.last().and_then(|other| other.set().get(field));
            before.push(other.unwrap_or(&Value::Null));
        }
        for (place, value) in before.into_iter().enumerate() {
            if groups.len() <= place {
                groups.push(FieldMap::new());
            }
            if let Some(group) = groups.get_mut(place) {
                group.insert(field.clone(), value.clone());
            }
        }
    }
    groups
}

/// The heads of one field that the author of the change had seen.
///
/// The change names the heads of all the fields it sets. One that is named for another field may have
/// set this field as well, and have been superseded here long before: it is no head of this field.
fn heads_seen<'a>(set: &'a ChangeSet, change: &'a Change, field: &str) -> Vec<&'a Change> {
    let named = setters(set, change, field);
    let mut superseded = BTreeSet::new();
    let mut to_follow = named.clone();
    while let Some(later) = to_follow.pop() {
        for earlier in setters(set, later, field) {
            if superseded.insert(earlier.id()) {
                to_follow.push(earlier);
            }
        }
    }
    named
        .into_iter()
        .filter(|change| !superseded.contains(&change.id()))
        .collect()
}

/// The changes in `prev` that set the field of the same record.
fn setters<'a>(set: &'a ChangeSet, change: &'a Change, field: &str) -> Vec<&'a Change> {
    change
        .prev()
        .iter()
        .filter_map(|id| set.get(*id))
        .filter(|earlier| earlier.rec() == change.rec() && earlier.set().contains_key(field))
        .collect()
}
