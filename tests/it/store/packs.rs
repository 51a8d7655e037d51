//! Packs: what is much stands in few cells, and at every moment between two writes everything is there.

use scrutiny_tracker::history::change::Change;
use scrutiny_tracker::store::cells::Cells;
use scrutiny_tracker::store::joined::Vault;
use scrutiny_tracker::store::journal::{Lines, change_of, is_pack};
use scrutiny_tracker::store::{Shelf, Store, StoreError};

use super::browser::{Browser, Fault, Often, Window};
use super::fixtures::{change, changes, ids, packs, shelf, stub};

const SECRET: &str = "A private matter";

/// A browser in which more than two changes are much.
fn browser() -> Browser {
    Browser {
        seals_early: true,
        ..Browser::default()
    }
}

fn five() -> Vec<Change> {
    changes(["One", "Two", SECRET, "Four", "Five"])
}

/// A browser with a shelf of five changes in a pack.
fn packed() -> (Browser, Shelf, Vec<Change>) {
    let (browser, shelf, all) = (browser(), shelf("a"), five());
    let window = browser.answered();
    window.store.begin(&shelf, &all).unwrap();
    window.settle();
    browser.disk.flush();
    (browser, shelf, all)
}

/// The same with each change in a cell of its own, as earlier versions of the app left them.
fn loose() -> (Browser, Shelf, Vec<Change>) {
    let (browser, shelf, all) = (browser(), shelf("a"), five());
    let window = browser.answered();
    window.store.begin(&shelf, &[]).unwrap();
    for change in &all {
        window.store.append(&shelf, change).unwrap();
    }
    window.settle();
    browser.disk.flush();
    (browser, shelf, all)
}

/// How many loose changes and how many packs a browser has, in whichever store.
fn count(browser: &Browser) -> (usize, usize) {
    let (disk, vault) = browser.all();
    let mut keys: Vec<String> = disk.into_keys().chain(vault.into_keys()).collect();
    keys.sort();
    keys.dedup();
    (
        keys.iter().filter(|key| change_of(key).is_some()).count(),
        keys.iter().filter(|key| is_pack(key)).count(),
    )
}

/// The name of the only pack, and what stands in it.
fn the_pack(browser: &Browser) -> (String, String) {
    let all = browser.vault.all();
    let mut packs = all.into_iter().filter(|(key, _)| is_pack(key));
    let pack = packs.next().unwrap();
    assert_eq!(packs.next(), None, "there is one");
    pack
}

fn says_secret(browser: &Browser) -> bool {
    let (disk, vault) = browser.all();
    disk.values()
        .chain(vault.values())
        .any(|text| text.contains(SECRET))
}

/// Carries out all that waits one write and one reading after the other, and looks at the browser at each
/// of these moments, as it would be found by a window that is opened after a kill.
fn at_every_moment(browser: &Browser, window: &Window, look: impl Fn(&Browser)) {
    for _ in 0..100 {
        look(&browser.copy());
        let killed = browser.copy();
        killed.disk.kill(0);
        look(&killed);
        let writes = window.cells.next_writes();
        if !writes.is_empty() {
            // The vault takes them, and the window does not hear of it.
            browser.vault.commit(writes);
            look(&browser.copy());
            window.cells.confirm();
        } else if !window.read_one() && window.cells.writes_under_way() == 0 {
            return;
        }
    }
    panic!("it goes on for ever");
}

#[test]
fn a_shelf_that_is_begun_with_much_is_in_packs_and_not_in_the_journal() {
    let (browser, shelf, all) = packed();
    assert_eq!(count(&browser), (0, 1));
    assert_eq!(browser.found().on(&shelf), ids(&all));
    assert!(
        !browser
            .disk
            .all()
            .values()
            .any(|text| text.contains("Four"))
    );
    // What comes then is loose.
    let window = browser.answered();
    window.store.append(&shelf, &change("Six")).unwrap();
    window.settle();
    assert_eq!(count(&browser), (1, 1));
    assert_eq!(browser.found().on(&shelf).len(), 6);
}

#[test]
fn a_begun_shelf_is_there_whole_or_not_at_all_at_every_moment() {
    let browser = browser();
    let first = shelf("a");
    browser
        .answered()
        .store
        .begin(&first, &changes(["Nought"]))
        .unwrap();
    browser.answered().settle();
    browser.disk.flush();
    let (second, all) = (shelf("b"), five());
    let window = browser.answered();
    window.store.begin(&second, &all).unwrap();
    at_every_moment(&browser, &window, |browser| {
        let found = browser.found();
        assert_eq!(found.on(&first).len(), 1);
        let on = found.on(&second);
        assert!(on.is_empty() || on == ids(&all), "{on:?}");
    });
    assert_eq!(browser.found().on(&second), ids(&all));
    assert_eq!(browser.found().in_use, Some(second));
}

