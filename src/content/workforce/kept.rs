//! Tables of statistics that are kept whole: their list, and the page of one, where places and periods are chosen.
//! What is chosen stands in the address.

mod drawn;

use crate::chart::{self, Cell, TableRow};
use crate::content::deed::{Deed, FormName};
use crate::content::entered::Entered;
use crate::content::figure::number_table;
use crate::content::form::{Form, form};
use crate::content::record_form::change_link;
use crate::content::sheet::Sheet;
use crate::content::workforce::drawn::with_unit;
use crate::content::workforce::kept::drawn::{Chosen, by_place, over_time};
use crate::content::workforce::said::{basis, short_said};
use crate::domain::figure::Figure;
use crate::domain::figure_table::FigureTable;
use crate::domain::grid::{Grid, PlaceRow, size};
use crate::domain::id::RecordId;
use crate::domain::order::in_order;
use crate::domain::workspace::Workspace;
use crate::exchange::statistics::written::figure_of;
use crate::markup::part::{button, disclosure, link, page_title, said, section};
use crate::markup::table::{Column, Table};
use crate::markup::{Node, element, several, text};
use crate::query::describe::pointer_said;
use crate::query::tables::STATISTICS;
use crate::route::{Route, encode};

/// The fields of the page, and their names in the address.
pub(super) const PLACE: &str = "place";
pub(super) const WITH: &str = "other";
pub(super) const PERIOD: &str = "period";
pub(super) const SHOW: &str = "show";
const FIELDS: [&str; 4] = [PLACE, WITH, PERIOD, SHOW];

/// Which places are drawn of many.
pub(super) const HIGHEST: &str = "highest";
pub(super) const LOWEST: &str = "lowest";
pub(super) const AROUND: &str = "around";

/// From this number on the list of tables is closed at first.
const MANY: usize = 12;

/// How many cells of a table are shown on its page. All are in its file.
const SHOWN: usize = 5_000;

/// The section that lists the tables; nothing where there are none.
pub(super) fn list_of(workspace: &Workspace) -> Option<Node> {
    let tables = workspace.figure_tables.iter();
    let tables: Vec<(&RecordId, &FigureTable)> =
        tables.map(|(id, entry)| (id, &entry.record)).collect();
    if tables.is_empty() {
        return None;
    }
    let tables = in_order(tables, |(_, table)| table.order);
    let many = tables.len() > MANY;
    let count = tables.len();
    let rows = tables.into_iter().map(|(id, table)| {
        let (places, periods) = size(&table.cells);
        let route = Route::FigureTable(id.clone(), String::new());
        let name = with_unit(&table.name(), table.unit);
        let paper = table.sources.first();
        let source = match paper.map(|pointer| pointer_said(workspace, pointer)) {
            Some(paper) => paper,
            None if table.supplier.is_empty() => "Not stated".to_owned(),
            None => table.supplier.clone(),
        };
        several([
            several([link(route.href(), several([text(name)]))]),
            several([text(places.to_string())]),
            several([text(periods.to_string())]),
            several([text(source)]),
        ])
    });
    let table = Table {
        id: "kept-tables".to_owned(),
        caption: "Tables kept whole".to_owned(),
        columns: several([
            Column::Words("Measure"),
            Column::Numbers("Places"),
            Column::Numbers("Periods"),
            Column::Words("Source"),
        ]),
        rows: rows.collect(),
    };
    let table = match many {
        true => {
            let closed = disclosure(format!("Show the {count} tables"), several([table.node()]));
            closed.class("govuk-details").node()
        }
        false => table.node(),
    };
    Some(section(
        "Tables of statistics",
        several([
            said("Open a table to see one place over time, or the places of one period."),
            table,
            save(STATISTICS, "Save all these tables (CSV)"),
        ]),
    ))
}

fn save(what: &str, words: &'static str) -> Node {
    let deed = Deed::SaveTable(what.to_owned()).words();
    let button = button("st-link", deed, several([text(words)]));
    element("p", several([button])).class("st-no-print").node()
}

/// What is entered, as the query part of the address.
pub fn query(entered: &Entered) -> String {
    let mut query = String::new();
    for field in FIELDS {
        let value = entered.text(field);
        if !value.is_empty() {
            let sign = if query.is_empty() { "" } else { "&" };
            query.push_str(&format!("{sign}{field}={}", encode(value)));
        }
    }
    query
}

/// The cell that the page of a table is at, as a figure: of the place and the period chosen. `None` where nothing
/// stands there.
pub fn figure_at(workspace: &Workspace, id: &RecordId, query: &str) -> Option<Figure> {
    let table = workspace.get::<FigureTable>(id)?;
    let grid = Grid::read(&table.cells);
    let chosen = Chosen::of(workspace, table, &grid, query);
    let row = grid.rows.get(chosen.place)?;
    figure_of(table, &grid, row, chosen.period)
}

/// What holds for every figure of a table: base, coverage, the time from first to last, and source.
fn about(workspace: &Workspace, table: &FigureTable, grid: &Grid) -> String {
    let mut figure = table.figure(&PlaceRow::default(), "0");
    if let Some((first, last)) = grid.periods.first().zip(grid.periods.last()) {
        figure.period_note = match first == last {
            true => first.clone(),
            false => format!("{first} to {last}"),
        };
    }
    basis(workspace, &[&figure]).trim_start().to_owned()
}

