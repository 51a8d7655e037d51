//! f34 and f36: how the text of a file is written, and signs in it that cannot be seen.

use scrutiny_tracker::snapshot::envelope::Check;
use scrutiny_tracker::snapshot::read::{ReadError, read};
use scrutiny_tracker::snapshot::write::write;
use serde_json::json;

use super::{at, holding, refused, sound, with};
use crate::generate::set_of;
use crate::golden::{FILE, file_stamp, first, workspace_id};

/// A text in UTF-16, with the byte order mark that says which.
fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    [0xFEFF]
        .into_iter()
        .chain(text.encode_utf16())
        .flat_map(unit)
        .collect()
}

#[test]
fn f34_a_byte_order_mark_and_utf16_make_no_difference() {
    let plain = read(FILE.as_bytes()).unwrap();
    for bytes in [
        [b"\xEF\xBB\xBF", FILE.as_bytes()].concat(),
        utf16(FILE, u16::to_le_bytes),
        utf16(FILE, u16::to_be_bytes),
    ] {
        let snapshot = read(&bytes).unwrap();
        assert_eq!(snapshot, plain);
        assert_eq!(snapshot.check, Check::Fits);
    }
}

#[test]
fn f34_utf16_without_its_mark_is_not_guessed() {
    let marked = utf16(FILE, u16::to_le_bytes);
    refused(&marked[2..]);
    // A second mark is a sign of the text, and no JSON begins with it.
    let twice = [b"\xEF\xBB\xBF\xEF\xBB\xBF", FILE.as_bytes()].concat();
    assert_eq!(read(&twice), Err(ReadError::NotJson(at(1, 1))));
}

#[test]
fn f34_latin_1_and_broken_text_are_refused_with_the_way_out() {
    let latin_1: Vec<u8> = sound()
        .to_string()
        .chars()
        .map(|sign| u8::try_from(u32::from(sign)).unwrap())
        .collect();
    let spoilt = |broken: &[u8]| {
        let text = sound().to_string();
        let (before, after) = text.split_once('é').unwrap();
        [before.as_bytes(), broken, after.as_bytes()].concat()
    };
    let files = [
        latin_1,
        // Windows-1252's quotation marks, a sign cut off in the middle of the text, one written longer
        // than it is, half of a pair, and one beyond the last sign there is.
        spoilt(b"\x93x\x94"),
        spoilt(b"\xC3"),
        spoilt(b"\xC0\xAF"),
        spoilt(b"\xED\xA0\x80"),
        spoilt(b"\xF4\x90\x80\x80"),
        b"\xFF\xFE\x3D\xD8{\0".to_vec(),
    ];
    for bytes in files {
        assert_eq!(read(&bytes), Err(ReadError::NotText), "{bytes:x?}");
        assert!(refused(&bytes).contains("save it as UTF-8"));
    }
    assert!(read(&spoilt("è".as_bytes())).is_ok());
}

#[test]
fn f34_the_line_ends_of_windows_are_fine() {
    let plain = read(FILE.as_bytes()).unwrap();
    let snapshot = read(FILE.replace('\n', "\r\n").as_bytes()).unwrap();
    assert_eq!(snapshot, plain);
    assert_eq!(snapshot.check, Check::Fits, "line ends are no content");
}

/// Signs that are not seen, or that change how others are seen.
const UNSEEN: [&str; 14] = [
    "\u{0}",
    "\u{1}\u{2}\u{1b}[31m\u{7f}",
    "a\tb\nc\rd\r\ne\u{b}f\u{c}g",
    "\u{85}\u{a0}\u{ad}",
    "zero\u{200b}width\u{200c}\u{200d}\u{2060}",
    "\u{202e}gnp.exe\u{202c}",
    "\u{2066}a\u{2067}b\u{2068}c\u{2069}\u{200e}\u{200f}\u{61c}",
    "\u{feff}in the middle\u{feff}",
    "\u{2028}\u{2029}",
    "\u{fffd}\u{fffe}\u{ffff}",
    "e\u{301} is not \u{e9}",
    "\u{e000}\u{f8ff}\u{10ffff}",
    "\u{e0067}\u{e0062}\u{e007f}",
    "  blanks at both ends  ",
];

#[test]
fn f36_signs_that_cannot_be_seen_are_kept_to_the_byte() {
    for text in UNSEEN {
        let change = first(text, text, json!({ text: text, "list": [text] }));
        let snapshot = read(holding([&change]).as_bytes()).unwrap();
        assert_eq!(snapshot.changes, std::slice::from_ref(&change), "{text:?}");
        let written = write(&set_of(&snapshot.changes), &workspace_id(), &file_stamp()).unwrap();
        assert_eq!(read(written.as_bytes()).unwrap().changes, [change]);
    }
    let by = UNSEEN.concat();
    let snapshot = read(with("by", json!(by)).as_bytes()).unwrap();
    assert_eq!(snapshot.stamp.by, by);
}

#[test]
fn f36_control_signs_that_are_not_escaped_are_no_json() {
    for sign in ['\0', '\u{1}', '\t', '\n', '\u{1f}'] {
        let text = sound().to_string().replace("Café", &format!("Caf{sign}"));
        assert!(
            matches!(read(text.as_bytes()), Err(ReadError::NotJson(_))),
            "{sign:?}"
        );
    }
}

#[test]
fn f34_the_second_half_of_a_sign_at_the_end_is_damage_and_no_cut() {
    let with_last = |unit: u16| {
        let mut bytes = utf16("{ \"format\": \"scrutiny-tracker\" ", u16::to_le_bytes);
        bytes.extend(unit.to_le_bytes());
        read(&bytes)
    };
    for second_half in [0xDC00, 0xDE00, 0xDFFF] {
        assert_eq!(with_last(second_half), Err(ReadError::NotText));
    }
    for first_half in [0xD800, 0xDBFF] {
        assert!(matches!(
            with_last(first_half),
            Err(ReadError::Truncated(_))
        ));
    }
}
