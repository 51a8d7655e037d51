//! Tables of the record: a caption, column headings, and rows that begin with their heading.

use crate::markup::{Element, Node, element, several, text};

/// A column of a table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Column {
    /// Words.
    Words(&'static str),
    /// Numbers, set to the right.
    Numbers(&'static str),
}

/// A table in a region of its own, which scrolls sideways by itself on a narrow screen.
pub struct Table {
    /// The id of the caption; unique in its page.
    pub id: String,
    /// What the table shows.
    pub caption: String,
    /// The columns; the first is that of the row headings.
    pub columns: Vec<Column>,
    /// The rows, with as many cells as there are columns.
    pub rows: Vec<Vec<Vec<Node>>>,
}

impl Table {
    /// The table as a piece of a page. On a small screen its rows are drawn as cards with a label to
    /// each cell; that takes a table's meaning away, and the roles keep it.
    pub fn node(self) -> Node {
        let head = self
            .columns
            .iter()
            .map(|column| {
                let heading = element("th", several([text(column.words())])).with("scope", "col");
                column.set(heading.with("role", "columnheader"))
            })
            .collect();
        let rows = self.rows.into_iter().map(|row| {
            let cells = row.into_iter().zip(&self.columns).enumerate();
            let cells = cells.map(|(place, (cell, column))| {
                let cell = if place == 0 {
                    element("th", cell)
                        .with("scope", "row")
                        .with("role", "rowheader")
                } else {
                    element("td", several([element("div", cell).node()]))
                        .with("role", "cell")
                        .with("data-label", column.words())
                };
                column.set(cell)
            });
            with_role("tr", "row", cells.collect())
        });
        let caption = element("caption", several([text(self.caption)]))
            .class("govuk-table__caption govuk-table__caption--m")
            .with("id", self.id.clone());
        let head = with_role("thead", "rowgroup", several([with_role("tr", "row", head)]));
        let body = with_role("tbody", "rowgroup", rows.collect());
        let table = element("table", several([caption.node(), head, body]))
            .class("govuk-table st-cards")
            .with("role", "table");
        element("section", several([table.node()]))
            .class("st-scroll")
            .with("tabindex", "0")
            .with("aria-labelledby", self.id)
            .node()
    }
}

fn with_role(name: &'static str, role: &str, children: Vec<Node>) -> Node {
    element(name, children).with("role", role).node()
}

impl Column {
    fn words(self) -> &'static str {
        let (Self::Words(words) | Self::Numbers(words)) = self;
        words
    }

    /// A cell of the column.
    fn set(self, cell: Element) -> Node {
        match self {
            Self::Words(_) => cell.node(),
            Self::Numbers(_) => cell.class("st-number").node(),
        }
    }
}
