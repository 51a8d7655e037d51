//! The list of recommendations: search, filters, chips, the result, and a table that turns into cards.

use crate::content::chips::chip_list;
use crate::content::deed::Deed;
use crate::content::filter_form::{Groups, clear_link, filter_form};
use crate::content::light::{answer_tag, claim, last_update_said, panel_tag};
use crate::content::sheet::Sheet;
use crate::domain::workspace::Workspace;
use crate::markup::part::{
    ButtonLook, button, button_link, conflict_mark, link, page_title, paragraph, quiet, said,
};
use crate::markup::{Node, element, several, text};
use crate::query::disagreement::disagreement;
use crate::query::filter::{Direction, Filter, Sort};
use crate::query::list::Row;
use crate::query::show::Show;
use crate::query::timing::plural;
use crate::route::Route;

/// How many rows are on the page before somebody asks for more. With all of them on paper, and in files.
pub const PAGE: usize = 100;

/// The id of the link in the first of the rows that are added from a place on.
pub fn row_id(place: usize) -> String {
    format!("row-{place}")
}

/// The page, with so many rows at most: of the whole list those are `found` that have the words of the search.
pub fn sheet(
    workspace: &Workspace,
    (rows, found): (&[Row], &[Row]),
    filter: &Filter,
    groups: Groups,
    most: usize,
) -> Sheet {
    let title = "Recommendations";
    let listed = filter.of_found(found);
    let route = Route::Recommendations(filter.clone());
    // Each part keeps its place whether it is empty or not, so that the rest of the page stays put.
    let chips = element("div", chip_list(workspace, &route).into_iter().collect());
    let body = if rows.is_empty() {
        said("No recommendations yet.")
    } else if listed.is_empty() {
        nothing_fits(&route)
    } else {
        table(&listed, filter, most)
    };
    let nodes = several([
        page_title(title),
        filter_form(workspace, &route, groups),
        chips.node(),
        result(rows, &listed, filter),
        paragraph(several([link(
            Route::Progress(filter.clone()).href(),
            several([text("Progress of these recommendations in charts")]),
        )])),
        body,
        element("div", rest(listed.len(), most)).node(),
        button_link(
            ButtonLook::Secondary,
            Route::AddRecommendation.href(),
            several([text("Add a recommendation")]),
        ),
        button_link(
            ButtonLook::Secondary,
            Route::Present(Show::of(filter.clone()).at(1)).href(),
            several([text("Present this list")]),
        ),
    ]);
    Sheet {
        title: title.to_owned(),
        nodes,
    }
}

/// How many recommendations fit, of how many.
pub fn result(rows: &[Row], listed: &[Row], filter: &Filter) -> Node {
    let total = plural(
        u32::try_from(rows.len()).unwrap_or(u32::MAX),
        "recommendation",
    );
    let words = if filter.admits_everything() {
        total
    } else {
        format!("{} of {total}", listed.len())
    };
    element("p", several([text(words)]))
        .class("st-results")
        .with("role", "status")
        .with("id", "results")
        .with("tabindex", "-1")
        .node()
}

/// What is said where no recommendation fits the filter of a page.
pub fn nothing_fits(route: &Route) -> Node {
    paragraph(several([
        text("No recommendation fits what you chose. "),
        clear_link(route),
        text("."),
    ]))
}

/// On a small screen the rows are drawn as cards, which would take the table's meaning away: the
/// roles keep it.
fn table(listed: &[Row], filter: &Filter, most: usize) -> Node {
    let caption = element(
        "caption",
        several([text(
            "Recommendations. Column headings are buttons that sort the list.",
        )]),
    )
    .class("govuk-table__caption govuk-visually-hidden");
    let headings = Sort::ALL
        .iter()
        .map(|sort| heading(*sort, filter))
        .collect();
    let head = element("tr", headings).with("role", "row").node();
    let head = element("thead", several([head])).with("role", "rowgroup");
    let shown = listed.iter().take(most).enumerate();
    let rows = shown
        .map(|(place, row)| list_row(row, filter, place))
        .collect();
    let body = element("tbody", rows).with("role", "rowgroup");
    element("table", several([caption.node(), head.node(), body.node()]))
        .class("govuk-table st-list")
        .with("role", "table")
        .with("aria-rowcount", (listed.len() + 1).to_string())
        .node()
}

