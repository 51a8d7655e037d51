//! Large workspaces made for measuring, and the core timed on them. `cargo xtask bench` runs it on the
//! host and, as wasm, in a browser. Nothing here is part of the app.

pub mod chance;
pub mod clock;
pub mod core;
pub mod generate;
pub mod limit;

use scrutiny_tracker::domain::recommendation::Recommendation;
use scrutiny_tracker::domain::record::Record;
use scrutiny_tracker::history::change_set::ChangeSet;
#[cfg(target_arch = "wasm32")]
use scrutiny_tracker::history::fold::fold;
#[cfg(target_arch = "wasm32")]
use scrutiny_tracker::snapshot::read::read;
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
    Ok(said(&set, &text, core::measure(&set, &text)?))
}

/// The core timed on a saved file that was made before, and how much memory it takes: what the program
/// holds once the file was read, put together and folded, the text of the file included.
///
/// # Errors
///
/// What could not be read.
#[cfg(target_arch = "wasm32")]
pub fn of(text: String) -> Result<Value, Fault> {
    let file = read(text.as_bytes()).map_err(|error| error.to_string())?;
    let mut set = ChangeSet::new();
    set.union(file.changes);
    let folded = fold(&set);
    let held = limit::memory();
    drop(folded);
    let mut lines = core::measure(&set, &text)?;
    lines.push(core::Line {
        name: "memory when read and folded, in MB",
        ms: held / MEGABYTE,
        limit: Some(("the file in MB", text.len() as f64 / MEGABYTE)),
    });
    Ok(said(&set, &text, lines))
}

#[cfg(target_arch = "wasm32")]
const MEGABYTE: f64 = 1_000_000.0;

fn said(set: &ChangeSet, text: &str, lines: Vec<core::Line>) -> Value {
    let recommendations = set
        .records()
        .filter(|id| set.kind(id) == Some(Recommendation::TYPE));
    json!({
        "recommendations": recommendations.count(),
        "changes": set.len(),
        "bytes": text.len(),
        "lines": lines.iter().map(core::Line::to_value).collect::<Vec<Value>>(),
    })
}
