//! Timing on given days, and what officers are taken to claim.

use scrutiny_tracker::domain::date::StatedDate;
use scrutiny_tracker::domain::recommendation::PanelView;
use scrutiny_tracker::domain::response::Answer;
use scrutiny_tracker::domain::update::{Audience, Delivery, Update};
use scrutiny_tracker::domain::workspace::Workspace;
use scrutiny_tracker::query::delivery::{LastUpdate, claimed, updates_of};
use scrutiny_tracker::query::filter::Need;
use scrutiny_tracker::query::list::row;
use scrutiny_tracker::query::timing::Timing;
use scrutiny_tracker::query::waiting::numbers_needing;

use super::{NONE, TODAY, answer, row_on, small};
use crate::checks::entry;
use crate::embedded::{REVIEW, care};
use crate::golden::{day, id};

fn update(
    workspace: &mut Workspace,
    name: &str,
    date: &str,
    delivery: Delivery,
    audience: Audience,
) {
    let update = Update {
        recommendations: vec![id("r/1")],
        date: StatedDate::parse(date).unwrap(),
        delivery,
        audience,
        ..Update::blank()
    };
    workspace.updates.insert(id(name), entry(update));
}

#[test]
fn a_window_of_two_months_is_ahead_due_soon_overdue_or_reported_back() {
    let silent = small(Some("2021-01/2021-02"), |_| ());
    let timing = |today| row_on(&silent, today).timing;
    assert_eq!(timing("2021-01-28"), Timing::Ahead);
    assert_eq!(timing("2021-01-29"), Timing::DueSoon { days: 30 });
    assert_eq!(timing("2021-02-28"), Timing::DueSoon { days: 0 });
    assert_eq!(timing("2021-02-28").label(), "Due today");
    assert_eq!(timing("2021-03-01"), Timing::Overdue { days: 1 });
    assert_eq!(timing("2021-03-01").label(), "1 day overdue");

    let reported = |date| {
        small(Some("2021-01/2021-02"), |workspace| {
            update(workspace, "u/1", date, Delivery::Done, Audience::Public)
        })
    };
    assert_eq!(
        row_on(&reported("2020-12-31"), "2021-03-01").timing,
        Timing::Overdue { days: 1 }
    );
    assert_eq!(
        row_on(&reported("2021-01-01"), "2021-03-01").timing,
        Timing::ReportedBack
    );
    // The embedded window was kept by meetings, not by a dated update.
    assert_eq!(
        row(&REVIEW, &care("recommendation/12"), day(TODAY))
            .unwrap()
            .timing,
        Timing::ReportedBack
    );
}

#[test]
fn a_draft_does_not_keep_a_date_and_is_no_claim() {
    let drafted = small(Some("2021-01/2021-02"), |workspace| {
        update(
            workspace,
            "u/1",
            "2020-06-01",
            Delivery::InProgress,
            Audience::Public,
        );
        update(
            workspace,
            "u/2",
            "2021-02-01",
            Delivery::Done,
            Audience::Draft,
        );
    });
    let june = LastUpdate::Dated(day("2020-06-01"));
    assert_eq!(claimed(&drafted, &id("r/1")), (Delivery::InProgress, june));
    assert_eq!(
        row_on(&drafted, "2021-03-05").timing,
        Timing::Overdue { days: 5 }
    );
    assert_eq!(
        updates_of(&drafted, &id("r/1"))[0].0,
        &id("u/2"),
        "the draft is still shown to its author"
    );
}

#[test]
fn without_a_date_to_keep_silence_is_counted_in_whole_months() {
    let spoken = small(None, |workspace| {
        answer(workspace, "a/1", Answer::InFull);
        update(
            workspace,
            "u/1",
            "2021-01-15",
            Delivery::InProgress,
            Audience::Public,
        );
    });
    for (today, months, needs) in [
        ("2021-02-14", 0, false),
        ("2021-07-14", 5, false),
        ("2021-07-15", 6, true),
    ] {
        let row = row_on(&spoken, today);
        assert_eq!(row.timing, Timing::Silent { months });
        assert_eq!(
            !numbers_needing(&[row], Need::Update).is_empty(),
            needs,
            "{today}"
        );
    }
    assert_eq!(
        row_on(&spoken, "2021-02-15").timing.label(),
        "1 month since the last update"
    );
    assert_eq!(row_on(&small(None, |_| ()), TODAY).timing, Timing::NoDate);
}

#[test]
fn an_update_is_needed_of_what_was_accepted_only() {
    let never = |given| {
        numbers_needing(
            &[row_on(
                &small(None, |workspace| answer(workspace, "a/1", given)),
                TODAY,
            )],
            Need::Update,
        )
    };
    assert_eq!(never(Answer::InFull), [1]);
    assert_eq!(never(Answer::InPart), [1]);
    assert_eq!(never(Answer::Declined), NONE);
    assert_eq!(never(Answer::Awaiting), NONE);
}

#[test]
fn the_panels_view_is_never_worked_out_from_what_officers_say() {
    let done = small(None, |workspace| {
        update(
            workspace,
            "u/1",
            "2021-01-15",
            Delivery::Done,
            Audience::Public,
        )
    });
    let row = row_on(&done, TODAY);
    assert_eq!(
        (row.delivery, row.panel_view),
        (Delivery::Done, PanelView::NotConsidered)
    );
}
