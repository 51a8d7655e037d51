//! What is told of a conflict: who said what, what was there before, and what can be done.

use scrutiny_tracker::domain::response::Answer;
use scrutiny_tracker::history::change_set::ChangeSet;
use scrutiny_tracker::history::command::{Command, set_field};
use scrutiny_tracker::history::fold::DELETED;
use scrutiny_tracker::history::settle::{Ways, ways};
use scrutiny_tracker::query::conflict::{Side, conflict};
use serde_json::json;

use super::{base, delete, edit, ids, parted, title};
use crate::generate::changes_of;
use crate::golden::{first, id};
use crate::settle::conflicts;

#[test]
fn each_version_is_told_with_its_author_and_side_and_what_was_there_before() {
    let (mut mine, mut theirs) = (base(), base());
    let here = edit(&mut mine, "A Chair", &title("Reward carers"));
    let there = edit(&mut theirs, "B Member", &title("Reward care work"));
    let mut merged = mine.clone();
    merged.union(changes_of(&theirs));

    let found = conflicts(&merged, Some(&mine));
    assert_eq!(found.len(), 1);
    let told = &found[0];
    assert_eq!(
        (told.rec.as_str(), told.kind.as_str(), told.field.as_str()),
        ("r/8", "recommendation", "title")
    );
    assert_eq!(told.before, Some(json!("Reward")));
    assert_eq!(told.ways, Ways::ChooseOrCombine);
    let of = |change: &_| {
        told.versions
            .iter()
            .find(|one| &one.change == change)
            .unwrap()
    };
    let (a, b) = (of(&here.id()), of(&there.id()));
    assert_eq!((a.side, b.side), (Side::Mine, Side::Theirs));
    assert_eq!((a.by.as_str(), b.by.as_str()), ("A Chair", "B Member"));
    assert_eq!(
        (&a.value, &b.value),
        (&json!("Reward carers"), &json!("Reward care work"))
    );
    assert_eq!(a.at, here.stamp().at);
    assert_eq!(
        merged.value(&id("r/8"), "title"),
        Some(&told.versions[1].value)
    );

    let alone = &conflicts(&merged, None)[0];
    assert!(alone.versions.iter().all(|one| one.side == Side::Unsaid));
    assert_eq!(
        conflict(&merged, Some(&mine), &id("r/8"), "title").as_ref(),
        Some(told)
    );
    assert_eq!(conflict(&merged, None, &id("r/8"), "summary"), None);
    assert_eq!(conflict(&merged, None, &id("nobody"), "title"), None);
}

#[test]
fn a_value_that_both_sides_give_is_mine_and_stands_once() {
    let (mut mine, mut theirs, mut third) = (base(), base(), base());
    let here = edit(&mut mine, "A Chair", &title("Reward carers"));
    edit(&mut theirs, "B Member", &title("Reward carers"));
    let other = edit(&mut third, "C Officer", &title("Thank carers"));
    let mut merged = mine.clone();
    merged.union(changes_of(&theirs));
    merged.union(changes_of(&third));
    let told = conflict(&merged, Some(&mine), &id("r/8"), "title").unwrap();
    assert_eq!(told.versions.len(), 2);
    let sides: Vec<Side> = told.versions.iter().map(|one| one.side).collect();
    assert!(sides.contains(&Side::Mine) && sides.contains(&Side::Theirs));
    assert!(ids(&told).contains(&here.id()) && ids(&told).contains(&other.id()));
    // Whoever merges, the versions stand in the same order.
    let unsaid = conflict(&merged, None, &id("r/8"), "title").unwrap();
    let values = |told: &super::Conflict| -> Vec<String> {
        told.versions
            .iter()
            .map(|one| one.value.to_string())
            .collect()
    };
    assert_eq!(values(&unsaid), values(&told));
}

