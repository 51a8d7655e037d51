//! One line for each recommendation, with all that lists, filters, sorting and counts need.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use time::Date;

use crate::domain::date::whole_months_between;
use crate::domain::id::RecordId;
use crate::domain::meeting::Meeting;
use crate::domain::order::{joined, sorted};
use crate::domain::recommendation::{PanelView, Recommendation};
use crate::domain::response::{Answer, Response, SourceClarity};
use crate::domain::review::Theme;
use crate::domain::update::{Delivery, Update};
use crate::domain::workspace::Workspace;
use crate::query::answer::{Combined, addressed_by, combined, given};
use crate::query::delivery::{LastUpdate, claimed_in, latest_first};
use crate::query::hanging::{Hanging, Held};
use crate::query::search::fold_into;
use crate::query::timing::{Timing, timing};

/// A recommendation as lists show it. A copy shares what is in it.
#[derive(Clone, Debug)]
pub struct Row(Arc<Line>);

impl Deref for Row {
    type Target = Line;

    fn deref(&self) -> &Line {
        &self.0
    }
}

/// For what looks at a row as it might be. The rows it was copied from keep what they had.
impl DerefMut for Row {
    fn deref_mut(&mut self) -> &mut Line {
        Arc::make_mut(&mut self.0)
    }
}

impl PartialEq for Row {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0 == other.0
    }
}

/// What stands in a [`Row`].
#[derive(Clone, PartialEq, Debug)]
pub struct Line {
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
    /// Every text of it as the search reads it, the title first, each on lines of its own.
    pub searched: String,
    /// How long the title is in it, in bytes.
    title_length: usize,
}

impl Line {
    /// The title as the search reads it, which is how titles are put in order.
    pub fn searched_title(&self) -> &str {
        self.searched.get(..self.title_length).unwrap_or_default()
    }
}

/// The line of every recommendation, in the order of their numbers.
pub fn rows(workspace: &Workspace, today: Date) -> Vec<Row> {
    let hanging = Hanging::on_all(workspace);
    workspace
        .recommendations_by_number()
        .into_iter()
        .filter_map(|(id, _)| {
            let (responses, updates) = (hanging.responses(id), hanging.updates(id));
            line(workspace, id, (responses, updates), today)
        })
        .collect()
}

/// The line of one recommendation.
pub fn row(workspace: &Workspace, id: &RecordId, today: Date) -> Option<Row> {
    let mut responses = workspace.naming::<Response>(id);
    responses.retain(|(_, entry)| &entry.record.recommendation == id);
    let mut updates = workspace.naming::<Update>(id);
    updates.retain(|(_, entry)| entry.record.covers(id));
    line(workspace, id, (responses, updates), today)
}

/// The recommendations whose lines depend on records, as the workspace has them. `None` where a line of any
/// recommendation may.
pub fn bearing_on(workspace: &Workspace, records: &[RecordId]) -> Option<Vec<RecordId>> {
    let mut ids = Vec::new();
    for id in records {
        if let Some(response) = workspace.get::<Response>(id) {
            ids.push(response.recommendation.clone());
        } else if let Some(update) = workspace.get::<Update>(id) {
            ids.extend_from_slice(&update.recommendations);
        } else if workspace.get::<Recommendation>(id).is_some() {
            ids.push(id.clone());
        } else if workspace.get::<Theme>(id).is_some() || workspace.get::<Meeting>(id).is_some() {
            return None;
        }
    }
    let most = MOST_RENEWED.max(workspace.recommendations.len() / PART_RENEWED);
    (ids.len() <= most).then_some(ids)
}

/// So many lines are renewed one by one, in however short a list.
const MOST_RENEWED: usize = 20;

/// Beyond this part of all lines it is quicker to work all of them out.
const PART_RENEWED: usize = 4;

/// Brings the lines of some recommendations up to date; the others stay as they are.
pub fn renew(rows: &mut Vec<Row>, workspace: &Workspace, of: &[RecordId], today: Date) {
    let of = sorted(of.to_vec(), &Ord::cmp);
    rows.retain(|row| of.binary_search(&row.id).is_err());
    let ids = of.chunk_by(RecordId::eq).filter_map(<[RecordId]>::first);
    let fresh: Vec<Row> = ids.filter_map(|id| row(workspace, id, today)).collect();
    let by_number = |a: &Row, b: &Row| (a.number, &a.id).cmp(&(b.number, &b.id));
    *rows = joined(std::mem::take(rows), sorted(fresh, &by_number), &by_number);
}

fn line<'a>(
    workspace: &'a Workspace,
    id: &'a RecordId,
    (responses, updates): (Vec<Held<'a, Response>>, Vec<Held<'a, Update>>),
    today: Date,
) -> Option<Row> {
    let entry = workspace.recommendations.get(id)?;
    let recommendation = &entry.record;
    let theme = workspace.get::<Theme>(&recommendation.theme);
    let theme_title = theme.map(|theme| theme.title.clone()).unwrap_or_default();
    let updates = latest_first(workspace, updates);
    let (delivery, last_update) = claimed_in(&updates, id);
    let addressed = addressed_by(responses, recommendation);
    let given = given(&addressed);

    let mut searched = String::new();
    fold_into(&recommendation.title, &mut searched);
    let title_length = searched.len();
    let mut read = |text: &str| {
        searched.push('\n');
        fold_into(text, &mut searched);
    };
    for text in [
        &recommendation.summary,
        &recommendation.official_wording,
        &recommendation.agreed_wording,
        &recommendation.lead_officer,
        &theme_title,
    ] {
        read(text);
    }
    for target in &recommendation.targets {
        read(target);
    }
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
            read(&response.record.explanation);
            read(&response.record.comment);
        }
    }
    for (_, update) in &updates {
        in_conflict |= !update.conflicts.is_empty();
        read(&update.record.text);
    }
    Some(Row(Arc::new(Line {
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
        searched,
        title_length,
    })))
}
