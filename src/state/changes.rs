//! The page that says what changed.

use leptos::prelude::*;

use crate::content::changes::{From, read, sheet};
use crate::content::data::{Asking, ReadFile};
use crate::content::entered::Entered;
use crate::content::home::since::SinceLast;
use crate::content::sheet::Sheet;
use crate::domain::update::Audience;
use crate::domain::workspace::Workspace;
use crate::history::change::ChangeId;
use crate::history::command::Mistake;
use crate::query::since::{Told, baseline, since};
use crate::query::timing::plural;
use crate::route::Route;
use crate::state::App;

impl App {
    pub(super) fn changes(self, named: &str) -> Sheet {
        let workspace = self.review_workspace();
        let file = self.screen.with(|screen| match &screen.asking {
            Asking::Since(file) => Some(file.clone()),
            _ => None,
        });
        let trouble = self.screen.with(|screen| match &screen.asking {
            Asking::Trouble(message) => message.clone(),
            _ => String::new(),
        });
        let mistakes = self.mistakes();
        let (told, from) = match file {
            Some(file) => self.since_file(&workspace, &file),
            None => {
                let from = baseline(&workspace, named, self.today);
                let told = from.as_ref().map(|from| self.told_since(&workspace, from));
                let from = From {
                    said: from.map(|from| from.said(&workspace)),
                    named: named.to_owned(),
                    note: trouble,
                };
                (told.unwrap_or_default(), from)
            }
        };
        sheet(&workspace, told, &from, (self.entered(), &mistakes))
    }

    /// What changed since the last meeting in sentences, drafts apart, for Home and for paper.
    pub(super) fn since_last_meeting(self, workspace: &Workspace) -> Option<SinceLast> {
        let from = baseline(workspace, "", self.today)?;
        let mut told = self.told_since(workspace, &from);
        told.retain(|one| one.audience == Audience::Public);
        Some(SinceLast {
            meeting: from.said(workspace),
            sentences: told.iter().flat_map(Told::sentences).collect(),
        })
    }

    /// What is here and not in a file.
    fn since_file(self, workspace: &Workspace, file: &ReadFile) -> (Vec<Told>, From) {
        let ids = |held: &[crate::history::change::Change]| -> Vec<ChangeId> {
            let ids = held.iter().map(|change| change.id()).collect();
            crate::domain::order::sorted(ids, &Ord::cmp)
        };
        let in_file = ids(&file.snapshot.changes);
        let (told, lacking) = self.with_changes(|set| {
            let lacking = in_file.iter().filter(|id| !set.contains(**id)).count();
            let told = self.held.with_value(|held| {
                since(workspace, set, &|change| {
                    in_file.binary_search(&change.id()).is_err()
                        && !held.embedded.contains(change.id())
                })
            });
            (told, lacking)
        });
        let note = match u32::try_from(lacking).unwrap_or(u32::MAX) {
            0 => String::new(),
            count => format!(
                "The file has {} that this copy does not have. Merge it on the page Data to see them.",
                plural(count, "change")
            ),
        };
        let from = From {
            said: Some(format!("the file {} was saved", file.name)),
            named: String::new(),
            note,
        };
        (told, from)
    }

    pub(super) fn send_since(self, entered: &Entered) -> Result<Route, Vec<Mistake>> {
        self.set_asking(Asking::Nothing);
        read(entered).map(Route::Changes)
    }
}