#[test]
fn packs_that_were_made_before_begin_a_shelf_as_its_changes_would() {
    let [by_changes, by_packs] = [browser(), browser()].map(|browser| {
        browser.answered().settle();
        browser
    });
    let (shelf, all) = (shelf("a"), five());
    let window = by_changes.answered();
    assert!(window.store.takes_packs(all.len()));
    window.store.begin(&shelf, &all).unwrap();
    window.settle();
    let window = by_packs.answered();
    let made = packs(&shelf, &all);
    window.store.begin_packed(&shelf, &made).unwrap();
    window.settle();
    assert_eq!(by_packs.all(), by_changes.all());
    assert_eq!(by_packs.found().on(&shelf), ids(&all));
    assert_eq!(made.names().count(), 1);
}

#[test]
fn what_a_merge_brings_in_packs_is_there_whole_or_not_at_all_at_every_moment() {
    let (browser, shelf, before) = loose();
    let brought = changes(["Six", "Seven", "Eight"]);
    let window = browser.answered();
    window.load().unwrap();
    let made = packs(&shelf, &brought);
    window.store.append_packed(&made).unwrap();
    let both = ids(&[before.clone(), brought].concat());
    at_every_moment(&browser, &window, |browser| {
        let found = browser.found();
        let on = found.on(&shelf);
        assert!(on == ids(&before) || on == both, "{on:?}");
    });
    assert_eq!(browser.found().on(&shelf), both);
}

#[test]
fn a_pack_of_copies_that_is_written_again_after_a_clearing_is_named_as_what_only_the_window_has() {
    let (browser, shelf, all) = loose();
    let window = browser.answered();
    window.load().unwrap();
    window.store.seal(&shelf).unwrap();
    assert_eq!(
        window.cells.only_here(),
        [""; 0],
        "the loose changes are there"
    );
    browser.disk.clear();
    browser.vault.clear();
    window.store.begin(&shelf, &all).unwrap();
    let named = window.cells.only_here();
    assert!(named.iter().any(|key| is_pack(key)), "{named:?}");
}

#[test]
fn packs_are_refused_where_there_is_no_vault_and_nothing_of_them_is_there() {
    let (browser, shelf, before) = loose();
    let window = browser.answered();
    window.load().unwrap();
    window.cells.without_vault();
    let made = packs(&shelf, &changes(["Six", "Seven", "Eight"]));
    assert!(!window.store.takes_packs(3));
    assert_eq!(window.store.append_packed(&made), Err(StoreError::Full));
    let other = super::fixtures::shelf("b");
    assert_eq!(
        window.store.begin_packed(&other, &made),
        Err(StoreError::Full)
    );
    assert_eq!(browser.found().on(&shelf), ids(&before));
    assert_eq!(browser.found().in_use, Some(shelf));
}

#[test]
fn loose_changes_are_sealed_and_at_every_moment_all_of_them_are_there() {
    let (browser, shelf, all) = loose();
    assert_eq!(count(&browser), (5, 0));
    let window = browser.answered();
    window.load().unwrap();
    window.store.seal(&shelf).unwrap();
    at_every_moment(&browser, &window, |browser| {
        for browser in [browser, &browser.vault_alone()] {
            assert_eq!(browser.found().on(&shelf), ids(&all));
            assert_eq!(browser.found().misfits, []);
        }
    });
    assert_eq!(count(&browser), (0, 1));
    assert_eq!(browser.found().on(&shelf), ids(&all));
}

#[test]
fn a_window_that_was_killed_between_the_pack_and_the_loose_ones_is_followed_by_one_that_ends_it() {
    let (browser, shelf, all) = loose();
    let window = browser.answered();
    window.load().unwrap();
    window.store.seal(&shelf).unwrap();
    browser.vault.commit(window.cells.next_writes());
    drop(window);
    assert_eq!(count(&browser), (5, 1));
    let next = browser.answered();
    assert_eq!(ids(&next.load().unwrap().unwrap().changes), ids(&all));
    next.settle();
    assert_eq!(count(&browser), (0, 1));
}

