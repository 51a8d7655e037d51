//! The shelves: which there are, which is in use, and how one comes and goes.
//!
//! A shelf that is being filled or taken away says so on its label, so that half a one is never offered.

use crate::domain::order::sorted;
use crate::history::change::Change;
use crate::snapshot::envelope::WorkspaceId;
use crate::store::cells::{Cells, Elsewhere};
use crate::store::journal::Journal;
use crate::store::journal::about::{Standing, read_about, write_about};
use crate::store::journal::names::{
    CURRENT, Kind, QUARANTINE, SHELVES, about_key, changes_prefix, is_pack, kind_of, packs_prefix,
    shelf_of, shelf_prefix,
};
use crate::store::journal::pack::Packs;
use crate::store::journal::sound::is_sound;
use crate::store::{Base, Found, Shelf, ShelfId, Store, StoreError};

impl<C: Cells> Journal<C> {
    fn about(&self, id: &ShelfId) -> Result<Option<(Shelf, Standing)>, StoreError> {
        let about = self.cells.get(&about_key(id))?;
        Ok(about.and_then(|text| read_about(id, &text)))
    }

    fn write_label(&self, shelf: &Shelf, standing: Standing) -> Result<(), StoreError> {
        self.replace(&about_key(&shelf.id), &write_about(shelf, standing))
    }

    /// Every shelf of which anything is there, newest first, but for unfinished ones that are not in use.
    /// What a shelf is may have been lost.
    fn shelves(&self, current: Option<&str>) -> Result<Vec<(Shelf, Found)>, StoreError> {
        let mut shelves = Vec::new();
        for id in self.shelf_ids()? {
            match self.about(&id)? {
                Some((_, Standing::Unfinished)) if current != Some(id.as_str()) => {}
                Some((shelf, _)) => shelves.push((shelf, Found::Whole)),
                None if self.is_empty(&id)? => {}
                None => shelves.push((found_again(id), Found::WithoutItsLabel)),
            }
        }
        Ok(sorted(shelves, &|a: &(Shelf, Found), b| {
            b.0.begun.cmp(&a.0.begun)
        }))
    }

    /// Whether a shelf has neither a change nor a pack.
    fn is_empty(&self, id: &ShelfId) -> Result<bool, StoreError> {
        Ok(self.cells.keys(&changes_prefix(id))?.is_empty()
            && self.cells.keys(&packs_prefix(id))?.is_empty())
    }

    /// Sets aside what stands on shelves that have neither a label nor a sound change: there is nothing to
    /// open, and what cannot be understood is offered from aside.
    pub(super) fn clear_ruins(&self) -> Result<(), StoreError> {
        for id in self.shelf_ids()? {
            if self.about(&id)?.is_some() {
                continue;
            }
            let shelf = found_again(id);
            for key in self.cells.keys(&changes_prefix(&shelf.id))? {
                // The first sound change makes it a shelf that can be opened.
                if self.change_in(&shelf, &key, &mut Vec::new())?.is_some() {
                    break;
                }
            }
        }
        Ok(())
    }

    /// The shelves of which any cell is there.
    fn shelf_ids(&self) -> Result<Vec<ShelfId>, StoreError> {
        let mut ids: Vec<ShelfId> = Vec::new();
        for key in self.cells.keys(SHELVES)? {
            // The names are in order, so those of one shelf stand together.
            if let Some(id) = shelf_of(&key).filter(|id| ids.last() != Some(id)) {
                ids.push(id);
            }
        }
        Ok(ids)
    }

    /// The shelf in use, and the others, newest first. Where the name of the one in use was lost, it is
    /// the one that was begun last.
    pub(super) fn in_use_and_others(&self) -> Result<Shelves, StoreError> {
        let current = self.cells.get(CURRENT)?;
        let mut shelves = self.shelves(current.as_deref())?;
        let place = shelves
            .iter()
            .position(|(shelf, _)| Some(shelf.id.as_str()) == current.as_deref());
        let in_use = match (place, shelves.is_empty()) {
            (Some(place), _) => Some(shelves.remove(place)),
            (None, false) => Some(shelves.remove(0)),
            // Something was kept, and is not there. To call that an empty browser would hide a loss.
            (None, true) if current.is_some() || !self.cells.keys(QUARANTINE)?.is_empty() => {
                return Err(StoreError::Damaged);
            }
            (None, true) => None,
        };
        let others = shelves.into_iter().map(|(shelf, _)| shelf).collect();
        Ok(Shelves { in_use, others })
    }

