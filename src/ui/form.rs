//! Pieces of forms. Everything typed lives in signals, so that nothing is lost when a form is refused.

pub mod choice;
pub mod date;
pub mod error_summary;
pub mod text;
