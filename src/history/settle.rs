//! Settling a conflict: a person's choice, as changes on top of every version there is.
//!
//! The versions stay in the record. A choice is an edit like any other: it can be undone, and two
//! people who choose differently are in conflict again.

use serde_json::Value;

use crate::domain::field::{FieldMap, one_field};
use crate::domain::id::RecordId;
use crate::domain::record::Record;
use crate::domain::update::Update;
use crate::domain::workspace::Workspace;
use crate::history::canonical::NotWhole;
use crate::history::change::{Change, ChangeId, Draft, Stamp};
use crate::history::change_set::{ChangeSet, FieldState};
use crate::history::command::{self, Command, supersede};
use crate::history::fold::{DELETED, conflicts};

/// The field with an update's account.
const ACCOUNT: &str = "text";

/// What a person can do about a conflict.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ways {
    /// Choose one of the versions.
    Choose,
    /// Choose one, or put a wording together from them.
    ChooseOrCombine,
    /// Choose one, put a wording together, or keep each as an update of its own.
    ChooseCombineOrKeepBoth,
    /// Say whether a record that one person deleted and another edited stays.
    KeepOrDelete,
}

/// What can be done about a conflict in a field of a kind of record.
pub fn ways(kind: &str, field: &str) -> Ways {
    match (kind, field) {
        (_, DELETED) => Ways::KeepOrDelete,
        (Update::TYPE, ACCOUNT) => Ways::ChooseCombineOrKeepBoth,
        _ if Workspace::is_text(kind, field) => Ways::ChooseOrCombine,
        _ => Ways::Choose,
    }
}

/// What a person chose.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Choice {
    /// The version that a change gives.
    Version(ChangeId),
    /// A wording put together from the versions.
    Combination(String),
    /// Each account of a progress update is kept: the first stays, each other one becomes an update of
    /// its own that says the same in all other fields.
    BothUpdates,
    /// The record stays in view.
    KeepRecord,
    /// The record is deleted, with the edits that met the deletion.
    DeleteRecord,
}

/// Why a conflict was not settled. Nothing has changed.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Refusal {
    /// The field is not in conflict.
    #[error(
        "This conflict is settled already, so there is nothing to do. The version that was chosen is on the entry's page."
    )]
    AlreadySettled,
    /// The version is none of those in conflict.
    #[error(
        "The version you chose has been replaced by a newer one. Nothing was saved. Look at the versions again and choose one."
    )]
    NoSuchVersion,
    /// The combined wording is empty.
    #[error("Enter the combined wording, or choose one of the versions. Nothing was saved.")]
    Blank,
    /// The choice is not one that this field allows.
    #[error(
        "This conflict cannot be settled in that way. Nothing was saved. Choose one of the versions."
    )]
    DoesNotFit,
    /// A value cannot be kept exactly.
    #[error(transparent)]
    NotWhole(#[from] NotWhole),
    /// The deletion was refused.
    #[error(transparent)]
    NotDeleted(#[from] command::Refusal),
}

/// The changes that settle the conflict in a field of a record. They supersede every version.
///
/// `new_id` names the update that is made where both accounts of one are kept; further ones are named
/// after it.
///
/// # Errors
///
/// A [`Refusal`]; the set is as it was in any case.
pub fn settle(
    set: &ChangeSet,
    rec: &RecordId,
    field: &str,
    choice: &Choice,
    new_id: RecordId,
    stamp: &Stamp,
) -> Result<Vec<Change>, Refusal> {
    let kind = set.kind(rec).ok_or(Refusal::AlreadySettled)?;
    if !conflicts(set, rec).iter().any(|other| other == field) {
        return Err(Refusal::AlreadySettled);
    }
    let say = |value: Value| {
        let fields = one_field(field, value);
        supersede(set, rec, kind, fields, stamp.clone())
    };
    match (choice, ways(kind, field)) {
        (Choice::KeepRecord, Ways::KeepOrDelete) => Ok(vec![say(Value::Null)?]),
        (Choice::DeleteRecord, Ways::KeepOrDelete) => {
            let delete = Command::Delete { id: rec.clone() };
            Ok(vec![delete.plan(set, stamp.clone())?])
        }
        (_, Ways::KeepOrDelete) => Err(Refusal::DoesNotFit),
        (Choice::Version(id), _) => {
            let heads = set.heads(rec, field);
            let chosen = heads.iter().find(|head| head.id() == *id);
            let value = chosen.and_then(|head| head.set().get(field));
            Ok(vec![say(value.ok_or(Refusal::NoSuchVersion)?.clone())?])
        }
        (Choice::Combination(_), Ways::Choose) => Err(Refusal::DoesNotFit),
        (Choice::Combination(text), _) => match text.trim() {
            "" => Err(Refusal::Blank),
            wording => Ok(vec![say(wording.into())?]),
        },
        (Choice::BothUpdates, Ways::ChooseCombineOrKeepBoth) => {
            let mut accounts = accounts(set, rec).into_iter();
            let first = accounts.next().ok_or(Refusal::AlreadySettled)?;
            let mut changes = vec![say(first.clone())?];
            for (place, account) in accounts.enumerate() {
                let id = match place {
                    0 => new_id.clone(),
                    _ => RecordId::new(&format!("{new_id}-{}", place + 1)),
                };
                changes.push(copy(set, rec, id, account, stamp)?);
            }
            Ok(changes)
        }
        (Choice::BothUpdates | Choice::KeepRecord | Choice::DeleteRecord, _) => {
            Err(Refusal::DoesNotFit)
        }
    }
}

/// The different accounts of an update in the order shown. Where somebody cleared the account, there is
/// nothing to keep.
fn accounts<'a>(set: &'a ChangeSet, rec: &RecordId) -> Vec<&'a Value> {
    let FieldState::Conflict(heads) = set.state(rec, ACCOUNT) else {
        return Vec::new();
    };
    let said = heads.iter().filter_map(|head| head.set().get(ACCOUNT));
    said.filter(|account| !account.is_null()).collect()
}

/// A new update that says what another one says, with an account of its own.
fn copy(
    set: &ChangeSet,
    rec: &RecordId,
    id: RecordId,
    account: &Value,
    stamp: &Stamp,
) -> Result<Change, NotWhole> {
    let mut fields = FieldMap::new();
    for name in set.fields(rec).filter(|name| *name != DELETED) {
        let value = set.value(rec, name).filter(|value| !value.is_null());
        if let Some(value) = value {
            fields.insert(name.to_owned(), value.clone());
        }
    }
    fields.insert(ACCOUNT.to_owned(), account.clone());
    Change::seal(Draft {
        n: set.next_number(&id),
        rec: id,
        kind: Update::TYPE.to_owned(),
        set: fields,
        prev: Vec::new(),
        stamp: stamp.clone(),
    })
}
