//! A chart in words: its accessible name, one sentence, and its table. The table's text is the picture's text.

/// Everything a reader who does not see the picture needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Description {
    /// The accessible name of the picture: what kind of chart it is and what it is of.
    pub name: String,
    /// The numbers in one sentence.
    pub sentence: String,
    /// All the numbers, those of nought too.
    pub table: Table,
}

/// A table of text, its numbers written as the picture writes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The column headings; the first is that of the row headings.
    pub head: Vec<String>,
    /// In the order of the picture from top to bottom or left to right.
    pub rows: Vec<TableRow>,
}

/// One row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// What the row is about.
    pub heading: Cell,
    /// One cell for each column heading after the first.
    pub cells: Vec<Cell>,
}

/// Text in a table, and where it leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Never empty where the data is not.
    pub text: String,
    /// The address it leads to, if any.
    pub target: Option<String>,
}

impl Cell {
    /// Text that leads nowhere.
    pub fn plain(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            target: None,
        }
    }
}

/// Joins phrases with commas.
pub(super) fn list(phrases: impl Iterator<Item = String>) -> String {
    phrases.collect::<Vec<_>>().join(", ")
}
