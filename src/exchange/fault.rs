//! What is wrong with a table, and where, in words.

use std::fmt;

use crate::domain::order::sorted;
use crate::exchange::amount::AmountFault;
use crate::exchange::csv::Broken;
use crate::snapshot::read::ReadError;

/// A row or a cell, named as a spreadsheet names it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    row: usize,
    column: Option<(usize, String)>,
}

impl Place {
    /// A whole row, from 1.
    pub fn row(row: usize) -> Self {
        Self { row, column: None }
    }

    /// A cell: its row from 1, its column from 0, and the heading of the column.
    pub fn cell(row: usize, column: usize, heading: &str) -> Self {
        Self {
            row,
            column: Some((column, heading.to_owned())),
        }
    }
}

/// `Row 5`, or `Row 5, column C (answer)`.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Row {}", self.row)?;
        match &self.column {
            None => Ok(()),
            Some((column, heading)) => {
                write!(f, ", column {}", letters(*column))?;
                match heading.trim() {
                    "" => Ok(()),
                    heading => write!(f, " ({heading})"),
                }
            }
        }
    }
}

/// The letters of a column from 0: `A` to `Z`, then `AA`.
fn letters(column: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(column % 26).unwrap_or(0));
    match column / 26 {
        0 => letter.to_string(),
        more => format!("{}{letter}", letters(more - 1)),
    }
}

/// A problem of one row or cell. While there is one, nothing of the table is taken.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{place}: {fault}")]
pub struct RowError {
    /// Where it is.
    pub place: Place,
    /// What it is, and what to do.
    pub fault: Fault,
}

/// What can be wrong with a row or a cell.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Fault {
    /// Something stands above the headings.
    #[error(
        "this stands above the headings. Delete the row. Take merged headings apart, so that each column has one heading."
    )]
    AboveHeadings,
    /// The headings stand in the table once more.
    #[error("the headings stand here again. Delete this row.")]
    HeadingsAgain,
    /// Cells are filled in a column without a heading.
    #[error(
        "this column has no heading, but cells below are filled. Give it one, or empty it. Merged headings leave such gaps."
    )]
    NoHeading,
    /// The table has no such column.
    #[error("the tracker has no column of this name. Correct the heading, or delete the column.")]
    UnknownHeading,
    /// Two columns have one heading.
    #[error(
        "another column has this heading too, or one that means the same. Delete one of the two."
    )]
    HeadingTwice,
    /// A line of totals.
    #[error("this looks like a line of totals. Delete the row: totals are worked out anew.")]
    Totals,
    /// Cells are missing, or there are more than headings.
    #[error(
        "the row has {cells} cells, but there are {headings} headings. Compare it with the rows above and below."
    )]
    Ragged {
        /// How many it has.
        cells: usize,
        /// How many headings there are.
        headings: usize,
    },
    /// Two rows have one id.
    #[error("row {0} has the same id. Keep one of the two rows.")]
    IdTwice(usize),
    /// No record has the id.
    #[error(
        "nothing in this workspace has the id “{0}”. Empty the cell to add the row as new, or correct the id."
    )]
    UnknownId(String),
    /// The record was deleted.
    #[error(
        "what has the id “{0}” was deleted. Leave the row out, or empty the cell to add it as new."
    )]
    Deleted(String),
    /// The id belongs to something else.
    #[error("the id “{0}” belongs to another kind of entry. This row may be from another table.")]
    OtherKind(String),
    /// A row without an id says something else of what is there.
    #[error(
        "the workspace has this entry already, and it says something else. Write its id “{0}” here to change it."
    )]
    AlreadyHere(String),
    /// A cell is empty that every entry needs.
    #[error("every entry of this table needs the column “{0}” filled.")]
    Needed(&'static str),
    /// Not a date.
    #[error(
        "“{0}” is not a date. Write 2021-01-14, 14/01/2021, January 2021 or 2021, or leave the cell empty."
    )]
    NotADate(String),
    /// Not an amount.
    #[error(transparent)]
    NotAnAmount(#[from] AmountFault),
    /// Not a whole number.
    #[error("“{0}” is not a whole number such as 8.")]
    NotWhole(String),
    /// Not a number as statistics have them.
    #[error(
        "“{0}” is not a number. Numbers such as 1,234 or 12%, a dash, *, [c] and [x] can be read."
    )]
    NotANumber(String),
    /// Names nothing here.
    #[error("“{0}” is not in this workspace. Write a number or name that it has, or its id.")]
    UnknownReference(String),
    /// Names several things.
    #[error(
        "“{0}” could mean more than one entry of this workspace. Write the id of the one meant."
    )]
    Ambiguous(String),
    /// A number and an id that do not belong together.
    #[error(
        "the number and the id in “{0}” belong to different recommendations. Delete the one that is wrong."
    )]
    NumberAndId(String),
    /// Too many or too few parts on a line.
    #[error("“{text}” should have {parts} parts with | between them.")]
    Parts {
        /// The line.
        text: String,
        /// How many it should have.
        parts: usize,
    },
    /// Too many unknown words to ask about.
    #[error("“{0}” is one of too many unknown words. This may be the wrong column.")]
    TooManyWords(String),
    /// Two rows of one review that do not agree.
    #[error(
        "row {0} belongs to the same review and says something else here. Make the two rows agree."
    )]
    RowsDiffer(usize),
    /// Two figures for one cell of a table.
    #[error(
        "row {0} has a figure for the same measure, place and period. Keep one of the two rows, or say which column tells them apart."
    )]
    SameFigure(usize),
    /// Two rows with one reference.
    #[error("row {0} has the same reference. Keep one of the two rows.")]
    ReferenceTwice(usize),
    /// A status of two colours.
    #[error("“{0}” names more than one colour. Keep one.")]
    TwoColours(String),
}

