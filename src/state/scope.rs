//! The review that the pages show, where the workspace holds several.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::id::RecordId;
use crate::domain::workspace::Workspace;
use crate::query::list::Row;
use crate::query::scope::{is_of_other, meant, of_review};
use crate::route::{Route, of_review as naming};
use crate::state::App;

// None of these is generic or copied into its callers: every page asks for them.
impl App {
    /// The review that the pages show; `None` where there is only one, which no address names then.
    #[inline(never)]
    pub(super) fn review_meant(self) -> Option<RecordId> {
        let named = self.screen.with(|screen| screen.review.clone());
        self.workspace
            .with(|workspace| meant(workspace, named.as_ref()))
    }

    /// The workspace as far as the review shown goes. It shares its records with the whole one.
    #[inline(never)]
    pub(super) fn review_workspace(self) -> Workspace {
        let review = self.review_meant();
        self.workspace.with(|workspace| match review {
            None => workspace.clone(),
            Some(review) => self
                .held
                .with_value(|held| of_review(workspace, &held.set, &review)),
        })
    }

    /// The lines of the recommendations of the review shown, in the order of their numbers. With one review they are
    /// shared, not copied.
    #[inline(never)]
    pub(super) fn review_rows(self) -> Arc<Vec<Row>> {
        let mut rows = self.rows.get();
        if let Some(review) = self.review_meant() {
            self.workspace.with(|workspace| {
                Arc::make_mut(&mut rows)
                    .retain(|row| !is_of_other(workspace, &review, &row.review));
            });
        }
        rows
    }

    /// The address of a page, with the review where there are several.
    #[inline(never)]
    pub(super) fn address(self, route: &Route) -> String {
        let href = route.href();
        match untrack(|| self.review_meant()) {
            Some(review) => naming(&href, &review),
            None => href,
        }
    }
}
