//! Money: one line each, never added up across stages.

use crate::content::source::source_line;
use crate::domain::money::{MoneyLine, Standing};
use crate::domain::order::in_order;
use crate::domain::workspace::Workspace;
use crate::markup::part::{Tone, said, tag};
use crate::markup::table::{Column, Table};
use crate::markup::{Node, several, text};

/// The whole page below its title.
pub fn page(workspace: &Workspace) -> Vec<Node> {
    let lines: Vec<&MoneyLine> = workspace
        .money
        .values()
        .map(|entry| &entry.record)
        .collect();
    if lines.is_empty() {
        return several([said("No money has been recorded.")]);
    }
    let rows = in_order(lines, |line| line.order)
        .into_iter()
        .map(|line| row(workspace, line))
        .collect();
    let table = Table {
        id: "money-caption".to_owned(),
        caption: "Every sum in the papers, with its stage and period".to_owned(),
        columns: several([
            Column::Words("What for"),
            Column::Words("Stage"),
            Column::Words("Period"),
            Column::Numbers("Amount"),
            Column::Words("Notes and source"),
        ]),
        rows,
    };
    several([
        said(
            "Money asked for, agreed, left and returned are different things. They are not added together.",
        ),
        table.node(),
    ])
}

fn row(workspace: &Workspace, line: &MoneyLine) -> Vec<Vec<Node>> {
    let period = if line.period.is_empty() {
        "Not stated"
    } else {
        &line.period
    };
    let mut notes = Vec::new();
    if line.standing == Standing::Calculated {
        notes.push(tag(Tone::Purple, "Calculated"));
    }
    if !line.fund.is_empty() {
        notes.push(said(format!("From: {}.", line.fund.trim_end_matches('.'))));
    }
    if !line.note.is_empty() {
        notes.push(said(line.note.clone()));
    }
    notes.extend(source_line(workspace, &line.sources));
    several([
        several([text(line.purpose.clone())]),
        several([text(line.stage.label())]),
        several([text(period)]),
        several([text(line.amount.to_string())]),
        notes,
    ])
}
