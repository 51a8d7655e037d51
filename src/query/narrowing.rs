//! Looking through the list key by key: what the words typed so far have left is all that a further key can find.

use std::sync::Arc;

use crate::query::list::Row;
use crate::query::search::{matches, words};

/// The rows that each beginning of a question has left, so that a further key looks through those alone, and a key
/// taken back finds them as they were.
#[derive(Default)]
pub struct Narrowing {
    /// What is looked through. It is another list once anything in it changes.
    rows: Arc<Vec<Row>>,
    /// Questions of which each begins with the one before, with the rows that have their words.
    steps: Vec<(String, Arc<Vec<Row>>)>,
}

impl Narrowing {
    /// The rows that have every word of a question, in the order in which they stand.
    pub fn with_words(&mut self, rows: &Arc<Vec<Row>>, question: &str) -> Arc<Vec<Row>> {
        if !Arc::ptr_eq(&self.rows, rows) {
            self.rows = rows.clone();
            self.steps.clear();
        }
        while let Some((before, _)) = self.steps.last()
            && !question.starts_with(before.as_str())
        {
            self.steps.pop();
        }
        let within = match self.steps.last() {
            Some((before, found)) if before == question => return found.clone(),
            Some((_, found)) => found,
            None => rows,
        };
        let asked = words(question);
        if asked.is_empty() {
            return rows.clone();
        }
        let has_words = |row: &Row| matches(&asked, &row.searched);
        let found = match within.iter().position(|row| !has_words(row)) {
            None => within.clone(),
            Some(place) => {
                let (before, after) = within.split_at(place);
                let mut found = before.to_vec();
                found.extend(after.iter().filter(|row| has_words(row)).cloned());
                Arc::new(found)
            }
        };
        self.steps.push((question.to_owned(), found.clone()));
        found
    }
}
