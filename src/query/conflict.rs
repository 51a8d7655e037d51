//! Conflicts: every version with its author, what was there before, and what can be done.

use serde_json::Value;

use crate::domain::field::FieldValue;
use crate::domain::id::RecordId;
use crate::domain::json::written;
use crate::domain::order::sorted;
use crate::domain::recommendation::Recommendation;
use crate::domain::record::Record;
use crate::domain::response::Response;
use crate::domain::update::Update;
use crate::history::ancestor::common_ancestor;
use crate::history::change::{Change, ChangeId};
use crate::history::change_set::ChangeSet;
use crate::history::fold::{self, DELETED, deletions, unseen_by};
use crate::history::settle::{Ways, ways};

/// A field for which people said different things, none having seen the other's.
#[derive(Clone, PartialEq, Debug)]
pub struct Conflict {
    /// The record.
    pub rec: RecordId,
    /// Its kind.
    pub kind: String,
    /// The field; `deleted` where one person deleted the record and another edited it.
    pub field: String,
    /// The versions in the order shown: one for each value. The last is the one shown for the time
    /// being. Of a deletion that met edits: first the deletion, then each edit.
    pub versions: Vec<Version>,
    /// What the field said before people went different ways, where that is known.
    pub before: Option<Value>,
    /// What can be done.
    pub ways: Ways,
}

/// One version of a field.
#[derive(Clone, PartialEq, Debug)]
pub struct Version {
    /// The change that gives it. Where several give the same value, the last of mine, else the last.
    pub change: ChangeId,
    /// What it says; `Null` where the field was cleared. In the field `deleted`: true for a deletion,
    /// and for an edit, which would keep the record, false.
    pub value: Value,
    /// Who said so.
    pub by: String,
    /// When, as it stands in the change.
    pub at: String,
    /// Whose it is.
    pub side: Side,
}

/// Whose a version is, while files are being merged.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    /// It was here before.
    Mine,
    /// It comes with a file.
    Theirs,
    /// Nothing is being merged, so that there are no sides.
    Unsaid,
}

/// Conflicts, of which a page shows the first.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Conflicts {
    /// The first of them.
    pub first: Vec<Conflict>,
    /// How many there are.
    pub all: usize,
}

/// The conflicts in the set, and the first so many of them: by the number of the recommendation they bear on, then
/// by record and field. `mine` is what was here before a merge, where there is one.
pub fn conflicts(set: &ChangeSet, mine: Option<&ChangeSet>, most: usize) -> Conflicts {
    let mut found = Vec::new();
    for rec in set.in_question(DELETED) {
        let fields = fold::conflicts(set, rec);
        if fields.is_empty() {
            continue;
        }
        let place = place(set, rec);
        for field in sorted(fields, &Ord::cmp) {
            found.push((place, rec, field));
        }
    }
    let found = sorted(found, &|(a, ..), (b, ..)| a.cmp(b));
    Conflicts {
        all: found.len(),
        first: found
            .into_iter()
            .take(most)
            .map(|(_, rec, field)| described(set, mine, rec, field))
            .collect(),
    }
}

/// The conflict in one field, where there is one.
pub fn conflict(
    set: &ChangeSet,
    mine: Option<&ChangeSet>,
    rec: &RecordId,
    field: &str,
) -> Option<Conflict> {
    let mut fields = fold::conflicts(set, rec).into_iter();
    let field = fields.find(|other| other == field)?;
    Some(described(set, mine, rec, field))
}

/// The place of a record among the subjects: the number of its recommendation and what it is of it.
fn place(set: &ChangeSet, rec: &RecordId) -> (u64, u8) {
    let number = |rec: &RecordId| set.value(rec, "number").and_then(Value::as_u64);
    let named = |value: &Value| RecordId::from_value(value).and_then(|rec| number(&rec));
    let (number, rank) = match set.kind(rec) {
        Some(Recommendation::TYPE) => (number(rec), 0),
        Some(Response::TYPE) => (set.value(rec, "recommendation").and_then(named), 1),
        Some(Update::TYPE) => {
            let list = set.value(rec, "recommendations").and_then(Value::as_array);
            (list.and_then(|all| all.iter().filter_map(named).min()), 2)
        }
        _ => (None, 3),
    };
    (number.unwrap_or(u64::MAX), rank)
}

