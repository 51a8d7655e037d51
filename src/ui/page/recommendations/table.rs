//! The table of recommendations, which becomes cards on a small screen.

use leptos::prelude::*;

use crate::query::filter::{Direction, Filter, Sort};
use crate::query::list::Row;
use crate::route::Route;
use crate::state::App;
use crate::ui::part::tags::{answer_tag, delivery_tag, last_update_said, panel_tag};

#[component]
pub fn ListTable(listed: Memo<Vec<Row>>, filter: Memo<Filter>) -> impl IntoView {
    let headings: Vec<_> = Sort::ALL.iter().map(|sort| view! { <Heading sort=*sort filter /> }).collect();
    let rows = move || {
        listed
            .get()
            .into_iter()
            .map(|row| list_row(row, filter))
            .collect_view()
    };
    view! {
        // On a small screen the rows are drawn as cards, which would take the table's meaning away: the
        // roles keep it.
        <table class="govuk-table st-list" role="table" hidden=move || listed.with(Vec::is_empty)>
            <caption class="govuk-table__caption govuk-visually-hidden">
                "Recommendations. Column headings are buttons that sort the list."
            </caption>
            <thead role="rowgroup">
                <tr role="row">{headings}</tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
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

fn list_row(row: Row, filter: Memo<Filter>) -> impl IntoView {
    let number = row.number;
    // The filter goes along, so that Previous and Next stay within what was listed.
    let href = move || Route::Recommendation(number, filter.get()).href();
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">{row.number}</th>
            <td class="st-list__title" role="cell">
                <a href=href>{row.title}</a>
                {row.in_conflict.then(|| view! { " " <span class="st-conflict">"2 versions"</span> })}
                {row.in_doubt.then(|| view! { <span class="st-quiet">" Not clear in source"</span> })}
            </td>
            <td role="cell" data-label="Theme">
                <span>{row.theme_title}</span>
            </td>
            <td role="cell" data-label="Answer">
                <span>
                    {answer_tag(row.answer)}
                    {(!row.awaited.is_empty() && row.answer.is_accepted())
                        .then(|| view! { <span class="st-quiet">" One answer awaited"</span> })}
                </span>
            </td>
            <td role="cell" data-label="Officers say">{delivery_tag(row.delivery, row.last_update)}</td>
            <td role="cell" data-label="Panel's view">{panel_tag(row.panel_view)}</td>
            <td role="cell" data-label="Last update">
                <span>{last_update_said(row.last_update)}</span>
            </td>
        </tr>
    }
}
