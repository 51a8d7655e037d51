//! Rule V08: the steps of a review follow each other. A response may be written before the approval, so
//! responses are not among them.

use crate::domain::check::{Finding, Level, Rule, report};
use crate::domain::workspace::Workspace;

pub(super) fn check(workspace: &Workspace, findings: &mut Vec<Finding>) {
    for (id, entry) in &workspace.reviews {
        let review = &entry.record;
        let steps = [
            ("motion", review.motion_date),
            ("agreement to the review", review.agreed),
            ("start of the work", review.started),
            ("report", review.report_date),
            ("Board's approval", review.approved),
            ("Cabinet's meeting", review.cabinet),
        ];
        let mut before = None;
        for (name, date) in steps {
            let Some((stated, (first, last))) = date.and_then(|date| Some((date, date.span()?)))
            else {
                continue;
            };
            if let Some((earlier, when, from)) = before
                && from > last
            {
                report(
                    findings,
                    Rule::V08,
                    Level::Warning,
                    id,
                    format!(
                        "The {name} ({stated}) comes before the {earlier} ({when}). Check both dates against the papers."
                    ),
                );
            }
            before = Some((name, stated, first));
        }
    }
}
