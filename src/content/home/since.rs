//! Home's word on what changed since the last meeting, and what to do for the next.

use crate::markup::part::{
    ButtonLook, ListLook, button_link, column_heading, link, list, paragraph, quiet_line,
};
use crate::markup::{Node, element, several, text};
use crate::query::show::Show;
use crate::route::Route;

/// How many sentences Home shows.
const ENOUGH: usize = 5;

/// What changed since the last meeting whose day is known.
pub struct SinceLast {
    /// The meeting, in words.
    pub meeting: String,
    /// What changed, drafts apart.
    pub sentences: Vec<String>,
}

/// What is done for a meeting. The first stops of the page, so that each is a few keys away.
pub fn for_the_meeting() -> Node {
    let buttons = [
        (
            ButtonLook::Primary,
            Route::Present(Show::all().at(1)),
            "Present",
        ),
        (
            ButtonLook::Secondary,
            Route::Changes(String::new()),
            "What changed",
        ),
        (ButtonLook::Secondary, Route::Print(None), "Print"),
    ];
    let buttons =
        buttons.map(|(look, route, words)| button_link(look, route.href(), several([text(words)])));
    element("div", buttons.into())
        .class("govuk-button-group st-tasks")
        .node()
}

/// What changed since the last meeting, in at most five sentences.
pub fn since_last(since: Option<SinceLast>) -> Vec<Node> {
    let Some(since) = since else {
        return Vec::new();
    };
    let mut nodes = several([
        column_heading("Since the last meeting"),
        quiet_line(format!("Counted from {}.", since.meeting)),
    ]);
    if since.sentences.is_empty() {
        nodes.push(paragraph(several([text("Nothing has changed.")])));
    } else {
        let first = since.sentences.into_iter().take(ENOUGH);
        let items = first.map(|one| several([text(one)]));
        nodes.push(list(ListLook::Spaced, items.collect()));
    }
    let all = link(
        Route::Changes(String::new()).href(),
        several([text("See all changes")]),
    );
    nodes.push(paragraph(several([all])));
    nodes
}
