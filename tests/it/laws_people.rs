//! What people do to each other's work without meaning to: each is a fault of other programs that must
//! not be one here.

use scrutiny_tracker::domain::id::RecordId;
use scrutiny_tracker::history::change::Change;
use scrutiny_tracker::history::change_set::{ChangeSet, FieldState, Inserted};
use scrutiny_tracker::history::command::Command;
use scrutiny_tracker::history::fold::{DELETED, fold};
use scrutiny_tracker::history::undo::undo;
use scrutiny_tracker::snapshot::compare::preview;
use scrutiny_tracker::snapshot::read::read;
use serde_json::{Value, json};

use crate::generate::{changes_of, delete, draft, set_fields, set_of, stamp};
use crate::golden;
use crate::laws_merge::{content, saved, sent, workspace};

const YEARS_APART: [&str; 6] = [
    "2021-01-14T16:10:00Z",
    "1970-01-01T00:00:00Z",
    "2099-12-31T23:59:59Z",
    "2020-02-29T00:00:00+14:00",
    "yesterday",
    "",
];

/// What everybody starts with: one recommendation.
fn base() -> ChangeSet {
    let set = json!({"title": "T", "summary": "S"});
    set_of([&draft("r/1", "recommendation", set, &[], stamp("A", ""))])
}

fn act(set: &mut ChangeSet, by: &str, at: &str, command: &Command) -> Change {
    let change = command.plan(set, stamp(by, at)).unwrap();
    set.insert(change.clone());
    change
}

fn edit(set: &mut ChangeSet, by: &str, field: &str, value: Value) -> Change {
    act(set, by, "", &set_fields("r/1", &[(field, value)].into()))
}

fn state<'a>(set: &'a ChangeSet, field: &str) -> FieldState<'a> {
    set.state(&RecordId::new("r/1"), field)
}

/// The values in question, in one order; one value where nothing is.
fn values(set: &ChangeSet, field: &str) -> Vec<Value> {
    let mut values = match state(set, field) {
        FieldState::Unset => Vec::new(),
        FieldState::One(value) => vec![value.clone()],
        FieldState::Conflict(heads) => heads.iter().map(|head| head.set()[field].clone()).collect(),
    };
    values.sort_by_key(Value::to_string);
    values
}

/// What two people have who have merged each other's files.
fn both(one: &ChangeSet, other: &ChangeSet) -> ChangeSet {
    let mut here = one.clone();
    here.union(sent(other).changes);
    let mut there = other.clone();
    there.union(sent(one).changes);
    assert_eq!(here, there);
    here
}

#[test]
fn f20_edits_of_different_fields_are_both_there() {
    let (mut mine, mut theirs) = (base(), base());
    edit(&mut mine, "A", "title", json!("Mine"));
    edit(&mut theirs, "B", "summary", json!("Theirs"));
    let merged = both(&mine, &theirs);
    assert_eq!(values(&merged, "title"), [json!("Mine")]);
    assert_eq!(values(&merged, "summary"), [json!("Theirs")]);
}

#[test]
fn f21_edits_of_the_same_field_are_a_conflict_for_both() {
    let (mut mine, mut theirs) = (base(), base());
    edit(&mut mine, "A", "title", json!("Mine"));
    edit(&mut theirs, "A", "title", json!("Theirs"));
    let merged = both(&mine, &theirs);
    assert_eq!(values(&merged, "title"), [json!("Mine"), json!("Theirs")]);
    let entry = &fold(&merged).recommendations[&RecordId::new("r/1")];
    assert_eq!(entry.conflicts, ["title"]);
}

#[test]
fn f25_what_a_clock_says_decides_nothing() {
    let outcome = |mine_at: &str, theirs_at: &str| {
        let (mut mine, mut theirs) = (base(), base());
        let title = |text: &str| set_fields("r/1", &[("title", json!(text))].into());
        let draft = act(&mut mine, "A", mine_at, &title("Draft"));
        // The clock may go back between two edits of one person.
        let considered = act(&mut mine, "A", theirs_at, &title("Considered"));
        act(&mut theirs, "B", theirs_at, &title("Theirs"));
        let merged = both(&mine, &theirs);
        assert_eq!(considered.prev(), [draft.id()]);
        let shown = merged.value(&RecordId::new("r/1"), "title").cloned();
        (values(&merged, "title"), shown, draft.n(), considered.n())
    };
    let expected = (
        vec![json!("Considered"), json!("Theirs")],
        Some(json!("Considered")),
        2,
        3,
    );
    for mine in YEARS_APART {
        for theirs in YEARS_APART {
            assert_eq!(outcome(mine, theirs), expected, "{mine} {theirs}");
        }
    }
}

#[test]
fn f26_a_copied_computer_loses_nothing() {
    // The same name, the same clock, the same state: two copies of one computer go on by themselves.
    let (mut one, mut copy) = (base(), base());
    let same_one = edit(&mut one, "A", "summary", json!("The same"));
    let same_copy = edit(&mut copy, "A", "summary", json!("The same"));
    assert_eq!(same_one, same_copy, "the same edit is one change");
    edit(&mut one, "A", "title", json!("One"));
    edit(&mut copy, "A", "title", json!("Copy"));
    let merged = both(&one, &copy);
    assert_eq!(values(&merged, "title"), [json!("Copy"), json!("One")]);
    assert_eq!(values(&merged, "summary"), [json!("The same")]);
    assert_eq!(merged.len(), 4);

    // A backup that was restored, and worked on again, is no different.
    let mut restored = base();
    edit(&mut restored, "A", "title", json!("After the restore"));
    assert_eq!(values(&both(&merged, &restored), "title").len(), 3);
}

