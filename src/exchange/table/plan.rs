//! From the cells of a table to what they would do to the record.

use serde_json::{Map, Value};

use crate::domain::field::FieldMap;
use crate::domain::id::RecordId;
use crate::domain::json::written;
use crate::domain::order::sorted;
use crate::exchange::Holding;
use crate::exchange::cell::{Misread, Reader, shown};
use crate::exchange::column::{Column, Form, TableKind};
use crate::exchange::csv::Row;
use crate::exchange::fault::Fault;
use crate::exchange::plan::{Effect, Plan, PlannedRecord, Planning, RowPlan, UnknownIds};
use crate::exchange::reference::Named;
use crate::exchange::table::Sheet;
use crate::exchange::table::which::{What, whats};
use crate::exchange::words::{Reply, WordSet};
use crate::history::fold::DELETED;

/// Works out what a table would do.
///
/// A row with an id alters that record in the columns the sheet has; an empty cell clears the field. A
/// row without an id adds a record, whose id is `new_id`'s; but where a record says exactly the same
/// already, the row is taken for that one, so that reading a table twice adds nothing.
pub fn plan(
    sheet: &Sheet,
    holding: Holding<'_>,
    replies: &[Reply],
    unknown: UnknownIds,
    new_id: &mut dyn FnMut() -> RecordId,
) -> Plan {
    let mut planning = Planning::new(sheet.frame.errors.clone());
    let whats = whats(sheet, holding, unknown, &mut planning);
    let mut brought = Vec::new();
    for (_, what) in &whats {
        brought.extend(what.id().cloned());
    }
    let planner = Planner {
        sheet,
        holding,
        reader: Reader {
            named: Named {
                workspace: holding.workspace,
                kind: sheet.kind.record_kind(),
                brought: sorted(brought, &Ord::cmp),
            },
            replies,
        },
    };
    let mut said = None;
    for (row, what) in whats {
        let Some(fields) = planner.fields(row, &what, &mut planning) else {
            continue;
        };
        let (id, effect) = match what {
            What::Here(id) => (id, Effect::Alters),
            What::Back(id) if holding.set.speaks_of(&id) => (id, Effect::BringsBack),
            What::Back(id) => (id, Effect::Adds),
            What::New => {
                let said = said.get_or_insert_with(|| planner.said());
                if said.binary_search(&one_text(&fields)).is_ok() {
                    planning.rows.push(nothing(row));
                    continue;
                }
                if let Some(id) = planner.same_place(&fields) {
                    let fault = Fault::AlreadyHere(id.to_string());
                    planning.errors.add(sheet.frame.named(row, 0), fault);
                    continue;
                }
                (new_id(), Effect::Adds)
            }
        };
        planning.rows.push(if fields.is_empty() {
            nothing(row)
        } else {
            RowPlan {
                row: row.number,
                effect,
                records: vec![PlannedRecord {
                    id,
                    kind: sheet.kind.record_kind(),
                    fields,
                }],
            }
        });
    }
    planning.finish()
}

fn nothing(row: &Row) -> RowPlan {
    RowPlan {
        row: row.number,
        effect: Effect::Nothing,
        records: Vec::new(),
    }
}

struct Planner<'a> {
    sheet: &'a Sheet,
    holding: Holding<'a>,
    reader: Reader<'a>,
}

