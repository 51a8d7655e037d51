//! What hangs on each recommendation, found in one pass over the workspace for all of them.

use crate::domain::id::RecordId;
use crate::domain::order::sorted;
use crate::domain::response::Response;
use crate::domain::update::Update;
use crate::domain::workspace::{Entry, Workspace};

/// A record with its id.
pub type Held<'a, T> = (&'a RecordId, &'a Entry<T>);

/// The responses and the updates by their recommendations.
pub struct Hanging<'a> {
    responses: Vec<(&'a RecordId, Held<'a, Response>)>,
    updates: Vec<(&'a RecordId, Held<'a, Update>)>,
}

impl<'a> Hanging<'a> {
    /// Goes through the workspace once.
    pub fn on_all(workspace: &'a Workspace) -> Self {
        let (mut responses, mut updates) = (Vec::new(), Vec::new());
        for held in &workspace.responses {
            responses.push((&held.1.record.recommendation, held));
        }
        for held in &workspace.updates {
            let covered = &held.1.record.recommendations;
            for (place, recommendation) in covered.iter().enumerate() {
                // One that is named twice is covered once.
                if !covered.iter().take(place).any(|one| one == recommendation) {
                    updates.push((recommendation, held));
                }
            }
        }
        Self {
            responses: sorted(responses, &|(a, _), (b, _)| a.cmp(b)),
            updates: sorted(updates, &|(a, _), (b, _)| a.cmp(b)),
        }
    }

    /// The responses to a recommendation, in the order of their ids.
    pub fn responses(&self, id: &RecordId) -> Vec<Held<'a, Response>> {
        of(&self.responses, id)
    }

    /// The updates that cover a recommendation, in the order of their ids.
    pub fn updates(&self, id: &RecordId) -> Vec<Held<'a, Update>> {
        of(&self.updates, id)
    }
}

fn of<T: Copy>(all: &[(&RecordId, T)], id: &RecordId) -> Vec<T> {
    let first = all.partition_point(|(of, _)| *of < id);
    let rest = all.iter().skip(first);
    rest.take_while(|(of, _)| *of == id)
        .map(|(_, held)| *held)
        .collect()
}
