//! The page's address. Only the part after `#` is ever read or changed.

use wasm_bindgen::JsValue;

/// The fragment of the address, with its `#`.
pub fn fragment() -> String {
    web_sys::window()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default()
}

/// Goes to a fragment; the step can be taken back with the browser's Back.
pub fn go(fragment: &str) {
    if let Some(window) = web_sys::window() {
        // A refused step leaves the page where it is, which is visible.
        let _ = window.location().set_hash(fragment);
    }
}

/// Changes the fragment without a step for Back, and without a `hashchange` event.
pub fn replace(fragment: &str) {
    let history = web_sys::window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(fragment));
    }
}

/// The address without its fragment, for the page on where data lives.
pub fn file_or_site() -> String {
    web_sys::window()
        .and_then(|window| window.location().href().ok())
        .map(|href| href.split('#').next().unwrap_or_default().to_owned())
        .unwrap_or_default()
}
