//! The lines of the fault list that the store answers for, one by one.

use std::rc::Rc;

use scrutiny_tracker::store::cells::{Cells, MemoryCells};
use scrutiny_tracker::store::joined::{Joined, Near, Vault};
use scrutiny_tracker::store::journal::{CANARY, CURRENT, Journal, PREFIX};
use scrutiny_tracker::store::{Base, Found as Label, Misfit, Store, StoreError};

use super::browser::{Browser, Fault, Found, Often};
use super::fixtures::{Lived, cell, change, changes, ids, report, shelf};

const FULL: (Fault, usize, Often) = (Fault::Full, 0, Often::From);

#[test]
fn f01_with_the_journal_refused_the_vault_alone_keeps_the_work() {
    let Lived { browser, now, .. } = Lived::new();
    let five = change("Five");
    let cells = Rc::new(Joined::new(MemoryCells::default(), Near::ThisWindow));
    cells.adopt(browser.vault.held()).unwrap();
    let store = Journal::new(cells.clone());
    assert_eq!(store.load().unwrap().unwrap().changes.len(), 2);
    store.append(&now, &five).unwrap();
    assert_eq!(cells.only_here(), [cell(&now, &five)]);
    browser.vault.commit(cells.next_writes());
    assert_eq!(cells.confirm(), [cell(&now, &five)]);
    assert_eq!(cells.only_here(), Vec::<String>::new());
    browser.disk.clear();
    assert!(browser.found().on(&now).contains(&five.id()));
}

#[test]
fn f01_with_both_refused_the_work_is_in_the_window_and_that_is_said() {
    let cells = Rc::new(Joined::new(MemoryCells::default(), Near::ThisWindow));
    let (store, shelf, one) = (Journal::new(cells.clone()), shelf("a"), change("One"));
    store.begin(&shelf, &[]).unwrap();
    store.append(&shelf, &one).unwrap();
    assert!(cells.without_vault().contains(&cell(&shelf, &one)));
    assert_eq!(
        (cells.near(), cells.vault()),
        (Near::ThisWindow, Vault::Absent)
    );
    store.append(&shelf, &change("Two")).unwrap();
    assert_eq!(store.load().unwrap().unwrap().changes.len(), 2);
    assert_eq!(cells.next_writes(), []);
}

#[test]
fn f01_a_vault_that_cannot_be_had_after_all_names_what_only_the_window_has() {
    let Lived { browser, now, .. } = Lived::new();
    let window = browser.window();
    let (five, six) = (change("Five"), change("Six"));
    window.store.append(&now, &five).unwrap();
    browser.disk.fail(FULL);
    assert_eq!(window.store.append(&now, &six), Err(StoreError::Full));
    assert_eq!(window.cells.without_vault(), [cell(&now, &six)]);
    assert_eq!(window.store.append(&now, &six), Err(StoreError::Full));
}

#[test]
fn f01_a_vault_that_is_lost_leaves_no_half_shelf_in_the_journal() {
    let Lived { browser, now, .. } = Lived::new();
    let (before, new) = (browser.found(), shelf("c-new"));
    let window = browser.answered();
    browser.disk.fail(FULL);
    window.store.begin(&new, &changes(["Five"])).unwrap();
    window.cells.without_vault();
    browser.disk.mend();
    // There is room again, but not what the change would stand on.
    assert!(window.store.append(&new, &change("Six")).is_err());
    assert!(window.cells.only_here().len() > 1);
    assert_eq!(browser.found(), before);
    window.store.append(&now, &change("Seven")).unwrap();
    assert_eq!(browser.found().on(&now).len(), 3);
}

#[test]
fn f02_a_full_journal_keeps_what_it_has_and_the_vault_takes_the_rest() {
    let Lived {
        browser,
        now,
        on_now,
        ..
    } = Lived::new();
    let window = browser.answered();
    let before = browser.disk.all();
    browser.disk.fail(FULL);
    let five = change("Five");
    window.store.append(&now, &five).unwrap();
    window.store.note_filed(&now, &ids(&on_now)).unwrap();
    assert_eq!(browser.disk.all(), before);
    assert!(window.cells.journal_was_full());
    assert_eq!(window.cells.only_here().len(), 2);
    assert_eq!(window.settle(), [cell(&now, &five)]);
    assert_eq!(window.cells.only_here(), Vec::<String>::new());
    // The next window reads both, and writes where there is room.
    browser.disk.mend();
    let next = browser.answered();
    assert!(next.store.load().unwrap().unwrap().changes.contains(&five));
    assert_eq!(next.store.filed(&now), ids(&on_now));
    next.store.append(&now, &change("Six")).unwrap();
    assert!(!next.cells.journal_was_full());
    assert_eq!(browser.found().on(&now).len(), 4);
}