impl Planner<'_> {
    /// The columns that the sheet has, with their places.
    fn columns(&self) -> impl Iterator<Item = (usize, &'static Column)> {
        let columns = self.sheet.kind.columns().iter().enumerate();
        columns
            .map(|(place, column)| (place + 1, column))
            .filter(|(place, _)| self.sheet.frame.has(*place))
    }

    /// The fields that a row sets; `None` when a cell has a problem or a word to be explained.
    fn fields(&self, row: &Row, what: &What, planning: &mut Planning) -> Option<FieldMap> {
        let mut fields = FieldMap::new();
        let mut sound = true;
        for (place, column) in self.columns() {
            let cell = self.sheet.frame.cell(row, place);
            let current = what.id().and_then(|id| self.current(id, column));
            match self.new_value(column, cell, current) {
                Ok(None) => {}
                Ok(Some(value)) => {
                    fields.insert(column.field.to_owned(), value);
                }
                Err(misread) => {
                    sound = false;
                    self.report(row, place, column, misread, planning);
                }
            }
        }
        sound &= self.has_what_it_needs(row, what, &fields, planning);
        match what {
            What::Back(id) if self.holding.set.speaks_of(id) => {
                fields.insert(DELETED.to_owned(), Value::Null);
            }
            What::Here(_) | What::Back(_) => {}
            What::New => self.put_review(&mut fields),
        }
        sound.then_some(fields)
    }

    fn current(&self, id: &RecordId, column: &Column) -> Option<&Value> {
        let value = self.holding.set.value(id, column.field);
        value.filter(|value| !value.is_null())
    }

    /// What a cell sets its field to; `None` where it says what the field says.
    fn new_value(
        &self,
        column: &Column,
        cell: &str,
        current: Option<&Value>,
    ) -> Result<Option<Value>, Misread> {
        let here = current.map(|value| shown(column.form, value, self.holding.workspace));
        // Also where the value is none that could be understood: it is left as it is.
        if cell == here.unwrap_or_default() {
            return Ok(None);
        }
        let value = self.reader.understood(column.field, column.form, cell)?;
        Ok((current.unwrap_or(&Value::Null) != &value).then_some(value))
    }

    fn report(
        &self,
        row: &Row,
        place: usize,
        column: &Column,
        misread: Misread,
        planning: &mut Planning,
    ) {
        let named = self.sheet.frame.named(row, place);
        match misread {
            Misread::Fault(fault) => planning.errors.add(named, fault),
            Misread::Words(words) => {
                let set = match column.form {
                    Form::Words(set) => set,
                    _ => WordSet::Delivery,
                };
                let asked = (column.field, column.heading);
                for word in words {
                    planning.ask(named.clone(), row.number, asked, &word, set.words());
                }
            }
        }
    }

    /// Whether nothing is empty without which an entry says nothing.
    fn has_what_it_needs(
        &self,
        row: &Row,
        what: &What,
        fields: &FieldMap,
        planning: &mut Planning,
    ) -> bool {
        let mut has = true;
        let frame = &self.sheet.frame;
        for (place, column) in self.sheet.kind.columns().iter().enumerate() {
            if !self.sheet.kind.needs().contains(&column.field) {
                continue;
            }
            let empty = match (what, fields.get(column.field)) {
                // What comes back is as it was.
                (What::Back(_), _) | (What::Here(_), None) => false,
                (_, Some(value)) => is_empty(value),
                // A cell that is filled and was not understood is reported as that.
                (What::New, None) => frame.cell(row, place + 1).trim().is_empty(),
            };
            if empty {
                has = false;
                let named = frame.named(row, place + 1);
                planning.errors.add(named, Fault::Needed(column.heading));
            }
        }
        has
    }

    /// A new record belongs to the one review there is. Of several none is guessed.
    fn put_review(&self, fields: &mut FieldMap) {
        let has_field = self
            .sheet
            .kind
            .columns()
            .iter()
            .any(|column| column.field == REVIEW);
        let mut reviews = self.holding.workspace.reviews.keys();
        if let (true, Some(only), None) = (has_field, reviews.next(), reviews.next()) {
            fields
                .entry(REVIEW.to_owned())
                .or_insert_with(|| Value::from(only.as_str()));
        }
    }

    /// The record that has the place which a new one would take: a response of the same addressee to
    /// the same recommendation, or a recommendation of the same number in the same review.
    fn same_place(&self, fields: &FieldMap) -> Option<&RecordId> {
        let workspace = self.holding.workspace;
        let text = |name: &str| fields.get(name).and_then(Value::as_str).unwrap_or_default();
        match self.sheet.kind {
            TableKind::Recommendations => {
                let number = fields.get("number").and_then(Value::as_u64);
                let mut all = workspace.recommendations.iter();
                let found = all.find(|(_, entry)| {
                    let one = &entry.record;
                    Some(u64::from(one.number)) == number && one.review.as_str() == text(REVIEW)
                });
                found.map(|(id, _)| id)
            }
            TableKind::Responses => {
                let mut all = workspace.responses.iter();
                let found = all.find(|(_, entry)| {
                    let one = &entry.record;
                    one.recommendation.as_str() == text("recommendation")
                        && one.addressee.as_str() == text("addressee")
                });
                found.map(|(id, _)| id)
            }
            TableKind::Updates | TableKind::Actions | TableKind::Money => None,
        }
    }

    /// What every record of the kind says in the sheet's columns, in order.
    fn said(&self) -> Vec<String> {
        let mut said = Vec::new();
        for id in self.sheet.kind.ids(self.holding.workspace) {
            let mut fields = FieldMap::new();
            for (_, column) in self.columns() {
                self.put_said(&id, column, &mut fields);
            }
            if let Some(review) = self.holding.set.value(&id, REVIEW) {
                fields.insert(REVIEW.to_owned(), review.clone());
            }
            said.push(one_text(&fields));
        }
        sorted(said, &Ord::cmp)
    }

    fn put_said(&self, id: &RecordId, column: &Column, fields: &mut FieldMap) {
        let Some(value) = self.current(id, column) else {
            return;
        };
        let cell = shown(column.form, value, self.holding.workspace);
        if let Ok(value) = self.reader.understood(column.field, column.form, &cell)
            && !value.is_null()
        {
            fields.insert(column.field.to_owned(), value);
        }
    }
}

const REVIEW: &str = "review";

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        // No recommendation has the number 0.
        Value::Number(number) => number.as_u64() == Some(0),
        Value::Array(items) => items.is_empty(),
        Value::Bool(_) | Value::Object(_) => false,
    }
}

fn one_text(fields: &FieldMap) -> String {
    let mut object = Map::new();
    for (name, value) in fields {
        object.insert(name.clone(), value.clone());
    }
    written(&Value::Object(object))
}
