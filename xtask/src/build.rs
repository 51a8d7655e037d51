//! `cargo xtask build`: from the sources to `dist/`.

use std::{
    path::{Path, PathBuf},
    time::Instant,
};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::{
    bundle, command, files, help, place,
    prepare::{self, Kit},
    review, serve, sizes,
    split::{self, weigh},
};

/// What rustc assumes of every browser when it compiles for wasm32. Named one by one: the switch for all of them
/// also turns on encodings that browsers still refuse.
const WASM_FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-simd",
];

/// How wasm-opt makes the app smaller: the structure is taken apart and put together again between two rounds, and
/// large functions stay apart. Nothing lies in the first kilobyte of the memory, which is where the stack would run out.
/// The functions keep their names (-g), by which the program is then split.
const WASM_PASSES: &[&str] = &[
    "--low-memory-unused",
    "--one-caller-inline-max-function-size=15",
    "-Oz",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "-g",
];

/// How each of the two parts is made smaller by itself: functions of like names come together, which compresses better,
/// and the names of the compilers go.
const PART_PASSES: &[&str] = &[
    "--low-memory-unused",
    "--one-caller-inline-max-function-size=15",
    "-Oz",
    "--reorder-functions-by-name",
    "--strip-producers",
    "--strip-target-features",
    "-g",
];

/// What the hosted form needs without a network, beside the page.
const KEPT_OFFLINE: &[&str] = &[
    "manifest.webmanifest",
    "icons/icon.svg",
    "icons/icon-180.png",
    "icons/icon-192.png",
    "icons/icon-512.png",
    "icons/icon-maskable-512.png",
];

/// What of `public/` is made into the page, or is for the README alone.
const NOT_ON_THE_HOST: &[&str] = &["reviews", help::FOLDER, "pictures"];

pub fn run() -> Result<()> {
    with(&prepare::for_build()?)
}

pub fn with(kit: &Kit) -> Result<()> {
    with_pictures(kit, help::Pictures::Kept)
}

/// As [`with`]. Where the pictures are yet to be made, none needs to be there.
pub fn with_pictures(kit: &Kit, pictures: help::Pictures) -> Result<()> {
    let start = Instant::now();
    let _turn = files::wait_for_turn(&place::root().join("target/xtask-build.lock"))?;
    let site = compile(kit)?;
    let named = parts(kit, &site)?;
    let page = bundle::Page {
        review: review::checked()?,
        help: help::compiled(pictures)?,
        html: files::read_text(&site.join("index.html"))?,
        script: files::read_text(&only_file(&site, "js")?)?,
        style: files::read_text(&only_file(&site, "css")?)?,
        wasm: split::Parts {
            first: weigh::without_names(&named.first)?,
            later: weigh::without_names(&named.later)?,
        },
    };
    bundle::refuse_snippets(&site)?;
    let fonts = place::node_modules().join("@fontsource");
    let single = page.single_file(&fonts)?;
    write_dist(&single, page.hosted(&fonts)?)?;
    sizes::report(&page, &single, kit.compiler.smallest_library())?;
    println!(
        "Built {} in {} s",
        place::single_file().display(),
        start.elapsed().as_secs()
    );
    Ok(())
}

/// Runs trunk and returns the folder with its page, script, style sheet and wasm.
fn compile(kit: &Kit) -> Result<PathBuf> {
    let site = place::root().join("target/trunk");
    // trunk works offline below, so that it never tries to download a tool; the crates have to be there by then.
    command::run(kit.release_cargo()?.args([
        "fetch",
        "--quiet",
        "--target",
        "wasm32-unknown-unknown",
    ]))
    .context("The crates the app is built from could not be fetched.")?;
    let mut trunk = kit.trunk()?;
    trunk
        .args([
            "build",
            "--release",
            "--offline",
            "--skip-version-check",
            "--no-sri",
        ])
        .args([
            "--filehash",
            "false",
            "--public-url",
            "./",
            "--log",
            "warn",
            "--dist",
        ])
        .arg(&site)
        // The style sheets name npm packages by themselves.
        .env("SASS_PATH", place::node_modules())
        // trunk reads it as true or false and refuses the customary 1.
        .env_remove("NO_COLOR")
        // Its own stack says nothing about the app.
        .env("RUST_BACKTRACE", "0");
    command::run(&mut trunk).context("The app did not compile.")?;
    Ok(site)
}