#[test]
fn f02_with_both_stores_full_a_change_is_refused_and_nothing_that_was_kept_is_altered() {
    let Lived { browser, now, .. } = Lived::new();
    let window = browser.answered();
    let before = browser.all();
    browser.disk.fail(FULL);
    let five = change("Five");
    window.store.append(&now, &five).unwrap();
    assert_eq!(window.cells.next_writes().len(), 1);
    window.cells.not_taken(StoreError::Full);
    assert_eq!(window.cells.vault(), Vault::Troubled(StoreError::Full));
    assert_eq!(window.cells.only_here(), [cell(&now, &five)]);
    let six = window.store.append(&now, &change("Six"));
    assert_eq!(six, Err(StoreError::Full));
    assert_eq!(browser.all(), before);
    // Room is made, and both are kept although one was refused.
    browser.disk.mend();
    assert_eq!(window.settle().len(), 2);
    assert_eq!(browser.found().on(&now).len(), 4);
}

#[test]
fn f04_what_is_damaged_goes_aside_is_offered_as_it_was_and_the_rest_goes_on() {
    for raw in ["", "{\"id\":", "12", "[]", "null", "\u{0}", "not json"] {
        let Lived {
            browser,
            now,
            on_now,
            ..
        } = Lived::new();
        let key = cell(&now, &on_now[0]);
        browser.vault.clear();
        browser.disk.plant(&key, raw);
        let window = browser.answered();
        let kept = window.store.load().unwrap().unwrap();
        assert_eq!(ids(&kept.changes), ids(&on_now[1..]));
        let raw = raw.to_owned();
        assert_eq!(kept.misfits, [Misfit { key, raw }]);
        window.store.append(&now, &on_now[0]).unwrap();
        window.settle();
        let found = browser.found();
        assert_eq!(found.on(&now), ids(&on_now));
        assert_eq!(found.misfits, kept.misfits, "it is not written over");
    }
}

#[test]
fn f04_damage_that_comes_while_a_window_is_open_takes_no_sound_copy_from_the_vault() {
    let Lived {
        browser,
        now,
        on_now,
        ..
    } = Lived::new();
    let key = cell(&now, &on_now[0]);
    let window = browser.answered();
    browser.disk.plant(&key, "another page was here");
    assert_eq!(window.store.load().unwrap().unwrap().changes.len(), 1);
    window.settle();
    assert_eq!(browser.found().on(&now), ids(&on_now));
    window.read_vault().unwrap();
    let kept = window.store.load().unwrap().unwrap();
    assert_eq!(ids(&kept.changes), ids(&on_now));
}

#[test]
fn f05_cells_of_others_are_never_touched_and_erasing_leaves_them() {
    // Any call for a cell of another prefix ends the test; see the browser's `ours`.
    let Lived {
        browser, now, old, ..
    } = Lived::new();
    let foreign = [
        ("another-app/shelf/x/about", "theirs"),
        ("scrutiny-tracke", "shorter"),
        ("scrutiny-tracker", "without a stroke"),
        ("scrutiny-tracker-2/current", "a sister"),
        ("", "nameless"),
    ];
    for (key, text) in foreign {
        browser.disk.plant(key, text);
        browser.vault.plant(key, text);
    }
    let window = browser.answered();
    window.store.load().unwrap();
    window.store.go_back_to(&old).unwrap();
    window.store.go_back_to(&now).unwrap();
    window.store.drop_restore_points(0).unwrap();
    window.cells.make_room(0, &browser.vault.held()).unwrap();
    window.settle();
    window.store.erase().unwrap();
    window.settle();
    let theirs = foreign.map(|(key, text)| (key.to_owned(), text.to_owned()));
    assert_eq!(browser.all(), (theirs.clone().into(), theirs.into()));
    assert_eq!(browser.found(), Found::default());
}

#[test]
fn f05_nothing_is_erased_before_the_vault_has_shown_what_it_holds() {
    let Lived { browser, .. } = Lived::new();
    let window = browser.window();
    let before = browser.all();
    assert_eq!(window.store.erase(), Err(StoreError::NotYet));
    assert_eq!(browser.all(), before);
    window.read_vault().unwrap();
    window.store.erase().unwrap();
    window.settle();
    assert_eq!(browser.all(), Default::default());
}

