//! The journal over the browser's own local storage.

use scrutiny_tracker::domain::id::RecordId;
use scrutiny_tracker::history::change::{Change, Draft, Stamp};
use scrutiny_tracker::platform::storage::LocalCells;
use scrutiny_tracker::snapshot::envelope::WorkspaceId;
use scrutiny_tracker::store::cells::Cells;
use scrutiny_tracker::store::journal::{Journal, PREFIX};
use scrutiny_tracker::store::{Base, Shelf, ShelfId, Store};
use wasm_bindgen_test::wasm_bindgen_test;

fn empty_cells() -> LocalCells {
    let cells = LocalCells::probe().unwrap();
    for key in cells.keys(PREFIX).unwrap() {
        cells.remove(&key).unwrap();
    }
    cells
}

fn shelf() -> Shelf {
    Shelf {
        id: ShelfId::new("first"),
        workspace: WorkspaceId::new("w"),
        base: Base::Nothing,
        begun: "2021-01-14T16:10:00Z".to_owned(),
        label: "A shelf".to_owned(),
    }
}

fn change(title: &str) -> Change {
    Change::seal(Draft {
        rec: RecordId::new("r1"),
        kind: "recommendation".to_owned(),
        set: [("title".to_owned(), title.into())].into(),
        prev: Vec::new(),
        stamp: Stamp {
            by: "A Member".to_owned(),
            at: "2021-01-14T16:10:00Z".to_owned(),
        },
        n: 1,
    })
    .unwrap()
}

#[wasm_bindgen_test]
fn what_is_kept_is_there_for_the_next_window() {
    let journal = Journal::new(empty_cells());
    journal.begin(&shelf(), &[]).unwrap();
    let change = change("Straße, café, 12 £ 😀");
    journal.append(&shelf(), &change).unwrap();

    let next = Journal::new(LocalCells::probe().unwrap());
    let kept = next.load().unwrap().unwrap();
    assert_eq!(kept.changes, [change]);
    assert!(kept.misfits.is_empty());
}

#[wasm_bindgen_test]
fn two_windows_both_keep_their_changes() {
    let one = Journal::new(empty_cells());
    one.begin(&shelf(), &[]).unwrap();
    let other = Journal::new(LocalCells::probe().unwrap());
    one.append(&shelf(), &change("one")).unwrap();
    other.append(&shelf(), &change("other")).unwrap();
    assert_eq!(one.load().unwrap().unwrap().changes.len(), 2);
}

#[wasm_bindgen_test]
fn cells_of_other_pages_are_left_alone() {
    let cells = empty_cells();
    cells.set("another-app/data", "not json").unwrap();
    let journal = Journal::new(cells);
    assert!(journal.load().unwrap().is_none());
    let cells = LocalCells::probe().unwrap();
    assert_eq!(cells.get("another-app/data").unwrap().unwrap(), "not json");
    cells.remove("another-app/data").unwrap();
}

#[wasm_bindgen_test]
fn a_full_browser_says_so_and_keeps_what_it_had() {
    let cells = empty_cells();
    let journal = Journal::new(LocalCells::probe().unwrap());
    journal.begin(&shelf(), &[]).unwrap();
    let kept = change("kept");
    journal.append(&shelf(), &kept).unwrap();
    let mut size = 4_000_000;
    let mut place = 0;
    while size > 10 {
        match cells.set(&format!("{PREFIX}fill/{place}"), &"x".repeat(size)) {
            Ok(()) => place += 1,
            Err(_) => size /= 2,
        }
    }
    let refused = journal.append(&shelf(), &change("too much"));
    assert_eq!(refused, Err(scrutiny_tracker::store::StoreError::Full));
    assert_eq!(journal.load().unwrap().unwrap().changes, [kept]);
    empty_cells();
}
