//! A page as a whole: what the window's title says, and what the page shows.

use crate::domain::workspace::Workspace;
use crate::history::command::Mistake;
use crate::markup::Node;

/// One page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sheet {
    /// The page's name, for the title of the window.
    pub title: String,
    /// What it shows, its `h1` included.
    pub nodes: Vec<Node>,
}

impl Sheet {
    /// The title of the window: `Page – Review – Scrutiny Tracker`.
    pub fn window_title(&self, workspace: &Workspace) -> String {
        let review = workspace.reviews.values().next();
        match review.map(|entry| entry.record.short_name.as_str()) {
            Some(name) if !name.is_empty() => format!("{} – {name} – Scrutiny Tracker", self.title),
            _ => format!("{} – Scrutiny Tracker", self.title),
        }
    }
}

/// The title of a form's page, which says when something needs another look.
pub fn form_title(title: &str, mistakes: &[Mistake]) -> String {
    let prefix = if mistakes.is_empty() { "" } else { "Error: " };
    format!("{prefix}{title}")
}
