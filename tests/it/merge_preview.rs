//! What merging a file would do is shown before it is done, and it does exactly that.

use scrutiny_tracker::domain::response::Answer;
use scrutiny_tracker::history::change_set::ChangeSet;
use scrutiny_tracker::history::command::{Command, set_field};
use scrutiny_tracker::history::fold::{DELETED, fold};
use scrutiny_tracker::snapshot::compare::{Belongs, Preview, preview};
use scrutiny_tracker::snapshot::envelope::Snapshot;
use scrutiny_tracker::snapshot::read::read;
use scrutiny_tracker::snapshot::write::write;
use serde_json::json;

use crate::golden::{file_stamp, first, id, stamp, workspace_id};

mod again;
mod large;
mod several_files;

/// What two people have in common before they part.
fn base() -> ChangeSet {
    let mut set = ChangeSet::new();
    set.insert(first(
        "r/8",
        "recommendation",
        json!({"number": 8, "title": "Reward"}),
    ));
    set.insert(first(
        "p/8",
        "response",
        json!({"recommendation": "r/8", "answer": "in-full"}),
    ));
    set
}

fn edit(set: &mut ChangeSet, by: &str, command: &Command) {
    set.insert(command.plan(set, stamp(by)).unwrap());
}

fn answer(answer: Answer) -> Command {
    set_field(&id("p/8"), "answer", &answer)
}

fn title(text: &str) -> Command {
    set_field(&id("r/8"), "title", &text.to_owned())
}

fn sent(set: &ChangeSet) -> Snapshot {
    read(
        write(set, &workspace_id(), &file_stamp())
            .unwrap()
            .as_bytes(),
    )
    .unwrap()
}

/// The moment at which files are merged.
const NOW: &str = "2021-01-20T09:00:00Z";

fn merging_files(mine: &ChangeSet, files: &[&Snapshot]) -> Preview {
    preview(mine, &workspace_id(), files, NOW)
}

fn merging(mine: &ChangeSet, theirs: &ChangeSet) -> Preview {
    merging_files(mine, &[&sent(theirs)])
}

/// The conflicts as the page lists them: record, kind and field.
fn told(preview: &Preview) -> Vec<String> {
    let conflicts = preview.conflicts.iter();
    conflicts
        .map(|one| format!("{} {} {}", one.rec, one.kind, one.field))
        .collect()
}

#[test]
fn new_changes_known_ones_added_records_and_unknown_kinds_are_counted() {
    let (mine, mut theirs) = (base(), base());
    edit(&mut theirs, "A Member", &title("Reward carers"));
    theirs.insert(first("a/1", "addressee", json!({"portfolio": "Care"})));
    theirs.insert(first("h/1", "horoscope", json!({"sign": "lion"})));
    let preview = merging(&mine, &theirs);
    assert_eq!(preview.new.len(), 3);
    assert_eq!(preview.already_here, 2);
    assert_eq!((preview.added_records, preview.changed_records), (2, 1));
    assert_eq!(preview.unknown, 1);
    assert_eq!(preview.outside_edits, 0);
    assert_eq!(preview.conflicts, []);
    assert_eq!(preview.files[0].belongs, Belongs::Here);
}

#[test]
fn a_field_that_both_changed_is_a_conflict_and_other_fields_are_not() {
    let (mut mine, mut theirs) = (base(), base());
    edit(&mut mine, "A Chair", &answer(Answer::Declined));
    edit(&mut mine, "A Chair", &title("Reward carers"));
    edit(&mut theirs, "A Member", &answer(Answer::InPart));
    edit(
        &mut theirs,
        "A Member",
        &set_field(&id("r/8"), "summary", &"Thanks".to_owned()),
    );
    let preview = merging(&mine, &theirs);
    assert_eq!(told(&preview), ["p/8 response answer"]);
    assert_eq!(preview.after.responses[&id("p/8")].conflicts, ["answer"]);
    let recommendation = &preview.after.recommendations[&id("r/8")];
    assert_eq!(
        (
            recommendation.record.title.as_str(),
            recommendation.record.summary.as_str()
        ),
        ("Reward carers", "Thanks")
    );
    assert!(recommendation.conflicts.is_empty());
}

#[test]
fn the_same_value_set_by_both_is_no_conflict() {
    let (mut mine, mut theirs) = (base(), base());
    edit(&mut mine, "A Chair", &answer(Answer::InPart));
    edit(&mut theirs, "A Member", &answer(Answer::InPart));
    assert_eq!(merging(&mine, &theirs).conflicts, []);
}

#[test]
fn an_edit_that_had_seen_mine_is_no_conflict() {
    let mut mine = base();
    edit(&mut mine, "A Chair", &answer(Answer::InPart));
    let mut theirs = mine.clone();
    edit(&mut theirs, "A Member", &answer(Answer::Declined));
    let preview = merging(&mine, &theirs);
    assert_eq!(preview.conflicts, []);
    assert_eq!(
        preview.after.responses[&id("p/8")].record.answer,
        Answer::Declined
    );
}

#[test]
fn a_conflict_that_is_here_already_is_not_told_as_new() {
    let (mut mine, mut theirs) = (base(), base());
    edit(&mut mine, "A Chair", &answer(Answer::Declined));
    edit(&mut theirs, "A Member", &answer(Answer::InPart));
    mine.union(sent(&theirs).changes);
    edit(&mut theirs, "A Member", &title("Reward carers"));
    assert_eq!(merging(&mine, &theirs).conflicts, []);
}

#[test]
fn a_file_that_settles_a_conflict_brings_none() {
    let (mut mine, mut theirs) = (base(), base());
    edit(&mut mine, "A Chair", &answer(Answer::Declined));
    edit(&mut theirs, "A Member", &answer(Answer::InPart));
    theirs.union(sent(&mine).changes);
    edit(&mut theirs, "A Member", &answer(Answer::InPart));
    let preview = merging(&mine, &theirs);
    assert_eq!(preview.conflicts, []);
    assert!(preview.after.in_conflict().is_empty());
}

#[test]
fn a_deletion_that_meets_an_edit_is_shown_as_a_conflict() {
    let (mut mine, mut theirs) = (base(), base());
    edit(&mut mine, "A Chair", &answer(Answer::Declined));
    edit(&mut theirs, "A Member", &Command::Delete { id: id("p/8") });
    let preview = merging(&mine, &theirs);
    assert_eq!(preview.after.responses[&id("p/8")].conflicts, [DELETED]);
    // The page counts these before a person decides to merge.
    assert_eq!(told(&preview), ["p/8 response deleted"]);
}

#[test]
fn a_preview_alters_neither_side_and_merging_gives_what_it_showed() {
    let (mut mine, mut theirs) = (base(), base());
    edit(&mut mine, "A Chair", &answer(Answer::Declined));
    edit(&mut theirs, "A Member", &answer(Answer::InPart));
    theirs.insert(first("a/1", "addressee", json!({"portfolio": "Care"})));
    edit(&mut theirs, "A Member", &Command::Delete { id: id("r/8") });
    let (before, file) = (mine.clone(), sent(&theirs));
    let kept = file.clone();

    let shown = merging_files(&mine, &[&file]);
    assert_eq!(mine, before);
    assert_eq!(file, kept);
    mine.union(shown.new.iter().cloned());
    assert_eq!(fold(&mine), shown.after);
    assert_eq!(mine, shown.merged);
    assert_eq!(mine.len(), before.len() + shown.new.len());
}
