//! Where a fact stands in the papers.

use crate::domain::source::SourcePointer;
use crate::domain::workspace::Workspace;
use crate::markup::{Node, element, several, text};
use crate::query::describe::pointer_said;

/// The quiet line that names the papers; nothing where there is none.
pub fn source_line(workspace: &Workspace, pointers: &[SourcePointer]) -> Option<Node> {
    let said: Vec<String> = pointers
        .iter()
        .map(|pointer| pointer_said(workspace, pointer))
        .collect();
    (!said.is_empty()).then(|| {
        let words = text(format!("Source: {}.", said.join("; ")));
        element("p", several([words])).class("st-source").node()
    })
}
