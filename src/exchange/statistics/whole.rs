//! A table of statistics taken whole: for each measure one table of places and periods, with every figure of the
//! file in exactly one cell.

use crate::domain::field::FieldMap;
use crate::domain::figure::Unit;
use crate::domain::figure_table::FigureTable;
use crate::domain::grid::{Grid, PlaceRow, cell_text, in_one_part, number_text};
use crate::domain::id::RecordId;
use crate::domain::order::sorted;
use crate::domain::quantity::Quantity;
use crate::domain::record::Record;
use crate::domain::source::SourcePointer;
use crate::domain::workspace::Workspace;
use crate::exchange::fault::{Fault, Place, RowErrors};
use crate::exchange::plan::PlannedRecord;
use crate::exchange::statistics::figures::{Choice, base_of, measure_of, unit_of};
use crate::exchange::statistics::role::Role;
use crate::exchange::statistics::{Cell, Facts, Point, Statistic, totals};

/// What tells the figures of one table from those of another.
const APART: [Role; 7] = [
    Role::Measure,
    Role::Group,
    Role::Unit,
    Role::Sector,
    Role::Service,
    Role::JobRole,
    Role::Base,
];

/// How many totals that do not add up are told of one table.
const TOTALS: usize = 10;

/// Where a figure stands in its table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Spot {
    row: usize,
    period: u32,
    point: usize,
}

/// One table of the file.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Sheet {
    facts: Facts,
    /// Whether its numbers have per cent signs; nothing while only signs were met.
    percent: Option<bool>,
    spots: Vec<Spot>,
}

/// The tables of a file, and the figures that have no cell of their own.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Whole {
    sheets: Vec<Sheet>,
    /// The place and code of each row, by their places among the names.
    rows: Vec<(u32, u32)>,
    /// Figures for a cell that another figure has already. While there is one, nothing is taken.
    pub errors: RowErrors,
}

/// What a table of the file does to the record.
#[derive(Clone, PartialEq, Debug)]
pub struct Outcome {
    /// The record with the fields that differ; none where it says nothing new.
    pub record: Option<PlannedRecord>,
    /// Whether the record is here already.
    pub is_known: bool,
    /// How many figures are new, and how many say something else than before.
    pub figures: [usize; 2],
}

/// Sorts the figures of a file into tables.
pub fn whole(statistic: &Statistic) -> Whole {
    let mut whole = Whole::default();
    // The rows of each place with the codes, and the tables of each measure: looking through all would take the
    // square of their number.
    let count = |role: Role| statistic.names.get(role as usize).map_or(0, Vec::len);
    let mut of_place: Vec<Vec<usize>> = vec![Vec::new(); count(Role::Place)];
    let mut of_measure: Vec<Vec<usize>> = vec![Vec::new(); count(Role::Measure)];
    for (at, point) in statistic.points.iter().enumerate() {
        let (place, code) = (word(point, Role::Place), word(point, Role::Code));
        let Some(rows) = of_place.get_mut(place as usize) else {
            continue;
        };
        let known = rows.iter().copied();
        let known = known.into_iter().find(|row| {
            let row = whole.rows.get(*row);
            row.is_some_and(|(_, other)| *other == code)
        });
        let row = known.unwrap_or_else(|| {
            whole.rows.push((place, code));
            rows.push(whole.rows.len() - 1);
            whole.rows.len() - 1
        });
        let percent = match &point.cell {
            Cell::Number(_) => Some(point.percent),
            Cell::Mark(_) => None,
        };
        let Some(tables) = of_measure.get_mut(word(point, Role::Measure) as usize) else {
            continue;
        };
        let sheets = &whole.sheets;
        let fits = |sheet: &usize| {
            sheets
                .get(*sheet)
                .is_some_and(|sheet| sheet.has(point, percent))
        };
        let sheet = tables.iter().copied().find(fits).unwrap_or_else(|| {
            tables.push(whole.sheets.len());
            whole.sheets.push(Sheet {
                facts: point.facts,
                percent: None,
                spots: Vec::new(),
            });
            whole.sheets.len() - 1
        });
        if let Some(sheet) = whole.sheets.get_mut(sheet) {
            sheet.percent = sheet.percent.or(percent);
            sheet.spots.push(Spot {
                row,
                period: word(point, Role::Period),
                point: at,
            });
        }
    }
    let mut errors = RowErrors::default();
    for sheet in &mut whole.sheets {
        let spots = std::mem::take(&mut sheet.spots);
        sheet.spots = sorted(spots, &|a, b| (a.row, a.period).cmp(&(b.row, b.period)));
        for two in sheet.spots.windows(2) {
            if let [one, other] = two
                && (one.row, one.period) == (other.row, other.period)
            {
                let row = |spot: &Spot| {
                    statistic
                        .points
                        .get(spot.point)
                        .map_or(0, |point| point.row)
                };
                errors.add(Place::row(row(other)), Fault::SameFigure(row(one)));
            }
        }
    }
    whole.errors = errors.by_row();
    whole
}

