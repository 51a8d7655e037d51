//! Ring 2: the promise of keeping. What was accepted is kept, and what cannot be kept is said.
//!
//! A store is synchronous: it is the journal that takes an edit before it is acknowledged. A second,
//! slower store that survives a killed browser can stand beside it; the two are joined by union.

pub mod cells;
pub mod journal;

use crate::history::change::{Change, ChangeId};
use crate::snapshot::envelope::WorkspaceId;

/// Why something could not be kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum StoreError {
    /// The browser refuses storage to this page.
    #[error(
        "This browser does not let the page keep anything. Your work stays open in this window only. Save a file before you close it."
    )]
    Refused,
    /// There is no room left.
    #[error(
        "There is no room left in this browser. Your change is still open in this window, but it is not kept. Save a file now."
    )]
    Full,
    /// What was written does not read back.
    #[error(
        "This browser did not keep what was saved. Your change is still open in this window. Save a file now."
    )]
    NotKept,
}

/// Names a shelf: one place that holds one workspace. Opening a file starts a new shelf and leaves
/// the old one as it was, which is then the restore point.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct ShelfId(String);

impl ShelfId {
    /// Takes a text as the name of a shelf.
    pub fn new(name: &str) -> Self {
        Self(name.to_owned())
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What a workspace stands on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Base {
    /// The review that comes with the app. Its changes are in the app and are not stored again.
    Embedded,
    /// Nothing: every change is on the shelf.
    Nothing,
}

/// What is known of a shelf.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shelf {
    /// Its name.
    pub id: ShelfId,
    /// The workspace on it.
    pub workspace: WorkspaceId,
    /// What the workspace stands on.
    pub base: Base,
    /// When it was begun, as text for people.
    pub begun: String,
    /// What it is, for people: "Opened from a file by A Member".
    pub label: String,
}

/// Something on a shelf that is not a sound change. It is left where it is and can be downloaded.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Misfit {
    /// Its key.
    pub key: String,
    /// What stands there.
    pub raw: String,
}

/// What a shelf holds.
#[derive(Clone, PartialEq, Debug)]
pub struct Kept {
    /// The shelf.
    pub shelf: Shelf,
    /// The sound changes.
    pub changes: Vec<Change>,
    /// What is not a sound change.
    pub misfits: Vec<Misfit>,
}

/// Keeps the changes of one workspace at a time, and the workspaces that were open before.
pub trait Store {
    /// The shelf in use with what it holds, or `None` when nothing was ever kept.
    ///
    /// # Errors
    ///
    /// [`StoreError::Refused`] when storage is refused, or when what was kept there cannot be found or
    /// read any more.
    fn load(&self) -> Result<Option<Kept>, StoreError>;

    /// Keeps one change on the shelf and reads it back.
    ///
    /// # Errors
    ///
    /// A [`StoreError`]; what was kept before is as it was.
    fn append(&self, shelf: &Shelf, change: &Change) -> Result<(), StoreError>;

    /// Puts changes on a new shelf, reads them back, and only then makes it the shelf in use. A shelf
    /// that another window has begun already keeps what is on it.
    ///
    /// # Errors
    ///
    /// A [`StoreError`]; the shelf in use is then the one before, as it was.
    fn begin(&self, shelf: &Shelf, changes: &[Change]) -> Result<(), StoreError>;

    /// Makes an earlier shelf the one in use again.
    ///
    /// # Errors
    ///
    /// A [`StoreError`]; the shelf in use is then the one before.
    fn go_back_to(&self, shelf: &Shelf) -> Result<(), StoreError>;

    /// The shelves that are not in use, newest first: the restore points.
    ///
    /// # Errors
    ///
    /// [`StoreError::Refused`] when storage is refused.
    fn restore_points(&self) -> Result<Vec<Shelf>, StoreError>;

    /// Notes which of a shelf's changes are known to be in a saved file.
    ///
    /// # Errors
    ///
    /// A [`StoreError`]; then the app goes on saying that they are in no file, which is safe.
    fn note_filed(&self, shelf: &Shelf, changes: &[ChangeId]) -> Result<(), StoreError>;

    /// The changes of a shelf that are known to be in a saved file.
    fn filed(&self, shelf: &Shelf) -> Vec<ChangeId>;

    /// Keeps a setting, such as the name a person goes by.
    ///
    /// # Errors
    ///
    /// A [`StoreError`].
    fn keep_setting(&self, name: &str, value: &str) -> Result<(), StoreError>;

    /// A setting, where it was kept.
    fn setting(&self, name: &str) -> Option<String>;
}
