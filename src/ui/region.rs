//! A part of the screen that shows a value and follows it.

use leptos::html::Div;
use leptos::prelude::*;

use crate::markup::Node;
use crate::route::Route;
use crate::state::navigation::{alter, fill};

/// What a region shows one thing of: while the key is the same, the region is altered in place.
#[derive(Clone, PartialEq, Eq)]
pub enum Key {
    /// It always shows the same thing in different states.
    Always,
    /// It shows a page.
    Page(Route),
}

impl Key {
    /// Whether it is the key of the page at an address, whatever the filter.
    pub fn is_same_page(&self, route: &Route) -> bool {
        match self {
            Self::Always => true,
            Self::Page(shown) => shown.is_same_page(route),
        }
    }
}

#[component]
pub fn Region(
    /// What is shown.
    nodes: Signal<Vec<Node>>,
    /// What it is shown of.
    key: Signal<Key>,
) -> impl IntoView {
    let place = NodeRef::<Div>::new();
    Effect::new(move |shown: Option<Option<(Key, Vec<Node>)>>| {
        let place = place.get()?;
        let (key, nodes) = (key.get(), nodes.get());
        match shown.flatten() {
            Some((before, old)) if before == key => alter(&place, &old, &nodes),
            _ => fill(&place, &nodes),
        }
        Some((key, nodes))
    });
    view! { <div node_ref=place></div> }
}