/// What is said where not all rows are on the page, and the way to more of them.
fn rest(listed: usize, most: usize) -> Vec<Node> {
    if listed <= most {
        return Vec::new();
    }
    let words = format!("The first {most} of {listed} are on the page.");
    let button = |deed: Deed, words: String| {
        let class = "govuk-button govuk-button--secondary";
        button(class, deed.words(), several([text(words)]))
    };
    several([
        paragraph(several([text(words)])),
        button(Deed::ShowMore(most + PAGE, 0), format!("Show {PAGE} more")),
        text(" "),
        button(Deed::ShowMore(usize::MAX, 0), "Show all".to_owned()),
    ])
}

fn heading(sort: Sort, filter: &Filter) -> Node {
    let (said, arrow) = match (filter.sort == sort, filter.direction) {
        (true, Direction::Ascending) => ("ascending", " ▲"),
        (true, Direction::Descending) => ("descending", " ▼"),
        (false, _) => ("none", ""),
    };
    let arrow = element("span", several([text(arrow)])).with("aria-hidden", "true");
    let button = element("button", several([text(sort.label()), arrow.node()]))
        .class("st-sort")
        .with("type", "button")
        .with("data-do", Deed::Sort(sort).words());
    element("th", several([button.node()]))
        .with("scope", "col")
        .with("role", "columnheader")
        .with("aria-sort", said)
        .node()
}

/// One row. The filter goes along in the link, so that Previous and Next stay within what was listed.
fn list_row(row: &Row, filter: &Filter, place: usize) -> Node {
    let number = element("th", several([text(row.number.to_string())]))
        .with("scope", "row")
        .with("role", "rowheader")
        .node();
    let mut answer = several([answer_tag(row.answer)]);
    if !row.awaited.is_empty() && row.answer.is_accepted() {
        answer.push(quiet(several([text(" One answer awaited")])));
    }
    let mut panel = several([panel_tag(row.panel_view)]);
    if disagreement(row).is_some() {
        panel.push(quiet(several([text(" Differs from what officers say")])));
    }
    let cells = several([
        number,
        title_cell(row, filter, place),
        cell("Theme", several([text(row.theme_title.clone())])),
        cell("Answer", answer),
        cell("Officers say", claim(row)),
        cell("Panel's view", panel),
        cell(
            "Last update",
            several([text(last_update_said(row.last_update))]),
        ),
    ]);
    element("tr", cells).with("role", "row").node()
}

fn title_cell(row: &Row, filter: &Filter, place: usize) -> Node {
    let href = Route::Recommendation(row.number, filter.clone()).href();
    let words = if row.title.is_empty() {
        &row.summary
    } else {
        &row.title
    };
    let link = element("a", several([text(words.clone())])).with("href", href);
    // The focus goes to the first of the rows that are added.
    let link = match place {
        0 => link,
        _ if place.is_multiple_of(PAGE) => link.with("id", row_id(place)),
        _ => link,
    };
    let mut inside = several([link.node()]);
    if row.in_conflict {
        inside.push(text(" "));
        inside.push(conflict_mark());
    }
    if row.in_doubt {
        inside.push(quiet(several([text(" Not clear in source")])));
    }
    element("td", inside)
        .class("st-list__title")
        .with("role", "cell")
        .node()
}

/// A cell, whose label is shown beside it where the rows are cards.
fn cell(label: &str, inside: Vec<Node>) -> Node {
    element("td", several([element("span", inside).node()]))
        .with("role", "cell")
        .with("data-label", label)
        .node()
}
