//! The browser of the model with what has been promised in it.

mod promises;

use std::collections::{BTreeMap, BTreeSet};

use scrutiny_tracker::domain::json::written;
use scrutiny_tracker::history::change::{Change, ChangeId};
use scrutiny_tracker::store::cells::Cells;
use scrutiny_tracker::store::joined::{Vault, Write};
use scrutiny_tracker::store::journal::{change_of, changes_prefix, is_pack, read_change};
use scrutiny_tracker::store::{Misfit, Shelf, ShelfId, Store, StoreError};

use crate::store::browser::{Browser, Fault, Found, Often, Window};
use crate::store::fixtures::{cell, change, ids, packs, report, shelf, stub};

/// One thing that happens. The first number is a window, where there is one.
#[derive(Clone, Copy, Debug)]
pub enum Act {
    Open,
    /// The vault answers, and perhaps the journal is thinned out.
    VaultAnswers(usize, bool),
    VaultIsRefused(usize),
    Append(usize, usize),
    /// Opens a file with the changes that the bits choose.
    Begin(usize, u8),
    /// Merges a file with the changes that the bits choose, which come in packs.
    Merge(usize, u8),
    /// Writes what the window shows to its shelf again.
    WriteBack(usize),
    GoBack(usize, usize),
    NoteMerge(usize),
    NoteFiled(usize),
    /// Takes the words of a change out, wherever it is.
    TakeOut(usize, usize),
    Drop(usize, usize),
    Refresh(usize),
    /// The window gives the vault what waits for it.
    Carry(usize),
    VaultCommits(usize),
    /// The vault commits, and the window ends before it hears of it.
    VaultCommitsUnheard(usize),
    VaultAborts(usize),
    VaultCloses(usize),
    /// The window writes what is loose in packs, where it is much.
    Seal(usize),
    /// The vault gives a window the next pack that it asks for.
    VaultGivesAPack(usize),
    End(usize),
    /// The browser is killed; so many in a hundred of the writes have reached the disk.
    Kill(usize),
    Flush,
    DamageInJournal(usize),
    DamageInVault(usize),
    JournalIsFull,
    JournalIsRefused,
    JournalIsWell,
    Clear,
    Erase(usize),
}

/// A window with what the app in it remembers.
struct Open {
    window: Window,
    /// The shelf it shows.
    shelf: Shelf,
    begun: bool,
    /// What is on its way to the vault.
    given: Vec<Write>,
    /// The cells of changes that it took without complaint.
    acknowledged: BTreeSet<String>,
    /// The cells that the app was told to be in the window only, when the vault was lost.
    told: BTreeSet<String>,
}

/// A browser, its windows, and what has been promised.
#[derive(Default)]
pub struct World {
    browser: Browser,
    windows: Vec<Open>,
    /// Changes by their cells: whole, and as what is left when they are taken out.
    texts: BTreeMap<String, [String; 2]>,
    /// What the vault has confirmed to a window.
    confirmed: BTreeSet<String>,
    /// What each shelf was begun with.
    begun: BTreeMap<ShelfId, BTreeSet<String>>,
    /// Shelves of which a part was lost before they were begun, or dropped, to the end. They are not shown.
    cut_short: BTreeSet<ShelfId>,
    /// Damaged texts by their cells.
    damaged: Vec<Misfit>,
    /// Cells of which both copies were damaged, or the only one.
    spoilt: BTreeSet<String>,
    shelves: usize,
    damages: usize,
    /// Whether the browser's data has been taken away by somebody.
    was_emptied: bool,
    /// The changes that were taken out.
    taken_out: BTreeSet<ChangeId>,
    looked_at: Option<(BTreeMap<String, String>, BTreeMap<String, String>)>,
}

fn pool(number: usize) -> Change {
    change(&format!("Change {number}"))
}

/// The changes of the pool that bits choose.
fn chosen(bits: u8) -> Vec<Change> {
    let places = (0..8).filter(|place| bits >> place & 1 == 1);
    places.map(pool).collect()
}

fn shelf_and_id(cell: &str) -> (ShelfId, ChangeId) {
    let shelf = cell.split('/').nth(2).unwrap();
    (ShelfId::new(shelf), change_of(cell).unwrap())
}

/// What every name of a cell of the same shelf begins with.
fn shelf_of(cell: &str) -> String {
    let parts: Vec<&str> = cell.split('/').take(3).collect();
    format!("{}/", parts.join("/"))
}

