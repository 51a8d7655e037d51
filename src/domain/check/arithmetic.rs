//! Rules V11 to V14: figures that must agree with each other. All sums are exact.

use std::collections::BTreeMap;

use crate::domain::check::{Finding, Level, Rule};
use crate::domain::figure::{Figure, Overlap, Unit};
use crate::domain::id::RecordId;
use crate::domain::quantity::{Decimal, Quantity};
use crate::domain::workspace::{Entry, Workspace};

const ONE: i128 = 1_000_000_000;
/// V11 allows for half a unit in the second decimal place.
const SUM_TOLERANCE: i128 = ONE / 200;

pub(super) fn check(workspace: &Workspace, findings: &mut Vec<Finding>) {
    sums(workspace, findings);
    fte_within_headcount(workspace, findings);
    shares(workspace, findings);
    rates(workspace, findings);
}

fn report(
    findings: &mut Vec<Finding>,
    rule: Rule,
    level: Level,
    about: &RecordId,
    message: String,
) {
    findings.push(Finding {
        rule,
        level,
        about: about.clone(),
        message,
    });
}

/// V11: the parts of a figure add up to it, unless they overlap.
fn sums(workspace: &Workspace, findings: &mut Vec<Finding>) {
    let mut parts: BTreeMap<&RecordId, Vec<&Figure>> = BTreeMap::new();
    for entry in workspace.figures.values() {
        let Some(parent) = &entry.record.parent else {
            continue;
        };
        if entry.record.overlap == Overlap::Apart {
            parts.entry(parent).or_default().push(&entry.record);
        }
    }
    for (parent, children) in parts {
        let Some(whole) = workspace.get::<Figure>(parent) else {
            continue;
        };
        let sum: i128 = children
            .iter()
            .map(|part| part.value.number().billionths())
            .sum();
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
    let key = |figure: &Figure| (figure.group.clone(), figure.period);
    let people: BTreeMap<_, _> = workspace
        .figures
        .values()
        .filter(|entry| entry.record.unit == Unit::Headcount)
        .map(|entry| {
            let (group, period) = key(&entry.record);
            (
                (group, period.map(|date| date.written())),
                entry.record.value,
            )
        })
        .collect();
    for (id, entry) in &workspace.figures {
        if entry.record.unit != Unit::Fte {
            continue;
        }
        let (group, period) = key(&entry.record);
        let Some(headcount) = people.get(&(group.clone(), period.map(|date| date.written())))
        else {
            continue;
        };
        if entry.record.value.number().billionths() > headcount.number().billionths() {
            report(
                findings,
                Rule::V12,
                Level::Warning,
                id,
                format!(
                    "{group}: {} FTE is more than {headcount} people. Check the table against the source.",
                    entry.record.value
                ),
            );
        }
    }
}

/// A breakdown of one group of people at one time: its name, what it covers, and when.
type Breakdown = (String, String, Option<String>);

/// V13: the shares of one breakdown add up to 100, give or take the rounding of each.
fn shares(workspace: &Workspace, findings: &mut Vec<Finding>) {
    let mut breakdowns: BTreeMap<Breakdown, Vec<(&RecordId, &Figure)>> = BTreeMap::new();
    for (id, Entry { record, .. }) in &workspace.figures {
        if record.unit == Unit::Percent
            && !record.breakdown.is_empty()
            && record.overlap == Overlap::Apart
        {
            let key = (
                record.breakdown.clone(),
                record.coverage.clone(),
                record.period.map(|date| date.written()),
            );
            breakdowns.entry(key).or_default().push((id, record));
        }
    }
    for ((breakdown, ..), parts) in breakdowns {
        let sum: i128 = parts
            .iter()
            .map(|(_, figure)| figure.value.number().billionths())
            .sum();
        let rounding: i128 = parts
            .iter()
            .map(|(_, figure)| half_of_last_place(figure.value.number()))
            .sum();
        if let Some((first, _)) = parts.first()
            && (sum - 100 * ONE).abs() > rounding
        {
            report(
                findings,
                Rule::V13,
                Level::Warning,
                first,
                format!(
                    "{breakdown}: the shares add up to {}%, not 100%. Check them against the source.",
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
        let (Unit::Percent, Some(count)) = (figure.unit, figure.count) else {
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
    if base_number == 0 {
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
