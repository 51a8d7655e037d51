//! The laws of union: whoever merges what, in whatever order, everybody ends with the same.

use proptest::prelude::*;
use proptest::sample::Index;
use scrutiny_tracker::domain::id::RecordId;
use scrutiny_tracker::history::change::Change;
use scrutiny_tracker::history::change_set::{ChangeSet, FieldState, Inserted};
use scrutiny_tracker::snapshot::envelope::{FileStamp, WorkspaceId};
use scrutiny_tracker::snapshot::write::write;
use serde_json::{Value, json};

use crate::generate::{
    World, changes_of, draft, history, history_among, law, run, set_fields, set_of, stamp, steady,
    without_undo,
};

/// The union of sets, in the order given.
fn union(sets: &[&ChangeSet]) -> ChangeSet {
    let mut all = ChangeSet::new();
    for set in sets {
        all.union(changes_of(set));
    }
    all
}

fn file(set: &ChangeSet) -> String {
    let stamp = FileStamp {
        app: "1.0.0".to_owned(),
        exported_at: "2021-01-14T16:10:00Z".to_owned(),
        by: "A Member".to_owned(),
    };
    write(set, &WorkspaceId::new("w"), &stamp).unwrap()
}

/// Person `who` sets one field of a recommendation.
fn edit(world: &mut World, who: usize, field: &str, value: Value, at: &str) -> Change {
    let command = set_fields("r/1", &[(field, value)].into());
    let by = stamp(&format!("Person {who}"), at);
    let change = command.plan(&world.sets[who], by).unwrap();
    world.sets[who].insert(change.clone());
    change
}

fn state<'a>(set: &'a ChangeSet, field: &str) -> FieldState<'a> {
    set.state(&RecordId::new("r/1"), field)
}

proptest! {
    #![proptest_config(law(2))]

    #[test]
    fn union_commutes_associates_and_repeats_harmlessly(steps in history()) {
        let world = run(&steps, steady);
        let [a, b, c] = [&world.sets[0], &world.sets[1], &world.sets[2]];
        prop_assert_eq!(union(&[a, b]), union(&[b, a]));
        prop_assert_eq!(union(&[&union(&[a, b]), c]), union(&[a, &union(&[b, c])]));
        prop_assert_eq!(&union(&[a, a]), a);
        let mut again = union(&[a, b]);
        prop_assert!(again.union(changes_of(b)).is_empty(), "nothing is new the second time");
        prop_assert_eq!(again, union(&[a, b]));
    }

    #[test]
    fn nothing_accepted_is_lost(steps in history()) {
        let world = run(&steps, steady);
        let merged = union(&world.sets.iter().collect::<Vec<_>>());
        for change in &world.log {
            // What was taken out is there as its stub.
            let taken_out = world.log.iter().any(|other| redacts(other, change));
            let expected = if taken_out { change.taken_out() } else { change.clone() };
            prop_assert_eq!(merged.get(change.id()), Some(&expected));
        }
        prop_assert_eq!(&merged, &world.everything());
    }

    #[test]
    fn the_count_never_falls(steps in history()) {
        let mut world = World::new(steady);
        for step in &steps {
            let before: Vec<_> = world.sets.iter().map(ChangeSet::len).collect();
            world.step(step, steady);
            for (set, before) in world.sets.iter().zip(before) {
                prop_assert!(set.len() >= before);
                prop_assert_eq!(set.len(), set.in_order().len());
            }
        }
    }

    #[test]
    fn clocks_never_decide(steps in history().prop_map(without_undo)) {
        // Undo is left out: which of several old values it writes first goes by id, and the id of a
        // change depends on all of its content, the clock included.
        let clocks: [fn(usize) -> String; 3] = [
            |moment| format!("{}", 9_999 - moment),
            |moment| ["", "tomorrow", "9999-12-31T23:59:59Z"][moment % 3].to_owned(),
            |_| "2021-01-14T16:10:00Z".to_owned(),
        ];
        let expected = shape(&run(&steps, steady));
        for clock in clocks {
            prop_assert_eq!(&shape(&run(&steps, clock)), &expected);
        }
    }
}

/// Whether one change takes the content of another out.
fn redacts(one: &Change, other: &Change) -> bool {
    let names = |change: &Change| change.set().get("change").cloned();
    one.kind() == "redaction"
        && other.kind() != "redaction"
        && names(one) == Some(other.id().to_string().into())
}

/// Which changes are the heads of every field, by their places in the log, and who is in doubt.
fn shape(world: &World) -> Vec<(String, String, Vec<usize>, bool)> {
    let everything = world.everything();
    let mut shape = Vec::new();
    for set in world.sets.iter().chain([&everything]) {
        for rec in set.records() {
            for field in set.fields(rec) {
                let place =
                    |head: &Change| world.log.iter().position(|change| change.id() == head.id());
                let mut heads: Vec<_> = set
                    .heads(rec, field)
                    .into_iter()
                    .filter_map(place)
                    .collect();
                heads.sort_unstable();
                let conflict = matches!(set.state(rec, field), FieldState::Conflict(_));
                shape.push((rec.to_string(), field.to_owned(), heads, conflict));
            }
        }
    }
    shape
}

