//! Taking a change out: afterwards its words are nowhere in the browser, and only a stub is kept.

use scrutiny_tracker::history::change::Change;
use scrutiny_tracker::store::{Store, StoreError};

use super::browser::{Browser, Fault, Often};
use super::fixtures::{Lived, cell, change, ids, stub, with_every_fault};

/// Words that must not stay anywhere.
const SECRET: &str = "A private matter";

/// A browser where a change with private words is on both shelves.
fn lived() -> (Lived, Change) {
    let (lived, secret) = (Lived::new(), change(SECRET));
    let window = lived.browser.answered();
    window.store.append(&lived.old, &secret).unwrap();
    window.store.append(&lived.now, &secret).unwrap();
    window.settle();
    lived.browser.disk.flush();
    assert_eq!(places(&lived.browser), (2, 2));
    (lived, secret)
}

/// How many cells of the journal and of the vault say the private words.
fn places(browser: &Browser) -> (usize, usize) {
    let (disk, vault) = browser.all();
    let say = |text: &&String| text.contains(SECRET);
    (
        disk.values().filter(say).count(),
        vault.values().filter(say).count(),
    )
}

/// The stub is on both shelves, and the rest is as it was.
fn is_taken_out(browser: &Browser, lived: &Lived, stub: &Change) {
    let window = browser.answered();
    for (shelf, on_it) in [(&lived.old, &lived.on_old), (&lived.now, &lived.on_now)] {
        window.store.go_back_to(shelf).unwrap();
        let kept = window.store.load().unwrap().unwrap();
        assert!(kept.changes.contains(stub));
        assert_eq!(
            ids(&kept.changes),
            ids(&[on_it, std::slice::from_ref(stub)].concat())
        );
        assert_eq!(kept.misfits, []);
    }
}

#[test]
fn a_change_that_is_taken_out_is_a_stub_on_every_shelf_and_in_both_stores() {
    let (lived, secret) = lived();
    let window = lived.browser.answered();
    window.store.take_out(&stub(&secret)).unwrap();
    window.settle();
    assert_eq!(places(&lived.browser), (0, 0));
    for browser in [
        &lived.browser,
        &lived.browser.disk_alone(),
        &lived.browser.vault_alone(),
    ] {
        is_taken_out(browser, &lived, &stub(&secret));
    }
}

#[test]
fn a_change_that_is_taken_out_before_the_vault_answers_goes_from_the_vault_too() {
    let (lived, secret) = lived();
    let window = lived.browser.window();
    window.store.take_out(&stub(&secret)).unwrap();
    window.read_vault().unwrap();
    window.settle();
    assert_eq!(places(&lived.browser), (0, 0));
    is_taken_out(&lived.browser, &lived, &stub(&secret));
}

#[test]
fn a_journal_that_does_not_take_the_stub_loses_the_words_once_the_vault_has_it() {
    let (lived, secret) = lived();
    let window = lived.browser.answered();
    lived.browser.disk.fail((Fault::Full, 0, Often::From));
    window.store.take_out(&stub(&secret)).unwrap();
    assert_eq!(
        places(&lived.browser),
        (2, 2),
        "nothing goes before the stub is kept"
    );
    window.settle();
    assert_eq!(places(&lived.browser), (0, 0));
    lived.browser.disk.mend();
    is_taken_out(&lived.browser, &lived, &stub(&secret));
}

#[test]
fn words_that_a_killed_browser_brings_back_go_at_the_next_start() {
    let (lived, secret) = lived();
    let window = lived.browser.answered();
    window.store.take_out(&stub(&secret)).unwrap();
    window.settle();
    lived.browser.disk.kill(0);
    assert_eq!(places(&lived.browser), (2, 0));
    let window = lived.browser.answered();
    window.settle();
    assert_eq!(places(&lived.browser), (0, 0));
    is_taken_out(&lived.browser, &lived, &stub(&secret));
}

