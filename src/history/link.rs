//! Records that two people typed for one thing: joining them, or saying that they differ.
//!
//! Both are changes like any other. Joining points everything at the record that is kept and takes the
//! other out of view; its history stays, and undo brings it back.

use serde_json::{Map, Value};

use crate::domain::distinction::Distinction;
use crate::domain::field::{FieldMap, FieldValue, one_field};
use crate::domain::id::RecordId;
use crate::domain::record::Record;
use crate::history::canonical::NotWhole;
use crate::history::change::{Change, Draft, Stamp};
use crate::history::change_set::{ChangeSet, FieldState};
use crate::history::command::{self, Command, supersede};
use crate::history::fold::{DELETED, is_in_view};

/// Why two records were not joined or told apart. Nothing has changed.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Refusal {
    /// Both are one record.
    #[error("This is one entry, not two. Choose two entries. Nothing was saved.")]
    OneRecord,
    /// One of them is not in view.
    #[error(
        "One of the two entries is not in this workspace any more, so nothing was saved. Somebody may have joined or removed it."
    )]
    NotHere,
    /// They are of different kinds.
    #[error(
        "The two entries are of different kinds, so they cannot be one thing. Nothing was saved."
    )]
    DifferentKinds,
    /// Somebody has said already that they differ.
    #[error("It is recorded already that these two entries are different. Nothing was saved.")]
    AlreadySaid,
    /// A value cannot be kept exactly.
    #[error(transparent)]
    NotWhole(#[from] NotWhole),
    /// Taking a record out of view was refused.
    #[error(transparent)]
    NotDeleted(#[from] command::Refusal),
}

/// The changes that say that two records are different things. Two people who say so make the same
/// record, whichever of the two they name first.
///
/// # Errors
///
/// A [`Refusal`]; the set is as it was in any case.
pub fn different(
    set: &ChangeSet,
    one: &RecordId,
    other: &RecordId,
    stamp: &Stamp,
) -> Result<Vec<Change>, Refusal> {
    refuse_odd_pairs(set, one, other)?;
    let (one, other) = (one.min(other), one.max(other));
    // An id can hold any sign, so the length of the first keeps the two apart.
    let length = one.as_str().len();
    let id = RecordId::new(&format!("{}/{length}/{one}/{other}", Distinction::TYPE));
    let distinction = Distinction {
        one: one.clone(),
        other: other.clone(),
    };
    let mut fields = distinction.write();
    if set.value(&id, DELETED).is_some() {
        // It was said before and taken back.
        fields.insert(DELETED.to_owned(), Value::Null);
    }
    fields.retain(
        |name, value| !matches!(set.state(&id, name), FieldState::One(now) if now == value),
    );
    if fields.is_empty() {
        return Err(Refusal::AlreadySaid);
    }
    let change = supersede(set, &id, Distinction::TYPE, fields, stamp.clone())?;
    Ok(vec![change])
}

/// The changes that join two records of one thing: whatever names `other` names `keep` instead, and
/// `other` goes out of view. What `other` says and `keep` does not stays in its history alone.
///
/// A field in conflict stays in conflict, with each of its versions renamed. Records that are out of
/// view stay as they are, and so do those that somebody else makes meanwhile.
///
/// # Errors
///
/// A [`Refusal`]; the set is as it was in any case.
pub fn same_thing(
    set: &ChangeSet,
    keep: &RecordId,
    other: &RecordId,
    stamp: &Stamp,
) -> Result<Vec<Change>, Refusal> {
    refuse_odd_pairs(set, keep, other)?;
    let mut changes = Vec::new();
    let hide = |rec: &RecordId| Command::Delete { id: rec.clone() }.plan(set, stamp.clone());
    for rec in set.records() {
        if rec == other || !is_in_view(set, rec) {
            continue;
        }
        if tells_apart(set, rec, keep, other) {
            changes.push(hide(rec)?);
            continue;
        }
        let renaming = Renaming {
            from: other,
            // A record does not name itself.
            to: (rec != keep).then_some(keep),
        };
        renaming.apply(set, rec, stamp, &mut changes)?;
    }
    // Somebody else may join the two the other way round. That `keep` stays in view is said as well, so
    // that both stay until a person decides, and not neither.
    let stays = one_field(DELETED, Value::Null);
    let kind = set.kind(keep).unwrap_or_default();
    changes.push(supersede(set, keep, kind, stays, stamp.clone())?);
    changes.push(hide(other)?);
    Ok(changes)
}

fn refuse_odd_pairs(set: &ChangeSet, one: &RecordId, other: &RecordId) -> Result<(), Refusal> {
    if one == other {
        return Err(Refusal::OneRecord);
    }
    if !is_in_view(set, one) || !is_in_view(set, other) {
        return Err(Refusal::NotHere);
    }
    if set.kind(one) != set.kind(other) {
        return Err(Refusal::DifferentKinds);
    }
    Ok(())
}

/// Whether a record says that the two are different. Joining them takes that back.
fn tells_apart(set: &ChangeSet, rec: &RecordId, keep: &RecordId, other: &RecordId) -> bool {
    let named = |field| set.value(rec, field).and_then(RecordId::from_value);
    set.kind(rec) == Some(Distinction::TYPE)
        && match (named("one"), named("other")) {
            (Some(one), Some(two)) => Distinction { one, other: two }.is_between(keep, other),
            _ => false,
        }
}

/// Naming one record where another was named.
struct Renaming<'a> {
    from: &'a RecordId,
    /// None where the name is taken out.
    to: Option<&'a RecordId>,
}

