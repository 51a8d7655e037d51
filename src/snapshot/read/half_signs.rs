//! Half signs: escapes such as `\ud800` that are one half of a pair whose other half is not there.
//! Some programs write them where they cut a text in the middle of an emoji. No text can hold them.

/// The places, in bytes, at which an escape for a half sign begins.
pub(super) struct HalfSigns<'a> {
    text: &'a [u8],
    at: usize,
}

impl<'a> HalfSigns<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self {
            text: text.as_bytes(),
            at: 0,
        }
    }

    /// The UTF-16 unit that the escape at a place stands for.
    fn unit(&self, at: usize) -> Option<u32> {
        let digits = self.text.get(at..at + ESCAPE)?.strip_prefix(b"\\u")?;
        digits.iter().try_fold(0, |unit, digit| {
            Some(unit * 16 + char::from(*digit).to_digit(16)?)
        })
    }
}

/// How long an escape such as `\ud800` is.
const ESCAPE: usize = 6;

impl Iterator for HalfSigns<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        loop {
            let rest = self.text.get(self.at..)?;
            let at = self.at + rest.iter().position(|byte| *byte == b'\\')?;
            self.at = at + ESCAPE;
            match self.unit(at) {
                // The first half of a pair, with the second behind it.
                Some(0xD800..=0xDBFF) if matches!(self.unit(self.at), Some(0xDC00..=0xDFFF)) => {
                    self.at += ESCAPE;
                }
                Some(0xD800..=0xDFFF) => return Some(at),
                Some(_) => {}
                // Another escape, such as that of a backslash.
                None => self.at = at + 2,
            }
        }
    }
}

/// The text with U+FFFD, the replacement sign, for every half sign.
pub(super) fn replaced(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    let mut from = 0;
    for at in HalfSigns::of(text) {
        whole.push_str(text.get(from..at).unwrap_or_default());
        whole.push_str("\\ufffd");
        from = at + ESCAPE;
    }
    whole.push_str(text.get(from..).unwrap_or_default());
    whole
}

/// The place of the half sign that stopped the reading of a text after so many bytes, if one did.
pub(super) fn that_stopped(text: &str, taken: usize) -> Option<usize> {
    HalfSigns::of(text).next().filter(|at| at + ESCAPE <= taken)
}
