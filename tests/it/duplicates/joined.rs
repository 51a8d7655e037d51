//! Joining two records of one thing: everything names the one that is kept, and all can be undone.

use scrutiny_tracker::domain::response::Answer;
use scrutiny_tracker::domain::workspace::Workspace;
use scrutiny_tracker::history::change::Change;
use scrutiny_tracker::history::change_set::ChangeSet;
use scrutiny_tracker::history::command::{Command, set_field};
use scrutiny_tracker::history::fold::{DELETED, fold};
use scrutiny_tracker::history::link::{Refusal, same_thing};
use scrutiny_tracker::history::undo::undo;
use scrutiny_tracker::query::describe::change_said;
use serde_json::json;

use super::{doubled, told, told_apart};
use crate::generate::changes_of;
use crate::golden::{first, id, stamp};
use crate::settle::conflicts;

/// Two recommendations of one number, with records that name the one or the other.
fn named() -> ChangeSet {
    let mut set = doubled();
    let phrase = json!({"recommendation": "r/2", "words": "a struggle", "delivery": "slowed"});
    set.union([
        first(
            "p/2",
            "response",
            json!({"recommendation": "r/2", "addressee": "a/1"}),
        ),
        first(
            "u/1",
            "progress-update",
            json!({"recommendations": ["r/3", "r/2"], "text": "On r/2", "phrases": [phrase]}),
        ),
        first(
            "u/2",
            "progress-update",
            json!({"recommendations": ["r/1", "r/2"], "text": "T"}),
        ),
        first(
            "h/1",
            "horoscope",
            json!({"of": {"which": ["r/2", "r/2", 7]}, "n": 2}),
        ),
    ]);
    let related = set_field(&id("r/1"), "related", &vec![id("r/2"), id("r/3")]);
    act(&mut set, &related);
    set
}

fn act(set: &mut ChangeSet, command: &Command) {
    set.insert(command.plan(set, stamp("An Officer")).unwrap());
}

fn join(set: &mut ChangeSet, keep: &str, other: &str) -> Vec<Change> {
    let changes = same_thing(set, &id(keep), &id(other), &stamp("A Chair")).unwrap();
    set.union(changes.iter().cloned());
    changes
}

fn refused(set: &ChangeSet, keep: &str, other: &str) -> Refusal {
    same_thing(set, &id(keep), &id(other), &stamp("A Chair")).unwrap_err()
}

/// Takes changes back, the last first.
fn take_back(set: &mut ChangeSet, changes: &[Change]) {
    for change in changes.iter().rev() {
        let undoing = undo(set, change.id(), &stamp("A Chair")).unwrap();
        set.union(undoing);
    }
}

fn titles(workspace: &Workspace) -> Vec<&str> {
    let all = workspace.recommendations.values();
    all.map(|entry| entry.record.title.as_str()).collect()
}

#[test]
fn f28_whatever_names_the_other_names_the_kept_one_and_the_other_goes_out_of_view() {
    let mut set = named();
    let before = set.clone();
    join(&mut set, "r/1", "r/2");
    let workspace = fold(&set);
    assert_eq!(titles(&workspace), ["Reward", "Train"]);
    assert_eq!(
        workspace.responses[&id("p/2")].record.recommendation,
        id("r/1")
    );
    let update = &workspace.updates[&id("u/1")].record;
    assert_eq!(update.recommendations, [id("r/3"), id("r/1")]);
    assert_eq!(update.phrases[0].recommendation, id("r/1"));
    assert_eq!(update.phrases[0].words, "a struggle");
    assert_eq!(update.text, "On r/2", "what people wrote is theirs");
    let twice = &workspace.updates[&id("u/2")].record;
    assert_eq!(twice.recommendations, [id("r/1")], "it stands once");
    // The kept one does not refer to itself.
    assert_eq!(
        workspace.recommendations[&id("r/1")].record.related,
        [id("r/3")]
    );
    // Kinds that only a newer version knows are renamed in as well.
    assert_eq!(
        set.value(&id("h/1"), "of"),
        Some(&json!({"which": ["r/1", 7]}))
    );
    assert_eq!(set.value(&id("h/1"), "n"), Some(&json!(2)));
    assert_eq!(
        (told(&workspace), conflicts(&set, None)),
        (Vec::new(), Vec::new())
    );

    assert!(
        before
            .in_order()
            .iter()
            .all(|change| set.contains(change.id()))
    );
    assert_eq!(set.value(&id("r/2"), "title"), Some(&json!("Thank carers")));
}

