//! The promise of keeping: what was acknowledged is there afterwards, whatever the storage does.

use std::cell::Cell;
use std::rc::Rc;

use proptest::prelude::*;
use scrutiny_tracker::history::change::{Change, ChangeId};
use scrutiny_tracker::snapshot::envelope::WorkspaceId;
use scrutiny_tracker::store::cells::{Cells, MemoryCells};
use scrutiny_tracker::store::journal::{CURRENT, Journal, PREFIX, changes_prefix};
use scrutiny_tracker::store::{Base, Misfit, Shelf, ShelfId, Store, StoreError};
use serde_json::json;

use crate::generate::{cases, draft, history, run, set_of, stamp, steady};

/// What goes wrong with a call.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Fault {
    Refused,
    Full,
    /// The write is accepted and forgotten.
    Dropped,
    /// Half of the text is kept.
    Truncated,
}

/// Cells that several journals share; those of one journal may go wrong at one call, or from it on.
#[derive(Clone)]
struct Shaky {
    cells: Rc<MemoryCells>,
    calls: Rc<Cell<usize>>,
    fault: Option<(Fault, usize, bool)>,
}

impl Shaky {
    fn new() -> Self {
        Self {
            cells: Rc::default(),
            calls: Rc::default(),
            fault: None,
        }
    }

    /// The same cells, failing at the call of this number.
    fn failing(&self, fault: Fault, at: usize, lasting: bool) -> Self {
        let fault = Some((fault, at, lasting));
        Self {
            cells: self.cells.clone(),
            calls: Rc::default(),
            fault,
        }
    }

    /// The fault of this call, if it is its turn.
    fn turn(&self) -> Option<Fault> {
        let call = self.calls.replace(self.calls.get() + 1);
        let (fault, at, lasting) = self.fault?;
        (call == at || lasting && call > at).then_some(fault)
    }

    fn reach(&self) -> Result<(), StoreError> {
        match self.turn() {
            Some(Fault::Refused) => Err(StoreError::Refused),
            _ => Ok(()),
        }
    }
}

impl Cells for Shaky {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.reach().and_then(|()| self.cells.get(key))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        match self.turn() {
            None => self.cells.set(key, value),
            Some(Fault::Refused) => Err(StoreError::Refused),
            Some(Fault::Full) => Err(StoreError::Full),
            Some(Fault::Dropped) => Ok(()),
            Some(Fault::Truncated) => self.cells.set(key, &value[..value.len() / 2]),
        }
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.reach().and_then(|()| self.cells.remove(key))
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        self.reach().and_then(|()| self.cells.keys(prefix))
    }
}

fn shelf(name: &str) -> Shelf {
    Shelf {
        id: ShelfId::new(name),
        workspace: WorkspaceId::new("w"),
        base: Base::Nothing,
        begun: format!("2021-01-14 {name}"),
        label: format!("Opened “{name}”"),
    }
}

fn change(text: &str) -> Change {
    draft(
        "r/1",
        "recommendation",
        json!({"title": text}),
        &[],
        stamp("A", ""),
    )
}

fn ids(changes: &[Change]) -> Vec<ChangeId> {
    let mut ids: Vec<_> = changes.iter().map(Change::id).collect();
    ids.sort();
    ids
}

/// What a window that is opened now finds: the shelf in use and the ids of the changes on it.
fn found(cells: &Shaky, said: &str) -> (Shelf, Vec<ChangeId>) {
    let kept = fresh(cells).load().unwrap();
    let kept = kept.unwrap_or_else(|| panic!("the app would think nothing was kept: {said}"));
    (kept.shelf, ids(&kept.changes))
}

/// A journal on the same cells to which nothing happens.
fn fresh(cells: &Shaky) -> Journal<Shaky> {
    Journal::new(cells.failing(Fault::Refused, usize::MAX, false))
}

/// Every way to go wrong at every call of a task that makes fewer than forty.
fn faults() -> impl Iterator<Item = (Fault, usize, bool)> {
    use Fault::{Dropped, Full, Refused, Truncated};
    let ways = [
        (Refused, false),
        (Full, false),
        (Full, true),
        (Dropped, false),
        (Dropped, true),
        (Truncated, false),
    ];
    ways.into_iter()
        .flat_map(|(fault, lasting)| (0..40).map(move |call| (fault, call, lasting)))
}

/// Cells with a shelf in use, on which two changes were kept.
fn in_use() -> (Shaky, Shelf, Vec<Change>) {
    let (cells, shelf, changes) = (
        Shaky::new(),
        shelf("in-use"),
        vec![change("One"), change("Two")],
    );
    Journal::new(cells.clone()).begin(&shelf, &changes).unwrap();
    (cells, shelf, changes)
}

