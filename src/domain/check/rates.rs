//! Rule V15: rates of different times are not drawn side by side.

use crate::domain::check::{Finding, Level, Rule, figures_by, key, report};
use crate::domain::comparable::comparable;
use crate::domain::figure::{Figure, Unit};
use crate::domain::workspace::Workspace;

pub(super) fn check(workspace: &Workspace, findings: &mut Vec<Finding>) {
    // What a chart might put side by side: the rates of one measure and one breakdown.
    let rates = |figure: &Figure| {
        let parts = [figure.review.as_str(), &figure.measure, &figure.breakdown];
        (figure.unit == Unit::Percent)
            .then(|| key(&parts))
            .flatten()
    };
    for figures in figures_by(workspace, &rates) {
        let together: Vec<&Figure> = figures.iter().map(|(_, figure)| *figure).collect();
        if let (Err(why), Some((first, figure))) = (comparable(&together), figures.first()) {
            report(
                findings,
                Rule::V15,
                Level::Note,
                first,
                format!("{}: {why}", figure.measure),
            );
        }
    }
}
