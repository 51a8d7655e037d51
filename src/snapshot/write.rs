//! Writing a snapshot. Equal sets with equal stamps give the same bytes.

mod record;
mod text;

use std::vec::IntoIter;

use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use crate::domain::id::RecordId;
use crate::domain::json::write_members;
use crate::history::canonical::{NotWhole, whole};
use crate::history::change::{Change, ChangeId, Presence};
use crate::history::change_set::ChangeSet;
use crate::snapshot::envelope::{
    FORMAT, FORMAT_VERSION, FORMAT_WITH_STUBS, FileStamp, WorkspaceId,
};
use crate::snapshot::read::{Progress, ReadError, Reading};
use crate::snapshot::write::record::{Summary, write_record};
use crate::snapshot::write::text::{Hashing, Text};

/// Why a snapshot could not be written.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum WriteError {
    /// A change holds a number that cannot be kept exactly.
    #[error(transparent)]
    NotWhole(#[from] NotWhole),
    /// The written file does not read back.
    #[error("The file could not be checked after writing: {0} Your work is still in this browser.")]
    DoesNotReadBack(#[from] ReadError),
    /// The written file reads back as something else.
    #[error(
        "The file does not hold everything that is in this browser. It was not saved; your work is still in this browser."
    )]
    Differs,
}

/// Writes a snapshot and reads it back before handing it out.
///
/// The text is UTF-8 with LF line ends; each record and each change stands on one line, so that two
/// files can be compared line by line.
///
/// A stub whose redaction is not in the set, because a store lost it, is left out: it says nothing, and
/// a file with it would be refused everywhere.
///
/// # Errors
///
/// A [`WriteError`] when the text does not read back as exactly this set.
pub fn write(
    set: &ChangeSet,
    workspace: &WorkspaceId,
    stamp: &FileStamp,
) -> Result<String, WriteError> {
    Writing::new(set.clone(), workspace, stamp).finish()
}

/// A snapshot that is written and read back in steps, so that a page answers between two of them. It holds the set as
/// it was when it began; nothing of it is anywhere else before it is finished, and to cancel is to drop it.
pub struct Writing {
    set: ChangeSet,
    records: Vec<RecordId>,
    changes: Vec<ChangeId>,
    stage: Stage,
}

/// What comes next.
enum Stage {
    /// How many records there are of each kind, counted from a place on.
    Counting(Text, Summary, usize),
    /// The records from a place on.
    Records(Text, usize),
    /// The changes from a place on.
    Changes(Text, usize),
    Hashing(Text, Hashing),
    ReadingBack(Box<Reading>, Progress),
    /// The changes that were read back and not compared yet, with the bytes of the file.
    Comparing(IntoIter<Change>, Vec<u8>),
    Ended(Result<String, WriteError>),
}

impl Writing {
    /// Begins to write a set, as [`write()`] does.
    pub fn new(set: ChangeSet, workspace: &WorkspaceId, stamp: &FileStamp) -> Self {
        let set = without_lone_stubs(&set).unwrap_or(set);
        // A version of the app that knows no stubs would take them for changes altered by hand.
        let version = if set.has_redactions() {
            FORMAT_WITH_STUBS
        } else {
            FORMAT_VERSION
        };
        let records: Vec<RecordId> = set.records().cloned().collect();
        let changes: Vec<ChangeId> = set.in_order().into_iter().map(Change::id).collect();
        let mut text = Text::with_room(SPARE + changes.len() * USUAL);
        text.value("format", &FORMAT.into());
        text.value("formatVersion", &version.into());
        text.value("minReader", &version.into());
        text.value("app", &stamp.app.as_str().into());
        text.value("workspace", &workspace.as_str().into());
        text.value("exportedAt", &stamp.exported_at.as_str().into());
        text.value("by", &stamp.by.as_str().into());
        Self {
            set,
            records,
            changes,
            stage: Stage::Counting(text, Summary::default(), 0),
        }
    }

    /// Goes on with about so many bytes. How far it is, in entries that are written and read back; `None` once
    /// nothing is left but to finish.
    pub fn step(&mut self, bytes: usize) -> Option<Progress> {
        // A step of nothing would never come to an end.
        let bytes = bytes.max(1);
        let stage = std::mem::replace(&mut self.stage, Stage::Ended(Err(WriteError::Differs)));
        self.stage = match stage {
            Stage::Counting(text, summary, at) => self.count(text, summary, at, bytes),
            Stage::Records(text, at) => self.write_records(text, at, bytes),
            Stage::Changes(text, at) => self.write_changes(text, at, bytes),
            Stage::Hashing(text, mut hashing) => match hashing.step(&text, bytes) {
                None => Stage::Hashing(text, hashing),
                Some(check) => read_back(text.finish(&check)),
            },
            Stage::ReadingBack(mut reading, _) => match reading.step(bytes) {
                Some(progress) => Stage::ReadingBack(reading, progress),
                None => match reading.finish() {
                    (Err(error), _) => Stage::Ended(Err(error.into())),
                    (Ok(again), text)
                        if again.outside_edits == 0
                            && again.changes.len() == self.changes.len() =>
                    {
                        Stage::Comparing(again.changes.into_iter(), text)
                    }
                    (Ok(_), _) => Stage::Ended(Err(WriteError::Differs)),
                },
            },
            Stage::Comparing(again, text) => self.compare(again, text, bytes),
            Stage::Ended(ended) => Stage::Ended(ended),
        };
        self.how_far()
    }

