//! From what a person does to the change that records it.

use serde_json::Value;

use crate::domain::field::{FieldMap, FieldValue, one_field};
use crate::domain::id::RecordId;
use crate::domain::recommendation::{Addressee, Recommendation};
use crate::domain::record::Record;
use crate::domain::redaction::Redaction;
use crate::domain::response::{AlternativeWording, Answer, Response};
use crate::domain::update::Update;
use crate::history::canonical::NotWhole;
use crate::history::change::{Change, ChangeId, Draft, Presence, Stamp};
use crate::history::change_set::{ChangeSet, FieldState};
use crate::history::fold::DELETED;

/// Something a person does to the record.
#[derive(Clone, PartialEq, Debug)]
pub enum Command {
    /// Records an addressee's response: a new record, or new values for the one that is there.
    RecordResponse {
        /// The id of the response.
        id: RecordId,
        /// The response as the form gives it.
        response: Response,
    },
    /// Adds a recommendation.
    AddRecommendation {
        /// The id of the new recommendation.
        id: RecordId,
        /// The recommendation as the form gives it.
        recommendation: Box<Recommendation>,
    },
    /// Adds a Cabinet Member whom recommendations can be addressed to.
    AddAddressee {
        /// The id of the new addressee.
        id: RecordId,
        /// The addressee as the form gives it.
        addressee: Addressee,
    },
    /// Adds a progress update.
    AddUpdate {
        /// The id of the new update.
        id: RecordId,
        /// The update as the form gives it.
        update: Update,
    },
    /// Adds a record of any kind.
    AddRecord {
        /// The id of the new record.
        id: RecordId,
        /// Its kind.
        kind: &'static str,
        /// Its fields.
        fields: FieldMap,
    },
    /// Sets fields of a record that is there.
    SetFields {
        /// The record.
        id: RecordId,
        /// The fields and their new values; `Null` clears one.
        fields: FieldMap,
    },
    /// Takes a record out of view. Its changes stay, and the deletion can be undone.
    Delete {
        /// The record.
        id: RecordId,
    },
    /// Takes the content of a change out for good, here and wherever this comes to be merged.
    TakeOut {
        /// The id of the new redaction.
        id: RecordId,
        /// The change.
        change: ChangeId,
        /// Why; it must not repeat what is taken out.
        reason: String,
    },
}

/// A field of a form that a person must look at again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mistake {
    /// The field's name in the record.
    pub field: &'static str,
    /// What is wrong and what to do.
    pub message: String,
}

/// Why a command was not carried out. Nothing has changed.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Refusal {
    /// Fields need another look.
    #[error("There is a problem with what was entered.")]
    Mistakes(Vec<Mistake>),
    /// The record is not in the workspace.
    #[error(
        "The entry you changed is not in this workspace any more. Go back to the list and open it again."
    )]
    NotHere,
    /// The new values are the ones already recorded.
    #[error("Nothing has changed, so nothing was saved.")]
    NothingChanged,
    /// The change is a redaction.
    #[error(
        "This entry says that something was taken out. It stays, so that everybody can see why. Nothing was changed."
    )]
    StaysReadable,
    /// Its content was taken out before.
    #[error(
        "The content of this change is gone already. It cannot be brought back. Nothing was changed."
    )]
    GoneAlready,
    /// A value cannot be kept exactly.
    #[error(transparent)]
    NotWhole(#[from] NotWhole),
}

impl Command {
    /// The change that carries the command out, given what the set holds now.
    ///
    /// # Errors
    ///
    /// A [`Refusal`]; the set is as it was in any case.
    pub fn plan(&self, set: &ChangeSet, stamp: Stamp) -> Result<Change, Refusal> {
        match self {
            Self::RecordResponse { id, response } => {
                refuse_mistakes(mistakes_in_response(response))?;
                write(set, id, Response::TYPE, all_fields(response), stamp)
            }
            Self::AddRecommendation { id, recommendation } => {
                refuse_mistakes(mistakes_in_recommendation(recommendation))?;
                write(
                    set,
                    id,
                    Recommendation::TYPE,
                    all_fields(recommendation.as_ref()),
                    stamp,
                )
            }
            Self::AddAddressee { id, addressee } => {
                write(set, id, Addressee::TYPE, all_fields(addressee), stamp)
            }
            Self::AddUpdate { id, update } => {
                refuse_mistakes(mistakes_in_update(update))?;
                write(set, id, Update::TYPE, all_fields(update), stamp)
            }
            Self::AddRecord { id, kind, fields } => write(set, id, kind, fields.clone(), stamp),
            Self::SetFields { id, fields } => {
                let kind = set.kind(id).ok_or(Refusal::NotHere)?.to_owned();
                write(set, id, &kind, fields.clone(), stamp)
            }
            Self::Delete { id } => delete(set, id, stamp),
            Self::TakeOut { id, change, reason } => {
                may_be_taken_out(set.get(*change))?;
                let redaction = Redaction {
                    change: change.to_string(),
                    reason: reason.clone(),
                };
                write(set, id, Redaction::TYPE, all_fields(&redaction), stamp)
            }
        }
    }
}

