//! Undo: taking an edit back is an edit of its own, and gives exactly the values that were there.

use proptest::prelude::*;
use scrutiny_tracker::domain::id::RecordId;
use scrutiny_tracker::history::change::Change;
use scrutiny_tracker::history::change_set::{ChangeSet, FieldState};
use scrutiny_tracker::history::command::{Command, Refusal};
use scrutiny_tracker::history::fold::fold;
use scrutiny_tracker::history::undo::undo;
use serde_json::{Value, json};

use crate::generate::{changes_of, draft, history, law, run, set_fields, set_of, stamp, steady};

fn act(set: &mut ChangeSet, by: &str, command: &Command) -> Change {
    let change = command.plan(set, stamp(by, "")).unwrap();
    set.insert(change.clone());
    change
}

fn edit(set: &mut ChangeSet, by: &str, fields: &[(&str, Value)]) -> Change {
    act(
        set,
        by,
        &set_fields("r/1", &fields.iter().cloned().collect()),
    )
}

/// Takes a change back and gives the changes that do so.
fn take_back(set: &mut ChangeSet, change: &Change) -> Vec<Change> {
    let before = changes_of(set);
    let undoing = undo(set, change.id(), &stamp("A", "later")).unwrap();
    set.union(undoing.clone());
    assert!(
        before.iter().all(|change| set.contains(change.id())),
        "undo removes nothing"
    );
    undoing
}

fn value<'a>(set: &'a ChangeSet, field: &str) -> Option<&'a Value> {
    match set.state(&RecordId::new("r/1"), field) {
        FieldState::Unset => None,
        FieldState::One(value) => Some(value),
        FieldState::Conflict(heads) => panic!("{field} is in conflict: {heads:#?}"),
    }
}

fn in_view(set: &ChangeSet) -> bool {
    fold(set)
        .recommendations
        .contains_key(&RecordId::new("r/1"))
}

/// A recommendation with a title and a summary, and the change that made it.
fn made() -> (ChangeSet, Change) {
    let fields = json!({"title": "T1", "summary": "S1"});
    let made = draft("r/1", "recommendation", fields, &[], stamp("A", ""));
    (set_of([&made]), made)
}

#[test]
fn undo_gives_the_fields_the_values_they_had() {
    let (mut set, _) = made();
    edit(&mut set, "A", &[("title", json!("T2"))]);
    let last = edit(&mut set, "A", &[("title", json!("T3"))]);
    take_back(&mut set, &last);
    assert_eq!(value(&set, "title"), Some(&json!("T2")));
    assert_eq!(value(&set, "summary"), Some(&json!("S1")));
}

#[test]
fn undo_of_several_fields_ignores_values_that_were_replaced_before() {
    // The last edit names the first change as the head of the title. That change also set the
    // summary, but its summary was replaced long ago and must not come back.
    let (mut set, _) = made();
    edit(&mut set, "A", &[("summary", json!("S2"))]);
    let last = edit(
        &mut set,
        "A",
        &[("title", json!("T2")), ("summary", json!("S3"))],
    );
    take_back(&mut set, &last);
    assert_eq!(value(&set, "title"), Some(&json!("T1")));
    assert_eq!(value(&set, "summary"), Some(&json!("S2")));
}

#[test]
fn a_field_that_was_never_set_is_empty_again_and_the_record_stays() {
    // The id decides between changes of equal number, so several texts are tried.
    for text in 0..32 {
        let (mut set, _) = made();
        let first_view = edit(
            &mut set,
            "A",
            &[("panelViewReason", json!(format!("Reason {text}")))],
        );
        take_back(&mut set, &first_view);
        assert!(
            in_view(&set),
            "undoing an edit must not delete the record (text {text})"
        );
        assert_eq!(value(&set, "panelViewReason"), Some(&Value::Null));
        assert_eq!(value(&set, "title"), Some(&json!("T1")));
    }
}

#[test]
fn undo_of_a_creation_hides_the_record_and_undo_of_that_brings_it_back() {
    let (mut set, made) = made();
    let before = fold(&set);
    let hiding = take_back(&mut set, &made);
    assert!(!in_view(&set));
    take_back(&mut set, &hiding[0]);
    assert_eq!(fold(&set), before);
}

#[test]
fn undo_of_a_creation_hides_the_record_whatever_was_added_to_it() {
    for text in 0..32 {
        let (mut set, made) = made();
        edit(
            &mut set,
            "A",
            &[("panelViewReason", json!(format!("Reason {text}")))],
        );
        take_back(&mut set, &made);
        assert!(!in_view(&set), "text {text}");
    }
}

