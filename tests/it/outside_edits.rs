//! Edits made in the file with a text editor: they are kept, told apart, and merged like anybody's.

use scrutiny_tracker::domain::response::Answer;
use scrutiny_tracker::history::change::Change;
use scrutiny_tracker::history::change_set::{ChangeSet, FieldState};
use scrutiny_tracker::history::command::set_field;
use scrutiny_tracker::history::fold::fold;
use scrutiny_tracker::snapshot::envelope::{Check, Snapshot};
use scrutiny_tracker::snapshot::read::read;
use scrutiny_tracker::snapshot::write::write;
use serde_json::{Value, json};

use crate::golden::{file_stamp, first, id, set as golden_set, stamp, workspace_id};

mod whole_file;

/// A response recorded as accepted in full, and nothing else.
fn original() -> ChangeSet {
    let mut set = ChangeSet::new();
    set.insert(first(
        "p/8",
        "response",
        json!({"recommendation": "r/8", "addressee": "a/1", "answer": "in-full"}),
    ));
    set
}

fn file_of(set: &ChangeSet) -> Value {
    serde_json::from_str(&write(set, &workspace_id(), &file_stamp()).unwrap()).unwrap()
}

fn open(file: &Value) -> Snapshot {
    read(file.to_string().as_bytes()).unwrap()
}

fn merged(set: &ChangeSet, snapshot: &Snapshot) -> ChangeSet {
    let mut merged = set.clone();
    merged.union(snapshot.changes.iter().cloned());
    merged
}

fn only_new<'a>(set: &ChangeSet, snapshot: &'a Snapshot) -> &'a Change {
    let mut new = snapshot
        .changes
        .iter()
        .filter(|change| !set.contains(change.id()));
    let change = new.next().unwrap();
    assert_eq!(new.next(), None, "one edit is one change");
    change
}

fn assert_answers_conflict(set: &ChangeSet) {
    let FieldState::Conflict(heads) = set.state(&id("p/8"), "answer") else {
        panic!(
            "the altered answer was lost: {:?}",
            set.state(&id("p/8"), "answer")
        );
    };
    let answers: Vec<&Value> = heads.iter().map(|head| &head.set()["answer"]).collect();
    assert!(
        answers.contains(&&json!("in-full")) && answers.contains(&&json!("declined")),
        "{answers:?}"
    );
}

#[test]
fn an_altered_change_conflicts_with_the_original_when_merged() {
    // Only the change was altered, as a search for its words in the file would do it.
    let mine = original();
    let mut file = file_of(&mine);
    file["changes"][0]["set"]["answer"] = json!("declined");
    let snapshot = open(&file);
    assert_eq!(snapshot.check, Check::Altered);
    assert!(snapshot.outside_edits > 0);
    assert_answers_conflict(&merged(&mine, &snapshot));
}

#[test]
fn a_change_altered_together_with_its_record_conflicts_with_the_original() {
    let mine = original();
    let mut file = file_of(&mine);
    file["changes"][0]["set"]["answer"] = json!("declined");
    file["records"][0]["fields"]["answer"] = json!("declined");
    let snapshot = open(&file);
    assert_eq!(snapshot.outside_edits, 1);

    let edit = only_new(&mine, &snapshot);
    assert_eq!(edit.set()["answer"], "declined");
    assert_eq!(edit.stamp().by, "An Officer (edited outside the app)");
    assert_answers_conflict(&merged(&mine, &snapshot));
    assert_eq!(
        fold(&merged(&mine, &snapshot)).responses[&id("p/8")].conflicts,
        ["answer"]
    );
}

#[test]
fn an_edited_record_is_a_change_that_supersedes_the_value_of_the_file() {
    let mine = original();
    let mut file = file_of(&mine);
    file["records"][0]["fields"]["answer"] = json!("declined");
    let snapshot = open(&file);
    assert_eq!(
        (snapshot.check, snapshot.outside_edits),
        (Check::Altered, 1)
    );

    let edit = only_new(&mine, &snapshot);
    assert_eq!(
        edit.prev(),
        mine.heads(&id("p/8"), "answer")
            .iter()
            .map(|head| head.id())
            .collect::<Vec<_>>()
    );
    assert_eq!(
        edit.set().len(),
        1,
        "fields that were left alone are not set again"
    );
    assert_eq!(edit.stamp().by, "An Officer (edited outside the app)");
    let merged = merged(&mine, &snapshot);
    assert_eq!(
        merged.state(&id("p/8"), "answer"),
        FieldState::One(&json!("declined"))
    );
}

#[test]
fn an_edited_record_meets_a_later_edit_of_mine_as_a_conflict() {
    let mut mine = original();
    let mut file = file_of(&mine);
    file["records"][0]["fields"]["answer"] = json!("declined");
    mine.insert(
        set_field(&id("p/8"), "answer", &Answer::InPart)
            .plan(&mine, stamp("A Member"))
            .unwrap(),
    );
    let merged = merged(&mine, &open(&file));
    assert!(
        matches!(merged.state(&id("p/8"), "answer"), FieldState::Conflict(heads) if heads.len() == 2)
    );
}

#[test]
fn a_field_taken_out_of_the_record_is_cleared_and_a_new_one_is_set() {
    let mine = original();
    let mut file = file_of(&mine);
    let fields = file["records"][0]["fields"].as_object_mut().unwrap();
    fields.remove("addressee");
    fields.insert("comment".to_owned(), json!("By hand"));
    let merged = merged(&mine, &open(&file));
    assert_eq!(merged.value(&id("p/8"), "addressee"), Some(&Value::Null));
    assert_eq!(
        fold(&merged).responses[&id("p/8")].record.comment,
        "By hand"
    );
}

#[test]
fn choosing_a_version_in_the_file_settles_the_conflict() {
    let mine = golden_set();
    let mut file = file_of(&mine);
    for record in file["records"].as_array_mut().unwrap() {
        if record["id"] == "p/8" {
            record["fields"]["answer"] = json!("declined");
        }
    }
    let merged = merged(&mine, &open(&file));
    assert_eq!(
        merged.state(&id("p/8"), "answer"),
        FieldState::One(&json!("declined"))
    );
}

#[test]
fn the_same_edited_file_opened_twice_adds_nothing_the_second_time() {
    let mine = golden_set();
    let mut file = file_of(&mine);
    file["changes"][0]["set"]["sign"] = json!("crab");
    file["records"][2]["fields"]["sign"] = json!("crab");
    file["records"][0]["fields"]["portfolio"] = json!("Care");
    let once = merged(&mine, &open(&file));
    assert_eq!(once.len(), mine.len() + 2);
    assert_eq!(merged(&once, &open(&file)), once);

    // A file saved after the first opening holds the edits as changes of the app's own.
    let saved = open(&file_of(&once));
    assert_eq!((saved.check, saved.outside_edits), (Check::Fits, 0));
    assert_eq!(merged(&once, &saved), once);
}
