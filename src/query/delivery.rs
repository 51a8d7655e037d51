//! How far officers say a recommendation has come: the latest public update that covers it decides.

use time::Date;

use crate::domain::id::RecordId;
use crate::domain::meeting::Meeting;
use crate::domain::order::sorted;
use crate::domain::update::{Audience, Delivery, Update};
use crate::domain::workspace::{Entry, Workspace};
use crate::query::hanging::Held;

/// When the last update was given.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LastUpdate {
    /// No update covers the recommendation.
    None,
    /// There is one, and its source gives no date.
    Undated,
    /// The last day its date can mean.
    Dated(Date),
}

/// The updates that cover a recommendation, latest first, drafts included.
///
/// An update without a date takes the place its meeting has in the order of meetings; one with
/// neither comes last.
pub fn updates_of<'a>(
    workspace: &'a Workspace,
    id: &RecordId,
) -> Vec<(&'a RecordId, &'a Entry<Update>)> {
    let mut own = workspace.naming::<Update>(id);
    own.retain(|(_, entry)| entry.record.covers(id));
    latest_first(workspace, own)
}

/// Updates, latest first, as [`updates_of`] has them.
pub fn latest_first<'a>(
    workspace: &'a Workspace,
    updates: Vec<Held<'a, Update>>,
) -> Vec<Held<'a, Update>> {
    sorted(updates, &|a, b| {
        place(workspace, b).cmp(&place(workspace, a))
    })
}

type Place<'a> = (Option<Date>, u32, &'a RecordId);

fn place<'a>(workspace: &Workspace, (id, entry): &(&'a RecordId, &Entry<Update>)) -> Place<'a> {
    let update = &entry.record;
    let meeting = update
        .meeting
        .as_ref()
        .and_then(|meeting| workspace.get::<Meeting>(meeting));
    let known = update
        .date
        .span()
        .or_else(|| meeting?.date.span())
        .map(|(_, last)| last)
        .or_else(|| day_before_next(workspace, meeting?));
    (known, meeting.map_or(0, |meeting| meeting.order), id)
}

/// For a meeting without a date: the latest day that the meetings before it in order can mean. It
/// serves the order only and is never shown.
fn day_before_next(workspace: &Workspace, meeting: &Meeting) -> Option<Date> {
    workspace
        .meetings
        .values()
        .filter(|entry| entry.record.order <= meeting.order)
        .filter_map(|entry| entry.record.date.span())
        .map(|(_, last)| last)
        .max()
}

/// The status that officers claim for a recommendation, and when they last reported. Drafts do not
/// count.
pub fn claimed(workspace: &Workspace, id: &RecordId) -> (Delivery, LastUpdate) {
    claimed_in(&updates_of(workspace, id), id)
}

/// As [`claimed`], from the updates that cover the recommendation, latest first.
pub fn claimed_in(updates: &[Held<'_, Update>], id: &RecordId) -> (Delivery, LastUpdate) {
    let mut public = updates
        .iter()
        .map(|(_, entry)| &entry.record)
        .filter(|update| update.audience == Audience::Public);
    match public.next() {
        None => (Delivery::NotStated, LastUpdate::None),
        Some(latest) => {
            let last = match latest.date.span() {
                Some((_, last)) => LastUpdate::Dated(last),
                None => LastUpdate::Undated,
            };
            (latest.delivery_of(id), last)
        }
    }
}
