//! The answers that pages ask for: filters, order, timing, waits and counts.

use scrutiny_tracker::domain::date::StatedDate;
use scrutiny_tracker::domain::recommendation::Recommendation;
use scrutiny_tracker::domain::response::{Answer, Response};
use scrutiny_tracker::domain::update::Delivery;
use scrutiny_tracker::domain::workspace::Workspace;
use scrutiny_tracker::query::answer::Combined;
use scrutiny_tracker::query::filter::{Filter, Need};
use scrutiny_tracker::query::list::{Row, row, rows};
use scrutiny_tracker::query::summary::{answer_counts, delivery_by_theme};
use scrutiny_tracker::query::waiting::{awaited_responses, numbers_needing, open_actions};

use crate::checks::entry;
use crate::embedded::REVIEW;
use crate::golden::{day, id};

mod disagreeing;
mod filtering;
mod narrowing;
mod renewed;
mod timing;

/// No recommendations.
const NONE: [u32; 0] = [];

/// A day after everything the embedded review dates.
const TODAY: &str = "2022-03-01";

fn embedded() -> Vec<Row> {
    rows(&REVIEW, day(TODAY))
}

/// Recommendation 1 to two addressees, due as said, with what the caller puts in.
fn small(due: Option<&str>, change: impl FnOnce(&mut Workspace)) -> Workspace {
    let mut workspace = Workspace::default();
    let recommendation = Recommendation {
        number: 1,
        addressees: vec![id("a/1"), id("a/2")],
        due: due.map(|text| StatedDate::parse(text).unwrap()),
        ..Recommendation::blank()
    };
    workspace
        .recommendations
        .insert(id("r/1"), entry(recommendation));
    change(&mut workspace);
    workspace
}

fn answer(workspace: &mut Workspace, addressee: &str, answer: Answer) {
    let response = Response {
        recommendation: id("r/1"),
        addressee: id(addressee),
        answer,
        ..Response::blank()
    };
    workspace
        .responses
        .insert(id(&format!("p/{addressee}")), entry(response));
}

fn row_on(workspace: &Workspace, today: &str) -> Row {
    row(workspace, &id("r/1"), day(today)).unwrap()
}

#[test]
fn the_waiting_lists_name_addressees_and_numbers() {
    let awaited = awaited_responses(&REVIEW, &embedded());
    assert_eq!(awaited.len(), 1);
    assert_eq!(
        awaited[0].name,
        "Cabinet Member for Transformation and Commissioning"
    );
    assert_eq!(awaited[0].numbers, [6, 12]);
    assert_eq!(
        numbers_needing(&embedded(), Need::Clarity),
        [1, 2, 3, 5, 11]
    );
    assert_eq!(open_actions(&REVIEW), 1);
}

#[test]
fn two_addressees_agree_differ_or_one_is_awaited() {
    let both = |first: Option<Answer>, second: Option<Answer>| {
        let workspace = small(None, |workspace| {
            first
                .into_iter()
                .for_each(|given| answer(workspace, "a/1", given));
            second
                .into_iter()
                .for_each(|given| answer(workspace, "a/2", given));
        });
        let row = row_on(&workspace, TODAY);
        (row.answer, row.awaited.len())
    };
    let (full, part) = (Answer::InFull, Answer::InPart);
    assert_eq!(both(Some(full), Some(full)), (Combined::Agreed(full), 0));
    assert_eq!(both(Some(full), Some(part)), (Combined::Differing, 0));
    assert_eq!(both(Some(full), None), (Combined::Agreed(full), 1));
    assert_eq!(
        both(None, Some(Answer::Declined)),
        (Combined::Agreed(Answer::Declined), 1)
    );
    assert_eq!(
        both(Some(Answer::Awaiting), Some(part)),
        (Combined::Agreed(part), 1)
    );
    assert_eq!(both(None, None), (Combined::Agreed(Answer::Awaiting), 2));
}

#[test]
fn differing_answers_are_counted_apart_and_listed_under_each_given_answer() {
    let differing = small(None, |workspace| {
        answer(workspace, "a/1", Answer::InFull);
        answer(workspace, "a/2", Answer::Declined);
    });
    let rows = [row_on(&differing, TODAY)];
    assert_eq!(
        answer_counts(&rows).sentence(),
        "1 recommendation: 1 with answers that differ"
    );
    assert_eq!(answer_counts(&[]).sentence(), "No recommendations yet");
    assert_eq!(Filter::answered(Answer::Declined).apply(&rows).len(), 1);
    assert_eq!(Filter::answered(Answer::InFull).apply(&rows).len(), 1);
    assert_eq!(
        Filter::answered(Answer::InPart).apply(&rows).len(),
        0,
        "nobody answered in part"
    );
    assert_eq!(Filter::answered(Answer::Awaiting).apply(&rows).len(), 0);
}

#[test]
fn delivery_by_theme_counts_what_was_accepted_and_names_what_is_left_out() {
    let (themes, left_out) = delivery_by_theme(&embedded());
    assert_eq!(left_out, [11]);
    assert_eq!(themes.len(), 6);
    let totals: Vec<u32> = themes
        .iter()
        .map(|theme| theme.counts.iter().map(|(_, count)| count).sum())
        .collect();
    assert_eq!(totals, [3, 2, 2, 1, 1, 2]);
    let said = |place: usize, wanted| {
        themes[place]
            .counts
            .iter()
            .find(|(status, _)| *status == wanted)
            .unwrap()
            .1
    };
    assert_eq!(themes[0].title, "Promotion of the care worker role");
    assert_eq!(
        (
            said(0, Delivery::InProgress),
            said(1, Delivery::Slowed),
            said(2, Delivery::Slowed)
        ),
        (3, 1, 2)
    );
    assert_eq!(
        (said(5, Delivery::InProgress), said(5, Delivery::NotStated)),
        (1, 1)
    );
}