/// The page of one table, with what the query part of its address chooses.
pub fn sheet(workspace: &Workspace, id: &RecordId, query: &str) -> Option<Sheet> {
    let table = workspace.get::<FigureTable>(id)?;
    let grid = Grid::read(&table.cells);
    let title = with_unit(&table.name(), table.unit);
    let mut nodes = several([page_title(title.clone())]);
    nodes.push(said(about(workspace, table, &grid)));
    for words in [&table.note, &table.care] {
        if !words.is_empty() {
            nodes.push(said(words.clone()));
        }
    }
    for problem in &grid.problems {
        nodes.push(said(format!("{problem}. It is kept as it stands.")));
    }
    let chosen = Chosen::of(workspace, table, &grid, query);
    if grid.rows.is_empty() || grid.periods.is_empty() {
        nodes.push(said("No figures have been recorded."));
    } else {
        nodes.push(choices(&grid, &chosen));
        nodes.push(section(
            "One place over time",
            over_time(workspace, table, &grid, &chosen),
        ));
        let mut places = by_place(workspace, table, &grid, &chosen);
        places.extend(to_take(table, &grid, &chosen));
        nodes.push(section("The places of one period", places));
        nodes.push(section("The whole table", all(table, &grid)));
    }
    let back = link(
        Route::Workforce(String::new(), String::new()).href(),
        several([text("All workforce figures")]),
    );
    let ends = several([change_link(id, "", &title), text(" "), back]);
    nodes.push(element("p", ends).class("st-no-print").node());
    Some(Sheet { title, nodes })
}

fn choices(grid: &Grid, chosen: &Chosen) -> Node {
    let places: Vec<(String, String)> = grid
        .rows
        .iter()
        .map(|row| (row.said(), row.said()))
        .collect();
    let mut others = several([(String::new(), "No second place".to_owned())]);
    others.extend(places.iter().cloned());
    let periods: Vec<(String, String)> = grid
        .periods
        .iter()
        .map(|period| (period.clone(), period.clone()))
        .collect();
    let ways = [
        (HIGHEST, "The highest"),
        (LOWEST, "The lowest"),
        (AROUND, "Those next to the chosen place"),
    ];
    let ways = ways.map(|(value, words)| (value.to_owned(), words.to_owned()));
    let place = |at: Option<usize>| {
        let row = at.and_then(|at| grid.rows.get(at));
        row.map(PlaceRow::said).unwrap_or_default()
    };
    let period = grid.periods.get(chosen.period).cloned().unwrap_or_default();
    let entered = Entered::blank()
        .with(PLACE, &place(Some(chosen.place)))
        .with(WITH, &place(chosen.other))
        .with(PERIOD, &period)
        .with(SHOW, chosen.show);
    let filling = Form {
        entered: &entered,
        mistakes: &[],
    };
    let submit = element("button", several([text("Show")]))
        .class("govuk-button govuk-button--secondary")
        .with("type", "submit");
    form(
        FormName::FigureTable,
        several([
            filling.select(PLACE, "Place", "", &places),
            filling.select(WITH, "Compare with", "", &others),
            filling.select(PERIOD, "Period", "", &periods),
            filling.select(SHOW, "Which places of the period", "", &ways),
            submit.node(),
        ]),
    )
    .class("st-no-print")
    .node()
}

/// The way to make one figure of the review from the cell that is chosen.
fn to_take(table: &FigureTable, grid: &Grid, chosen: &Chosen) -> Option<Node> {
    let row = grid.rows.get(chosen.place)?;
    let figure = figure_of(table, grid, row, chosen.period)?;
    let period = grid.periods.get(chosen.period)?;
    let words = format!("{}, {period}: {}. ", row.said(), figure.said());
    let take = button(
        "govuk-button govuk-button--secondary",
        Deed::TakeFigure.words(),
        several([text("Use as a figure of this review")]),
    );
    let line = several([said(words), take]);
    Some(element("div", line).class("st-no-print").node())
}

/// The table as it stands, as far as a page can show it.
fn all(table: &FigureTable, grid: &Grid) -> Vec<Node> {
    let most = (SHOWN / grid.periods.len().max(1)).max(1);
    let mut head = several(["Place".to_owned()]);
    head.extend(grid.periods.iter().cloned());
    let rows = grid.rows.iter().take(most).map(|row| {
        let cells = (0..grid.periods.len()).map(|period| {
            let figure = figure_of(table, grid, row, period);
            let words = figure.map(|figure| match figure.mark.as_str() {
                "" => short_said(&figure, 0),
                mark => mark.to_owned(),
            });
            Cell::plain(&words.unwrap_or_default())
        });
        TableRow {
            heading: Cell::plain(&row.said()),
            cells: cells.collect(),
        }
    });
    let shown = chart::Table {
        head,
        rows: rows.collect(),
    };
    let mut nodes = Vec::new();
    if grid.rows.len() > most {
        nodes.push(said(format!(
            "The first {most} of {} places. All are in the file.",
            grid.rows.len()
        )));
    }
    let caption = with_unit(&table.name(), table.unit);
    nodes.push(
        element("div", several([number_table("kept", caption, &shown)]))
            .class("st-kept")
            .node(),
    );
    nodes
}
