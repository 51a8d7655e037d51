//! Home: where the review stands, and what waits for whom.

use leptos::prelude::*;

use crate::content::history::moment_said;
use crate::content::home::{LatestChange, first_notice, identity, overview};
use crate::query::describe::{change_said, subject};
use crate::state::App;
use crate::state::keeping::Keeping;
use crate::ui::part::content::Content;
use crate::ui::part::heading::PageTitle;

/// How many of the latest changes are shown.
const LATEST: usize = 5;

#[component]
pub fn Home() -> impl IntoView {
    let app = App::get();
    let review = Memo::new(move |_| {
        app.workspace.with(|workspace| {
            let first = workspace.reviews.values().next();
            first.map(|entry| entry.record.clone())
        })
    });
    let title = move || {
        let title = review.with(|review| review.as_ref().map(|review| review.title.clone()));
        title
            .filter(|title| !title.is_empty())
            .unwrap_or_else(|| "Home".to_owned())
    };
    let nodes = Signal::derive(move || {
        let mut nodes = Vec::new();
        nodes.extend(review.with(|review| review.as_ref().map(identity)));
        if is_untouched(&app.keeping.get()) {
            nodes.push(first_notice());
        }
        let latest = app.latest_changes(LATEST, |workspace, change| LatestChange {
            about: subject(workspace, change.kind(), change.rec()),
            what: change_said(workspace, change),
            who: format!("{}, {}", change.stamp().by, moment_said(&change.stamp().at)),
        });
        nodes.extend(
            app.workspace
                .with(|workspace| app.rows.with(|rows| overview(workspace, rows, latest))),
        );
        nodes
    });
    view! {
        {move || view! { <PageTitle title=title() /> }}
        <Content nodes />
    }
}

/// Whether somebody has begun to work here, so that the offer to begin elsewhere is out of place.
fn is_untouched(keeping: &Keeping) -> bool {
    match keeping {
        Keeping::Untouched | Keeping::NotKept { unkept: 0, .. } => true,
        Keeping::Kept { .. } | Keeping::NotKept { .. } => false,
    }
}
