//! Pieces that several pages show.

pub mod content;
pub mod heading;
pub mod notice;
pub mod save_button;
