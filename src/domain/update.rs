//! A progress update: what officers say has happened, on one recommendation or on a range of them.

use serde_json::Value;

use crate::domain::date::StatedDate;
use crate::domain::field::{FieldValue, member, object};
use crate::domain::id::RecordId;
use crate::domain::record::record;
use crate::domain::shape::{Member, Shape};
use crate::domain::source::SourcePointer;
use crate::domain::word::words;

words! {
    /// How far officers say a recommendation has come. It is a claim, not a finding.
    Delivery, form "a delivery status", absent NotStated {
        /// No status was given.
        NotStated = "not-stated", "No status given";
        /// Not begun.
        NotStarted = "not-started", "Not started";
        /// Under way.
        InProgress = "in-progress", "In progress";
        /// Slowed down or stopped for now.
        Slowed = "slowed", "Slowed or paused";
        /// Done.
        Done = "done", "Done";
        /// Overtaken by events; nothing more will be done.
        Overtaken = "overtaken", "Overtaken";
    }
}

words! {
    /// Whether an update may be shown at a public meeting.
    Audience, form "public or draft", absent Public {
        /// Anyone may see it.
        Public = "public", "Public";
        /// A draft: left out of presentations and prints.
        Draft = "draft", "Draft";
    }
}

/// The words an officer used of one recommendation, with the status a person chose for them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StatusPhrase {
    /// The recommendation the words are about.
    pub recommendation: RecordId,
    /// The officer's own words: "a struggle".
    pub words: String,
    /// The status chosen for them.
    pub delivery: Delivery,
}

impl FieldValue for StatusPhrase {
    const FORM: &'static str = "a recommendation, the words used and the status chosen";

    fn absent() -> Self {
        Self {
            recommendation: RecordId::absent(),
            words: String::new(),
            delivery: Delivery::NotStated,
        }
    }

    fn from_value(value: &Value) -> Option<Self> {
        Some(Self {
            recommendation: member(value, "recommendation")?,
            words: member(value, "words")?,
            delivery: member(value, "delivery")?,
        })
    }

    fn to_value(&self) -> Value {
        object([
            ("recommendation", self.recommendation.to_value()),
            ("words", self.words.to_value()),
            ("delivery", self.delivery.to_value()),
        ])
    }

    fn shape() -> Shape {
        Shape::Object(vec![
            Member::free("recommendation", "Which one.", RecordId::shape()),
            Member::free("words", "The officer's own words.", String::shape()),
            Member::free("delivery", "The status chosen for them.", Delivery::shape()),
        ])
    }
}

record! {
    /// A dated account of progress. A note on a range is kept once and shown under each (rule V24).
    Update = "progress-update" {
        /// The recommendations it covers.
        recommendations: Vec<RecordId> = "recommendations",
        /// The account.
        text: String = "text",
        /// The status for every recommendation covered that has no phrase of its own.
        delivery: Delivery = "delivery",
        /// Words about single recommendations, with their own status.
        phrases: Vec<StatusPhrase> = "phrases",
        /// When it was given (rule V10).
        date: StatedDate = "date",
        /// Who reported.
        reported_by: String = "reportedBy",
        /// The meeting it was reported to.
        meeting: Option<RecordId> = "meeting",
        /// Where the evidence is.
        evidence: String = "evidence",
        /// Whether it may be shown in public.
        audience: Audience = "audience",
        /// Where it stands in the papers.
        sources: Vec<SourcePointer> = "sources",
    }
}

impl Update {
    /// The words and status for one recommendation, where the update has some of its own.
    pub fn phrase_for(&self, recommendation: &RecordId) -> Option<&StatusPhrase> {
        self.phrases
            .iter()
            .find(|phrase| &phrase.recommendation == recommendation)
    }

    /// The status this update claims for one recommendation it covers.
    pub fn delivery_of(&self, recommendation: &RecordId) -> Delivery {
        self.phrase_for(recommendation)
            .map_or(self.delivery, |phrase| phrase.delivery)
    }

    /// Whether it covers the recommendation.
    pub fn covers(&self, recommendation: &RecordId) -> bool {
        self.recommendations.contains(recommendation)
    }
}
