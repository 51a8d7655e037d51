//! Hints on the first visit to a page. They are the last stop of the page, cover nothing and ask for nothing.

use crate::content::deed::Deed;
use crate::content::settings::OFF;
use crate::markup::part::{button, said};
use crate::markup::{Node, element, several, text};
use crate::route::Route;

/// The pages with a hint: the word by which it is remembered, and what it says.
const HINTS: [(&str, &str); 5] = [
    (
        "home",
        "Every number on this page leads to the list behind it.",
    ),
    (
        "recommendations",
        "Tick what you look for on this page. The address keeps it, so you can bookmark the list.",
    ),
    (
        "recommendation",
        "The answer, what officers say, the panel's view and the timing are four separate things here.",
    ),
    (
        "data",
        "Save a file when you have finished. It is the only copy that nobody can clear with the browser.",
    ),
    (
        "present",
        "Arrow keys and a remote control turn the slides. Escape leads back here.",
    ),
];

/// The word by which the hint of a page is remembered; empty where the page has none.
pub fn page_of(route: &Route) -> &'static str {
    match route {
        Route::Home => "home",
        Route::Recommendations(_) => "recommendations",
        Route::Recommendation(..) => "recommendation",
        Route::Data => "data",
        Route::Present(show) if show.slide.is_empty() => "present",
        _ => "",
    }
}

/// The setting once the hint of a page was read.
pub fn read(hints: &str, route: &Route) -> String {
    let mut read = hints.to_owned();
    if !read.is_empty() {
        read.push(' ');
    }
    read.push_str(page_of(route));
    read
}

/// The hint of a page, unless it was read or hints are off.
pub fn hint(route: &Route, hints: &str) -> Option<Node> {
    let page = page_of(route);
    if hints == OFF || hints.split(' ').any(|one| one == page) {
        return None;
    }
    let (_, words) = HINTS.iter().find(|(one, _)| *one == page)?;
    let got_it = button(
        "govuk-button govuk-button--secondary",
        Deed::GotIt.words(),
        several([text("Got it")]),
    );
    let hint = element("section", several([said(*words), got_it]))
        .class("st-hint")
        .with("aria-label", "Hint");
    Some(hint.node())
}
