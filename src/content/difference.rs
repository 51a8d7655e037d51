//! Two texts with the words that differ marked, for eyes and for screen readers.

use crate::content::visible::visible;
use crate::markup::part::heard;
use crate::markup::{Node, element};
use crate::query::difference::{Piece, words};

/// The later text, with what was taken out of the earlier one and what was put in marked.
pub fn difference(before: &str, after: &str) -> Vec<Node> {
    let mut nodes = Vec::new();
    for piece in words(before, after) {
        match piece {
            Piece::Same(words) => nodes.extend(visible(&words)),
            Piece::Removed(words) => nodes.push(marked("del", "removed: ", &words)),
            Piece::Added(words) => nodes.push(marked("ins", "added: ", &words)),
        }
    }
    nodes
}

fn marked(name: &'static str, said: &'static str, words: &str) -> Node {
    let mut children = vec![heard(format!("[{said}"))];
    children.extend(visible(words));
    children.push(heard("]".to_owned()));
    element(name, children).node()
}
