//! Ring 2: the promise of keeping. What was accepted is kept, and what cannot be kept is said.
//!
//! A store is synchronous: it is the journal that takes an edit before it is acknowledged. The vault,
//! slower and safe from a killed browser, stands beside it; [`joined`] makes one of the two.

pub mod cells;
pub mod joined;
pub mod journal;
pub mod raw;

use crate::history::change::{Change, ChangeId};
use crate::snapshot::envelope::WorkspaceId;
use crate::store::journal::{Lines, Packs};

/// Why something could not be kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum StoreError {
    /// The browser refuses storage to this page.
    #[error(
        "This browser does not let the page keep anything. If this is a preview in a mail or a folder, save the tracker's file first and open it from there. Your work stays open in this window only. Save a file before you close it."
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
    /// What was kept is there no longer, or cannot be understood.
    #[error(
        "What this browser had kept cannot be read. It was left as it is. Open your last saved file, or ask a colleague for theirs."
    )]
    Damaged,
    /// The vault has not answered, and without it this cannot be done whole.
    #[error(
        "The browser's database has not answered yet. Nothing was changed. Wait a moment and try again."
    )]
    NotYet,
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

/// Something on a shelf that is not a sound change. It is set aside, never written over, and can be
/// downloaded.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Misfit {
    /// The key under which it was found.
    pub key: String,
    /// What stands there.
    pub raw: String,
}

/// Whether a shelf still says what it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Found {
    /// It does.
    Whole,
    /// Its changes are there, its label is not. The workspace and the base in it are stand-ins.
    WithoutItsLabel,
}

/// What a merge brought, kept for reading and for taking it back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MergeReport {
    /// Its name among the reports of the shelf.
    pub key: String,
    /// When it was merged, as `2021-01-14T16:10:00Z`.
    pub at: String,
    /// The names of the files.
    pub files: Vec<String>,
    /// What it brought, in sentences.
    pub said: Vec<String>,
    /// The changes that were new.
    pub changes: Vec<ChangeId>,
    /// The changes that took it back; none while it stands.
    pub taken_back: Vec<ChangeId>,
}

/// What a shelf holds.
#[derive(Clone, PartialEq, Debug)]
pub struct Kept {
    /// The shelf.
    pub shelf: Shelf,
    /// Whether it still says what it is.
    pub found: Found,
    /// The sound changes, but for those in `packs`. One may stand twice, once loose and once in a pack.
    pub changes: Vec<Change>,
    /// The packs of which the texts are still to be read, by their names. [`Lines`] makes changes of them.
    pub packs: Vec<String>,
    /// What is not a sound change, whenever it was found.
    pub misfits: Vec<Misfit>,
}

/// Keeps the changes of one workspace at a time, and the workspaces that were open before.
pub trait Store {
    /// The shelf in use with what it holds, or `None` when nothing was ever kept. Where the name of the
    /// shelf in use was lost it is the one that was begun last.
    ///
    /// # Errors
    ///
    /// [`StoreError::Refused`] when storage is refused, [`StoreError::Damaged`] when what was kept there
    /// cannot be found any more.
    fn load(&self) -> Result<Option<Kept>, StoreError>;

    /// Keeps one change on the shelf and reads it back. Where it was taken out meanwhile, its stub stays.
    ///
    /// # Errors
    ///
    /// A [`StoreError`]; what was kept before is as it was.
    fn append(&self, shelf: &Shelf, change: &Change) -> Result<(), StoreError>;

    /// Writes the loose changes of a shelf in packs where they have become many. Each stays where it is until
    /// its pack was read back; [`Store::wanted`] asks for it.
    ///
    /// # Errors
    ///
    /// A [`StoreError`]; then they stay loose.
    fn seal(&self, shelf: &Shelf) -> Result<(), StoreError>;

    /// The text of a pack where it is at hand: it is on its way, or there is no vault in between.
    fn pack_at_hand(&self, key: &str) -> Option<String>;

    /// The next pack of which the text is needed: to see that it was kept before what it stands for goes, to
    /// take words out of it, or because somebody asked for what is in it. None while nothing is.
    fn wanted(&self) -> Option<String>;

