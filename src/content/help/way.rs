//! What stands at the end of other pages: the way to the help page of their task, and their words explained.

use serde_json::Value;

use crate::content::help::{GLOSSARY, Help, drawn};
use crate::markup::html::plain;
use crate::markup::part::{disclosure, link, paragraph};
use crate::markup::{Node, element, several, text};
use crate::query::search::fold;
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
pub fn at_the_end(help: &Help, route: &Route, page: &[Node]) -> Option<Node> {
    let mut nodes = Vec::new();
    if is_read(route) {
        nodes.extend(words_on(help, page));
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
pub fn words_on(help: &Help, page: &[Node]) -> Option<Node> {
    let list = words_of(help, page)?;
    Some(disclosure("Words on this page", several([list])).node())
}

/// The words of the glossary that stand somewhere in some nodes, each with its meaning; all of them where there
/// are no nodes.
pub fn words_of(help: &Help, nodes: &[Node]) -> Option<Node> {
    let said = apart(&plain(nodes));
    let mut used = Vec::new();
    for part in help.page(GLOSSARY)? {
        let rows = part.as_array().map_or(&[][..], Vec::as_slice);
        if let Some((mark, rows)) = rows.split_first()
            && mark == "dl"
        {
            let rows = rows
                .iter()
                .filter(|row| nodes.is_empty() || is_used(row, &said));
            used.extend(rows.filter_map(|row| drawn(row, &|_| String::new())));
        }
    }
    if used.is_empty() {
        return None;
    }
    Some(element("dl", used).class("govuk-summary-list").node())
}

/// A text in small letters, with a blank around each word and nothing else between.
fn apart(text: &str) -> String {
    let mut apart = String::from(" ");
    for sign in fold(text).chars() {
        apart.push(if sign.is_ascii_alphanumeric() {
            sign
        } else {
            ' '
        });
    }
    apart.push(' ');
    apart
}

/// Whether a text has one of the words that a row of the glossary explains, or several of them with an s.
fn is_used(row: &Value, said: &str) -> bool {
    let words = row
        .get(1)
        .and_then(|word| word.get(1))
        .and_then(Value::as_str);
    words.unwrap_or_default().split(',').any(|word| {
        let word = apart(word.trim());
        said.contains(&word) || said.contains(&[word.trim_end(), "s "].concat())
    })
}
