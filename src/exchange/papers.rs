//! Papers as texts: a scrutiny report, a Cabinet Member's response form, minutes.
//!
//! A text becomes a *reading*: a value that holds what was found, the words exactly as printed but
//! for line breaks, and what was not understood with its line. Nothing is guessed, and nothing is
//! written before a person has seen the reading. A reading then becomes a [`Plan`], as a table does.
//!
//! [`Plan`]: crate::exchange::plan::Plan

mod addressee;
mod blocks;
mod edges;
mod front;
mod heads;
mod home;
mod lines;
mod making;
mod minutes;
mod plan;
mod remark;
mod report;
mod response;
mod schedule;
mod sections;

use crate::domain::date::StatedDate;
use crate::domain::word::words;
use crate::snapshot::read::decode;

pub use home::home_of;
pub use minutes::{Minutes, Note};
pub use plan::{Choice, NotPlanned, Planned, Target, plan};
pub use remark::{Matter, Remark};
pub use report::{Activity, Recommendation, Report};
pub use response::{Answered, Form};

words! {
    /// What kind of paper a text is.
    PaperKind, form "a kind of paper", absent Report {
        /// A report with numbered recommendations.
        Report = "report", "Scrutiny report";
        /// A Cabinet Member's answers to them.
        Response = "response", "Response form";
        /// The minutes of a meeting that heard of progress.
        Minutes = "minutes", "Minutes";
    }
}

/// Words of a paper, exactly as printed but for line breaks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found {
    /// The words.
    pub text: String,
    /// The line on which they begin, from 1.
    pub line: usize,
}

/// What was found in a paper.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reading {
    /// A report.
    Report(Report),
    /// A response form.
    Response(Form),
    /// Minutes.
    Minutes(Minutes),
}

/// A paper that was read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Paper {
    /// What was found in it.
    pub reading: Reading,
    /// What is wrong, in doubt, or not understood, problems first.
    pub remarks: Vec<Remark>,
    /// The lines that were passed over as headers, footers and numbers of pages.
    pub of_pages: Vec<usize>,
}

impl Paper {
    /// Whether something stands in the way of writing anything.
    pub fn is_stopped(&self) -> bool {
        self.remarks.iter().any(|remark| remark.matter.stops())
    }
}

/// Why a text was not read at all. In every case nothing has changed.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum PaperError {
    /// Nothing stands in it.
    #[error(
        "There is no text in it. If the paper is a scan, it holds pictures of words. Find a version with text. Nothing was changed."
    )]
    Empty,
    /// It is longer than the app reads.
    #[error(
        "The text is too long: {megabytes} MB. The tracker reads papers of up to 4 MB of text. Paste the report alone, without the rest of the pack. Nothing was changed."
    )]
    TooLong {
        /// Its length.
        megabytes: usize,
    },
    /// It is a PDF or a document of a word processor, not its text.
    #[error(
        "This is a {0} file, not the text in it. Open it, select all, copy, and paste the text here. Nothing was changed."
    )]
    NotItsText(&'static str),
    /// It is not text in UTF-8 or UTF-16.
    #[error(
        "The file is not text that the tracker can read. In Word choose Save as, then Plain text, and there Unicode (UTF-8). Or copy the text and paste it. Nothing was changed."
    )]
    NotText,
    /// No recommendation stands in it.
    #[error(
        "No numbered recommendation was found, so this does not read as a scrutiny report. If it is another kind of paper, choose which. Nothing was changed."
    )]
    NoReport,
    /// It holds answers, but no recommendation.
    #[error(
        "No recommendation with an answer was found, so this does not read as a response form. If it is another kind of paper, choose which. Nothing was changed."
    )]
    NoResponse,
    /// It names no recommendations and agrees nothing.
    #[error(
        "No note on a recommendation, no point and no action was found, so this does not read as minutes. If it is another kind of paper, choose which. Nothing was changed."
    )]
    NoMinutes,
    /// There are more recommendations than any report has.
    #[error(
        "More than {MOST} entries of one kind were found. This may be several papers in one. Paste one paper alone. Nothing was changed."
    )]
    TooMany,
}

/// The longest paper, in bytes.
const LONGEST: usize = 4_000_000;

/// How many entries of one kind are read from one paper.
pub(super) const MOST: usize = 400;

/// Tells what kind of paper a text is, by its own words; `None` where none speak for any.
pub fn recognise(text: &str) -> Option<PaperKind> {
    let (mut answers, mut minutes, mut heads, mut headings) = (0, 0, 0, 0);
    for line in text.lines() {
        let line = line.trim();
        answers += usize::from(response::is_answer_line(line));
        minutes += usize::from(minutes::is_sign(line));
        heads += usize::from(heads::head(line).is_some());
        headings +=
            usize::from(sections::section_of(line) == Some(sections::Section::Recommendations));
    }
    match () {
        () if answers > 1 => Some(PaperKind::Response),
        // A form may answer a single recommendation.
        () if answers > 0 && answers >= heads && headings == 0 => Some(PaperKind::Response),
        () if minutes > 0 && heads == 0 => Some(PaperKind::Minutes),
        () if heads + headings > 0 => Some(PaperKind::Report),
        () => None,
    }
}

/// Reads a text as a paper of a kind.
///
/// # Errors
///
/// A [`PaperError`]; what is merely in doubt becomes a [`Remark`].
pub fn read(kind: PaperKind, text: &str) -> Result<Paper, PaperError> {
    check(text)?;
    match kind {
        PaperKind::Report => report::read(text),
        PaperKind::Response => response::read(text),
        PaperKind::Minutes => minutes::read(text),
    }
}

/// The text of a file: UTF-8, or UTF-16 with its mark.
///
/// # Errors
///
/// What [`check`] says, or [`PaperError::NotText`].
pub fn text_of(bytes: &[u8]) -> Result<String, PaperError> {
    for (start, name) in NO_TEXTS {
        if bytes.starts_with(start.as_bytes()) {
            return Err(PaperError::NotItsText(name));
        }
    }
    too_long(bytes.len())?;
    let text = decode(bytes).map_err(|_| PaperError::NotText)?;
    check(&text)?;
    Ok(text)
}

/// How files begin that are no text, and what they are.
const NO_TEXTS: [(&str, &str); 3] = [
    ("%PDF", "PDF"),
    ("PK\u{3}\u{4}", "Word"),
    ("{\\rtf", "Rich Text"),
];

fn too_long(bytes: usize) -> Result<(), PaperError> {
    let megabytes = bytes.div_ceil(1_000_000);
    match bytes > LONGEST {
        true => Err(PaperError::TooLong { megabytes }),
        false => Ok(()),
    }
}

/// Whether a text can be a paper at all.
///
/// # Errors
///
/// [`PaperError::Empty`], [`PaperError::TooLong`] or [`PaperError::NotItsText`].
pub fn check(text: &str) -> Result<(), PaperError> {
    too_long(text.len())?;
    for (start, name) in NO_TEXTS {
        if text.trim_start().starts_with(start) {
            return Err(PaperError::NotItsText(name));
        }
    }
    match text.chars().any(char::is_alphanumeric) {
        true => Ok(()),
        false => Err(PaperError::Empty),
    }
}

/// A date with the line it stands on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Dated {
    /// The date, as precise as it is printed.
    pub date: StatedDate,
    /// The line.
    pub line: usize,
}