#[test]
fn nothing_loose_goes_before_its_pack_reads_back_as_it_was_written() {
    for damage in [Some("cut".to_owned()), None] {
        let (browser, shelf, all) = loose();
        let window = browser.answered();
        window.load().unwrap();
        window.store.seal(&shelf).unwrap();
        browser.vault.commit(window.cells.next_writes());
        window.cells.confirm();
        let (key, _) = the_pack(&browser);
        let wanted = window.store.wanted().unwrap();
        assert_eq!(wanted, key);
        let lines = damage.map(|text| Lines::new(&key, text));
        window.store.take_pack(&key, lines.as_ref()).unwrap();
        assert_eq!(count(&browser).0, 5);
        assert_eq!(browser.found().on(&shelf), ids(&all));
        // It was written again where it stood otherwise.
        window.settle();
        assert_eq!(browser.found().on(&shelf), ids(&all));
    }
}

#[test]
fn what_one_window_seals_while_another_appends_and_a_third_starts_is_all_there() {
    let (browser, shelf, all) = loose();
    let (one, other) = (browser.answered(), browser.answered());
    one.load().unwrap();
    one.store.seal(&shelf).unwrap();
    other.store.append(&shelf, &change("Six")).unwrap();
    browser.vault.commit(one.cells.next_writes());
    one.cells.confirm();
    let third = browser.answered();
    assert_eq!(third.load().unwrap().unwrap().changes.len(), all.len() + 1);
    other.store.append(&shelf, &change("Seven")).unwrap();
    one.settle();
    other.settle();
    third.store.append(&shelf, &change("Eight")).unwrap();
    // A window that still has what was sealed in its own cells writes none of it anew.
    other.read_vault().unwrap();
    other.settle();
    third.settle();
    for browser in [&browser, &browser.vault_alone()] {
        assert_eq!(browser.found().on(&shelf).len(), all.len() + 3);
    }
}

#[test]
fn a_vault_that_does_not_take_a_pack_costs_nothing_and_is_told() {
    let (browser, shelf, all) = loose();
    let window = browser.answered();
    window.load().unwrap();
    window.store.seal(&shelf).unwrap();
    let writes = window.cells.next_writes();
    assert_eq!(writes.len(), 2, "the pack, and that it has to be read back");
    window.cells.not_taken(StoreError::Full);
    // All of it stands elsewhere, so that nothing is said to be in the window only.
    assert_eq!(window.cells.only_here(), Vec::<String>::new());
    assert_eq!(window.cells.changes_under_way(), 0);
    assert_eq!(window.store.wanted(), None);
    assert_eq!(browser.found().on(&shelf), ids(&all));
    // A shelf that is begun then is in the window only, and that is said.
    let window = browser.answered();
    let new = super::fixtures::shelf("b");
    window.store.begin(&new, &five()).unwrap();
    window.cells.next_writes();
    window.cells.not_taken(StoreError::Full);
    let only_here = window.cells.only_here();
    assert!(only_here.iter().any(|key| is_pack(key)), "{only_here:?}");
    assert_eq!(window.cells.changes_under_way(), 5);
    assert_eq!(browser.found().on(&shelf), ids(&all));
    assert_eq!(window.cells.vault(), Vault::Troubled(StoreError::Full));
}

#[test]
fn without_a_vault_the_journal_goes_on_as_before_and_says_when_it_is_full() {
    let browser = browser();
    let (shelf, all) = (shelf("a"), five());
    let window = browser.window();
    window.cells.without_vault();
    window.store.begin(&shelf, &all).unwrap();
    window.store.seal(&shelf).unwrap();
    assert_eq!(count(&browser), (5, 0));
    browser.disk.fail((Fault::Full, 4, Often::From));
    let new = super::fixtures::shelf("b");
    assert_eq!(window.store.begin(&new, &all), Err(StoreError::Full));
    browser.disk.mend();
    assert_eq!(browser.disk_alone().found().on(&shelf), ids(&all));
}

