//! Taking an import back: the workspace looks as if the file had not been merged, and nobody's own work
//! is touched.

use proptest::prelude::*;
use scrutiny_tracker::domain::id::RecordId;
use scrutiny_tracker::history::change::{Change, ChangeId};
use scrutiny_tracker::history::change_set::{ChangeSet, FieldState};
use scrutiny_tracker::history::command::{Command, Refusal};
use scrutiny_tracker::history::fold::{DELETED, fold};
use scrutiny_tracker::history::undo::{take_back, undo};
use serde_json::{Value, json};

use crate::generate::{
    changes_of, delete, draft, history_among, ids_new_to, law, run, set_fields, set_of, stamp,
    steady, take_out, without_shares,
};
use crate::oracle::Oracle;

/// Takes back what came with `ids`, and gives the set as it is then and the changes that did it.
fn taken_back(set: &ChangeSet, ids: &[ChangeId]) -> (ChangeSet, Vec<Change>) {
    let made = match take_back(set, ids, &stamp("A", "later")) {
        Ok(made) => made,
        Err(Refusal::NothingChanged) => Vec::new(),
        Err(refusal) => panic!("{refusal}"),
    };
    let mut after = set.clone();
    after.union(made.clone());
    let lost = changes_of(set)
        .iter()
        .any(|change| after.get(change.id()) != Some(change));
    assert!(!lost, "taking back removes nothing and alters nothing");
    (after, made)
}

/// What stays of an import for good: its redactions.
fn redactions(changes: &[Change]) -> Vec<Change> {
    let mut kept = changes.to_vec();
    kept.retain(Change::is_redaction);
    kept
}

/// The values alone; a field that nobody has set is as one that was cleared.
fn possible(values: &[((u64, ChangeId), Value)]) -> Vec<Value> {
    let values: Vec<Value> = values.iter().map(|(_, value)| value.clone()).collect();
    if values.is_empty() {
        vec![Value::Null]
    } else {
        values
    }
}

proptest! {
    #![proptest_config(law(20))]

    #[test]
    fn f66_a_merge_that_is_taken_back_leaves_the_workspace_as_it_was(
        steps in history_among(3, 30).prop_map(without_shares),
    ) {
        let world = run(&steps, steady);
        for (mine, theirs) in [(0, 1), (1, 0), (2, 0), (1, 2)] {
            let (before, theirs) = (&world.sets[mine], changes_of(&world.sets[theirs]));
            let ids = ids_new_to(before, &theirs);
            let mut merged = before.clone();
            merged.union(theirs.clone());
            let (after, made) = taken_back(&merged, &ids);

            let mut expected = before.clone();
            expected.union(redactions(&theirs));
            prop_assert_eq!(fold(&after), fold(&expected));
            prop_assert_eq!(take_back(&after, &ids, &stamp("A", "")), Err(Refusal::NothingChanged));

            // Whoever merges both, in either order, has the same.
            let colleague = &world.base;
            for order in [[&theirs, &changes_of(&after)], [&changes_of(&after), &theirs]] {
                let mut hers = colleague.clone();
                order.into_iter().for_each(|file| {
                    hers.union(file.iter().cloned());
                });
                prop_assert_eq!(fold(&hers), fold(&after));
            }
            // Nor does the file come back where it is merged again.
            let mut again = after.clone();
            prop_assert!(again.union(theirs).is_empty());
            prop_assert!(made.iter().all(|change| !ids.contains(&change.id())));
        }
    }
}

proptest! {
    #![proptest_config(law(21))]

    #[test]
    fn what_was_done_after_the_merge_stays(
        steps in history_among(3, 16).prop_map(without_shares),
        later in history_among(3, 10).prop_map(without_shares),
    ) {
        let mut world = run(&steps, steady);
        let theirs = changes_of(&world.sets[1]);
        let ids = ids_new_to(&world.sets[0], &theirs);
        world.sets[0].union(theirs.clone());
        for step in &later {
            world.step(step, steady);
        }
        let set = &world.sets[0];
        let (after, made) = taken_back(set, &ids);

        let now = Oracle::new(&world.log, set);
        let kept: Vec<ChangeId> = redactions(&theirs).iter().map(Change::id).collect();
        let gone: Vec<ChangeId> = ids.iter().copied().filter(|id| !kept.contains(id)).collect();
        let expected = now.without(&gone);
        let log: Vec<Change> = world.log.iter().chain(&made).cloned().collect();
        let then = Oracle::new(&log, &after);
        for rec in now.records() {
            let was_hidden = !expected.records().contains(&rec) || expected.hidden(&rec);
            prop_assert_eq!(then.hidden(&rec), was_hidden, "{}", rec);
            let out_of_sight = was_hidden && (now.hidden(&rec) || !expected.records().contains(&rec));
            let fields = now.fields(&rec).into_iter().filter(|field| field != DELETED);
            for field in fields.filter(|_| !out_of_sight) {
                let imported = now.heads(&rec, &field).iter().any(|head| gone.contains(&head.id()));
                let source = if imported { &expected } else { &now };
                prop_assert_eq!(
                    possible(&then.values(&rec, &field)),
                    possible(&source.values(&rec, &field)),
                    "{} {}", rec, field
                );
            }
        }
        prop_assert_eq!(take_back(&after, &ids, &stamp("A", "")), Err(Refusal::NothingChanged));
    }
}

