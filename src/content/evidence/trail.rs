//! The trail of evidence: from each recommendation to its paragraphs, to what was heard, to who was met;
//! and the Board's three questions about a report.

use crate::content::checks::to_all;
use crate::content::source::opening;
use crate::domain::amount::with_commas;
use crate::domain::check::{Level, check};
use crate::domain::evidence::{Evidence, EvidenceKind};
use crate::domain::id::RecordId;
use crate::domain::meeting::Activity;
use crate::domain::order::in_order;
use crate::domain::recommendation::Recommendation;
use crate::domain::review::Review;
use crate::domain::workspace::Workspace;
use crate::markup::part::{
    ListLook, link, list, paragraph, quiet_line, said, section, sub_heading,
};
use crate::markup::table::{Column, Table};
use crate::markup::{Node, several, text};
use crate::query::describe::list_numbers;
use crate::query::filter::Filter;
use crate::query::timing::plural;
use crate::query::trail::{answered_by, heard_at, rests_on};
use crate::route::Route;

/// The Board's three questions; nothing where there are no recommendations.
pub(super) fn three_questions(workspace: &Workspace) -> Option<Node> {
    let all = workspace.recommendations_by_number();
    if all.is_empty() {
        return None;
    }
    let mut nodes = several([
        sub_heading("Is the report robust?"),
        said(robust(workspace)),
        to_all(),
    ]);
    nodes.push(sub_heading("Is it based on evidence?"));
    nodes.push(based(workspace, &all));
    nodes.push(sub_heading("Is it within its terms of reference?"));
    for entry in workspace.reviews.values() {
        nodes.extend(within(&all, &entry.record));
    }
    Some(section("The Board's three questions", nodes))
}

fn robust(workspace: &Workspace) -> String {
    let findings = check(workspace);
    let count = |level| {
        let of_level = findings.iter().filter(|finding| finding.level == level);
        u32::try_from(of_level.count()).unwrap_or(u32::MAX)
    };
    format!(
        "The checks of the record found {} to correct and {} to check.",
        plural(count(Level::Error), "thing"),
        plural(count(Level::Warning), "thing")
    )
}

type Numbered<'a> = (&'a RecordId, &'a Recommendation);

