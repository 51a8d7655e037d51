//! A table of whichever kind, read in: what it is, and what it would do with what a person has replied.

use crate::domain::date::StatedDate;
use crate::domain::id::RecordId;
use crate::exchange::fault::{Fault, SheetError};
use crate::exchange::plan::{Plan, UnknownIds};
use crate::exchange::table::Sheet;
use crate::exchange::tracker::TrackerSheet;
use crate::exchange::words::Reply;
use crate::exchange::{Holding, Recognised, recognise, table, tracker};

/// A table that was read, its cells not yet understood.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ReadIn {
    /// One of the record's own tables.
    Table(Sheet),
    /// A council's tracker sheet.
    Tracker(TrackerSheet),
}

/// What a person has said about a table so far.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Replies {
    /// What words mean.
    pub words: Vec<Reply>,
    /// What to do with ids that nothing here has.
    pub unknown: UnknownIds,
    /// When the accounts of progress in a tracker sheet were given.
    pub given: StatedDate,
}

impl Default for Replies {
    /// Nothing was said yet.
    fn default() -> Self {
        Self {
            words: Vec::new(),
            unknown: UnknownIds::Refuse,
            given: StatedDate::NotStated,
        }
    }
}

/// Reads a text as the table that its headings say it is.
///
/// # Errors
///
/// A [`SheetError`] when it is no table that the tracker knows, or cannot be read as one.
pub fn read(text: &str) -> Result<ReadIn, SheetError> {
    match recognise(text) {
        Some(Recognised::Table(kind)) => table::read(kind, text).map(ReadIn::Table),
        Some(Recognised::Tracker) => tracker::read(text).map(ReadIn::Tracker),
        None if text.trim_start_matches('\u{feff}').trim().is_empty() => Err(SheetError::Empty),
        None => Err(SheetError::NotKnown),
    }
}

impl ReadIn {
    /// How many rows hold something, the headings apart.
    pub fn rows(&self) -> usize {
        match self {
            Self::Table(sheet) => sheet.len(),
            Self::Tracker(sheet) => sheet.len(),
        }
    }

    /// Works out what the table would do.
    pub fn plan(
        &self,
        holding: Holding<'_>,
        replies: &Replies,
        new_id: &mut dyn FnMut() -> RecordId,
    ) -> Plan {
        let words = &replies.words;
        match self {
            Self::Table(sheet) => table::plan(sheet, holding, words, replies.unknown, new_id),
            Self::Tracker(sheet) => {
                tracker::plan(sheet, holding.workspace, replies.given, words, new_id)
            }
        }
    }
}

/// Whether rows have ids that nothing here has, so that somebody must say what they are.
pub fn has_unknown_ids(plan: &Plan) -> bool {
    let mut listed = plan.errors.listed.iter();
    listed.any(|error| matches!(error.fault, Fault::UnknownId(_) | Fault::Deleted(_)))
}
