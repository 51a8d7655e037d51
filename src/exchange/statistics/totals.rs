//! Sums in tables of statistics: totals that the table prints, and workplaces that are added up.

use crate::domain::order::sorted;
use crate::domain::quantity::{Decimal, Quantity};
use crate::exchange::statistics::role::Role;
use crate::exchange::statistics::{Cell, Point, Statistic};

/// How many totals are worked out.
const CHECKED: usize = 200;

/// What the parts of a total may be off by: half a unit in the second decimal place (rule V11).
const TOLERANCE: i128 = 5_000_000;

/// The totals that are not what the rows above them add up to, each in a sentence.
pub(super) fn differences(statistic: &Statistic) -> Vec<String> {
    let points = &statistic.points;
    let mut said = Vec::new();
    let totals = points.iter().enumerate().filter(|(_, point)| point.total);
    for (at, total) in totals.take(CHECKED) {
        let Cell::Number(Quantity::Exact(printed)) = &total.cell else {
            continue;
        };
        // What the whole table above adds up to, and what the rows since the total before do.
        let (mut whole, mut since, mut parts, mut withheld) = (0_i128, 0_i128, 0_u32, false);
        for point in points.iter().take(at) {
            if !goes_into(point, total) {
                continue;
            }
            if point.total {
                since = 0;
                continue;
            }
            match &point.cell {
                Cell::Number(Quantity::Exact(number)) => {
                    whole += number.billionths();
                    since += number.billionths();
                    parts += 1;
                }
                _ => withheld = true,
            }
        }
        let printed_in = printed.billionths();
        let fits = |sum: i128| (sum - printed_in).abs() <= TOLERANCE;
        if parts < 2 || total.percent || fits(whole) || fits(since) {
            continue;
        }
        let what = what(statistic, total);
        let sum = Decimal::from_billionths(since);
        let more = Decimal::from_billionths((since - printed_in).abs());
        said.push(match (withheld, since > printed_in) {
            (true, _) => format!(
                "Row {}{what}: some rows have no number, so the total of {printed} cannot be checked.",
                total.row
            ),
            (false, true) => format!(
                "Row {}{what}: the total is {printed}. The rows add up to {sum}, {more} more.",
                total.row
            ),
            (false, false) => format!(
                "Row {}{what}: the total is {printed}. The rows add up to {sum}, {more} less.",
                total.row
            ),
        });
    }
    said
}

/// What the table says of a total that does not add up, without the row; `None` where it does.
pub(super) fn difference<'a>(statistic: &'a Statistic, total: &Point) -> Option<&'a str> {
    let begins = format!("Row {}{}: ", total.row, what(statistic, total));
    let mut all = statistic.totals.iter();
    all.find_map(|said| said.strip_prefix(begins.as_str()))
}

fn what(statistic: &Statistic, point: &Point) -> String {
    let mut what = String::new();
    for role in [Role::Measure, Role::Period] {
        let word = statistic.word(point, role);
        if !word.is_empty() {
            what.push_str(", ");
            what.push_str(word);
        }
    }
    what
}

/// Whether a figure is of the same thing as a total, but for the place, the group and the service.
fn goes_into(point: &Point, total: &Point) -> bool {
    let alike = [
        Role::Measure,
        Role::Period,
        Role::Unit,
        Role::Sector,
        Role::JobRole,
        Role::Base,
    ];
    let of = |point: &Point, role: Role| point.facts.get(role as usize).copied();
    alike
        .iter()
        .all(|role| of(point, *role) == of(total, *role))
        && point.percent == total.percent
}

/// The rows of workplaces added up: one figure for each place, service and whatever else the table says.
/// Where a workplace has no number, nor has the sum.
pub(super) fn by_setting(points: Vec<Point>) -> Vec<Point> {
    let in_order = sorted(points, &|a, b| a.facts.cmp(&b.facts));
    let mut sums: Vec<Point> = Vec::new();
    for mut point in in_order {
        // Totals are worked out anew, and rates cannot be added up.
        if point.total {
            continue;
        }
        point.workplaces = 1;
        match sums.last_mut() {
            Some(sum) if sum.facts == point.facts => {
                sum.workplaces += 1;
                sum.counts = [None, None];
                sum.cell = match point.percent {
                    true => Cell::Mark("[x]".to_owned()),
                    false => added(&sum.cell, &point.cell),
                };
            }
            _ => sums.push(point),
        }
    }
    sums
}

fn added(sum: &Cell, cell: &Cell) -> Cell {
    match (sum, cell) {
        (Cell::Number(Quantity::Exact(one)), Cell::Number(Quantity::Exact(other))) => {
            let sum = one.billionths() + other.billionths();
            Cell::Number(Quantity::Exact(Decimal::from_billionths(sum)))
        }
        (Cell::Mark(mark), _) | (_, Cell::Mark(mark)) => Cell::Mark(mark.clone()),
        _ => Cell::Mark("[x]".to_owned()),
    }
}
