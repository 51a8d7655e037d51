//! The review that the pages show, where the workspace holds several.

use leptos::prelude::*;

use crate::domain::id::RecordId;
use crate::domain::workspace::Workspace;
use crate::query::list::Row;
use crate::query::scope::{meant, of_review};
use crate::route::{Route, of_review as naming};
use crate::state::App;

impl App {
    /// The review that the pages show; `None` where there is only one, which no address names then.
    pub(super) fn review_meant(self) -> Option<RecordId> {
        let named = self.screen.with(|screen| screen.review.clone());
        self.workspace
            .with(|workspace| meant(workspace, named.as_ref()))
    }

    /// The workspace as far as the review shown goes.
    pub(super) fn with_review<T>(self, read: impl FnOnce(&Workspace) -> T) -> T {
        let review = self.review_meant();
        self.workspace.with(|workspace| {
            let own = review.map(|review| of_review(workspace, &review));
            read(own.as_ref().unwrap_or(workspace))
        })
    }

    /// The lines of the recommendations of the review shown.
    pub(super) fn with_rows<T>(self, read: impl FnOnce(&[Row]) -> T) -> T {
        let review = self.review_meant();
        self.rows.with(|rows| {
            let own = review.map(|review| own_rows(self, rows, &review));
            read(own.as_deref().unwrap_or(rows))
        })
    }

    /// The address of a page, with the review where there are several.
    pub(super) fn address(self, route: &Route) -> String {
        let href = route.href();
        match untrack(|| self.review_meant()) {
            Some(review) => naming(&href, &review),
            None => href,
        }
    }
}

fn own_rows(app: App, rows: &[Row], review: &RecordId) -> Vec<Row> {
    app.workspace.with(|workspace| {
        let is_other =
            |row: &Row| &row.review != review && workspace.reviews.contains_key(&row.review);
        rows.iter().filter(|row| !is_other(row)).cloned().collect()
    })
}
