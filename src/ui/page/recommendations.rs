//! The list of recommendations: search, filters, chips, sorting. All of it lives in the address.

mod chips;
mod filters;
mod table;

use leptos::prelude::*;

use crate::content::home::nothing_fits;
use crate::query::filter::Filter;
use crate::query::timing::plural;
use crate::route::Route;
use crate::state::App;
use crate::ui::page::recommendations::chips::Chips;
use crate::ui::page::recommendations::filters::Filters;
use crate::ui::page::recommendations::table::ListTable;
use crate::ui::part::content::Content;
use crate::ui::part::heading::PageTitle;

#[component]
pub fn Recommendations() -> impl IntoView {
    let app = App::get();
    let filter = Memo::new(move |_| match app.route.get() {
        Route::Recommendations(filter) => filter,
        _ => Filter::all(),
    });
    let listed = Memo::new(move |_| {
        app.rows
            .with(|rows| filter.with(|filter| filter.apply(rows)))
    });
    let result = move || {
        let all = app
            .rows
            .with(|rows| u32::try_from(rows.len()).unwrap_or(u32::MAX));
        let shown = listed.with(Vec::len);
        let total = plural(all, "recommendation");
        if is_everything(&filter.get()) {
            total
        } else {
            format!("{shown} of {total}")
        }
    };
    let none = Signal::derive(move || {
        if listed.with(Vec::is_empty) {
            vec![nothing_fits()]
        } else {
            Vec::new()
        }
    });
    view! {
        <PageTitle title="Recommendations" />
        <Filters filter />
        <Chips filter />
        <p class="st-results" role="status" id="results" tabindex="-1">
            {result}
        </p>
        <Content nodes=none />
        <ListTable listed filter />
    }
}

/// Whether nothing is left out, however the list is sorted.
fn is_everything(filter: &Filter) -> bool {
    let unsorted = Filter {
        sort: Filter::all().sort,
        direction: Filter::all().direction,
        ..filter.clone()
    };
    unsorted == Filter::all()
}
