//! The counts behind the summary sentence and the two charts of the first page.

use crate::domain::id::RecordId;
use crate::domain::order::in_order;
use crate::domain::response::Answer;
use crate::domain::update::Delivery;
use crate::query::answer::Combined;
use crate::query::list::Row;
use crate::query::timing::plural;

/// How many recommendations have which answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AnswerCounts {
    /// All recommendations.
    pub total: u32,
    /// Accepted in full.
    pub in_full: u32,
    /// Accepted in part.
    pub in_part: u32,
    /// Declined.
    pub declined: u32,
    /// The addressees' answers differ.
    pub differing: u32,
    /// Awaiting a response.
    pub awaiting: u32,
}

/// Counts the answers.
pub fn answer_counts(rows: &[Row]) -> AnswerCounts {
    let count = |wanted: Combined| as_count(rows.iter().filter(|row| row.answer == wanted).count());
    AnswerCounts {
        total: as_count(rows.len()),
        in_full: count(Combined::Agreed(Answer::InFull)),
        in_part: count(Combined::Agreed(Answer::InPart)),
        declined: count(Combined::Agreed(Answer::Declined)),
        awaiting: count(Combined::Agreed(Answer::Awaiting)),
        differing: count(Combined::Differing),
    }
}

impl AnswerCounts {
    /// The parts of the summary sentence after its total: the count, the words, the answer to filter
    /// by. Answers that nobody gave are left out.
    pub fn parts(&self) -> Vec<(u32, &'static str, Option<Answer>)> {
        [
            (self.in_full, "accepted in full", Some(Answer::InFull)),
            (self.in_part, "in part", Some(Answer::InPart)),
            (self.declined, "declined", Some(Answer::Declined)),
            (self.differing, "with answers that differ", None),
            (self.awaiting, "awaiting a response", Some(Answer::Awaiting)),
        ]
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .collect()
    }

    /// `12 recommendations: 10 accepted in full, 1 in part, 1 declined`
    pub fn sentence(&self) -> String {
        let total = plural(self.total, "recommendation");
        if self.total == 0 {
            return "No recommendations yet".to_owned();
        }
        let parts: Vec<String> = self
            .parts()
            .into_iter()
            .map(|(count, words, _)| format!("{count} {words}"))
            .collect();
        format!("{total}: {}", parts.join(", "))
    }
}

/// What officers say of the accepted recommendations of one theme.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ThemeDelivery {
    /// The theme's title.
    pub title: String,
    /// The theme's record.
    pub theme: RecordId,
    /// How many accepted recommendations have which status, in the order of [`STATUSES`].
    pub counts: Vec<(Delivery, u32)>,
}

/// The statuses in the order charts show them; no status given comes last.
pub const STATUSES: [Delivery; 6] = [
    Delivery::Done,
    Delivery::InProgress,
    Delivery::Slowed,
    Delivery::NotStarted,
    Delivery::Overtaken,
    Delivery::NotStated,
];

/// Delivery by theme, in the report's order, over the accepted recommendations only (rule V26); and
/// the numbers of those left out.
pub fn delivery_by_theme(rows: &[Row]) -> (Vec<ThemeDelivery>, Vec<u32>) {
    let mut themes: Vec<(u32, &Row)> = Vec::new();
    for row in rows {
        if !themes.iter().any(|(_, seen)| seen.theme == row.theme) {
            themes.push((row.theme_order, row));
        }
    }
    let themes = in_order(themes, |(order, _)| *order);
    let counts = |theme: &Row, status: Delivery| {
        as_count(
            rows.iter()
                .filter(|row| {
                    row.theme == theme.theme && row.answer.is_accepted() && row.delivery == status
                })
                .count(),
        )
    };
    let deliveries = themes
        .into_iter()
        .map(|(_, theme)| ThemeDelivery {
            title: theme.theme_title.clone(),
            theme: theme.theme.clone(),
            counts: STATUSES
                .into_iter()
                .map(|status| (status, counts(theme, status)))
                .collect(),
        })
        .collect();
    let left_out = rows
        .iter()
        .filter(|row| !row.answer.is_accepted())
        .map(|row| row.number)
        .collect();
    (deliveries, left_out)
}

/// A count of rows, of which there are never more than a `u32` holds.
fn as_count(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
