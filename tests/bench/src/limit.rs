//! What the core is held against: the quickest that the same place does with the same bytes.

#[cfg(target_arch = "wasm32")]
use wasm_bindgen::JsValue;

use crate::clock::p50;
use crate::generate::Fault;

/// How reading and writing are called here.
#[cfg(not(target_arch = "wasm32"))]
pub const NAMES: (&str, &str) = ("serde_json to Value", "serde_json to text");

/// How reading and writing are called here.
#[cfg(target_arch = "wasm32")]
pub const NAMES: (&str, &str) = ("JSON.parse", "JSON.stringify");

/// Reading the text as JSON.
///
/// # Errors
///
/// Where it is none.
#[cfg(not(target_arch = "wasm32"))]
pub fn parsing(text: &str) -> Result<impl FnMut() -> Option<serde_json::Value>, Fault> {
    let run = || serde_json::from_str::<serde_json::Value>(text);
    run().map_err(|error| error.to_string())?;
    Ok(move || run().ok())
}

/// Writing the text again from what was read.
///
/// # Errors
///
/// Where it cannot be read.
#[cfg(not(target_arch = "wasm32"))]
pub fn write(text: &str) -> Result<f64, Fault> {
    let value: serde_json::Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    Ok(p50(|| serde_json::to_string(&value)))
}

/// Reading the text as JSON by the browser's own reader. The text is the browser's already.
///
/// # Errors
///
/// Where it is none.
#[cfg(target_arch = "wasm32")]
pub fn parsing(text: &str) -> Result<impl FnMut() -> Option<JsValue> + use<>, Fault> {
    let text = js_sys::JsString::from(text);
    let read = js_sys::Function::new_with_args("text", "return JSON.parse(text)");
    let run = move || read.call1(&JsValue::UNDEFINED, &text);
    run().map_err(|_| UNREADABLE.to_owned())?;
    Ok(move || run().ok())
}

/// Writing the text again by the browser's own writer.
///
/// # Errors
///
/// Where it cannot be read.
#[cfg(target_arch = "wasm32")]
pub fn write(text: &str) -> Result<f64, Fault> {
    let value = js_sys::JSON::parse(text).map_err(|_| UNREADABLE.to_owned())?;
    Ok(p50(|| js_sys::JSON::stringify(&value)))
}

#[cfg(target_arch = "wasm32")]
const UNREADABLE: &str = "The browser cannot read the file.";

/// How many bytes of memory the program has been given so far. It never gives any back.
#[cfg(target_arch = "wasm32")]
pub fn memory() -> f64 {
    use wasm_bindgen::JsCast;
    let memory = wasm_bindgen::memory().dyn_into::<js_sys::WebAssembly::Memory>();
    let buffer = memory.map(|memory| memory.buffer());
    let bytes = buffer.and_then(|buffer| buffer.dyn_into::<js_sys::ArrayBuffer>());
    bytes.map_or(0.0, |bytes| f64::from(bytes.byte_length()))
}