#[test]
fn undo_of_a_joining_brings_everything_back() {
    let mut set = named();
    set.union(told_apart(&set, "B Member", "r/1", "r/2").unwrap());
    let before = fold(&set);
    let changes = join(&mut set, "r/1", "r/2");
    assert_ne!(fold(&set), before);
    take_back(&mut set, &changes);
    assert_eq!(fold(&set), before);
}

#[test]
fn joining_takes_back_that_the_two_are_different_and_nothing_else() {
    let mut set = named();
    set.union(told_apart(&set, "B Member", "r/1", "r/2").unwrap());
    set.union(told_apart(&set, "B Member", "r/2", "r/3").unwrap());
    join(&mut set, "r/1", "r/2");
    let workspace = fold(&set);
    assert_eq!(workspace.distinctions.len(), 1);
    let left = workspace.distinctions.values().next().unwrap();
    assert!(left.record.is_between(&id("r/1"), &id("r/3")));
}

#[test]
fn a_field_in_conflict_stays_so_with_each_version_renamed() {
    let theme = |to: &str| set_field(&id("p/2"), "recommendation", &id(to));
    let (mut mine, mut theirs) = (named(), named());
    act(&mut mine, &theme("r/3"));
    let comment = set_field(&id("r/2"), "related", &vec![id("r/3")]);
    act(&mut theirs, &comment);
    let clear = Command::SetFields {
        id: id("p/2"),
        fields: [("recommendation".to_owned(), json!(null))].into(),
    };
    act(&mut theirs, &clear);
    act(&mut theirs, &theme("r/2"));
    mine.union(changes_of(&theirs));
    let values = |set: &ChangeSet| -> Vec<String> {
        let told = conflicts(set, None);
        assert_eq!((told.len(), told[0].rec.as_str()), (1, "p/2"));
        let versions = told[0].versions.iter();
        let mut values: Vec<_> = versions.map(|one| one.value.to_string()).collect();
        values.sort();
        values
    };
    assert_eq!(values(&mine), ["\"r/2\"", "\"r/3\""]);
    let changes = join(&mut mine, "r/1", "r/2");
    assert_eq!(values(&mine), ["\"r/1\"", "\"r/3\""]);
    take_back(&mut mine, &changes);
    assert_eq!(values(&mine), ["\"r/2\"", "\"r/3\""]);
}

#[test]
fn a_conflict_between_the_two_is_none_once_they_are_one() {
    let to = |rec: &str| set_field(&id("u/3"), "meeting", &Some(id(rec)));
    let mut shared = ChangeSet::new();
    for rec in ["m/1", "m/2"] {
        let fields = json!({"review": "w", "body": "Board", "date": "2021-01-14"});
        shared.insert(first(rec, "meeting", fields));
    }
    shared.insert(first("u/3", "progress-update", json!({"text": "T"})));
    let (mut mine, mut theirs) = (shared.clone(), shared);
    act(&mut mine, &to("m/1"));
    act(&mut theirs, &to("m/2"));
    mine.union(changes_of(&theirs));
    assert_eq!(conflicts(&mine, None).len(), 1);
    join(&mut mine, "m/1", "m/2");
    assert_eq!(conflicts(&mine, None), []);
    assert_eq!(
        fold(&mine).updates[&id("u/3")].record.meeting,
        Some(id("m/1"))
    );
}

#[test]
fn what_is_out_of_view_stays_out_of_view() {
    let mut set = named();
    act(&mut set, &Command::Delete { id: id("p/2") });
    join(&mut set, "r/1", "r/2");
    assert!(!fold(&set).responses.contains_key(&id("p/2")));
    assert_eq!(conflicts(&set, None), []);
}

