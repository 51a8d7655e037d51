//! Edits that were made in the file itself, with a text editor or another program.
//!
//! They become changes of their own that supersede what the file's changes say, so that they are
//! shown and merged like anybody's edit. Their ids depend on the file alone: reading the same file
//! twice adds nothing the second time.
//!
//! A file can be edited in two places: in a change, and in the readable record that follows from it.
//! Where the two differ, nobody can tell which is meant; neither takes the other back, and both are
//! shown as a conflict.

use serde_json::{Map, Value};

use crate::domain::field::FieldMap;
use crate::domain::id::RecordId;
use crate::domain::order::sorted;
use crate::history::canonical::NotWhole;
use crate::history::change::{Change, ChangeId, Draft, Stamp};
use crate::history::change_set::ChangeSet;
use crate::snapshot::read::ReadError;

/// What stands behind the name of somebody whose entry was edited outside the app.
const OUTSIDE: &str = "edited outside the app";

/// The longest name, in bytes, that the mark is put behind.
const LONGEST_MARKED: usize = 10_000;

/// The changes whose content does not fit their id, each with the id that the file claims for it.
#[derive(Default)]
pub(super) struct Altered {
    ids: Vec<(ChangeId, ChangeId)>,
}

impl Altered {
    /// An altered change as a change of its own: the same place in history, a new id.
    pub(super) fn take(&mut self, change: Change) -> Result<Change, NotWhole> {
        let claimed = change.id();
        let stamp = marked(change.stamp());
        let change = change.resealed(stamp)?;
        self.ids.push((change.id(), claimed));
        Ok(change)
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    /// What an edit of the readable record was made on top of: the changes as they were claimed. The
    /// app wrote the record before anybody altered a change.
    fn claimed(&self, id: ChangeId) -> ChangeId {
        let place = self.ids.binary_search_by(|(altered, _)| altered.cmp(&id));
        let pair = place.ok().and_then(|place| self.ids.get(place));
        pair.map_or(id, |(_, claimed)| *claimed)
    }

    /// In the order in which [`Self::claimed`] looks them up.
    fn in_order(self) -> Self {
        Self {
            ids: sorted(self.ids, &Ord::cmp),
        }
    }
}

/// The changes that say what the file's readable records say and the set does not.
///
/// A file of a version that knows no stubs holds, whole, what a redaction has taken out. What its records
/// say of that is no edit, and does not come back as one.
///
/// # Errors
///
/// [`ReadError::BadRecord`] when a record was edited to hold a number that cannot be kept exactly.
pub(super) fn edited_records(
    set: &ChangeSet,
    altered: Altered,
    taken_out: &[Change],
    records: &[Value],
    stamp: &Stamp,
) -> Result<Vec<Change>, ReadError> {
    let altered = altered.in_order();
    let mut edits = Vec::new();
    for (index, record) in records.iter().enumerate() {
        let Some((rec, kind, fields)) = parts(record) else {
            continue;
        };
        let mut differing = differences(set, &rec, fields);
        for change in taken_out.iter().filter(|change| change.rec() == &rec) {
            differing.retain(|name, value| change.set().get(name) != Some(value));
        }
        if differing.is_empty() {
            continue;
        }
        let heads: Vec<&Change> = differing
            .keys()
            .flat_map(|field| set.heads(&rec, field))
            .collect();
        let edit = Change::seal(Draft {
            n: set.next_number(&rec),
            prev: heads
                .iter()
                .map(|head| altered.claimed(head.id()))
                .collect(),
            kind: set.kind(&rec).unwrap_or(kind).to_owned(),
            rec,
            set: differing,
            stamp: marked(stamp),
        });
        edits.push(edit.map_err(|fault| ReadError::BadRecord {
            place: index + 1,
            of: records.len(),
            fault,
        })?);
    }
    Ok(edits)
}

fn parts(record: &Value) -> Option<(RecordId, &str, &Map<String, Value>)> {
    let rec = RecordId::new(record.get("id")?.as_str()?);
    let kind = record.get("type")?.as_str()?;
    Some((rec, kind, record.get("fields")?.as_object()?))
}

/// The fields in which the readable record says something other than the set; one that was taken
/// out of the file is cleared.
fn differences(set: &ChangeSet, rec: &RecordId, fields: &Map<String, Value>) -> FieldMap {
    let mut differing = FieldMap::new();
    for (name, value) in fields {
        if set.value(rec, name).unwrap_or(&Value::Null) != value {
            differing.insert(name.clone(), value.clone());
        }
    }
    for name in set.fields(rec) {
        let said = set.value(rec, name).is_some_and(|value| !value.is_null());
        if said && !fields.contains_key(name) {
            differing.insert(name.to_owned(), Value::Null);
        }
    }
    differing
}

/// Whether a change is an edit made outside the app, by the name it carries.
pub(super) fn was_made_outside(change: &Change) -> bool {
    let rest = change.stamp().by.strip_suffix(')');
    rest.is_some_and(|rest| rest.ends_with(OUTSIDE))
}

fn marked(stamp: &Stamp) -> Stamp {
    // Nobody reads to the end of a longer one, and a text that is as long as a file may hold must not
    // grow: the next file would be refused.
    let by = if stamp.by.len() > LONGEST_MARKED {
        stamp.by.clone()
    } else {
        format!("{} ({OUTSIDE})", stamp.by)
    };
    Stamp {
        by,
        at: stamp.at.clone(),
    }
}
