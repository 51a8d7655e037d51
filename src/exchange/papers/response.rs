//! Reading a Cabinet Member's response form.

mod attribute;
mod labels;
mod marks;
mod segments;
mod style;

use crate::domain::response::{AlternativeWording, Answer};
use crate::exchange::papers::lines::lines;
use crate::exchange::papers::remark::{Matter, Remarks};
use crate::exchange::papers::{Dated, Found, MOST, Paper, PaperError, Reading, heads};

/// What was found in a response form (domain S13, S14).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Form {
    /// The title of the report that it answers.
    pub title: Option<Found>,
    /// The lead member of the task group.
    pub lead: Option<Found>,
    /// The name of the Cabinet Member who answers, as printed.
    pub name: Option<Found>,
    /// The portfolio of that Cabinet Member.
    pub portfolio: Option<Found>,
    /// When the Board approved the report.
    pub approved: Option<Dated>,
    /// When the Cabinet met on it.
    pub cabinet: Option<Dated>,
    /// The date of the answers themselves.
    pub answered: Option<Dated>,
    /// The general comments.
    pub general: Option<Found>,
    /// The answers, in the order of their numbers.
    pub answers: Vec<Answered>,
    /// Words before a recommendation that can be the heading of a theme.
    pub headings: Vec<Found>,
}

/// An answer to one recommendation, as the form prints it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answered {
    /// The number of the recommendation; 0 where the form prints none.
    pub number: u32,
    /// The wording of the recommendation in the form.
    pub wording: Found,
    /// The answer that the mark was read as; [`Answer::Awaiting`] where none could be read.
    pub answer: Answer,
    /// The mark exactly as printed (rule V05).
    pub mark: String,
    /// Why the mark is not clear, and how it was read; empty where it is clear.
    pub doubt: String,
    /// What is written below the answer: an explanation or a comment.
    pub note: Option<Found>,
    /// The wording offered instead.
    pub alternative: AlternativeWording,
}

impl Answered {
    /// Whether a person must settle the mark (rule V05).
    pub fn is_doubtful(&self) -> bool {
        !self.doubt.is_empty()
    }
}

/// Whether a line gives an answer: a row to tick, or "Response: Accepted".
pub(super) fn is_answer_line(line: &str) -> bool {
    marks::row(line).is_some() || labels::answer(line).is_some()
}

pub(super) fn read(text: &str) -> Result<Paper, PaperError> {
    let content =
        |line: &str| is_answer_line(line) || marks::is_mark(line) || heads::head(line).is_some();
    let lines = lines(text, &content);
    let mut remarks = Remarks::default();
    let (mut form, segments) = segments::segments(&lines.lines, &mut remarks);
    if segments.is_empty() || segments.iter().all(|one| !one.has_answer()) {
        return Err(PaperError::NoResponse);
    }
    if segments.len() > MOST {
        return Err(PaperError::TooMany);
    }
    form.answers = attribute::answers(segments, &mut form.headings, &mut remarks);
    if form.name.is_none() && form.portfolio.is_none() {
        remarks.add(0, Matter::NoResponder);
    }
    for answer in &form.answers {
        if answer.answer.needs_explanation() && answer.note.is_none() {
            remarks.add(answer.wording.line, Matter::NoReason(answer.number));
        }
    }
    Ok(Paper {
        reading: Reading::Response(form),
        remarks: remarks.finish(),
        of_pages: lines.of_pages,
    })
}
