//! What is said about keeping: always in the same place, in words, and never better than it is.

use crate::query::timing::plural;
use crate::store::StoreError;

/// How the work of this workspace is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Keeping {
    /// Nothing was changed beyond what the app brings.
    Untouched,
    /// Every change is kept in this browser.
    Kept {
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
}

impl Keeping {
    /// The line under the navigation.
    pub fn said(&self) -> String {
        match self {
            Self::Untouched => "Nothing has been changed in this browser yet.".to_owned(),
            Self::Kept { in_no_file: 0 } => {
                "All changes are kept in this browser and in a saved file.".to_owned()
            }
            Self::Kept { in_no_file } => format!(
                "All changes are kept in this browser. {}",
                in_no_saved_file(*in_no_file)
            ),
            Self::NotKept { unkept: 0, .. } => "This browser cannot keep changes.".to_owned(),
            Self::NotKept { unkept, .. } => format!(
                "{} in this window only. Save a file before you close it.",
                are(*unkept, "change")
            ),
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