#[test]
fn f06_the_name_of_the_shelf_in_use_is_found_again_where_it_was_lost() {
    for text in [None, Some(""), Some("b-no"), Some("nothing of the kind")] {
        let Lived {
            browser,
            now,
            on_now,
            old,
            ..
        } = Lived::new();
        match text {
            None => browser.disk.remove(CURRENT).unwrap(),
            Some(text) => browser.disk.plant(CURRENT, text),
        }
        assert_eq!(
            browser.found().in_use,
            Some(now.clone()),
            "the vault knows it"
        );
        browser.vault.plant(CURRENT, "nothing either");
        let found = browser.found();
        assert_eq!(found.in_use, Some(now.clone()), "it was begun last");
        assert_eq!(found.on(&now), ids(&on_now));
        assert_eq!(found.points, [old]);
    }
}

#[test]
fn f06_a_shelf_without_its_label_is_found_by_its_changes() {
    for text in [None, Some(""), Some("{\"version\":1,\"workspace\":\"w\"}")] {
        let Lived {
            browser,
            now,
            on_now,
            old,
            on_old,
        } = Lived::new();
        for shelf in [&now, &old] {
            let key = format!("{PREFIX}shelf/{}/about", shelf.id.as_str());
            for store in [&browser.disk as &dyn Cells, &Planted(&browser)] {
                match text {
                    None => store.remove(&key).unwrap(),
                    Some(text) => store.set(&key, text).unwrap(),
                }
            }
        }
        let window = browser.answered();
        let kept = window.store.load().unwrap().unwrap();
        assert_eq!(kept.found, Label::WithoutItsLabel);
        assert_eq!((&kept.shelf.id, kept.shelf.base), (&now.id, Base::Nothing));
        assert_eq!(ids(&kept.changes), ids(&on_now));
        let points = window.store.restore_points().unwrap();
        assert_eq!(points.len(), 1);
        // What is written to it goes on it, and it can be gone back to.
        window.store.append(&kept.shelf, &change("Five")).unwrap();
        window.store.go_back_to(&points[0]).unwrap();
        let back = window.store.load().unwrap().unwrap();
        assert_eq!(ids(&back.changes), ids(&on_old));
        assert_eq!(window.store.filed(&back.shelf), ids(&on_old));
        window.settle();
        assert_eq!(browser.found().on(&now).len(), 3);
    }
}

/// The vault as cells, to spoil it in the same way as the journal.
struct Planted<'a>(&'a Browser);

impl Cells for Planted<'_> {
    fn get(&self, key: &str) -> Result<Option<String>, StoreError> {
        Ok(self.0.vault.all().get(key).cloned())
    }

    fn set(&self, key: &str, value: &str) -> Result<(), StoreError> {
        self.0.vault.plant(key, value);
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StoreError> {
        self.0.vault.commit(vec![(key.to_owned(), None)]);
        Ok(())
    }

    fn keys(&self, _: &str) -> Result<Vec<String>, StoreError> {
        Ok(self.0.vault.all().into_keys().collect())
    }
}

#[test]
fn f07_what_only_one_of_the_two_stores_has_is_in_both_afterwards() {
    let Lived {
        browser,
        now,
        on_now,
        ..
    } = Lived::new();
    let [near, far] = [change("Near"), change("Far")];
    let text = |change: &_| browser_text(change);
    browser.disk.plant(&cell(&now, &near), &text(&near));
    browser.vault.plant(&cell(&now, &far), &text(&far));
    let window = browser.answered();
    let kept = window.store.load().unwrap().unwrap();
    let all = [&on_now[..], &[near.clone(), far.clone()]].concat();
    assert_eq!(ids(&kept.changes), ids(&all));
    window.settle();
    browser.disk.clear();
    assert_eq!(browser.found().on(&now), ids(&all));
}

fn browser_text(change: &scrutiny_tracker::history::change::Change) -> String {
    change.to_value().to_string()
}

#[test]
fn f07_a_journal_from_before_there_was_a_vault_gets_its_second_copy() {
    let Lived { browser, .. } = Lived::new();
    let before = browser.found();
    browser.vault.clear();
    let window = browser.answered();
    window.settle();
    assert_eq!(browser.vault.all(), browser.disk.all());
    browser.disk.clear();
    assert_eq!(browser.found(), before);
}

