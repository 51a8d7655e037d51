//! The vault over the browser's own database, and the two stores as one.

use std::cell::RefCell;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use scrutiny_tracker::domain::id::RecordId;
use scrutiny_tracker::history::change::{Change, Draft, Stamp};
use scrutiny_tracker::platform::storage::LocalCells;
use scrutiny_tracker::platform::vault::{Cells as VaultCells, Vault};
use scrutiny_tracker::snapshot::envelope::WorkspaceId;
use scrutiny_tracker::store::cells::Cells;
use scrutiny_tracker::store::joined::{Joined, Near, Write};
use scrutiny_tracker::store::journal::{Journal, PREFIX, changes_prefix};
use scrutiny_tracker::store::{Base, Shelf, ShelfId, Store, StoreError};
use wasm_bindgen_test::wasm_bindgen_test;

/// Waits for what a callback is told.
async fn answer<T: 'static>(ask: impl FnOnce(Box<dyn FnOnce(T)>)) -> T {
    let told: Rc<RefCell<Option<T>>> = Rc::default();
    let waiting: Rc<RefCell<Option<Waker>>> = Rc::default();
    let (tell, wake) = (told.clone(), waiting.clone());
    ask(Box::new(move |what| {
        *tell.borrow_mut() = Some(what);
        let waker = wake.borrow_mut().take();
        if let Some(waker) = waker {
            waker.wake();
        }
    }));
    poll_fn(move |context| match told.borrow_mut().take() {
        Some(what) => Poll::Ready(what),
        None => {
            *waiting.borrow_mut() = Some(context.waker().clone());
            Poll::Pending
        }
    })
    .await
}

async fn open() -> Vault {
    let opened: Result<Vault, StoreError> = answer(|then| Vault::open(|| (), then)).await;
    opened.unwrap()
}

async fn read(vault: &Vault) -> VaultCells {
    let cells: Result<VaultCells, StoreError> = answer(|then| vault.read(then)).await;
    cells.unwrap()
}

async fn write(vault: &Vault, writes: &[Write]) {
    let done: Result<(), StoreError> = answer(|then| vault.write(writes, then)).await;
    done.unwrap();
}

/// The cells of one test, in order, without the beginning of their names.
async fn cells_of(vault: &Vault, test: &str) -> Vec<(String, String)> {
    let prefix = format!("{PREFIX}{test}/");
    let cells = read(vault).await.into_iter();
    cells
        .filter_map(|(key, text)| Some((key.strip_prefix(&prefix)?.to_owned(), text)))
        .collect()
}

fn put(test: &str, name: &str, text: &str) -> Write {
    (format!("{PREFIX}{test}/{name}"), Some(text.to_owned()))
}

fn take_away(test: &str, name: &str) -> Write {
    (format!("{PREFIX}{test}/{name}"), None)
}

fn pairs(cells: &[(&str, &str)]) -> Vec<(String, String)> {
    let owned = |(name, text): &(&str, &str)| ((*name).to_owned(), (*text).to_owned());
    cells.iter().map(owned).collect()
}

#[wasm_bindgen_test]
async fn what_is_written_is_read_back_and_is_there_for_the_next_opening() {
    const TEST: &str = "test-reading";
    let vault = open().await;
    write(&vault, &[put(TEST, "b", "two"), put(TEST, "a", "one")]).await;
    let expected = pairs(&[("a", "one"), ("b", "two")]);
    assert_eq!(cells_of(&vault, TEST).await, expected);
    let next = open().await;
    assert_eq!(cells_of(&next, TEST).await, expected);

    // One batch may put, put again and take away; the last word counts.
    let batch = [
        put(TEST, "a", "another"),
        take_away(TEST, "b"),
        put(TEST, "c", "three"),
        put(TEST, "c", "four"),
        take_away(TEST, "never there"),
    ];
    write(&next, &batch).await;
    let expected = pairs(&[("a", "another"), ("c", "four")]);
    assert_eq!(cells_of(&vault, TEST).await, expected);
    write(&vault, &[take_away(TEST, "a"), take_away(TEST, "c")]).await;
    assert_eq!(cells_of(&next, TEST).await, []);
}

