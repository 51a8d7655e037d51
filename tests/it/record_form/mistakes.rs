//! What the form cannot take is told where it stands, and changes nothing.

use scrutiny_tracker::content::entered::Entered;
use scrutiny_tracker::content::record_form::sort::{Control, Field, all, sort};
use scrutiny_tracker::content::record_form::{Subject, read};
use scrutiny_tracker::history::command::Command;
use scrutiny_tracker::history::fold::fold;
use serde_json::json;

use super::{change_of, entered_anew, new_of};
use crate::embedded::{CHANGES, REVIEW, care};
use crate::golden::stamp;

/// What is said of one field; nothing where it is fine.
fn said(subject: &Subject, entered: &Entered, field: &str) -> String {
    let Err(mistakes) = read(subject, &REVIEW, entered) else {
        return String::new();
    };
    let found = mistakes.into_iter().find(|mistake| mistake.field == field);
    found.map(|mistake| mistake.message).unwrap_or_default()
}

fn field(subject: &Subject, name: &str) -> &'static Field {
    let fields = subject.sort.fields;
    fields.iter().find(|field| field.name == name).unwrap()
}

#[test]
fn every_field_that_is_needed_says_so_when_it_is_empty() {
    let mut told = 0;
    for sort in all() {
        let subject = new_of(sort, &REVIEW);
        for field in sort.fields.iter().filter(|field| !field.needed.is_empty()) {
            for blank in ["", "   ", "\n\n"] {
                let entered = entered_anew(&subject.first, field, &[blank]);
                assert_eq!(said(&subject, &entered, field.name), field.needed);
            }
            assert!(field.needed.starts_with("Enter ") || field.needed.starts_with("Select "));
            told += 1;
        }
    }
    assert!(told > 15, "only {told} fields are needed");
}

#[test]
fn every_date_that_is_none_is_told() {
    for sort in all() {
        let subject = new_of(sort, &REVIEW);
        for field in sort
            .fields
            .iter()
            .filter(|field| field.control == Control::Date)
        {
            let entered = entered_anew(&subject.first, field, &["31"])
                .with(&format!("{}-month", field.name), "2")
                .with(&format!("{}-year", field.name), "2021");
            // A control that stands twice is read where it stands first, so the blank ones go.
            let entered = without_blanks(&entered);
            let words = said(&subject, &entered, field.name);
            assert!(
                words.starts_with("Enter a real date"),
                "{}: {words}",
                field.name
            );
        }
    }
}

fn without_blanks(entered: &Entered) -> Entered {
    let mut kept = Entered::blank();
    for sort in all() {
        for field in sort.fields {
            for name in scrutiny_tracker::content::form::date::parts(field.name) {
                if kept.all(&name).next().is_some() {
                    continue;
                }
                for value in entered.all(&name).filter(|value| !value.is_empty()) {
                    kept.put(&name, value);
                }
            }
        }
    }
    kept
}

#[test]
fn what_is_no_number_is_told_with_an_example() {
    for sort in all() {
        let subject = new_of(sort, &REVIEW);
        for field in sort.fields {
            let (wrong, example): (&[&str], &str) = match field.control {
                Control::Number => (&["three", "-1", "1.5", "99999999999"], "such as 3"),
                Control::Numbers => (
                    &["14; 15", "14,,15", "fourteen", "14 to 16"],
                    "such as 14, 15",
                ),
                _ => continue,
            };
            for typed in wrong {
                let entered = entered_anew(&subject.first, field, &[typed]);
                let words = said(&subject, &entered, field.name);
                assert!(
                    words.starts_with(field.label) && words.ends_with(example),
                    "{typed}: {words}"
                );
            }
        }
    }
}

#[test]
fn a_line_without_the_title_of_a_paper_is_told_with_the_papers_there_are() {
    let subject = change_of(&CHANGES, &care("meeting/panel-later"), "");
    let sources = field(&subject, "sources");
    for line in [
        "page 12",
        "Panel minutes: update on progressing, page 1",
        "panel minutes",
    ] {
        let words = said(
            &subject,
            &entered_anew(&subject.first, sources, &[line]),
            "sources",
        );
        assert!(words.contains(&format!("“{line}”")), "{words}");
        assert!(
            words.contains("Panel minutes: update on progress;")
                || words.ends_with("Panel minutes: update on progress"),
            "{words}"
        );
    }
    let entered = entered_anew(
        &subject.first,
        sources,
        &["Panel minutes: update on progress"],
    );
    let fields = read(&subject, &REVIEW, &entered).unwrap();
    assert_eq!(
        fields["sources"],
        json!([{"source": "care-work/source/minutes"}])
    );
}

#[test]
fn v06_a_number_that_another_recommendation_has_is_told() {
    let subject = change_of(&CHANGES, &care("recommendation/2"), "");
    let number = field(&subject, "number");
    for (typed, words) in [
        ("8", "This number is used already. Enter another"),
        ("0", "Enter the number it has in the report, such as 1"),
    ] {
        let entered = entered_anew(&subject.first, number, &[typed]);
        assert_eq!(said(&subject, &entered, "number"), words);
    }
    assert!(
        read(
            &subject,
            &REVIEW,
            &entered_anew(&subject.first, number, &["13"])
        )
        .is_ok()
    );
}

#[test]
fn v06_wording_that_the_board_has_approved_stays_and_the_way_out_is_said() {
    let id = care("recommendation/2");
    let subject = change_of(&CHANGES, &id, "");
    let wording = field(&subject, "officialWording");
    let entered = entered_anew(&subject.first, wording, &["The council should join."]);
    let fields = read(&subject, &REVIEW, &entered).unwrap();

    let mut set = CHANGES.clone();
    let command = Command::SetFields {
        id: id.clone(),
        fields,
    };
    set.insert(command.plan(&set, stamp("An Officer")).unwrap());
    let subject = change_of(&set, &id, "");
    let entered = entered_anew(&subject.first, wording, &["The council should not join."]);
    let mistakes = read(&subject, &fold(&set), &entered).unwrap_err();
    assert_eq!(mistakes.len(), 1);
    assert!(
        mistakes[0]
            .message
            .contains("wording as agreed, or add a version")
    );
    let agreed = field(&subject, "agreedWording");
    let entered = entered_anew(
        &subject.first,
        agreed,
        &["The council should think of joining."],
    );
    assert!(read(&subject, &fold(&set), &entered).is_ok());
}

#[test]
fn what_is_recorded_and_is_not_here_any_more_stays_to_be_seen() {
    let id = care("meeting/panel-later");
    let mut set = CHANGES.clone();
    let gone = care("recommendation/2");
    set.insert(
        Command::Delete { id: gone.clone() }
            .plan(&set, stamp("A Member"))
            .unwrap(),
    );
    let subject = change_of(&set, &id, "");
    let workspace = fold(&set);
    let page = scrutiny_tracker::content::record_form::sheet(
        &subject,
        &workspace,
        &subject.first,
        &[],
        scrutiny_tracker::content::response_form::Meanwhile::AsItWas,
    );
    let page = scrutiny_tracker::markup::html::html(&page.nodes);
    assert!(page.contains("care-work/recommendation/2, which is not here any more"));
    assert!(sort("meeting", "").is_some());
}
