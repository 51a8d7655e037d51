//! Every chart of the embedded review: picture, table and files say the same, and every workforce figure is shown with
//! its base, time and source.

use scrutiny_tracker::content::figure_files::{csv, finding, number, svg};
use scrutiny_tracker::content::filter_form::Groups;
use scrutiny_tracker::content::{charts, money, progress, workforce};
use scrutiny_tracker::domain::date::StatedDate;
use scrutiny_tracker::domain::figure::{Figure, Unit};
use scrutiny_tracker::domain::order::in_order;
use scrutiny_tracker::domain::quantity::{Decimal, Quantity};
use scrutiny_tracker::domain::workspace::Workspace;
use scrutiny_tracker::markup::html::{html, plain};
use scrutiny_tracker::markup::{Node, Parts, Piece};
use scrutiny_tracker::query::filter::Filter;
use scrutiny_tracker::query::list::rows;
use scrutiny_tracker::route::Route;

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
    assert_eq!(headings[..expected.len()], expected);
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

fn care(name: &str) -> String {
    format!("care-work/figure/{name}")
}

#[test]
fn two_figures_of_one_basis_are_compared_in_a_sentence_a_chart_and_a_table() {
    let (one, other) = (care("pay-council-manager"), care("pay-independent-manager"));
    let page = workforce::page(&REVIEW, [&one, &other]);
    let said = plain(&page);
    assert!(
        said.contains("Council, Registered Managers is £3.84 higher."),
        "{said}"
    );
    assert!(html(&page).contains("<figure class=\"st-figure\" id=\"compared\""));
    check_charts(&page);
    let (one, other) = (care("campaign-men"), care("campaign-women"));
    let said = plain(&workforce::page(&REVIEW, [&one, &other]));
    assert!(said.contains("Women is 9 percentage points higher."));
    let said = plain(&workforce::page(&REVIEW, [&one, &one]));
    assert!(said.contains("There is no difference."));
}

#[test]
fn a_chart_asked_of_unlike_figures_is_refused_with_the_reason_and_keeps_both() {
    for (one, other, why) in [
        (
            "turnover-county",
            "turnover-council",
            "These rates are of different times",
        ),
        (
            "turnover-county",
            "turnover-private",
            "These rates are of different places or services",
        ),
        (
            "turnover-county",
            "vacancy-county",
            "These figures measure different things",
        ),
        (
            "sex-female",
            "age-25-54",
            "These figures measure different things",
        ),
        (
            "pay-council-manager",
            "pay-tameside",
            "These figures measure different things",
        ),
    ] {
        let page = workforce::page(&REVIEW, [&care(one), &care(other)]);
        let said = plain(&page);
        assert!(said.contains(why), "{one} and {other}: {said}");
        assert!(!html(&page).contains("id=\"compared\""));
        assert!(html(&page).contains("id=\"compared-rows\""));
    }
}

#[test]
fn the_second_list_offers_only_what_may_stand_beside_the_first() {
    let offered = |first: &str| {
        let page = workforce::page(&REVIEW, [&care(first), ""]);
        let lists = all(&page, "select")
            .into_iter()
            .map(|list| of(list, "option").len());
        lists.collect::<Vec<_>>()
    };
    let [firsts, seconds] = offered("pay-council-manager")[..] else {
        panic!("two lists");
    };
    assert_eq!(seconds, 1 + 3, "the other three of average pay");
    assert!(firsts > 20);
    assert_eq!(
        offered("turnover-county")[1],
        1,
        "nothing may stand beside it"
    );
}

fn at(period: &str, value: &str, coverage: &str, order: u32) -> Figure {
    Figure {
        measure: "Turnover".to_owned(),
        group: "All staff".to_owned(),
        value: Quantity::Exact(Decimal::parse(value).unwrap()),
        unit: Unit::Percent,
        base: "staff".to_owned(),
        period: StatedDate::parse(period),
        coverage: coverage.to_owned(),
        order,
        ..Figure::blank()
    }
}

#[test]
fn periods_of_one_figure_are_a_trend_with_gaps_and_breaks() {
    let workspace = of_figures([
        at("2019-04/2020-03", "20", "County", 2),
        at("2018-04/2019-03", "10", "County", 1),
        at("2021-04/2022-03", "30", "County and city", 3),
        at("2021-04/2021-09", "12", "County", 4),
    ]);
    let page = workforce::page(&workspace, ["", ""]);
    assert_eq!(check_charts(&page), 1, "half a year is not in it");
    let trend = all(&page, "figure")[0];
    let said = words(trend);
    assert!(
        said.contains("Turnover, All staff: 10% (April 2018 to March 2019), then 30% (April 2021 to March 2022)"),
        "{said}"
    );
    let heads: Vec<String> = of(of(trend, "tbody")[0], "th")
        .into_iter()
        .map(words)
        .collect();
    assert_eq!(
        heads,
        [
            "April 2018 to March 2019",
            "April 2019 to March 2020",
            "April 2020 to March 2021",
            "April 2021 to March 2022"
        ]
    );
    assert!(said.contains("No figure"));
    assert_eq!(
        said.matches("Break: the coverage or the base changes here")
            .count(),
        3,
        "{said}"
    );
    assert!(csv(trend).contains("No figure"), "a gap is not nought");
}

