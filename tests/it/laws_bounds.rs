//! Sets that nobody makes by hand: very many changes, and changes that refer to each other in ways that
//! cannot come about. Nothing is lost, nothing overflows, nothing goes on for ever.

use scrutiny_tracker::domain::id::RecordId;
use scrutiny_tracker::history::canonical::LARGEST;
use scrutiny_tracker::history::change::{Change, ChangeId, Draft};
use scrutiny_tracker::history::change_set::{ChangeSet, FieldState, latest_first};
use scrutiny_tracker::history::command::Command;
use scrutiny_tracker::history::fold::fold;
use scrutiny_tracker::history::undo::{take_back, undo};
use scrutiny_tracker::snapshot::read::read;
use serde_json::{Value, json};

use crate::generate::{changes_of, draft, set_fields, set_of, stamp, take_out};
use crate::laws_merge::{saved, sent};

const MOMENT: &str = "2021-01-14T16:10:00.000Z";

fn rec() -> RecordId {
    RecordId::new("r/1")
}

/// A chain of edits of one title, each on top of the one before, all in the same moment.
fn chain(length: u64, by: &str) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    for n in 1..=length {
        let sealed = Change::seal(Draft {
            rec: rec(),
            kind: "recommendation".to_owned(),
            set: [("title".to_owned(), json!(n))].into(),
            prev: changes.last().map(Change::id).into_iter().collect(),
            stamp: stamp(by, MOMENT),
            n,
        });
        changes.push(sealed.unwrap());
    }
    changes
}

#[test]
fn the_first_change_of_a_record_is_that_of_the_lowest_number_whatever_the_ids() {
    let changes = chain(20, "B");
    let lowest_id = changes.iter().map(Change::id).min().unwrap();
    assert_ne!(lowest_id, changes[0].id(), "the ids are in another order");
    let set = set_of(changes.iter().rev());
    assert_eq!(set.first_of(&rec()), Some(&changes[0]));
    assert_eq!(set.first_of(&RecordId::new("r/2")), None);
    assert_eq!((set.is_empty(), set.len()), (false, 20));
    assert!(ChangeSet::new().is_empty());
}

#[test]
fn sets_of_other_changes_are_not_equal() {
    let changes = chain(2, "A");
    let (one, both) = (set_of(&changes[..1]), set_of(&changes));
    assert!(one != both && both != ChangeSet::new());
    assert!(both == set_of(changes.iter().rev()));
}

#[test]
fn changes_are_told_latest_first_and_of_one_moment_the_last_made_first() {
    let mut changes = chain(2, "A");
    changes.push(draft(
        "r/2",
        "recommendation",
        json!({"title": "Early"}),
        &[],
        stamp("B", "2020-01-14T16:10:00.000Z"),
    ));
    let told = latest_first(changes.iter().collect());
    assert_eq!(told, [&changes[1], &changes[0], &changes[2]]);
}

#[test]
fn two_hundred_thousand_changes_in_one_millisecond_merge_without_loss() {
    let (mine, theirs) = (chain(100_000, "A"), chain(100_000, "B"));
    let mut set = set_of(&mine);
    assert_eq!(set.union(theirs.iter().cloned()), [rec()]);
    assert_eq!(set.len(), 200_000);
    assert!((mine.iter().chain(&theirs)).all(|change| set.get(change.id()) == Some(change)));
    assert_eq!(set.next_number(&rec()), 100_001);
    assert_eq!(set.heads(&rec(), "title").len(), 2);
    assert_eq!(
        set.state(&rec(), "title"),
        FieldState::One(&json!(100_000)),
        "both ended with the same"
    );

    let rename = set_fields("r/1", &[("title", json!("Named"))].into());
    let last = rename.plan(&set, stamp("A", MOMENT)).unwrap();
    assert_eq!((last.n(), last.prev().len()), (100_001, 2));
    set.insert(last.clone());
    assert_eq!(fold(&set).recommendations[&rec()].record.title, "Named");
}

#[test]
fn a_long_history_of_one_field_is_followed_to_its_end() {
    let (mine, theirs) = (chain(20_000, "A"), chain(20_000, "B"));
    let mut set = set_of(mine.iter().chain(&theirs));
    let rename = set_fields("r/1", &[("title", json!("Named"))].into());
    let last = rename.plan(&set, stamp("A", MOMENT)).unwrap();
    set.insert(last.clone());
    let by = stamp("A", MOMENT);
    let undone = undo(&set, last.id(), &by).unwrap();
    assert_eq!(undone[0].set()["title"], json!(20_000));
    let ids: Vec<ChangeId> = theirs.iter().map(Change::id).chain([last.id()]).collect();
    let back = take_back(&set, &ids, &by).unwrap();
    assert_eq!(back[0].set()["title"], json!(20_000));
}

#[test]
fn fifty_thousand_records_are_told_once_each() {
    let changes: Vec<Change> = (0..50_000)
        .map(|number| {
            let id = format!("{:x}", number * 2_654_435_761_u64 % 4_294_967_291);
            draft(
                &id,
                "recommendation",
                json!({"title": id}),
                &[],
                stamp("A", MOMENT),
            )
        })
        .collect();
    let mut set = ChangeSet::new();
    assert_eq!(set.union(changes.iter().cloned()).len(), 50_000);
    assert_eq!(fold(&set).recommendations.len(), 50_000);
}

