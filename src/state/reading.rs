//! Files in: chosen, dropped or pasted, one or many, read one by one and asked about at the end.

mod steps;

use std::sync::Arc;

use leptos::ev::DragEvent;
use leptos::prelude::*;

use crate::content::data::{Asking, ReadFile, Unread};
use crate::content::deed::Purpose;
use crate::content::tables::ReadTable;
use crate::exchange::fault::SheetError;
use crate::exchange::read_in::ReadIn;
use crate::exchange::{read_in, text_of};
use crate::platform::files::{Chosen, Reading};
use crate::route::Route;
use crate::snapshot::read::{self, ASK_ABOVE, check_size, read_repaired};
use crate::state::App;

/// Why a chosen file was not read.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
enum ChosenError {
    /// The browser could not read it.
    #[error(
        "The browser could not read the file. It may be a folder, it may have been moved, or the drive may be gone. Choose it again. Nothing was changed."
    )]
    Unreadable,
}

/// Files on their way in.
pub(super) struct Batch {
    purpose: Purpose,
    /// Those to be read, the next one last.
    left: Vec<Chosen>,
    files: Vec<ReadFile>,
    table: Option<ReadTable>,
    /// A text that is none of the record's tables and may be one of statistics.
    statistic: Option<(String, Arc<str>)>,
    unread: Vec<Unread>,
}

/// A file whose half signs can be replaced, if the person agrees.
struct Broken {
    purpose: Purpose,
    name: String,
    bytes: Vec<u8>,
}

/// What waits for an answer or for the browser.
#[derive(Default)]
pub(super) struct Inbox {
    /// Each new batch, and each way out, is a turn; what an earlier turn brings comes too late.
    turn: u32,
    /// What the files at hand are for.
    purpose: Option<Purpose>,
    reading: Option<Reading>,
    large: Option<Batch>,
    broken: Option<Broken>,
    /// Dropped on a page that has no place for files.
    dropped: Vec<Chosen>,
}

impl App {
    /// Takes files in; large ones are asked about first. Of tables there is one at a time.
    pub(super) fn take_files(self, purpose: Purpose, mut chosen: Vec<Chosen>) {
        // A chooser that was closed without a choice changes nothing.
        if chosen.is_empty() {
            return;
        }
        if purpose == Purpose::Paper && chosen.len() > 1 {
            return self.say_trouble(
                "Read one paper at a time: first the report, then the form. Nothing was changed."
                    .to_owned(),
            );
        }
        if purpose == Purpose::Table && chosen.len() > 1 {
            return self.say_trouble(
                "Read one table at a time. Choose or drop one file. Nothing was changed."
                    .to_owned(),
            );
        }
        chosen.reverse();
        self.held
            .update_value(|held| held.inbox.purpose = Some(purpose));
        let sizes = chosen.iter().map(Chosen::size);
        let bytes = sizes.filter(|size| check_size(*size).is_ok()).sum::<u64>();
        let batch = Batch {
            purpose,
            left: chosen,
            files: Vec::new(),
            table: None,
            statistic: None,
            unread: Vec::new(),
        };
        if bytes > ASK_ABOVE {
            self.held
                .update_value(|held| held.inbox.large = Some(batch));
            self.set_asking(Asking::Large {
                megabytes: bytes.div_ceil(1_000_000),
            });
            return self.focus_soon("file-question");
        }
        self.read_batch(batch);
    }

    /// Files that were dropped on the page are for merging; another page leads to Data first.
    pub(super) fn hear_drop(self, event: &DragEvent) {
        // Words that are dragged go into the field they are dropped on.
        if !Chosen::are_dragged(event) {
            return;
        }
        event.prevent_default();
        let dropped = Chosen::dropped(event);
        let route = self.route();
        if route == Route::Data {
            self.take_files(Purpose::Merge, dropped);
        } else if route == Route::ReadPaper {
            self.take_files(Purpose::Paper, dropped);
        } else if route == Route::Tables {
            self.take_files(Purpose::Table, dropped);
        } else if !dropped.is_empty() {
            self.held.update_value(|held| held.inbox.dropped = dropped);
            self.go(&Route::Data);
        }
    }

    /// Takes in what was dropped on the page before, once Data is shown.
    pub(super) fn take_dropped(self) {
        let mut dropped = Vec::new();
        self.held
            .update_value(|held| dropped = std::mem::take(&mut held.inbox.dropped));
        self.take_files(Purpose::Merge, dropped);
    }

    /// Reads a pasted text as a file.
    pub(super) fn take_text(self, text: &str) {
        self.take_text_as(Purpose::Merge, text);
    }

    /// Reads a pasted text as a table.
    pub(super) fn take_table(self, text: &str) {
        self.take_text_as(Purpose::Table, text);
    }

    fn take_text_as(self, purpose: Purpose, text: &str) {
        self.held
            .update_value(|held| held.inbox.purpose = Some(purpose));
        let batch = Batch {
            purpose,
            left: Vec::new(),
            files: Vec::new(),
            table: None,
            statistic: None,
            unread: Vec::new(),
        };
        let turn = self.next_turn();
        let name = "The pasted text".to_owned();
        self.read_bytes(turn, batch, name, Some(text.as_bytes().to_vec()));
    }

    pub(super) fn next_turn(self) -> u32 {
        let mut turn = 0;
        self.held.update_value(|held| {
            let inbox = &mut held.inbox;
            inbox.turn = inbox.turn.wrapping_add(1);
            inbox.large = None;
            inbox.broken = None;
            turn = inbox.turn;
        });
        turn
    }

    fn read_batch(self, batch: Batch) {
        let turn = self.next_turn();
        self.read_on(turn, batch);
    }

