//! Random bytes for new ids.

use wasm_bindgen::JsValue;

/// Sixteen random bytes, or `None` where the browser has no source of chance.
pub fn random_bytes() -> Option<[u8; 16]> {
    let crypto = web_sys::window()?.crypto().ok()?;
    let mut bytes = [0; 16];
    crypto
        .get_random_values_with_u8_array(&mut bytes)
        .map_err(|_: JsValue| ())
        .ok()?;
    Some(bytes)
}
