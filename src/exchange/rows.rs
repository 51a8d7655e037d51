//! What each row of a pasted statistic is: headings, figures, a total, a note, or nothing.

use crate::exchange::csv::Row;
use crate::exchange::number::{NumberCell, number};

/// What a row is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RowClass {
    /// Headings. There may be several rows of them, and they may stand again further down.
    Header,
    /// Figures.
    Data,
    /// A sum of figures.
    Total,
    /// A title, a source or a footnote.
    Note,
    /// Nothing stands in it.
    Blank,
}

/// What each of the rows is, by what stands in it and by what came before.
pub fn classify(rows: &[Row]) -> Vec<RowClass> {
    let mut headings: Vec<Vec<String>> = Vec::new();
    let mut figures_begun = false;
    let mut classes = Vec::with_capacity(rows.len());
    for row in rows {
        let class = class(row, &headings, figures_begun);
        match class {
            RowClass::Header => headings.push(plain(row)),
            RowClass::Data | RowClass::Total => figures_begun = true,
            RowClass::Note | RowClass::Blank => {}
        }
        classes.push(class);
    }
    classes
}

fn class(row: &Row, headings: &[Vec<String>], figures_begun: bool) -> RowClass {
    let filled = row.cells.iter().filter(|cell| !cell.trim().is_empty());
    match filled.count() {
        0 => return RowClass::Blank,
        1 if !is_total(row) => return RowClass::Note,
        _ => {}
    }
    if headings.contains(&plain(row)) {
        return RowClass::Header;
    }
    if is_total(row) {
        return RowClass::Total;
    }
    if is_note(row.cell(0)) {
        return RowClass::Note;
    }
    // The first column names what the figures are of.
    let rest = || row.cells.iter().skip(1).map(|cell| cell.trim());
    let figures =
        rest().any(|cell| matches!(number(cell), Some(read) if read != NumberCell::Blank));
    let years = rest().all(|cell| cell.is_empty() || is_year(cell) || number(cell).is_none());
    if figures && (figures_begun || !years) {
        RowClass::Data
    } else if figures_begun {
        // Words under figures: a row whose figures are all missing reads so as well.
        RowClass::Note
    } else {
        RowClass::Header
    }
}

/// The cells without what makes no difference.
pub(super) fn plain(row: &Row) -> Vec<String> {
    let cells = row
        .cells
        .iter()
        .map(|cell| cell.trim().to_ascii_lowercase());
    let mut cells: Vec<String> = cells.collect();
    while cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    cells
}

/// Whether the first filled cell of a row says that the row is a total.
pub(super) fn is_total(row: &Row) -> bool {
    let first = row
        .cells
        .iter()
        .map(|cell| cell.trim())
        .find(|cell| !cell.is_empty());
    let word = first
        .unwrap_or_default()
        .trim_end_matches(':')
        .to_ascii_lowercase();
    matches!(
        word.as_str(),
        "total"
            | "totals"
            | "grand total"
            | "overall total"
            | "sub-total"
            | "subtotal"
            | "sub total"
            | "sum"
    )
}

pub(super) fn is_note(first: &str) -> bool {
    let first = first.trim().to_ascii_lowercase();
    ["note", "source", "footnote", "[note", "* "]
        .iter()
        .any(|begin| first.starts_with(begin))
}

/// Whether a heading is a year, such as 2019, which reads as a number.
fn is_year(text: &str) -> bool {
    text.len() == 4
        && (text.starts_with("19") || text.starts_with("20"))
        && text.bytes().all(|byte| byte.is_ascii_digit())
}
