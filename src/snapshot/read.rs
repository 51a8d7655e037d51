//! Reading a snapshot. A file is read whole or refused with a sentence; nothing is half taken.

mod error;
mod half_signs;
mod limits;
mod lines;
mod reading;
mod text;

use serde_json::error::Category;
use serde_json::{Map, Value};

use crate::domain::json::parse;
use crate::history::change::{Change, ChangeFault, Presence, Stamp};
use crate::history::change_set::ChangeSet;
use crate::snapshot::envelope::{
    Check, FORMAT, FileStamp, LARGEST_FILE, READER_VERSION, Snapshot, WorkspaceId,
};
use crate::snapshot::migrate::upcast;
use crate::snapshot::outside::{self, Altered};
use crate::snapshot::read::lines::{Lines, Step};
use crate::snapshot::write::check_value;

pub use crate::snapshot::read::error::{Place, Plenty, ReadError, Spot};
pub use crate::snapshot::read::limits::{LONGEST_TEXT, MOST_CHANGES, MOST_RECORDS};
pub use crate::snapshot::read::reading::{Progress, Reading};
pub use crate::snapshot::read::text::decode;

/// Above this size in bytes a person is asked before the file is read: it will take a while.
pub const ASK_ABOVE: u64 = 25_000_000;

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
/// ```
/// use scrutiny_tracker::snapshot::read::read;
/// let refused = read(b"{\"name\":\"my diary\"}").map(|_| ()).map_err(|error| error.to_string());
/// assert!(refused.is_err_and(|sentence| sentence.ends_with('.')));
/// ```
///
/// # Errors
///
/// A [`ReadError`], whose text is a sentence for a person.
pub fn read(bytes: &[u8]) -> Result<Snapshot, ReadError> {
    let mut lines = Lines::default();
    loop {
        match lines.step(bytes, usize::MAX)? {
            Step::More => {}
            Step::Whole => break lines.finish().map_or_else(|| read_document(bytes), Ok),
            Step::Otherwise => break read_document(bytes),
        }
    }
}

/// Reads a file of whatever form as one document. A file that the app wrote is read quicker by [`read`],
/// and comes to the same.
///
/// # Errors
///
/// A [`ReadError`] as for [`read`].
pub fn read_document(bytes: &[u8]) -> Result<Snapshot, ReadError> {
    read_text(&text_of(bytes)?)
}

/// Reads a file with the replacement sign U+FFFD in the place of every half sign. A change that had one
/// counts as edited outside the app: it is not what its author wrote.
///
/// # Errors
///
/// A [`ReadError`] as for [`read`], but never [`ReadError::HalfSign`].
pub fn read_repaired(bytes: &[u8]) -> Result<Snapshot, ReadError> {
    read_text(&half_signs::replaced(&text_of(bytes)?))
}

fn text_of(bytes: &[u8]) -> Result<String, ReadError> {
    check_size(u64::try_from(bytes.len()).unwrap_or(u64::MAX))?;
    let text = decode(bytes)?;
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    Ok(text)
}

fn read_text(text: &str) -> Result<Snapshot, ReadError> {
    let document = parse(text).map_err(|error| json_error(text, &error))?;
    let Value::Object(document) = document else {
        return Err(ReadError::Foreign);
    };
    recognise(&document)?;
    limits::check(&document)?;
    // The check value belongs to the document as it was written.
    let check = check_of(&document);
    understand(upcast(document).0, check)
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

fn understand(mut document: Map<String, Value>, check: Check) -> Result<Snapshot, ReadError> {
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
    let workspace = WorkspaceId::new(&text("workspace")?);
    let Held {
        mut set,
        altered,
        taken_out,
    } = read_changes(changes?)?;
    let mut outside_edits = altered.len();
    // A file that is as the app wrote it has no edits to look for.
    if check != Check::Fits {
        let person = Stamp {
            by: stamp.by.clone(),
            at: stamp.exported_at.clone(),
        };
        let records = list(&mut document, "records")?;
        let edits = outside::edited_records(&set, altered, &taken_out, &records, &person)?;
        outside_edits += edits.len();
        set.union(edits);
        limits::check_count(Plenty::Changes, set.len())?;
    }
    Ok(Snapshot {
        workspace,
        stamp,
        changes: set.in_order().into_iter().cloned().collect(),
        outside_edits,
        check,
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

/// What the changes of a file amount to.
struct Held {
    set: ChangeSet,
    altered: Altered,
    /// The changes that the file holds whole although a redaction in it takes them out.
    taken_out: Vec<Change>,
}

fn read_changes(values: Vec<Value>) -> Result<Held, ReadError> {
    let of = values.len();
    let mut altered = Altered::default();
    let (mut changes, mut set) = (Vec::with_capacity(of), ChangeSet::new());
    for (index, value) in values.into_iter().enumerate() {
        let change = Change::from_owned(value).and_then(|change| match change.clone().verified() {
            Err(ChangeFault::IdMismatch { .. }) => Ok(altered.take(change)?),
            other => other,
        });
        let place = index + 1;
        let change = change.map_err(|fault| ReadError::BadChange { place, of, fault })?;
        // Redactions first: whether a stub is sound depends on them.
        if change.is_redaction() {
            set.insert(change);
        } else {
            changes.push((place, change));
        }
    }
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

fn check_of(document: &Map<String, Value>) -> Check {
    match document.get("check").and_then(Value::as_str) {
        None => Check::Absent,
        Some(claimed) if check_value(document).is_ok_and(|actual| actual == claimed) => Check::Fits,
        Some(_) => Check::Altered,
    }
}
