//! Merging files, settling conflicts, and taking a merge back.

use leptos::prelude::*;

use crate::content::conflict_card::chosen;
use crate::content::data::{Asking, ReadFile, Weighed};
use crate::content::entered::Entered;
use crate::content::merge::report;
use crate::content::paper::paper;
use crate::domain::id::RecordId;
use crate::history::change::{Change, ChangeId};
use crate::history::change_set::ChangeSet;
use crate::history::command::{Mistake, Refusal};
use crate::history::link::{different, same_thing};
use crate::history::settle::settle;
use crate::history::undo::take_back;
use crate::markup::part::{ListLook, list};
use crate::markup::{several, text};
use crate::platform::files::{Kind, download};
use crate::platform::{chance, clock};
use crate::query::conflict::Conflict;
use crate::query::timing::plural;
use crate::state::notice::{Notice, Undoing};
use crate::state::{App, stamp};
use crate::store::MergeReport;

pub(super) const NO_CHANCE: &str =
    "This browser cannot make new entries. Use another browser. Nothing was changed.";

impl App {
    /// Merges the files that were asked about: every change in them that is not here yet, and what was
    /// chosen where two people differ. All of it or nothing.
    pub(super) fn merge(self, entered: &Entered) {
        let weighed = untrack(|| self.weighed());
        let Weighed::Merge(preview, conflicts) = &*weighed else {
            return;
        };
        let (settled, settling) = match self.settle_all(&preview.merged, &conflicts.first, entered)
        {
            Ok(settled) => settled,
            Err(why) => return self.refuse("file-question", why),
        };
        let asked = self.screen.with_untracked(|screen| match &screen.asking {
            Asking::Merging { files, unread } => Some((
                report(files, unread, preview, conflicts.all, settled),
                several_names(files, |file| &file.name),
                several_names(files, |file| &file.snapshot.stamp.by),
            )),
            _ => None,
        });
        let Some((said, names, by)) = asked else {
            return;
        };
        let new: Vec<ChangeId> = preview.new.iter().map(Change::id).collect();
        let mut all = new.clone();
        all.extend(settling.iter().map(Change::id));
        let report = MergeReport {
            key: chance::random_bytes()
                .map(RecordId::from_random)
                .map_or_else(clock::now, |id| id.to_string()),
            at: clock::now(),
            files: names,
            said,
            changes: all,
            taken_back: Vec::new(),
        };
        let ready = self.take_ready();
        self.accept_merged(preview, ready.packs());
        if !settling.is_empty() {
            self.accept(settling);
        }
        self.note_filed(&new);
        self.note_merge(&report);
        self.set_asking(Asking::Nothing);
        self.screen.update(|screen| screen.mistakes = Vec::new());
        let open = conflicts.all.saturating_sub(settled);
        self.say(
            Notice::said(merged_said(new.len(), by, open)).with_undo(Undoing::Merge(report.key)),
        );
    }

    /// Settles the conflicts that were chosen for on the page of those that stand.
    pub(super) fn settle_standing(self, entered: &Entered) {
        let standing = untrack(|| self.settling());
        let settled = self
            .held
            .with_value(|held| self.settle_all(&held.set, &standing.conflicts.first, entered));
        match settled {
            Ok((0, _)) => self.refuse(
                "page-title",
                "Choose a version for at least one conflict".to_owned(),
            ),
            Ok((settled, changes)) => {
                let ids = changes.iter().map(Change::id).collect();
                self.screen.update(|screen| screen.mistakes = Vec::new());
                self.accept(changes);
                let count = plural(u32::try_from(settled).unwrap_or(u32::MAX), "conflict");
                self.say(Notice::said(format!("{count} settled")).with_undo(Undoing::Changes(ids)));
            }
            Err(why) => self.refuse("page-title", why),
        }
    }

    /// Says what is wrong with what was chosen; what stands in the cards stays.
    fn refuse(self, field: &'static str, message: String) {
        self.screen.update(|screen| {
            screen.notice = None;
            screen.mistakes = vec![Mistake { field, message }];
        });
        self.focus_soon("error-summary");
    }

    /// The changes that settle what was chosen, and how many conflicts that are.
    fn settle_all(
        self,
        set: &ChangeSet,
        conflicts: &[Conflict],
        entered: &Entered,
    ) -> Result<(usize, Vec<Change>), String> {
        let stamp = stamp(&self.signed(&self.person()));
        let (mut settled, mut settling) = (0, Vec::new());
        // Mostly nothing is chosen, and a whole record is not copied for it.
        let mut grown: Option<ChangeSet> = None;
        for conflict in conflicts {
            let Some(choice) = chosen(entered, conflict) else {
                continue;
            };
            let new_id = self.new_id().ok_or(NO_CHANCE)?;
            let (rec, field) = (&conflict.rec, &conflict.field);
            let now = grown.get_or_insert_with(|| set.clone());
            let changes = settle(now, rec, field, &choice, new_id, &stamp)
                .map_err(|refusal| refusal.to_string())?;
            now.union(changes.iter().cloned());
            settling.extend(changes);
            settled += 1;
        }
        Ok((settled, settling))
    }

