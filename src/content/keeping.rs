//! What is said about keeping: always in the same place, in words, and never better than it is.

use crate::query::timing::plural;
use crate::store::StoreError;
use crate::store::joined::Near;

/// How the work of this workspace is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Keeping {
    /// Nothing was changed beyond what the app brings.
    Untouched,
    /// Changes are on their way to the disk.
    Saving {
        /// How many.
        changes: u32,
        /// Whether another store of the browser has them already.
        near: Near,
    },
    /// Every change is on the disk: it is there after a crash.
    Saved {
        /// How many changes are in no saved file.
        in_no_file: u32,
    },
    /// Every change is with the browser, which may write it to the disk later.
    Loosely {
        /// How many changes are in no saved file.
        in_no_file: u32,
    },
    /// Some changes are in this window only.
    NotKept {
        /// Why.
        error: StoreError,
        /// How many.
        unkept: u32,
    },
    /// The browser's data was cleared while this window was open.
    Cleared {
        /// How many changes are in this window.
        here: u32,
    },
}

impl Keeping {
    /// The line under the navigation.
    pub fn said(&self) -> String {
        match self {
            Self::Untouched => "Nothing has been changed in this browser yet.".to_owned(),
            Self::Saving { changes, .. } => {
                format!("Saving {} on this computer…", plural(*changes, "change"))
            }
            Self::Saved { in_no_file: 0 } => {
                "Saved on this computer. All changes are in a saved file too.".to_owned()
            }
            Self::Saved { in_no_file } => {
                format!("Saved on this computer. {}", in_no_saved_file(*in_no_file))
            }
            Self::Loosely { in_no_file } => format!(
                "Kept in this browser, but a crash could lose the last minutes. {}",
                in_no_saved_file(*in_no_file)
            ),
            Self::NotKept { unkept: 0, .. } => "This browser cannot keep changes.".to_owned(),
            Self::NotKept { unkept: here, .. } | Self::Cleared { here } => format!(
                "{} in this window only. Save a file before you close it.",
                are(*here, "change")
            ),
        }
    }

    /// Whether closing the window would lose something.
    pub fn at_risk(&self) -> bool {
        match self {
            Self::Untouched | Self::Saved { .. } | Self::Loosely { .. } => false,
            Self::Saving { near, .. } => *near == Near::ThisWindow,
            Self::NotKept { unkept: here, .. } | Self::Cleared { here } => *here > 0,
        }
    }
}

fn in_no_saved_file(count: u32) -> String {
    format!("{} in no saved file.", are(count, "change"))
}

/// `1 change is`, `2 changes are`.
fn are(count: u32, one: &str) -> String {
    let verb = if count == 1 { "is" } else { "are" };
    format!("{} {verb}", plural(count, one))
}
