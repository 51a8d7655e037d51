//! From a table of statistics to figures of the record: those that somebody chose.

use serde_json::Value;

use crate::domain::date::StatedDate;
use crate::domain::field::{FieldMap, FieldValue};
use crate::domain::figure::{Figure, Unit};
use crate::domain::id::RecordId;
use crate::domain::order::sorted;
use crate::domain::quantity::Decimal;
use crate::domain::record::Record;
use crate::domain::source::SourcePointer;
use crate::domain::workspace::Workspace;
use crate::exchange::fault::RowErrors;
use crate::exchange::plan::{Effect, Plan, PlannedRecord, RowPlan};
use crate::exchange::statistics::role::Role;
use crate::exchange::statistics::{Cell, Point, Statistic, period, totals, unit};

/// How many figures are taken at once. Each is a change of its own, so that it can be corrected, merged
/// and taken back like any other.
pub const MOST: usize = 1_000;

/// The roles by whose words figures are chosen.
pub const CHOSEN_BY: [Role; 3] = [Role::Measure, Role::Place, Role::Period];

/// What somebody chose of a table, and said about all of it.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Choice {
    /// For each of [`CHOSEN_BY`] the words that are taken, by their places among the names.
    pub words: [Vec<u32>; 3],
    /// What is measured, where the table does not say.
    pub measure: String,
    /// What rates are a share of, where the table does not say.
    pub base: String,
    /// What else is covered.
    pub coverage: String,
    /// Who supplied it.
    pub supplier: String,
    /// When it was supplied.
    pub supplied: Option<StatedDate>,
    /// The paper it stands in.
    pub source: Option<RecordId>,
    /// How it is kept.
    pub keep: Keep,
}

/// How figures of a table are kept.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Keep {
    /// Those that were chosen, each as a figure of its own.
    #[default]
    Singly,
    /// The whole table: for each measure one record.
    Whole,
}

impl Choice {
    /// Everything where that is few enough; else of the places those that `home` names, of which a table
    /// of many has usually one.
    pub fn first(statistic: &Statistic, home: &str) -> Self {
        let all = |role: Role| {
            let names = statistic.names.get(role as usize).map_or(0, Vec::len);
            (0..u32::try_from(names).unwrap_or(u32::MAX)).collect::<Vec<u32>>()
        };
        let mut choice = Self {
            words: CHOSEN_BY.map(all),
            ..Self::default()
        };
        if statistic.points.len() > MOST {
            let [_, places, _] = &mut choice.words;
            places.retain(|place| {
                let name = statistic.name(Role::Place, *place);
                name.is_empty() || home.contains(name)
            });
        }
        choice
    }
}

/// The figures that are chosen, as far as `most`, and how many there are in all.
pub fn chosen<'a>(
    statistic: &'a Statistic,
    choice: &Choice,
    most: usize,
) -> (Vec<&'a Point>, usize) {
    // For each role which of its words is taken, by place.
    let taken = CHOSEN_BY.map(|role| {
        let count = statistic.names.get(role as usize).map_or(0, Vec::len);
        vec![false; count]
    });
    let mut taken = taken;
    for (flags, words) in taken.iter_mut().zip(&choice.words) {
        for word in words {
            if let Some(flag) = flags.get_mut(*word as usize) {
                *flag = true;
            }
        }
    }
    let (mut points, mut count) = (Vec::new(), 0);
    for point in &statistic.points {
        let fits = CHOSEN_BY.iter().zip(&taken).all(|(role, flags)| {
            let word = point.facts.get(*role as usize).copied().unwrap_or_default();
            flags.get(word as usize).copied().unwrap_or_default()
        });
        if fits {
            count += 1;
            if points.len() < most {
                points.push(point);
            }
        }
    }
    (points, count)
}

/// What needs care, and of which figures it is true.
type Care<'a> = (&'static str, &'a dyn Fn(&Point) -> bool);

/// What is kept although something about it needs care, with how many figures it is true of.
pub fn cares(
    statistic: &Statistic,
    points: &[&Point],
    choice: &Choice,
) -> Vec<(&'static str, usize)> {
    let hundred = Decimal::whole(100).billionths();
    let is_rate = |point: &Point| unit_of(statistic, point, choice).0 == Unit::Percent;
    let tests: [Care<'_>; 5] = [
        ("Rates without a base", &|point| {
            is_rate(point) && base_of(statistic, point, choice).is_empty()
        }),
        ("Rates above 100%", &|point| {
            let number = match &point.cell {
                Cell::Number(quantity) => quantity.number().billionths(),
                Cell::Mark(_) => 0,
            };
            is_rate(point) && number > hundred
        }),
        ("Periods that are kept in words", &|point| {
            period::read(statistic.word(point, Role::Period))
                .0
                .is_none()
        }),
        ("Signs in place of a number", &|point| {
            matches!(point.cell, Cell::Mark(_))
        }),
        ("Figures of which nothing says what is measured", &|point| {
            measure_of(statistic, point, choice).is_empty()
        }),
    ];
    let count = |test: &dyn Fn(&Point) -> bool| points.iter().filter(|point| test(point)).count();
    let counted = tests.map(|(words, test)| (words, count(test)));
    counted
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .collect()
}

pub(super) fn measure_of<'a>(
    statistic: &'a Statistic,
    point: &Point,
    choice: &'a Choice,
) -> &'a str {
    or(statistic.word(point, Role::Measure), &choice.measure)
}

pub(super) fn base_of<'a>(statistic: &'a Statistic, point: &Point, choice: &'a Choice) -> &'a str {
    or(statistic.word(point, Role::Base), &choice.base)
}

