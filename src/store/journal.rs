//! The journal: one cell for each change that is new, so that two windows never overwrite each other's work,
//! and packs of many for the rest.

mod about;
mod names;
mod pack;
mod packing;
mod shelves;
mod sound;

use std::cell::RefCell;

use crate::domain::json::written;
use crate::domain::order::{joined, sorted};
use crate::history::change::{Change, ChangeId};
use crate::store::cells::{Cells, Elsewhere};
use crate::store::{Kept, MergeReport, Misfit, Shelf, Store, StoreError};

pub use about::read_change;
pub use names::{CANARY, CURRENT, PREFIX, change_of, changes_prefix, is_pack, packs_prefix};
pub use pack::{Lines, Packing, Packs, count_in};

pub(super) use about::misfit_cell;
pub(super) use names::{shelf_prefix, unread_key, unread_pack};
pub(super) use sound::{comes_after, is_sound, is_stub_of, near_counts};

use about::{read_ids, read_misfit, read_report, write_ids, write_report};
use names::{QUARANTINE, SETTINGS, SHELVES, change_key, filed_key, reports_prefix};
use packing::Desk;
use shelves::Contents;
use sound::is_of_later_version;

/// In how many places a cell can have a text: the journal and the vault.
const PLACES: usize = 2;

/// From so many loose changes on, they are sealed in packs.
const SEAL_FROM: usize = 1_000;

/// A store over cells.
pub struct Journal<C> {
    cells: C,
    seal_from: usize,
    desk: RefCell<Desk>,
}

impl<C: Cells> Journal<C> {
    /// A journal in the given cells.
    pub fn new(cells: C) -> Self {
        Self::sealing_from(cells, SEAL_FROM)
    }

    /// A journal that seals loose changes where there are more than so many.
    pub fn sealing_from(cells: C, seal_from: usize) -> Self {
        Self {
            cells,
            seal_from,
            desk: RefCell::default(),
        }
    }

    /// Writes a cell and reads it back. What was taken and not kept is put back as it was; what was not
    /// taken here may still reach the vault.
    fn write(&self, key: &str, value: &str, before: Option<&str>) -> Result<(), StoreError> {
        self.cells.set(key, value)?;
        if self.cells.get(key)?.as_deref() == Some(value) {
            return Ok(());
        }
        self.put_back(key, before);
        Err(StoreError::NotKept)
    }

    /// Writes a cell; where that fails, what stood there before stands there again. What stood there and
    /// cannot be understood is set aside first.
    fn replace(&self, key: &str, value: &str) -> Result<(), StoreError> {
        let before = self.sound_text(key)?;
        let done = self.write(key, value, before.as_deref());
        if done.is_err() {
            self.put_back(key, before.as_deref());
        }
        done
    }

    /// The text of a cell. One that cannot be understood is set aside, so that nothing is written over it.
    fn sound_text(&self, key: &str) -> Result<Option<String>, StoreError> {
        for _ in 0..PLACES {
            match self.cells.get(key)? {
                Some(raw) if !is_sound(key, &raw) => {
                    let key = key.to_owned();
                    self.set_aside(&Misfit { key, raw })?;
                }
                text => return Ok(text),
            }
        }
        self.cells.get(key)
    }

    /// The failure of the write before it is told in any case.
    fn put_back(&self, key: &str, before: Option<&str>) {
        let _ = match before {
            Some(before) => self.cells.set(key, before),
            None => self.cells.remove(key),
        };
    }

    /// Moves what could not be understood aside. It is taken away only once its copy reads back.
    fn set_aside(&self, misfit: &Misfit) -> Result<(), StoreError> {
        let (copy, text) = misfit_cell(misfit);
        self.replace(&copy, &text)?;
        // Another window may have put something sound there meanwhile.
        if self.cells.get(&misfit.key)?.as_ref() == Some(&misfit.raw) {
            self.cells.give_up(&misfit.key, &copy)?;
        }
        Ok(())
    }

