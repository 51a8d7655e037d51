//! What waits for whom: every line leads straight to the work.

use leptos::prelude::*;

use crate::query::describe::list_numbers;
use crate::query::filter::{Filter, Need};
use crate::query::waiting::{awaited_responses, numbers_needing, open_actions};
use crate::route::Route;
use crate::state::App;

#[component]
pub fn Waits() -> impl IntoView {
    let app = App::get();
    move || {
        let responses = app
            .workspace
            .with(|workspace| app.rows.with(|rows| awaited_responses(workspace, rows)));
        let actions = app.workspace.with(open_actions);
        let needs = [Need::Update, Need::Clarity, Need::Choice].map(|need| app.rows.with(|rows| (need, numbers_needing(rows, need))));
        let nothing = responses.is_empty() && actions == 0 && needs.iter().all(|(_, numbers)| numbers.is_empty());
        let answers: Vec<_> = responses
            .into_iter()
            .map(|awaited| {
                let count = awaited.numbers.len();
                let links: Vec<_> = awaited
                    .numbers
                    .iter()
                    .map(|number| {
                        let href = Route::RecordResponse(*number, Some(awaited.addressee.clone())).href();
                        view! {
                            <a href=href>
                                <span class="govuk-visually-hidden">"Record a response: "</span>
                                "Recommendation "
                                {*number}
                            </a>
                            " "
                        }
                    })
                    .collect();
                view! {
                    <li>
                        <span class="st-waiting__count">{count}</span>
                        <div class="st-waiting__what">
                            <span>"Needs a response: " {links}</span>
                            <span class="st-quiet">{awaited.name}</span>
                        </div>
                    </li>
                }
            })
            .collect();
        let others: Vec<_> = needs
            .into_iter()
            .filter(|(_, numbers)| !numbers.is_empty())
            .map(|(need, numbers)| need_line(need, &numbers))
            .collect();
        view! {
            <h2 class="govuk-heading-m">"What waits for whom"</h2>
            <ul class="st-waiting">
                {answers} {others}
                {(actions > 0)
                    .then(|| {
                        view! {
                            <li>
                                <span class="st-waiting__count">{actions}</span>
                                <div class="st-waiting__what">
                                    <a href=Route::Meetings.href()>"Open action"</a>
                                    <span class="st-quiet">"Agreed at a meeting"</span>
                                </div>
                            </li>
                        }
                    })}
            </ul>
            {nothing.then(|| view! { <p class="govuk-body">"Nothing waits for anybody."</p> })}
        }
    }
}

fn need_line(need: Need, numbers: &[u32]) -> impl IntoView + use<> {
    let href = Route::Recommendations(Filter::needing(need)).href();
    let noun = if numbers.len() == 1 { "Recommendation" } else { "Recommendations" };
    let who = match need {
        Need::Update => "the officers who lead on them",
        Need::Clarity => "a person who can check the form",
        Need::Choice => "somebody to choose between two versions",
        Need::Response => "the Cabinet Members",
    };
    let detail = format!("{noun} {}: for {who}", list_numbers(numbers));
    view! {
        <li>
            <span class="st-waiting__count">{numbers.len()}</span>
            <div class="st-waiting__what">
                <a href=href>{need.label()}</a>
                <span class="st-quiet">{detail}</span>
            </div>
        </li>
    }
}
