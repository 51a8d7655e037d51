//! Where a fact stands in the papers.

use crate::domain::source::SourcePointer;
use crate::domain::workspace::Workspace;
use crate::markup::part::heard;
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

/// Words that open to say where they stand in the papers; plain where no paper is named.
pub fn opening(workspace: &Workspace, words: String, pointers: &[SourcePointer]) -> Node {
    let Some(source) = source_line(workspace, pointers) else {
        return text(words);
    };
    let summary = element("summary", several([text(words), heard("its source")]));
    element("details", several([summary.node(), source]))
        .class("st-opens")
        .node()
}
