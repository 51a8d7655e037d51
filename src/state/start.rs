//! Starting: the embedded review, what the browser has kept, and the listeners that stay.

use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;
use time::Date;

use crate::content::data::Asking;
use crate::content::filter_form::Groups;
use crate::content::help::Help;
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
use crate::state::gather::Gathering;
use crate::state::present::Stage;
use crate::state::reading::Inbox;
use crate::state::vault::Prepared;
use crate::state::weighing::WorkedOut;
use crate::state::{App, Begun, Erasing, Held, Screen};
use crate::store::journal::{CURRENT, Journal, PREFIX, changes_prefix, read_change};
use crate::store::{Base, Found, Kept, Shelf, ShelfId, Store, StoreError};

/// The shelf of the embedded review. Its name is the same in every window, so that two windows that
/// both make a first change write to one shelf.
const FIRST_SHELF: &str = "first";

/// What the browser has kept, read.
pub struct Loaded {
    prepared: Prepared,
    store: Rc<dyn Store>,
    embedded_id: WorkspaceId,
    embedded: ChangeSet,
    kept: Kept,
    begun: Begun,
    lost: Option<StoreError>,
    record: Gathering,
}

/// Reads what the browser has kept, on top of the embedded review, in steps.
pub fn load(
    prepared: Prepared,
    (embedded_id, embedded): (WorkspaceId, ChangeSet),
    then: impl FnOnce(Loaded) + 'static,
) {
    let cupboard = prepared.cupboard.clone();
    let store: Rc<dyn Store> = Rc::new(Journal::new(cupboard.clone()));
    let loaded = store.load();
    let lost = loaded.as_ref().err().copied();
    match &loaded {
        // Where the journal was emptied between two sessions, it is watched anew.
        Ok(Some(_)) if cupboard.place_canary().is_ok() => {}
        _ => cupboard.watch(),
    }
    let (mut kept, begun) = match loaded {
        Ok(Some(kept)) => (kept, Begun::Yes),
        Ok(None) | Err(_) => (first(embedded_id.clone()), Begun::NotYet),
    };
    let changes = std::mem::take(&mut kept.changes);
    let packs = kept.packs.clone();
    let places = (store.clone(), prepared.vault.clone());
    let under = base(kept.shelf.base, &embedded);
    let record = Gathering::new(places, changes, packs).on(under);
    record.go_on(Box::new(move |record| {
        then(Loaded {
            prepared,
            store,
            embedded_id,
            embedded,
            kept,
            begun,
            lost,
            record,
        });
    }));
}

/// Sets the state up from what was read.
pub fn start(loaded: Loaded) -> App {
    let Loaded {
        prepared,
        store,
        embedded_id,
        embedded,
        mut kept,
        begun,
        lost,
        mut record,
    } = loaded;
    let Prepared {
        cupboard,
        vault,
        refused,
        link,
    } = prepared;
    // With a vault, a refused journal is no loss but of the news from other windows.
    let refused = refused.filter(|_| vault.is_none());
    let refused = refused.or(lost.filter(|error| *error == StoreError::Refused));
    let packs = std::mem::take(&mut kept.packs);
    kept.misfits.append(&mut record.misfits);
    label(&mut kept, &mut record, (&embedded_id, &embedded));
    let today = clock::today().unwrap_or(Date::MIN);
    let Gathering {
        changes,
        set,
        workspace,
        ..
    } = record;
    let lines = rows(&workspace, today);
    let mut filed = BTreeSet::new();
    filed.extend(store.filed(&kept.shelf));
    let app = App {
        workspace: RwSignal::new(workspace),
        rows: RwSignal::new(Arc::new(lines)),
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
            dropping: false,
            read: BTreeSet::new(),
            worked_out: WorkedOut::default(),
            help: Rc::new(Help::read(&screen::data("help"))),
            inbox: Inbox::default(),
            saving: None,
            awake: None,
        }),
    };
    link.join(app);
    app.note_read(&packs);
    app.held.with_value(|held| held.keep_stubs(&changes));
    let opened = app.open_form(&app.route());
    app.screen.update(|screen| screen.opened = opened);
    app.say_keeping();
    app.wear();
    app.listen();
    app.greet_other_windows();
    app.look_at_room();
    app.enter(&Route::Home);
    app.tend_soon();
    app
}

/// What a shelf's changes stand on.
pub(super) fn base(base: Base, embedded: &ChangeSet) -> ChangeSet {
    match base {
        Base::Embedded => embedded.clone(),
        Base::Nothing => ChangeSet::new(),
    }
}

/// A shelf that lost its label stands on the embedded review if any of its changes speaks of it.
pub(super) fn label(kept: &mut Kept, record: &mut Gathering, embedded: (&WorkspaceId, &ChangeSet)) {
    let speaks = |change: &Change| embedded.1.speaks_of(change.rec());
    if kept.found == Found::WithoutItsLabel
        && (kept.shelf.id.as_str() == FIRST_SHELF || record.changes.iter().any(speaks))
    {
        kept.shelf.workspace = embedded.0.clone();
        kept.shelf.base = Base::Embedded;
        record.set.union(embedded.1.all().cloned());
        record.workspace = fold(&record.set);
    }
}

/// What is kept where nothing was ever changed.
fn first(embedded: WorkspaceId) -> Kept {
    Kept {
        shelf: first_shelf(embedded),
        found: Found::Whole,
        changes: Vec::new(),
        packs: Vec::new(),
        misfits: Vec::new(),
    }
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
}
