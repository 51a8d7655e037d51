//! The table of recommendations, which becomes cards on a small screen.

use leptos::html::Tbody;
use leptos::prelude::*;

use crate::content::list::list_rows;
use crate::query::filter::{Direction, Filter, Sort};
use crate::query::list::Row;
use crate::route::Route;
use crate::state::App;
use crate::state::view::fill;

#[component]
pub fn ListTable(listed: Memo<Vec<Row>>, filter: Memo<Filter>) -> impl IntoView {
    let headings = Sort::ALL
        .iter()
        .map(|sort| view! { <Heading sort=*sort filter /> })
        .collect_view();
    let body = NodeRef::<Tbody>::new();
    Effect::new(move |_| {
        let rows = listed.with(|listed| filter.with(|filter| list_rows(listed, filter)));
        if let Some(body) = body.get() {
            fill(&body, &rows);
        }
    });
    // On a small screen the rows are drawn as cards, which would take the table's meaning away: the
    // roles keep it.
    view! {
        <table class="govuk-table st-list" role="table" hidden=move || listed.with(Vec::is_empty)>
            <caption class="govuk-table__caption govuk-visually-hidden">
                "Recommendations. Column headings are buttons that sort the list."
            </caption>
            <thead role="rowgroup">
                <tr role="row">{headings}</tr>
            </thead>
            <tbody role="rowgroup" node_ref=body></tbody>
        </table>
    }
}

#[component]
fn Heading(sort: Sort, filter: Memo<Filter>) -> impl IntoView {
    let app = App::get();
    let direction = move || filter.with(|filter| (filter.sort == sort).then_some(filter.direction));
    let said = move || match direction() {
        Some(Direction::Ascending) => "ascending",
        Some(Direction::Descending) => "descending",
        None => "none",
    };
    let arrow = move || match direction() {
        Some(Direction::Ascending) => " ▲",
        Some(Direction::Descending) => " ▼",
        None => "",
    };
    let turn = move |_| {
        let mut sorted = filter.get_untracked();
        sorted.direction = match direction() {
            Some(Direction::Ascending) => Direction::Descending,
            Some(Direction::Descending) | None => Direction::Ascending,
        };
        sorted.sort = sort;
        app.replace(Route::Recommendations(sorted));
    };
    view! {
        <th scope="col" role="columnheader" aria-sort=said>
            <button type="button" class="st-sort" on:click=turn>
                {sort.label()}
                <span aria-hidden="true">{arrow}</span>
            </button>
        </th>
    }
}
