//! A council's tracker sheet: nine columns, a recommendation a row, with one account of progress.

mod line;
mod plan;
mod status;

use crate::domain::id::RecordId;
use crate::domain::order::sorted;
use crate::domain::update::Update;
use crate::domain::workspace::Workspace;
use crate::exchange::csv::Writer;
use crate::exchange::fault::SheetError;
use crate::exchange::sheet::{Frame, best_fit, frame, plain};
use crate::exchange::tracker::line::{Line, References};

pub(super) use crate::exchange::tracker::plan::short_title;

pub use crate::exchange::tracker::plan::plan;

/// The headings, in the order in which the sheet has them.
const HEADINGS: [&str; 9] = [
    "Reference and municipal year",
    "Origin committee",
    "Date",
    "Area",
    "Recommendation",
    "Executive date",
    "Lead officer and member",
    "Action taken",
    "Status",
];

/// The columns, by their places in [`HEADINGS`].
mod at {
    pub const REFERENCE: usize = 0;
    pub const COMMITTEE: usize = 1;
    pub const DATE: usize = 2;
    pub const AREA: usize = 3;
    pub const TEXT: usize = 4;
    pub const EXECUTIVE: usize = 5;
    pub const LEAD: usize = 6;
    pub const ACTION: usize = 7;
    pub const STATUS: usize = 8;
}

/// Words of a heading, each with its column. The first that is found decides: "Lead officer and
/// Executive Member" is not the Executive's date.
const WORDS: [(&str, usize); 20] = [
    ("lead", at::LEAD),
    ("officer", at::LEAD),
    ("status", at::STATUS),
    ("rag", at::STATUS),
    ("action", at::ACTION),
    ("progress", at::ACTION),
    ("update", at::ACTION),
    ("executive", at::EXECUTIVE),
    ("cabinet", at::EXECUTIVE),
    ("ref", at::REFERENCE),
    ("reference", at::REFERENCE),
    ("municipal", at::REFERENCE),
    ("date", at::DATE),
    ("committee", at::COMMITTEE),
    ("origin", at::COMMITTEE),
    ("area", at::AREA),
    ("theme", at::AREA),
    ("subject", at::AREA),
    ("recommendation", at::TEXT),
    ("recommendations", at::TEXT),
];

fn find(heading: &str) -> Option<usize> {
    let heading = plain(heading);
    let words = || heading.split(|sign: char| !sign.is_ascii_alphanumeric());
    WORDS
        .iter()
        .find(|(word, _)| words().any(|other| other == *word))
        .map(|(_, column)| *column)
}

/// How many headings of the sheet a text has, where it could be one.
pub(super) fn fit(text: &str) -> Option<usize> {
    let fit = best_fit(text, &find);
    (fit >= HEADINGS.len()).then_some(fit)
}

/// A tracker sheet that was read, its cells not yet understood.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TrackerSheet {
    frame: Frame,
}

impl TrackerSheet {
    /// How many rows hold something, the headings apart.
    pub fn len(&self) -> usize {
        self.frame.rows.len()
    }

    /// Whether there is no such row.
    pub fn is_empty(&self) -> bool {
        self.frame.rows.is_empty()
    }
}

/// Reads the text of a tracker sheet. Problems of single rows are kept for the plan.
///
/// # Errors
///
/// A [`SheetError`] when it is no such sheet, or lacks one of the nine columns.
pub fn read(text: &str) -> Result<TrackerSheet, SheetError> {
    let Some(frame) = frame(text, HEADINGS.len(), &find)? else {
        return Err(SheetError::NoHeadings {
            expected: HEADINGS.join(", "),
        });
    };
    for (place, heading) in HEADINGS.into_iter().enumerate() {
        if !frame.has(place) {
            return Err(SheetError::NoColumn(heading));
        }
    }
    Ok(TrackerSheet { frame })
}

/// The update of a recommendation that the sheet shows.
pub type Shown<'a> = &'a dyn Fn(&RecordId) -> Option<RecordId>;

/// Writes every recommendation as a row of the sheet, each review's together. `shown` says which
/// update stands for each of them: the latest public one, as the pages have it.
pub fn write(workspace: &Workspace, shown: Shown<'_>) -> String {
    let references = References::new(workspace);
    let mut out = Writer::default();
    for heading in HEADINGS {
        out.text(heading);
    }
    out.end_row();
    let mut all = Vec::new();
    for (id, entry) in &workspace.recommendations {
        all.push((id, &entry.record));
    }
    let ordered = sorted(all, &|(_, a), (_, b)| {
        (&a.review, a.number).cmp(&(&b.review, b.number))
    });
    for (id, recommendation) in ordered {
        let update = shown(id).and_then(|update| workspace.get::<Update>(&update));
        let line = Line::of(workspace, &references, id, recommendation, update);
        for cell in line.cells() {
            out.text(&cell);
        }
        out.end_row();
    }
    out.finish()
}
