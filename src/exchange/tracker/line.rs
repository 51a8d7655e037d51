//! What the nine columns say of a recommendation.

use time::Date;

use crate::domain::date::StatedDate;
use crate::domain::id::RecordId;
use crate::domain::order::sorted;
use crate::domain::recommendation::{Addressee, PanelView, Recommendation};
use crate::domain::review::{Review, Theme};
use crate::domain::source::Source;
use crate::domain::update::{Delivery, Update};
use crate::domain::workspace::Workspace;
use crate::exchange::tracker::status::Status;

/// The title of the paper that stands for the sheet in the sources of what was read from it.
pub(super) const PAPER: &str = "Scrutiny tracker sheet";

/// The references by which the sheet names recommendations.
pub(super) struct References {
    /// Each reference in small letters with its recommendation, in order.
    by_text: Vec<(String, RecordId)>,
}

impl References {
    pub fn new(workspace: &Workspace) -> Self {
        let mut by_text = Vec::new();
        for (id, entry) in &workspace.recommendations {
            let text = plain_reference(workspace, &entry.record);
            by_text.push((text.to_ascii_lowercase(), id.clone()));
        }
        let by_text = sorted(by_text, &Ord::cmp);
        // Where two recommendations would have the same, each has its id as well.
        let mut unlike = Vec::with_capacity(by_text.len());
        for (place, (text, id)) in by_text.iter().enumerate() {
            let is_same =
                |other: Option<&(String, RecordId)>| other.is_some_and(|(other, _)| other == text);
            let before = place.checked_sub(1).and_then(|place| by_text.get(place));
            if is_same(before) || is_same(by_text.get(place + 1)) {
                unlike.push((with_id(text, id).to_ascii_lowercase(), id.clone()));
            } else {
                unlike.push((text.clone(), id.clone()));
            }
        }
        Self {
            by_text: sorted(unlike, &Ord::cmp),
        }
    }

    /// The recommendation of a reference.
    pub fn find(&self, reference: &str) -> Option<&RecordId> {
        let text = reference.trim().to_ascii_lowercase();
        let place = self.by_text.binary_search_by(|(other, _)| other.cmp(&text));
        self.by_text.get(place.ok()?).map(|(_, id)| id)
    }

    /// The reference of a recommendation.
    pub fn of(
        &self,
        workspace: &Workspace,
        id: &RecordId,
        recommendation: &Recommendation,
    ) -> String {
        let text = plain_reference(workspace, recommendation);
        if self.find(&text) == Some(id) {
            text
        } else {
            with_id(&text, id)
        }
    }
}

fn with_id(text: &str, id: &RecordId) -> String {
    format!("{text} [{id}]")
}

/// The reference as a sheet gave it, else the municipal year and the number: `2020/21-8`.
fn plain_reference(workspace: &Workspace, recommendation: &Recommendation) -> String {
    let is_paper = |id: &RecordId| {
        let source = workspace.get::<Source>(id);
        source.is_some_and(|source| source.title == PAPER)
    };
    let mut pointers = recommendation.sources.iter();
    if let Some(pointer) =
        pointers.find(|pointer| is_paper(&pointer.source) && !pointer.place.trim().is_empty())
    {
        return pointer.place.trim().to_owned();
    }
    let review = workspace.get::<Review>(&recommendation.review);
    match review.and_then(agreed).and_then(municipal_year) {
        Some(year) => format!("{year}-{}", recommendation.number),
        None => recommendation.number.to_string(),
    }
}

/// The municipal year, May to April, that a date lies in: `2020/21`.
fn municipal_year(date: StatedDate) -> Option<String> {
    let year = |day: Date| day.year() - i32::from(u8::from(day.month()) < 5);
    let (first, last) = date.span()?;
    let year_of_first = year(first);
    (year_of_first == year(last))
        .then(|| format!("{year_of_first}/{:02}", (year_of_first + 1) % 100))
}

/// When the committee agreed the recommendations of a review.
pub(super) fn agreed(review: &Review) -> Option<StatedDate> {
    review.approved.or(review.report_date)
}

/// The sheet's wording of a recommendation: as published where it is known, else our own.
pub(super) fn wording(recommendation: &Recommendation) -> &str {
    [
        &recommendation.official_wording,
        &recommendation.summary,
        &recommendation.title,
    ]
    .into_iter()
    .find(|text| !text.is_empty())
    .map_or("", String::as_str)
}

/// What stands between an officer and a member.
pub(super) const BETWEEN_PEOPLE: &str = " / ";

/// The lead officer and the members.
pub(super) fn lead(workspace: &Workspace, recommendation: &Recommendation) -> String {
    let mut lead = recommendation.lead_officer.clone();
    for id in &recommendation.addressees {
        let Some(addressee) = workspace.get::<Addressee>(id) else {
            continue;
        };
        if !lead.is_empty() {
            lead.push_str(BETWEEN_PEOPLE);
        }
        lead.push_str(if addressee.name.is_empty() {
            &addressee.portfolio
        } else {
            &addressee.name
        });
    }
    lead
}

/// The account and the words of an update on one recommendation, as the sheet has them.
pub(super) fn account(update: &Update, id: &RecordId) -> (String, String) {
    let words = match update.phrase_for(id) {
        Some(phrase) if !phrase.words.is_empty() => phrase.words.clone(),
        _ => match update.delivery_of(id) {
            Delivery::NotStated => String::new(),
            delivery => delivery.label().to_owned(),
        },
    };
    // An update that says nothing beside its status has that for its text.
    let action = if update.text == words {
        ""
    } else {
        &update.text
    };
    (action.to_owned(), words)
}

/// A row of the sheet.
pub(super) struct Line {
    reference: String,
    committee: String,
    date: String,
    area: String,
    text: String,
    executive: String,
    lead: String,
    action: String,
    status: String,
}

impl Line {
    pub fn of(
        workspace: &Workspace,
        references: &References,
        id: &RecordId,
        recommendation: &Recommendation,
        update: Option<&Update>,
    ) -> Self {
        let review = workspace.get::<Review>(&recommendation.review);
        let theme = workspace.get::<Theme>(&recommendation.theme);
        let written = |date: Option<StatedDate>| date.map(StatedDate::written).unwrap_or_default();
        let (action, words) = update.map(|update| account(update, id)).unwrap_or_default();
        let view = match recommendation.panel_view {
            PanelView::NotConsidered => None,
            view => Some(view),
        };
        Self {
            reference: references.of(workspace, id, recommendation),
            committee: review
                .map(|review| review.commissioned_by.clone())
                .unwrap_or_default(),
            date: written(review.and_then(agreed)),
            area: theme.map(|theme| theme.title.clone()).unwrap_or_default(),
            text: wording(recommendation).to_owned(),
            executive: written(review.and_then(|review| review.cabinet)),
            lead: lead(workspace, recommendation),
            action,
            status: Status { view, words }.written(),
        }
    }

    /// The cells in the order of the headings.
    pub fn cells(self) -> [String; 9] {
        [
            self.reference,
            self.committee,
            self.date,
            self.area,
            self.text,
            self.executive,
            self.lead,
            self.action,
            self.status,
        ]
    }
}
