//! The host tests: the laws of the record, what a store keeps, and the shape of the source.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::cloned_ref_to_slice_refs,
    reason = "a test may stop at the first surprise, and says plainly what it compares"
)]
#![cfg(not(target_arch = "wasm32"))]

mod generate;

mod charts;
mod checks;
mod colours;
mod commands;
mod deck;
mod differences;
mod duplicates;
mod embedded;
mod evidence_trail;
mod exchange;
mod faults;
mod fuzzed;
mod golden;
mod help;
mod hostile_files;
mod laws_bounds;
mod laws_fold;
mod laws_merge;
mod laws_people;
mod laws_read_by_line;
mod laws_redaction;
mod laws_round_trip;
mod laws_take_back;
mod laws_union;
mod layers;
mod long_lists;
mod merge_preview;
mod migrate;
mod money_page;
mod oracle;
mod outside_edits;
mod pack;
mod papers;
mod queries;
mod reading;
mod record_form;
mod record_pages;
mod reviews;
mod schema;
mod settings;
mod settle;
mod since;
mod statistics_page;
mod store;
mod undo;
mod words;
mod writing_in_steps;
