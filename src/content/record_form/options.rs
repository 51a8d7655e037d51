//! The records that a form lets people choose from, with the words that name each.

use crate::domain::figure::Figure;
use crate::domain::id::RecordId;
use crate::domain::meeting::{Activity, Meeting};
use crate::domain::order::in_order;
use crate::domain::recommendation::{Addressee, Recommendation};
use crate::domain::record::Record;
use crate::domain::review::{Review, Theme};
use crate::domain::source::Source;
use crate::domain::workspace::Workspace;

/// The records of a kind, by id, in the order in which people know them.
pub fn of(workspace: &Workspace, kind: &str) -> Vec<(String, String)> {
    let mut all: Vec<(u32, &RecordId, String)> = Vec::new();
    match kind {
        Recommendation::TYPE => all.extend(workspace.recommendations.iter().map(|(id, entry)| {
            let one = &entry.record;
            (one.number, id, format!("{}: {}", one.number, one.title))
        })),
        Meeting::TYPE => all.extend(workspace.meetings.iter().map(|(id, entry)| {
            let one = &entry.record;
            (one.order, id, format!("{}, {}", one.body, one.date))
        })),
        Activity::TYPE => all.extend(workspace.activities.iter().map(|(id, entry)| {
            let one = &entry.record;
            (one.order, id, format!("{}: {}", one.date, one.text))
        })),
        Theme::TYPE => all.extend(
            (workspace.themes.iter())
                .map(|(id, entry)| (entry.record.order, id, entry.record.title.clone())),
        ),
        Addressee::TYPE => all.extend(
            (workspace.addressees.iter())
                .map(|(id, entry)| (entry.record.order, id, entry.record.said())),
        ),
        Source::TYPE => all.extend(
            (workspace.sources.iter())
                .map(|(id, entry)| (entry.record.order, id, entry.record.title.clone())),
        ),
        Figure::TYPE => all.extend(workspace.figures.iter().map(|(id, entry)| {
            let one = &entry.record;
            (one.order, id, figure_said(one))
        })),
        _ => {}
    }
    in_order(all, |(place, _, _)| *place)
        .into_iter()
        .map(|(_, id, words)| (id.as_str().to_owned(), words))
        .collect()
}

/// A figure in a line: "Headcount, Home care, 2019: 397 people".
pub fn figure_said(figure: &Figure) -> String {
    let mut said = figure.measure.clone();
    let covered = figure.covered_apart();
    let period = figure.period.map(|period| period.to_string());
    let parts = [figure.group.clone(), covered, period.unwrap_or_default()];
    for part in parts.iter().filter(|part| !part.is_empty()) {
        said.push_str(", ");
        said.push_str(part);
    }
    format!("{said}: {}", figure.said())
}

/// The districts of the review, each under its name.
pub fn districts(workspace: &Workspace) -> Vec<(String, String)> {
    let review = the_review(workspace);
    let names = review
        .map(|review| review.districts.as_slice())
        .unwrap_or_default();
    names
        .iter()
        .map(|name| (name.trim().to_owned(), name.clone()))
        .collect()
}

/// The questions of the review's scope, each under its place in the list.
pub fn questions(workspace: &Workspace) -> Vec<(String, String)> {
    let review = the_review(workspace);
    let asked = review
        .map(|review| review.scope_questions.as_slice())
        .unwrap_or_default();
    asked
        .iter()
        .zip(1_u32..)
        .map(|(question, place)| (place.to_string(), format!("{place}. {question}")))
        .collect()
}

fn the_review(workspace: &Workspace) -> Option<&Review> {
    workspace.reviews.values().next().map(|entry| &entry.record)
}
