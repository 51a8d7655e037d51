//! Every call of the journal fails in turn, in every way, in each operation, whatever the vault is at.
//! Then the window ends, or the vault takes what waits and the window ends, or a store is lost as well;
//! and a new window is opened.

use std::cell::RefCell;
use std::collections::BTreeMap;

use scrutiny_tracker::history::change::Change;
use scrutiny_tracker::store::cells::Cells;
use scrutiny_tracker::store::joined::Vault;
use scrutiny_tracker::store::journal::PREFIX;
use scrutiny_tracker::store::{Misfit, Shelf, Store, StoreError};

use super::browser::{Browser, Fault, Found, Often, Plan, Window};
use super::fixtures::{Lived, cell, change, changes, ids, report, shelf, with_every_fault};

/// What the vault is at while something fails.
#[derive(Clone, Copy, PartialEq, Debug)]
enum VaultIs {
    Open,
    /// It answers when everything is over.
    Late,
    Absent,
    /// It did not take the write before, and takes the next.
    Troubled,
}

const ALL: [VaultIs; 4] = [
    VaultIs::Open,
    VaultIs::Late,
    VaultIs::Absent,
    VaultIs::Troubled,
];

const ANSWERED: [VaultIs; 3] = [VaultIs::Open, VaultIs::Absent, VaultIs::Troubled];

/// What happened between the operation and the restart.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Then {
    WindowEnded,
    WindowEndedAndVaultLost,
    Settled,
    SettledAndJournalLost,
}

/// What a new window finds after something went wrong.
struct Outcome<'a> {
    lived: &'a Lived,
    done: Result<(), StoreError>,
    /// What the app was told to be in the window only.
    only_here: &'a [String],
    then: Then,
    found: Found,
    /// Whether what was put back after the failure was spoilt too.
    hopeless: bool,
    said: String,
}

impl Outcome<'_> {
    /// What was there before is there whole, and a shelf that came is there whole or not at all.
    fn is_whole(&self, came: &Shelf, on_it: &[Change]) {
        let (lived, found, said) = (self.lived, &self.found, &self.said);
        assert_eq!(found.on(&lived.old), ids(&lived.on_old), "{said}");
        for id in ids(&lived.on_now) {
            assert!(found.on(&lived.now).contains(&id), "{said}");
        }
        if !found.on(came).is_empty() {
            assert_eq!(found.on(came), ids(on_it), "half a shelf: {said}");
        }
        if !self.hopeless {
            assert_eq!(found.misfits, [], "something was applied by half: {said}");
        }
    }

    /// Whether a change has to be there: it was acknowledged, and not as being in the window only.
    fn was_kept(&self, key: &String) -> bool {
        let confirmed = matches!(self.then, Then::Settled | Then::SettledAndJournalLost);
        self.done.is_ok() && (confirmed || !self.only_here.contains(key))
    }

    fn in_use(&self) -> &Shelf {
        let in_use = self.found.in_use.as_ref();
        in_use.unwrap_or_else(|| panic!("the browser seems empty: {}", self.said))
    }
}

