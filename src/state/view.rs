//! The way of a page's value to the screen.

use web_sys::Element;

use crate::markup::Node;
use crate::platform::draw;

/// Draws nodes into an element in place of what was there. Should the browser refuse, what could be
/// drawn stays, and the place is not left blank without a word.
pub fn fill(place: &Element, nodes: &[Node]) {
    if !draw::fill(place, nodes) {
        place.set_text_content(Some(
            "This part of the page could not be shown. Reload the page.",
        ));
    }
}
