//! The facts of the five papers, as the embedded review must show them.

use std::collections::BTreeSet;

use scrutiny_tracker::domain::amount::Pence;
use scrutiny_tracker::domain::date::StatedDate;
use scrutiny_tracker::domain::id::RecordId;
use scrutiny_tracker::domain::quantity::Quantity;
use scrutiny_tracker::domain::response::{Answer, SourceClarity};
use scrutiny_tracker::query::answer::{Combined, addressed};
use scrutiny_tracker::query::list::rows;
use scrutiny_tracker::query::summary::answer_counts;

use super::{REVIEW, care};
use crate::golden::day;

fn figure(name: &str) -> String {
    let figure = &REVIEW.figures[&care(&format!("figure/{name}"))].record;
    match figure.value {
        Quantity::Exact(number) => number.written(),
        other => other.to_string(),
    }
}

/// The figure and the sum of the figures that name it as their parent, in billionths.
fn whole_and_sum(name: &str) -> (i128, i128) {
    let parent = care(&format!("figure/{name}"));
    let value = |id: &RecordId| REVIEW.figures[id].record.value.number().billionths();
    let parts = REVIEW
        .figures
        .iter()
        .filter(|(_, entry)| entry.record.parent.as_ref() == Some(&parent));
    (value(&parent), parts.map(|(id, _)| value(id)).sum())
}

#[test]
fn the_answers_are_those_of_the_form() {
    let rows = rows(&REVIEW, day("2020-07-01"));
    let answer = |number: u32| rows.iter().find(|row| row.number == number).unwrap().answer;
    for number in [1, 2, 3, 4, 5, 6, 7, 9, 10, 12] {
        assert_eq!(
            answer(number),
            Combined::Agreed(Answer::InFull),
            "recommendation {number}"
        );
    }
    assert_eq!(answer(8), Combined::Agreed(Answer::InPart));
    assert_eq!(answer(11), Combined::Agreed(Answer::Declined));
    assert_eq!(
        answer_counts(&rows).sentence(),
        "12 recommendations: 10 accepted in full, 1 in part, 1 declined"
    );
}

#[test]
fn recommendations_6_and_12_have_two_addressees_and_the_second_is_awaited() {
    for (id, recommendation) in REVIEW.recommendations_by_number() {
        let all = addressed(&REVIEW, id, recommendation);
        let awaited: Vec<&RecordId> = all
            .iter()
            .filter(|one| one.is_awaited())
            .map(|one| one.addressee)
            .collect();
        if [6, 12].contains(&recommendation.number) {
            assert_eq!(all.len(), 2);
            assert_eq!(
                awaited,
                [&care("addressee/transformation-and-commissioning")]
            );
        } else {
            assert_eq!((all.len(), awaited.len()), (1, 0));
        }
    }
}

#[test]
fn the_marks_that_the_form_leaves_in_doubt_are_told() {
    let in_doubt: BTreeSet<&str> = REVIEW
        .responses
        .values()
        .filter(|entry| entry.record.clarity == SourceClarity::InDoubt)
        .map(|entry| {
            entry
                .record
                .recommendation
                .as_str()
                .rsplit('/')
                .next()
                .unwrap()
        })
        .collect();
    assert_eq!(in_doubt, BTreeSet::from(["1", "2", "3", "5", "11"]));
    assert_eq!(
        REVIEW.responses[&care("response/11")].record.printed_mark,
        "N"
    );
}

#[test]
fn the_updates_cover_the_ranges_of_the_minutes_without_a_date() {
    let covered: Vec<Vec<u32>> = REVIEW
        .updates
        .values()
        .map(|entry| {
            entry
                .record
                .recommendations
                .iter()
                .map(|id| REVIEW.recommendations[id].record.number)
                .collect()
        })
        .collect();
    let expected: [&[u32]; 5] = [&[10, 11], &[1, 2, 3, 4, 5], &[6, 7], &[8], &[9]];
    assert_eq!(
        covered.iter().cloned().collect::<BTreeSet<_>>(),
        expected.map(<[u32]>::to_vec).into()
    );
    assert_eq!(covered.len(), 5);
    assert!(
        REVIEW
            .updates
            .values()
            .all(|entry| entry.record.date == StatedDate::NotStated)
    );
}

#[test]
fn the_schedule_has_fifteen_activities_two_of_them_on_one_day() {
    assert_eq!(REVIEW.activities.len(), 15);
    let day = StatedDate::parse("2020-01-29").unwrap();
    assert_eq!(
        REVIEW
            .activities
            .values()
            .filter(|entry| entry.record.date == day)
            .count(),
        2
    );
}

#[test]
fn the_sums_of_the_workforce_are_exact() {
    for (name, value) in [
        ("headcount-adult-services", "397"),
        ("headcount-children-first", "68"),
        ("headcount-council", "465"),
        ("fte-adult-services", "287.92"),
        ("fte-children-first", "56.4"),
        ("fte-council", "344.32"),
    ] {
        assert_eq!(figure(name), value);
        let (whole, sum) = whole_and_sum(name);
        assert_eq!(whole, sum, "{name}");
    }
}

#[test]
fn pay_and_money_are_to_the_penny() {
    assert_eq!(figure("pay-council-front-line"), "10.15");
    assert_eq!(figure("pay-council-manager"), "16.72");
    assert_eq!(figure("pay-independent-front-line"), "8.46");
    assert_eq!(figure("pay-independent-manager"), "12.88");
    let amount = |name: &str| REVIEW.money[&care(&format!("money/{name}"))].record.amount;
    assert_eq!(amount("levy-returned").exact(), Some(Pence(31_179_884)));
    assert_eq!(amount("levy-returned").to_string(), "£311,798.84");
    assert_eq!(
        amount("communications-remaining").exact(),
        Some(Pence(413_780))
    );
    assert_eq!(amount("communications-remaining").to_string(), "£4,137.80");
}
