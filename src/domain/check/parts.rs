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
        let more = match (part.number(), whole.number()) {
            (Some(part), Some(whole)) => part.billionths() > whole.billionths(),
            _ => false,
        };
        if more && counts(part) && counts(whole) {
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

/// Every figure that has parts which overlap, or which do not. Where a part, or the whole, is no number,
/// nothing can be said of the sum.
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
        let mut sum = whole.number().map(|_| 0);
        for (_, part) in &parts {
            let number = part.number().map(Decimal::billionths);
            sum = sum.and_then(|sum: i128| Some(sum + number?));
        }
        all.extend(sum.map(|sum| Parts { parent, whole, sum }));
    }
    all
}

/// Whether the figure counts things, so that a part of it cannot be larger.
fn counts(figure: &Figure) -> bool {
    matches!(figure.unit, Unit::Number | Unit::Headcount | Unit::Fte)
}