/// The changes in the text of a pack.
fn lines_in(text: &str) -> BTreeMap<ChangeId, String> {
    let lines = text
        .lines()
        .filter_map(|line| Some((read_change(line)?.id(), line.to_owned())));
    lines.collect()
}

/// The changes in all packs, by the cells in which they would stand alone.
fn packed_in(cells: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let packs = cells.iter().filter(|(key, _)| is_pack(key));
    let changes = packs.flat_map(|(key, text)| {
        let shelf = ShelfId::new(key.split('/').nth(2).unwrap());
        let lines = lines_in(text).into_iter();
        lines.map(move |(id, line)| (format!("{}{id}", changes_prefix(&shelf)), line))
    });
    changes.collect()
}

impl Open {
    fn new(window: Window) -> Self {
        let mut open = Self {
            window,
            shelf: shelf("first"),
            begun: false,
            given: Vec::new(),
            acknowledged: BTreeSet::new(),
            told: BTreeSet::new(),
        };
        open.look();
        open.window.cells.watch();
        open
    }

    /// Shows the shelf in use, as the app does when it starts and when another window switches.
    fn look(&mut self) {
        if let Ok(Some(kept)) = self.window.store.load() {
            self.shelf = kept.shelf;
            self.begun = true;
        }
    }

    fn has_a_vault(&self) -> bool {
        matches!(self.window.cells.vault(), Vault::Open | Vault::Troubled(_))
    }
}

impl World {
    /// A browser in which a few loose changes are sealed in packs already.
    pub fn that_seals_early() -> Self {
        let mut world = Self::default();
        world.browser.seals_early = true;
        world
    }

    /// Lets one thing happen.
    pub fn let_happen(&mut self, act: Act) {
        match act {
            Act::Open => return self.open(),
            Act::Kill(percent) => return self.kill(percent),
            Act::Flush => return self.browser.disk.flush(),
            Act::DamageInJournal(number) => return self.damage_in_journal(number),
            Act::DamageInVault(number) => return self.damage_in_vault(number),
            Act::JournalIsFull => return self.browser.disk.fail((Fault::Full, 0, Often::From)),
            Act::JournalIsRefused => {
                return self.browser.disk.fail((Fault::Refused, 0, Often::From));
            }
            Act::JournalIsWell => {
                self.browser.disk.mend();
                return;
            }
            Act::Clear => return self.clear(),
            _ => {}
        }
        if self.windows.is_empty() {
            self.open();
        }
        match act {
            Act::VaultAnswers(window, thin) => self.vault_answers(window, thin),
            Act::VaultIsRefused(window) => {
                let open = self.at(window);
                if open.given.is_empty() {
                    let told = open.window.cells.without_vault();
                    open.told.extend(told);
                }
            }
            Act::Append(window, number) => self.append(window, number),
            Act::Begin(window, bits) => self.begin(window, bits),
            Act::Merge(window, bits) => self.merge(window, bits),
            Act::WriteBack(window) => self.write_back(window),
            Act::GoBack(window, point) => self.go_back(window, point),
            Act::NoteMerge(window) => {
                let open = self.at(window);
                // A report is of no account here; it must only not get in the way.
                let _ = open.window.store.note_merge(&open.shelf, &report("m", &[]));
            }
            Act::NoteFiled(window) => {
                let open = self.at(window);
                if let Ok(Some(kept)) = open.window.load() {
                    let all = ids(&kept.changes);
                    let _ = open.window.store.note_filed(&kept.shelf, &all);
                }
            }
            Act::TakeOut(window, number) => {
                let open = self.at(window);
                // What fails is told. Here it counts that the change is not lost, as a stub or whole.
                let change = pool(number);
                let _ = open.window.store.take_out(&stub(&change));
                self.taken_out.insert(change.id());
                self.damaged
                    .retain(|misfit| change_of(&misfit.key) != Some(change.id()));
            }
            Act::Drop(window, keep) => self.drop(window, keep),
            Act::Refresh(window) => self.refresh(window),
            Act::Carry(window) => {
                let open = self.at(window);
                open.given.extend(open.window.cells.next_writes());
            }
            Act::VaultCommits(window) => self.vault_commits(window),
            Act::VaultCommitsUnheard(window) => {
                let writes = std::mem::take(&mut self.at(window).given);
                self.browser.vault.commit(writes);
                self.end(window);
            }
            Act::VaultAborts(window) => {
                let open = self.at(window);
                if !std::mem::take(&mut open.given).is_empty() {
                    open.window.cells.not_taken(StoreError::Full);
                }
            }
            Act::VaultCloses(window) => {
                let open = self.at(window);
                open.given.clear();
                open.window.cells.not_taken(StoreError::Refused);
            }
            Act::Seal(window) => {
                let open = self.at(window);
                // What cannot be sealed now is so another time.
                let _ = open.window.store.seal(&open.shelf);
            }
            Act::VaultGivesAPack(window) => {
                let open = self.at(window);
                if open.has_a_vault() && open.given.is_empty() {
                    open.window.read_one();
                }
            }
            Act::End(window) => self.end(window),
            Act::Erase(window) => self.erase(window),
            _ => panic!("{act:?} needs no window"),
        }
    }

