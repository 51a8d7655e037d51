//! What the review heard and found, by kind, and the papers it comes from.

use leptos::prelude::*;

use crate::domain::evidence::{Evidence, EvidenceKind};
use crate::domain::source::Source;
use crate::domain::workspace::Workspace;
use crate::state::App;
use crate::ui::part::heading::PageTitle;
use crate::ui::part::sources::source_line;

#[component]
pub fn EvidencePage() -> impl IntoView {
    let app = App::get();
    view! {
        <PageTitle title="Evidence" />
        {move || {
            app.workspace
                .with(|workspace| {
                    let groups: Vec<_> = EvidenceKind::ALL.iter().filter_map(|kind| group(workspace, *kind)).collect();
                    view! {
                        {papers(workspace)}
                        {groups}
                    }
                })
        }}
    }
}

fn papers(workspace: &Workspace) -> impl IntoView + use<> {
    let mut all: Vec<&Source> = workspace.sources.values().map(|entry| &entry.record).collect();
    all.sort_by_key(|source| source.order);
    let items: Vec<_> = all
        .into_iter()
        .map(|source| {
            let date = source.date.map_or_else(|| "date not stated".to_owned(), |date| date.to_string());
            let missing = source.missing.join("; ");
            view! {
                <li>
                    {source.title.clone()}
                    ", "
                    {date}
                    {(!missing.is_empty()).then(|| view! { <span class="st-quiet">" Missing: " {missing} "."</span> })}
                </li>
            }
        })
        .collect();
    view! {
        <section class="st-section">
            <h2 class="govuk-heading-l">"Papers"</h2>
            {if items.is_empty() {
                view! { <p class="govuk-body">"No papers have been recorded."</p> }.into_any()
            } else {
                view! { <ul class="govuk-list govuk-list--bullet">{items}</ul> }.into_any()
            }}
        </section>
    }
}

fn group(workspace: &Workspace, kind: EvidenceKind) -> Option<impl IntoView + use<>> {
    let mut all: Vec<&Evidence> = workspace
        .evidence
        .values()
        .map(|entry| &entry.record)
        .filter(|evidence| evidence.kind == kind)
        .collect();
    all.sort_by_key(|evidence| evidence.order);
    let items: Vec<_> = all
        .into_iter()
        .map(|evidence| {
            let who = (!evidence.who.is_empty()).then(|| view! { <span class="st-quiet">" " {evidence.who.clone()} "."</span> });
            view! {
                <li>
                    <strong>{evidence.title.clone()}</strong>
                    <br />
                    {evidence.text.clone()}
                    {who}
                    {source_line(workspace, &evidence.sources)}
                </li>
            }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <section class="st-section">
                <h2 class="govuk-heading-l">{kind.label()}</h2>
                <ul class="govuk-list govuk-list--spaced">{items}</ul>
            </section>
        }
    })
}
