//! What the rows of a sheet share: reviews, themes, and the paper that stands for the sheet.

use serde_json::Value;

use crate::domain::date::StatedDate;
use crate::domain::field::{FieldMap, FieldValue};
use crate::domain::id::RecordId;
use crate::domain::record::Record;
use crate::domain::review::{Review, Theme};
use crate::domain::source::Source;
use crate::domain::workspace::Workspace;
use crate::exchange::fault::Fault;
use crate::exchange::plan::PlannedRecord;
use crate::exchange::tracker::at;
use crate::exchange::tracker::line::{PAPER, agreed};
use crate::exchange::words::same_word;

/// Where a recommendation comes from. Rows that agree in it belong to one review.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Origin<'a> {
    pub committee: &'a str,
    pub date: Option<StatedDate>,
    pub executive: Option<StatedDate>,
}

impl Origin<'_> {
    fn is(&self, committee: &str, date: Option<StatedDate>, executive: Option<StatedDate>) -> bool {
        same_word(self.committee, committee) && self.date == date && self.executive == executive
    }
}

pub(super) struct Groups<'a> {
    workspace: &'a Workspace,
    /// The reviews that the sheet makes.
    made: Vec<(Origin<'a>, RecordId)>,
    /// The last number of each review that gets recommendations.
    numbers: Vec<(RecordId, u32)>,
    /// The themes that the sheet makes: review, title, id.
    themes: Vec<(RecordId, String, RecordId)>,
    /// What the rows so far say of known reviews.
    said: Vec<SaidOfReview>,
    paper: Option<RecordId>,
}

/// What a row says of a known review in one column.
struct SaidOfReview {
    review: RecordId,
    row: usize,
    column: usize,
    /// The new value; none where it is the record's own.
    value: Option<Value>,
}

impl<'a> Groups<'a> {
    pub fn new(workspace: &'a Workspace) -> Self {
        let mut papers = workspace.sources.iter();
        let paper = papers.find(|(_, entry)| entry.record.title == PAPER);
        Self {
            workspace,
            made: Vec::new(),
            numbers: Vec::new(),
            themes: Vec::new(),
            said: Vec::new(),
            paper: paper.map(|(id, _)| id.clone()),
        }
    }

    /// The review of an origin, made where there is none, and the next number in it.
    pub fn review(
        &mut self,
        origin: &Origin<'a>,
        records: &mut Vec<PlannedRecord>,
        new_id: &mut dyn FnMut() -> RecordId,
    ) -> (RecordId, u32) {
        let id = self.known_review(origin).unwrap_or_else(|| {
            let id = new_id();
            let mut review = Review::blank();
            review.title = title(origin);
            review.commissioned_by = origin.committee.to_owned();
            review.approved = origin.date;
            review.cabinet = origin.executive;
            records.push(planned(&id, Review::TYPE, review.write()));
            self.made.push((*origin, id.clone()));
            id
        });
        let number = self.next_number(&id);
        (id, number)
    }

    fn known_review(&self, origin: &Origin<'_>) -> Option<RecordId> {
        let made = self
            .made
            .iter()
            .find(|(other, _)| origin.is(other.committee, other.date, other.executive));
        if let Some((_, id)) = made {
            return Some(id.clone());
        }
        let mut reviews = self.workspace.reviews.iter();
        let (id, _) = reviews.find(|(_, entry)| {
            let review = &entry.record;
            origin.is(&review.commissioned_by, agreed(review), review.cabinet)
        })?;
        Some(id.clone())
    }

    fn next_number(&mut self, review: &RecordId) -> u32 {
        if let Some((_, last)) = self.numbers.iter_mut().find(|(other, _)| other == review) {
            *last += 1;
            return *last;
        }
        let all = self
            .workspace
            .recommendations
            .values()
            .map(|entry| &entry.record);
        let numbers = all
            .filter(|one| &one.review == review)
            .map(|one| one.number);
        let next = numbers.max().unwrap_or(0).saturating_add(1);
        self.numbers.push((review.clone(), next));
        next
    }

