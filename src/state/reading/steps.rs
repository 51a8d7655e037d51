//! Saved files on their way in, a slice at a time: the page says how far it is and hears *Cancel* between two.

use std::time::Duration;

use leptos::prelude::*;

use crate::content::data::{Asking, ReadFile, Unread};
use crate::snapshot::read::{Progress, ReadError, Reading};
use crate::state::App;
use crate::state::reading::{Batch, Broken};
use crate::store::raw::read_raw;

/// How many bytes one slice reads, so that the page answers between two of them.
const SLICE: usize = 600_000;

impl App {
    /// Reads a file some bytes at a time. When another turn has begun, as on *Cancel*, it stops, and nothing
    /// of it was anywhere.
    pub(super) fn read_in_steps(self, turn: u32, batch: Batch, name: String, mut reading: Reading) {
        if !self.is_turn(turn) {
            return;
        }
        // What is read in one slice needs no words.
        let left = match reading.bytes() > SLICE {
            true => reading.step(SLICE),
            false => None,
        };
        let Some(Progress { done, of }) = left else {
            return self.finish_reading(turn, batch, name, reading);
        };
        self.set_asking(Asking::ReadingEntries {
            name: name.clone(),
            done,
            of,
        });
        set_timeout(
            move || self.read_in_steps(turn, batch, name, reading),
            Duration::ZERO,
        );
    }

    fn finish_reading(self, turn: u32, mut batch: Batch, name: String, reading: Reading) {
        let (read, bytes) = reading.finish();
        let read = match read {
            Err(ReadError::Foreign) => read_raw(&bytes).ok_or(ReadError::Foreign),
            read => read,
        };
        match read {
            Ok(snapshot) => batch.files.push(ReadFile { name, snapshot }),
            Err(error) => {
                batch.unread.push(Unread {
                    name: name.clone(),
                    why: error.to_string(),
                });
                if matches!(error, ReadError::HalfSign(_)) {
                    let broken = Some(Broken {
                        purpose: batch.purpose,
                        name,
                        bytes,
                    });
                    self.held.update_value(|held| held.inbox.broken = broken);
                }
            }
        }
        self.read_on(turn, batch);
    }
}
