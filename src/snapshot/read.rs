//! Reading a snapshot. A file is read whole or refused with a sentence; nothing is half taken.

mod document;
mod error;
mod half_signs;
mod limits;
mod lines;
mod reading;
mod text;

use crate::snapshot::envelope::{LARGEST_FILE, Snapshot};
use crate::snapshot::read::document::Document;
use crate::snapshot::read::lines::{Lines, Step};

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
    Document::new(text_of(bytes)?).finish()
}

/// Reads a file with the replacement sign U+FFFD in the place of every half sign. A change that had one
/// counts as edited outside the app: it is not what its author wrote.
///
/// # Errors
///
/// A [`ReadError`] as for [`read`], but never [`ReadError::HalfSign`].
pub fn read_repaired(bytes: &[u8]) -> Result<Snapshot, ReadError> {
    Document::new(half_signs::replaced(&text_of(bytes)?)).finish()
}

fn text_of(bytes: &[u8]) -> Result<String, ReadError> {
    check_size(u64::try_from(bytes.len()).unwrap_or(u64::MAX))?;
    let text = decode(bytes)?;
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    Ok(text)
}
