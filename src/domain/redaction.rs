//! Taking the content of a change out for good: the duty to erase what should never have been recorded.

use crate::domain::record::record;

record! {
    /// That the content of one change was taken out, and why. It works as soon as it is in a set, for
    /// good: neither deleting this record nor undoing it brings anything back.
    Redaction = "redaction" {
        /// The id of the change.
        change: String = "change",
        /// Why, in words that do not repeat what was taken out: this text stays.
        reason: String = "reason",
    }
}
