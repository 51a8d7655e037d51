//! A place on a page that shows a page's value, and follows it.

use leptos::html::Div;
use leptos::prelude::*;

use crate::markup::Node;
use crate::state::view::fill;

/// Shows what the function gives, and draws it anew when it gives something else.
#[component]
pub fn Content(
    /// What is to be shown.
    #[prop(into)]
    nodes: Signal<Vec<Node>>,
) -> impl IntoView {
    let place = NodeRef::<Div>::new();
    Effect::new(move |shown: Option<Vec<Node>>| {
        let nodes = nodes.get();
        let is_shown = shown.as_ref() == Some(&nodes);
        if let (false, Some(place)) = (is_shown, place.get()) {
            fill(&place, &nodes);
        }
        nodes
    });
    view! { <div node_ref=place></div> }
}
