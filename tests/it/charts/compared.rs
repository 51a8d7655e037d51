//! Figures side by side and over time: only where their bases allow it.

use scrutiny_tracker::content::figure_files::csv;
use scrutiny_tracker::content::workforce;
use scrutiny_tracker::domain::comparable::{NotComparable, side_by_side};
use scrutiny_tracker::domain::date::StatedDate;
use scrutiny_tracker::domain::figure::{Figure, Unit};
use scrutiny_tracker::domain::quantity::{Decimal, Quantity};
use scrutiny_tracker::markup::html::{html, plain};

use super::{all, check_charts, of, of_figures, words};
use crate::embedded::REVIEW;

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
fn rates_of_places_or_services_named_in_fields_of_their_own_are_not_drawn_together() {
    for (what, set) in [
        (
            "place",
            (|figure| figure.place = "Herefordshire".to_owned()) as fn(&mut Figure),
        ),
        ("sector", |figure| figure.sector = "Independent".to_owned()),
        ("service", |figure| figure.service = "Home care".to_owned()),
        ("job role", |figure| {
            figure.job_role = "Care worker".to_owned()
        }),
    ] {
        let one = at("2019-04/2020-03", "20", "County", 1);
        let mut other = one.clone();
        assert_eq!(side_by_side(&[&one, &other]), Ok(()), "{what}");
        set(&mut other);
        assert_eq!(
            side_by_side(&[&one, &other]),
            Err(NotComparable::Bases),
            "{what}"
        );
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
