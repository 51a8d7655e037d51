//! Starting: the embedded review, what the browser has kept, and the listeners that stay.

use std::collections::BTreeSet;

use leptos::ev;
use leptos::prelude::*;
use time::Date;

use crate::content::data::Asking;
use crate::content::filter_form::Groups;
use crate::content::keeping::Keeping;
use crate::content::list::PAGE;
use crate::content::warning::Warning;
use crate::history::change::Change;
use crate::history::change_set::ChangeSet;
use crate::history::fold::fold;
use crate::markup::several;
use crate::platform::files::Chosen;
use crate::platform::window::Room;
use crate::platform::{clock, location, panic, screen};
use crate::query::list::rows;
use crate::route::{Route, review_in};
use crate::snapshot::envelope::WorkspaceId;
use crate::snapshot::seed::plant;
use crate::state::present::Stage;
use crate::state::reading::Inbox;
use crate::state::vault::Prepared;
use crate::state::{App, Begun, CHANGES, Erasing, Held, Screen};
use crate::store::journal::{CURRENT, Journal, PREFIX, changes_prefix, read_change};
use crate::store::{Base, Found, Kept, Shelf, ShelfId, Store, StoreError};

/// The shelf of the embedded review. Its name is the same in every window, so that two windows that
/// both make a first change write to one shelf.
const FIRST_SHELF: &str = "first";

/// Sets the state up from what the browser has kept, on top of the embedded review.
pub fn start(prepared: Prepared, (embedded_id, embedded): (WorkspaceId, ChangeSet)) -> App {
    let Prepared {
        cupboard,
        vault,
        refused,
        link,
    } = prepared;
    // With a vault, a refused journal is no loss but of the news from other windows.
    let refused = refused.filter(|_| vault.is_none());
    let store = Box::new(Journal::new(cupboard.clone()));
    let loaded = store.load();
    let lost = loaded.as_ref().err().copied();
    let refused = refused.or(lost.filter(|error| *error == StoreError::Refused));
    match &loaded {
        // Where the journal was emptied between two sessions, it is watched anew.
        Ok(Some(_)) if cupboard.place_canary().is_ok() => {}
        _ => cupboard.watch(),
    }
    let first = Kept {
        shelf: first_shelf(embedded_id.clone()),
        found: Found::Whole,
        changes: Vec::new(),
        misfits: Vec::new(),
    };
    let (kept, begun) = match loaded {
        Ok(Some(kept)) => (labelled(kept, &embedded_id, &embedded), Begun::Yes),
        Ok(None) | Err(_) => (first, Begun::NotYet),
    };
    let mut set = base(kept.shelf.base, &embedded);
    set.union(kept.changes.iter().cloned());
    let today = clock::today().unwrap_or(Date::MIN);
    let folded = fold(&set);
    let lines = rows(&folded, today);
    let mut filed = BTreeSet::new();
    filed.extend(store.filed(&kept.shelf));
    let app = App {
        workspace: RwSignal::new(folded),
        rows: RwSignal::new(lines),
        screen: RwSignal::new(Screen {
            route: Route::parse(&location::fragment()),
            review: review_in(&location::fragment()),
            notice: None,
            keeping: Keeping::Untouched,
            warnings: match lost {
                Some(StoreError::Damaged) => several([Warning::Lost]),
                _ => Vec::new(),
            },
            room: Room::default(),
            misfits: kept.misfits,
            asking: Asking::Nothing,
            groups: Groups::Shut,
            most: PAGE,
            printing: false,
            entered: None,
            mistakes: Vec::new(),
            stage: Stage::empty(),
            opened: None,
        }),
        today,
        held: StoredValue::new_local(Held {
            set,
            store,
            cupboard,
            vault,
            link: link.clone(),
            tries: 0,
            erasing: Erasing::No,
            refused,
            shelf: kept.shelf,
            begun,
            embedded_id,
            embedded,
            filed,
            unkept: BTreeSet::new(),
            counted: None,
            inbox: Inbox::default(),
            awake: None,
        }),
    };
    link.join(app);
    app.held.with_value(|held| held.keep_stubs(&kept.changes));
    let opened = app.open_form(&app.route());
    app.screen.update(|screen| screen.opened = opened);
    app.say_keeping();
    app.wear();
    app.listen();
    app.greet_other_windows();
    app.look_at_room();
    app.enter(&Route::Home);
    app
}

/// What a shelf's changes stand on.
fn base(base: Base, embedded: &ChangeSet) -> ChangeSet {
    match base {
        Base::Embedded => embedded.clone(),
        Base::Nothing => ChangeSet::new(),
    }
}

