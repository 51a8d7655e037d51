//! The history of a record: who changed which field, when, from what to what. Closed until asked for.

use leptos::prelude::*;

use crate::domain::id::RecordId;
use crate::domain::workspace::Workspace;
use crate::history::change::Change;
use crate::history::change_set::ChangeSet;
use crate::query::describe::{field_name, value_said};
use crate::query::timing::plural;
use crate::state::App;

/// One line of a history.
struct Line {
    when: String,
    who: String,
    field: String,
    before: String,
    after: String,
}

/// The history of a record and of those that belong to it.
#[component]
pub fn History(
    /// The records whose changes are listed.
    records: Vec<RecordId>,
) -> impl IntoView {
    let app = App::get();
    let lines: Vec<Line> = app.with_changes(|set| {
        app.workspace.with(|workspace| {
            let mut changes: Vec<&Change> = records.iter().flat_map(|rec| set.changes_of(rec)).collect();
            changes.sort_by_key(|change| change.stamp().at.clone());
            changes
                .into_iter()
                .rev()
                .flat_map(|change| lines(workspace, set, change))
                .collect()
        })
    });
    let count = plural(u32::try_from(lines.len()).unwrap_or(u32::MAX), "field change");
    let rows: Vec<_> = lines
        .into_iter()
        .map(|line| {
            view! {
                <tr>
                    <td>{line.when}</td>
                    <td>
                        <bdi>{line.who}</bdi>
                    </td>
                    <th scope="row">{line.field}</th>
                    <td>{line.before}</td>
                    <td>{line.after}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <details class="govuk-details st-history">
            <summary class="govuk-details__summary">
                <span class="govuk-details__summary-text">"History: " {count}</span>
            </summary>
            <div class="govuk-details__text">
                <div class="st-scroll" role="region" tabindex="0" aria-labelledby="history-caption">
                    <table class="govuk-table">
                        <caption class="govuk-table__caption" id="history-caption">
                            "Every change to this recommendation, newest first"
                        </caption>
                        <thead>
                            <tr>
                                <th scope="col">"When"</th>
                                <th scope="col">"Who"</th>
                                <th scope="col">"What"</th>
                                <th scope="col">"Before"</th>
                                <th scope="col">"After"</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </div>
        </details>
    }
}

fn lines(workspace: &Workspace, set: &ChangeSet, change: &Change) -> Vec<Line> {
    // References to the record itself say nothing to a reader.
    const HIDDEN: [&str; 5] = ["review", "recommendation", "addressee", "recommendations", "theme"];
    change
        .set()
        .iter()
        .filter(|(field, _)| !HIDDEN.contains(&field.as_str()))
        .map(|(field, value)| Line {
            when: moment_said(&change.stamp().at),
            who: change.stamp().by.clone(),
            field: field_name(field),
            before: before(workspace, set, change, field),
            after: value_said(workspace, field, value),
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
        let date = crate::domain::date::StatedDate::parse(day)?;
        Some(format!("{date}, {} UTC", time.get(..5)?))
    };
    said().unwrap_or_else(|| at.to_owned())
}
