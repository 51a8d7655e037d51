//! Ring 3: puts the pages on the screen. What they say comes as values; here they are drawn, and
//! drawn again where they change.

mod region;

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::content::frame;
use crate::content::sheet::Sheet;
use crate::markup::Node;
use crate::state::navigation::{install_panic_page, set_window_title, version};
use crate::state::{App, start};
use crate::ui::region::{Key, Region};

/// Takes the place of the loading text in `#app` and shows the app.
pub fn run() {
    install_panic_page();
    let root = document()
        .get_element_by_id("app")
        .and_then(|element| element.dyn_into::<HtmlElement>().ok());
    let Some(root) = root else {
        return;
    };
    root.set_text_content(None);
    // The handle is dropped on purpose: the app is never taken away.
    mount_to(root, || view! { <Shell app=start() /> }).forget();
}

#[component]
fn Shell(app: App) -> impl IntoView {
    let sheet = Memo::new(move |_| app.sheet());
    Effect::new(move |_| {
        let title = sheet.with(|sheet| {
            app.workspace
                .with(|workspace| sheet.window_title(workspace))
        });
        set_window_title(&title);
    });
    // Another page is drawn from nothing, so that no field keeps what was typed into an earlier one.
    let page_key = Memo::new(move |before: Option<&Key>| {
        let route = app.route.get();
        match before {
            Some(key) if key.is_same_page(&route) => key.clone(),
            _ => Key::Page(route),
        }
    });
    let top = move || {
        app.workspace
            .with(|workspace| frame::top(workspace, &app.route.get(), &app.keeping.get()))
    };
    let status = move || vec![frame::save_status(&app.keeping.get())];
    let page = move || sheet.with(|sheet: &Sheet| sheet.nodes.clone());
    view! {
        <Region nodes=Signal::derive(top) key=Signal::stored(Key::Always) />
        <div class="st-frame">
            <Region nodes=Signal::derive(status) key=Signal::stored(Key::Always) />
            <main class="st-main" id="main" tabindex="-1">
                <Region nodes=Signal::derive(move || notice(app)) key=Signal::stored(Key::Always) />
                <Region nodes=Signal::derive(page) key=Signal::derive(move || page_key.get()) />
            </main>
        </div>
        <Region nodes=Signal::stored(frame::footer(&version())) key=Signal::stored(Key::Always) />
    }
}

fn notice(app: App) -> Vec<Node> {
    app.notice.with(|notice| {
        let banner = notice.as_ref().map(|notice| {
            frame::banner(&frame::Banner {
                words: &notice.text,
                undo: !notice.undo.is_empty(),
                next: notice.next.as_ref(),
            })
        });
        banner.into_iter().collect()
    })
}
