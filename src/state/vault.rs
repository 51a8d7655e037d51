//! Carrying writes to the vault, and joining what it holds to what is shown.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;

use crate::history::change::{Change, ChangeId};
use crate::platform::storage::LocalCells;
use crate::platform::vault::{Cells as VaultCells, Vault};
use crate::platform::window;
use crate::route::Route;
use crate::state::open::RESTORE_POINTS;
use crate::state::{App, Erasing, Held};
use crate::store::StoreError;
use crate::store::cells::{Cells, MemoryCells};
use crate::store::joined::{Joined, Near, Vault as VaultState};
use crate::store::journal::{Lines, change_of, is_pack};

/// How long the app waits for the vault before it starts with the journal alone.
const PATIENCE: Duration = Duration::from_secs(5);

/// How often a write or an opening is tried again by itself. Later edits try again in any case.
const TRIES: u32 = 5;

/// How many signs the journal may have before changes that the vault has go out of it. Until then there
/// are two copies. Browsers give a page about five million.
const JOURNAL_ROOM: usize = 2_500_000;

/// The journal and the vault as one.
pub(super) type Cupboard = Rc<Joined<Box<dyn Cells>>>;

/// What is ready before the first page is shown.
pub struct Prepared {
    pub(super) cupboard: Cupboard,
    pub(super) vault: Option<Vault>,
    pub(super) refused: Option<StoreError>,
    pub(super) link: Rc<Link>,
}

/// What happens once everything is ready.
type Beginning = Box<dyn FnOnce(Prepared)>;

/// The way from the vault's answers to the app, which may come later or before.
#[derive(Default)]
pub(super) struct Link {
    app: Cell<Option<App>>,
    waiting: RefCell<Option<Beginning>>,
}

impl Link {
    pub(super) fn join(&self, app: App) {
        self.app.set(Some(app));
    }
}

/// Opens the journal and the vault. `then` is called once the vault has answered, or has been waited
/// for long enough.
pub fn prepare(then: impl FnOnce(Prepared) + 'static) {
    let (cells, near, refused): (Box<dyn Cells>, _, _) = match LocalCells::probe() {
        Ok(cells) => (Box::new(cells), Near::Lasting, None),
        Err(error) => (
            Box::new(MemoryCells::default()),
            Near::ThisWindow,
            Some(error),
        ),
    };
    let cupboard = Rc::new(Joined::new(cells, near));
    let link = Rc::new(Link::default());
    *link.waiting.borrow_mut() = Some(Box::new(then));
    let ready = {
        let (cupboard, link) = (cupboard.clone(), link.clone());
        move |vault| {
            let waiting = link.waiting.borrow_mut().take();
            if let Some(then) = waiting {
                then(Prepared {
                    cupboard,
                    vault,
                    refused,
                    link,
                });
            }
        }
    };
    let too_late = ready.clone();
    set_timeout(move || too_late(None), PATIENCE);
    open(link.clone(), move |answer| match link.app.get() {
        Some(app) => app.vault_came(answer),
        None => ready(take_in(&cupboard, answer)),
    });
}

fn open(link: Rc<Link>, then: impl FnOnce(Result<(Vault, VaultCells), StoreError>) + 'static) {
    let closed = move || {
        if let Some(app) = link.app.get() {
            app.vault_closed();
        }
    };
    Vault::open(closed, move |opened| match opened {
        Ok(vault) => {
            let read = vault.clone();
            read.read(move |cells| then(cells.map(|cells| (vault, cells))));
        }
        Err(error) => then(Err(error)),
    });
}

/// Joins the vault's cells to the journal's; `None` where there is no vault to be had.
fn take_in(cupboard: &Cupboard, answer: Result<(Vault, VaultCells), StoreError>) -> Option<Vault> {
    let joined = answer.and_then(|(vault, cells)| {
        let crowded = cupboard.is_crowded(JOURNAL_ROOM)?;
        let held = crowded.then(|| cells.clone());
        cupboard.adopt(cells)?;
        if let Some(held) = held {
            // A journal that cannot be thinned out goes on as it is.
            let _ = cupboard.make_room(JOURNAL_ROOM, &held);
        }
        Ok(vault)
    });
    if joined.is_err() {
        cupboard.without_vault();
    }
    joined.ok()
}

impl App {
    /// The vault has answered after the app had started.
    fn vault_came(self, answer: Result<(Vault, VaultCells), StoreError>) {
        let cupboard = self.held.with_value(|held| held.cupboard.clone());
        if answer.is_err() {
            let lost = cupboard.without_vault();
            self.note_unkept(&lost);
            return self.say_keeping();
        }
        let vault = take_in(&cupboard, answer);
        self.held.update_value(|held| {
            held.vault = vault;
            held.tries = 0;
            held.refused = None;
            held.keep_what_was_not_kept();
        });
        self.join_kept();
    }

    /// The browser has closed the vault: a later version of the app asked for it, or the browser's data
    /// was cleared.
    pub(super) fn vault_closed(self) {
        self.held.update_value(|held| {
            held.vault = None;
            held.cupboard.not_taken(StoreError::Refused);
        });
        self.say_keeping();
        self.try_later(Self::open_vault_again);
    }

