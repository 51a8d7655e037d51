//! The page that says what changed.

use leptos::prelude::*;

use crate::content::changes::{From, read, sheet};
use crate::content::data::Asking;
use crate::content::entered::Entered;
use crate::content::home::since::SinceLast;
use crate::content::sheet::Sheet;
use crate::domain::order::sorted;
use crate::domain::update::Audience;
use crate::domain::workspace::Workspace;
use crate::history::change::Change;
use crate::history::command::Mistake;
use crate::query::since::{Told, baseline};
use crate::query::timing::plural;
use crate::route::Route;
use crate::state::App;
use crate::store::Shelf;

/// What is said of a restore point that the browser does not hand out.
const UNREADABLE: &str = "The browser does not hand out this restore point now, so nothing can be compared with it. Nothing was changed. Reload the page and try again, or choose a day.";

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
        let points = self.points_here();
        let point = points.iter().find(|point| of_point(point) == named);
        let (told, mut from) = match (file, point) {
            (Some(file), _) => {
                let name = format!("the file {} was saved", file.name);
                self.since_state(&workspace, name, &file.snapshot.changes)
            }
            (None, Some(point)) => {
                match self.held.with_value(|held| held.store.changes_on(point)) {
                    Ok(kept) => {
                        let name = format!("the restore point “{}”", point.label);
                        self.since_state(&workspace, name, &kept)
                    }
                    Err(_) => (Vec::new(), From::of(None, UNREADABLE.to_owned())),
                }
            }
            (None, None) => {
                let from = baseline(&workspace, named, self.today);
                let told = from.as_ref().map(|from| self.told_since(&workspace, from));
                let said = from.map(|from| from.said(&workspace));
                (told.unwrap_or_default(), From::of(said, trouble))
            }
        };
        from.named = named.to_owned();
        from.restore_points = points
            .iter()
            .map(|point| (of_point(point), format!("Restore point: {}", point.label)))
            .collect();
        sheet(&workspace, told, &from, (self.entered(), &mistakes))
    }

    /// The restore points of the workspace that is open; others have nothing in common with it.
    fn points_here(self) -> Vec<Shelf> {
        let mut points = self.restore_points();
        let here = self.held.with_value(|held| held.shelf.workspace.clone());
        points.retain(|point| point.workspace == here);
        points
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

    /// What is here and not in another state of the record.
    fn since_state(
        self,
        workspace: &Workspace,
        name: String,
        changes: &[Change],
    ) -> (Vec<Told>, From) {
        let there = sorted(changes.iter().map(Change::id).collect(), &Ord::cmp);
        let told = self.told(workspace, &|change| {
            there.binary_search(&change.id()).is_err()
        });
        let lacking =
            self.with_changes(|set| there.iter().filter(|id| !set.contains(**id)).count());
        let note = match u32::try_from(lacking).unwrap_or(u32::MAX) {
            0 => String::new(),
            count => format!(
                "It has {} that this copy does not have. Merge it on the page Data to see them.",
                plural(count, "change")
            ),
        };
        (told, From::of(Some(name), note))
    }

    pub(super) fn send_since(self, entered: &Entered) -> Result<Route, Vec<Mistake>> {
        self.set_asking(Asking::Nothing);
        read(entered).map(Route::Changes)
    }
}

/// How an address names a restore point to count from.
fn of_point(point: &Shelf) -> String {
    format!("point:{}", point.id.as_str())
}
