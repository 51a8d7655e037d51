//! The formatter and the linter of the host's Rust.

use std::process::Command;

use anyhow::{Context, Result};

use crate::command;

pub fn ensure() -> Result<()> {
    for (subcommand, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if command::answer(Command::new("cargo").args([subcommand, "--version"])).is_some() {
            continue;
        }
        println!("Adding {component} to the Rust toolchain (under a minute)");
        command::logged(
            Command::new("rustup").args(["component", "add", component]),
            component,
        )
        .with_context(|| {
            format!("cargo {subcommand} is missing. Install the Rust component {component}.")
        })?;
    }
    Ok(())
}
