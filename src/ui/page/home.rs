//! Home: where the review stands, and what waits for whom.

mod charts;
mod latest;
mod waits;

use leptos::prelude::*;

use crate::domain::review::Review;
use crate::query::filter::Filter;
use crate::query::summary::{AnswerCounts, answer_counts};
use crate::query::timing::plural;
use crate::route::Route;
use crate::state::App;
use crate::state::keeping::Keeping;
use crate::ui::page::home::charts::{AnswerChart, DeliveryChart};
use crate::ui::page::home::latest::Latest;
use crate::ui::page::home::waits::Waits;
use crate::ui::part::heading::PageTitle;

#[component]
pub fn Home() -> impl IntoView {
    let app = App::get();
    let review = move || {
        app.workspace.with(|workspace| {
            let first = workspace.reviews.values().next();
            first.map(|entry| entry.record.clone())
        })
    };
    move || {
        let review = review();
        let title = review
            .as_ref()
            .map(|review| review.title.clone())
            .filter(|title| !title.is_empty())
            .unwrap_or_else(|| "Home".to_owned());
        let has_recommendations = app.rows.with(|rows| !rows.is_empty());
        view! {
            <PageTitle title />
            {review.map(|review| identity(&review))}
            <FirstNotice />
            {if has_recommendations { view! { <Overview /> }.into_any() } else { view! { <Empty /> }.into_any() }}
        }
    }
}

/// The quiet line under the title: the report, who led it, and when progress is due back.
fn identity(review: &Review) -> impl IntoView + use<> {
    let mut parts = Vec::new();
    if let Some(date) = review.report_date {
        parts.push(format!("Scrutiny report, {date}"));
    }
    if !review.lead_member.is_empty() {
        parts.push(format!("led by {}", review.lead_member));
    }
    if let Some(date) = review.report_back {
        parts.push(format!("report back asked for in {date}"));
    }
    view! { <p class="st-quiet">{parts.join("; ")}</p> }
}

#[component]
fn Overview() -> impl IntoView {
    let app = App::get();
    let counts = move || app.rows.with(|rows| answer_counts(rows));
    view! {
        <div class="st-home">
            <div>
                {move || summary(&counts())} <Waits /> <Latest />
            </div>
            <div>
                <AnswerChart /> <DeliveryChart />
            </div>
        </div>
    }
}

/// `12 recommendations: 10 accepted in full, …`, every number a link to its list.
fn summary(counts: &AnswerCounts) -> impl IntoView + use<> {
    let parts: Vec<_> = counts
        .parts()
        .into_iter()
        .enumerate()
        .map(|(place, (count, words, answer))| {
            let before = if place == 0 { ": " } else { ", " };
            let words = format!("{count} {words}");
            let part = match answer {
                Some(answer) => {
                    let href = Route::Recommendations(Filter::answered(answer)).href();
                    view! { <a href=href>{words}</a> }.into_any()
                }
                None => words.into_any(),
            };
            view! {
                {before}
                {part}
            }
        })
        .collect();
    let all = Route::Recommendations(Filter::all()).href();
    view! {
        <p class="st-summary">
            <a href=all>{plural(counts.total, "recommendation")}</a>
            {parts}
        </p>
    }
}

/// What a newcomer can do instead of reading the review that comes with the tracker.
#[component]
fn FirstNotice() -> impl IntoView {
    let app = App::get();
    let untouched = Memo::new(move |_| match app.keeping.get() {
        Keeping::Untouched | Keeping::NotKept { unkept: 0, .. } => true,
        Keeping::Kept { .. } | Keeping::NotKept { .. } => false,
    });
    view! {
        <Show when=move || untouched.get()>
            <div class="govuk-inset-text">
                <p>"This review comes with the tracker. Its facts are from published papers; its sentences are ours."</p>
                <p>
                    <a href=Route::NewReview.href()>"Start an empty review"</a>
                    " or "
                    <a href=Route::Data.href()>"Open a file someone sent me"</a>
                </p>
            </div>
        </Show>
    }
}

#[component]
fn Empty() -> impl IntoView {
    view! {
        <p class="govuk-body-l">"No recommendations yet."</p>
        <p class="govuk-body">"A colleague may have a file with the recommendations of this review."</p>
        <p>
            <a class="govuk-button" href=Route::Data.href()>
                "Open or merge a file"
            </a>
        </p>
    }
}
