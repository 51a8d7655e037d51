//! The change record: one edit of one thing by one person, never altered afterwards. Only its content
//! can be taken out, which leaves a stub.

mod json;
mod line;
mod stub;

use std::fmt;
use std::sync::Arc;

use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use crate::domain::field::FieldMap;
use crate::domain::id::RecordId;
use crate::domain::json::{write_members, write_text};
use crate::domain::order::sorted;
use crate::history::canonical::{NotWhole, canonical, whole};

pub use json::ChangeFault;
pub use stub::Presence;

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
        // Digit by digit: a number of 128 bits is put together slowly in wasm.
        let digits: &[u8; 32] = text.as_bytes().try_into().ok()?;
        let mut id = [0; 16];
        for (byte, [sixteens, ones]) in id.iter_mut().zip(digits.as_chunks().0) {
            *byte = digit(*sixteens)? << 4 | digit(*ones)?;
        }
        Some(Self(id))
    }
}

/// What a hexadecimal digit counts.
fn digit(sign: u8) -> Option<u8> {
    match sign {
        b'0'..=b'9' => Some(sign - b'0'),
        b'a'..=b'f' => Some(sign - b'a' + 10),
        _ => None,
    }
}

impl fmt::Display for ChangeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const DIGITS: [char; 16] = [
            '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f',
        ];
        let digits = self.0.iter().flat_map(|byte| [byte >> 4, byte & 15]);
        let mut text = String::with_capacity(32);
        text.extend(digits.filter_map(|digit| DIGITS.get(usize::from(digit))));
        f.write_str(&text)
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

/// An immutable change record. A copy shares what it says.
#[derive(Clone, PartialEq, Debug)]
pub struct Change {
    id: ChangeId,
    version: u64,
    draft: Arc<Draft>,
    presence: Presence,
    /// Members this app does not know. They are part of the hash and are written back as they were.
    extra: Map<String, Value>,
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
            draft: Arc::new(draft),
            presence: Presence::Whole,
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
        Arc::make_mut(&mut self.draft).stamp = stamp;
        self.id = self.hash()?;
        Ok(self)
    }

    /// The change as it would count on top of others. It goes by the same id, which does not fit it: for
    /// working out what would be, and never to be kept.
    pub(super) fn on_top_of(&self, prev: Vec<ChangeId>) -> Self {
        let mut change = self.clone();
        Arc::make_mut(&mut change.draft).prev = prev;
        change
    }

    fn hash(&self) -> Result<ChangeId, NotWhole> {
        let written = if self.extra.is_empty() {
            self.canonical(None)?
        } else {
            canonical(&Value::Object(self.unsigned()))?
        };
        Ok(id_of(&[&written]))
    }

    /// Writes the change after `out` in the canonical form, with its id.
    ///
    /// # Errors
    ///
    /// [`NotWhole`] when it holds a fraction.
    pub fn write(&self, out: &mut String) -> Result<(), NotWhole> {
        if self.extra.is_empty() && self.presence == Presence::Whole {
            out.push_str(&self.canonical(Some(self.id))?);
        } else {
            out.push_str(&canonical(&self.to_value())?);
        }
        Ok(())
    }

    /// The canonical form of a change that has no members but those this app knows, without a copy of
    /// what is in it; with the id where one is given.
    fn canonical(&self, id: Option<ChangeId>) -> Result<String, NotWhole> {
        let draft = &self.draft;
        whole(&draft.n.into())?;
        draft.set.values().try_for_each(whole)?;
        whole(&self.version.into())?;
        let mut out = String::with_capacity(512);
        let mut member = |before: &str, text: &str| {
            out.push_str(before);
            write_text(text, &mut out);
        };
        member("{\"at\":", &draft.stamp.at);
        member(",\"by\":", &draft.stamp.by);
        if let Some(id) = id {
            member(",\"id\":", &id.to_string());
        }
        out.push_str(",\"n\":");
        out.push_str(&draft.n.to_string());
        out.push_str(",\"prev\":[");
        for (place, id) in draft.prev.iter().enumerate() {
            if place > 0 {
                out.push(',');
            }
            write_text(&id.to_string(), &mut out);
        }
        out.push_str("],\"rec\":");
        write_text(draft.rec.as_str(), &mut out);
        out.push_str(",\"set\":");
        write_members(draft.set.iter().collect(), &mut out);
        out.push_str(",\"type\":");
        write_text(&draft.kind, &mut out);
        out.push_str(",\"v\":");
        out.push_str(&self.version.to_string());
        out.push('}');
        Ok(out)
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

    /// Whether its content is there.
    pub fn presence(&self) -> Presence {
        self.presence
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

/// The id of a change whose canonical form without the id consists of these pieces.
fn id_of(pieces: &[&str]) -> ChangeId {
    let mut hash = Sha256::new();
    for piece in pieces {
        hash.update(piece.as_bytes());
    }
    let mut first = [0; 16];
    for (to, from) in first.iter_mut().zip(hash.finalize().iter()) {
        *to = *from;
    }
    ChangeId(first)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

    use serde_json::json;

    use super::*;

    pub(super) fn change() -> Change {
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
    fn an_id_is_thirty_two_small_hexadecimal_digits_and_is_written_as_it_was_read() {
        let id = "0123456789abcdef00ff10fe9a0b1c2d";
        assert_eq!(ChangeId::parse(id).unwrap().to_string(), id);
        for wrong in [
            "",
            "0",
            &id[1..],
            &format!("{id}0"),
            &id.to_uppercase(),
            &id.replace('f', "g"),
            &id.replace('0', "+"),
            &id.replace("ff", "é"),
        ] {
            assert_eq!(ChangeId::parse(wrong), None, "{wrong}");
        }
    }
}
