//! Everything the checks find on a day, and the page on which each thing stands.

use crate::domain::check::{Finding, Level, Rule, by_rule, check};
use crate::domain::evidence::Evidence;
use crate::domain::figure::Figure;
use crate::domain::id::RecordId;
use crate::domain::meeting::{Action, Activity, Meeting};
use crate::domain::money::MoneyLine;
use crate::domain::recommendation::Recommendation;
use crate::domain::response::Response;
use crate::domain::review::Review;
use crate::domain::source::SourcePointer;
use crate::domain::update::Update;
use crate::domain::workspace::Workspace;
use crate::query::list::Row;
use crate::query::timing::{Timing, plural};

/// Every finding, by rule; what is overdue is worked out from the day of the rows (rule V09).
pub fn all(workspace: &Workspace, rows: &[Row]) -> Vec<Finding> {
    let mut findings = check(workspace);
    findings.extend(rows.iter().filter_map(overdue));
    by_rule(findings)
}

/// V09: a recommendation whose date has passed with nothing reported.
pub fn overdue(row: &Row) -> Option<Finding> {
    let Timing::Overdue { days } = row.timing else {
        return None;
    };
    Some(Finding {
        rule: Rule::V09,
        level: Level::Warning,
        about: row.id.clone(),
        message: format!(
            "Recommendation {} was to be reported back {} ago, and no later update or meeting is recorded. Ask for one.",
            row.number,
            plural(days, "day")
        ),
    })
}

/// Where a record stands for those who read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stands {
    /// On the page of the recommendation with this number.
    Recommendation(u32),
    /// Among the meetings and actions.
    Meetings,
    /// Among the money lines.
    Money,
    /// Among the figures.
    Workforce,
    /// With the review: its dates, its people and what the task group did.
    Review,
    /// With the papers and the evidence.
    Evidence,
}

/// The page of a record.
pub fn stands(workspace: &Workspace, id: &RecordId) -> Stands {
    if let Some(of) = recommendations_of(workspace, id).first() {
        let one = workspace.get::<Recommendation>(of);
        return Stands::Recommendation(one.map_or(0, |one| one.number));
    }
    if workspace.figures.contains_key(id) {
        Stands::Workforce
    } else if workspace.money.contains_key(id) {
        Stands::Money
    } else if workspace.meetings.contains_key(id)
        || workspace.actions.contains_key(id)
        || workspace.points.contains_key(id)
    {
        Stands::Meetings
    } else if workspace.reviews.contains_key(id) || workspace.activities.contains_key(id) {
        Stands::Review
    } else {
        Stands::Evidence
    }
}

/// The recommendations on whose pages a record stands: an update on a range stands on each (rule V24).
pub fn recommendations_of<'a>(workspace: &'a Workspace, id: &'a RecordId) -> &'a [RecordId] {
    if workspace.recommendations.contains_key(id) {
        return std::slice::from_ref(id);
    }
    if let Some(response) = workspace.get::<Response>(id) {
        return std::slice::from_ref(&response.recommendation);
    }
    workspace
        .get::<Update>(id)
        .map_or(&[], |update| &update.recommendations)
}

/// Where the papers say what a record says.
pub fn sources_of<'a>(workspace: &'a Workspace, id: &RecordId) -> &'a [SourcePointer] {
    macro_rules! of {
        ($($kind:ty),*) => {
            $( if let Some(record) = workspace.get::<$kind>(id) {
                return &record.sources;
            } )*
        };
    }
    of!(
        Figure,
        Recommendation,
        Response,
        Update,
        MoneyLine,
        Meeting,
        Action,
        Activity,
        Evidence,
        Review
    );
    &[]
}
