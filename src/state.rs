//! Ring 3: the one workspace, what is done to it, and what is said about keeping it.
//!
//! Pages read signals and call the methods of [`App`]; nobody else changes anything.

mod accepting;
mod changes;
mod control;
mod files;
mod follow;
mod forms;
mod gather;
mod keeping;
mod merge;
pub mod navigation;
pub mod notice;
mod open;
mod pack;
mod papers;
mod present;
mod reading;
mod record;
mod saving;
mod scope;
mod settings;
mod sheet;
mod start;
mod statistics;
mod tables;
mod taking_away;
mod vault;
mod watch;
mod weighing;
mod whole_tables;

use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use time::Date;

use crate::content::data::Asking;
use crate::content::entered::Entered;
use crate::content::filter_form::Groups;
use crate::content::help::Help;
use crate::content::keeping::Keeping;
use crate::content::warning::Warning;
use crate::content::{record_form, response_form};
use crate::domain::id::RecordId;
use crate::domain::workspace::Workspace;
use crate::history::change::{Change, ChangeId, Stamp};
use crate::history::change_set::{ChangeSet, latest};
use crate::history::command::{Command, Mistake, Refusal};
use crate::platform::vault::Vault;
use crate::platform::window::{Awake, Room};
use crate::platform::{chance, clock};
use crate::query::list::Row;
use crate::route::Route;
use crate::snapshot::envelope::{UNNAMED, WorkspaceId};
use crate::state::keeping::Counted;
use crate::state::notice::Notice;
use crate::state::reading::Inbox;
use crate::state::saving::Saving;
use crate::state::vault::{Cupboard, Link};
use crate::store::{Misfit, Shelf, Store, StoreError};

pub use start::{embedded, load, start};
pub use vault::{Prepared, prepare};

/// The setting that remembers when this browser was first used for the tracker.
const FIRST_USED: &str = "first-used";

/// The event by which the scripts of the page hear that the record changes.
const CHANGES: &str = "scrutiny-changes";

/// The app's state. It is small and copied freely.
#[derive(Clone, Copy)]
pub struct App {
    /// The workspace as it is now.
    pub workspace: RwSignal<Workspace>,
    /// The line of each recommendation, worked out once for all pages.
    pub rows: RwSignal<Arc<Vec<Row>>>,
    /// Everything else that the screen shows.
    pub screen: RwSignal<Screen>,
    /// The day on which timing is worked out.
    pub today: Date,
    held: StoredValue<Held, LocalStorage>,
}

/// What the screen shows besides the record. It is one value in one signal: each further signal of
/// another type costs the app several kilobytes.
pub struct Screen {
    /// The page shown.
    pub route: Route,
    /// The review that the address names, where it names one.
    pub review: Option<RecordId>,
    /// What was just done, shown until the next page.
    pub notice: Option<Notice>,
    /// What is said about keeping.
    pub keeping: Keeping,
    /// What stays in sight until it is put right.
    pub warnings: Vec<Warning>,
    /// How much room the browser gives.
    pub room: Room,
    /// What on the shelf could not be understood.
    pub misfits: Vec<Misfit>,
    /// What the Data page asks or says about a file.
    pub asking: Asking,
    /// Whether the filters are in sight on a small screen.
    pub groups: Groups,
    /// How many rows of the list are on the page at most.
    pub most: usize,
    /// Whether the page is being printed, with everything on it.
    pub printing: bool,
    /// What stood in the form when it was refused; `None` while it was not.
    pub entered: Option<Entered>,
    /// What in the form needs another look.
    pub mistakes: Vec<Mistake>,
    /// How the presentation stands.
    stage: present::Stage,
    /// The record as it was when its form was opened.
    opened: Option<Opened>,
}

/// A form that is open. What the person saw then is what the entry builds on: a change that arrives
/// meanwhile is kept beside it and not written over.
#[derive(Clone)]
struct Opened {
    subject: Subject,
    seen: ChangeSet,
}

/// What an open form is about.
#[derive(Clone)]
enum Subject {
    Response(response_form::Subject),
    Record(Box<record_form::Subject>),
}

impl Subject {
    /// The record, where it is there already.
    fn id(&self) -> Option<&RecordId> {
        match self {
            Self::Response(response) => response.id.as_ref(),
            Self::Record(record) => record.id.as_ref(),
        }
    }
}

