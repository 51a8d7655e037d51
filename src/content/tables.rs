//! Tables out and in: a file for each, and what a table that is read in would do.

mod preview;
pub mod statistics;
pub mod whole;

use crate::content::data::choices::{choose, file_input, pasting};
use crate::content::data::{Asking, BUTTON, SECOND, large, reading};
use crate::content::deed::{Deed, Purpose};
use crate::content::form::{error_summary, trouble};
use crate::content::sheet::Sheet;
use crate::domain::workspace::Workspace;
use crate::exchange::Holding;
use crate::exchange::plan::Plan;
use crate::exchange::read_in::{ReadIn, Replies};
use crate::history::command::Mistake;
use crate::markup::part::{button, heard, page_title, quiet_line, said, section};
use crate::markup::table::{Column, Table};
use crate::markup::{Node, element, several, text};
use crate::query::tables::{ALL, label, rows};

pub use preview::{GIVEN, read_replies, rows_said};

/// A table that a person chose, dropped or pasted, with what was replied about it so far.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReadTable {
    /// The file's name.
    pub name: String,
    /// What was read.
    pub read: ReadIn,
    /// What was replied.
    pub replies: Replies,
}

impl ReadTable {
    /// A table about which nothing was replied yet.
    pub fn new(name: String, read: ReadIn) -> Self {
        Self {
            name,
            read,
            replies: Replies::default(),
        }
    }
}

/// The page. `plan` says what a table would do.
pub fn sheet(
    asking: &Asking,
    holding: Holding<'_>,
    mistakes: &[Mistake],
    plan: impl Fn(&ReadTable) -> Plan,
) -> Sheet {
    let title = "Tables";
    let wrong = match asking {
        Asking::Trouble(message) => Some(trouble(message)),
        _ => error_summary(mistakes),
    };
    let mut nodes = several([
        element("div", wrong.into_iter().collect()).node(),
        page_title(title),
    ]);
    match asking {
        Asking::Table(table) => {
            nodes.push(preview::question(table, &plan(table), holding, mistakes));
        }
        Asking::Statistic(table) => {
            nodes.push(statistics::question(table, holding.workspace, mistakes));
        }
        Asking::Reading { name, percent } => nodes.push(reading(name, *percent)),
        Asking::Keeping { name, percent } => {
            nodes.push(said(format!(
                "Keeping the tables of {name}… {percent}% so far."
            )));
        }
        Asking::Large { megabytes } => nodes.push(large(*megabytes)),
        _ => nodes.extend(choices(holding.workspace)),
    }
    nodes.push(file_input(Purpose::Table));
    Sheet {
        title: title.to_owned(),
        nodes,
    }
}

fn choices(workspace: &Workspace) -> Vec<Node> {
    let rows = ALL.map(|what| {
        let name = label(what);
        let save = button(
            SECOND,
            Deed::SaveTable(name.to_owned()).words(),
            several([text("Save as CSV"), heard(name)]),
        );
        several([
            several([text(capital(name))]),
            several([text(rows(workspace, what).to_string())]),
            several([save]),
        ])
    });
    let table = Table {
        id: "tables-caption".to_owned(),
        caption: "Tables of this record".to_owned(),
        columns: several([
            Column::Words("Table"),
            Column::Numbers("Rows"),
            Column::Words("File"),
        ]),
        rows: Vec::from(rows),
    };
    several([
        said(
            "A table is a file for a spreadsheet. Read it in again, with the same columns, after you have worked on it.",
        ),
        table.node(),
        quiet_line(
            "The tracker sheet has nine columns, as councils publish them, with the latest public update of each recommendation.",
        ),
        section(
            "Read a table in",
            several([
                said(
                    "Choose a CSV file, or drop it on this page. You see first what each row would do. It is read whole or not at all.",
                ),
                said(
                    "Tables of statistics can be read in too: long rows, wide tables, and those with stacked headings. You choose which figures to take, or keep the whole table.",
                ),
                choose(Purpose::Table, "Choose a table"),
                pasting(
                    "The rows of a table, with its headings",
                    "Paste the rows instead",
                ),
            ]),
        ),
        section(
            "Calendar",
            several([
                said("One file with the dates for reporting back and the due dates of actions."),
                calendar_button(),
            ]),
        ),
    ])
}

/// Makes a calendar file of the dates to keep.
pub fn calendar_button() -> Node {
    button(
        SECOND,
        Deed::SaveCalendar.words(),
        several([text("Save dates for a calendar")]),
    )
}

/// A name with a capital letter.
fn capital(name: &str) -> String {
    let (first, rest) = name.split_at(name.len().min(1));
    format!("{}{rest}", first.to_ascii_uppercase())
}

/// The button that carries the question on.
fn send(words: &str) -> Node {
    element("button", several([text(words)]))
        .class(BUTTON)
        .with("type", "submit")
        .node()
}
