//! Every chart of the embedded review: picture, table and files say the same, and every workforce figure is shown with
//! its base, time and source.

mod compared;
mod planning;
mod progress;

use scrutiny_tracker::content::figure_files::{csv, finding, number, svg};
use scrutiny_tracker::content::{charts, money, workforce};
use scrutiny_tracker::domain::figure::{Figure, Unit};
use scrutiny_tracker::domain::order::in_order;
use scrutiny_tracker::domain::quantity::{Decimal, Quantity};
use scrutiny_tracker::domain::workspace::Workspace;
use scrutiny_tracker::markup::html::{html, plain};
use scrutiny_tracker::markup::{Node, Parts, Piece};
use scrutiny_tracker::query::list::rows;

use crate::checks::entry;
use crate::embedded::REVIEW;
use crate::golden::{day, id};

fn parts(node: &Node) -> Option<&Parts> {
    match node.piece() {
        Piece::Element(parts) => Some(parts),
        Piece::Text(_) => None,
    }
}

/// Every element of a name, wherever it stands.
pub fn all<'a>(nodes: &'a [Node], name: &str) -> Vec<&'a Node> {
    let mut found = Vec::new();
    for node in nodes {
        if let Some(parts) = parts(node) {
            if parts.name == name {
                found.push(node);
            }
            found.extend(all(&parts.children, name));
        }
    }
    found
}

pub fn words(node: &Node) -> String {
    plain(std::slice::from_ref(node))
}

fn of<'a>(node: &'a Node, name: &str) -> Vec<&'a Node> {
    all(std::slice::from_ref(node), name)
}

/// What must hold for every chart, wherever it stands.
pub fn check_charts(page: &[Node]) -> usize {
    let figures = all(page, "figure");
    for figure in &figures {
        let about = finding(figure);
        assert!(!about.is_empty());
        let table = of(figure, "table")[0];
        let cells: Vec<String> = of(table, "td").into_iter().map(words).collect();
        let heads: Vec<String> = of(table, "th").into_iter().map(words).collect();
        let picture = of(figure, "svg")[0];
        let mut labels: Vec<String> = of(picture, "text").into_iter().map(words).collect();
        for cell in cells.iter().filter(|cell| *cell != "0") {
            let place = labels.iter().position(|label| label == cell);
            labels.remove(place.unwrap_or_else(|| panic!("{about}: no label for {cell}")));
        }
        for label in labels {
            assert!(heads.contains(&label), "{about}: {label} stands in no cell");
        }
        let name = words(of(picture, "title")[0]);
        assert!(name.len() >= 15, "{name}");
        assert_eq!(parts(picture).unwrap().value_of("role"), Some("img"));
        let basis = words(of(figure, "p")[0]);
        assert!(basis.len() > 30, "{about}: {basis}");
        check_table(figure, table, &basis);
        check_picture(&svg(figure), &about, &basis);
    }
    figures.len()
}

fn check_table(figure: &Node, table: &Node, basis: &str) {
    let text = csv(figure);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let read: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let rows = of(table, "tr");
    assert_eq!(read.len(), rows.len());
    for (row, record) in rows.iter().zip(&read).skip(1) {
        let cells: Vec<String> = of(row, "td").into_iter().map(words).collect();
        assert_eq!(record.len(), cells.len() + 3);
        for (cell, written) in cells.iter().zip(record.iter().skip(1)) {
            match number(cell) {
                Some(number) => {
                    assert_eq!(written, number);
                    assert!(Decimal::parse(written).is_some(), "{written}");
                }
                None => assert_eq!(written, cell),
            }
        }
        assert_eq!(&record[cells.len() + 1], cells.join("; "));
        assert_eq!(&record[cells.len() + 2], basis);
    }
}

/// A picture on its own is whole, and says its finding and its basis.
fn check_picture(file: &str, about: &str, basis: &str) {
    assert!(file.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
    let mut open = Vec::new();
    for tag in file.split('<').skip(1) {
        let name = tag.split(['>', ' ']).next().unwrap();
        match name.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name)),
            None => open.push(name),
        }
    }
    assert!(open.is_empty());
    assert!(!file.contains("var("), "slide programs know no variables");
    let joined: String = file.replace("&quot;", "\"").replace("&amp;", "&");
    for word in about.split_whitespace().chain(basis.split_whitespace()) {
        assert!(joined.contains(word), "{about}: {word}");
    }
}

#[test]
fn every_chart_of_the_review_says_in_picture_table_and_files_the_same() {
    let rows = rows(&REVIEW, day("2026-08-14"));
    let home = [charts::answer_chart(&rows), charts::delivery_chart(&rows)];
    assert_eq!(check_charts(&home), 2);
    assert_eq!(check_charts(&money::page(&REVIEW)), 1);
    assert!(check_charts(&workforce::page(&REVIEW, ["", ""])) >= 10);
}