fn act(set: &mut ChangeSet, by: &str, command: &Command) -> Change {
    let change = command.plan(set, stamp(by, "")).unwrap();
    set.insert(change.clone());
    change
}

fn edit(set: &mut ChangeSet, by: &str, rec: &str, field: &str, value: Value) -> Change {
    act(set, by, &set_fields(rec, &[(field, value)].into()))
}

/// What everybody starts with: one recommendation.
fn base() -> ChangeSet {
    let set = json!({"title": "T", "summary": "S"});
    set_of([&draft("r/1", "recommendation", set, &[], stamp("A", ""))])
}

/// Merges another's set and says what was new.
fn merge(mine: &mut ChangeSet, theirs: &ChangeSet) -> Vec<ChangeId> {
    let theirs = changes_of(theirs);
    let ids = ids_new_to(mine, &theirs);
    mine.union(theirs);
    ids
}

fn state<'a>(set: &'a ChangeSet, field: &str) -> FieldState<'a> {
    set.state(&RecordId::new("r/1"), field)
}

fn in_view(set: &ChangeSet, rec: &str) -> bool {
    let workspace = fold(set);
    let id = RecordId::new(rec);
    workspace.recommendations.contains_key(&id) || workspace.meetings.contains_key(&id)
}

#[test]
fn a_record_that_came_with_the_import_goes_and_its_changes_stay() {
    let (mut mine, mut theirs) = (base(), base());
    let made = draft(
        "m/1",
        "meeting",
        json!({"body": "Cabinet"}),
        &[],
        stamp("B", ""),
    );
    theirs.insert(made.clone());
    let ids = merge(&mut mine, &theirs);
    assert!(in_view(&mine, "m/1"));
    let (after, undoing) = taken_back(&mine, &ids);
    assert!(!in_view(&after, "m/1"));
    assert!(after.contains(made.id()));
    assert_eq!(undoing.len(), 1);

    // It can be had again: by undoing what took it back.
    let mut again = after.clone();
    again.union(undo(&after, undoing[0].id(), &stamp("A", "")).unwrap());
    assert_eq!(fold(&again), fold(&mine));
}

#[test]
fn a_record_of_theirs_that_i_have_worked_on_since_keeps_my_work() {
    let (mut mine, mut theirs) = (base(), base());
    let fields = json!({"body": "Cabinet", "place": "Online"});
    theirs.insert(draft("m/1", "meeting", fields, &[], stamp("B", "")));
    let ids = merge(&mut mine, &theirs);
    edit(&mut mine, "A", "m/1", "place", json!("County Hall"));
    let (after, _) = taken_back(&mine, &ids);
    let meeting = &fold(&after).meetings[&RecordId::new("m/1")].record;
    assert_eq!(
        (meeting.body.as_str(), meeting.place.as_str()),
        ("", "County Hall")
    );
}

#[test]
fn an_import_that_was_built_upon_is_not_brought_back_below_the_later_edit() {
    // Two of theirs changed the title apart; I settled on top of one before I saw the other.
    let mut first = base();
    let mut second = base();
    let one = edit(&mut first, "B", "r/1", "title", json!("One"));
    let two = edit(&mut second, "C", "r/1", "title", json!("Two"));
    let mut mine = base();
    mine.insert(one.clone());
    edit(&mut mine, "A", "r/1", "title", json!("Settled"));
    mine.insert(two.clone());
    let (after, _) = taken_back(&mine, &[one.id(), two.id()]);
    assert_eq!(state(&after, "title"), FieldState::One(&json!("Settled")));
}

#[test]
fn a_conflict_that_the_import_settled_is_open_again_and_shows_what_it_showed() {
    let (mut mine, mut theirs) = (base(), base());
    edit(&mut mine, "A", "r/1", "title", json!("Mine"));
    edit(&mut theirs, "B", "r/1", "title", json!("Theirs"));
    merge(&mut mine, &theirs);
    let before = fold(&mine);
    let mut settled = mine.clone();
    edit(&mut settled, "B", "r/1", "title", json!("Settled"));
    let ids = merge(&mut mine, &settled);
    let (after, made) = taken_back(&mine, &ids);
    assert!(matches!(state(&after, "title"), FieldState::Conflict(heads) if heads.len() == 2));
    assert_eq!(fold(&after), before);
    assert_eq!(made.len(), 2, "a change for each of the two values");
}

