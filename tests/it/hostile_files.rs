//! Files that are no snapshot, or a broken one: each is refused with its own sentence, or read whole.

use scrutiny_tracker::snapshot::envelope::{Check, LARGEST_FILE};
use scrutiny_tracker::snapshot::read::{ReadError, check_size, read};
use serde_json::{Value, json};

use crate::golden::{FILE, first};

mod damage;

/// The sentence a person reads. Every one must promise that nothing was changed.
fn refused(bytes: &[u8]) -> String {
    let sentence = read(bytes)
        .expect_err("the file is to be refused")
        .to_string();
    assert!(sentence.ends_with(" Nothing was changed."), "{sentence}");
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

fn without(member: &str) -> String {
    let mut document = sound();
    document.as_object_mut().unwrap().remove(member);
    document.to_string()
}

#[test]
fn a_file_with_nothing_in_it_is_called_empty() {
    for bytes in [
        &b""[..],
        b" \r\n\t ",
        b"\xEF\xBB\xBF",
        b"\xEF\xBB\xBF\n",
        b"\xFF\xFE",
        b"\xFE\xFF\0 \0\n",
    ] {
        assert_eq!(read(bytes), Err(ReadError::Empty), "{bytes:?}");
        refused(bytes);
    }
}

#[test]
fn a_byte_order_mark_and_utf16_make_no_difference() {
    let plain = read(FILE.as_bytes()).unwrap();
    let utf16 = |mark: [u8; 2], unit: fn(u16) -> [u8; 2]| -> Vec<u8> {
        mark.into_iter()
            .chain(FILE.encode_utf16().flat_map(unit))
            .collect()
    };
    let marked = [b"\xEF\xBB\xBF", FILE.as_bytes()].concat();
    for bytes in [
        marked,
        utf16([0xFF, 0xFE], u16::to_le_bytes),
        utf16([0xFE, 0xFF], u16::to_be_bytes),
    ] {
        let snapshot = read(&bytes).unwrap();
        assert_eq!(snapshot, plain);
        assert_eq!(snapshot.check, Check::Fits);
    }
}

#[test]
fn what_is_no_text_is_refused_with_the_way_out() {
    let latin_1: Vec<u8> = sound()
        .to_string()
        .chars()
        .map(|sign| u8::try_from(u32::from(sign)).unwrap())
        .collect();
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x04\0";
    let odd_utf16 = b"\xFF\xFE{\0}";
    let half_a_pair = b"\xFF\xFE\x3D\xD8{\0";
    for bytes in [&latin_1[..], png, odd_utf16, half_a_pair] {
        assert_eq!(read(bytes), Err(ReadError::NotText));
        assert!(refused(bytes).contains("save it as UTF-8"));
    }
}

#[test]
fn a_web_page_and_foreign_json_are_not_taken_for_snapshots() {
    let page = "<!DOCTYPE html>\n<html><body>404 Not Found</body></html>";
    assert_eq!(
        read(page.as_bytes()),
        Err(ReadError::NotJson { line: 1, column: 1 })
    );
    refused_text(page);
    for foreign in [
        "{}",
        "[]",
        "null",
        "12",
        "\"text\"",
        r#"{"format": "other"}"#,
        r#"{"format": 1}"#,
        "[{}]",
    ] {
        assert_eq!(
            read(foreign.as_bytes()),
            Err(ReadError::Foreign),
            "{foreign}"
        );
        refused_text(foreign);
    }
}

#[test]
fn a_file_cut_at_any_byte_is_refused_whole() {
    let whole = read(FILE.as_bytes()).unwrap();
    let content = FILE.trim_end().len();
    for cut in 0..FILE.len() {
        let part = &FILE.as_bytes()[..cut];
        if cut >= content {
            assert_eq!(
                read(part).as_ref(),
                Ok(&whole),
                "only white space is missing at {cut}"
            );
        } else {
            refused(part);
        }
    }
}

#[test]
fn a_cut_file_says_where_it_stops() {
    let lines: Vec<&str> = FILE.lines().collect();
    let part = lines[..4].join("\n");
    assert!(matches!(
        read(part.as_bytes()),
        Err(ReadError::Truncated { line: 4, .. })
    ));
    assert!(refused_text(&part).contains("at line 4,"));
}

#[test]
fn nesting_a_million_deep_is_refused_without_a_crash() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = [
            open.repeat(1_000_000),
            "1".to_owned(),
            close.repeat(1_000_000),
        ]
        .concat();
        assert!(matches!(
            read(deep.as_bytes()),
            Err(ReadError::NotJson { .. })
        ));
        refused_text(&deep);
    }
}

#[test]
fn a_name_that_stands_twice_is_refused_wherever_it_stands() {
    let text = sound().to_string();
    let twice_outside = text.replacen('{', r#"{"by": "Somebody","#, 1);
    let twice_in_a_field = text.replace(
        r#""portfolio":"Café""#,
        r#""portfolio":"Café","portfolio":"Care""#,
    );
    // The same name in another spelling of JSON.
    let twice_escaped = text.replacen('{', r#"{"b\u0079": "Somebody","#, 1);
    for double in [twice_outside, twice_in_a_field, twice_escaped] {
        assert_ne!(double, text);
        assert!(
            matches!(
                read(double.as_bytes()),
                Err(ReadError::DoubleName { line: 1, .. })
            ),
            "{double}"
        );
        refused_text(&double);
    }
}

#[test]
fn the_size_is_judged_before_the_file_is_read() {
    assert_eq!(check_size(0), Err(ReadError::Empty));
    assert_eq!(check_size(1), Ok(()));
    assert_eq!(LARGEST_FILE, 200_000_000);
    assert_eq!(check_size(LARGEST_FILE), Ok(()));
    let sentence = check_size(LARGEST_FILE + 1).unwrap_err().to_string();
    assert!(sentence.contains("too large: 201 MB"), "{sentence}");
    assert!(sentence.ends_with(" Nothing was changed."));
}
