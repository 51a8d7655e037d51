//! The browser is killed: of what an operation wrote to the journal, the first few writes have reached
//! the disk; the vault has taken all of it or nothing.

use scrutiny_tracker::store::Store;

use super::browser::{Browser, Fault, Found, Often, Window};
use super::fixtures::{Lived, cell, change, changes, ids, report, shelf};

/// Whether the vault took what the operation wrote.
#[derive(Clone, Copy, PartialEq, Debug)]
enum VaultTook {
    Nothing,
    Everything,
}

/// One moment at which the browser was killed, and what is found afterwards.
struct Killed<'a> {
    lived: &'a Lived,
    before: &'a Found,
    after: &'a Found,
    took: VaultTook,
    found: Found,
    said: String,
}

impl Killed<'_> {
    /// Each shelf is as it was before or as it is after, and so is which of them is in use.
    fn is_before_or_after(&self) {
        let (before, after, found) = (self.before, self.after, &self.found);
        let said = &self.said;
        assert!(
            found.in_use == before.in_use || found.in_use == after.in_use,
            "{said}: {:?}",
            found.in_use
        );
        for id in before.on_shelf.keys().chain(after.on_shelf.keys()) {
            let on = |found: &Found| found.on_shelf.get(id).cloned();
            assert!(
                on(found) == on(before) || on(found) == on(after),
                "{id:?}: {said}: {:?}",
                on(found)
            );
        }
        for misfit in &found.misfits {
            assert!(after.misfits.contains(misfit), "{said}: {misfit:?}");
        }
        assert_eq!(found.error, None, "{said}");
    }

    /// What the vault took is there.
    fn has_what_the_vault_took(&self) {
        if self.took == VaultTook::Nothing {
            return;
        }
        for (shelf, after) in &self.after.on_shelf {
            let found = self.found.on_shelf.get(shelf);
            let found = found.unwrap_or_else(|| panic!("{shelf:?} is gone: {}", self.said));
            assert!(after.iter().all(|id| found.contains(id)), "{}", self.said);
        }
    }
}

/// Does something, kills the browser at every moment, and looks at what each restart finds.
fn at_every_moment(start: &Lived, act: impl Fn(&Lived, &Window), check: impl Fn(&Killed)) {
    let before = start.browser.found();
    let done = start.copy();
    let window = done.browser.answered();
    window.settle();
    act(&done, &window);
    window.settle();
    let after = done.browser.found();
    for took in [VaultTook::Nothing, VaultTook::Everything] {
        let mut reached = 0;
        loop {
            let lived = start.copy();
            let window = lived.browser.answered();
            window.settle();
            act(&lived, &window);
            let unflushed = lived.browser.disk.unflushed();
            assert!(unflushed + window.cells.writes_under_way() > 0, "it writes");
            if took == VaultTook::Everything {
                window.settle();
            }
            let unflushed = lived.browser.disk.unflushed();
            lived.browser.disk.kill(reached);
            let said = format!("{reached} of {unflushed} writes, the vault took {took:?}");
            check(&Killed {
                lived: &lived,
                before: &before,
                after: &after,
                took,
                found: lived.browser.found(),
                said,
            });
            if reached >= unflushed {
                break;
            }
            reached += 1;
        }
    }
}

#[test]
fn f10_a_killed_browser_leaves_each_change_wholly_there_or_wholly_absent() {
    at_every_moment(
        &Lived::new(),
        |lived, window| {
            for change in changes(["Five", "Six"]) {
                window.store.append(&lived.now, &change).unwrap();
            }
        },
        |killed| {
            let found = killed.found.on(&killed.lived.now);
            let (before, after) = (killed.before, killed.after);
            let all = after.on(&killed.lived.now);
            assert!(found.iter().all(|id| all.contains(id)));
            assert!(
                before
                    .on(&killed.lived.now)
                    .iter()
                    .all(|id| found.contains(id))
            );
            assert_eq!(killed.found.misfits, []);
            assert_eq!(killed.found.in_use, before.in_use);
            assert_eq!(killed.found.points, before.points);
            killed.has_what_the_vault_took();
        },
    );
}

#[test]
fn f10_a_killed_browser_leaves_the_old_shelf_in_use_or_the_new_one_and_never_half_of_it() {
    at_every_moment(
        &Lived::new(),
        |_, window| {
            let on_it = changes(["Five", "Six", "Seven"]);
            window.store.begin(&shelf("c-new"), &on_it).unwrap();
        },
        |killed| {
            killed.is_before_or_after();
            killed.has_what_the_vault_took();
        },
    );
}

#[test]
fn f10_a_killed_browser_leaves_a_first_shelf_or_an_empty_browser() {
    let mut start = Lived::new();
    start.browser = Browser::default();
    at_every_moment(
        &start,
        |_, window| window.store.begin(&shelf("a"), &changes(["One"])).unwrap(),
        |killed| {
            killed.is_before_or_after();
            killed.has_what_the_vault_took();
        },
    );
}

#[test]
fn f10_a_killed_browser_leaves_the_shelf_that_was_gone_back_to_or_the_one_before() {
    at_every_moment(
        &Lived::new(),
        |lived, window| window.store.go_back_to(&lived.old).unwrap(),
        |killed| {
            killed.is_before_or_after();
            killed.has_what_the_vault_took();
        },
    );
}