#[test]
fn every_figure_is_on_the_page_with_its_base_time_and_source() {
    let page = workforce::page(&REVIEW, ["", ""]);
    let mut shown = Vec::new();
    for row in all(&page, "tr") {
        let cells: Vec<String> = of(row, "td").into_iter().map(words).collect();
        if let (Some(head), [_, when, base, source]) = (of(row, "th").first(), cells.as_slice()) {
            assert!(!when.is_empty() && !source.is_empty(), "{}", words(row));
            shown.push((words(head), base.clone(), words(row)));
        }
    }
    let figures = in_order(REVIEW.figures.values().collect(), |entry| {
        entry.record.order
    });
    assert_eq!(shown.len(), figures.len());
    for entry in figures {
        let figure = &entry.record;
        let name = format!("{}: {}", figure.measure, figure.group);
        let (_, base, row) = shown.iter().find(|(head, ..)| *head == name).expect(&name);
        assert!(row.contains(&figure.value.number().to_string()), "{row}");
        assert!(
            base.contains(figure.coverage.trim_end_matches('.')),
            "{row}"
        );
        assert!(
            figure.unit != Unit::Percent || base.starts_with("Base: "),
            "{row}"
        );
        assert!(row.contains(&figure.sources[0].place), "{row}");
    }
}

#[test]
fn the_page_begins_with_pay_and_keeps_its_order() {
    let page = workforce::page(&REVIEW, ["", ""]);
    let headings: Vec<String> = all(&page, "h2").into_iter().map(words).collect();
    let expected = [
        "Pay",
        "Staff by setting",
        "Who works in care",
        "Leaving and vacancies",
        "Recruitment",
        "Ambassadors",
        "Apprenticeships",
        "Practice elsewhere",
        "Care providers and partners",
    ];
    // The list of the sections stands above them.
    assert_eq!(headings[0], "On this page");
    assert_eq!(headings[1..=expected.len()], expected);
    let first = words(all(&page, "figure")[0]);
    for said in [
        "Council above Independent sector throughout",
        "Council £1.69 more",
        "Council £3.84 more",
    ] {
        assert!(first.contains(said), "{first}");
    }
}

#[test]
fn sums_carry_their_marks() {
    let said = plain(&workforce::page(&REVIEW, ["", ""]));
    for sum in [
        "✓ Adds up 157 + 55 + 37 + 141 + 7 = 397",
        "✓ Adds up 397 + 68 = 465",
        "✓ Adds up 287.92 + 56.40 = 344.32",
        "✓ Adds up 18 + 15 = 33",
    ] {
        assert!(said.contains(sum), "{sum}");
    }
    assert!(!said.contains("Does not add up"));
    for sum in [
        "Female 86%, Male 14%; 100% in all.",
        "63%, 55 and over 27%; 100% in all.",
    ] {
        assert!(said.contains(sum), "{sum}");
    }
}

#[test]
fn a_sum_that_does_not_come_out_is_marked_and_nothing_is_dropped() {
    let part = |group: &str, value: &str, parent: Option<&str>, order| Figure {
        measure: "Headcount".to_owned(),
        group: group.to_owned(),
        parent: parent.map(id),
        value: Quantity::Exact(Decimal::parse(value).unwrap()),
        unit: Unit::Headcount,
        order,
        ..Figure::blank()
    };
    let workspace = of_figures([
        part("All", "10", None, 1),
        part("Days", "4", Some("f/0"), 2),
        part("Nights", "5", Some("f/0"), 3),
    ]);
    let page = workforce::page(&workspace, ["", ""]);
    assert!(plain(&page).contains("✗ Does not add up 4 + 5, where the paper prints 10"));
    assert!(plain(&page).contains("the parts differ from the whole by −1"));
    check_charts(&page);
}

/// A workspace of figures with the ids `f/0`, `f/1` and so on.
pub fn of_figures<const N: usize>(figures: [Figure; N]) -> Workspace {
    let mut workspace = Workspace::default();
    for (place, figure) in figures.into_iter().enumerate() {
        workspace
            .figures
            .insert(id(&format!("f/{place}")), entry(figure));
    }
    workspace
}

#[test]
fn rates_of_unlike_bases_stand_in_rows_and_in_no_chart() {
    let page = workforce::page(&REVIEW, ["", ""]);
    let said = plain(&page);
    assert!(said.contains("Turnover: not directly comparable"));
    for rate in ["38.8%", "5.38%", "about 35%"] {
        assert!(said.contains(rate), "{rate}");
        for figure in all(&page, "figure") {
            assert!(!words(figure).contains(rate), "{rate} is drawn");
        }
    }
    assert!(said.contains("Base not given. The target is 2.3% of employees."));
    assert!(said.contains("£311,798.84"));
}

#[test]
fn another_reviews_figures_are_drawn_by_their_shape_alone() {
    let pay = |group: &str, pence: &str, order| Figure {
        measure: "Fare per trip".to_owned(),
        group: group.to_owned(),
        value: Quantity::Exact(Decimal::parse(pence).unwrap()),
        unit: Unit::PoundsPerHour,
        coverage: "Borsetshire".to_owned(),
        order,
        ..Figure::blank()
    };
    let workspace = of_figures([
        pay("Buses, day", "2.50", 1),
        pay("Taxis, day", "12.00", 2),
        pay("Buses, night", "14.00", 3),
        pay("Taxis, night", "14.00", 4),
    ]);
    let page = workforce::page(&workspace, ["", ""]);
    let said = plain(&page);
    assert!(said.contains("Taxis £9.50 more"), "{said}");
    assert!(said.contains("No difference"), "{said}");
    assert_eq!(check_charts(&page), 1);
    assert_eq!(
        html(&page).matches("st-mark st-mark-2").count(),
        3,
        "two bars and the key"
    );
}
