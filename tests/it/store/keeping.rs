//! The journal alone: one store that fails at any call.

use proptest::prelude::*;
use scrutiny_tracker::history::change::{Change, ChangeId};
use scrutiny_tracker::store::cells::Cells;
use scrutiny_tracker::store::journal::{CURRENT, Journal, PREFIX};
use scrutiny_tracker::store::{MergeReport, Misfit, Shelf, Store, StoreError};

use super::browser::{Disk, Fault, Often};
use super::fixtures::{cell, change, changes, ids, report, shelf, with_every_fault};
use crate::generate::{cases, history, run, set_of, steady};

/// What a window that is opened now finds: the shelf in use and the ids of the changes on it.
fn found(disk: &Disk, said: &str) -> (Shelf, Vec<ChangeId>) {
    let kept = Journal::new(disk.copy()).load().unwrap();
    let kept = kept.unwrap_or_else(|| panic!("the app would think nothing was kept: {said}"));
    (kept.shelf, ids(&kept.changes))
}

/// A disk with a shelf in use, on which two changes were kept.
fn in_use() -> (Disk, Shelf, Vec<Change>) {
    let (disk, shelf, changes) = (Disk::default(), shelf("in-use"), changes(["One", "Two"]));
    Journal::new(disk.clone()).begin(&shelf, &changes).unwrap();
    (disk, shelf, changes)
}

#[test]
fn what_append_acknowledges_is_kept_whatever_fails() {
    let more = changes(["1", "2", "3", "4", "5", "6", "7", "8", "9"]);
    with_every_fault(|plan| {
        let (disk, shelf, mut acknowledged) = in_use();
        let all: Vec<_> = [ids(&acknowledged), ids(&more)].concat();
        let journal = Journal::new(disk.clone());
        disk.fail(plan);
        let taken = more
            .iter()
            .filter(|change| journal.append(&shelf, change).is_ok());
        acknowledged.extend(taken.cloned());
        let reached = disk.mend();
        let said = format!("{plan:?}");
        let (there, kept) = found(&disk, &said);
        assert_eq!(there, shelf);
        for id in ids(&acknowledged) {
            assert!(kept.contains(&id), "{said}");
        }
        assert!(kept.iter().all(|id| all.contains(id)));
        reached
    });
}

#[test]
fn an_append_that_fails_once_leaves_nothing_behind_and_works_the_next_time() {
    with_every_fault(|plan| {
        let (disk, shelf, mut changes) = in_use();
        let (journal, three) = (Journal::new(disk.clone()), change("Three"));
        disk.fail(plan);
        let done = journal.append(&shelf, &three);
        let reached = disk.mend();
        let misfits = Journal::new(disk.copy()).load().unwrap().unwrap().misfits;
        if plan.2 == Often::Once {
            assert_eq!(misfits, [], "{plan:?}, {done:?}");
        }
        journal.append(&shelf, &three).unwrap();
        changes.push(three);
        assert_eq!(found(&disk, "again").1, ids(&changes), "{plan:?}, {done:?}");
        reached
    });
}

#[test]
fn an_append_of_what_is_there_already_never_spoils_it() {
    with_every_fault(|plan| {
        let (disk, shelf, changes) = in_use();
        disk.fail(plan);
        let done = Journal::new(disk.clone()).append(&shelf, &changes[0]);
        let reached = disk.mend();
        let said = format!("{plan:?}, {done:?}");
        // Where every write halves the text, the old one cannot be put back either.
        if plan != (Fault::Truncated, plan.1, Often::From) {
            assert_eq!(found(&disk, &said).1, ids(&changes), "{said}");
        }
        reached
    });
}

#[test]
fn a_begin_that_fails_leaves_the_shelf_in_use_as_it_was() {
    let (new, all) = (shelf("new"), changes(["Three", "Four"]));
    with_every_fault(|plan| {
        let (disk, before, changes) = in_use();
        disk.fail(plan);
        let done = Journal::new(disk.clone()).begin(&new, &all);
        let reached = disk.mend();
        let said = format!("{plan:?}, {done:?}");
        let (there, kept) = found(&disk, &said);
        // A store that fails for good may do so after the name of the shelf in use was written.
        let for_good = plan.2 == Often::From && plan.0 != Fault::Full && plan.0 != Fault::Dropped;
        let is_new = done.is_ok() || for_good && there == new;
        let (expected, on_it) = if is_new {
            (&new, &all[..])
        } else {
            (&before, &changes[..])
        };
        assert_eq!((&there, kept), (expected, ids(on_it)), "{said}");
        let offered = Journal::new(disk.copy()).restore_points().unwrap();
        if is_new {
            assert_eq!(offered, [before], "{said}");
        } else if !offered.is_empty() {
            assert_eq!(plan.2, Often::From, "{said}");
            assert_eq!(offered[0].id, new.id, "{said}");
            Journal::new(disk.clone()).go_back_to(&new).unwrap();
            assert_eq!(
                found(&disk, &said).1,
                ids(&all),
                "half a shelf is not offered: {said}"
            );
        }
        reached
    });
}

