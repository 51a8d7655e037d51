//! Cuts the compiled program in two: what the first page needs, and what is seldom used. Both parts share one memory, one
//! table of functions and one stack, so that nothing is there twice. A call into the later part goes through the table,
//! where a placeholder stands until that part has come; the boot script gives the placeholders.

mod first;
mod later;
mod list;
mod plan;
#[cfg(test)]
mod tests;
pub mod weigh;

use anyhow::{Context, Result};
use walrus::ModuleConfig;

/// What the first part imports its placeholders from: each is named by its place in the table.
pub const PLACEHOLDERS: &str = "later";

/// What the later part imports of the first.
pub const SHARED: &str = "first";

/// The program in two modules, with their names.
pub struct Parts {
    pub first: Vec<u8>,
    pub later: Vec<u8>,
}

/// The app in two: what the list says goes.
///
/// # Errors
///
/// As [`split`].
pub fn app(wasm: &[u8]) -> Result<Parts> {
    for path in list::unused(&ModuleConfig::new().parse(wasm)?) {
        println!(
            "xtask/src/split/list.rs names {path}, which stands for no function of the program."
        );
    }
    split(wasm, &list::is_seldom_used)
}

/// Moves the functions that `goes` names, and those that nobody else calls, to the later part.
///
/// # Errors
///
/// Where the module has something that no compiler of ours writes, such as a table that is filled by the program.
fn split(wasm: &[u8], goes: &dyn Fn(&str) -> bool) -> Result<Parts> {
    // The library cannot copy a module; read from the same bytes, functions stand at the same positions.
    let read = || {
        ModuleConfig::new()
            .generate_producers_section(false)
            .parse(wasm)
            .context("The wasm cannot be read in order to be split.")
    };
    let plan = plan::Plan::of(&read()?, goes)?;
    let (later, shared) = later::part(read()?, &plan)?;
    let first = first::part(read()?, &plan, &shared)?;
    Ok(Parts { first, later })
}
