//! Named cells of text: what a browser's storage is, and the seam where tests make it fail.

use std::cell::RefCell;
use std::ops::Deref;

use serde_json::{Map, Value};

use crate::store::StoreError;

/// Whether what a pack holds stands in other cells too, until the pack has been read back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Elsewhere {
    /// It does: the pack takes their place.
    Yes,
    /// It does not.
    No,
}

/// A place that keeps texts by name.
pub trait Cells {
    /// The text in a cell.
    ///
    /// # Errors
    ///
    /// [`StoreError::Refused`] when the place cannot be reached.
    fn get(&self, key: &str) -> Result<Option<String>, StoreError>;

    /// Writes a cell. A failed write leaves the old text.
    ///
    /// # Errors
    ///
    /// [`StoreError::Full`] when there is no room, [`StoreError::Refused`] when the place cannot be reached.
    fn set(&self, key: &str, value: &str) -> Result<(), StoreError>;

    /// Empties a cell.
    ///
    /// # Errors
    ///
    /// [`StoreError::Refused`] when the place cannot be reached.
    fn remove(&self, key: &str) -> Result<(), StoreError>;

    /// The names of all cells that begin with `prefix`, in order.
    ///
    /// # Errors
    ///
    /// [`StoreError::Refused`] when the place cannot be reached.
    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError>;

    /// Empties all cells whose names begin with `prefix`.
    ///
    /// # Errors
    ///
    /// [`StoreError::Refused`] when the place cannot be reached; then some of them are as they were.
    fn remove_all(&self, prefix: &str) -> Result<(), StoreError> {
        let keys = self.keys(prefix)?;
        keys.iter().try_for_each(|key| self.remove(key))
    }

    /// Takes away the text that [`Cells::get`] gives for a cell, now that it stands in the cell `copy`.
    /// Where the cell has another text somewhere, that one stays and is given from now on.
    ///
    /// # Errors
    ///
    /// [`StoreError::NotKept`] when it is not certain yet that the copy lasts, [`StoreError::Refused`]
    /// when the place cannot be reached. Then the text is where it was.
    fn give_up(&self, key: &str, copy: &str) -> Result<(), StoreError> {
        let _ = copy;
        self.remove(key)
    }

    /// Whether every cell that there is can be seen now.
    fn all_seen(&self) -> bool {
        true
    }

    /// Whether there is a place for packs at this moment: one with room for large texts.
    fn takes_packs(&self) -> bool {
        false
    }

    /// Writes a pack. Until it was read back, its text can be had here.
    ///
    /// # Errors
    ///
    /// [`StoreError::Full`] where there is no place for packs.
    fn keep_pack(&self, key: &str, text: &str, stands: Elsewhere) -> Result<(), StoreError> {
        let _ = (key, text, stands);
        Err(StoreError::Full)
    }

    /// The packs that were written and have yet to be read back.
    fn to_read_back(&self) -> Vec<String> {
        Vec::new()
    }

    /// A pack was read back as it was written, or is there no longer: its text is not held any more.
    fn was_read_back(&self, key: &str) {
        let _ = key;
    }

    /// Holds the text of a pack, which stands in its place, until the cells are read again.
    fn hold(&self, key: &str, text: String) {
        let _ = (key, text);
    }

    /// Whether every cell is where it outlives the window, and none is on its way only.
    fn all_lasting(&self) -> bool {
        true
    }
}

/// Cells that stand elsewhere: shared by several parts of the app, or of a kind known only when it runs.
impl<P> Cells for P
where
    P: Deref,
    P::Target: Cells,
{
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        (**self).get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        (**self).set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        (**self).remove(key)
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        (**self).keys(prefix)
    }

    fn remove_all(&self, prefix: &str) -> Result<(), StoreError> {
        (**self).remove_all(prefix)
    }

    fn give_up(&self, key: &str, copy: &str) -> Result<(), StoreError> {
        (**self).give_up(key, copy)
    }

    fn all_seen(&self) -> bool {
        (**self).all_seen()
    }

    fn takes_packs(&self) -> bool {
        (**self).takes_packs()
    }

    fn keep_pack(&self, key: &str, text: &str, stands: Elsewhere) -> Result<(), StoreError> {
        (**self).keep_pack(key, text, stands)
    }

    fn to_read_back(&self) -> Vec<String> {
        (**self).to_read_back()
    }

    fn was_read_back(&self, key: &str) {
        (**self).was_read_back(key);
    }

    fn hold(&self, key: &str, text: String) {
        (**self).hold(key, text);
    }

    fn all_lasting(&self) -> bool {
        (**self).all_lasting()
    }
}

/// Cells in memory: for tests, and for a browser that refuses storage.
#[derive(Default, Debug)]
pub struct MemoryCells {
    // The map that JSON brings along: one of texts alone would add its own code to the app.
    cells: RefCell<Map<String, Value>>,
}

impl Cells for MemoryCells {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        let cells = self.cells.borrow();
        Ok(cells.get(key).and_then(Value::as_str).map(str::to_owned))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.cells.borrow_mut().insert(key.to_owned(), value.into());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.cells.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        Ok(self
            .cells
            .borrow()
            .keys()
            .filter(|key| key.starts_with(prefix))
            .cloned()
            .collect())
    }
}