/// Does something with every fault at every call, and looks at what each restart finds.
fn each_outcome(
    vaults: &[VaultIs],
    prepare: impl Fn(&Lived),
    act: impl Fn(&Lived, &Window) -> Result<(), StoreError>,
    check: impl Fn(&Outcome),
) {
    let start = Lived::new();
    prepare(&start);
    let seen = RefCell::new(BTreeMap::new());
    for vault in vaults {
        with_every_fault(|plan| {
            let lived = start.copy();
            let window = open(&lived.browser, *vault);
            lived.browser.disk.fail(plan);
            let done = act(&lived, &window);
            let only_here = window.cells.only_here();
            let reached = lived.browser.disk.mend();
            let look = |browser: &Browser, then| {
                check(&Outcome {
                    lived: &lived,
                    done,
                    only_here: &only_here,
                    then,
                    found: seen
                        .borrow_mut()
                        .entry(browser.all())
                        .or_insert_with(|| browser.found())
                        .clone(),
                    hopeless: is_hopeless(plan),
                    said: format!("{plan:?}, vault {vault:?}, {done:?}, then {then:?}"),
                });
            };
            look(&lived.browser, Then::WindowEnded);
            let journal_alone = lived.browser.copy();
            journal_alone.vault.clear();
            look(&journal_alone, Then::WindowEndedAndVaultLost);
            if plan.0 != Fault::Ended && *vault != VaultIs::Absent {
                if *vault == VaultIs::Late {
                    window.read_vault().unwrap();
                }
                window.settle();
                look(&lived.browser, Then::Settled);
                let vault_alone = lived.browser.copy();
                vault_alone.disk.clear();
                look(&vault_alone, Then::SettledAndJournalLost);
            }
            reached
        });
    }
}

fn open(browser: &Browser, vault: VaultIs) -> Window {
    let window = browser.window();
    match vault {
        VaultIs::Late => {}
        VaultIs::Open => window.read_vault().unwrap(),
        VaultIs::Absent => assert_eq!(window.cells.without_vault(), Vec::<String>::new()),
        VaultIs::Troubled => {
            window.read_vault().unwrap();
            window.cells.not_taken(StoreError::Full);
            assert_eq!(window.cells.vault(), Vault::Troubled(StoreError::Full));
        }
    }
    window
}

fn is_hopeless(plan: Plan) -> bool {
    plan.0 == Fault::Truncated && plan.2 == Often::From
}

#[test]
fn an_append_is_there_wholly_or_not_at_all() {
    let five = change("Five");
    each_outcome(
        &ALL,
        |_| {},
        |lived, window| window.store.append(&lived.now, &five),
        |outcome| {
            let lived = outcome.lived;
            outcome.is_whole(&shelf("none"), &[]);
            assert_eq!(outcome.in_use(), &lived.now, "{}", outcome.said);
            assert_eq!(outcome.found.points, [lived.old.clone()]);
            let kept = outcome.found.on(&lived.now).contains(&five.id());
            if outcome.was_kept(&cell(&lived.now, &five)) {
                assert!(kept, "{}", outcome.said);
            }
        },
    );
}

#[test]
fn an_append_that_only_the_window_has_is_named() {
    let five = change("Five");
    each_outcome(
        &ALL,
        |_| {},
        |lived, window| window.store.append(&lived.now, &five),
        |outcome| {
            let kept = outcome.found.on(&outcome.lived.now).contains(&five.id());
            let named = outcome.only_here.contains(&cell(&outcome.lived.now, &five));
            if outcome.then == Then::WindowEnded {
                assert!(kept || outcome.done.is_err() || named, "{}", outcome.said);
            }
        },
    );
}

#[test]
fn a_begin_is_there_wholly_or_not_at_all() {
    let (new, on_new) = (shelf("c-new"), changes(["Five", "Six", "Seven"]));
    each_outcome(
        &ALL,
        |_| {},
        |_, window| window.store.begin(&new, &on_new),
        |outcome| {
            let (lived, said) = (outcome.lived, &outcome.said);
            outcome.is_whole(&new, &on_new);
            let in_use = outcome.in_use();
            assert!(*in_use == lived.now || in_use.id == new.id, "{said}");
            if outcome.only_here.is_empty() && outcome.done.is_ok()
                || outcome.done.is_ok() && outcome.then == Then::SettledAndJournalLost
            {
                assert_eq!(in_use, &new, "{said}");
            }
        },
    );
}

