//! The last word when the program fails: a page in plain words instead of a dead one.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// From now on a panic shows the page that the boot script brings, with the saved data to download.
pub fn install() {
    std::panic::set_hook(Box::new(|info| show(&info.to_string())));
}

/// Shows the page that the boot script brings, with a reason for those who look for one.
pub fn show(reason: &str) {
    let global = js_sys::global();
    let show = Reflect::get(&global, &JsValue::from_str("__scrutinyPanic"))
        .ok()
        .and_then(|value| value.dyn_into::<Function>().ok());
    if let Some(show) = show {
        // There is nobody left to tell should this fail too.
        let _ = show.call1(&global, &JsValue::from_str(reason));
    }
}
