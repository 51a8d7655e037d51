//! A person's word that two records which look alike are different things.

use crate::domain::id::RecordId;
use crate::domain::record::record;

record! {
    /// Two records of one kind that look alike and are not the same thing.
    Distinction = "distinction" {
        /// One of the two.
        one: RecordId = "one",
        /// The other.
        other: RecordId = "other",
    }
}

impl Distinction {
    /// Whether it speaks of these two, in whichever order.
    pub fn is_between(&self, one: &RecordId, other: &RecordId) -> bool {
        (&self.one, &self.other) == (one, other) || (&self.one, &self.other) == (other, one)
    }
}
