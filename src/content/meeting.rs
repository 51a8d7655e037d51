//! One meeting: its agenda, who was there, what was said, and what was agreed.

use crate::content::meetings::{action_item, became};
use crate::content::record_form::{add_link, change_link};
use crate::content::sheet::Sheet;
use crate::content::source::source_line;
use crate::domain::id::RecordId;
use crate::domain::meeting::{Action, AgendaItem, Meeting, MeetingState, Point};
use crate::domain::order::in_order;
use crate::domain::recommendation::Recommendation;
use crate::domain::record::Record;
use crate::domain::workspace::Workspace;
use crate::markup::part::{
    ListLook, back_link, facts, heard, line_break, link, list, page_title, paragraph, quiet, said,
    section, strong,
};
use crate::markup::{Node, several, text};
use crate::query::describe::subject;
use crate::query::filter::Filter;
use crate::route::Route;

/// The page; none where no such meeting is here.
pub fn sheet(workspace: &Workspace, id: &RecordId) -> Option<Sheet> {
    let meeting = workspace.get::<Meeting>(id)?;
    let title = format!("{}, {}", meeting.body, meeting.date);
    let mut nodes = several([
        back_link(&Route::Meetings.href(), "All meetings"),
        page_title(title.clone()),
    ]);
    nodes.extend(became(workspace, meeting));
    let known = [
        ("Time", meeting.time.clone()),
        ("Place", meeting.place.clone()),
        ("It was", meeting.state.label().to_owned()),
        ("Item on the review", meeting.item.clone()),
        ("What it did", meeting.outcome.clone()),
    ];
    let known = known.into_iter().filter(|(_, words)| !words.is_empty());
    nodes.push(facts(
        known
            .map(|(key, words)| (key.to_owned(), several([text(words)])))
            .collect(),
    ));
    nodes.extend(source_line(workspace, &meeting.sources));
    nodes.push(paragraph(several([change_link(id, "", "the meeting")])));
    nodes.push(agenda(workspace, id, meeting));
    nodes.push(attendance(meeting));
    nodes.push(points(workspace, id));
    nodes.push(actions(workspace, id));
    nodes.extend(progress(workspace, id, meeting));
    Some(Sheet { title, nodes })
}

/// The link to a meeting. Its name holds the date, so that no two links are alike.
pub fn meeting_link(id: &RecordId, meeting: &Meeting, words: String) -> Node {
    let mut inside = several([text(words)]);
    inside.push(heard(format!(", meeting of {}", meeting.date)));
    link(Route::Meeting(id.clone()).href(), inside)
}

fn agenda(workspace: &Workspace, id: &RecordId, meeting: &Meeting) -> Node {
    let items = items_of(workspace, id, meeting.state);
    let body = items.unwrap_or_else(|| said("No agenda items have been recorded."));
    let add = add_link(AgendaItem::TYPE, Some(id), "Add an agenda item");
    section("Agenda", several([body, add]))
}

/// The agenda items of a meeting. Of a cancelled one, each says where it went (rule V25).
pub fn items_of(workspace: &Workspace, id: &RecordId, state: MeetingState) -> Option<Node> {
    let all: Vec<(&RecordId, &AgendaItem)> = workspace
        .agenda_items
        .iter()
        .map(|(id, entry)| (id, &entry.record))
        .filter(|(_, item)| &item.meeting == id)
        .collect();
    let items: Vec<Vec<Node>> = in_order(all, |(_, item)| item.order)
        .into_iter()
        .map(|(id, item)| agenda_item(workspace, id, item, state))
        .collect();
    (!items.is_empty()).then(|| list(ListLook::Spaced, items))
}

fn agenda_item(
    workspace: &Workspace,
    id: &RecordId,
    item: &AgendaItem,
    state: MeetingState,
) -> Vec<Node> {
    let mut words = item.subject.clone();
    if !item.number.is_empty() {
        words = format!("Item {}: {words}", item.number);
    }
    let mut nodes = several([strong(words)]);
    if !item.pages.is_empty() {
        nodes.push(quiet(several([text(format!(" Pages {}.", item.pages))])));
    }
    if !item.outcome.is_empty() {
        nodes.push(line_break());
        nodes.push(text(item.outcome.clone()));
    }
    let moved = item
        .moved_to
        .as_ref()
        .and_then(|to| Some((to, workspace.get::<Meeting>(to)?)));
    nodes.push(line_break());
    if let Some((to, later)) = moved {
        nodes.push(text("It went to the "));
        nodes.push(meeting_link(
            to,
            later,
            format!("{}, {}", later.body, later.date),
        ));
        nodes.push(text(". "));
    }
    if !item.taken_on_by.is_empty() {
        nodes.push(text(format!("Taken on by: {}. ", item.taken_on_by)));
    } else if moved.is_none() && state == MeetingState::Cancelled {
        nodes.push(text("Where it went is not recorded. "));
    }
    nodes.push(change_link(id, "", &format!("the item: {}", item.subject)));
    nodes
}

