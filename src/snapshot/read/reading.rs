//! Reading a large file in steps, so that the page answers between two of them.

use crate::snapshot::envelope::Snapshot;
use crate::snapshot::read::error::ReadError;
use crate::snapshot::read::lines::{Lines, Step};
use crate::snapshot::read::read_document;

/// A file on its way in. Nothing of it is anywhere else before it is finished; to cancel is to drop it.
pub struct Reading {
    bytes: Vec<u8>,
    lines: Lines,
    /// What came of the steps.
    step: Result<Step, ReadError>,
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
            lines: Lines::default(),
            step: Ok(Step::More),
        }
    }

    /// How many bytes the file has.
    pub fn bytes(&self) -> usize {
        self.bytes.len()
    }

    /// Goes on for about so many bytes. `None` when no steps are left, and it can be finished. A file that
    /// is not as the app wrote it is read in one piece then.
    pub fn step(&mut self, most: usize) -> Option<Progress> {
        if self.step == Ok(Step::More) {
            self.step = self.lines.step(&self.bytes, most);
        }
        let (done, of) = self.lines.progress();
        (self.step == Ok(Step::More)).then_some(Progress { done, of })
    }

    /// What the file holds, and its bytes.
    ///
    /// # Errors
    ///
    /// A [`ReadError`] as for [`read`](super::read).
    pub fn finish(mut self) -> (Result<Snapshot, ReadError>, Vec<u8>) {
        while self.step(usize::MAX).is_some() {}
        let read = match self.step {
            Err(error) => Err(error),
            Ok(Step::Whole) => match self.lines.finish() {
                Some(snapshot) => Ok(snapshot),
                None => read_document(&self.bytes),
            },
            Ok(Step::More | Step::Otherwise) => read_document(&self.bytes),
        };
        (read, self.bytes)
    }
}
