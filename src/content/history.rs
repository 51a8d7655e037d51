//! The history of records: who changed which field, when, from what to what. Closed until asked for.

use serde_json::Value;

use crate::content::deed::Deed;
use crate::domain::date::StatedDate;
use crate::domain::id::RecordId;
use crate::domain::workspace::Workspace;
use crate::history::change::{Change, Presence};
use crate::history::change_set::{ChangeSet, latest_first};
use crate::markup::part::{button, disclosure, heard, link, name};
use crate::markup::table::{Column, Table};
use crate::markup::{Node, several, text};
use crate::query::describe::{field_name, value_said};
use crate::query::timing::plural;
use crate::route::Route;
use crate::snapshot::seed::AUTHOR;

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
    let columns = ["What", "Before", "After", "When", "Who", "What you can do"]
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
                actions(set, change, field, value),
            ])
        })
        .collect()
}

/// Giving the field this value again, and taking the change's texts out for good.
fn actions(set: &ChangeSet, change: &Change, field: &str, value: &Value) -> Vec<Node> {
    let mut actions = Vec::new();
    let about = || {
        let of = format!(
            ": {}, {}",
            field_name(field),
            moment_said(&change.stamp().at)
        );
        heard(of)
    };
    if change.presence() == Presence::TakenOut {
        return several([text("Taken out")]);
    }
    if set.value(change.rec(), field).unwrap_or(&Value::Null) != value {
        let what = Deed::PutBack(format!("{} {field}", change.id()));
        actions.push(button(
            "st-link-button",
            what.words(),
            several([text("Put this back"), about()]),
        ));
    }
    if value.is_string() && Workspace::is_text(change.kind(), field) && change.stamp().by != AUTHOR
    {
        let href = Route::TakeOut(change.id()).href();
        actions.push(text(" "));
        actions.push(link(href, several([text("Take out for good"), about()])));
    }
    if actions.is_empty() {
        actions.push(text("Nothing"));
    }
    actions
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