proptest! {
    // Each case writes files, which are read back and folded.
    #![proptest_config(law(3))]

    #[test]
    fn equal_sets_write_the_same_bytes_in_whatever_order_built(
        steps in history_among(3, 16),
        swaps in prop::collection::vec(any::<(Index, Index)>(), 40),
    ) {
        let world = run(&steps, steady);
        let mut shuffled = world.log.clone();
        for (from, to) in swaps {
            let (from, to) = (from.index(shuffled.len()), to.index(shuffled.len()));
            shuffled.swap(from, to);
        }
        let bytes = file(&world.everything());
        prop_assert_eq!(&file(&set_of(&shuffled)), &bytes);
        let [a, b, c] = [&world.sets[0], &world.sets[1], &world.sets[2]];
        prop_assert_eq!(&file(&union(&[a, b, c])), &bytes);
        prop_assert_eq!(&file(&union(&[c, b, a, b])), &bytes);
    }
}

#[test]
fn a_conflict_keeps_both_values_until_somebody_chooses() {
    let mut world = World::new(steady);
    let mine = edit(&mut world, 0, "title", json!("Mine"), "");
    let theirs = edit(&mut world, 1, "title", json!("Theirs"), "");
    let old = world.clone();
    world.sets[0] = union(&[&world.sets[0], &world.sets[1]]);
    let FieldState::Conflict(heads) = state(&world.sets[0], "title") else {
        panic!("neither had seen the other's edit")
    };
    assert!(heads.contains(&&mine) && heads.contains(&&theirs));

    // Choosing a value that is already there is a decision too.
    let chosen = edit(&mut world, 0, "title", json!("Theirs"), "");
    assert_eq!(
        state(&world.sets[0], "title"),
        FieldState::One(&json!("Theirs"))
    );
    assert_eq!(chosen.prev().len(), 2, "the choice names both");
    for stale in &old.sets {
        world.sets[0] = union(&[stale, &world.sets[0], stale]);
        assert_eq!(
            state(&world.sets[0], "title"),
            FieldState::One(&json!("Theirs"))
        );
    }
}

#[test]
fn edits_of_different_fields_are_both_kept() {
    let mut world = World::new(steady);
    edit(&mut world, 0, "title", json!("A new title"), "");
    edit(&mut world, 1, "summary", json!("A new summary"), "");
    let merged = union(&[&world.sets[0], &world.sets[1]]);
    assert_eq!(
        state(&merged, "title"),
        FieldState::One(&json!("A new title"))
    );
    assert_eq!(
        state(&merged, "summary"),
        FieldState::One(&json!("A new summary"))
    );
}

#[test]
fn equal_values_are_no_conflict() {
    let mut world = World::new(steady);
    edit(&mut world, 0, "title", json!("Agreed"), "a");
    edit(&mut world, 1, "title", json!("Agreed"), "b");
    let merged = union(&[&world.sets[0], &world.sets[1]]);
    assert_eq!(state(&merged, "title"), FieldState::One(&json!("Agreed")));
    assert_eq!(merged.heads(&RecordId::new("r/1"), "title").len(), 2);
}

#[test]
fn a_computer_that_is_years_ahead_does_not_win() {
    let mut world = World::new(steady);
    edit(
        &mut world,
        0,
        "title",
        json!("Ahead"),
        "2099-01-01T00:00:00Z",
    );
    edit(
        &mut world,
        1,
        "title",
        json!("Draft"),
        "2021-01-14T16:10:00Z",
    );
    edit(
        &mut world,
        1,
        "title",
        json!("Considered"),
        "2001-01-01T00:00:00Z",
    );
    let merged = union(&[&world.sets[0], &world.sets[1]]);
    // Until somebody chooses, the value with more steps behind it is shown.
    assert_eq!(
        merged.value(&RecordId::new("r/1"), "title"),
        Some(&json!("Considered"))
    );
    assert!(matches!(state(&merged, "title"), FieldState::Conflict(_)));
}

#[test]
fn a_change_counts_only_for_the_fields_it_sets() {
    // An id in `prev` supersedes field by field: what the later change does not set stays.
    let first = draft(
        "r/1",
        "recommendation",
        json!({"title": "T", "summary": "S"}),
        &[],
        stamp("A", ""),
    );
    let later = draft(
        "r/1",
        "recommendation",
        json!({"title": "U"}),
        &[&first],
        stamp("A", ""),
    );
    let mut set = set_of([&later, &first]);
    assert_eq!(state(&set, "title"), FieldState::One(&json!("U")));
    assert_eq!(state(&set, "summary"), FieldState::One(&json!("S")));
    assert_eq!(set.insert(first), Inserted::AlreadyHere);
    assert_eq!(set.len(), 2);
}
