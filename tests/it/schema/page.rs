//! The page about writing a file by hand: its examples are read, its tables are those of the types.

use std::fs;

use scrutiny_tracker::domain::amount::StatedAmount;
use scrutiny_tracker::domain::check::check;
use scrutiny_tracker::domain::date::StatedDate;
use scrutiny_tracker::domain::field::FieldValue;
use scrutiny_tracker::domain::id::RecordId;
use scrutiny_tracker::domain::quantity::Quantity;
use scrutiny_tracker::domain::response::Answer;
use scrutiny_tracker::domain::workspace::Workspace;
use scrutiny_tracker::history::canonical::{LARGEST, canonical};
use scrutiny_tracker::history::change::Change;
use scrutiny_tracker::history::change_set::{ChangeSet, FieldState};
use scrutiny_tracker::history::command::set_field;
use scrutiny_tracker::history::fold::{DELETED, fold};
use scrutiny_tracker::snapshot::envelope::{Check, FileStamp, LARGEST_FILE};
use scrutiny_tracker::snapshot::read::read;
use scrutiny_tracker::snapshot::write::write;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{FILE, published};
use crate::generate::set_of;
use crate::golden::stamp;

/// The page in the folder of what is published.
pub const PAGE: &str = "how-to-write-a-file.md";

pub fn page() -> String {
    fs::read_to_string(published(PAGE)).unwrap()
}

/// The examples under the heading, in order, of the language that stands behind the fence.
fn examples(heading: &str, language: &str) -> Vec<String> {
    let page = page();
    let (_, section) = page.split_once(&format!("\n## {heading}\n")).unwrap();
    let section = section.split("\n## ").next().unwrap();
    let fence = format!("```{language}\n");
    let blocks = section.split(&fence).skip(1);
    blocks
        .map(|block| block.split("```").next().unwrap().trim().to_owned())
        .collect()
}

fn only_example(heading: &str, language: &str) -> String {
    let [example] = examples(heading, language).try_into().unwrap();
    example
}

fn smallest() -> String {
    only_example("The smallest file", "json")
}

fn complete() -> String {
    only_example("A recommendation, its response and an update", "json")
}

fn id(text: &str) -> RecordId {
    RecordId::new(text)
}

/// What a file made by hand comes to. It must be sound in every way.
fn opened(text: &str) -> (ChangeSet, Workspace) {
    let document: Value = serde_json::from_str(text).unwrap();
    assert_eq!(FILE.faults(&document), None);
    let snapshot = read(text.as_bytes()).unwrap();
    assert_eq!(snapshot.check, Check::Absent);
    assert_eq!(
        snapshot.outside_edits,
        document["records"].as_array().unwrap().len()
    );
    for change in &snapshot.changes {
        assert_eq!(change.stamp().by, "A. Officer (edited outside the app)");
        assert_eq!(Change::from_value(&change.to_value()).as_ref(), Ok(change));
    }
    let set = set_of(&snapshot.changes);
    let workspace = fold(&set);
    assert_eq!(
        (workspace.problems(), workspace.in_conflict()),
        (vec![], vec![])
    );
    assert!(workspace.unknown.is_empty());
    for change in set.in_order() {
        let known = Workspace::fields_of(change.kind());
        let stray = change
            .set()
            .keys()
            .find(|name| !known.contains(&name.as_str()));
        assert_eq!(stray, None, "{} has no such field", change.kind());
    }
    (set, workspace)
}

#[test]
fn the_smallest_file_of_the_page_is_read() {
    let (set, workspace) = opened(&smallest());
    assert_eq!(set.len(), 1);
    assert_eq!(
        workspace.reviews[&id("bus/review")].record.title,
        "Bus services after dark"
    );
}

#[test]
fn no_member_of_the_smallest_file_can_be_spared_but_the_records() {
    let document: Value = serde_json::from_str(&smallest()).unwrap();
    for name in document.as_object().unwrap().keys() {
        let mut less = document.clone();
        less.as_object_mut().unwrap().remove(name);
        let spared = read(less.to_string().as_bytes()).is_ok();
        assert_eq!(
            (spared, FILE.fits(&less)),
            (name == "records", name == "records"),
            "{name}"
        );
    }
}