fn word(point: &Point, role: Role) -> u32 {
    point.facts.get(role as usize).copied().unwrap_or_default()
}

impl Sheet {
    fn has(&self, point: &Point, percent: Option<bool>) -> bool {
        let same = |role: &Role| self.facts.get(*role as usize) == point.facts.get(*role as usize);
        APART.iter().all(same)
            && (percent.is_none() || self.percent.is_none() || self.percent == percent)
    }
}

impl Whole {
    /// How many tables there are.
    pub fn tables(&self) -> usize {
        self.sheets.len()
    }

    /// How many places there are in all.
    pub fn places(&self) -> usize {
        self.rows.len()
    }

    /// How many figures the table at a place has.
    pub fn figures(&self, at: usize) -> usize {
        self.sheets.get(at).map_or(0, |sheet| sheet.spots.len())
    }

    /// A table as it would be kept, by its place; `None` where there is none.
    pub fn table(&self, statistic: &Statistic, choice: &Choice, at: usize) -> Option<FigureTable> {
        let sheet = self.sheets.get(at)?;
        let points = || {
            sheet
                .spots
                .iter()
                .filter_map(|spot| statistic.points.get(spot.point))
        };
        let mut first = points().next()?.clone();
        first.percent = sheet.percent == Some(true);
        let text = |role: Role| in_one_part(statistic.word(&first, role));
        let (unit, other_unit) = unit_of(statistic, &first, choice);
        let mut table = FigureTable::blank();
        table.measure = measure_of(statistic, &first, choice).to_owned();
        table.group = text(Role::Group);
        table.unit = unit;
        table.unit_said = other_unit.to_owned();
        table.base = match unit {
            Unit::Percent => base_of(statistic, &first, choice).to_owned(),
            _ => text(Role::Base),
        };
        table.coverage.clone_from(&choice.coverage);
        table.sector = text(Role::Sector);
        table.service = text(Role::Service);
        table.job_role = text(Role::JobRole);
        table.supplier.clone_from(&choice.supplier);
        table.supplied = choice.supplied;
        if let Some(source) = &choice.source {
            table.sources.push(SourcePointer {
                source: source.clone(),
                place: String::new(),
            });
        }
        // What is noted of every figure is noted once.
        let note = word(&first, Role::Note);
        let is_common = points().all(|point| word(point, Role::Note) == note);
        if is_common {
            table.note = text(Role::Note);
        }
        let off = points().filter(|point| point.total);
        let off = off.filter_map(|total| totals::difference(statistic, total));
        for said in off.take(TOTALS) {
            if !table.care.is_empty() {
                table.care.push(' ');
            }
            table.care.push_str(said);
        }
        table.cells = self.grid(statistic, sheet, is_common).text();
        Some(table)
    }

