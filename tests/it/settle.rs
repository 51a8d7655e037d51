//! Conflicts are shown with every version, and settled by changes that can be undone.

use proptest::prelude::*;
use proptest::sample::{Index, select};
use scrutiny_tracker::domain::response::Answer;
use scrutiny_tracker::history::change::{Change, ChangeId};
use scrutiny_tracker::history::change_set::{ChangeSet, FieldState};
use scrutiny_tracker::history::command::{Command, set_field};
use scrutiny_tracker::history::fold::{DELETED, conflicts as in_conflict, fold};
use scrutiny_tracker::history::settle::{Choice, Refusal, Ways, settle};
use scrutiny_tracker::history::undo::undo;
use scrutiny_tracker::query::conflict::{self, Conflict};
use serde_json::{Value, json};

use crate::generate::{cases, changes_of, history, run, steady};
use crate::golden::{first, id, stamp};

/// Every conflict of a set.
pub fn conflicts(set: &ChangeSet, mine: Option<&ChangeSet>) -> Vec<Conflict> {
    let found = conflict::conflicts(set, mine, usize::MAX);
    assert_eq!(found.all, found.first.len());
    found.first
}

mod ancestors;
mod updates;
mod versions;

/// What two people have in common before they part.
fn base() -> ChangeSet {
    let mut set = ChangeSet::new();
    set.union([
        first(
            "r/8",
            "recommendation",
            json!({"number": 8, "title": "Reward"}),
        ),
        first(
            "p/8",
            "response",
            json!({"recommendation": "r/8", "answer": "in-full"}),
        ),
        first(
            "u/8",
            "progress-update",
            json!({"recommendations": ["r/8"], "text": "Begun", "date": "2021-01-14"}),
        ),
    ]);
    set
}

fn edit(set: &mut ChangeSet, by: &str, command: &Command) -> Change {
    let change = command.plan(set, stamp(by)).unwrap();
    set.insert(change.clone());
    change
}

fn title(text: &str) -> Command {
    set_field(&id("r/8"), "title", &text.to_owned())
}

fn delete(rec: &str) -> Command {
    Command::Delete { id: id(rec) }
}

/// Two people who did one thing each, and what both have after they exchanged their files.
fn parted(mine: &Command, theirs: &Command) -> (Change, Change, ChangeSet) {
    let (mut here, mut there) = (base(), base());
    let mine = edit(&mut here, "A Chair", mine);
    let theirs = edit(&mut there, "B Member", theirs);
    here.union(changes_of(&there));
    (mine, theirs, here)
}

fn settled(set: &ChangeSet, by: &str, rec: &str, field: &str, choice: &Choice) -> Vec<Change> {
    settle(set, &id(rec), field, choice, id("new"), &stamp(by)).unwrap()
}

fn refused(set: &ChangeSet, rec: &str, field: &str, choice: &Choice) -> Refusal {
    let by = stamp("A Chair");
    settle(set, &id(rec), field, choice, id("new"), &by).unwrap_err()
}

fn value(set: &ChangeSet, rec: &str, field: &str) -> Value {
    match set.state(&id(rec), field) {
        FieldState::One(value) => value.clone(),
        other => panic!("{field} of {rec} has not one value: {other:?}"),
    }
}

/// Everybody's changes after a settlement, with the files from before it merged once more.
fn with(set: &ChangeSet, changes: &[Change]) -> ChangeSet {
    let mut all = set.clone();
    all.union(changes.iter().cloned());
    all.union(changes_of(set));
    all
}

#[test]
fn choosing_a_version_settles_the_conflict_for_good() {
    let (mine, theirs, set) = parted(&title("Reward carers"), &title("Reward care work"));
    for (version, text) in [(&mine, "Reward carers"), (&theirs, "Reward care work")] {
        let choice = Choice::Version(version.id());
        let changes = settled(&set, "A Chair", "r/8", "title", &choice);
        assert_eq!(changes.len(), 1);
        assert_eq!(changes[0].prev().len(), 2, "the choice has seen both");
        let after = with(&set, &changes);
        assert_eq!(value(&after, "r/8", "title"), json!(text));
        assert_eq!(conflicts(&after, None), []);
        assert!(after.contains(mine.id()) && after.contains(theirs.id()));
    }
}

#[test]
fn a_wording_put_together_replaces_both() {
    let (_, _, set) = parted(&title("Reward carers"), &title("Reward care work"));
    let choice = Choice::Combination("  Reward carers and care work\n".to_owned());
    let after = with(&set, &settled(&set, "A Chair", "r/8", "title", &choice));
    assert_eq!(
        value(&after, "r/8", "title"),
        json!("Reward carers and care work")
    );
    assert_eq!(conflicts(&after, None), []);
}

