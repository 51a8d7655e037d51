//! One line for each recommendation, with all that lists, filters, sorting and counts need.

use time::Date;

use crate::domain::date::whole_months_between;
use crate::domain::id::RecordId;
use crate::domain::recommendation::PanelView;
use crate::domain::response::{Answer, SourceClarity};
use crate::domain::review::Theme;
use crate::domain::update::Delivery;
use crate::domain::workspace::Workspace;
use crate::query::answer::{Combined, addressed, combined, given};
use crate::query::delivery::{LastUpdate, claimed};
use crate::query::timing::{Timing, timing};

/// A recommendation as lists show it.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// Its record.
    pub id: RecordId,
    /// The review it belongs to.
    pub review: RecordId,
    /// Its number in the report.
    pub number: u32,
    /// Its short title.
    pub title: String,
    /// What it asks, in our words.
    pub summary: String,
    /// Its theme's record.
    pub theme: RecordId,
    /// Its theme's title.
    pub theme_title: String,
    /// Its theme's place in the report.
    pub theme_order: u32,
    /// The addressees.
    pub addressees: Vec<RecordId>,
    /// The addressees' combined answer.
    pub answer: Combined,
    /// The different answers that addressees have given.
    pub given: Vec<Answer>,
    /// The addressees who have still to answer.
    pub awaited: Vec<RecordId>,
    /// Whole months since the last dated update.
    pub silence: Option<u32>,
    /// What officers claim.
    pub delivery: Delivery,
    /// When they last reported.
    pub last_update: LastUpdate,
    /// The panel's own view.
    pub panel_view: PanelView,
    /// Where it stands against its dates.
    pub timing: Timing,
    /// Whether a mark on a paper is in doubt.
    pub in_doubt: bool,
    /// Whether two people set a field of it, or of its responses or updates, to different values.
    pub in_conflict: bool,
    /// Every text of it, for the search.
    pub texts: Vec<String>,
}

/// The line of every recommendation, in the order of their numbers.
pub fn rows(workspace: &Workspace, today: Date) -> Vec<Row> {
    workspace
        .recommendations_by_number()
        .into_iter()
        .filter_map(|(id, _)| row(workspace, id, today))
        .collect()
}

/// The line of one recommendation.
pub fn row(workspace: &Workspace, id: &RecordId, today: Date) -> Option<Row> {
    let entry = workspace.recommendations.get(id)?;
    let recommendation = &entry.record;
    let theme = workspace.get::<Theme>(&recommendation.theme);
    let theme_title = theme.map(|theme| theme.title.clone()).unwrap_or_default();
    let (delivery, last_update) = claimed(workspace, id);
    let addressed = addressed(workspace, id, recommendation);
    let given = given(&addressed);

    let mut texts = vec![
        recommendation.title.clone(),
        recommendation.summary.clone(),
        recommendation.official_wording.clone(),
        recommendation.agreed_wording.clone(),
        recommendation.lead_officer.clone(),
        theme_title.clone(),
    ];
    texts.extend_from_slice(&recommendation.targets);
    let mut awaited = Vec::new();
    let mut in_doubt = false;
    let mut in_conflict = !entry.conflicts.is_empty();
    for one in &addressed {
        if one.is_awaited() {
            awaited.push(one.addressee.clone());
        }
        if let Some((_, response)) = one.response {
            in_doubt |= response.record.clarity == SourceClarity::InDoubt;
            in_conflict |= !response.conflicts.is_empty();
            texts.push(response.record.explanation.clone());
            texts.push(response.record.comment.clone());
        }
    }
    for update in workspace.updates.values() {
        if update.record.covers(id) {
            in_conflict |= !update.conflicts.is_empty();
            texts.push(update.record.text.clone());
        }
    }
    Some(Row {
        id: id.clone(),
        review: recommendation.review.clone(),
        number: recommendation.number,
        title: recommendation.title.clone(),
        summary: recommendation.summary.clone(),
        theme: recommendation.theme.clone(),
        theme_title,
        theme_order: theme.map_or(u32::MAX, |theme| theme.order),
        addressees: recommendation.addressees.clone(),
        answer: combined(&given),
        given,
        awaited,
        delivery,
        last_update,
        silence: match last_update {
            LastUpdate::Dated(day) => Some(whole_months_between(day, today)),
            LastUpdate::Undated | LastUpdate::None => None,
        },
        panel_view: recommendation.panel_view,
        timing: timing(workspace, id, recommendation, last_update, today),
        in_doubt,
        in_conflict,
        texts,
    })
}
