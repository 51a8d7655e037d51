//! What is noted of saved files, checking one, and what could not be understood.

use std::time::Duration;

use leptos::prelude::*;
use serde_json::{Value, json};

use crate::content::data::{Asking, LastFile, ReadFile};
use crate::domain::json::{parse, written};
use crate::domain::order::sorted;
use crate::history::change::ChangeId;
use crate::platform::clock;
use crate::platform::files::{Kind, download};
use crate::query::timing::plural;
use crate::snapshot::envelope::Snapshot;
use crate::state::App;
use crate::state::notice::Notice;

/// The version of the app, as in its file name and footer.
pub const APP_VERSION: &str = env!("CARGO_PKG_VERSION");

/// The setting that remembers the last saved file.
pub(super) const LAST_FILE: &str = "last-file";

/// What is said where the browser takes no file.
pub(super) const NO_DOWNLOAD: &str = "The browser did not start the download. Your work is as it was. Try again, or choose Copy the file's text on the Data page.";

impl App {
    /// The file that was saved last.
    pub(super) fn last_file(self) -> Option<LastFile> {
        let note = self.held.with_value(|held| held.store.setting(LAST_FILE))?;
        let note = parse(&note).ok()?;
        let text = |name| note.get(name).and_then(Value::as_str).map(str::to_owned);
        Some(LastFile {
            name: text("name")?,
            at: text("at")?,
        })
    }

    /// Notes that every change a file holds is in a saved file. Gives back how many of this
    /// workspace's changes the file lacks.
    pub(super) fn note_checked(self, snapshot: &Snapshot) -> u32 {
        let ids: Vec<ChangeId> = snapshot.changes.iter().map(|change| change.id()).collect();
        let ids = sorted(ids, &Ord::cmp);
        self.note_filed(&ids);
        self.held.with_value(|held| {
            let missing = held
                .set
                .all()
                .filter(|change| ids.binary_search(&change.id()).is_err())
                .count();
            u32::try_from(missing).unwrap_or(u32::MAX)
        })
    }

    pub(super) fn note_filed(self, ids: &[ChangeId]) {
        let mut own = Vec::new();
        self.held.update_value(|held| {
            let ids = ids.iter().copied();
            let here = ids.filter(|id| held.set.contains(*id) && !held.embedded.contains(*id));
            own = here.collect();
            held.filed.extend(own.iter().copied());
        });
        self.say_keeping();
        let shelf = self.held.with_value(|held| held.shelf.clone());
        // In a large record the note is long, and what was asked for is shown first.
        set_timeout(
            move || {
                // Where the note cannot be kept, the app goes on asking for a file, which is safe.
                self.held.with_value(|held| {
                    let _ = held.store.note_filed(&shelf, &own);
                });
                self.carry();
            },
            Duration::ZERO,
        );
    }

    pub(super) fn set_asking(self, asking: Asking) {
        self.weigh_anew();
        self.screen.update(|screen| screen.asking = asking);
    }

    pub(super) fn say_trouble(self, message: String) {
        self.set_asking(Asking::Trouble(message));
        self.focus_soon("error-summary");
    }

    pub(super) fn check(self, file: &ReadFile) {
        self.set_asking(Asking::Nothing);
        let name = &file.name;
        let here = self.held.with_value(|held| held.shelf.workspace.clone());
        if file.snapshot.workspace != here {
            return self.say_trouble(format!(
                "{name} belongs to another workspace, so it is no copy of your work here. Choose the file you saved last. Nothing was changed."
            ));
        }
        let missing = self.note_checked(&file.snapshot);
        self.say(Notice::said(if missing == 0 {
            format!("{name} is whole and holds all of your changes.")
        } else {
            format!(
                "{name} is whole, but it lacks {} that you have here. Save a file again to have everything in one.",
                plural(missing, "change")
            )
        }));
    }

    /// Makes a file of what on the shelf could not be understood, exactly as it stood there.
    pub(super) fn save_misfits(self) {
        let raw: Vec<Value> = self.screen.with_untracked(|screen| {
            let misfits = screen.misfits.iter();
            misfits
                .map(|misfit| json!({ "key": misfit.key, "raw": misfit.raw }))
                .collect()
        });
        let name = format!("not-read-{}.json", clock::for_file_name());
        let text = written(&json!({ "format": "scrutiny-tracker-not-read", "cells": raw }));
        self.say(match download(&name, Kind::Json, &text) {
            Some(()) => Notice::said(format!("Your browser was given the file {name}.")),
            None => Notice::not_done(NO_DOWNLOAD),
        });
    }

    pub(super) fn review_name(self) -> String {
        self.workspace.with_untracked(|workspace| {
            let first = workspace.reviews.values().next();
            first
                .map(|entry| entry.record.title.clone())
                .unwrap_or_default()
        })
    }
}