/// A shelf that lost its label stands on the embedded review if any of its changes speaks of it.
fn labelled(mut kept: Kept, embedded_id: &WorkspaceId, embedded: &ChangeSet) -> Kept {
    let speaks = |change: &Change| embedded.speaks_of(change.rec());
    if kept.found == Found::WithoutItsLabel
        && (kept.shelf.id.as_str() == FIRST_SHELF || kept.changes.iter().any(speaks))
    {
        kept.shelf.workspace = embedded_id.clone();
        kept.shelf.base = Base::Embedded;
    }
    kept
}

/// The review that comes with the app, in the page that carries the app. It was checked when it was
/// put there; a page without it is damaged, and that is said at once.
pub fn embedded() -> (WorkspaceId, ChangeSet) {
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
        let _ = window_event_listener(ev::keydown, move |event| self.hear_key(&event));
        let _ = window_event_listener(ev::submit, move |event| self.hear_submit(&event));
        let _ = window_event_listener(ev::change, move |event| self.hear_change(&event));
        // A frozen window, or one that is shown again from the browser's memory, may have missed events.
        let _ = window_event_listener(ev::focus, move |_| self.look_again());
        let _ = window_event_listener(ev::pageshow, move |_| self.look_again());
        let _ = window_event_listener(ev::visibilitychange, move |_| self.look_again());
        let _ = window_event_listener(
            ev::Custom::<ev::Event>::new("scrutiny-offline"),
            move |_| {
                if self.route() == Route::Data {
                    self.screen.update(|_| {});
                }
            },
        );
        let _ = window_event_listener(ev::dragover, move |event| {
            if Chosen::are_dragged(&event) {
                event.prevent_default();
            }
        });
        let _ = window_event_listener(ev::drop, move |event| self.hear_drop(&event));
        // On paper the list is whole. The page follows before the browser takes its picture of it.
        let printing = move |printing| self.screen.update(|screen| screen.printing = printing);
        let _ = window_event_listener(ev::beforeprint, move |_| printing(true));
        let _ = window_event_listener(ev::afterprint, move |_| printing(false));
        let _ = window_event_listener(ev::beforeunload, move |event| {
            if self
                .screen
                .with_untracked(|screen| screen.keeping.at_risk())
            {
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
        if key.contains("/setting/") {
            self.wear();
        }
        if self.hear_other_window(key, value.as_deref()) {
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

    /// Joins what the store holds now to what is shown, another window's work included.
    fn look_again(self) {
        self.join_kept();
        self.refresh(Self::join_kept);
    }

    pub(super) fn join_kept(self) {
        let loaded = self.held.with_value(|held| held.store.load());
        // Where nothing can be read, the page goes on with what it has, and says so if that is in danger.
        if let Ok(Some(kept)) = loaded {
            let same = self.held.with_value(|held| held.shelf.id == kept.shelf.id);
            if same {
                self.take_in(kept.changes);
            } else {
                self.show_shelf_in_use();
            }
        }
        self.say_keeping();
    }

    /// Shows the shelf in use, whichever it is now: another window opened a file, or went back.
    pub(super) fn reload(self) {
        self.refresh(Self::show_shelf_in_use);
    }

    /// As [`App::reload`], where what is on the shelf was written by this window.
    pub(super) fn show_shelf_in_use(self) {
        screen::tell(CHANGES);
        let loaded = self.held.with_value(|held| held.store.load());
        let Ok(Some(kept)) = loaded else {
            return self.say_keeping();
        };
        let mut misfits = Vec::new();
        self.held.update_value(|held| {
            // Changes of this window that no store took stay with it.
            let unkept: Vec<_> = held
                .unkept
                .iter()
                .filter_map(|id| held.set.get(*id))
                .cloned()
                .collect();
            let same = held.shelf.id == kept.shelf.id;
            let kept = labelled(kept, &held.embedded_id, &held.embedded);
            held.set = base(kept.shelf.base, &held.embedded);
            held.set.union(kept.changes.iter().cloned());
            if same {
                held.set.union(unkept);
            }
            held.counted = None;
            held.filed = BTreeSet::new();
            held.filed.extend(held.store.filed(&kept.shelf));
            held.shelf = kept.shelf;
            held.begun = Begun::Yes;
            held.keep_stubs(&kept.changes);
            misfits = kept.misfits;
            let folded = fold(&held.set);
            let lines = rows(&folded, self.today);
            self.rows.update(|rows| *rows = lines);
            self.workspace.update(|workspace| *workspace = folded);
        });
        self.screen.update(|screen| screen.misfits = misfits);
        self.say_keeping();
    }
}
