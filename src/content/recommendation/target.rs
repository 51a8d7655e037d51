//! What can be counted in a recommendation, and the districts that have it.

use crate::content::record_form::change_link;
use crate::domain::id::RecordId;
use crate::domain::recommendation::Recommendation;
use crate::domain::review::Review;
use crate::domain::workspace::Workspace;
use crate::markup::part::{Tone, paragraph, said, tag};
use crate::markup::table::{Column, Table};
use crate::markup::{Node, several, text};

/// The targets, the date, the questions it answers, and the map of ticks by district (rule V23).
pub fn targets(workspace: &Workspace, id: &RecordId, recommendation: &Recommendation) -> Vec<Node> {
    let mut nodes = Vec::new();
    if !recommendation.targets.is_empty() {
        nodes.push(said(format!(
            "What can be counted: {}.",
            recommendation.targets.join("; ")
        )));
    }
    if let Some(due) = recommendation.due {
        nodes.push(said(format!("Due: {due}.")));
    }
    if !recommendation.lead_officer.is_empty() {
        nodes.push(said(format!(
            "Officer who leads on it: {}.",
            recommendation.lead_officer
        )));
    }
    let review = workspace.reviews.values().next().map(|entry| &entry.record);
    let Some(review) = review else {
        return nodes;
    };
    for (question, place) in review.scope_questions.iter().zip(1_u32..) {
        if recommendation.scope_questions.contains(&place) {
            nodes.push(said(format!(
                "It answers question {place} of the scope: {question}"
            )));
        }
    }
    if !recommendation.per_district.is_empty() {
        nodes.push(districts(id, recommendation, review));
    } else if !recommendation.targets.is_empty() {
        nodes.push(paragraph(several([
            text("Is something to be counted in each district? "),
            change_link(id, "districts", "what is counted by district"),
        ])));
    }
    nodes
}

fn districts(id: &RecordId, recommendation: &Recommendation, review: &Review) -> Node {
    let change = paragraph(several([change_link(
        id,
        "districts",
        "the districts that have it",
    )]));
    let mut names: Vec<&str> = review.districts.iter().map(|name| name.trim()).collect();
    for name in &recommendation.districts_met {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    let met = |name: &str| recommendation.districts_met.iter().any(|one| one == name);
    let count = names.iter().filter(|name| met(name)).count();
    let rows: Vec<Vec<Vec<Node>>> = names
        .iter()
        .map(|name| {
            let mark = if met(name) {
                tag(Tone::Green, "Yes")
            } else {
                tag(Tone::Grey, "Not yet")
            };
            several([several([text(*name)]), several([mark])])
        })
        .collect();
    if rows.is_empty() {
        let words = format!(
            "For each district: {}. The review names no districts yet. ",
            recommendation.per_district
        );
        return paragraph(several([text(words), change_link(id, "districts", "it")]));
    }
    let table = Table {
        id: "districts-caption".to_owned(),
        caption: format!(
            "For each district: {}. {count} of {} have it.",
            recommendation.per_district.trim_end_matches('.'),
            names.len()
        ),
        columns: ["District", "Has it"].map(Column::Words).to_vec(),
        rows,
    };
    crate::markup::element("div", several([table.node(), change])).node()
}
