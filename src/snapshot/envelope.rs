//! The outer part of a snapshot file: what it is, from whom, and for which workspace.

use crate::history::change::Change;

/// What stands in `format`.
pub const FORMAT: &str = "scrutiny-tracker-snapshot";

/// The version of the format in which this app writes what every version of it can read.
pub const FORMAT_VERSION: u64 = 1;

/// The version in which it writes a file with a redaction: the first that knows stubs.
pub const FORMAT_WITH_STUBS: u64 = 2;

/// Files whose `minReader` is above this cannot be read here.
pub const READER_VERSION: u64 = 2;

/// The largest file the app reads, in bytes.
pub const LARGEST_FILE: u64 = 200_000_000;

/// The name of somebody who gives none.
pub const UNNAMED: &str = "A member";

/// Names a workspace: files of the same workspace can be merged without a question.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct WorkspaceId(String);

impl WorkspaceId {
    /// Takes a text as the name of a workspace.
    pub fn new(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Who wrote a file, when, and with which version of the app.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FileStamp {
    /// The app's version.
    pub app: String,
    /// The moment, as `2021-01-14T16:10:00Z`.
    pub exported_at: String,
    /// The person's name.
    pub by: String,
}

/// Whether the file is byte for byte what the app wrote.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Check {
    /// The check value fits the content.
    Fits,
    /// The content was altered after the file was written.
    Altered,
    /// The file has no check value.
    Absent,
}

/// A file that was read whole and understood.
#[derive(Clone, PartialEq, Debug)]
pub struct Snapshot {
    /// The workspace it belongs to.
    pub workspace: WorkspaceId,
    /// Who wrote it and when.
    pub stamp: FileStamp,
    /// Every change in it, edits made outside the app included, in order.
    pub changes: Vec<Change>,
    /// How many of the changes are edits made outside the app.
    pub outside_edits: usize,
    /// Whether the file is as the app wrote it.
    pub check: Check,
}
