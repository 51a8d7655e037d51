//! Ring 3: the only module that touches the browser. Everything here is small and can fail.
//!
//! It decides nothing: it carries texts, files, dates and addresses across the border.

pub mod chance;
pub mod clock;
pub mod draw;
pub mod events;
pub mod files;
pub mod location;
pub mod panic;
pub mod screen;
pub mod storage;
pub mod vault;
pub mod window;