#[test]
fn undo_of_a_deletion_brings_the_record_back_as_it_was() {
    let (mut set, _) = made();
    edit(&mut set, "A", &[("title", json!("T2"))]);
    let before = fold(&set);
    let id = RecordId::new("r/1");
    let deletion = act(&mut set, "A", &Command::Delete { id });
    assert!(!in_view(&set));
    take_back(&mut set, &deletion);
    assert_eq!(fold(&set), before);
}

#[test]
fn undo_of_a_resolution_shows_the_conflict_again() {
    let (base, _) = made();
    let (mut mine, mut theirs) = (base.clone(), base);
    edit(&mut mine, "A", &[("title", json!("Mine"))]);
    edit(&mut theirs, "B", &[("title", json!("Theirs"))]);
    mine.union(changes_of(&theirs));
    let choice = edit(
        &mut mine,
        "A",
        &[("title", json!("Mine")), ("summary", json!("S2"))],
    );
    let undoing = take_back(&mut mine, &choice);
    let FieldState::Conflict(heads) = mine.state(&RecordId::new("r/1"), "title") else {
        panic!("both values are in question again")
    };
    let mut values: Vec<_> = heads
        .iter()
        .map(|head| head.set()["title"].to_string())
        .collect();
    values.sort();
    assert_eq!(values, ["\"Mine\"", "\"Theirs\""]);
    assert_eq!(value(&mine, "summary"), Some(&json!("S1")));
    // It stays in question for somebody who still has the two old versions.
    theirs.union(undoing);
    theirs.union(changes_of(&mine));
    assert_eq!(theirs, mine);
}

#[test]
fn a_change_that_was_replaced_or_is_not_there_cannot_be_undone() {
    let (mut set, _) = made();
    let replaced = edit(&mut set, "A", &[("title", json!("T2"))]);
    edit(&mut set, "A", &[("title", json!("T3"))]);
    let by = stamp("A", "");
    assert_eq!(undo(&set, replaced.id(), &by), Err(Refusal::NothingChanged));
    assert_eq!(
        undo(&ChangeSet::new(), replaced.id(), &by),
        Err(Refusal::NotHere)
    );
}

#[test]
fn only_the_fields_that_nobody_touched_since_go_back() {
    let (mut set, _) = made();
    let both = edit(
        &mut set,
        "A",
        &[("title", json!("T2")), ("summary", json!("S2"))],
    );
    edit(&mut set, "B", &[("summary", json!("S3"))]);
    take_back(&mut set, &both);
    assert_eq!(value(&set, "title"), Some(&json!("T1")));
    assert_eq!(value(&set, "summary"), Some(&json!("S3")));
}

proptest! {
    #![proptest_config(law(7))]

    #[test]
    fn undoing_the_edit_just_made_leaves_every_field_as_it_was(
        steps in history(),
        fields in prop::collection::btree_map(
            prop::sample::select(vec!["title", "summary", "number", "leadOfficer"]),
            crate::generate::value(),
            1..4,
        ),
    ) {
        let world = run(&steps, steady);
        let before = world.everything();
        let mut set = before.clone();
        let Ok(change) = set_fields("r/1", &fields).plan(&set, stamp("A", "")) else {
            // The values were there already.
            return Ok(());
        };
        set.insert(change.clone());
        take_back(&mut set, &change);
        let rec = RecordId::new("r/1");
        for field in fields.keys() {
            prop_assert_eq!(possible(&set, &rec, field), possible(&before, &rec, field), "{}", field);
        }
        prop_assert!(set.len() > before.len());
    }
}

/// The values in question, in one order; a field that was cleared is as one that nobody has set.
fn possible(set: &ChangeSet, rec: &RecordId, field: &str) -> Vec<String> {
    let heads = set.heads(rec, field);
    let mut values: Vec<_> = heads
        .iter()
        .map(|head| head.set()[field].to_string())
        .collect();
    values.sort();
    values.dedup();
    if values == ["null"] {
        Vec::new()
    } else {
        values
    }
}

// The undoing of an undo needs no rule of its own: it is the undo of an edit.
#[test]
fn undo_of_an_undo_brings_the_edit_back() {
    let (mut set, _) = made();
    let last = edit(&mut set, "A", &[("title", json!("T2"))]);
    let undoing = take_back(&mut set, &last);
    take_back(&mut set, &undoing[0]);
    assert_eq!(value(&set, "title"), Some(&json!("T2")));
}

#[test]
fn undoing_one_side_of_a_conflict_leaves_the_other_side_alone() {
    let (mut set, _) = made();
    let mut elsewhere = set.clone();
    let mine = edit(&mut set, "A", &[("title", json!("Mine"))]);
    edit(&mut elsewhere, "B", &[("title", json!("Theirs"))]);
    set.union(elsewhere.in_order().into_iter().cloned());
    take_back(&mut set, &mine);
    assert_eq!(value(&set, "title"), Some(&json!("Theirs")));
}
