//! Rule V25: a cancelled meeting keeps its items and says where they went.

use crate::domain::check::{Finding, Level, Rule, report};
use crate::domain::id::RecordId;
use crate::domain::meeting::{Meeting, MeetingState};
use crate::domain::workspace::Workspace;

pub(super) fn check(workspace: &Workspace, findings: &mut Vec<Finding>) {
    for (id, entry) in &workspace.meetings {
        let meeting = &entry.record;
        if meeting.state != MeetingState::Cancelled {
            continue;
        }
        let next = meeting.moved_to.as_ref();
        let message = match next.map(|next| (next, workspace.get::<Meeting>(next))) {
            Some((next, Some(_))) if next == id => {
                "is said to have passed its items to itself. Say where they went."
            }
            Some((_, None)) => {
                "passed its items to a meeting that is not here. Say where they went."
            }
            Some((_, Some(_))) => continue,
            None if meeting.outcome.is_empty() && !all_went_somewhere(workspace, id) => {
                "was cancelled, and nothing says where its items went. Add it when it is known."
            }
            None => continue,
        };
        report(
            findings,
            Rule::V25,
            Level::Note,
            id,
            format!(
                "The meeting of the {} ({}) {message}",
                meeting.body, meeting.date
            ),
        );
    }
}

/// Whether the meeting has items on its agenda, and each of them says where it went.
fn all_went_somewhere(workspace: &Workspace, meeting: &RecordId) -> bool {
    let mut any = false;
    for entry in workspace.agenda_items.values() {
        let item = &entry.record;
        if item.meeting != *meeting {
            continue;
        }
        any = true;
        if item.moved_to.is_none() && item.taken_on_by.is_empty() && item.outcome.is_empty() {
            return false;
        }
    }
    any
}
