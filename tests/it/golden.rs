//! The first form of the file, frozen: a file that somebody saved once is read for ever.

use scrutiny_tracker::domain::date::StatedDate;
use scrutiny_tracker::domain::field::FieldMap;
use scrutiny_tracker::domain::id::RecordId;
use scrutiny_tracker::domain::response::Answer;
use scrutiny_tracker::history::change::{Change, ChangeFault, Draft, Stamp};
use scrutiny_tracker::history::change_set::ChangeSet;
use scrutiny_tracker::history::command::{Command, set_field};
use scrutiny_tracker::history::fold::fold;
use scrutiny_tracker::snapshot::envelope::{Check, FileStamp, WorkspaceId};
use scrutiny_tracker::snapshot::read::read;
use scrutiny_tracker::snapshot::write::write;
use serde_json::{Value, json};
use time::Date;

/// The frozen file. If a change of the code alters it, the code is wrong, not the file.
pub const FILE: &str = include_str!("../golden/snapshot-v1.json");

/// The ids of its changes in order. People's files hold them; they must never come out otherwise.
const IDS: [&str; 10] = [
    "319be371684ee9a10585495ba2ce33f4",
    "38a09ead53cd7e11b9f0807afcccf44b",
    "4b19fb574cc6af32f7a858c328151359",
    "604f2c0d4b1743b26f1297371246d437",
    "61cf7fb85898d024e179b72fd8fc27f4",
    "707a16cc96fb0f5175a2c0e544853a97",
    "764aaa8356d314d9acc7f33df58cd76c",
    "76fbced3bd15abfa843a641ced669d05",
    "b8ff5d8e571b8d077dd25f048c851a34",
    "9f1012ab8952d280325169073b8f714c",
];

pub fn id(text: &str) -> RecordId {
    RecordId::new(text)
}

/// A day of the calendar.
pub fn day(text: &str) -> Date {
    StatedDate::parse(text).unwrap().span().unwrap().0
}

pub fn stamp(by: &str) -> Stamp {
    Stamp {
        by: by.to_owned(),
        at: "2021-01-14T16:10:00Z".to_owned(),
    }
}

pub fn file_stamp() -> FileStamp {
    FileStamp {
        app: "0.1.0".to_owned(),
        exported_at: "2021-01-15T09:00:00Z".to_owned(),
        by: "An Officer".to_owned(),
    }
}

pub fn workspace_id() -> WorkspaceId {
    WorkspaceId::new("golden")
}

/// A change that nobody's edit came before.
pub fn first(rec: &str, kind: &str, fields: Value) -> Change {
    Change::seal(Draft {
        rec: id(rec),
        kind: kind.to_owned(),
        set: serde_json::from_value::<FieldMap>(fields).unwrap(),
        prev: Vec::new(),
        stamp: stamp("An Officer"),
        n: 1,
    })
    .unwrap()
}

/// The changes of the file: a conflict, a deletion, and what only a newer version would write.
pub fn set() -> ChangeSet {
    let mut set = ChangeSet::new();
    set.insert(first(
        "r/8",
        "recommendation",
        json!({"review": "w", "number": 8, "title": "Reward “care” – £10.15 an hour", "addressees": ["a/1"]}),
    ));
    set.insert(first(
        "a/1",
        "addressee",
        json!({"portfolio": "Adult Social Care", "order": 1}),
    ));
    set.insert(first(
        "p/8",
        "response",
        json!({"recommendation": "r/8", "addressee": "a/1"}),
    ));
    set.insert(first(
        "u/1",
        "progress-update",
        json!({"recommendations": ["r/8"], "text": "Begun"}),
    ));
    set.insert(first("h/1", "horoscope", json!({"sign": "lion"})));

    // Two people answer without having seen each other's entry.
    let full = set_field(&id("p/8"), "answer", &Answer::InFull).plan(&set, stamp("A Member"));
    let declined = set_field(&id("p/8"), "answer", &Answer::Declined).plan(&set, stamp("A Chair"));
    set.union([full.unwrap(), declined.unwrap()].map(numbered_as_then));

    let delete = Command::Delete { id: id("u/1") }.plan(&set, stamp("An Officer"));
    set.insert(delete.unwrap());
    let mood = set_field(&id("r/8"), "mood", &"hopeful".to_owned()).plan(&set, stamp("A Member"));
    set.insert(numbered_as_then(mood.unwrap()));
    set.insert(with_unknown_member(&first(
        "a/2",
        "addressee",
        json!({"portfolio": "Transport"}),
    )));
    set
}

/// The change as the app numbered it when the file was frozen: the first of its field had the number 1,
/// whatever else the record had. Such files are read for ever.
fn numbered_as_then(change: Change) -> Change {
    assert_eq!((change.n(), change.prev()), (2, &[][..]));
    Change::seal(Draft {
        rec: change.rec().clone(),
        kind: change.kind().to_owned(),
        set: change.set().clone(),
        prev: Vec::new(),
        stamp: change.stamp().clone(),
        n: 1,
    })
    .unwrap()
}

/// The change with a member that this version does not know, under the id it has then.
fn with_unknown_member(change: &Change) -> Change {
    let mut value = change.to_value();
    value["signature"] = json!({"by": "a newer version"});
    let Err(ChangeFault::IdMismatch { actual, .. }) = Change::from_value(&value) else {
        panic!("a member more makes another id");
    };
    value["id"] = json!(actual.to_string());
    Change::from_value(&value).unwrap()
}

#[test]
fn the_frozen_file_reads_as_the_changes_it_was_made_of() {
    let snapshot = read(FILE.as_bytes()).unwrap();
    assert_eq!(snapshot.workspace, workspace_id());
    assert_eq!(snapshot.stamp, file_stamp());
    assert_eq!(snapshot.check, Check::Fits);
    assert_eq!(snapshot.outside_edits, 0);
    let mut read_back = ChangeSet::new();
    read_back.union(snapshot.changes);
    assert_eq!(read_back, set());
}

#[test]
fn the_frozen_file_folds_to_the_same_workspace() {
    let mut set = ChangeSet::new();
    set.union(read(FILE.as_bytes()).unwrap().changes);
    let workspace = fold(&set);

    let recommendation = &workspace.recommendations[&id("r/8")].record;
    assert_eq!(recommendation.number, 8);
    assert_eq!(recommendation.title, "Reward “care” – £10.15 an hour");
    assert_eq!(recommendation.addressees, [id("a/1")]);

    let response = &workspace.responses[&id("p/8")];
    assert_eq!(response.conflicts, ["answer"]);
    // Until a person chooses, the last in order is shown.
    assert_eq!(response.record.answer, Answer::InFull);

    assert!(workspace.updates.is_empty(), "the update was deleted");
    assert_eq!(workspace.unknown[&id("h/1")].kind, "horoscope");
    assert_eq!(set.value(&id("r/8"), "mood"), Some(&json!("hopeful")));
    assert!(workspace.problems().is_empty());
}

#[test]
fn writing_again_gives_the_same_bytes() {
    let mut from_file = ChangeSet::new();
    from_file.union(read(FILE.as_bytes()).unwrap().changes);
    assert_eq!(
        write(&from_file, &workspace_id(), &file_stamp()).unwrap(),
        FILE
    );
    assert_eq!(write(&set(), &workspace_id(), &file_stamp()).unwrap(), FILE);
}

#[test]
fn change_ids_never_come_out_otherwise() {
    let ids: Vec<String> = set()
        .in_order()
        .iter()
        .map(|change| change.id().to_string())
        .collect();
    assert_eq!(ids, IDS);
}
