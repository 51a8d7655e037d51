//! Things that stand twice, meetings that were cancelled, and parts of papers that are missing.

use scrutiny_tracker::domain::check::{Level, Rule};
use scrutiny_tracker::domain::date::StatedDate;
use scrutiny_tracker::domain::meeting::{AgendaItem, Meeting, MeetingState};
use scrutiny_tracker::domain::review::Review;
use scrutiny_tracker::domain::source::Source;
use scrutiny_tracker::domain::workspace::Workspace;

use super::{entry, finds, finds_nothing, numbered};
use crate::golden::id;

fn texts(all: &[&str]) -> Vec<String> {
    all.iter().map(|text| (*text).to_owned()).collect()
}

#[test]
fn v21_what_stands_twice_in_a_list_is_told_once() {
    let with = |officers: &[&str]| {
        let mut workspace = Workspace::default();
        let review = Review {
            officers: texts(officers),
            ..Review::blank()
        };
        workspace.reviews.insert(id("r"), entry(review));
        workspace
    };
    finds_nothing(&with(&["Support Worker", "Senior Support Worker"]));
    let finding = finds(
        &with(&["Support Worker", "support worker ", "Support Worker"]),
        Rule::V21,
        Level::Note,
        "r",
    );
    assert!(
        finding
            .message
            .contains("“support worker ” stands there twice"),
        "{}",
        finding.message
    );

    let mut workspace = numbered(&[("w", 1)]);
    let targets = |workspace: &mut Workspace, all: &[&str]| {
        let one = workspace.recommendations.get_mut(&id("w/1")).unwrap();
        one.record.targets = texts(all);
    };
    targets(&mut workspace, &["Six ambassadors", "Six ambassadors"]);
    finds(&workspace, Rule::V21, Level::Note, "w/1");
    targets(
        &mut workspace,
        &["Six ambassadors", "One for each district"],
    );
    finds_nothing(&workspace);
}

#[test]
fn v23_a_target_for_each_district_is_counted_by_district() {
    let with = |districts: &[&str], met: &[&str]| {
        let mut workspace = numbered(&[("w", 1)]);
        let review = Review {
            districts: texts(districts),
            ..Review::blank()
        };
        workspace.reviews.insert(id("w"), entry(review));
        let one = workspace.recommendations.get_mut(&id("w/1")).unwrap();
        one.record.per_district = "one ambassador".to_owned();
        one.record.districts_met = texts(met);
        workspace
    };
    let said = |districts: &[&str], met: &[&str]| {
        finds(&with(districts, met), Rule::V23, Level::Note, "w/1").message
    };
    finds_nothing(&with(&["East", "West"], &["West", "East "]));
    // Two ambassadors in one district are not one in each.
    assert!(said(&["East", "West"], &["West", "West"]).contains("1 of 2 districts have it"));
    assert!(said(&["East", "West"], &["North"]).contains("“North” is none of"));
    assert!(said(&[], &["North"]).contains("no list of districts"));
    let mut without = with(&["East"], &[]);
    let one = without.recommendations.get_mut(&id("w/1")).unwrap();
    one.record.per_district.clear();
    finds_nothing(&without);
}

fn cancelled(change: impl Fn(&mut Meeting)) -> Workspace {
    let day = StatedDate::parse("2020-04-23").unwrap();
    let mut meeting = Meeting {
        body: "Board".to_owned(),
        date: day,
        state: MeetingState::Cancelled,
        ..Meeting::blank()
    };
    change(&mut meeting);
    let mut workspace = Workspace::default();
    workspace.meetings.insert(id("m/1"), entry(meeting));
    let next = Meeting {
        state: MeetingState::Held,
        date: day,
        ..Meeting::blank()
    };
    workspace.meetings.insert(id("m/2"), entry(next));
    workspace
}

#[test]
fn v25_a_cancelled_meeting_says_where_its_items_went() {
    finds(&cancelled(|_| ()), Rule::V25, Level::Note, "m/1");
    for gone in ["m/1", "m/3"] {
        finds(
            &cancelled(|meeting| meeting.moved_to = Some(id(gone))),
            Rule::V25,
            Level::Note,
            "m/1",
        );
    }
    finds_nothing(&cancelled(|meeting| meeting.moved_to = Some(id("m/2"))));
    finds_nothing(&cancelled(|meeting| {
        meeting.outcome = "Another Panel took them on.".to_owned()
    }));
    finds_nothing(&cancelled(|meeting| meeting.state = MeetingState::Held));
    // Or each of its items does.
    let mut with_items = cancelled(|_| ());
    let item = |taken_on_by: &str| AgendaItem {
        meeting: id("m/1"),
        taken_on_by: taken_on_by.to_owned(),
        ..AgendaItem::blank()
    };
    with_items
        .agenda_items
        .insert(id("i/1"), entry(item("Another Panel")));
    finds_nothing(&with_items);
    with_items.agenda_items.insert(id("i/2"), entry(item("")));
    finds(&with_items, Rule::V25, Level::Note, "m/1");
}

#[test]
fn v27_a_part_that_a_paper_lacks_is_shown_as_missing() {
    let with = |missing: &[&str]| {
        let mut workspace = Workspace::default();
        let source = Source {
            title: "Scrutiny report".to_owned(),
            missing: texts(missing),
            ..Source::blank()
        };
        workspace.sources.insert(id("s"), entry(source));
        workspace
    };
    finds_nothing(&with(&[]));
    let finding = finds(
        &with(&["Appendix 3, a glossary."]),
        Rule::V27,
        Level::Note,
        "s",
    );
    assert_eq!(
        finding.message,
        "Missing from “Scrutiny report”: Appendix 3, a glossary."
    );
}
