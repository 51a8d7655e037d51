//! `cargo xtask test`: every check, cheapest first, until one fails.

use std::{
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use anyhow::{Context, Result};

use crate::{
    build, command, dependencies, place,
    prepare::{self, Browsers, Kit},
    serve,
};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Part {
    Lint,
    Host,
    Web,
    Journeys,
}

const ALL: &[Part] = &[Part::Lint, Part::Host, Part::Web, Part::Journeys];

/// Which parts run, and what is passed on to the one runner.
#[derive(PartialEq, Eq, Debug)]
pub struct Selection {
    parts: Vec<Part>,
    passed_on: Vec<String>,
}

impl Selection {
    pub fn parse(args: &[&str]) -> Option<Self> {
        let (own, passed_on) = match args.iter().position(|arg| *arg == "--") {
            Some(at) => (args.get(..at)?, args.get(at + 1..)?),
            None => (args, [].as_slice()),
        };
        let parts = match own {
            // Four runners cannot all take the same arguments.
            [] if passed_on.is_empty() => ALL.to_vec(),
            ["lint"] => vec![Part::Lint],
            ["host"] => vec![Part::Host],
            ["web"] => vec![Part::Web],
            ["e2e"] => vec![Part::Journeys],
            _ => return None,
        };
        Some(Self {
            parts,
            passed_on: passed_on.iter().map(|arg| (*arg).to_owned()).collect(),
        })
    }

    fn includes(&self, part: Part) -> bool {
        self.parts.contains(&part)
    }
}

pub fn run(selection: &Selection) -> Result<()> {
    let mut steps = Steps::new();
    let passed_on = &selection.passed_on;
    if selection.includes(Part::Lint) {
        steps.run("Formatting", || {
            prepare::lints()?;
            command::run(host_cargo().args(["fmt", "--all", "--check"]))
        })?;
        steps.run("Clippy on the host", || {
            command::run(
                host_cargo()
                    .args(["clippy", "--workspace", "--all-targets"])
                    .args(passed_on)
                    .args(["--", "-D", "warnings"]),
            )
        })?;
        steps.run("Documentation of the core", || {
            command::run(documentation(&mut host_cargo()).arg("--workspace"))
        })?;
        steps.run("What the app is made of", dependencies::check)?;
    }
    if selection.includes(Part::Host) {
        steps.run("Host tests", || {
            command::run(host_cargo().args(["test", "--workspace"]).args(passed_on))
        })?;
    }
    if selection.parts == [Part::Host] {
        steps.finish();
        return Ok(());
    }
    let (kit, browsers) = steps.run("Tools for wasm and browsers", prepare::for_tests)?;
    if selection.includes(Part::Lint) {
        steps.run("Clippy for wasm", || clippy_for_wasm(&kit, passed_on))?;
        steps.run("Documentation of the browser's part", || {
            let mut cargo = kit.command(kit.compiler.cargo())?;
            command::run(documentation(&mut cargo).args([
                "--package",
                "scrutiny-tracker",
                "--lib",
                "--target",
                "wasm32-unknown-unknown",
            ]))
        })?;
    }
    if selection.includes(Part::Journeys) {
        steps.run("Build", || build::with(&kit))?;
    }
    if selection.includes(Part::Web) {
        steps.run("Tests inside the browser", || {
            web_tests(&kit, &browsers, passed_on)
        })?;
    }
    if selection.includes(Part::Journeys) {
        steps.run("Journeys through the app", || {
            journeys(&browsers, passed_on)
        })?;
    }
    steps.finish();
    Ok(())
}

fn host_cargo() -> Command {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(place::root());
    cargo
}

/// What is written about each item, where a link that leads nowhere is an error.
fn documentation(cargo: &mut Command) -> &mut Command {
    cargo
        .args(["doc", "--no-deps"])
        .env("RUSTDOCFLAGS", "-D warnings")
}

fn clippy_for_wasm(kit: &Kit, passed_on: &[String]) -> Result<()> {
    let mut clippy = kit.command(kit.compiler.clippy())?;
    clippy
        .args([
            "clippy",
            "--package",
            "scrutiny-tracker",
            "--target",
            "wasm32-unknown-unknown",
            "--lib",
            "--bins",
            "--test",
            "web",
        ])
        .args(passed_on)
        .args(["--", "-D", "warnings"]);
    command::run(&mut clippy)
}

fn web_tests(kit: &Kit, browsers: &Browsers, passed_on: &[String]) -> Result<()> {
    let mut cargo = kit.command(kit.compiler.cargo())?;
    cargo
        .args([
            "test",
            "--package",
            "scrutiny-tracker",
            "--target",
            "wasm32-unknown-unknown",
            "--test",
            "web",
        ])
        .args(passed_on)
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            kit.wasm_test_runner(),
        )
        .env("CHROMEDRIVER", &browsers.chromedriver)
        .env(
            "WASM_BINDGEN_TEST_WEBDRIVER_JSON",
            place::root().join("tests/web/webdriver.json"),
        )
        // Of a busy machine's slowness, not of a single test's.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    command::run(&mut cargo)
}