#[test]
fn a_second_window_that_begins_the_same_shelf_and_fails_takes_nothing_away() {
    // Two windows that both make a first change begin the same shelf.
    with_every_fault(|plan| {
        let (disk, shelf, changes) = in_use();
        disk.fail(plan);
        let done = Journal::new(disk.clone()).begin(&shelf, &[]);
        let reached = disk.mend();
        let said = format!("{plan:?}, {done:?}");
        let (there, kept) = found(&disk, &said);
        assert_eq!((there, kept), (shelf, ids(&changes)), "{said}");
        reached
    });
}

#[test]
fn a_begin_that_fails_takes_nothing_from_a_shelf_that_has_lost_its_label() {
    with_every_fault(|plan| {
        let (disk, shelf, changes) = in_use();
        for key in ["shelf/in-use/about", "current"] {
            disk.remove(&format!("{PREFIX}{key}")).unwrap();
        }
        disk.fail(plan);
        let done = Journal::new(disk.clone()).begin(&shelf, &[]);
        let reached = disk.mend();
        let said = format!("{plan:?}, {done:?}");
        let (there, kept) = found(&disk, &said);
        assert_eq!((there.id, kept), (shelf.id, ids(&changes)), "{said}");
        reached
    });
}

#[test]
fn going_back_succeeds_or_leaves_the_shelf_in_use() {
    with_every_fault(|plan| {
        let (disk, old, old_changes) = in_use();
        let (new, new_changes) = (shelf("new"), changes(["Three"]));
        let journal = Journal::new(disk.clone());
        journal.begin(&new, &new_changes).unwrap();
        disk.fail(plan);
        let done = journal.go_back_to(&old);
        let reached = disk.mend();
        let said = format!("{plan:?}, {done:?}");
        let (there, kept) = found(&disk, &said);
        let for_good = plan.2 == Often::From && plan.0 != Fault::Full && plan.0 != Fault::Dropped;
        let expected = if done.is_ok() || for_good && there == old {
            (old, ids(&old_changes))
        } else {
            (new, ids(&new_changes))
        };
        assert_eq!((there, kept), expected, "{said}");
        reached
    });
}

#[test]
fn what_is_no_sound_change_is_moved_aside_once_and_never_written_over() {
    let (_, _, all) = in_use();
    let sound = all[0].to_value().to_string();
    let spoilt = |(place, _)| format!("{}#{}", &sound[..place], &sound[place + 1..]);
    let mut damaged: Vec<String> = sound.char_indices().map(spoilt).collect();
    // A sound change under another's name is not what was kept there.
    let another = all[1].to_value().to_string();
    damaged.extend(["", "{", "null", &sound[..40], &another].map(str::to_owned));
    for raw in damaged {
        let (disk, shelf, changes) = in_use();
        let key = cell(&shelf, &changes[0]);
        disk.set(&key, &raw).unwrap();
        let journal = Journal::new(disk.clone());
        let misfit = Misfit {
            key: key.clone(),
            raw: raw.clone(),
        };
        for _ in 0..2 {
            let kept = journal.load().unwrap().unwrap();
            assert_eq!(kept.changes, [changes[1].clone()], "{raw}");
            assert_eq!(kept.misfits, [misfit.clone()], "{raw}");
            assert_eq!(disk.get(&key), Ok(None), "{raw}");
        }
        // The change may come again, from a colleague's file.
        journal.append(&shelf, &changes[0]).unwrap();
        let kept = journal.load().unwrap().unwrap();
        assert_eq!(ids(&kept.changes), ids(&changes));
        assert_eq!(kept.misfits, [misfit], "{raw}");
    }
}

#[test]
fn what_cannot_be_moved_aside_is_left_and_reported_all_the_same() {
    with_every_fault(|plan| {
        let (disk, shelf, changes) = in_use();
        let key = cell(&shelf, &changes[0]);
        disk.plant(&key, "damaged");
        let misfit = Misfit {
            key,
            raw: "damaged".to_owned(),
        };
        disk.fail(plan);
        let kept = Journal::new(disk.clone()).load();
        let reached = disk.mend();
        if let Ok(kept) = kept {
            let kept = kept.unwrap();
            assert!(kept.misfits.len() <= 1, "{plan:?}");
            assert!(kept.changes.iter().all(|change| *change == changes[1]));
        }
        // Whatever happened: the next window has both.
        let kept = Journal::new(disk.clone()).load().unwrap().unwrap();
        assert_eq!(ids(&kept.changes), ids(&changes[1..]), "{plan:?}");
        assert!(kept.misfits.contains(&misfit), "{plan:?}");
        reached
    });
}

