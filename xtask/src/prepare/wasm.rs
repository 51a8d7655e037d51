//! The compiler for wasm32: the rustup toolchain's own target, or Debian's compiler with a standard library built here.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

use crate::{command, files, place};

const TARGET: &str = "wasm32-unknown-unknown";

/// Debian's compiler for the web browsers it builds, recent enough, with the source of its standard library.
const DEBIAN_PACKAGES: &[&str] = &[
    "rustc-web",
    "cargo-web",
    "rust-web-src",
    "rust-web-clippy",
    "lld-19",
];

/// Part of the built library's folder name: raise it when the recipe below changes.
const RECIPE: &str = "2";

/// Which way to go, decided before anything is installed.
pub enum Choice {
    Rustup,
    Debian,
}

/// A compiler that is ready for wasm32.
pub enum Compiler {
    Rustup { source: Source },
    Debian { sysroot: PathBuf },
}

/// Whether the source of the standard library is there, so that the app can be built with a small one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Source {
    Found,
    Missing,
}

/// Which standard library a command's output is to be built with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Library {
    /// The one that stands ready: tests say with it what they panicked about.
    Ready,
    /// One built with the app, for size: the program ends at once where it would panic, and carries no texts for it.
    Small,
}

/// Asks rustup first; where it cannot fetch the target, Debian's packages can take its place.
/// `SCRUTINY_WASM_COMPILER=debian` or `rustup` tries one way where both are possible.
pub fn choose() -> Result<Choice> {
    let wish = std::env::var("SCRUTINY_WASM_COMPILER").unwrap_or_default();
    match wish.as_str() {
        "debian" => return Ok(Choice::Debian),
        "" | "rustup" => {}
        other => {
            bail!("SCRUTINY_WASM_COMPILER is \"{other}\"; it may be \"debian\" or \"rustup\".")
        }
    }
    if target_is_installed() {
        return Ok(Choice::Rustup);
    }
    if wish.is_empty() && debian_sysroot().is_ok_and(|sysroot| sysroot.is_dir()) {
        return Ok(Choice::Debian);
    }
    println!("Adding {TARGET} to the Rust toolchain (under a minute)");
    let fetched = command::logged(
        Command::new("rustup").args(["target", "add", TARGET]),
        "rustup-target",
    );
    match fetched {
        Ok(()) if target_is_installed() => Ok(Choice::Rustup),
        Err(error) if wish == "rustup" || command::find("apt-get").is_none() => Err(error.context(
            format!("The Rust toolchain lacks {TARGET} and rustup cannot add it."),
        )),
        _ => {
            println!(
                "rustup cannot fetch {TARGET} from this network; using Debian's Rust compiler for it"
            );
            Ok(Choice::Debian)
        }
    }
}

impl Choice {
    pub fn packages(&self) -> &'static [&'static str] {
        match self {
            Self::Rustup => &[],
            Self::Debian => DEBIAN_PACKAGES,
        }
    }

    /// Builds what the chosen compiler still lacks.
    pub fn ready(&self) -> Result<Compiler> {
        match self {
            Self::Rustup => Ok(Compiler::Rustup {
                source: library_source(),
            }),
            Self::Debian => {
                let sysroot = debian_sysroot()?;
                if !sysroot.is_dir() {
                    build_std(&sysroot)?;
                }
                Ok(Compiler::Debian { sysroot })
            }
        }
    }
}

impl Compiler {
    /// Points a command, and the cargo it may start, at this compiler, at two folders of programs and at a library.
    pub fn configure(
        &self,
        command: &mut Command,
        npm: &Path,
        tools: &Path,
        library: Library,
    ) -> Result<()> {
        command.env("CARGO_TARGET_DIR", place::wasm_target());
        let mut flags = app_flags();
        if library == Library::Small {
            flags.push(" -Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none");
            command
                // Building the library along counts as unstable even though the compiler is a stable one.
                .env("RUSTC_BOOTSTRAP", "1")
                .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
                .env("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size");
        }
        match self {
            Self::Rustup { .. } => {
                command.env("PATH", command::path_with(&[npm, tools])?);
            }
            Self::Debian { sysroot } => {
                // The folder of the tools may hold rustup's cargo too, which must not be found first.
                command.env(
                    "PATH",
                    command::path_with(&[npm, Path::new("/usr/bin"), tools])?,
                );
                debian_environment(command);
                // The library that is built along comes from the compiler's own folder.
                if library == Library::Ready {
                    flags.push(" --sysroot ");
                    flags.push(sysroot);
                }
                command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", "wasm-ld-19");
            }
        }
        command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags);
        Ok(())
    }

    /// The smallest library this compiler can build the app with.
    pub fn smallest_library(&self) -> Library {
        match self {
            Self::Rustup {
                source: Source::Missing,
            } => Library::Ready,
            _ => Library::Small,
        }
    }

    pub fn cargo(&self) -> &'static str {
        match self {
            Self::Rustup { .. } => "cargo",
            Self::Debian { .. } => "/usr/bin/cargo",
        }
    }

    /// The program that runs clippy. Through `cargo clippy`, rustup's proxy would pair Debian's compiler with its own linter.
    pub fn clippy(&self) -> &'static str {
        match self {
            Self::Rustup { .. } => "cargo",
            Self::Debian { .. } => "/usr/bin/cargo-clippy",
        }
    }
}

