//! The layers: who may use whom, and what stays out of the core. Read from the text of `src/`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The layers that each layer may use.
const MAY_USE: [(&str, &[&str]); 15] = [
    ("domain", &["domain"]),
    ("history", &["domain", "history"]),
    ("snapshot", &["domain", "history", "snapshot"]),
    ("exchange", &["domain", "history", "snapshot", "exchange"]),
    ("store", &["domain", "history", "snapshot", "store"]),
    (
        "query",
        &["domain", "history", "exchange", "query", "route"],
    ),
    ("route", &["domain", "history", "query", "route"]),
    ("chart", &["chart"]),
    ("deck", &["domain", "query", "deck"]),
    ("markup", &["markup"]),
    (
        "content",
        &[
            "domain", "history", "snapshot", "exchange", "store", "query", "chart", "deck",
            "route", "markup", "content",
        ],
    ),
    (
        "platform",
        &[
            "domain", "history", "snapshot", "store", "route", "markup", "content", "platform",
        ],
    ),
    (
        "state",
        &[
            "domain", "history", "snapshot", "exchange", "store", "query", "route", "chart",
            "deck", "markup", "content", "platform", "state",
        ],
    ),
    (
        "ui",
        &[
            "domain", "history", "snapshot", "exchange", "store", "query", "chart", "route",
            "markup", "content", "state", "ui",
        ],
    ),
    // The map of the crate and the entry use nobody's inside.
    ("", &["ui"]),
];

/// Parts of a layer that another layer may not reach into.
const CLOSED: [(&str, &str); 4] = [
    ("ui", "store::journal"),
    ("ui", "store::cells"),
    ("content", "store::journal"),
    ("content", "store::cells"),
];

/// Ring 3, and the files of no layer. All else is rings 1 and 2: no browser, no clock, no chance.
const BROWSER: [&str; 4] = ["platform", "state", "ui", ""];

const NOT_IN_THE_CORE: [&str; 9] = [
    "leptos",
    "web_sys",
    "js_sys",
    "gloo",
    "wasm_bindgen",
    "SystemTime",
    "Instant",
    "rand",
    "getrandom",
];

/// Every source file with its path below `src/` and its text.
fn sources() -> BTreeMap<String, String> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![src.clone()];
    let mut sources = BTreeMap::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let parts = path.strip_prefix(&src).unwrap().iter();
                let name: Vec<_> = parts.map(|part| part.to_str().unwrap()).collect();
                sources.insert(name.join("/"), fs::read_to_string(path).unwrap());
            }
        }
    }
    sources
}

/// The layer of a file: the first part of its path. `main.rs` and `lib.rs` are of none.
fn layer(file: &str) -> &str {
    let first = file.split('/').next().unwrap_or_default();
    match first.strip_suffix(".rs").unwrap_or(first) {
        "main" | "lib" => "",
        layer => layer,
    }
}

/// The text without the lines that are only comment.
fn code(text: &str) -> String {
    let comment = |line: &&str| line.trim_start().starts_with("//");
    text.lines()
        .filter(|line| !comment(line))
        .collect::<Vec<_>>()
        .join("\n")
}

fn words(code: &str) -> impl Iterator<Item = &str> {
    code.split(|sign: char| !sign.is_alphanumeric() && sign != '_')
}

/// The paths within the crate that the code names, braces taken apart: `a::{b, c}` is two paths.
fn paths(code: &str) -> Vec<String> {
    let mut paths = Vec::new();
    for start in ["crate::", "scrutiny_tracker::"] {
        for (place, _) in code.match_indices(start) {
            take_apart(&code[place + start.len()..], "", &mut paths);
        }
    }
    paths
}

