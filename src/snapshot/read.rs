//! Reading a snapshot. A file is read whole or refused with a sentence; nothing is half taken.

use serde_json::error::Category;
use serde_json::{Map, Value};

use crate::domain::json::parse;
use crate::history::canonical::NotWhole;
use crate::history::change::{Change, ChangeFault, Stamp};
use crate::history::change_set::ChangeSet;
use crate::snapshot::envelope::{
    Check, FORMAT, FileStamp, LARGEST_FILE, READER_VERSION, Snapshot, WorkspaceId,
};
use crate::snapshot::outside::{self, Altered};
use crate::snapshot::write::check_value;

/// Why a file was not read. In every case nothing has changed.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ReadError {
    /// There is nothing in it.
    #[error("The file is empty. Ask the sender to save it again. Nothing was changed.")]
    Empty,
    /// It is larger than the app reads.
    #[error(
        "The file is too large: {megabytes} MB. The tracker reads files up to 200 MB. Nothing was changed."
    )]
    TooLarge {
        /// Its size.
        megabytes: u64,
    },
    /// It is not text in UTF-8 or UTF-16.
    #[error(
        "The file is not text that the tracker can read. If you edited it, save it as UTF-8. Nothing was changed."
    )]
    NotText,
    /// It ends too early.
    #[error(
        "The file stops too early, at line {line}, column {column}. Part of it is missing. Copy it again from where it came from. Nothing was changed."
    )]
    Truncated {
        /// The line where it stops, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// It is not JSON.
    #[error(
        "The file is not a saved tracker file: it cannot be read at line {line}, column {column}. Choose a file that was made with Save a file. Nothing was changed."
    )]
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// A name stands twice in one object.
    #[error(
        "The file has two values for one name, at line {line}, column {column}. Somebody may have edited it by hand. Ask for a fresh copy. Nothing was changed."
    )]
    DoubleName {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// It is JSON, but not ours.
    #[error(
        "The file was made by another program. Choose a file that was made with Save a file. Nothing was changed."
    )]
    Foreign,
    /// It needs a newer app.
    #[error(
        "The file was made by a newer version of the tracker. Get the newer version, then open it there. Nothing was changed."
    )]
    TooNew,
    /// A part of the envelope is not of its form.
    #[error(
        "The file is damaged: its \"{member}\" cannot be read. Ask for a fresh copy. Nothing was changed."
    )]
    Damaged {
        /// The member.
        member: &'static str,
    },
    /// A change in it cannot be read.
    #[error(
        "The file is damaged: change {place} of {of} cannot be read. {fault} Ask for a fresh copy. Nothing was changed."
    )]
    BadChange {
        /// Which change, from 1.
        place: usize,
        /// How many there are.
        of: usize,
        /// What is wrong.
        fault: ChangeFault,
    },
    /// A record was edited by hand to hold a number that cannot be kept exactly.
    #[error("{0} Nothing was changed.")]
    NotWhole(#[from] NotWhole),
}

/// Checks a file's size before it is read at all.
///
/// # Errors
///
/// [`ReadError::TooLarge`] or [`ReadError::Empty`].
pub fn check_size(bytes: u64) -> Result<(), ReadError> {
    match bytes {
        0 => Err(ReadError::Empty),
        // Rounded up, so that a file just over the limit is not said to be of 200 MB.
        _ if bytes > LARGEST_FILE => Err(ReadError::TooLarge {
            megabytes: bytes.div_ceil(1_000_000),
        }),
        _ => Ok(()),
    }
}

/// Reads a snapshot from the bytes of a file.
///
/// # Errors
///
/// A [`ReadError`], whose text is a sentence for a person.
pub fn read(bytes: &[u8]) -> Result<Snapshot, ReadError> {
    check_size(u64::try_from(bytes.len()).unwrap_or(u64::MAX))?;
    let text = decode(bytes)?;
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let document = parse(&text).map_err(|error| json_error(&error))?;
    let Value::Object(document) = document else {
        return Err(ReadError::Foreign);
    };
    recognise(&document)?;
    understand(&document)
}

/// The text of a file in UTF-8, or in UTF-16 with its mark.
///
/// # Errors
///
/// [`ReadError::NotText`].
pub fn decode(bytes: &[u8]) -> Result<String, ReadError> {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => decode_utf8(rest),
        [0xFF, 0xFE, rest @ ..] => decode_utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => decode_utf16(rest, u16::from_be_bytes),
        plain => decode_utf8(plain),
    }
}

fn decode_utf8(bytes: &[u8]) -> Result<String, ReadError> {
    std::str::from_utf8(bytes)
        .map(str::to_owned)
        .map_err(|_| ReadError::NotText)
}

fn decode_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, ReadError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return Err(ReadError::NotText);
    }
    char::decode_utf16(pairs.iter().map(|pair| unit(*pair)))
        .collect::<Result<String, _>>()
        .map_err(|_| ReadError::NotText)
}

fn json_error(error: &serde_json::Error) -> ReadError {
    let (line, column) = (error.line(), error.column());
    match error.classify() {
        Category::Eof => ReadError::Truncated { line, column },
        Category::Data => ReadError::DoubleName { line, column },
        Category::Syntax | Category::Io => ReadError::NotJson { line, column },
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

fn understand(document: &Map<String, Value>) -> Result<Snapshot, ReadError> {
    let text = |member: &'static str| match document.get(member) {
        Some(Value::String(text)) => Ok(text.clone()),
        _ => Err(ReadError::Damaged { member }),
    };
    let list = |member: &'static str| match document.get(member) {
        None => Ok(&[][..]),
        Some(Value::Array(items)) => Ok(items.as_slice()),
        Some(_) => Err(ReadError::Damaged { member }),
    };
    let stamp = FileStamp {
        app: text("app").unwrap_or_default(),
        exported_at: text("exportedAt")?,
        by: text("by")?,
    };
    let workspace = WorkspaceId::new(&text("workspace")?);
    let (mut set, altered) = read_changes(list("changes")?)?;
    let mut outside_edits = altered.len();
    let check = check_of(document);
    // A file that is as the app wrote it has no edits to look for.
    if check != Check::Fits {
        let person = Stamp {
            by: stamp.by.clone(),
            at: stamp.exported_at.clone(),
        };
        let edits = outside::edited_records(&set, &altered, list("records")?, &person)?;
        outside_edits += edits.len();
        set.union(edits);
    }
    Ok(Snapshot {
        workspace,
        stamp,
        changes: set.in_order().into_iter().cloned().collect(),
        outside_edits,
        check,
    })
}

fn read_changes(values: &[Value]) -> Result<(ChangeSet, Altered), ReadError> {
    let mut set = ChangeSet::new();
    let mut altered = Altered::default();
    for (index, value) in values.iter().enumerate() {
        let change = match Change::from_value(value) {
            Err(ChangeFault::IdMismatch { .. }) => {
                Change::from_value_unverified(value).and_then(|change| Ok(altered.take(change)?))
            }
            other => other,
        };
        set.insert(change.map_err(|fault| ReadError::BadChange {
            place: index + 1,
            of: values.len(),
            fault,
        })?);
    }
    Ok((set, altered))
}

fn check_of(document: &Map<String, Value>) -> Check {
    match document.get("check").and_then(Value::as_str) {
        None => Check::Absent,
        Some(claimed) if check_value(document).is_ok_and(|actual| actual == claimed) => Check::Fits,
        Some(_) => Check::Altered,
    }
}
