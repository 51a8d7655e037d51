//! The form for a progress update on one recommendation or on several together.

use std::collections::BTreeSet;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::domain::date::StatedDate;
use crate::domain::id::RecordId;
use crate::domain::update::{Audience, Delivery, Update};
use crate::history::command::{Command, Mistake, Refusal, mistakes_in_update};
use crate::query::filter::Filter;
use crate::query::list::Row;
use crate::route::Route;
use crate::state::App;
use crate::state::notice::Notice;
use crate::ui::form::choice::{Checkboxes, Choice, Radios};
use crate::ui::form::date::{DateEntry, DateFields};
use crate::ui::form::error_summary::{ErrorSummary, Mistakes, show};
use crate::ui::form::text::{TextArea, TextField};
use crate::ui::page::shown::NotFound;
use crate::ui::part::heading::PageTitle;

/// What is typed and chosen.
#[derive(Clone, Copy)]
struct Entry {
    text: RwSignal<String>,
    delivery: RwSignal<Option<Delivery>>,
    date: DateEntry,
    reported_by: RwSignal<String>,
    evidence: RwSignal<String>,
    draft: RwSignal<BTreeSet<Audience>>,
    also: RwSignal<BTreeSet<RecordId>>,
    name: RwSignal<String>,
    mistakes: Mistakes,
}

#[component]
pub fn AddUpdate(number: u32) -> impl IntoView {
    let app = App::get();
    let row = app
        .rows
        .with_untracked(|rows| rows.iter().find(|row| row.number == number).cloned());
    match row {
        Some(row) => view! { <UpdateForm row /> }.into_any(),
        None => view! { <NotFound /> }.into_any(),
    }
}

#[component]
fn UpdateForm(row: Row) -> impl IntoView {
    let app = App::get();
    let entry = Entry {
        text: RwSignal::new(String::new()),
        delivery: RwSignal::new(None),
        date: DateEntry::holding(Some(StatedDate::Day(app.today))),
        reported_by: RwSignal::new(String::new()),
        evidence: RwSignal::new(String::new()),
        draft: RwSignal::new(BTreeSet::new()),
        also: RwSignal::new(BTreeSet::new()),
        name: RwSignal::new(app.person()),
        mistakes: RwSignal::new(Vec::new()),
    };
    let number = row.number;
    let back = Route::Recommendation(number, Filter::all()).href();
    let others: Vec<(RecordId, String)> = app.rows.with_untracked(|rows| {
        rows.iter()
            .filter(|other| other.id != row.id)
            .map(|other| {
                (
                    other.id.clone(),
                    format!("{}: {}", other.number, other.title),
                )
            })
            .collect()
    });
    let title = row.title.clone();
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        save(app, &row, entry);
    };
    Effect::new(move |_| {
        let prefix = if entry.mistakes.with(Vec::is_empty) {
            ""
        } else {
            "Error: "
        };
        app.title(&format!("{prefix}Add an update to recommendation {number}"));
    });
    view! {
        <a class="govuk-back-link" href=back.clone()>
            "Recommendation "
            {number}
        </a>
        <ErrorSummary mistakes=entry.mistakes />
        <PageTitle title=format!("Add an update to recommendation {number}") />
        <p class="st-rec__wording">{title}</p>
        <form novalidate on:submit=save>
            <MainFields entry />
            <Checkboxes
                field="audience"
                legend="Who may see it"
                options=vec![(Audience::Draft, "Draft: leave out of meetings and prints".to_owned())]
                chosen=entry.draft
            />
            <details class="govuk-details">
                <summary class="govuk-details__summary">
                    <span class="govuk-details__summary-text">"This update covers other recommendations too"</span>
                </summary>
                <div class="govuk-details__text">
                    <Checkboxes field="also" legend="Also covers" options=others chosen=entry.also />
                </div>
            </details>
            <TextField
                field="name"
                label="Your name (optional)"
                hint="It is shown beside this change. It is not a log-in."
                value=entry.name
                mistakes=entry.mistakes
            />
            <div class="govuk-button-group">
                <button type="submit" class="govuk-button">
                    "Save update"
                </button>
                <a href=back>"Cancel"</a>
            </div>
        </form>
    }
}

#[component]
fn MainFields(entry: Entry) -> impl IntoView {
    let statuses = [
        Delivery::NotStarted,
        Delivery::InProgress,
        Delivery::Slowed,
        Delivery::Done,
        Delivery::Overtaken,
        Delivery::NotStated,
    ];
    let options = statuses
        .into_iter()
        .map(|value| Choice {
            value,
            label: value.label().to_owned(),
            more: None,
        })
        .collect();
    view! {
        <TextArea field="text" label="What has happened" value=entry.text mistakes=entry.mistakes />
        <Radios
            field="delivery"
            legend="What officers say"
            options
            chosen=entry.delivery
            mistakes=entry.mistakes
        />
        <DateFields field="date" legend="Date of the update" entry=entry.date mistakes=entry.mistakes />
        <TextField field="reportedBy" label="Reported by (optional)" value=entry.reported_by mistakes=entry.mistakes />
        <TextField
            field="evidence"
            label="Where the evidence is (optional)"
            hint="A paper and page, or the name of a file."
            value=entry.evidence
            mistakes=entry.mistakes
        />
    }
}

/// The update as entered, or everything that needs another look.
fn read(row: &Row, entry: Entry) -> Result<Update, Vec<Mistake>> {
    let text = |typed: RwSignal<String>| typed.get_untracked().trim().to_owned();
    let mut update = Update::blank();
    update.recommendations = [row.id.clone()]
        .into_iter()
        .chain(entry.also.get_untracked())
        .collect();
    update.text = text(entry.text);
    update.delivery = entry
        .delivery
        .get_untracked()
        .unwrap_or(Delivery::NotStated);
    update.reported_by = text(entry.reported_by);
    update.evidence = text(entry.evidence);
    if entry.draft.get_untracked().contains(&Audience::Draft) {
        update.audience = Audience::Draft;
    }
    let mut mistakes = mistakes_in_update(&update);
    match entry.date.read("date") {
        Ok(date) => update.date = date.unwrap_or(StatedDate::NotStated),
        Err(mistake) => mistakes.push(mistake),
    }
    if mistakes.is_empty() {
        Ok(update)
    } else {
        Err(mistakes)
    }
}

fn save(app: App, row: &Row, entry: Entry) {
    let update = match read(row, entry) {
        Ok(update) => update,
        Err(mistakes) => return show(app, entry.mistakes, mistakes),
    };
    let Some(id) = app.new_id() else {
        let message = "This browser cannot make new entries. Use another browser. What you typed is still here.".to_owned();
        return show(
            app,
            entry.mistakes,
            vec![Mistake {
                field: "text",
                message,
            }],
        );
    };
    let name = entry.name.get_untracked();
    app.remember_person(&name);
    match app.dispatch(&Command::AddUpdate { id, update }, &name) {
        Ok(change) => {
            app.say_on_next_page(
                Notice::said(format!("Update on recommendation {} saved", row.number))
                    .with_undo(vec![change]),
            );
            app.go(&Route::Recommendation(row.number, Filter::all()));
        }
        Err(Refusal::Mistakes(mistakes)) => show(app, entry.mistakes, mistakes),
        Err(refusal) => {
            let message = refusal.to_string();
            show(
                app,
                entry.mistakes,
                vec![Mistake {
                    field: "text",
                    message,
                }],
            );
        }
    }
}
