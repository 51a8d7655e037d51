//! Debian packages.

use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::command;

/// The browsers of the tests, the fonts that keep printed pages equal, and the reader of printed pages.
pub const BROWSERS: &[&str] = &[
    "chromium",
    "chromium-driver",
    "firefox-esr",
    "fonts-liberation",
    "poppler-utils",
];

/// Installs those of the packages that are missing.
pub fn ensure(packages: &[&str]) -> Result<()> {
    let missing: Vec<&str> = packages
        .iter()
        .copied()
        .filter(|package| !is_present(package))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    if command::find("apt-get").is_none() {
        bail!(
            "This computer has no apt-get. Install what these Debian packages bring, then run the command again: {}. \
             Browsers that are not on PATH are named by CHROMIUM_PATH, CHROMEDRIVER and FIREFOX_PATH.",
            missing.join(", ")
        );
    }
    println!(
        "Installing Debian packages (about 2 minutes): {}",
        missing.join(" ")
    );
    let advice = || {
        format!(
            "Install these Debian packages by hand and run the command again: {}",
            missing.join(" ")
        )
    };
    // A fresh machine or container has no package lists, and old lists name files that are gone.
    command::logged(apt_get()?.arg("update"), "apt-update").with_context(advice)?;
    let mut install = apt_get()?;
    install
        .args(["install", "--yes", "--no-install-recommends"])
        .args(&missing);
    command::logged(&mut install, "apt-install").with_context(advice)
}

fn is_present(package: &str) -> bool {
    let supplied = match package {
        "chromium" => Some("CHROMIUM_PATH"),
        "chromium-driver" => Some("CHROMEDRIVER"),
        "firefox-esr" => Some("FIREFOX_PATH"),
        _ => None,
    };
    if supplied.is_some_and(|variable| std::env::var_os(variable).is_some()) {
        return true;
    }
    let mut query = Command::new("dpkg-query");
    query.args(["--show", "--showformat=${db:Status-Abbrev}", package]);
    command::answer(&mut query).is_some_and(|status| status.starts_with("ii"))
}

fn apt_get() -> Result<Command> {
    let is_root = command::answer(Command::new("id").arg("--user")).is_some_and(|id| id == "0");
    let mut apt = if is_root {
        Command::new("apt-get")
    } else if command::find("sudo").is_some() {
        let mut sudo = Command::new("sudo");
        sudo.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        sudo
    } else {
        bail!("Installing Debian packages takes root or sudo, and this account has neither.");
    };
    apt.env("DEBIAN_FRONTEND", "noninteractive");
    Ok(apt)
}