#[test]
fn a_write_never_goes_over_what_cannot_be_understood() {
    let (_, shelf, all) = in_use();
    let filed = format!("{PREFIX}shelf/in-use/filed");
    let merge = format!("{PREFIX}shelf/in-use/merge/m");
    let about = format!("{PREFIX}shelf/in-use/about");
    for key in [filed, merge, about, cell(&shelf, &all[0])] {
        let (disk, shelf, changes) = in_use();
        disk.plant(&key, "{\"workspace\":");
        let journal = Journal::new(disk.clone());
        journal.note_filed(&shelf, &ids(&changes)).unwrap();
        journal.note_merge(&shelf, &report("m", &changes)).unwrap();
        journal.begin(&shelf, &changes).unwrap();
        let kept = journal.load().unwrap().unwrap();
        assert_eq!(ids(&kept.changes), ids(&changes));
        let misfit = Misfit {
            key,
            raw: "{\"workspace\":".to_owned(),
        };
        assert_eq!(kept.misfits, [misfit]);
        assert_eq!(kept.shelf, shelf);
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
        let (disk, shelf, changes) = in_use();
        let keys = disk.keys(PREFIX).unwrap();
        let key = keys.iter().find(|key| key.ends_with(ending)).unwrap();
        disk.set(key, text).unwrap();
        let kept = Journal::new(disk.clone()).load().unwrap();
        let kept = kept.unwrap_or_else(|| panic!("{key} is {text:?}"));
        assert_eq!(kept.shelf.id, shelf.id);
        assert_eq!(ids(&kept.changes), ids(&changes), "{key} is {text:?}");
    }
}

#[test]
fn a_browser_in_which_only_damaged_texts_are_left_is_not_taken_for_an_empty_one() {
    let (disk, shelf, changes) = (Disk::default(), shelf("a"), changes(["One"]));
    disk.plant(&cell(&shelf, &changes[0]), "damaged");
    let journal = Journal::new(disk);
    // Every start says the same.
    assert_eq!(journal.load(), Err(StoreError::Damaged));
    assert_eq!(journal.load(), Err(StoreError::Damaged));
    journal.begin(&shelf, &changes).unwrap();
    let kept = journal.load().unwrap().unwrap();
    assert_eq!((kept.changes.len(), kept.misfits.len()), (1, 1));
    assert_eq!(kept.misfits[0].raw, "damaged");
}

#[test]
fn an_unused_storage_holds_nothing() {
    let disk = Disk::default();
    let journal = Journal::new(disk.clone());
    assert_eq!(journal.load(), Ok(None));
    assert_eq!(journal.restore_points(), Ok(Vec::new()));
    assert!(disk.all().is_empty(), "looking leaves nothing behind");
    journal.begin(&shelf("a"), &[]).unwrap();
    assert_eq!(disk.get(CURRENT).unwrap().as_deref(), Some("a"));
    assert!(disk.all().keys().all(|key| key.starts_with(PREFIX)));
}

#[test]
fn filed_ids_add_up_for_each_shelf_and_a_failed_note_forgets_none() {
    with_every_fault(|plan| {
        let (disk, shelf_a, changes) = in_use();
        let journal = Journal::new(disk.clone());
        let [one, two] = [changes[0].id(), changes[1].id()];
        assert_eq!(journal.filed(&shelf_a), []);
        journal.note_filed(&shelf_a, &[one]).unwrap();
        journal.note_filed(&shelf_a, &[two, one]).unwrap();
        assert_eq!(journal.filed(&shelf_a), ids(&changes));
        assert_eq!(journal.filed(&shelf("other")), []);
        disk.fail(plan);
        let done = journal.note_filed(&shelf_a, &[change("Three").id()]);
        let reached = disk.mend();
        let filed = journal.filed(&shelf_a);
        let said = format!("{plan:?}, {done:?}");
        // A note that is half lost says of fewer changes that they are safe, never of more.
        if plan.0 != Fault::Stale && plan != (Fault::Truncated, plan.1, Often::From) {
            assert!(ids(&changes).iter().all(|id| filed.contains(id)), "{said}");
        }
        assert!(done.is_err() || filed.contains(&change("Three").id()));
        assert_eq!(
            found(&disk, &said).1.len(),
            2,
            "the note is no change: {said}"
        );
        reached
    });
}

#[test]
fn a_merge_is_reported_as_it_was_or_as_it_is() {
    with_every_fault(|plan| {
        let (disk, shelf, changes) = in_use();
        let journal = Journal::new(disk.clone());
        let before = report("m", &changes);
        journal.note_merge(&shelf, &before).unwrap();
        let mut after = before.clone();
        after.taken_back = ids(&changes);
        disk.fail(plan);
        let done = journal.note_merge(&shelf, &after);
        let reached = disk.mend();
        let merges = journal.merges(&shelf);
        let said = format!("{plan:?}, {done:?}");
        if done.is_ok() {
            assert_eq!(merges, [after], "{said}");
        } else if plan.2 == Often::Once {
            assert_eq!(merges, [before], "{said}");
        } else {
            let either = |report: &MergeReport| *report == before || *report == after;
            assert!(merges.iter().all(either), "{said}");
        }
        reached
    });
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn two_windows_never_lose_each_others_changes(steps in history(), turns in prop::collection::vec(any::<bool>(), 70)) {
        let disk = Disk::default();
        let shelf = shelf("shared");
        let windows = [Journal::new(disk.clone()), Journal::new(disk.clone())];
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