    /// Does what is left and gives back the text.
    ///
    /// # Errors
    ///
    /// A [`WriteError`] when the text does not read back as exactly this set.
    pub fn finish(mut self) -> Result<String, WriteError> {
        while self.step(usize::MAX).is_some() {}
        match self.stage {
            Stage::Ended(ended) => ended,
            // There is a step left as long as it has not ended.
            _ => Err(WriteError::Differs),
        }
    }

    fn how_far(&self) -> Option<Progress> {
        let (records, changes) = (self.records.len(), self.changes.len());
        let done = match &self.stage {
            Stage::Counting(..) => 0,
            Stage::Records(_, at) => *at,
            Stage::Changes(_, at) => records + at,
            Stage::Hashing(..) => records + changes,
            // The changes are what takes long to read, and the records what is left to count by for the rest.
            Stage::ReadingBack(_, Progress { done, .. }) => records + changes + done,
            Stage::Comparing(again, _) => {
                let compared = changes.saturating_sub(again.len());
                records + 2 * changes + compared.saturating_mul(records) / changes.max(1)
            }
            Stage::Ended(_) => return None,
        };
        let of = 2 * (records + changes);
        Some(Progress {
            done: done.min(of),
            of,
        })
    }

    fn count(&self, mut text: Text, mut summary: Summary, at: usize, bytes: usize) -> Stage {
        let most = entries_in(bytes);
        for rec in self.records.iter().skip(at).take(most) {
            summary.count(&self.set, rec);
        }
        match at.saturating_add(most) {
            next if next < self.records.len() => Stage::Counting(text, summary, next),
            _ => {
                text.value("summary", &summary.to_value(self.changes.len()));
                text.begin_list("records");
                Stage::Records(text, 0)
            }
        }
    }

    fn write_records(&self, mut text: Text, mut at: usize, bytes: usize) -> Stage {
        let enough = text.out.len().saturating_add(bytes);
        while let Some(rec) = self.records.get(at) {
            if text.out.len() >= enough {
                return Stage::Records(text, at);
            }
            text.item(at);
            if let Err(error) = write_record(&self.set, rec, &mut text.out) {
                return Stage::Ended(Err(error.into()));
            }
            at += 1;
        }
        text.end_list(at);
        text.begin_list("changes");
        Stage::Changes(text, 0)
    }

    fn write_changes(&self, mut text: Text, mut at: usize, bytes: usize) -> Stage {
        let enough = text.out.len().saturating_add(bytes);
        let changes = self.changes.iter().skip(at);
        for change in changes.filter_map(|id| self.set.get(*id)) {
            if text.out.len() >= enough {
                return Stage::Changes(text, at);
            }
            text.item(at);
            if let Err(error) = change.write(&mut text.out) {
                return Stage::Ended(Err(error.into()));
            }
            at += 1;
        }
        text.end_list(at);
        Stage::Hashing(text, Hashing::new())
    }

    /// Compares what was read back with the set, and lets go of it. What is read is in order and has nothing twice,
    /// so that equal lists are equal sets.
    fn compare(&self, mut again: IntoIter<Change>, text: Vec<u8>, bytes: usize) -> Stage {
        let compared = self.changes.len().saturating_sub(again.len());
        let ids = self.changes.iter().skip(compared);
        for (id, read) in ids.zip(again.by_ref()).take(entries_in(bytes)) {
            if self.set.get(*id) != Some(&read) {
                return Stage::Ended(Err(WriteError::Differs));
            }
        }
        if again.len() > 0 {
            return Stage::Comparing(again, text);
        }
        Stage::Ended(String::from_utf8(text).map_err(|_| WriteError::Differs))
    }
}

/// How many entries are about so many bytes; at least one.
fn entries_in(bytes: usize) -> usize {
    (bytes / USUAL).max(1)
}

fn read_back(text: String) -> Stage {
    let reading = Reading::new(text.into_bytes());
    Stage::ReadingBack(Box::new(reading), Progress { done: 0, of: 0 })
}

/// The set without stubs whose redaction is not there; `None` when it has none.
fn without_lone_stubs(set: &ChangeSet) -> Option<ChangeSet> {
    let lone = |change: &&Change| {
        change.presence() == Presence::TakenOut && !set.is_taken_out(change.id())
    };
    if !set.all().any(|change| lone(&change)) {
        return None;
    }
    let mut rest = ChangeSet::new();
    rest.union(set.all().filter(|change| !lone(change)).cloned());
    Some(rest)
}

/// How long a change and its record are together, in bytes, as a rule.
const USUAL: usize = 800;

/// Room for the rest of a file.
const SPARE: usize = 4_000;

/// The SHA-256 of the canonical form of a document without its `check`, in hexadecimal.
pub(super) fn check_value(document: &Map<String, Value>) -> Result<String, NotWhole> {
    let mut members = Vec::new();
    for (name, value) in document {
        if name != "check" {
            whole(value)?;
            members.push((name, value));
        }
    }
    let mut written = String::new();
    write_members(members, &mut written);
    Ok(hexadecimal(&Sha256::digest(written.as_bytes())))
}

/// Bytes in hexadecimal.
pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
