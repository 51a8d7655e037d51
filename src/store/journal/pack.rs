//! Packs: many changes in one cell, a change a line. A pack is named by what it holds, so that one that was
//! altered is noticed, and the same changes are the same pack in every window.

use sha2::{Digest, Sha256};

use crate::history::change::{Change, ChangeId};
use crate::store::journal::about::read_change;
use crate::store::journal::names::{pack_name, packs_prefix};
use crate::store::{Misfit, ShelfId};

/// So long a pack grows, in bytes. A change that is longer is a pack of its own.
const LARGEST: usize = 1_000_000;

/// The packs of changes: their names on a shelf, and what stands in them.
pub(super) fn packs_of(shelf: &ShelfId, changes: &[Change]) -> Vec<(String, String)> {
    let mut packs = Vec::new();
    let mut text = String::new();
    for change in changes {
        let line = change.to_text();
        if !text.is_empty() && text.len() + line.len() > LARGEST {
            packs.push(named(shelf, std::mem::take(&mut text)));
        }
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&line);
    }
    if !text.is_empty() {
        packs.push(named(shelf, text));
    }
    packs
}

/// A pack with its name on a shelf: how many changes it holds, and the hash of them.
pub(super) fn named(shelf: &ShelfId, text: String) -> (String, String) {
    let count = text.lines().count();
    let key = format!("{}{count}-{}", packs_prefix(shelf), hash(&text));
    (key, text)
}

fn hash(text: &str) -> String {
    let mut digits = String::new();
    for byte in Sha256::digest(text.as_bytes()).iter().take(16) {
        digits.push_str(&format!("{byte:02x}"));
    }
    digits
}

/// Whether a pack holds what it held when it was written.
pub(super) fn is_whole(key: &str, text: &str) -> bool {
    let name = pack_name(key).and_then(|name| name.split_once('-'));
    name.is_some_and(|(_, digits)| digits == hash(text))
}

/// How many changes a pack says it holds.
pub fn count_in(key: &str) -> usize {
    let name = pack_name(key).and_then(|name| name.split_once('-'));
    name.and_then(|(count, _)| count.parse().ok())
        .unwrap_or_default()
}

/// The change that a line of a whole pack is likely to be, without reading all of it. Whoever acts on it
/// compares the texts first.
pub(super) fn likely_id(line: &str) -> Option<ChangeId> {
    let (_, rest) = line.split_once("\"id\":\"")?;
    ChangeId::parse(rest.get(..32)?)
}

/// The text of a pack on its way to changes, some at a time.
pub struct Lines {
    pub(super) text: String,
    /// Whether it is as it was written.
    pub(super) is_whole: bool,
    /// Where the next line begins; behind the text once all were read.
    from: usize,
    /// What is not a sound change.
    damaged: Vec<String>,
}

impl Lines {
    /// The text of a pack by its name.
    pub fn new(key: &str, text: String) -> Self {
        Self {
            is_whole: is_whole(key, &text),
            text,
            from: 0,
            damaged: Vec::new(),
        }
    }

    /// The next sound changes, out of so many lines; none and `false` once all were read.
    pub fn next(&mut self, most: usize, changes: &mut Vec<Change>) -> bool {
        for _ in 0..most {
            let Some(rest) = self.text.get(self.from..) else {
                return false;
            };
            let line = rest.split('\n').next().unwrap_or_default();
            match Change::from_line(line).or_else(|| read_change(line)) {
                Some(change) => changes.push(change),
                None => self.damaged.push(line.to_owned()),
            }
            self.from += line.len() + 1;
        }
        self.from <= self.text.len()
    }

    /// What is not a sound change, with the name of the pack.
    pub fn misfits(self, key: &str) -> Vec<Misfit> {
        let damaged = self.damaged.into_iter();
        let misfit = |raw| Misfit {
            key: key.to_owned(),
            raw,
        };
        damaged.map(misfit).collect()
    }
}
