//! Ring 2: a presentation. From a selection of recommendations to slides, each short enough to be read
//! from the back of a room: a long text is split and never made small.
//!
//! Drafts are left out here, so that no page made of slides can show one.

mod fill;
pub mod key;

use crate::domain::date::StatedDate;
use crate::domain::id::RecordId;
use crate::domain::meeting::{Action, ActionState};
use crate::domain::money::MoneyLine;
use crate::domain::order::{in_order, sorted};
use crate::domain::recommendation::{Addressee, Recommendation};
use crate::domain::update::{Audience, Update};
use crate::domain::workspace::Workspace;
use crate::query::answer::{Addressed, addressed};
use crate::query::delivery::updates_of;
use crate::query::describe::list_numbers;
use crate::query::disagreement::disagreement;
use crate::query::filter::Need;
use crate::query::list::Row;
use crate::query::summary::answer_counts;
use crate::query::waiting::numbers_needing;

use crate::deck::fill::{ROOM, room_below, split};

/// A piece of a slide's text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Block {
    /// What the words are, or whose; empty where the words need none.
    pub label: String,
    /// The words.
    pub words: String,
}

/// What a slide is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum About {
    /// The review.
    Title,
    /// How the recommendations were answered.
    Summary,
    /// One note of officers on several recommendations.
    Note,
    /// One recommendation.
    Recommendation(RecordId),
    /// Money.
    Money,
    /// What was agreed to be done.
    Actions,
    /// A chart, by its id.
    Chart(String),
    /// What is open.
    Questions,
}

/// One slide.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Slide {
    /// What it is about.
    pub about: About,
    /// Its heading; of a part, with its number: "Money, part 1 of 2".
    pub heading: String,
    /// The theme, where it is about a recommendation.
    pub theme: String,
    /// Its text.
    pub blocks: Vec<Block>,
}

/// A chart to be shown: its id and its finding.
pub type Chart = (String, String);

/// The slides of a review: its title, the answers, the recommendations in the order in which officers
/// speak, money, actions, charts, and what is open. Without recommendations there are none.
pub fn deck(workspace: &Workspace, rows: &[Row], charts: Vec<Chart>) -> Vec<Slide> {
    let mut slides = Vec::new();
    if rows.is_empty() {
        return slides;
    }
    let review = workspace.reviews.values().next();
    let name = review.map_or("Scrutiny review", |entry| entry.record.title.as_str());
    put(&mut slides, About::Title, name, title(workspace));
    let answers = answer_counts(rows).sentence();
    put(&mut slides, About::Summary, &answers, Vec::new());
    for group in speaking_order(workspace, rows) {
        if let (Some(note), true) = (shared_note(workspace, &group), group.len() > 1) {
            let numbers: Vec<u32> = group.iter().map(|row| row.number).collect();
            let heading = format!("Recommendations {}: what officers say", range(&numbers));
            put(&mut slides, About::Note, &heading, note);
        }
        for row in group {
            recommendation(&mut slides, workspace, row);
        }
    }
    put(&mut slides, About::Money, "Money", money(workspace));
    put(&mut slides, About::Actions, "Actions", actions(workspace));
    for (id, finding) in charts {
        put(&mut slides, About::Chart(id), &finding, Vec::new());
    }
    put(&mut slides, About::Questions, "Questions", questions(rows));
    slides
}

/// The recommendations in the order in which officers speak to them: those with one note together, in
/// the place of the first of them.
pub fn speaking_order<'a>(workspace: &Workspace, rows: &'a [Row]) -> Vec<Vec<&'a Row>> {
    let mut waiting: Vec<(&Row, Option<&Update>)> = Vec::new();
    for row in in_order(rows.iter().collect(), |row| row.number) {
        waiting.push((row, latest(workspace, &row.id)));
    }
    // A note that is shared names all who share it, so that nobody else is looked at.
    let places = (0..waiting.len()).collect();
    let id_at = |place: usize| waiting.get(place).map(|(row, _)| &row.id);
    let by_id: Vec<usize> = sorted(places, &|a, b| id_at(*a).cmp(&id_at(*b)));
    let mut is_placed = vec![false; waiting.len()];
    let mut groups = Vec::new();
    for (place, (_, note)) in waiting.iter().enumerate() {
        let mut together = vec![place];
        for id in note.iter().flat_map(|note| &note.recommendations) {
            let found = by_id.binary_search_by(|other| id_at(*other).cmp(&Some(id)));
            together.extend(found.ok().and_then(|found| by_id.get(found)));
        }
        let mut together = sorted(together, &usize::cmp);
        together.dedup();
        let mut group = Vec::new();
        for other in together {
            if let (Some((row, theirs)), Some(taken)) =
                (waiting.get(other), is_placed.get_mut(other))
                && !*taken
                && (other == place || theirs == note)
            {
                *taken = true;
                group.push(*row);
            }
        }
        if !group.is_empty() {
            groups.push(group);
        }
    }
    groups
}

