//! The rules of recommendation numbers and of dates that no source gives.

use scrutiny_tracker::domain::check::{Level, Rule, check};
use scrutiny_tracker::domain::date::StatedDate;
use scrutiny_tracker::domain::meeting::Meeting;
use scrutiny_tracker::domain::update::Update;
use scrutiny_tracker::domain::workspace::Workspace;

use super::{entry, finds, finds_nothing, numbered};
use crate::golden::id;

#[test]
fn v06_numbers_have_no_doubles_and_no_gaps_within_one_review() {
    let double = finds(
        &numbered(&[("w", 1), ("w", 1), ("w", 2)]),
        Rule::V06,
        Level::Error,
        "w/2",
    );
    assert!(double.message.starts_with("Number 1 is used twice"));
    let gap = finds(
        &numbered(&[("w", 1), ("w", 3)]),
        Rule::V06,
        Level::Error,
        "w/2",
    );
    assert!(
        gap.message
            .starts_with("Number 2 is missing before recommendation 3")
    );
    finds_nothing(&numbered(&[("w", 2), ("w", 1), ("v", 1)]));
}

#[test]
fn v06_a_recommendation_without_a_number_is_not_called_a_double() {
    // Nought is how an unset number reads; no number is used at all here, let alone twice.
    let found = check(&numbered(&[("w", 0)]));
    assert!(
        !found
            .iter()
            .any(|finding| finding.message.contains("used twice")),
        "{found:?}"
    );
}

#[test]
fn v10_a_missing_date_is_said_and_not_filled_in() {
    let day = StatedDate::parse("2021-01-14").unwrap();
    for date in [StatedDate::NotStated, day] {
        let mut held = Workspace::default();
        held.meetings.insert(
            id("m/1"),
            entry(Meeting {
                date,
                ..Meeting::blank()
            }),
        );
        let mut reported = Workspace::default();
        reported.updates.insert(
            id("u/1"),
            entry(Update {
                date,
                ..Update::blank()
            }),
        );
        if date == day {
            finds_nothing(&held);
            finds_nothing(&reported);
        } else {
            finds(&held, Rule::V10, Level::Note, "m/1");
            finds(&reported, Rule::V10, Level::Note, "u/1");
            assert_eq!(
                reported.updates[&id("u/1")].record.date,
                StatedDate::NotStated
            );
        }
    }
}