/// Reads one path, or a group of them, and gives what comes after.
fn take_apart<'a>(text: &'a str, before: &str, paths: &mut Vec<String>) -> &'a str {
    let end = text.find(|sign: char| !sign.is_alphanumeric() && !"_:".contains(sign));
    let (plain, mut rest) = text.split_at(end.unwrap_or(text.len()));
    let path = format!("{before}{plain}");
    if !(plain.is_empty() || plain.ends_with("::")) || !rest.starts_with('{') {
        paths.push(path);
        return rest;
    }
    while let Some(inner) = rest.strip_prefix(['{', ',']) {
        rest = inner.trim_start();
        if !rest.starts_with('}') {
            rest = take_apart(rest, &path, paths).trim_start();
        }
    }
    rest.strip_prefix('}').unwrap_or(rest)
}

/// Why a file of `from` may not name the path, if it may not.
fn forbidden(from: &str, path: &str) -> Option<String> {
    let to = path.split("::").next().unwrap_or_default();
    let Some((_, allowed)) = MAY_USE.iter().find(|(layer, _)| *layer == from) else {
        return Some(format!("the layer `{from}` has no rule; it uses {path}"));
    };
    let within = |closed: &str| path == closed || path.starts_with(&format!("{closed}::"));
    let closed = CLOSED
        .iter()
        .any(|(layer, closed)| *layer == from && within(closed));
    (closed || !allowed.contains(&to)).then(|| format!("{from} may not use {path}"))
}

#[test]
fn imports_go_inwards_only() {
    let mut wrong = Vec::new();
    for (file, text) in sources() {
        for path in paths(&code(&text)) {
            wrong.extend(forbidden(layer(&file), &path).map(|why| format!("src/{file}: {why}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_core_knows_no_browser_no_clock_and_no_chance() {
    for (file, text) in sources() {
        // A layer that is named nowhere is taken for core, so that none slips by.
        let outer = BROWSER.contains(&layer(&file));
        let code = code(&text);
        let found = words(&code).find(|word| NOT_IN_THE_CORE.contains(word));
        assert!(
            outer || found.is_none(),
            "src/{file} is in the core and names {found:?}"
        );
    }
}

#[test]
fn text_never_becomes_markup() {
    for (file, text) in sources() {
        assert!(
            !words(&code(&text)).any(|word| word == "inner_html"),
            "src/{file}"
        );
    }
}

#[test]
fn a_file_has_one_subject_and_says_which() {
    let sources = sources();
    assert!(
        sources.contains_key("lib.rs") && sources.len() > 50,
        "the source was found"
    );
    for (file, text) in sources {
        assert!(
            text.starts_with("//!"),
            "src/{file} does not begin by saying what it is"
        );
        assert!(text.lines().count() <= 400, "src/{file} has over 400 lines");
    }
}

#[test]
fn this_test_sees_what_it_looks_for() {
    let text = "// crate::ui::no\nuse crate::{domain::{id, field::{A, B}}, store::journal::CURRENT};\n$crate::ui::run(crate::history)";
    let mut found = paths(&code(text));
    found.sort();
    let expected = [
        "domain::field::A",
        "domain::field::B",
        "domain::id",
        "history",
        "store::journal::CURRENT",
        "ui::run",
    ];
    assert_eq!(found, expected);

    for (from, path) in [
        ("domain", "history::change"),
        ("chart", "domain::id"),
        ("markup", "domain::id"),
        ("content", "state"),
        ("content", "platform::clock"),
        ("history", "snapshot::read"),
        ("snapshot", "exchange::csv"),
        ("exchange", "query::list"),
        ("query", "store::Kept"),
        ("platform", "ui::run"),
        ("state", "ui"),
        ("ui", "platform::clock"),
        ("ui", "store::journal"),
        ("ui", "store::cells::Cells"),
        ("newcomer", "domain::id"),
    ] {
        assert!(forbidden(from, path).is_some(), "{from} -> {path}");
    }
    for (from, path) in [
        ("query", "route::encode"),
        ("route", "query::filter"),
        ("ui", "store::Shelf"),
        ("state", "platform::clock"),
        ("content", "exchange::table"),
    ] {
        assert_eq!(forbidden(from, path), None);
    }
    assert_eq!(
        (layer("main.rs"), layer("state.rs"), layer("state/open.rs")),
        ("", "state", "state")
    );
}
