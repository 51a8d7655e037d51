//! Two places as one: the journal, which answers at once and wakes other windows, and the vault, which
//! survives a killed browser and answers later.
//!
//! What is written goes to both. What the vault holds and the journal lacks is kept here in memory, so
//! that reading never waits. Nothing is taken from the journal before the vault has it for certain.

mod adopt;
mod both;

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use crate::store::StoreError;
use crate::store::cells::Cells;
use crate::store::journal::{CANARY, change_of, comes_after, is_pack, unread_pack};

/// A write on its way to the vault: a cell and its text, or `None` where the cell goes.
pub type Write = (String, Option<String>);

/// What is known of the vault.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Vault {
    /// It has not answered yet. It may never do.
    Opening,
    /// It takes writes.
    Open,
    /// It did not take the last write. What waits is tried again.
    Troubled(StoreError),
    /// This browser has none for this page.
    Absent,
}

/// Whether the journal's cells outlive the window.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Near {
    /// They do.
    Lasting,
    /// They are memory, because the browser refuses the journal to this page.
    ThisWindow,
}

/// The journal's cells and the vault's as one.
pub struct Joined<C> {
    journal: C,
    near: Near,
    vault: Cell<Vault>,
    canary: Cell<Canary>,
    journal_was_full: Cell<bool>,
    far: RefCell<Far>,
}

/// Whether the canary was ever seen in the journal.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Canary {
    NotSeen,
    Seen,
}

/// The vault's side.
#[derive(Default)]
struct Far {
    /// What the vault holds, or will hold, and the journal lacks or has otherwise. It comes first when read.
    cells: BTreeMap<String, String>,
    /// Writes in the order in which they were made.
    waiting: Vec<Write>,
    /// Writes that the vault has been given and has not answered for.
    under_way: Vec<Write>,
    /// The packs that the vault holds, or will hold. Their texts are read when they are needed; here stand
    /// those alone that were not read back yet.
    packs: BTreeSet<String>,
    /// Packs that the vault has confirmed and that have not been read back.
    to_read_back: BTreeSet<String>,
    /// Packs of which everything stands in other cells too.
    copies: BTreeSet<String>,
}

impl Far {
    /// The last write of each cell among those that the vault has not confirmed, the newest first.
    fn last_writes(&self) -> Vec<Write> {
        let mut seen = BTreeSet::new();
        let writes = self.waiting.iter().rev();
        let writes = writes.chain(self.under_way.iter().rev());
        writes
            .filter(|(key, _)| seen.insert(key.as_str()))
            .cloned()
            .collect()
    }

    /// The cells that are on their way to the vault.
    fn pending(&self) -> BTreeSet<String> {
        let mut pending = BTreeSet::new();
        pending.extend(self.unconfirmed().into_iter().map(str::to_owned));
        pending
    }

    /// A cell goes.
    fn forget(&mut self, key: &str) {
        self.cells.remove(key);
        for packs in [&mut self.packs, &mut self.to_read_back, &mut self.copies] {
            packs.remove(key);
        }
    }

    fn is_unconfirmed(&self, cell: &str) -> bool {
        let mut writes = self.waiting.iter().chain(&self.under_way);
        writes.any(|(key, _)| key == cell)
    }

    /// The cells whose last write the vault has not confirmed.
    fn unconfirmed(&self) -> BTreeSet<&str> {
        let mut keys = BTreeSet::new();
        keys.extend(self.waiting.iter().map(|(key, _)| key.as_str()));
        keys.extend(self.under_way.iter().map(|(key, _)| key.as_str()));
        keys
    }
}

impl<C: Cells> Joined<C> {
    /// Joins a journal to a vault that has yet to answer.
    pub fn new(journal: C, near: Near) -> Self {
        Self {
            journal,
            near,
            vault: Cell::new(Vault::Opening),
            canary: Cell::new(Canary::NotSeen),
            journal_was_full: Cell::new(false),
            far: RefCell::default(),
        }
    }

    /// What is known of the vault.
    pub fn vault(&self) -> Vault {
        self.vault.get()
    }

    /// Whether the journal's cells outlive the window.
    pub fn near(&self) -> Near {
        self.near
    }

    /// The vault cannot be had: it is given nothing any more. Gives back the cells that are now in this
    /// window only.
    pub fn without_vault(&self) -> Vec<String> {
        self.vault.set(Vault::Absent);
        self.only_here()
    }

    /// The next writes for the vault, one for each cell; none while it has not answered for the last ones.
    pub fn next_writes(&self) -> Vec<Write> {
        let mut far = self.far.borrow_mut();
        if !self.has_answered() || !far.under_way.is_empty() {
            return Vec::new();
        }
        let mut writes = far.last_writes();
        writes.reverse();
        far.waiting.clear();
        far.under_way = writes;
        far.under_way.clone()
    }

    /// Whether the browser tells other windows nothing of a change or a pack, because it is in the vault alone. Where the
    /// journal is refused, they can be told of nothing.
    pub fn is_unheard(&self, key: &str) -> bool {
        matches!(self.journal.get(key), Ok(None))
    }

