//! One bar for each row, parted in the same order in every row and drawn to one scale: delivery by theme, for example.

use super::NOTHING_YET;
use super::describe::{Cell, Description, Table, TableRow, list};
use super::picture::{EDGE, Label, MarkStyle, Picture, WIDTH, Weight};
use super::stacked_bar::{Part, THINNEST, bar, shares};
use super::text::{LINE_HEIGHT, text_width};

/// The thickness of each row's bar.
const BAR_HEIGHT: f64 = 48.0;

/// Between the end of a bar and its total.
const BESIDE: f64 = 8.0;

/// One row: a name and its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The name of the row, for example a theme.
    pub name: String,
    /// Where the total of the row leads in the table, if anywhere.
    pub target: Option<String>,
    /// Parts are matched between rows by name. A part that a row lacks counts as nought.
    pub parts: Vec<Part>,
}

/// The data of a chart of stacked rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StackedRows {
    /// What the chart is of, in the middle of a sentence: "delivery by theme".
    pub about: String,
    /// The heading of the rows' names in the table: "Theme".
    pub row_heading: String,
    /// The heading of the last column: "Total".
    pub total_heading: String,
    /// In the order in which they are shown.
    pub rows: Vec<Row>,
}

/// Draws a key, then for each row its name, the counts of its parts over them, the bar, and the total at its end.
/// Counts of nought are left out of the picture; the table keeps them.
#[must_use]
pub fn stacked_rows(data: &StackedRows) -> Picture {
    let most = data.rows.iter().map(total).max().unwrap_or(0);
    if most == 0 {
        return Picture::empty();
    }
    let mut picture = Picture::blank();
    let kinds = data.kinds();
    let used = kinds
        .iter()
        .filter(|(name, _)| data.rows.iter().any(|row| count(row, name) > 0));
    let mut y = EDGE + picture.key(EDGE, used.map(|(name, style)| (name.as_str(), *style))) + 14.0;
    for row in &data.rows {
        y = draw_row(&mut picture, row, &kinds, most, y);
    }
    picture.height = y;
    picture
}

/// Draws one row from `top` downwards and returns where the next one starts.
fn draw_row(
    picture: &mut Picture,
    row: &Row,
    kinds: &[(String, MarkStyle)],
    most: u64,
    top: f64,
) -> f64 {
    let name = Label::wrapped(top + 26.0, &row.name, Weight::Bold);
    let counts_line = top + name.height() + 26.0;
    let bar_top = top + name.height() + LINE_HEIGHT + 4.0;
    picture.labels.push(name);
    let all = total(row);
    let counts: Vec<u32> = kinds.iter().map(|(name, _)| count(row, name)).collect();
    let least = THINNEST * counts.iter().filter(|count| **count > 0).count() as f64;
    let totals = BESIDE + text_width(&most.to_string(), Weight::Bold);
    let room = ((WIDTH - 2.0 * EDGE - totals) * all as f64 / most as f64).max(least);
    let mut x = EDGE;
    let mut numbers: Vec<(f64, String)> = Vec::new();
    for (((name, style), count), width) in kinds.iter().zip(&counts).zip(shares(&counts, room)) {
        if *count == 0 {
            continue;
        }
        let part = Part {
            name: name.clone(),
            count: *count,
            text: count.to_string(),
            style: *style,
            target: None,
        };
        picture
            .marks
            .push(bar(&part, x, bar_top, width, BAR_HEIGHT));
        numbers.push((x, count.to_string()));
        x += width;
    }
    for (at, number) in apart(numbers) {
        picture
            .labels
            .push(Label::new(at, counts_line, number, Weight::Regular));
    }
    picture.labels.push(Label::new(
        x + BESIDE,
        bar_top + LINE_HEIGHT,
        all.to_string(),
        Weight::Bold,
    ));
    bar_top + BAR_HEIGHT + 30.0
}

/// Moves numbers that would touch: to the right as far as needed, then back from the right edge.
fn apart(mut numbers: Vec<(f64, String)>) -> Vec<(f64, String)> {
    let room = |number: &str| text_width(number, Weight::Regular) + 12.0;
    let mut free = EDGE;
    for (at, number) in &mut numbers {
        *at = at.max(free);
        free = *at + room(number);
    }
    let mut limit = WIDTH - EDGE + 12.0;
    for (at, number) in numbers.iter_mut().rev() {
        *at = at.min(limit - room(number));
        limit = *at;
    }
    numbers
}

/// The sum of a row's parts.
fn total(row: &Row) -> u64 {
    row.parts.iter().map(|part| u64::from(part.count)).sum()
}

/// How many of the named part a row has.
fn count(row: &Row, name: &str) -> u32 {
    row.parts
        .iter()
        .filter(|part| part.name == name)
        .map(|part| part.count)
        .fold(0, u32::saturating_add)
}

impl StackedRows {
    /// The parts that occur anywhere, in the order in which they are first met.
    fn kinds(&self) -> Vec<(String, MarkStyle)> {
        let mut kinds: Vec<(String, MarkStyle)> = Vec::new();
        for part in self.rows.iter().flat_map(|row| &row.parts) {
            if !kinds.iter().any(|(name, _)| *name == part.name) {
                kinds.push((part.name.clone(), part.style));
            }
        }
        kinds
    }

    /// The same data in words: accessible name, sentence, table.
    #[must_use]
    pub fn describe(&self) -> Description {
        let kinds = self.kinds();
        let all: u64 = self.rows.iter().map(total).sum();
        let sentence = if all == 0 {
            format!("{NOTHING_YET}.")
        } else {
            format!(
                "{}; {all} in all.",
                list(
                    self.rows
                        .iter()
                        .map(|row| format!("{} {}", row.name, total(row)))
                )
            )
        };
        let cell = |row: &Row, name: &str| Cell {
            text: count(row, name).to_string(),
            target: row
                .parts
                .iter()
                .find(|part| part.name == name)
                .and_then(|part| part.target.clone()),
        };
        let row = |row: &Row| TableRow {
            heading: Cell::plain(&row.name),
            cells: kinds
                .iter()
                .map(|(name, _)| cell(row, name))
                .chain([Cell {
                    text: total(row).to_string(),
                    target: row.target.clone(),
                }])
                .collect(),
        };
        let names = kinds.iter().map(|(name, _)| name.clone());
        Description {
            name: format!("Bar chart of {}", self.about),
            sentence,
            table: Table {
                head: [self.row_heading.clone()]
                    .into_iter()
                    .chain(names)
                    .chain([self.total_heading.clone()])
                    .collect(),
                rows: self.rows.iter().map(row).collect(),
            },
        }
    }
}
