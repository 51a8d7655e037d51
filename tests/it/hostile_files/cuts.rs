//! f30: files that stop too early, as when a memory stick is pulled out.

use scrutiny_tracker::snapshot::read::{ReadError, read};

use super::{at, refused, refused_text, sound};
use crate::golden::FILE;

/// The first bytes of a file are refused with the place where they stop.
pub fn assert_cut(bytes: &[u8]) {
    match read(bytes) {
        Err(ReadError::Empty) => assert!(bytes.is_empty()),
        Err(ReadError::Truncated(place)) => {
            let lines = bytes.iter().filter(|byte| **byte == b'\n').count() + 1;
            // A cut right after a line's end is at the end of that line or at the start of the next.
            assert!([lines, lines - 1].contains(&place.line) && place.column > 0);
            assert!(refused(bytes).contains(&format!("stops too early, at {place}.")));
        }
        other => panic!("cut at byte {}: {other:?}", bytes.len()),
    }
}

#[test]
fn f30_a_file_cut_at_any_byte_is_refused_with_the_place() {
    let whole = read(FILE.as_bytes()).unwrap();
    let content = FILE.trim_end().len();
    for cut in 0..content {
        assert_cut(&FILE.as_bytes()[..cut]);
    }
    for cut in content..FILE.len() {
        let only_white_space_is_missing = read(&FILE.as_bytes()[..cut]);
        assert_eq!(only_white_space_is_missing.as_ref(), Ok(&whole));
    }
}

#[test]
fn f30_a_file_in_utf16_cut_at_any_byte_is_refused_with_the_place() {
    let text = sound().to_string().replace("An Officer", "😀");
    for unit in [u16::to_le_bytes, u16::to_be_bytes] {
        let units = [0xFEFF].into_iter().chain(text.encode_utf16());
        let bytes: Vec<u8> = units.flat_map(unit).collect();
        assert!(read(&bytes).is_ok());
        for cut in 3..bytes.len() {
            let result = read(&bytes[..cut]);
            assert!(
                matches!(result, Err(ReadError::Truncated(_))),
                "{cut}: {result:?}"
            );
        }
    }
}

#[test]
fn f30_escapes_and_words_cut_in_the_middle_are_cuts_too() {
    let text = sound()
        .to_string()
        .replace("An Officer", r"\ud83d\ude00\u00e9\\")
        .replacen('{', r#"{"a":true,"b":false,"c":null,"d":-10,"#, 1);
    assert!(read(text.as_bytes()).is_ok());
    for cut in 0..text.len() {
        assert_cut(&text.as_bytes()[..cut]);
    }
}

#[test]
fn f30_the_place_counts_characters_as_an_editor_does() {
    let lines: Vec<&str> = FILE.lines().collect();
    assert_eq!(
        read(lines[..4].join("\n").as_bytes()),
        Err(ReadError::Truncated(at(4, lines[3].len())))
    );
    // Twelve signs of one to four bytes, and then half a sign.
    let cut = "{\n\"é–😀é–😀é\": \"é".as_bytes();
    assert_eq!(
        read(&cut[..cut.len() - 1]),
        Err(ReadError::Truncated(at(2, 13)))
    );
    assert!(refused_text("{\n\"é–é\": ?").contains("at line 2, column 8."));
}

#[test]
fn f30_what_comes_after_the_end_is_refused_as_well() {
    for more in ["}", "null", "{}", "\0", "\u{1a}", FILE] {
        let text = format!("{FILE}{more}");
        assert!(
            matches!(read(text.as_bytes()), Err(ReadError::NotJson(_))),
            "{more}"
        );
    }
}
