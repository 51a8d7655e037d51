//! Which of several changes comes first, and which one counts.

use serde_json::Value;

use crate::domain::json::written;
use crate::domain::order::sorted;
use crate::history::change::Change;

/// The value shown of the heads of a field: that of the last, which stands for those equal to it too.
pub(super) fn shown<'a>(heads: Vec<&'a Change>, field: &str) -> Option<&'a Value> {
    heads.last().and_then(|head| head.set().get(field))
}

/// Of changes in order, the last of those that give a field one value, in order. Of equal values the later
/// one stands for all, so that the order shown stays the same.
pub(super) fn last_of_each_value<'a>(heads: Vec<&'a Change>, field: &str) -> Vec<&'a Change> {
    let mut keyed = Vec::new();
    for head in heads {
        let value = head.set().get(field);
        keyed.push((value.map(written).unwrap_or_default(), head));
    }
    // Equal values stand together then, the last change of each at the end: a field with a hundred
    // thousand versions is not compared each with each.
    let keyed = sorted(keyed, &|(a, _): &(String, &Change), (b, _)| a.cmp(b));
    let groups = keyed.chunk_by(|(a, _), (b, _)| a == b);
    let last = groups.filter_map(|group| group.last().map(|(_, head)| *head));
    in_record_order(last.collect())
}

/// Of two stubs of one change, the one to keep. They differ only where one was altered by hand, which
/// no id can tell; the choice has to be the same for everybody.
pub(super) fn lesser(one: Change, other: Change) -> Change {
    if one == other || written(&one.to_value()) < written(&other.to_value()) {
        one
    } else {
        other
    }
}

/// Changes by number and then by id.
pub(super) fn in_record_order(changes: Vec<&Change>) -> Vec<&Change> {
    sorted(changes, &|a, b| a.order().cmp(&b.order()))
}

/// Changes, the latest first by the time people read, then by the order of the record.
pub fn latest_first(changes: Vec<&Change>) -> Vec<&Change> {
    sorted(changes, &|a, b| {
        (&b.stamp().at, b.order()).cmp(&(&a.stamp().at, a.order()))
    })
}

/// The latest few of changes, in the order of [`latest_first`].
pub fn latest<'a>(changes: impl Iterator<Item = &'a Change>, most: usize) -> Vec<&'a Change> {
    let mut latest: Vec<&Change> = Vec::new();
    let mut earliest = "";
    for change in changes {
        // Most changes are not among the latest few, and are not put in order for it.
        if change.stamp().at.as_str() < earliest {
            continue;
        }
        latest.push(change);
        if latest.len() >= most + SPARE {
            latest = latest_first(latest);
            latest.truncate(most);
            earliest = latest.last().map_or("", |change| &change.stamp().at);
        }
    }
    latest = latest_first(latest);
    latest.truncate(most);
    latest
}

/// How many changes beyond those asked for are held before they are put in order.
const SPARE: usize = 64;

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

    use serde_json::json;

    use super::*;
    use crate::domain::field::one_field;
    use crate::domain::id::RecordId;
    use crate::history::change::{Draft, Stamp};

    #[test]
    fn the_latest_few_are_the_first_of_all_in_order() {
        let changes: Vec<Change> = (0..500_u64)
            .map(|n| {
                let minute = n * 37 % 60;
                Change::seal(Draft {
                    rec: RecordId::new("r1"),
                    kind: "recommendation".to_owned(),
                    set: one_field("title", json!("text")),
                    prev: Vec::new(),
                    stamp: Stamp {
                        by: "A Member".to_owned(),
                        at: format!("2021-01-14T16:{minute:02}:00Z"),
                    },
                    n,
                })
                .unwrap()
            })
            .collect();
        for most in [0, 1, 5, 499, 600] {
            let mut all = latest_first(changes.iter().collect());
            all.truncate(most);
            assert_eq!(latest(changes.iter(), most), all);
        }
    }
}
