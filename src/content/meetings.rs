//! Meetings, actions and the schedule of activity, as the papers give them.

use crate::content::checks::on_page;
use crate::content::source::source_line;
use crate::content::tables::calendar_button;
use crate::domain::meeting::{Action, Meeting, MeetingState};
use crate::domain::order::in_order;
use crate::domain::workspace::Workspace;
use crate::markup::part::{
    Dated, ListLook, Tone, line_break, list, paragraph, quiet, quiet_line, said, section, tag,
    timeline,
};
use crate::markup::table::{Column, Table};
use crate::markup::{Node, element, several, text};
use crate::query::checks::Stands;

/// The whole page below its title.
pub fn page(workspace: &Workspace) -> Vec<Node> {
    let mut nodes = several([actions(workspace), calendar_button(), meetings(workspace)]);
    nodes.extend(activity(workspace));
    nodes.extend(on_page(workspace, Stands::Meetings));
    nodes
}

fn actions(workspace: &Workspace) -> Node {
    let items: Vec<Vec<Node>> = workspace
        .actions
        .values()
        .map(|entry| action_item(workspace, &entry.record))
        .collect();
    let body = if items.is_empty() {
        said("No actions have been recorded.")
    } else {
        list(ListLook::Spaced, items)
    };
    section("Actions", several([body]))
}

/// An action as an item of a list. That no date was set is said.
pub fn action_item(workspace: &Workspace, action: &Action) -> Vec<Node> {
    let due = action
        .due
        .map_or_else(|| "No date set".to_owned(), |due| due.to_string());
    let mut details = format!("{}. Due: {due}. {}.", action.owner, action.state.label());
    if !action.target_body.is_empty() {
        details.push_str(&format!(" To go to: {}.", action.target_body));
    }
    let mut item = several([
        text(action.text.clone()),
        line_break(),
        quiet(several([text(details)])),
    ]);
    item.extend(source_line(workspace, &action.sources));
    item
}

fn meetings(workspace: &Workspace) -> Node {
    let all: Vec<&Meeting> = workspace
        .meetings
        .values()
        .map(|entry| &entry.record)
        .collect();
    if all.is_empty() {
        return section(
            "Meetings",
            several([said("No meetings have been recorded.")]),
        );
    }
    let all = in_order(all, |meeting| meeting.order);
    let items = all
        .into_iter()
        .rev()
        .map(|meeting| one_meeting(workspace, meeting))
        .collect();
    section("Meetings, latest first", several([timeline(items)]))
}

fn one_meeting(workspace: &Workspace, meeting: &Meeting) -> Dated {
    let mut body = several([element("h3", several([text(meeting.body.clone())]))
        .class("govuk-heading-s")
        .node()]);
    if meeting.state == MeetingState::Cancelled {
        let because = if meeting.cancelled_because.is_empty() {
            " No reason is given.".to_owned()
        } else {
            format!(
                " Reason: {}.",
                meeting.cancelled_because.trim_end_matches('.')
            )
        };
        body.push(paragraph(several([
            tag(Tone::Orange, "Cancelled"),
            text(because),
        ])));
    }
    let place: Vec<&str> = [meeting.time.as_str(), meeting.place.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    for line in [
        place.join(", "),
        meeting.item.clone(),
        meeting.outcome.clone(),
    ] {
        if !line.is_empty() {
            body.push(said(line));
        }
    }
    let moved = meeting
        .moved_to
        .as_ref()
        .and_then(|id| workspace.get::<Meeting>(id));
    if let Some(to) = moved {
        body.push(said(format!(
            "Its items went to the {}, {}.",
            to.body, to.date
        )));
    }
    if !meeting.attendance.is_empty() {
        body.push(quiet_line(format!(
            "Attended: {}.",
            meeting.attendance.join("; ")
        )));
    }
    body.extend(source_line(workspace, &meeting.sources));
    Dated {
        date: meeting.date.to_string(),
        body,
    }
}

fn activity(workspace: &Workspace) -> Option<Node> {
    let all: Vec<_> = workspace
        .activities
        .values()
        .map(|entry| &entry.record)
        .collect();
    let rows: Vec<Vec<Vec<Node>>> = in_order(all, |activity| activity.order)
        .into_iter()
        .map(|activity| {
            let with = if activity.people.is_empty() {
                "None named".to_owned()
            } else {
                activity.people.join("; ")
            };
            [
                activity.date.to_string(),
                activity.kind.label().to_owned(),
                activity.text.clone(),
                with,
            ]
            .map(|words| several([text(words)]))
            .to_vec()
        })
        .collect();
    let columns = ["Date", "Kind", "What", "With"].map(Column::Words).to_vec();
    (!rows.is_empty()).then(|| {
        let table = Table {
            id: "activity-caption".to_owned(),
            caption: "What the task group did, in order".to_owned(),
            columns,
            rows,
        };
        section("Schedule of activity", several([table.node()]))
    })
}
