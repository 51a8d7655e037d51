//! A Cabinet Member's answer to one recommendation, as the council's response form asks for it.

use serde_json::Value;

use crate::domain::date::StatedDate;
use crate::domain::field::{FieldValue, member, object};
use crate::domain::id::RecordId;
use crate::domain::record::record;
use crate::domain::shape::{Member, Shape};
use crate::domain::source::SourcePointer;
use crate::domain::word::words;

words! {
    /// The three answers of the form, and the wait for one (domain L1).
    Answer, form "in-full, in-part or declined", absent Awaiting {
        /// No answer yet.
        Awaiting = "awaiting", "Awaiting a response";
        /// "Accept recommendation in full"
        InFull = "in-full", "Accepted in full";
        /// "Accept recommendation in part"
        InPart = "in-part", "Accepted in part";
        /// "Decline recommendation"
        Declined = "declined", "Declined";
    }
}

impl Answer {
    /// Whether the form asks for an explanation with this answer (rule V02).
    pub fn needs_explanation(self) -> bool {
        matches!(self, Self::InPart | Self::Declined)
    }
}

/// The wording the executive would take instead (rule V03).
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum AlternativeWording {
    /// Nobody has said whether there is one.
    NotStated,
    /// The executive offers none.
    NoneOffered,
    /// This wording is offered.
    Offered(String),
}

impl FieldValue for AlternativeWording {
    const FORM: &'static str = "\"none-offered\", or the wording that is offered";

    fn absent() -> Self {
        Self::NotStated
    }

    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::String(word) if word == "none-offered" => Some(Self::NoneOffered),
            Value::Object(_) => member(value, "offered").map(Self::Offered),
            _ => None,
        }
    }

    fn to_value(&self) -> Value {
        match self {
            Self::NotStated => Value::Null,
            Self::NoneOffered => Value::from("none-offered"),
            Self::Offered(wording) => object([("offered", wording.as_str().into())]),
        }
    }

    fn shape() -> Shape {
        let about = "The wording that is offered.";
        Shape::OneOf(vec![
            Shape::words([("none-offered", "No other wording is offered")]),
            Shape::Object(vec![Member::needed("offered", about, String::shape())]),
        ])
    }
}

words! {
    /// Whether a person has settled a mark that the paper leaves in doubt (rule V05).
    SourceClarity, form "clear, in-doubt or confirmed", absent Clear {
        /// The paper is clear.
        Clear = "clear", "Clear in the source";
        /// The paper is not clear, and nobody has confirmed the reading.
        InDoubt = "in-doubt", "Not clear in source";
        /// A person has confirmed the reading.
        Confirmed = "confirmed", "Confirmed by a person";
    }
}

record! {
    /// One addressee's response to one recommendation (domain S14, S15; rule V01).
    Response = "response" {
        /// The recommendation.
        recommendation: RecordId = "recommendation",
        /// Who answers.
        addressee: RecordId = "addressee",
        /// The answer.
        answer: Answer = "answer",
        /// Why, for an answer in part or a declined one (rule V02).
        explanation: String = "explanation",
        /// The wording offered instead (rule V03).
        alternative: AlternativeWording = "alternativeWording",
        /// A comment that goes with any answer (rule V04).
        comment: String = "comment",
        /// The day of the answer.
        date: Option<StatedDate> = "date",
        /// Whether the mark on the paper is clear.
        clarity: SourceClarity = "clarity",
        /// What is in doubt, and how it was read.
        doubt: String = "doubt",
        /// The mark exactly as printed (rule V05).
        printed_mark: String = "printedMark",
        /// Where it stands in the papers.
        sources: Vec<SourcePointer> = "sources",
    }
}
