//! Files and shelves that hold what was taken out, or its stub, or less than they should.

use scrutiny_tracker::domain::id::RecordId;
use scrutiny_tracker::history::change::Change;
use scrutiny_tracker::history::change_set::ChangeSet;
use scrutiny_tracker::history::fold::fold;
use scrutiny_tracker::snapshot::envelope::{Check, Snapshot, WorkspaceId};
use scrutiny_tracker::snapshot::read::{ReadError, read};
use scrutiny_tracker::snapshot::write::write;
use scrutiny_tracker::store::cells::MemoryCells;
use scrutiny_tracker::store::journal::Journal;
use scrutiny_tracker::store::{Base, Shelf, ShelfId, Store};
use serde_json::{Value, json};

use super::{SECRET, edit, rec, redacted, redaction, says, with_secret};
use crate::generate::{changes_of, draft, set_of, stamp};
use crate::golden::{file_stamp, workspace_id};
use crate::laws_merge::{saved, sent};

fn document(set: &ChangeSet) -> Value {
    serde_json::from_str(&saved(set, "A Member")).unwrap()
}

fn open(document: &Value) -> Result<Snapshot, ReadError> {
    read(document.to_string().as_bytes())
}

/// The place of a change in a file.
fn place_of(document: &Value, change: &Change) -> usize {
    let changes = document["changes"].as_array().unwrap();
    let named = json!(change.id().to_string());
    changes
        .iter()
        .position(|value| value["id"] == named)
        .unwrap()
}

#[test]
fn a_file_with_a_redaction_says_nothing_of_what_was_taken_out_and_asks_for_a_new_reader() {
    let (set, secret, _) = redacted();
    let file = saved(&set, "A Member");
    assert!(!file.contains("Example"));
    let document: Value = serde_json::from_str(&file).unwrap();
    assert_eq!(
        (&document["formatVersion"], &document["minReader"]),
        (&json!(2), &json!(2))
    );
    let stub = &document["changes"][place_of(&document, &secret)];
    assert_eq!(stub["redacted"], json!(true));
    assert_eq!(stub["set"], json!({"title": null}));
    assert_eq!(set_of(&read(file.as_bytes()).unwrap().changes), set);

    let plain: Value = serde_json::from_str(&saved(&with_secret().0, "A Member")).unwrap();
    assert_eq!(
        (&plain["formatVersion"], &plain["minReader"]),
        (&json!(1), &json!(1))
    );
}

#[test]
fn a_conflict_with_what_was_taken_out_shows_nothing_of_it() {
    let (mut set, secret) = with_secret();
    let first = changes_of(&set)[0].clone();
    let other = json!({"title": "Theirs"});
    set.insert(draft(
        "r/1",
        "recommendation",
        other,
        &[&first],
        stamp("B", ""),
    ));
    assert!(saved(&set, "A").contains("\"inConflict\""));
    set.insert(redaction(&set, "t/1", &secret));
    let file = saved(&set, "A");
    assert!(!file.contains("Example"));
    let document: Value = serde_json::from_str(&file).unwrap();
    let mut versions = document["records"][0]["inConflict"]["title"].clone();
    versions
        .as_array_mut()
        .unwrap()
        .sort_by_key(Value::to_string);
    assert_eq!(versions, json!(["Theirs", null]));
}

#[test]
fn a_stub_without_its_redaction_is_damage() {
    let (set, secret, redaction) = redacted();
    let mut document = document(&set);
    let (stub, note) = (
        place_of(&document, &secret),
        place_of(&document, &redaction),
    );
    document["changes"].as_array_mut().unwrap().remove(note);
    let place = 1 + if note < stub { stub - 1 } else { stub };
    let error = open(&document).unwrap_err();
    assert_eq!(error, ReadError::LoneStub { place, of: 2 });
    let sentence = error.to_string();
    assert!(
        sentence.contains(&format!("change {place} of 2 was taken out")),
        "{sentence}"
    );
    assert!(sentence.ends_with(" Nothing was changed."));
}

#[test]
fn a_stub_that_was_filled_in_by_hand_is_refused() {
    let (set, secret, _) = redacted();
    let mut filled = document(&set);
    let place = place_of(&filled, &secret);
    filled["changes"][place]["set"]["title"] = json!("Somebody else");
    let error = open(&filled).unwrap_err().to_string();
    assert!(
        error.contains("Its \"set\" is not of the right form."),
        "{error}"
    );
}

#[test]
fn a_shelf_that_lost_the_redaction_can_still_be_saved_to_a_file() {
    let (set, secret, redaction) = redacted();
    let mut lost = changes_of(&set);
    lost.retain(|change| change.id() != redaction.id());
    let lost = set_of(&lost);
    assert!(lost.contains(secret.id()));
    let text = write(&lost, &workspace_id(), &file_stamp()).unwrap();
    let again = set_of(&read(text.as_bytes()).unwrap().changes);
    assert_eq!(again.len(), lost.len() - 1);
    assert!(!again.contains(secret.id()));
}

#[test]
fn the_empty_fields_of_a_stub_are_no_edits() {
    let (set, ..) = redacted();
    let mut document = document(&set);
    document.as_object_mut().unwrap().remove("check");
    let snapshot = open(&document).unwrap();
    assert_eq!((snapshot.check, snapshot.outside_edits), (Check::Absent, 0));
    assert_eq!(set_of(&snapshot.changes), set);

    // An edit of the emptied field by hand is one, like any other.
    let place = document["records"]
        .as_array()
        .unwrap()
        .iter()
        .position(|record| record["id"] == "r/1");
    document["records"][place.unwrap()]["fields"]["title"] = json!("A resident");
    let snapshot = open(&document).unwrap();
    assert_eq!(snapshot.outside_edits, 1);
    assert_eq!(
        set_of(&snapshot.changes).value(&rec(), "title"),
        Some(&json!("A resident"))
    );
}

