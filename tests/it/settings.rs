//! Settings of a browser, what they change on Home and on entries, and the hints of first visits.

use scrutiny_tracker::content::entered::Entered;
use scrutiny_tracker::content::hint;
use scrutiny_tracker::content::home::{self, Work};
use scrutiny_tracker::content::role::{ROLES, Role, signed};
use scrutiny_tracker::content::settings::{HINTS, LETTERS, OFF, ROLE, THEME, entered, page, read};
use scrutiny_tracker::markup::html::plain;
use scrutiny_tracker::query::delivery::LastUpdate;
use scrutiny_tracker::query::filter::Filter;
use scrutiny_tracker::query::list::rows;
use scrutiny_tracker::query::show::Show;
use scrutiny_tracker::route::Route;
use scrutiny_tracker::store::joined::Near;

use crate::embedded::REVIEW;
use crate::golden::day;

fn of(settings: &[(&str, &str)]) -> Entered {
    entered(&|name| {
        let found = settings.iter().find(|(one, _)| *one == name);
        found
            .map(|(_, value)| (*value).to_owned())
            .unwrap_or_default()
    })
}

fn value(kept: &[(&str, String)], name: &str) -> String {
    kept.iter().find(|(one, _)| *one == name).unwrap().1.clone()
}

#[test]
fn what_nobody_chose_needs_no_setting() {
    let kept = read(&of(&[]), "");
    assert!(kept.iter().all(|(_, value)| value.is_empty()), "{kept:?}");
    assert_eq!(kept.len(), 6);
}

#[test]
fn settings_read_back_from_the_form_that_shows_them() {
    let settings = [
        ("name", "A Member"),
        (ROLE, "cabinet-member"),
        (THEME, "dark"),
        ("text-size", "130"),
        (LETTERS, OFF),
        (HINTS, OFF),
    ];
    let kept = read(&of(&settings), OFF);
    for (name, expected) in settings {
        assert_eq!(value(&kept, name), expected, "{name}");
    }
}

#[test]
fn hints_that_are_switched_on_again_all_come_back() {
    let on = of(&[]);
    assert_eq!(value(&read(&on, OFF), HINTS), "");
    assert_eq!(value(&read(&on, "home data"), HINTS), "home data");
}

#[test]
fn a_hint_is_shown_until_it_was_read() {
    let list = Route::Recommendations(Filter::all());
    let mut read = String::new();
    for route in [&Route::Home, &list] {
        assert!(hint::hint(route, &read).is_some());
        read = hint::read(&read, route);
        assert!(hint::hint(route, &read).is_none());
    }
    assert_eq!(read, "home recommendations");
    // One page's word begins with another's.
    assert!(hint::hint(&Route::Recommendation(8, Filter::all()), &read).is_some());
    assert!(hint::hint(&Route::Data, OFF).is_none());
}

#[test]
fn no_hint_stands_on_a_slide_or_on_a_form() {
    assert!(hint::hint(&Route::Present(Show::all()), "").is_some());
    for route in [
        Route::Present(Show::all().at(1)),
        Route::AddUpdate(8),
        Route::Help(String::new()),
    ] {
        assert!(hint::hint(&route, "").is_none());
    }
}

#[test]
fn the_role_stands_after_the_name() {
    assert_eq!(signed(" A Member ", None), "A Member");
    assert_eq!(signed("", None), "");
    assert_eq!(
        signed("S Officer", Some(Role::ScrutinyOfficer)),
        "S Officer, scrutiny officer"
    );
    assert_eq!(signed(" ", Some(Role::CabinetMember)), "A Cabinet Member");
    for (role, word, _) in ROLES {
        assert_eq!(Role::from_word(word), Some(role));
    }
}

/// Where some words stand on Home.
fn home_of(role: Option<Role>, words: &str) -> usize {
    let mut rows = rows(&REVIEW, day("2026-11-22"));
    // Of the review that comes with the app every recommendation has an update.
    let silent = rows.iter_mut().find(|row| row.answer.is_accepted());
    silent.unwrap().last_update = LastUpdate::None;
    let sheet = home::sheet(&REVIEW, &rows, (Vec::new(), None), &Work::Begun, role);
    let text = plain(&sheet.nodes);
    assert_eq!(text.matches("What waits for whom").count(), 1, "{text}");
    assert_eq!(text.matches("Prepare the report back").count(), 1, "{text}");
    text.find(words).unwrap()
}

#[test]
fn the_role_decides_what_home_shows_first() {
    for role in [None, Some(Role::Member)] {
        assert!(home_of(role, "Present") < home_of(role, "Prepare the report back"));
        assert!(home_of(role, "Present") < home_of(role, "What waits for whom"));
    }
    let officer = Some(Role::ScrutinyOfficer);
    assert!(home_of(officer, "Prepare the report back") < home_of(officer, "Present"));
    let directorate = Some(Role::DirectorateOfficer);
    assert!(home_of(directorate, "Needs an update") < home_of(directorate, "Present"));
    assert!(home_of(directorate, "Needs an update") < home_of(directorate, "Needs a response"));
    let cabinet = Some(Role::CabinetMember);
    assert!(home_of(cabinet, "Needs a response") < home_of(cabinet, "Present"));
    assert!(home_of(cabinet, "Needs a response") < home_of(cabinet, "Needs an update"));
}

#[test]
fn the_page_says_what_it_is_not_and_where_settings_stay() {
    let lasting = plain(&page(&REVIEW, &of(&[]), Near::Lasting));
    assert!(lasting.contains("It is not a log-in: anyone who has the file can edit it."));
    assert!(!lasting.contains("until you close this window"));
    let passing = plain(&page(&REVIEW, &of(&[]), Near::ThisWindow));
    assert!(passing.contains("until you close this window"));
}
