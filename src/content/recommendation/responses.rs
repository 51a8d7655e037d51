//! The response of each addressee, with what the paper leaves in doubt.

use crate::content::conflicts::conflict_said;
use crate::content::difference::difference;
use crate::content::source::source_line;
use crate::domain::id::RecordId;
use crate::domain::recommendation::{Addressee, Recommendation};
use crate::domain::response::{AlternativeWording, Response, SourceClarity};
use crate::domain::workspace::{Entry, Workspace};
use crate::markup::part::{
    ButtonLook, button_link, facts, heard, link, paragraph, said, sub_heading, unclear,
};
use crate::markup::{Node, several, text};
use crate::query::answer::{Addressed, addressed};
use crate::query::list::Row;
use crate::route::Route;

pub fn section(workspace: &Workspace, row: &Row, recommendation: &Recommendation) -> Node {
    let all = addressed(workspace, &row.id, recommendation);
    let mut nodes = Vec::new();
    let awaited: Vec<String> = all
        .iter()
        .filter(|one| one.is_awaited())
        .map(|one| name_of(workspace, one))
        .collect();
    if all.len() > 1 && !awaited.is_empty() {
        nodes.push(said(format!("Not answered yet: {}.", awaited.join("; "))));
    }
    for one in &all {
        let published = &recommendation.official_wording;
        nodes.extend(one_addressee(workspace, row, one, all.len(), published));
    }
    crate::markup::part::section("Response", nodes)
}

fn one_addressee(
    workspace: &Workspace,
    row: &Row,
    one: &Addressed<'_>,
    addressees: usize,
    published: &str,
) -> Vec<Node> {
    let name = name_of(workspace, one);
    let mut nodes = several([sub_heading(name.clone())]);
    match one.response {
        Some((id, entry)) if !one.is_awaited() => {
            nodes.extend(given(workspace, id, entry, published))
        }
        _ => nodes.push(said("No response is recorded yet.")),
    }
    let (look, words) = if one.is_awaited() {
        (ButtonLook::Primary, "Record a response")
    } else {
        (ButtonLook::Secondary, "Change the response")
    };
    let mut words = several([text(words)]);
    if addressees > 1 {
        words.push(heard(format!(" of {name}")));
    }
    let href = Route::RecordResponse(row.number, Some(one.addressee.clone())).href();
    nodes.push(button_link(look, href, words));
    nodes
}

fn name_of(workspace: &Workspace, one: &Addressed<'_>) -> String {
    workspace
        .get::<Addressee>(one.addressee)
        .map_or_else(|| "A Cabinet Member".to_owned(), Addressee::said)
}

/// The answer. The wording that is offered shows what differs from the published one, where that is known.
fn given(
    workspace: &Workspace,
    id: &RecordId,
    entry: &Entry<Response>,
    published: &str,
) -> Vec<Node> {
    let response = &entry.record;
    let alternative = match &response.alternative {
        AlternativeWording::NotStated if response.answer.needs_explanation() => {
            "Not stated in the source".to_owned()
        }
        AlternativeWording::NotStated => String::new(),
        AlternativeWording::NoneOffered => "None offered".to_owned(),
        AlternativeWording::Offered(wording) => wording.clone(),
    };
    let lines = [
        ("Answer", response.answer.label().to_owned()),
        ("Explanation", response.explanation.clone()),
        ("Other wording", alternative),
        ("Comment", response.comment.clone()),
        (
            "Date",
            response
                .date
                .map(|date| date.to_string())
                .unwrap_or_default(),
        ),
        ("Mark as printed", response.printed_mark.clone()),
    ];
    let pairs = lines
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(key, value)| {
            let is_offered = matches!(response.alternative, AlternativeWording::Offered(_));
            let words = if key == "Other wording" && is_offered && !published.is_empty() {
                difference(published, &value)
            } else {
                several([text(value)])
            };
            (key.to_owned(), words)
        })
        .collect();
    let mut nodes = Vec::new();
    if response.clarity == SourceClarity::InDoubt {
        nodes.push(unclear(response.doubt.clone()));
    }
    if !entry.conflicts.is_empty() {
        nodes.push(conflict_said());
    }
    nodes.push(facts(pairs));
    nodes.extend(source_line(workspace, &response.sources));
    let words = several([
        text("Change how the form was read"),
        heard(format!(", {}", name_said(workspace, response))),
    ]);
    let href = Route::EditRecord(id.clone(), "paper".to_owned()).href();
    nodes.push(paragraph(several([link(href, words)])));
    nodes
}

fn name_said(workspace: &Workspace, response: &Response) -> String {
    workspace
        .get::<Addressee>(&response.addressee)
        .map_or_else(|| "a Cabinet Member".to_owned(), Addressee::said)
}
