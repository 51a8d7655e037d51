//! The response of each addressee, with what the paper leaves in doubt.

use leptos::prelude::*;

use crate::domain::recommendation::{Addressee, Recommendation};
use crate::domain::response::{AlternativeWording, Response, SourceClarity};
use crate::domain::workspace::{Entry, Workspace};
use crate::query::answer::{Addressed, addressed};
use crate::query::list::Row;
use crate::route::Route;
use crate::ui::part::sources::source_line;

pub fn response_section(workspace: &Workspace, row: &Row, recommendation: &Recommendation) -> impl IntoView + use<> {
    let all = addressed(workspace, &row.id, recommendation);
    let several = all.len() > 1;
    let parts: Vec<_> = all.iter().map(|one| one_addressee(workspace, row, one, several)).collect();
    view! {
        <section class="st-section">
            <h2 class="govuk-heading-l">"Response"</h2>
            {parts}
        </section>
    }
}

fn one_addressee(workspace: &Workspace, row: &Row, one: &Addressed<'_>, several: bool) -> impl IntoView + use<> {
    let name = workspace
        .get::<Addressee>(one.addressee)
        .map_or_else(|| "A Cabinet Member".to_owned(), Addressee::said);
    let href = Route::RecordResponse(row.number, Some(one.addressee.clone())).href();
    let link = if one.is_awaited() { "Record a response" } else { "Change the response" };
    let whose = several.then(|| view! { <span class="govuk-visually-hidden">" by " {name.clone()}</span> });
    let body = match one.response {
        Some((_, entry)) if !one.is_awaited() => given(workspace, entry).into_any(),
        _ => view! { <p class="govuk-body">"No response is recorded yet."</p> }.into_any(),
    };
    let button = if one.is_awaited() { "govuk-button" } else { "govuk-button govuk-button--secondary" };
    view! {
        <h3 class="govuk-heading-m">{name}</h3>
        {body}
        <p>
            <a class=button href=href>
                {link}
                {whose}
            </a>
        </p>
    }
}

fn given(workspace: &Workspace, entry: &Entry<Response>) -> impl IntoView + use<> {
    let response = &entry.record;
    let alternative = match &response.alternative {
        AlternativeWording::NotStated if response.answer.needs_explanation() => {
            Some("Not stated in the source".to_owned())
        }
        AlternativeWording::NotStated => None,
        AlternativeWording::NoneOffered => Some("None offered".to_owned()),
        AlternativeWording::Offered(wording) => Some(wording.clone()),
    };
    let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let lines = [
        ("Answer", Some(response.answer.label().to_owned())),
        ("Explanation", text(&response.explanation)),
        ("Other wording", alternative),
        ("Comment", text(&response.comment)),
        ("Date", response.date.map(|date| date.to_string())),
        ("Mark as printed", text(&response.printed_mark)),
    ];
    let rows: Vec<_> = lines
        .into_iter()
        .filter_map(|(key, value)| Some((key, value?)))
        .map(|(key, value)| {
            view! {
                <div class="govuk-summary-list__row">
                    <dt class="govuk-summary-list__key">{key}</dt>
                    <dd class="govuk-summary-list__value">{value}</dd>
                </div>
            }
        })
        .collect();
    let doubt = (response.clarity == SourceClarity::InDoubt).then(|| {
        view! {
            <div class="st-unclear">
                <p>
                    <strong>"Not clear in source."</strong>
                    " "
                    {response.doubt.clone()}
                </p>
            </div>
        }
    });
    view! {
        {doubt}
        {conflict_mark(&entry.conflicts)}
        <dl class="govuk-summary-list">{rows}</dl>
        {source_line(workspace, &response.sources)}
    }
}

/// The mark of a record that two people changed without seeing each other's change.
pub fn conflict_mark(conflicts: &[String]) -> Option<impl IntoView + use<>> {
    (!conflicts.is_empty()).then(|| {
        view! {
            <p>
                <span class="st-conflict">"2 versions"</span>
                " Two people changed this without seeing each other's change. One version is shown; the history has both. Recording it again settles it."
            </p>
        }
    })
}