#[test]
fn f46_the_same_file_again_and_an_old_one_after_a_new_one_are_nothing_new() {
    let mut mine = base();
    let old = sent(&mine);
    edit(&mut mine, "A", "title", json!("New"));
    let own = sent(&mine);
    for file in [&old, &own, &own] {
        let shown = preview(&mine, &workspace(), &[file], "2021-01-14T16:10:00Z");
        assert_eq!(
            (shown.new, shown.already_here),
            (vec![], file.changes.len())
        );
        let before = mine.clone();
        assert_eq!(mine.union(file.changes.clone()), []);
        assert_eq!(mine, before);
    }
    assert_eq!(values(&mine, "title"), [json!("New")]);
}

#[test]
fn f64_two_who_settle_a_conflict_differently_are_asked_once_more() {
    let (mut mine, mut theirs) = (base(), base());
    edit(&mut mine, "A", "title", json!("Mine"));
    edit(&mut theirs, "B", "title", json!("Theirs"));
    let (mut mine, mut theirs) = (both(&mine, &theirs), both(&theirs, &mine));
    edit(&mut mine, "A", "title", json!("Mine"));
    edit(&mut theirs, "B", "title", json!("Theirs"));
    assert_eq!(values(&mine, "title"), [json!("Mine")]);
    let mut merged = both(&mine, &theirs);
    let FieldState::Conflict(heads) = state(&merged, "title") else {
        panic!("nobody's decision wins over the other's");
    };
    let names: Vec<&str> = heads.iter().map(|head| head.stamp().by.as_str()).collect();
    assert!(names.contains(&"A") && names.contains(&"B") && names.len() == 2);

    // Once more, and it stays settled, even where the old files come again.
    edit(&mut merged, "A", "title", json!("Both"));
    for file in [&mine, &theirs, &base()].map(sent) {
        merged.union(file.changes);
    }
    assert_eq!(values(&merged, "title"), [json!("Both")]);
}

#[test]
fn f65_the_file_of_somebody_who_has_not_merged_for_years_still_merges() {
    // The frozen file is what one person still has, and goes on with.
    let read_then = || set_of(&read(golden::FILE.as_bytes()).unwrap().changes);
    let (mut theirs, mut ours) = (read_then(), read_then());
    let title = |text: String| set_fields("r/8", &[("title", json!(text))].into());
    for year in 2021..2121 {
        act(
            &mut ours,
            "A",
            &format!("{year}"),
            &title(format!("As of {year}")),
        );
        act(&mut ours, "B", &format!("{year}"), &delete("a/2"));
    }
    let late = set_fields("r/8", &[("summary", json!("At last"))].into());
    act(&mut theirs, "C", "2121", &late);
    let before = ours.len();
    ours.union(sent(&theirs).changes);
    assert_eq!(ours.len(), before + 1);
    let entry = &fold(&ours).recommendations[&RecordId::new("r/8")];
    assert_eq!(
        (entry.record.title.as_str(), entry.record.summary.as_str()),
        ("As of 2120", "At last")
    );
    assert!(entry.conflicts.is_empty());
}

#[test]
fn f67_what_was_deleted_by_mistake_comes_back_and_stays() {
    let mut mine = base();
    let old = sent(&mine);
    let before = fold(&mine);
    let deletion = act(&mut mine, "A", "", &delete("r/1"));
    let deleted = sent(&mine);
    assert!(fold(&mine).recommendations.is_empty());

    // By an edit that says so, or by undoing the deletion; the old files change nothing about it.
    let mut restored = mine.clone();
    edit(&mut restored, "B", DELETED, Value::Null);
    let mut undone = mine.clone();
    undone.union(undo(&mine, deletion.id(), &stamp("B", "")).unwrap());
    for mut set in [restored, undone] {
        for file in [&old, &deleted, &old] {
            set.union(file.changes.clone());
        }
        assert_eq!(fold(&set), before);
        // One value of one field is got back from the field's history.
        edit(&mut set, "A", "title", json!("By mistake"));
        let rec = RecordId::new("r/1");
        let first = set.history(&rec, "title")[0].set()["title"].clone();
        edit(&mut set, "A", "title", first);
        assert_eq!(fold(&set), before);
    }
}

#[test]
fn f70_a_colleagues_file_holds_everything_that_was_exchanged() {
    let (mut lost, mut colleague) = (base(), base());
    edit(&mut lost, "A", "title", json!("Exchanged"));
    colleague.union(sent(&lost).changes);
    edit(&mut colleague, "B", "summary", json!("Theirs"));
    lost.union(sent(&colleague).changes);
    let exchanged = lost.clone();
    let not_exchanged = edit(&mut lost, "A", "title", json!("Only on the lost laptop"));

    let mut new_laptop = ChangeSet::new();
    new_laptop.union(sent(&colleague).changes);
    assert_eq!(new_laptop, exchanged);
    assert_eq!(fold(&new_laptop), fold(&exchanged));
    assert_eq!(
        content(&saved(&new_laptop, "A")),
        content(&saved(&exchanged, "A"))
    );
    assert!(!new_laptop.contains(not_exchanged.id()));

    // The laptop is found after all: what was on it is merged like anybody's file.
    new_laptop.union(sent(&lost).changes);
    assert_eq!(new_laptop, lost);
    assert_eq!(new_laptop.insert(not_exchanged), Inserted::AlreadyHere);
    assert_eq!(changes_of(&new_laptop).len(), 4);
}