#[test]
fn f10_a_killed_browser_leaves_a_restore_point_whole_or_none() {
    at_every_moment(
        &Lived::new(),
        |_, window| window.store.drop_restore_points(0).unwrap(),
        |killed| killed.is_before_or_after(),
    );
}

#[test]
fn f10_a_killed_browser_leaves_notes_as_they_were_or_as_they_are() {
    at_every_moment(
        &Lived::new(),
        |lived, window| {
            let (filed, merge) = (ids(&lived.on_now), report("n", &lived.on_now));
            window.store.note_filed(&lived.now, &filed).unwrap();
            window.store.note_merge(&lived.now, &merge).unwrap();
        },
        |killed| {
            killed.is_before_or_after();
            let lived = killed.lived;
            let window = lived.browser.answered();
            let filed = window.store.filed(&lived.now);
            assert!(filed.is_empty() || filed == ids(&lived.on_now));
            let merges = window.store.merges(&lived.now);
            assert!(merges.is_empty() || merges == [report("n", &lived.on_now)]);
            if killed.took == VaultTook::Everything {
                assert_eq!((filed.len(), merges.len()), (2, 1), "{}", killed.said);
            }
        },
    );
}

#[test]
fn f10_a_killed_browser_leaves_what_was_moved_aside_where_it_was_or_where_it_is() {
    let start = Lived::new();
    let [three, four] = [0, 1].map(|place| cell(&start.now, &start.on_now[place]));
    start.browser.disk.plant(&three, "in the journal");
    start.browser.vault.plant(&four, "in the vault");
    start.browser.vault.plant(&format!("{four}0"), "{}");
    at_every_moment(
        &start,
        |_, window| drop(window.store.load().unwrap()),
        |killed| {
            killed.is_before_or_after();
            assert_eq!(killed.found.misfits.len(), 3, "{}", killed.said);
        },
    );
}

#[test]
fn f10_a_killed_browser_finds_what_was_taken_from_the_journal_to_make_room() {
    at_every_moment(
        &Lived::new(),
        |lived, window| {
            let held = lived.browser.vault.held();
            window.cells.make_room(0, &held).unwrap();
            let note = ids(&lived.on_now);
            window.store.note_filed(&lived.now, &note).unwrap();
        },
        |killed| {
            killed.is_before_or_after();
            assert_eq!(killed.found.on_shelf, killed.before.on_shelf);
        },
    );
}

#[test]
fn f10_a_killed_browser_shows_no_half_shelf_where_the_journal_had_no_room_for_the_rest() {
    // From some write on there is no room, or at one write there is none: the vault takes what the
    // journal does not.
    let (start, new) = (Lived::new(), shelf("c-new"));
    let on_new = changes(["Five", "Six", "Seven"]);
    for often in [Often::Once, Often::From] {
        for call in 0..60 {
            at_every_moment(
                &start,
                |lived, window| {
                    lived.browser.disk.fail((Fault::Full, call, often));
                    window.store.begin(&new, &on_new).unwrap();
                    window.store.keep_setting("name", "Another Member").unwrap();
                    lived.browser.disk.mend();
                },
                |killed| {
                    killed.is_before_or_after();
                    killed.has_what_the_vault_took();
                },
            );
        }
    }
}

#[test]
fn f10_writes_that_reach_the_disk_in_another_order_spoil_no_change_and_nothing_that_the_vault_took()
{
    let start = Lived::new();
    for call in 0..60 {
        at_every_moment(
            &start,
            |lived, window| {
                let late = (Fault::Late, call, Often::Once);
                lived.browser.disk.fail(late);
                let on_it = changes(["Five", "Six", "Seven"]);
                window.store.begin(&shelf("c-new"), &on_it).unwrap();
                window.store.append(&lived.old, &change("Eight")).unwrap();
                lived.browser.disk.mend();
            },
            |killed| {
                assert_eq!(killed.found.misfits, [], "{}", killed.said);
                let lived = killed.lived;
                let found = killed.found.on(&lived.now);
                assert_eq!(found, ids(&lived.on_now), "{}", killed.said);
                killed.has_what_the_vault_took();
            },
        );
    }
}

#[test]
fn f10_a_confirmation_that_a_window_did_not_live_to_see_counts_all_the_same() {
    // The vault has committed; the window ends before it hears of it, or hears of it and ends.
    for full in [false, true] {
        for hears in [false, true] {
            let lived = Lived::new();
            let window = lived.browser.answered();
            if full {
                lived.browser.disk.fail((Fault::Full, 0, Often::From));
            }
            let five = change("Five");
            window.store.append(&lived.now, &five).unwrap();
            window.store.begin(&shelf("c"), &[]).unwrap();
            lived.browser.vault.commit(window.cells.next_writes());
            if hears {
                window.cells.confirm();
            }
            lived.browser.disk.mend();
            for reached in 0..=lived.browser.disk.unflushed() {
                let browser = lived.browser.copy();
                browser.disk.kill(reached);
                let found = browser.found();
                assert!(found.on(&lived.now).contains(&five.id()));
                assert_eq!(found.on_shelf.len(), 3);
            }
        }
    }
}