#[test]
fn a_shelf_that_is_begun_again_loses_nothing() {
    let five = change("Five");
    each_outcome(
        &ALL,
        |_| {},
        |lived, window| {
            let all = [&lived.on_now[..1], &[five.clone()]].concat();
            window.store.begin(&lived.now, &all)
        },
        |outcome| {
            let lived = outcome.lived;
            if outcome.hopeless && outcome.then == Then::WindowEndedAndVaultLost {
                // Every write halves what it writes, and the other copy is lost.
                return;
            }
            outcome.is_whole(&shelf("none"), &[]);
            assert_eq!(outcome.in_use().id, lived.now.id, "{}", outcome.said);
            if !outcome.hopeless {
                assert_eq!(outcome.in_use(), &lived.now, "{}", outcome.said);
            }
        },
    );
}

#[test]
fn going_back_gives_the_one_shelf_or_the_other() {
    each_outcome(
        &ALL,
        |_| {},
        |lived, window| window.store.go_back_to(&lived.old),
        |outcome| {
            let (lived, in_use) = (outcome.lived, outcome.in_use());
            outcome.is_whole(&shelf("none"), &[]);
            assert!(*in_use == lived.now || *in_use == lived.old);
            if outcome.done.is_ok() && outcome.only_here.is_empty() {
                assert_eq!(in_use, &lived.old, "{}", outcome.said);
            }
        },
    );
}

#[test]
fn notes_that_fail_cost_no_change_and_never_say_too_much() {
    each_outcome(
        &ALL,
        |_| {},
        |lived, window| {
            let new = report("n", &lived.on_now);
            let noted = window.store.note_filed(&lived.now, &ids(&lived.on_now));
            noted.and(window.store.note_merge(&lived.now, &new))
        },
        |outcome| {
            let lived = outcome.lived;
            outcome.is_whole(&shelf("none"), &[]);
            assert_eq!(outcome.in_use(), &lived.now, "{}", outcome.said);
            let window = lived.browser.answered();
            let filed = window.store.filed(&lived.now);
            assert!(filed.iter().all(|id| ids(&lived.on_now).contains(id)));
            assert_eq!(window.store.filed(&lived.old), ids(&lived.on_old));
            let merges = window.store.merges(&lived.now);
            let whole = [report("n", &lived.on_now)];
            assert!(merges.is_empty() || merges == whole, "{}", outcome.said);
        },
    );
}

#[test]
fn a_restore_point_is_dropped_wholly_or_not_at_all() {
    each_outcome(
        &ANSWERED,
        |_| {},
        |_, window| window.store.drop_restore_points(0),
        |outcome| {
            let (lived, found) = (outcome.lived, &outcome.found);
            assert_eq!(outcome.in_use(), &lived.now, "{}", outcome.said);
            assert_eq!(found.on(&lived.now), ids(&lived.on_now));
            if found.points.is_empty() {
                return;
            }
            assert_eq!(found.on(&lived.old), ids(&lived.on_old), "{}", outcome.said);
            if !outcome.hopeless {
                assert_eq!(found.points, [lived.old.clone()], "{}", outcome.said);
            }
        },
    );
}

#[test]
fn a_restore_point_with_work_that_is_in_no_file_stays_whatever_fails() {
    let five = change("Five");
    each_outcome(
        &ANSWERED,
        |lived| {
            let window = lived.browser.answered();
            window.store.append(&lived.old, &five).unwrap();
            window.settle();
        },
        |_, window| window.store.drop_restore_points(0),
        |outcome| {
            let lived = outcome.lived;
            let all = [&lived.on_old[..], &[five.clone()]].concat();
            assert_eq!(outcome.in_use(), &lived.now);
            assert_eq!(outcome.found.on(&lived.old), ids(&all), "{}", outcome.said);
        },
    );
}

#[test]
fn erasing_by_half_leaves_whole_shelves_where_the_vault_still_has_them() {
    each_outcome(
        &[VaultIs::Open, VaultIs::Troubled],
        |lived| lived.browser.disk.plant("another-app/data", "theirs"),
        |_, window| window.store.erase(),
        |outcome| {
            let (lived, said) = (outcome.lived, &outcome.said);
            let disk = lived.browser.disk.all();
            assert_eq!(disk.get("another-app/data").unwrap(), "theirs", "{said}");
            if outcome.then == Then::WindowEnded {
                outcome.is_whole(&shelf("none"), &[]);
            }
            if outcome.done.is_ok() && outcome.then == Then::SettledAndJournalLost {
                assert_eq!(outcome.found, Found::default(), "{said}");
            }
        },
    );
}

