//! Long lists and tables: the first of their entries are on the page until somebody asks for more.

use crate::content::deed::Deed;
use crate::content::list::PAGE;
use crate::domain::amount::with_commas;
use crate::markup::part::{are_many, button, paragraph};
use crate::markup::{Node, Parts, Piece, element, several, text};

/// A list of up to so many entries stands whole on its page.
const WHOLE: usize = 300;

/// The id of the first of the entries that are added to a list of the page from a place on.
pub fn entry_id(list: usize, place: usize) -> String {
    format!("entry-{list}-{place}")
}

/// Reads what a button for more asks for: how many entries, and of which list.
pub(super) fn more((most, list): (&str, &str)) -> Option<Deed> {
    Some(Deed::ShowMore(most.parse().ok()?, list.parse().ok()?))
}

/// Leaves so many entries at most in each long list and table, each with the way to more. With all of them a page of
/// ten thousand takes seconds to draw.
pub fn shorten(nodes: &mut Vec<Node>, most: usize) {
    let mut lists = 0;
    shorten_within(nodes, most, &mut lists);
}

fn shorten_within(nodes: &mut Vec<Node>, most: usize, lists: &mut usize) {
    let mut place = 0;
    while let Some(node) = nodes.get_mut(place) {
        place += 1;
        let Piece::Element(parts) = node.piece_mut() else {
            continue;
        };
        let mut rest = Vec::new();
        if let Some(entries) = entries_of(parts) {
            let all = entries.len();
            if all > WHOLE.max(most) {
                *lists += 1;
                entries.truncate(most);
                // The focus goes to the first of the entries that are added.
                for first in (PAGE..most).step_by(PAGE) {
                    if let Some(entry) = entries.get_mut(first) {
                        make_reachable(entry, entry_id(*lists, first));
                    }
                }
                rest = way_to_more(*lists, all, most);
            } else if all > WHOLE {
                *lists += 1;
                if let Some(entry) = entries.get_mut(PAGE) {
                    make_reachable(entry, entry_id(*lists, PAGE));
                }
            }
        }
        shorten_within(&mut parts.children, most, lists);
        if !rest.is_empty() {
            nodes.insert(place, element("div", rest).node());
            place += 1;
        }
    }
}

/// The entries of a list, of a table or of parts that may be many; the table of recommendations has a way of its own.
fn entries_of(parts: &mut Parts) -> Option<&mut Vec<Node>> {
    match parts.name {
        "ul" | "ol" => Some(&mut parts.children),
        "div" if are_many(parts) => Some(&mut parts.children),
        "table" => {
            let mut within = parts.children.iter_mut();
            within.find_map(|child| match child.piece_mut() {
                Piece::Element(body) if body.name == "tbody" => Some(&mut body.children),
                _ => None,
            })
        }
        _ => None,
    }
}

fn make_reachable(entry: &mut Node, id: String) {
    if let Piece::Element(parts) = entry.piece_mut() {
        parts.attributes.push(("id", id));
        parts.attributes.push(("tabindex", "-1".to_owned()));
    }
}

fn way_to_more(list: usize, all: usize, most: usize) -> Vec<Node> {
    let count = |number: usize| with_commas(u64::try_from(number).unwrap_or(u64::MAX));
    let words = format!(
        "The first {} of {} are on the page.",
        count(most),
        count(all)
    );
    let button = |most: usize, words: String| {
        let class = "govuk-button govuk-button--secondary";
        button(
            class,
            Deed::ShowMore(most, list).words(),
            several([text(words)]),
        )
    };
    several([
        paragraph(several([text(words)])),
        button(most + PAGE, format!("Show {PAGE} more")),
        text(" "),
        button(usize::MAX, "Show all".to_owned()),
    ])
}
