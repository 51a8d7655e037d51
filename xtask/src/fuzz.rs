//! `cargo xtask fuzz`: made-up files and storages, until one breaks a promise or the time is over.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

use crate::{command, files, place, prepare};

/// One program each, in `tests/fuzz/targets`.
const TARGETS: &[&str] = &["read_snapshot", "load_store"];

/// For each target.
const SECONDS: u32 = 60;

/// How long each target runs, from the arguments.
pub fn parse(args: &[&str]) -> Option<u32> {
    match args {
        [] => Some(SECONDS),
        [seconds] => seconds.parse().ok().filter(|seconds| *seconds > 0),
        _ => None,
    }
}

/// Runs every target for so many seconds. What breaks a promise is kept and replayed by the host tests.
pub fn run(seconds: u32) -> Result<()> {
    let fuzzer = prepare::fuzzer()?;
    let triple = host_triple()?;
    let home = place::root().join("tests/fuzz");
    let built = place::root().join("target/fuzz");
    let mut build = Command::new(fuzzer);
    build
        // The app forbids unsafe code: what is looked for are panics and broken promises. Without a
        // sanitizer many times more inputs are tried, and a stable compiler will do.
        .args(["build", "--sanitizer", "none", "--target", &triple])
        .arg("--fuzz-dir")
        .arg(&home)
        .arg("--target-dir")
        .arg(&built)
        .current_dir(place::root());
    command::run(&mut build).context("The fuzz targets could not be built.")?;

    let mut broken = Vec::new();
    for target in TARGETS {
        println!("\n== {target} for {seconds} s");
        let program = built.join(&triple).join("release").join(target);
        let folders = Folders::of(&home, &built, target);
        if command::run(&mut folders.command(&program, seconds)?).is_err() {
            broken.push(folders.crashers.display().to_string());
        }
    }
    if !broken.is_empty() {
        bail!(
            "An input broke a promise. It is kept in\n  {}\nand `cargo xtask test host` tries it again. Commit it with what mends it.",
            broken.join("\n  ")
        );
    }
    Ok(())
}

/// Where a target takes its inputs from and where it leaves them.
struct Folders {
    /// What it found worth keeping for its next run; of no use to others.
    corpus: PathBuf,
    /// What it begins with.
    seeds: Vec<PathBuf>,
    crashers: PathBuf,
    words: PathBuf,
}

impl Folders {
    fn of(home: &Path, built: &Path, target: &str) -> Self {
        Self {
            corpus: built.join("corpus").join(target),
            seeds: vec![
                home.join("corpus-seeds").join(target),
                place::root().join("tests/golden"),
            ],
            crashers: home.join("crashers").join(target),
            words: home.join("snapshot.dict"),
        }
    }

    fn command(&self, program: &Path, seconds: u32) -> Result<Command> {
        files::create_folder(&self.corpus)?;
        files::create_folder(&self.crashers)?;
        let mut fuzz = Command::new(program);
        fuzz.arg(format!("-max_total_time={seconds}"))
            // The last sign tells a folder from the beginning of a name.
            .arg(format!("-artifact_prefix={}/", self.crashers.display()))
            .arg(format!("-dict={}", self.words.display()))
            // An input that takes this long would hold up a browser, too.
            .args(["-timeout=20", "-print_final_stats=1"])
            .arg(&self.corpus)
            .args(&self.seeds);
        Ok(fuzz)
    }
}

/// The machine's own target, as rustc names it.
fn host_triple() -> Result<String> {
    let text = command::answer(Command::new("rustc").arg("-vV")).context("rustc does not run.")?;
    let host = text.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned)
        .context("rustc does not say which machine it is on.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_is_a_number_of_seconds() {
        assert_eq!(parse(&[]), Some(60));
        assert_eq!(parse(&["300"]), Some(300));
        for wrong in [&["0"][..], &["-1"], &["5m"], &["1", "2"]] {
            assert_eq!(parse(wrong), None);
        }
    }

    #[test]
    fn every_target_has_a_program_and_seeds() {
        let home = place::root().join("tests/fuzz");
        for target in TARGETS {
            assert!(home.join("targets").join(format!("{target}.rs")).is_file());
            assert!(home.join("corpus-seeds").join(target).is_dir());
        }
    }
}
