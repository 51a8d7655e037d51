//! From the bytes of a file to its text, and places in that text as an editor shows them.

use crate::snapshot::read::error::{Place, ReadError};

/// The text of a file in UTF-8, or in UTF-16 with a byte order mark. A mark is no part of the text.
pub fn decode(bytes: &[u8]) -> Result<String, ReadError> {
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => decode_utf8(rest),
        [0xFF, 0xFE, rest @ ..] => decode_utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => decode_utf16(rest, u16::from_be_bytes),
        plain => decode_utf8(plain),
    }
}

fn decode_utf8(bytes: &[u8]) -> Result<String, ReadError> {
    std::str::from_utf8(bytes)
        .map(str::to_owned)
        .map_err(|error| {
            // All is text but for a sign that was begun at the very end: the file was cut there.
            match bytes.split_at_checked(error.valid_up_to()) {
                Some((whole, _)) if error.error_len().is_none() => {
                    cut_after(&String::from_utf8_lossy(whole))
                }
                _ => ReadError::NotText,
            }
        })
}

fn decode_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, ReadError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    let mut signs = char::decode_utf16(pairs.iter().map(|pair| unit(*pair)));
    while let Some(sign) = signs.next() {
        match sign {
            Ok(sign) => text.push(sign),
            // The first half of a pair, and nothing after it.
            Err(half) if half.unpaired_surrogate() < 0xDC00 && signs.next().is_none() => {
                return Err(cut_after(&text));
            }
            Err(_) => return Err(ReadError::NotText),
        }
    }
    if rest.is_empty() {
        Ok(text)
    } else {
        Err(cut_after(&text))
    }
}

fn cut_after(text: &str) -> ReadError {
    ReadError::Truncated(place(text, text.len()))
}

/// The place behind so many bytes of a text, in signs as an editor counts them.
pub(super) fn place(text: &str, bytes: usize) -> Place {
    let before = text.as_bytes().get(..bytes).unwrap_or(text.as_bytes());
    let lines = before.iter().filter(|byte| **byte == b'\n').count();
    let end_of_last = before.iter().rposition(|byte| *byte == b'\n');
    let line = before.get(end_of_last.map_or(0, |end| end + 1)..);
    // Every sign has one byte that does not continue another.
    let begins = |byte: &&u8| !matches!(byte, 0x80..=0xBF);
    Place {
        line: lines + 1,
        column: line.unwrap_or_default().iter().filter(begins).count() + 1,
    }
}

/// How many bytes of a text were taken when it was found not to be JSON.
pub(super) fn taken(text: &str, error: &serde_json::Error) -> usize {
    let lines = text
        .split_inclusive('\n')
        .take(error.line().saturating_sub(1));
    lines.map(str::len).sum::<usize>() + error.column()
}
