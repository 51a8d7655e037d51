//! The journal: one cell for each change, so that two windows never overwrite each other's work.

mod about;
mod names;

use sha2::{Digest, Sha256};

use crate::domain::json::written;
use crate::domain::order::sorted;
use crate::history::change::{Change, ChangeId};
use crate::snapshot::envelope::WorkspaceId;
use crate::store::cells::Cells;
use crate::store::{Base, Found, Kept, MergeReport, Misfit, Shelf, ShelfId, Store, StoreError};

pub use about::read_change;
pub use names::{CANARY, CURRENT, PREFIX, change_of, changes_prefix};

use about::{
    read_about, read_ids, read_misfit, read_report, write_about, write_ids, write_misfit,
    write_report,
};
use names::{
    QUARANTINE, SETTINGS, SHELVES, about_key, change_key, filed_key, reports_prefix, shelf_of,
    shelf_prefix,
};

/// A store over cells.
pub struct Journal<C> {
    cells: C,
}

impl<C: Cells> Journal<C> {
    /// A journal in the given cells.
    pub fn new(cells: C) -> Self {
        Self { cells }
    }

    /// Writes a cell and reads it back.
    fn write(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.cells.set(key, value)?;
        if self.cells.get(key)?.as_deref() == Some(value) {
            Ok(())
        } else {
            Err(StoreError::NotKept)
        }
    }

    /// Writes a cell; where that fails, what stood there before stands there again.
    fn replace(&self, key: &str, value: &str) -> Result<(), StoreError> {
        let before = self.cells.get(key)?;
        if before.as_deref() == Some(value) {
            return Ok(());
        }
        let done = self.write(key, value);
        if done.is_err() {
            // A write that failed half-way may have altered the cell. The failure is told in any case.
            let _ = match before {
                Some(before) => self.cells.set(key, &before),
                None => self.cells.remove(key),
            };
        }
        done
    }

    fn shelf(&self, id: &ShelfId) -> Result<Option<Shelf>, StoreError> {
        let about = self.cells.get(&about_key(id))?;
        Ok(about.and_then(|text| read_about(id, &text)))
    }

    /// Every shelf of which anything is there, newest first. What a shelf is may have been lost.
    fn shelves(&self) -> Result<Vec<(Shelf, Found)>, StoreError> {
        let mut ids: Vec<ShelfId> = Vec::new();
        for key in self.cells.keys(SHELVES)? {
            // The names are in order, so those of one shelf stand together.
            if let Some(id) = shelf_of(&key).filter(|id| ids.last() != Some(id)) {
                ids.push(id);
            }
        }
        let mut shelves = Vec::new();
        for id in ids {
            if let Some(shelf) = self.shelf(&id)? {
                shelves.push((shelf, Found::Whole));
            } else if !self.cells.keys(&changes_prefix(&id))?.is_empty() {
                shelves.push((found_again(id), Found::WithoutItsLabel));
            }
        }
        Ok(sorted(shelves, &|a: &(Shelf, Found), b| {
            b.0.begun.cmp(&a.0.begun)
        }))
    }

    /// The shelf in use. Where its name was lost, the one that was begun last.
    fn in_use(&self) -> Result<Option<(Shelf, Found)>, StoreError> {
        let current = self.cells.get(CURRENT)?;
        let mut shelves = self.shelves()?;
        let place = shelves
            .iter()
            .position(|(shelf, _)| Some(shelf.id.as_str()) == current.as_deref());
        match (place, shelves.is_empty()) {
            (Some(place), _) => Ok(Some(shelves.swap_remove(place))),
            (None, false) => Ok(Some(shelves.swap_remove(0))),
            // Something was kept, and is not there. To call that an empty browser would hide a loss.
            (None, true) if current.is_some() => Err(StoreError::Damaged),
            (None, true) => Ok(None),
        }
    }

    /// Moves what could not be understood aside. It is taken away only once its copy reads back.
    fn set_aside(&self, misfit: &Misfit) -> Result<(), StoreError> {
        let text = write_misfit(misfit);
        let digest = Sha256::digest(text.as_bytes());
        let mut name = String::from(QUARANTINE);
        for byte in digest.iter().take(8) {
            name.push_str(&format!("{byte:02x}"));
        }
        self.replace(&name, &text)?;
        self.cells.remove(&misfit.key)
    }

    /// What was set aside, from whichever shelf.
    fn quarantined(&self) -> Result<Vec<Misfit>, StoreError> {
        let mut misfits = Vec::new();
        for key in self.cells.keys(QUARANTINE)? {
            let raw = self.cells.get(&key)?.unwrap_or_default();
            misfits.push(read_misfit(&raw).unwrap_or(Misfit { key, raw }));
        }
        Ok(misfits)
    }

    fn put_all(&self, shelf: &Shelf, changes: &[Change]) -> Result<(), StoreError> {
        self.replace(&about_key(&shelf.id), &write_about(shelf))?;
        changes
            .iter()
            .try_for_each(|change| self.append(shelf, change))
    }

    /// Takes away the copies of a shelf that could not be finished, unless it is in use after all.
    fn discard(&self, shelf: &ShelfId) {
        let unused = matches!(self.cells.get(CURRENT), Ok(current) if current.as_deref() != Some(shelf.as_str()));
        if unused {
            self.take_away(&shelf_prefix(shelf));
        }
    }

    /// Takes cells away by the beginning of their names.
    fn take_away(&self, prefix: &str) {
        for key in self.cells.keys(prefix).unwrap_or_default() {
            // What cannot be removed is an unused copy; it does no harm.
            let _ = self.cells.remove(&key);
        }
    }
}