#[test]
fn f08_a_vault_that_aborts_is_given_everything_again_in_one_piece() {
    let Lived { browser, now, .. } = Lived::new();
    let window = browser.answered();
    let (five, six) = (change("Five"), change("Six"));
    window.store.append(&now, &five).unwrap();
    let first = window.cells.next_writes();
    window.store.append(&now, &six).unwrap();
    assert_eq!(window.cells.next_writes(), [], "one answer at a time");
    window.cells.not_taken(StoreError::Refused);
    assert_eq!(window.cells.vault(), Vault::Troubled(StoreError::Refused));
    assert_eq!(window.cells.changes_under_way(), 2);
    let again = window.cells.next_writes();
    assert_eq!(again[..1], first[..]);
    assert_eq!(again.len(), 2);
    browser.vault.commit(again);
    assert_eq!(window.cells.confirm().len(), 2);
    assert_eq!(window.cells.vault(), Vault::Open);
    assert_eq!(window.cells.writes_under_way(), 0);
}

#[test]
fn f08_a_vault_that_was_closed_and_opened_again_gets_what_came_meanwhile() {
    let Lived { browser, now, .. } = Lived::new();
    let window = browser.answered();
    window.store.append(&now, &change("Five")).unwrap();
    window.cells.next_writes();
    window.cells.not_taken(StoreError::Refused);
    browser.disk.fail(FULL);
    let six = change("Six");
    assert_eq!(window.store.append(&now, &six), Err(StoreError::Full));
    browser.disk.mend();
    window.read_vault().unwrap();
    assert_eq!(window.settle().len(), 2);
    browser.disk.clear();
    assert_eq!(browser.found().on(&now).len(), 4);
}

#[test]
fn f08_the_last_text_of_a_cell_is_the_one_that_the_vault_gets() {
    let Lived {
        browser, now, old, ..
    } = Lived::new();
    let window = browser.answered();
    let merge = report("n", &[]);
    for round in 0..3 {
        window.store.go_back_to(&old).unwrap();
        window.store.note_merge(&now, &merge).unwrap();
        window.store.go_back_to(&now).unwrap();
        window.cells.next_writes();
        if round < 2 {
            window.cells.not_taken(StoreError::Refused);
        }
    }
    window.cells.not_taken(StoreError::Refused);
    window.settle();
    browser.disk.clear();
    assert_eq!(browser.found().in_use, Some(now));
}

#[test]
fn f09_while_the_vault_does_not_answer_the_journal_works_alone() {
    let Lived {
        browser,
        now,
        on_now,
        ..
    } = Lived::new();
    let window = browser.window();
    assert_eq!(window.cells.vault(), Vault::Opening);
    let kept = window.store.load().unwrap().unwrap();
    assert_eq!(ids(&kept.changes), ids(&on_now));
    window.store.append(&now, &change("Five")).unwrap();
    assert_eq!(window.cells.next_writes(), [], "it is given nothing");
    assert_eq!(window.store.load().unwrap().unwrap().changes.len(), 3);
    assert_eq!(window.cells.only_here(), Vec::<String>::new());
    // The window ends, and the vault has never answered.
    assert_eq!(browser.found().on(&now).len(), 3);
}

#[test]
fn f09_what_the_vault_holds_is_joined_when_it_answers_late() {
    let Lived {
        browser,
        now,
        on_now,
        ..
    } = Lived::new();
    browser.disk.clear();
    let window = browser.window();
    assert_eq!(
        window.store.load(),
        Ok(None),
        "the browser forgot its journal"
    );
    let (other, six) = (shelf("c"), change("Six"));
    window.store.begin(&other, &[six.clone()]).unwrap();
    window.store.append(&now, &change("Five")).unwrap();
    window.read_vault().unwrap();
    let kept = window.store.load().unwrap().unwrap();
    assert_eq!(
        (kept.shelf, kept.changes),
        (other.clone(), vec![six.clone()])
    );
    window.settle();
    let found = browser.found();
    assert_eq!(found.on(&now).len(), on_now.len() + 1);
    assert_eq!(found.on(&other), [six.id()]);
    assert!(found.points.contains(&now));
}