    /// Reads the next file of a batch, or asks when there is none.
    fn read_on(self, turn: u32, mut batch: Batch) {
        let Some(chosen) = batch.left.pop() else {
            return self.ask_about(batch);
        };
        let name = chosen.name();
        if let Err(error) = check_size(chosen.size()) {
            let why = error.to_string();
            batch.unread.push(Unread { name, why });
            return self.read_on(turn, batch);
        }
        self.set_asking(Asking::Reading {
            name: name.clone(),
            percent: None,
        });
        let shown = name.clone();
        let far = move |percent| {
            if self.is_turn(turn) {
                let name = shown.clone();
                let percent = Some(percent);
                self.set_asking(Asking::Reading { name, percent });
            }
        };
        let reading = chosen.read(far, move |bytes| {
            if self.is_turn(turn) {
                self.read_bytes(turn, batch, name, bytes);
            }
        });
        self.held.update_value(|held| held.inbox.reading = reading);
    }

    pub(super) fn is_turn(self, turn: u32) -> bool {
        self.held.with_value(|held| held.inbox.turn == turn)
    }

    /// Reads what the browser handed out, and goes on with the batch.
    fn read_bytes(self, turn: u32, mut batch: Batch, name: String, bytes: Option<Vec<u8>>) {
        let Some(bytes) = bytes else {
            let why = ChosenError::Unreadable.to_string();
            batch.unread.push(Unread { name, why });
            return self.read_on(turn, batch);
        };
        match batch.purpose {
            Purpose::Paper => self.show_paper(name, &bytes),
            Purpose::Table => match text_of(&bytes).and_then(known_or_text) {
                Ok(Read::Table(read)) => batch.table = Some(ReadTable::new(name, read)),
                Ok(Read::Text(text)) => batch.statistic = Some((name, text)),
                Err(error) => batch.unread.push(Unread {
                    name,
                    why: error.to_string(),
                }),
            },
            Purpose::Merge | Purpose::Open | Purpose::Check | Purpose::Since => {
                return self.read_in_steps(turn, batch, name, read::Reading::new(bytes));
            }
        }
        self.read_on(turn, batch);
    }

    /// What the files at hand are for.
    pub(super) fn files_are_for(self) -> Purpose {
        let purpose = self.held.with_value(|held| held.inbox.purpose);
        purpose.unwrap_or(Purpose::Merge)
    }

    fn ask_about(self, mut batch: Batch) {
        // A paper is shown as soon as it is read.
        if batch.purpose == Purpose::Paper && batch.unread.is_empty() {
            return;
        }
        // What was done before has been read by now.
        self.screen.update(|screen| {
            screen.notice = None;
            screen.mistakes = Vec::new();
        });
        if let Some((name, text)) = batch.statistic {
            let turn = self.held.with_value(|held| held.inbox.turn);
            return self.read_statistic(turn, name, text);
        }
        if let Some(table) = batch.table {
            self.set_asking(Asking::Table(table));
            return self.focus_soon("file-question");
        }
        let alone = batch.files.is_empty() && batch.unread.len() == 1;
        let broken = self.held.with_value(|held| held.inbox.broken.is_some());
        if batch.files.is_empty() {
            let whys: Vec<String> = if alone {
                batch.unread.into_iter().map(|file| file.why).collect()
            } else {
                let named = batch.unread.into_iter();
                named
                    .map(|file| format!("{}: {}", file.name, file.why))
                    .collect()
            };
            let said = whys.join(" ");
            if alone && broken {
                self.set_asking(Asking::HalfSigns { said });
                return self.focus_soon("file-question");
            }
            return self.say_trouble(said);
        }
        match batch.purpose {
            Purpose::Merge => self.set_asking(Asking::Merging {
                files: batch.files,
                unread: batch.unread,
            }),
            Purpose::Open => self.set_asking(Asking::Opening(batch.files.swap_remove(0))),
            Purpose::Since => {
                self.set_asking(Asking::Since(batch.files.swap_remove(0)));
                return self.focus_soon("page-title");
            }
            Purpose::Check => return self.check(&batch.files.swap_remove(0)),
            // A paper is shown when it is read, and a table is none of the files.
            Purpose::Paper | Purpose::Table => return,
        }
        self.focus_soon("file-question");
    }

    /// Goes on with what was asked about: large files, or one with half signs.
    pub(super) fn read_asked(self) {
        let (mut large, mut broken) = (None, None);
        self.held.update_value(|held| {
            large = held.inbox.large.take();
            broken = held.inbox.broken.take();
        });
        if let Some(batch) = large {
            return self.read_batch(batch);
        }
        let Some(broken) = broken else { return };
        let Broken {
            purpose,
            name,
            bytes,
        } = broken;
        match read_repaired(&bytes) {
            Ok(snapshot) => self.ask_about(Batch {
                purpose,
                left: Vec::new(),
                table: None,
                statistic: None,
                files: vec![ReadFile { name, snapshot }],
                unread: Vec::new(),
            }),
            Err(error) => self.say_trouble(error.to_string()),
        }
    }

    /// Stops whatever is being read or asked about.
    pub(super) fn stop_reading(self) {
        self.next_turn();
        let mut reading = None;
        self.held
            .update_value(|held| reading = held.inbox.reading.take());
        if let Some(reading) = reading {
            reading.stop();
        }
    }
}

/// A table of the record, or a text that may be a table of statistics.
enum Read {
    Table(ReadIn),
    Text(Arc<str>),
}

fn known_or_text(text: String) -> Result<Read, SheetError> {
    match read_in::read(&text) {
        Ok(read) => Ok(Read::Table(read)),
        Err(SheetError::NotKnown) => Ok(Read::Text(text.into())),
        Err(error) => Err(error),
    }
}
