//! `cargo xtask lighthouse`: what Lighthouse says of the hosted form, as a phone on a slow line would see it.

use std::{path::PathBuf, process::Command};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{build, command, files, place, prepare, serve};

/// The last that runs with Node 20.
const LIGHTHOUSE: &str = "12.8.2";

/// What is judged, and the least each must reach, of 100.
const LEAST: &[(&str, f64)] = &[
    ("accessibility", 100.0),
    ("best-practices", 100.0),
    ("performance", 90.0),
];

const FIGURES: &[&str] = &[
    "first-contentful-paint",
    "largest-contentful-paint",
    "total-blocking-time",
    "cumulative-layout-shift",
    "speed-index",
    "total-byte-weight",
];

/// Builds, serves and judges, and prints the scores with the figures behind them.
///
/// # Errors
///
/// What could not be prepared or run, and each score that is too low.
pub fn run() -> Result<()> {
    let (kit, browsers) = prepare::for_tests()?;
    build::with(&kit)?;
    let program = ensure()?;
    let address = serve::in_background(place::dist())?;
    let report = place::cache()?.join("log/lighthouse.json");
    command::run(
        Command::new(program)
            .arg(&address)
            .args(["--output=json", "--quiet"])
            .arg(format!("--output-path={}", report.display()))
            .arg(format!("--only-categories={}", categories()))
            .arg("--chrome-flags=--headless=new --no-sandbox --disable-gpu")
            .env("CHROME_PATH", &browsers.chromium),
    )?;
    let report: Value = serde_json::from_str(&files::read_text(&report)?)
        .context("Lighthouse's report cannot be read.")?;
    for name in FIGURES {
        let shown = report.pointer(&format!("/audits/{name}/displayValue"));
        println!("{name:<28}{}", shown.and_then(Value::as_str).unwrap_or("–"));
    }
    let low: Vec<String> = LEAST
        .iter()
        .filter_map(|(name, least)| {
            let score = report
                .pointer(&format!("/categories/{name}/score"))
                .and_then(Value::as_f64)
                .map_or(0.0, |share| (share * 100.0).round());
            println!("{name:<28}{score:.0} of 100");
            (score < *least)
                .then(|| format!("{name} is {score:.0}, and should be at least {least:.0}."))
        })
        .collect();
    if !low.is_empty() {
        bail!(
            "{} The other work of the machine counts too: try once more when it is idle.",
            low.join(" ")
        );
    }
    Ok(())
}

fn categories() -> String {
    let names: Vec<&str> = LEAST.iter().map(|(name, _)| *name).collect();
    names.join(",")
}

/// Lighthouse, in a folder of its own: it is too large for everybody who only builds.
fn ensure() -> Result<PathBuf> {
    let folder = place::cache()?.join(format!("lighthouse-{LIGHTHOUSE}"));
    let program = folder.join("node_modules/.bin/lighthouse");
    if !program.is_file() {
        println!("Installing Lighthouse {LIGHTHOUSE} (half a minute)");
        files::create_folder(&folder)?;
        command::logged(
            Command::new("npm")
                .args(["install", "--no-fund", "--no-audit", "--prefix"])
                .arg(&folder)
                .arg(format!("lighthouse@{LIGHTHOUSE}")),
            "lighthouse",
        )?;
    }
    Ok(program)
}
