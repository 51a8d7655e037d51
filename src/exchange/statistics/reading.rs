//! Reading a table of statistics in slices, so that the page stays alive.

use std::sync::Arc;

use crate::exchange::csv::{Bookmark, Row, read_on};
use crate::exchange::fault::{Fault, Place, RowErrors, SheetError};
use crate::exchange::number::{NumberCell, Scale, number};
use crate::exchange::rows::{is_note, is_total, plain};
use crate::exchange::statistics::layout::{Layout, add, in_a_line, layout};
use crate::exchange::statistics::role::{Role, TEXTS};
use crate::exchange::statistics::{Cell, Column, Point, Statistic, totals};

/// How many rows that are no figures are kept to be shown.
const NOTES: usize = 30;

/// A table on its way in.
pub struct Reading {
    text: Arc<str>,
    layout: Layout,
    at: Bookmark,
    out: Statistic,
    errors: RowErrors,
}

impl Reading {
    /// Begins with a text. `roles` gives the roles that the columns of a layout had when it was read last,
    /// by [`Statistic::layout`]; none where it is new. `None` where the text is no table of statistics.
    ///
    /// # Errors
    ///
    /// [`SheetError::Personal`] before anything of a table of single people is read.
    pub fn begin(
        text: Arc<str>,
        roles: &dyn Fn(&str) -> Vec<Role>,
    ) -> Result<Option<Self>, SheetError> {
        let Some(mut layout) = layout(&text, roles)? else {
            return Ok(None);
        };
        let mut at = Bookmark::default();
        let (_, broken) = read_on(&text, layout.separator, layout.above, &mut at);
        if let Some(broken) = broken {
            return Err(broken.into());
        }
        let notes = std::mem::take(&mut layout.notes);
        Ok(Some(Self {
            out: Statistic {
                text: text.clone(),
                columns: Vec::new(),
                names: Vec::new(),
                points: Vec::new(),
                rows: 0,
                empty: 0,
                notes,
                more_notes: 0,
                totals: Vec::new(),
                errors: RowErrors::default(),
            },
            text,
            layout,
            at,
            errors: RowErrors::default(),
        }))
    }

    /// How many columns the table has.
    pub fn columns(&self) -> usize {
        self.layout.columns.len()
    }

    /// Reads so many rows more. Gives how far it is, in hundredths, or `None` once all is read.
    ///
    /// # Errors
    ///
    /// A [`SheetError`] where the text cannot be taken apart, or a column has too many words.
    pub fn step(&mut self, rows: usize) -> Result<Option<u32>, SheetError> {
        let (read, broken) = read_on(&self.text, self.layout.separator, rows, &mut self.at);
        if let Some(broken) = broken {
            return Err(broken.into());
        }
        for row in &read {
            self.row(row)?;
        }
        let far = self.at.bytes.saturating_mul(100) / self.text.len().max(1);
        Ok((self.at.bytes < self.text.len()).then_some(u32::try_from(far).unwrap_or(100)))
    }

    fn row(&mut self, row: &Row) -> Result<(), SheetError> {
        let total = is_total(row);
        let filled = row.cells.iter().filter(|cell| !cell.trim().is_empty());
        if row.is_blank() || self.layout.headings.contains(&plain(row)) {
            return Ok(());
        }
        if !total && (filled.count() == 1 || is_note(row.cell(0))) {
            self.note(row);
            return Ok(());
        }
        let mut facts = [0; TEXTS];
        let mut counts = [None, None];
        for (place, column) in self.layout.columns.iter().enumerate() {
            let cell = row.cell(place).trim();
            let count = match column.role {
                _ if cell.is_empty() => continue,
                Role::BaseCount => counts.first_mut(),
                Role::Count => counts.last_mut(),
                role if role.is_text() => {
                    if add(&mut facts, role, cell, &mut self.layout.names).is_none() {
                        return Err(SheetError::TooVaried(column.heading.clone()));
                    }
                    continue;
                }
                _ => continue,
            };
            match (number(cell), count) {
                (Some(NumberCell::Value(read, Scale::Plain)), Some(count)) => *count = Some(read),
                (Some(NumberCell::Value(_, Scale::Percent)) | None, _) => {
                    let named = Place::cell(row.number, place, &column.heading);
                    self.errors.add(named, Fault::NotANumber(cell.to_owned()));
                }
                // A sign says that there is no number.
                _ => {}
            }
        }
        let before = self.out.points.len();
        let errors = self.errors.listed.len() + self.errors.more;
        for place in 0..self.layout.columns.len() {
            self.cell(row, place, &facts, counts, total);
        }
        let after = self.errors.listed.len() + self.errors.more;
        if self.out.points.len() > before {
            self.out.rows += 1;
        } else if after == errors {
            self.note(row);
        }
        Ok(())
    }

    fn cell(
        &mut self,
        row: &Row,
        place: usize,
        facts: &[u32; TEXTS],
        counts: [Option<crate::domain::quantity::Quantity>; 2],
        total: bool,
    ) {
        let Some(column) = self.layout.columns.get(place) else {
            return;
        };
        if !matches!(column.role, Role::Value | Role::Figures) {
            return;
        }
        let text = row.cell(place).trim();
        let (cell, scale) = match number(text) {
            Some(NumberCell::Blank) => {
                self.out.empty += 1;
                return;
            }
            Some(NumberCell::Value(read, scale)) => (Cell::Number(read), scale),
            Some(_) => (Cell::Mark(text.to_owned()), Scale::Plain),
            None => {
                let named = Place::cell(row.number, place, &column.heading);
                self.errors.add(named, Fault::NotANumber(text.to_owned()));
                return;
            }
        };
        let mut facts = *facts;
        for (own, of_column) in facts.iter_mut().zip(column.facts) {
            // What the row says stands before what the heading says.
            if *own == 0 {
                *own = of_column;
            }
        }
        self.out.points.push(Point {
            row: row.number,
            facts,
            cell,
            percent: scale == Scale::Percent,
            total,
            counts,
            workplaces: 0,
        });
    }

    fn note(&mut self, row: &Row) {
        if self.out.notes.len() < NOTES {
            self.out
                .notes
                .push(format!("Row {}: {}", row.number, in_a_line(row)));
        } else {
            self.out.more_notes += 1;
        }
    }

    /// The whole table, once every row is read.
    pub fn finish(self) -> Statistic {
        let mut out = self.out;
        out.names = self.layout.names.0;
        out.columns = self.layout.columns;
        out.errors = self.errors.by_row();
        let is_workplace = |column: &Column| column.role == Role::Workplace;
        if out.columns.iter().any(is_workplace) {
            out.points = totals::by_setting(std::mem::take(&mut out.points));
        }
        out.totals = totals::differences(&out);
        out
    }
}
