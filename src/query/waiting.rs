//! What waits for whom: the tasks the record itself shows.

use crate::domain::id::RecordId;
use crate::domain::meeting::ActionState;
use crate::domain::order::in_order;
use crate::domain::workspace::Workspace;
use crate::query::delivery::LastUpdate;
use crate::query::filter::Need;
use crate::query::list::Row;
use crate::query::timing::Timing;

/// After how many months of silence an accepted recommendation needs an update.
pub const SILENCE_MONTHS: u32 = 6;

/// Whether a recommendation has a need.
pub fn has_need(row: &Row, need: Need) -> bool {
    match need {
        Need::Response => !row.awaited.is_empty(),
        Need::Update => row.answer.is_accepted() && is_silent(row),
        Need::Clarity => row.in_doubt,
        Need::Choice => row.in_conflict,
    }
}

/// Nothing was ever reported, or it is long ago, or a date has passed. An update without a date says
/// nothing of how long ago it was, and is not counted as silence.
fn is_silent(row: &Row) -> bool {
    match (row.timing, row.last_update) {
        (Timing::ReportedBack, _) => false,
        (Timing::Overdue { .. }, _) | (_, LastUpdate::None) => true,
        (Timing::Silent { months }, LastUpdate::Dated(_)) => months >= SILENCE_MONTHS,
        _ => false,
    }
}

/// An addressee with the recommendations still to be answered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AwaitedResponse {
    /// The addressee.
    pub addressee: RecordId,
    /// How people name the addressee.
    pub name: String,
    /// The numbers of the recommendations.
    pub numbers: Vec<u32>,
}

/// Who has not answered what, in the order of the addressees.
pub fn awaited_responses(workspace: &Workspace, rows: &[Row]) -> Vec<AwaitedResponse> {
    in_order(workspace.addressees.iter().collect(), |(_, entry)| {
        entry.record.order
    })
    .into_iter()
    .map(|(id, entry)| AwaitedResponse {
        addressee: id.clone(),
        name: entry.record.said(),
        numbers: rows
            .iter()
            .filter(|row| row.awaited.contains(id))
            .map(|row| row.number)
            .collect(),
    })
    .filter(|awaited| !awaited.numbers.is_empty())
    .collect()
}

/// The numbers of the recommendations with a need.
pub fn numbers_needing(rows: &[Row], need: Need) -> Vec<u32> {
    rows.iter()
        .filter(|row| has_need(row, need))
        .map(|row| row.number)
        .collect()
}

/// How many actions are open.
pub fn open_actions(workspace: &Workspace) -> usize {
    workspace
        .actions
        .values()
        .filter(|entry| entry.record.state == ActionState::Open)
        .count()
}
