//! Ring 3: what people see. Pages read the state and call its methods; they decide nothing.

mod form;
mod page;
mod part;
mod shell;

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::state::start;
use crate::ui::shell::Shell;

/// Takes the place of the loading text in `#app` and shows the app.
pub fn run() {
    crate::state::navigation::install_panic_page();
    let root = document()
        .get_element_by_id("app")
        .and_then(|element| element.dyn_into::<HtmlElement>().ok());
    let Some(root) = root else {
        return;
    };
    root.set_text_content(None);
    // The handle is dropped on purpose: the app is never taken away.
    mount_to(root, App).forget();
}

#[component]
fn App() -> impl IntoView {
    provide_context(start());
    view! { <Shell /> }
}