#[test]
fn f64_two_people_who_settle_differently_are_in_conflict_again_and_both_are_named() {
    let (mine, theirs, set) = parted(&title("Reward carers"), &title("Reward care work"));
    let choose =
        |by, change: &Change| settled(&set, by, "r/8", "title", &Choice::Version(change.id()));
    let mut both = with(&set, &choose("A Chair", &mine));
    both.union(choose("B Member", &theirs));

    let again = conflicts(&both, None);
    assert_eq!(again.len(), 1);
    let mut names: Vec<_> = again[0]
        .versions
        .iter()
        .map(|one| one.by.as_str())
        .collect();
    names.sort_unstable();
    assert_eq!(names, ["A Chair", "B Member"]);
    assert!(
        again[0]
            .versions
            .iter()
            .all(|one| one.change != mine.id() && one.change != theirs.id()),
        "the choices are in question now, not what they were made from"
    );
    let last = settled(
        &both,
        "A Chair",
        "r/8",
        "title",
        &Choice::Version(again[0].versions[0].change),
    );
    assert_eq!(conflicts(&with(&both, &last), None), []);
}

#[test]
fn f64_two_people_who_settle_alike_agree() {
    let (mine, _, set) = parted(&title("Reward carers"), &title("Reward care work"));
    let choice = Choice::Version(mine.id());
    let mut both = with(&set, &settled(&set, "A Chair", "r/8", "title", &choice));
    both.union(settled(&set, "B Member", "r/8", "title", &choice));
    assert_eq!(conflicts(&both, None), []);
    assert_eq!(value(&both, "r/8", "title"), json!("Reward carers"));
}

#[test]
fn a_record_that_was_deleted_and_edited_stays_or_goes_as_somebody_says() {
    let answer = set_field(&id("p/8"), "answer", &Answer::Declined);
    let (_, _, set) = parted(&answer, &delete("p/8"));
    assert_eq!(in_conflict(&set, &id("p/8")), [DELETED]);

    let kept = settled(&set, "A Chair", "p/8", DELETED, &Choice::KeepRecord);
    let after = with(&set, &kept);
    assert_eq!(conflicts(&after, None), []);
    let response = &fold(&after).responses[&id("p/8")];
    assert_eq!(response.record.answer, Answer::Declined);

    let gone = settled(&set, "B Member", "p/8", DELETED, &Choice::DeleteRecord);
    let after = with(&set, &gone);
    assert_eq!(conflicts(&after, None), []);
    assert!(!fold(&after).responses.contains_key(&id("p/8")));

    // Two who say the one and the other.
    let both = with(&with(&set, &kept), &gone);
    let again = conflicts(&both, None);
    assert_eq!((again.len(), again[0].field.as_str()), (1, DELETED));
    assert!(
        fold(&both).responses.contains_key(&id("p/8")),
        "in doubt it is shown"
    );
}

#[test]
fn an_edit_after_the_record_was_kept_needs_no_second_settlement() {
    let answer = set_field(&id("p/8"), "answer", &Answer::Declined);
    let (_, _, set) = parted(&answer, &delete("p/8"));
    let mut after = with(
        &set,
        &settled(&set, "A Chair", "p/8", DELETED, &Choice::KeepRecord),
    );
    edit(
        &mut after,
        "B Member",
        &set_field(&id("p/8"), "comment", &"Noted".to_owned()),
    );
    assert_eq!(conflicts(&after, None), []);
}

#[test]
fn what_is_not_in_conflict_cannot_be_settled() {
    let (mine, theirs, set) = parted(&title("Reward carers"), &title("Reward care work"));
    let choice = Choice::Version(mine.id());
    let after = with(&set, &settled(&set, "A Chair", "r/8", "title", &choice));
    assert_eq!(
        refused(&after, "r/8", "title", &Choice::Version(theirs.id())),
        Refusal::AlreadySettled
    );
    assert_eq!(
        refused(&set, "r/8", "summary", &choice),
        Refusal::AlreadySettled
    );
    assert_eq!(
        refused(&set, "nobody", "title", &choice),
        Refusal::AlreadySettled
    );
    assert_eq!(
        refused(&set, "r/8", DELETED, &Choice::DeleteRecord),
        Refusal::AlreadySettled
    );
    let said = Refusal::AlreadySettled.to_string();
    assert!(said.contains("settled already") && said.contains("nothing to do"));
}

