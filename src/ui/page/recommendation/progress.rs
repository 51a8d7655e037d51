//! Progress: every update that covers the recommendation, latest first.

use leptos::prelude::*;

use crate::domain::date::StatedDate;
use crate::domain::id::RecordId;
use crate::domain::meeting::Meeting;
use crate::domain::recommendation::Recommendation;
use crate::domain::update::{Audience, Delivery, Update};
use crate::domain::workspace::{Entry, Workspace};
use crate::query::delivery::{LastUpdate, updates_of};
use crate::query::describe::list_numbers;
use crate::query::list::Row;
use crate::route::Route;
use crate::ui::page::recommendation::responses::conflict_mark;
use crate::ui::part::sources::source_line;
use crate::ui::part::tags::delivery_tag;

pub fn progress_section(workspace: &Workspace, row: &Row) -> impl IntoView + use<> {
    let updates = updates_of(workspace, &row.id);
    let none = updates.is_empty();
    let items: Vec<_> = updates.into_iter().map(|(_, entry)| update_item(workspace, &row.id, entry)).collect();
    view! {
        <section class="st-section">
            <h2 class="govuk-heading-l">"Progress"</h2>
            {if none {
                view! { <p class="govuk-body">"No update has been recorded yet."</p> }.into_any()
            } else {
                view! { <ol class="st-timeline">{items}</ol> }.into_any()
            }}
            <p>
                <a class="govuk-button" href=Route::AddUpdate(row.number).href()>
                    "Add an update"
                </a>
            </p>
        </section>
    }
}

fn update_item(workspace: &Workspace, id: &RecordId, entry: &Entry<Update>) -> impl IntoView + use<> {
    let update = &entry.record;
    let date = match update.date {
        StatedDate::NotStated => "Date not stated".to_owned(),
        known => known.to_string(),
    };
    let last = update.date.span().map_or(LastUpdate::Undated, |(_, last)| LastUpdate::Dated(last));
    let delivery = update.delivery_of(id);
    let words = update
        .phrase_for(id)
        .filter(|phrase| !phrase.words.is_empty())
        .map(|phrase| phrase.words.clone());
    view! {
        <li>
            <p class="st-timeline__date">{date}</p>
            <div class="st-timeline__body">
                <p>
                    {(delivery != Delivery::NotStated).then(|| delivery_tag(delivery, last))}
                    {(update.audience == Audience::Draft)
                        .then(|| view! { " " <strong class="govuk-tag govuk-tag--yellow">"Draft"</strong> })}
                </p>
                {conflict_mark(&entry.conflicts)}
                <p>{update.text.clone()}</p>
                {words.map(|words| view! { <p>"In the officer's words: “" {words} "”."</p> })}
                <p class="st-quiet">{reported(workspace, update)}</p>
                {(!update.evidence.is_empty())
                    .then(|| view! { <p class="st-quiet">"Evidence: " {update.evidence.clone()}</p> })}
                {source_line(workspace, &update.sources)}
            </div>
        </li>
    }
}

/// Who reported, to which meeting, and on which recommendations together.
fn reported(workspace: &Workspace, update: &Update) -> String {
    let mut parts = Vec::new();
    if !update.reported_by.is_empty() {
        parts.push(format!("Reported by {}", update.reported_by));
    }
    let meeting = update.meeting.as_ref().and_then(|id| workspace.get::<Meeting>(id));
    if let Some(meeting) = meeting {
        parts.push(format!("To the {}", meeting.body));
    }
    if update.recommendations.len() > 1 {
        let mut numbers: Vec<u32> = update
            .recommendations
            .iter()
            .filter_map(|id| workspace.get::<Recommendation>(id))
            .map(|recommendation| recommendation.number)
            .collect();
        numbers.sort_unstable();
        parts.push(format!("One note on recommendations {}", list_numbers(&numbers)));
    }
    if parts.is_empty() { String::new() } else { format!("{}.", parts.join(". ")) }
}
