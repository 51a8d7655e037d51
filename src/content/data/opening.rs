//! Opening a file in place of what is here.

use crate::content::data::{ReadFile, WARNING, leave, question as ask};
use crate::content::deed::Deed;
use crate::content::history::moment_said;
use crate::history::change_set::ChangeSet;
use crate::history::fold::fold;
use crate::markup::part::{button, facts, name, said};
use crate::markup::{Node, several, text};
use crate::query::list::{Row, rows};
use crate::query::summary::answer_counts;

/// What is in a file that would be opened.
pub struct Incoming {
    /// The title of its review.
    title: String,
    /// Its recommendations with their answers, in words.
    counts: String,
}

impl Incoming {
    /// Looks into the file.
    pub fn of(file: &ReadFile, today: time::Date) -> Self {
        let mut set = ChangeSet::new();
        set.union(file.snapshot.changes.iter().cloned());
        let workspace = fold(&set);
        let review = workspace.reviews.values().next();
        Self {
            title: review.map_or_else(
                || "No review".to_owned(),
                |entry| entry.record.title.clone(),
            ),
            counts: answer_counts(&rows(&workspace, today)).sentence(),
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