fn only_file(folder: &Path, end: &str) -> Result<PathBuf> {
    let mut found = files::list(folder)?
        .into_iter()
        .filter(|path| path.extension().is_some_and(|found| found == end));
    match (found.next(), found.next()) {
        (Some(path), None) => Ok(path),
        _ => anyhow::bail!(
            "The app's build must leave exactly one .{end} file in {}.",
            folder.display()
        ),
    }
}

/// Compiles the app as far as the two parts of its wasm, with their names.
pub fn named_parts(kit: &Kit) -> Result<split::Parts> {
    let _turn = files::wait_for_turn(&place::root().join("target/xtask-build.lock"))?;
    parts(kit, &compile(kit)?)
}

fn parts(kit: &Kit, site: &Path) -> Result<split::Parts> {
    let wasm = files::read(&only_file(site, "wasm")?)?;
    let whole = optimised(kit, &wasm, WASM_PASSES, "whole")?;
    let parts = split::app(&whole)?;
    Ok(split::Parts {
        first: optimised(kit, &parts.first, PART_PASSES, "first")?,
        later: optimised(kit, &parts.later, PART_PASSES, "later")?,
    })
}

/// The wasm after wasm-opt. Its result is kept under the hash of what it depends on, because it takes longest of all.
fn optimised(kit: &Kit, wasm: &[u8], passes: &[&str], name: &str) -> Result<Vec<u8>> {
    let folder = place::root().join("target/wasm-opt").join(name);
    let mut hash = Sha256::new();
    hash.update(wasm);
    hash.update(files::read(&place::root().join("package-lock.json"))?);
    hash.update(WASM_FEATURES.join(" "));
    hash.update(passes.join(" "));
    let kept = folder.join(format!("{}.wasm", bundle::hex(&hash.finalize())));
    if !kept.is_file() {
        files::remove_folder(&folder)?;
        files::create_folder(&folder)?;
        let given = folder.join("given.wasm");
        files::write(&given, wasm)?;
        let fresh = folder.join("unfinished.wasm");
        let mut wasm_opt = kit.command("wasm-opt")?;
        wasm_opt
            .args(passes)
            .args(WASM_FEATURES)
            .arg(&given)
            .arg("-o")
            .arg(&fresh);
        command::run(&mut wasm_opt).context("The wasm could not be made smaller.")?;
        std::fs::rename(&fresh, &kept)
            .with_context(|| format!("Cannot write {}", kept.display()))?;
    }
    files::read(&kept)
}

/// The single file, and the folder for a web host beside it.
fn write_dist(single: &str, hosted: bundle::Hosted) -> Result<()> {
    let dist = place::dist();
    files::remove_folder(&dist)?;
    // The reviews and the help stand in the page.
    files::copy_folder(&place::root().join("public"), &dist, NOT_ON_THE_HOST)?;
    files::write(&dist.join("index.html"), &hosted.page)?;
    let mut kept = vec![bundle::Kept {
        address: "./".to_owned(),
        media_type: "text/html; charset=utf-8",
        content: hosted.page.into_bytes(),
    }];
    for file in hosted.beside {
        files::write(&dist.join(&file.address), &file.content)?;
        kept.push(file);
    }
    for address in KEPT_OFFLINE {
        let path = dist.join(address);
        kept.push(bundle::Kept {
            address: (*address).to_owned(),
            media_type: serve::media_type(&path),
            content: files::read(&path)?,
        });
    }
    let worker = dist.join("service-worker.js");
    files::write(
        &worker,
        bundle::service_worker(&files::read_text(&worker)?, &kept)?,
    )?;
    files::write(&place::single_file(), single)
}
