//! Rules V20 and V21: two figures for one thing, and things that stand twice in a list.

use crate::domain::check::{Finding, Level, Rule, figures_by, key, report};
use crate::domain::date::StatedDate;
use crate::domain::figure::Figure;
use crate::domain::id::RecordId;
use crate::domain::workspace::Workspace;

pub(super) fn check(workspace: &Workspace, findings: &mut Vec<Finding>) {
    figures(workspace, findings);
    lists(workspace, findings);
}

/// The group of a figure: "Worcestershire, as in the motion" is Worcestershire in another paper.
fn of(figure: &Figure) -> &str {
    figure.group.split(", as in ").next().unwrap_or_default()
}

fn figures(workspace: &Workspace, findings: &mut Vec<Finding>) {
    let thing = |figure: &Figure| {
        let covered = figure.covered_apart();
        let parts = [
            figure.review.as_str(),
            &figure.measure,
            &figure.breakdown,
            of(figure),
            figure.unit.word(),
            &covered,
        ];
        (!figure.measure.is_empty()).then(|| key(&parts)).flatten()
    };
    for figures in figures_by(workspace, &thing) {
        for (place, (id, figure)) in figures.iter().enumerate() {
            if !figure.mark.is_empty() {
                continue;
            }
            let known = figures.iter().take(place);
            let other = known
                .filter(|(_, other)| other.mark.is_empty())
                .find(|(_, other)| other.value != figure.value && one_time(other, figure));
            if let Some((_, other)) = other {
                report(
                    findings,
                    Rule::V20,
                    Level::Note,
                    id,
                    format!(
                        "{}, {}: the papers give {} and {}. Both are kept.",
                        figure.measure,
                        of(figure),
                        other.value,
                        figure.value
                    ),
                );
            }
        }
    }
}

/// Whether two figures can be of one time: they are of the same, or of one a time is not known.
fn one_time(one: &Figure, other: &Figure) -> bool {
    let known = |figure: &Figure| figure.period.and_then(StatedDate::span);
    let (Some(one), Some(other)) = (known(one), known(other)) else {
        return true;
    };
    one == other
}

fn lists(workspace: &Workspace, findings: &mut Vec<Finding>) {
    for (id, entry) in &workspace.reviews {
        let review = &entry.record;
        once(id, "The members of the review", &review.members, findings);
        once(id, "The officers of the review", &review.officers, findings);
        once(
            id,
            "The terms of reference",
            &review.terms_of_reference,
            findings,
        );
        once(
            id,
            "The questions of the scope",
            &review.scope_questions,
            findings,
        );
    }
    for (id, entry) in &workspace.recommendations {
        let targets = &entry.record.targets;
        let name = format!("The targets of recommendation {}", entry.record.number);
        once(id, &name, targets, findings);
    }
    for (id, entry) in &workspace.meetings {
        let attendance = &entry.record.attendance;
        once(id, "The list of those who attended", attendance, findings);
    }
    for (id, entry) in &workspace.activities {
        once(id, "The people met", &entry.record.people, findings);
    }
}

/// V21: no words stand twice in a list, whatever their capitals.
fn once(about: &RecordId, name: &str, list: &[String], findings: &mut Vec<Finding>) {
    for (place, words) in list.iter().enumerate() {
        let same = |other: &&String| other.trim().eq_ignore_ascii_case(words.trim());
        if list.iter().take(place).filter(same).count() == 1 {
            report(
                findings,
                Rule::V21,
                Level::Note,
                about,
                format!("{name}: “{words}” stands there twice. The source may print it so."),
            );
        }
    }
}
