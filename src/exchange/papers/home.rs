//! Which review of the workspace a paper belongs to.

use crate::domain::id::RecordId;
use crate::domain::recommendation::Recommendation;
use crate::domain::workspace::Workspace;
use crate::exchange::papers::{Found, Reading};

/// The review that a paper belongs to: the one with its title and its recommendations. A report also
/// belongs to the only review there is while that has no recommendation yet. `None` where no review
/// fits; then nothing is guessed.
pub fn home_of(reading: &Reading, workspace: &Workspace) -> Option<RecordId> {
    let mut reviews = workspace.reviews.iter();
    let fits = |id: &RecordId, title: &str| match reading {
        Reading::Report(report) => {
            let here = numbers(workspace, id);
            let there = report.recommendations.iter();
            let mut wordings = there.clone().map(|one| (one.number, &one.wording));
            let same_numbers = || there.clone().map(|one| one.number).eq(here.iter().copied());
            match agreement(workspace, id, &mut wordings) {
                _ if here.is_empty() => is(&report.title, title) || workspace.reviews.len() == 1,
                Some(agrees) => agrees,
                None => is(&report.title, title) && same_numbers(),
            }
        }
        Reading::Response(form) => {
            let answers = form.answers.iter();
            let mut wordings = answers.map(|one| (one.number, &one.wording));
            let agrees = agreement(workspace, id, &mut wordings);
            agrees.unwrap_or_else(|| is(&form.title, title))
        }
        Reading::Minutes(minutes) => {
            let named = |found: &Found| {
                let text = found.text.to_ascii_lowercase();
                !title.is_empty() && text.contains(&title.to_ascii_lowercase())
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

/// Whether the wordings of a paper are those of a review: half of those that both have, or more, for
/// some may have been edited since. `None` where the review has none yet.
fn agreement(
    workspace: &Workspace,
    review: &RecordId,
    wordings: &mut dyn Iterator<Item = (u32, &Found)>,
) -> Option<bool> {
    let (mut known, mut same) = (0, 0);
    for (number, wording) in wordings {
        let found = answered(workspace, review, number, &wording.text);
        let here = found.map(|(_, one)| one.official_wording.as_str());
        if let Some(here) = here.filter(|here| !here.is_empty()) {
            known += 1;
            same += usize::from(is_same(here, &wording.text));
        }
    }
    (known > 0).then_some(same * 2 >= known)
}

fn is(found: &Option<Found>, title: &str) -> bool {
    found
        .as_ref()
        .is_some_and(|found| is_same(&found.text, title))
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
    signs.map(|sign| sign.to_ascii_lowercase())
}