/// Why a table was not read at all. In every case nothing has changed.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum SheetError {
    /// Nothing stands in it.
    #[error("The table is empty. Nothing was changed.")]
    Empty,
    /// It is larger than the app reads.
    #[error(
        "The table is too large: {megabytes} MB. The tracker reads tables up to 20 MB. Nothing was changed."
    )]
    TooLarge {
        /// Its size.
        megabytes: usize,
    },
    /// It is not text in UTF-8 or UTF-16.
    #[error(
        "The file is not text that the tracker can read. In the spreadsheet choose Save as, and there CSV UTF-8. Nothing was changed."
    )]
    NotText,
    /// A quotation mark is not closed.
    #[error(
        "{0}: a quotation mark begins this cell and none ends it. Part of the file may be missing. Save it again from the spreadsheet. Nothing was changed."
    )]
    Unclosed(Place),
    /// Text stands between a closing quotation mark and the end of the cell.
    #[error(
        "{0}: text follows the quotation mark that ends this cell. Save the file again from the spreadsheet. Nothing was changed."
    )]
    AfterQuote(Place),
    /// No row has the headings.
    #[error(
        "No row has the headings of this table. The first row should hold: {expected}. Nothing was changed."
    )]
    NoHeadings {
        /// The headings, with commas.
        expected: String,
    },
    /// No row has the headings of any table.
    #[error(
        "No row has the headings of a table that the tracker knows. Save one as CSV here to see its headings. A saved file of the tracker is merged on the Data page. Nothing was changed."
    )]
    NotKnown,
    /// A row for each worker, with what tells who they are.
    #[error(
        "The column “{0}” tells who single workers are. Tables of single people are not read, and nothing of this one was. Read a table that has been added up instead, with no personal details in it."
    )]
    Personal(String),
    /// A column has too many different names.
    #[error(
        "The column “{0}” holds more than {most} different words. That is too many to choose from. Say that it is left out, or take the table apart. Nothing was changed.",
        most = crate::exchange::statistics::MOST_NAMES
    )]
    TooVaried(String),
    /// The headings are those of another table.
    #[error(
        "These are the headings of another table: {0}. Choose that one, or another file. Nothing was changed."
    )]
    OtherTable(&'static str),
    /// A column that must be there is not.
    #[error(
        "There is no column “{0}”. Without it the tracker cannot tell which entries are meant. Add the column; its cells may be empty. Nothing was changed."
    )]
    NoColumn(&'static str),
}

impl From<ReadError> for SheetError {
    fn from(_: ReadError) -> Self {
        Self::NotText
    }
}

impl From<Broken> for SheetError {
    fn from(broken: Broken) -> Self {
        match broken {
            Broken::Unclosed { row, column } => Self::Unclosed(Place::cell(row, column, "")),
            Broken::AfterQuote { row, column } => Self::AfterQuote(Place::cell(row, column, "")),
        }
    }
}

/// How many problems are listed one by one. A wrong file has one in every cell.
const LISTED: usize = 200;

/// Problems, those that were found first listed one by one.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct RowErrors {
    /// The first ones.
    pub listed: Vec<RowError>,
    /// How many more there are.
    pub more: usize,
}

impl RowErrors {
    pub(super) fn add(&mut self, place: Place, fault: Fault) {
        if self.listed.len() < LISTED {
            self.listed.push(RowError { place, fault });
        } else {
            self.more += 1;
        }
    }

    /// The same problems in the order of their rows.
    pub(super) fn by_row(self) -> Self {
        Self {
            listed: sorted(self.listed, &|a, b| a.place.row.cmp(&b.place.row)),
            more: self.more,
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.listed.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_letters_of_a_spreadsheet() {
        let said = |column| Place::cell(5, column, "answer").to_string();
        assert_eq!(said(2), "Row 5, column C (answer)");
        assert_eq!(said(25), "Row 5, column Z (answer)");
        assert_eq!(said(26), "Row 5, column AA (answer)");
        assert_eq!(said(702), "Row 5, column AAA (answer)");
    }
}
