//! Licences, sources, heavy crates and known faults of all that the app and its tools are made of.

use std::{path::Path, process::Command};

use anyhow::Result;

use crate::{command, place, prepare};

/// Holds every dependency to `.cargo/deny.toml`. The list of known faults comes from outside: where it cannot be
/// fetched, the rest is checked and a sentence says what was not.
///
/// # Errors
///
/// What breaks a rule, in the words of cargo-deny.
pub fn check() -> Result<()> {
    let auditor = prepare::auditor()?;
    let mut rules = vec!["licenses", "bans", "sources"];
    if command::logged(deny(&auditor).args(["fetch", "db"]), "advisories").is_ok() {
        rules.push("advisories");
    } else {
        println!(
            "The list of known faults (RustSec) cannot be reached from here, so no crate was held against it."
        );
    }
    command::run(deny(&auditor).arg("check").args(rules))
}

fn deny(auditor: &Path) -> Command {
    let mut command = Command::new(auditor);
    command.current_dir(place::root());
    command
}
