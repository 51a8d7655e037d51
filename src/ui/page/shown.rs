//! Pages that only show: a title, and the value of the page below it.

use leptos::prelude::*;

use crate::domain::workspace::Workspace;
use crate::markup::Node;
use crate::markup::part::{link, said};
use crate::route::Route;
use crate::state::App;
use crate::ui::part::content::Content;
use crate::ui::part::heading::PageTitle;

/// A page on the record, which follows it.
#[component]
pub fn Shown(title: &'static str, page: fn(&Workspace) -> Vec<Node>) -> impl IntoView {
    let app = App::get();
    let nodes = Signal::derive(move || app.workspace.with(page));
    view! {
        <PageTitle title />
        <Content nodes />
    }
}

/// A page that is the same whatever the record holds.
#[component]
pub fn Told(title: &'static str, page: fn() -> Vec<Node>) -> impl IntoView {
    let nodes = Signal::derive(page);
    view! {
        <PageTitle title />
        <Content nodes />
    }
}

/// An address that is no page.
#[component]
pub fn NotFound() -> impl IntoView {
    view! { <Told title="Page not found" page=not_found /> }
}

fn not_found() -> Vec<Node> {
    vec![
        said(
            "The address may have been typed wrongly, or it is from another version of the tracker.",
        ),
        link(Route::Home.href(), vec!["Go to Home".into()]),
    ]
}
