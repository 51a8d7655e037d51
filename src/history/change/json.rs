//! The change record as it stands in files and on shelves.

use std::sync::Arc;

use serde_json::{Map, Value};

use crate::domain::field::FieldMap;
use crate::domain::id::RecordId;
use crate::domain::json::written;
use crate::history::canonical::NotWhole;
use crate::history::change::stub::REDACTED;
use crate::history::change::{Change, ChangeId, Draft, Presence, Stamp};

/// Why a JSON value is not a sound change record.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ChangeFault {
    /// It is not an object.
    #[error("It is not a change record.")]
    NotAnObject,
    /// A member is absent.
    #[error("It has no \"{0}\".")]
    Missing(&'static str),
    /// A member is not of its form.
    #[error("Its \"{0}\" is not of the right form.")]
    WrongForm(&'static str),
    /// The content is not what the id was made from.
    #[error("Its content does not match its id {claimed}: it was altered outside the app.")]
    IdMismatch {
        /// The id that stands in the record.
        claimed: ChangeId,
        /// The id its content has.
        actual: ChangeId,
    },
    /// It holds a number that cannot be kept exactly.
    #[error(transparent)]
    NotWhole(#[from] NotWhole),
}

impl Change {
    /// Reads a change record and verifies that its id fits its content. The id of a stub cannot: it was
    /// made from what is no longer there.
    ///
    /// # Errors
    ///
    /// A [`ChangeFault`] that says what is wrong; the caller keeps the value.
    pub fn from_value(value: &Value) -> Result<Self, ChangeFault> {
        Self::from_value_unverified(value)?.verified()
    }

    /// The change, where its id fits its content.
    ///
    /// # Errors
    ///
    /// [`ChangeFault::IdMismatch`], and [`ChangeFault::NotWhole`] where it holds a fraction.
    pub fn verified(self) -> Result<Self, ChangeFault> {
        let change = self;
        // Of a stub too: what it holds has to be kept exactly in any case.
        let actual = change.hash()?;
        if actual == change.id || change.presence == Presence::TakenOut {
            Ok(change)
        } else {
            Err(ChangeFault::IdMismatch {
                claimed: change.id,
                actual,
            })
        }
    }

    /// Reads a change record whose id the caller knows to fit, because the app itself sealed it.
    ///
    /// # Errors
    ///
    /// A [`ChangeFault`] when a member is absent or of the wrong form.
    pub fn from_value_unverified(value: &Value) -> Result<Self, ChangeFault> {
        Self::from_owned(value.clone())
    }

    /// As [`Change::from_value_unverified`], without a copy of what is in it.
    ///
    /// # Errors
    ///
    /// A [`ChangeFault`] when a member is absent or of the wrong form.
    pub fn from_owned(value: Value) -> Result<Self, ChangeFault> {
        let Value::Object(mut members) = value else {
            return Err(ChangeFault::NotAnObject);
        };
        let mut take = |name| members.remove(name).ok_or(ChangeFault::Missing(name));
        let text = |value: Value, name| match value {
            Value::String(text) => Ok(text),
            _ => Err(ChangeFault::WrongForm(name)),
        };
        let number = |value: Value, name| value.as_u64().ok_or(ChangeFault::WrongForm(name));

        let id = ChangeId::parse(&text(take("id")?, "id")?).ok_or(ChangeFault::WrongForm("id"))?;
        let version = number(take("v")?, "v")?;
        let rec = RecordId::new(&text(take("rec")?, "rec")?);
        let kind = text(take("type")?, "type")?;
        let Value::Object(members_set) = take("set")? else {
            return Err(ChangeFault::WrongForm("set"));
        };
        let mut set = FieldMap::new();
        set.extend(members_set);
        let prev = take("prev")?
            .as_array()
            .and_then(|ids| {
                ids.iter()
                    .map(|id| ChangeId::parse(id.as_str()?))
                    .collect::<Option<Vec<_>>>()
            })
            .ok_or(ChangeFault::WrongForm("prev"))?;
        let by = text(take("by")?, "by")?;
        let at = text(take("at")?, "at")?;
        let n = number(take("n")?, "n")?;
        let change = Self {
            id,
            version,
            draft: Arc::new(Draft {
                rec,
                kind,
                set,
                prev,
                stamp: Stamp { by, at },
                n,
            }),
            presence: Presence::Whole,
            extra: members,
        };
        change.known_as_stub()
    }

    /// The change record as JSON, with its id.
    pub fn to_value(&self) -> Value {
        let mut members = self.unsigned();
        members.insert("id".to_owned(), self.id.to_string().into());
        if self.presence == Presence::TakenOut {
            members.insert(REDACTED.to_owned(), true.into());
        }
        Value::Object(members)
    }

    /// The change record as a line of JSON, with its id, as [`Change::to_value`] would be written.
    pub fn to_text(&self) -> String {
        let mut out = String::new();
        match self.write(&mut out) {
            Ok(()) => out,
            // What was sealed elsewhere is kept as it is.
            Err(_) => written(&self.to_value()),
        }
    }

    /// The members from which the id is made.
    pub(super) fn unsigned(&self) -> Map<String, Value> {
        let draft = &self.draft;
        let mut members = self.extra.clone();
        let prev: Vec<Value> = draft.prev.iter().map(|id| id.to_string().into()).collect();
        let mut set = Map::new();
        set.extend(draft.set.clone());
        for (name, value) in [
            ("v", Value::from(self.version)),
            ("rec", draft.rec.as_str().into()),
            ("type", draft.kind.as_str().into()),
            ("set", set.into()),
            ("prev", prev.into()),
            ("by", draft.stamp.by.as_str().into()),
            ("at", draft.stamp.at.as_str().into()),
            ("n", draft.n.into()),
        ] {
            members.insert(name.to_owned(), value);
        }
        members
    }
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        clippy::unreachable,
        clippy::indexing_slicing,
        reason = "a test may stop at the first surprise"
    )]

    use serde_json::json;

    use super::*;
    use crate::history::change::tests::change;

    #[test]
    fn what_is_written_reads_back() {
        let change = change();
        assert_eq!(Change::from_value(&change.to_value()).unwrap(), change);
    }

    #[test]
    fn a_line_is_what_the_value_would_be_written_as() {
        let mut odd = change().to_value();
        odd["cause"] = json!({ "id": "\"id\":" });
        let Err(ChangeFault::IdMismatch { actual, .. }) = Change::from_value(&odd) else {
            unreachable!("an added member changes the id")
        };
        odd["id"] = json!(actual.to_string());
        let odd = Change::from_value(&odd).unwrap();
        for change in [change(), change().taken_out(), odd] {
            assert_eq!(change.to_text(), written(&change.to_value()));
        }
    }

    #[test]
    fn an_altered_change_is_told() {
        let mut value = change().to_value();
        value["set"]["title"] = json!("Another title");
        assert!(matches!(
            Change::from_value(&value),
            Err(ChangeFault::IdMismatch { .. })
        ));
    }

    #[test]
    fn unknown_members_are_kept_and_count_for_the_id() {
        let mut value = change().to_value();
        value["mood"] = json!("hopeful");
        let Err(ChangeFault::IdMismatch { actual, .. }) = Change::from_value(&value) else {
            unreachable!("an added member changes the id")
        };
        value["id"] = json!(actual.to_string());
        assert_eq!(Change::from_value(&value).unwrap().to_value(), value);
    }

    #[test]
    fn a_missing_or_wrong_member_is_named() {
        let mut value = change().to_value();
        value["n"] = json!("1");
        assert_eq!(Change::from_value(&value), Err(ChangeFault::WrongForm("n")));
        value.as_object_mut().unwrap().remove("n");
        assert_eq!(Change::from_value(&value), Err(ChangeFault::Missing("n")));
        assert_eq!(
            Change::from_value(&json!([])),
            Err(ChangeFault::NotAnObject)
        );
    }
}
