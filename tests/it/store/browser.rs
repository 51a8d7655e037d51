//! A browser on the host: a journal that several windows share and that can fail in many ways, a vault
//! that answers when it is told to, and windows that come and go.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use scrutiny_tracker::history::change::{Change, ChangeId, Presence};
use scrutiny_tracker::store::cells::Cells;
use scrutiny_tracker::store::joined::{Joined, Near, Write};
use scrutiny_tracker::store::journal::{Journal, Lines, PREFIX, is_pack};
use scrutiny_tracker::store::{Kept, Misfit, Shelf, ShelfId, Store, StoreError};

use super::fixtures::ids;

/// So many loose changes are few in a browser that seals early.
const FEW: usize = 2;

/// What goes wrong with a call of the journal.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Fault {
    /// The call is refused.
    Refused,
    /// There is no room for the write.
    Full,
    /// The write is accepted and forgotten.
    Dropped,
    /// Half of the text is kept.
    Truncated,
    /// What is read is what stood there before the last write.
    Stale,
    /// The write is seen at once, and reaches the disk after the next one.
    Late,
    /// The window ends: nothing that it does from now on happens.
    Ended,
}

/// How often a fault happens.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Often {
    /// At one call.
    Once,
    /// At this call and all after it.
    From,
}

/// A fault and the call at which it happens, counted from nought.
pub type Plan = (Fault, usize, Often);

/// Cells as a browser keeps them: what is written is seen at once in every window, and reaches the disk
/// later, in the order in which it was written.
#[derive(Clone, Default)]
pub struct Disk(Rc<RefCell<Inner>>);

#[derive(Clone, Default)]
struct Inner {
    now: BTreeMap<String, String>,
    /// What stood in a cell before its last write.
    before: BTreeMap<String, Option<String>>,
    on_disk: BTreeMap<String, String>,
    not_on_disk: Vec<Write>,
    late: Option<Write>,
    plan: Option<Plan>,
    calls: usize,
}

impl Inner {
    /// The fault of this call, if it is its turn.
    fn turn(&mut self) -> Option<Fault> {
        let call = self.calls;
        self.calls += 1;
        let (fault, at, often) = self.plan?;
        (call == at || often == Often::From && call > at).then_some(fault)
    }

    fn put(&mut self, key: &str, text: Option<&str>, late: bool) {
        let old = match text {
            Some(text) => self.now.insert(key.to_owned(), text.to_owned()),
            None => self.now.remove(key),
        };
        self.before.insert(key.to_owned(), old);
        let write = (key.to_owned(), text.map(str::to_owned));
        if late {
            self.not_on_disk.extend(self.late.replace(write));
        } else {
            self.not_on_disk.push(write);
            self.not_on_disk.extend(self.late.take());
        }
    }
}

impl Disk {
    /// From now on calls are counted anew, and this one goes wrong.
    pub fn fail(&self, plan: Plan) {
        let mut inner = self.0.borrow_mut();
        inner.plan = Some(plan);
        inner.calls = 0;
    }

    /// Nothing goes wrong any more. Gives back whether something could have: the call was made.
    pub fn mend(&self) -> bool {
        let mut inner = self.0.borrow_mut();
        let plan = inner.plan.take();
        plan.is_some_and(|(_, at, _)| inner.calls > at)
    }

    /// Looks at something without any fault, and goes on with the fault where it was.
    pub fn without_fault<T>(&self, look: impl FnOnce() -> T) -> T {
        let plan = self.0.borrow_mut().plan.take();
        let calls = self.0.borrow().calls;
        let seen = look();
        let mut inner = self.0.borrow_mut();
        (inner.plan, inner.calls) = (plan, calls);
        seen
    }

    /// Everything that was written reaches the disk.
    pub fn flush(&self) {
        let mut inner = self.0.borrow_mut();
        inner.late = None;
        inner.not_on_disk.clear();
        inner.on_disk = inner.now.clone();
    }

    /// How many writes have not reached the disk.
    pub fn unflushed(&self) -> usize {
        let inner = self.0.borrow();
        inner.not_on_disk.len() + usize::from(inner.late.is_some())
    }

    /// The browser is killed. The first writes of those that had not reached the disk are there.
    pub fn kill(&self, reached: usize) {
        let mut inner = self.0.borrow_mut();
        let late = inner.late.take();
        inner.not_on_disk.extend(late);
        let writes = std::mem::take(&mut inner.not_on_disk);
        for (key, text) in writes.into_iter().take(reached) {
            put(&mut inner.on_disk, key, text);
        }
        inner.now = inner.on_disk.clone();
        inner.before.clear();
    }

    /// Everything that can be seen now.
    pub fn all(&self) -> BTreeMap<String, String> {
        self.0.borrow().now.clone()
    }

    /// Puts a text in a cell from outside the app, on the disk too.
    pub fn plant(&self, key: &str, text: &str) {
        let mut inner = self.0.borrow_mut();
        let (key, text) = (key.to_owned(), text.to_owned());
        inner.on_disk.insert(key.clone(), text.clone());
        inner.now.insert(key, text);
    }

