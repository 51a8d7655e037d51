//! Where things lie: the checkout, what is built from it, and the cache that outlives `cargo clean`.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The top of the checkout.
pub fn root() -> &'static Path {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask)
}

/// What a person opens or a web host serves.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The whole app in one file.
pub fn single_file() -> PathBuf {
    dist().join("scrutiny-tracker.html")
}

/// The wasm builds have their own target directory: they may use another compiler than the host builds,
/// and sharing one directory would make each throw away the other's work.
pub fn wasm_target() -> PathBuf {
    root().join("target/wasm")
}

pub fn node_modules() -> PathBuf {
    root().join("node_modules")
}

/// Tools and the wasm standard library take minutes to build, so they are kept outside `target/`.
pub fn cache() -> Result<PathBuf> {
    let base = match std::env::var_os("XDG_CACHE_HOME").filter(|path| Path::new(path).is_absolute()) {
        Some(path) => PathBuf::from(path),
        None => std::env::home_dir()
            .context("There is no home folder to keep the build tools in. Set XDG_CACHE_HOME to a folder that can be written to.")?
            .join(".cache"),
    };
    Ok(base.join("scrutiny-tracker"))
}