#[test]
fn f09_nothing_that_was_done_before_the_vault_answered_takes_anything_from_it() {
    let Lived {
        browser,
        now,
        on_now,
        old,
        on_old,
    } = Lived::new();
    let before = browser.vault.all();
    // The journal has one change damaged, and has lost another shelf.
    let key = cell(&now, &on_now[0]);
    browser.disk.plant(&key, "damaged");
    for name in browser.disk.keys(&format!("{PREFIX}shelf/a-old/")).unwrap() {
        browser.disk.remove(&name).unwrap();
    }
    let window = browser.window();
    assert_eq!(window.store.load().unwrap().unwrap().misfits.len(), 1);
    // Beginning the lost shelf fails half-way, and what was begun is taken away again.
    browser.disk.fail((Fault::Full, 8, Often::From));
    assert!(window.store.begin(&old, &on_old).is_err());
    browser.disk.mend();
    window.store.drop_restore_points(0).unwrap();
    window.read_vault().unwrap();
    window.settle();
    for (key, text) in before {
        assert_eq!(browser.vault.all().get(&key), Some(&text), "{key}");
    }
    let found = browser.found();
    assert_eq!(found.on(&now), ids(&on_now));
    assert_eq!(found.on(&old), ids(&on_old));
    assert_eq!(found.misfits.len(), 1);
}

#[test]
fn f13_clearing_while_a_window_is_open_is_noticed_and_everything_can_be_written_back() {
    let Lived {
        browser,
        now,
        on_now,
        ..
    } = Lived::new();
    let window = browser.answered();
    assert!(
        !window.cells.was_cleared(),
        "it has not been seen there yet"
    );
    window.cells.watch();
    assert!(!window.cells.was_cleared());
    browser.disk.clear();
    browser.vault.clear();
    assert!(window.cells.was_cleared());
    window.store.begin(&now, &on_now).unwrap();
    window.cells.place_canary().unwrap();
    assert!(!window.cells.was_cleared());
    window.settle();
    for store in [Browser::disk_alone, Browser::vault_alone] {
        assert_eq!(store(&browser).found().on(&now), ids(&on_now));
    }
}

#[test]
fn f13_a_clearing_before_the_window_was_opened_or_by_the_app_itself_is_none() {
    let Lived { browser, .. } = Lived::new();
    browser.disk.remove(CANARY).unwrap();
    let window = browser.answered();
    window.cells.watch();
    assert!(!window.cells.was_cleared());
    window.cells.place_canary().unwrap();
    window.store.erase().unwrap();
    assert!(window.cells.was_cleared());
    window.cells.forget_canary();
    assert!(!window.cells.was_cleared());
    // Without a lasting journal there is nothing that could be cleared.
    let memory = Joined::new(MemoryCells::default(), Near::ThisWindow);
    memory.place_canary().unwrap();
    memory.remove(CANARY).unwrap();
    assert!(!memory.was_cleared());
}

#[test]
fn f13_a_journal_that_cannot_be_read_is_not_taken_for_a_cleared_one() {
    let Lived { browser, .. } = Lived::new();
    let window = browser.answered();
    window.cells.watch();
    browser.disk.fail((Fault::Refused, 0, Often::From));
    assert!(!window.cells.was_cleared());
}

#[test]
fn f14_an_empty_browser_is_an_empty_start_and_no_error() {
    let browser = Browser::default();
    for window in [browser.window(), browser.answered()] {
        assert_eq!(window.store.load(), Ok(None));
        assert_eq!(window.store.restore_points(), Ok(Vec::new()));
        assert_eq!(window.store.drop_restore_points(10), Ok(()));
        assert_eq!(window.store.setting("name"), None);
        assert_eq!(window.settle(), Vec::<String>::new());
        assert!(!window.cells.was_cleared());
    }
    assert_eq!(browser.all(), Default::default());
}

#[test]
fn f22_cells_of_a_later_version_stay_as_they_are() {
    let Lived {
        browser,
        now,
        on_now,
        ..
    } = Lived::new();
    let id = "f".repeat(32);
    let later = [
        (
            format!("{PREFIX}attachments/1"),
            "of a kind that is not known",
        ),
        (format!("{PREFIX}shelf/b-now/votes/1"), "on a shelf"),
        (
            format!("{PREFIX}shelf/b-now/c/{id}"),
            "{\"v\":2,\"content\":\"another form\"}",
        ),
        (format!("{PREFIX}shelf/a-old/plan"), "on a restore point"),
        (
            format!("{PREFIX}shelf/z-later/plan"),
            "on a shelf that has nothing else",
        ),
        (format!("{PREFIX}setting/colour"), "blue"),
    ];
    for (key, text) in &later {
        browser.disk.plant(key, text);
    }
    for _ in 0..2 {
        let window = browser.answered();
        let kept = window.store.load().unwrap().unwrap();
        let raws: Vec<&str> = kept
            .misfits
            .iter()
            .map(|misfit| misfit.raw.as_str())
            .collect();
        assert_eq!(raws, [later[2].1], "what is not understood is shown");
        window.store.append(&now, &change("Five")).unwrap();
        window.store.begin(&now, &on_now).unwrap();
        window.store.drop_restore_points(0).unwrap();
        window.cells.make_room(0, &browser.vault.held()).unwrap();
        window.settle();
        for (key, text) in &later {
            assert_eq!(browser.vault.all().get(key).unwrap(), text);
        }
    }
    let points = browser.found().points;
    assert_eq!(points.len(), 1, "the later version's work is not dropped");
}