#[test]
fn the_complete_file_of_the_page_is_read_as_it_says() {
    let (set, workspace) = opened(&complete());
    assert_eq!(set.len(), 5);
    assert_eq!(check(&workspace), []);
    let recommendation = &workspace.recommendations[&id("bus/recommendation/1")].record;
    assert_eq!(recommendation.number, 1);
    assert_eq!(recommendation.due, StatedDate::parse("2025-summer"));
    let response = &workspace.responses[&id("bus/response/1")].record;
    assert_eq!(response.answer, Answer::InPart);
    let update = &workspace.updates[&id("bus/update/2025-03-04")].record;
    assert!(update.covers(&response.recommendation));
    // Every id that it names is there.
    assert!(workspace.reviews.contains_key(&recommendation.review));
    assert!(workspace.addressees.contains_key(&response.addressee));
    assert!(recommendation.addressees.iter().eq([&response.addressee]));
}

#[test]
fn f46_opening_the_same_file_by_hand_again_adds_nothing() {
    let (mut set, _) = opened(&complete());
    let before = set.clone();
    assert!(
        set.union(read(complete().as_bytes()).unwrap().changes)
            .is_empty()
    );
    assert_eq!(set, before);
}

/// The file with something else at one place.
fn altered(text: &str, from: &str, to: &str) -> String {
    assert_eq!(text.matches(from).count(), 1, "{from}");
    text.replace(from, to)
}

#[test]
fn a_later_file_by_hand_overwrites_neither_the_first_nor_what_was_typed_since() {
    let (mut set, _) = opened(&complete());
    let response = id("bus/response/1");
    let later = altered(&complete(), "T09:30", "T10:30");
    let mut after_later = set.clone();
    after_later.union(read(later.as_bytes()).unwrap().changes);
    assert_eq!(
        after_later.len(),
        10,
        "it is somebody's word at another time"
    );
    assert!(
        fold(&after_later).in_conflict().is_empty(),
        "which is the same word"
    );

    let typed = set_field(&response, "answer", &Answer::Declined).plan(&set, stamp("C. Member"));
    set.insert(typed.unwrap());
    assert!(fold(&set).in_conflict().is_empty());
    set.union(read(later.as_bytes()).unwrap().changes);
    let workspace = fold(&set);
    assert_eq!(workspace.in_conflict(), [&response]);
    assert_eq!(workspace.responses[&response].conflicts, ["answer"]);
}

#[test]
fn f69_a_saved_file_that_was_altered_corrects_what_is_there() {
    let (mut set, _) = opened(&complete());
    let stamp = FileStamp {
        app: "0.1.0".to_owned(),
        exported_at: "2025-03-05T09:30:00Z".to_owned(),
        by: "B. Officer".to_owned(),
    };
    let workspace = read(complete().as_bytes()).unwrap().workspace;
    let mut file: Value = serde_json::from_str(&write(&set, &workspace, &stamp).unwrap()).unwrap();
    file.as_object_mut().unwrap().remove("check");
    let records = file["records"].as_array_mut().unwrap();
    let response = records
        .iter_mut()
        .find(|record| record["type"] == "response")
        .unwrap();
    response["fields"]["answer"] = json!("in-full");
    response["fields"]
        .as_object_mut()
        .unwrap()
        .remove("explanation");
    // Leaving a record out removes nothing.
    records.retain(|record| record["type"] != "addressee");
    assert!(FILE.fits(&file));

    let snapshot = read(file.to_string().as_bytes()).unwrap();
    assert_eq!(snapshot.outside_edits, 1);
    set.union(snapshot.changes);
    let rec = id("bus/response/1");
    assert_eq!(
        set.state(&rec, "answer"),
        FieldState::One(&json!("in-full"))
    );
    assert_eq!(
        set.state(&rec, "explanation"),
        FieldState::One(&Value::Null)
    );
    assert_eq!(fold(&set).addressees.len(), 1);
}

#[test]
fn the_records_are_looked_at_unless_the_check_fits() {
    let mut file: Value = serde_json::from_str(&complete()).unwrap();
    file["check"] = json!("0".repeat(64));
    let snapshot = read(file.to_string().as_bytes()).unwrap();
    assert_eq!(
        (snapshot.check, snapshot.outside_edits),
        (Check::Altered, 5)
    );

    file.as_object_mut().unwrap().remove("check");
    let digest = Sha256::digest(canonical(&file).unwrap().as_bytes());
    let digits: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    file["check"] = json!(digits);
    let snapshot = read(file.to_string().as_bytes()).unwrap();
    assert_eq!((snapshot.check, snapshot.changes.len()), (Check::Fits, 0));
}

