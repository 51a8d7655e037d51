//! The charts of a table of statistics: one or two places over time, and the places of one period.

use crate::chart::{Bars, Group, MarkStyle, Measure, Place, bars};
use crate::content::entered::Entered;
use crate::content::figure;
use crate::content::workforce::drawn::{measure, series, unit_heading, with_unit};
use crate::content::workforce::kept::{AROUND, HIGHEST, LOWEST, PERIOD, PLACE, SHOW, WITH};
use crate::content::workforce::said::{basis, short_said};
use crate::content::workforce::trend::{missing, span};
use crate::domain::figure::Figure;
use crate::domain::figure_table::FigureTable;
use crate::domain::grid::{Grid, PlaceRow};
use crate::domain::order::sorted;
use crate::domain::workspace::Workspace;
use crate::exchange::statistics::written::figure_of;
use crate::markup::part::said;
use crate::markup::{Node, several};
use crate::route::pairs;

/// How many places are drawn of many.
const DRAWN: usize = 20;

/// What is chosen of a table, by the places of rows and periods.
pub struct Chosen {
    pub place: usize,
    pub other: Option<usize>,
    pub period: usize,
    pub show: &'static str,
}

impl Chosen {
    /// What an address chooses; else the review's own place and the latest period.
    pub fn of(workspace: &Workspace, table: &FigureTable, grid: &Grid, query: &str) -> Self {
        let mut entered = Entered::blank();
        pairs(query).for_each(|(name, value)| entered.put(&name, &value));
        let row = |name: &str| {
            let words = entered.text(name);
            grid.rows.iter().position(|row| row.said() == words)
        };
        let home = || {
            let review = workspace.reviews.values().next()?;
            let home = review.record.authority.as_str();
            let mut rows = grid.rows.iter();
            rows.position(|row| !row.place.is_empty() && home.contains(row.place.as_str()))
        };
        let place = row(PLACE).or_else(home).unwrap_or(0);
        let period = entered.text(PERIOD);
        let period = grid.periods.iter().position(|one| one == period);
        let latest = || times(table, grid).last().copied().unwrap_or(0);
        Self {
            place,
            other: row(WITH).filter(|other| *other != place),
            period: period.unwrap_or_else(latest),
            show: match entered.text(SHOW) {
                LOWEST => LOWEST,
                AROUND => AROUND,
                _ => HIGHEST,
            },
        }
    }
}

/// A figure of each period whatever its cell says, for what the words of the period mean.
fn of_period(table: &FigureTable, grid: &Grid, period: usize) -> Option<Figure> {
    let row = PlaceRow {
        cells: vec!["0".to_owned(); grid.periods.len()],
        ..PlaceRow::default()
    };
    figure_of(table, grid, &row, period)
}

/// The periods in the order of time; those that are words alone come first, as they stand.
pub fn times(table: &FigureTable, grid: &Grid) -> Vec<usize> {
    let spans: Vec<_> = (0..grid.periods.len())
        .map(|period| of_period(table, grid, period).as_ref().and_then(span))
        .collect();
    let span_of = |period: &usize| spans.get(*period).copied().flatten();
    sorted((0..grid.periods.len()).collect(), &|a, b| {
        span_of(a).cmp(&span_of(b))
    })
}

/// The measure of a cell; where nothing stands there, that it is a gap.
fn bar(figure: Option<&Figure>, places: u8) -> Measure {
    match figure {
        Some(figure) => measure(figure, places),
        None => Measure {
            amount: None,
            text: "No figure".to_owned(),
            target: None,
        },
    }
}

fn group(name: String, measures: Vec<Measure>) -> Group {
    Group {
        name,
        measures,
        beside: String::new(),
        place: Place::Part,
    }
}

/// One or two places, a bar for each period; periods that are left out are gaps.
pub fn over_time(
    workspace: &Workspace,
    table: &FigureTable,
    grid: &Grid,
    chosen: &Chosen,
) -> Vec<Node> {
    let rows = std::iter::once(chosen.place).chain(chosen.other);
    let rows: Vec<&PlaceRow> = rows.filter_map(|row| grid.rows.get(row)).collect();
    let times = times(table, grid);
    let mut shown: Vec<Figure> = Vec::new();
    for row in &rows {
        shown.extend(
            times
                .iter()
                .filter_map(|period| figure_of(table, grid, row, *period)),
        );
    }
    let places = places(&shown);
    let spans: Vec<_> = times
        .iter()
        .map(|period| of_period(table, grid, *period).as_ref().and_then(span))
        .collect();
    let mut groups: Vec<Group> = Vec::new();
    for (at, period) in times.iter().enumerate() {
        let gaps = missing(&spans, at);
        let empty = || rows.iter().map(|_| bar(None, places)).collect();
        groups.extend(gaps.into_iter().map(|gap| group(gap, empty())));
        let measures = rows
            .iter()
            .map(|row| bar(figure_of(table, grid, row, *period).as_ref(), places));
        let name = grid.periods.get(*period).cloned().unwrap_or_default();
        groups.push(group(name, measures.collect()));
    }
    let styles = [MarkStyle::Solid, MarkStyle::Hatch];
    let names: Vec<String> = rows.iter().map(|row| row.said()).collect();
    let name = table.name();
    let data = Bars {
        about: format!("{name} over time, {}", names.join(" and ")),
        group_heading: "When".to_owned(),
        beside_heading: String::new(),
        series: match names.as_slice() {
            [_] => several([series(unit_heading(table.unit), MarkStyle::Solid)]),
            _ => names
                .iter()
                .zip(styles)
                .map(|(name, style)| series(name, style))
                .collect(),
        },
        groups,
    };
    // The first and the last figure that is there, of each place.
    let mut finding = name.clone();
    for row in &rows {
        let mut all = times.iter().filter_map(|period| {
            let figure = figure_of(table, grid, row, *period)?;
            Some((figure, grid.periods.get(*period)?))
        });
        let first = all.next();
        let last = all.next_back();
        let mut parts = Vec::new();
        for (figure, period) in first.iter().chain(&last) {
            parts.push(format!("{} ({period})", short_said(figure, places)));
        }
        if parts.is_empty() {
            parts.push("no figure".to_owned());
        }
        finding.push_str(&format!("; {}: {}", row.said(), parts.join(", then ")));
    }
    let basis_of: Vec<&Figure> = shown.iter().collect();
    draw(
        "over-time",
        finding.replacen("; ", ": ", 1),
        basis(workspace, &basis_of),
        &data,
        table,
    )
}

