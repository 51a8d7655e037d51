//! Rule V06: the numbers of a report's recommendations are unique and have no gaps.

use std::collections::BTreeMap;

use crate::domain::check::{Finding, Level, Rule};
use crate::domain::id::RecordId;
use crate::domain::order::in_order;
use crate::domain::workspace::Workspace;

pub(super) fn check(workspace: &Workspace, findings: &mut Vec<Finding>) {
    let mut by_review: BTreeMap<&RecordId, Vec<(u32, &RecordId)>> = BTreeMap::new();
    for (id, entry) in &workspace.recommendations {
        by_review
            .entry(&entry.record.review)
            .or_default()
            .push((entry.record.number, id));
    }
    for numbers in by_review.into_values() {
        let mut before = 0;
        for (number, id) in in_order(numbers, |(number, _)| *number) {
            if number == before {
                report(
                    findings,
                    id,
                    format!(
                        "Number {number} is used twice. Give each recommendation its own number."
                    ),
                );
            } else if number > before + 1 {
                let missing = before + 1;
                report(
                    findings,
                    id,
                    format!(
                        "Number {missing} is missing before recommendation {number}. Check the numbers against the report."
                    ),
                );
            }
            before = number;
        }
    }
}

fn report(findings: &mut Vec<Finding>, about: &RecordId, message: String) {
    findings.push(Finding {
        rule: Rule::V06,
        level: Level::Error,
        about: about.clone(),
        message,
    });
}
