//! Ring 1: tables in and out, as texts: the record's own tables and a council's tracker sheet; papers
//! in: reports, response forms, minutes; and the dates to keep as a calendar.
//!
//! A table is read whole and becomes a plan. The plan lists what each row would do, the problems of
//! single cells, and the words that somebody must explain. Only a plan without problems and without
//! open questions becomes changes; there is no half of a table.

pub mod amount;
pub mod calendar;
pub mod column;
pub mod csv;
pub mod date;
pub mod fault;
pub mod number;
pub mod papers;
pub mod plan;
pub mod read_in;
pub mod rows;
pub mod statistics;
pub mod table;
pub mod tracker;
pub mod words;

mod cell;
mod lines;
mod reference;
mod sheet;

use crate::domain::workspace::Workspace;
use crate::exchange::column::TableKind;
use crate::exchange::fault::SheetError;
use crate::history::change_set::ChangeSet;
use crate::snapshot::read::decode;

/// The record that tables are written from and read into.
#[derive(Clone, Copy, Debug)]
pub struct Holding<'a> {
    /// Its changes: what was said, exactly.
    pub set: &'a ChangeSet,
    /// What they amount to.
    pub workspace: &'a Workspace,
}

/// The largest table that is read, in bytes.
const LARGEST_TABLE: usize = 20_000_000;

/// The text of a file: UTF-8, or UTF-16 with its mark.
///
/// # Errors
///
/// [`SheetError::TooLarge`], or [`SheetError::NotText`].
pub fn text_of(bytes: &[u8]) -> Result<String, SheetError> {
    if bytes.len() > LARGEST_TABLE {
        return Err(SheetError::TooLarge {
            megabytes: bytes.len().div_ceil(1_000_000),
        });
    }
    Ok(decode(bytes)?)
}

/// What a text's headings say it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Recognised {
    /// One of the record's own tables.
    Table(TableKind),
    /// A council's tracker sheet of nine columns.
    Tracker,
}

/// Tells from its headings which table a text holds; `None` where they fit none.
pub fn recognise(text: &str) -> Option<Recognised> {
    let mut best = (0, None);
    let mut consider = |fit: Option<usize>, what| {
        if let Some(fit) = fit.filter(|fit| *fit > best.0) {
            best = (fit, Some(what));
        }
    };
    for kind in TableKind::ALL {
        consider(table::fit(text, kind), Recognised::Table(kind));
    }
    consider(tracker::fit(text), Recognised::Tracker);
    best.1
}
