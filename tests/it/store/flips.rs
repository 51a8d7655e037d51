//! Every sign of every stored text is altered in turn, in the journal and in the vault. A window starts,
//! works on and ends. Nothing but the altered text may be missing afterwards, and that text is somewhere.

use std::collections::BTreeMap;

use scrutiny_tracker::store::cells::Cells;
use scrutiny_tracker::store::journal::{CURRENT, change_of};
use scrutiny_tracker::store::{Misfit, Store};

use super::browser::{Browser, Found};
use super::fixtures::{Lived, change, ids, report};

/// Where a text is altered.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Where {
    Journal,
    Vault,
}

/// What has become of the other store.
#[derive(Clone, Copy, PartialEq, Debug)]
enum OtherStore {
    IsWhole,
    IsLost,
}

/// One altered text and what came of it.
struct Flipped<'a> {
    lived: &'a Lived,
    browser: Browser,
    key: String,
    raw: String,
    found: Found,
    said: String,
}

impl Flipped<'_> {
    /// Whether the altered text can still be had: where it was, or set aside.
    fn is_somewhere(&self) -> bool {
        let (disk, vault) = self.browser.all();
        let misfit = Misfit {
            key: self.key.clone(),
            raw: self.raw.clone(),
        };
        let in_place = |cells: &BTreeMap<_, _>| cells.get(&self.key) == Some(&self.raw);
        in_place(&disk) || in_place(&vault) || self.found.misfits.contains(&misfit)
    }

    /// Whether nothing in the text shows that it was altered: a name, a list of what is in files, the
    /// name of the shelf in use, or a check that no longer looks like one.
    fn looks_right(&self) -> bool {
        let plain = ["/filed", "/name", "/canary", "/current"];
        let label = self.key.ends_with("/about") || self.key.contains("/merge/");
        plain.iter().any(|ending| self.key.ends_with(ending))
            || label && !self.raw.contains("\"check\"")
    }
}

fn flip(sign: char) -> char {
    char::from_u32(u32::from(sign) ^ 1).unwrap()
}

/// Alters every sign in turn. `work` is done by the first window that starts afterwards.
fn each_flip(place: Where, other: OtherStore, check: impl Fn(&Flipped)) {
    let start = Lived::new();
    match (place, other) {
        (_, OtherStore::IsWhole) => {}
        (Where::Journal, OtherStore::IsLost) => start.browser.vault.clear(),
        (Where::Vault, OtherStore::IsLost) => start.browser.disk.clear(),
    }
    let (disk, vault) = start.browser.all();
    let cells = if place == Where::Journal { disk } else { vault };
    assert!(cells.len() > 10, "there is something to alter");
    for (key, text) in cells {
        for (at, sign) in text.char_indices() {
            let (before, after) = (&text[..at], &text[at + sign.len_utf8()..]);
            let raw = format!("{before}{}{after}", flip(sign));
            let lived = start.copy();
            let browser = lived.browser.clone();
            if place == Where::Journal {
                browser.disk.plant(&key, &raw);
            } else {
                browser.vault.plant(&key, &raw);
            }
            let window = browser.answered();
            let shelf = window.store.load().unwrap().unwrap().shelf;
            window.store.append(&shelf, &change("Five")).unwrap();
            window
                .store
                .note_filed(&shelf, &ids(&lived.on_now))
                .unwrap();
            let merge = report("n", &lived.on_now);
            window.store.note_merge(&shelf, &merge).unwrap();
            window.settle();
            browser.disk.flush();
            check(&Flipped {
                lived: &lived,
                found: browser.found(),
                browser,
                key: key.clone(),
                said: format!("{place:?}, other {other:?}, {key}: {raw}"),
                raw,
            });
        }
    }
}

