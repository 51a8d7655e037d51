//! JSON with our name on it and something wrong inside.

use std::collections::BTreeSet;

use scrutiny_tracker::snapshot::envelope::{LARGEST_FILE, Snapshot};
use scrutiny_tracker::snapshot::read::{ReadError, check_size, read};
use serde_json::json;

use super::{refused, refused_text, sound, with, without};
use crate::golden::first;

fn same_content(a: &Snapshot, b: &Snapshot) -> bool {
    a.changes == b.changes && a.outside_edits == b.outside_edits && a.workspace == b.workspace
}

#[test]
fn versions_that_are_no_positive_whole_numbers_are_damage() {
    for member in ["formatVersion", "minReader"] {
        assert_eq!(
            read(without(member).as_bytes()),
            Err(ReadError::Damaged { member })
        );
        for bad in [
            json!("1"),
            json!(0),
            json!(-1),
            json!(1.0),
            json!(null),
            json!([1]),
        ] {
            assert_eq!(
                read(with(member, bad.clone()).as_bytes()),
                Err(ReadError::Damaged { member }),
                "{bad}"
            );
        }
        refused_text(&without(member));
    }
}

#[test]
fn only_the_least_reader_decides_whether_a_newer_file_can_be_read() {
    assert_eq!(
        read(with("minReader", json!(99)).as_bytes()),
        Err(ReadError::TooNew)
    );
    refused_text(&with("minReader", json!(99)));
    let newer = read(with("formatVersion", json!(99)).as_bytes()).unwrap();
    assert!(same_content(
        &newer,
        &read(sound().to_string().as_bytes()).unwrap()
    ));
}

#[test]
fn a_member_of_the_wrong_form_is_named() {
    for (member, bad) in [
        ("changes", json!({})),
        ("changes", json!("none")),
        ("changes", json!(null)),
        ("records", json!({})),
        ("workspace", json!(7)),
        ("exportedAt", json!(null)),
        ("by", json!(["An Officer"])),
    ] {
        assert_eq!(
            read(with(member, bad).as_bytes()),
            Err(ReadError::Damaged { member })
        );
    }
    assert!(refused_text(&without("workspace")).contains("its \"workspace\" cannot be read"));
}

#[test]
fn a_change_without_a_member_is_refused_by_its_place() {
    for member in ["id", "v", "rec", "type", "set", "prev", "by", "at", "n"] {
        let mut document = sound();
        let whole = document["changes"][0].clone();
        let mut broken = whole.clone();
        broken.as_object_mut().unwrap().remove(member);
        document["changes"] = json!([whole, broken]);
        let sentence = refused_text(&document.to_string());
        assert!(
            sentence.contains("change 2 of 2 cannot be read"),
            "{sentence}"
        );
        assert!(sentence.contains(&format!("no \"{member}\"")), "{sentence}");
    }
    refused_text(&with("changes", json!([[]])));
}

#[test]
fn numbers_that_cannot_be_kept_exactly_are_refused() {
    let field = |number: &str| {
        with("changes", json!("@")).replace("\"@\"", &format!(
        r#"[{{"id":"{}","v":1,"rec":"a/1","type":"addressee","set":{{"order":{number}}},"prev":[],"by":"b","at":"t","n":1}}]"#,
        "0".repeat(32)
    ))
    };
    for number in [
        "1.5",
        "1.0",
        "-0",
        "1e2",
        "1e400",
        "9007199254740993",
        "18446744073709551616",
    ] {
        let sentence = refused_text(&field(number));
        assert!(
            sentence.contains("is not a whole number"),
            "{number}: {sentence}"
        );
    }
    for number in ["NaN", "Infinity", "01", "+1"] {
        assert!(
            matches!(
                read(field(number).as_bytes()),
                Err(ReadError::NotJson { .. })
            ),
            "{number}"
        );
    }
    let record = json!([{"id": "a/1", "type": "addressee", "fields": {"order": 1.5}}]);
    assert!(refused_text(&with("records", record)).contains("The number 1.5"));
}

#[test]
fn a_lone_surrogate_is_refused_and_a_pair_is_not() {
    for lone in [r"\ud800", r"\udc00", r"\ud800x", r"\udc00\ud800"] {
        let text = sound().to_string().replace("An Officer", lone);
        assert!(
            matches!(read(text.as_bytes()), Err(ReadError::NotJson { .. })),
            "{lone}"
        );
    }
    let pair = with("by", json!("@")).replace('@', r"\ud83d\ude00");
    assert_eq!(read(pair.as_bytes()).unwrap().stamp.by, "😀");
}

#[test]
fn names_that_trip_other_programs_are_ordinary_here() {
    let names = json!({"__proto__": "a", "constructor": "b", "toString": "c", "": "d", "x".repeat(10_000): "e"});
    let change = first("__proto__", "constructor", names.clone());
    let snapshot = read(with("changes", json!([change.to_value()])).as_bytes()).unwrap();
    assert_eq!(snapshot.changes, [change]);
    assert_eq!(snapshot.changes[0].to_value()["set"], names);
}

#[test]
fn every_kind_of_refusal_has_a_sentence_of_its_own() {
    let mut sentences = BTreeSet::from([check_size(LARGEST_FILE + 1).unwrap_err().to_string()]);
    let record = json!([{"id": "a/1", "type": "addressee", "fields": {"order": 1.5}}]);
    let files = [
        String::new(),
        "{".to_owned(),
        "<html>".to_owned(),
        "{}".to_owned(),
        r#"{"a":1,"a":2}"#.to_owned(),
        with("minReader", json!(99)),
        without("formatVersion"),
        without("minReader"),
        with("changes", json!({})),
        with("changes", json!([{}])),
        with("changes", json!([[]])),
        with("records", record),
    ];
    sentences.extend(files.iter().map(|file| refused_text(file)));
    sentences.insert(refused(b"\xE9"));
    assert_eq!(sentences.len(), files.len() + 2);
}