    /// Whether a row about a known review says nothing else than the rows before. What differs from
    /// the record is set by the first row that says it.
    pub fn agrees(
        &mut self,
        row: usize,
        review: &RecordId,
        origin: &Origin<'a>,
        records: &mut Vec<PlannedRecord>,
    ) -> Result<(), (usize, Fault)> {
        let Some(known) = self.workspace.get::<Review>(review) else {
            return Ok(());
        };
        let date = |date: Option<StatedDate>| date.map(|date| date.to_value());
        let committee = Some(origin.committee).filter(|committee| !committee.is_empty());
        let same_committee = committee.is_some_and(|here| same_word(here, &known.commissioned_by));
        let cells = [
            (
                at::COMMITTEE,
                "commissionedBy",
                committee.filter(|_| !same_committee).map(Value::from),
            ),
            (
                at::DATE,
                "approved",
                date(origin.date.filter(|date| Some(*date) != agreed(known))),
            ),
            (
                at::EXECUTIVE,
                "cabinet",
                date(origin.executive.filter(|date| Some(*date) != known.cabinet)),
            ),
        ];
        let filled = [
            committee.is_some(),
            origin.date.is_some(),
            origin.executive.is_some(),
        ];
        let mut fields = FieldMap::new();
        for ((column, field, value), _) in
            cells.into_iter().zip(filled).filter(|(_, filled)| *filled)
        {
            let before = self
                .said
                .iter()
                .find(|said| &said.review == review && said.column == column);
            match before {
                Some(said) if said.value != value => {
                    return Err((column, Fault::RowsDiffer(said.row)));
                }
                Some(_) => {}
                None => {
                    self.said.push(SaidOfReview {
                        review: review.clone(),
                        row,
                        column,
                        value: value.clone(),
                    });
                    if let Some(value) = value {
                        fields.insert(field.to_owned(), value);
                    }
                }
            }
        }
        if !fields.is_empty() {
            records.push(planned(review, Review::TYPE, fields));
        }
        Ok(())
    }

    /// Whether a theme has this title.
    pub fn is_theme(&self, theme: &RecordId, title: &str) -> bool {
        let theme = self.workspace.get::<Theme>(theme);
        theme.is_some_and(|theme| same_word(&theme.title, title))
    }

    /// The theme of a title in a review, made where there is none; none for an empty title.
    pub fn theme(
        &mut self,
        title: &str,
        review: &RecordId,
        records: &mut Vec<PlannedRecord>,
        new_id: &mut dyn FnMut() -> RecordId,
    ) -> Option<RecordId> {
        if title.is_empty() {
            return None;
        }
        let mut known = self.workspace.themes.iter();
        if let Some((id, _)) = known.find(|(_, entry)| {
            &entry.record.review == review && same_word(&entry.record.title, title)
        }) {
            return Some(id.clone());
        }
        let mut made = self.themes.iter();
        if let Some((_, _, id)) =
            made.find(|(other, known, _)| other == review && same_word(known, title))
        {
            return Some(id.clone());
        }
        let id = new_id();
        let mut theme = Theme::blank();
        theme.review = review.clone();
        theme.title = title.to_owned();
        theme.order = self.next_order(review);
        records.push(planned(&id, Theme::TYPE, theme.write()));
        self.themes
            .push((review.clone(), title.to_owned(), id.clone()));
        Some(id)
    }

    fn next_order(&self, review: &RecordId) -> u32 {
        let known = self.workspace.themes.values().map(|entry| &entry.record);
        let known = known
            .filter(|theme| &theme.review == review)
            .map(|theme| theme.order);
        let made = self
            .themes
            .iter()
            .filter(|(other, _, _)| other == review)
            .count();
        let made = u32::try_from(made).unwrap_or(u32::MAX);
        known
            .max()
            .unwrap_or(0)
            .saturating_add(made)
            .saturating_add(1)
    }

    /// The paper that stands for the sheet, made where there is none.
    pub fn paper(
        &mut self,
        records: &mut Vec<PlannedRecord>,
        new_id: &mut dyn FnMut() -> RecordId,
    ) -> RecordId {
        let id = self.paper.get_or_insert_with(|| {
            let id = new_id();
            let mut paper = Source::blank();
            paper.title = PAPER.to_owned();
            records.push(planned(&id, Source::TYPE, paper.write()));
            id
        });
        id.clone()
    }
}

fn planned(id: &RecordId, kind: &'static str, fields: FieldMap) -> PlannedRecord {
    PlannedRecord {
        id: id.clone(),
        kind,
        fields,
    }
}

/// The title of a review of which the sheet says no more than this.
fn title(origin: &Origin<'_>) -> String {
    let committee = match origin.committee {
        "" => "Recommendations",
        committee => committee,
    };
    match origin.date {
        Some(date) => format!("{committee}, {date}"),
        None => committee.to_owned(),
    }
}
