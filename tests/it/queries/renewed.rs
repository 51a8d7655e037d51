//! Lines that are brought up to date one by one, against lines that are all worked out anew.

use scrutiny_tracker::domain::id::RecordId;
use scrutiny_tracker::domain::response::Answer;
use scrutiny_tracker::domain::workspace::Workspace;
use scrutiny_tracker::query::list::{bearing_on, renew, rows};

use super::{TODAY, embedded};
use crate::embedded::REVIEW;
use crate::golden::{day, id};

/// What the app does when one record changes. Gives back whether single lines were enough.
fn agrees(record: &RecordId, after: &Workspace) -> bool {
    let records = [record.clone()];
    let (before, now) = (bearing_on(&REVIEW, &records), bearing_on(after, &records));
    let mut lines = embedded();
    let (Some(mut of), Some(now)) = (before, now) else {
        return false;
    };
    of.extend(now);
    renew(&mut lines, after, &of, day(TODAY));
    assert_eq!(lines, rows(after, day(TODAY)), "after a change of {record}");
    true
}

#[test]
fn any_record_may_go() {
    let tables = [
        REVIEW.recommendations.keys(),
        REVIEW.responses.keys(),
        REVIEW.updates.keys(),
        REVIEW.money.keys(),
        REVIEW.evidence.keys(),
        REVIEW.sources.keys(),
    ];
    let mut single = 0;
    for record in tables.into_iter().flatten() {
        let mut after = REVIEW.clone();
        after.remove(record);
        single += usize::from(agrees(record, &after));
    }
    assert!(single > 20, "{single}");
}

#[test]
fn a_record_that_goes_to_another_recommendation_is_missed_at_the_first() {
    let mut after = REVIEW.clone();
    let record = REVIEW.responses.keys().next().unwrap();
    let entry = after.responses.get_mut(record).unwrap();
    let other = REVIEW.recommendations.keys().last().unwrap();
    assert_ne!(&entry.record.recommendation, other);
    entry.record.recommendation = other.clone();
    entry.record.answer = Answer::Declined;
    assert!(agrees(record, &after));
}

#[test]
fn a_number_that_changes_moves_the_line() {
    let mut after = REVIEW.clone();
    let record = REVIEW.recommendations.keys().next().unwrap();
    after.recommendations.get_mut(record).unwrap().record.number = 99;
    assert!(agrees(record, &after));
}

#[test]
fn themes_and_meetings_bear_on_every_line() {
    for record in [REVIEW.themes.keys().next(), REVIEW.meetings.keys().next()] {
        let records = [record.unwrap().clone()];
        assert_eq!(bearing_on(&REVIEW, &records), None);
    }
    assert_eq!(bearing_on(&REVIEW, &[id("nothing")]), Some(Vec::new()));
}
