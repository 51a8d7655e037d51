//! Rule V10: a date that the source does not state stays missing, and the gap is said.

use crate::domain::check::{Finding, Level, Rule};
use crate::domain::date::StatedDate;
use crate::domain::id::RecordId;
use crate::domain::recommendation::Recommendation;
use crate::domain::workspace::Workspace;

pub(super) fn check(workspace: &Workspace, findings: &mut Vec<Finding>) {
    for (id, entry) in &workspace.meetings {
        if entry.record.date == StatedDate::NotStated {
            report(
                findings,
                id,
                format!(
                    "The meeting of the {} has no date in the source. Add it when it is known.",
                    entry.record.body
                ),
            );
        }
    }
    for (id, entry) in &workspace.updates {
        if entry.record.date == StatedDate::NotStated {
            let numbers: Vec<String> = entry
                .record
                .recommendations
                .iter()
                .filter_map(|id| workspace.get::<Recommendation>(id))
                .map(|recommendation| recommendation.number.to_string())
                .collect();
            report(
                findings,
                id,
                format!(
                    "The progress update on {} has no date in the source. Add it when it is known.",
                    numbers.join(", ")
                ),
            );
        }
    }
}

fn report(findings: &mut Vec<Finding>, about: &RecordId, message: String) {
    super::report(findings, Rule::V10, Level::Note, about, message);
}
