//! The laws of folding: the workspace follows from the set alone, not from how it came about.

use proptest::prelude::*;
use scrutiny_tracker::domain::id::RecordId;
use scrutiny_tracker::domain::meeting::Meeting;
use scrutiny_tracker::domain::record::Record;
use scrutiny_tracker::domain::response::Response;
use scrutiny_tracker::domain::update::Update;
use scrutiny_tracker::domain::workspace::{Entry, Workspace};
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

/// Everything that a workspace finds for each recommendation, by what it looks up.
fn found_by_naming(workspace: &Workspace, of: &RecordId) -> Vec<RecordId> {
    let mut found: Vec<RecordId> = Vec::new();
    let responses = workspace.naming::<Response>(of).into_iter();
    found.extend(
        responses
            .filter(|(_, one)| one.record.recommendation == *of)
            .map(|(id, _)| id.clone()),
    );
    let updates = workspace.naming::<Update>(of).into_iter();
    found.extend(
        updates
            .filter(|(_, one)| one.record.covers(of))
            .map(|(id, _)| id.clone()),
    );
    let meetings = workspace.naming::<Meeting>(of).into_iter();
    found.extend(
        meetings
            .filter(|(_, one)| one.record.recommendations.contains(of))
            .map(|(id, _)| id.clone()),
    );
    found
}

/// The same by looking through all records there are.
fn found_by_looking(workspace: &Workspace, of: &RecordId) -> Vec<RecordId> {
    let mut found: Vec<RecordId> = Vec::new();
    let responses = workspace.responses.iter();
    found.extend(
        responses
            .filter(|(_, one)| one.record.recommendation == *of)
            .map(|(id, _)| id.clone()),
    );
    let updates = workspace.updates.iter();
    found.extend(
        updates
            .filter(|(_, one)| one.record.covers(of))
            .map(|(id, _)| id.clone()),
    );
    let meetings = workspace.meetings.iter();
    found.extend(
        meetings
            .filter(|(_, one)| one.record.recommendations.contains(of))
            .map(|(id, _)| id.clone()),
    );
    found
}

const NAMED: [&str; 3] = ["r/1", "r/2", "r/gone"];

fn naming_holds(workspace: &Workspace) {
    for of in NAMED {
        let of = RecordId::new(of);
        assert_eq!(
            found_by_naming(workspace, &of),
            found_by_looking(workspace, &of),
            "what names {of}"
        );
    }
}

proptest! {
    #![proptest_config(law(1))]

    #[test]
    fn what_names_a_recommendation_is_kept_up_as_if_it_were_looked_for_anew(steps in history()) {
        let world = run(&steps, steady);
        let mut set = world.base.clone();
        let mut workspace = fold(&set);
        naming_holds(&workspace);
        for change in &world.log {
            for rec in set.union([change.clone()]) {
                let before = workspace.clone();
                refold(&mut workspace, &set, &rec);
                naming_holds(&workspace);
                // A copy has what it had.
                naming_holds(&before);
            }
        }
        prop_assert_eq!(&workspace, &fold(&set));
    }
}

#[test]
fn what_is_named_can_move_go_and_come_back() {
    let rec = |id: &str| RecordId::new(id);
    let mut workspace = Workspace::default();
    let of = |id: &str| json!({"recommendations": [id], "text": "Words"});
    let put = |workspace: &mut Workspace, values: &serde_json::Value| {
        workspace.remove(&rec("u/1"));
        let value = |field: &str| values.get(field);
        workspace.put(Update::TYPE, rec("u/1"), &value, Vec::new());
    };
    put(&mut workspace, &of("r/1"));
    assert_eq!(found_by_naming(&workspace, &rec("r/1")), [rec("u/1")]);
    for to in ["r/2", "r/1", "r/2"] {
        put(&mut workspace, &of(to));
        naming_holds(&workspace);
        assert_eq!(found_by_naming(&workspace, &rec(to)), [rec("u/1")]);
    }
    workspace.remove(&rec("u/1"));
    naming_holds(&workspace);
    // What is altered without the workspace's knowledge is found all the same.
    let mut update = Update::blank();
    update.recommendations.push(rec("r/1"));
    let entry = Entry {
        record: update,
        conflicts: Vec::new(),
        problems: Vec::new(),
    };
    workspace.updates.insert(rec("u/2"), entry);
    assert_eq!(found_by_naming(&workspace, &rec("r/1")), [rec("u/2")]);
    put(&mut workspace, &of("r/1"));
    naming_holds(&workspace);
    assert_eq!(found_by_naming(&workspace, &rec("r/1")).len(), 2);
}
