//! The calendar file, read back by a small reader of its own.

use scrutiny_tracker::domain::date::StatedDate;
use scrutiny_tracker::domain::meeting::{Action, ActionState};
use scrutiny_tracker::domain::workspace::Workspace;
use scrutiny_tracker::exchange::calendar::{Calendar, write};
use scrutiny_tracker::history::change_set::ChangeSet;

use crate::checks::entry;
use crate::exchange::{holding, review};
use crate::golden::id;

const MOMENT: &str = "2021-01-14T16:10:00Z";

/// The lines as a reader of RFC 5545 unfolds them; each piece had at most 75 octets.
fn unfolded(text: &str) -> Vec<String> {
    assert!(text.ends_with("\r\n"));
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']), "{text}");
    let mut lines: Vec<String> = Vec::new();
    for piece in text.trim_end_matches("\r\n").split("\r\n") {
        assert!(piece.len() <= 75, "{piece}");
        match (piece.strip_prefix(' '), lines.last_mut()) {
            (Some(rest), Some(line)) => line.push_str(rest),
            _ => lines.push(piece.to_owned()),
        }
    }
    lines
}

/// A value with its marks taken away again.
fn value(text: &str) -> String {
    let mut out = String::new();
    let mut signs = text.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => match signs.next().unwrap() {
                'n' => out.push('\n'),
                plain => out.push(plain),
            },
            plain => out.push(plain),
        }
    }
    out
}

/// The events, each as its properties by name.
fn events(calendar: &Calendar) -> Vec<Vec<(String, String)>> {
    let lines = unfolded(&calendar.text);
    assert_eq!(lines[0], "BEGIN:VCALENDAR");
    assert_eq!(lines.last().unwrap(), "END:VCALENDAR");
    let mut events = Vec::new();
    for line in &lines {
        match line.as_str() {
            "BEGIN:VEVENT" => events.push(Vec::new()),
            other => {
                if let (Some(event), Some((name, text))) =
                    (events.last_mut(), other.split_once(':'))
                {
                    let event: &mut Vec<(String, String)> = event;
                    event.push((name.to_owned(), value(text)));
                }
            }
        }
    }
    assert_eq!(events.len(), calendar.events);
    events
}

fn of<'a>(event: &'a [(String, String)], name: &str) -> &'a str {
    let found: Vec<_> = event.iter().filter(|(one, _)| one == name).collect();
    assert_eq!(found.len(), 1, "{name} in {event:?}");
    &found[0].1
}

fn acting(change: impl Fn(&mut Action)) -> Calendar {
    let mut action = Action {
        text: "Write to the Panel".to_owned(),
        owner: "A clerk".to_owned(),
        due: StatedDate::parse("2021-03-01"),
        ..Action::blank()
    };
    change(&mut action);
    let mut workspace = Workspace::default();
    workspace.actions.insert(id("a"), entry(action));
    write(holding(&ChangeSet::new(), &workspace), MOMENT)
}

#[test]
fn the_embedded_reviews_window_is_a_span_of_two_months() {
    let calendar = write(review(), MOMENT);
    assert_eq!((calendar.events, calendar.undated), (2, 1));
    for event in events(&calendar) {
        assert_eq!(of(&event, "DTSTART;VALUE=DATE"), "20210101");
        // The first day that is no part of it.
        assert_eq!(of(&event, "DTEND;VALUE=DATE"), "20210301");
        assert_eq!(of(&event, "DTSTAMP"), "20210114T161000Z");
        assert!(of(&event, "DESCRIPTION").ends_with("January or February 2021"));
    }
    let uids: Vec<String> = events(&calendar)
        .iter()
        .map(|event| of(event, "UID").to_owned())
        .collect();
    assert_eq!(
        uids,
        [
            "care-work/review/reportBack@scrutiny-tracker",
            "care-work/recommendation/12/due@scrutiny-tracker"
        ]
    );
    // Another moment changes the stamp and nothing else.
    let later = write(review(), "2021-01-15T09:00:00Z");
    assert_eq!(
        later.text.replace("20210115T090000Z", "20210114T161000Z"),
        calendar.text
    );
}

#[test]
fn a_day_ends_on_the_next_and_a_leap_day_is_one() {
    let spans = |written: &str| {
        let calendar = acting(|action| action.due = StatedDate::parse(written));
        let event = events(&calendar).remove(0);
        (
            of(&event, "DTSTART;VALUE=DATE").to_owned(),
            of(&event, "DTEND;VALUE=DATE").to_owned(),
        )
    };
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert_eq!(spans("2021-01-14"), pair("20210114", "20210115"));
    assert_eq!(spans("2020-02-29"), pair("20200229", "20200301"));
    assert_eq!(spans("2020-12"), pair("20201201", "20210101"));
    assert_eq!(spans("2020-winter"), pair("20201201", "20210301"));
    assert_eq!(spans("2021"), pair("20210101", "20220101"));
}

#[test]
fn what_has_no_date_makes_no_event_and_is_counted() {
    for date in [
        None,
        StatedDate::parse("not-stated"),
        StatedDate::parse("to-be-confirmed"),
    ] {
        let calendar = acting(|action| action.due = date);
        assert_eq!((calendar.events, calendar.undated), (0, 1));
        assert_eq!(events(&calendar).len(), 0);
    }
    let done = acting(|action| action.state = ActionState::Done);
    assert_eq!((done.events, done.undated), (0, 0));
    // The last day there is has no next one.
    let last = acting(|action| action.due = StatedDate::parse("9999-12-31"));
    assert_eq!((last.events, last.undated), (0, 1));
}

#[test]
fn any_text_comes_back_as_it_was() {
    let long = "£ and ü, again; and \\again, ".repeat(40);
    for text in [
        "Plain",
        "a,b;c\\d",
        "two\nlines",
        "BEGIN:VEVENT\r\nEND:VCALENDAR",
        long.as_str(),
    ] {
        let calendar = acting(|action| action.text = text.to_owned());
        let event = events(&calendar).remove(0);
        assert_eq!(
            of(&event, "SUMMARY"),
            format!("Action due: {}", text.replace('\r', ""))
        );
        assert_eq!(of(&event, "SEQUENCE"), "0");
    }
}
