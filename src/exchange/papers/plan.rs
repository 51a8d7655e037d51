//! From a reading to what it would do to the record, all or nothing.

mod minutes;
mod report;
mod response;

use crate::domain::field::FieldMap;
use crate::domain::id::RecordId;
use crate::domain::response::Answer;
use crate::exchange::Holding;
use crate::exchange::papers::making::{Making, put};
use crate::exchange::papers::{Dated, Paper, PaperKind, Reading};
use crate::exchange::plan::Plan;

/// What a paper is read into.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Target {
    /// A review of its own, with this title.
    NewReview(String),
    /// A review that is there.
    Review(RecordId),
}

/// How a person settles a doubtful mark (rule V05).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Choice {
    /// The number of the recommendation.
    pub number: u32,
    /// The answer that the person reads; `None` leaves the mark not clear in source.
    pub answer: Option<Answer>,
}

/// What a paper would do.
#[derive(Clone, PartialEq, Debug)]
pub struct Planned {
    /// The records it would write; a row is the line of the paper.
    pub plan: Plan,
    /// What is left as it is, or left out, in sentences.
    pub kept: Vec<String>,
    /// The numbers of answers it would write whose marks are in doubt and not settled.
    pub unsettled: Vec<u32>,
}

/// Why a reading does not become a plan. Nothing has changed.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NotPlanned {
    /// Something in the paper stands in the way.
    #[error("The paper has a problem that must be put right first. Nothing was changed.")]
    Stopped,
    /// The new review has no title.
    #[error("Enter the title of the review")]
    NoTitle,
    /// Only a report makes a review.
    #[error("Only a report can make a new review. Read the report first, then this paper.")]
    NotAReport,
    /// The review is not there.
    #[error(
        "The review this paper belongs to is not in this workspace any more. Nothing was changed."
    )]
    NotHere,
    /// Nobody knows who answers.
    #[error(
        "It is not clear which Cabinet Member answers. Write a line “Relevant CMR:” with the name above the first answer, then read the text again. Nothing was changed."
    )]
    NoResponder,
}

/// Works out what a paper would do. What the record says already is never altered: only what is
/// missing is added, so that the same paper read again adds nothing.
///
/// # Errors
///
/// [`NotPlanned`]; then nothing of the paper is taken.
pub fn plan(
    paper: &Paper,
    holding: Holding<'_>,
    target: &Target,
    choices: &[Choice],
    new_id: &mut dyn FnMut() -> RecordId,
) -> Result<Planned, NotPlanned> {
    if paper.is_stopped() {
        return Err(NotPlanned::Stopped);
    }
    let (review, title) = match target {
        Target::NewReview(title) if title.trim().is_empty() => return Err(NotPlanned::NoTitle),
        Target::NewReview(title) => (None, title.trim()),
        Target::Review(id) => {
            let review = holding
                .workspace
                .reviews
                .get(id)
                .ok_or(NotPlanned::NotHere)?;
            (Some(id), review.record.title.as_str())
        }
    };
    let kind = paper.reading.kind();
    if review.is_none() && kind != PaperKind::Report {
        return Err(NotPlanned::NotAReport);
    }
    let mut making = Making::new(holding, review, record_of(paper, title), new_id);
    let mut out = Outcome::default();
    match &paper.reading {
        Reading::Report(one) => report::write(one, title, &mut making, &mut out),
        Reading::Response(form) => response::write(form, choices, &mut making, &mut out)?,
        Reading::Minutes(one) => minutes::write(one, &mut making, &mut out),
    }
    Ok(Planned {
        plan: making.finish(),
        kept: out.kept,
        unsettled: out.unsettled,
    })
}

/// What a plan says besides its records.
#[derive(Default)]
struct Outcome {
    kept: Vec<String>,
    unsettled: Vec<u32>,
}

impl Reading {
    /// What kind of paper it was read as.
    pub fn kind(&self) -> PaperKind {
        match self {
            Self::Report(_) => PaperKind::Report,
            Self::Response(_) => PaperKind::Response,
            Self::Minutes(_) => PaperKind::Minutes,
        }
    }
}

/// The fields of the paper's own record.
fn record_of(paper: &Paper, title: &str) -> FieldMap {
    let mut fields = FieldMap::new();
    let kind = paper.reading.kind();
    let (date, order) = match &paper.reading {
        Reading::Report(report) => {
            let missing = report.missing.iter().map(|found| found.text.as_str());
            put(&mut fields, "missing", missing.collect::<Vec<_>>());
            (report.date, 1)
        }
        Reading::Response(form) => (form.answered, 2),
        Reading::Minutes(minutes) => (minutes.date, 3),
    };
    put(&mut fields, "title", format!("{}: {title}", kind.label()));
    put(&mut fields, "order", order);
    put_date(&mut fields, "date", date);
    fields
}

fn put_date(fields: &mut FieldMap, name: &str, date: Option<Dated>) {
    if let Some(dated) = date {
        put(fields, name, dated.date.written());
    }
}
