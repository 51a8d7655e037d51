//! Workforce figures: one table for each measure, every figure with its base, period and source.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::domain::check::{Finding, check};
use crate::domain::figure::{Figure, Unit};
use crate::domain::id::RecordId;
use crate::domain::workspace::Workspace;
use crate::query::describe::pointer_said;
use crate::state::App;
use crate::ui::part::heading::PageTitle;

#[component]
pub fn Workforce() -> impl IntoView {
    let app = App::get();
    view! {
        <PageTitle title="Workforce" />
        <p class="govuk-body">
            "Every figure says what it is of, when, and who supplied it. Rates with different bases or periods must not be compared."
        </p>
        {move || {
            app.workspace
                .with(|workspace| {
                    view! {
                        {to_check(workspace)}
                        {measures(workspace)}
                    }
                })
        }}
    }
}

/// What the sums and rates do not bear out.
fn to_check(workspace: &Workspace) -> Option<impl IntoView + use<>> {
    let about_figures: Vec<Finding> = check(workspace)
        .into_iter()
        .filter(|finding| workspace.figures.contains_key(&finding.about))
        .collect();
    let items: Vec<_> = about_figures
        .into_iter()
        .map(|finding| {
            view! {
                <li>
                    <strong>{finding.level.label()} ": "</strong>
                    {finding.message}
                </li>
            }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <section class="st-section">
                <h2 class="govuk-heading-m">"What the sums say"</h2>
                <p class="govuk-body">"All totals that a source prints were added up again. This is what needs care:"</p>
                <ul class="govuk-list govuk-list--bullet">{items}</ul>
            </section>
        }
    })
}

fn measures(workspace: &Workspace) -> Vec<AnyView> {
    let mut by_measure: BTreeMap<&str, Vec<(&RecordId, &Figure)>> = BTreeMap::new();
    for (id, entry) in &workspace.figures {
        by_measure.entry(&entry.record.measure).or_default().push((id, &entry.record));
    }
    let mut groups: Vec<_> = by_measure.into_iter().collect();
    for (_, figures) in &mut groups {
        figures.sort_by_key(|(id, figure)| (figure.order, (*id).clone()));
    }
    groups.sort_by_key(|(_, figures)| figures.first().map(|(_, figure)| figure.order));
    if groups.is_empty() {
        return vec![view! { <p class="govuk-body">"No figures have been recorded."</p> }.into_any()];
    }
    groups
        .into_iter()
        .enumerate()
        .map(|(place, (measure, figures))| table(workspace, place, measure, &figures))
        .collect()
}

fn table(workspace: &Workspace, place: usize, measure: &str, figures: &[(&RecordId, &Figure)]) -> AnyView {
    let caption_id = format!("measure-{place}");
    let labelled_by = caption_id.clone();
    let rows: Vec<_> = figures.iter().map(|(_, figure)| row(workspace, figure)).collect();
    view! {
        <section class="st-section">
            <div class="st-scroll" role="region" tabindex="0" aria-labelledby=labelled_by>
                <table class="govuk-table">
                    <caption class="govuk-table__caption govuk-table__caption--m" id=caption_id>
                        {measure.to_owned()}
                    </caption>
                    <thead>
                        <tr>
                            <th scope="col">"Of whom"</th>
                            <th scope="col" class="st-number">
                                "Figure"
                            </th>
                            <th scope="col">"When"</th>
                            <th scope="col">"Base and coverage"</th>
                            <th scope="col">"Source"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn row(workspace: &Workspace, figure: &Figure) -> impl IntoView + use<> {
    let sources: Vec<String> = figure.sources.iter().map(|pointer| pointer_said(workspace, pointer)).collect();
    let mut source = sources.join("; ");
    if !figure.supplier.is_empty() {
        source = format!("{}. {source}", figure.supplier);
    }
    view! {
        <tr>
            <th scope="row">{figure.group.clone()}</th>
            <td class="st-number">{value_said(figure)}</td>
            <td>{when_said(figure)}</td>
            <td>{base_said(figure)}</td>
            <td>{source}</td>
        </tr>
    }
}

/// The value with its unit: `38.8%`, `£10.15 an hour`, `344.32 FTE`.
fn value_said(figure: &Figure) -> String {
    let value = figure.value;
    match figure.unit {
        Unit::Percent => format!("{value}%"),
        Unit::PoundsPerHour => format!("£{value} an hour"),
        Unit::PoundsPerWeek => format!("{} a week", value.to_string().replacen(&value.number().to_string(), &format!("£{}", value.number()), 1)),
        Unit::Number => value.to_string(),
        Unit::Headcount | Unit::Fte | Unit::Years | Unit::Months => format!("{value} {}", figure.unit.label()),
    }
}

fn when_said(figure: &Figure) -> String {
    match (figure.period, figure.period_note.as_str()) {
        (Some(period), "") => period.to_string(),
        (None, "") => "Not stated".to_owned(),
        (Some(period), note) if period.span().is_some() => format!("{period}. {note}"),
        (_, note) => note.to_owned(),
    }
}

fn base_said(figure: &Figure) -> String {
    let mut parts = Vec::new();
    if figure.unit == Unit::Percent {
        let base = if figure.base.is_empty() { "not given" } else { &figure.base };
        parts.push(match figure.base_count {
            Some(count) => format!("Base: {base} ({count})"),
            None => format!("Base: {base}"),
        });
    }
    if let Some(count) = figure.count {
        parts.push(format!("Count: {count}"));
    }
    if !figure.coverage.is_empty() {
        parts.push(figure.coverage.clone());
    }
    if !figure.note.is_empty() {
        parts.push(figure.note.clone());
    }
    let said: Vec<String> = parts.into_iter().map(|part| part.trim_end_matches('.').to_owned()).collect();
    format!("{}.", said.join(". "))
}