    fn grid(&self, statistic: &Statistic, sheet: &Sheet, is_noted: bool) -> Grid {
        // The periods that the table has, in the order of the file.
        let names = statistic.names.get(Role::Period as usize);
        let names = names.map(Vec::as_slice).unwrap_or_default();
        let mut columns = vec![None; names.len()];
        for spot in &sheet.spots {
            if let Some(column) = columns.get_mut(spot.period as usize) {
                *column = Some(0);
            }
        }
        let mut grid = Grid::default();
        for (column, name) in columns.iter_mut().zip(names) {
            if column.is_some() {
                *column = Some(grid.periods.len());
                grid.periods.push(in_one_part(name));
            }
        }
        let mut last = None;
        for spot in &sheet.spots {
            let Some(point) = statistic.points.get(spot.point) else {
                continue;
            };
            if last != Some(spot.row) {
                last = Some(spot.row);
                grid.rows.push(PlaceRow {
                    place: in_one_part(statistic.word(point, Role::Place)),
                    code: in_one_part(statistic.word(point, Role::Code)),
                    cells: vec![String::new(); grid.periods.len()],
                });
            }
            let column = columns.get(spot.period as usize).copied().flatten();
            let slot = grid.rows.last_mut().zip(column);
            if let Some(slot) = slot.and_then(|(row, column)| row.cells.get_mut(column)) {
                *slot = cell_of(statistic, point, is_noted);
            }
        }
        grid
    }

    /// What a table does to the record, by its place: it adds one, or gives the one of the same measure, unit, base,
    /// coverage and source its figures. `order` is the place in lists of a new one.
    pub fn outcome(
        &self,
        statistic: &Statistic,
        choice: &Choice,
        at: usize,
        workspace: &Workspace,
        new_id: &mut dyn FnMut() -> RecordId,
    ) -> Option<Outcome> {
        let mut table = self.table(statistic, choice, at)?;
        let mut all = workspace.figure_tables.iter();
        let known = all.find(|(_, entry)| is_same(&entry.record, &table));
        let Some((id, entry)) = known else {
            let review = workspace.reviews.keys().next();
            if let Some(review) = review {
                table.review = review.clone();
            }
            let last = workspace
                .figure_tables
                .values()
                .map(|entry| entry.record.order)
                .max();
            let place = u32::try_from(at).unwrap_or(u32::MAX);
            table.order = last.unwrap_or(0).saturating_add(place).saturating_add(1);
            let figures = self.figures(at);
            return Some(Outcome {
                record: Some(PlannedRecord {
                    id: new_id(),
                    kind: FigureTable::TYPE,
                    fields: table.write(),
                }),
                is_known: false,
                figures: [figures, 0],
            });
        };
        let before = entry.record.write();
        let (grid, figures) = Grid::read(&entry.record.cells).with(Grid::read(&table.cells));
        table.cells = match figures {
            [0, 0] => entry.record.cells.clone(),
            _ => grid.text(),
        };
        (table.review, table.order) = (entry.record.review.clone(), entry.record.order);
        let mut fields = FieldMap::new();
        for (name, value) in table.write() {
            // What the file says nothing of stays.
            if before.get(&name) != Some(&value) {
                fields.insert(name, value);
            }
        }
        let record = (!fields.is_empty()).then(|| PlannedRecord {
            id: id.clone(),
            kind: FigureTable::TYPE,
            fields,
        });
        Some(Outcome {
            record,
            is_known: true,
            figures,
        })
    }
}

/// Whether two tables are of the same thing from the same source.
fn is_same(one: &FigureTable, other: &FigureTable) -> bool {
    let source = |table: &FigureTable| table.sources.first().map(|pointer| pointer.source.clone());
    one.name() == other.name()
        && one.unit == other.unit
        && one.unit_said == other.unit_said
        && one.base == other.base
        && one.coverage == other.coverage
        && source(one) == source(other)
}

/// A figure as it stands in a cell.
fn cell_of(statistic: &Statistic, point: &Point, is_noted: bool) -> String {
    let text = match &point.cell {
        Cell::Number(quantity) => number_text(*quantity),
        Cell::Mark(mark) => mark.clone(),
    };
    let [base_count, count] = point.counts;
    let number = |quantity: Option<Quantity>| quantity.map(number_text).unwrap_or_default();
    let mut note = match is_noted {
        true => String::new(),
        false => statistic.word(point, Role::Note).to_owned(),
    };
    if point.workplaces > 1 {
        if !note.is_empty() {
            note.push_str(". ");
        }
        note.push_str(&format!("Sum of {} workplaces", point.workplaces));
    }
    cell_text(&text, &number(base_count), &number(count), &note)
}
