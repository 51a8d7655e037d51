//! The two places read and written as one.

use crate::domain::order::sorted;
use crate::store::StoreError;
use crate::store::cells::{Cells, Elsewhere};
use crate::store::joined::{Joined, Vault};
use crate::store::journal::{change_of, is_pack, unread_key};

/// What the mark of a pack that was not read back says.
const MARK: &str = "not read back yet";

impl<C: Cells> Joined<C> {
    /// Takes from a pack the mark that it was not read back.
    fn take_mark_from(&self, pack: &str) {
        let mark = unread_key(pack);
        if self.far.borrow_mut().cells.remove(&mark).is_some() {
            self.send(&mark, None);
        }
    }
}

impl<C: Cells> Cells for Joined<C> {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        if let Some(text) = self.far.borrow().cells.get(key) {
            return Ok(Some(text.clone()));
        }
        if is_pack(key) {
            return Ok(None);
        }
        match self.journal.get(key) {
            // A change that is written now is in the vault alone, where the journal is refused meanwhile.
            Err(_) if self.vault.get() == Vault::Open && change_of(key).is_some() => Ok(None),
            near => near,
        }
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        let near = match self.has_to_wait(key, value) {
            true => Err(StoreError::Full),
            false => self.set_near(key, value),
        };
        self.journal_was_full.set(near == Err(StoreError::Full));
        self.send(key, Some(value.to_owned()));
        let cells = &mut self.far.borrow_mut().cells;
        match (near, self.vault.get()) {
            (Ok(()), _) => {
                cells.remove(key);
                Ok(())
            }
            (Err(error), Vault::Absent) => Err(error),
            // The vault has room where the journal has none. Until it has answered, the change is
            // said to be on its way and not to be saved.
            (Err(error), vault) => {
                cells.insert(key.to_owned(), value.to_owned());
                if vault == Vault::Open {
                    Ok(())
                } else {
                    Err(error)
                }
            }
        }
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        if !is_pack(key) {
            self.journal.remove(key)?;
        }
        self.far.borrow_mut().forget(key);
        self.send(key, None);
        if is_pack(key) {
            self.take_mark_from(key);
        }
        Ok(())
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        let mut keys = self.journal.keys(prefix)?;
        let far = self.far.borrow();
        // They stand together in the order of their names.
        let from = far.cells.range(prefix.to_owned()..).map(|(key, _)| key);
        keys.extend(from.take_while(|key| key.starts_with(prefix)).cloned());
        let packs = far.packs.iter().filter(|key| key.starts_with(prefix));
        keys.extend(packs.cloned());
        let mut keys = sorted(keys, &Ord::cmp);
        keys.dedup();
        Ok(keys)
    }

    fn remove_all(&self, prefix: &str) -> Result<(), StoreError> {
        // What is on its way to the vault may have gone from the journal already.
        let mut keys = self.far.borrow().pending();
        keys.extend(self.keys(prefix)?);
        let mut keys = keys.iter().filter(|key| key.starts_with(prefix));
        keys.try_for_each(|key| self.remove(key))
    }

    fn give_up(&self, key: &str, copy: &str) -> Result<(), StoreError> {
        let near_copy = self.journal.get(copy)?.is_some();
        let near = self.journal.get(key)?;
        let far = self.far.borrow();
        let far_copy = far.cells.contains_key(copy) && !far.is_unconfirmed(copy);
        let is_far = far.cells.contains_key(key);
        drop(far);
        if !(near_copy || far_copy && self.has_answered()) {
            return Err(StoreError::NotKept);
        }
        if !is_far {
            // The vault may have it sound.
            return self.journal.remove(key);
        }
        self.far.borrow_mut().cells.remove(key);
        self.send(key, near);
        Ok(())
    }

    fn all_seen(&self) -> bool {
        self.vault.get() != Vault::Opening
    }

    fn takes_packs(&self) -> bool {
        self.vault.get() == Vault::Open
    }

    fn keep_pack(&self, key: &str, text: &str, stands: Elsewhere) -> Result<(), StoreError> {
        if !self.takes_packs() {
            return Err(StoreError::Full);
        }
        self.send(key, Some(text.to_owned()));
        // In the same piece as the pack.
        let mark = unread_key(key);
        self.send(&mark, Some(MARK.to_owned()));
        let mut far = self.far.borrow_mut();
        far.cells.insert(mark, MARK.to_owned());
        far.packs.insert(key.to_owned());
        far.cells.insert(key.to_owned(), text.to_owned());
        match stands {
            Elsewhere::Yes => far.copies.insert(key.to_owned()),
            // It may have been a copy of cells that were cleared since.
            Elsewhere::No => far.copies.remove(key),
        };
        Ok(())
    }

    fn to_read_back(&self) -> Vec<String> {
        let far = self.far.borrow();
        let due = far.to_read_back.iter();
        due.filter(|key| !far.is_unconfirmed(key))
            .cloned()
            .collect()
    }

    fn was_read_back(&self, key: &str) {
        let mut far = self.far.borrow_mut();
        far.cells.remove(key);
        far.to_read_back.remove(key);
        far.copies.remove(key);
        drop(far);
        self.take_mark_from(key);
    }

    fn hold(&self, key: &str, text: String) {
        let mut far = self.far.borrow_mut();
        if far.packs.contains(key) {
            far.cells.insert(key.to_owned(), text);
        }
    }

    fn all_lasting(&self) -> bool {
        let far = self.far.borrow();
        !far.cells.keys().any(|key| far.is_unconfirmed(key))
    }
}
