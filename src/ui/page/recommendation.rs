//! One recommendation, as reached from the list: its page, the way back, and its neighbours.

use leptos::prelude::*;

use crate::content::recommendation::{page, pager};
use crate::query::filter::Filter;
use crate::route::Route;
use crate::state::App;
use crate::ui::page::shown::NotFound;
use crate::ui::part::content::Content;

#[component]
pub fn RecommendationPage(number: u32) -> impl IntoView {
    let app = App::get();
    let row = Memo::new(move |_| {
        app.rows
            .with(|rows| rows.iter().find(|row| row.number == number).cloned())
    });
    let filter = Memo::new(move |_| match app.route.get() {
        Route::Recommendation(_, filter) => filter,
        _ => Filter::all(),
    });
    let nodes = Signal::derive(move || {
        let Some(row) = row.get() else {
            return Vec::new();
        };
        let mut nodes =
            app.with_changes(|set| app.workspace.with(|workspace| page(workspace, set, &row)));
        nodes.push(app.rows.with(|rows| pager(rows, &filter.get(), number)));
        nodes
    });
    let known = Memo::new(move |_| row.with(Option::is_some));
    let back = move || Route::Recommendations(filter.get()).href();
    move || {
        if known.get() {
            app.title(&format!("Recommendation {number}"));
            view! {
                <a class="govuk-back-link" href=back>
                    "Back to the list"
                </a>
                <Content nodes />
            }
            .into_any()
        } else {
            view! { <NotFound /> }.into_any()
        }
    }
}
