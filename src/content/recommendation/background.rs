//! What stands behind and beside a recommendation: actions, money, paragraphs, related ones, evidence.

use crate::content::evidence::evidence_item;
use crate::content::meetings::action_item;
use crate::content::record_form::add_link;
use crate::content::source::source_line;
use crate::domain::evidence::{Evidence, EvidenceKind};
use crate::domain::meeting::Action;
use crate::domain::money::MoneyLine;
use crate::domain::order::in_order;
use crate::domain::recommendation::Recommendation;
use crate::domain::record::Record;
use crate::domain::workspace::Workspace;
use crate::markup::part::{ListLook, link, list, said, section, strong};
use crate::markup::{Node, several, text};
use crate::query::describe::list_numbers;
use crate::query::filter::Filter;
use crate::query::list::Row;
use crate::route::Route;

pub fn sections(workspace: &Workspace, row: &Row, recommendation: &Recommendation) -> Vec<Node> {
    let mut nodes = Vec::new();
    nodes.push(actions(workspace, row));
    nodes.extend(money(workspace, row));
    nodes.push(evidence(workspace, row, recommendation));
    nodes
}

fn actions(workspace: &Workspace, row: &Row) -> Node {
    let items: Vec<Vec<Node>> = workspace
        .naming::<Action>(&row.id)
        .into_iter()
        .filter(|(_, entry)| entry.record.recommendations.contains(&row.id))
        .map(|(id, entry)| action_item(workspace, id, &entry.record))
        .collect();
    let body = if items.is_empty() {
        said("No actions have been recorded.")
    } else {
        list(ListLook::Spaced, items)
    };
    let add = add_link(Action::TYPE, Some(&row.id), "Add an action");
    section("Actions", several([body, add]))
}

fn money(workspace: &Workspace, row: &Row) -> Option<Node> {
    let lines: Vec<_> = workspace
        .naming::<MoneyLine>(&row.id)
        .into_iter()
        .map(|(_, entry)| &entry.record)
        .filter(|line| line.recommendations.contains(&row.id))
        .collect();
    let items: Vec<Vec<Node>> = in_order(lines, |line| line.order)
        .into_iter()
        .map(|line| {
            let mut item = several([
                strong(format!("{}: {}", line.stage.label(), line.amount)),
                text(format!(", {}", line.purpose)),
            ]);
            item.extend(source_line(workspace, &line.sources));
            item
        })
        .collect();
    (!items.is_empty()).then(|| section("Money", several([list(ListLook::Spaced, items)])))
}

fn evidence(workspace: &Workspace, row: &Row, recommendation: &Recommendation) -> Node {
    let mut nodes = Vec::new();
    match recommendation.paragraphs.as_slice() {
        [] => {}
        [one] => nodes.push(said(format!("Paragraph {one} of the report supports it."))),
        many => nodes.push(said(format!(
            "Paragraphs {} of the report support it.",
            list_numbers(many)
        ))),
    }
    if !recommendation.cross_references.is_empty() {
        nodes.push(said(format!(
            "See also: {}.",
            recommendation.cross_references.join("; ")
        )));
    }
    let related: Vec<Vec<Node>> = recommendation
        .related
        .iter()
        .filter_map(|id| workspace.get::<Recommendation>(id))
        .map(|other| {
            let href = Route::Recommendation(other.number, Filter::all()).href();
            let words = several([text(format!("Recommendation {}", other.number))]);
            several([link(href, words), text(format!(": {}", other.title))])
        })
        .collect();
    if !related.is_empty() {
        nodes.push(list(ListLook::Bullets, related));
    }
    let heard: Vec<Vec<Node>> = workspace
        .naming::<Evidence>(&row.id)
        .into_iter()
        .filter(|(_, entry)| {
            // What is claimed to have come of it has its own place.
            entry.record.kind != EvidenceKind::Outcome
                && entry.record.recommendations.contains(&row.id)
        })
        .map(|(_, entry)| evidence_item(workspace, &entry.record))
        .collect();
    if !heard.is_empty() {
        nodes.push(list(ListLook::Spaced, heard));
    }
    section("Evidence", nodes)
}
