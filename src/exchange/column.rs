//! The record's own tables: a column for every field, the same on the way out and on the way in.

use crate::domain::id::RecordId;
use crate::domain::meeting::{Action, Meeting};
use crate::domain::money::MoneyLine;
use crate::domain::order::in_order;
use crate::domain::recommendation::{Addressee, Recommendation};
use crate::domain::record::Record;
use crate::domain::response::Response;
use crate::domain::review::{Review, Theme};
use crate::domain::source::Source;
use crate::domain::update::Update;
use crate::domain::workspace::{Kept, Workspace};
use crate::exchange::words::WordSet;

/// The heading of the column that says which record a row is.
pub const ID: &str = "id";

/// A table of the record.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TableKind {
    /// Recommendations.
    Recommendations,
    /// Responses of Cabinet Members.
    Responses,
    /// Progress updates.
    Updates,
    /// Actions agreed at meetings.
    Actions,
    /// Money lines.
    Money,
}

/// A column: one field of the record.
#[derive(Debug)]
pub(super) struct Column {
    /// The field's name in the snapshot.
    pub field: &'static str,
    /// The heading, with the unit where there is one.
    pub heading: &'static str,
    /// What its cells hold.
    pub form: Form,
}

/// What the cells of a column hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Form {
    Text,
    Whole,
    Wholes,
    Texts,
    Date,
    Pounds,
    Words(WordSet),
    /// A record of this kind.
    Reference(&'static str),
    /// Records of this kind.
    References(&'static str),
    /// Papers with a place in each.
    Pointers,
    /// Officers' words about single recommendations, with the status chosen for them.
    Phrases,
    Alternative,
}

const fn column(field: &'static str, heading: &'static str, form: Form) -> Column {
    Column {
        field,
        heading,
        form,
    }
}

const RECOMMENDATION: &str = Recommendation::TYPE;

const RECOMMENDATIONS: &[Column] = &[
    column("number", "number", Form::Whole),
    column("title", "title", Form::Text),
    column("summary", "summary (our words)", Form::Text),
    column("officialWording", "official wording", Form::Text),
    column("agreedWording", "agreed wording", Form::Text),
    column("review", "review", Form::Reference(Review::TYPE)),
    column("theme", "theme", Form::Reference(Theme::TYPE)),
    column("verb", "verb", Form::Words(WordSet::Verb)),
    column(
        "addressees",
        "addressees",
        Form::References(Addressee::TYPE),
    ),
    column("paragraphs", "paragraphs", Form::Wholes),
    column(
        "related",
        "related recommendations",
        Form::References(RECOMMENDATION),
    ),
    column("crossReferences", "cross-references", Form::Texts),
    column("targets", "targets", Form::Texts),
    column("perDistrict", "for each district", Form::Text),
    column("districtsMet", "districts that have it", Form::Texts),
    column("scopeQuestions", "questions of the scope", Form::Wholes),
    column("due", "due (date)", Form::Date),
    column("leadOfficer", "lead officer", Form::Text),
    column("panelView", "panel's view", Form::Words(WordSet::PanelView)),
    column("panelViewReason", "reason for the panel's view", Form::Text),
    column("panelViewDate", "panel's view taken (date)", Form::Date),
    column("sources", "sources", Form::Pointers),
];

const RESPONSES: &[Column] = &[
    column(
        "recommendation",
        "recommendation",
        Form::Reference(RECOMMENDATION),
    ),
    column("addressee", "addressee", Form::Reference(Addressee::TYPE)),
    column("answer", "answer", Form::Words(WordSet::Answer)),
    column("explanation", "explanation", Form::Text),
    column(
        "alternativeWording",
        "alternative wording",
        Form::Alternative,
    ),
    column("comment", "comment", Form::Text),
    column("date", "answered (date)", Form::Date),
    column(
        "clarity",
        "mark in the source",
        Form::Words(WordSet::Clarity),
    ),
    column("doubt", "what is in doubt", Form::Text),
    column("printedMark", "mark as printed", Form::Text),
    column("sources", "sources", Form::Pointers),
];

const UPDATES: &[Column] = &[
    column(
        "recommendations",
        "recommendations",
        Form::References(RECOMMENDATION),
    ),
    column("text", "update", Form::Text),
    column("delivery", "delivery", Form::Words(WordSet::Delivery)),
    column("phrases", "words used", Form::Phrases),
    column("date", "given (date)", Form::Date),
    column("reportedBy", "reported by", Form::Text),
    column("meeting", "meeting", Form::Reference(Meeting::TYPE)),
    column("evidence", "evidence", Form::Text),
    column("audience", "audience", Form::Words(WordSet::Audience)),
    column("sources", "sources", Form::Pointers),
];

const ACTIONS: &[Column] = &[
    column(
        "recommendations",
        "recommendations",
        Form::References(RECOMMENDATION),
    ),
    column("text", "action", Form::Text),
    column("owner", "owner", Form::Text),
    column("targetBody", "goes to", Form::Text),
    column("due", "due (date)", Form::Date),
    column("state", "state", Form::Words(WordSet::ActionState)),
    column("meeting", "meeting", Form::Reference(Meeting::TYPE)),
    column("review", "review", Form::Reference(Review::TYPE)),
    column("sources", "sources", Form::Pointers),
];

const MONEY: &[Column] = &[
    column("purpose", "purpose", Form::Text),
    column("amount", "amount (£)", Form::Pounds),
    column("stage", "stage", Form::Words(WordSet::MoneyStage)),
    column("period", "period", Form::Text),
    column("fund", "fund", Form::Text),
    column(
        "standing",
        "printed or calculated",
        Form::Words(WordSet::Standing),
    ),
    column("note", "note", Form::Text),
    column(
        "recommendations",
        "recommendations",
        Form::References(RECOMMENDATION),
    ),
    column("order", "place in lists", Form::Whole),
    column("review", "review", Form::Reference(Review::TYPE)),
    column("sources", "sources", Form::Pointers),
];

impl TableKind {
    /// Every table, in the order in which they build on each other.
    pub const ALL: [Self; 5] = [
        Self::Recommendations,
        Self::Responses,
        Self::Updates,
        Self::Actions,
        Self::Money,
    ];

    /// The name of the table that people read, which also serves for a file's name.
    pub fn label(self) -> &'static str {
        match self {
            Self::Recommendations => "recommendations",
            Self::Responses => "responses",
            Self::Updates => "progress updates",
            Self::Actions => "actions",
            Self::Money => "money",
        }
    }

    /// The kind of record that its rows are.
    pub fn record_kind(self) -> &'static str {
        match self {
            Self::Recommendations => Recommendation::TYPE,
            Self::Responses => Response::TYPE,
            Self::Updates => Update::TYPE,
            Self::Actions => Action::TYPE,
            Self::Money => MoneyLine::TYPE,
        }
    }

    /// Its columns after the id.
    pub(super) fn columns(self) -> &'static [Column] {
        match self {
            Self::Recommendations => RECOMMENDATIONS,
            Self::Responses => RESPONSES,
            Self::Updates => UPDATES,
            Self::Actions => ACTIONS,
            Self::Money => MONEY,
        }
    }

    /// The fields without which an entry says nothing.
    pub(super) fn needs(self) -> &'static [&'static str] {
        match self {
            Self::Recommendations => &["number", "title"],
            Self::Responses => &["recommendation"],
            Self::Updates => &["recommendations", "text"],
            Self::Actions => &["text"],
            Self::Money => &["purpose", "amount"],
        }
    }

    /// The ids of its records in the order in which people read them.
    pub(super) fn ids(self, workspace: &Workspace) -> Vec<RecordId> {
        match self {
            Self::Recommendations => ids(workspace, |one: &Recommendation| one.number),
            Self::Responses => ids(workspace, |one: &Response| {
                first_number(workspace, std::slice::from_ref(&one.recommendation))
            }),
            Self::Updates => ids(workspace, |one: &Update| {
                first_number(workspace, &one.recommendations)
            }),
            Self::Actions => ids(workspace, |one: &Action| {
                first_number(workspace, &one.recommendations)
            }),
            Self::Money => ids(workspace, |one: &MoneyLine| one.order),
        }
    }
}