#[test]
fn a_damaged_pack_keeps_its_sound_lines_and_what_is_damaged_is_offered_from_where_it_is() {
    let (browser, shelf, all) = packed();
    let (key, text) = the_pack(&browser);
    for (at, sign) in text.char_indices() {
        let flipped = char::from_u32(u32::from(sign) ^ 1).unwrap();
        let (before, after) = (&text[..at], &text[at + sign.len_utf8()..]);
        let raw = format!("{before}{flipped}{after}");
        browser.vault.plant(&key, &raw);
        let window = browser.copy();
        let (copy, window) = (window.clone(), window.answered());
        let kept = window.load().unwrap().unwrap();
        window.settle();
        let missing: Vec<_> = ids(&all);
        let missing = missing.iter().filter(|id| !ids(&kept.changes).contains(id));
        let lost = missing.count();
        // Where two lines became one, both are damaged; otherwise one is.
        assert_eq!(
            lost,
            if sign == '\n' { 2 } else { 1 },
            "{flipped:?} at {at}"
        );
        assert_eq!(kept.misfits.len(), 1);
        assert!(raw.contains(&kept.misfits[0].raw));
        assert_eq!(copy.vault.text(&key), Some(raw), "it stays as it is");
        assert_eq!(kept.shelf, shelf);
    }
}

#[test]
fn a_damaged_pack_takes_no_sound_loose_change_with_it() {
    let (browser, shelf, all) = loose();
    let window = browser.answered();
    window.load().unwrap();
    window.store.seal(&shelf).unwrap();
    browser.vault.commit(window.cells.next_writes());
    let (key, text) = the_pack(&browser);
    browser.vault.plant(&key, &text.replace("Four", "For"));
    let next = browser.answered();
    assert_eq!(ids(&next.load().unwrap().unwrap().changes), ids(&all));
    next.settle();
    assert_eq!(browser.found().on(&shelf), ids(&all));
}

#[test]
fn words_that_are_taken_out_of_a_pack_are_nowhere_afterwards_and_nothing_else_is_missing() {
    let (browser, shelf, all) = packed();
    let old = super::fixtures::shelf("0-old");
    let window = browser.answered();
    window.store.begin(&old, &all).unwrap();
    window.store.go_back_to(&shelf).unwrap();
    window.settle();
    browser.disk.flush();
    let window = browser.answered();
    window.store.take_out(&stub(&all[2])).unwrap();
    at_every_moment(&browser, &window, |browser| {
        let found = browser.found();
        assert_eq!(
            (found.on(&shelf), found.on(&old)),
            (&*ids(&all), &*ids(&all))
        );
    });
    assert!(!says_secret(&browser));
    assert_eq!(count(&browser), (0, 2));
    let (disk, vault) = browser.all();
    let notes = disk
        .keys()
        .chain(vault.keys())
        .filter(|key| key.contains("/taken-out/"));
    assert_eq!(notes.count(), 0, "nothing is left to do");
    let kept = browser.answered().load().unwrap().unwrap();
    assert!(kept.changes.contains(&stub(&all[2])));
    assert_eq!(kept.misfits, []);
}

#[test]
fn words_are_taken_out_to_the_end_by_the_next_window_where_one_is_killed_on_the_way() {
    for moment in 0..12 {
        let (browser, shelf, all) = packed();
        let window = browser.answered();
        window.store.take_out(&stub(&all[2])).unwrap();
        browser.disk.flush();
        for _ in 0..moment {
            let writes = window.cells.next_writes();
            if writes.is_empty() {
                window.read_one();
            } else {
                browser.vault.commit(writes);
                window.cells.confirm();
            }
        }
        drop(window);
        let next = browser.answered();
        next.load().unwrap();
        next.settle();
        assert!(!says_secret(&browser), "killed at {moment}");
        assert_eq!(browser.found().on(&shelf), ids(&all), "killed at {moment}");
    }
}

#[test]
fn words_that_are_taken_out_while_they_are_being_sealed_are_nowhere_afterwards() {
    for before_the_seal in [false, true] {
        let (browser, shelf, all) = loose();
        let (one, other) = (browser.answered(), browser.answered());
        one.load().unwrap();
        if before_the_seal {
            other.store.take_out(&stub(&all[2])).unwrap();
            one.store.seal(&shelf).unwrap();
        } else {
            one.store.seal(&shelf).unwrap();
            other.store.take_out(&stub(&all[2])).unwrap();
        }
        other.settle();
        one.settle();
        browser.disk.flush();
        assert!(!says_secret(&browser));
        assert_eq!(browser.found().on(&shelf), ids(&all));
        assert!(
            browser
                .answered()
                .load()
                .unwrap()
                .unwrap()
                .changes
                .contains(&stub(&all[2]))
        );
    }
}

