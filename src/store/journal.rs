//! The journal: one cell for each change, so that two windows never overwrite each other's work.

use serde_json::json;

use crate::domain::json::{parse, written};
use crate::domain::order::sorted;
use crate::history::change::{Change, ChangeId};
use crate::snapshot::envelope::WorkspaceId;
use crate::store::cells::Cells;
use crate::store::{Base, Kept, Misfit, Shelf, ShelfId, Store, StoreError};

/// Every cell of the app begins with this. Other pages may share the storage.
pub const PREFIX: &str = "scrutiny-tracker/";

/// The cell that names the shelf in use.
pub const CURRENT: &str = "scrutiny-tracker/current";

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

    fn put_all(&self, shelf: &Shelf, changes: &[Change]) -> Result<(), StoreError> {
        self.replace(&about_key(&shelf.id), &write_about(shelf))?;
        changes
            .iter()
            .try_for_each(|change| self.append(shelf, change))
    }

    /// Takes away the copies of a shelf that could not be finished, unless it is in use after all.
    fn discard(&self, shelf: &ShelfId) {
        let unused = matches!(self.cells.get(CURRENT), Ok(current) if current.as_deref() != Some(shelf.as_str()));
        if !unused {
            return;
        }
        for key in self.cells.keys(&shelf_prefix(shelf)).unwrap_or_default() {
            // What cannot be removed is an unused copy; it does no harm.
            let _ = self.cells.remove(&key);
        }
    }
}

impl<C: Cells> Store for Journal<C> {
    fn load(&self) -> Result<Option<Kept>, StoreError> {
        let Some(current) = self.cells.get(CURRENT)? else {
            return Ok(None);
        };
        // Something was kept, and cannot be read. To call that an empty browser would hide a loss.
        let shelf = self
            .shelf(&ShelfId::new(&current))?
            .ok_or(StoreError::Refused)?;
        let (mut changes, mut misfits) = (Vec::new(), Vec::new());
        for key in self.cells.keys(&changes_prefix(&shelf.id))? {
            let raw = self.cells.get(&key)?.unwrap_or_default();
            match read_change(&raw) {
                Some(change) if key == change_key(&shelf.id, change.id()) => changes.push(change),
                _ => misfits.push(Misfit { key, raw }),
            }
        }
        Ok(Some(Kept {
            shelf,
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
        let current = self.cells.get(CURRENT)?;
        let mut shelves = Vec::new();
        for key in self.cells.keys(SHELVES)? {
            let id = key
                .strip_prefix(SHELVES)
                .and_then(|rest| rest.strip_suffix(ABOUT));
            let Some(id) = id.filter(|id| Some(*id) != current.as_deref()) else {
                continue;
            };
            shelves.extend(self.shelf(&ShelfId::new(id))?);
        }
        Ok(sorted(shelves, &|a: &Shelf, b: &Shelf| {
            b.begun.cmp(&a.begun)
        }))
    }

    fn note_filed(&self, shelf: &Shelf, changes: &[ChangeId]) -> Result<(), StoreError> {
        // A note that cannot be read now is not written over: it would forget what it says.
        let noted = self.cells.get(&filed_key(&shelf.id))?;
        let mut ids = read_filed(noted);
        ids.extend(changes);
        let mut ids = sorted(ids, &Ord::cmp);
        ids.dedup();
        let text: Vec<String> = ids.iter().map(ChangeId::to_string).collect();
        self.replace(&filed_key(&shelf.id), &text.join(" "))
    }

    fn filed(&self, shelf: &Shelf) -> Vec<ChangeId> {
        read_filed(self.cells.get(&filed_key(&shelf.id)).ok().flatten())
    }

    fn keep_setting(&self, name: &str, value: &str) -> Result<(), StoreError> {
        self.write(&format!("{PREFIX}setting/{name}"), value)
    }

    fn setting(&self, name: &str) -> Option<String> {
        self.cells
            .get(&format!("{PREFIX}setting/{name}"))
            .ok()
            .flatten()
    }
}

const SHELVES: &str = "scrutiny-tracker/shelf/";
const ABOUT: &str = "/about";

fn shelf_prefix(shelf: &ShelfId) -> String {
    format!("{SHELVES}{}/", shelf.as_str())
}

fn about_key(shelf: &ShelfId) -> String {
    format!("{SHELVES}{}{ABOUT}", shelf.as_str())
}

fn filed_key(shelf: &ShelfId) -> String {
    format!("{}filed", shelf_prefix(shelf))
}

/// The names of the cells that hold a shelf's changes begin with this.
pub fn changes_prefix(shelf: &ShelfId) -> String {
    format!("{}c/", shelf_prefix(shelf))
}

fn change_key(shelf: &ShelfId, change: ChangeId) -> String {
    format!("{}{change}", changes_prefix(shelf))
}

/// Reads a change from a cell; `None` when it is not one, or not whole.
pub fn read_change(raw: &str) -> Option<Change> {
    Change::from_value(&parse(raw).ok()?).ok()
}

fn read_filed(text: Option<String>) -> Vec<ChangeId> {
    text.unwrap_or_default()
        .split(' ')
        .filter_map(ChangeId::parse)
        .collect()
}

fn write_about(shelf: &Shelf) -> String {
    let base = match shelf.base {
        Base::Embedded => "embedded",
        Base::Nothing => "nothing",
    };
    written(&json!({
        "version": 1,
        "workspace": shelf.workspace.as_str(),
        "base": base,
        "begun": shelf.begun,
        "label": shelf.label,
    }))
}

fn read_about(id: &ShelfId, text: &str) -> Option<Shelf> {
    let about = parse(text).ok()?;
    let member = |name| about.get(name)?.as_str();
    Some(Shelf {
        id: id.clone(),
        workspace: WorkspaceId::new(member("workspace")?),
        base: match member("base")? {
            "embedded" => Base::Embedded,
            "nothing" => Base::Nothing,
            _ => return None,
        },
        begun: member("begun")?.to_owned(),
        label: member("label")?.to_owned(),
    })
}