    /// Takes a pack as it was read; `None` where it is there no longer.
    ///
    /// # Errors
    ///
    /// A [`StoreError`]; then what the pack stands for is where it was.
    fn take_pack(&self, key: &str, lines: Option<&Lines>) -> Result<(), StoreError>;

    /// Puts changes on a new shelf, reads them back, and only then makes it the shelf in use. A shelf
    /// that another window has begun already keeps what is on it.
    ///
    /// # Errors
    ///
    /// A [`StoreError`]; the shelf in use is then the one before, as it was.
    fn begin(&self, shelf: &Shelf, changes: &[Change]) -> Result<(), StoreError>;

    /// Whether so many changes would go into packs. Whoever has time can make those before they are needed.
    fn takes_packs(&self, changes: usize) -> bool;

    /// As [`Store::begin`], with packs that were made for the shelf.
    ///
    /// # Errors
    ///
    /// As for [`Store::begin`]; [`StoreError::Full`] where packs are not taken.
    fn begin_packed(&self, shelf: &Shelf, packs: &Packs) -> Result<(), StoreError>;

    /// Puts packs that were made for a shelf beside what is on it.
    ///
    /// # Errors
    ///
    /// A [`StoreError`]; then some of them may be there, whose changes can be appended all the same.
    fn append_packed(&self, packs: &Packs) -> Result<(), StoreError>;

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

    /// The changes that stand on a shelf, which need not be the one in use. Nothing is moved.
    ///
    /// # Errors
    ///
    /// A [`StoreError`] when it cannot be read; [`StoreError::NotYet`] while the texts of its packs, which are
    /// asked for by this, have not come.
    fn changes_on(&self, shelf: &Shelf) -> Result<Vec<Change>, StoreError>;

    /// Drops the oldest restore points beyond the newest `keep`. One stays that has a change which is in no
    /// saved file, or something that cannot be understood. All stay as long as the vault has not answered,
    /// or has yet to take what the journal has no room for.
    ///
    /// # Errors
    ///
    /// [`StoreError::Refused`] when storage is refused; then more is kept than is needed.
    fn drop_restore_points(&self, keep: usize) -> Result<(), StoreError>;

    /// Puts the stub of a change that was taken out in the place of the change, on every shelf. Damaged
    /// copies of it that were set aside go.
    ///
    /// # Errors
    ///
    /// A [`StoreError`]; then the text is still somewhere in this browser.
    fn take_out(&self, stub: &Change) -> Result<(), StoreError>;

    /// Notes which of a shelf's changes are known to be in a saved file.
    ///
    /// # Errors
    ///
    /// A [`StoreError`]; then the app goes on saying that they are in no file, which is safe.
    fn note_filed(&self, shelf: &Shelf, changes: &[ChangeId]) -> Result<(), StoreError>;

    /// The changes of a shelf that are known to be in a saved file.
    fn filed(&self, shelf: &Shelf) -> Vec<ChangeId>;

    /// Keeps the report of a merge on a shelf, or a later state of it.
    ///
    /// # Errors
    ///
    /// A [`StoreError`]; the merge stands all the same.
    fn note_merge(&self, shelf: &Shelf, report: &MergeReport) -> Result<(), StoreError>;

    /// The reports of the merges on a shelf, newest first.
    fn merges(&self, shelf: &Shelf) -> Vec<MergeReport>;

    /// Takes away everything that the app keeps, and nothing of anybody else.
    ///
    /// # Errors
    ///
    /// [`StoreError::NotYet`] when the vault has not answered; then nothing is taken away.
    /// [`StoreError::Refused`] when storage is refused; then some of it is still there.
    fn erase(&self) -> Result<(), StoreError>;

    /// Keeps a setting, such as the name a person goes by.
    ///
    /// # Errors
    ///
    /// A [`StoreError`].
    fn keep_setting(&self, name: &str, value: &str) -> Result<(), StoreError>;

    /// A setting, where it was kept.
    fn setting(&self, name: &str) -> Option<String>;
}
