//! Rule V15: rates of different times are not drawn side by side.

use crate::domain::check::{Finding, Level, Rule, group, report};
use crate::domain::comparable::comparable;
use crate::domain::figure::{Figure, Unit};
use crate::domain::id::RecordId;
use crate::domain::workspace::Workspace;

/// The rates that a chart might put side by side: those of one measure and one breakdown.
type Rates<'a> = (&'a RecordId, &'a str, &'a str);

pub(super) fn check(workspace: &Workspace, findings: &mut Vec<Finding>) {
    let mut rates: Vec<(Rates<'_>, Vec<(&RecordId, &Figure)>)> = Vec::new();
    for (id, entry) in &workspace.figures {
        let figure = &entry.record;
        if figure.unit == Unit::Percent {
            let key = (
                &figure.review,
                figure.measure.as_str(),
                figure.breakdown.as_str(),
            );
            group(&mut rates, key, (id, figure));
        }
    }
    for ((_, measure, _), figures) in rates {
        let together: Vec<&Figure> = figures.iter().map(|(_, figure)| *figure).collect();
        if let (Err(why), Some((first, _))) = (comparable(&together), figures.first()) {
            report(
                findings,
                Rule::V15,
                Level::Note,
                first,
                format!("{measure}: {why}"),
            );
        }
    }
}
