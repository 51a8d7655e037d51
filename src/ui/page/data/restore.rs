//! The workspaces that were open before, each with the way back.

use leptos::prelude::*;

use crate::content::history::moment_said;
use crate::state::App;
use crate::store::Shelf;
use crate::ui::page::data::{Asking, trouble};

#[component]
pub fn RestorePoints(asking: RwSignal<Asking>) -> impl IntoView {
    let app = App::get();
    let item = move |shelf: Shelf| {
        let label = shelf.label.clone();
        let begun = moment_said(&shelf.begun);
        let back = move |_| match app.go_back_to(&shelf) {
            Ok(()) => asking.set(Asking::Nothing),
            Err(error) => trouble(app, asking, error.to_string()),
        };
        view! {
            <li>
                <bdi>{label.clone()}</bdi>
                <span class="st-quiet">", begun " {begun} " "</span>
                <button type="button" class="govuk-button govuk-button--secondary" on:click=back>
                    "Go back to this"
                    <span class="govuk-visually-hidden">": " {label}</span>
                </button>
            </li>
        }
    };
    move || {
        let points = app.restore_points();
        (!points.is_empty()).then(|| {
            view! {
                <section class="st-section">
                    <h2 class="govuk-heading-l">"Restore points"</h2>
                    <ul class="govuk-list govuk-list--spaced">{points.into_iter().map(item).collect_view()}</ul>
                </section>
            }
        })
    }
}
