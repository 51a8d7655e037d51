//! Rule V06: the numbers of a report's recommendations are unique and have no gaps.

use crate::domain::check::{Finding, Level, Rule, group};
use crate::domain::id::RecordId;
use crate::domain::order::in_order;
use crate::domain::recommendation::Recommendation;
use crate::domain::workspace::Workspace;

pub(super) fn check(workspace: &Workspace, findings: &mut Vec<Finding>) {
    let mut reviews: Vec<(&RecordId, Vec<(u32, &RecordId)>)> = Vec::new();
    for (id, entry) in &workspace.recommendations {
        if entry.record.number == 0 {
            report(
                findings,
                id,
                "A recommendation has no number. Enter the number it has in the report.".to_owned(),
            );
        } else {
            group(
                &mut reviews,
                &entry.record.review,
                (entry.record.number, id),
            );
        }
    }
    for (_, numbers) in reviews {
        check_review(numbers, findings);
    }
}

fn check_review(numbers: Vec<(u32, &RecordId)>, findings: &mut Vec<Finding>) {
    let mut before = 0;
    for (number, id) in in_order(numbers, |(number, _)| *number) {
        if number == before {
            report(
                findings,
                id,
                format!("Number {number} is used twice. Give each recommendation its own number."),
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

/// As [`check`], for one recommendation: it is looked at beside the one before it.
pub(super) fn of_one(workspace: &Workspace, id: &RecordId, findings: &mut Vec<Finding>) {
    let Some(one) = workspace.get::<Recommendation>(id) else {
        return;
    };
    let mut before = None;
    // From behind: most often the ids are in the order of the numbers, and the first that is found is the one.
    for (other, entry) in workspace.recommendations.iter().rev() {
        let record = &entry.record;
        let place = (record.number, other);
        if record.number > 0
            && place < (one.number, id)
            && before.is_none_or(|before| before < place)
            && record.review == one.review
        {
            before = Some(place);
        }
    }
    let mut near = Workspace::default();
    for id in before.map(|(_, before)| before).into_iter().chain([id]) {
        if let Some(entry) = workspace.recommendations.get(id) {
            near.recommendations.insert(id.clone(), entry.clone());
        }
    }
    check(&near, findings);
}

fn report(findings: &mut Vec<Finding>, about: &RecordId, message: String) {
    super::report(findings, Rule::V06, Level::Error, about, message);
}
