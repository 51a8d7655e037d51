//! The charts of the app's pages, to be chosen for slides and for paper.

use crate::content::charts::delivery_chart;
use crate::content::{money, workforce};
use crate::domain::workspace::Workspace;
use crate::markup::html::plain;
use crate::markup::{Node, Piece, several};
use crate::query::list::Row;

/// A chart as a page shows it, with its basis and its table.
pub struct Chart {
    /// Its id, which is the same as long as the page has it.
    pub id: String,
    /// What it shows.
    pub finding: String,
    /// The figure.
    pub node: Node,
}

/// Every chart but that of the answers, which the summary has, in the order of the pages.
pub fn charts(workspace: &Workspace, rows: &[Row]) -> Vec<Chart> {
    let mut found = Vec::new();
    collect(&several([delivery_chart(rows)]), &mut found);
    collect(&money::page(workspace), &mut found);
    collect(&workforce::page(workspace, ["", ""]), &mut found);
    found
}

fn collect(nodes: &[Node], found: &mut Vec<Chart>) {
    for node in nodes {
        let Piece::Element(parts) = node.piece() else {
            continue;
        };
        let label = parts.value_of("aria-labelledby").unwrap_or_default();
        match (parts.name, label.strip_suffix("-finding")) {
            ("figure", Some(id)) => {
                let finding = parts.children.first();
                found.push(Chart {
                    id: id.to_owned(),
                    finding: finding
                        .map_or_else(String::new, |node| plain(std::slice::from_ref(node))),
                    node: node.clone(),
                });
            }
            _ => collect(&parts.children, found),
        }
    }
}