fn ids<T: Kept>(workspace: &Workspace, number: impl Fn(&T) -> u32) -> Vec<RecordId> {
    let mut numbered = Vec::new();
    for (id, entry) in T::table(workspace) {
        numbered.push((number(&entry.record), id.clone()));
    }
    let ordered = in_order(numbered, |(number, _)| *number);
    ordered.into_iter().map(|(_, id)| id).collect()
}

/// The lowest number of the recommendations; after all numbers where there is none.
fn first_number(workspace: &Workspace, ids: &[RecordId]) -> u32 {
    let numbers = ids
        .iter()
        .filter_map(|id| workspace.get::<Recommendation>(id));
    numbers.map(|one| one.number).min().unwrap_or(u32::MAX)
}

/// Whether the workspace shows a record of this kind.
pub(super) fn holds(workspace: &Workspace, kind: &str, id: &RecordId) -> bool {
    match kind {
        Recommendation::TYPE => workspace.recommendations.contains_key(id),
        Response::TYPE => workspace.responses.contains_key(id),
        Update::TYPE => workspace.updates.contains_key(id),
        Action::TYPE => workspace.actions.contains_key(id),
        MoneyLine::TYPE => workspace.money.contains_key(id),
        Review::TYPE => workspace.reviews.contains_key(id),
        Theme::TYPE => workspace.themes.contains_key(id),
        Addressee::TYPE => workspace.addressees.contains_key(id),
        Meeting::TYPE => workspace.meetings.contains_key(id),
        Source::TYPE => workspace.sources.contains_key(id),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_of_a_record_has_one_column() {
        for kind in TableKind::ALL {
            let mut columns: Vec<_> = kind.columns().iter().map(|column| column.field).collect();
            let mut fields = Workspace::fields_of(kind.record_kind()).to_vec();
            columns.sort_unstable();
            fields.sort_unstable();
            assert_eq!(columns, fields, "{kind:?}");
            assert!(kind.needs().iter().all(|field| fields.contains(field)));
        }
    }
}