/// What the compiler is told for the app: to use wasm's instructions for many bytes at once, and to leave the names of
/// this machine's folders out of the app.
fn app_flags() -> OsString {
    // Hashes and searches by many bytes at once. Every browser that can unpack the program can do so.
    let mut flags = OsString::from("-Ctarget-feature=+simd128");
    let mut hide = |folder: &Path, name: &str| {
        flags.push(" --remap-path-prefix=");
        flags.push(folder);
        flags.push("=");
        flags.push(name);
    };
    hide(place::root(), "app");
    if let Some(home) = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))
    {
        hide(&home.join("registry/src"), "crates");
    }
    flags
}

fn target_is_installed() -> bool {
    let mut rustc = Command::new("rustc");
    rustc.args(["--print", "target-libdir", "--target", TARGET]);
    let Some(folder) = command::answer(&mut rustc) else {
        return false;
    };
    files::list(Path::new(&folder)).is_ok_and(|files| {
        files.iter().any(|file| {
            file.file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with("libstd-"))
        })
    })
}

/// Asks rustup for the source of the standard library where it is not there yet.
fn library_source() -> Source {
    let is_there = || {
        command::answer(Command::new("rustc").args(["--print", "sysroot"])).is_some_and(|sysroot| {
            Path::new(&sysroot)
                .join("lib/rustlib/src/rust/library/Cargo.lock")
                .is_file()
        })
    };
    if is_there() {
        return Source::Found;
    }
    println!("Adding the source of the standard library to the Rust toolchain (under a minute)");
    let fetched = command::logged(
        Command::new("rustup").args(["component", "add", "rust-src"]),
        "rustup-source",
    );
    if fetched.is_ok() && is_there() {
        Source::Found
    } else {
        println!(
            "rustup cannot fetch it from this network; the app is built with the library as it comes, which makes it about 6 % larger"
        );
        Source::Missing
    }
}

/// Named after the compiler: another compiler cannot read this one's library.
fn debian_sysroot() -> Result<PathBuf> {
    let mut rustc = Command::new("/usr/bin/rustc");
    rustc.arg("-vV").env_remove("LD_LIBRARY_PATH");
    let text = command::answer(&mut rustc)
        .context("/usr/bin/rustc does not run. Reinstall the Debian package rustc-web.")?;
    Ok(place::cache()?.join("wasm-std").join(sysroot_name(&text)))
}

fn sysroot_name(version: &str) -> String {
    let value = |name: &str| {
        version
            .lines()
            .find_map(|line| line.strip_prefix(name))
            .map(str::trim)
            .unwrap_or("unknown")
            .to_owned()
    };
    let commit: String = value("commit-hash:").chars().take(9).collect();
    format!("{}-{commit}-{RECIPE}", value("release:"))
}

fn debian_environment(command: &mut Command) {
    // Running under rustup's cargo sets these for its own compiler.
    for name in [
        "LD_LIBRARY_PATH",
        "RUSTUP_TOOLCHAIN",
        "RUSTC_WORKSPACE_WRAPPER",
        "RUSTDOC",
    ] {
        command.env_remove(name);
    }
    command
        .env("RUSTC", "/usr/bin/rustc")
        .env("CARGO", "/usr/bin/cargo");
}

/// Builds the standard library and collects it in a folder that rustc takes as its sysroot for wasm32.
fn build_std(sysroot: &Path) -> Result<()> {
    println!(
        "Building the standard library for {TARGET} (about 1 minute; progress in {})",
        command::log_path("wasm-std")?.display()
    );
    let work = place::cache()?.join("build/wasm-std");
    files::remove_folder(&work)?;
    files::write(
        &work.join("Cargo.toml"),
        "[package]\nname = \"wasm-std\"\nedition = \"2024\"\n\n[workspace]\n",
    )?;
    files::write(&work.join("src/lib.rs"), "")?;
    let mut cargo = Command::new("/usr/bin/cargo");
    cargo
        .args([
            "build",
            "--release",
            "--target",
            TARGET,
            "-Zbuild-std=std,panic_abort,test",
        ])
        .current_dir(&work)
        .env("CARGO_TARGET_DIR", work.join("target"))
        // build-std counts as unstable even though the compiler is a stable one.
        .env("RUSTC_BOOTSTRAP", "1")
        // The app is linked with fat LTO, which reads bitcode.
        .env("RUSTFLAGS", "-Cembed-bitcode=yes")
        // Small, like the app it goes into.
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "z");
    debian_environment(&mut cargo);
    command::logged(&mut cargo, "wasm-std")
        .context("The standard library for wasm32 could not be built.")?;

    let built = work.join("target").join(TARGET).join("release/deps");
    let staged = work.join("sysroot");
    let libraries = staged.join("lib/rustlib").join(TARGET).join("lib");
    files::create_folder(&libraries)?;
    for file in files::list(&built)?
        .iter()
        .filter(|file| file.extension().is_some_and(|end| end == "rlib"))
    {
        if let Some(name) = file.file_name() {
            files::write(&libraries.join(name), files::read(file)?)?;
        }
    }
    if let Some(folder) = sysroot.parent() {
        files::create_folder(folder)?;
    }
    // Moved into place whole, so that a folder of this name is always complete.
    std::fs::rename(&staged, sysroot)
        .with_context(|| format!("Cannot move the standard library to {}", sysroot.display()))?;
    files::remove_folder(&work)?;
    // cargo does not notice a changed library under an unchanged name.
    files::remove_folder(&place::wasm_target())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_library_is_named_after_its_compiler() {
        let text = "rustc 1.96.0\nbinary: rustc\ncommit-hash: ac68faa20c58cbcc\nrelease: 1.96.0\n";
        assert_eq!(sysroot_name(text), format!("1.96.0-ac68faa20-{RECIPE}"));
    }
}