#[test]
fn deletions_on_either_side_are_as_they_were() {
    // They delete what I have: it comes back.
    let (mut mine, mut theirs) = (base(), base());
    act(&mut theirs, "B", &delete("r/1"));
    let ids = merge(&mut mine, &theirs);
    assert!(!in_view(&mine, "r/1"));
    assert_eq!(fold(&taken_back(&mine, &ids).0), fold(&base()));

    // They edit what I have deleted, which brings it into dispute: it goes again.
    let (mut mine, mut theirs) = (base(), base());
    act(&mut mine, "A", &delete("r/1"));
    let title = edit(&mut theirs, "B", "r/1", "title", json!("Needed"));
    let ids = merge(&mut mine, &theirs);
    assert!(in_view(&mine, "r/1"));
    let (after, _) = taken_back(&mine, &ids);
    assert!(!in_view(&after, "r/1"));
    assert_eq!(ids, [title.id()]);

    // I have deleted what they edited: there is nothing in sight to take back.
    let (mut mine, mut theirs) = (base(), base());
    edit(&mut theirs, "B", "r/1", "title", json!("Needed"));
    let ids = merge(&mut mine, &theirs);
    act(&mut mine, "A", &delete("r/1"));
    let by = stamp("A", "");
    assert_eq!(take_back(&mine, &ids, &by), Err(Refusal::NothingChanged));
}

#[test]
fn a_record_that_the_import_brought_back_goes_again_with_the_words_it_had() {
    let mut mine = base();
    let gone = act(&mut mine, "A", &delete("r/1"));
    let mut theirs = mine.clone();
    theirs.union(undo(&theirs, gone.id(), &stamp("B", "")).unwrap());
    edit(&mut theirs, "B", "r/1", "title", json!("Theirs"));
    let ids = merge(&mut mine, &theirs);
    assert!(in_view(&mine, "r/1"));
    let (after, _) = taken_back(&mine, &ids);
    assert!(!in_view(&after, "r/1"));
    assert_eq!(state(&after, "title"), FieldState::One(&json!("T")));
}

#[test]
fn a_deletion_that_was_in_dispute_before_is_in_dispute_again() {
    // The change that gives the deletion back does not pretend to have seen the edit it disputes.
    let (mut mine, mut other) = (base(), base());
    act(&mut mine, "A", &delete("r/1"));
    edit(&mut other, "C", "r/1", "title", json!("Needed"));
    merge(&mut mine, &other);
    let before = fold(&mine);
    let mut theirs = mine.clone();
    act(&mut theirs, "B", &delete("r/1"));
    let ids = merge(&mut mine, &theirs);
    assert!(!in_view(&mine, "r/1"));
    let (after, _) = taken_back(&mine, &ids);
    assert_eq!(fold(&after), before);
    // Looking through their deletion, what it had seen is not taken for seen by what gives mine back.
    let by = stamp("A", "");
    assert_eq!(take_back(&after, &ids, &by), Err(Refusal::NothingChanged));
}

#[test]
fn what_the_import_took_out_does_not_come_back() {
    let mut mine = base();
    let named = edit(&mut mine, "A", "r/1", "title", json!("Mrs Example"));
    let mut theirs = mine.clone();
    let redaction = act(
        &mut theirs,
        "B",
        &take_out(&RecordId::new("t/1"), named.id()),
    );
    edit(&mut theirs, "B", "r/1", "summary", json!("Theirs"));
    let ids = merge(&mut mine, &theirs);
    let (after, _) = taken_back(&mine, &ids);
    assert_eq!(state(&after, "title"), FieldState::One(&Value::Null));
    assert_eq!(state(&after, "summary"), FieldState::One(&json!("S")));
    assert!(fold(&after).redactions.contains_key(&RecordId::new("t/1")));
    let by = stamp("A", "");
    let only = [redaction.id()];
    assert_eq!(take_back(&mine, &only, &by), Err(Refusal::NothingChanged));
}

#[test]
fn ids_that_nobody_here_has_are_nothing_to_take_back() {
    let (mut theirs, by) = (base(), stamp("A", ""));
    let title = edit(&mut theirs, "B", "r/1", "title", json!("Theirs"));
    assert_eq!(
        take_back(&base(), &[title.id()], &by),
        Err(Refusal::NothingChanged)
    );
    assert_eq!(take_back(&base(), &[], &by), Err(Refusal::NothingChanged));
}
