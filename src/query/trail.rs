//! The trail of evidence behind a recommendation.

use crate::domain::evidence::{Evidence, EvidenceKind};
use crate::domain::id::RecordId;
use crate::domain::meeting::Activity;
use crate::domain::order::in_order;
use crate::domain::recommendation::Recommendation;
use crate::domain::workspace::Workspace;

/// The evidence that bears on a recommendation, in its order. A gap in the papers is no evidence, and a
/// result claimed later is none that the recommendation rested on.
pub fn rests_on<'a>(workspace: &'a Workspace, id: &RecordId) -> Vec<&'a Evidence> {
    let mut pieces = Vec::new();
    for (_, entry) in workspace.naming::<Evidence>(id) {
        let piece = &entry.record;
        let is_ground = !matches!(piece.kind, EvidenceKind::Gap | EvidenceKind::Outcome);
        if is_ground && piece.recommendations.contains(id) {
            pieces.push(piece);
        }
    }
    in_order(pieces, |piece| piece.order)
}

/// The activities at which a piece of evidence was heard: those it names, else those that met whoever
/// said it.
pub fn heard_at<'a>(
    workspace: &'a Workspace,
    piece: &Evidence,
) -> Vec<(&'a RecordId, &'a Activity)> {
    let mut heard = Vec::new();
    for (id, entry) in &workspace.activities {
        let met = || {
            let mut people = entry.record.people.iter();
            people.any(|person| is_of(person, &piece.who))
        };
        let is_it = match piece.activities.as_slice() {
            [] => !piece.who.is_empty() && met(),
            named => named.contains(id),
        };
        if is_it {
            heard.push((id, &entry.record));
        }
    }
    heard
}

/// Whether a person that was met is the one named: "Skills for Care, Locality Manager" is of "Skills for
/// Care".
fn is_of(person: &str, who: &str) -> bool {
    let (person, who) = (person.to_ascii_lowercase(), who.to_ascii_lowercase());
    person == who
        || person
            .strip_prefix(&who)
            .is_some_and(|rest| rest.starts_with(','))
}

/// The numbers of the recommendations that answer a question of the scope, by its place from 1.
pub fn answered_by(all: &[(&RecordId, &Recommendation)], question: usize) -> Vec<u32> {
    let mut numbers = Vec::new();
    for (_, one) in all {
        let mut answered = one.scope_questions.iter();
        if answered.any(|place| usize::try_from(*place) == Ok(question)) {
            numbers.push(one.number);
        }
    }
    numbers
}
