//! What a person is told: every kind of refusal has a sentence of its own.

use std::collections::BTreeSet;

use scrutiny_tracker::history::change::MOST_PREV;
use scrutiny_tracker::snapshot::envelope::LARGEST_FILE;
use scrutiny_tracker::snapshot::read::{LONGEST_TEXT, MOST_CHANGES, check_size};
use serde_json::{Value, json};

use super::{refused, refused_text, sound, with, without};

#[test]
fn every_kind_of_refusal_has_a_sentence_of_its_own() {
    let mut sentences = BTreeSet::from([check_size(LARGEST_FILE + 1).unwrap_err().to_string()]);
    let record = json!([{"id": "a/1", "type": "addressee", "fields": {"order": 1.5}}]);
    let deep = (0..70).fold(Value::Null, |inside, _| json!([inside]));
    let mut many_before = sound();
    many_before["changes"][0]["prev"] = vec![json!("0"); MOST_PREV + 1].into();
    let files = [
        String::new(),
        "{".to_owned(),
        "<html>".to_owned(),
        "{}".to_owned(),
        r#"{"a":1,"a":2}"#.to_owned(),
        r#"{"a":"\ud800"}"#.to_owned(),
        with("minReader", json!(99)),
        without("formatVersion"),
        without("minReader"),
        with("changes", json!({})),
        with("changes", json!([{}])),
        with("changes", json!([[]])),
        with("changes", json!([{"set": deep}])),
        with("changes", vec![json!(0); MOST_CHANGES + 1].into()),
        with("later", json!("x".repeat(LONGEST_TEXT + 1))),
        with("records", record),
        many_before.to_string(),
    ];
    sentences.extend(files.iter().map(|file| refused_text(file)));
    sentences.insert(refused(b"\xE9\xE9"));
    assert_eq!(sentences.len(), files.len() + 2);
}
