//! Shelves, changes and stores with something in them.

use scrutiny_tracker::history::change::{Change, ChangeId};
use scrutiny_tracker::snapshot::envelope::WorkspaceId;
use scrutiny_tracker::store::journal::{Packing, Packs, changes_prefix};
use scrutiny_tracker::store::{Base, MergeReport, Shelf, ShelfId, Store};
use serde_json::json;

use super::browser::{Browser, Fault, Often, Plan};
use crate::generate::{draft, stamp};

/// A shelf of a name; the later in the alphabet, the newer.
pub fn shelf(name: &str) -> Shelf {
    Shelf {
        id: ShelfId::new(name),
        workspace: WorkspaceId::new("w"),
        base: Base::Nothing,
        begun: format!("2021-01-14 {name}"),
        label: format!("Opened “{name}”"),
    }
}

/// A change that sets a title.
pub fn change(title: &str) -> Change {
    draft(
        "r/1",
        "recommendation",
        json!({ "title": title }),
        &[],
        stamp("A", ""),
    )
}

/// Several changes that set titles.
pub fn changes<const COUNT: usize>(titles: [&str; COUNT]) -> Vec<Change> {
    titles.into_iter().map(change).collect()
}

/// What is left of a change that was taken out.
pub fn stub(change: &Change) -> Change {
    let mut value = change.to_value();
    let set = value["set"].as_object_mut().unwrap();
    set.values_mut().for_each(|value| *value = ().into());
    value["redacted"] = true.into();
    Change::from_value_unverified(&value).unwrap()
}

/// The report of a merge of the given changes.
pub fn report(key: &str, changes: &[Change]) -> MergeReport {
    MergeReport {
        key: key.to_owned(),
        at: format!("2021-01-14T16:10:00Z {key}"),
        files: vec!["a file.json".to_owned()],
        said: vec!["One change was new.".to_owned()],
        changes: ids(changes),
        taken_back: Vec::new(),
    }
}

/// The ids of changes, in order.
pub fn ids(changes: &[Change]) -> Vec<ChangeId> {
    let mut ids: Vec<_> = changes.iter().map(Change::id).collect();
    ids.sort();
    ids
}

/// The cell of a change on a shelf.
pub fn cell(shelf: &Shelf, change: &Change) -> String {
    format!("{}{}", changes_prefix(&shelf.id), change.id())
}

/// Two shelves that the vault has confirmed and the disk has: `old`, a restore point with a note of what
/// is in a file and the report of a merge, and `now`, in use.
#[derive(Clone)]
pub struct Lived {
    pub browser: Browser,
    pub old: Shelf,
    pub on_old: Vec<Change>,
    pub now: Shelf,
    pub on_now: Vec<Change>,
}

impl Lived {
    /// The same in another browser.
    pub fn copy(&self) -> Self {
        Self {
            browser: self.browser.copy(),
            ..self.clone()
        }
    }

    pub fn new() -> Self {
        let browser = Browser::default();
        let (old, now) = (shelf("a-old"), shelf("b-now"));
        let (on_old, on_now) = (changes(["One", "Two"]), changes(["Three", "Four"]));
        let window = browser.answered();
        window.store.begin(&old, &on_old).unwrap();
        window.store.note_filed(&old, &ids(&on_old)).unwrap();
        let merge = report("m", &on_old[..1]);
        window.store.note_merge(&old, &merge).unwrap();
        window.store.begin(&now, &on_now).unwrap();
        window.store.keep_setting("name", "A Member").unwrap();
        window.cells.place_canary().unwrap();
        window.settle();
        browser.disk.flush();
        Self {
            browser,
            old,
            on_old,
            now,
            on_now,
        }
    }
}

/// The packs of changes for a shelf.
pub fn packs(shelf: &Shelf, changes: &[Change]) -> Packs {
    let mut packing = Packing::new(&shelf.id);
    changes.iter().for_each(|change| packing.add(change));
    packing.take()
}

/// Every way to go wrong at one call, or from one call on.
pub const FAULTS: [(Fault, Often); 11] = [
    (Fault::Refused, Often::Once),
    (Fault::Refused, Often::From),
    (Fault::Full, Often::Once),
    (Fault::Full, Often::From),
    (Fault::Dropped, Often::Once),
    (Fault::Dropped, Often::From),
    (Fault::Truncated, Often::Once),
    (Fault::Truncated, Often::From),
    (Fault::Stale, Often::Once),
    (Fault::Late, Often::Once),
    (Fault::Ended, Often::From),
];

/// Tries something with every fault at every call it makes: `attempt` fails the disk by the plan, does
/// the thing, mends the disk and gives back what that said.
pub fn with_every_fault(mut attempt: impl FnMut(Plan) -> bool) {
    for (fault, often) in FAULTS {
        let mut call = 0;
        while attempt((fault, call, often)) {
            call += 1;
            assert!(call < 2_000, "it makes a call for ever");
        }
        assert!(call > 2, "the thing makes calls that can fail");
    }
}
