//! Rules V16 and V17: parts that may overlap, and parts that must not be larger than their whole.

use crate::domain::check::{Finding, Level, Rule, group, report};
use crate::domain::figure::{Figure, Overlap, Unit};
use crate::domain::id::RecordId;
use crate::domain::workspace::Workspace;

pub(super) fn check(workspace: &Workspace, findings: &mut Vec<Finding>) {
    let mut overlapping: Vec<(&RecordId, Vec<i128>)> = Vec::new();
    for (id, entry) in &workspace.figures {
        let part = &entry.record;
        let Some(parent) = &part.parent else { continue };
        let Some(whole) = workspace.get::<Figure>(parent) else {
            continue;
        };
        let number = part.value.number().billionths();
        if part.overlap == Overlap::Overlaps {
            group(&mut overlapping, parent, number);
        }
        if number > whole.value.number().billionths() && counts(part) && counts(whole) {
            report(
                findings,
                Rule::V17,
                Level::Warning,
                id,
                format!(
                    "{}: {} is more than the {} of {}, which it is part of. Check both against the source.",
                    part.group, part.value, whole.value, whole.group
                ),
            );
        }
    }
    for (parent, parts) in overlapping {
        let Some(whole) = workspace.get::<Figure>(parent) else {
            continue;
        };
        if parts.iter().sum::<i128>() > whole.value.number().billionths() {
            report(
                findings,
                Rule::V16,
                Level::Note,
                parent,
                format!(
                    "{}, {}: the parts overlap, so together they come to more than the whole. That is not a mistake.",
                    whole.group, whole.measure
                ),
            );
        }
    }
}

/// Whether the figure counts things, so that a part of it cannot be larger.
fn counts(figure: &Figure) -> bool {
    matches!(figure.unit, Unit::Number | Unit::Headcount | Unit::Fte)
}
