//! The rows of the list of recommendations.

use crate::content::light::{answer_tag, delivery_tag, last_update_said, panel_tag};
use crate::markup::part::{conflict_mark, link, quiet};
use crate::markup::{Node, element, text};
use crate::query::filter::Filter;
use crate::query::list::Row;
use crate::route::Route;

/// One table row for each recommendation. The filter goes along in the links, so that Previous and
/// Next stay within what was listed.
pub fn list_rows(rows: &[Row], filter: &Filter) -> Vec<Node> {
    rows.iter().map(|row| list_row(row, filter)).collect()
}

fn list_row(row: &Row, filter: &Filter) -> Node {
    let number = element("th", vec![text(row.number.to_string())])
        .with("scope", "row")
        .with("role", "rowheader")
        .node();
    let awaited = !row.awaited.is_empty() && row.answer.is_accepted();
    let mut answer = vec![answer_tag(row.answer)];
    if awaited {
        answer.push(quiet(vec![text(" One answer awaited")]));
    }
    let cells = vec![
        number,
        title_cell(row, filter),
        cell("Theme", vec![text(row.theme_title.clone())]),
        cell("Answer", answer),
        cell(
            "Officers say",
            vec![delivery_tag(row.delivery, row.last_update)],
        ),
        cell("Panel's view", vec![panel_tag(row.panel_view)]),
        cell("Last update", vec![text(last_update_said(row.last_update))]),
    ];
    element("tr", cells).with("role", "row").node()
}

fn title_cell(row: &Row, filter: &Filter) -> Node {
    let href = Route::Recommendation(row.number, filter.clone()).href();
    let words = if row.title.is_empty() {
        &row.summary
    } else {
        &row.title
    };
    let mut inside = vec![link(href, vec![text(words.clone())])];
    if row.in_conflict {
        inside.push(text(" "));
        inside.push(conflict_mark());
    }
    if row.in_doubt {
        inside.push(quiet(vec![text(" Not clear in source")]));
    }
    element("td", inside)
        .class("st-list__title")
        .with("role", "cell")
        .node()
}

/// A cell, whose label is shown beside it where the rows are cards.
fn cell(label: &str, inside: Vec<Node>) -> Node {
    element("td", vec![element("span", inside).node()])
        .with("role", "cell")
        .with("data-label", label)
        .node()
}