#[test]
fn what_append_acknowledges_is_kept_whatever_fails() {
    for (fault, call, lasting) in faults() {
        let (cells, shelf, mut acknowledged) = in_use();
        let journal = Journal::new(cells.failing(fault, call, lasting));
        let more: Vec<Change> = (0..10)
            .map(|number| change(&format!("More {number}")))
            .collect();
        let taken = more
            .iter()
            .filter(|change| journal.append(&shelf, change).is_ok());
        acknowledged.extend(taken.cloned());
        let (there, kept) = found(&cells, "a change was refused");
        assert_eq!(there, shelf);
        let all: Vec<_> = acknowledged.iter().chain(&more).map(Change::id).collect();
        for change in &acknowledged {
            let said = format!("{fault:?} at {call}, lasting: {lasting}");
            assert!(kept.contains(&change.id()), "{said}");
        }
        assert!(kept.iter().all(|id| all.contains(id)));
    }
}

#[test]
fn a_begin_that_fails_leaves_the_shelf_in_use_as_it_was() {
    for (fault, call, lasting) in faults() {
        let (cells, before, changes) = in_use();
        let journal = Journal::new(cells.failing(fault, call, lasting));
        let (new, all) = (shelf("new"), [change("Three"), change("Four")]);
        let done = journal.begin(&new, &all);
        let said = format!("{fault:?} at {call}, lasting: {lasting}, {done:?}");
        let (there, kept) = found(&cells, &said);
        let (expected, on_it) = if done.is_ok() {
            (&new, &all[..])
        } else {
            (&before, &changes[..])
        };
        assert_eq!((&there, kept), (expected, ids(on_it)), "{said}");
        if done.is_err() {
            let offered = fresh(&cells).restore_points().unwrap();
            assert_eq!(offered, [], "half a shelf is not offered: {said}");
        }
    }
}

#[test]
fn a_second_window_that_begins_the_same_shelf_and_fails_takes_nothing_away() {
    // Two windows that both make a first change begin the same shelf.
    for (fault, call, lasting) in faults() {
        let (cells, shelf, changes) = in_use();
        let done = Journal::new(cells.failing(fault, call, lasting)).begin(&shelf, &[]);
        let said = format!("{fault:?} at {call}, lasting: {lasting}, {done:?}");
        let (there, kept) = found(&cells, &said);
        assert_eq!((there, kept), (shelf, ids(&changes)), "{said}");
    }
}

#[test]
fn going_back_succeeds_or_leaves_the_shelf_in_use() {
    for (fault, call, lasting) in faults() {
        let (cells, old, old_changes) = in_use();
        let (new, new_changes) = (shelf("new"), [change("Three")]);
        Journal::new(cells.clone())
            .begin(&new, &new_changes)
            .unwrap();
        let done = Journal::new(cells.failing(fault, call, lasting)).go_back_to(&old);
        let expected = if done.is_ok() {
            (old, ids(&old_changes))
        } else {
            (new, ids(&new_changes))
        };
        let said = format!("{fault:?} at {call}, lasting: {lasting}, {done:?}");
        let (there, kept) = found(&cells, &said);
        assert_eq!((there, kept), expected, "{said}");
    }
}

#[test]
fn what_is_no_sound_change_is_reported_and_left_in_place() {
    let (_, _, changes) = in_use();
    let sound = changes[0].to_value().to_string();
    let spoilt = |(place, _)| format!("{}#{}", &sound[..place], &sound[place + 1..]);
    let mut damaged: Vec<String> = sound.char_indices().map(spoilt).collect();
    // A sound change under another's name is not what was kept there.
    let another = changes[1].to_value().to_string();
    damaged.extend(["", "{", "null", &sound[..40], &another].map(str::to_owned));
    for raw in damaged {
        let (cells, shelf, _) = in_use();
        let key = format!("{}{}", changes_prefix(&shelf.id), changes[0].id());
        cells.set(&key, &raw).unwrap();
        let journal = Journal::new(cells.clone());
        let kept = journal.load().unwrap().unwrap();
        assert_eq!(kept.changes, [changes[1].clone()], "{raw}");
        let misfit = Misfit {
            key: key.clone(),
            raw: raw.clone(),
        };
        assert_eq!(kept.misfits, [misfit]);
        journal.append(&shelf, &change("Three")).unwrap();
        assert_eq!(cells.get(&key).unwrap(), Some(raw));
    }
}

