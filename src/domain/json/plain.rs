//! JSON that stands exactly as the app writes it: no blanks, members in their order, signs escaped in
//! the one way, whole numbers alone. Whatever is written otherwise is not read here, even where it
//! means the same; the caller reads it by [`parse`](super::parse) then.

mod signs;

use std::ops::Range;

use serde_json::{Map, Value};

use signs::{escape, signs_alone, unescaped};

/// The largest number, up or down, that every reader of JSON keeps exactly.
pub const LARGEST: u64 = 1 << 53;

/// How deep lists and objects may stand within each other here.
const DEEPEST: usize = 32;

/// A text that is read from its beginning. After a `None` nothing is said of where it stands.
pub struct Plain<'a> {
    text: &'a str,
    /// The byte that is read next. What is in doubt is looked at as bytes: to divide a text at every sign takes longer
    /// than to read it.
    at: usize,
}

impl<'a> Plain<'a> {
    /// Begins to read a text.
    pub fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// How many bytes were read.
    pub fn at(&self) -> usize {
        self.at
    }

    /// What was not read yet.
    pub fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    #[inline(always)]
    fn bytes(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// Goes past a piece that has to stand here.
    pub fn take(&mut self, piece: &str) -> Option<()> {
        if !self.bytes().starts_with(piece.as_bytes()) {
            return None;
        }
        self.at += piece.len();
        Some(())
    }

    /// Goes past a single sign that has to stand here.
    #[inline(always)]
    pub fn sign(&mut self, sign: u8) -> Option<()> {
        if self.next() != sign {
            return None;
        }
        self.at += 1;
        Some(())
    }

    /// The byte that comes next; 0 at the end, which nothing begins with.
    #[inline(always)]
    fn next(&self) -> u8 {
        let bytes = self.text.as_bytes();
        bytes.get(self.at).copied().unwrap_or_default()
    }

    /// Goes past a text, quotes included. Where it stands inside them, and whether signs are escaped in it.
    #[inline(always)]
    fn quoted(&mut self) -> Option<(Range<usize>, bool)> {
        if self.next() != b'"' {
            return None;
        }
        let bytes = self.text.as_bytes();
        let from = self.at + 1;
        let (mut at, mut escaped) = (from, false);
        loop {
            at += signs_alone(bytes.get(at..)?);
            match bytes.get(at)? {
                b'"' => break,
                b'\\' => {
                    escaped = true;
                    at += escape(bytes.get(at + 1..)?)?.1;
                }
                _ => return None,
            }
        }
        self.at = at + 1;
        Some((from..at, escaped))
    }

    /// Goes past a text: what stands between its quotes, and whether signs are escaped in it.
    #[inline(always)]
    fn inside(&mut self) -> Option<(&'a str, bool)> {
        let (inside, escaped) = self.quoted()?;
        Some((self.text.get(inside)?, escaped))
    }

    /// A text.
    pub fn text(&mut self) -> Option<String> {
        self.text_as(str::to_owned)
    }

    /// What is made of a text. Where no sign is escaped in it, it is handed over as it stands.
    pub fn text_as<T>(&mut self, make: impl FnOnce(&str) -> T) -> Option<T> {
        match self.inside()? {
            (inside, true) => unescaped(inside).as_deref().map(make),
            (inside, false) => Some(make(inside)),
        }
    }

    /// A text in which no sign has to be escaped, where it stands.
    pub fn bare(&mut self) -> Option<&'a str> {
        let (inside, escaped) = self.inside()?;
        (!escaped).then_some(inside)
    }

    /// The digits of a whole number that can be kept exactly.
    pub fn digits(&mut self) -> Option<&'a str> {
        let from = self.at;
        let _ = self.sign(b'-');
        let first = self.at;
        while self.next().is_ascii_digit() {
            self.at += 1;
        }
        let number = self.text.get(first..self.at)?;
        let plain = match number.as_bytes() {
            [b'0'] => first == from,
            [b'0', ..] | [] => false,
            digits => {
                digits.len() < 16 || digits.len() == 16 && number.parse::<u64>().ok()? <= LARGEST
            }
        };
        self.text.get(from..self.at).filter(|_| plain)
    }

    /// A whole number from 0.
    pub fn number(&mut self) -> Option<u64> {
        self.digits()?.parse().ok()
    }

    /// Any value.
    pub fn value(&mut self) -> Option<Value> {
        self.within(DEEPEST)
    }

    fn within(&mut self, depth: usize) -> Option<Value> {
        let depth = depth.checked_sub(1)?;
        Some(match self.next() {
            b'"' => Value::String(self.text()?),
            b'[' => {
                let mut items = Vec::new();
                let mut before = b'[';
                while self.goes_on(before, b']')? {
                    items.push(self.within(depth)?);
                    before = b',';
                }
                Value::Array(items)
            }
            b'{' => {
                let mut members = Map::new();
                self.members(&mut |name, plain| {
                    members.insert(name.to_owned(), plain.within(depth)?);
                    Some(())
                })?;
                Value::Object(members)
            }
            b't' => self.take("true").map(|()| true.into())?,
            b'f' => self.take("false").map(|()| false.into())?,
            b'n' => self.take("null").map(|()| Value::Null)?,
            _ => self.digits()?.parse::<i64>().ok()?.into(),
        })
    }

    /// Goes past any value, which is looked at as if it were read.
    pub fn skip(&mut self) -> Option<()> {
        self.skip_within(DEEPEST)
    }

    fn skip_within(&mut self, depth: usize) -> Option<()> {
        let depth = depth.checked_sub(1)?;
        match self.next() {
            b'"' => self.quoted().map(|_| ()),
            b'[' => {
                let mut before = b'[';
                while self.goes_on(before, b']')? {
                    self.skip_within(depth)?;
                    before = b',';
                }
                Some(())
            }
            b'{' => self.members(&mut |_, plain| plain.skip_within(depth)),
            b't' => self.take("true"),
            b'f' => self.take("false"),
            b'n' => self.take("null"),
            _ => self.digits().map(|_| ()),
        }
    }

    /// Reads an object: hands over the name of each member with the reader at its value.
    pub fn members(&mut self, each: &mut dyn FnMut(&str, &mut Self) -> Option<()>) -> Option<()> {
        let mut before = b'{';
        let mut last = None;
        while self.goes_on(before, b'}')? {
            let name = self.inside()?;
            if last.is_some_and(|last| !stands_after(name, last)) {
                return None;
            }
            self.sign(b':')?;
            match name {
                (name, true) => each(&unescaped(name)?, self)?,
                (name, false) => each(name, self)?,
            }
            (before, last) = (b',', Some(name));
        }
        Some(())
    }

    /// Whether a further item of a list or an object comes: `before` is what stands before it.
    #[inline(always)]
    fn goes_on(&mut self, before: u8, end: u8) -> Option<bool> {
        if before == b',' && self.sign(end).is_some() {
            return Some(false);
        }
        self.sign(before)?;
        Some(before == b',' || self.sign(end).is_none())
    }
}

