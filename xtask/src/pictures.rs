//! `cargo xtask pictures`: the pictures of the help and of the README, taken of the app itself.

use anyhow::{Context, Result};

use crate::{build, help, prepare, test};

/// Builds the app, takes the pictures, and builds it again with them.
pub fn take() -> Result<()> {
    let (kit, browsers) = prepare::for_tests()?;
    build::with_pictures(&kit, help::Pictures::ToBeMade)?;
    test::playwright(&browsers, "tests/e2e/pictures.config.ts", &[], None)
        .context("The pictures could not be taken.")?;
    build::with(&kit)
}