fn attendance(meeting: &Meeting) -> Node {
    let items = meeting
        .attendance
        .iter()
        .map(|person| several([text(person.clone())]))
        .collect::<Vec<_>>();
    let body = if items.is_empty() {
        said("Nobody has been recorded.")
    } else {
        list(ListLook::Bullets, items)
    };
    section("Attended for the item", several([body]))
}

fn points(workspace: &Workspace, id: &RecordId) -> Node {
    let all: Vec<(&RecordId, &Point)> = workspace
        .points
        .iter()
        .map(|(id, entry)| (id, &entry.record))
        .filter(|(_, point)| &point.meeting == id)
        .collect();
    let items: Vec<Vec<Node>> = in_order(all, |(_, point)| point.order)
        .into_iter()
        .map(|(id, point)| {
            let mut lead = point.kind.label().to_owned();
            if !point.speaker.is_empty() {
                lead = format!("{lead}, {}", point.speaker);
            }
            let mut item = several([
                quiet(several([text(lead)])),
                line_break(),
                text(point.text.clone()),
            ]);
            let on = recommendation_links(workspace, &point.recommendations);
            if !on.is_empty() {
                item.push(text(" On "));
                item.extend(on);
                item.push(text("."));
            }
            item.push(text(" "));
            item.push(change_link(id, "", &format!("the point: {}", point.text)));
            item
        })
        .collect();
    let body = if items.is_empty() {
        said("No points have been recorded.")
    } else {
        list(ListLook::Spaced, items)
    };
    let add = add_link(Point::TYPE, Some(id), "Add a discussion point");
    section("What was said", several([body, add]))
}

fn actions(workspace: &Workspace, id: &RecordId) -> Node {
    let items: Vec<Vec<Node>> = workspace
        .actions
        .iter()
        .filter(|(_, entry)| entry.record.meeting.as_ref() == Some(id))
        .map(|(id, entry)| action_item(workspace, id, &entry.record))
        .collect();
    let body = if items.is_empty() {
        said("No actions were agreed here.")
    } else {
        list(ListLook::Spaced, items)
    };
    let add = add_link(Action::TYPE, Some(id), "Add an action");
    section("Actions agreed", several([body, add]))
}

/// The recommendations it was on, and the updates that were reported to it, each note once (rule V24).
fn progress(workspace: &Workspace, id: &RecordId, meeting: &Meeting) -> Option<Node> {
    let mut nodes = Vec::new();
    let on = recommendation_links(workspace, &meeting.recommendations);
    if !on.is_empty() {
        let mut words = several([text("It was about ")]);
        words.extend(on);
        words.push(text("."));
        nodes.push(paragraph(words));
    }
    for (update_id, entry) in &workspace.updates {
        if entry.record.meeting.as_ref() == Some(id) {
            let about = subject(workspace, crate::domain::update::Update::TYPE, update_id);
            nodes.push(paragraph(several([
                strong(about),
                line_break(),
                text(entry.record.text.clone()),
            ])));
        }
    }
    (!nodes.is_empty()).then(|| section("Progress reported", nodes))
}

/// Links to recommendations, by their numbers: "recommendations 6, 7".
pub fn recommendation_links(workspace: &Workspace, ids: &[RecordId]) -> Vec<Node> {
    let numbers = ids
        .iter()
        .filter_map(|id| workspace.get::<Recommendation>(id))
        .map(|recommendation| recommendation.number);
    let numbers = in_order(numbers.collect(), |number| *number);
    let mut nodes = Vec::new();
    for (place, number) in numbers.iter().enumerate() {
        if place > 0 {
            nodes.push(text(", "));
        }
        let href = Route::Recommendation(*number, Filter::all()).href();
        nodes.push(link(
            href,
            several([text(format!("recommendation {number}"))]),
        ));
    }
    nodes
}
