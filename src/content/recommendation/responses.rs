//! The response of each addressee, with what the paper leaves in doubt.

use crate::content::conflicts::conflict_said;
use crate::content::source::source_line;
use crate::domain::recommendation::{Addressee, Recommendation};
use crate::domain::response::{AlternativeWording, Response, SourceClarity};
use crate::domain::workspace::{Entry, Workspace};
use crate::markup::part::{ButtonLook, button_link, facts, heard, said, sub_heading, unclear};
use crate::markup::{Node, several, text};
use crate::query::answer::{Addressed, addressed};
use crate::query::list::Row;
use crate::route::Route;

pub fn section(workspace: &Workspace, row: &Row, recommendation: &Recommendation) -> Node {
    let all = addressed(workspace, &row.id, recommendation);
    let nodes = all
        .iter()
        .flat_map(|one| one_addressee(workspace, row, one, all.len()))
        .collect();
    crate::markup::part::section("Response", nodes)
}

fn one_addressee(
    workspace: &Workspace,
    row: &Row,
    one: &Addressed<'_>,
    addressees: usize,
) -> Vec<Node> {
    let name = workspace
        .get::<Addressee>(one.addressee)
        .map_or_else(|| "A Cabinet Member".to_owned(), Addressee::said);
    let mut nodes = several([sub_heading(name.clone())]);
    match one.response {
        Some((_, entry)) if !one.is_awaited() => nodes.extend(given(workspace, entry)),
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

fn given(workspace: &Workspace, entry: &Entry<Response>) -> Vec<Node> {
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
        .map(|(key, value)| (key.to_owned(), several([text(value)])))
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
    nodes
}