    /// Puts changes on a shelf. One that another window has begun already keeps its label; one that has
    /// lost it gets one.
    fn fill(&self, shelf: &Shelf, contents: &Contents<'_>, is_new: bool) -> Result<(), StoreError> {
        match contents {
            // The vault takes packs and label in one piece. A label in the journal that says less would be in
            // its way.
            Contents::Packed(packs) => self.keep_packs(packs, Elsewhere::No)?,
            Contents::Loose(changes) => {
                if is_new {
                    self.write_label(shelf, Standing::Unfinished)?;
                }
                let mut changes = changes.iter();
                changes.try_for_each(|change| self.append(shelf, change))?;
            }
        }
        match self.about(&shelf.id)? {
            Some((_, Standing::Finished)) => Ok(()),
            _ => self.write_label(shelf, Standing::Finished),
        }
    }

    /// Puts a shelf into use with what it begins with.
    pub(super) fn put_into_use(
        &self,
        shelf: &Shelf,
        contents: &Contents<'_>,
    ) -> Result<(), StoreError> {
        // Two windows may begin the same shelf. What the other one has put there stays.
        let is_new = self.cells.keys(&shelf_prefix(&shelf.id))?.is_empty();
        let done = self
            .fill(shelf, contents, is_new)
            .and_then(|()| self.replace(CURRENT, shelf.id.as_str()));
        if done.is_err() && is_new {
            // What cannot be taken away is half a shelf that is not offered; it does no harm.
            let _ = self.take_away(shelf);
        }
        done
    }

    /// Whether everything on a shelf can be understood and is in a saved file.
    pub(super) fn is_in_files(&self, shelf: &Shelf) -> Result<bool, StoreError> {
        let filed = sorted(self.filed(shelf), &Ord::cmp);
        for key in self.cells.keys(&shelf_prefix(&shelf.id))? {
            let in_a_file = match kind_of(&key) {
                Kind::Change(id) => filed.binary_search(&id).is_ok(),
                Kind::Pack => self.is_known_filed(&key),
                // It may be the work of a later version of the app.
                Kind::Other => false,
                Kind::About(_) | Kind::Filed | Kind::Report(_) | Kind::Misfit => true,
            };
            let text = self.cells.get(&key)?.filter(|_| !is_pack(&key));
            if !in_a_file || text.is_some_and(|text| !is_sound(&key, &text)) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Takes a shelf away, its label last, unless it is in use after all.
    pub(super) fn take_away(&self, shelf: &Shelf) -> Result<(), StoreError> {
        if self.cells.get(CURRENT)?.as_deref() == Some(shelf.id.as_str()) {
            return Ok(());
        }
        if !matches!(self.about(&shelf.id)?, Some((_, Standing::Unfinished))) {
            self.write_label(shelf, Standing::Unfinished)?;
        }
        let (prefix, label) = (shelf_prefix(&shelf.id), about_key(&shelf.id));
        for key in self.cells.keys(&prefix)? {
            if key != label {
                self.cells.remove(&key)?;
            }
        }
        match self.cells.keys(&prefix)?.as_slice() {
            [last] if *last == label => self.cells.remove(&label),
            // Without its label, what did not go would be taken for a whole shelf.
            _ => Err(StoreError::NotKept),
        }
    }
}

/// What a shelf begins with.
pub(super) enum Contents<'a> {
    Loose(&'a [Change]),
    Packed(&'a Packs),
}

/// The shelves that there are.
pub(super) struct Shelves {
    pub(super) in_use: Option<(Shelf, Found)>,
    pub(super) others: Vec<Shelf>,
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