fn or<'a>(own: &'a str, other: &'a str) -> &'a str {
    if own.is_empty() { other } else { own }
}

/// The unit, with the words of the table where it is none of the tracker's.
pub(super) fn unit_of<'a>(
    statistic: &'a Statistic,
    point: &Point,
    choice: &Choice,
) -> (Unit, &'a str) {
    let words = statistic.word(point, Role::Unit);
    if point.percent {
        return (Unit::Percent, "");
    }
    match unit::unit(words) {
        Some(unit) => (unit, ""),
        None => {
            let measure = measure_of(statistic, point, choice);
            (unit::in_measure(measure).unwrap_or(Unit::Number), words)
        }
    }
}

/// A figure as it would be kept.
pub fn figure(statistic: &Statistic, point: &Point, choice: &Choice) -> Figure {
    let word = |role| statistic.word(point, role).to_owned();
    let (unit, other_unit) = unit_of(statistic, point, choice);
    let (period, period_note) = period::read(statistic.word(point, Role::Period));
    let mut figure = Figure::blank();
    figure.measure = measure_of(statistic, point, choice).to_owned();
    figure.group = word(Role::Group);
    figure.unit = unit;
    match &point.cell {
        Cell::Number(quantity) => figure.value = *quantity,
        Cell::Mark(mark) => figure.mark.clone_from(mark),
    }
    if unit == Unit::Percent {
        figure.base = base_of(statistic, point, choice).to_owned();
    }
    [figure.base_count, figure.count] = point.counts;
    (figure.period, figure.period_note) = (period, period_note);
    figure.coverage.clone_from(&choice.coverage);
    figure.place = word(Role::Place);
    figure.place_code = word(Role::Code);
    figure.sector = word(Role::Sector);
    figure.service = word(Role::Service);
    figure.job_role = word(Role::JobRole);
    figure.supplier.clone_from(&choice.supplier);
    figure.supplied = choice.supplied;
    figure.note = note(statistic, point, other_unit);
    if let Some(source) = &choice.source {
        figure.sources.push(SourcePointer {
            source: source.clone(),
            place: format!("row {}", point.row),
        });
    }
    figure
}

fn note(statistic: &Statistic, point: &Point, other_unit: &str) -> String {
    let mut parts = vec![statistic.word(point, Role::Note).to_owned()];
    if !other_unit.is_empty() {
        parts.push(format!("In the table the unit is “{other_unit}”"));
    }
    if point.workplaces > 1 {
        parts.push(format!("Sum of {} workplaces", point.workplaces));
    }
    if point.total {
        let difference = totals::difference(statistic, point);
        parts.push(difference.unwrap_or("A total of the table").to_owned());
    }
    parts.retain(|part| !part.is_empty());
    let parts: Vec<&str> = parts
        .iter()
        .map(|part| part.trim_end_matches('.'))
        .collect();
    match parts.is_empty() {
        true => String::new(),
        false => format!("{}.", parts.join(". ")),
    }
}

/// What is chosen as a plan: one new figure each, but none that the record has already.
pub fn plan(
    statistic: &Statistic,
    points: &[&Point],
    choice: &Choice,
    workspace: &Workspace,
    new_id: &mut dyn FnMut() -> RecordId,
) -> Plan {
    let figures = points
        .iter()
        .map(|point| (point.row, figure(statistic, point, choice)));
    plan_of(figures.collect(), workspace, new_id)
}

/// Figures, each with its row, as a plan: new ones, but none that the record has already.
pub fn plan_of(
    figures: Vec<(usize, Figure)>,
    workspace: &Workspace,
    new_id: &mut dyn FnMut() -> RecordId,
) -> Plan {
    let here = workspace.figures.values().map(|entry| said(&entry.record));
    let here = sorted(here.collect(), &Ord::cmp);
    let last = workspace
        .figures
        .values()
        .map(|entry| entry.record.order)
        .max();
    let mut order = last.unwrap_or(0);
    let review = workspace.reviews.keys().next();
    let mut rows = Vec::with_capacity(figures.len());
    for (row, mut figure) in figures {
        let is_here = here.binary_search(&said(&figure)).is_ok();
        let mut records = Vec::new();
        if !is_here {
            order = order.saturating_add(1);
            figure.order = order;
            if let Some(review) = review {
                figure.review = review.clone();
            }
            records.push(PlannedRecord {
                id: new_id(),
                kind: Figure::TYPE,
                fields: fields(&figure),
            });
        }
        rows.push(RowPlan {
            row,
            effect: if is_here {
                Effect::Nothing
            } else {
                Effect::Adds
            },
            records,
        });
    }
    Plan {
        rows,
        errors: RowErrors::default(),
        questions: Vec::new(),
    }
}

/// The fields of a figure; one with a sign has no value.
fn fields(figure: &Figure) -> FieldMap {
    let mut fields = figure.write();
    if !figure.mark.is_empty() {
        fields.remove("value");
    }
    fields
}

/// What a figure says and of what, by which it is known again.
fn said(figure: &Figure) -> String {
    let value = Value::to_string(&figure.value.to_value());
    let period = figure.period.map(StatedDate::written);
    let parts = [
        &figure.measure,
        &figure.group,
        figure.unit.word(),
        &figure.mark,
        &value,
        &period.unwrap_or_default(),
        &figure.period_note,
        &figure.place,
        &figure.place_code,
        &figure.sector,
        &figure.service,
        &figure.job_role,
    ];
    parts.join("\u{1f}")
}
