//! The help: every task has its page, every page its picture and its place in the list, and what it says of the app
//! is what the app does.

use std::fs::{metadata, read_to_string};
use std::path::{Path, PathBuf};

use scrutiny_tracker::content::help::{at_the_end, sheet};
use scrutiny_tracker::deck::key::{KEYS, Turn, turn};
use scrutiny_tracker::markup::html::html;
use scrutiny_tracker::query::show::Show;
use scrutiny_tracker::route::Route;
use serde_json::Value;

use crate::reading::pages::{files, help, help_data};

/// The tasks that people are promised a number of clicks and keys for (ux 4.15).
const TASKS: [&str; 10] = [
    "record-a-response",
    "add-an-update",
    "present-to-a-meeting",
    "prepare-the-report-back",
    "merge-files",
    "compare-pay",
    "see-what-changed",
    "find-a-recommendation",
    "print-your-papers",
    "undo-a-change",
];

/// What all pictures together may weigh: the single file carries them.
const PICTURES: u64 = 300_000;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// The addresses in the list of pages that the journeys go through.
fn routes() -> Vec<String> {
    let text = read_to_string(root().join("tests/e2e/support/routes.ts")).unwrap();
    let pages = text.split("export const SLIDES").next().unwrap();
    let quoted = pages.split('\'').filter(|part| part.starts_with("#/"));
    quoted.map(ToOwned::to_owned).collect()
}

#[test]
fn every_task_has_a_page_with_a_picture_and_at_most_ten_steps() {
    let pages = help();
    for task in TASKS {
        let (_, nodes) = pages
            .iter()
            .find(|(name, _)| *name == format!("help/{task}"))
            .unwrap();
        let page = html(nodes);
        assert!(
            page.contains(&format!("<img src=\"{task}.webp\" alt=\"")),
            "{task}"
        );
        let steps = page
            .split_once("<ol")
            .and_then(|(_, rest)| rest.split_once("</ol>"))
            .unwrap()
            .0;
        assert!((3..=10).contains(&steps.matches("<li>").count()), "{task}");
    }
}

#[test]
fn every_picture_belongs_to_a_page_and_all_are_small() {
    let (texts, pictures) = files();
    assert!(pictures.len() >= TASKS.len());
    let mut weight = 0;
    for (picture, _, _) in &pictures {
        let named = texts
            .iter()
            .filter(|(_, text)| text.contains(&format!("]({picture})")))
            .count();
        assert_eq!(named, 1, "{picture}");
        weight += metadata(root().join("public/help").join(picture))
            .unwrap()
            .len();
    }
    assert!(weight < PICTURES, "the pictures weigh {weight} bytes");
}

#[test]
fn the_list_and_the_journeys_name_every_page_once() {
    let (names, data) = help_data();
    let list = html(&sheet(&data, "", &|_| String::new()).unwrap().nodes);
    let routes = routes();
    for name in names
        .iter()
        .filter(|name| !name.is_empty() && *name != "accessibility")
    {
        let address = format!("#/help/{name}");
        assert_eq!(
            list.matches(&format!("\"{address}\"")).count(),
            1,
            "{address}"
        );
        assert!(routes.contains(&address), "{address}");
    }
}

#[test]
fn the_way_to_the_help_leads_to_a_page_of_that_name() {
    let (_, data) = help_data();
    let mut routes: Vec<Route> = routes()
        .iter()
        .map(|address| Route::parse(address))
        .collect();
    routes.push(Route::Present(Show::all()));
    let mut led = 0;
    for route in routes {
        let end = at_the_end(&data, &route, &[])
            .map(|end| html(&[end]))
            .unwrap_or_default();
        let Some((_, link)) = end.split_once("href=\"#/help/") else {
            continue;
        };
        led += 1;
        let (name, words) = link.split_once("\">How to ").unwrap();
        let page = sheet(&data, name, &|_| String::new()).unwrap();
        let (words, _) = words.split_once("</a>").unwrap();
        assert_eq!(page.title.to_lowercase(), words, "{name}");
    }
    assert!(led >= TASKS.len());
}

