//! The table of a figure. Its numbers may lead to the list of what they count.

use leptos::prelude::*;

use crate::chart::{Cell, Table};

/// Shows a table in a region of its own, which scrolls sideways by itself where the page is too narrow for it.
#[component]
pub fn NumberTable(id: &'static str, caption: String, table: Table) -> impl IntoView {
    let caption_id = format!("{id}-caption");
    let Table { head, rows } = table;
    let heads = head.iter().enumerate().map(|(n, text)| {
        let class = if n == 0 { "" } else { "st-number" };
        view! { <th scope="col" class=class>{text.clone()}</th> }
    });
    let heads = heads.collect_view();
    let rows = rows.into_iter().map(|row| {
        let about = row.heading.text.clone();
        let columns = head.iter().skip(1);
        let cells = row.cells.into_iter().zip(columns).map(|(cell, column)| {
            let full = format!("{}, {about}, {column}", cell.text);
            view! { <td class="st-number">{words(cell, full)}</td> }
        });
        let cells = cells.collect_view();
        view! {
            <tr>
                <th scope="row">{words(row.heading, about)}</th>
                {cells}
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <div class="st-scroll st-figure__table" role="region" tabindex="0" aria-labelledby=caption_id>
            <table class="govuk-table">
                <caption class="govuk-table__caption" id=caption_id.clone()>{caption}</caption>
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// The words of a cell; as a link, its name also says which row and column it stands in, for a bare number would not.
fn words(cell: Cell, full: String) -> AnyView {
    match cell.target {
        Some(target) => {
            view! { <a class="govuk-link" href=target aria-label=full>{cell.text}</a> }.into_any()
        }
        None => cell.text.into_any(),
    }
}
