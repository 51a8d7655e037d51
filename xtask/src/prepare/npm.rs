//! The packages of package-lock.json.

use std::{fs, path::Path, process::Command, time::SystemTime};

use anyhow::{Context, Result, bail};

use crate::{command, place};

pub fn ensure() -> Result<()> {
    let wanted = place::root().join("package-lock.json");
    let installed = place::node_modules().join(".package-lock.json");
    if changed(&installed) >= changed(&wanted) {
        return Ok(());
    }
    if command::find("npm").is_none() {
        bail!(
            "npm is missing. Install Node.js 20 or newer, which brings it, and run the command again."
        );
    }
    println!("Installing npm packages (under a minute)");
    let mut npm = Command::new("npm");
    // No package here needs its install script, so none gets to run one; the browsers come from the system.
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
        .current_dir(place::root());
    command::logged(&mut npm, "npm").context("The npm packages could not be installed.")
}

/// When a file last changed; `None`, which is before every time, where there is no such file.
fn changed(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).ok()?.modified().ok()
}