fn journeys(browsers: &Browsers, passed_on: &[String]) -> Result<()> {
    playwright(browsers, "tests/e2e/playwright.config.ts", passed_on, None)
}

/// Runs what a configuration of Playwright names, on the app as it was built last.
///
/// `results` is the folder where the tests leave what they found, where somebody wants it.
pub fn playwright(
    browsers: &Browsers,
    config: &str,
    passed_on: &[String],
    results: Option<&Path>,
) -> Result<()> {
    let address =
        serve::in_background(place::dist()).context("The app cannot be served to the browsers.")?;
    let mut playwright = Command::new(place::node_modules().join(".bin/playwright"));
    playwright
        .args(["test", "--config", config])
        .args(passed_on)
        .current_dir(place::root())
        .env("CHROMIUM_PATH", &browsers.chromium)
        .env("FIREFOX_PATH", &browsers.firefox)
        .env("SCRUTINY_DIST", place::dist())
        .env("SCRUTINY_BASE_URL", address);
    if let Some(folder) = results {
        playwright.env("SCRUTINY_CHECKED", folder);
    }
    command::run(&mut playwright)
}

/// Prints a heading for each step and keeps the times for the last line.
struct Steps {
    start: Instant,
    done: Vec<String>,
}

impl Steps {
    fn new() -> Self {
        Self {
            start: Instant::now(),
            done: Vec::new(),
        }
    }

    fn run<T>(&mut self, name: &str, step: impl FnOnce() -> Result<T>) -> Result<T> {
        println!("\n== {name} (after {})", shown(self.start.elapsed()));
        let start = Instant::now();
        let result =
            step().with_context(|| format!("{name} failed after {}.", shown(start.elapsed())))?;
        self.done.push(format!("{name} {}", shown(start.elapsed())));
        Ok(result)
    }

    fn finish(&self) {
        println!(
            "\nAll checks passed in {}: {}.",
            shown(self.start.elapsed()),
            self.done.join(", ")
        );
    }
}

fn shown(time: Duration) -> String {
    match (time.as_secs() / 60, time.as_secs() % 60) {
        (0, seconds) => format!("{seconds} s"),
        (minutes, seconds) => format!("{minutes} min {seconds} s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_arguments_everything_runs() {
        assert!(Selection::parse(&[]).is_some_and(|selection| selection.parts == ALL));
    }

    #[test]
    fn one_part_takes_arguments_for_its_runner() {
        let selection = Selection::parse(&["e2e", "--", "--grep", "merge"]);
        assert_eq!(
            selection,
            Some(Selection {
                parts: vec![Part::Journeys],
                passed_on: vec!["--grep".to_owned(), "merge".to_owned()]
            })
        );
    }

    #[test]
    fn arguments_without_a_part_and_unknown_parts_are_refused() {
        assert_eq!(Selection::parse(&["--", "--grep"]), None);
        assert_eq!(Selection::parse(&["unit"]), None);
    }

    #[test]
    fn times_are_readable() {
        assert_eq!(shown(Duration::from_secs(59)), "59 s");
        assert_eq!(shown(Duration::from_secs(61)), "1 min 1 s");
    }
}
