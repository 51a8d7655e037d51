//! What a change is about and what it did.

use scrutiny_tracker::domain::response::Answer;
use scrutiny_tracker::history::change::Change;
use scrutiny_tracker::history::change_set::ChangeSet;
use scrutiny_tracker::history::command::{Command, set_field};
use scrutiny_tracker::history::undo::undo;
use scrutiny_tracker::query::describe::{change_said, list_numbers, subject};
use serde_json::json;

use crate::embedded::{CHANGES, REVIEW, care};
use crate::golden::{first, stamp};

fn planned(set: &ChangeSet, command: &Command) -> Change {
    command.plan(set, stamp("A Member")).unwrap()
}

#[test]
fn a_subject_names_the_recommendation_it_is_about() {
    let about = |kind: &str, rest: &str| subject(&REVIEW, kind, &care(rest));
    assert_eq!(
        about("recommendation", "recommendation/8"),
        "Recommendation 8"
    );
    assert_eq!(
        about("response", "response/8"),
        "Response to recommendation 8"
    );
    assert_eq!(
        about("progress-update", "update/8"),
        "Update on recommendation 8"
    );
    assert_eq!(
        about("progress-update", "update/6-7"),
        "Update on recommendations 6 and 7"
    );
    assert_eq!(
        about("progress-update", "update/1-5"),
        "Update on recommendations 1, 2, 3, 4 and 5"
    );
    assert_eq!(about("money-line", "money/levy-returned"), "Money line");
    assert_eq!(about("response", "response/gone"), "A response");
    assert_eq!(about("progress-update", "update/gone"), "A progress update");
    assert_eq!(
        about("horoscope", "horoscope/1"),
        "Entry from a newer version"
    );
    assert_eq!(list_numbers(&[]), "");
    assert_eq!(list_numbers(&[8]), "8");
    assert_eq!(list_numbers(&[1, 2, 3]), "1, 2 and 3");
}

#[test]
fn a_change_says_what_it_set() {
    let answer = planned(
        &CHANGES,
        &set_field(&care("response/8"), "answer", &Answer::Declined),
    );
    assert_eq!(change_said(&REVIEW, &answer), "Answer: Declined");
    let cleared = planned(
        &CHANGES,
        &set_field(&care("response/2"), "comment", &String::new()),
    );
    assert_eq!(change_said(&REVIEW, &cleared), "Comment");
    let deleted = planned(
        &CHANGES,
        &Command::Delete {
            id: care("response/8"),
        },
    );
    assert_eq!(change_said(&REVIEW, &deleted), "Removed");

    let new = first(
        "p/1",
        "response",
        json!({"answer": "in-full", "comment": "Thanks", "explanation": null}),
    );
    assert_eq!(
        change_said(&REVIEW, &new),
        "Answer: Accepted in full, Comment",
        "what was never set is left out"
    );
}

#[test]
fn a_change_that_brings_a_record_back_does_not_say_that_it_was_removed() {
    let mut set = CHANGES.clone();
    let deletion = planned(
        &set,
        &Command::Delete {
            id: care("response/8"),
        },
    );
    set.insert(deletion.clone());
    for back in undo(&set, deletion.id(), &stamp("A Member")).unwrap() {
        assert_ne!(change_said(&REVIEW, &back), "Removed");
    }
}
