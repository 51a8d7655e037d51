//! What stands behind and beside a recommendation: paragraphs, money, actions, evidence, related ones.

use leptos::prelude::*;

use crate::domain::recommendation::Recommendation;
use crate::domain::workspace::Workspace;
use crate::query::describe::list_numbers;
use crate::query::list::Row;
use crate::ui::part::links::recommendation_link;
use crate::ui::part::sources::source_line;

pub fn evidence_section(workspace: &Workspace, row: &Row, recommendation: &Recommendation) -> impl IntoView + use<> {
    let paragraphs = match recommendation.paragraphs.as_slice() {
        [] => None,
        [one] => Some(format!("Paragraph {one} of the report supports it.")),
        many => Some(format!("Paragraphs {} of the report support it.", list_numbers(many))),
    };
    let elsewhere = recommendation.cross_references.join("; ");
    let related: Vec<_> = recommendation
        .related
        .iter()
        .filter_map(|id| workspace.get::<Recommendation>(id))
        .map(|other| {
            view! {
                <li>
                    {recommendation_link(other.number)}
                    ": "
                    {other.title.clone()}
                </li>
            }
        })
        .collect();
    let evidence: Vec<_> = workspace
        .evidence
        .values()
        .filter(|entry| entry.record.recommendations.contains(&row.id))
        .map(|entry| {
            let record = &entry.record;
            view! {
                <li>
                    <strong>{record.kind.label()} ": " {record.title.clone()}</strong>
                    <br />
                    {record.text.clone()}
                    {source_line(workspace, &record.sources)}
                </li>
            }
        })
        .collect();
    view! {
        {actions(workspace, row)}
        {money(workspace, row)}
        <section class="st-section">
            <h2 class="govuk-heading-l">"Evidence"</h2>
            {paragraphs.map(|said| view! { <p class="govuk-body">{said}</p> })}
            {(!elsewhere.is_empty()).then(|| view! { <p class="govuk-body">"See also: " {elsewhere} "."</p> })}
            {(!related.is_empty())
                .then(|| view! { <ul class="govuk-list govuk-list--bullet">{related}</ul> })}
            {(!evidence.is_empty())
                .then(|| view! { <ul class="govuk-list govuk-list--spaced">{evidence}</ul> })}
        </section>
    }
}

fn actions(workspace: &Workspace, row: &Row) -> Option<impl IntoView + use<>> {
    let items: Vec<_> = workspace
        .actions
        .values()
        .filter(|entry| entry.record.recommendations.contains(&row.id))
        .map(|entry| {
            let action = &entry.record;
            let due = action.due.map_or_else(|| "No date set".to_owned(), |due| due.to_string());
            view! {
                <li>
                    {action.text.clone()}
                    <br />
                    <span class="st-quiet">
                        {action.owner.clone()} ". Due: " {due} ". " {action.state.label()} "."
                    </span>
                    {source_line(workspace, &action.sources)}
                </li>
            }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <section class="st-section">
                <h2 class="govuk-heading-l">"Actions"</h2>
                <ul class="govuk-list govuk-list--spaced">{items}</ul>
            </section>
        }
    })
}

fn money(workspace: &Workspace, row: &Row) -> Option<impl IntoView + use<>> {
    let mut lines: Vec<_> = workspace
        .money
        .values()
        .map(|entry| &entry.record)
        .filter(|line| line.recommendations.contains(&row.id))
        .collect();
    lines.sort_by_key(|line| line.order);
    let items: Vec<_> = lines
        .into_iter()
        .map(|line| {
            view! {
                <li>
                    <strong>{line.stage.label()} ": " {line.amount.to_string()}</strong>
                    ", "
                    {line.purpose.clone()}
                    {source_line(workspace, &line.sources)}
                </li>
            }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <section class="st-section">
                <h2 class="govuk-heading-l">"Money"</h2>
                <ul class="govuk-list govuk-list--spaced">{items}</ul>
            </section>
        }
    })
}
