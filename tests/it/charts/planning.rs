//! Planning aids: worked out, marked as calculations, with what they assume.

use scrutiny_tracker::content::figure_files::{csv, svg};
use scrutiny_tracker::content::planning;
use scrutiny_tracker::domain::workspace::Workspace;
use scrutiny_tracker::markup::html::plain;

use super::{all, check_charts};
use crate::embedded::REVIEW;

fn planned(query: &str) -> String {
    plain(&planning::sheet(&REVIEW, query).nodes)
}

#[test]
fn a_rolling_programme_is_worked_out_with_what_it_assumes() {
    let said = planned("length=18&interval=6&cohort=10&completion=80");
    for sentence in [
        "3 cohorts at once, with 30 apprentices.",
        "The first finish after 18 months: about 16 in year 2.",
        "From then on about 16 finish each year.",
        "Cohort 5",
        "Those who do not finish count as apprentices until the end.",
    ] {
        assert!(said.contains(sentence), "{sentence}: {said}");
    }
    let said = planned("length=12&interval=12&cohort=8&completion=100");
    assert!(
        said.contains("1 cohort at once, with 8 apprentices."),
        "{said}"
    );
    assert!(said.contains("about 8 in year 1. From then on about 8 finish each year."));
    let said = planned("length=24&interval=9&cohort=1&completion=100");
    assert!(said.contains("3 cohorts at once"), "{said}");
    assert!(said.contains("about 1 in year 2. From then on about 1 finish each year."));
}

#[test]
fn the_flow_of_a_workforce_is_worked_out_with_what_it_assumes() {
    let said = planned("posts=1,000&turnover=40&staying=75%25&vacancy=10&starters=50");
    for sentence in [
        "90 leave the sector in a year and 100 posts stand empty: 190 newcomers are needed.",
        "With 50 starters, 140 posts are still to fill.",
        "The rates are of the same posts and of a whole year.",
    ] {
        assert!(said.contains(sentence), "{sentence}: {said}");
    }
    let said = planned("posts=100&turnover=0&staying=0&vacancy=0&starters=9");
    assert!(said.contains("0 posts are still to fill"), "{said}");
}

#[test]
fn what_cannot_be_worked_out_is_said_and_nothing_is_guessed() {
    let said = planned("length=18&interval=0&cohort=10&completion=101");
    assert!(
        said.contains("Share who finish: “101” is not a number from 0 to 100."),
        "{said}"
    );
    assert!(said.contains("Enter: Posts, filled and vacant."));
    assert!(!said.contains("This assumes"));
    let said = planned("length=18&interval=0&cohort=10&completion=80");
    assert!(said.contains("must be a month at least"), "{said}");
    let record = planned("");
    assert!(
        record.contains("Length of an apprenticeship: 18, Apprenticeship programme"),
        "{record}"
    );
    assert!(record.contains("Turnover in a year: 38.8, Turnover (Worcestershire, all sectors)"));
    let empty = plain(&planning::sheet(&Workspace::default(), "").nodes);
    assert!(!empty.contains("Filled in from the record"));
}

#[test]
fn a_calculation_is_marked_on_its_picture_and_in_its_file() {
    let query = "length=18&interval=6&cohort=10&completion=80&posts=1000&turnover=40&staying=75&vacancy=10&starters=50";
    let page = planning::sheet(&REVIEW, query).nodes;
    let figures = all(&page, "figure");
    assert_eq!(figures.len(), 2);
    for figure in figures {
        for file in [csv(figure), svg(figure)] {
            assert!(file.contains("Calculated"), "{file}");
        }
    }
    check_charts(&[all(&page, "figure")[1].clone()]);
}