/// Which recommendations rest on no evidence, with the way to each.
fn based(workspace: &Workspace, all: &[Numbered<'_>]) -> Node {
    let mut without = Vec::new();
    for (id, one) in all {
        if one.paragraphs.is_empty() && rests_on(workspace, id).is_empty() {
            without.push(one.number);
        }
    }
    if without.is_empty() {
        return said(
            "Every recommendation names a paragraph of the report or has evidence that bears on it.",
        );
    }
    let mut words = several([text(
        "These name no paragraph and have no evidence that bears on them: ",
    )]);
    words.extend(links(&without));
    words.push(text("."));
    paragraph(words)
}

/// Links to recommendations by their numbers, with commas.
fn links(numbers: &[u32]) -> Vec<Node> {
    let mut nodes = Vec::new();
    for number in numbers.iter().take(NAMED) {
        if !nodes.is_empty() {
            nodes.push(text(", "));
        }
        nodes.push(link(
            Route::Recommendation(*number, Filter::all()).href(),
            several([text(format!("recommendation {number}"))]),
        ));
    }
    if numbers.len() > NAMED {
        let more = u64::try_from(numbers.len() - NAMED).unwrap_or(u64::MAX);
        nodes.push(text(format!(" and {} more", with_commas(more))));
    }
    nodes
}

/// So many recommendations are named in one sentence.
const NAMED: usize = 50;

/// Each question of the scope with the recommendations that answer it, and those that answer none.
fn within(all: &[Numbered<'_>], review: &Review) -> Vec<Node> {
    if review.scope_questions.is_empty() {
        return several([said(
            "The record has no questions of scope for this review.",
        )]);
    }
    let mut nodes = Vec::new();
    // Where nothing is recorded at all, no question is said to be left open.
    let is_recorded = all.iter().any(|(_, one)| !one.scope_questions.is_empty());
    if !is_recorded {
        nodes.push(said(
            "Nobody has recorded yet which question each recommendation answers. Change a recommendation to say so.",
        ));
    }
    let items = review.scope_questions.iter().enumerate();
    let items = items.map(|(place, question)| {
        let numbers = answered_by(all, place + 1);
        let mut item = several([text(format!("{question} "))]);
        if numbers.is_empty() && is_recorded {
            item.push(text("No recommendation answers it."));
        } else if is_recorded {
            item.push(text("Answered by "));
            item.extend(links(&numbers));
            item.push(text("."));
        }
        item
    });
    nodes.push(list(ListLook::Steps, items.collect()));
    let without = all.iter().filter(|(_, one)| one.scope_questions.is_empty());
    let without: Vec<u32> = without.map(|(_, one)| one.number).collect();
    if !without.is_empty() && without.len() < all.len() {
        nodes.push(quiet_line(format!(
            "Recorded with no question: {}.",
            list_numbers(&without)
        )));
    }
    nodes
}

/// From each recommendation to its witnesses, as a table; nothing where there are no recommendations.
pub(super) fn trail(workspace: &Workspace) -> Option<Node> {
    let rows: Vec<Vec<Vec<Node>>> = workspace
        .recommendations_by_number()
        .into_iter()
        .map(|(id, one)| row(workspace, id, one))
        .collect();
    (!rows.is_empty()).then(|| {
        let table = Table {
            id: "trail-caption".to_owned(),
            caption: "What each recommendation rests on".to_owned(),
            columns: [
                "Recommendation",
                "Paragraphs",
                "Evidence",
                "Heard at, and from whom",
            ]
            .map(Column::Words)
            .to_vec(),
            rows,
        };
        section(
            "From recommendation to witness",
            several([
                said("Open a piece of evidence to see where it stands in the papers."),
                table.node(),
            ]),
        )
    })
}

fn row(workspace: &Workspace, id: &RecordId, one: &Recommendation) -> Vec<Vec<Node>> {
    let evidence = rests_on(workspace, id);
    let mut met: Vec<(&RecordId, &Activity)> = Vec::new();
    for piece in &evidence {
        for activity in heard_at(workspace, piece) {
            if !met.contains(&activity) {
                met.push(activity);
            }
        }
    }
    let met = in_order(met, |(_, activity)| activity.order);
    let paragraphs = match one.paragraphs.as_slice() {
        [] => text("None named"),
        numbers => opening(workspace, list_numbers(numbers), &one.sources),
    };
    let pieces = evidence
        .iter()
        .map(|piece| several([opening(workspace, named(piece), &piece.sources)]))
        .collect();
    let activities = met
        .iter()
        .map(|(_, activity)| {
            let what = format!("{}: {}", activity.date, activity.people.join("; "));
            several([opening(workspace, what, &activity.sources)])
        })
        .collect();
    let link = link(
        Route::Recommendation(one.number, Filter::all()).href(),
        several([text(format!("{}. {}", one.number, one.title))]),
    );
    several([
        several([link]),
        several([paragraphs]),
        several([or_none(pieces, "None recorded")]),
        several([or_none(activities, "No witness is named for it")]),
    ])
}

fn or_none(items: Vec<Vec<Node>>, none: &str) -> Node {
    if items.is_empty() {
        text(none)
    } else {
        list(ListLook::Plain, items)
    }
}

/// The title of a piece of evidence, with who said it.
fn named(evidence: &Evidence) -> String {
    let who = match evidence.who.as_str() {
        "" => String::new(),
        who => format!(", {who}"),
    };
    match evidence.kind {
        EvidenceKind::Finding => format!("{}{who}", evidence.title),
        kind => format!(
            "{} ({}{who})",
            evidence.title,
            kind.label().to_ascii_lowercase()
        ),
    }
}
