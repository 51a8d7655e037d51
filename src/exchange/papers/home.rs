//! Which review of the workspace a paper belongs to.

use crate::domain::id::RecordId;
use crate::domain::recommendation::Recommendation;
use crate::domain::workspace::Workspace;
use crate::exchange::papers::{Found, Reading};
use crate::exchange::words::same_word;

/// The review that a paper belongs to: the one with its title and its recommendations. A report also
/// belongs to the only review there is while that has no recommendation yet. `None` where no review
/// fits; then nothing is guessed.
pub fn home_of(reading: &Reading, workspace: &Workspace) -> Option<RecordId> {
    let mut reviews = workspace.reviews.iter();
    let fits = |id: &RecordId, title: &str| match reading {
        Reading::Report(report) => {
            let here = numbers(workspace, id);
            let there = report.recommendations.iter().map(|one| one.number);
            (is(&report.title, title) && (here.is_empty() || there.eq(here.iter().copied())))
                || (here.is_empty() && workspace.reviews.len() == 1)
        }
        Reading::Response(form) => {
            let mut known = 0;
            let mut same = 0;
            for answer in &form.answers {
                let found = answered(workspace, id, answer.number, &answer.wording.text);
                let wording = found.map(|(_, one)| one.official_wording.as_str());
                if let Some(wording) = wording.filter(|wording| !wording.is_empty()) {
                    known += 1;
                    same += usize::from(is_same(wording, &answer.wording.text));
                }
            }
            // Half of the wordings may have been edited since; more is another report.
            let agrees = same * 2 >= known;
            agrees && (is(&form.title, title) || (known > 0 && form.title.is_none()))
        }
        Reading::Minutes(minutes) => {
            let named = |found: &Found| {
                let text = found.text.to_lowercase();
                !title.is_empty() && text.contains(&title.to_lowercase())
            };
            let item = minutes
                .item
                .iter()
                .chain(minutes.notes.iter().map(|note| &note.words));
            workspace.reviews.len() == 1 || item.into_iter().any(named)
        }
    };
    reviews
        .find(|(id, entry)| fits(id, entry.record.title.trim()))
        .map(|(id, _)| id.clone())
}

fn is(found: &Option<Found>, title: &str) -> bool {
    found
        .as_ref()
        .is_some_and(|found| same_word(found.text.trim(), title))
}

/// The numbers of a review's recommendations, in order.
fn numbers(workspace: &Workspace, review: &RecordId) -> Vec<u32> {
    let all = workspace.recommendations_by_number().into_iter();
    let here = all.filter(|(_, one)| &one.review == review);
    here.map(|(_, one)| one.number).collect()
}

/// The recommendation of a review that an answer is about: by its number, or by its wording where the
/// form prints none.
pub(super) fn answered<'a>(
    workspace: &'a Workspace,
    review: &RecordId,
    number: u32,
    wording: &str,
) -> Option<(&'a RecordId, &'a Recommendation)> {
    let all = workspace.recommendations.iter();
    let mut here = all.filter(|(_, entry)| &entry.record.review == review);
    let found = here.find(|(_, entry)| {
        let one = &entry.record;
        match number {
            0 => is_same(&one.official_wording, wording),
            _ => one.number == number,
        }
    });
    found.map(|(id, entry)| (id, &entry.record))
}

/// Whether two wordings are the same but for blanks, capitals and signs. A form may cut one short.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    let mut signs = plain(one);
    let mut others = plain(other);
    let mut count = 0;
    loop {
        match (signs.next(), others.next()) {
            (Some(a), Some(b)) if a == b => count += 1,
            (None, None) => return count > 0,
            // The beginning of the other, and more than a few words of it.
            (None, Some(_)) | (Some(_), None) => return count > 40,
            _ => return false,
        }
    }
}

fn plain(text: &str) -> impl Iterator<Item = char> {
    let signs = text.chars().filter(|sign| sign.is_alphanumeric());
    signs.flat_map(char::to_lowercase)
}
