//! Rules V16 and V17: parts that may overlap, and parts that must not be larger than their whole.

use crate::domain::check::{Finding, Level, Rule, figures_by, report};
use crate::domain::figure::{Figure, Overlap, Unit};
use crate::domain::id::RecordId;
use crate::domain::quantity::Decimal;
use crate::domain::workspace::Workspace;

pub(super) fn check(workspace: &Workspace, findings: &mut Vec<Finding>) {
    for (id, entry) in &workspace.figures {
        let part = &entry.record;
        let Some(parent) = &part.parent else { continue };
        let Some(whole) = workspace.get::<Figure>(parent) else {
            continue;
        };
        let number = part.value.number().billionths();
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
    for parts in parts_of(workspace, Overlap::Overlaps) {
        if parts.sum > parts.whole.value.number().billionths() {
            let Parts { parent, whole, .. } = parts;
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

/// A figure with what its parts add up to.
pub(super) struct Parts<'a> {
    pub parent: &'a RecordId,
    pub whole: &'a Figure,
    /// In billionths.
    pub sum: i128,
}

/// Every figure that has parts which overlap, or which do not.
pub(super) fn parts_of(workspace: &Workspace, overlap: Overlap) -> Vec<Parts<'_>> {
    let parent = |figure: &Figure| {
        let parent = figure.parent.as_ref()?;
        (figure.overlap == overlap).then(|| parent.as_str().to_owned())
    };
    let mut all = Vec::new();
    for parts in figures_by(workspace, &parent) {
        let of = parts.first().and_then(|(_, part)| part.parent.as_ref());
        let Some((parent, whole)) = of.and_then(|id| Some((id, workspace.get::<Figure>(id)?)))
        else {
            continue;
        };
        let numbers = parts.iter().map(|(_, part)| part.value.number());
        all.push(Parts {
            parent,
            whole,
            sum: numbers.map(Decimal::billionths).sum(),
        });
    }
    all
}

/// Whether the figure counts things, so that a part of it cannot be larger.
fn counts(figure: &Figure) -> bool {
    matches!(figure.unit, Unit::Number | Unit::Headcount | Unit::Fte)
}
