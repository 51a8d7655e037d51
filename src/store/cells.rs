//! Named cells of text: what a browser's storage is, and the seam where tests make it fail.

use std::cell::RefCell;

use serde_json::{Map, Value};

use crate::store::StoreError;

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
}

/// Cells of whichever kind.
impl Cells for Box<dyn Cells> {
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
