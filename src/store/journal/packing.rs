//! Loose changes into packs, and packs read back: nothing goes before what takes its place was read.

use std::collections::BTreeSet;

use crate::history::change::{Change, ChangeId, Presence};
use crate::store::cells::{Cells, Elsewhere};
use crate::store::journal::Journal;
use crate::store::journal::about::{misfit_cell, read_change, read_ids};
use crate::store::journal::names::{
    SHELVES, TAKEN_OUT, change_key, change_of, changes_prefix, filed_key, is_pack, packs_prefix,
    shelf_of,
};
use crate::store::journal::pack::{Lines, Packs, likely_id, named};
use crate::store::journal::sound::is_stub_of;
use crate::store::{Misfit, Shelf, StoreError};

/// So many loose changes are sealed at once.
const MOST_AT_ONCE: usize = 2_000;

/// What is on its way among the packs.
#[derive(Default)]
pub(super) struct Desk {
    /// How many loose changes the shelf in use has, as far as this window knows.
    pub(super) loose: usize,
    /// Packs that are to go once another one was read back: that one, and the one to go.
    replaced: Vec<(String, String)>,
    /// The changes taken out for which packs are looked through.
    looked_for: Vec<String>,
    /// Packs in which nothing of those stands.
    looked_at: BTreeSet<String>,
    /// Packs of which all changes are in a saved file.
    filed: BTreeSet<String>,
    /// Packs of which somebody wants to know that.
    ask_filed: BTreeSet<String>,
    /// Packs of which somebody wants the text.
    wanted: BTreeSet<String>,
}

impl<C: Cells> Journal<C> {
    /// Writes packs.
    pub(super) fn keep_packs(&self, packs: &Packs, stands: Elsewhere) -> Result<(), StoreError> {
        let mut packs = packs.0.iter();
        packs.try_for_each(|(key, text)| self.cells.keep_pack(key, text, stands))
    }

    /// Whether so many changes go into packs.
    pub(super) fn is_many(&self, changes: usize) -> bool {
        changes > self.seal_from && self.cells.takes_packs()
    }

    /// Writes the loose changes of a shelf in packs where they have become many. They stay until the packs
    /// were read back.
    pub(super) fn seal_loose(&self, shelf: &Shelf) -> Result<(), StoreError> {
        if !self.is_many(self.desk.borrow().loose) {
            return Ok(());
        }
        let keys = self.cells.keys(&changes_prefix(&shelf.id))?;
        self.desk.borrow_mut().loose = keys.len();
        if !self.is_many(keys.len()) {
            return Ok(());
        }
        let mut changes = Vec::new();
        for key in keys.into_iter().take(MOST_AT_ONCE) {
            let change = self.cells.get(&key)?.and_then(|text| read_change(&text));
            // What is not sound is set aside by whoever loads the shelf.
            changes.extend(change.filter(|change| change_of(&key) == Some(change.id())));
        }
        self.keep_packs(&Packs::of(&shelf.id, &changes), Elsewhere::Yes)
    }

    /// The next pack of which the text is needed.
    pub(super) fn next_wanted(&self) -> Option<String> {
        // What is on its way cannot be read back.
        if !self.cells.all_lasting() {
            return None;
        }
        if let Some(key) = self.cells.to_read_back().into_iter().next() {
            return Some(key);
        }
        let desk = self.desk.borrow();
        let asked = desk.wanted.first().or(desk.ask_filed.first()).cloned();
        drop(desk);
        asked.or_else(|| self.next_to_look_at().ok().flatten())
    }

    /// The next pack in which a change that was taken out may stand. Where there is none left, the notes of
    /// those changes go.
    fn next_to_look_at(&self) -> Result<Option<String>, StoreError> {
        let notes = self.cells.keys(TAKEN_OUT)?;
        if notes.is_empty() || !self.cells.all_seen() {
            return Ok(None);
        }
        {
            let mut desk = self.desk.borrow_mut();
            if desk.looked_for != notes {
                desk.looked_at = BTreeSet::new();
                desk.looked_for.clone_from(&notes);
            }
        }
        let desk = self.desk.borrow();
        for key in self.cells.keys(SHELVES)? {
            if is_pack(&key) && !desk.looked_at.contains(&key) {
                return Ok(Some(key));
            }
        }
        if desk.replaced.is_empty() && self.cells.all_lasting() {
            for note in notes {
                self.cells.remove(&note)?;
            }
        }
        Ok(None)
    }

    /// Takes the text of a pack that was wanted; `None` where it stands there no longer.
    pub(super) fn take_in_pack(&self, key: &str, lines: Option<&Lines>) -> Result<(), StoreError> {
        let wanted = self.desk.borrow_mut().wanted.remove(key);
        let ask_filed = self.desk.borrow_mut().ask_filed.remove(key);
        let due = self.cells.to_read_back().iter().any(|due| due == key);
        let Some(Lines { text, is_whole, .. }) = lines else {
            // Another window has put another one in its place.
            self.desk.borrow_mut().looked_at.insert(key.to_owned());
            self.cells.was_read_back(key);
            return Ok(());
        };
        if *is_whole {
            self.drop_loose(key, text)?;
            self.drop_replaced(key)?;
        } else if due && let Some(mine) = self.cells.get(key)?.filter(|mine| mine != text) {
            // Written again, and looked at again.
            return self.cells.keep_pack(key, &mine, Elsewhere::No);
        }
        if due {
            self.cells.was_read_back(key);
        }
        if wanted {
            self.cells.hold(key, text.clone());
        }
        if ask_filed && self.is_filed(key, text) {
            self.desk.borrow_mut().filed.insert(key.to_owned());
        }
        self.look_for_taken_out(key, text)
    }

