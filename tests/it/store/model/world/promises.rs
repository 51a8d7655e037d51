//! What has been promised, and whether it holds.

use super::*;

impl World {
    /// Every window ends, and a new one has all the time it needs: what was taken out is said nowhere.
    pub fn says_nothing_that_was_taken_out(&mut self) {
        self.browser.disk.mend();
        for open in std::mem::take(&mut self.windows) {
            self.browser.vault.commit(open.given);
            if open.window.cells.vault() == Vault::Open {
                open.window.settle();
            }
        }
        let window = self.browser.answered();
        window.settle();
        let (disk, vault) = self.browser.all();
        let packed = packed_in(&vault);
        for id in &self.taken_out {
            let whole = written(
                &(0..8)
                    .map(pool)
                    .find(|change| change.id() == *id)
                    .unwrap()
                    .to_value(),
            );
            let notes = |cells: &BTreeMap<String, String>| {
                cells.keys().any(|key| key.contains("/taken-out/"))
            };
            assert!(!notes(&disk) && !notes(&vault), "it is still looked for");
            let in_pack = packed.iter().filter(|(_, text)| **text == whole);
            for (cell, _) in in_pack {
                let stub_too = [&disk, &vault].iter().any(|cells| {
                    cells
                        .get(cell)
                        .is_some_and(|text| *text != whole && self.says(cell, text))
                });
                assert!(!stub_too, "{cell} was taken out and is in a pack");
            }
        }
    }

    /// What was promised is there for the next window.
    pub fn keeps_its_promises(&mut self) {
        for open in &self.windows {
            self.names_what_only_the_window_has(open);
        }
        let now = self.browser.all();
        if self.looked_at.as_ref() == Some(&now) {
            return;
        }
        let found = self.browser.found();
        for cell in &self.confirmed {
            let (shelf, id) = shelf_and_id(cell);
            let on_shelf = found.on_shelf.get(&shelf);
            let is_there = on_shelf.is_some_and(|ids| ids.contains(&id));
            assert!(is_there, "{cell} was confirmed and is lost");
        }
        self.is_the_union(&now, &found);
        for (shelf, cells) in &self.begun {
            let Some(on_shelf) = found.on_shelf.get(shelf) else {
                continue;
            };
            for cell in cells.iter().filter(|cell| !self.spoilt.contains(*cell)) {
                let (_, id) = shelf_and_id(cell);
                assert!(
                    on_shelf.contains(&id),
                    "{shelf:?} is there by half: no {cell}"
                );
            }
        }
        for misfit in &self.damaged {
            self.is_somewhere(misfit, &now, &found);
        }
        if !self.was_emptied && self.damages == 0 {
            assert_eq!(found.error, None);
        }
        self.looked_at = Some(now);
    }

    /// A new window finds exactly the sound changes of both stores.
    fn is_the_union(
        &self,
        (disk, vault): &(BTreeMap<String, String>, BTreeMap<String, String>),
        found: &Found,
    ) {
        let mut union: BTreeMap<ShelfId, BTreeSet<ChangeId>> = BTreeMap::new();
        let packed = packed_in(vault);
        for cell in disk.keys().chain(vault.keys()).chain(packed.keys()) {
            if self.is_sound(disk, cell) || self.is_sound(vault, cell) {
                let (shelf, id) = shelf_and_id(cell);
                union.entry(shelf).or_default().insert(id);
            }
        }
        for (shelf, on_shelf) in &found.on_shelf {
            let expected: Vec<ChangeId> = union
                .remove(shelf)
                .unwrap_or_default()
                .into_iter()
                .collect();
            assert_eq!(on_shelf, &expected, "{shelf:?}");
        }
        // What is on no shelf that is shown belongs to one that was never begun to the end.
        for (shelf, _) in union {
            let acknowledged = self
                .confirmed
                .iter()
                .any(|cell| shelf_and_id(cell).0 == shelf);
            assert!(!acknowledged, "{shelf:?} is hidden");
        }
    }

    /// A damaged text is where it was, or set aside; or the change is there sound after all.
    fn is_somewhere(
        &self,
        misfit: &Misfit,
        (disk, vault): &(BTreeMap<String, String>, BTreeMap<String, String>),
        found: &Found,
    ) {
        let (shelf, id) = shelf_and_id(&misfit.key);
        // Where nothing else is left, what was set aside is in its cell and is not listed.
        let is_in = |cells: &BTreeMap<String, String>| {
            let mut texts = cells.values();
            texts.any(|text| text.contains(&misfit.raw))
        };
        let is_sound = || {
            found
                .on_shelf
                .get(&shelf)
                .is_some_and(|ids| ids.contains(&id))
        };
        assert!(
            is_in(disk) || is_in(vault) || is_sound(),
            "{misfit:?} is gone"
        );
    }

    /// What a window took, and what neither store has, is named to the app.
    fn names_what_only_the_window_has(&self, open: &Open) {
        let (disk, vault) = self.browser.all();
        let only_here = self
            .browser
            .disk
            .without_fault(|| open.window.cells.only_here());
        for cell in &open.acknowledged {
            let is_kept = self.is_sound(&disk, cell)
                || self.is_sound(&vault, cell)
                || self.spoilt.contains(cell);
            let in_a_pack = || {
                let mut named = only_here.iter().chain(&open.told);
                named.any(|key| {
                    let text = open.window.cells.get(key).ok().flatten();
                    let lines = lines_in(&text.filter(|_| is_pack(key)).unwrap_or_default());
                    key.starts_with(&shelf_of(cell))
                        && lines.contains_key(&change_of(cell).unwrap())
                })
            };
            let is_named = only_here.contains(cell) || open.told.contains(cell) || in_a_pack();
            assert!(is_kept || is_named, "{cell} is in the window only");
        }
    }
}