    /// The vault has committed the last writes. Gives back the changes and packs among them, by their cells.
    pub fn confirm(&self) -> Vec<String> {
        if self.has_answered() {
            self.vault.set(Vault::Open);
        }
        let mut far = self.far.borrow_mut();
        let mut changes = Vec::new();
        for (key, text) in std::mem::take(&mut far.under_way) {
            // What goes is no change that is kept.
            let Some(text) = text else { continue };
            if is_pack(&key) {
                if far.packs.contains(&key) {
                    far.to_read_back.insert(key.clone());
                    changes.push(key);
                }
                continue;
            }
            // An older text in the journal would come back in the next window; the vault has the newer.
            let is_far = far.cells.get(&key) == Some(&text);
            if is_far && !matches!(self.journal.get(&key), Ok(Some(near)) if near == text) {
                let _ = self.journal.remove(&key);
            }
            if change_of(&key).is_some() {
                changes.push(key);
            }
        }
        changes
    }

    /// The vault did not take the last writes. They wait again, before the newer ones.
    pub fn not_taken(&self, error: StoreError) {
        if self.has_answered() {
            self.vault.set(Vault::Troubled(error));
        }
        let mut far = self.far.borrow_mut();
        let mut first = std::mem::take(&mut far.under_way);
        first.append(&mut far.waiting);
        far.waiting = first;
    }

    /// How many changes the vault has not confirmed yet.
    pub fn changes_under_way(&self) -> usize {
        let far = self.far.borrow();
        let unconfirmed = far.unconfirmed();
        let of_each = unconfirmed.into_iter().map(|key| {
            let is_far = || is_pack(key) && !far.copies.contains(key);
            match far.cells.get(key) {
                _ if change_of(key).is_some() => 1,
                Some(pack) if is_far() => pack.lines().count(),
                _ => 0,
            }
        });
        of_each.sum()
    }

    /// How many writes the vault has not confirmed yet.
    pub fn writes_under_way(&self) -> usize {
        let far = self.far.borrow();
        far.waiting.len() + far.under_way.len()
    }

    /// The cells that neither the journal nor, for certain, the vault has as they were written last.
    pub fn only_here(&self) -> Vec<String> {
        let mut keys = Vec::new();
        for (key, text) in self.far.borrow().last_writes() {
            let near = self.journal.get(&key);
            let is_near = self.near == Near::Lasting && near.is_ok_and(|near| near == text);
            let has_words = unread_pack(&key).is_none() && !self.far.borrow().copies.contains(&key);
            if text.is_some() && !is_near && has_words {
                keys.push(key);
            }
        }
        keys
    }

    /// Whether the journal had no room for the last write.
    pub fn journal_was_full(&self) -> bool {
        self.journal_was_full.get()
    }

    /// Puts the canary in the journal.
    ///
    /// # Errors
    ///
    /// A [`StoreError`]; then a clearing of the browser's data will not be noticed while the window is open.
    pub fn place_canary(&self) -> Result<(), StoreError> {
        self.set(CANARY, "here")?;
        self.watch();
        Ok(())
    }

    /// Whether somebody has cleared the journal while this window was open.
    pub fn was_cleared(&self) -> bool {
        self.near == Near::Lasting
            && self.canary.get() == Canary::Seen
            && matches!(self.journal.get(CANARY), Ok(None))
    }

    /// From now on the absence of the canary tells that the journal was cleared, if it is there now.
    pub fn watch(&self) {
        if matches!(self.journal.get(CANARY), Ok(Some(_))) {
            self.canary.set(Canary::Seen);
        }
    }

    /// The absence of the canary tells nothing any more: the app itself is taking everything away.
    pub fn forget_canary(&self) {
        self.canary.set(Canary::NotSeen);
    }

    /// Whether what the vault holds is known.
    fn has_answered(&self) -> bool {
        matches!(self.vault.get(), Vault::Open | Vault::Troubled(_))
    }

    fn send(&self, key: &str, text: Option<String>) {
        if self.vault.get() != Vault::Absent {
            let write = (key.to_owned(), text);
            self.far.borrow_mut().waiting.push(write);
        }
    }

    /// Writes to the journal. Where that fails the cell is as it was.
    fn set_near(&self, key: &str, value: &str) -> Result<(), StoreError> {
        let before = self.journal.get(key)?;
        self.journal.set(key, value)?;
        match self.journal.get(key)? {
            Some(kept) if kept == value => return Ok(()),
            kept if kept == before => {}
            _ => {
                // The failure is told in any case.
                let _ = match before {
                    Some(before) => self.journal.set(key, &before),
                    None => self.journal.remove(key),
                };
            }
        }
        Err(StoreError::NotKept)
    }

    /// Whether a write must not go to the journal, because what it must not come before is on its way to
    /// the vault alone: half a shelf in the journal would be taken for a whole one.
    fn has_to_wait(&self, key: &str, value: &str) -> bool {
        let far = self.far.borrow();
        self.vault.get() != Vault::Opening
            && comes_after(key, value).is_some_and(|first| {
                // They stand together in the order of their names.
                let from = far.cells.range(first.clone()..);
                let mut those = from.map(|(key, _)| key);
                let mut those = those.by_ref().take_while(|key| key.starts_with(&first));
                those.any(|key| far.is_unconfirmed(key))
            })
    }
}
