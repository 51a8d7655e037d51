//! One review of a workspace that holds several: what belongs to it, and which one is meant.

use serde_json::Value;

use crate::domain::id::RecordId;
use crate::domain::review::ReviewState;
use crate::domain::workspace::Workspace;
use crate::history::change_set::ChangeSet;

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

/// Whether a record that names this review belongs to another one that is here.
pub fn is_of_other(workspace: &Workspace, review: &RecordId, named: &RecordId) -> bool {
    named != review && workspace.reviews.contains_key(named)
}

/// The workspace as far as one review goes. What hangs on another record goes with it; what names no
/// review that is here belongs to each, so that it is never out of sight.
// It reads the fields as they stand in the changes: one loop for every kind of record.
pub fn of_review(workspace: &Workspace, set: &ChangeSet, review: &RecordId) -> Workspace {
    let look = Look {
        workspace,
        set,
        review,
    };
    let mut scoped = workspace.clone();
    for rec in set.records() {
        if look.is_outside(rec) {
            scoped.remove(rec);
        }
    }
    scoped
}

struct Look<'a> {
    workspace: &'a Workspace,
    set: &'a ChangeSet,
    review: &'a RecordId,
}

impl Look<'_> {
    /// The records that a field of a record names.
    fn named(&self, rec: &RecordId, field: &str) -> Vec<RecordId> {
        let one = |value: &Value| value.as_str().map(RecordId::new);
        match self.set.value(rec, field) {
            Some(Value::Array(items)) => items.iter().filter_map(one).collect(),
            Some(value) => one(value).into_iter().collect(),
            None => Vec::new(),
        }
    }

    fn is_outside(&self, rec: &RecordId) -> bool {
        if self.workspace.reviews.contains_key(rec) {
            return rec != self.review;
        }
        let own = self.named(rec, "review");
        if !own.is_empty() {
            return own
                .iter()
                .all(|of| is_of_other(self.workspace, self.review, of));
        }
        // The first of these that a record has decides. What is on recommendations of several reviews
        // belongs to each of them.
        for field in ["recommendation", "recommendations", "meeting"] {
            let carriers = self.named(rec, field);
            if !carriers.is_empty() {
                return carriers.iter().all(|of| {
                    let reviews = self.named(of, "review");
                    let mut others = reviews.iter();
                    others.any(|of| is_of_other(self.workspace, self.review, of))
                });
            }
        }
        false
    }
}