/// The latest update of a recommendation that may be shown.
fn latest<'a>(workspace: &'a Workspace, id: &RecordId) -> Option<&'a Update> {
    let all = updates_of(workspace, id).into_iter();
    let mut public = all.map(|(_, entry)| &entry.record);
    public.find(|update| update.audience == Audience::Public)
}

/// The note that recommendations spoken to together share.
pub fn shared_note(workspace: &Workspace, group: &[&Row]) -> Option<Vec<Block>> {
    let note = latest(workspace, &group.first()?.id)?;
    Some(said(note))
}

/// `1 to 5` where the numbers run on, else `6, 8 and 9`.
pub fn range(numbers: &[u32]) -> String {
    match (numbers.first(), numbers.last()) {
        (Some(first), Some(last))
            if numbers.len() > 2
                && u64::from(last.saturating_sub(*first)) + 1 == numbers.len() as u64 =>
        {
            format!("{first} to {last}")
        }
        _ => list_numbers(numbers),
    }
}

/// Adds slides, as many as the text needs.
fn put(slides: &mut Vec<Slide>, about: About, heading: &str, blocks: Vec<Block>) {
    put_in(slides, about, heading, split(blocks, ROOM));
}

/// Adds a slide for each part.
fn put_in(slides: &mut Vec<Slide>, about: About, heading: &str, parts: Vec<Vec<Block>>) {
    let count = parts.len();
    for (place, blocks) in parts.into_iter().enumerate() {
        let heading = if count > 1 {
            format!("{heading}, part {} of {count}", place + 1)
        } else {
            heading.to_owned()
        };
        slides.push(Slide {
            about: about.clone(),
            heading,
            theme: String::new(),
            blocks,
        });
    }
}

fn block(label: &str, words: &str) -> Block {
    Block {
        label: label.to_owned(),
        words: words.to_owned(),
    }
}

fn title(workspace: &Workspace) -> Vec<Block> {
    let Some(entry) = workspace.reviews.values().next() else {
        return Vec::new();
    };
    let review = &entry.record;
    let date = |date: Option<StatedDate>| date.map(|date| date.to_string()).unwrap_or_default();
    let lines = [
        ("Set up by", review.commissioned_by.clone()),
        ("Led by", review.lead_member.clone()),
        ("Report", date(review.report_date)),
        ("Report back asked for", date(review.report_back)),
    ];
    let known = lines.iter().filter(|(_, words)| !words.is_empty());
    known.map(|(label, words)| block(label, words)).collect()
}

/// A note with who gave it and when.
fn said(note: &Update) -> Vec<Block> {
    let mut about = match note.date {
        StatedDate::NotStated => "Date not stated".to_owned(),
        known => known.to_string(),
    };
    if !note.reported_by.is_empty() {
        about = format!("{}. {about}", note.reported_by);
    }
    Vec::from([block(&about, &note.text)])
}

fn recommendation(slides: &mut Vec<Slide>, workspace: &Workspace, row: &Row) {
    let first = slides.len();
    let heading = format!("Recommendation {}", row.number);
    let about = About::Recommendation(row.id.clone());
    let parts = split(told(workspace, row), room_below(&row.title));
    put_in(slides, about, &heading, parts);
    for slide in slides.iter_mut().skip(first) {
        slide.theme.clone_from(&row.theme_title);
    }
}

