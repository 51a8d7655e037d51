//! Two places as one: the journal, which answers at once and wakes other windows, and the vault, which
//! survives a killed browser and answers later.
//!
//! What is written goes to both. What the vault holds and the journal lacks is kept here in memory, so
//! that reading never waits. Nothing is taken from the journal before the vault has it for certain.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use crate::history::change::Presence;
use crate::store::StoreError;
use crate::store::cells::Cells;
use crate::store::journal::{CANARY, PREFIX, change_of, read_change};

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
}

impl Far {
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

    /// The vault cannot be had: nothing waits for it any more. Gives back the cells that are now in this
    /// window only.
    pub fn without_vault(&self) -> Vec<String> {
        self.vault.set(Vault::Absent);
        let lost = self.only_here();
        let mut far = self.far.borrow_mut();
        far.waiting.clear();
        far.under_way.clear();
        lost
    }

    /// Takes in what the vault holds: all of its cells. What only the journal has is sent to the vault;
    /// that is also how a journal from before there was a vault gets its second copy.
    ///
    /// # Errors
    ///
    /// [`StoreError::Refused`] when the journal cannot be read; then nothing was taken in.
    pub fn adopt(&self, held: Vec<(String, String)>) -> Result<(), StoreError> {
        let mut only_near = BTreeSet::new();
        only_near.extend(self.journal.keys(PREFIX)?);
        let mut written_since = BTreeSet::new();
        written_since.extend(
            self.far
                .borrow()
                .unconfirmed()
                .into_iter()
                .map(str::to_owned),
        );
        for (key, text) in held {
            only_near.remove(&key);
            if written_since.contains(&key) {
                continue;
            }
            let near = self.journal.get(&key)?;
            match near {
                Some(near) if near == text => {
                    self.far.borrow_mut().cells.remove(&key);
                }
                Some(near) if near_counts(&key, &near, &text) => self.send(&key, Some(near)),
                _ => {
                    self.far.borrow_mut().cells.insert(key, text);
                }
            }
        }
        for key in only_near.difference(&written_since) {
            let text = self.journal.get(key)?;
            self.send(key, text);
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
        let mut size = 0;
        for key in self.journal.keys(PREFIX)? {
            size += key.len() + self.journal.get(&key)?.map_or(0, |text| text.len());
        }
        for (key, text) in held {
            if size <= most {
                break;
            }
            if change_of(key).is_some() && self.journal.get(key)?.as_ref() == Some(text) {
                // Held in memory before it goes, so that it can be read at every moment.
                let cell = (key.clone(), text.clone());
                self.far.borrow_mut().cells.extend([cell]);
                self.journal.remove(key)?;
                size = size.saturating_sub(key.len() + text.len());
            }
        }
        Ok(())
    }

    /// The next writes for the vault; none while it has not answered for the last ones.
    pub fn next_writes(&self) -> Vec<Write> {
        let mut far = self.far.borrow_mut();
        let ready = matches!(self.vault.get(), Vault::Open | Vault::Troubled(_));
        if !ready || !far.under_way.is_empty() {
            return Vec::new();
        }
        far.under_way = std::mem::take(&mut far.waiting);
        far.under_way.clone()
    }

    /// The vault has committed the last writes. Gives back the changes among them, by their cells.
    pub fn confirm(&self) -> Vec<String> {
        self.vault.set(Vault::Open);
        let done = std::mem::take(&mut self.far.borrow_mut().under_way);
        let mut changes = Vec::new();
        for (key, text) in done {
            let far = self.far.borrow().cells.get(&key).cloned();
            // An older text in the journal would come back in the next window; the vault has the newer.
            if far.is_some() && far == text {
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
        self.vault.set(Vault::Troubled(error));
        let mut far = self.far.borrow_mut();
        let mut first = std::mem::take(&mut far.under_way);
        first.append(&mut far.waiting);
        far.waiting = first;
    }

    /// How many changes the vault has not confirmed yet.
    pub fn changes_under_way(&self) -> usize {
        let far = self.far.borrow();
        let unconfirmed = far.unconfirmed();
        unconfirmed
            .into_iter()
            .filter(|key| change_of(key).is_some())
            .count()
    }

    /// How many writes the vault has not confirmed yet.
    pub fn writes_under_way(&self) -> usize {
        let far = self.far.borrow();
        far.waiting.len() + far.under_way.len()
    }

    /// The cells that neither the journal nor, for certain, the vault has.
    pub fn only_here(&self) -> Vec<String> {
        let far = self.far.borrow();
        let near = |key: &str| {
            self.near == Near::Lasting
                && !far.cells.contains_key(key)
                && matches!(self.journal.get(key), Ok(Some(_)))
        };
        let writes = far.waiting.iter().chain(&far.under_way);
        let kept_nowhere = writes.filter(|(key, text)| text.is_some() && !near(key));
        kept_nowhere.map(|(key, _)| key.clone()).collect()
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

    fn send(&self, key: &str, text: Option<String>) {
        if self.vault.get() != Vault::Absent {
            let write = (key.to_owned(), text);
            self.far.borrow_mut().waiting.push(write);
        }
    }

    fn set_near(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.journal.set(key, value)?;
        match self.journal.get(key)? {
            Some(kept) if kept == value => Ok(()),
            _ => Err(StoreError::NotKept),
        }
    }
}

/// Whether the journal's text of a cell counts and not the vault's other one.
fn near_counts(key: &str, near: &str, far: &str) -> bool {
    let Some(id) = change_of(key) else {
        // The journal is written first.
        return true;
    };
    // A change never alters but in being taken out; otherwise one of the two is damaged.
    let sound = |text| read_change(text).filter(|change| change.id() == id);
    match (sound(near), sound(far)) {
        (Some(near), Some(_)) => near.presence() == Presence::TakenOut,
        (near, _) => near.is_some(),
    }
}

impl<C: Cells> Cells for Joined<C> {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        if let Some(text) = self.far.borrow().cells.get(key) {
            return Ok(Some(text.clone()));
        }
        self.journal.get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        let near = self.set_near(key, value);
        let takes = self.vault.get() == Vault::Open;
        self.journal_was_full.set(near == Err(StoreError::Full));
        self.send(key, Some(value.to_owned()));
        match near {
            Ok(()) => {
                self.far.borrow_mut().cells.remove(key);
                Ok(())
            }
            // The vault has room where the journal has none. Until it has answered, the change is
            // said to be on its way and not to be saved.
            Err(_) if takes => {
                let cell = (key.to_owned(), value.to_owned());
                self.far.borrow_mut().cells.extend([cell]);
                Ok(())
            }
            Err(error) => Err(error),
        }
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.journal.remove(key)?;
        self.far.borrow_mut().cells.remove(key);
        self.send(key, None);
        Ok(())
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        let mut keys = BTreeSet::new();
        keys.extend(self.journal.keys(prefix)?);
        let far = self.far.borrow();
        keys.extend(
            far.cells
                .keys()
                .filter(|key| key.starts_with(prefix))
                .cloned(),
        );
        Ok(keys.into_iter().collect())
    }
}

/// Cells that several parts of the app share.
impl<C: Cells> Cells for std::rc::Rc<C> {
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
