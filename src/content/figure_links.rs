//! The ways to change figures: each with its form, the next period of its series, and a new one.

use crate::content::record_form::options::figure_said;
use crate::content::record_form::{add_link, change_link};
use crate::domain::figure::Figure;
use crate::domain::id::RecordId;
use crate::domain::order::in_order;
use crate::domain::record::Record;
use crate::domain::workspace::Workspace;
use crate::markup::part::{ListLook, disclosure, heard, link, list, said, section};
use crate::markup::{Node, element, several, text};
use crate::route::Route;

/// How many figures of a measure are listed.
const LISTED: usize = 200;

/// The section that adds and changes figures: a closed list for each measure.
pub fn to_forms(workspace: &Workspace) -> Node {
    let mut measures: Vec<(&str, Vec<Vec<Node>>, usize)> = Vec::new();
    let figures = workspace.figures.iter();
    let figures = figures.map(|(id, entry)| (id, &entry.record)).collect();
    for (id, figure) in in_order(figures, |(_, figure)| figure.order) {
        let mut known = measures.iter_mut();
        match known.find(|(measure, ..)| *measure == figure.measure) {
            Some((_, items, more)) if items.len() >= LISTED => *more += 1,
            Some((_, items, _)) => items.push(item(id, figure)),
            None => measures.push((&figure.measure, several([item(id, figure)]), 0)),
        }
    }
    let mut lists = Vec::new();
    for (measure, items, more) in measures {
        let mut inside = several([list(ListLook::Spaced, items)]);
        if more > 0 {
            inside.push(said(format!("And {more} more.")));
        }
        lists.push(
            disclosure(format!("Figures of “{measure}”"), inside)
                .class("govuk-details")
                .node(),
        );
    }
    let mut nodes = several([add_link(Figure::TYPE, None, "Add a figure")]);
    if !lists.is_empty() {
        let summary = "Change a figure, or add the next period of one";
        nodes.push(disclosure(summary, lists).class("govuk-details").node());
    }
    let forms = section("Add or change figures", nodes);
    element("div", several([forms])).class("st-no-print").node()
}

fn item(id: &RecordId, figure: &Figure) -> Vec<Node> {
    let words = figure_said(figure);
    several([
        text(format!("{words}. ")),
        change_link(id, "", &words),
        text(" "),
        next_period(id, &words),
    ])
}

/// The link to the form that adds the next period of a figure.
pub fn next_period(id: &RecordId, of: &str) -> Node {
    let route = Route::AddRecord(Figure::TYPE.to_owned(), Some(id.clone()));
    let words = several([
        text("Add a new period of this measure"),
        heard(format!(" {of}")),
    ]);
    link(route.href(), words)
}
