//! What was done, what is planned, and the papers that tell of it.

use crate::content::meeting::recommendation_links;
use crate::content::record_form::{add_link, change_link};
use crate::content::review::NOTHING;
use crate::domain::id::RecordId;
use crate::domain::meeting::Activity;
use crate::domain::order::in_order;
use crate::domain::programme::{KeyDecision, Plan, ProgrammeRow};
use crate::domain::record::Record;
use crate::domain::source::Source;
use crate::domain::workspace::Workspace;
use crate::markup::part::{ListLook, line_break, list, quiet, said, section};
use crate::markup::table::{Column, Table};
use crate::markup::{Node, several, text};

/// The schedule of activity (domain S07).
pub(super) fn activities(workspace: &Workspace) -> Node {
    let all: Vec<(&RecordId, &Activity)> = workspace
        .activities
        .iter()
        .map(|(id, entry)| (id, &entry.record))
        .collect();
    let rows: Vec<Vec<Vec<Node>>> = in_order(all, |(_, activity)| activity.order)
        .into_iter()
        .map(|(id, activity)| {
            let with = if activity.people.is_empty() {
                "None named".to_owned()
            } else {
                activity.people.join("; ")
            };
            let mut cells = [
                activity.date.to_string(),
                activity.kind.label().to_owned(),
                activity.text.clone(),
                with,
            ]
            .map(|words| several([text(words)]))
            .to_vec();
            let what = format!("the activity of {}: {}", activity.date, activity.text);
            cells.push(several([change_link(id, "", &what)]));
            cells
        })
        .collect();
    let body = if rows.is_empty() {
        said(NOTHING)
    } else {
        Table {
            id: "activity-caption".to_owned(),
            caption: "What the task group did, in order".to_owned(),
            columns: ["Date", "Kind", "What", "With", "Entry"]
                .map(Column::Words)
                .to_vec(),
            rows,
        }
        .node()
    };
    let add = add_link(Activity::TYPE, None, "Add an activity");
    section("Schedule of activity", several([body, add]))
}

/// The rows of the work programme and of the forward plan (domain S23, S24).
pub(super) fn programme(workspace: &Workspace) -> Node {
    let all: Vec<(&RecordId, &ProgrammeRow)> = workspace
        .programme
        .iter()
        .map(|(id, entry)| (id, &entry.record))
        .collect();
    let all = in_order(all, |(_, row)| row.order);
    let mut nodes: Vec<Node> = Plan::ALL
        .iter()
        .filter_map(|plan| one_plan(workspace, *plan, &all))
        .collect();
    if nodes.is_empty() {
        nodes.push(said(NOTHING));
    }
    nodes.push(add_link(
        ProgrammeRow::TYPE,
        None,
        "Add a row of a programme",
    ));
    section("Work programme and forward plan", nodes)
}

fn one_plan(workspace: &Workspace, plan: Plan, all: &[(&RecordId, &ProgrammeRow)]) -> Option<Node> {
    let rows: Vec<Vec<Vec<Node>>> = all
        .iter()
        .filter(|(_, row)| row.plan == plan)
        .map(|(id, row)| {
            let when = match (row.date, row.timing.as_str()) {
                (None, "") => "No date set".to_owned(),
                (None, words) => words.to_owned(),
                (Some(date), "") => date.to_string(),
                (Some(date), words) => format!("{date}, {words}"),
            };
            let mut firm = row.group.label().to_owned();
            if row.key_decision != KeyDecision::NotStated {
                firm = format!("{firm}. {}", row.key_decision.label());
            }
            let mut notes = Vec::new();
            for (before, words) in [
                ("", &row.body),
                ("Last reported on: ", &row.last_reports),
                ("Page ", &row.page),
                ("", &row.notes),
            ] {
                if !words.is_empty() {
                    notes.push(text(format!("{before}{}. ", words.trim_end_matches('.'))));
                }
            }
            notes.extend(recommendation_links(workspace, &row.recommendations));
            if notes.is_empty() {
                notes.push(text("None"));
            }
            several([
                several([text(row.subject.clone())]),
                several([text(when)]),
                several([text(firm)]),
                notes,
                several([change_link(id, "", &format!("the row {}", row.subject))]),
            ])
        })
        .collect();
    let columns = ["Subject", "When", "How firm", "Notes", "Entry"];
    (!rows.is_empty()).then(|| {
        Table {
            id: format!("{}-caption", plan.word()),
            caption: plan.label().to_owned(),
            columns: columns.map(Column::Words).to_vec(),
            rows,
        }
        .node()
    })
}

/// The papers, each with what it announces and does not hold (rule V27).
pub(super) fn papers(workspace: &Workspace) -> Node {
    let all: Vec<(&RecordId, &Source)> = workspace
        .sources
        .iter()
        .map(|(id, entry)| (id, &entry.record))
        .collect();
    let items: Vec<Vec<Node>> = in_order(all, |(_, source)| source.order)
        .into_iter()
        .map(|(id, source)| {
            let date = source
                .date
                .map_or_else(|| "date not stated".to_owned(), |date| date.to_string());
            let mut item = several([text(format!("{}, {date} ", source.title))]);
            item.push(change_link(id, "", &format!("the paper {}", source.title)));
            if !source.missing.is_empty() {
                item.push(line_break());
                item.push(quiet(several([text(format!(
                    "Missing: {}.",
                    source.missing.join("; ").trim_end_matches('.')
                ))])));
            }
            item
        })
        .collect();
    let body = if items.is_empty() {
        said(NOTHING)
    } else {
        list(ListLook::Spaced, items)
    };
    section(
        "Papers",
        several([body, add_link(Source::TYPE, None, "Add a paper")]),
    )
}
