//! The tools written in Rust: taken from PATH where the version fits, else built from source once.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use crate::{command, files, place};

/// Newer ones ask for a newer compiler than the app needs.
const TRUNK: &str = "0.21.14";

const CARGO_DENY: &str = "0.20.2";
const CARGO_FUZZ: &str = "0.13.2";
const CARGO_MUTANTS: &str = "27.1.0";

pub struct Tools {
    trunk: PathBuf,
    wasm_bindgen: PathBuf,
}

impl Tools {
    pub fn trunk(&self) -> &Path {
        &self.trunk
    }

    /// Where trunk is to find wasm-bindgen.
    pub fn folder(&self) -> &Path {
        self.wasm_bindgen.parent().unwrap_or(&self.wasm_bindgen)
    }

    pub fn wasm_test_runner(&self) -> PathBuf {
        self.wasm_bindgen.with_file_name("wasm-bindgen-test-runner")
    }
}

pub fn ensure() -> Result<Tools> {
    let bindgen = wasm_bindgen_version(&files::read_text(&place::root().join("Cargo.toml"))?)?;
    Ok(Tools {
        // The profile settings trade speed of the tools for time to build them: 2 minutes instead of 20.
        trunk: tool(
            "trunk",
            TRUNK,
            &["--locked", "trunk"],
            "0",
            "2 to 5 minutes",
        )?,
        // Without --locked: its lock file names a withdrawn release.
        wasm_bindgen: tool(
            "wasm-bindgen",
            &bindgen,
            &["wasm-bindgen-cli"],
            "1",
            "1 to 3 minutes",
        )?,
    })
}

/// What looks at licences, sources and known faults of all that the app is made of.
pub fn auditor() -> Result<PathBuf> {
    let package = ["--locked", "--no-default-features", "cargo-deny"];
    tool("cargo-deny", CARGO_DENY, &package, "0", "3 to 6 minutes")
}

/// What makes up inputs for the fuzz targets.
pub fn fuzzer() -> Result<PathBuf> {
    let package = ["--locked", "cargo-fuzz"];
    tool("cargo-fuzz", CARGO_FUZZ, &package, "0", "1 to 2 minutes")
}

/// What breaks the source on purpose, to see whether a test notices.
pub fn mutator() -> Result<PathBuf> {
    let package = ["--locked", "cargo-mutants"];
    tool(
        "cargo-mutants",
        CARGO_MUTANTS,
        &package,
        "1",
        "2 to 4 minutes",
    )
}

fn tool(
    program: &str,
    version: &str,
    package: &[&str],
    optimisation: &str,
    time: &str,
) -> Result<PathBuf> {
    let root = place::cache()?.join("tools");
    let own = root.join("bin").join(program);
    if is_version(&own, version) {
        return Ok(own);
    }
    if let Some(found) = command::find(program).filter(|found| is_version(found, version)) {
        return Ok(found);
    }
    println!(
        "Building {program} {version} from source ({time}; progress in {})",
        command::log_path(program)?.display()
    );
    let target = place::cache()?.join("build").join(program);
    files::create_folder(&target)?;
    let mut install = Command::new("cargo");
    install
        .args(["install", "--force", "--version", version, "--root"])
        .arg(&root)
        .args(package)
        .current_dir(&target)
        .env("CARGO_TARGET_DIR", &target)
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", optimisation);
    command::logged(&mut install, program).with_context(|| {
        format!("{program} {version} could not be built. Put that version on PATH, or run the command again.")
    })?;
    files::remove_folder(&target)?;
    Ok(own)
}

fn is_version(program: &Path, version: &str) -> bool {
    let mut question = Command::new(program);
    // cargo calls this one by the name of its command, and it answers to no other call.
    if program.ends_with("cargo-mutants") {
        question.arg("mutants");
    }
    command::answer(question.arg("--version"))
        .is_some_and(|text| text.split_whitespace().nth(1) == Some(version))
}

/// The version in the manifest: the wasm-bindgen command and library must be of the same release.
fn wasm_bindgen_version(manifest: &str) -> Result<String> {
    let manifest: toml::Table = manifest.parse().context("Cargo.toml is not valid TOML")?;
    manifest
        .get("target")
        .and_then(|table| table.get("cfg(target_arch = \"wasm32\")"))
        .and_then(|table| table.get("dependencies"))
        .and_then(|table| table.get("wasm-bindgen"))
        .and_then(|entry| entry.as_str().or_else(|| entry.get("version")?.as_str()))
        .and_then(|version| version.strip_prefix('='))
        .map(str::to_owned)
        .context("Cargo.toml must pin wasm-bindgen to one version, such as \"=0.2.130\", among the wasm32 dependencies.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pinned_wasm_bindgen_is_found() -> Result<()> {
        let manifest =
            "[target.'cfg(target_arch = \"wasm32\")'.dependencies]\nwasm-bindgen = \"=0.2.130\"";
        assert_eq!(wasm_bindgen_version(manifest)?, "0.2.130");
        Ok(())
    }

    #[test]
    fn a_range_is_refused() {
        let manifest =
            "[target.'cfg(target_arch = \"wasm32\")'.dependencies]\nwasm-bindgen = \"0.2\"";
        assert!(wasm_bindgen_version(manifest).is_err());
    }
}