/// Whether the name of a member may stand after another. With each comes whether signs are escaped in it.
fn stands_after(name: (&str, bool), last: (&str, bool)) -> bool {
    match (name, last) {
        ((name, false), (last, false)) => follows(name, last),
        ((name, _), (last, _)) => match (unescaped(name), unescaped(last)) {
            (Some(name), Some(last)) => follows(&name, &last),
            _ => false,
        },
    }
}

/// Whether a name comes after another in the order of RFC 8785.
fn follows(name: &str, last: &str) -> bool {
    let mut pairs = name.bytes().zip(last.bytes());
    match pairs.find(|(one, other)| one != other) {
        None => name.len() > last.len(),
        // The order of the bytes is another one only where a sign of four bytes meets one of those right before them.
        Some((one, other)) if one.max(other) < 0xee => one > other,
        Some(_) => last.encode_utf16().lt(name.encode_utf16()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::json::{parse, written};

    fn read(text: &str) -> Option<Value> {
        let mut plain = Plain::new(text);
        let value = plain.value()?;
        let mut skipped = Plain::new(text);
        assert_eq!(skipped.skip(), Some(()), "{text}");
        assert_eq!(skipped.rest(), plain.rest(), "{text}");
        plain.rest().is_empty().then_some(value)
    }

    #[test]
    fn what_the_app_writes_is_read_as_the_other_reader_reads_it() {
        for text in [
            "null",
            "true",
            "false",
            "0",
            "-1",
            "9007199254740992",
            "\"\"",
            "\"a \\\"quoted\\\" \\\\ café \u{1f600} \u{7f}\"",
            "\"\\b\\t\\n\\f\\r\\u0000\\u001f\\u000b\"",
            "[]",
            "[[],{},[1,\"a\"]]",
            "{}",
            "{\"a\":1,\"b\":{\"\":null,\"c\":[true,false]}}",
            "{\"\\b\":1,\"\\n\":2,\"é\":3,\"\u{1f600}\":4,\"\u{fb33}\":5}",
        ] {
            let other = parse(text).ok();
            assert_eq!(other.as_ref().map(written).as_deref(), Some(text));
            assert_eq!(read(text), other, "{text}");
        }
    }

    #[test]
    fn what_is_written_otherwise_is_left() {
        for text in [
            "",
            " 1",
            "1 ",
            "01",
            "-0",
            "-",
            "1.0",
            "1e3",
            "9007199254740993",
            "99999999999999999999999",
            "+1",
            "nul",
            "tru",
            "\"",
            "\"\\",
            "\"a\nb\"",
            "\"\\/\"",
            "\"\\u0041\"",
            "\"\\u000A\"",
            "\"\\u000a\"",
            "\"\\u001F\"",
            "\"\\ud83d\\ude00\"",
            "[1,]",
            "[,]",
            "[1 ,2]",
            "[1",
            "{\"b\":1,\"a\":2}",
            "{\"a\":1,\"a\":2}",
            "{\"a\":1,}",
            "{\"a\" :1}",
            "{\"\u{fb33}\":1,\"\u{1f600}\":2}",
            "{\"\\n\":1,\"\\b\":2}",
            "{\"é\":1,\"n\":2}",
            "{\"n\":1,\"\":2}",
            "{\"a\"}",
            "{1:2}",
        ] {
            let mut plain = Plain::new(text);
            let whole_text = plain.value().filter(|_| plain.rest().is_empty());
            assert_eq!(whole_text, None, "{text}");
            let mut plain = Plain::new(text);
            let skipped = plain.skip().filter(|()| plain.rest().is_empty());
            assert_eq!(skipped, None, "{text}");
        }
    }

    #[test]
    fn what_is_too_deep_is_left() {
        let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert!(read(&nested(DEEPEST)).is_some());
        assert_eq!(Plain::new(&nested(DEEPEST + 1)).value(), None);
        assert_eq!(Plain::new(&nested(DEEPEST + 1)).skip(), None);
    }
}
