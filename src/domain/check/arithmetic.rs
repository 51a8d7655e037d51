//! Rules V11 to V14: figures that must agree with each other. All sums are exact.

use crate::domain::check::parts::{Parts, parts_of};
use crate::domain::check::{Finding, Level, Rule, figures_by, key, report};
use crate::domain::date::StatedDate;
use crate::domain::figure::{Figure, Overlap, Unit};
use crate::domain::id::RecordId;
use crate::domain::quantity::{Decimal, Quantity};
use crate::domain::workspace::Workspace;

const ONE: i128 = 1_000_000_000;
/// V11 allows for half a unit in the second decimal place.
const SUM_TOLERANCE: i128 = ONE / 200;

pub(super) fn check(workspace: &Workspace, findings: &mut Vec<Finding>) {
    sums(workspace, findings);
    fte_within_headcount(workspace, findings);
    shares(workspace, findings);
    rates(workspace, findings);
}

/// V11: the parts of a figure add up to it, unless they overlap.
fn sums(workspace: &Workspace, findings: &mut Vec<Finding>) {
    for Parts { parent, whole, sum } in parts_of(workspace, Overlap::Apart) {
        let difference = sum - whole.value.number().billionths();
        if difference.abs() > SUM_TOLERANCE {
            report(
                findings,
                Rule::V11,
                Level::Warning,
                parent,
                format!(
                    "{}, {}: the parts differ from the whole by {}. Check the table against the source.",
                    whole.group,
                    whole.measure,
                    hundredths(difference)
                ),
            );
        }
    }
}

/// V12: no group has more full-time equivalents than people.
fn fte_within_headcount(workspace: &Workspace, findings: &mut Vec<Finding>) {
    for (id, entry) in &workspace.figures {
        let posts = &entry.record;
        if posts.unit != Unit::Fte {
            continue;
        }
        // Of several counts of the same people the last stands.
        let people = workspace
            .figures
            .values()
            .map(|entry| &entry.record)
            .filter(|figure| {
                figure.unit == Unit::Headcount
                    && figure.group == posts.group
                    && figure.place == posts.place
                    && figure.period == posts.period
            })
            .last();
        let Some(people) = people else {
            continue;
        };
        let (Some(number), Some(most)) = (posts.number(), people.number()) else {
            continue;
        };
        if number.billionths() > most.billionths() {
            report(
                findings,
                Rule::V12,
                Level::Warning,
                id,
                format!(
                    "{}: {} FTE is more than {} people. Check the table against the source.",
                    posts.group, posts.value, people.value
                ),
            );
        }
    }
}

/// V13: the shares of one breakdown of one group at one time add up to 100, give or take the rounding of
/// each.
fn shares(workspace: &Workspace, findings: &mut Vec<Finding>) {
    let breakdown = |figure: &Figure| {
        let is_share = figure.unit == Unit::Percent
            && !figure.breakdown.is_empty()
            && figure.overlap == Overlap::Apart;
        let period = figure.period.map(StatedDate::written).unwrap_or_default();
        is_share
            .then(|| {
                let covered = figure.covered();
                key(&[&figure.breakdown, &covered, &period])
            })
            .flatten()
    };
    for parts in figures_by(workspace, &breakdown) {
        let (mut sum, mut rounding) = (0, 0);
        for (_, figure) in &parts {
            if let Some(share) = figure.number() {
                sum += share.billionths();
                rounding += half_of_last_place(share);
            }
        }
        // A share that is withheld may be what is missing.
        if parts.iter().any(|(_, figure)| figure.number().is_none()) {
            continue;
        }
        if let Some((first, share)) = parts.first()
            && (sum - 100 * ONE).abs() > rounding
        {
            report(
                findings,
                Rule::V13,
                Level::Warning,
                first,
                format!(
                    "{}: the shares add up to {}%, not 100%. Check them against the source.",
                    share.breakdown,
                    hundredths(sum)
                ),
            );
        }
    }
}

/// V14: a rate, the count it stands for and its base agree; a missing base is said.
fn rates(workspace: &Workspace, findings: &mut Vec<Finding>) {
    for (id, entry) in &workspace.figures {
        let figure = &entry.record;
        let (Unit::Percent, Some(rate)) = (figure.unit, figure.number()) else {
            continue;
        };
        if rate.billionths() > 100 * ONE {
            let message = format!(
                "{}, {}: {rate}% is more than 100%. Check what it is a share of.",
                figure.measure, figure.group
            );
            report(findings, Rule::V14, Level::Note, id, message);
        }
        let Some(count) = figure.count else {
            continue;
        };
        match figure.base_count {
            Some(base) => rate_agrees(id, figure, count, base, findings),
            None => base_missing(id, figure, count, findings),
        }
    }
}

fn rate_agrees(
    id: &RecordId,
    figure: &Figure,
    count: Quantity,
    base: Quantity,
    findings: &mut Vec<Finding>,
) {
    let rate = figure.value.number();
    let base_number = base.number().billionths();
    let is_range = |quantity| matches!(quantity, Quantity::Range(..));
    if base_number == 0 || is_range(base) || is_range(count) {
        return;
    }
    let worked_out = count.number().billionths() * 100 * ONE / base_number;
    if (worked_out - rate.billionths()).abs() > half_of_last_place(rate) {
        report(
            findings,
            Rule::V14,
            Level::Warning,
            id,
            format!(
                "{}: {count} of {base} is {}%, but the source prints {rate}%. Check which base is meant.",
                figure.measure,
                hundredths(worked_out)
            ),
        );
    }
}

fn base_missing(id: &RecordId, figure: &Figure, count: Quantity, findings: &mut Vec<Finding>) {
    let rate = figure.value.number().billionths();
    if rate == 0 {
        return;
    }
    // The nearest hundred: more digits would claim a precision that the rate does not have.
    let implied = (count.number().billionths() * 100 / rate + 50) / 100 * 100;
    report(
        findings,
        Rule::V14,
        Level::Warning,
        id,
        format!(
            "{}: the source gives {}% and {count}, but not what the rate is a share of. The two together point to about {}.",
            figure.measure,
            figure.value,
            Decimal::whole(i64::try_from(implied).unwrap_or(i64::MAX))
        ),
    );
}

/// Half a unit of the last printed place, in billionths.
fn half_of_last_place(number: Decimal) -> i128 {
    ONE / 10_i128.pow(u32::from(number.places())) / 2
}

/// A number of billionths to two decimal places, without trailing noughts.
fn hundredths(billionths: i128) -> String {
    let sign = if billionths < 0 { "−" } else { "" };
    let rounded = (billionths.abs() + ONE / 200) / (ONE / 100);
    let text = format!("{}.{:02}", rounded / 100, rounded % 100);
    format!("{sign}{}", text.trim_end_matches('0').trim_end_matches('.'))
}
