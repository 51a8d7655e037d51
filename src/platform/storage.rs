//! The browser's local storage as cells. It is probed before anything else touches it, because
//! gloo-storage ends the app where a browser denies it.

use gloo_storage::LocalStorage;
use gloo_storage::Storage as _;

use crate::domain::order::sorted;
use crate::platform::vault::reason;
use crate::store::StoreError;
use crate::store::cells::Cells;
use crate::store::journal::PREFIX;

/// Cells in the browser's local storage. Having one is proof that storage was allowed.
pub struct LocalCells {
    _proof: (),
}

impl LocalCells {
    /// Probes the storage by writing, reading and removing a cell.
    ///
    /// # Errors
    ///
    /// [`StoreError::Refused`] or [`StoreError::Full`].
    pub fn probe() -> Result<Self, StoreError> {
        let storage = storage()?;
        // Reading proves that the store is there; a full store still serves what it holds.
        storage
            .get_item(&format!("{PREFIX}probe"))
            .map_err(|_| StoreError::Refused)?;
        Ok(Self { _proof: () })
    }
}

impl Cells for LocalCells {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        storage()?.get_item(key).map_err(|error| reason(&error))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        storage()?
            .set_item(key, value)
            .map_err(|error| reason(&error))
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        storage()?.remove_item(key).map_err(|error| reason(&error))
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        let storage = storage()?;
        let mut keys = Vec::new();
        for place in 0..LocalStorage::length() {
            match storage.key(place) {
                Ok(Some(key)) if key.starts_with(prefix) => keys.push(key),
                Ok(_) => {}
                Err(error) => return Err(reason(&error)),
            }
        }
        Ok(sorted(keys, &Ord::cmp))
    }
}

/// The storage, where the browser gives it to the page at this moment: a setting can take it away while
/// the page is open, and gloo-storage must not be asked then.
fn storage() -> Result<web_sys::Storage, StoreError> {
    web_sys::window()
        .and_then(|window| window.local_storage().ok().flatten())
        .ok_or(StoreError::Refused)?;
    Ok(LocalStorage::raw())
}