#[test]
fn the_largest_number_there_is_ends_nothing() {
    let first = &chain(1, "A")[0];
    let last = Change::seal(Draft {
        rec: rec(),
        kind: "recommendation".to_owned(),
        set: [("title".to_owned(), json!("T"))].into(),
        prev: vec![first.id()],
        stamp: stamp("A", MOMENT),
        n: LARGEST,
    })
    .unwrap();
    let mut set = set_of([first, &last]);
    for text in ["U", "V"] {
        let edit = set_fields("r/1", &[("title", json!(text))].into());
        set.insert(edit.plan(&set, stamp("A", MOMENT)).unwrap());
        assert_eq!(set.state(&rec(), "title"), FieldState::One(&json!(text)));
    }
    let ids: Vec<ChangeId> = changes_of(&set).iter().skip(1).map(Change::id).collect();
    set.union(take_back(&set, &ids, &stamp("A", MOMENT)).unwrap());
    assert_eq!(set.state(&rec(), "title"), FieldState::One(&json!(1)));
    assert_eq!(set_of(&sent(&set).changes), set);
}

#[test]
fn f42_a_hundred_thousand_predecessors_in_whatever_order_harm_no_set() {
    let known = chain(2, "A");
    // Far more than there are changes, and from the highest id down.
    let ids = (0..100_000_u128)
        .rev()
        .map(|number| format!("{number:032x}"));
    let mut many: Vec<Value> = ids.map(Value::from).collect();
    many.push(known[1].id().to_string().into());
    let mut value = known[1].to_value();
    value["prev"] = many.into();
    value["set"] = json!({"title": "On top of all", "summary": "S", "date": "2021"});
    let change = Change::from_value_unverified(&value).unwrap();
    let change = change.resealed(stamp("A", MOMENT)).unwrap();
    let mut set = set_of(&known);
    set.insert(change.clone());
    let title = FieldState::One(&value["set"]["title"]);
    assert_eq!(set.state(&rec(), "title"), title);
    let undone = undo(&set, change.id(), &stamp("A", "")).unwrap();
    assert_eq!(undone[0].set()["title"], json!(2));
}

#[test]
fn f41_a_change_that_stands_twice_is_one_and_one_with_anothers_id_is_an_edit() {
    let changes = chain(2, "A");
    let file = saved(&set_of(&changes), "A");
    let mut document: Value = serde_json::from_str(&file).unwrap();
    let again = document["changes"][1].clone();
    document["changes"]
        .as_array_mut()
        .unwrap()
        .push(again.clone());
    let snapshot = read(document.to_string().as_bytes()).unwrap();
    assert_eq!((snapshot.changes.len(), snapshot.outside_edits), (2, 0));

    let mut other = again;
    other["set"]["title"] = json!("Something else");
    document["changes"][2] = other;
    document.as_object_mut().unwrap().remove("records");
    let snapshot = read(document.to_string().as_bytes()).unwrap();
    assert_eq!((snapshot.changes.len(), snapshot.outside_edits), (3, 1));
    let set = set_of(&snapshot.changes);
    assert!(
        changes
            .iter()
            .all(|change| set.get(change.id()) == Some(change))
    );
}

#[test]
fn f42_changes_that_name_themselves_or_each_other_end_nowhere_but_here() {
    // No honest id can do so. A change that was altered gets an id of its own; a stub keeps the one it
    // claims, and only so can there be a circle.
    let redactions = ["t/1", "t/2"].map(RecordId::new);
    let mut set = set_of(&chain(2, "A"));
    let ids: Vec<ChangeId> = changes_of(&set).iter().map(Change::id).collect();
    for (id, rec) in ids.iter().zip(&redactions) {
        set.insert(take_out(rec, *id).plan(&set, stamp("A", "")).unwrap());
    }
    let mut document: Value = serde_json::from_str(&saved(&set, "A")).unwrap();
    for stub in document["changes"].as_array_mut().unwrap() {
        if stub["redacted"] == json!(true) {
            // Each names both: itself and the other.
            stub["prev"] = json!([ids[0].to_string(), ids[1].to_string()]);
        }
    }
    let mut circle = set_of(&read(document.to_string().as_bytes()).unwrap().changes);
    assert_eq!(circle.len(), 4);
    assert_eq!(circle.state(&rec(), "title"), FieldState::Unset);
    assert_eq!(fold(&circle).recommendations[&rec()].record.title, "");
    let by = stamp("A", "");
    assert!(ids.iter().all(|id| undo(&circle, *id, &by).is_err()));
    assert!(take_back(&circle, &ids, &by).is_ok());
    let edit = set_fields("r/1", &[("title", json!("Out of it"))].into());
    circle.insert(edit.plan(&circle, by).unwrap());
    assert_eq!(
        circle.state(&rec(), "title"),
        FieldState::One(&json!("Out of it"))
    );
    assert_eq!(set_of(&sent(&circle).changes), circle);

    // What names a change that nobody has, or itself by a claimed id, is read and waits.
    let mut altered: Value = serde_json::from_str(&saved(&set_of(&chain(2, "A")), "A")).unwrap();
    for change in altered["changes"].as_array_mut().unwrap() {
        let itself = change["id"].clone();
        change["prev"] = json!([itself, "00000000000000000000000000000000"]);
    }
    let snapshot = read(altered.to_string().as_bytes()).unwrap();
    assert_eq!(snapshot.outside_edits, 2);
    assert!(matches!(
        set_of(&snapshot.changes).state(&rec(), "title"),
        FieldState::Conflict(heads) if heads.len() == 2
    ));
    let delete = Command::Delete { id: rec() };
    assert!(
        delete
            .plan(&set_of(&snapshot.changes), stamp("A", ""))
            .is_ok()
    );
}
