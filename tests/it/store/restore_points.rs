//! Restore points: the workspaces that were open before.

use scrutiny_tracker::history::change::Change;
use scrutiny_tracker::store::journal::{CURRENT, PREFIX};
use scrutiny_tracker::store::{Shelf, Store};

use super::browser::{Browser, Fault, Often};
use super::fixtures::{cell, change, ids, report, shelf};

/// How many restore points the app promises.
const MOST: usize = 10;

/// A browser in which this many workspaces were opened, one after the other, each with two changes of
/// its own. They are in a saved file, but for those of the shelves in `unsaved`.
fn opened(count: usize, unsaved: &[usize]) -> (Browser, Vec<(Shelf, Vec<Change>)>) {
    let browser = Browser::default();
    let window = browser.answered();
    let mut shelves = Vec::new();
    for place in 0..count {
        let shelf = shelf(&format!("shelf {place:02}"));
        let titles = [format!("One of {place}"), format!("Two of {place}")];
        let on_it: Vec<Change> = titles.iter().map(|title| change(title)).collect();
        window.store.begin(&shelf, &on_it).unwrap();
        let saved = if unsaved.contains(&place) { 1 } else { 2 };
        window
            .store
            .note_filed(&shelf, &ids(&on_it[..saved]))
            .unwrap();
        window
            .store
            .note_merge(&shelf, &report("m", &on_it))
            .unwrap();
        shelves.push((shelf, on_it));
    }
    window.settle();
    (browser, shelves)
}

/// The places of the restore points that a new window offers, newest first. Each is whole.
fn offered(browser: &Browser, shelves: &[(Shelf, Vec<Change>)]) -> Vec<usize> {
    let found = browser.found();
    let place = |shelf: &Shelf| {
        let place = shelves.iter().position(|(one, _)| one == shelf).unwrap();
        assert_eq!(found.on(shelf), ids(&shelves[place].1));
        place
    };
    assert_eq!(found.misfits, []);
    found.points.iter().map(place).collect()
}

/// The places from one down to another.
fn down(from: usize, to: usize) -> Vec<usize> {
    (to..=from).rev().collect()
}

#[test]
fn earlier_shelves_are_restore_points_newest_first() {
    let (browser, shelves) = opened(4, &[]);
    assert_eq!(offered(&browser, &shelves), [2, 1, 0]);
    let window = browser.answered();
    window.store.go_back_to(&shelves[1].0).unwrap();
    assert_eq!(offered(&browser, &shelves), [3, 2, 0]);
    let kept = window.store.load().unwrap().unwrap();
    assert_eq!(ids(&kept.changes), ids(&shelves[1].1));
}

#[test]
fn at_most_ten_stay_and_the_newest_do() {
    let (browser, shelves) = opened(14, &[]);
    assert_eq!(offered(&browser, &shelves), down(12, 0));
    let window = browser.answered();
    window.store.drop_restore_points(MOST).unwrap();
    window.settle();
    for browser in [&browser, &browser.disk_alone(), &browser.vault_alone()] {
        assert_eq!(offered(browser, &shelves), down(12, 3));
    }
    // Nothing of those that went is left behind.
    let (disk, vault) = browser.all();
    for (shelf, _) in &shelves[..3] {
        let of_it = |key: &&String| key.contains(shelf.id.as_str());
        assert_eq!(disk.keys().chain(vault.keys()).find(of_it), None);
    }
}

#[test]
fn ten_or_fewer_all_stay() {
    for count in [1, 2, 10, 11] {
        let (browser, shelves) = opened(count, &[]);
        browser.answered().store.drop_restore_points(MOST).unwrap();
        assert_eq!(offered(&browser, &shelves).len(), count - 1);
    }
}

#[test]
fn the_eleventh_goes_only_if_all_of_its_changes_are_in_a_saved_file() {
    let (browser, shelves) = opened(14, &[1]);
    let window = browser.answered();
    window.store.drop_restore_points(MOST).unwrap();
    window.settle();
    let mut expected = down(12, 3);
    expected.push(1);
    assert_eq!(offered(&browser, &shelves), expected);
    // Once the last change is in a file too, it goes.
    let (shelf, on_it) = &shelves[1];
    window.store.note_filed(shelf, &ids(on_it)).unwrap();
    window.store.drop_restore_points(MOST).unwrap();
    window.settle();
    assert_eq!(offered(&browser, &shelves), down(12, 3));
}

#[test]
fn the_eleventh_stays_where_something_on_it_is_damaged() {
    let (browser, shelves) = opened(14, &[]);
    let (shelf, on_it) = &shelves[0];
    browser.disk.plant(&cell(shelf, &on_it[0]), "damaged");
    let browser = browser.disk_alone();
    let window = browser.answered();
    window.store.drop_restore_points(MOST).unwrap();
    window.store.go_back_to(shelf).unwrap();
    let kept = window.store.load().unwrap().unwrap();
    assert_eq!(ids(&kept.changes), ids(&on_it[1..]));
    assert_eq!(kept.misfits[0].raw, "damaged");
}

#[test]
fn the_eleventh_stays_where_the_note_of_what_is_in_files_was_lost() {
    let (browser, shelves) = opened(14, &[]);
    let key = format!("{PREFIX}shelf/{}/filed", shelves[2].0.id.as_str());
    for text in ["", "not a list", "0123"] {
        let browser = browser.copy();
        browser.disk.plant(&key, text);
        browser.vault.plant(&key, text);
        browser.answered().store.drop_restore_points(MOST).unwrap();
        assert!(offered(&browser, &shelves).contains(&2), "{text:?}");
    }
}

