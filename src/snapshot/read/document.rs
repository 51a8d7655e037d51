//! Reading a file of whatever form as one document, in parts, so that the page answers between two of them.

use std::vec::IntoIter;

use serde_json::error::Category;
use serde_json::{Map, Value};

use crate::domain::json::parse;
use crate::history::change::{Change, ChangeFault, Presence, Stamp};
use crate::history::change_set::ChangeSet;
use crate::snapshot::envelope::{Check, FORMAT, FileStamp, READER_VERSION, Snapshot, WorkspaceId};
use crate::snapshot::migrate::upcast;
use crate::snapshot::outside::{self, Altered};
use crate::snapshot::read::error::{Plenty, ReadError};
use crate::snapshot::read::{half_signs, limits, text};
use crate::snapshot::write::check_value;

/// So many changes are read in one part.
const AT_ONCE: usize = 2_000;

/// A document on its way in.
pub(super) enum Document {
    /// Its text is at hand.
    Text(String),
    /// It is a snapshot that this app can read.
    Recognised(Map<String, Value>),
    /// Its changes are being read.
    Changes(Box<Opened>, Gathering),
    /// They are read.
    Read(Box<Opened>, Held),
    Ended(Box<Result<Snapshot, ReadError>>),
}

/// What a document says besides its changes.
pub(super) struct Opened {
    rest: Map<String, Value>,
    workspace: WorkspaceId,
    stamp: FileStamp,
    check: Check,
}

/// The changes of a file on their way.
pub(super) struct Gathering {
    values: IntoIter<Value>,
    of: usize,
    altered: Altered,
    /// Those that are no redactions, each with its place in the file.
    changes: Vec<(usize, Change)>,
    /// Those that are.
    set: ChangeSet,
}

/// What the changes of a file amount to.
pub(super) struct Held {
    set: ChangeSet,
    altered: Altered,
    /// The changes that the file holds whole although a redaction in it takes them out.
    taken_out: Vec<Change>,
}

impl Document {
    /// Begins with the text of a file.
    pub(super) fn new(text: String) -> Self {
        Self::Text(text)
    }

    /// Begins with the outcome of what went before.
    pub(super) fn ended(outcome: Result<Snapshot, ReadError>) -> Self {
        Self::Ended(Box::new(outcome))
    }

    /// How many changes were read, and how many there are; 0 while that is not known.
    pub(super) fn progress(&self) -> (usize, usize) {
        match self {
            Self::Changes(_, gathering) => {
                let left = gathering.values.as_slice().len();
                (gathering.of - left, gathering.of)
            }
            Self::Text(_) | Self::Recognised(_) | Self::Read(..) | Self::Ended(_) => (0, 0),
        }
    }

    /// Does one part of the work.
    pub(super) fn step(self) -> Self {
        let next = match self {
            Self::Text(text) => recognised(&text).map(Self::Recognised),
            Self::Recognised(document) => opened(document)
                .map(|(opened, changes)| Self::Changes(Box::new(opened), Gathering::new(changes))),
            Self::Changes(opened, mut gathering) => match gathering.read() {
                Err(error) => Err(error),
                Ok(()) if !gathering.values.as_slice().is_empty() => {
                    return Self::Changes(opened, gathering);
                }
                Ok(()) => gathering.held().map(|held| Self::Read(opened, held)),
            },
            Self::Read(opened, held) => {
                snapshot(*opened, held).map(|snapshot| Self::ended(Ok(snapshot)))
            }
            Self::Ended(outcome) => return Self::Ended(outcome),
        };
        next.unwrap_or_else(|error| Self::ended(Err(error)))
    }

    /// Does what is left.
    pub(super) fn finish(mut self) -> Result<Snapshot, ReadError> {
        loop {
            match self {
                Self::Ended(outcome) => return *outcome,
                left => self = left.step(),
            }
        }
    }
}

fn recognised(text: &str) -> Result<Map<String, Value>, ReadError> {
    let document = parse(text).map_err(|error| json_error(text, &error))?;
    let Value::Object(document) = document else {
        return Err(ReadError::Foreign);
    };
    recognise(&document)?;
    limits::check(&document)?;
    Ok(document)
}

fn json_error(text: &str, error: &serde_json::Error) -> ReadError {
    let taken = text::taken(text, error);
    // The last byte that was taken is the one that does not fit, if any of this line was taken.
    let place = text::place(text, taken - error.column().min(1));
    match error.classify() {
        Category::Eof => ReadError::Truncated(place),
        Category::Data => ReadError::DoubleName(place),
        Category::Syntax | Category::Io => match half_signs::that_stopped(text, taken) {
            Some(at) => ReadError::HalfSign(text::place(text, at)),
            None => ReadError::NotJson(place),
        },
    }
}

