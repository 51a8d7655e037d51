//! Meetings and actions, as the papers give them.

use crate::content::checks::on_page;
use crate::content::home::since::for_the_meeting;
use crate::content::meeting::{items_of, meeting_link};
use crate::content::record_form::{add_link, change_link};
use crate::content::source::source_line;
use crate::content::tables::calendar_button;
use crate::domain::id::RecordId;
use crate::domain::meeting::{Action, ActionState, Meeting, MeetingState};
use crate::domain::order::in_order;
use crate::domain::record::Record;
use crate::domain::workspace::Workspace;
use crate::markup::part::{
    Dated, ListLook, Tone, line_break, link, list, paragraph, quiet, quiet_line, said, section,
    tag, timeline,
};
use crate::markup::{Node, element, several, text};
use crate::query::checks::Stands;
use crate::route::Route;

/// The whole page below its title.
pub fn page(workspace: &Workspace) -> Vec<Node> {
    let schedule = paragraph(several([
        text("What the task group did stands on the page "),
        link(Route::Review.href(), several([text("Review")])),
        text("."),
    ]));
    let mut nodes = several([
        actions(workspace),
        calendar_button(),
        for_the_meeting(),
        meetings(workspace),
        schedule,
    ]);
    nodes.extend(on_page(workspace, Stands::Meetings));
    nodes
}

fn actions(workspace: &Workspace) -> Node {
    let items: Vec<Vec<Node>> = workspace
        .actions
        .iter()
        .map(|(id, entry)| action_item(workspace, id, &entry.record))
        .collect();
    let body = if items.is_empty() {
        said("No actions have been recorded.")
    } else {
        list(ListLook::Spaced, items)
    };
    let add = add_link(Action::TYPE, None, "Add an action");
    section("Actions", several([body, add]))
}

/// An action as an item of a list. That no date was set is said.
pub fn action_item(workspace: &Workspace, id: &RecordId, action: &Action) -> Vec<Node> {
    let due = action
        .due
        .map_or_else(|| "No date set".to_owned(), |due| due.to_string());
    let owner = match action.owner.as_str() {
        "" => "No owner named",
        owner => owner,
    };
    let mut details = format!("{owner}. Due: {due}. {}.", action.state.label());
    if !action.target_body.is_empty() {
        let to = match action.state {
            ActionState::HandedOver => " To",
            ActionState::Open | ActionState::Done => " To go to",
        };
        details.push_str(&format!("{to}: {}.", action.target_body));
    }
    let mut item = several([
        text(action.text.clone()),
        line_break(),
        quiet(several([text(details)])),
        text(" "),
        change_link(id, "", &format!("the action: {}", action.text)),
    ]);
    item.extend(source_line(workspace, &action.sources));
    item
}

fn meetings(workspace: &Workspace) -> Node {
    let all: Vec<(&RecordId, &Meeting)> = workspace
        .meetings
        .iter()
        .map(|(id, entry)| (id, &entry.record))
        .collect();
    let body = if all.is_empty() {
        said("No meetings have been recorded.")
    } else {
        let latest_first = in_order(all, |(_, meeting)| meeting.order)
            .into_iter()
            .rev();
        timeline(
            latest_first
                .map(|(id, meeting)| one_meeting(workspace, id, meeting))
                .collect(),
        )
    };
    let add = add_link(Meeting::TYPE, None, "Add a meeting");
    section("Meetings, latest first", several([body, add]))
}

fn one_meeting(workspace: &Workspace, id: &RecordId, meeting: &Meeting) -> Dated {
    let heading = meeting_link(id, meeting, meeting.body.clone());
    let mut body = several([element("h3", several([heading]))
        .class("govuk-heading-s")
        .node()]);
    body.extend(became(workspace, meeting));
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
    if meeting.state == MeetingState::Cancelled {
        body.extend(items_of(workspace, id, meeting.state));
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

/// That a meeting was cancelled, why, and where its items went (rule V25); nothing of one that was not.
pub fn became(workspace: &Workspace, meeting: &Meeting) -> Vec<Node> {
    let mut nodes = Vec::new();
    if meeting.state == MeetingState::Cancelled {
        let because = if meeting.cancelled_because.is_empty() {
            " No reason is given.".to_owned()
        } else {
            format!(
                " Reason: {}.",
                meeting.cancelled_because.trim_end_matches('.')
            )
        };
        nodes.push(paragraph(several([
            tag(Tone::Orange, "Cancelled"),
            text(because),
        ])));
    }
    let moved = meeting
        .moved_to
        .as_ref()
        .and_then(|id| Some((id, workspace.get::<Meeting>(id)?)));
    if let Some((to, later)) = moved {
        let words = format!("{}, {}", later.body, later.date);
        nodes.push(paragraph(several([
            text("Its items went to the "),
            meeting_link(to, later, words),
            text("."),
        ])));
    }
    nodes
}
