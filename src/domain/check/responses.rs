//! Rules V01 to V05: the answers of the response form.

use crate::domain::check::{Finding, Level, Rule, report};
use crate::domain::order::sorted;
use crate::domain::response::{AlternativeWording, Answer, Response, SourceClarity};
use crate::domain::workspace::Workspace;

pub(super) fn check(workspace: &Workspace, findings: &mut Vec<Finding>) {
    one_per_addressee(workspace, findings);
    for (id, entry) in &workspace.responses {
        let name = name_of(workspace, &entry.record);
        let mut found = |rule, level, message| report(findings, rule, level, id, message);
        let response = &entry.record;
        if response.answer.needs_explanation() {
            let answer = response.answer.label().to_ascii_lowercase();
            if response.explanation.trim().is_empty() {
                found(
                    Rule::V02,
                    Level::Error,
                    format!(
                        "{name} is {answer} but no explanation is recorded. Add the reason the Cabinet Member gave."
                    ),
                );
            }
            if response.alternative == AlternativeWording::NotStated {
                found(
                    Rule::V03,
                    Level::Warning,
                    format!(
                        "{name} is {answer} with no other wording. Record the wording, or that none was offered."
                    ),
                );
            }
        }
        if response.answer == Answer::InFull && !response.comment.trim().is_empty() {
            found(
                Rule::V04,
                Level::Note,
                format!(
                    "{name} is accepted in full with a comment. Read the comment with the answer."
                ),
            );
        }
        if response.clarity == SourceClarity::InDoubt {
            found(
                Rule::V05,
                Level::Warning,
                format!(
                    "{name}: the mark on the form is not clear. {} A person should confirm it.",
                    response.doubt
                ),
            );
        }
    }
}

/// V01: two response records for the same recommendation and addressee.
fn one_per_addressee(workspace: &Workspace, findings: &mut Vec<Finding>) {
    let key = |response: &Response| (response.recommendation.clone(), response.addressee.clone());
    let mut keyed = Vec::new();
    for (id, entry) in &workspace.responses {
        keyed.push((key(&entry.record), id, &entry.record));
    }
    // Equal keys stand together then, in the order of their ids: none is compared with all others.
    let keyed = sorted(keyed, &|(a, one, _), (b, other, _)| {
        (a, one).cmp(&(b, other))
    });
    for same in keyed.chunk_by(|(a, ..), (b, ..)| a == b) {
        for (_, id, response) in same.iter().skip(1) {
            report(
                findings,
                Rule::V01,
                Level::Error,
                id,
                format!(
                    "{} has two responses from the same Cabinet Member. Keep one and remove the other.",
                    name_of(workspace, response)
                ),
            );
        }
    }
}

fn name_of(workspace: &Workspace, response: &Response) -> String {
    workspace
        .recommendations
        .get(&response.recommendation)
        .map_or_else(
            || "A response to a recommendation that is not here".to_owned(),
            |entry| format!("Recommendation {}", entry.record.number),
        )
}
