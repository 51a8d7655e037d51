//! Running other programs, with errors that say which one failed and what to look at.

use std::{
    ffi::OsStr,
    fs::File,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

use crate::{files, place};

/// Runs a program whose output the person should see.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| cannot_start(command))?;
    if !status.success() {
        bail!(
            "This command failed ({status}); its messages are above:\n  {}",
            shown(command)
        );
    }
    Ok(())
}

/// Runs a slow preparing step with its output in a log file, so that steps running at the same time stay readable.
pub fn logged(command: &mut Command, name: &str) -> Result<()> {
    let path = log_path(name)?;
    files::write(&path, "")?;
    let log = File::create(&path).with_context(|| format!("Cannot write {}", path.display()))?;
    let errors = log
        .try_clone()
        .with_context(|| format!("Cannot write {}", path.display()))?;
    let status = command
        .stdout(log)
        .stderr(errors)
        .status()
        .with_context(|| cannot_start(command))?;
    if !status.success() {
        let text = files::read_text(&path).unwrap_or_default();
        bail!(
            "This command failed ({status}):\n  {}\nThe end of its output, all of it in {}:\n{}",
            shown(command),
            path.display(),
            last_lines(&text, 25)
        );
    }
    Ok(())
}

pub fn log_path(name: &str) -> Result<PathBuf> {
    Ok(place::cache()?.join("log").join(format!("{name}.log")))
}

/// What a program prints, or nothing when it is missing or fails.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command
        .output()
        .ok()
        .filter(|output| output.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Where PATH finds a program.
pub fn find(program: &str) -> Option<PathBuf> {
    find_in(std::env::var_os("PATH")?.as_os_str(), program)
}

fn find_in(path: &OsStr, program: &str) -> Option<PathBuf> {
    std::env::split_paths(path)
        .map(|folder| folder.join(program))
        .find(|candidate| candidate.is_file())
}

/// A PATH with these folders before the others.
pub fn path_with(first: &[&Path]) -> Result<std::ffi::OsString> {
    let old = std::env::var_os("PATH").unwrap_or_default();
    let folders = first
        .iter()
        .map(|path| path.to_path_buf())
        .chain(std::env::split_paths(&old));
    std::env::join_paths(folders).context("PATH cannot hold a folder of this checkout, because the folder's name contains a colon. Move the checkout.")
}

fn cannot_start(command: &Command) -> String {
    format!(
        "Cannot start {}; is it installed?",
        command.get_program().display()
    )
}

fn shown(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(
        command
            .get_args()
            .map(|word| word.to_string_lossy().into_owned()),
    );
    words.join(" ")
}

fn last_lines(text: &str, count: usize) -> String {
    let lines: Vec<&str> = text.lines().collect();
    lines
        .iter()
        .skip(lines.len().saturating_sub(count))
        .copied()
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_lines_of_a_short_text_are_all_of_it() {
        assert_eq!(last_lines("a\nb", 5), "a\nb");
        assert_eq!(last_lines("a\nb\nc", 2), "b\nc");
    }

    #[test]
    fn a_command_is_shown_as_one_would_type_it() {
        assert_eq!(
            shown(Command::new("cargo").args(["fmt", "--check"])),
            "cargo fmt --check"
        );
    }
}
