//! Which record each row of a table is about.

use crate::domain::id::RecordId;
use crate::exchange::Holding;
use crate::exchange::column::holds;
use crate::exchange::csv::Row;
use crate::exchange::fault::Fault;
use crate::exchange::plan::{Planning, UnknownIds};
use crate::exchange::table::Sheet;

/// What a row is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum What {
    /// A record in view.
    Here(RecordId),
    /// A record that was deleted, or is to be made under the id that it has in the table.
    Back(RecordId),
    /// A record that has no id yet.
    New,
}

impl What {
    /// The id of the record, where it has one.
    pub(super) fn id(&self) -> Option<&RecordId> {
        match self {
            Self::Here(id) | Self::Back(id) => Some(id),
            Self::New => None,
        }
    }
}

/// What each row is about, as far as its id is sound.
pub(super) fn whats<'a>(
    sheet: &'a Sheet,
    holding: Holding<'_>,
    unknown: UnknownIds,
    planning: &mut Planning,
) -> Vec<(&'a Row, What)> {
    let frame = &sheet.frame;
    let mut whats = Vec::with_capacity(frame.rows.len());
    // The ids met so far, in order, each with its row.
    let mut met: Vec<(RecordId, usize)> = Vec::new();
    for row in &frame.rows {
        let cell = frame.cell(row, 0);
        let what = what(cell, sheet, holding, unknown).and_then(|what| {
            if let Some(id) = what.id() {
                match met.binary_search_by(|(other, _)| other.cmp(id)) {
                    Ok(place) => {
                        return Err(Fault::IdTwice(met.get(place).map_or(0, |(_, row)| *row)));
                    }
                    Err(place) => met.insert(place, (id.clone(), row.number)),
                }
            }
            Ok(what)
        });
        match what {
            Ok(what) => whats.push((row, what)),
            Err(fault) => planning.errors.add(frame.named(row, 0), fault),
        }
    }
    whats
}

fn what(
    cell: &str,
    sheet: &Sheet,
    holding: Holding<'_>,
    unknown: UnknownIds,
) -> Result<What, Fault> {
    let trimmed = cell.trim();
    if trimmed.is_empty() {
        return Ok(What::New);
    }
    let exact = RecordId::new(cell);
    let id = if holding.set.speaks_of(&exact) {
        exact
    } else {
        RecordId::new(trimmed)
    };
    let kind = sheet.kind.record_kind();
    if holds(holding.workspace, kind, &id) {
        return Ok(What::Here(id));
    }
    match (holding.set.kind(&id), unknown) {
        (Some(other), _) if other != kind => Err(Fault::OtherKind(trimmed.to_owned())),
        (Some(_), UnknownIds::Refuse) => Err(Fault::Deleted(trimmed.to_owned())),
        (Some(_), UnknownIds::BringBack) => Ok(What::Back(id)),
        (None, UnknownIds::Refuse) => Err(Fault::UnknownId(trimmed.to_owned())),
        // The id exactly as it stands.
        (None, UnknownIds::BringBack) => Ok(What::Back(RecordId::new(cell))),
    }
}
