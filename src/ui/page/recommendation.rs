//! One recommendation: what it asks, the answer, what officers say, what the panel thinks, and the evidence.

mod evidence;
mod lights;
mod progress;
mod responses;

use leptos::prelude::*;

use crate::domain::id::RecordId;
use crate::domain::recommendation::Recommendation;
use crate::domain::workspace::{Entry, Workspace};
use crate::query::answer::addressed;
use crate::query::filter::Filter;
use crate::query::list::Row;
use crate::route::Route;
use crate::state::App;
use crate::ui::page::not_found::NotFound;
use crate::ui::page::recommendation::evidence::evidence_section;
use crate::ui::page::recommendation::lights::lights;
use crate::ui::page::recommendation::progress::progress_section;
use crate::ui::page::recommendation::responses::response_section;
use crate::ui::part::history::History;
use crate::ui::part::sources::source_line;

#[component]
pub fn RecommendationPage(number: u32) -> impl IntoView {
    let app = App::get();
    let row = Memo::new(move |_| app.rows.with(|rows| rows.iter().find(|row| row.number == number).cloned()));
    move || match row.get() {
        Some(row) => view! { <Known row /> }.into_any(),
        None => view! { <NotFound /> }.into_any(),
    }
}

#[component]
fn Known(row: Row) -> impl IntoView {
    let app = App::get();
    app.title(&format!("Recommendation {}", row.number));
    let content = app.workspace.with(|workspace| {
        let entry = workspace.recommendations.get(&row.id)?;
        Some(view! {
            {header(&row, &entry.record)}
            {wording(workspace, entry)}
            {lights(&row)}
            {response_section(workspace, &row, &entry.record)}
            {progress_section(workspace, &row)}
            {panel_section(&entry.record)}
            {evidence_section(workspace, &row, &entry.record)}
            <History records=records_of(workspace, &row.id, &entry.record) />
        })
    });
    view! {
        <BackLink />
        {content}
        <Pager number=row.number />
    }
}

fn header(row: &Row, recommendation: &Recommendation) -> impl IntoView + use<> {
    let title = if recommendation.title.is_empty() {
        recommendation.summary.clone()
    } else {
        recommendation.title.clone()
    };
    view! {
        <header class="st-rec">
            <p class="st-rec__number" aria-hidden="true">
                {row.number}
            </p>
            <div>
                <p class="st-rec__theme">{row.theme_title.clone()}</p>
                <h1 class="st-rec__title" id="page-title" tabindex="-1">
                    <span class="govuk-visually-hidden">"Recommendation " {row.number} ": "</span>
                    {title}
                </h1>
            </div>
        </header>
    }
}

/// The published wording where somebody has entered it, else our summary, which says that it is ours.
fn wording(workspace: &Workspace, entry: &Entry<Recommendation>) -> impl IntoView + use<> {
    let recommendation = &entry.record;
    let (text, whose) = if recommendation.official_wording.is_empty() {
        (recommendation.summary.clone(), "In short, in our words. The published wording is in the report.")
    } else {
        (recommendation.official_wording.clone(), "As published.")
    };
    let verb = format!("The task group {}.", recommendation.verb.label().to_lowercase());
    let targets = recommendation.targets.join("; ");
    view! {
        <p class="st-rec__wording">{text}</p>
        <p class="st-quiet">{whose} " " {verb}</p>
        {(!targets.is_empty()).then(|| view! { <p class="govuk-body">"What can be counted: " {targets} "."</p> })}
        {recommendation.due.map(|due| view! { <p class="govuk-body">"Due: " {due.to_string()} "."</p> })}
        {source_line(workspace, &recommendation.sources)}
        {(!entry.conflicts.is_empty())
            .then(|| {
                view! {
                    <p>
                        <span class="st-conflict">"2 versions"</span>
                        " Two people changed this without seeing each other's change. The history shows both."
                    </p>
                }
            })}
    }
}

fn panel_section(recommendation: &Recommendation) -> impl IntoView + use<> {
    let date = recommendation.panel_view_date.map(|date| date.to_string());
    view! {
        <section class="st-section">
            <h2 class="govuk-heading-l">"Panel's view"</h2>
            <p class="govuk-body">{recommendation.panel_view.label()} "."</p>
            {(!recommendation.panel_view_reason.is_empty())
                .then(|| view! { <p class="govuk-body">{recommendation.panel_view_reason.clone()}</p> })}
            {date.map(|date| view! { <p class="st-quiet">{date} "."</p> })}
        </section>
    }
}

/// The records whose changes make up the history of this page.
fn records_of(workspace: &Workspace, id: &RecordId, recommendation: &Recommendation) -> Vec<RecordId> {
    let responses = addressed(workspace, id, recommendation)
        .into_iter()
        .filter_map(|one| one.response)
        .map(|(id, _)| id.clone());
    let updates = workspace
        .updates
        .iter()
        .filter(|(_, entry)| entry.record.covers(id))
        .map(|(id, _)| id.clone());
    [id.clone()].into_iter().chain(responses).chain(updates).collect()
}

fn filter_of(route: &Route) -> Filter {
    match route {
        Route::Recommendation(_, filter) => filter.clone(),
        _ => Filter::all(),
    }
}

#[component]
fn BackLink() -> impl IntoView {
    let app = App::get();
    let href = move || app.route.with(|route| Route::Recommendations(filter_of(route)).href());
    view! {
        <a class="govuk-back-link" href=href>
            "Back to the list"
        </a>
    }
}

/// Previous and next within the list this page was reached from.
#[component]
fn Pager(number: u32) -> impl IntoView {
    let app = App::get();
    move || {
        let filter = app.route.with(filter_of);
        let listed = app.rows.with(|rows| filter.apply(rows));
        let place = listed.iter().position(|row| row.number == number);
        let at = |place: Option<usize>| place.and_then(|place| listed.get(place)).map(|row| row.number);
        let link = |words: &'static str, number: u32| {
            let href = Route::Recommendation(number, filter.clone()).href();
            view! { <a href=href>{words} ": recommendation " {number}</a> }
        };
        let before = at(place.and_then(|place| place.checked_sub(1)));
        let after = at(place.map(|place| place + 1));
        view! {
            <nav class="st-pager" aria-label="Recommendations">
                {before.map(|number| link("Previous", number))}
                {after.map(|number| link("Next", number))}
            </nav>
        }
    }
}
