//! Files that are no snapshot, or a broken one: each is refused with its own sentence, or read whole.

use scrutiny_tracker::history::change::{Change, ChangeFault};
use scrutiny_tracker::snapshot::envelope::LARGEST_FILE;
use scrutiny_tracker::snapshot::read::{ASK_ABOVE, Place, ReadError, check_size, read};
use serde_json::{Value, json};

use crate::golden::first;

mod cuts;
mod edited;
mod encodings;
mod envelope;
mod half_signs;
mod json_suites;
mod large;
mod limits;
mod names;
mod naughty;
mod newer;
mod numbers_and_dates;
mod sentences;

/// The sentence a person reads. Every one must promise that nothing was changed.
fn refused(bytes: &[u8]) -> String {
    let sentence = read(bytes)
        .expect_err("the file is to be refused")
        .to_string();
    assert!(sentence.ends_with(" Nothing was changed."), "{sentence}");
    assert!(
        sentence.len() < 400,
        "nobody reads so long a sentence: {sentence}"
    );
    sentence
}

fn refused_text(text: &str) -> String {
    refused(text.as_bytes())
}

/// A sound snapshot with one change, to be broken in one place by the caller.
fn sound() -> Value {
    json!({
        "format": "scrutiny-tracker-snapshot", "formatVersion": 1, "minReader": 1, "app": "0.1.0",
        "workspace": "w", "exportedAt": "2021-01-15T09:00:00Z", "by": "An Officer",
        "changes": [first("a/1", "addressee", json!({"portfolio": "Café"})).to_value()],
    })
}

fn with(member: &str, value: Value) -> String {
    let mut document = sound();
    document[member] = value;
    document.to_string()
}

/// A snapshot with these changes.
fn holding<'a>(changes: impl IntoIterator<Item = &'a Change>) -> String {
    with(
        "changes",
        changes.into_iter().map(Change::to_value).collect(),
    )
}

fn without(member: &str) -> String {
    let mut document = sound();
    document.as_object_mut().unwrap().remove(member);
    document.to_string()
}

fn at(line: usize, column: usize) -> Place {
    Place { line, column }
}

/// Gives an altered change the id that its content has, as somebody does who knows how.
fn sealed_again(mut change: Value) -> Change {
    if let Err(ChangeFault::IdMismatch { actual, .. }) = Change::from_value(&change) {
        change["id"] = json!(actual.to_string());
    }
    Change::from_value(&change).unwrap()
}

#[test]
fn f29_a_file_with_nothing_in_it_is_called_empty() {
    for bytes in [
        &b""[..],
        b" ",
        b" \r\n\t ",
        b"\xEF\xBB\xBF",
        b"\xEF\xBB\xBF\n",
        b"\xFF\xFE",
        b"\xFE\xFF\0 \0\n",
    ] {
        assert_eq!(read(bytes), Err(ReadError::Empty), "{bytes:?}");
        refused(bytes);
    }
    // What a browser says of a folder, and of a file that was cut to nothing.
    assert_eq!(check_size(0), Err(ReadError::Empty));
}

#[test]
fn f29_a_picture_and_other_binary_files_are_refused_with_the_way_out() {
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x04\0";
    let zip = b"PK\x03\x04\x14\0\0\0\x08\0\xb7\xac\xce\x50";
    for bytes in [&png[..], zip] {
        assert_eq!(read(bytes), Err(ReadError::NotText));
        assert!(refused(bytes).contains("save it as UTF-8"));
    }
    // Text as far as its bytes go, and no JSON.
    assert_eq!(read(b"%PDF-1.7\n"), Err(ReadError::NotJson(at(1, 1))));
    assert_eq!(read(&[0; 64]), Err(ReadError::NotJson(at(1, 1))));
}

#[test]
fn f29_a_web_page_saved_under_the_name_is_no_snapshot() {
    for page in [
        "<!DOCTYPE html>\n<html><body>404 Not Found</body></html>",
        "\u{feff}<?xml version=\"1.0\"?>",
        "Sign in to continue",
        "# A saved file\n",
    ] {
        assert_eq!(read(page.as_bytes()), Err(ReadError::NotJson(at(1, 1))));
        assert!(refused_text(page).contains("made with Save a file"));
    }
}

#[test]
fn f29_json_of_another_program_is_called_foreign() {
    for foreign in [
        "{}",
        "[]",
        "null",
        "12",
        "\"text\"",
        r#"{"format": "other"}"#,
        r#"{"format": 1}"#,
        r#"{"format": "Scrutiny-Tracker-Snapshot"}"#,
        "[{}]",
    ] {
        let result = read(foreign.as_bytes());
        assert_eq!(result, Err(ReadError::Foreign), "{foreign}");
        refused_text(foreign);
    }
}

#[test]
fn f31_the_size_is_judged_before_the_file_is_read() {
    assert_eq!(check_size(1), Ok(()));
    assert_eq!(LARGEST_FILE, 200_000_000);
    assert_eq!(check_size(LARGEST_FILE), Ok(()));
    let sentence = check_size(LARGEST_FILE + 1).unwrap_err().to_string();
    assert!(sentence.contains("too large: 201 MB"), "{sentence}");
    assert!(sentence.ends_with(" Nothing was changed."));
    // In between a person is asked first.
    assert_eq!(ASK_ABOVE, 25_000_000);
    assert_eq!(check_size(ASK_ABOVE + 1), Ok(()));
}
