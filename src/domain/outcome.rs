//! What is said to have come of a review, and what was said short of a recommendation.

use crate::domain::date::StatedDate;
use crate::domain::id::RecordId;
use crate::domain::meeting::ActionState;
use crate::domain::record::record;
use crate::domain::source::SourcePointer;
use crate::domain::word::words;

record! {
    /// An outcome that somebody claims, apart from what was delivered.
    Outcome = "outcome" {
        /// The review it belongs to.
        review: RecordId = "review",
        /// The recommendations it is said to come from.
        recommendations: Vec<RecordId> = "recommendations",
        /// What is said to be better.
        text: String = "text",
        /// Who claims it.
        claimed_by: String = "claimedBy",
        /// When.
        date: Option<StatedDate> = "date",
        /// What shows it; nothing where no evidence was given.
        evidence: String = "evidence",
        /// The place in lists.
        order: u32 = "order",
        /// Where it stands in the papers.
        sources: Vec<SourcePointer> = "sources",
    }
}

words! {
    /// What was said short of a recommendation (domain S49, S50, S51).
    UndertakingKind, form "an undertaking, a suggestion, an assurance or a concern", absent Suggestion {
        /// Something the review suggests without a number.
        Suggestion = "suggestion", "Suggestion";
        /// Something an officer or a Cabinet Member promised.
        Undertaking = "undertaking", "Undertaking";
        /// Something the review was assured of.
        Assurance = "assurance", "Assurance";
        /// A worry that staff, a union or a witness raised.
        Concern = "concern", "Concern";
    }
}

record! {
    /// Something short of a recommendation that ought not to be forgotten (domain S49, S50, S51).
    Undertaking = "undertaking" {
        /// The review it belongs to.
        review: RecordId = "review",
        /// What it is.
        kind: UndertakingKind = "kind",
        /// What was said.
        text: String = "text",
        /// Who said it.
        by: String = "by",
        /// When.
        date: Option<StatedDate> = "date",
        /// Whether something is still to be done.
        state: ActionState = "state",
        /// What came of it.
        result: String = "result",
        /// Recommendations it bears on.
        recommendations: Vec<RecordId> = "recommendations",
        /// The place in lists.
        order: u32 = "order",
        /// Where it stands in the papers.
        sources: Vec<SourcePointer> = "sources",
    }
}
