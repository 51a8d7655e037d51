//! What the checks of the record found, for people to look at.

use crate::domain::check::check;
use crate::domain::workspace::Workspace;
use crate::markup::part::{ListLook, list, said, section, strong};
use crate::markup::{Node, several, text};

/// Which findings are listed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum About {
    /// Those about figures.
    Figures,
    /// Those about everything else.
    TheRest,
}

/// The findings as a section; nothing where there are none.
pub fn findings(workspace: &Workspace, about: About) -> Option<Node> {
    let items: Vec<Vec<Node>> = check(workspace)
        .into_iter()
        .filter(|finding| {
            workspace.figures.contains_key(&finding.about) == (about == About::Figures)
        })
        .map(|finding| {
            several([
                strong(format!("{}: ", finding.level.label())),
                text(finding.message),
            ])
        })
        .collect();
    (!items.is_empty()).then(|| {
        let lead = "The record was checked against the panel's rules, and every printed total was added up again.";
        section(
            "What needs care",
            several([said(lead), list(ListLook::Bullets, items)]),
        )
    })
}
