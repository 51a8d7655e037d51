//! A figure in words: its value, when it is of, its base, and who says so.

use crate::domain::figure::{Figure, Unit};
use crate::domain::quantity::Decimal;
use crate::domain::workspace::Workspace;
use crate::markup::table::{Column, Table};
use crate::markup::{Node, several, text};
use crate::query::describe::pointer_said;

/// The value as a chart writes it, with so many decimal places at least: `38.8%`, `£10.15`, `56.40`; or the mark in
/// place of it, with what that means.
pub(super) fn short_said(figure: &Figure, places: u8) -> String {
    if !figure.mark.is_empty() {
        return figure.said();
    }
    figure
        .value
        .said_with(|number| with_sign(figure.unit, &padded(number, places)))
}

/// A number with the sign of its unit.
pub(super) fn with_sign(unit: Unit, number: &str) -> String {
    match unit {
        Unit::Percent => format!("{number}%"),
        Unit::PoundsPerHour | Unit::PoundsPerWeek => format!("£{number}"),
        _ => number.to_owned(),
    }
}

/// A number with noughts after it, up to so many decimal places.
pub(super) fn padded(number: Decimal, places: u8) -> String {
    let mut written = number.to_string();
    if places > number.places() {
        if number.places() == 0 {
            written.push('.');
        }
        (number.places()..places).for_each(|_| written.push('0'));
    }
    written
}

fn when_said(figure: &Figure) -> String {
    match (figure.period, figure.period_note.as_str()) {
        (Some(period), "") => period.to_string(),
        (None, "") => "Not stated".to_owned(),
        (Some(period), note) if period.span().is_some() => format!("{period}. {note}"),
        (_, note) => note.to_owned(),
    }
}

fn base_said(figure: &Figure) -> String {
    if figure.unit != Unit::Percent {
        return String::new();
    }
    let base = match figure.base.as_str() {
        "" => "not given",
        base => base,
    };
    match figure.base_count {
        Some(count) => format!("Base: {base} ({count})"),
        None => format!("Base: {base}"),
    }
}

fn supplier_said(figure: &Figure) -> String {
    match figure.supplied {
        Some(supplied) if !figure.supplier.is_empty() => format!("{}, {supplied}", figure.supplier),
        _ => figure.supplier.clone(),
    }
}

/// What is said of each figure, under a name.
type Saying<'a> = (&'a str, &'a dyn Fn(&Figure) -> String);

/// Base, times, coverage and sources of some figures in one line, each said once.
pub(super) fn basis(workspace: &Workspace, figures: &[&Figure]) -> String {
    let mut line = String::new();
    let said: [Saying<'_>; 3] = [
        ("", &base_said),
        ("", &Figure::covered),
        ("When: ", &when_said),
    ];
    for (name, part) in said {
        add(
            &mut line,
            name,
            figures.iter().map(|figure| part(figure)).collect(),
        );
    }
    let mut sources: Vec<String> = figures.iter().map(|figure| supplier_said(figure)).collect();
    for pointer in figures.iter().flat_map(|figure| &figure.sources) {
        sources.push(pointer_said(workspace, pointer));
    }
    add(&mut line, "Source: ", sources);
    line
}

/// Adds the different ones of some words as a sentence.
fn add(line: &mut String, name: &str, words: Vec<String>) {
    let mut different: Vec<String> = Vec::new();
    for one in words {
        let one = one.trim_end_matches('.').to_owned();
        if !one.is_empty() && !different.contains(&one) {
            different.push(one);
        }
    }
    if !different.is_empty() {
        line.push_str(&format!(" {name}{}.", different.join("; ")));
    }
}

/// A row for each figure, with everything one must know to believe it.
pub(super) fn table(
    workspace: &Workspace,
    id: String,
    caption: String,
    figures: &[&Figure],
) -> Node {
    let row = |figure: &&Figure| {
        let value = text(figure.said());
        let mut parts = several([base_said(figure)]);
        if let Some(count) = figure.count {
            parts.push(format!("Count: {count}"));
        }
        parts.extend([figure.covered(), figure.note.clone()]);
        let mut base = String::new();
        parts
            .into_iter()
            .for_each(|part| add(&mut base, "", several([part])));
        let mut source = String::new();
        add(&mut source, "", several([supplier_said(figure)]));
        let pointers = figure.sources.iter();
        let pointers = pointers.map(|pointer| pointer_said(workspace, pointer));
        add(&mut source, "", pointers.collect());
        let about = match figure.group.as_str() {
            "" => figure.measure.clone(),
            group => format!("{}: {group}", figure.measure),
        };
        several([
            several([text(about)]),
            several([value]),
            several([text(when_said(figure))]),
            several([text(base.trim_start().to_owned())]),
            several([text(source.trim_start().to_owned())]),
        ])
    };
    Table {
        id,
        caption,
        columns: several([
            Column::Words("What and of whom"),
            Column::Numbers("Figure"),
            Column::Words("When"),
            Column::Words("Base and coverage"),
            Column::Words("Source"),
        ]),
        rows: figures.iter().map(row).collect(),
    }
    .node()
}
