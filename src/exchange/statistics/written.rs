//! Tables of statistics on their way out: the cells as figures, and the tidy long rows of a file.

use crate::domain::figure::Figure;
use crate::domain::figure_table::FigureTable;
use crate::domain::grid::{Grid, PlaceRow, cell, number_text};
use crate::exchange::csv::Writer;
use crate::exchange::statistics::period;

/// A cell as a figure with its period; `None` where nothing stands there.
pub fn figure_of(
    table: &FigureTable,
    grid: &Grid,
    row: &PlaceRow,
    period: usize,
) -> Option<Figure> {
    let cell = row.cell(period);
    if cell.is_empty() {
        return None;
    }
    let mut figure = table.figure(row, cell);
    (figure.period, figure.period_note) = period::read(grid.periods.get(period)?);
    Some(figure)
}

/// The headings, all of which are read again as what they are.
const HEADINGS: [&str; 14] = [
    "Area name",
    "Area code",
    "Measure",
    "Group",
    "Sector",
    "Service",
    "Job role",
    "Period",
    "Value",
    "Unit",
    "Base",
    "Base count",
    "Count",
    "Note",
];

/// Tables as rows of a file: one for each figure, with all that is said of it.
pub fn written<'a>(tables: impl Iterator<Item = &'a FigureTable>) -> String {
    let mut file = Writer::default();
    HEADINGS.iter().for_each(|heading| file.text(heading));
    file.end_row();
    for table in tables {
        let grid = Grid::read(&table.cells);
        for row in &grid.rows {
            for (period, cell_text) in grid.periods.iter().zip(&row.cells) {
                if !cell_text.is_empty() {
                    figure_row(&mut file, table, row, period, cell_text);
                }
            }
        }
    }
    file.finish()
}

fn figure_row(
    file: &mut Writer,
    table: &FigureTable,
    row: &PlaceRow,
    period: &str,
    cell_text: &str,
) {
    let said = cell(cell_text);
    let unit = match table.unit_said.as_str() {
        "" => table.unit.label(),
        unit => unit,
    };
    for words in [
        &row.place,
        &row.code,
        &table.measure,
        &table.group,
        &table.sector,
        &table.service,
        &table.job_role,
        period,
    ] {
        file.text(words);
    }
    file.number(said.text);
    file.text(unit);
    file.text(&table.base);
    for count in [said.base_count, said.count] {
        file.number(&count.map(number_text).unwrap_or_default());
    }
    file.text(match said.note {
        "" => &table.note,
        note => note,
    });
    file.end_row();
}
