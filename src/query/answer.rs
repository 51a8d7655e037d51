//! The answer to a recommendation, put together from its addressees' responses.

use crate::domain::id::RecordId;
use crate::domain::recommendation::Recommendation;
use crate::domain::response::{Answer, Response};
use crate::domain::workspace::{Entry, Workspace};
use crate::query::hanging::Held;

/// What the addressees together have answered.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Combined {
    /// Everyone who has answered gave this answer; [`Answer::Awaiting`] when nobody has.
    Agreed(Answer),
    /// The addressees gave different answers.
    Differing,
}

impl Combined {
    /// The label people read.
    pub fn label(self) -> &'static str {
        match self {
            Self::Agreed(answer) => answer.label(),
            Self::Differing => "Answers differ",
        }
    }

    /// Whether some of the recommendation is to be carried out, so that delivery can be counted.
    pub fn is_accepted(self) -> bool {
        match self {
            Self::Agreed(answer) => matches!(answer, Answer::InFull | Answer::InPart),
            Self::Differing => true,
        }
    }
}

/// One addressee's place in the answer to a recommendation.
pub struct Addressed<'a> {
    /// The addressee.
    pub addressee: &'a RecordId,
    /// The response with its id, where there is one.
    pub response: Option<(&'a RecordId, &'a Entry<Response>)>,
}

impl Addressed<'_> {
    /// Whether this addressee has still to answer.
    pub fn is_awaited(&self) -> bool {
        self.response
            .is_none_or(|(_, entry)| entry.record.answer == Answer::Awaiting)
    }
}

/// The addressees of a recommendation, each with the response, in the order the report names them.
/// A response by somebody else comes last: nothing recorded is left out.
pub fn addressed<'a>(
    workspace: &'a Workspace,
    id: &'a RecordId,
    recommendation: &'a Recommendation,
) -> Vec<Addressed<'a>> {
    let mut own = workspace.naming::<Response>(id);
    own.retain(|(_, entry)| &entry.record.recommendation == id);
    addressed_by(own, recommendation)
}

/// As [`addressed`], from the responses to the recommendation.
pub fn addressed_by<'a>(
    responses: Vec<Held<'a, Response>>,
    recommendation: &'a Recommendation,
) -> Vec<Addressed<'a>> {
    let mut all: Vec<Addressed<'a>> = recommendation
        .addressees
        .iter()
        .map(|addressee| Addressed {
            addressee,
            response: responses
                .iter()
                .find(|(_, entry)| &entry.record.addressee == addressee)
                .copied(),
        })
        .collect();
    for (response_id, entry) in responses {
        let shown = all
            .iter()
            .any(|one| one.response.is_some_and(|(shown, _)| shown == response_id));
        if !shown {
            all.push(Addressed {
                addressee: &entry.record.addressee,
                response: Some((response_id, entry)),
            });
        }
    }
    all
}

/// The different answers that addressees have given, in the order of the addressees.
pub fn given(addressed: &[Addressed<'_>]) -> Vec<Answer> {
    let mut given = Vec::new();
    for answer in addressed
        .iter()
        .filter_map(|one| one.response)
        .map(|(_, entry)| entry.record.answer)
    {
        if answer != Answer::Awaiting && !given.contains(&answer) {
            given.push(answer);
        }
    }
    given
}

/// The combined answer of the addressees, from the different answers [`given`].
pub fn combined(given: &[Answer]) -> Combined {
    match given {
        [] => Combined::Agreed(Answer::Awaiting),
        [only] => Combined::Agreed(*only),
        _ => Combined::Differing,
    }
}