#[test]
fn the_list_of_keys_says_what_the_keys_do() {
    let (_, data) = help_data();
    let page = html(&sheet(&data, "keys", &|_| String::new()).unwrap().nodes);
    let keys: [(&[&str], &[Turn]); 7] = [
        (&["ArrowRight", "ArrowDown", "PageDown", " "], &[Turn::Next]),
        (&["ArrowLeft", "ArrowUp", "PageUp"], &[Turn::Previous]),
        (&["Home", "End"], &[Turn::First, Turn::Last]),
        (&["Escape"], &[Turn::Leave]),
        (&["B", "."], &[Turn::Blank]),
        (
            &["+", "-", "0"],
            &[Turn::Larger, Turn::Smaller, Turn::Usual],
        ),
        (&["?"], &[Turn::Keys]),
    ];
    for ((names, does), (keys, turns)) in KEYS.iter().zip(keys) {
        assert!(page.contains(names) && page.contains(does), "{names}");
        for key in keys {
            let word = match *key {
                "." => "full stop".to_owned(),
                " " => "space".to_owned(),
                key => key
                    .replace("Arrow", "")
                    .replace("Page", "Page ")
                    .to_lowercase(),
            };
            assert!(names.to_lowercase().contains(&word), "{names}: {key}");
            assert!(turns.contains(&turn(key, false, true).unwrap()), "{key}");
        }
    }
    // Nothing else that a keyboard has turns a slide.
    let listed = keys.iter().flat_map(|(keys, _)| keys.iter()).count();
    let others = ["Tab", "Enter", "Backspace", "Delete", "Insert", "F5"].map(str::to_owned);
    let signs = (33..127_u8).map(|sign| char::from(sign).to_string());
    let named = [
        "ArrowRight",
        "ArrowDown",
        "PageDown",
        " ",
        "ArrowLeft",
        "ArrowUp",
        "PageUp",
        "Home",
        "End",
        "Escape",
    ];
    let working = others
        .into_iter()
        .chain(signs)
        .filter(|key| turn(key, false, true).is_some())
        .count();
    // The b of the blank screen counts in both cases.
    assert_eq!(working + named.len(), listed + 1);
}

#[test]
fn the_accessibility_statement_is_of_every_page_in_every_look() {
    let results = read_to_string(root().join("public/help/accessibility.json")).unwrap();
    let results: Value = serde_json::from_str(&results).unwrap();
    let runs = results["runs"].as_array().unwrap();
    let of = |run: &Value| -> Vec<String> {
        let pages = run["pages"].as_array().unwrap().iter();
        pages
            .map(|page| page.as_str().unwrap().to_owned())
            .collect()
    };
    let routes = routes();
    assert!(routes.len() > 50);
    for route in &routes {
        let looks: Vec<(&str, u64)> = runs
            .iter()
            .filter(|run| of(run).contains(route))
            .map(|run| {
                (
                    run["look"].as_str().unwrap(),
                    run["width"].as_u64().unwrap(),
                )
            })
            .collect();
        let of_help = route.starts_with("#/help/");
        let widths: &[u64] = if of_help { &[320] } else { &[320, 768, 1280] };
        for width in widths {
            assert!(
                looks.contains(&("forced", *width)),
                "{route} in forced colours at {width}"
            );
        }
        let widths: &[u64] = if of_help { &[] } else { &[320, 768, 1280] };
        for width in widths {
            assert!(
                looks.contains(&("dark", *width)),
                "{route} in dark at {width}"
            );
        }
        let widths: &[u64] = if of_help { &[1280] } else { &[320, 768, 1280] };
        for width in widths {
            assert!(
                looks.contains(&("light", *width)),
                "{route} in light at {width}"
            );
        }
    }
    // What was found stands in the statement.
    let (_, data) = help_data();
    let page = html(
        &sheet(&data, "accessibility", &|_| String::new())
            .unwrap()
            .nodes,
    );
    let problems: u64 = runs
        .iter()
        .map(|run| run["problems"].as_u64().unwrap())
        .sum();
    let said = match problems {
        0 => "In all: no problems.".to_owned(),
        1 => "In all: 1 problem.".to_owned(),
        several => format!("In all: {several} problems."),
    };
    assert!(page.contains(&said), "{said}");
}
