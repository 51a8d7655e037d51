//! What changed from one text to another, word by word.

use std::convert::Infallible;

use similar::algorithms::{DiffHook, myers};

/// Longer texts are not compared word by word: comparing costs as much as the product of the number of
/// words and the number of differences. Signs that stand alone count as words.
const MOST_WORDS: usize = 4_000;

/// A run of words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Piece {
    /// It stands in both texts.
    Same(String),
    /// It stands in the earlier text only.
    Removed(String),
    /// It stands in the later text only.
    Added(String),
}

/// The later text beside the earlier one, in pieces. The same and added pieces together are the later
/// text, the same and removed ones the earlier, to the letter. Where something is replaced, what was
/// removed comes first.
///
/// A text of more than 4,000 words is given as removed or added as a whole.
pub fn words(before: &str, after: &str) -> Vec<Piece> {
    let mut pieces = Pieces::default();
    match (split(before), split(after)) {
        _ if before == after => pieces.same(before),
        (Some(before), Some(after)) => compare(&before, &after, &mut pieces),
        _ => {
            pieces.removed.push_str(before);
            pieces.added.push_str(after);
        }
    }
    pieces.finished()
}

/// A text as words, blanks between words and single signs. None where there are too many of them.
fn split(text: &str) -> Option<Vec<&str>> {
    let mut tokens = Vec::new();
    let mut words = 0;
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            _ if first.is_whitespace() => run(rest, char::is_whitespace),
            _ if is_of_a_word(first) => run(rest, is_of_a_word),
            _ => first.len_utf8(),
        };
        let (token, more) = rest.split_at_checked(length)?;
        tokens.push(token);
        rest = more;
        words += usize::from(!first.is_whitespace());
        if words > MOST_WORDS {
            return None;
        }
    }
    Some(tokens)
}

/// Whether a sign belongs to a word. All do but blanks and the usual marks: a list of the letters of every
/// script would be larger than the rest of this.
fn is_of_a_word(sign: char) -> bool {
    !sign.is_whitespace() && (is_joining(sign) || !is_mark(sign))
}

/// Marks that stand within words: "carer's", "front-line".
fn is_joining(sign: char) -> bool {
    matches!(sign, '\'' | '’' | '-')
}

/// Whether a sign is a mark of punctuation, of those in use in western Europe.
pub(super) fn is_mark(sign: char) -> bool {
    sign.is_ascii_punctuation()
        || matches!(sign, '¡' | '§' | '«' | '¶' | '·' | '»' | '¿' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}')
}

/// The length in bytes of the signs of one sort at the start of a text.
fn run(text: &str, sort: fn(char) -> bool) -> usize {
    text.find(|sign| !sort(sign)).unwrap_or(text.len())
}

fn compare(before: &[&str], after: &[&str], pieces: &mut Pieces) {
    let mut steps = Steps {
        before,
        after,
        pieces,
    };
    let (old, new) = (0..before.len(), 0..after.len());
    let Ok(()) = myers::diff_deadline_raw(&mut steps, before, old, after, new, None);
}

/// Takes the steps from the one text to the other.
struct Steps<'a> {
    before: &'a [&'a str],
    after: &'a [&'a str],
    pieces: &'a mut Pieces,
}

fn joined(tokens: &[&str], from: usize, count: usize) -> String {
    let end = from.saturating_add(count);
    tokens.get(from..end).unwrap_or_default().concat()
}

impl DiffHook for Steps<'_> {
    type Error = Infallible;

    fn equal(&mut self, old: usize, _: usize, count: usize) -> Result<(), Infallible> {
        self.pieces.same(&joined(self.before, old, count));
        Ok(())
    }

    fn delete(&mut self, old: usize, count: usize, _: usize) -> Result<(), Infallible> {
        self.pieces.remove(&joined(self.before, old, count));
        Ok(())
    }

    fn insert(&mut self, _: usize, new: usize, count: usize) -> Result<(), Infallible> {
        self.pieces.add(&joined(self.after, new, count));
        Ok(())
    }
}

/// The pieces so far, and the one that is still open.
#[derive(Default)]
struct Pieces {
    done: Vec<Piece>,
    /// What stands in both, until something differs again.
    same: String,
    removed: String,
    added: String,
}

impl Pieces {
    fn same(&mut self, text: &str) {
        self.same.push_str(text);
    }

    fn remove(&mut self, text: &str) {
        self.differ();
        self.removed.push_str(text);
    }

    fn add(&mut self, text: &str) {
        self.differ();
        self.added.push_str(text);
    }

    /// Something differs after what was the same. Blanks between two differences become part of both,
    /// so that a sentence that was replaced reads as one and not as word after word.
    fn differ(&mut self) {
        if self.same.is_empty() {
            return;
        }
        let replacing = !self.removed.is_empty() && !self.added.is_empty();
        if replacing && self.same.trim().is_empty() {
            self.removed.push_str(&self.same);
            self.added.push_str(&self.same);
            self.same.clear();
        } else {
            self.close_difference();
            let same = std::mem::take(&mut self.same);
            self.done.push(Piece::Same(same));
        }
    }

    fn close_difference(&mut self) {
        let removed = std::mem::take(&mut self.removed);
        let added = std::mem::take(&mut self.added);
        if !removed.is_empty() {
            self.done.push(Piece::Removed(removed));
        }
        if !added.is_empty() {
            self.done.push(Piece::Added(added));
        }
    }

    fn finished(mut self) -> Vec<Piece> {
        self.close_difference();
        if !self.same.is_empty() {
            self.done.push(Piece::Same(self.same));
        }
        self.done
    }
}
