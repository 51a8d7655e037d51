//! `cargo xtask statement`: checks every page for barriers, and keeps the results for the accessibility statement.

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::{build, files, help, place, prepare, test};

/// The tests that check for barriers.
const BARRIERS: &str = "no barriers|free of barriers";

pub fn renew() -> Result<()> {
    let (kit, browsers) = prepare::for_tests()?;
    build::with(&kit)?;
    let folder = place::root().join("target/checked");
    files::remove_folder(&folder)?;
    let only = ["--grep".to_owned(), BARRIERS.to_owned()];
    // What is wrong is a result too; it is said, and kept.
    let outcome = test::playwright(
        &browsers,
        "tests/e2e/playwright.config.ts",
        &only,
        Some(&folder),
    );
    let mut runs = Vec::new();
    for path in files::list(&folder)? {
        let run: Value = serde_json::from_str(&files::read_text(&path)?)
            .with_context(|| format!("{} cannot be read.", path.display()))?;
        runs.push(run);
    }
    let of = |name: &str| runs.iter().find_map(|run| run.get(name)?.as_str());
    let Some(by) = of("by") else {
        bail!("No check for barriers came to its end.");
    };
    let results = json!({
        "date": of("date"),
        "version": env!("CARGO_PKG_VERSION"),
        "by": format!("axe-core {by}"),
        "runs": runs,
    });
    let text = serde_json::to_string_pretty(&results).context("The results cannot be written")?;
    files::write(&help::results_file(), text + "\n")?;
    println!("Wrote {}", help::results_file().display());
    outcome.context("Some pages have barriers. The statement says so until they are gone.")
}