/// So many decimal places as the most exact of some figures has.
fn places(figures: &[Figure]) -> u8 {
    let places = figures.iter().map(|figure| figure.value.number().places());
    places.max().unwrap_or(0)
}

fn draw(id: &str, finding: String, basis: String, data: &Bars, table: &FigureTable) -> Vec<Node> {
    let figure = figure::Figure {
        id: id.to_owned(),
        level: "h3",
        finding,
        basis: basis.trim_start().to_owned(),
        picture: bars(data),
        description: data.describe(),
        caption: with_unit(&data.about, table.unit),
        more: Vec::new(),
    };
    several([figure.node()])
}

/// The places of a period as bars, by rank: at most some twenty of them, and which.
pub fn by_place(
    workspace: &Workspace,
    table: &FigureTable,
    grid: &Grid,
    chosen: &Chosen,
) -> Vec<Node> {
    let (mut ranked, mut without, mut totals) = (Vec::new(), 0, 0);
    for (at, row) in grid.rows.iter().enumerate() {
        let figure = figure_of(table, grid, row, chosen.period);
        match figure.filter(|figure| figure.mark.is_empty()) {
            None => without += 1,
            // A total stands above all that it holds.
            Some(_) if row.place.to_ascii_lowercase().starts_with("total") => totals += 1,
            Some(figure) => ranked.push((at, figure)),
        }
    }
    let size = |(_, figure): &(usize, Figure)| figure.value.number().billionths();
    let ranked = sorted(ranked, &|a, b| size(b).cmp(&size(a)));
    let all = ranked.len();
    let period = grid.periods.get(chosen.period).cloned().unwrap_or_default();
    let own = ranked.iter().position(|(at, _)| *at == chosen.place);
    let from = match (chosen.show, own) {
        (LOWEST, _) => all.saturating_sub(DRAWN),
        (AROUND, Some(own)) => own.saturating_sub(DRAWN / 2).min(all.saturating_sub(DRAWN)),
        _ => 0,
    };
    let shown: Vec<&(usize, Figure)> = ranked.iter().skip(from).take(DRAWN).collect();
    let figures: Vec<Figure> = shown.iter().map(|(_, figure)| figure.clone()).collect();
    let places = places(&figures);
    let name_of = |at: usize| grid.rows.get(at).map(PlaceRow::said).unwrap_or_default();
    let groups = shown.iter().enumerate().map(|(rank, (at, figure))| {
        let name = format!("{}. {}", from + rank + 1, name_of(*at));
        group(name, several([bar(Some(figure), places)]))
    });
    let name = table.name();
    let data = Bars {
        about: format!("{name} by place, {period}"),
        group_heading: "Rank and place".to_owned(),
        beside_heading: String::new(),
        series: several([series(unit_heading(table.unit), MarkStyle::Solid)]),
        groups: groups.collect(),
    };
    let mut words = match (all, from) {
        (0, _) => format!("No place has a number for {period}."),
        (all, 0) if all <= DRAWN => {
            format!("All {all} places that have a number for {period}, the highest first.")
        }
        (all, from) => format!(
            "{DRAWN} of the {all} places that have a number for {period}: ranks {} to {}, the highest first.",
            from + 1,
            from + shown.len()
        ),
    };
    if let Some(own) = own {
        words.push_str(&format!(
            " {} is number {} of {all}.",
            name_of(chosen.place),
            own + 1
        ));
    }
    if without > 0 {
        words.push_str(&format!(" Places without a number: {without}."));
    }
    if totals > 0 {
        words.push_str(" Totals are left out of the order.");
    }
    let mut nodes = several([said(words)]);
    if let Some((at, figure)) = ranked.first() {
        let highest = short_said(figure, places);
        let finding = format!("{name}, {period}: highest in {}, {highest}", name_of(*at));
        // The places stand beside the bars.
        let mut of: Vec<Figure> = figures;
        for figure in &mut of {
            figure.place.clear();
        }
        let of: Vec<&Figure> = of.iter().collect();
        nodes.extend(draw(
            "by-place",
            finding,
            basis(workspace, &of),
            &data,
            table,
        ));
    }
    nodes
}
