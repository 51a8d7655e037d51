//! What stands at the end of other pages: the way to the help page of their task, and their words explained.

use serde_json::Value;

use crate::content::help::{GLOSSARY, drawn, found};
use crate::domain::json::parse;
use crate::markup::html::plain;
use crate::markup::part::{disclosure, link, paragraph};
use crate::markup::{Node, element, several, text};
use crate::route::Route;

/// The help page of a page's task. Its name, read as words, ends the sentence "How to …".
fn task(route: &Route) -> Option<&'static str> {
    Some(match route {
        Route::Home => "keep-your-work-safe",
        Route::Recommendations(_) => "find-a-recommendation",
        Route::Recommendation(..) => "undo-a-change",
        Route::RecordResponse(..) => "record-a-response",
        Route::AddUpdate(_) => "add-an-update",
        Route::Workforce(..) => "compare-pay",
        Route::Data => "merge-files",
        Route::ReadPaper => "read-a-paper-in",
        Route::Conflicts => "settle-a-conflict",
        Route::Present(show) if show.slide.is_empty() => "present-to-a-meeting",
        Route::Changes(_) => "see-what-changed",
        Route::ReportBack => "prepare-the-report-back",
        Route::Print(_) => "print-your-papers",
        _ => return None,
    })
}

/// Whether a page is there to be read: there words of scrutiny are explained, while a form and a pack end with
/// what they are for.
fn is_read(route: &Route) -> bool {
    matches!(
        route,
        Route::Home
            | Route::Review
            | Route::Recommendations(_)
            | Route::Recommendation(..)
            | Route::Progress(_)
            | Route::Meetings
            | Route::Meeting(_)
            | Route::Money
            | Route::Workforce(..)
            | Route::Evidence
    )
}

/// What a page ends with. It comes after the page's own controls, so that nobody has to pass it.
pub fn at_the_end(data: &str, route: &Route, page: &[Node]) -> Option<Node> {
    let mut nodes = Vec::new();
    if is_read(route) {
        nodes.extend(words_on(data, page));
    }
    if let Some(name) = task(route) {
        let words = format!("How to {}", name.replace('-', " "));
        let to = Route::Help(name.to_owned()).href();
        nodes.push(paragraph(several([link(to, several([text(words)]))])));
    }
    if nodes.is_empty() {
        return None;
    }
    Some(element("div", nodes).class("st-way st-no-print").node())
}

/// The words of the glossary that a page uses, closed until asked for.
pub fn words_on(data: &str, page: &[Node]) -> Option<Node> {
    let data = parse(data).ok()?;
    let said = plain(page).to_lowercase();
    let lists = found(&data, GLOSSARY)?.iter().filter(|part| is_list(part));
    let rows = lists.filter_map(Value::as_array).flatten();
    let used = rows.filter(|row| row_words(row).is_some_and(|words| is_used(words, &said)));
    let used: Vec<Node> = used
        .filter_map(|row| drawn(row, &|_| String::new()))
        .collect();
    if used.is_empty() {
        return None;
    }
    let list = element("dl", used).class("govuk-summary-list").node();
    Some(disclosure("Words on this page", several([list])).node())
}

fn is_list(part: &Value) -> bool {
    part.get(0).and_then(Value::as_str) == Some("dl")
}

/// The words that a row of the glossary explains, with commas between.
fn row_words(row: &Value) -> Option<&str> {
    row.get(1)?.get(1)?.as_str()
}

/// Whether one of the words stands in a text, as a word of its own or with an s.
fn is_used(words: &str, said: &str) -> bool {
    words.to_lowercase().split(", ").any(|word| {
        said.match_indices(word).any(|(place, _)| {
            let before = said.get(..place).and_then(|text| text.chars().next_back());
            let after = said.get(place + word.len()..).unwrap_or_default();
            let after = after.strip_prefix('s').unwrap_or(after).chars().next();
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        })
    })
}
