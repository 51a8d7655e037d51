//! Progress: every update that covers the recommendation, latest first.

use crate::content::conflicts::conflict_said;
use crate::content::light::delivery_tag;
use crate::content::meeting::recommendation_links;
use crate::content::record_form::change_link;
use crate::content::source::source_line;
use crate::domain::date::StatedDate;
use crate::domain::id::RecordId;
use crate::domain::meeting::Meeting;
use crate::domain::order::in_order;
use crate::domain::recommendation::Recommendation;
use crate::domain::update::{Audience, Delivery, Update};
use crate::domain::workspace::{Entry, Workspace};
use crate::markup::part::{ButtonLook, Dated, Tone, button_link, quiet_line, said, tag, timeline};
use crate::markup::{Node, element, several, text};
use crate::query::delivery::{LastUpdate, updates_of};
use crate::query::describe::list_numbers;
use crate::query::list::Row;
use crate::route::Route;

pub fn section(workspace: &Workspace, row: &Row) -> Node {
    let updates = updates_of(workspace, &row.id);
    let body = if updates.is_empty() {
        said("No update has been recorded yet.")
    } else {
        timeline(
            updates
                .into_iter()
                .map(|(update_id, entry)| update(workspace, &row.id, update_id, entry))
                .collect(),
        )
    };
    let add = button_link(
        ButtonLook::Primary,
        Route::AddUpdate(row.number).href(),
        several([text("Add an update")]),
    );
    crate::markup::part::section("Progress", several([body, add]))
}

fn update(
    workspace: &Workspace,
    id: &RecordId,
    update_id: &RecordId,
    entry: &Entry<Update>,
) -> Dated {
    let update = &entry.record;
    let date = match update.date {
        StatedDate::NotStated => "Date not stated".to_owned(),
        known => known.to_string(),
    };
    let mut body = Vec::new();
    body.extend(tags(update, id));
    if !entry.conflicts.is_empty() {
        body.push(conflict_said());
    }
    body.push(said(update.text.clone()));
    if let Some(phrase) = update
        .phrase_for(id)
        .filter(|phrase| !phrase.words.is_empty())
    {
        body.push(said(format!("In the officer's words: “{}”.", phrase.words)));
    }
    let reported = reported(workspace, update);
    if !reported.is_empty() {
        body.push(quiet_line(reported));
    }
    if !update.evidence.is_empty() {
        body.push(quiet_line(format!("Evidence: {}", update.evidence)));
    }
    let others: Vec<RecordId> = update
        .recommendations
        .iter()
        .filter(|other| *other != id)
        .cloned()
        .collect();
    if !others.is_empty() {
        let mut also = several([text("Also covers ")]);
        also.extend(recommendation_links(workspace, &others));
        also.push(text("."));
        body.push(element("p", also).node());
    }
    body.extend(source_line(workspace, &update.sources));
    let what = format!("the update of {date}: {}", update.text);
    body.push(element("p", several([change_link(update_id, "", &what)])).node());
    Dated { date, body }
}

fn tags(update: &Update, id: &RecordId) -> Option<Node> {
    let last = update
        .date
        .span()
        .map_or(LastUpdate::Undated, |(_, last)| LastUpdate::Dated(last));
    let delivery = update.delivery_of(id);
    let mut tags = Vec::new();
    if delivery != Delivery::NotStated {
        tags.push(delivery_tag(delivery, last));
        tags.push(text(" "));
    }
    if update.audience == Audience::Draft {
        tags.push(tag(Tone::Yellow, "Draft"));
    }
    (!tags.is_empty()).then(|| element("p", tags).node())
}

/// Who reported, to which meeting, and on which recommendations together.
fn reported(workspace: &Workspace, update: &Update) -> String {
    let mut parts = Vec::new();
    if !update.reported_by.is_empty() {
        parts.push(format!("Reported by {}", update.reported_by));
    }
    if let Some(meeting) = update
        .meeting
        .as_ref()
        .and_then(|id| workspace.get::<Meeting>(id))
    {
        parts.push(format!("To the {}", meeting.body));
    }
    if update.recommendations.len() > 1 {
        let numbers = update
            .recommendations
            .iter()
            .filter_map(|id| workspace.get::<Recommendation>(id))
            .map(|recommendation| recommendation.number);
        let numbers = in_order(numbers.collect(), |number| *number);
        parts.push(format!(
            "One note on recommendations {}",
            list_numbers(&numbers)
        ));
    }
    if parts.is_empty() {
        String::new()
    } else {
        format!("{}.", parts.join(". "))
    }
}
