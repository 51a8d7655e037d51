//! Ring 3: puts the app on the screen. What it shows comes as one value, which is drawn, and altered
//! where it changes.

use std::mem;
use std::time::Duration;

use leptos::html::Div;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::markup::Node;
use crate::state::navigation::{alter, fill, install_panic_page, paint, set_window_title, shown};
use crate::state::{App, embedded, load, prepare, start};

/// Takes the place of the loading text in `#app` and shows the app, in steps between which the browser can answer.
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
        next(move || {
            let review = embedded();
            next(move || {
                load(prepared, review, move |loaded| {
                    // Kept on purpose, as the handle below: the app is never taken away.
                    let owner = mem::ManuallyDrop::new(Owner::new());
                    let app = owner.with(|| start(loaded));
                    next(move || {
                        root.set_text_content(None);
                        mount_to(root, move || view! { <Shell app /> }).forget();
                    });
                });
            });
        });
    });
}

/// Goes on once the browser has done what waits.
fn next(step: impl FnOnce() + 'static) {
    set_timeout(step, Duration::ZERO);
}

#[component]
fn Shell(app: App) -> impl IntoView {
    let place = NodeRef::<Div>::new();
    Effect::new(move |before: Option<Vec<Node>>| {
        let (title, colours, nodes) = app.everything();
        set_window_title(&title);
        paint(&colours);
        if let Some(place) = place.get() {
            match before {
                Some(before) if !before.is_empty() => alter(&place, &before, &nodes),
                _ => fill(&place, &nodes),
            }
            shown();
            nodes
        } else {
            Vec::new()
        }
    });
    view! { <div node_ref=place></div> }
}
