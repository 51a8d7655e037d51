//! What is said about keeping: always in the same place, in words, and never better than it is.

use leptos::prelude::*;

use crate::query::timing::plural;
use crate::state::App;
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

impl App {
    /// Works out anew what is to be said.
    pub(super) fn say_keeping(self) {
        let refused = match self.keeping.get_untracked() {
            Keeping::NotKept { error, .. } if error == StoreError::Refused => Some(error),
            _ => None,
        };
        let keeping = self.held.with_value(|held| {
            let own = held
                .set
                .in_order()
                .into_iter()
                .map(|change| change.id())
                .filter(|id| !held.embedded.contains(*id));
            let (mut all, mut in_no_file) = (0, 0);
            for id in own {
                all += 1;
                in_no_file += u32::from(!held.filed.contains(&id));
            }
            let unkept = u32::try_from(held.unkept.len()).unwrap_or(u32::MAX);
            match refused {
                Some(error) => Keeping::NotKept { error, unkept: all },
                None if unkept > 0 => Keeping::NotKept {
                    error: StoreError::Full,
                    unkept,
                },
                None if all == 0 => Keeping::Untouched,
                None => Keeping::Kept { in_no_file },
            }
        });
        self.keeping.set(keeping);
    }

    /// The name the person gave last, for the next form.
    pub fn person(self) -> String {
        self.held
            .with_value(|held| held.store.setting("name"))
            .unwrap_or_default()
    }

    /// Remembers the name a person gives.
    pub fn remember_person(self, name: &str) {
        // A name that cannot be kept is asked for again; nothing is lost.
        self.held.with_value(|held| {
            let _ = held.store.keep_setting("name", name.trim());
        });
    }
}