#[test]
fn a_choice_that_does_not_fit_is_refused_in_words() {
    let (mine, _, set) = parted(&title("Reward carers"), &title("Reward care work"));
    let blank = Choice::Combination(" \n\t".to_owned());
    assert_eq!(refused(&set, "r/8", "title", &blank), Refusal::Blank);
    let elsewhere = Choice::Version(base().heads(&id("p/8"), "answer")[0].id());
    assert_eq!(
        refused(&set, "r/8", "title", &elsewhere),
        Refusal::NoSuchVersion
    );
    let before = Choice::Version(base().heads(&id("r/8"), "title")[0].id());
    assert_eq!(
        refused(&set, "r/8", "title", &before),
        Refusal::NoSuchVersion
    );
    for choice in [
        Choice::BothUpdates,
        Choice::KeepRecord,
        Choice::DeleteRecord,
    ] {
        assert_eq!(refused(&set, "r/8", "title", &choice), Refusal::DoesNotFit);
    }

    let declined = set_field(&id("p/8"), "answer", &Answer::Declined);
    let (_, _, answers) = parted(&declined, &set_field(&id("p/8"), "answer", &Answer::InPart));
    let words = Choice::Combination("Perhaps".to_owned());
    assert_eq!(
        refused(&answers, "p/8", "answer", &words),
        Refusal::DoesNotFit
    );

    let (_, _, deleted) = parted(&declined, &delete("p/8"));
    assert_eq!(
        refused(&deleted, "p/8", DELETED, &Choice::Version(mine.id())),
        Refusal::DoesNotFit
    );
}

#[test]
fn undo_of_a_settlement_brings_every_version_back() {
    let titles = parted(&title("Reward carers"), &title("Reward care work"));
    let answer = set_field(&id("p/8"), "answer", &Answer::Declined);
    let deletion = parted(&answer, &delete("p/8"));
    let choices = [
        (&titles.2, "r/8", "title", Choice::Version(titles.0.id())),
        (
            &titles.2,
            "r/8",
            "title",
            Choice::Combination("Both".to_owned()),
        ),
        (&deletion.2, "p/8", DELETED, Choice::KeepRecord),
        (&deletion.2, "p/8", DELETED, Choice::DeleteRecord),
    ];
    for (set, rec, field, choice) in choices {
        let changes = settled(set, "A Chair", rec, field, &choice);
        let mut after = with(set, &changes);
        let undoing = undo(&after, changes[0].id(), &stamp("A Chair")).unwrap();
        after.union(undoing);
        assert_eq!(in_question(&after), in_question(set), "{choice:?}");
        let in_view = |set: &ChangeSet| fold(set).counts();
        assert_eq!(in_view(&after), in_view(set), "{choice:?}");
    }
}

/// The conflicts with their values. Which of the values is shown meanwhile does not count.
fn in_question(set: &ChangeSet) -> Vec<(String, String, Vec<String>)> {
    let told = |one: Conflict| {
        let values = one.versions.iter().map(|version| version.value.to_string());
        let mut values: Vec<_> = values.collect();
        values.sort();
        (one.rec.to_string(), one.field, values)
    };
    conflicts(set, None).into_iter().map(told).collect()
}

/// One way to settle a conflict, of those that it offers.
fn some_choice(conflict: &Conflict, way: usize, version: Index, text: &str) -> Choice {
    let chosen = Choice::Version(conflict.versions[version.index(conflict.versions.len())].change);
    let combined = Choice::Combination(format!("Put together: {text}"));
    match (conflict.ways, way) {
        (Ways::KeepOrDelete, 0 | 1) => Choice::KeepRecord,
        (Ways::KeepOrDelete, _) => Choice::DeleteRecord,
        (Ways::Choose, _) | (_, 0) => chosen,
        (Ways::ChooseCombineOrKeepBoth, 1) => Choice::BothUpdates,
        _ => combined,
    }
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn f64_every_conflict_can_be_settled_and_stays_so_when_old_files_return(
        steps in history(),
        ways in prop::collection::vec((0..3_usize, any::<Index>(), select(vec!["", "é"])), 24),
    ) {
        let world = run(&steps, steady);
        let before = world.everything();
        let mut set = before.clone();
        for conflict in conflicts(&before, Some(&world.sets[0])) {
            prop_assert!(conflict.versions.len() > 1, "{conflict:?}");
            prop_assert!(conflict.versions.iter().all(|one| set.contains(one.change)));
        }
        for (place, conflict) in conflicts(&before, None).iter().enumerate() {
            // Settling one conflict may settle another: a deletion takes the record's fields with it.
            if !in_conflict(&set, &conflict.rec).contains(&conflict.field) {
                continue;
            }
            let (way, version, text) = &ways[place % ways.len()];
            let choice = some_choice(conflict, *way, *version, text);
            let new = id(&format!("new/{place}"));
            let by = stamp("A Chair");
            let changes = settle(&set, &conflict.rec, &conflict.field, &choice, new, &by);
            set.union(changes.unwrap());
            prop_assert!(!in_conflict(&set, &conflict.rec).contains(&conflict.field));
        }
        prop_assert_eq!(conflicts(&set, None), []);
        for old in &world.sets {
            set.union(changes_of(old));
            prop_assert_eq!(conflicts(&set, None), []);
        }
        prop_assert!(before.in_order().iter().all(|change| set.contains(change.id())));
    }
}

/// The ids of a conflict's versions.
fn ids(conflict: &Conflict) -> Vec<ChangeId> {
    conflict.versions.iter().map(|one| one.change).collect()
}