impl Renaming<'_> {
    /// The changes that rename in every field of a record.
    fn apply(
        &self,
        set: &ChangeSet,
        rec: &RecordId,
        stamp: &Stamp,
        changes: &mut Vec<Change>,
    ) -> Result<(), NotWhole> {
        let kind = set.kind(rec).unwrap_or_default();
        let mut fields = FieldMap::new();
        for name in set.fields(rec) {
            match set.state(rec, name) {
                FieldState::Unset => {}
                FieldState::One(value) => {
                    if let Some(renamed) = self.renamed(value) {
                        fields.insert(name.to_owned(), renamed);
                    }
                }
                FieldState::Conflict(_) => {
                    for head in set.heads(rec, name) {
                        let value = head.set().get(name);
                        if let Some(renamed) = value.and_then(|value| self.renamed(value)) {
                            changes.push(Change::seal(Draft {
                                rec: rec.clone(),
                                kind: kind.to_owned(),
                                set: one_field(name, renamed),
                                prev: vec![head.id()],
                                n: set.next_number(rec),
                                stamp: stamp.clone(),
                            })?);
                        }
                    }
                }
            }
        }
        if !fields.is_empty() {
            changes.push(supersede(set, rec, kind, fields, stamp.clone())?);
        }
        Ok(())
    }

    /// The value with the new name in it, or `None` where the old one does not stand in it.
    fn renamed(&self, value: &Value) -> Option<Value> {
        match value {
            Value::String(text) if text == self.from.as_str() => {
                Some(self.to.map_or(Value::Null, |to| to.as_str().into()))
            }
            Value::Array(items) => {
                let mut list = Vec::with_capacity(items.len());
                let mut any = false;
                for item in items {
                    match self.renamed(item) {
                        None => list.push(item.clone()),
                        Some(renamed) => {
                            any = true;
                            // The list may name the kept record already.
                            if !renamed.is_null()
                                && !items.contains(&renamed)
                                && !list.contains(&renamed)
                            {
                                list.push(renamed);
                            }
                        }
                    }
                }
                any.then_some(Value::Array(list))
            }
            Value::Object(members) => {
                let mut object = Map::new();
                let mut any = false;
                for (name, member) in members {
                    let renamed = self.renamed(member);
                    any |= renamed.is_some();
                    object.insert(name.clone(), renamed.unwrap_or_else(|| member.clone()));
                }
                any.then_some(Value::Object(object))
            }
            _ => None,
        }
    }
}
