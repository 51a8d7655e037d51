//! Pieces that several pages show.

pub mod heading;
pub mod history;
pub mod links;
pub mod notice;
pub mod save_button;
pub mod sources;
pub mod tags;
