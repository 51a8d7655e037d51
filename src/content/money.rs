//! Money: one line each, never added up across stages, and the steps of a budget from year to year.

mod stair;

use crate::content::checks::{about, to_all};
use crate::content::record_form::{add_link, change_link};
use crate::content::source::opening;
use crate::domain::check::{Finding, Rule, check};
use crate::domain::id::RecordId;
use crate::domain::money::{MoneyLine, Standing};
use crate::domain::order::in_order;
use crate::domain::record::Record;
use crate::domain::workspace::Workspace;
use crate::markup::part::{Tone, line_break, said, tag};
use crate::markup::table::{Column, Table};
use crate::markup::{Node, several, text};

/// A line with its id.
type Known<'a> = (&'a RecordId, &'a MoneyLine);

/// The whole page below its title.
pub fn page(workspace: &Workspace) -> Vec<Node> {
    let lines: Vec<Known<'_>> = workspace
        .money
        .iter()
        .map(|(id, entry)| (id, &entry.record))
        .collect();
    if lines.is_empty() {
        return several([said("No money has been recorded."), add()]);
    }
    let lines = in_order(lines, |(_, line)| line.order);
    let mut findings = check(workspace);
    // Each line is looked for among those about money, which are few.
    findings.retain(|finding| workspace.money.contains_key(&finding.about));
    let rows = lines
        .iter()
        .map(|line| row(workspace, &findings, *line))
        .collect();
    let table = Table {
        id: "money-caption".to_owned(),
        caption: "Every sum in the papers, with its stage and period".to_owned(),
        columns: several([
            Column::Words("What for"),
            Column::Words("Stage"),
            Column::Words("Period"),
            Column::Numbers("Amount"),
            Column::Words("Notes"),
        ]),
        rows,
    };
    let mut nodes = several([
        said(
            "Money asked for, agreed, spent, left, carried forward and returned are different things. They are not added together. Open an amount to see its source.",
        ),
        table.node(),
        add(),
    ]);
    nodes.extend(stair::stairs(workspace, &lines));
    nodes.push(to_all());
    nodes
}

fn add() -> Node {
    add_link(MoneyLine::TYPE, None, "Add a line of money")
}

fn row(workspace: &Workspace, findings: &[Finding], (id, line): Known<'_>) -> Vec<Vec<Node>> {
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
    notes.extend(about(findings, &[id]));
    if notes.is_empty() {
        notes.push(text("None"));
    }
    // An amount that cannot be read is said to be so, and no nought is put in its place.
    let amount = match findings
        .iter()
        .any(|finding| finding.rule == Rule::V19 && finding.about == *id)
    {
        true => "Not understood".to_owned(),
        false => line.amount.to_string(),
    };
    several([
        several([
            text(line.purpose.clone()),
            line_break(),
            change_link(id, "", &format!("{}: {}", line.purpose, line.stage.label())),
        ]),
        several([text(line.stage.label())]),
        several([text(period(line))]),
        several([opening(workspace, amount, &line.sources)]),
        notes,
    ])
}

fn period(line: &MoneyLine) -> &str {
    if line.period.is_empty() {
        "Not stated"
    } else {
        &line.period
    }
}
