//! What a field said before people went different ways.

use crate::domain::id::RecordId;
use crate::domain::order::sorted;
use crate::history::change::{Change, ChangeId};
use crate::history::change_set::ChangeSet;

/// How many steps back are followed for one field. A history that people made takes a few dozen; one
/// made to be large must not stop the app.
const MOST_STEPS: usize = 500_000;

/// The change of a field that every head of it was made on top of, directly or through other changes of
/// the field; the last in order where there are several.
///
/// None where the heads have none in common, and where the history is so tangled that finding it would
/// take long.
pub fn common_ancestor<'a>(set: &'a ChangeSet, rec: &RecordId, field: &str) -> Option<&'a Change> {
    let history = set.history(rec, field);
    let mut search = Search::over(&history);
    let heads = set.heads(rec, field);
    for (place, head) in heads.iter().enumerate() {
        search.go_back_from(head, place)?;
    }
    history
        .iter()
        .rev()
        .find(|change| search.was_reached_from_all(change.id(), heads.len()))
        .copied()
}

/// The changes of one field and how far the search has come.
struct Search<'a> {
    /// In the order of their ids.
    changes: Vec<(ChangeId, &'a Change)>,
    /// For the change at the same place: from how many heads it was reached, as long as none was left
    /// out.
    reached: Vec<usize>,
    /// For the change at the same place: the last head, counted from 1, from which the search came by.
    passed: Vec<usize>,
    steps: usize,
}

impl<'a> Search<'a> {
    fn over(history: &[&'a Change]) -> Self {
        let changes: Vec<(ChangeId, &Change)> = history
            .iter()
            .map(|change| (change.id(), *change))
            .collect();
        let changes = sorted(changes, &|(a, _), (b, _)| a.cmp(b));
        Self {
            reached: vec![0; changes.len()],
            passed: vec![0; changes.len()],
            changes,
            steps: 0,
        }
    }

    fn place(&self, id: ChangeId) -> Option<usize> {
        self.changes
            .binary_search_by(|(other, _)| other.cmp(&id))
            .ok()
    }

    /// Follows `prev` from the head at a place in the list of heads. None when it takes too long.
    fn go_back_from(&mut self, head: &Change, place_of_head: usize) -> Option<()> {
        let mut to_follow = vec![head];
        while let Some(later) = to_follow.pop() {
            for earlier in later.prev() {
                self.steps += 1;
                if self.steps > MOST_STEPS {
                    return None;
                }
                // An id that is not here, or that did not set the field, is not in the field's history.
                let Some(place) = self.place(*earlier) else {
                    continue;
                };
                let (Some(passed), Some(reached), Some((_, change))) = (
                    self.passed.get_mut(place),
                    self.reached.get_mut(place),
                    self.changes.get(place),
                ) else {
                    continue;
                };
                if *passed == place_of_head + 1 {
                    continue;
                }
                *passed = place_of_head + 1;
                if *reached == place_of_head {
                    *reached = place_of_head + 1;
                }
                to_follow.push(change);
            }
        }
        Some(())
    }

    fn was_reached_from_all(&self, id: ChangeId, heads: usize) -> bool {
        let reached = self.place(id).and_then(|place| self.reached.get(place));
        reached.is_some_and(|reached| heads > 0 && *reached == heads)
    }
}
