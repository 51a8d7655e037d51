//! The history of records: who changed which field, when, from what to what. Closed until asked for.

use crate::domain::date::StatedDate;
use crate::domain::id::RecordId;
use crate::domain::workspace::Workspace;
use crate::history::change::Change;
use crate::history::change_set::{ChangeSet, latest_first};
use crate::markup::part::{disclosure, name};
use crate::markup::table::{Column, Table};
use crate::markup::{Node, several, text};
use crate::query::describe::{field_name, value_said};
use crate::query::timing::plural;

/// What a history is of.
pub struct History {
    /// The caption of its table.
    pub caption: &'static str,
    /// The records whose changes are listed.
    pub records: Vec<RecordId>,
}

/// The history as a table behind a disclosure.
pub fn history(workspace: &Workspace, set: &ChangeSet, of: &History) -> Node {
    let changes: Vec<&Change> = of
        .records
        .iter()
        .flat_map(|rec| set.changes_of(rec))
        .collect();
    let rows: Vec<Vec<Vec<Node>>> = latest_first(changes)
        .into_iter()
        .flat_map(|change| lines(workspace, set, change))
        .collect();
    let count = plural(
        u32::try_from(rows.len()).unwrap_or(u32::MAX),
        "field change",
    );
    let columns = ["What", "Before", "After", "When", "Who"]
        .map(Column::Words)
        .to_vec();
    let table = Table {
        id: "history-caption".to_owned(),
        caption: of.caption.to_owned(),
        columns,
        rows,
    };
    disclosure(format!("History: {count}"), several([table.node()]))
        .class("govuk-details st-history")
        .node()
}

/// References to the record itself say nothing to a reader.
const HIDDEN: [&str; 5] = [
    "review",
    "recommendation",
    "addressee",
    "recommendations",
    "theme",
];

fn lines(workspace: &Workspace, set: &ChangeSet, change: &Change) -> Vec<Vec<Vec<Node>>> {
    change
        .set()
        .iter()
        .filter(|(field, _)| !HIDDEN.contains(&field.as_str()))
        .map(|(field, value)| {
            several([
                several([text(field_name(field))]),
                several([text(before(workspace, set, change, field))]),
                several([text(value_said(workspace, field, value))]),
                several([text(moment_said(&change.stamp().at))]),
                several([name(change.stamp().by.clone())]),
            ])
        })
        .collect()
}

fn before(workspace: &Workspace, set: &ChangeSet, change: &Change, field: &str) -> String {
    let earlier: Vec<String> = change
        .prev()
        .iter()
        .filter_map(|id| set.get(*id)?.set().get(field))
        .map(|value| value_said(workspace, field, value))
        .collect();
    if earlier.is_empty() {
        "None".to_owned()
    } else {
        earlier.join("; ")
    }
}

/// `2021-01-14T16:10:00Z` as `14 January 2021, 16:10 UTC`; anything else as it stands.
pub fn moment_said(at: &str) -> String {
    let said = || {
        let (day, time) = at.split_once('T')?;
        let date = StatedDate::parse(day)?;
        Some(format!("{date}, {} UTC", time.get(..5)?))
    };
    said().unwrap_or_else(|| at.to_owned())
}