fn described(set: &ChangeSet, mine: Option<&ChangeSet>, rec: &RecordId, field: String) -> Conflict {
    let kind = set.kind(rec).unwrap_or_default();
    let mut versions = versions(set, mine, rec, &field);
    if field == DELETED {
        versions.extend(edits_that_met_a_deletion(set, mine, rec));
    }
    let before = common_ancestor(set, rec, &field);
    Conflict {
        rec: rec.clone(),
        kind: kind.to_owned(),
        versions,
        before: before.and_then(|change| change.set().get(&field)).cloned(),
        ways: ways(kind, &field),
        field,
    }
}

/// One version for each value of the field's heads, in the order of the last change that gives it.
fn versions(
    set: &ChangeSet,
    mine: Option<&ChangeSet>,
    rec: &RecordId,
    field: &str,
) -> Vec<Version> {
    let value = |head: &Change| head.set().get(field).cloned().unwrap_or(Value::Null);
    let heads = set.heads(rec, field);
    let heads: Vec<(String, &Change)> = heads
        .into_iter()
        .map(|head| (written(&value(head)), head))
        .collect();
    // Equal values stand together then, the last change of each at the end.
    let heads = sorted(heads, &|(a, _), (b, _)| a.cmp(b));
    let mut groups: Vec<Group<'_>> = Vec::new();
    for (text, head) in &heads {
        let is_mine = mine.is_some_and(|mine| mine.contains(head.id()));
        match groups.last_mut().filter(|group| group.text == text) {
            Some(group) => {
                group.last = head;
                if is_mine {
                    group.mine = Some(head);
                }
            }
            None => groups.push(Group {
                text,
                last: head,
                mine: is_mine.then_some(head),
            }),
        }
    }
    sorted(groups, &|a, b| a.last.order().cmp(&b.last.order()))
        .into_iter()
        .map(|group| {
            let change = group.mine.unwrap_or(group.last);
            version(mine, change, value(change))
        })
        .collect()
}

/// The changes that give one value.
struct Group<'a> {
    /// The value as it is written.
    text: &'a str,
    last: &'a Change,
    /// The last of those that were here before.
    mine: Option<&'a Change>,
}

/// The edits that whoever deleted the record had not seen. A deletion that came back by undo names
/// nothing but what was undone; what all the earlier ones had seen is no news to it either.
fn edits_that_met_a_deletion(
    set: &ChangeSet,
    mine: Option<&ChangeSet>,
    rec: &RecordId,
) -> Vec<Version> {
    let edits = unseen_by(set, rec, &deletions(set, rec));
    let mut edits = sorted(edits, &|a, b| a.order().cmp(&b.order()));
    edits.dedup_by_key(|edit| edit.id());
    // One that says something about the deletion itself is a version of that field.
    edits.retain(|edit| !edit.set().contains_key(DELETED));
    let with_sight: Vec<&Change> = set
        .history(rec, DELETED)
        .into_iter()
        .filter(|change| change.set().get(DELETED) == Some(&Value::Bool(true)))
        .filter(|deletion| saw_more_than_deletions(set, deletion))
        .collect();
    let is_news = |edit: &&Change| {
        let sees = |deletion: &&Change| deletion.prev().contains(&edit.id());
        with_sight.is_empty() || !with_sight.iter().all(sees)
    };
    let news: Vec<&Change> = edits.iter().copied().filter(is_news).collect();
    let told = if news.is_empty() { edits } else { news };
    told.into_iter()
        .map(|edit| version(mine, edit, Value::Bool(false)))
        .collect()
}

/// Whether a deletion names a change that set any other field.
fn saw_more_than_deletions(set: &ChangeSet, deletion: &Change) -> bool {
    let seen = deletion.prev().iter().filter_map(|id| set.get(*id));
    seen.into_iter()
        .any(|change| change.set().keys().any(|name| name != DELETED))
}

fn version(mine: Option<&ChangeSet>, change: &Change, value: Value) -> Version {
    Version {
        change: change.id(),
        value,
        by: change.stamp().by.clone(),
        at: change.stamp().at.clone(),
        side: match mine {
            None => Side::Unsaid,
            Some(mine) if mine.contains(change.id()) => Side::Mine,
            Some(_) => Side::Theirs,
        },
    }
}