    fn at(&mut self, window: usize) -> &mut Open {
        let count = self.windows.len();
        &mut self.windows[window % count]
    }

    fn open(&mut self) {
        if self.windows.len() < 3 {
            self.windows.push(Open::new(self.browser.window()));
        }
    }

    fn end(&mut self, window: usize) {
        let count = self.windows.len();
        self.windows.remove(window % count);
        self.cut_short();
    }

    /// What a window did not bring to an end before it ended is not promised.
    fn cut_short(&mut self) {
        let found = self.browser.found();
        let begun = self.begun.keys();
        let hidden = begun.filter(|shelf| !found.on_shelf.contains_key(*shelf));
        let kept = |shelf: &&ShelfId| {
            !self
                .confirmed
                .iter()
                .any(|cell| shelf_and_id(cell).0 == **shelf)
        };
        self.cut_short.extend(hidden.filter(kept).cloned());
    }

    fn kill(&mut self, percent: usize) {
        self.windows.clear();
        let disk = &self.browser.disk;
        disk.kill(disk.unflushed() * percent / 100);
        disk.mend();
        self.cut_short();
    }

    fn vault_answers(&mut self, window: usize, thin: bool) {
        let held = self.browser.vault.held();
        let open = self.at(window);
        if open.window.cells.vault() != Vault::Opening {
            return;
        }
        if open.window.cells.adopt(held.clone()).is_ok() {
            if thin {
                let _ = open.window.cells.make_room(1_000, &held);
            }
            open.look();
        }
    }

    fn refresh(&mut self, window: usize) {
        let held = self.browser.vault.held();
        let open = self.at(window);
        if !open.has_a_vault() || open.window.cells.adopt(held).is_err() {
            return;
        }
        open.look();
        let vault = self.browser.vault.all();
        let open = self.at(window);
        let shelf = |cell: &String| ShelfId::new(cell.split('/').nth(2).unwrap());
        let packed: Vec<String> = open
            .acknowledged
            .iter()
            .filter(|cell| {
                let prefix = changes_prefix(&shelf(cell)).replace("/c/", "/p/");
                let packs = open.window.cells.keys(&prefix).unwrap_or_default();
                let mut texts = packs.iter().map(|pack| {
                    let at_hand = open.window.cells.get(pack).ok().flatten();
                    at_hand
                        .or_else(|| vault.get(pack).cloned())
                        .unwrap_or_default()
                });
                texts.any(|text| lines_in(&text).contains_key(&change_of(cell).unwrap()))
            })
            .cloned()
            .collect();
        let read = |cell: &String| open.window.cells.get(cell).ok().flatten();
        let acknowledged: Vec<_> = open
            .acknowledged
            .iter()
            .filter(|cell| !packed.contains(cell))
            .map(|cell| (cell.clone(), read(cell)))
            .collect();
        for (cell, text) in acknowledged {
            let is_there = text.as_ref().is_some_and(|text| self.says(&cell, text));
            assert!(
                is_there || self.spoilt.contains(&cell),
                "{cell} was acknowledged and is gone: {text:?}"
            );
        }
    }

    fn know(&mut self, shelf: &Shelf, change: &Change) -> String {
        let cell = cell(shelf, change);
        let texts = [change, &stub(change)].map(|change| written(&change.to_value()));
        self.texts.entry(cell.clone()).or_insert(texts);
        cell
    }

    fn append(&mut self, window: usize, number: usize) {
        let change = pool(number);
        let open = self.at(window);
        if !open.begun {
            if open.window.store.begin(&open.shelf, &[]).is_err() {
                return;
            }
            open.begun = true;
        }
        let shelf = open.shelf.clone();
        let done = open.window.store.append(&shelf, &change);
        let cell = self.know(&shelf, &change);
        if done.is_err() {
            return;
        }
        let open = self.at(window);
        open.acknowledged.insert(cell);
        if let Ok(Some(kept)) = open.window.load()
            && kept.shelf.id == shelf.id
        {
            assert!(
                ids(&kept.changes).contains(&change.id()),
                "it was acknowledged"
            );
        }
    }

