//! Opening a file in place of what is here.

use crate::content::data::{ReadFile, WARNING, leave, question as ask};
use crate::content::deed::Deed;
use crate::content::history::moment_said;
use crate::domain::workspace::Workspace;
use crate::markup::part::{button, facts, name, said};
use crate::markup::{Node, several, text};
use crate::query::list::Row;
use crate::query::summary::answer_counts;

/// What is in a file that would be opened.
pub struct Incoming {
    /// The title of its review.
    title: String,
    /// Its recommendations with their answers, in words.
    counts: String,
}

impl Incoming {
    /// What is to be said of a file that comes to this workspace, with these lines.
    pub fn of(workspace: &Workspace, rows: &[Row]) -> Self {
        let review = workspace.reviews.values().next();
        Self {
            title: review.map_or_else(
                || "No review".to_owned(),
                |entry| entry.record.title.clone(),
            ),
            counts: answer_counts(rows).sentence(),
        }
    }
}

pub(super) fn question(file: &ReadFile, here: &[Row], incoming: &Incoming) -> Node {
    let stamp = &file.snapshot.stamp;
    let pairs = [
        ("File", file.name.clone()),
        (
            "Saved by",
            format!("{}, {}", stamp.by, moment_said(&stamp.exported_at)),
        ),
        ("Review", incoming.title.clone()),
        ("In the file", incoming.counts.clone()),
        ("Here now", answer_counts(here).sentence()),
    ]
    .map(|(key, value)| (key.to_owned(), several([name(value)])));
    let children = several([
        facts(pairs.into()),
        said(
            "What is here now will be kept as a restore point on this page. To have both together, merge the file instead.",
        ),
    ]);
    let buttons = several([
        button(
            WARNING,
            Deed::Open.words(),
            several([text("Open and replace")]),
        ),
        leave("Cancel"),
    ]);
    ask("Open this file instead?", children, buttons)
}
