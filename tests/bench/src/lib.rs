//! Large workspaces made for measuring, and the core timed on them. `cargo xtask bench` runs it on the
//! host and, as wasm, in a browser. Nothing here is part of the app.

pub mod chance;
pub mod clock;
pub mod core;
pub mod generate;
pub mod limit;

use scrutiny_tracker::history::change_set::ChangeSet;
use scrutiny_tracker::snapshot::write::write;
use serde_json::{Value, json};

use crate::generate::{Fault, file_stamp, generate, workspace};

/// The sizes at which everything is measured, in recommendations.
pub const SIZES: &[u32] = &[12, 1_000, 10_000];

/// A workspace of a size with its saved file.
///
/// # Errors
///
/// What could not be made.
pub fn made(size: u32) -> Result<(ChangeSet, String), Fault> {
    let set = generate(size)?;
    let text = write(&set, &workspace(), &file_stamp()).map_err(|error| error.to_string())?;
    Ok((set, text))
}

/// The core timed at a size.
///
/// # Errors
///
/// What could not be made.
pub fn at(size: u32) -> Result<Value, Fault> {
    let (set, text) = made(size)?;
    let lines = core::measure(&set, &text)?;
    Ok(json!({
        "recommendations": size,
        "changes": set.len(),
        "bytes": text.len(),
        "lines": lines.iter().map(core::Line::to_value).collect::<Vec<Value>>(),
    }))
}