#[test]
fn an_edit_that_the_joiner_had_not_seen_is_not_hidden() {
    let mut mine = named();
    let mut theirs = mine.clone();
    join(&mut mine, "r/1", "r/2");
    let reason = set_field(&id("r/2"), "panelViewReason", &"Slow".to_owned());
    act(&mut theirs, &reason);
    mine.union(changes_of(&theirs));
    let told = conflicts(&mine, None);
    assert_eq!((told.len(), told[0].field.as_str()), (1, DELETED));
    assert!(fold(&mine).recommendations.contains_key(&id("r/2")));
}

#[test]
fn f28_two_people_who_join_alike_agree() {
    let mut mine = named();
    let mut theirs = mine.clone();
    join(&mut mine, "r/1", "r/2");
    let changes = same_thing(&theirs, &id("r/1"), &id("r/2"), &stamp("B Member")).unwrap();
    theirs.union(changes);
    let expected = fold(&mine);
    mine.union(changes_of(&theirs));
    assert_eq!(conflicts(&mine, None), []);
    assert_eq!(fold(&mine), expected);
}

#[test]
fn f28_two_people_who_join_the_other_way_round_lose_neither() {
    let mut mine = named();
    let mut theirs = mine.clone();
    join(&mut mine, "r/1", "r/2");
    join(&mut theirs, "r/2", "r/1");
    mine.union(changes_of(&theirs));
    assert_eq!(titles(&fold(&mine)), ["Reward", "Thank carers", "Train"]);
    let told = conflicts(&mine, None);
    let in_question: Vec<_> = told
        .iter()
        .map(|one| (one.rec.as_str(), one.field.as_str()))
        .collect();
    // The update that named both names the one for the first person and the other for the second.
    let expected = [
        ("r/1", DELETED),
        ("r/2", DELETED),
        ("u/2", "recommendations"),
    ];
    assert_eq!(in_question, expected);
    // Joining them once more decides.
    join(&mut mine, "r/1", "r/2");
    assert_eq!(titles(&fold(&mine)), ["Reward", "Train"]);
    assert_eq!(conflicts(&mine, None), []);
    for update in fold(&mine).updates.values() {
        assert!(!update.record.covers(&id("r/2")));
    }
}

#[test]
fn a_joining_is_said_in_words() {
    let mut set = named();
    let changes = join(&mut set, "r/1", "r/2");
    let workspace = fold(&set);
    let said: Vec<String> = changes
        .iter()
        .map(|change| change_said(&workspace, change))
        .collect();
    assert!(said.iter().all(|words| !words.is_empty()), "{said:?}");
    assert_eq!(said[said.len() - 2..], ["Kept", "Removed"]);
    let distinction = told_apart(&named(), "A", "r/1", "r/2").unwrap();
    assert_eq!(change_said(&workspace, &distinction[0]), "One, Other");
}

#[test]
fn a_joining_that_makes_no_sense_is_refused_in_words() {
    let mut set = named();
    assert_eq!(refused(&set, "r/1", "r/1"), Refusal::OneRecord);
    assert_eq!(refused(&set, "r/1", "r/7"), Refusal::NotHere);
    assert_eq!(refused(&set, "r/1", "p/2"), Refusal::DifferentKinds);
    join(&mut set, "r/1", "r/2");
    assert_eq!(refused(&set, "r/1", "r/2"), Refusal::NotHere);
    assert_eq!(refused(&set, "r/2", "r/1"), Refusal::NotHere);
    for refusal in [
        Refusal::OneRecord,
        Refusal::NotHere,
        Refusal::DifferentKinds,
    ] {
        assert!(
            refusal.to_string().contains("othing was saved")
                || refusal.to_string().contains("nothing was saved")
        );
    }
}

#[test]
fn joining_two_responses_keeps_what_the_kept_one_says() {
    let mut set = doubled();
    for (rec, answer) in [("p/1", "in-full"), ("p/2", "declined")] {
        let fields = json!({"recommendation": "r/3", "addressee": "a/1", "answer": answer});
        set.insert(first(rec, "response", fields));
    }
    assert_eq!(told(&fold(&set)).len(), 2);
    join(&mut set, "p/2", "p/1");
    let workspace = fold(&set);
    assert_eq!(workspace.responses.len(), 1);
    let kept = &workspace.responses[&id("p/2")].record;
    assert_eq!(kept.answer, Answer::Declined);
    assert_eq!(set.value(&id("p/1"), "answer"), Some(&json!("in-full")));
}
