//! The laws of folding: the workspace follows from the set alone, not from how it came about.

use proptest::prelude::*;
use scrutiny_tracker::domain::id::RecordId;
use scrutiny_tracker::domain::workspace::Workspace;
use scrutiny_tracker::history::change_set::ChangeSet;
use scrutiny_tracker::history::command::Command;
use scrutiny_tracker::history::fold::{DELETED, fold, refold};
use serde_json::json;

use crate::generate::{World, changes_of, delete, history, law, run, set_fields, stamp, steady};

proptest! {
    #![proptest_config(law(1))]

    #[test]
    fn folding_is_refolding_every_record_in_any_order(steps in history(), turn in any::<prop::sample::Index>()) {
        let set = run(&steps, steady).everything();
        let mut order: Vec<_> = set.records().cloned().collect();
        let turn = turn.index(order.len());
        order.rotate_left(turn);
        let mut backwards = order.clone();
        backwards.reverse();
        for order in [order, backwards] {
            let mut workspace = Workspace::default();
            // Twice, because a record may be refolded without need.
            for rec in order.iter().chain(&order) {
                refold(&mut workspace, &set, rec);
            }
            prop_assert_eq!(workspace, fold(&set));
        }
    }

    #[test]
    fn refolding_what_a_merge_touched_is_enough(steps in history()) {
        let world = run(&steps, steady);
        let mut set = world.base.clone();
        let mut workspace = fold(&set);
        for other in &world.sets {
            for rec in set.union(changes_of(other)) {
                refold(&mut workspace, &set, &rec);
            }
            prop_assert_eq!(&workspace, &fold(&set));
        }
    }

    #[test]
    fn the_fold_of_a_union_does_not_depend_on_the_order(steps in history()) {
        let world = run(&steps, steady);
        let mut folds = Vec::new();
        for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2]] {
            let mut set = ChangeSet::new();
            for who in order {
                set.union(changes_of(&world.sets[who]));
            }
            folds.push(fold(&set));
        }
        prop_assert_eq!(&folds[0], &folds[1]);
        prop_assert_eq!(&folds[0], &folds[2]);
    }

    #[test]
    fn changes_that_arrive_one_by_one_and_last_first_fold_alike(steps in history()) {
        let world = run(&steps, steady);
        let mut set = ChangeSet::new();
        let mut workspace = Workspace::default();
        for change in world.log.iter().rev() {
            set.insert(change.clone());
            refold(&mut workspace, &set, change.rec());
        }
        prop_assert_eq!(workspace, fold(&world.everything()));
    }
}

fn act(set: &mut ChangeSet, by: &str, command: &Command) {
    let change = command.plan(set, stamp(by, "")).unwrap();
    set.insert(change);
}

fn conflicts(set: &ChangeSet) -> Option<Vec<String>> {
    let workspace = fold(set);
    let entry = workspace.recommendations.get(&RecordId::new("r/1"))?;
    Some(entry.conflicts.clone())
}

#[test]
fn a_deletion_hides_a_record_and_removes_no_change() {
    let mut set = World::new(steady).base;
    let before = set.len();
    act(&mut set, "A", &delete("r/1"));
    assert_eq!(conflicts(&set), None);
    assert_eq!(set.len(), before + 1);
}

#[test]
fn an_edit_that_the_deleter_had_not_seen_keeps_the_record_in_view() {
    let base = World::new(steady).base;
    let (mut mine, mut theirs) = (base.clone(), base);
    act(&mut mine, "A", &delete("r/1"));
    act(
        &mut theirs,
        "B",
        &set_fields("r/1", &[("title", json!("Still needed"))].into()),
    );
    mine.union(changes_of(&theirs));
    assert_eq!(conflicts(&mine), Some(vec![DELETED.to_owned()]));

    // Either way out of the dispute ends it.
    let mut kept = mine.clone();
    act(
        &mut kept,
        "A",
        &set_fields("r/1", &[(DELETED, json!(null))].into()),
    );
    assert_eq!(conflicts(&kept), Some(Vec::new()));
    act(&mut mine, "A", &delete("r/1"));
    assert_eq!(conflicts(&mine), None);
}

#[test]
fn two_deletions_are_no_dispute() {
    let base = World::new(steady).base;
    let (mut mine, mut theirs) = (base.clone(), base);
    act(&mut mine, "A", &delete("r/1"));
    act(&mut theirs, "B", &delete("r/1"));
    mine.union(changes_of(&theirs));
    assert_eq!(conflicts(&mine), None);
}
