//! Tests inside a real browser: what only a browser can show. The rest is tested on the host.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

mod drawing;
mod storage;
mod vault;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