#[test]
fn a_deletion_that_met_edits_is_told_with_each_of_them() {
    let (mut mine, mut theirs) = (base(), base());
    let answer = edit(
        &mut mine,
        "A Chair",
        &set_field(&id("p/8"), "answer", &Answer::Declined),
    );
    let comment = edit(
        &mut mine,
        "C Officer",
        &set_field(&id("p/8"), "comment", &"Noted".to_owned()),
    );
    let deletion = edit(&mut theirs, "B Member", &delete("p/8"));
    let mut merged = mine.clone();
    merged.union(changes_of(&theirs));
    let found = conflicts(&merged, Some(&mine));
    assert_eq!(found.len(), 1);
    let told = &found[0];
    assert_eq!(
        (told.field.as_str(), told.ways),
        (DELETED, Ways::KeepOrDelete)
    );
    assert_eq!(told.before, None);
    assert_eq!(ids(told)[0], deletion.id());
    let mut edits = ids(told)[1..].to_vec();
    edits.sort_unstable();
    let mut expected = [answer.id(), comment.id()];
    expected.sort_unstable();
    assert_eq!(edits, expected);
    let said: Vec<_> = (told.versions.iter())
        .map(|one| (&one.value, one.side))
        .collect();
    assert_eq!(said[0], (&json!(true), Side::Theirs));
    assert_eq!(said[1], (&json!(false), Side::Mine));
}

#[test]
fn conflicts_stand_in_the_order_of_the_recommendations_they_bear_on() {
    let mut shared = ChangeSet::new();
    // Their ids say nothing of their numbers.
    for (rec, number) in [("r/a", 11), ("r/b", 2), ("r/c", 1)] {
        shared.insert(first(
            rec,
            "recommendation",
            json!({"number": number, "title": "T"}),
        ));
        let response = json!({"recommendation": rec, "comment": "C", "explanation": "E"});
        shared.insert(first(&format!("p/{rec}"), "response", response));
        let update = json!({"recommendations": ["r/a", rec], "text": "U"});
        shared.insert(first(&format!("a/{rec}"), "progress-update", update));
    }
    shared.insert(first("m/1", "meeting", json!({"body": "Board"})));
    let places = [
        ("r/c", "title"),
        ("p/r/c", "comment"),
        ("p/r/c", "explanation"),
        ("a/r/c", "text"),
        ("r/b", "title"),
        ("p/r/b", "comment"),
        ("p/r/b", "explanation"),
        ("a/r/b", "text"),
        ("r/a", "title"),
        ("p/r/a", "comment"),
        ("p/r/a", "explanation"),
        ("a/r/a", "text"),
        ("m/1", "body"),
    ];
    let (mut mine, mut theirs) = (shared.clone(), shared);
    for (rec, field) in places {
        edit(
            &mut mine,
            "A",
            &set_field(&id(rec), field, &"Mine".to_owned()),
        );
        edit(
            &mut theirs,
            "B",
            &set_field(&id(rec), field, &"Theirs".to_owned()),
        );
    }
    mine.union(changes_of(&theirs));
    let found = conflicts(&mine, None);
    let told: Vec<_> = found
        .iter()
        .map(|one| (one.rec.as_str(), one.field.as_str()))
        .collect();
    assert_eq!(told, places);
}

#[test]
fn what_can_be_done_follows_what_the_field_holds() {
    for (kind, field, expected) in [
        ("recommendation", "title", Ways::ChooseOrCombine),
        ("response", "explanation", Ways::ChooseOrCombine),
        ("progress-update", "text", Ways::ChooseCombineOrKeepBoth),
        ("progress-update", "evidence", Ways::ChooseOrCombine),
        ("discussion-point", "text", Ways::ChooseOrCombine),
        ("recommendation", "number", Ways::Choose),
        ("recommendation", "theme", Ways::Choose),
        ("recommendation", "due", Ways::Choose),
        ("recommendation", "targets", Ways::Choose),
        ("recommendation", "panelView", Ways::Choose),
        ("response", "answer", Ways::Choose),
        ("response", "alternativeWording", Ways::Choose),
        ("meeting", "date", Ways::Choose),
        ("money-line", "amount", Ways::Choose),
        ("recommendation", "mood", Ways::Choose),
        ("horoscope", "text", Ways::Choose),
        ("response", DELETED, Ways::KeepOrDelete),
        ("horoscope", DELETED, Ways::KeepOrDelete),
    ] {
        assert_eq!(ways(kind, field), expected, "{field} of a {kind}");
    }
}

#[test]
fn a_field_that_one_cleared_and_another_filled_shows_the_cleared_one_too() {
    let clear = Command::SetFields {
        id: id("r/8"),
        fields: [("title".to_owned(), json!(null))].into(),
    };
    let (_, _, set) = parted(&clear, &title("Reward carers"));
    let told = conflict(&set, None, &id("r/8"), "title").unwrap();
    let mut values: Vec<_> = told
        .versions
        .iter()
        .map(|one| one.value.to_string())
        .collect();
    values.sort();
    assert_eq!(values, ["\"Reward carers\"", "null"]);
}
