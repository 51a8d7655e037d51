//! Taking an edit back: a new change that gives the fields the values they had. Nothing is removed.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::domain::field::FieldMap;
use crate::history::change::{Change, ChangeId, Draft, Stamp};
use crate::history::change_set::ChangeSet;
use crate::history::command::{Command, Refusal};

/// The changes that take `id` back, as far as nobody has changed its fields since.
///
/// A change that made the record is taken back by deleting it. Fields that were in conflict before
/// the change are in conflict again, with every value they had.
///
/// # Errors
///
/// [`Refusal::NotHere`] when the change is not in the set; [`Refusal::NothingChanged`] when later
/// edits have replaced all of its fields.
pub fn undo(set: &ChangeSet, id: ChangeId, stamp: &Stamp) -> Result<Vec<Change>, Refusal> {
    let change = set.get(id).ok_or(Refusal::NotHere)?;
    let made_the_record = set
        .changes_of(change.rec())
        .first()
        .is_some_and(|first| first.id() == id);
    if made_the_record {
        let delete = Command::Delete {
            id: change.rec().clone(),
        };
        return Ok(vec![delete.plan(set, stamp.clone())?]);
    }
    let drafts = values_before(set, change);
    if drafts.is_empty() {
        return Err(Refusal::NothingChanged);
    }
    drafts
        .into_values()
        .map(|fields| {
            Ok(Change::seal(Draft {
                rec: change.rec().clone(),
                kind: change.kind().to_owned(),
                set: fields,
                prev: vec![id],
                stamp: stamp.clone(),
                n: change.n() + 1,
            })?)
        })
        .collect()
}

/// The values of the change's fields before it, in as many groups as the most disputed field had.
fn values_before(set: &ChangeSet, change: &Change) -> BTreeMap<usize, FieldMap> {
    let mut groups: BTreeMap<usize, FieldMap> = BTreeMap::new();
    for field in change.set().keys() {
        let heads = set.heads(change.rec(), field);
        if !heads.iter().any(|head| head.id() == change.id()) {
            continue;
        }
        let mut before: Vec<Value> = Vec::new();
        for earlier in change.prev().iter().filter_map(|id| set.get(*id)) {
            if let Some(value) = earlier.set().get(field)
                && !before.contains(value)
            {
                before.push(value.clone());
            }
        }
        if before.is_empty() {
            before.push(Value::Null);
        }
        for (group, value) in before.into_iter().enumerate() {
            groups
                .entry(group)
                .or_default()
                .insert(field.clone(), value);
        }
    }
    groups
}
