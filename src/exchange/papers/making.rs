//! What a reading would write: records that are not there yet, and fields that are still empty. What
//! somebody has written already is never altered.

use serde_json::Value;

use crate::domain::field::{FieldMap, one_field};
use crate::domain::id::RecordId;
use crate::domain::record::Record;
use crate::domain::review::Review;
use crate::domain::source::Source;
use crate::exchange::Holding;
use crate::exchange::fault::RowErrors;
use crate::exchange::plan::{Effect, Plan, PlannedRecord, Planning, RowPlan};

/// A plan in the making.
pub(super) struct Making<'a> {
    pub holding: Holding<'a>,
    new_id: &'a mut dyn FnMut() -> RecordId,
    /// The review that is written to.
    pub review: RecordId,
    /// Whether the review is made by this plan.
    pub is_new: bool,
    paper: RecordId,
    paper_fields: FieldMap,
    cites: bool,
    rows: Vec<RowPlan>,
}

impl<'a> Making<'a> {
    /// Begins a plan for a review; `None` for a new one. `paper` are the fields of the paper's record.
    pub fn new(
        holding: Holding<'a>,
        review: Option<&RecordId>,
        mut paper: FieldMap,
        new_id: &'a mut dyn FnMut() -> RecordId,
    ) -> Self {
        let is_new = review.is_none();
        let review = review.cloned().unwrap_or_else(&mut *new_id);
        put(&mut paper, "review", review.as_str());
        let mut making = Self {
            holding,
            paper: new_id(),
            new_id,
            review,
            is_new,
            paper_fields: FieldMap::new(),
            cites: false,
            rows: Vec::new(),
        };
        if let Some(known) = making.find(Source::TYPE, &paper, &["review", "title"]) {
            making.paper = known;
        }
        making.paper_fields = paper;
        making
    }

    /// A field that says where in the paper something stands.
    pub fn cite(&self, place: &str) -> Value {
        let mut pointer = serde_json::Map::new();
        pointer.insert("source".to_owned(), self.paper.as_str().into());
        pointer.insert("place".to_owned(), place.into());
        Value::Array(vec![Value::Object(pointer)])
    }

    /// The record in view of a kind that says the same in the fields named.
    pub fn find(&self, kind: &str, fields: &FieldMap, keys: &[&str]) -> Option<RecordId> {
        let set = self.holding.set;
        let same = |id: &RecordId| {
            keys.iter()
                .all(|key| match (set.value(id, key), fields.get(*key)) {
                    (Some(Value::String(here)), Some(Value::String(there))) => {
                        here.trim().eq_ignore_ascii_case(there.trim())
                    }
                    (here, there) => here.unwrap_or(&Value::Null) == there.unwrap_or(&Value::Null),
                })
        };
        let all = set.records();
        let mut all = all.filter(|id| set.kind(id) == Some(kind) && same(id));
        all.find(|id| self.holding.workspace.kind_of(id).is_some())
            .cloned()
    }

    /// The value of a field of the record as it is now.
    pub fn value(&self, id: &RecordId, field: &str) -> Option<&'a Value> {
        self.holding
            .set
            .value(id, field)
            .filter(|value| !value.is_null())
    }

    /// Writes a record: the one that says the same in the `keys`, of which only empty fields are
    /// filled, or a new one. Gives back its id.
    pub fn write(
        &mut self,
        line: usize,
        kind: &'static str,
        fields: FieldMap,
        keys: &[&str],
    ) -> RecordId {
        let known = match self.is_new && kind == Review::TYPE {
            true => None,
            false => self.find(kind, &fields, keys),
        };
        match known {
            Some(id) => {
                self.fill(line, kind, &id, fields);
                id
            }
            None => {
                let id = self.new_id();
                self.add(line, kind, id.clone(), fields);
                id
            }
        }
    }

    /// An id for a new record.
    pub fn new_id(&mut self) -> RecordId {
        (self.new_id)()
    }

    /// Adds a record.
    pub fn add(&mut self, line: usize, kind: &'static str, id: RecordId, fields: FieldMap) {
        self.push(line, Effect::Adds, kind, id, fields);
    }

    /// Fills the fields of a record that are still empty.
    pub fn fill(&mut self, line: usize, kind: &'static str, id: &RecordId, fields: FieldMap) {
        let mut empty = FieldMap::new();
        for (name, value) in fields {
            if self.value(id, &name).is_none_or(is_empty) {
                empty.insert(name, value);
            }
        }
        let fields = empty;
        let effect = match fields.is_empty() {
            true => Effect::Nothing,
            false => Effect::Alters,
        };
        self.push(line, effect, kind, id.clone(), fields);
    }

    fn push(
        &mut self,
        row: usize,
        effect: Effect,
        kind: &'static str,
        id: RecordId,
        fields: FieldMap,
    ) {
        self.cites |= fields.contains_key("sources");
        let record = PlannedRecord { id, kind, fields };
        let records = match effect {
            Effect::Nothing => Vec::new(),
            _ => vec![record],
        };
        self.rows.push(RowPlan {
            row,
            effect,
            records,
        });
    }

    /// The plan, with the paper's own record where something cites it.
    pub fn finish(mut self) -> Plan {
        if self.cites {
            let (id, fields) = (self.paper.clone(), std::mem::take(&mut self.paper_fields));
            if self.holding.workspace.kind_of(&id).is_some() {
                self.fill(1, Source::TYPE, &id, fields);
            } else {
                self.add(1, Source::TYPE, id, fields);
            }
        }
        let mut planning = Planning::new(RowErrors::default());
        planning.rows = self.rows;
        planning.finish()
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}

/// Sets a field.
pub(super) fn put(fields: &mut FieldMap, name: &str, value: impl Into<Value>) {
    set(fields, name, value.into());
}

#[inline(never)]
fn set(fields: &mut FieldMap, name: &str, value: Value) {
    // A field that says nothing is not set.
    if !is_empty(&value) {
        fields.insert(name.to_owned(), value);
    }
}

/// The fields of a record that belongs to a review.
pub(super) fn of_review(review: &RecordId) -> FieldMap {
    one_field("review", review.as_str().into())
}
