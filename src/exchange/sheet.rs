//! A sheet: a text with its headings found, and what is wrong with its rows as rows.

use crate::exchange::csv::{Row, Separator, read};
use crate::exchange::fault::{Fault, Place, RowErrors, SheetError};
use crate::exchange::rows::is_total;

/// How many rows from the top are searched for the headings.
const TOP: usize = 30;

/// Finds the column of a table, from 0, by a heading.
pub(super) type FindColumn<'a> = &'a dyn Fn(&str) -> Option<usize>;

/// The rows of a table under its headings.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Frame {
    /// The headings as they stand.
    pub headings: Row,
    /// For each column of the table the place in the sheet.
    places: Vec<Option<usize>>,
    /// The rows that hold something.
    pub rows: Vec<Row>,
    /// What is wrong with rows, before their cells are understood.
    pub errors: RowErrors,
}

impl Frame {
    /// Whether the sheet has a column of the table.
    pub fn has(&self, column: usize) -> bool {
        self.place(column).is_some()
    }

    fn place(&self, column: usize) -> Option<usize> {
        self.places.get(column).copied().flatten()
    }

    /// The cell of a row in a column of the table; empty where the sheet has no such column.
    pub fn cell<'a>(&self, row: &'a Row, column: usize) -> &'a str {
        self.place(column).map_or("", |place| row.cell(place))
    }

    /// How that cell is named to people.
    pub fn named(&self, row: &Row, column: usize) -> Place {
        match self.place(column) {
            Some(place) => Place::cell(row.number, place, self.headings.cell(place)),
            None => Place::row(row.number),
        }
    }
}

/// How well a text fits a table: the most headings found in one row of its top.
pub(super) fn best_fit(text: &str, find: FindColumn<'_>) -> usize {
    headings(text, find).map_or(0, |found| found.fit)
}

struct Headings {
    separator: Separator,
    /// The place among the rows, from 0.
    place: usize,
    fit: usize,
}

fn headings(text: &str, find: FindColumn<'_>) -> Option<Headings> {
    let mut best: Option<Headings> = None;
    for separator in Separator::ALL {
        let (rows, _) = read(text, separator, TOP);
        for (place, row) in rows.iter().enumerate() {
            let known = row.cells.iter().filter(|cell| find(cell).is_some());
            let fit = known.count();
            if fit > best.as_ref().map_or(0, |best| best.fit) {
                best = Some(Headings {
                    separator,
                    place,
                    fit,
                });
            }
        }
    }
    best
}

/// Reads a text under the headings of a table of so many columns; `None` where no row has two of them.
pub(super) fn frame(
    text: &str,
    columns: usize,
    find: FindColumn<'_>,
) -> Result<Option<Frame>, SheetError> {
    if text
        .trim_matches(|sign: char| sign.is_whitespace() || sign == '\u{feff}')
        .is_empty()
    {
        return Err(SheetError::Empty);
    }
    let Some(found) = headings(text, find).filter(|found| found.fit > 1) else {
        return Ok(None);
    };
    let (mut rows, broken) = read(text, found.separator, usize::MAX);
    if let Some(broken) = broken {
        return Err(broken.into());
    }
    let mut below = rows.split_off(found.place);
    let mut errors = RowErrors::default();
    for above in rows
        .iter()
        .filter(|row| !row.is_blank() && !names_separator(row))
    {
        errors.add(Place::row(above.number), Fault::AboveHeadings);
    }
    let headings = below.remove(0);
    below.retain(|row| !row.is_blank());
    let places = places(&headings, &below, columns, find, &mut errors);
    below.retain(|row| match fault_of(row, &headings) {
        Some(fault) => {
            errors.add(Place::row(row.number), fault);
            false
        }
        None => true,
    });
    Ok(Some(Frame {
        headings,
        places,
        rows: below,
        errors,
    }))
}

/// The line by which a file tells spreadsheets its separator.
fn names_separator(row: &Row) -> bool {
    row.cell(0).starts_with("sep=")
}

/// Where each column of the table is, with what is wrong with the headings.
fn places(
    headings: &Row,
    rows: &[Row],
    columns: usize,
    find: FindColumn<'_>,
    errors: &mut RowErrors,
) -> Vec<Option<usize>> {
    let mut places = vec![None; columns];
    for (place, heading) in headings.cells.iter().enumerate() {
        let fault = if heading.trim().is_empty() {
            let filled = |row: &Row| !row.cell(place).trim().is_empty();
            rows.iter().any(filled).then_some(Fault::NoHeading)
        } else {
            match find(heading).and_then(|column| places.get_mut(column)) {
                None => Some(Fault::UnknownHeading),
                Some(slot @ None) => {
                    *slot = Some(place);
                    None
                }
                Some(_) => Some(Fault::HeadingTwice),
            }
        };
        if let Some(fault) = fault {
            errors.add(Place::cell(headings.number, place, heading), fault);
        }
    }
    places
}

/// What is wrong with a row as a row.
fn fault_of(row: &Row, headings: &Row) -> Option<Fault> {
    let mut same = 0;
    for (place, cell) in row.cells.iter().enumerate() {
        if !cell.trim().is_empty() {
            same += 1;
            if plain(cell) != plain(headings.cell(place)) {
                same = 0;
                break;
            }
        }
    }
    if same > 1 {
        return Some(Fault::HeadingsAgain);
    }
    if is_total(row) {
        return Some(Fault::Totals);
    }
    let beyond = row.cells.iter().skip(headings.cells.len());
    let ragged = row.cells.len() < headings.cells.len()
        || beyond.into_iter().any(|cell| !cell.trim().is_empty());
    ragged.then_some(Fault::Ragged {
        cells: row.cells.len(),
        headings: headings.cells.len(),
    })
}

/// A heading without what makes no difference: capital letters, the unit in brackets, curly
/// apostrophes, dashes between words, and blanks.
pub(super) fn plain(heading: &str) -> String {
    let bare = heading.split('(').next().unwrap_or_default();
    let mut plain = String::with_capacity(bare.len());
    for sign in bare.trim().to_ascii_lowercase().chars() {
        match sign {
            '’' | '\'' => {}
            '-' | '_' | '\u{a0}' | '\n' | '\r' | ' ' => {
                if !plain.ends_with(' ') {
                    plain.push(' ');
                }
            }
            other => plain.push(other),
        }
    }
    plain
}
