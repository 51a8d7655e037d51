//! What the review heard and found, apart from recommendations and figures.

use crate::domain::date::StatedDate;
use crate::domain::id::RecordId;
use crate::domain::record::record;
use crate::domain::source::SourcePointer;
use crate::domain::word::words;

words! {
    /// What kind of evidence it is (domain S25, S46 to S52, S61 to S65).
    EvidenceKind, form "a kind of evidence", absent Finding {
        /// Something the review found.
        Finding = "finding", "Finding";
        /// A concern raised with the review.
        Concern = "concern", "Concern";
        /// A suggestion short of a recommendation.
        Suggestion = "suggestion", "Suggestion";
        /// Something an officer undertook to do.
        Undertaking = "undertaking", "Undertaking";
        /// Practice elsewhere.
        Practice = "practice", "Practice elsewhere";
        /// How the market of care works.
        Market = "market", "Care market";
        /// A partner body.
        Partner = "partner", "Partner body";
        /// Training and entry rules.
        Training = "training", "Training";
        /// Events that changed what could be done.
        Context = "context", "Context";
        /// A result somebody claims.
        Outcome = "outcome", "Outcome claimed";
        /// Where the sources differ or leave a gap.
        Gap = "gap", "Gap or difference in the sources";
    }
}

record! {
    /// One piece of evidence, said anew.
    Evidence = "evidence" {
        /// The review it belongs to.
        review: RecordId = "review",
        /// What kind.
        kind: EvidenceKind = "kind",
        /// A short title.
        title: String = "title",
        /// What it says.
        text: String = "text",
        /// Who said or did it.
        who: String = "who",
        /// When.
        date: Option<StatedDate> = "date",
        /// The activities of the review at which it was heard.
        activities: Vec<RecordId> = "activities",
        /// The recommendations it bears on.
        recommendations: Vec<RecordId> = "recommendations",
        /// The place in lists.
        order: u32 = "order",
        /// Where it stands in the papers.
        sources: Vec<SourcePointer> = "sources",
    }
}
