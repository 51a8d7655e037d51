//! Brings together what a build or a test needs and is not there yet. Nothing is done twice.

mod apt;
mod components;
mod npm;
mod tools;
mod wasm;

use std::{ffi::OsStr, path::PathBuf, process::Command, thread};

use anyhow::{Result, anyhow};

pub use wasm::{Compiler, Library};

use crate::{command, files, place};

/// Everything a wasm build needs, found or prepared.
pub struct Kit {
    pub compiler: Compiler,
    tools: tools::Tools,
}

/// The browsers that the tests drive.
pub struct Browsers {
    pub chromium: PathBuf,
    pub chromedriver: PathBuf,
    pub firefox: PathBuf,
}

impl Kit {
    /// A program of the wasm build, run in the checkout with the build's compiler and tools found first.
    pub fn command(&self, program: impl AsRef<OsStr>) -> Result<Command> {
        self.with(program, Library::Ready)
    }

    /// A cargo that builds what members get.
    pub fn release_cargo(&self) -> Result<Command> {
        self.with(self.compiler.cargo(), self.compiler.smallest_library())
    }

    /// The trunk that builds what members get.
    pub fn trunk(&self) -> Result<Command> {
        self.with(self.tools.trunk(), self.compiler.smallest_library())
    }

    fn with(&self, program: impl AsRef<OsStr>, library: Library) -> Result<Command> {
        let npm_programs = place::node_modules().join(".bin");
        let mut command = Command::new(program);
        command.current_dir(place::root());
        self.compiler
            .configure(&mut command, &npm_programs, self.tools.folder(), library)?;
        Ok(command)
    }

    pub fn wasm_test_runner(&self) -> PathBuf {
        self.tools.wasm_test_runner()
    }
}

/// What `cargo xtask build` needs.
pub fn for_build() -> Result<Kit> {
    prepare(&[])
}

/// What `cargo xtask test` needs beyond a build.
pub fn for_tests() -> Result<(Kit, Browsers)> {
    let kit = prepare(apt::BROWSERS)?;
    let browsers = Browsers {
        chromium: browser("CHROMIUM_PATH", "chromium")?,
        chromedriver: browser("CHROMEDRIVER", "chromedriver")?,
        firefox: browser("FIREFOX_PATH", "firefox-esr")?,
    };
    Ok((kit, browsers))
}

/// What `cargo xtask fuzz` needs.
pub fn fuzzer() -> Result<PathBuf> {
    let _turn = files::wait_for_turn(&place::cache()?.join("prepare.lock"))?;
    tools::fuzzer()
}

/// What `cargo xtask mutants` needs.
pub fn mutator() -> Result<PathBuf> {
    let _turn = files::wait_for_turn(&place::cache()?.join("prepare.lock"))?;
    tools::mutator()
}

/// What the check of all dependencies needs.
pub fn auditor() -> Result<PathBuf> {
    let _turn = files::wait_for_turn(&place::cache()?.join("prepare.lock"))?;
    tools::auditor()
}

/// `cargo fmt` and `cargo clippy`, which a minimal Rust installation leaves out.
pub fn lints() -> Result<()> {
    components::ensure()
}

fn prepare(more_packages: &[&str]) -> Result<Kit> {
    // Two commands started together must not install the same thing at the same time.
    let _turn = files::wait_for_turn(&place::cache()?.join("prepare.lock"))?;
    let choice = wasm::choose()?;
    let mut packages = more_packages.to_vec();
    packages.extend(choice.packages());
    apt::ensure(&packages)?;
    thread::scope(|scope| {
        let tools = scope.spawn(tools::ensure);
        let here = || -> Result<Compiler> {
            let compiler = choice.ready()?;
            npm::ensure()?;
            Ok(compiler)
        };
        let compiler = here();
        let tools = tools.join().map_err(|_| {
            anyhow!("Preparing the build tools stopped unexpectedly. Run the command again.")
        })?;
        Ok(Kit {
            compiler: compiler?,
            tools: tools?,
        })
    })
}

fn browser(variable: &str, program: &str) -> Result<PathBuf> {
    if let Some(path) = std::env::var_os(variable) {
        return Ok(PathBuf::from(path));
    }
    command::find(program).ok_or_else(|| {
        anyhow!("{program} is not on PATH. Install it, or set {variable} to where it is.")
    })
}