/// The file of a version that knows no redactions: it holds one, and all that it takes out.
fn file_of_an_older_version() -> Value {
    let (whole, secret) = with_secret();
    let redaction = redaction(&whole, "t/1", &secret);
    let mut document = document(&whole);
    document["changes"]
        .as_array_mut()
        .unwrap()
        .push(redaction.to_value());
    document["records"].as_array_mut().unwrap().push(json!({
        "id": "t/1", "type": "redaction", "fields": redaction.set(),
    }));
    document.as_object_mut().unwrap().remove("check");
    document
}

#[test]
fn what_an_older_version_still_wrote_whole_is_taken_out_and_does_not_come_back_as_an_edit() {
    let mut document = file_of_an_older_version();
    let snapshot = open(&document).unwrap();
    assert_eq!(snapshot.outside_edits, 0);
    assert!(!says(&snapshot, SECRET));
    assert_eq!(set_of(&snapshot.changes), redacted().0);

    // Edited by hand besides: that edit is kept, and what was taken out is not.
    document["records"][0]["fields"]["summary"] = json!("By hand");
    let snapshot = open(&document).unwrap();
    assert_eq!(snapshot.outside_edits, 1);
    assert!(!says(&snapshot, SECRET));
    assert_eq!(
        set_of(&snapshot.changes).value(&rec(), "summary"),
        Some(&json!("By hand"))
    );
}

#[test]
fn stubs_that_differ_because_one_was_altered_end_alike_for_everybody() {
    // No id vouches for a stub. One that was made to speak of another field, or another record.
    let (set, secret, _) = redacted();
    let place = place_of(&document(&set), &secret);
    let altered = |member: &str, value: Value| {
        let mut document = document(&set);
        document["changes"][place][member] = value;
        document.as_object_mut().unwrap().remove("records");
        set_of(&open(&document).unwrap().changes)
    };
    let sets = [
        set.clone(),
        with_secret().0,
        altered("by", json!("Z")),
        altered("prev", json!([])),
        altered("set", json!({"summary": null})),
        altered("rec", json!("r/2")),
        altered("rec", json!("a/1")),
    ];
    for one in &sets {
        for other in &sets {
            let (mut here, mut there) = (one.clone(), other.clone());
            here.union(changes_of(other));
            there.union(changes_of(one));
            assert_eq!(here, there);
            assert_eq!(fold(&here), fold(&there));
            assert_eq!(
                fold(&here),
                fold(&set_of(&changes_of(&here))),
                "nothing stale is left"
            );
            assert_eq!(set_of(&sent(&here).changes), here);
        }
    }
    let all = |order: Vec<&ChangeSet>| {
        let mut all = ChangeSet::new();
        order.into_iter().for_each(|set| {
            all.union(changes_of(set));
        });
        all
    };
    let (forwards, backwards) = (all(sets.iter().collect()), all(sets.iter().rev().collect()));
    assert_eq!(forwards, backwards);
    assert_eq!(fold(&forwards), fold(&backwards));
}

#[test]
fn a_shelf_keeps_the_stub_in_place_of_the_change() {
    let journal = Journal::new(MemoryCells::default());
    let shelf = Shelf {
        id: ShelfId::new("s"),
        workspace: WorkspaceId::new("w"),
        base: Base::Nothing,
        begun: String::new(),
        label: String::new(),
    };
    let (mut set, secret) = with_secret();
    journal.begin(&shelf, &changes_of(&set)).unwrap();
    for change in set.take_in(vec![redaction(&set, "t/1", &secret)]) {
        journal.append(&shelf, &change).unwrap();
    }
    let kept = journal.load().unwrap().unwrap();
    assert!(kept.misfits.is_empty());
    assert!(!says(&kept.changes, SECRET));
    assert_eq!(set_of(&kept.changes), set);

    // Another window that has the change whole still does not bring its content back.
    journal.append(&shelf, &secret).unwrap();
    let kept = journal.load().unwrap().unwrap().changes;
    assert!(!says(&kept, SECRET));
    assert_eq!(set_of(&kept), set);
    assert_eq!(set.stubs_for(&[secret.clone()]), [secret.taken_out()]);
}

#[test]
fn a_later_edit_of_a_deleted_redaction_record_is_merged_like_any_other() {
    // A redaction is a record too: two people may reword its reason apart.
    let (set, ..) = redacted();
    let (mut mine, mut theirs) = (set.clone(), set);
    for (set, words) in [(&mut mine, "Personal"), (&mut theirs, "Named somebody")] {
        let command = crate::generate::set_fields("t/1", &[("reason", json!(words))].into());
        let change = command.plan(set, stamp("A", "")).unwrap();
        set.insert(change);
    }
    mine.union(sent(&theirs).changes);
    let entry = &fold(&mine).redactions[&RecordId::new("t/1")];
    assert_eq!(entry.conflicts, ["reason"]);
    edit(&mut mine, "A", "summary", json!("Goes on"));
    assert_eq!(set_of(&sent(&mine).changes), mine);
}
