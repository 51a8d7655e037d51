//! Files out and in: saving, checking, reading, merging.

use leptos::prelude::*;

use crate::content::data::{Asking, ReadFile};
use crate::content::deed::Purpose;
use crate::history::change::ChangeId;
use crate::platform::clock;
use crate::platform::files::{Chosen, download};
use crate::query::timing::plural;
use crate::snapshot::compare::{Preview, preview};
use crate::snapshot::envelope::{FileStamp, Snapshot};
use crate::snapshot::read::{ReadError, check_size, read};
use crate::snapshot::write::{WriteError, write};
use crate::state::App;
use crate::state::notice::Notice;

/// The version of the app, as in its file name and footer.
pub const APP_VERSION: &str = env!("CARGO_PKG_VERSION");

/// Why a file could not be made.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum SaveError {
    /// It could not be written as it should be.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// The browser did not take it.
    #[error(
        "The browser did not start the download. Your work is still in this browser. Try again, or use another browser."
    )]
    Download,
}

/// Why a chosen file was not read.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ChosenError {
    /// The browser could not read it.
    #[error(
        "The browser could not read the file. It may have been moved, or the drive may be gone. Choose it again. Nothing was changed."
    )]
    Unreadable,
    /// It is not a file the tracker can use.
    #[error(transparent)]
    Read(#[from] ReadError),
}

fn read_whole(name: String, bytes: Option<Vec<u8>>) -> Result<ReadFile, ChosenError> {
    let snapshot = read(&bytes.ok_or(ChosenError::Unreadable)?)?;
    Ok(ReadFile { name, snapshot })
}

impl App {
    /// Writes the workspace to a file and hands it to the browser. Gives back the file's name.
    ///
    /// # Errors
    ///
    /// A [`SaveError`]; the work is in the browser all the same.
    pub fn save_file(self) -> Result<String, SaveError> {
        let by = self.person();
        let stamp = FileStamp {
            app: APP_VERSION.to_owned(),
            exported_at: clock::now(),
            by: if by.is_empty() {
                "A member".to_owned()
            } else {
                by.clone()
            },
        };
        let text = self
            .held
            .with_value(|held| write(&held.set, &held.shelf.workspace, &stamp))?;
        let name = file_name(&self.review_name(), &clock::for_file_name(), &by);
        download(&name, &text).ok_or(SaveError::Download)?;
        Ok(name)
    }

    /// Notes that every change a file holds is in a saved file. Gives back how many of this
    /// workspace's changes the file lacks.
    pub fn note_checked(self, snapshot: &Snapshot) -> u32 {
        let ids: Vec<ChangeId> = snapshot.changes.iter().map(|change| change.id()).collect();
        self.note_filed(&ids);
        self.held.with_value(|held| {
            let missing = held
                .set
                .in_order()
                .into_iter()
                .filter(|change| !ids.contains(&change.id()))
                .count();
            u32::try_from(missing).unwrap_or(u32::MAX)
        })
    }

    fn note_filed(self, ids: &[ChangeId]) {
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

    /// What merging a file would do. Nothing is written.
    pub fn preview(self, snapshot: &Snapshot) -> Preview {
        self.held.with_value(|held| {
            let now = clock::now();
            preview(&held.set, &held.shelf.workspace, &[snapshot], &now)
        })
    }

    pub(super) fn set_asking(self, asking: Asking) {
        self.screen.update(|screen| screen.asking = asking);
    }

    /// Reads a chosen file and then asks, or says what is wrong with it.
    pub(super) fn read_file(self, purpose: Purpose, chosen: &Chosen) {
        if let Err(error) = check_size(chosen.size()) {
            return self.say_trouble(error.to_string());
        }
        self.set_asking(Asking::Reading);
        let name = chosen.name();
        chosen.read(move |bytes| match read_whole(name, bytes) {
            Ok(file) => self.ask(purpose, file),
            Err(error) => self.say_trouble(error.to_string()),
        });
    }

    pub(super) fn say_trouble(self, message: String) {
        self.set_asking(Asking::Trouble(message));
        self.focus_soon("error-summary");
    }

    fn ask(self, purpose: Purpose, file: ReadFile) {
        match purpose {
            Purpose::Merge => self.set_asking(Asking::Merging(file)),
            Purpose::Open => self.set_asking(Asking::Opening(file)),
            Purpose::Check => return self.check(&file),
        }
        self.focus_soon("file-question");
    }

    fn check(self, file: &ReadFile) {
        self.set_asking(Asking::Nothing);
        let missing = self.note_checked(&file.snapshot);
        let name = &file.name;
        self.say(Notice::said(if missing == 0 {
            format!("{name} is whole and holds all of your changes.")
        } else {
            format!(
                "{name} is whole, but it lacks {} that you have here. Save a file again to have everything in one.",
                plural(missing, "change")
            )
        }));
    }

    /// Merges the file that was asked about: every change in it that is not here yet.
    pub(super) fn merge(self) {
        let Asking::Merging(file) = self.screen.with_untracked(|screen| screen.asking.clone())
        else {
            return;
        };
        let preview = self.preview(&file.snapshot);
        let ids: Vec<ChangeId> = preview.new.iter().map(|change| change.id()).collect();
        self.accept(preview.new);
        self.note_filed(&ids);
        self.set_asking(Asking::Nothing);
        let count = u32::try_from(ids.len()).unwrap_or(u32::MAX);
        self.say(Notice::said(format!(
            "Merged {} from {}.",
            plural(count, "change"),
            file.snapshot.stamp.by
        )));
    }

    fn review_name(self) -> String {
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

fn slug(text: &str) -> String {
    let words: Vec<String> = text
        .split(|sign: char| !sign.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    words.join("-").chars().take(60).collect()
}