    /// What was set aside, from whichever shelf.
    fn quarantined(&self) -> Result<Vec<Misfit>, StoreError> {
        let mut misfits = Vec::new();
        for key in self.cells.keys(QUARANTINE)? {
            if let Some(raw) = self.cells.get(&key)? {
                misfits.push(read_misfit(&raw).unwrap_or(Misfit { key, raw }));
            }
        }
        Ok(misfits)
    }

    /// The change in a cell of a shelf. What stands there and is none goes aside, or to `left` where it
    /// cannot or should not; the cell may then have a sound text in the other place.
    fn change_in(
        &self,
        shelf: &Shelf,
        key: &str,
        left: &mut Vec<Misfit>,
    ) -> Result<Option<Change>, StoreError> {
        for _ in 0..PLACES {
            // Another window may have taken it away since it was listed.
            let Some(raw) = self.cells.get(key)? else {
                break;
            };
            match read_change(&raw) {
                Some(change) if key == change_key(&shelf.id, change.id()) => {
                    return Ok(Some(change));
                }
                _ => {}
            }
            let stays = is_of_later_version(&raw);
            let key = key.to_owned();
            let misfit = Misfit { key, raw };
            if stays || self.set_aside(&misfit).is_err() {
                left.push(misfit);
                break;
            }
        }
        Ok(None)
    }
}

impl<C: Cells> Store for Journal<C> {
    fn load(&self) -> Result<Option<Kept>, StoreError> {
        // Before a shelf is chosen, so that the next start chooses the same one.
        self.clear_ruins()?;
        let Some((shelf, found)) = self.in_use_and_others()?.in_use else {
            return Ok(None);
        };
        let (mut changes, mut left) = (Vec::new(), Vec::new());
        let keys = self.cells.keys(&changes_prefix(&shelf.id))?;
        self.desk.borrow_mut().loose = keys.len();
        for key in keys {
            changes.extend(self.change_in(&shelf, &key, &mut left)?);
        }
        let packs = self.cells.keys(&packs_prefix(&shelf.id))?;
        let mut misfits = self.quarantined()?;
        left.retain(|misfit| !misfits.contains(misfit));
        misfits.extend(left);
        Ok(Some(Kept {
            shelf,
            found,
            changes,
            packs,
            misfits,
        }))
    }

    fn append(&self, shelf: &Shelf, change: &Change) -> Result<(), StoreError> {
        let key = change_key(&shelf.id, change.id());
        let before = self.sound_text(&key)?;
        let text = match &before {
            // Another window took it out. It does not come back.
            Some(stub) if is_stub_of(change.id(), stub) => stub.clone(),
            _ => written(&change.to_value()),
        };
        self.write(&key, &text, before.as_deref())?;
        self.desk.borrow_mut().loose += 1;
        Ok(())
    }

    fn seal(&self, shelf: &Shelf) -> Result<(), StoreError> {
        self.seal_loose(shelf)
    }

    fn pack_at_hand(&self, key: &str) -> Option<String> {
        self.cells.get(key).ok().flatten()
    }

    fn wanted(&self) -> Option<String> {
        self.next_wanted()
    }

    fn take_pack(&self, key: &str, lines: Option<&Lines>) -> Result<(), StoreError> {
        self.take_in_pack(key, lines)
    }

    fn begin(&self, shelf: &Shelf, changes: &[Change]) -> Result<(), StoreError> {
        if self.takes_packs(changes.len()) {
            return self.begin_packed(shelf, &Packs::of(&shelf.id, changes));
        }
        self.put_into_use(shelf, &Contents::Loose(changes))
    }

    fn takes_packs(&self, changes: usize) -> bool {
        self.is_many(changes)
    }

    fn begin_packed(&self, shelf: &Shelf, packs: &Packs) -> Result<(), StoreError> {
        self.put_into_use(shelf, &Contents::Packed(packs))
    }

