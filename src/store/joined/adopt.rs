//! Joining what the vault holds to what the journal holds: at the start, and whenever it is read again.

use std::collections::{BTreeMap, BTreeSet};

use crate::store::cells::Cells;
use crate::store::joined::{Far, Joined, Vault};
use crate::store::journal::{
    CURRENT, PREFIX, change_of, is_pack, is_sound, is_stub_of, misfit_cell, near_counts,
    shelf_prefix, unread_pack,
};
use crate::store::{Misfit, ShelfId, StoreError};

impl Far {
    /// Keeps what stands in one of the two places and cannot be understood, where the other's text counts.
    fn set_aside(&mut self, key: &str, raw: String) {
        let key = key.to_owned();
        let (copy, text) = misfit_cell(&Misfit { key, raw });
        if !self.cells.contains_key(&copy) {
            self.cells.insert(copy.clone(), text.clone());
            self.waiting.push((copy, Some(text)));
        }
    }
}

fn size(cells: &BTreeMap<String, String>) -> usize {
    let sizes = cells.iter().map(|(key, text)| key.len() + text.len());
    sizes.sum()
}

impl<C: Cells> Joined<C> {
    /// Takes in what the vault holds: all of its cells, but of packs the names alone. What only the journal
    /// has is sent to the vault; that is also how a journal from before there was a vault gets its second copy.
    ///
    /// # Errors
    ///
    /// [`StoreError::Refused`] when the journal cannot be read; then nothing was taken in.
    pub fn adopt(&self, held: Vec<(String, String)>) -> Result<(), StoreError> {
        let mut near = self.near_cells()?;
        let far = &mut *self.far.borrow_mut();
        let before = std::mem::take(&mut far.cells);
        let mut pending = BTreeSet::new();
        if self.has_answered() {
            pending = far.pending();
            // What the vault no longer holds was taken away by another window.
            // A pack that was not read back yet is looked for by its name.
            let due = std::mem::take(&mut far.to_read_back);
            let is_mine = |key: &String| pending.contains(key) || due.contains(key);
            far.packs.retain(|key| is_mine(key));
            let mine = before.into_iter().filter(|(key, _)| is_mine(key));
            far.cells.extend(mine);
            far.to_read_back = due;
            // Another window may have taken from the journal what the vault had already.
            for (key, text) in far.last_writes() {
                if let Some(text) = text.filter(|_| !near.contains_key(&key)) {
                    far.cells.insert(key, text);
                }
            }
        } else {
            // What was written or taken away before anything was known of the vault is compared anew.
            far.waiting.clear();
            near.extend(before.clone());
            far.cells = before;
        }
        let names_nothing = near.get(CURRENT).is_some_and(|id| {
            let shelf = shelf_prefix(&ShelfId::new(id));
            let mut keys = near.keys().chain(held.iter().map(|(key, _)| key));
            !keys.any(|key| key.starts_with(&shelf))
        });
        for (key, text) in held {
            let here = near.remove(&key);
            if pending.contains(&key) {
                continue;
            }
            if is_pack(&key) {
                far.packs.insert(key);
                continue;
            }
            far.to_read_back.extend(unread_pack(&key));
            let Some(here) = here else {
                far.cells.insert(key, text);
                continue;
            };
            if here == text {
                continue;
            }
            let lost = names_nothing && key == CURRENT;
            let here_counts = !lost && near_counts(&key, &here, &text);
            let (counts, other) = if here_counts {
                (here, text)
            } else {
                (text, here)
            };
            let taken_out = change_of(&key).is_some_and(|id| is_stub_of(id, &counts));
            if !is_sound(&key, &other) && is_sound(&key, &counts) && !taken_out {
                far.set_aside(&key, other);
            }
            if here_counts {
                far.waiting.push((key, Some(counts)));
                continue;
            }
            if taken_out {
                // Where its text cannot go from the journal now, it goes at the next start.
                let _ = self.journal.remove(&key);
            }
            far.cells.insert(key, counts);
        }
        for (key, text) in near {
            if !pending.contains(&key) {
                far.waiting.push((key, Some(text)));
            }
        }
        self.vault.set(Vault::Open);
        Ok(())
    }

    /// Makes room in the journal where its cells have more than `most` signs: changes that the vault
    /// confirmed in an earlier session go, `held` being what it held when this one began.
    ///
    /// # Errors
    ///
    /// [`StoreError::Refused`] when the journal cannot be read or written.
    pub fn make_room(&self, most: usize, held: &[(String, String)]) -> Result<(), StoreError> {
        let near = self.near_cells()?;
        let mut size = size(&near);
        let pending = self.far.borrow().pending();
        for (key, text) in held {
            if size <= most {
                break;
            }
            if change_of(key).is_some() && near.get(key) == Some(text) && !pending.contains(key) {
                // Held in memory before it goes, so that it can be read at every moment.
                let cell = (key.clone(), text.clone());
                self.far.borrow_mut().cells.extend([cell]);
                self.journal.remove(key)?;
                size = size.saturating_sub(key.len() + text.len());
            }
        }
        Ok(())
    }

    /// Whether the journal's cells have more than `most` signs.
    ///
    /// # Errors
    ///
    /// [`StoreError::Refused`] when the journal cannot be read.
    pub fn is_crowded(&self, most: usize) -> Result<bool, StoreError> {
        Ok(size(&self.near_cells()?) > most)
    }

    /// Everything in the journal.
    fn near_cells(&self) -> Result<BTreeMap<String, String>, StoreError> {
        let mut cells = BTreeMap::new();
        for key in self.journal.keys(PREFIX)? {
            if let Some(text) = self.journal.get(&key)? {
                cells.insert(key, text);
            }
        }
        Ok(cells)
    }
}
