//! The laws of the file: what is written reads back exactly, what this app does not know included.

use proptest::prelude::*;
use scrutiny_tracker::history::change::{Change, ChangeFault};
use scrutiny_tracker::history::change_set::ChangeSet;
use scrutiny_tracker::snapshot::envelope::{Check, FileStamp, Snapshot, WorkspaceId};
use scrutiny_tracker::snapshot::read::{Progress, read};
use scrutiny_tracker::snapshot::write::{Writing, write};
use serde_json::{Map, Value, json};

use crate::generate::{World, draft, history_among, law, run, set_of, stamp, steady, value};

fn file_stamp() -> FileStamp {
    FileStamp {
        app: "1.0.0 “beta”".to_owned(),
        exported_at: "2021-01-14T16:10:00Z".to_owned(),
        by: "A 𝔐ember\u{0}\n".to_owned(),
    }
}

fn there_and_back(set: &ChangeSet) -> Snapshot {
    let text = write(set, &WorkspaceId::new("w \u{1f600}"), &file_stamp()).unwrap();
    read(text.as_bytes()).unwrap()
}

/// Gives a change members of a newer app, as that app would: the id covers them.
fn with_members(change: &Change, members: &Map<String, Value>) -> Value {
    let mut value = change.to_value();
    for (name, member) in members {
        value[name] = member.clone();
    }
    if let Err(ChangeFault::IdMismatch { actual, .. }) = Change::from_value(&value) {
        value["id"] = actual.to_string().into();
    }
    value
}

/// Names that no change has today, awkward ones among them.
fn members() -> impl Strategy<Value = Map<String, Value>> {
    let name = prop_oneof![
        Just("mood".to_owned()),
        Just(String::new()),
        Just("Id".to_owned()),
        Just("__proto__".to_owned()),
        "\\PC{2,12}x9",
    ];
    prop::collection::btree_map(name, value(), 1..5)
        .prop_map(|members| members.into_iter().collect())
}

proptest! {
    // A file is written and read after every step that alters something.
    #![proptest_config(law(4))]

    #[test]
    fn a_file_that_is_made_in_steps_of_any_size_is_the_file(steps in history_among(3, 20), bytes in 1..3_000_usize) {
        let world = run(&steps, steady);
        for set in &world.sets {
            let whole = write(set, &WorkspaceId::new("w"), &file_stamp()).unwrap();
            let mut writing = Writing::new(set.clone(), &WorkspaceId::new("w"), &file_stamp());
            let mut before = 0;
            while let Some(Progress { done, of }) = writing.step(bytes) {
                prop_assert!(before <= done && done <= of, "{} of {} after {}", done, of, before);
                before = done;
            }
            prop_assert_eq!(writing.finish().unwrap(), whole.clone());
            // Whoever does not wait gets all of it too.
            let mut begun = Writing::new(set.clone(), &WorkspaceId::new("w"), &file_stamp());
            begun.step(bytes);
            prop_assert_eq!(begun.finish().unwrap(), whole);
        }
    }

    #[test]
    fn what_is_written_reads_back_after_every_step(steps in history_among(3, 20)) {
        let mut world = World::new(steady);
        for step in &steps {
            let before = world.sets.clone();
            world.step(step, steady);
            for (set, _) in world.sets.iter().zip(before).filter(|(set, before)| *set != before) {
                let snapshot = there_and_back(set);
                prop_assert_eq!(&set_of(&snapshot.changes), set);
                prop_assert_eq!(snapshot.check, Check::Fits);
                prop_assert_eq!(snapshot.outside_edits, 0);
                prop_assert_eq!(snapshot.stamp, file_stamp());
                prop_assert_eq!(snapshot.workspace, WorkspaceId::new("w \u{1f600}"));
            }
        }
    }

    #[test]
    fn writing_what_was_read_gives_the_same_bytes(steps in history_among(3, 20)) {
        let set = run(&steps, steady).everything();
        let workspace = WorkspaceId::new("w");
        let text = write(&set, &workspace, &file_stamp()).unwrap();
        let again = set_of(&read(text.as_bytes()).unwrap().changes);
        prop_assert_eq!(write(&again, &workspace, &file_stamp()).unwrap(), text);
    }
}

proptest! {
    #![proptest_config(law(5))]

    #[test]
    fn unknown_members_of_a_change_survive_exactly(members in members(), set in value()) {
        let plain = draft("r/1", "recommendation", json!({"title": set}), &[], stamp("A", ""));
        let newer = with_members(&plain, &members);
        let change = Change::from_value(&newer).unwrap();
        prop_assert_ne!(change.id(), plain.id(), "they count for the id");
        let snapshot = there_and_back(&set_of([&change, &plain]));
        let written: Vec<Value> = snapshot.changes.iter().map(Change::to_value).collect();
        prop_assert!(written.contains(&newer) && written.contains(&plain.to_value()));
    }

    #[test]
    fn unknown_kinds_and_fields_survive_exactly(kind in any::<String>(), rec in any::<String>(), name in any::<String>(), value in value()) {
        let known = draft("r/1", "recommendation", json!({ name.as_str(): value, "title": "T" }), &[], stamp("A", ""));
        let unknown = draft(&rec, &kind, json!({ name.as_str(): value }), &[], stamp(&rec, &kind));
        let set = set_of([&known, &unknown]);
        let snapshot = there_and_back(&set);
        prop_assert_eq!(snapshot.outside_edits, 0);
        prop_assert_eq!(set_of(&snapshot.changes), set);
    }
}

#[test]
fn a_change_of_a_newer_version_is_kept_as_it_is() {
    let plain = draft(
        "r/1",
        "recommendation",
        json!({"title": "T"}),
        &[],
        stamp("A", ""),
    );
    let newer = with_members(&plain, json!({"v": 7}).as_object().unwrap());
    let change = Change::from_value(&newer).unwrap();
    let snapshot = there_and_back(&set_of([&change]));
    assert_eq!(snapshot.changes[0].to_value(), newer);
}

#[test]
fn changes_whose_predecessors_are_elsewhere_survive() {
    // Part of a history is a sound file: what a change builds on may come later, from somebody else.
    let first = draft(
        "r/1",
        "recommendation",
        json!({"title": "T"}),
        &[],
        stamp("A", ""),
    );
    let second = draft(
        "r/1",
        "recommendation",
        json!({"title": "U"}),
        &[&first],
        stamp("B", ""),
    );
    let mut set = set_of(&there_and_back(&set_of([&second])).changes);
    assert_eq!(set, set_of([&second]));
    set.insert(first.clone());
    assert_eq!(
        set_of(&there_and_back(&set).changes),
        set_of([&first, &second])
    );
}

#[test]
fn an_empty_set_is_a_file_too() {
    assert!(there_and_back(&ChangeSet::new()).changes.is_empty());
    let text = write(&ChangeSet::new(), &WorkspaceId::new("w"), &file_stamp()).unwrap();
    assert!(text.contains("\n  \"changes\": [],\n"), "{text}");
}
