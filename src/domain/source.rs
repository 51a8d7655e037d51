//! The papers everything comes from, and pointers into them.

use serde_json::Value;

use crate::domain::date::StatedDate;
use crate::domain::field::{FieldValue, member, object};
use crate::domain::id::RecordId;
use crate::domain::record::record;
use crate::domain::shape::{Member, Shape};

record! {
    /// A paper: a report, a response form, minutes, an agenda pack (domain S08, S53).
    Source = "source" {
        /// The review it belongs to.
        review: RecordId = "review",
        /// Its title as people call it.
        title: String = "title",
        /// Who issued it.
        issuer: String = "issuer",
        /// Its date, as precise as it prints one.
        date: Option<StatedDate> = "date",
        /// Its stage: update, draft, final (domain L3).
        stage: String = "stage",
        /// Parts it announces but does not contain (rule V27).
        missing: Vec<String> = "missing",
        /// The place in the order of papers.
        order: u32 = "order",
    }
}

/// Where in a paper a fact stands: "paragraph 35", "Recommendation 8".
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SourcePointer {
    /// The paper.
    pub source: RecordId,
    /// The place in it, in words.
    pub place: String,
}

impl FieldValue for SourcePointer {
    const FORM: &'static str = "a source and a place in it";

    fn absent() -> Self {
        Self {
            source: RecordId::absent(),
            place: String::new(),
        }
    }

    fn from_value(value: &Value) -> Option<Self> {
        Some(Self {
            source: member(value, "source")?,
            place: member(value, "place")?,
        })
    }

    fn to_value(&self) -> Value {
        object([
            ("source", self.source.to_value()),
            ("place", self.place.to_value()),
        ])
    }

    fn shape() -> Shape {
        let members = vec![
            Member::free("source", "The paper.", RecordId::shape()),
            Member::free("place", "The place in it, in words.", String::shape()),
        ];
        Shape::Object(members).named("sourcePointer", "Where in a paper a fact stands.")
    }
}
