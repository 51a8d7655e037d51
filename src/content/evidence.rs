//! What the review heard and found, by kind, what its recommendations rest on, and the papers it comes
//! from.

mod trail;

use crate::content::checks::on_page;
use crate::content::source::source_line;
use crate::domain::evidence::{Evidence, EvidenceKind};
use crate::domain::order::in_order;
use crate::domain::source::Source;
use crate::domain::workspace::Workspace;
use crate::markup::part::{ListLook, line_break, list, quiet, said, section, strong};
use crate::markup::{Node, several, text};
use crate::query::checks::Stands;

/// The whole page below its title.
pub fn page(workspace: &Workspace) -> Vec<Node> {
    let groups = EvidenceKind::ALL
        .iter()
        .filter_map(|kind| group(workspace, *kind));
    let mut nodes = Vec::new();
    nodes.extend(trail::three_questions(workspace));
    nodes.extend(trail::trail(workspace));
    nodes.push(papers(workspace));
    nodes.extend(groups);
    nodes.extend(on_page(workspace, Stands::Evidence));
    nodes
}

fn papers(workspace: &Workspace) -> Node {
    let all: Vec<&Source> = workspace
        .sources
        .values()
        .map(|entry| &entry.record)
        .collect();
    let items: Vec<Vec<Node>> = in_order(all, |source| source.order)
        .into_iter()
        .map(|source| {
            let date = source
                .date
                .map_or_else(|| "date not stated".to_owned(), |date| date.to_string());
            let mut item = several([text(format!("{}, {date}", source.title))]);
            if !source.missing.is_empty() {
                item.push(quiet(several([text(format!(
                    " Missing: {}.",
                    source.missing.join("; ").trim_end_matches('.')
                ))])));
            }
            item
        })
        .collect();
    let body = if items.is_empty() {
        said("No papers have been recorded.")
    } else {
        list(ListLook::Bullets, items)
    };
    section("Papers", several([body]))
}

fn group(workspace: &Workspace, kind: EvidenceKind) -> Option<Node> {
    let all: Vec<&Evidence> = workspace
        .evidence
        .values()
        .map(|entry| &entry.record)
        .filter(|evidence| evidence.kind == kind)
        .collect();
    let items: Vec<Vec<Node>> = in_order(all, |evidence| evidence.order)
        .into_iter()
        .map(|evidence| evidence_item(workspace, evidence))
        .collect();
    (!items.is_empty()).then(|| section(kind.label(), several([list(ListLook::Spaced, items)])))
}

/// A piece of evidence as an item of a list.
pub fn evidence_item(workspace: &Workspace, evidence: &Evidence) -> Vec<Node> {
    let mut item = several([
        strong(evidence.title.clone()),
        line_break(),
        text(evidence.text.clone()),
    ]);
    if !evidence.who.is_empty() {
        item.push(quiet(several([text(format!(
            " {}.",
            evidence.who.trim_end_matches('.')
        ))])));
    }
    item.extend(source_line(workspace, &evidence.sources));
    item
}
