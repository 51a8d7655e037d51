//! Workforce figures: one table for each measure, every figure with its base, period and source.

use crate::content::checks::{about, to_all};
use crate::content::figure_links::to_forms;
use crate::domain::check::check;
use crate::domain::figure::{Figure, Unit};
use crate::domain::id::RecordId;
use crate::domain::order::in_order;
use crate::domain::workspace::Workspace;
use crate::markup::part::said;
use crate::markup::table::{Column, Table};
use crate::markup::{Node, element, several, text};
use crate::query::describe::pointer_said;

/// A figure with its id.
type Known<'a> = (&'a RecordId, &'a Figure);

/// The whole page below its title.
pub fn page(workspace: &Workspace) -> Vec<Node> {
    let figures: Vec<Known<'_>> = workspace
        .figures
        .iter()
        .map(|(id, entry)| (id, &entry.record))
        .collect();
    if figures.is_empty() {
        return several([said("No figures have been recorded."), to_forms(workspace)]);
    }
    let mut nodes = several([said(
        "Every figure says what it is of, when, and who supplied it. Rates with different bases or periods must not be compared.",
    )]);
    nodes.push(to_all());
    nodes.extend(measures(
        workspace,
        in_order(figures, |(_, figure)| figure.order),
    ));
    nodes.push(to_forms(workspace));
    nodes
}

/// One table for each measure, in the order in which the first figure of each stands.
fn measures(workspace: &Workspace, figures: Vec<Known<'_>>) -> Vec<Node> {
    let findings = check(workspace);
    let mut groups: Vec<(&str, Vec<Known<'_>>)> = Vec::new();
    for (id, figure) in figures {
        match groups
            .iter_mut()
            .find(|(measure, _)| *measure == figure.measure)
        {
            Some((_, group)) => group.push((id, figure)),
            None => groups.push((&figure.measure, several([(id, figure)]))),
        }
    }
    groups
        .into_iter()
        .enumerate()
        .map(|(place, (measure, group))| {
            let ids: Vec<&RecordId> = group.iter().map(|(id, _)| *id).collect();
            let table = Table {
                id: format!("measure-{place}"),
                caption: measure.to_owned(),
                columns: several([
                    Column::Words("Of whom"),
                    Column::Numbers("Figure"),
                    Column::Words("When"),
                    Column::Words("Base and coverage"),
                    Column::Words("Source"),
                ]),
                rows: group
                    .into_iter()
                    .map(|(_, figure)| row(workspace, figure))
                    .collect(),
            };
            let mut children = several([table.node()]);
            children.extend(about(&findings, &ids));
            element("section", children).class("st-section").node()
        })
        .collect()
}

fn row(workspace: &Workspace, figure: &Figure) -> Vec<Vec<Node>> {
    let sources: Vec<String> = figure
        .sources
        .iter()
        .map(|pointer| pointer_said(workspace, pointer))
        .collect();
    let mut source = sources.join("; ");
    if !figure.supplier.is_empty() {
        source = format!("{}. {source}", figure.supplier.trim_end_matches('.'));
    }
    [
        figure.group.clone(),
        figure.said(),
        when_said(figure),
        base_said(figure),
        source,
    ]
    .map(|words| several([text(words)]))
    .to_vec()
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
        let base = if figure.base.is_empty() {
            "not given"
        } else {
            &figure.base
        };
        parts.push(match figure.base_count {
            Some(count) => format!("Base: {base} ({count})"),
            None => format!("Base: {base}"),
        });
    }
    if let Some(count) = figure.count {
        parts.push(format!("Count: {count}"));
    }
    for part in [figure.covered(), figure.note.clone()] {
        if !part.is_empty() {
            parts.push(part);
        }
    }
    let said: Vec<&str> = parts
        .iter()
        .map(|part| part.trim_end_matches('.'))
        .collect();
    format!("{}.", said.join(". "))
}