fn may_be_taken_out(change: Option<&Change>) -> Result<(), Refusal> {
    let change = change.ok_or(Refusal::NotHere)?;
    match change.presence() {
        Presence::TakenOut => Err(Refusal::GoneAlready),
        Presence::Whole if change.is_redaction() => Err(Refusal::StaysReadable),
        Presence::Whole => Ok(()),
    }
}

fn refuse_mistakes(mistakes: Vec<Mistake>) -> Result<(), Refusal> {
    if mistakes.is_empty() {
        Ok(())
    } else {
        Err(Refusal::Mistakes(mistakes))
    }
}

/// What the response form asks for and does not have (rules V01 to V03).
pub fn mistakes_in_response(response: &Response) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    let mut say = |field, message: &str| {
        mistakes.push(Mistake {
            field,
            message: message.to_owned(),
        });
    };
    if response.answer == Answer::Awaiting {
        say("answer", "Select accept in full, accept in part or decline");
    }
    if response.answer.needs_explanation() {
        if response.explanation.trim().is_empty() {
            say(
                "explanation",
                match response.answer {
                    Answer::Declined => "Enter the reason for declining",
                    _ => "Enter the reason for accepting in part",
                },
            );
        }
        match &response.alternative {
            AlternativeWording::NotStated => say(
                "alternativeWording",
                "Enter the other wording, or select that none is offered",
            ),
            AlternativeWording::Offered(wording) if wording.trim().is_empty() => {
                say("alternativeWording", "Enter the other wording");
            }
            AlternativeWording::Offered(_) | AlternativeWording::NoneOffered => {}
        }
    }
    mistakes
}

/// What a recommendation needs and does not have (rule V06).
pub fn mistakes_in_recommendation(recommendation: &Recommendation) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    if recommendation.number == 0 {
        mistakes.push(Mistake {
            field: "number",
            message: "Enter the number it has in the report, such as 1".to_owned(),
        });
    }
    if recommendation.title.trim().is_empty() {
        mistakes.push(Mistake {
            field: "title",
            message: "Enter a short title".to_owned(),
        });
    }
    mistakes
}

/// What an update needs and does not have.
pub fn mistakes_in_update(update: &Update) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    if update.text.trim().is_empty() {
        mistakes.push(Mistake {
            field: "text",
            message: "Enter what has happened".to_owned(),
        });
    }
    if update.recommendations.is_empty() {
        mistakes.push(Mistake {
            field: "recommendations",
            message: "Select at least one recommendation".to_owned(),
        });
    }
    mistakes
}

/// Every field of the record; those that are absent clear what was set before.
fn all_fields<T: Record>(record: &T) -> FieldMap {
    with_absent(record.write(), T::FIELDS)
}

fn with_absent(mut fields: FieldMap, names: &[&str]) -> FieldMap {
    for name in names {
        if !fields.contains_key(*name) {
            fields.insert((*name).to_owned(), Value::Null);
        }
    }
    fields
}

/// One change with the fields that really differ, superseding the heads of each of them.
fn write(
    set: &ChangeSet,
    id: &RecordId,
    kind: &str,
    mut fields: FieldMap,
    stamp: Stamp,
) -> Result<Change, Refusal> {
    fields.retain(|name, value| differs(set, id, name, value));
    if fields.is_empty() {
        return Err(Refusal::NothingChanged);
    }
    Ok(supersede(set, id, kind, fields, stamp)?)
}

/// Whether setting the field would say anything new. A field in conflict is always worth setting.
fn differs(set: &ChangeSet, id: &RecordId, name: &str, value: &Value) -> bool {
    match set.state(id, name) {
        FieldState::Unset => !value.is_null(),
        FieldState::One(current) => current != value,
        FieldState::Conflict(_) => true,
    }
}

/// Seals a change that supersedes the heads of every field it sets.
pub(super) fn supersede(
    set: &ChangeSet,
    id: &RecordId,
    kind: &str,
    fields: FieldMap,
    stamp: Stamp,
) -> Result<Change, NotWhole> {
    let heads: Vec<&Change> = fields.keys().flat_map(|name| set.heads(id, name)).collect();
    Change::seal(Draft {
        rec: id.clone(),
        kind: kind.to_owned(),
        set: fields,
        n: set.next_number(id),
        prev: heads.iter().map(|head| head.id()).collect(),
        stamp,
    })
}

/// A deletion names every head of the record, so that an edit its author had not seen is told apart.
fn delete(set: &ChangeSet, id: &RecordId, stamp: Stamp) -> Result<Change, Refusal> {
    let kind = set.kind(id).ok_or(Refusal::NotHere)?;
    let heads: Vec<&Change> = set
        .fields(id)
        .flat_map(|field| set.heads(id, field))
        .collect();
    Ok(Change::seal(Draft {
        rec: id.clone(),
        kind: kind.to_owned(),
        set: one_field(DELETED, true.into()),
        n: set.next_number(id),
        prev: heads.iter().map(|head| head.id()).collect(),
        stamp,
    })?)
}

/// Sets one field to a typed value; a short way to write [`Command::SetFields`].
pub fn set_field<T: FieldValue>(id: &RecordId, field: &str, value: &T) -> Command {
    Command::SetFields {
        id: id.clone(),
        fields: one_field(field, value.to_value()),
    }
}