#[wasm_bindgen_test]
async fn texts_come_back_as_they_were() {
    const TEST: &str = "test-texts";
    let vault = open().await;
    let long = "x".repeat(1_000_000);
    let texts = [
        ("a", ""),
        ("b", "Straße, café, 12 £ 😀"),
        ("c", "\u{0}\u{1}\u{7f}\u{feff}\u{2028}\r\n"),
        ("d", long.as_str()),
        ("e é 😀", "a name with other signs"),
    ];
    let writes: Vec<Write> = texts
        .iter()
        .map(|(name, text)| put(TEST, name, text))
        .collect();
    write(&vault, &writes).await;
    assert!(cells_of(&vault, TEST).await == pairs(&texts));
    let away: Vec<Write> = texts
        .iter()
        .map(|(name, _)| take_away(TEST, name))
        .collect();
    write(&vault, &away).await;
    assert_eq!(cells_of(&vault, TEST).await, []);
}

#[wasm_bindgen_test]
async fn two_openings_at_once_and_many_writes_in_a_row_all_arrive() {
    const TEST: &str = "test-many";
    let (one, other) = (open().await, open().await);
    for number in 0..20 {
        let vault = if number % 2 == 0 { &one } else { &other };
        let name = format!("{number:02}");
        write(vault, &[put(TEST, &name, "kept")]).await;
    }
    assert_eq!(cells_of(&one, TEST).await.len(), 20);
    let away: Vec<Write> = (0..20)
        .map(|number| take_away(TEST, &format!("{number:02}")))
        .collect();
    write(&other, &away).await;
    assert_eq!(cells_of(&one, TEST).await, []);
}

#[wasm_bindgen_test]
async fn only_cells_of_the_app_are_read() {
    let vault = open().await;
    let foreign = "another-app/data".to_owned();
    write(&vault, &[(foreign.clone(), Some("theirs".to_owned()))]).await;
    let cells = read(&vault).await;
    assert!(cells.iter().all(|(key, _)| key.starts_with(PREFIX)));
    write(&vault, &[(foreign, None)]).await;
}

#[wasm_bindgen_test]
async fn what_the_vault_confirmed_survives_the_loss_of_the_journal() {
    let shelf = Shelf {
        id: ShelfId::new("test-joined"),
        workspace: WorkspaceId::new("w"),
        base: Base::Nothing,
        begun: "2021-01-14T16:10:00Z".to_owned(),
        label: "A shelf".to_owned(),
    };
    let change = Change::seal(Draft {
        rec: RecordId::new("r1"),
        kind: "recommendation".to_owned(),
        set: [("title".to_owned(), "Straße 😀".into())].into(),
        prev: Vec::new(),
        stamp: Stamp {
            by: "A Member".to_owned(),
            at: "2021-01-14T16:10:00Z".to_owned(),
        },
        n: 1,
    })
    .unwrap();
    let cell = format!("{}{}", changes_prefix(&shelf.id), change.id());
    let vault = open().await;

    let cells = Rc::new(Joined::new(LocalCells::probe().unwrap(), Near::Lasting));
    cells.adopt(read(&vault).await).unwrap();
    Journal::new(cells.clone()).append(&shelf, &change).unwrap();
    write(&vault, &cells.next_writes()).await;
    assert!(cells.confirm().contains(&cell));

    LocalCells::probe().unwrap().remove(&cell).unwrap();
    let next = Rc::new(Joined::new(LocalCells::probe().unwrap(), Near::Lasting));
    assert_eq!(next.get(&cell), Ok(None));
    next.adopt(read(&vault).await).unwrap();
    let text = next.get(&cell).unwrap().unwrap();
    assert!(text.contains("Straße 😀"));
    next.remove(&cell).unwrap();
    write(&vault, &next.next_writes()).await;
    next.confirm();
    assert!(!read(&vault).await.iter().any(|(key, _)| *key == cell));
}