/// What is said of one recommendation: its wording, the answers that need words, the latest update unless it is
/// on several, the panel's reason, and where claim and view differ. Drafts are left out.
pub fn told(workspace: &Workspace, row: &Row) -> Vec<Block> {
    let mut blocks = Vec::new();
    let Some(record) = workspace.get::<Recommendation>(&row.id) else {
        return blocks;
    };
    let wording = [
        (&record.agreed_wording, "As agreed"),
        (&record.official_wording, "As published"),
        (&record.summary, "In short, in our words"),
    ];
    if let Some((words, whose)) = wording.into_iter().find(|(words, _)| !words.is_empty()) {
        blocks.push(block(whose, words));
    }
    for one in addressed(workspace, &row.id, record) {
        blocks.extend(answer(workspace, &one));
    }
    if let Some(note) = latest(workspace, &row.id) {
        if note.recommendations.len() < 2 {
            blocks.extend(said(note));
        }
        if let Some(phrase) = note.phrase_for(&row.id).filter(|one| !one.words.is_empty()) {
            let words = format!("“{}”", phrase.words);
            blocks.push(block("In the officer's words", &words));
        }
    }
    if !record.panel_view_reason.is_empty() {
        blocks.push(block("The panel's reason", &record.panel_view_reason));
    }
    if let Some(words) = disagreement(row) {
        blocks.push(block("They differ", words));
    }
    blocks
}

/// An answer that needs words: in part, declined, awaited, or with a comment.
fn answer(workspace: &Workspace, one: &Addressed<'_>) -> Option<Block> {
    let name = workspace
        .get::<Addressee>(one.addressee)
        .map_or_else(|| "A Cabinet Member".to_owned(), Addressee::said);
    if one.is_awaited() {
        return Some(block(&name, "No answer is recorded yet."));
    }
    let response = &one.response?.1.record;
    let words: Vec<&str> = [response.explanation.as_str(), response.comment.as_str()]
        .into_iter()
        .filter(|words| !words.is_empty())
        .collect();
    let label = format!("{name}: {}", response.answer.label());
    (!words.is_empty()).then(|| block(&label, &words.join(" ")))
}

/// Each sum with its stage and period; none is added to another.
pub fn money(workspace: &Workspace) -> Vec<Block> {
    let lines: Vec<&MoneyLine> = workspace
        .money
        .values()
        .filter(|entry| entry.problems.is_empty())
        .map(|entry| &entry.record)
        .collect();
    let lines = in_order(lines, |line| line.order);
    if lines.is_empty() {
        return Vec::from([block("", "No money has been recorded.")]);
    }
    let said = lines.into_iter().map(|line| {
        let mut label = format!(
            "{}, {}",
            line.amount,
            line.stage.label().to_ascii_lowercase()
        );
        if !line.period.is_empty() {
            label = format!("{label}, {}", line.period);
        }
        block(&label, &line.purpose)
    });
    said.collect()
}

/// What was agreed to be done, open actions first.
pub fn actions(workspace: &Workspace) -> Vec<Block> {
    let all: Vec<&Action> = workspace
        .actions
        .values()
        .map(|entry| &entry.record)
        .collect();
    if all.is_empty() {
        return Vec::from([block("", "No actions have been recorded.")]);
    }
    // Open ones first: `false` comes before `true`.
    let is_closed = |action: &Action| action.state != ActionState::Open;
    let all = sorted(all, &|a, b| is_closed(a).cmp(&is_closed(b)));
    let said = all.into_iter().map(|action| {
        let owner = match action.owner.as_str() {
            "" => "No owner named",
            owner => owner,
        };
        let due = action
            .due
            .map_or_else(|| "No date set".to_owned(), |due| format!("Due {due}"));
        block(
            &format!("{}. {owner}. {due}", action.state.label()),
            &action.text,
        )
    });
    said.collect()
}

/// What is open, by the numbers of the recommendations.
pub fn questions(rows: &[Row]) -> Vec<Block> {
    let mut blocks = Vec::new();
    let differing = rows.iter().filter(|row| disagreement(row).is_some());
    let mut open = Vec::from([(
        "Claim and panel's view differ",
        differing.map(|row| row.number).collect::<Vec<u32>>(),
    )]);
    for need in [Need::Response, Need::Update, Need::Clarity] {
        open.push((need.label(), numbers_needing(rows, need)));
    }
    for (label, numbers) in open {
        let noun = match numbers.len() {
            0 => continue,
            1 => "Recommendation",
            _ => "Recommendations",
        };
        blocks.push(block(label, &format!("{noun} {}", list_numbers(&numbers))));
    }
    if blocks.is_empty() {
        blocks.push(block("", "Nothing is open."));
    }
    blocks
}
