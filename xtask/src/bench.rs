//! `cargo xtask bench`: how long the core and the app take with 12, 1,000 and 10,000 recommendations, each
//! time beside a limit measured in the same run. It prints a table and keeps it beside the sources.

mod ratios;

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::{
    build, command, files, place,
    prepare::{self, Browsers, Kit},
};

/// The sizes, in recommendations.
const SIZES: &[&str] = &["12", "1000", "10000"];

/// Those of a quick look.
const FEW: &[&str] = &["12", "1000"];

/// What is kept is what held as often as this, one run after the other.
const RUNS: usize = 3;

pub struct Options {
    sizes: &'static [&'static str],
    runs: usize,
    /// Whether what was measured is kept.
    keep: bool,
}

impl Options {
    pub fn parse(args: &[&str]) -> Option<Self> {
        match args {
            [] => Some(Self {
                sizes: SIZES,
                runs: RUNS,
                keep: true,
            }),
            // What is looked at in passing is not kept.
            ["--quick"] => Some(Self {
                sizes: FEW,
                runs: 1,
                keep: false,
            }),
            _ => None,
        }
    }
}

pub fn run(options: &Options) -> Result<()> {
    let (kit, browsers) = prepare::for_tests()?;
    // An app that has grown beyond its limits can be measured all the same.
    if let Err(error) = build::with(&kit) {
        eprintln!("{error:#}");
    }
    let folder = place::root().join("target/bench");
    files::create_folder(&folder)?;
    let mut cargo = on_host();
    cargo.arg("files").arg(&folder).args(options.sizes);
    command::run(&mut cargo)?;
    compile_for_browsers(&kit, &folder)?;
    let mut runs = Vec::new();
    for number in 1..=options.runs {
        println!("\nRun {number} of {}", options.runs);
        runs.push(once(&browsers, options, &folder)?);
        println!("\n{}", ratios::table(&runs));
    }
    if options.keep {
        let kept = json!({
            "commit": commit(),
            "ratios": ratios::values(&runs),
            "runs": runs,
        });
        let path = place::root().join("tests/bench/results.json");
        files::write(&path, format!("{kept:#}\n"))?;
        println!("\nKept in {}", path.display());
    }
    Ok(())
}

/// Everything once. The ratios are of figures of one run.
fn once(browsers: &Browsers, options: &Options, folder: &Path) -> Result<Value> {
    let mut times = on_host();
    times.arg("times").args(options.sizes);
    let folder = folder.to_path_buf();
    let parts = [
        ("host", "the core on the host", read(&mut times)?),
        (
            "wasm",
            "the core as wasm",
            script(browsers, "core.mjs", &[&folder], options)?,
        ),
        (
            "app",
            "the app from disk",
            script(
                browsers,
                "app.mjs",
                &[&place::single_file(), &folder],
                options,
            )?,
        ),
    ];
    let mut run = serde_json::Map::new();
    for (key, name, results) in parts {
        print(name, &results);
        run.insert(key.to_owned(), results);
    }
    Ok(Value::Object(run))
}

/// The state of the sources that a result belongs to.
pub fn commit() -> String {
    let mut git = Command::new("git");
    git.current_dir(place::root())
        .args(["describe", "--always", "--dirty"]);
    command::answer(&mut git).unwrap_or_default()
}

/// The bench as a program of this computer, which is built where it is not there yet.
fn on_host() -> Command {
    let mut cargo = Command::new("cargo");
    cargo
        .current_dir(place::root())
        .args(["run", "--quiet", "--profile", "bench-host"])
        .args(["--package", "scrutiny-bench", "--"]);
    cargo
}

