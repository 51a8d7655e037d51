//! What a table would do to the record, worked out before anything is written.

use crate::domain::field::FieldMap;
use crate::domain::id::RecordId;
use crate::exchange::fault::RowErrors;
use crate::exchange::fault::{Fault, Place};
use crate::exchange::words::{Asked, Ours, Question, Questions};
use crate::history::canonical::NotWhole;
use crate::history::change::{Change, Draft, Stamp};
use crate::history::change_set::ChangeSet;

/// What to do with a row whose id nothing in the workspace has, or only something deleted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UnknownIds {
    /// It is an error: the usual case.
    Refuse,
    /// The row makes the record, or takes its deletion back: for tables that restore what was lost.
    BringBack,
}

/// What a row would do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Effect {
    /// It adds a record.
    Adds,
    /// It alters fields of a record.
    Alters,
    /// It brings a deleted record back.
    BringsBack,
    /// It says what the record says.
    Nothing,
}

/// Fields to set on one record; `Null` clears one.
#[derive(Clone, PartialEq, Debug)]
pub struct PlannedRecord {
    /// The record.
    pub id: RecordId,
    /// Its kind.
    pub kind: &'static str,
    /// The fields that differ from what the record says.
    pub fields: FieldMap,
}

/// What one row would do.
#[derive(Clone, PartialEq, Debug)]
pub struct RowPlan {
    /// The row, from 1.
    pub row: usize,
    /// What it would do to the record it is about.
    pub effect: Effect,
    /// The records it would set fields of: the one it is about comes first. None for
    /// [`Effect::Nothing`], unless the row alters something beside its own record.
    pub records: Vec<PlannedRecord>,
}

/// What a whole table would do.
#[derive(Clone, PartialEq, Debug)]
pub struct Plan {
    /// What each row would do, without the rows that have problems.
    pub rows: Vec<RowPlan>,
    /// The problems. While there is one, nothing is taken.
    pub errors: RowErrors,
    /// The words that somebody must explain. While there is one, nothing is taken.
    pub questions: Vec<Question>,
}

/// Why a plan does not become changes.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum NotReady {
    /// Rows have problems.
    #[error(
        "Some rows have problems, so nothing was taken. Correct them in the table, then read it again."
    )]
    Errors,
    /// Words are not explained.
    #[error(
        "Some words are still to be explained, so nothing was taken. Say what each of them means."
    )]
    Questions,
    /// A number cannot be kept exactly.
    #[error(transparent)]
    NotWhole(#[from] NotWhole),
}

impl Plan {
    /// Every record to be set, in the order of the rows.
    ///
    /// # Errors
    ///
    /// [`NotReady`] while there are problems or questions.
    pub fn records(&self) -> Result<Vec<&PlannedRecord>, NotReady> {
        if !self.errors.is_empty() {
            return Err(NotReady::Errors);
        }
        if !self.questions.is_empty() {
            return Err(NotReady::Questions);
        }
        let mut records = Vec::new();
        for row in &self.rows {
            records.extend(&row.records);
        }
        Ok(records)
    }

    /// How many rows have an effect.
    pub fn count(&self, effect: Effect) -> usize {
        self.rows.iter().filter(|row| row.effect == effect).count()
    }

    /// The changes that carry the plan out, one for each record, on top of what the set holds.
    ///
    /// # Errors
    ///
    /// [`NotReady`]; then there is no change at all.
    pub fn changes(&self, set: &ChangeSet, stamp: &Stamp) -> Result<Vec<Change>, NotReady> {
        let mut changes = Vec::new();
        for record in self.records()? {
            let mut prev = Vec::new();
            for field in record.fields.keys() {
                prev.extend(set.heads(&record.id, field).into_iter().map(Change::id));
            }
            changes.push(Change::seal(Draft {
                rec: record.id.clone(),
                kind: record.kind.to_owned(),
                set: record.fields.clone(),
                prev,
                stamp: stamp.clone(),
                n: set.next_number(&record.id),
            })?);
        }
        Ok(changes)
    }
}

/// A plan in the making.
pub(super) struct Planning {
    pub rows: Vec<RowPlan>,
    pub errors: RowErrors,
    pub questions: Questions,
}

impl Planning {
    pub fn new(errors: RowErrors) -> Self {
        Self {
            rows: Vec::new(),
            errors,
            questions: Questions::default(),
        }
    }

    /// Asks what a word means; with too many of them the cell is at fault.
    pub fn ask(
        &mut self,
        place: Place,
        row: usize,
        column: (&'static str, &'static str),
        word: &str,
        choices: Vec<Ours>,
    ) {
        let (field, heading) = column;
        if self.questions.ask(field, heading, word, row, choices) == Asked::TooMany {
            self.errors.add(place, Fault::TooManyWords(word.to_owned()));
        }
    }

    pub fn finish(self) -> Plan {
        Plan {
            rows: self.rows,
            errors: self.errors.by_row(),
            questions: self.questions.list,
        }
    }
}
