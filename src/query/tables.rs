//! The tables that go out as files: each with a word, a name and its text.

use crate::domain::update::Audience;
use crate::domain::workspace::Workspace;
use crate::exchange::column::TableKind;
use crate::exchange::{Holding, Recognised, table, tracker};
use crate::query::delivery::updates_of;

/// Every table, in the order in which the page lists them.
pub const ALL: [Recognised; 6] = [
    Recognised::Table(TableKind::Recommendations),
    Recognised::Table(TableKind::Responses),
    Recognised::Table(TableKind::Updates),
    Recognised::Table(TableKind::Actions),
    Recognised::Table(TableKind::Money),
    Recognised::Tracker,
];

/// The name of the file with every table of statistics.
pub const STATISTICS: &str = "tables of statistics";

/// The name of a table: "money".
pub fn label(what: Recognised) -> &'static str {
    match what {
        Recognised::Table(kind) => kind.label(),
        Recognised::Tracker => "tracker sheet",
    }
}

/// How many rows a table has.
pub fn rows(workspace: &Workspace, what: Recognised) -> usize {
    match what {
        Recognised::Table(TableKind::Recommendations) | Recognised::Tracker => {
            workspace.recommendations.len()
        }
        Recognised::Table(TableKind::Responses) => workspace.responses.len(),
        Recognised::Table(TableKind::Updates) => workspace.updates.len(),
        Recognised::Table(TableKind::Actions) => workspace.actions.len(),
        Recognised::Table(TableKind::Money) => workspace.money.len(),
    }
}

/// The text of a table. The tracker sheet has the latest public update of each recommendation.
pub fn written(what: Recognised, holding: Holding<'_>) -> String {
    match what {
        Recognised::Table(kind) => table::write(kind, holding),
        Recognised::Tracker => tracker::write(holding.workspace, &|id| {
            let updates = updates_of(holding.workspace, id);
            let mut public = updates
                .into_iter()
                .filter(|(_, entry)| entry.record.audience == Audience::Public);
            public.next().map(|(id, _)| id.clone())
        }),
    }
}