/// The change that a window made after the text was altered, and all before it, are there.
fn nothing_else_is_missing(flipped: &Flipped) {
    let (lived, found, said) = (flipped.lived, &flipped.found, &flipped.said);
    let is_altered = |id: &_| change_of(&flipped.key) == Some(*id);
    for (shelf, changes) in [(&lived.old, &lived.on_old), (&lived.now, &lived.on_now)] {
        for id in ids(changes).iter().filter(|id| !is_altered(id)) {
            assert!(found.on(shelf).contains(id), "{said}");
        }
    }
    let five = change("Five").id();
    assert!(
        found.on_shelf.values().any(|on| on.contains(&five)),
        "{said}"
    );
    assert_eq!(found.error, None, "{said}");
}

/// As if nothing had been altered.
fn nothing_is_missing(flipped: &Flipped) {
    let (lived, found, said) = (flipped.lived, &flipped.found, &flipped.said);
    nothing_else_is_missing(flipped);
    assert_eq!(found.on(&lived.old), ids(&lived.on_old), "{said}");
    assert_eq!(found.on(&lived.now).len(), 3, "{said}");
    assert_eq!(found.in_use.as_ref(), Some(&lived.now), "{said}");
    assert_eq!(found.points, [lived.old.clone()], "{said}");
    let window = flipped.browser.answered();
    let merges = window.store.merges(&lived.old);
    assert_eq!(merges, [report("m", &lived.on_old[..1])], "{said}");
}

#[test]
fn f04_a_text_altered_in_the_journal_is_made_good_from_the_vault() {
    each_flip(Where::Journal, OtherStore::IsWhole, |flipped| {
        nothing_is_missing(flipped);
        let made_good = flipped.key == CURRENT;
        assert!(made_good || flipped.is_somewhere(), "{}", flipped.said);
    });
}

#[test]
fn f04_a_text_altered_in_the_vault_is_made_good_from_the_journal() {
    each_flip(Where::Vault, OtherStore::IsWhole, |flipped| {
        nothing_is_missing(flipped);
        let kept = flipped.is_somewhere() || flipped.looks_right();
        assert!(kept, "{}", flipped.said);
    });
}

#[test]
fn f04_a_text_altered_in_the_journal_alone_costs_nothing_else_and_is_kept() {
    each_flip(Where::Journal, OtherStore::IsLost, |flipped| {
        nothing_else_is_missing(flipped);
        let kept = flipped.is_somewhere() || flipped.key == CURRENT;
        assert!(kept, "{}", flipped.said);
    });
}

#[test]
fn f04_a_text_altered_in_the_vault_alone_costs_nothing_else_and_is_kept() {
    each_flip(Where::Vault, OtherStore::IsLost, |flipped| {
        nothing_else_is_missing(flipped);
        let kept = flipped.is_somewhere() || flipped.key == CURRENT;
        assert!(kept, "{}", flipped.said);
    });
}

#[test]
fn f04_an_altered_text_that_was_set_aside_is_not_written_over_when_it_is_altered_again() {
    let lived = Lived::new();
    let browser = &lived.browser;
    let key = super::fixtures::cell(&lived.now, &lived.on_now[0]);
    browser.disk.plant(&key, "once");
    browser.vault.plant(&key, "once");
    let window = browser.answered();
    window.store.load().unwrap();
    window.settle();
    let copy = |cells: &dyn Cells| {
        let keys = cells.keys("scrutiny-tracker/quarantine/").unwrap();
        assert_eq!(keys.len(), 1);
        keys[0].clone()
    };
    let copy = copy(&browser.disk);
    browser.disk.plant(&copy, "and the copy too");
    browser.vault.plant(&copy, "and the copy otherwise");
    for _ in 0..2 {
        browser.disk.plant(&key, "once");
        let window = browser.answered();
        window.store.load().unwrap();
        window.settle();
    }
    let misfits = browser.found().misfits;
    let raws: Vec<&str> = misfits.iter().map(|misfit| misfit.raw.as_str()).collect();
    for raw in ["once", "and the copy too", "and the copy otherwise"] {
        assert!(raws.contains(&raw), "{raw}: {raws:?}");
    }
}
