//! Where a fact stands in the papers.

use leptos::prelude::*;

use crate::domain::source::SourcePointer;
use crate::domain::workspace::Workspace;
use crate::query::describe::pointer_said;

/// The quiet line that names the papers; nothing when there is none.
pub fn source_line(workspace: &Workspace, pointers: &[SourcePointer]) -> Option<impl IntoView + use<>> {
    let said: Vec<String> = pointers
        .iter()
        .map(|pointer| pointer_said(workspace, pointer))
        .collect();
    (!said.is_empty()).then(|| {
        let said = said.join("; ");
        view! { <p class="st-source">"Source: " {said} "."</p> }
    })
}