impl<C: Cells> Store for Journal<C> {
    fn load(&self) -> Result<Option<Kept>, StoreError> {
        let Some((shelf, found)) = self.in_use()? else {
            return Ok(None);
        };
        let (mut changes, mut left) = (Vec::new(), Vec::new());
        for key in self.cells.keys(&changes_prefix(&shelf.id))? {
            let raw = self.cells.get(&key)?.unwrap_or_default();
            match read_change(&raw) {
                Some(change) if key == change_key(&shelf.id, change.id()) => changes.push(change),
                _ => {
                    let misfit = Misfit { key, raw };
                    if self.set_aside(&misfit).is_err() {
                        left.push(misfit);
                    }
                }
            }
        }
        let mut misfits = self.quarantined()?;
        left.retain(|misfit| !misfits.contains(misfit));
        misfits.extend(left);
        Ok(Some(Kept {
            shelf,
            found,
            changes,
            misfits,
        }))
    }

    fn append(&self, shelf: &Shelf, change: &Change) -> Result<(), StoreError> {
        self.write(
            &change_key(&shelf.id, change.id()),
            &written(&change.to_value()),
        )
    }

    fn begin(&self, shelf: &Shelf, changes: &[Change]) -> Result<(), StoreError> {
        // Two windows may begin the same shelf. What the other one has put there stays.
        let is_new = self.cells.get(&about_key(&shelf.id))?.is_none();
        let done = self
            .put_all(shelf, changes)
            .and_then(|()| self.replace(CURRENT, shelf.id.as_str()));
        if done.is_err() && is_new {
            self.discard(&shelf.id);
        }
        done
    }

    fn go_back_to(&self, shelf: &Shelf) -> Result<(), StoreError> {
        self.replace(CURRENT, shelf.id.as_str())
    }

    fn restore_points(&self) -> Result<Vec<Shelf>, StoreError> {
        let current = match self.in_use() {
            Ok(current) => current.map(|(shelf, _)| shelf.id),
            // What was in use is gone; there may still be a way back to what was open before.
            Err(StoreError::Damaged) => None,
            Err(error) => return Err(error),
        };
        let shelves = self.shelves()?.into_iter().map(|(shelf, _)| shelf);
        Ok(shelves
            .filter(|shelf| Some(&shelf.id) != current.as_ref())
            .collect())
    }

    fn drop_restore_points(&self, keep: usize) -> Result<(), StoreError> {
        for shelf in self.restore_points()?.iter().skip(keep) {
            let filed = self.filed(shelf);
            let keys = self.cells.keys(&changes_prefix(&shelf.id))?;
            let in_a_file = |key: &String| change_of(key).is_some_and(|id| filed.contains(&id));
            if keys.iter().all(in_a_file) {
                self.take_away(&shelf_prefix(&shelf.id));
            }
        }
        Ok(())
    }

    fn take_out(&self, stub: &Change) -> Result<(), StoreError> {
        let text = written(&stub.to_value());
        for key in self.cells.keys(SHELVES)? {
            if change_of(&key) == Some(stub.id()) {
                self.write(&key, &text)?;
            }
        }
        Ok(())
    }

    fn note_filed(&self, shelf: &Shelf, changes: &[ChangeId]) -> Result<(), StoreError> {
        // A note that cannot be read now is not written over: it would forget what it says.
        let noted = self.cells.get(&filed_key(&shelf.id))?;
        let mut ids = read_ids(noted);
        ids.extend(changes);
        let mut ids = sorted(ids, &Ord::cmp);
        ids.dedup();
        self.replace(&filed_key(&shelf.id), &write_ids(&ids))
    }

    fn filed(&self, shelf: &Shelf) -> Vec<ChangeId> {
        read_ids(self.cells.get(&filed_key(&shelf.id)).ok().flatten())
    }

    fn note_merge(&self, shelf: &Shelf, report: &MergeReport) -> Result<(), StoreError> {
        let key = format!("{}{}", reports_prefix(&shelf.id), report.key);
        self.replace(&key, &write_report(report))
    }

    fn merges(&self, shelf: &Shelf) -> Vec<MergeReport> {
        let prefix = reports_prefix(&shelf.id);
        let keys = self.cells.keys(&prefix).unwrap_or_default();
        let reports = keys.iter().filter_map(|key| {
            let text = self.cells.get(key).ok().flatten()?;
            read_report(key.strip_prefix(&prefix)?, &text)
        });
        sorted(reports.collect(), &|a: &MergeReport, b| b.at.cmp(&a.at))
    }

    fn erase(&self) -> Result<(), StoreError> {
        for key in self.cells.keys(PREFIX)? {
            self.cells.remove(&key)?;
        }
        Ok(())
    }

    fn keep_setting(&self, name: &str, value: &str) -> Result<(), StoreError> {
        self.replace(&format!("{SETTINGS}{name}"), value)
    }

    fn setting(&self, name: &str) -> Option<String> {
        self.cells.get(&format!("{SETTINGS}{name}")).ok().flatten()
    }
}

/// A shelf whose changes are there and whose label is not. What it stands on is for the caller to see.
fn found_again(id: ShelfId) -> Shelf {
    Shelf {
        workspace: WorkspaceId::new(&format!("found-again-{}", id.as_str())),
        base: Base::Nothing,
        begun: String::new(),
        label: "Found again after its label was lost".to_owned(),
        id,
    }
}