    fn merge(&mut self, window: usize, bits: u8) {
        let brought = chosen(bits);
        let open = self.at(window);
        let shelf = open.shelf.clone();
        if !open.begun || !open.window.store.takes_packs(brought.len()) {
            return;
        }
        let packs = packs(&shelf, &brought);
        if open.window.store.append_packed(&packs).is_ok() {
            let cells = brought.iter().map(|change| self.know(&shelf, change));
            let cells: Vec<String> = cells.collect();
            self.at(window).acknowledged.extend(cells);
        }
    }

    fn begin(&mut self, window: usize, bits: u8) {
        let on_it = chosen(bits);
        self.shelves += 1;
        let shelf = shelf(&format!("{:03}", self.shelves));
        let cells = on_it.iter().map(|change| cell(&shelf, change));
        self.begun.insert(shelf.id.clone(), cells.collect());
        self.begin_with(window, &shelf, &on_it);
    }

    fn write_back(&mut self, window: usize) {
        let open = self.at(window);
        let shelf = open.shelf.clone();
        if let Ok(Some(kept)) = open.window.load()
            && kept.shelf.id == shelf.id
        {
            self.begin_with(window, &shelf, &kept.changes);
        }
    }

    fn begin_with(&mut self, window: usize, shelf: &Shelf, on_it: &[Change]) {
        let cells: BTreeSet<String> = on_it
            .iter()
            .map(|change| self.know(shelf, change))
            .collect();
        let open = self.at(window);
        let done = open.window.store.begin(shelf, on_it);
        if done.is_err() {
            self.cut_short();
        } else {
            open.acknowledged.extend(cells);
            open.shelf = shelf.clone();
            open.begun = true;
        }
        self.hear();
    }

    fn go_back(&mut self, window: usize, point: usize) {
        let open = self.at(window);
        let points = open.window.store.restore_points().unwrap_or_default();
        let Some(shelf) = points.get(point) else {
            return;
        };
        if open.window.store.go_back_to(shelf).is_ok() {
            open.look();
        }
        self.hear();
    }

    /// All windows hear that another shelf is in use, and read what both stores have of it.
    fn hear(&mut self) {
        let held = self.browser.vault.held();
        for open in &mut self.windows {
            if open.has_a_vault() {
                // Where that fails now, it is done at the next occasion.
                let _ = open.window.cells.adopt(held.clone());
            }
            open.look();
        }
    }

    fn drop(&mut self, window: usize, keep: usize) {
        self.refresh(window);
        // What it knows of packs, it knows since it asked for them.
        let vault = self.browser.vault.all();
        let packed: Vec<String> = packed_in(&vault).into_keys().collect();
        let open = self.at(window);
        let store = &open.window.store;
        let Ok(before) = store.restore_points() else {
            return;
        };
        let seen: Vec<(Shelf, Vec<String>, Vec<ChangeId>)> = before
            .into_iter()
            .map(|shelf| {
                let cells = open.window.cells.keys(&changes_prefix(&shelf.id));
                let mut cells = cells.unwrap_or_default();
                let packs = packed
                    .iter()
                    .filter(|cell| shelf_and_id(cell).0 == shelf.id);
                cells.extend(packs.cloned());
                let filed = store.filed(&shelf);
                (shelf, cells, filed)
            })
            .collect();
        let _ = store.drop_restore_points(keep);
        let Ok(after) = store.restore_points() else {
            return;
        };
        for (shelf, cells, filed) in seen {
            if after.iter().any(|point| point.id == shelf.id) {
                continue;
            }
            for cell in &cells {
                let id = change_of(cell).unwrap();
                assert!(filed.contains(&id), "{cell} was in no file and was dropped");
            }
            self.forget(&|cell| cells.iter().any(|gone| gone == cell));
            self.begun.remove(&shelf.id);
            self.cut_short.insert(shelf.id);
        }
    }

    /// What was taken away on purpose is promised no more.
    fn forget(&mut self, gone: &dyn Fn(&str) -> bool) {
        self.confirmed.retain(|cell| !gone(cell));
        self.damaged.retain(|misfit| !gone(&misfit.key));
        for open in &mut self.windows {
            open.acknowledged.retain(|cell| !gone(cell));
        }
    }

