//! Two accounts of one progress update: each may be kept, as an update of its own.

use scrutiny_tracker::domain::update::Update;
use scrutiny_tracker::domain::workspace::Workspace;
use scrutiny_tracker::history::change_set::ChangeSet;
use scrutiny_tracker::history::command::{Command, set_field};
use scrutiny_tracker::history::fold::fold;
use scrutiny_tracker::history::settle::{Choice, Refusal, settle};
use scrutiny_tracker::history::undo::undo;

use super::{base, edit, in_question, parted, refused, settled, title, with};
use crate::generate::changes_of;
use crate::golden::{id, stamp};
use crate::settle::conflicts;

fn account(text: &str) -> Command {
    set_field(&id("u/8"), "text", &text.to_owned())
}

fn update<'a>(workspace: &'a Workspace, rec: &str) -> &'a Update {
    &workspace.updates[&id(rec)].record
}

#[test]
fn both_accounts_are_kept_with_all_that_the_update_says_beside_them() {
    let (_, _, set) = parted(&account("Six ambassadors found"), &account("Two left"));
    let shown: Vec<String> = conflicts(&set, None)[0]
        .versions
        .iter()
        .map(|version| version.value.as_str().unwrap().to_owned())
        .collect();
    let changes = settled(&set, "A Chair", "u/8", "text", &Choice::BothUpdates);
    assert_eq!(changes.len(), 2);
    let after = with(&set, &changes);
    assert_eq!(conflicts(&after, None), []);
    let workspace = fold(&after);
    let (kept, made) = (update(&workspace, "u/8"), update(&workspace, "new"));
    assert_eq!([&kept.text, &made.text], [&shown[0], &shown[1]]);
    let mut expected = kept.clone();
    expected.text = made.text.clone();
    assert_eq!(made, &expected);
    assert_eq!(changes[1].stamp(), &stamp("A Chair"));
}

#[test]
fn three_accounts_make_two_new_updates_and_always_the_same_ones() {
    let (_, _, mut set) = parted(&account("One"), &account("Two"));
    let mut third = base();
    edit(&mut third, "C Officer", &account("Three"));
    set.union(changes_of(&third));
    let both = || settled(&set, "A Chair", "u/8", "text", &Choice::BothUpdates);
    let after = with(&set, &both());
    let workspace = fold(&after);
    let mut texts: Vec<&str> = ["u/8", "new", "new-2"]
        .map(|rec| update(&workspace, rec).text.as_str())
        .into();
    texts.sort_unstable();
    assert_eq!(texts, ["One", "Three", "Two"]);
    assert_eq!(both(), both());
    assert_eq!(conflicts(&after, None), []);
}

#[test]
fn an_account_that_somebody_cleared_makes_no_empty_update() {
    let (_, _, set) = parted(&account("Six ambassadors found"), &account(""));
    let changes = settled(&set, "A Chair", "u/8", "text", &Choice::BothUpdates);
    assert_eq!(changes.len(), 1);
    let workspace = fold(&with(&set, &changes));
    assert_eq!(update(&workspace, "u/8").text, "Six ambassadors found");
}

#[test]
fn undo_of_both_parts_takes_the_new_update_away_and_brings_the_question_back() {
    let (_, _, set) = parted(&account("One"), &account("Two"));
    let changes = settled(&set, "A Chair", "u/8", "text", &Choice::BothUpdates);
    let mut after = with(&set, &changes);
    for change in &changes {
        let undoing = undo(&after, change.id(), &stamp("A Chair")).unwrap();
        after.union(undoing);
    }
    assert_eq!(in_question(&after), in_question(&set));
    assert_eq!(fold(&after).updates.len(), 1);
}

#[test]
fn only_the_account_of_an_update_can_be_kept_twice() {
    let date = |day: &str| set_field(&id("u/8"), "reportedBy", &day.to_owned());
    let (_, _, set) = parted(&date("A Director"), &date("An Officer"));
    let refusal = refused(&set, "u/8", "reportedBy", &Choice::BothUpdates);
    assert_eq!(refusal, Refusal::DoesNotFit);
    let (_, _, set) = parted(&title("One"), &title("Two"));
    let refusal = refused(&set, "r/8", "title", &Choice::BothUpdates);
    assert_eq!(refusal, Refusal::DoesNotFit);
}

#[test]
fn two_people_who_both_keep_both_do_not_disagree() {
    let (_, _, set) = parted(&account("One"), &account("Two"));
    let mut all: ChangeSet = set.clone();
    for (by, new) in [("A Chair", "new/a"), ("B Member", "new/b")] {
        let (rec, new) = (id("u/8"), id(new));
        let changes = settle(&set, &rec, "text", &Choice::BothUpdates, new, &stamp(by));
        all.union(changes.unwrap());
    }
    assert_eq!(conflicts(&all, None), []);
    assert_eq!(fold(&all).updates.len(), 3, "the copies stand side by side");
}
