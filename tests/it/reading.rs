//! Whether the app is easy to read: the grade of every page, of the help, and of every sentence in the source.
//!
//! The record's own words are left out: nobody may rewrite them. So are labels of up to three words, which are names.

mod grade;
mod literals;
pub mod pages;

use std::collections::BTreeSet;

use scrutiny_tracker::markup::html::plain;
use scrutiny_tracker::markup::{Node, Parts, Piece};
use serde_json::Value;

use crate::embedded::CHANGES;
use grade::Measure;
use literals::{filled, literals};

/// The highest grade of a page, and of all together.
const PAGE: f64 = 9.0;
const MEAN: f64 = 7.0;

/// Words that blame, or that say nothing about what a link leads to.
const BANNED: [&str; 5] = ["please", "valid", "invalid", "oops", "click here"];

/// What a text of its own is made of; all else is a part of such a text.
const BLOCKS: [&str; 16] = [
    "p", "li", "h1", "h2", "h3", "h4", "label", "legend", "button", "dt", "dd", "caption", "th",
    "td", "summary", "div",
];

/// The texts of a page, each once, as they stand by themselves.
fn texts(nodes: &[Node], found: &mut BTreeSet<String>) {
    let mut inline = String::new();
    for node in nodes {
        match node.piece() {
            Piece::Element(element) if ["svg", "option", "td"].contains(&element.name) => {}
            // A link to a recommendation says its name, and a list of such links is a list of names.
            Piece::Element(element) if names_a_recommendation(element) => inline.push_str("it"),
            Piece::Element(element) if has_block(node) => {
                let inner = &element.children;
                texts(inner, found);
            }
            _ => inline.push_str(&plain(std::slice::from_ref(node))),
        }
        if has_block(node) && !inline.trim().is_empty() {
            found.insert(std::mem::take(&mut inline));
        }
    }
    if !inline.trim().is_empty() {
        found.insert(inline);
    }
}

fn names_a_recommendation(element: &Parts) -> bool {
    let to = element.value_of("href").unwrap_or_default();
    to.strip_prefix("#/recommendations/")
        .is_some_and(|number| number.parse::<u32>().is_ok())
}

fn has_block(node: &Node) -> bool {
    match node.piece() {
        Piece::Text(_) => false,
        Piece::Element(element) => {
            BLOCKS.contains(&element.name) || element.children.iter().any(has_block)
        }
    }
}

/// Every text of the record, the longest first.
fn record() -> Vec<String> {
    fn strings(value: &Value, found: &mut BTreeSet<String>) {
        match value {
            Value::String(text) => drop(found.insert(text.clone())),
            Value::Array(items) => items.iter().for_each(|item| strings(item, found)),
            Value::Object(members) => members.values().for_each(|member| strings(member, found)),
            _ => {}
        }
    }
    let mut found = BTreeSet::new();
    for change in CHANGES.in_order() {
        for value in change.set().values() {
            strings(value, &mut found);
        }
    }
    let mut texts: Vec<String> = found
        .into_iter()
        .filter(|text| text.contains(' '))
        .collect();
    texts.sort_by_key(|text| std::cmp::Reverse(text.len()));
    texts
}

/// Prints the hardest texts where a test fails.
fn hardest(texts: &[String]) -> String {
    let mut graded: Vec<(f64, &String)> =
        texts.iter().map(|text| (of(text).grade(), text)).collect();
    graded.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    let lines = graded
        .iter()
        .take(12)
        .map(|(grade, text)| format!("  {grade:4.1}  {text}\n"));
    lines.collect()
}

fn of(text: &str) -> Measure {
    let mut measure = Measure::default();
    measure.add(text);
    measure
}

fn all(texts: &[String]) -> Measure {
    let mut measure = Measure::default();
    texts.iter().for_each(|text| measure.add(text));
    measure
}

/// Each page is within its limit, and their mean within that of all.
fn expect_easy(what: &str, pages: &[(String, Vec<String>)]) {
    let mut hard = String::new();
    let mut sum = 0.0;
    let graded: Vec<_> = pages
        .iter()
        .filter(|(_, texts)| all(texts).words >= 30)
        .collect();
    assert!(!graded.is_empty());
    for (name, texts) in &graded {
        let grade = all(texts).grade();
        sum += grade;
        if std::env::var_os("GRADES").is_some() {
            println!("{grade:5.1}  {name}");
        }
        if grade > PAGE {
            hard.push_str(&format!("{name}: {grade:.1}\n{}", hardest(texts)));
        }
    }
    let mean = sum / graded.len() as f64;
    println!("{what}: mean {mean:.1} of {}", graded.len());
    assert!(hard.is_empty(), "too hard to read:\n{hard}");
    assert!(mean <= MEAN, "{what}: the mean grade is {mean:.1}");
}

/// Whether a text is more than a name.
fn is_said(text: &str) -> bool {
    text.split_whitespace()
        .filter(|word| word.chars().any(char::is_alphabetic))
        .count()
        > 3
}

#[test]
fn every_page_is_easy_to_read() {
    let record = record();
    let own = |text: &String| {
        let own = record.iter().fold(text.clone(), |text, words| {
            text.replace(words.as_str(), "it")
        });
        is_said(&own).then_some(own)
    };
    let pages: Vec<(String, Vec<String>)> = pages::all()
        .into_iter()
        .map(|(name, nodes)| {
            let mut found = BTreeSet::new();
            texts(&nodes, &mut found);
            (name, found.iter().filter_map(own).collect())
        })
        .collect();
    expect_easy("pages", &pages);
}

#[test]
fn every_help_page_is_easy_to_read() {
    let pages: Vec<(String, Vec<String>)> = pages::help()
        .into_iter()
        .map(|(name, nodes)| {
            let mut found = BTreeSet::new();
            texts(&nodes, &mut found);
            (
                name,
                found.into_iter().filter(|text| is_said(text)).collect(),
            )
        })
        .collect();
    expect_easy("help", &pages);
}

/// The sentences of the source: what ends with a stop.
fn sentences() -> Vec<(String, Vec<String>)> {
    let mut files = Vec::new();
    for folder in [
        "content", "state", "query", "deck", "chart", "store", "snapshot", "exchange", "history",
        "domain",
    ] {
        files.extend(literals(folder));
    }
    let is_sentence = |text: &String| is_said(text) && text.trim_end().ends_with(['.', '?']);
    files
        .into_iter()
        .map(|(name, texts)| {
            let texts = texts.iter().map(|text| filled(text));
            (name, texts.filter(is_sentence).collect())
        })
        .collect()
}

#[test]
fn every_sentence_of_the_source_is_easy_to_read() {
    expect_easy("source", &sentences());
}

#[test]
fn no_text_blames_or_says_nothing() {
    let mut texts = sentences();
    texts.extend(literals("content"));
    texts.extend(literals("state"));
    texts.extend(
        pages::help()
            .into_iter()
            .map(|(name, nodes)| (name, vec![plain(&nodes)])),
    );
    assert!(texts.len() > 100);
    for (name, texts) in texts {
        for text in texts.iter().filter(|text| text.contains(' ')) {
            let words: Vec<String> = text
                .split(|sign: char| !sign.is_alphanumeric())
                .map(str::to_lowercase)
                .collect();
            let said = format!(" {} ", words.join(" "));
            for banned in BANNED {
                assert!(!said.contains(&format!(" {banned} ")), "{name}: {text}");
            }
        }
    }
}