#[test]
fn words_that_another_window_was_about_to_write_do_not_come_back() {
    let (lived, secret) = lived();
    let (one, other) = (lived.browser.answered(), lived.browser.answered());
    other.store.append(&lived.now, &secret).unwrap();
    one.store.take_out(&stub(&secret)).unwrap();
    one.settle();
    other.settle();
    // The vault has them again, from a window that did not know. It knows when it looks.
    assert_eq!(places(&lived.browser), (0, 1));
    other.read_vault().unwrap();
    other.settle();
    assert_eq!(places(&lived.browser), (0, 0));
    // And what it writes from memory does not go over the stub.
    other.store.append(&lived.now, &secret).unwrap();
    other.store.begin(&lived.old, &[secret.clone()]).unwrap();
    other.settle();
    assert_eq!(places(&lived.browser), (0, 0));
    is_taken_out(&lived.browser, &lived, &stub(&secret));
}

#[test]
fn a_stub_is_written_again_where_the_stores_were_cleared() {
    let (lived, secret) = lived();
    let window = lived.browser.answered();
    window.store.take_out(&stub(&secret)).unwrap();
    window.settle();
    let window = lived.browser.answered();
    let held = lived.browser.vault.held();
    window.cells.make_room(0, &held).unwrap();
    lived.browser.disk.clear();
    lived.browser.vault.clear();
    window.store.append(&lived.now, &secret).unwrap();
    let found = lived.browser.found();
    assert_eq!(found.on(&lived.now), [secret.id()]);
    assert_eq!(places(&lived.browser), (0, 0));
}

#[test]
fn a_damaged_copy_goes_too() {
    let (lived, secret) = lived();
    let text = secret.to_value().to_string();
    let halves = [&text[..text.len() - 9], &text[..text.len() - 1]];
    lived
        .browser
        .disk
        .plant(&cell(&lived.now, &secret), halves[0]);
    lived
        .browser
        .vault
        .plant(&cell(&lived.old, &secret), halves[1]);
    let window = lived.browser.answered();
    window.store.load().unwrap();
    window.settle();
    let (disk, vault) = places(&lived.browser);
    assert!(
        disk + vault > 4,
        "the copies that were set aside say it too"
    );
    window.store.take_out(&stub(&secret)).unwrap();
    window.settle();
    assert_eq!(places(&lived.browser), (0, 0));
    is_taken_out(&lived.browser, &lived, &stub(&secret));
}

#[test]
fn a_failure_to_take_out_is_told_and_costs_nothing() {
    with_every_fault(|plan| {
        let (lived, secret) = lived();
        let window = lived.browser.answered();
        lived.browser.disk.fail(plan);
        let done = window.store.take_out(&stub(&secret));
        let reached = lived.browser.disk.mend();
        let said = format!("{plan:?}, {done:?}");
        let mut with_it = [lived.on_old.clone(), lived.on_now.clone()];
        for (shelf, expected) in [&lived.old, &lived.now].into_iter().zip(&mut with_it) {
            expected.push(secret.clone());
            assert_eq!(lived.browser.found().on(shelf), ids(expected), "{said}");
        }
        if plan.0 != Fault::Ended {
            window.settle();
            if done.is_ok() {
                // What the journal lied about is put right at the next start.
                lived.browser.answered().settle();
                assert_eq!(places(&lived.browser), (0, 0), "{said}");
            }
            window.store.take_out(&stub(&secret)).unwrap();
            window.settle();
            assert_eq!(places(&lived.browser), (0, 0), "{said}");
            is_taken_out(&lived.browser, &lived, &stub(&secret));
        }
        reached
    });
}

#[test]
fn what_is_taken_out_of_a_store_that_refuses_everything_is_told() {
    let (lived, secret) = lived();
    let window = lived.browser.window();
    assert_eq!(window.cells.without_vault(), Vec::<String>::new());
    lived.browser.disk.fail((Fault::Refused, 0, Often::From));
    let done = window.store.take_out(&stub(&secret));
    assert_eq!(done, Err(StoreError::Refused));
    assert_eq!(places(&lived.browser), (2, 2));
}
