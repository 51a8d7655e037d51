//! What holds for any bytes at all. The fuzzer tries these with bytes it makes up; a host test tries
//! them again with every file that once broke one.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a broken promise stops the run, and each target keeps one of them"
)]

use std::rc::Rc;

use scrutiny_tracker::domain::json::parse;
use scrutiny_tracker::history::change::Change;
use scrutiny_tracker::history::change_set::ChangeSet;
use scrutiny_tracker::history::fold::fold;
use scrutiny_tracker::snapshot::compare::preview;
use scrutiny_tracker::snapshot::envelope::{Check, Snapshot};
use scrutiny_tracker::snapshot::read::{ReadError, read, read_repaired};
use scrutiny_tracker::snapshot::write::write;
use scrutiny_tracker::store::cells::{Cells, MemoryCells};
use scrutiny_tracker::store::journal::{CURRENT, Journal, PREFIX, changes_prefix};
use scrutiny_tracker::store::{Misfit, Store, StoreError};

/// A file is read whole or refused with a sentence; what was read is written and reads back equal.
pub fn read_snapshot(bytes: &[u8]) {
    let (plain, repaired) = (read(bytes), read_repaired(bytes));
    match &plain {
        Err(ReadError::HalfSign(_)) => {}
        other => assert_eq!(&repaired, other, "there was nothing to repair"),
    }
    for result in [plain, repaired] {
        match result {
            Ok(snapshot) => can_be_kept(&snapshot),
            Err(error) => says_what_to_do(&error),
        }
    }
}

fn says_what_to_do(error: &ReadError) {
    let sentence = error.to_string();
    assert!(sentence.ends_with("Nothing was changed."), "{sentence}");
    assert!(sentence.len() < 500, "{sentence}");
}

fn can_be_kept(snapshot: &Snapshot) {
    let set = set_of(&snapshot.changes);
    assert_eq!(set.len(), snapshot.changes.len(), "no change came twice");
    let text =
        write(&set, &snapshot.workspace, &snapshot.stamp).expect("what was read can be saved");
    let again = read(text.as_bytes()).expect("what was saved can be read");
    assert_eq!(again.changes, snapshot.changes);
    assert_eq!(again.workspace, snapshot.workspace);
    assert_eq!(again.stamp, snapshot.stamp);
    assert_eq!((again.check, again.outside_edits), (Check::Fits, 0));
    // The pages can be made of it, before and after.
    let before = ChangeSet::new();
    let now = "2021-01-14T16:10:00Z";
    let shown = preview(&before, &snapshot.workspace, &[snapshot], now);
    assert_eq!(shown.new.len(), set.len());
    assert!(shown.after == fold(&set));
}

fn set_of(changes: &[Change]) -> ChangeSet {
    let mut set = ChangeSet::new();
    set.union(changes.iter().cloned());
    set
}

/// Between two cells in the fuzzer's bytes.
const BETWEEN_CELLS: char = '\u{1e}';

/// Between a cell's name and its text.
const BEFORE_TEXT: char = '\u{1f}';

/// Whatever stands in the storage, loading it keeps every cell: a sound change is given as such, and
/// what is not one is set aside and given with all its text. Nothing else is touched.
pub fn load_store(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let cells = Shared::default();
    for cell in text.split(BETWEEN_CELLS) {
        let (name, text) = cell.split_once(BEFORE_TEXT).unwrap_or((cell, ""));
        // A name that begins with a slash is that of another app's cell.
        let name = match name.strip_prefix('/') {
            Some(foreign) => foreign.to_owned(),
            None => format!("{PREFIX}{name}"),
        };
        cells.set(&name, text).unwrap();
    }
    let before = cells.all();
    let journal = Journal::new(cells.clone());
    match journal.load() {
        Ok(None) => assert_eq!(cells.get(CURRENT), Ok(None), "something was kept there"),
        Err(error) => assert_eq!(error, StoreError::Damaged),
        Ok(Some(kept)) => {
            let keys = cells.keys(&changes_prefix(&kept.shelf.id)).unwrap();
            let in_place = kept.misfits.iter().filter(|misfit| {
                let there = cells.get(&misfit.key).unwrap();
                keys.contains(&misfit.key) && there.as_ref() == Some(&misfit.raw)
            });
            assert_eq!(
                keys.len(),
                kept.changes.len() + in_place.count(),
                "what is left there is sound, or of a later version"
            );
            for (key, text) in &before {
                let there = cells.get(key).unwrap() == *text;
                let aside =
                    |misfit: &Misfit| &misfit.key == key && Some(&misfit.raw) == text.as_ref();
                assert!(there || kept.misfits.iter().any(aside), "{key} is lost");
            }
            for change in &kept.changes {
                let key = format!("{}{}", changes_prefix(&kept.shelf.id), change.id());
                let raw = cells.get(&key).unwrap().expect("its cell is there");
                assert_eq!(
                    parse(&raw).unwrap(),
                    change.to_value(),
                    "nothing of it is lost"
                );
            }
            assert!(journal.filed(&kept.shelf).len() <= text.len());
            fold(&set_of(&kept.changes));
        }
    }
    let after = cells.all();
    let _ = journal
        .restore_points()
        .expect("the storage can be reached");
    let _ = journal.load();
    assert_eq!(cells.all(), after, "what was set aside stays as it is");
}

/// Cells that are looked at from both sides.
#[derive(Clone, Default)]
struct Shared(Rc<MemoryCells>);

impl Shared {
    fn all(&self) -> Vec<(String, Option<String>)> {
        let keys = self.keys("").unwrap();
        let with_text = |key: String| (key.clone(), self.get(&key).unwrap());
        keys.into_iter().map(with_text).collect()
    }
}

impl Cells for Shared {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.0.get(key)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.0.set(key, value)
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.0.remove(key)
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, StoreError> {
        self.0.keys(prefix)
    }
}
