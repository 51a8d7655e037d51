//! The change record: one edit of one thing by one person, never altered afterwards.

use std::fmt;

use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use crate::domain::field::FieldMap;
use crate::domain::id::RecordId;
use crate::domain::order::sorted;
use crate::history::canonical::{NotWhole, canonical};

/// The version of the change record's own form.
pub const CHANGE_VERSION: u64 = 1;

/// The most changes that one change can name as those it builds on.
pub const MOST_PREV: usize = 10_000;

/// Names a change: the first 128 bits of the SHA-256 of its canonical form without the id.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChangeId([u8; 16]);

impl ChangeId {
    /// Reads 32 lower-case hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        let hexadecimal = |byte: &u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        if text.len() != 32 || !text.as_bytes().iter().all(hexadecimal) {
            return None;
        }
        u128::from_str_radix(text, 16)
            .ok()
            .map(|number| Self(number.to_be_bytes()))
    }
}

impl fmt::Display for ChangeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", u128::from_be_bytes(self.0))
    }
}

impl fmt::Debug for ChangeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Who makes an edit and when. Both are for people to read; neither decides anything.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stamp {
    /// The name the person goes by in this app.
    pub by: String,
    /// The moment, as `2021-01-14T16:10:00Z`.
    pub at: String,
}

/// What a change says, before it has its id.
#[derive(Clone, PartialEq, Debug)]
pub struct Draft {
    /// The record it changes.
    pub rec: RecordId,
    /// The kind of record, `type` in the file.
    pub kind: String,
    /// The fields it sets; `Null` clears one.
    pub set: FieldMap,
    /// The heads the author had seen of the fields set.
    pub prev: Vec<ChangeId>,
    /// Who made it and when.
    pub stamp: Stamp,
    /// One more than the largest number of the record's changes that the author had seen, so that the
    /// change that made the record comes first. For the order on screen only.
    pub n: u64,
}

/// An immutable change record.
#[derive(Clone, PartialEq, Debug)]
pub struct Change {
    id: ChangeId,
    version: u64,
    draft: Draft,
    /// Members this app does not know. They are part of the hash and are written back as they were.
    extra: Map<String, Value>,
}

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
    /// Seals a draft: works out its id. The ids in `prev` are put in order first. Beyond [`MOST_PREV`] of
    /// them the rest is left out: those versions stay in view, and a further edit can settle them.
    ///
    /// # Errors
    ///
    /// [`NotWhole`] when a field holds a fraction.
    pub fn seal(mut draft: Draft) -> Result<Self, NotWhole> {
        draft.prev = sorted(draft.prev, &Ord::cmp);
        draft.prev.dedup();
        draft.prev.truncate(MOST_PREV);
        let mut change = Self {
            id: ChangeId([0; 16]),
            version: CHANGE_VERSION,
            draft,
            extra: Map::new(),
        };
        change.id = change.hash()?;
        Ok(change)
    }

    /// The same change under another name, with the id that its content has then. Members that this
    /// app does not know stay with it.
    ///
    /// # Errors
    ///
    /// [`NotWhole`] when it holds a fraction.
    pub fn resealed(mut self, stamp: Stamp) -> Result<Self, NotWhole> {
        self.draft.stamp = stamp;
        self.id = self.hash()?;
        Ok(self)
    }

    /// Reads a change record and verifies that its id fits its content.
    ///
    /// # Errors
    ///
    /// A [`ChangeFault`] that says what is wrong; the caller keeps the value.
    pub fn from_value(value: &Value) -> Result<Self, ChangeFault> {
        let change = Self::from_value_unverified(value)?;
        let actual = change.hash()?;
        if actual == change.id {
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
        let mut members = value.as_object().ok_or(ChangeFault::NotAnObject)?.clone();
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
        Ok(Self {
            id,
            version,
            draft: Draft {
                rec,
                kind,
                set,
                prev,
                stamp: Stamp { by, at },
                n,
            },
            extra: members,
        })
    }

    /// The change record as JSON, with its id.
    pub fn to_value(&self) -> Value {
        let mut members = self.unsigned();
        members.insert("id".to_owned(), self.id.to_string().into());
        Value::Object(members)
    }

    fn unsigned(&self) -> Map<String, Value> {
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

    fn hash(&self) -> Result<ChangeId, NotWhole> {
        let written = canonical(&Value::Object(self.unsigned()))?;
        let digest = Sha256::digest(written.as_bytes());
        let mut first = [0; 16];
        for (to, from) in first.iter_mut().zip(digest.iter()) {
            *to = *from;
        }
        Ok(ChangeId(first))
    }

    /// Its id.
    pub fn id(&self) -> ChangeId {
        self.id
    }

    /// The record it changes.
    pub fn rec(&self) -> &RecordId {
        &self.draft.rec
    }

    /// The kind of record.
    pub fn kind(&self) -> &str {
        &self.draft.kind
    }

    /// The fields it sets.
    pub fn set(&self) -> &FieldMap {
        &self.draft.set
    }

    /// The heads its author had seen.
    pub fn prev(&self) -> &[ChangeId] {
        &self.draft.prev
    }

    /// Who made it and when.
    pub fn stamp(&self) -> &Stamp {
        &self.draft.stamp
    }

    /// Its number for the order on screen.
    pub fn n(&self) -> u64 {
        self.draft.n
    }

    /// The order in which changes are shown and written: by number, then by id.
    pub fn order(&self) -> (u64, ChangeId) {
        (self.draft.n, self.id)
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

    fn change() -> Change {
        Change::seal(Draft {
            rec: RecordId::new("r1"),
            kind: "recommendation".to_owned(),
            set: [("title".to_owned(), json!("A title"))].into(),
            prev: Vec::new(),
            stamp: Stamp {
                by: "A Member".to_owned(),
                at: "2021-01-14T16:10:00Z".to_owned(),
            },
            n: 1,
        })
        .unwrap()
    }

    #[test]
    fn the_id_is_the_hash_of_the_canonical_rest() {
        // Worked out apart from this code, with a JSON canonicaliser and sha256sum.
        let canonical = r#"{"at":"2021-01-14T16:10:00Z","by":"A Member","n":1,"prev":[],"rec":"r1","set":{"title":"A title"},"type":"recommendation","v":1}"#;
        let digest = Sha256::digest(canonical.as_bytes());
        let hexadecimal: String = digest
            .iter()
            .take(16)
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!(change().id().to_string(), hexadecimal);
    }

    #[test]
    fn what_is_written_reads_back() {
        let change = change();
        assert_eq!(Change::from_value(&change.to_value()).unwrap(), change);
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
