//! The file with everything in it: made in steps, between which the page hears *Cancel*, and handed to the browser.

use std::time::Duration;

use leptos::prelude::*;
use serde_json::json;

use crate::domain::json::written;
use crate::domain::slug::slug;
use crate::platform::files::{Kind, download};
use crate::platform::{clock, window};
use crate::query::timing::plural;
use crate::snapshot::envelope::{FileStamp, UNNAMED};
use crate::snapshot::read::Progress;
use crate::snapshot::write::Writing;
use crate::state::App;
use crate::state::files::{APP_VERSION, LAST_FILE, NO_DOWNLOAD};
use crate::state::notice::Notice;

/// So much is written or read back between two looks at the clock, in bytes.
const AT_ONCE: usize = 100_000;

/// So long the page waits for an answer, in milliseconds.
const STEP: f64 = 30.0;

/// What is done with the file once it is made.
#[derive(Clone, Copy)]
enum Use {
    Save,
    /// Its text is copied, for a browser that does not download.
    Copy,
}

/// A file on its way. It holds the record as it was when it was asked for.
pub(super) struct Saving {
    writing: Writing,
    what_for: Use,
}

impl App {
    /// Hands a file with everything in it to the browser, what this browser could not keep included.
    pub(super) fn save_file(self) {
        self.make_file(Use::Save);
    }

    /// Copies the text of the file.
    pub(super) fn copy_file(self) {
        self.make_file(Use::Copy);
    }

    /// Leaves the file that is being made.
    pub(super) fn stop_saving(self) {
        self.held.update_value(|held| held.saving = None);
        self.say(Notice::not_done(
            "You stopped it before the file was made. Your work is as it was.",
        ));
    }

    fn make_file(self, what_for: Use) {
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
        let writing = self
            .held
            .with_value(|held| Writing::new(held.set.clone(), &held.shelf.workspace, &stamp));
        self.go_on_saving(Saving { writing, what_for });
    }

    /// Works for as long as the page can wait, and goes on once the browser has done what waits.
    fn go_on_saving(self, mut saving: Saving) {
        let began = clock::milliseconds();
        while let Some(Progress { done, of }) = saving.writing.step(AT_ONCE) {
            if clock::milliseconds() - began > STEP {
                self.held.update_value(|held| held.saving = Some(saving));
                let percent = done.saturating_mul(100) / of.max(1);
                self.say_how_far(format!("Making the file… {percent}% so far."));
                set_timeout(
                    move || {
                        let mut saving = None;
                        self.held.update_value(|held| saving = held.saving.take());
                        // It may have been stopped.
                        if let Some(saving) = saving {
                            self.go_on_saving(saving);
                        }
                    },
                    Duration::ZERO,
                );
                return;
            }
        }
        match (saving.writing.finish(), saving.what_for) {
            (Err(error), _) => self.say(Notice::not_done(error.to_string())),
            (Ok(text), Use::Save) => self.hand_out(&text),
            (Ok(text), Use::Copy) => self.copy_out(&text),
        }
    }

    fn hand_out(self, text: &str) {
        let unkept = self.held.with_value(|held| held.unkept.len());
        let unkept = u32::try_from(unkept).unwrap_or(u32::MAX);
        let with_unkept = match unkept {
            0 => String::new(),
            _ => format!(
                " It has {} that this browser could not keep.",
                plural(unkept, "change")
            ),
        };
        let name = file_name(&self.review_name(), &clock::for_file_name(), &self.person());
        if download(&name, Kind::Json, text).is_none() {
            return self.say(Notice::not_done(NO_DOWNLOAD));
        }
        let note = written(&json!({ "name": name, "at": clock::now() }));
        // Only the line that says which file was last is missing where this cannot be kept.
        self.held.with_value(|held| {
            let _ = held.store.keep_setting(LAST_FILE, &note);
        });
        self.say_keeping();
        self.say(Notice::said(format!(
            "Your browser was given the file {name}.{with_unkept} Look for it in your downloads. On the Data page, Check the file makes sure that it is whole."
        )));
    }

    fn copy_out(self, text: &str) {
        window::copy(text, move |done| {
            self.say(if done {
                Notice::said("The text of the file is copied. Paste it into an empty text file or an e-mail. A colleague can paste it on their Data page.")
            } else {
                Notice::not_done("The browser did not copy the text. Use Save a file, or another browser. Your work is as it was.")
            });
        });
    }
}

/// A name that every file system takes: `care-work-as-a-career-2021-01-14-1610-a-member.json`.
fn file_name(review: &str, moment: &str, by: &str) -> String {
    let parts = [slug(review), moment.to_owned(), slug(by)];
    let name: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{}.json", name.join("-"))
}
