//! What the recommendation says: in our words, as published, as agreed, and in each version.

use crate::content::difference::difference;
use crate::content::record_form::{add_link, change_link};
use crate::content::source::source_line;
use crate::domain::id::RecordId;
use crate::domain::order::in_order;
use crate::domain::recommendation::{Recommendation, Version};
use crate::domain::record::Record;
use crate::domain::workspace::Workspace;
use crate::markup::part::{Dated, quiet_line, said, section, strong, timeline};
use crate::markup::{Node, element, several, text};

/// The published wording where somebody has entered it, else our summary, which says that it is ours.
/// The wording as agreed stands beside it, with the words that changed marked.
pub fn wording(recommendation: &Recommendation) -> Vec<Node> {
    let verb = recommendation.verb.label().to_ascii_lowercase();
    let task_group = format!("The task group {verb} it.");
    let published = &recommendation.official_wording;
    let agreed = &recommendation.agreed_wording;
    if !published.is_empty() && !agreed.is_empty() {
        let columns = several([
            column("As published", several([text(published.clone())])),
            column("As agreed", difference(published, agreed)),
        ]);
        return several([
            element("div", columns).class("st-versions").node(),
            quiet_line(task_group),
        ]);
    }
    let (words, whose) = if !published.is_empty() {
        (published, "As published.")
    } else if !agreed.is_empty() {
        (agreed, "As agreed. The published wording is not recorded.")
    } else {
        (
            &recommendation.summary,
            "In short, in our words. The published wording is in the report.",
        )
    };
    several([
        element("p", several([text(words.clone())]))
            .class("st-rec__wording")
            .node(),
        quiet_line(format!("{whose} {task_group}")),
    ])
}

fn column(heading: &str, words: Vec<Node>) -> Node {
    let heading = element("p", several([strong(heading)])).node();
    let words = element("p", words).class("st-version__words").node();
    element("div", several([heading, words]))
        .class("st-version")
        .node()
}

/// The versions of the wording, in order, each with what differs from the one before.
pub fn versions(workspace: &Workspace, id: &RecordId) -> Node {
    let all: Vec<(&RecordId, &Version)> = workspace
        .naming::<Version>(id)
        .into_iter()
        .map(|(id, entry)| (id, &entry.record))
        .filter(|(_, version)| &version.recommendation == id)
        .collect();
    let mut before = String::new();
    let mut items = Vec::new();
    for (id, version) in in_order(all, |(_, version)| version.order) {
        let words = if before.is_empty() {
            several([text(version.text.clone())])
        } else {
            difference(&before, &version.text)
        };
        before.clone_from(&version.text);
        let mut body = several([
            element("p", several([strong(version.stage.label())])).node(),
            element("p", words).node(),
        ]);
        if !version.note.is_empty() {
            body.push(quiet_line(version.note.clone()));
        }
        body.extend(source_line(workspace, &version.sources));
        let what = format!("the version {}: {}", version.stage.label(), version.text);
        body.push(element("p", several([change_link(id, "", &what)])).node());
        let date = version
            .date
            .map_or_else(|| "Date not stated".to_owned(), |date| date.to_string());
        items.push(Dated { date, body });
    }
    let body = if items.is_empty() {
        said("Only one version is recorded.")
    } else {
        timeline(items)
    };
    section(
        "Versions",
        several([body, add_link(Version::TYPE, Some(id), "Add a version")]),
    )
}
