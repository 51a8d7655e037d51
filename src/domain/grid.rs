//! The cells of a table of statistics as one text, and taken apart.
//!
//! The text has a line for each place and before them a line with the periods. The parts of a line are set apart by
//! tabs: in the first line two empty ones and then the periods; in the others the place, its official code, and a
//! cell for each period. A cell holds what the source prints: a number with its digits but no commas, `about 100`,
//! or a sign such as `*`, `[x]` or `–`. An empty cell says that the source has no row for it. What more the source
//! says of a figure follows after upright strokes: how many the base holds, the count that a rate stands for, a note.

use crate::domain::figure::is_known_mark;
use crate::domain::quantity::{Decimal, Quantity};

/// Between the parts of a line.
const TAB: char = '\t';

/// Between what is said in a cell.
const STROKE: char = '|';

/// A place of a table with its figures.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct PlaceRow {
    /// Its name.
    pub place: String,
    /// Its official code, or nothing.
    pub code: String,
    /// A cell for each period, as it stands in the text.
    pub cells: Vec<String>,
}

impl PlaceRow {
    /// The place with its code, by which a row is known.
    pub fn said(&self) -> String {
        match (self.place.as_str(), self.code.as_str()) {
            (place, "") => place.to_owned(),
            ("", code) => code.to_owned(),
            (place, code) => format!("{place} ({code})"),
        }
    }

    /// The cell of a period by its place; empty where there is none.
    pub fn cell(&self, period: usize) -> &str {
        self.cells.get(period).map_or("", String::as_str)
    }
}

/// The cells of a table, taken apart.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Grid {
    /// The periods as the source writes them, in its order.
    pub periods: Vec<String>,
    /// The places, in the order of the source.
    pub rows: Vec<PlaceRow>,
    /// What in the text is not of its form, each in a sentence. Nothing of it is left out of the rows.
    pub problems: Vec<String>,
}

/// What a cell says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Said<'a> {
    /// The number; none where a sign stands in place of it.
    pub number: Option<Quantity>,
    /// The words of the figure: the number, or the sign.
    pub text: &'a str,
    /// How many the base holds.
    pub base_count: Option<Quantity>,
    /// The count that a rate stands for.
    pub count: Option<Quantity>,
    /// What a reader must know.
    pub note: &'a str,
}

/// Reads a cell. Total: what is no number is a sign.
pub fn cell(text: &str) -> Said<'_> {
    let mut parts = text.splitn(4, STROKE);
    let mut next = || parts.next().unwrap_or_default();
    let text = next();
    let (base_count, count) = (quantity(next()), quantity(next()));
    Said {
        number: quantity(text),
        text,
        base_count,
        count,
        note: next(),
    }
}

/// Writes a cell, without empty parts at its end.
pub fn cell_text(text: &str, base_count: &str, count: &str, note: &str) -> String {
    let mut cell = in_one_part(text).replace(STROKE, "/");
    for part in [base_count, count, &in_one_part(note)] {
        cell.push(STROKE);
        cell.push_str(part);
    }
    cell.truncate(cell.trim_end_matches(STROKE).len());
    cell
}

/// A number as it stands in a cell: `1234.50`, `about 100`.
pub fn number_text(quantity: Quantity) -> String {
    quantity.said_with(Decimal::written)
}

type Precision = fn(Decimal) -> Quantity;

/// The words in front of a number, with what they make of it.
const PRECISIONS: [(&str, Precision); 3] = [
    ("about ", Quantity::About),
    ("at least ", Quantity::AtLeast),
    ("over ", Quantity::Over),
];

fn quantity(text: &str) -> Option<Quantity> {
    for (words, of) in PRECISIONS {
        if let Some(rest) = text.strip_prefix(words) {
            return Decimal::parse(rest).map(of);
        }
    }
    Decimal::parse(text).map(Quantity::Exact)
}

/// Words that can stand in a part of a line: tabs and ends of lines are blanks there.
pub fn in_one_part(words: &str) -> String {
    words.replace([TAB, '\n', '\r'], " ")
}

