//! Writing a snapshot. Equal sets with equal stamps give the same bytes.

mod record;
mod text;

use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use crate::domain::id::RecordId;
use crate::domain::json::write_members;
use crate::history::canonical::{NotWhole, whole};
use crate::history::change::{Change, ChangeId, Presence};
use crate::history::change_set::ChangeSet;
use crate::snapshot::envelope::{
    FORMAT, FORMAT_VERSION, FORMAT_WITH_STUBS, FileStamp, Snapshot, WorkspaceId,
};
use crate::snapshot::read::{Progress, ReadError, Reading};
use crate::snapshot::write::record::{summary, write_record};
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
    /// The records from a place on.
    Records(Text, usize),
    /// The changes from a place on.
    Changes(Text, usize),
    Hashing(Text, Hashing),
    ReadingBack(Box<Reading>, Progress),
    /// The changes that were read back, from a place on, with the bytes of the file.
    Comparing(Box<Snapshot>, Vec<u8>, usize),
    Ended(Result<String, WriteError>),
}

impl Writing {
    /// Begins to write a set, as [`write`] does.
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
        text.value("summary", &summary(&set));
        text.begin_list("records");
        Self {
            set,
            records,
            changes,
            stage: Stage::Records(text, 0),
        }
    }

    /// Goes on with about so many bytes. How far it is, in entries that are written and read back; `None` once
    /// nothing is left but to finish.
    pub fn step(&mut self, bytes: usize) -> Option<Progress> {
        let stage = std::mem::replace(&mut self.stage, Stage::Ended(Err(WriteError::Differs)));
        self.stage = match stage {
            Stage::Records(text, at) => self.write_records(text, at, bytes),
            Stage::Changes(text, at) => self.write_changes(text, at, bytes),
            Stage::Hashing(text, mut hashing) => match hashing.step(&text, bytes) {
                None => Stage::Hashing(text, hashing),
                Some(check) => read_back(text.finish(&check)),
            },
            Stage::ReadingBack(mut reading, _) => match reading.step(bytes) {
                Some(progress) => Stage::ReadingBack(reading, progress),
                None => match reading.finish() {
                    (Ok(again), bytes) => Stage::Comparing(Box::new(again), bytes, 0),
                    (Err(error), _) => Stage::Ended(Err(error.into())),
                },
            },
            Stage::Comparing(again, text, at) => self.compare(again, text, at, bytes),
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
        let entries = self.records.len() + self.changes.len();
        let done = match &self.stage {
            Stage::Records(_, at) => *at,
            Stage::Changes(_, at) => self.records.len() + at,
            Stage::Hashing(..) => entries,
            Stage::ReadingBack(_, Progress { done, of }) => {
                entries + done.saturating_mul(self.records.len()) / (*of).max(1)
            }
            Stage::Comparing(_, _, at) => entries + self.records.len() + at,
            Stage::Ended(_) => return None,
        };
        let of = 2 * entries;
        Some(Progress {
            done: done.min(of),
            of,
        })
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

    /// Compares what was read back with the set. What is read is in order and has nothing twice, so that equal
    /// lists are equal sets.
    fn compare(&self, again: Box<Snapshot>, text: Vec<u8>, at: usize, bytes: usize) -> Stage {
        let differs = Stage::Ended(Err(WriteError::Differs));
        if again.outside_edits > 0 || again.changes.len() != self.changes.len() {
            return differs;
        }
        let most = (bytes / USUAL).max(1);
        let both = again.changes.iter().zip(&self.changes);
        for (read, id) in both.skip(at).take(most) {
            if self.set.get(*id) != Some(read) {
                return differs;
            }
        }
        match at.saturating_add(most) {
            next if next < self.changes.len() => Stage::Comparing(again, text, next),
            _ => match String::from_utf8(text) {
                Ok(text) => Stage::Ended(Ok(text)),
                Err(_) => differs,
            },
        }
    }
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
    let changes = set.in_order();
    if !changes.iter().any(lone) {
        return None;
    }
    let mut rest = ChangeSet::new();
    rest.union(changes.into_iter().filter(|change| !lone(change)).cloned());
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