/// Whether it is a snapshot, and one this app can read.
fn recognise(document: &Map<String, Value>) -> Result<(), ReadError> {
    if document.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(ReadError::Foreign);
    }
    let version = |member| match document.get(member).and_then(Value::as_u64) {
        Some(number) if number > 0 => Ok(number),
        _ => Err(ReadError::Damaged { member }),
    };
    version("formatVersion")?;
    if version("minReader")? > READER_VERSION {
        return Err(ReadError::TooNew);
    }
    Ok(())
}

/// What a document says besides its changes, and those.
fn opened(document: Map<String, Value>) -> Result<(Opened, Vec<Value>), ReadError> {
    // The check value belongs to the document as it was written.
    let check = check_of(&document);
    let mut document = upcast(document).0;
    let changes = list(&mut document, "changes");
    let text = |member: &'static str| match document.get(member) {
        Some(Value::String(text)) => Ok(text.clone()),
        _ => Err(ReadError::Damaged { member }),
    };
    let stamp = FileStamp {
        app: text("app").unwrap_or_default(),
        exported_at: text("exportedAt")?,
        by: text("by")?,
    };
    let opened = Opened {
        workspace: WorkspaceId::new(&text("workspace")?),
        rest: document,
        stamp,
        check,
    };
    Ok((opened, changes?))
}

fn snapshot(mut opened: Opened, held: Held) -> Result<Snapshot, ReadError> {
    let Held {
        mut set,
        altered,
        taken_out,
    } = held;
    let stamp = opened.stamp;
    let mut outside_edits = altered.len();
    // A file that is as the app wrote it has no edits to look for.
    if opened.check != Check::Fits {
        let person = Stamp {
            by: stamp.by.clone(),
            at: stamp.exported_at.clone(),
        };
        let records = list(&mut opened.rest, "records")?;
        let edits = outside::edited_records(&set, altered, &taken_out, &records, &person)?;
        outside_edits += edits.len();
        set.union(edits);
        limits::check_count(Plenty::Changes, set.len())?;
    }
    Ok(Snapshot {
        workspace: opened.workspace,
        stamp,
        changes: set.in_order().into_iter().cloned().collect(),
        outside_edits,
        check: opened.check,
    })
}

/// Takes a list out of a document; one that is not there is empty.
fn list(document: &mut Map<String, Value>, member: &'static str) -> Result<Vec<Value>, ReadError> {
    match document.get_mut(member).map(Value::take) {
        None => Ok(Vec::new()),
        Some(Value::Array(items)) => Ok(items),
        Some(_) => Err(ReadError::Damaged { member }),
    }
}

impl Gathering {
    fn new(values: Vec<Value>) -> Self {
        Self {
            of: values.len(),
            altered: Altered::default(),
            changes: Vec::with_capacity(values.len()),
            set: ChangeSet::new(),
            values: values.into_iter(),
        }
    }

    /// Reads some of the changes.
    fn read(&mut self) -> Result<(), ReadError> {
        let of = self.of;
        let before = of - self.values.as_slice().len();
        for (index, value) in self.values.by_ref().take(AT_ONCE).enumerate() {
            let altered = &mut self.altered;
            let change =
                Change::from_owned(value).and_then(|change| match change.clone().verified() {
                    Err(ChangeFault::IdMismatch { .. }) => Ok(altered.take(change)?),
                    other => other,
                });
            let place = before + index + 1;
            let change = change.map_err(|fault| ReadError::BadChange { place, of, fault })?;
            // Redactions first: whether a stub is sound depends on them.
            if change.is_redaction() {
                self.set.insert(change);
            } else {
                self.changes.push((place, change));
            }
        }
        Ok(())
    }

    fn held(self) -> Result<Held, ReadError> {
        let Self {
            of,
            altered,
            changes,
            mut set,
            ..
        } = self;
        let mut taken_out = Vec::new();
        for (place, change) in changes {
            match (change.presence(), set.is_taken_out(change.id())) {
                (Presence::TakenOut, false) => return Err(ReadError::LoneStub { place, of }),
                (Presence::Whole, true) => taken_out.push(change.clone()),
                (Presence::TakenOut, true) | (Presence::Whole, false) => {}
            }
            set.insert(change);
        }
        Ok(Held {
            set,
            altered,
            taken_out,
        })
    }
}

fn check_of(document: &Map<String, Value>) -> Check {
    match document.get("check").and_then(Value::as_str) {
        None => Check::Absent,
        Some(claimed) if check_value(document).is_ok_and(|actual| actual == claimed) => Check::Fits,
        Some(_) => Check::Altered,
    }
}
