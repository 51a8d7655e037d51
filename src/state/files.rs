//! Files out: saving, copying, checking, and what is noted of saved files.

use leptos::prelude::*;
use serde_json::{Value, json};

use crate::content::data::{Asking, LastFile, ReadFile};
use crate::domain::json::{parse, written};
use crate::domain::order::sorted;
use crate::domain::slug::slug;
use crate::history::change::ChangeId;
use crate::platform::files::{Kind, download};
use crate::platform::{clock, window};
use crate::query::timing::plural;
use crate::snapshot::envelope::{FileStamp, Snapshot, UNNAMED};
use crate::snapshot::write::{WriteError, write};
use crate::state::App;
use crate::state::notice::Notice;

/// The version of the app, as in its file name and footer.
pub const APP_VERSION: &str = env!("CARGO_PKG_VERSION");

/// The setting that remembers the last saved file.
const LAST_FILE: &str = "last-file";

/// Why a file could not be made.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum SaveError {
    /// It could not be written as it should be.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// The browser did not take it.
    #[error(
        "The browser did not start the download. Your work is as it was. Try again, or choose Copy the file's text on the Data page."
    )]
    Download,
}

impl App {
    /// Writes the workspace to a file and hands it to the browser. Gives back the file's name.
    ///
    /// # Errors
    ///
    /// A `SaveError`; the work is in the browser all the same.
    pub fn save_file(self) -> Result<String, SaveError> {
        let text = self.file_text()?;
        let name = file_name(&self.review_name(), &clock::for_file_name(), &self.person());
        download(&name, Kind::Json, &text).ok_or(SaveError::Download)?;
        let note = written(&json!({ "name": name, "at": clock::now() }));
        // Only the line that says which file was last is missing where this cannot be kept.
        self.held.with_value(|held| {
            let _ = held.store.keep_setting(LAST_FILE, &note);
        });
        self.say_keeping();
        Ok(name)
    }

    pub(super) fn save_and_say(self) {
        let unkept = self.held.with_value(|held| held.unkept.len());
        let unkept = u32::try_from(unkept).unwrap_or(u32::MAX);
        let with_unkept = match unkept {
            0 => String::new(),
            _ => format!(
                " It has {} that this browser could not keep.",
                plural(unkept, "change")
            ),
        };
        self.say(match self.save_file() {
            Ok(name) => Notice::said(format!(
                "Your browser was given the file {name}.{with_unkept} Look for it in your downloads. On the Data page, Check the file makes sure that it is whole."
            )),
            Err(error) => Notice::not_done(error.to_string()),
        });
    }

    /// The text of a file with everything in it, what this browser could not keep included.
    fn file_text(self) -> Result<String, WriteError> {
        let by = self.person();
        let stamp = FileStamp {
            app: APP_VERSION.to_owned(),
            exported_at: clock::now(),
            by: if by.is_empty() {
                UNNAMED.to_owned()
            } else {
                by
            },
        };
        self.held
            .with_value(|held| write(&held.set, &held.shelf.workspace, &stamp))
    }

    /// Copies the text of the file, for a browser that does not download.
    pub(super) fn copy_file(self) {
        match self.file_text() {
            Err(error) => self.say(Notice::not_done(error.to_string())),
            Ok(text) => window::copy(&text, move |done| {
                self.say(if done {
                    Notice::said("The text of the file is copied. Paste it into an empty text file or an e-mail. A colleague can paste it on their Data page.")
                } else {
                    Notice::not_done("The browser did not copy the text. Use Save a file, or another browser. Your work is as it was.")
                });
            }),
        }
    }

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
        self.held.update_value(|held| {
            let own: Vec<ChangeId> = ids
                .iter()
                .copied()
                .filter(|id| held.set.contains(*id) && !held.embedded.contains(*id))
                .collect();
            // Where the note cannot be kept, the app goes on asking for a file, which is safe.
            let _ = held.store.note_filed(&held.shelf, &own);
            held.filed.extend(own);
        });
        self.say_keeping();
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
            None => Notice::not_done(SaveError::Download.to_string()),
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

/// A name that every file system takes: `care-work-as-a-career-2021-01-14-1610-a-member.json`.
fn file_name(review: &str, moment: &str, by: &str) -> String {
    let parts = [slug(review), moment.to_owned(), slug(by)];
    let name: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{}.json", name.join("-"))
}
