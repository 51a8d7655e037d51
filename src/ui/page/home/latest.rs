//! The latest changes people made, newest first.

use leptos::prelude::*;

use crate::query::describe::{change_said, subject};
use crate::state::App;
use crate::ui::part::history::moment_said;

const SHOWN: usize = 5;

#[component]
pub fn Latest() -> impl IntoView {
    let app = App::get();
    move || {
        let lines = app.latest_changes(SHOWN, |workspace, change| {
            (
                subject(workspace, change.kind(), change.rec()),
                change_said(workspace, change),
                format!("{}, {}", change.stamp().by, moment_said(&change.stamp().at)),
            )
        });
        (!lines.is_empty()).then(|| {
            let items: Vec<_> = lines
                .into_iter()
                .map(|(about, what, who)| {
                    view! {
                        <li>
                            <strong>{about}</strong>
                            ": "
                            {what}
                            <span class="st-quiet">" (" <bdi>{who}</bdi> ")"</span>
                        </li>
                    }
                })
                .collect();
            view! {
                <h2 class="govuk-heading-m">"Latest changes"</h2>
                <ul class="govuk-list govuk-list--spaced">{items}</ul>
            }
        })
    }
}
