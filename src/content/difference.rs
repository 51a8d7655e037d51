//! Two texts with the words that differ marked, for eyes and for screen readers.

use crate::content::visible::visible;
use crate::markup::part::heard;
use crate::markup::{Node, element, several, text};
use crate::query::difference::{Piece, words};

/// The later text, with what was put in marked. What was taken out of the earlier one is shown too, unless
/// most of it was: then the words left over would tell nobody anything.
pub fn difference(before: &str, after: &str) -> Vec<Node> {
    if before == after {
        return several([text(after)]);
    }
    let mut nodes = Vec::new();
    let pieces = words(before, after);
    let same: usize = pieces
        .iter()
        .map(|piece| match piece {
            Piece::Same(words) => words.len(),
            Piece::Removed(_) | Piece::Added(_) => 0,
        })
        .sum();
    let is_rewritten = same * 2 < before.len();
    for piece in pieces {
        match piece {
            Piece::Same(words) => nodes.extend(visible(&words)),
            Piece::Removed(_) if is_rewritten => {}
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