/// Builds the bench as the app is built.
fn compile_for_browsers(kit: &Kit, folder: &Path) -> Result<()> {
    let mut cargo = kit.release_cargo()?;
    cargo
        .args(["build", "--quiet", "--release", "--target"])
        .args(["wasm32-unknown-unknown", "--package", "scrutiny-bench"])
        .arg("--target-dir")
        .arg(folder.join("build"));
    command::run(&mut cargo).context("The bench did not compile for browsers.")?;
    let compiled = folder.join("build/wasm32-unknown-unknown/release/scrutiny-bench.wasm");
    let mut bindgen = kit.command("wasm-bindgen")?;
    bindgen
        .args([
            "--target",
            "no-modules",
            "--no-typescript",
            "--out-name",
            "core",
        ])
        .arg("--out-dir")
        .arg(folder)
        .arg(&compiled);
    command::run(&mut bindgen)
}

/// Runs a script of the bench in the browser. It prints what it measured.
fn script(browsers: &Browsers, name: &str, args: &[&PathBuf], options: &Options) -> Result<Value> {
    let mut node = Command::new("node");
    node.current_dir(place::root())
        .arg(place::root().join("tests/bench").join(name))
        .args(args)
        .args(options.sizes)
        .env("CHROMIUM_PATH", &browsers.chromium);
    read(&mut node)
}

fn read(program: &mut Command) -> Result<Value> {
    let output = program
        .stderr(std::process::Stdio::inherit())
        .output()
        .context("The bench could not be started.")?;
    let said = String::from_utf8_lossy(&output.stdout);
    serde_json::from_str(&said).context("The bench ended without a result; its messages are above.")
}

/// One line for what was timed: for each size the milliseconds, and how many times the limit they are.
fn print(name: &str, results: &Value) {
    let sizes = results.as_array().map(Vec::as_slice).unwrap_or_default();
    println!("\n{name}");
    let mut heading = format!("{:<36}", "milliseconds (of the limit)");
    for size in sizes {
        heading += &format!("{:>20}", format!("{}", size["recommendations"]));
    }
    println!("{heading}  limit");
    let first = sizes.first().and_then(|size| size["lines"].as_array());
    for (place, line) in first.into_iter().flatten().enumerate() {
        let mut words = format!("{:<36}", line["name"].as_str().unwrap_or_default());
        for size in sizes {
            words += &format!(
                "{:>20}",
                cell(size["lines"].get(place).unwrap_or(&Value::Null))
            );
        }
        println!("{words}  {}", line["limit"].as_str().unwrap_or_default());
    }
    for what in ["bytes", "wasmBytes"] {
        if sizes.iter().any(|size| size[what].is_number()) {
            let mut words = format!("{what:<36}");
            for size in sizes {
                words += &format!("{:>20}", size[what].to_string());
            }
            println!("{words}");
        }
    }
}

fn cell(line: &Value) -> String {
    let ms = line["ms"].as_f64();
    let shown = ms.map_or_else(|| "-".to_owned(), |ms| format!("{ms:.2}"));
    match (ms, line["limitMs"].as_f64()) {
        (Some(ms), Some(limit)) if limit > 0.0 => format!("{shown} ({:.1})", ms / limit),
        _ => shown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_stands_beside_how_many_times_its_limit_it_is() {
        assert_eq!(cell(&json!({"ms": 5.0, "limitMs": 2.0})), "5.00 (2.5)");
        assert_eq!(cell(&json!({"ms": 5.0, "limitMs": 0})), "5.00");
        assert_eq!(cell(&json!({"ms": null})), "-");
    }

    #[test]
    fn the_scripts_are_sound() -> Result<()> {
        for name in ["app.mjs", "core.mjs", "measure.js"] {
            let script = place::root().join("tests/bench").join(name);
            let mut node = Command::new("node");
            node.arg("--check").arg(&script);
            if command::find("node").is_none() {
                println!("Node is not here, so {name} is not looked at.");
                continue;
            }
            command::run(&mut node)?;
        }
        Ok(())
    }

    #[test]
    fn only_a_quick_look_is_not_kept() {
        assert!(Options::parse(&[]).is_some_and(|options| options.keep && options.runs == RUNS));
        assert!(Options::parse(&["--quick"]).is_some_and(|options| !options.keep));
        assert!(Options::parse(&["--slow"]).is_none());
    }
}