/// What stands behind the signals.
struct Held {
    set: ChangeSet,
    store: Rc<dyn Store>,
    /// What the store's cells are in.
    cupboard: Cupboard,
    vault: Option<Vault>,
    link: Rc<Link>,
    /// How often the vault has failed in a row.
    tries: u32,
    erasing: Erasing,
    /// Why nothing at all can be kept.
    refused: Option<StoreError>,
    shelf: Shelf,
    begun: Begun,
    /// The workspace of the review that comes with the app.
    embedded_id: WorkspaceId,
    /// The changes that come with the app.
    embedded: ChangeSet,
    /// The changes known to be in a saved file.
    filed: BTreeSet<ChangeId>,
    /// The changes that no store would take.
    unkept: BTreeSet<ChangeId>,
    /// What was counted last.
    counted: Option<Counted>,
    /// The packs of the shelf that were read.
    read: BTreeSet<String>,
    /// Whether restore points beyond those that are kept may go once more is known of them.
    dropping: bool,
    /// What was worked out from the whole record.
    worked_out: weighing::WorkedOut,
    /// The help that the page carries, read once.
    help: Rc<Help>,
    /// Files on their way in.
    inbox: Inbox,
    /// A file on its way out.
    saving: Option<Saving>,
    /// While slides are shown: that the screen does not go dark.
    awake: Option<Awake>,
}

/// Whether everything is being taken away from this browser.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Erasing {
    No,
    UnderWay,
}

/// Whether the shelf has been written to storage yet. It is when the first change is made.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Begun {
    Yes,
    NotYet,
}

impl App {
    /// Carries a command out: the change is kept before it is acknowledged.
    ///
    /// # Errors
    ///
    /// A [`Refusal`]; then nothing has changed.
    pub fn dispatch(self, command: &Command, by: &str) -> Result<ChangeId, Refusal> {
        let stamp = stamp(&self.signed(by));
        let planned = self
            .held
            .with_value(|held| command.plan(&held.set, stamp))?;
        let id = planned.id();
        self.accept(vec![planned]);
        Ok(id)
    }

    /// Carries a command out on what its author had seen, which may be less than there is by now.
    ///
    /// # Errors
    ///
    /// A [`Refusal`]; then nothing has changed.
    fn dispatch_on(
        self,
        seen: &ChangeSet,
        command: &Command,
        by: &str,
    ) -> Result<ChangeId, Refusal> {
        let planned = command.plan(seen, stamp(&self.signed(by)))?;
        let id = planned.id();
        self.accept(vec![planned]);
        Ok(id)
    }

    /// An id for a new record, or `None` where the browser has no source of chance.
    pub fn new_id(self) -> Option<RecordId> {
        chance::random_bytes().map(RecordId::from_random)
    }

    /// Reads the set of changes, for histories. Read [`App::workspace`] too where the view must follow.
    pub fn with_changes<T>(self, read: impl FnOnce(&ChangeSet) -> T) -> T {
        // The set is followed through the workspace that is folded from it.
        self.workspace
            .with(|_| self.held.with_value(|held| read(&held.set)))
    }

    /// The latest changes that did not come with the app, newest first, each put into words.
    pub fn latest_changes<T>(self, most: usize, say: impl Fn(&Workspace, &Change) -> T) -> Vec<T> {
        self.workspace.with(|workspace| {
            self.held.with_value(|held| {
                let latest = latest(held.own(), most).into_iter();
                latest.map(|change| say(workspace, change)).collect()
            })
        })
    }
}

impl Held {
    /// Writes the shelf to storage before the first change goes on it.
    fn begin(&mut self) -> Result<(), StoreError> {
        if self.begun == Begun::NotYet {
            self.store.begin(&self.shelf, &[])?;
            self.begun = Begun::Yes;
            if self.store.setting(FIRST_USED).is_none() {
                // Only a line of the Data page is missing where this cannot be kept.
                let _ = self.store.keep_setting(FIRST_USED, &clock::now());
            }
            // Without it a clearing goes unnoticed while the window is open; the work is kept all the same.
            let _ = self.cupboard.place_canary();
        }
        Ok(())
    }

    /// Tries again to keep what no store would take.
    fn keep_what_was_not_kept(&mut self) {
        let waiting: Vec<Change> = self
            .unkept
            .iter()
            .filter_map(|id| self.set.get(*id))
            .cloned()
            .collect();
        for change in &waiting {
            self.keep(change);
        }
    }

    /// The changes that did not come with the app.
    fn own(&self) -> impl Iterator<Item = &Change> {
        let all = self.set.all();
        all.filter(|change| !self.embedded.contains(change.id()))
    }
}

/// A name is for people to read; somebody who gives none is called "A member".
fn stamp(by: &str) -> Stamp {
    let by = by.trim();
    Stamp {
        by: if by.is_empty() { UNNAMED } else { by }.to_owned(),
        at: clock::now(),
    }
}
