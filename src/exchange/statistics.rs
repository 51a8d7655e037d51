//! Tables of statistics as councils get them: long rows, wide tables, stacked headings. Read in slices,
//! each cell kept as printed, and nothing is written before somebody has chosen.

pub mod figures;
mod layout;
mod period;
mod reading;
pub mod role;
mod totals;
mod unit;
pub mod whole;
pub mod written;

use std::sync::Arc;

use crate::domain::quantity::Quantity;
use crate::exchange::fault::RowErrors;
use crate::exchange::statistics::role::{Role, TEXTS};

pub use reading::Reading;

/// How many different words one column may hold.
pub const MOST_NAMES: usize = 2_000;

/// What a column of the table is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Column {
    /// Its headings as they stand, from the top.
    pub heading: String,
    /// What its cells say.
    pub role: Role,
    /// What its headings say of its figures, by the places in [`Statistic::names`].
    pub(in crate::exchange) facts: Facts,
}

/// What is said of a figure: for each role of text the place of its word among the names.
pub(in crate::exchange) type Facts = [u32; TEXTS];

/// What a cell says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Cell {
    /// A number.
    Number(Quantity),
    /// A sign in place of a number: `*`, `[x]`, `–`.
    Mark(String),
}

/// A figure of the table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Point {
    /// The row, from 1.
    pub row: usize,
    pub(in crate::exchange) facts: Facts,
    /// What the cell says.
    pub cell: Cell,
    /// Whether the cell has a per cent sign.
    pub percent: bool,
    /// Whether the row is a total.
    pub total: bool,
    /// How many the base holds, and the count that a rate stands for.
    pub counts: [Option<Quantity>; 2],
    /// How many workplaces were added up; 0 where none were.
    pub workplaces: u32,
}

/// A table of statistics that was read whole.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Statistic {
    /// The text, to be read again should a column be something else.
    pub text: Arc<str>,
    /// The columns.
    pub columns: Vec<Column>,
    /// For each role of text the words that stand in the table; the first is none.
    pub names: Vec<Vec<String>>,
    /// The figures.
    pub points: Vec<Point>,
    /// How many rows hold figures.
    pub rows: usize,
    /// How many cells of figures are empty.
    pub empty: usize,
    /// Rows that are no figures: titles, sources, footnotes.
    pub notes: Vec<String>,
    /// How many more of them there are.
    pub more_notes: usize,
    /// Totals that are not what the rows above add up to, in words.
    pub totals: Vec<String>,
    /// The problems. While there is one, nothing is taken.
    pub errors: RowErrors,
}

impl Statistic {
    /// The word of a role for a figure; empty where the table says none.
    pub fn word(&self, point: &Point, role: Role) -> &str {
        let place = point.facts.get(role as usize).copied().unwrap_or_default();
        self.name(role, place)
    }

    fn name(&self, role: Role, place: u32) -> &str {
        let names = self.names.get(role as usize);
        let name = names.and_then(|names| names.get(place as usize));
        name.map(String::as_str).unwrap_or_default()
    }

    /// The headings as one text, by which a layout is known again.
    pub fn layout(&self) -> String {
        layout::key(&self.columns)
    }
}
