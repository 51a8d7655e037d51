//! `cargo xtask review`: the embedded review, from the file that people write to the form that the app carries.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use scrutiny_tracker::snapshot::seed;

use crate::{files, place};

fn source_file() -> PathBuf {
    place::root().join("public/reviews/care-work.toml")
}

fn compiled_file() -> PathBuf {
    place::root().join("public/reviews/care-work.json")
}

/// Writes the compiled form, once every field of the source was checked.
pub fn write() -> Result<()> {
    files::write(&compiled_file(), compile()?.as_bytes())?;
    println!("Wrote {}", compiled_file().display());
    Ok(())
}

/// The compiled form as it is kept, which must be what the source gives today.
pub fn checked() -> Result<String> {
    let kept = files::read_text(&compiled_file())?;
    if kept != compile()? {
        bail!(
            "{} is not what {} gives. Run `cargo xtask review` and look at what changes.",
            compiled_file().display(),
            source_file().display()
        );
    }
    Ok(kept)
}

fn compile() -> Result<String> {
    let path = source_file();
    let source = toml::from_str(&files::read_text(&path)?)
        .with_context(|| format!("{} is not well formed.", path.display()))?;
    seed::compiled(&source).with_context(|| format!("{} cannot be used.", path.display()))
}
