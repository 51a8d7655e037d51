//! Tables of the record: a caption, column headings, and rows that begin with their heading.

use crate::markup::{Node, element, several, text};

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
    /// The table as a piece of a page.
    pub fn node(self) -> Node {
        let head = self
            .columns
            .iter()
            .map(|column| {
                let (Column::Words(words) | Column::Numbers(words)) = column;
                class_of(
                    *column,
                    element("th", several([text(*words)])).with("scope", "col"),
                )
                .node()
            })
            .collect();
        let rows = self.rows.into_iter().map(|row| {
            let cells = row.into_iter().zip(&self.columns).enumerate();
            let cells = cells.map(|(place, (cell, column))| {
                let cell = if place == 0 {
                    element("th", cell).with("scope", "row")
                } else {
                    element("td", cell)
                };
                class_of(*column, cell).node()
            });
            element("tr", cells.collect()).node()
        });
        let caption = element("caption", several([text(self.caption)]))
            .class("govuk-table__caption govuk-table__caption--m")
            .with("id", self.id.clone());
        let head = element("thead", several([element("tr", head).node()]));
        let body = element("tbody", rows.collect());
        let table = element("table", several([caption.node(), head.node(), body.node()]))
            .class("govuk-table");
        element("div", several([table.node()]))
            .class("st-scroll")
            .with("role", "region")
            .with("tabindex", "0")
            .with("aria-labelledby", self.id)
            .node()
    }
}

fn class_of(column: Column, cell: crate::markup::Element) -> crate::markup::Element {
    match column {
        Column::Words(_) => cell,
        Column::Numbers(_) => cell.class("st-number"),
    }
}