    fn append_packed(&self, packs: &Packs) -> Result<(), StoreError> {
        self.keep_packs(packs, Elsewhere::No)
    }

    fn go_back_to(&self, shelf: &Shelf) -> Result<(), StoreError> {
        self.replace(CURRENT, shelf.id.as_str())
    }

    fn restore_points(&self) -> Result<Vec<Shelf>, StoreError> {
        match self.in_use_and_others() {
            Ok(shelves) => Ok(shelves.others),
            // Nothing of any shelf is there.
            Err(StoreError::Damaged) => Ok(Vec::new()),
            Err(error) => Err(error),
        }
    }

    fn changes_on(&self, shelf: &Shelf) -> Result<Vec<Change>, StoreError> {
        let (mut changes, mut left, mut packs) = (Vec::new(), Vec::new(), Vec::new());
        for key in self.cells.keys(&changes_prefix(&shelf.id))? {
            changes.extend(self.change_in(shelf, &key, &mut left)?);
        }
        self.packed(shelf, &mut changes, &mut packs)?;
        if packs.is_empty() {
            return Ok(changes);
        }
        self.want(packs);
        Err(StoreError::NotYet)
    }

    fn drop_restore_points(&self, keep: usize) -> Result<(), StoreError> {
        // Of a shelf that is seen in part, only that part could be taken away; and nothing goes before what
        // takes its place is kept.
        if !self.cells.all_seen() || !self.cells.all_lasting() {
            return Ok(());
        }
        for shelf in self.restore_points()?.iter().skip(keep) {
            if self.is_in_files(shelf)? {
                self.take_away(shelf)?;
            }
        }
        Ok(())
    }

    fn take_out(&self, stub: &Change) -> Result<(), StoreError> {
        let text = written(&stub.to_value());
        // First, so that whatever happens the packs are looked through.
        if self.may_have_packs()? {
            self.note_taken_out(stub.id(), &text)?;
        }
        for key in self.cells.keys(SHELVES)? {
            if change_of(&key) == Some(stub.id()) {
                let before = self.cells.get(&key)?;
                self.write(&key, &text, before.as_deref())?;
            }
        }
        for key in self.cells.keys(QUARANTINE)? {
            let misfit = self.cells.get(&key)?.and_then(|text| read_misfit(&text));
            let of_it = |misfit: Misfit| {
                let in_pack =
                    || is_pack(&misfit.key) && misfit.raw.contains(&stub.id().to_string());
                change_of(&misfit.key) == Some(stub.id()) || in_pack()
            };
            if misfit.is_some_and(of_it) {
                // A damaged copy says what the whole one said.
                self.cells.remove(&key)?;
            }
        }
        Ok(())
    }

    fn note_filed(&self, shelf: &Shelf, changes: &[ChangeId]) -> Result<(), StoreError> {
        if changes.is_empty() {
            return Ok(());
        }
        // A note that cannot be read now is not written over: it would forget what it says.
        let noted = self.cells.get(&filed_key(&shelf.id))?;
        let noted = sorted(read_ids(noted), &Ord::cmp);
        let fresh = sorted(changes.to_vec(), &Ord::cmp);
        let mut ids = joined(noted, fresh, &Ord::cmp);
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
        if !self.cells.all_seen() {
            return Err(StoreError::NotYet);
        }
        self.cells.remove_all(PREFIX)?;
        match self.cells.keys(PREFIX)?.is_empty() {
            true => Ok(()),
            false => Err(StoreError::Refused),
        }
    }

    fn keep_setting(&self, name: &str, value: &str) -> Result<(), StoreError> {
        self.replace(&format!("{SETTINGS}{name}"), value)
    }

    fn setting(&self, name: &str) -> Option<String> {
        self.cells.get(&format!("{SETTINGS}{name}")).ok().flatten()
    }
}