    /// Whether every line of a pack is a change that is in a saved file.
    fn is_filed(&self, key: &str, text: &str) -> bool {
        let filed = shelf_of(key).and_then(|shelf| self.cells.get(&filed_key(&shelf)).ok());
        let filed = read_ids(filed.flatten());
        let mut lines = text.split('\n').map(read_change);
        lines.all(|change| change.is_some_and(|change| filed.binary_search(&change.id()).is_ok()))
    }

    /// Whether a pack is known to be in a saved file whole. Where it is not known, it is looked up: the
    /// next question has its answer.
    pub(super) fn is_known_filed(&self, key: &str) -> bool {
        let mut desk = self.desk.borrow_mut();
        let known = desk.filed.contains(key);
        if !known {
            desk.ask_filed.insert(key.to_owned());
        }
        known
    }

    /// The changes in the packs of a shelf. Packs of which the text is not at hand go to `left`.
    pub(super) fn packed(
        &self,
        shelf: &Shelf,
        changes: &mut Vec<Change>,
        left: &mut Vec<String>,
    ) -> Result<(), StoreError> {
        for key in self.cells.keys(&packs_prefix(&shelf.id))? {
            match self.cells.get(&key)? {
                Some(text) => {
                    let mut lines = Lines::new(&key, text);
                    while lines.next(MOST_AT_ONCE, changes) {}
                }
                None => left.push(key),
            }
        }
        Ok(())
    }

    /// Wants the texts of packs.
    pub(super) fn want(&self, packs: Vec<String>) {
        self.desk.borrow_mut().wanted.extend(packs);
    }

    /// Takes away the loose changes that stand in a pack which was read. A stub in one of the two takes the
    /// place of the whole change in the other.
    fn drop_loose(&self, pack: &str, text: &str) -> Result<(), StoreError> {
        let Some(shelf) = shelf_of(pack) else {
            return Ok(());
        };
        let loose = self.cells.keys(&changes_prefix(&shelf))?;
        if loose.is_empty() {
            return Ok(());
        }
        for line in text.split('\n') {
            let Some(id) = likely_id(line) else { continue };
            let key = change_key(&shelf, id);
            if loose.binary_search(&key).is_err() {
                continue;
            }
            match self.cells.get(&key)? {
                Some(text) if text == line || is_stub_of(id, line) => self.cells.remove(&key)?,
                Some(stub) if is_stub_of(id, &stub) && read_change(line).is_some() => {
                    self.note_taken_out(id, &stub)?;
                }
                _ => {}
            }
        }
        let left = self.cells.keys(&changes_prefix(&shelf))?.len();
        self.desk.borrow_mut().loose = left;
        Ok(())
    }

    /// Takes away the packs in the place of which another one was read.
    fn drop_replaced(&self, key: &str) -> Result<(), StoreError> {
        let replaced = std::mem::take(&mut self.desk.borrow_mut().replaced);
        let (gone, left): (Vec<_>, Vec<_>) = replaced.into_iter().partition(|(new, _)| new == key);
        self.desk.borrow_mut().replaced = left;
        gone.iter().try_for_each(|(_, old)| self.cells.remove(old))
    }

    /// Remembers that a change was taken out until no pack holds it any more.
    pub(super) fn note_taken_out(&self, id: ChangeId, stub: &str) -> Result<(), StoreError> {
        self.replace(&format!("{TAKEN_OUT}{id}"), stub)
    }

    /// Whether there are packs, or may be.
    pub(super) fn may_have_packs(&self) -> Result<bool, StoreError> {
        let keys = self.cells.keys(SHELVES)?;
        Ok(!self.cells.all_seen() || keys.iter().any(|key| is_pack(key)))
    }

    /// Writes a pack anew where it holds a change that was taken out. The old one goes when the new one was
    /// read back.
    fn look_for_taken_out(&self, key: &str, text: &str) -> Result<(), StoreError> {
        let mut stubs = Vec::new();
        for note in self.cells.keys(TAKEN_OUT)? {
            let id = note.strip_prefix(TAKEN_OUT).and_then(ChangeId::parse);
            let stub = self.cells.get(&note)?;
            let sound = id.zip(stub).filter(|(id, stub)| is_stub_of(*id, stub));
            stubs.extend(sound.filter(|(id, _)| text.contains(&id.to_string())));
        }
        let Some(shelf) = shelf_of(key).filter(|_| !stubs.is_empty()) else {
            self.desk.borrow_mut().looked_at.insert(key.to_owned());
            return Ok(());
        };
        let (mut lines, mut damaged, mut holds) = (Vec::new(), Vec::new(), false);
        for line in text.split('\n') {
            let change = read_change(line);
            let of_it = |(id, _): &&(ChangeId, String)| match &change {
                Some(change) => change.id() == *id && change.presence() == Presence::Whole,
                // A damaged copy says what the whole one said.
                None => line.contains(&id.to_string()),
            };
            match (stubs.iter().find(of_it), &change) {
                (Some((_, stub)), _) => {
                    holds = true;
                    lines.push(stub.clone());
                }
                (None, Some(_)) => lines.push(line.to_owned()),
                (None, None) => damaged.push(line.to_owned()),
            }
        }
        if holds {
            for raw in damaged {
                let key = key.to_owned();
                let (copy, text) = misfit_cell(&Misfit { key, raw });
                self.replace(&copy, &text)?;
            }
            let (new, text) = named(&shelf, lines.join("\n"));
            self.cells.keep_pack(&new, &text, Elsewhere::Yes)?;
            self.desk.borrow_mut().replaced.push((new, key.to_owned()));
        }
        self.desk.borrow_mut().looked_at.insert(key.to_owned());
        Ok(())
    }
}
