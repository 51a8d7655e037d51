//! One review of a workspace that holds several: what belongs to it, and which one is meant.

use crate::domain::id::RecordId;
use crate::domain::recommendation::Recommendation;
use crate::domain::review::ReviewState;
use crate::domain::workspace::{Table, Workspace};

/// The review that is meant where the workspace holds several: the one named, else of those that are
/// worked on the one with most recommendations. `None` with one review or none, when there is nothing to
/// choose.
pub fn meant(workspace: &Workspace, named: Option<&RecordId>) -> Option<RecordId> {
    if workspace.reviews.len() < 2 {
        return None;
    }
    if let Some(named) = named.filter(|id| workspace.reviews.contains_key(id)) {
        return Some(named.clone());
    }
    let mut best: Option<((bool, usize), &RecordId)> = None;
    for (id, entry) in &workspace.reviews {
        let all = workspace.recommendations.values();
        let own = all.filter(|one| &one.record.review == id).count();
        let weight = (entry.record.state == ReviewState::Current, own);
        if best.is_none_or(|(heaviest, _)| heaviest < weight) {
            best = Some((weight, id));
        }
    }
    best.map(|(_, id)| id.clone())
}

/// The workspace as far as one review goes. What hangs on another record goes with it; what names no
/// review that is here belongs to each, so that it is never out of sight.
pub fn of_review(workspace: &Workspace, review: &RecordId) -> Workspace {
    let mut outside: Vec<RecordId> = Vec::new();
    let all = workspace;
    let is_other = |of: &RecordId| of != review && all.reviews.contains_key(of);
    let of_recommendation = |id: &RecordId| {
        let found = all.get::<Recommendation>(id);
        found.is_some_and(|record| is_other(&record.review))
    };
    // What is on recommendations of several reviews belongs to each of them.
    let of_all = |ids: &[RecordId]| !ids.is_empty() && ids.iter().all(of_recommendation);
    let of_meeting = |id: &RecordId| {
        let found = all.meetings.get(id);
        found.is_some_and(|entry| is_other(&entry.record.review))
    };
    for id in all.reviews.keys() {
        if id != review {
            outside.push(id.clone());
        }
    }
    leave(&all.themes, &|one| is_other(&one.review), &mut outside);
    leave(
        &all.recommendations,
        &|one| is_other(&one.review),
        &mut outside,
    );
    leave(&all.addressees, &|one| is_other(&one.review), &mut outside);
    leave(&all.meetings, &|one| is_other(&one.review), &mut outside);
    leave(&all.activities, &|one| is_other(&one.review), &mut outside);
    leave(&all.money, &|one| is_other(&one.review), &mut outside);
    leave(&all.figures, &|one| is_other(&one.review), &mut outside);
    leave(&all.evidence, &|one| is_other(&one.review), &mut outside);
    leave(&all.people, &|one| is_other(&one.review), &mut outside);
    leave(&all.sources, &|one| is_other(&one.review), &mut outside);
    leave(&all.programme, &|one| is_other(&one.review), &mut outside);
    leave(
        &all.responses,
        &|one| of_recommendation(&one.recommendation),
        &mut outside,
    );
    leave(
        &all.versions,
        &|one| of_recommendation(&one.recommendation),
        &mut outside,
    );
    leave(
        &all.updates,
        &|one| of_all(&one.recommendations),
        &mut outside,
    );
    leave(&all.points, &|one| of_meeting(&one.meeting), &mut outside);
    leave(
        &all.agenda_items,
        &|one| of_meeting(&one.meeting),
        &mut outside,
    );
    leave(
        &all.actions,
        &|one| {
            is_other(&one.review)
                || one.meeting.as_ref().is_some_and(of_meeting)
                || of_all(&one.recommendations)
        },
        &mut outside,
    );
    let mut scoped = workspace.clone();
    for id in &outside {
        scoped.remove(id);
    }
    scoped
}

/// Adds the records of a table that are of another review.
fn leave<T>(table: &Table<T>, is_other: &dyn Fn(&T) -> bool, outside: &mut Vec<RecordId>) {
    for (id, entry) in table {
        if is_other(&entry.record) {
            outside.push(id.clone());
        }
    }
}