#[test]
fn one_time_alone_or_two_of_different_length_make_no_trend() {
    for other in ["2018-04/2018-09", "not-stated", "2019-04/2020-03"] {
        let workspace = of_figures([
            at("2019-04/2020-03", "20", "County", 1),
            at(other, "10", "County", 2),
        ]);
        let page = workforce::page(&workspace, ["", ""]);
        assert!(!plain(&page).contains(", then "), "{other}");
    }
}

fn progress_of(query: &str) -> Vec<Node> {
    let today = day("2026-08-14");
    let rows = rows(&REVIEW, today);
    progress::sheet(&REVIEW, &rows, &Filter::parse(query), Groups::Shut, today).nodes
}

fn links(node: &Node) -> Vec<(String, String)> {
    let link = |link: &Node| {
        (
            words(link),
            parts(link).unwrap().value_of("href").unwrap().to_owned(),
        )
    };
    of(node, "a").into_iter().map(link).collect()
}

#[test]
fn every_count_of_progress_leads_to_a_list_of_as_many() {
    let all_rows = rows(&REVIEW, day("2026-08-14"));
    for query in [
        "",
        "theme=care-work/theme/promotion",
        "response=in-full",
        "needs=clarity",
    ] {
        let page = progress_of(query);
        let mut checked = 0;
        for figure in all(&page, "figure") {
            for cell in of(figure, "td") {
                for (count, href) in links(cell) {
                    let Route::Recommendations(filter) = Route::parse(&href) else {
                        panic!("{href} is no list");
                    };
                    assert_eq!(
                        filter.apply(&all_rows).len().to_string(),
                        count,
                        "{query}: {href}"
                    );
                    checked += 1;
                }
            }
        }
        assert!(
            checked >= 4 || Filter::parse(query).apply(&all_rows).is_empty(),
            "{query}: {checked}"
        );
    }
}

#[test]
fn progress_shows_answers_views_lanes_and_years() {
    let page = progress_of("");
    assert_eq!(check_charts(&page[..4]), 0);
    let ids: Vec<String> = all(&page, "figure")
        .into_iter()
        .map(|figure| parts(figure).unwrap().value_of("id").unwrap().to_owned())
        .collect();
    assert_eq!(
        ids,
        ["answers-by-theme", "claims-and-views", "lanes", "years"]
    );
    let said = plain(&page);
    assert!(said.contains("11 of 12 accepted, in full or in part"));
    assert!(said.contains("Declined or not answered, and left out: 11."));
    assert!(said.contains("The last note has no date"), "{said}");
    assert!(said.contains("Open action"), "{said}");
}

#[test]
fn a_lane_says_in_its_table_what_happened_when_and_nothing_is_invented() {
    let page = progress_of("q=report+back");
    let lanes = all(&page, "figure")
        .into_iter()
        .find(|figure| parts(figure).unwrap().value_of("id") == Some("lanes"));
    let lanes = lanes.unwrap();
    let rows = of(of(lanes, "tbody")[0], "tr");
    let row = words(rows[0]);
    assert!(row.contains("25 June 2020"), "{row}");
    let labels: Vec<String> = of(lanes, "text").into_iter().map(words).collect();
    for row in rows {
        let name = words(of(row, "th")[0]);
        assert!(labels.contains(&name), "{name}");
        let silence = words(of(row, "td").last().unwrap());
        assert!(labels.contains(&silence), "{silence}");
    }
    let picture = svg(lanes);
    check_picture(&picture, &finding(lanes), "Base:");
}

#[test]
fn progress_of_nothing_says_so() {
    let today = day("2026-08-14");
    let empty = progress::sheet(
        &Workspace::default(),
        &[],
        &Filter::all(),
        Groups::Shut,
        today,
    );
    assert!(plain(&empty.nodes).contains("No recommendations yet."));
    assert!(all(&progress_of("q=zzzz"), "figure").is_empty());
    assert!(plain(&progress_of("q=zzzz")).contains("No recommendation fits what you chose."));
}
