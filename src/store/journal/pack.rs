//! Packs: many changes in one cell, a change a line. A pack is named by what it holds, so that one that was
//! altered is noticed, and the same changes are the same pack in every window.

use sha2::{Digest, Sha256};

use crate::history::change::{Change, ChangeId};
use crate::store::journal::about::read_change;
use crate::store::journal::names::{pack_name, packs_prefix};
use crate::store::{Misfit, ShelfId};

/// So long a pack grows, in bytes. A change that is longer is a pack of its own.
const LARGEST: usize = 1_000_000;

/// Changes on their way into packs, which cost time to make: each is hashed. They are nowhere else before a shelf
/// takes them; to cancel is to drop them.
pub struct Packing {
    shelf: ShelfId,
    text: String,
    packs: Vec<Pack>,
}

/// A pack: its name on a shelf, and what stands in it.
pub(super) type Pack = (String, String);

/// Changes in packs.
pub struct Packs(pub(super) Vec<Pack>);

impl Packing {
    /// Begins with nothing, for a shelf.
    pub fn new(shelf: &ShelfId) -> Self {
        Self {
            shelf: shelf.clone(),
            text: String::new(),
            packs: Vec::new(),
        }
    }

    /// Puts a change in.
    pub fn add(&mut self, change: &Change) {
        let line = change.to_text();
        if !self.text.is_empty() && self.text.len() + line.len() > LARGEST {
            self.seal();
        }
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(&line);
    }

    fn seal(&mut self) {
        let text = std::mem::take(&mut self.text);
        self.packs.push(named(&self.shelf, text));
    }

    /// What was put in so far; it goes on with nothing.
    pub fn take(&mut self) -> Packs {
        if !self.text.is_empty() {
            self.seal();
        }
        Packs(std::mem::take(&mut self.packs))
    }
}

impl Packs {
    /// The packs of changes that are at hand.
    pub(super) fn of(shelf: &ShelfId, changes: &[Change]) -> Self {
        let mut packing = Packing::new(shelf);
        for change in changes {
            packing.add(change);
        }
        packing.take()
    }

    /// Their names on the shelf.
    pub fn names(&self) -> impl Iterator<Item = &String> {
        self.0.iter().map(|(key, _)| key)
    }
}

/// A pack with its name on a shelf: how many changes it holds, and the hash of them.
pub(super) fn named(shelf: &ShelfId, text: String) -> Pack {
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