    /// Somebody clears it.
    pub fn clear(&self) {
        *self.0.borrow_mut() = Inner::default();
    }

    /// A disk of its own with the same things on it, where nothing goes wrong.
    pub fn copy(&self) -> Self {
        let (plan, calls) = (None, 0);
        let inner = self.0.borrow().clone();
        Self(Rc::new(RefCell::new(Inner {
            plan,
            calls,
            ..inner
        })))
    }
}

fn put(cells: &mut BTreeMap<String, String>, key: String, text: Option<String>) {
    match text {
        Some(text) => cells.insert(key, text),
        None => cells.remove(&key),
    };
}

/// What is not ours is never read, written or listed.
fn ours(key: &str) {
    assert!(key.starts_with(PREFIX), "{key:?} is not ours to touch");
}

impl Cells for Disk {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        ours(key);
        let mut inner = self.0.borrow_mut();
        match inner.turn() {
            Some(Fault::Refused | Fault::Ended) => Err(StoreError::Refused),
            Some(Fault::Stale) => Ok(match inner.before.get(key) {
                Some(before) => before.clone(),
                None => inner.now.get(key).cloned(),
            }),
            _ => Ok(inner.now.get(key).cloned()),
        }
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        ours(key);
        let mut inner = self.0.borrow_mut();
        match inner.turn() {
            None | Some(Fault::Stale) => inner.put(key, Some(value), false),
            Some(Fault::Refused | Fault::Ended) => return Err(StoreError::Refused),
            Some(Fault::Full) => return Err(StoreError::Full),
            Some(Fault::Dropped) => {}
            Some(Fault::Truncated) => {
                let half = (0..=value.len() / 2).rev();
                let half = half.into_iter().find(|end| value.is_char_boundary(*end));
                inner.put(key, Some(&value[..half.unwrap()]), false);
            }
            Some(Fault::Late) => inner.put(key, Some(value), true),
        }
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        ours(key);
        let mut inner = self.0.borrow_mut();
        match inner.turn() {
            Some(Fault::Refused | Fault::Ended) => return Err(StoreError::Refused),
            Some(Fault::Dropped) => {}
            Some(Fault::Late) => inner.put(key, None, true),
            _ => inner.put(key, None, false),
        }
        Ok(())
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        ours(prefix);
        let mut inner = self.0.borrow_mut();
        match inner.turn() {
            Some(Fault::Refused | Fault::Ended) => Err(StoreError::Refused),
            _ => {
                let ours = inner.now.keys().filter(|key| key.starts_with(prefix));
                Ok(ours.cloned().collect())
            }
        }
    }
}

/// The vault that all windows share.
#[derive(Clone, Default)]
pub struct VaultCells(Rc<RefCell<BTreeMap<String, String>>>);

impl VaultCells {
    /// What it gives to a window that asks: all cells of the app, in order, of packs the names alone.
    pub fn held(&self) -> Vec<(String, String)> {
        let mut cells: Vec<_> = self.all().into_iter().collect();
        cells.retain(|(key, _)| key.starts_with(PREFIX));
        let packs = cells.iter_mut().filter(|(key, _)| is_pack(key));
        packs.for_each(|(_, text)| text.clear());
        cells
    }

    /// The text of one cell.
    pub fn text(&self, key: &str) -> Option<String> {
        self.0.borrow().get(key).cloned()
    }

    /// Everything in it.
    pub fn all(&self) -> BTreeMap<String, String> {
        self.0.borrow().clone()
    }

    /// Makes all of the writes.
    pub fn commit(&self, writes: Vec<Write>) {
        let cells = &mut self.0.borrow_mut();
        for (key, text) in writes {
            ours(&key);
            put(cells, key, text);
        }
    }

    /// Puts a text in a cell from outside the app.
    pub fn plant(&self, key: &str, text: &str) {
        let (key, text) = (key.to_owned(), text.to_owned());
        self.0.borrow_mut().insert(key, text);
    }

    /// Somebody clears it.
    pub fn clear(&self) {
        self.0.borrow_mut().clear();
    }

    /// A vault of its own with the same things in it.
    pub fn copy(&self) -> Self {
        Self(Rc::new(RefCell::new(self.all())))
    }
}

/// The two stores of a browser.
#[derive(Clone, Default)]
pub struct Browser {
    pub disk: Disk,
    pub vault: VaultCells,
    /// Whether its windows seal what is loose from a few changes on, and not only when it has become much.
    pub seals_early: bool,
}

impl Browser {
    /// Another browser with the same things in it, where nothing goes wrong.
    pub fn copy(&self) -> Self {
        Self {
            disk: self.disk.copy(),
            vault: self.vault.copy(),
            seals_early: self.seals_early,
        }
    }

    /// Everything in it.
    pub fn all(&self) -> (BTreeMap<String, String>, BTreeMap<String, String>) {
        (self.disk.all(), self.vault.all())
    }

    /// The same browser where the vault was lost.
    pub fn disk_alone(&self) -> Self {
        let copy = self.copy();
        copy.vault.clear();
        copy
    }