/// Something that cannot be understood in the journal, in the vault, and in each differently.
fn damage(lived: &Lived) -> [(String, &'static str); 4] {
    let [three, four] = [&lived.on_now[0], &lived.on_now[1]].map(|change| cell(&lived.now, change));
    let both = cell(&lived.now, &change("Nobody has it"));
    lived.browser.disk.plant(&three, "in the journal");
    lived.browser.vault.plant(&four, "in the vault");
    lived.browser.disk.plant(&both, "one in the journal");
    lived.browser.vault.plant(&both, "another in the vault");
    [
        (three, "in the journal"),
        (four, "in the vault"),
        (both.clone(), "one in the journal"),
        (both, "another in the vault"),
    ]
}

#[test]
fn what_is_moved_aside_is_never_lost_and_what_is_sound_elsewhere_is_used() {
    each_outcome(
        &ALL,
        |lived| drop(damage(lived)),
        |_, window| window.store.load().map(drop),
        |outcome| {
            let (lived, found, said) = (outcome.lived, &outcome.found, &outcome.said);
            if matches!(outcome.then, Then::WindowEnded | Then::Settled) {
                assert_eq!(outcome.in_use(), &lived.now, "{said}");
                assert_eq!(found.on(&lived.now), ids(&lived.on_now), "{said}");
                for (key, raw) in damage(&Lived::new()) {
                    let raw = raw.to_owned();
                    assert!(found.misfits.contains(&Misfit { key, raw }), "{said}");
                }
            }
        },
    );
}

#[test]
fn joining_that_fails_takes_in_nothing_and_can_be_tried_again() {
    each_outcome(
        &[VaultIs::Late],
        |lived| {
            damage(lived);
            // Something that only one of the two has.
            let window = lived.browser.window();
            window.store.append(&lived.now, &change("Near")).unwrap();
            let far = change("Far");
            let text = far.to_value().to_string();
            lived.browser.vault.plant(&cell(&lived.now, &far), &text);
        },
        |lived, window| {
            let disk = &lived.browser.disk;
            let seen = || disk.without_fault(|| window.cells.keys(PREFIX).unwrap());
            let before = seen();
            let done = window.read_vault();
            if done.is_err() {
                assert_eq!((seen(), window.cells.vault()), (before, Vault::Opening));
            }
            done.and_then(|()| window.store.load().map(drop))
        },
        |outcome| {
            let (lived, said) = (outcome.lived, &outcome.said);
            let mut all = lived.on_now.clone();
            all.extend(changes(["Near", "Far"]));
            if matches!(outcome.then, Then::WindowEnded | Then::Settled) {
                assert_eq!(outcome.found.on(&lived.now), ids(&all), "{said}");
            }
        },
    );
}

#[test]
fn making_room_and_confirming_that_fail_lose_nothing() {
    let five = change("Five");
    each_outcome(
        &[VaultIs::Late],
        |_| {},
        |lived, window| {
            let held = lived.browser.vault.held();
            window.cells.adopt(held.clone())?;
            let room = window.cells.make_room(0, &held);
            let appended = window.store.append(&lived.now, &five);
            window.settle();
            room.and(appended)
        },
        |outcome| {
            let (lived, said) = (outcome.lived, &outcome.said);
            if outcome.then == Then::WindowEndedAndVaultLost {
                // What was taken from the journal is in the vault alone.
                return;
            }
            outcome.is_whole(&shelf("none"), &[]);
            if outcome.done.is_ok() {
                let kept = outcome.found.on(&lived.now).contains(&five.id());
                assert!(kept, "{said}");
            }
        },
    );
}
