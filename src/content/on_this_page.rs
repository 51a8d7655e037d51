//! What a long page holds, listed at its top.

use crate::content::deed::Deed;
use crate::markup::part::{ListLook, column_heading, list};
use crate::markup::{Node, element, several, text};

/// The ways to the sections of a page, from the id and the heading of each. The fragment is the address of the page,
/// so the control goes there by itself.
pub fn on_this_page(sections: Vec<(String, String)>) -> Node {
    let ways = sections.into_iter().map(|(id, heading)| {
        let way = element("a", several([text(heading)]))
            .with("href", format!("#{id}"))
            .with("data-do", Deed::Focus(id).words());
        several([way.node()])
    });
    let ways = list(ListLook::Bullets, ways.collect());
    element("nav", several([column_heading("On this page"), ways]))
        .class("st-contents")
        .with("aria-label", "On this page")
        .node()
}