    fn note_merge(self, report: &MergeReport) {
        // A report that cannot be kept is lost; the merge and its history are not.
        self.held.with_value(|held| {
            let _ = held.store.note_merge(&held.shelf, report);
        });
        self.carry();
    }

    /// The reports of what was merged, newest first.
    pub(super) fn merges(self) -> Vec<MergeReport> {
        self.with_changes(|_| ());
        self.held.with_value(|held| held.store.merges(&held.shelf))
    }

    /// Takes a merge back, by the name of its report.
    pub(super) fn undo_merge(self, key: &str) {
        let merges = self.held.with_value(|held| held.store.merges(&held.shelf));
        let Some(mut report) = merges.into_iter().find(|report| report.key == key) else {
            return self.say(Notice::not_done(
                "The report of that merge is not in this browser any more. Nothing was changed.",
            ));
        };
        self.say(match self.undo(&report.changes) {
            Ok(taken_back) => {
                report.taken_back.clone_from(&taken_back);
                self.note_merge(&report);
                Notice::said("The merge was undone. Everything you did yourself is as it was.")
                    .with_undo(Undoing::Changes(taken_back))
            }
            Err(refusal) => Notice::not_done(refusal.to_string()),
        });
    }

    /// Takes changes back by making the changes that undo them. Gives back those.
    ///
    /// # Errors
    ///
    /// A [`Refusal`]; then nothing has changed.
    pub(super) fn undo(self, changes: &[ChangeId]) -> Result<Vec<ChangeId>, Refusal> {
        let stamp = stamp(&self.signed(&self.person()));
        let undoing = self
            .held
            .with_value(|held| take_back(&held.set, changes, &stamp))?;
        let ids = undoing.iter().map(Change::id).collect();
        self.accept(undoing);
        Ok(ids)
    }

    /// Makes a page for reading of the report of a merge.
    pub(super) fn save_report(self, key: &str) {
        let merges = self.held.with_value(|held| held.store.merges(&held.shelf));
        let Some(report) = merges.iter().find(|report| report.key == key) else {
            return;
        };
        let lines = report.said.iter().map(|line| several([text(line.clone())]));
        let page = paper(
            "What was merged",
            several([list(ListLook::Bullets, lines.collect())]),
        );
        let name = format!("merge-report-{}.html", clock::for_file_name());
        self.say(match download(&name, Kind::Html, &page) {
            Some(()) => Notice::said(format!("Your browser was given the file {name}.")),
            None => Notice::not_done(
                "The browser did not start the download. The report stays on this page.",
            ),
        });
    }

    /// Joins the two entries of a pair, or notes that they are different.
    pub(super) fn decide_pair(self, place: usize, decision: Decision) {
        let settling = untrack(|| self.settling());
        let Some(pair) = settling.pairs.get(place) else {
            return;
        };
        let stamp = stamp(&self.signed(&self.person()));
        let planned = self.held.with_value(|held| match decision {
            Decision::Same => same_thing(&held.set, &pair.one, &pair.other, &stamp),
            Decision::Different => different(&held.set, &pair.one, &pair.other, &stamp),
        });
        self.say(match planned {
            Ok(changes) => {
                let ids = changes.iter().map(Change::id).collect();
                self.accept(changes);
                let words = match decision {
                    Decision::Same => "The first stays. What named the other names it now.",
                    Decision::Different => "Noted. They will not be listed again.",
                };
                Notice::said(words).with_undo(Undoing::Changes(ids))
            }
            Err(refusal) => Notice::not_done(refusal.to_string()),
        });
    }
}

/// What a person says of two entries that look alike.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Decision {
    Same,
    Different,
}

fn several_names(files: &[ReadFile], name: fn(&ReadFile) -> &String) -> Vec<String> {
    files.iter().map(|file| name(file).clone()).collect()
}

fn merged_said(new: usize, mut by: Vec<String>, open: usize) -> String {
    by.dedup();
    let count = plural(u32::try_from(new).unwrap_or(u32::MAX), "change");
    let left = match open {
        0 => String::new(),
        1 => " 1 conflict is left to settle, marked wherever it shows.".to_owned(),
        more => format!(" {more} conflicts are left to settle, marked wherever they show."),
    };
    format!("Merged {count} from {}.{left}", by.join(", "))
}
