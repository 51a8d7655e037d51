//! The record's own tables: writing one, reading one, and planning what it would do.

mod plan;
mod which;

use crate::exchange::Holding;
use crate::exchange::cell::shown;
use crate::exchange::column::{Form, ID, TableKind};
use crate::exchange::csv::Writer;
use crate::exchange::fault::SheetError;
use crate::exchange::sheet::{Frame, best_fit, frame, plain};

pub use crate::exchange::table::plan::plan;

/// Writes a table: every record of the kind that is in view, every field in its column.
///
/// Of a field in conflict the value shown for the time being is written.
pub fn write(kind: TableKind, holding: Holding<'_>) -> String {
    let mut out = Writer::default();
    out.text(ID);
    for column in kind.columns() {
        out.text(column.heading);
    }
    out.end_row();
    for id in kind.ids(holding.workspace) {
        out.text(id.as_str());
        for column in kind.columns() {
            let value = holding.set.value(&id, column.field);
            let cell = value.map(|value| shown(column.form, value, holding.workspace));
            let cell = cell.as_deref().unwrap_or_default();
            match column.form {
                Form::Whole | Form::Pounds => out.number(cell),
                _ => out.text(cell),
            }
        }
        out.end_row();
    }
    out.finish()
}

/// A table that was read, its cells not yet understood.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sheet {
    kind: TableKind,
    frame: Frame,
}

impl Sheet {
    /// Which table it is.
    pub fn kind(&self) -> TableKind {
        self.kind
    }

    /// How many rows hold something, the headings apart.
    pub fn len(&self) -> usize {
        self.frame.rows.len()
    }

    /// Whether there is no such row.
    pub fn is_empty(&self) -> bool {
        self.frame.rows.is_empty()
    }
}

/// The place of a heading among the columns of a table; the id has 0.
fn find(kind: TableKind, heading: &str) -> Option<usize> {
    let heading = plain(heading);
    if heading == ID {
        return Some(0);
    }
    let same = |name: &str| plain(name) == heading;
    let mut columns = kind.columns().iter();
    columns
        .position(|column| same(column.heading) || same(column.field))
        .map(|place| place + 1)
}

/// How many headings of a table a text has, where it could be that table.
pub(super) fn fit(text: &str, kind: TableKind) -> Option<usize> {
    let fit = best_fit(text, &|heading| find(kind, heading));
    (fit > 2).then_some(fit)
}

/// Reads the text of a table. Problems of single rows are kept for the plan.
///
/// # Errors
///
/// A [`SheetError`] when it is not this table at all.
pub fn read(kind: TableKind, text: &str) -> Result<Sheet, SheetError> {
    let columns = kind.columns();
    let frame = frame(text, columns.len() + 1, &|heading| find(kind, heading))?;
    let other = TableKind::ALL
        .into_iter()
        .find(|other| fit(text, *other) > fit(text, kind));
    match (other, frame) {
        (Some(other), _) => Err(SheetError::OtherTable(other.label())),
        (None, None) => {
            let mut expected = String::from(ID);
            for column in columns {
                expected.push_str(", ");
                expected.push_str(column.heading);
            }
            Err(SheetError::NoHeadings { expected })
        }
        (None, Some(frame)) if !frame.has(0) => Err(SheetError::NoColumn(ID)),
        (None, Some(frame)) => Ok(Sheet { kind, frame }),
    }
}
