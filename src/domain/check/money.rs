//! Rules V18 and V19: money that must agree to the penny, and ranges that run from low to high.
//!
//! Lines belong together when they have one purpose and one financial year, which is the first one that
//! the words of their period name. Only exact amounts are compared.

use crate::domain::amount::Pence;
use crate::domain::check::{Finding, Level, Rule, group, report};
use crate::domain::id::RecordId;
use crate::domain::money::{MoneyLine, MoneyStage};
use crate::domain::workspace::Workspace;

/// The review, the purpose and the year.
type Budget<'a> = (&'a RecordId, &'a str, &'a str);

pub(super) fn check(workspace: &Workspace, findings: &mut Vec<Finding>) {
    let mut budgets: Vec<(Budget<'_>, Vec<(&RecordId, &MoneyLine)>)> = Vec::new();
    for (id, entry) in &workspace.money {
        let line = &entry.record;
        for problem in &entry.problems {
            if problem.field == "amount" {
                report(
                    findings,
                    Rule::V19,
                    Level::Error,
                    id,
                    format!(
                        "{}: the amount cannot be read. It should be {}, with the low end first. It is {}.",
                        line.purpose, problem.expected, problem.found
                    ),
                );
            }
        }
        if let (Some(year), true) = (line.year(), entry.problems.is_empty()) {
            let key = (&line.review, line.purpose.as_str(), year);
            group(&mut budgets, key, (id, line));
        }
    }
    for (budget, lines) in budgets {
        adds_up(budget, &lines, findings);
        carried_once(budget, &lines, findings);
    }
}

/// V18: agreed is spent and remaining together, to the penny, where each is printed once.
fn adds_up(
    (_, purpose, year): Budget<'_>,
    lines: &[(&RecordId, &MoneyLine)],
    findings: &mut Vec<Finding>,
) {
    let (Some((id, agreed)), Some((_, spent)), Some((_, remaining))) = (
        only(lines, MoneyStage::Agreed),
        only(lines, MoneyStage::Spent),
        only(lines, MoneyStage::Remaining),
    ) else {
        return;
    };
    let difference = i128::from(spent.0) + i128::from(remaining.0) - i128::from(agreed.0);
    if difference != 0 {
        let size = i64::try_from(difference.unsigned_abs()).unwrap_or(i64::MAX);
        report(
            findings,
            Rule::V18,
            Level::Error,
            id,
            format!(
                "{purpose}, {year}: {spent} spent and {remaining} left make {} {} than the {agreed} agreed. Check the three against the papers.",
                Pence(size),
                if difference > 0 { "more" } else { "less" }
            ),
        );
    }
}

/// V18: what is kept for the next year leaves once, and is not more than what was left.
fn carried_once(
    (_, purpose, year): Budget<'_>,
    lines: &[(&RecordId, &MoneyLine)],
    findings: &mut Vec<Finding>,
) {
    let mut carried = None;
    for (id, line) in lines {
        if line.stage != MoneyStage::CarriedForward {
            continue;
        }
        let message = match (
            carried,
            line.amount.exact(),
            only(lines, MoneyStage::Remaining),
        ) {
            (Some(()), ..) => Some(format!(
                "{purpose}: money is carried forward from {year} more than once. Keep one of the lines."
            )),
            (None, Some(amount), Some((_, left))) if amount > left => Some(format!(
                "{purpose}: {amount} is carried forward from {year}, but only {left} was left. Check both against the papers."
            )),
            _ => None,
        };
        carried = Some(());
        if let Some(message) = message {
            report(findings, Rule::V18, Level::Error, id, message);
        }
    }
}

/// The one line at a stage and its amount, where there is one line and its amount is exact.
fn only<'a>(
    lines: &[(&'a RecordId, &MoneyLine)],
    stage: MoneyStage,
) -> Option<(&'a RecordId, Pence)> {
    let mut found = lines.iter().filter(|(_, line)| line.stage == stage);
    let ((id, line), None) = (found.next()?, found.next()) else {
        return None;
    };
    Some((id, line.amount.exact()?))
}
