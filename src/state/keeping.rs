//! Working out how the work is kept, and the name of the person at work.

use leptos::prelude::*;

use crate::content::keeping::Keeping;
use crate::state::App;
use crate::store::StoreError;

impl App {
    /// Works out anew what is to be said.
    pub(super) fn say_keeping(self) {
        let refused = match self.screen.with_untracked(|screen| screen.keeping.clone()) {
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
        self.screen.update(|screen| screen.keeping = keeping);
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