#[test]
fn a_pack_that_nobody_read_back_is_read_back_by_the_next_window_even_off_the_shelf_in_use() {
    let (browser, shelf, all) = loose();
    let (sealing, without_vault) = (browser.answered(), browser.window());
    without_vault.cells.without_vault();
    sealing.load().unwrap();
    sealing.store.seal(&shelf).unwrap();
    // The other window knows of no packs, and leaves no note that they have to be looked through.
    without_vault.store.take_out(&stub(&all[2])).unwrap();
    browser.vault.commit(sealing.cells.next_writes());
    drop(sealing);
    assert!(says_secret(&browser));
    let next = browser.answered();
    next.store.begin(&super::fixtures::shelf("b"), &[]).unwrap();
    next.settle();
    assert!(!says_secret(&browser));
    assert_eq!(browser.found().on(&shelf), ids(&all));
    let all = browser.all();
    let mut cells = all.0.keys().chain(all.1.keys());
    assert!(!cells.any(|key| key.contains("/unread/")), "it was read");
}

#[test]
fn words_taken_out_of_a_damaged_pack_leave_its_damaged_lines_aside() {
    let (browser, shelf, all) = packed();
    let (key, text) = the_pack(&browser);
    browser.vault.plant(&key, &text.replace("Four", "For"));
    let window = browser.answered();
    window.store.take_out(&stub(&all[2])).unwrap();
    window.settle();
    assert!(!says_secret(&browser));
    let found = browser.found();
    assert_eq!(found.on(&shelf).len(), 4);
    assert_eq!(found.misfits.len(), 1);
    assert!(found.misfits[0].raw.contains("For"));
}

#[test]
fn a_restore_point_in_packs_is_dropped_once_it_is_known_to_be_in_files_whole() {
    for filed in [false, true] {
        let (browser, old, all) = packed();
        let window = browser.answered();
        let on_file = if filed { &all[..] } else { &all[1..] };
        window.store.note_filed(&old, &ids(on_file)).unwrap();
        window.store.begin(&shelf("b"), &changes(["New"])).unwrap();
        window.settle();
        for _ in 0..2 {
            window.store.drop_restore_points(0).unwrap();
            window.settle();
        }
        assert_eq!(window.store.restore_points().unwrap().is_empty(), filed);
        assert_eq!(count(&browser).1, usize::from(!filed));
        assert_eq!(browser.found().on(&old).is_empty(), filed);
    }
}

#[test]
fn the_changes_on_a_restore_point_in_packs_come_when_its_packs_have() {
    let (browser, old, all) = packed();
    let window = browser.answered();
    window.store.begin(&shelf("b"), &changes(["New"])).unwrap();
    window.settle();
    assert_eq!(window.store.changes_on(&old), Err(StoreError::NotYet));
    window.settle();
    assert_eq!(ids(&window.store.changes_on(&old).unwrap()), ids(&all));
    window.store.go_back_to(&old).unwrap();
    assert_eq!(ids(&window.load().unwrap().unwrap().changes), ids(&all));
}

#[test]
fn a_shelf_of_packs_that_lost_its_label_is_found_again() {
    let (browser, shelf, all) = packed();
    browser.disk.clear();
    let label = browser
        .vault
        .all()
        .into_keys()
        .find(|key| key.ends_with("/about"));
    browser.vault.commit(vec![(label.unwrap(), None)]);
    assert_eq!(browser.found().on(&shelf), ids(&all));
}

#[test]
fn erasing_takes_packs_away_too() {
    let (browser, ..) = packed();
    let window = browser.answered();
    window.store.erase().unwrap();
    window.settle();
    let (disk, vault) = browser.all();
    assert!(disk.is_empty() && vault.is_empty());
}

#[test]
fn the_saved_data_of_a_browser_gives_back_what_is_in_its_packs() {
    let (browser, _, all) = packed();
    let (disk, vault) = browser.all();
    let entries: serde_json::Map<_, _> = vault
        .into_iter()
        .chain(disk)
        .map(|(key, text)| (key, text.into()))
        .collect();
    let file = serde_json::json!({ "format": "scrutiny-tracker-raw-storage", "entries": entries });
    let snapshot = scrutiny_tracker::store::raw::read_raw(file.to_string().as_bytes()).unwrap();
    assert_eq!(ids(&snapshot.changes), ids(&all));
}

#[test]
fn the_journal_never_holds_a_pack_and_a_window_without_the_vault_never_half_a_shelf() {
    let (browser, shelf, _) = packed();
    assert!(!browser.disk.all().keys().any(|key| is_pack(key)));
    let late = browser.window();
    assert_eq!(
        late.cells
            .keys("scrutiny-tracker/")
            .unwrap()
            .iter()
            .filter(|key| is_pack(key))
            .count(),
        0
    );
    assert_ne!(browser.disk_alone().found().on(&shelf).len(), 1);
}