#[test]
fn a_damaged_shelf_is_never_taken_for_an_empty_browser() {
    // `None` means that nothing was ever kept; the app then starts afresh.
    for (ending, text) in [
        ("/about", ""),
        ("/about", "{"),
        ("/about", "{\"version\":2}"),
        ("/current", "in-u"),
    ] {
        let (cells, ..) = in_use();
        let keys = cells.keys(PREFIX).unwrap();
        let key = keys.iter().find(|key| key.ends_with(ending)).unwrap();
        cells.set(key, text).unwrap();
        let loaded = Journal::new(cells.clone()).load();
        assert!(!matches!(loaded, Ok(None)), "{key} is {text:?}");
    }
}

#[test]
fn an_unused_storage_holds_nothing_and_a_foreign_cell_is_not_ours() {
    let cells = Shaky::new();
    cells.set("another-app/shelf/x/about", "theirs").unwrap();
    let journal = Journal::new(cells.clone());
    assert_eq!(journal.load(), Ok(None));
    assert_eq!(journal.restore_points(), Ok(Vec::new()));
    journal.begin(&shelf("a"), &[]).unwrap();
    assert_eq!(
        cells.get("another-app/shelf/x/about").unwrap().as_deref(),
        Some("theirs")
    );
    let ours = cells
        .keys("")
        .unwrap()
        .into_iter()
        .filter(|key| key.starts_with(PREFIX));
    assert_eq!(ours.count(), cells.keys("").unwrap().len() - 1);
    assert_eq!(cells.get(CURRENT).unwrap().as_deref(), Some("a"));
}

#[test]
fn earlier_shelves_are_restore_points_newest_first() {
    let cells = Shaky::new();
    let journal = Journal::new(cells.clone());
    let [a, b, c] = ["a", "b", "c"].map(shelf);
    journal.begin(&b, &[change("B")]).unwrap();
    journal.begin(&a, &[change("A")]).unwrap();
    journal.begin(&c, &[change("C")]).unwrap();
    assert_eq!(journal.restore_points().unwrap(), [b.clone(), a.clone()]);
    journal.go_back_to(&a).unwrap();
    assert_eq!(found(&cells, "back at a"), (a, vec![change("A").id()]));
    assert_eq!(journal.restore_points().unwrap(), [c, b]);
}

#[test]
fn filed_ids_add_up_for_each_shelf_and_a_failed_note_forgets_none() {
    let (cells, shelf_a, changes) = in_use();
    let journal = Journal::new(cells.clone());
    let [one, two] = [changes[0].id(), changes[1].id()];
    assert_eq!(journal.filed(&shelf_a), []);
    journal.note_filed(&shelf_a, &[one]).unwrap();
    journal.note_filed(&shelf_a, &[two, one]).unwrap();
    assert_eq!(journal.filed(&shelf_a), ids(&changes));
    assert_eq!(journal.filed(&shelf("other")), []);
    for fault in [Fault::Full, Fault::Dropped] {
        let failing = Journal::new(cells.failing(fault, 0, true));
        assert!(
            failing
                .note_filed(&shelf_a, &[change("Three").id()])
                .is_err()
        );
        assert_eq!(journal.filed(&shelf_a), ids(&changes));
    }
    assert_eq!(found(&cells, "noted").1.len(), 2, "the note is no change");
}

#[test]
fn a_note_of_filed_ids_that_cannot_be_read_first_forgets_none() {
    let (cells, shelf, changes) = in_use();
    let journal = Journal::new(cells.clone());
    journal.note_filed(&shelf, &[changes[0].id()]).unwrap();
    let failing = Journal::new(cells.failing(Fault::Refused, 0, false));
    let done = failing.note_filed(&shelf, &[changes[1].id()]);
    assert!(journal.filed(&shelf).contains(&changes[0].id()), "{done:?}");
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn two_windows_never_lose_each_others_changes(steps in history(), turns in prop::collection::vec(any::<bool>(), 70)) {
        let cells = Shaky::new();
        let shelf = shelf("shared");
        let windows = [Journal::new(cells.clone()), Journal::new(cells.clone())];
        windows[0].begin(&shelf, &[]).unwrap();
        windows[1].begin(&shelf, &[]).unwrap();
        let log = run(&steps, steady).log;
        for (change, turn) in log.iter().zip(turns.iter().cycle()) {
            windows[usize::from(*turn)].append(&shelf, change).unwrap();
            windows[usize::from(!*turn)].note_filed(&shelf, &[change.id()]).unwrap();
        }
        for window in &windows {
            let kept = window.load().unwrap().unwrap();
            prop_assert_eq!(set_of(&kept.changes), set_of(&log));
            prop_assert_eq!(kept.misfits, []);
            prop_assert_eq!(window.filed(&shelf).len(), set_of(&log).len());
        }
    }
}