impl Grid {
    /// Takes the text of the cells apart. Total: every part of the text is in the result, and what is not of the
    /// form is told.
    pub fn read(text: &str) -> Self {
        let mut lines = text.split('\n');
        let mut grid = Self::default();
        let mut heads = lines.next().unwrap_or_default().split(TAB);
        for _ in 0..2 {
            if heads.next().is_some_and(|part| !part.is_empty()) {
                grid.tell("The line of the periods does not begin with two empty parts".to_owned());
            }
        }
        grid.periods = heads.map(str::to_owned).collect();
        for (place, line) in lines.enumerate() {
            if line.is_empty() {
                continue;
            }
            let mut parts = line.split(TAB).map(str::to_owned);
            let mut next = || parts.next().unwrap_or_default();
            let (place_name, code) = (next(), next());
            let cells: Vec<String> = parts.collect();
            while grid.periods.len() < cells.len() {
                grid.tell(format!(
                    "Line {} has more figures than there are periods",
                    place + 2
                ));
                grid.periods.push("Period not stated".to_owned());
            }
            for cell_text in &cells {
                let said = cell(cell_text);
                if said.number.is_none() && !said.text.is_empty() && !is_known_mark(said.text) {
                    let strange = said.text;
                    grid.tell(format!("“{strange}” is neither a number nor a known sign"));
                }
            }
            grid.rows.push(PlaceRow {
                place: place_name,
                code,
                cells,
            });
        }
        grid
    }

    fn tell(&mut self, what: String) {
        if !self.problems.contains(&what) {
            self.problems.push(what);
        }
    }

    /// The text of the cells in its normal form.
    pub fn text(&self) -> String {
        let mut text = String::from(TAB);
        for period in &self.periods {
            text.push(TAB);
            text.push_str(&in_one_part(period));
        }
        for row in &self.rows {
            text.push('\n');
            text.push_str(&in_one_part(&row.place));
            text.push(TAB);
            text.push_str(&in_one_part(&row.code));
            let filled = row.cells.iter().rposition(|cell| !cell.is_empty());
            for cell in row.cells.iter().take(filled.map_or(0, |last| last + 1)) {
                text.push(TAB);
                text.push_str(cell);
            }
        }
        text
    }

    /// This table with the figures of a later reading of it, and how many of those are new, and how many say
    /// something else than before. What the later one has no figure for stays.
    pub fn with(mut self, later: Self) -> (Self, [usize; 2]) {
        let (mut fresh, mut altered) = (0, 0);
        let mut columns: Vec<usize> = Vec::new();
        for period in later.periods {
            let known = self.periods.iter().position(|one| *one == period);
            columns.push(known.unwrap_or(self.periods.len()));
            if known.is_none() {
                self.periods.push(period);
            }
        }
        for (place, row) in later.rows.into_iter().enumerate() {
            let is_same = |one: &PlaceRow| one.place == row.place && one.code == row.code;
            // A table that is read again has its places where they were.
            let known = match self.rows.get(place).is_some_and(is_same) {
                true => Some(place),
                false => self.rows.iter().position(is_same),
            };
            let at = known.unwrap_or(self.rows.len());
            if known.is_none() {
                self.rows.push(PlaceRow {
                    cells: Vec::new(),
                    ..row.clone()
                });
            }
            let Some(here) = self.rows.get_mut(at) else {
                continue;
            };
            for (cell, column) in row.cells.into_iter().zip(&columns) {
                while here.cells.len() <= *column {
                    here.cells.push(String::new());
                }
                match here.cells.get_mut(*column) {
                    Some(slot) if !cell.is_empty() && *slot != cell => {
                        if slot.is_empty() {
                            fresh += 1;
                        } else {
                            altered += 1;
                        }
                        *slot = cell;
                    }
                    _ => {}
                }
            }
        }
        (self, [fresh, altered])
    }

    /// How many figures there are.
    pub fn figures(&self) -> usize {
        let cells = self.rows.iter().flat_map(|row| &row.cells);
        cells.filter(|cell| !cell.is_empty()).count()
    }
}

/// How many places and periods a text of cells has, without taking it apart.
pub fn size(cells: &str) -> (usize, usize) {
    let (heads, rows) = cells.split_once('\n').unwrap_or((cells, ""));
    let places = rows.split('\n').filter(|line| !line.is_empty()).count();
    (places, heads.matches(TAB).count().saturating_sub(1))
}
