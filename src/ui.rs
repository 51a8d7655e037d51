//! Ring 3: puts the app on the screen. What it shows comes as one value, which is drawn, and altered
//! where it changes.

use leptos::html::Div;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::markup::Node;
use crate::state::navigation::{alter, fill, install_panic_page, paint, set_window_title};
use crate::state::{App, prepare, start};

/// Takes the place of the loading text in `#app` and shows the app.
pub fn run() {
    install_panic_page();
    let root = document()
        .get_element_by_id("app")
        .and_then(|element| element.dyn_into::<HtmlElement>().ok());
    let Some(root) = root else {
        return;
    };
    // What the page says while it loads stays until the browser's stores have answered.
    prepare(move |prepared| {
        root.set_text_content(None);
        // The handle is dropped on purpose: the app is never taken away.
        mount_to(root, || view! { <Shell app=start(prepared) /> }).forget();
    });
}

#[component]
fn Shell(app: App) -> impl IntoView {
    let place = NodeRef::<Div>::new();
    Effect::new(move |shown: Option<Vec<Node>>| {
        let (title, colours, nodes) = app.everything();
        set_window_title(&title);
        paint(&colours);
        if let Some(place) = place.get() {
            match shown {
                Some(before) if !before.is_empty() => alter(&place, &before, &nodes),
                _ => fill(&place, &nodes),
            }
            nodes
        } else {
            Vec::new()
        }
    });
    view! { <div node_ref=place></div> }
}
