//! Bytes as a file: read, and if it can be read, written and read again.
#![no_main]

#[path = "../promises.rs"]
mod promises;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| promises::read_snapshot(bytes));
