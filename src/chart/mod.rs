//! Charts as arithmetic: named numbers in; rectangles, words and a table out.
//!
//! Nothing here knows recommendations, the browser or a view library. A chart is made in two halves from the same
//! input, so that they cannot disagree: a [`Picture`] (what is drawn) and a [`Description`] (its accessible name, one
//! sentence, and the table that stands beside it).
//!
//! Lengths are in units of a drawing [`WIDTH`] units wide, which the page scales to the room it has. The words are
//! sized so that they can still be read when that is the width of a small phone.

mod bars;
mod describe;
mod lanes;
mod picture;
mod stacked_bar;
mod stacked_rows;
mod text;

#[cfg(test)]
mod laws;
#[cfg(test)]
mod samples;

pub use bars::{Bars, Group, Measure, Place, Series, bars};
pub use describe::{Cell, Description, Table, TableRow};
pub use lanes::{Lane, Lanes, lanes};
pub use picture::{Anchor, Label, Mark, MarkKind, MarkStyle, Picture, WIDTH, Weight};
pub use stacked_bar::{Part, StackedBar, stacked_bar};
pub use stacked_rows::{Row, StackedRows, stacked_rows};
pub use text::{FONT_SIZE, LINE_HEIGHT, wrap};

/// What a chart says in picture and words when every number is nought or there are none.
pub const NOTHING_YET: &str = "Nothing to show yet";
