//! `cargo xtask mutants`: breaks the source on purpose, bit by bit, and says what no test noticed.

use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{command, files, place, prepare};

/// The rules on which every promise of keeping rests.
const FILES: &[&str] = &[
    "src/history/**/*.rs",
    "src/snapshot/compare.rs",
    "src/snapshot/compare/**/*.rs",
    "src/snapshot/envelope.rs",
    "src/snapshot/outside.rs",
    "src/snapshot/read.rs",
    "src/snapshot/read/**/*.rs",
    "src/snapshot/write.rs",
    "src/snapshot/write/**/*.rs",
];

/// How often a law of the tests is tried at most: each mutant runs them all.
const CASES: &str = "8";

/// Runs a program that may use 8 GB of memory.
const LIMITED: &str = "ulimit -v 8388608; exec \"$0\" \"$@\"";

/// Runs cargo-mutants with what it is told in `.cargo/mutants.toml`, and with `args`.
pub fn run(args: &[&str]) -> Result<()> {
    let mutator = prepare::mutator()?;
    let allowed_file = place::root().join("tests/mutants-allowed.txt");
    let allowed = allowed(&files::read_text(&allowed_file)?)?;
    let folder = place::root().join("target/mutants");
    files::create_folder(&folder)?;
    // A mutant that collects things for ever must not take the whole machine's memory with it.
    let mut mutate = Command::new("sh");
    mutate
        .args(["-c", LIMITED])
        .arg(mutator)
        // The name by which cargo calls it.
        .arg("mutants");
    if !choose_files(args) {
        mutate.args(FILES.iter().flat_map(|file| ["--file", file]));
    }
    // It stops at the first test that notices, and most mutants are noticed at once.
    if command::find("cargo-nextest").is_some() {
        mutate.args(["--test-tool", "nextest"]);
    }
    let status = mutate
        .args(["--jobs", "1", "--no-shuffle", "--output"])
        .arg(&folder)
        .args(args)
        .current_dir(place::root())
        // Every mutant is built in a copy of the checkout, with a folder of its own.
        .env_remove("CARGO_TARGET_DIR")
        .env("CARGO_INCREMENTAL", "1")
        .env("SCRUTINY_CASES", CASES)
        .status()
        .context("cargo-mutants cannot be started.")?;
    // Survivors, and mutants that never came to an end and so were noticed, are no failure to run.
    if !matches!(status.code(), Some(0 | 2 | 3)) {
        bail!("cargo-mutants stopped ({status}); its messages are above.");
    }
    let found = folder.join("mutants.out/missed.txt");
    let survivors = survivors(&files::read_text(&found)?);
    let unexpected = missing_from(&survivors, &allowed);
    // Only a run over everything can tell that a line is needed no longer.
    if args.is_empty() {
        for stale in missing_from(&allowed, &survivors) {
            println!("Needed no longer in {}: {stale}", allowed_file.display());
        }
    }
    if !unexpected.is_empty() {
        bail!(
            "No test noticed these mutants:\n  {}\nWrite a test, or enter each in {} with the reason why none is needed.",
            unexpected.join("\n  "),
            allowed_file.display()
        );
    }
    println!(
        "Every mutant was noticed, but for {} that may survive.",
        survivors.len()
    );
    Ok(())
}

/// Whether the arguments say which files to break.
fn choose_files(args: &[&str]) -> bool {
    args.iter()
        .any(|arg| arg.starts_with("-f") || arg.starts_with("--file"))
}

/// The mutants of a list, without the places in their files, which move with every edit.
fn survivors(list: &str) -> Vec<String> {
    list.lines().map(without_place).collect()
}

/// `src/a.rs:12:5: replace b with ()` as `src/a.rs: replace b with ()`.
fn without_place(line: &str) -> String {
    match line.split_once(": ") {
        Some((place, what)) => {
            let file = place.split(':').next().unwrap_or(place);
            format!("{file}: {what}")
        }
        None => line.to_owned(),
    }
}

/// The mutants that may survive. Each line must give a reason.
fn allowed(text: &str) -> Result<Vec<String>> {
    let mut mutants = Vec::new();
    for line in text.lines().map(str::trim) {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        match line.split_once(" | ") {
            Some((mutant, reason)) if !reason.trim().is_empty() => mutants.push(mutant.to_owned()),
            _ => bail!("tests/mutants-allowed.txt gives no reason for this mutant:\n  {line}"),
        }
    }
    Ok(mutants)
}

/// What stands in one list and not in the other.
fn missing_from<'a>(list: &'a [String], other: &[String]) -> Vec<&'a str> {
    list.iter()
        .filter(|one| !other.contains(one))
        .map(String::as_str)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_survivor_is_known_wherever_it_stands_in_its_file() {
        let list =
            "src/a.rs:12:5: replace b -> bool with true\nsrc/a.rs:40:9: replace < with <= in A::b";
        assert_eq!(
            survivors(list),
            [
                "src/a.rs: replace b -> bool with true",
                "src/a.rs: replace < with <= in A::b"
            ]
        );
    }

    #[test]
    fn only_survivors_with_a_reason_are_allowed() -> Result<()> {
        let text = "# why\n\nsrc/a.rs: replace b with () | it only prints\n";
        assert_eq!(allowed(text)?, ["src/a.rs: replace b with ()"]);
        assert!(allowed("src/a.rs: replace b with ()").is_err());
        assert!(allowed("src/a.rs: replace b with () | ").is_err());
        Ok(())
    }

    #[test]
    fn what_is_listed_and_what_survives_are_compared_both_ways() {
        let list = |mutants: &[&str]| mutants.iter().map(|one| (*one).to_owned()).collect();
        let (here, there): (Vec<String>, Vec<String>) = (list(&["a", "b"]), list(&["b", "c"]));
        assert_eq!(missing_from(&here, &there), ["a"]);
        assert_eq!(missing_from(&there, &here), ["c"]);
    }

    #[test]
    fn the_list_in_the_checkout_can_be_read() -> Result<()> {
        let file = place::root().join("tests/mutants-allowed.txt");
        allowed(&files::read_text(&file)?)?;
        Ok(())
    }
}
