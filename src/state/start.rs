//! Starting: the embedded review, what the browser has kept, and the listeners that stay.

use std::collections::BTreeSet;

use leptos::ev;
use leptos::prelude::*;
use time::Date;

use crate::content::data::Asking;
use crate::content::filter_form::Groups;
use crate::content::keeping::Keeping;
use crate::history::change_set::ChangeSet;
use crate::history::fold::fold;
use crate::platform::storage::LocalCells;
use crate::platform::{clock, location, panic, screen};
use crate::route::Route;
use crate::snapshot::envelope::WorkspaceId;
use crate::snapshot::seed::plant;
use crate::state::{App, Begun, Held, Screen, derive_rows};
use crate::store::cells::MemoryCells;
use crate::store::journal::{CURRENT, Journal, PREFIX, changes_prefix, read_change};
use crate::store::{Base, Kept, Shelf, ShelfId, Store, StoreError};

/// The shelf of the embedded review. Its name is the same in every window, so that two windows that
/// both make a first change write to one shelf.
const FIRST_SHELF: &str = "first";

/// Sets the state up from what the browser has kept.
pub fn start() -> App {
    let (embedded_id, embedded) = embedded();
    let (store, refused) = open_store();
    let loaded = store.load();
    let refused = refused.or(loaded.as_ref().err().copied());
    let (shelf, begun, kept) = match loaded {
        Ok(Some(Kept {
            shelf,
            changes,
            misfits,
        })) => (shelf, Begun::Yes, (changes, misfits)),
        Ok(None) | Err(_) => (
            first_shelf(embedded_id),
            Begun::NotYet,
            (Vec::new(), Vec::new()),
        ),
    };
    let mut set = match shelf.base {
        Base::Embedded => embedded.clone(),
        Base::Nothing => ChangeSet::new(),
    };
    let (changes, misfits) = kept;
    set.union(changes.iter().cloned());
    let today = clock::today().unwrap_or(Date::MIN);
    let workspace = RwSignal::new(fold(&set));
    let mut filed = BTreeSet::new();
    filed.extend(store.filed(&shelf));
    let keeping = refused.map_or(Keeping::Untouched, |error| Keeping::NotKept {
        error,
        unkept: 0,
    });
    let app = App {
        workspace,
        rows: derive_rows(workspace, today),
        screen: RwSignal::new(Screen {
            route: Route::parse(&location::fragment()),
            notice: None,
            keeping,
            misfits,
            asking: Asking::Nothing,
            groups: Groups::Shut,
            entered: None,
            mistakes: Vec::new(),
            opened: None,
        }),
        today,
        held: StoredValue::new_local(Held {
            set,
            store,
            shelf,
            begun,
            embedded,
            filed,
            unkept: BTreeSet::new(),
        }),
    };
    app.held.with_value(|held| held.keep_stubs(&changes));
    let opened = app.open_form(&app.route());
    app.screen.update(|screen| screen.opened = opened);
    app.say_keeping();
    app.listen();
    app
}

/// The review that comes with the app, in the page that carries the app. It was checked when it was
/// put there; a page without it is damaged, and that is said at once.
fn embedded() -> (WorkspaceId, ChangeSet) {
    match plant(&screen::data("embedded-review")) {
        Ok(planted) => planted,
        Err(error) => {
            panic::show(&format!(
                "The review that comes with the tracker is damaged. {error}"
            ));
            (WorkspaceId::new("damaged"), ChangeSet::new())
        }
    }
}

fn first_shelf(workspace: WorkspaceId) -> Shelf {
    Shelf {
        id: ShelfId::new(FIRST_SHELF),
        workspace,
        base: Base::Embedded,
        begun: clock::now(),
        label: "The review that comes with the tracker".to_owned(),
    }
}

fn open_store() -> (Box<dyn Store>, Option<StoreError>) {
    match LocalCells::probe() {
        Ok(cells) => (Box::new(Journal::new(cells)), None),
        Err(error) => (Box::new(Journal::new(MemoryCells::default())), Some(error)),
    }
}

impl App {
    /// Listens for as long as the window lives: the address, the other windows, and the return of the
    /// person to this one.
    fn listen(self) {
        // The handles are dropped on purpose: these listeners are never taken away.
        let _ = window_event_listener(ev::hashchange, move |_| self.follow_address());
        let _ = window_event_listener(ev::storage, move |event| match event.key() {
            Some(key) => self.hear(&key, event.new_value()),
            None => self.reload(),
        });
        let _ = window_event_listener(ev::click, move |event| self.hear_click(&event));
        let _ = window_event_listener(ev::input, move |event| self.hear_input(&event));
        let _ = window_event_listener(ev::submit, move |event| self.hear_submit(&event));
        let _ = window_event_listener(ev::change, move |event| self.hear_change(&event));
        // A frozen window may have missed its events.
        let _ = window_event_listener(ev::focus, move |_| self.reread());
        let _ = window_event_listener(ev::beforeunload, move |event| {
            let at_risk = self.screen.with_untracked(
                |screen| matches!(screen.keeping, Keeping::NotKept { unkept, .. } if unkept > 0),
            );
            if at_risk {
                event.prevent_default();
            }
        });
    }

    /// Another window wrote a cell.
    fn hear(self, key: &str, value: Option<String>) {
        if !key.starts_with(PREFIX) {
            return;
        }
        if key == CURRENT {
            let here = self.held.with_value(|held| held.shelf.id.clone());
            if value.as_deref() != Some(here.as_str()) {
                self.reload();
            }
            return;
        }
        let of_this_shelf = self
            .held
            .with_value(|held| key.starts_with(&changes_prefix(&held.shelf.id)));
        if let Some(change) = value
            .filter(|_| of_this_shelf)
            .as_deref()
            .and_then(read_change)
        {
            self.take_in(vec![change]);
        }
    }

    /// Joins what the store holds now to what is shown.
    fn reread(self) {
        let loaded = self.held.with_value(|held| held.store.load());
        if let Ok(Some(kept)) = loaded {
            let same = self.held.with_value(|held| held.shelf.id == kept.shelf.id);
            if same {
                self.take_in(kept.changes);
            } else {
                self.reload();
            }
        }
    }

    /// Shows the shelf in use, whichever it is now: another window opened a file, or went back.
    pub(super) fn reload(self) {
        let loaded = self.held.with_value(|held| held.store.load());
        let Ok(Some(kept)) = loaded else {
            return;
        };
        self.held.update_value(|held| {
            // Changes of this window that no store took stay with it.
            let unkept: Vec<_> = held
                .unkept
                .iter()
                .filter_map(|id| held.set.get(*id))
                .cloned()
                .collect();
            let same = held.shelf.id == kept.shelf.id;
            held.set = match kept.shelf.base {
                Base::Embedded => held.embedded.clone(),
                Base::Nothing => ChangeSet::new(),
            };
            held.set.union(kept.changes.iter().cloned());
            if same {
                held.set.union(unkept);
            }
            held.filed = BTreeSet::new();
            held.filed.extend(held.store.filed(&kept.shelf));
            held.shelf = kept.shelf;
            held.begun = Begun::Yes;
            held.keep_stubs(&kept.changes);
            let folded = fold(&held.set);
            self.workspace.update(|workspace| *workspace = folded);
        });
        self.screen.update(|screen| screen.misfits = kept.misfits);
        self.say_keeping();
    }
}