#[test]
fn a_record_without_its_parts_is_passed_over() {
    for part in ["id", "type", "fields"] {
        let mut file: Value = serde_json::from_str(&complete()).unwrap();
        file["records"][1].as_object_mut().unwrap().remove(part);
        assert!(!FILE.fits(&file), "{part}");
        assert_eq!(read(file.to_string().as_bytes()).unwrap().changes.len(), 4);
    }
}

#[test]
fn a_record_is_removed_by_its_field_as_the_page_says() {
    assert!(page().contains(&format!("its field `{DELETED}` to `true`")));
    let text = altered(&smallest(), "{ \"title\"", "{ \"deleted\": true, \"title\"");
    assert!(FILE.fits(&serde_json::from_str(&text).unwrap()));
    let set = set_of(&read(text.as_bytes()).unwrap().changes);
    assert!(fold(&set).reviews.is_empty());
}

#[test]
fn f43_unknown_kinds_and_fields_of_a_file_by_hand_are_kept() {
    let text = altered(
        &smallest(),
        "{ \"title\"",
        "{ \"mood\": \"hopeful\", \"title\"",
    );
    let text = altered(&text, "\"type\": \"review\"", "\"type\": \"horoscope\"");
    let snapshot = read(text.as_bytes()).unwrap();
    let set = set_of(&snapshot.changes);
    assert_eq!(fold(&set).unknown.len(), 1);
    let saved = write(&set, &snapshot.workspace, &snapshot.stamp).unwrap();
    assert!(saved.contains(r#"{"mood":"hopeful","title":"Bus services after dark"},"id":"bus/review","type":"horoscope""#));
}

#[test]
fn f43_a_word_of_no_list_is_kept_and_reads_as_unset() {
    let text = altered(&complete(), "\"in-part\"", "\"perhaps\"");
    let set = set_of(&read(text.as_bytes()).unwrap().changes);
    let (workspace, rec) = (fold(&set), id("bus/response/1"));
    assert_eq!(workspace.responses[&rec].record.answer, Answer::Awaiting);
    assert_eq!(set.value(&rec, "answer"), Some(&json!("perhaps")));
}

#[test]
fn f39_a_fraction_in_a_record_makes_the_file_unreadable() {
    let text = altered(&complete(), "\"number\": 1,", "\"number\": 1.5,");
    assert!(read(text.as_bytes()).is_err());
}

#[test]
fn the_values_in_the_rules_are_read_as_the_page_says() {
    let page = page();
    let quoted = |value: &str| assert!(page.contains(&format!("`{value}`")), "{value}");
    for date in [
        "2021-01-14",
        "2021-01",
        "2021-01/2021-02",
        "2020-summer",
        "2022",
        "to-be-confirmed",
        "not-stated",
    ] {
        quoted(&format!("\"{date}\""));
        assert!(StatedDate::parse(date).is_some(), "{date}");
    }
    let read_as = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    for (text, said) in [
        (r#"{"precision": "exact", "pence": 413780}"#, "£4,137.80"),
        (
            r#"{"precision": "range", "lowPence": 1000000, "highPence": 1500000}"#,
            "£10,000 to £15,000",
        ),
    ] {
        quoted(text);
        assert_eq!(
            StatedAmount::from_value(&read_as(text))
                .unwrap()
                .to_string(),
            said
        );
        assert!(page.contains(said));
    }
    for (text, said) in [
        ("\"344.32\"", "344.32"),
        (r#"{"precision": "about", "number": "100"}"#, "about 100"),
    ] {
        quoted(text);
        assert_eq!(
            Quantity::from_value(&read_as(text)).unwrap().to_string(),
            said
        );
    }
    assert!(page.contains(&format!("beyond {LARGEST} up or down")));
    assert!(page.contains(&format!("up to {} MB", LARGEST_FILE / 1_000_000)));
}

#[test]
fn the_id_of_the_change_on_the_page_comes_out_as_it_says() {
    let heading = "Changes and their ids";
    let mut change: Value = serde_json::from_str(&only_example(heading, "json")).unwrap();
    assert!(Change::from_value(&change).is_ok());
    let id = change.as_object_mut().unwrap().remove("id").unwrap();
    let text = only_example(heading, "text");
    assert_eq!(canonical(&change).unwrap(), text);
    let digest = Sha256::digest(text.as_bytes());
    let digits: String = digest[..16]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    assert_eq!(id, json!(digits));
    assert!(page().contains(&format!("are the id: `{digits}`")));
}
