//! Why a file was not read, in sentences that say what to do.

use std::fmt;

use crate::domain::amount::with_commas;
use crate::history::canonical::NotWhole;
use crate::history::change::{ChangeFault, MOST_PREV};
use crate::snapshot::read::limits::LONGEST_TEXT;

/// A place in the text of a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

/// What there can be too many of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Plenty {
    /// Changes.
    Changes,
    /// Readable records.
    Records,
}

impl fmt::Display for Plenty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Changes => "changes",
            Self::Records => "records",
        })
    }
}

/// A part of a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Spot {
    /// One of its changes.
    Change {
        /// Which one, from 1.
        place: usize,
        /// How many there are.
        of: usize,
    },
    /// One of its readable records.
    Record {
        /// Which one, from 1.
        place: usize,
        /// How many there are.
        of: usize,
    },
    /// What stands around them.
    Outside,
}

impl fmt::Display for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Change { place, of } => write!(f, "change {place} of {of}"),
            Self::Record { place, of } => write!(f, "record {place} of {of}"),
            Self::Outside => f.write_str("the part that says what it is"),
        }
    }
}

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
        "The file stops too early, at {0}. Part of it is missing. Copy it again from where it came from. Nothing was changed."
    )]
    Truncated(Place),
    /// It is not JSON.
    #[error(
        "The file is not a saved tracker file: it cannot be read at {0}. Choose a file that was made with Save a file. Nothing was changed."
    )]
    NotJson(Place),
    /// It holds half of a sign, which no text can keep; see [`read_repaired`](super::read_repaired).
    #[error(
        "The file holds half of a sign, such as a broken emoji, at {0}. Another program may have cut a text there. Ask for a fresh copy, or read the file with a replacement sign (\u{fffd}) in that place. Nothing was changed."
    )]
    HalfSign(Place),
    /// A name stands twice in one object.
    #[error(
        "The file has two values for one name, at {0}. Somebody may have edited it by hand. Ask for a fresh copy. Nothing was changed."
    )]
    DoubleName(Place),
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
    /// It holds more changes or records than the app reads.
    #[error(
        "The file holds {} {what}. The tracker reads files of up to {}. Ask the sender whether it is the right file. Nothing was changed.",
        with_commas(u64::try_from(*found).unwrap_or(u64::MAX)),
        with_commas(u64::try_from(*most).unwrap_or(u64::MAX))
    )]
    TooMany {
        /// What there is too much of.
        what: Plenty,
        /// How many there are.
        found: usize,
        /// How many the app reads.
        most: usize,
    },
    /// A text in it is longer than the app reads.
    #[error(
        "The file holds a text that is too long, in {spot}. The tracker reads texts of up to {} characters. Ask the sender to shorten it. Nothing was changed.",
        with_commas(u64::try_from(LONGEST_TEXT).unwrap_or(u64::MAX))
    )]
    LongText {
        /// Where it stands.
        spot: Spot,
    },
    /// A value in it has lists within lists beyond what the app reads.
    #[error(
        "The file holds a value with too many lists within lists, in {spot}. The tracker does not make such files. Ask for a fresh copy. Nothing was changed."
    )]
    TooDeep {
        /// Where it stands.
        spot: Spot,
    },
    /// A change names more changes before it than the app reads.
    #[error(
        "The file is damaged: change {place} of {of} says that it follows more than {} others. Ask for a fresh copy. Nothing was changed.",
        with_commas(u64::try_from(MOST_PREV).unwrap_or(u64::MAX))
    )]
    TooManyBefore {
        /// Which change, from 1.
        place: usize,
        /// How many there are.
        of: usize,
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
    /// It holds a stub and not the redaction that would explain it.
    #[error(
        "The file is damaged: the content of change {place} of {of} was taken out, but the entry that says why is missing. Ask for a fresh copy. Nothing was changed."
    )]
    LoneStub {
        /// Which change, from 1.
        place: usize,
        /// How many there are.
        of: usize,
    },
    /// A record was edited by hand to hold a number that cannot be kept exactly.
    #[error(
        "The file was edited: record {place} of {of} cannot be kept. {fault} Correct the number, or ask for a fresh copy. Nothing was changed."
    )]
    BadRecord {
        /// Which record, from 1.
        place: usize,
        /// How many there are.
        of: usize,
        /// What is wrong.
        fault: NotWhole,
    },
}