    fn vault_commits(&mut self, window: usize) {
        let writes = std::mem::take(&mut self.at(window).given);
        if writes.is_empty() {
            return;
        }
        let packs = writes.iter().filter_map(|(key, text)| {
            let text = text.clone().filter(|_| is_pack(key))?;
            Some((key.clone(), text))
        });
        let packed = packed_in(&packs.collect());
        self.browser.vault.commit(writes);
        let mut confirmed = self.at(window).window.cells.confirm();
        confirmed.extend(packed.into_keys());
        // What was damaged before the vault got it is no change.
        let vault = self.browser.vault.all();
        confirmed.retain(|cell| !is_pack(cell));
        let promised = |cell: &String| {
            self.is_sound(&vault, cell) && !self.cut_short.contains(&shelf_and_id(cell).0)
        };
        let promised: Vec<String> = confirmed.into_iter().filter(promised).collect();
        self.confirmed.extend(promised);
    }

    fn clear(&mut self) {
        self.browser.disk.clear();
        self.browser.vault.clear();
        self.emptied();
    }

    fn emptied(&mut self) {
        self.forget(&|_| true);
        self.begun.clear();
        self.was_emptied = true;
    }

    fn erase(&mut self, window: usize) {
        // The app waits until the vault has taken everything away, and begins afresh. Other windows
        // would write what they have back; here there are none.
        let count = self.windows.len();
        let mut open = self.windows.swap_remove(window % count);
        self.windows.clear();
        if !open.given.is_empty() {
            self.browser.vault.commit(std::mem::take(&mut open.given));
            open.window.cells.confirm();
        }
        if open.has_a_vault() {
            let _ = open.window.read_vault();
        }
        let done = open.window.store.erase();
        if done == Err(StoreError::NotYet) {
            return;
        }
        open.window.settle();
        // A browser that is killed at once may forget that its journal was emptied. That is not promised.
        self.browser.disk.flush();
        self.emptied();
        if done.is_ok() && open.has_a_vault() {
            let (disk, vault) = self.browser.all();
            assert!(disk.is_empty(), "{disk:?}");
            assert!(vault.is_empty(), "{vault:?}");
        }
    }

    /// Whether a text is the change of a cell, or what is left of it.
    fn says(&self, cell: &str, text: &String) -> bool {
        let texts = self.texts.get(cell);
        texts.is_some_and(|texts| texts.contains(text))
    }

    /// Whether a store has a change, loose or in a pack.
    fn is_sound(&self, cells: &BTreeMap<String, String>, cell: &str) -> bool {
        self.is_loose(cells, cell)
            || packed_in(cells)
                .get(cell)
                .is_some_and(|text| self.says(cell, text))
    }

    fn is_loose(&self, cells: &BTreeMap<String, String>, cell: &str) -> bool {
        cells.get(cell).is_some_and(|text| self.says(cell, text))
    }

    /// A cell to damage: one of a change that no window is busy with.
    fn cell_to_damage(&self, cells: &BTreeMap<String, String>, number: usize) -> Option<String> {
        let busy = |open: &Open| open.window.cells.writes_under_way() > 0;
        if self.windows.iter().any(busy) {
            return None;
        }
        let sound: Vec<&String> = cells
            .keys()
            .filter(|cell| self.is_loose(cells, cell))
            .collect();
        sound.get(number).copied().cloned()
    }

    fn new_damage(&mut self) -> String {
        self.damages += 1;
        format!("damaged {}.", self.damages)
    }

    fn damage_in_journal(&mut self, number: usize) {
        let (disk, vault) = self.browser.all();
        let Some(key) = self.cell_to_damage(&disk, number) else {
            return;
        };
        self.browser.disk.flush();
        let raw = self.new_damage();
        self.browser.disk.plant(&key, &raw);
        if !self.is_sound(&vault, &key) {
            self.spoil(&key);
        }
        self.damaged.push(Misfit { key, raw });
    }

    fn damage_in_vault(&mut self, number: usize) {
        let (disk, vault) = self.browser.all();
        let Some(key) = self.cell_to_damage(&vault, number) else {
            return;
        };
        self.browser.disk.flush();
        let raw = self.new_damage();
        self.browser.vault.plant(&key, &raw);
        if !self.is_sound(&disk, &key) {
            self.spoil(&key);
        }
        self.damaged.push(Misfit { key, raw });
    }

    fn spoil(&mut self, cell: &str) {
        self.confirmed.remove(cell);
        self.spoilt.insert(cell.to_owned());
    }
}
