//! Reading a large file in steps, so that the page answers between two of them.

use crate::snapshot::envelope::Snapshot;
use crate::snapshot::read::document::Document;
use crate::snapshot::read::error::ReadError;
use crate::snapshot::read::lines::{Lines, Step};
use crate::snapshot::read::text_of;

/// A file on its way in. Nothing of it is anywhere else before it is finished; to cancel is to drop it.
pub struct Reading {
    bytes: Vec<u8>,
    stage: Stage,
}

/// What comes next.
enum Stage {
    /// It stands as the app writes it, as far as it was read.
    Lines(Lines),
    /// It is of another form.
    Document(Document),
}

/// How far a file is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Progress {
    /// How many changes were read.
    pub done: usize,
    /// How many there are; 0 while they are being counted.
    pub of: usize,
}

impl Reading {
    /// Begins with the bytes of a file.
    pub fn new(bytes: Vec<u8>) -> Self {
        Self {
            bytes,
            stage: Stage::Lines(Lines::default()),
        }
    }

    /// How many bytes the file has.
    pub fn bytes(&self) -> usize {
        self.bytes.len()
    }

    /// Goes on for about so many bytes. `None` when no steps are left, and it can be finished. A file that
    /// is not as the app wrote it is read in larger parts.
    pub fn step(&mut self, most: usize) -> Option<Progress> {
        let stage = std::mem::replace(&mut self.stage, ended(Err(ReadError::Empty)));
        self.stage = match stage {
            Stage::Lines(mut lines) => match lines.step(&self.bytes, most) {
                Ok(Step::More) => Stage::Lines(lines),
                Ok(Step::Whole) => match lines.finish() {
                    Some(snapshot) => ended(Ok(snapshot)),
                    None => document(&self.bytes),
                },
                Ok(Step::Otherwise) => document(&self.bytes),
                Err(error) => ended(Err(error)),
            },
            Stage::Document(document) => Stage::Document(document.step()),
        };
        let (done, of) = match &self.stage {
            Stage::Document(Document::Ended(_)) => return None,
            Stage::Document(document) => document.progress(),
            Stage::Lines(lines) => lines.progress(),
        };
        Some(Progress { done, of })
    }

    /// What the file holds, and its bytes.
    ///
    /// # Errors
    ///
    /// A [`ReadError`] as for [`read`](super::read).
    pub fn finish(mut self) -> (Result<Snapshot, ReadError>, Vec<u8>) {
        loop {
            match self.stage {
                Stage::Document(document) => return (document.finish(), self.bytes),
                Stage::Lines(_) => {
                    self.step(usize::MAX);
                }
            }
        }
    }
}

fn document(bytes: &[u8]) -> Stage {
    match text_of(bytes) {
        Ok(text) => Stage::Document(Document::new(text)),
        Err(error) => ended(Err(error)),
    }
}

fn ended(outcome: Result<Snapshot, ReadError>) -> Stage {
    Stage::Document(Document::ended(outcome))
}