#[test]
fn the_shelf_in_use_is_never_dropped_however_old_it_is() {
    let (browser, shelves) = opened(14, &[]);
    let window = browser.answered();
    window.store.go_back_to(&shelves[0].0).unwrap();
    window.store.drop_restore_points(MOST).unwrap();
    window.store.drop_restore_points(0).unwrap();
    window.settle();
    assert_eq!(offered(&browser, &shelves), Vec::<usize>::new());
    let found = browser.found();
    assert_eq!(found.in_use, Some(shelves[0].0.clone()));
    assert_eq!(found.on(&shelves[0].0), ids(&shelves[0].1));
    // Nor where its name was lost and it is in use because it was begun last.
    browser.disk.plant(CURRENT, "?");
    browser.vault.plant(CURRENT, "?");
    browser.answered().store.drop_restore_points(0).unwrap();
    assert_eq!(browser.found().on(&shelves[0].0), ids(&shelves[0].1));
}

#[test]
fn a_shelf_that_another_window_has_just_gone_back_to_is_not_dropped() {
    let (browser, shelves) = opened(14, &[]);
    let (one, other) = (browser.answered(), browser.answered());
    other.store.go_back_to(&shelves[0].0).unwrap();
    one.store.drop_restore_points(MOST).unwrap();
    let found = browser.found();
    assert_eq!(found.in_use, Some(shelves[0].0.clone()));
    assert_eq!(found.on(&shelves[0].0), ids(&shelves[0].1));
}

#[test]
fn a_shelf_of_which_the_vault_alone_has_a_part_is_dropped_wholly_or_stays() {
    let (browser, shelves) = opened(14, &[0]);
    // The journal has only what is in a file of the oldest, and the vault has yet to answer.
    let (shelf, on_it) = &shelves[0];
    let copy = browser.copy();
    let held = browser.vault.held();
    let unsaved: Vec<_> = held
        .into_iter()
        .filter(|(key, _)| *key == cell(shelf, &on_it[1]))
        .collect();
    copy.answered().cells.make_room(0, &unsaved).unwrap();
    let window = copy.window();
    window.store.drop_restore_points(MOST).unwrap();
    window.read_vault().unwrap();
    window.settle();
    assert!(offered(&copy, &shelves).contains(&0));
    window.store.drop_restore_points(MOST).unwrap();
    window.settle();
    assert!(offered(&copy, &shelves).contains(&0));
    // What only the vault has goes too, once it is in a file.
    window.store.note_filed(shelf, &ids(on_it)).unwrap();
    window.store.drop_restore_points(MOST).unwrap();
    window.settle();
    assert_eq!(offered(&copy, &shelves), down(12, 3));
    assert_eq!(offered(&copy.vault_alone(), &shelves), down(12, 3));
}

#[test]
fn none_is_dropped_before_the_shelf_that_takes_its_place_is_kept() {
    let (browser, shelves) = opened(14, &[]);
    browser.disk.flush();
    let window = browser.answered();
    browser.disk.fail((Fault::Full, 0, Often::From));
    window.store.begin(&shelf("zz"), &[]).unwrap();
    window.store.drop_restore_points(0).unwrap();
    // The window ends before the vault has taken the new shelf.
    assert_eq!(offered(&browser, &shelves), down(12, 0));
    window.settle();
    window.store.drop_restore_points(0).unwrap();
    window.settle();
    assert_eq!(offered(&browser, &shelves), Vec::<usize>::new());
    assert_eq!(browser.found().in_use, Some(shelf("zz")));
}

#[test]
fn a_shelf_found_again_is_a_restore_point_and_counts_as_the_oldest() {
    let (browser, shelves) = opened(3, &[]);
    let (shelf, on_it) = &shelves[1];
    let key = format!("{PREFIX}shelf/{}/about", shelf.id.as_str());
    browser.vault.commit(vec![(key.clone(), None)]);
    browser.disk.plant(&key, "{}");
    let browser = browser.disk_alone();
    let window = browser.answered();
    let points = window.store.restore_points().unwrap();
    assert_eq!(points[0], shelves[0].0);
    assert_eq!(points[1].id, shelf.id);
    assert_eq!(points[1].begun, "");
    window.store.go_back_to(&points[1]).unwrap();
    let kept = window.store.load().unwrap().unwrap();
    assert_eq!(ids(&kept.changes), ids(on_it));
    assert_eq!(window.store.merges(&points[1]).len(), 1);
}

#[test]
fn what_no_store_could_make_room_for_is_no_restore_point() {
    let (browser, shelves) = opened(2, &[]);
    let window = browser.window();
    browser.disk.fail((Fault::Full, 6, Often::From));
    let new = shelf("zz");
    assert!(window.store.begin(&new, &shelves[0].1).is_err());
    browser.disk.mend();
    assert_eq!(offered(&browser, &shelves), [0]);
    window.read_vault().unwrap();
    window.settle();
    assert_eq!(offered(&browser, &shelves), [0]);
    // The next time it can be begun.
    window.store.begin(&new, &shelves[0].1).unwrap();
    assert_eq!(offered(&browser, &shelves), [1, 0]);
}
