//! f35: escapes for one half of a pair, as programs write them that cut a text within an emoji.

use scrutiny_tracker::history::change_set::FieldState;
use scrutiny_tracker::history::fold::fold;
use scrutiny_tracker::snapshot::envelope::Check;
use scrutiny_tracker::snapshot::read::{ReadError, read, read_repaired};
use scrutiny_tracker::snapshot::write::write;
use serde_json::json;

use super::{at, holding, refused_text, sound, with};
use crate::generate::set_of;
use crate::golden::{FILE, file_stamp, first, id, workspace_id};

/// A sound file whose author's name is this piece of JSON text.
fn by(escapes: &str) -> String {
    with("by", json!("@")).replace('@', escapes)
}

#[test]
fn f35_a_half_sign_is_refused_with_its_place_and_a_pair_is_not() {
    for half in [
        r"\ud800",
        r"\uDBFF",
        r"\udc00",
        r"\uDfFf",
        r"\ud800x",
        r"\ud800\n",
        r"\ud800A",
        r"\ud800\\udc00",
        r"\udc00\ud800",
        r"\ud83d\ude00\ude00",
        r"\ud83d\ud83d\ude00",
        r"\\\ud800",
    ] {
        let text = by(half);
        assert!(
            matches!(read(text.as_bytes()), Err(ReadError::HalfSign(_))),
            "{half}"
        );
        assert!(refused_text(&text).contains("half of a sign"));
    }
    for (whole, said) in [
        (r"\ud83d\ude00", "😀"),
        (r"\uD83D\uDE00", "😀"),
        (r"\\ud800", "\\ud800"),
        (r"\\\\ud800", "\\\\ud800"),
        (r"\ufffd\ud7ff\ue000", "\u{fffd}\u{d7ff}\u{e000}"),
    ] {
        assert_eq!(read(by(whole).as_bytes()).unwrap().stamp.by, said);
    }
}

#[test]
fn f35_the_place_is_that_of_the_first_half_sign() {
    let text = "{\n  \"é–😀\": \"\\ud83d\\ude00é\\ud83d\", \"b\": \"\\udc00\"\n}";
    let place = at(2, 24);
    assert_eq!(read(text.as_bytes()), Err(ReadError::HalfSign(place)));
    assert!(refused_text(text).contains("at line 2, column 24."));
}

#[test]
fn f35_what_is_wrong_before_a_half_sign_is_named_instead_of_it() {
    assert_eq!(
        read(br#"{"a": ?, "b": "\ud800"}"#),
        Err(ReadError::NotJson(at(1, 7)))
    );
    assert_eq!(
        read(br#"{"a": 1, "a": 2, "b": "\ud800"}"#),
        Err(ReadError::DoubleName(at(1, 15)))
    );
    // Outside of a text the sign before it is already wrong.
    assert_eq!(read(br#"{"a": \ud800}"#), Err(ReadError::NotJson(at(1, 7))));
    assert!(matches!(
        read(br#"{"a": "\ud83d"#),
        Err(ReadError::Truncated(_))
    ));
}

#[test]
fn f35_a_repaired_file_has_the_replacement_sign_and_keeps_pairs() {
    for (escapes, said) in [
        (r"a\ud800b", "a\u{fffd}b"),
        (r"\udc00\ud800", "\u{fffd}\u{fffd}"),
        (r"\ud83d\ud83d\ude00", "\u{fffd}😀"),
        (r"\ud83d\ude00\ude00", "😀\u{fffd}"),
        (r"\\ud800", "\\ud800"),
        (r"\\\ud800", "\\\u{fffd}"),
        (r"\ud800\\udc00", "\u{fffd}\\udc00"),
        (r"\u00e9\ud83d\ude00\u002f", "é😀/"),
    ] {
        let snapshot = read_repaired(by(escapes).as_bytes()).unwrap();
        assert_eq!(snapshot.stamp.by, said, "{escapes}");
    }
}

#[test]
fn f35_a_change_that_was_repaired_counts_as_edited_outside_the_app() {
    let original = first(
        "p/8",
        "response",
        json!({"comment": "Thanks 😀", "answer": "in-full"}),
    );
    let file = write(&set_of([&original]), &workspace_id(), &file_stamp()).unwrap();
    // Another program wrote the emoji as two escapes and lost one of them, in the change and in its record.
    let cut = file.replace("😀", r"\ud83d");
    assert!(matches!(read(cut.as_bytes()), Err(ReadError::HalfSign(_))));

    let snapshot = read_repaired(cut.as_bytes()).unwrap();
    assert_eq!(
        (snapshot.outside_edits, snapshot.check),
        (1, Check::Altered)
    );
    let [repaired] = snapshot.changes.as_slice() else {
        panic!("one change is one change: {:?}", snapshot.changes);
    };
    assert_eq!(repaired.set()["comment"], "Thanks \u{fffd}");
    assert_eq!(repaired.stamp().by, "An Officer (edited outside the app)");

    // Who has the original sees both.
    let mine = set_of([&original, repaired]);
    let state = mine.state(&id("p/8"), "comment");
    assert!(matches!(state, FieldState::Conflict(versions) if versions.len() == 2));
    assert_eq!(fold(&mine).responses[&id("p/8")].conflicts, ["comment"]);
}

#[test]
fn f35_repairing_a_file_without_half_signs_changes_nothing() {
    let pair = FILE.replace("Adult Social Care", r"\ud83d\ude00 \\ud800 \u0022Care\t");
    for text in [
        FILE,
        &pair,
        &sound().to_string(),
        "",
        "{",
        "[1]",
        "\u{feff}",
    ] {
        assert_eq!(read_repaired(text.as_bytes()), read(text.as_bytes()));
    }
    assert_eq!(read_repaired(b"\xE9\xE9"), Err(ReadError::NotText));
}

#[test]
fn f35_names_that_a_repair_would_make_alike_are_refused() {
    let change = first("a/1", "addressee", json!({"@1": "a", "@2": "b"}));
    let text = holding([&change])
        .replace("@1", r"\ud800")
        .replace("@2", r"\udbff");
    assert!(matches!(
        read_repaired(text.as_bytes()),
        Err(ReadError::DoubleName(_))
    ));
}
