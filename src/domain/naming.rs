//! Which records name each recommendation, so that its page need not look through all there are.

use std::fmt;
use std::sync::{Arc, OnceLock};

use serde_json::Value;

use crate::domain::field::FieldValue;
use crate::domain::id::RecordId;
use crate::domain::order::sorted;
use crate::domain::workspace::Values;

/// The fields in which a record names recommendations.
const FIELDS: [&str; 2] = ["recommendation", "recommendations"];

/// A recommendation with a record that names it.
pub(super) type Named = (RecordId, RecordId);

/// The records by the recommendations that they name. It is made when it is first asked for, and follows what is put
/// in from then on.
///
/// A record that has gone, or names others by now, may still stand here: it says by itself what it names. None that
/// names a recommendation is missing.
#[derive(Clone, Default)]
pub(super) struct Naming(OnceLock<Made>);

/// What was made.
#[derive(Clone)]
struct Made {
    named: Arc<Vec<Named>>,
    /// How often the records had been altered when it was brought up to date.
    turn: u64,
}

impl Naming {
    /// Whether it holds for records that were altered so often.
    pub(super) fn holds(&self, turn: u64) -> bool {
        self.0.get().is_some_and(|made| made.turn == turn)
    }

    /// What names a recommendation, in the order of the records. `all` is asked where nothing was asked before, and
    /// where the records were altered in another way than through the workspace.
    pub(super) fn of(
        &self,
        recommendation: &RecordId,
        turn: u64,
        all: &dyn Fn() -> Vec<Named>,
    ) -> Vec<RecordId> {
        let made = self.0.get_or_init(|| Made {
            named: Arc::new(in_order(all())),
            turn,
        });
        if made.turn == turn {
            among(&made.named, recommendation)
        } else {
            among(&in_order(all()), recommendation)
        }
    }

    /// Notes the recommendations that a record names in its fields.
    pub(super) fn note(&mut self, rec: &RecordId, values: Values<'_>) {
        let Some(made) = self.0.get_mut() else {
            return;
        };
        for field in FIELDS {
            let items = match values(field) {
                Some(Value::Array(items)) => items.as_slice(),
                Some(one) => std::slice::from_ref(one),
                None => &[],
            };
            for of in items.iter().filter_map(RecordId::from_value) {
                let pair = (of, rec.clone());
                if let Err(place) = made.named.binary_search(&pair) {
                    Arc::make_mut(&mut made.named).insert(place, pair);
                }
            }
        }
    }

    /// Holds for records that were altered so often.
    pub(super) fn is_at(&mut self, turn: u64) {
        if let Some(made) = self.0.get_mut() {
            made.turn = turn;
        }
    }
}

fn in_order(all: Vec<Named>) -> Vec<Named> {
    // Two ids are held against each other only where they begin alike: to go after each id for its text takes most of
    // the time.
    let begun = all.into_iter().map(|pair| (beginning(&pair.0), pair));
    let in_order = sorted(begun.collect(), &Ord::cmp);
    let mut named: Vec<Named> = in_order.into_iter().map(|(_, pair)| pair).collect();
    named.dedup();
    named
}

/// The first eight bytes of an id, or fewer with zeros behind them, as a number of the same order.
fn beginning(id: &RecordId) -> u64 {
    let mut first = [0; 8];
    for (to, from) in first.iter_mut().zip(id.as_str().bytes()) {
        *to = from;
    }
    u64::from_be_bytes(first)
}

fn among(named: &[Named], recommendation: &RecordId) -> Vec<RecordId> {
    let from = named.partition_point(|(of, _)| of < recommendation);
    let rest = named.iter().skip(from);
    rest.take_while(|(of, _)| of == recommendation)
        .map(|(_, rec)| rec.clone())
        .collect()
}

/// It follows from the records, so that workspaces with equal records are equal.
impl PartialEq for Naming {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl fmt::Debug for Naming {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Naming")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_names_recommendations_stands_in_the_order_of_their_ids() {
        let ids = [
            "",
            "a",
            "a\0",
            "abcdefg",
            "abcdefgh",
            "abcdefgh1",
            "abcdefgh2",
            "abcdefgi",
            "b",
            "é",
        ];
        let all = ids.iter().flat_map(|of| {
            let records = ["2", "1", "1"];
            records.map(|rec| (RecordId::new(of), RecordId::new(rec)))
        });
        let mut all: Vec<Named> = all.collect();
        all.reverse();
        let named = in_order(all.clone());
        all.sort();
        all.dedup();
        assert_eq!(named, all);
    }
}