    /// The same browser where the journal was lost.
    pub fn vault_alone(&self) -> Self {
        let copy = self.copy();
        copy.disk.clear();
        copy
    }

    /// Opens a window. The vault has yet to answer it.
    pub fn window(&self) -> Window {
        let cells = Rc::new(Joined::new(self.disk.clone(), Near::Lasting));
        let store = match self.seals_early {
            true => Journal::sealing_from(cells.clone(), FEW),
            false => Journal::new(cells.clone()),
        };
        Window {
            store,
            cells,
            vault: self.vault.clone(),
        }
    }

    /// Opens a window that the vault answers at once.
    pub fn answered(&self) -> Window {
        let window = self.window();
        window.read_vault().unwrap();
        window
    }

    /// What a window that is opened now finds. Looking alters nothing.
    pub fn found(&self) -> Found {
        let window = self.copy().answered();
        let kept = match window.load() {
            Ok(Some(kept)) => kept,
            Ok(None) => return Found::default(),
            Err(error) => {
                let error = Some(error);
                return Found {
                    error,
                    ..Found::default()
                };
            }
        };
        // A shelf of which nothing can be understood is none once a window has looked.
        let points = window.store.restore_points().unwrap_or_default();
        let in_use = kept.shelf.clone();
        let mut on_shelf = BTreeMap::from([(in_use.id.clone(), ids(&kept.changes))]);
        let mut misfits = kept.misfits;
        for shelf in &points {
            window.store.go_back_to(shelf).unwrap();
            let kept = window.load().unwrap().unwrap();
            assert_eq!(&kept.shelf, shelf);
            on_shelf.insert(shelf.id.clone(), ids(&kept.changes));
            misfits.extend(kept.misfits);
        }
        misfits.sort_by(|a, b| (&a.key, &a.raw).cmp(&(&b.key, &b.raw)));
        misfits.dedup();
        Found {
            in_use: Some(in_use),
            on_shelf,
            points,
            misfits,
            error: None,
        }
    }
}

/// What a window finds.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Found {
    /// The shelf in use; `None` where nothing was ever kept.
    pub in_use: Option<Shelf>,
    /// The changes on each shelf, in order.
    pub on_shelf: BTreeMap<ShelfId, Vec<ChangeId>>,
    /// The other shelves, newest first.
    pub points: Vec<Shelf>,
    /// What could not be understood, on whichever shelf.
    pub misfits: Vec<Misfit>,
    /// What it says instead, where something was kept and cannot be found.
    pub error: Option<StoreError>,
}

impl Found {
    /// What is on a shelf; nothing where there is none.
    pub fn on(&self, shelf: &Shelf) -> &[ChangeId] {
        self.on_shelf.get(&shelf.id).map_or(&[], Vec::as_slice)
    }
}

/// A window of the app.
pub struct Window {
    pub store: Journal<Rc<Joined<Disk>>>,
    pub cells: Rc<Joined<Disk>>,
    vault: VaultCells,
}

impl Window {
    /// The vault gives the window all it holds.
    pub fn read_vault(&self) -> Result<(), StoreError> {
        self.cells.adopt(self.vault.held())
    }

    /// The vault takes everything that waits, and gives every pack that is asked for. Gives back the changes
    /// it confirmed, by their cells.
    pub fn settle(&self) -> Vec<String> {
        let mut confirmed = Vec::new();
        for _ in 0..1_000 {
            let read = self.cells.writes_under_way() == 0 && self.read_one();
            // What was read, and that nothing more is to be read, may lead to writes.
            let writes = self.cells.next_writes();
            if writes.is_empty() && !read {
                return confirmed;
            }
            self.vault.commit(writes);
            confirmed.extend(self.cells.confirm());
        }
        panic!("it goes on for ever");
    }

    /// The vault gives the next pack that is asked for; whether that brought it on.
    pub fn read_one(&self) -> bool {
        let Some(key) = self.store.wanted() else {
            return false;
        };
        let lines = self.vault.text(&key).map(|text| Lines::new(&key, text));
        // What the store cannot do now, it does another time.
        self.store.take_pack(&key, lines.as_ref()).is_ok()
    }

    /// What the store finds, with what is in its packs: each change once, and as a stub where there is one.
    pub fn load(&self) -> Result<Option<Kept>, StoreError> {
        let Some(mut kept) = self.store.load()? else {
            return Ok(None);
        };
        for key in std::mem::take(&mut kept.packs) {
            let at_hand = self.store.pack_at_hand(&key);
            let is_read = at_hand.is_none();
            let Some(text) = at_hand.or_else(|| self.vault.text(&key)) else {
                continue;
            };
            let mut lines = Lines::new(&key, text);
            if is_read {
                let _ = self.store.take_pack(&key, Some(&lines));
            }
            while lines.next(2, &mut kept.changes) {}
            kept.misfits.extend(lines.misfits(&key));
        }
        let stubs_first = |change: &Change| (change.id(), change.presence() == Presence::Whole);
        kept.changes.sort_by_key(stubs_first);
        kept.changes.dedup_by_key(|change| change.id());
        Ok(Some(kept))
    }
}