#[test]
fn f22_members_that_a_later_version_adds_to_a_change_are_kept() {
    let Lived { browser, now, .. } = Lived::new();
    let text = browser_text(&change("Five"));
    let mut value: serde_json::Value = serde_json::from_str(&text).unwrap();
    value["mood"] = "hopeful".into();
    let five = scrutiny_tracker::history::change::Change::from_value_unverified(&value)
        .and_then(|change| Ok(change.resealed(crate::generate::stamp("B", ""))?))
        .unwrap();
    let window = browser.answered();
    window.store.append(&now, &five).unwrap();
    window.settle();
    for browser in [browser.disk_alone(), browser.vault_alone()] {
        let kept = browser.answered().store.load().unwrap().unwrap();
        let kept = kept.changes.iter().find(|change| change.id() == five.id());
        assert_eq!(kept.unwrap().to_value()["mood"], "hopeful");
    }
}

#[test]
fn f23_what_arrives_twice_is_there_once() {
    let Lived { browser, now, .. } = Lived::new();
    let windows = [browser.answered(), browser.answered()];
    let five = change("Five");
    for window in windows.iter().chain(&windows) {
        window.store.append(&now, &five).unwrap();
    }
    for window in windows.iter().chain(&windows) {
        window.read_vault().unwrap();
        window.settle();
        window.settle();
    }
    let once = browser.all();
    for window in &windows {
        window.read_vault().unwrap();
        assert_eq!(
            window.cells.writes_under_way(),
            0,
            "there is nothing to say"
        );
        assert_eq!(window.store.load().unwrap().unwrap().changes.len(), 3);
    }
    assert_eq!(browser.all(), once);
}

#[test]
fn f23_what_one_window_writes_again_while_another_makes_room_can_be_read_in_both() {
    let Lived {
        browser,
        now,
        on_now,
        ..
    } = Lived::new();
    let one = browser.answered();
    one.store.append(&now, &on_now[0]).unwrap();
    let held = browser.vault.held();
    let other = browser.answered();
    other.cells.make_room(0, &held).unwrap();
    one.read_vault().unwrap();
    for window in [&one, &other] {
        let kept = window.store.load().unwrap().unwrap();
        assert_eq!(ids(&kept.changes), ids(&on_now));
    }
}

#[test]
fn f23_a_window_that_missed_the_news_finds_it_when_it_looks() {
    let Lived { browser, now, .. } = Lived::new();
    let (one, other) = (browser.answered(), browser.answered());
    one.store.append(&now, &change("Five")).unwrap();
    browser.disk.fail(FULL);
    one.store.append(&now, &change("Six")).unwrap();
    browser.disk.mend();
    one.settle();
    assert_eq!(other.store.load().unwrap().unwrap().changes.len(), 3);
    other.read_vault().unwrap();
    assert_eq!(other.store.load().unwrap().unwrap().changes.len(), 4);
}

#[test]
fn f26_two_copies_of_a_browser_that_go_on_apart_are_one_when_their_changes_meet() {
    // A cloned computer, or a backup that was brought back: nothing in a cell's name says where it was made.
    let Lived { browser, now, .. } = Lived::new();
    let other = browser.copy();
    for (browser, title) in [(&browser, "Five"), (&other, "Six")] {
        let window = browser.answered();
        window.store.append(&now, &change("Both")).unwrap();
        window.store.append(&now, &change(title)).unwrap();
        window.settle();
    }
    let window = browser.answered();
    for (key, text) in other.vault.all() {
        browser.vault.plant(&key, &text);
    }
    window.read_vault().unwrap();
    let kept = window.store.load().unwrap().unwrap();
    assert_eq!(kept.changes.len(), 5);
    assert_eq!(kept.misfits, []);
    let mut expected = changes(["Three", "Four", "Five", "Six", "Both"]);
    expected.sort_by_key(scrutiny_tracker::history::change::Change::id);
    assert_eq!(ids(&kept.changes), ids(&expected));
}
