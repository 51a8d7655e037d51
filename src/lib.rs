//! Scrutiny Tracker: the map of the crate.
//!
//! Three rings, and imports go inwards only (a test in `tests/it` reads `src/` and says so):
//!
//! * Ring 1, the record: [`domain`] holds the nouns and rules, [`history`] the change records and
//!   what they amount to, [`snapshot`] the file that carries them, [`exchange`] tables in and out.
//! * Ring 2, what pages ask: [`store`] is the promise of keeping, [`query`] the answers, [`chart`] the
//!   geometry of pictures, [`deck`] the slides, [`route`] the addresses.
//! * Ring 3, the browser: `platform` alone touches it, `state` holds the one workspace, `ui` shows it.
//!   This ring exists only in the wasm build.

pub mod chart;
pub mod content;
pub mod deck;
pub mod domain;
pub mod exchange;
pub mod history;
pub mod markup;
pub mod query;
pub mod route;
pub mod snapshot;
pub mod store;

#[cfg(target_arch = "wasm32")]
pub mod platform;
#[cfg(target_arch = "wasm32")]
pub mod state;
#[cfg(target_arch = "wasm32")]
pub mod ui;