    fn open_vault_again(self) {
        let link = self.held.with_value(|held| held.link.clone());
        open(link, move |answer| match answer {
            Ok(_) => self.vault_came(answer),
            Err(_) => self.try_later(Self::open_vault_again),
        });
    }

    /// Gives the vault what waits for it. It answers later, and then what came meanwhile is given to it.
    pub(super) fn carry(self) {
        let next = self.held.with_value(|held| {
            let vault = held.vault.clone()?;
            Some((vault, held.cupboard.next_writes()))
        });
        if let Some((vault, writes)) = next
            && !writes.is_empty()
        {
            vault.write(&writes, move |done| self.carried(done));
        }
    }

    fn carried(self, done: Result<(), StoreError>) {
        match done {
            Ok(()) => {
                let mut unheard = false;
                self.held.update_value(|held| {
                    held.tries = 0;
                    let confirmed = held.cupboard.confirm();
                    unheard = confirmed.iter().any(|key| held.cupboard.is_unheard(key));
                    if !held.unkept.is_empty() {
                        for id in held.ids_in(&confirmed) {
                            held.unkept.remove(&id);
                        }
                    }
                });
                if unheard {
                    self.tell_other_windows();
                }
                self.after_saving();
                self.say_keeping();
            }
            Err(error) => {
                let only_here = self.held.with_value(|held| {
                    held.cupboard.not_taken(error);
                    held.cupboard.only_here()
                });
                self.note_unkept(&only_here);
                self.say_keeping_without_carrying();
                self.try_later(Self::carry);
            }
        }
    }

    /// Tries again after a while that grows, a few times.
    fn try_later(self, what: fn(Self)) {
        let mut tries = 0;
        self.held.update_value(|held| {
            held.tries += 1;
            tries = held.tries;
        });
        if tries <= TRIES {
            let wait = Duration::from_millis(250 << tries);
            set_timeout(move || what(self), wait);
        }
    }

    /// Remembers the changes that are in this window only, by their cells.
    fn note_unkept(self, keys: &[String]) {
        self.held.update_value(|held| {
            let here = |id: &ChangeId| held.set.contains(*id);
            let ids: Vec<_> = held.ids_in(keys).into_iter().filter(here).collect();
            held.unkept.extend(ids);
        });
    }

    /// Reads the vault again, since another window may have written what the journal had no room for,
    /// and then goes on.
    pub(super) fn refresh(self, then: fn(Self)) {
        let vault = self.held.with_value(|held| held.vault.clone());
        let Some(vault) = vault else {
            // A vault that was closed is asked for again whenever somebody comes back to the window.
            let closed = self
                .held
                .with_value(|held| matches!(held.cupboard.vault(), VaultState::Troubled(_)));
            if closed {
                self.held.update_value(|held| held.tries = 0);
                self.open_vault_again();
            }
            return then(self);
        };
        vault.read(move |cells| {
            if let Ok(cells) = cells {
                // What cannot be joined now is joined at the next start.
                let _ = self.held.with_value(|held| held.cupboard.adopt(cells));
            }
            then(self);
        });
    }

    /// Once nothing is on its way: seals what has become much, and reads the packs that the store asks for.
    fn tend(self) {
        let mut wanted = None;
        self.held.update_value(|held| {
            if held.erasing == Erasing::UnderWay || held.cupboard.writes_under_way() > 0 {
                return;
            }
            // What cannot be sealed now is so another time.
            let _ = held.store.seal(&held.shelf);
            wanted = held.vault.clone().zip(held.store.wanted());
            if wanted.is_none() && std::mem::take(&mut held.dropping) {
                let _ = held.store.drop_restore_points(RESTORE_POINTS);
            }
        });
        let Some((vault, key)) = wanted else {
            return self.carry();
        };
        let name = key.clone();
        vault.get(&key, move |text| {
            let Ok(text) = text else { return };
            let lines = text.map(|text| Lines::new(&name, text));
            let taken = self
                .held
                .with_value(|held| held.store.take_pack(&name, lines.as_ref()));
            // A page may wait for it.
            if matches!(self.route(), Route::Changes(_)) {
                self.screen.update(|_| {});
            }
            if taken.is_ok() {
                self.carry();
                self.tend_soon();
            }
        });
    }

    /// As [`App::tend`], once the browser has done what waits.
    pub(super) fn tend_soon(self) {
        set_timeout(move || self.tend(), Duration::ZERO);
    }

    /// Once everything has been taken away, the page begins as on the first day.
    fn after_saving(self) {
        self.tend_soon();
        let ended = self.held.with_value(|held| {
            held.erasing == Erasing::UnderWay && held.cupboard.writes_under_way() == 0
        });
        if ended {
            window::reload();
        }
    }
}

impl Held {
    /// The changes in cells, some of which are packs that are at hand.
    fn ids_in(&self, keys: &[String]) -> Vec<ChangeId> {
        let mut ids: Vec<ChangeId> = keys.iter().filter_map(|key| change_of(key)).collect();
        for pack in keys.iter().filter(|key| is_pack(key)) {
            let Some(text) = self.store.pack_at_hand(pack) else {
                continue;
            };
            let (mut lines, mut changes) = (Lines::new(pack, text), Vec::new());
            while lines.next(usize::MAX, &mut changes) {}
            ids.extend(changes.iter().map(Change::id));
        }
        ids
    }
}
