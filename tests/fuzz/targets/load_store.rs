//! Bytes as what a browser's storage holds: loaded, and nothing of it lost.
#![no_main]

#[path = "../promises.rs"]
mod promises;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| promises::load_store(bytes));
