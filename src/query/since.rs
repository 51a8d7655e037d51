//! What changed since a meeting, a day, or another state of the record: sentences that can be read aloud.

use serde_json::Value;
use time::Date;

use crate::domain::date::{StatedDate, iso};
use crate::domain::id::RecordId;
use crate::domain::meeting::{Meeting, MeetingState};
use crate::domain::order::sorted;
use crate::domain::recommendation::Recommendation;
use crate::domain::record::Record;
use crate::domain::update::{Audience, Update};
use crate::domain::workspace::Workspace;
use crate::history::change::{Change, ChangeId};
use crate::history::change_set::ChangeSet;
use crate::history::fold::DELETED;
use crate::query::describe::{field_name, set_to, subject};

/// How an address names a meeting to count from.
const MEETING: &str = "meeting:";

/// How an address names the last meeting where leaving it out would mean something else.
pub const LAST_MEETING: &str = "last-meeting";

/// What stands for a field that had no value.
pub const NOTHING: &str = "nothing";

/// The day from which changes are counted, with what makes it that day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Baseline {
    /// The first day that counts.
    pub from: Date,
    /// The meeting of that day, where one was chosen.
    pub meeting: Option<RecordId>,
}

/// A field that changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// The field's name for people.
    pub field: String,
    /// Its value before.
    pub from: String,
    /// Its value now, or as the last of the changes set it.
    pub to: String,
    /// Who made the last of the changes.
    pub by: String,
    /// When.
    pub at: String,
    /// The changes, first to last.
    pub changes: Vec<ChangeId>,
}

/// How a record changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Became {
    /// It was not there before.
    Added,
    /// Some fields were altered.
    Changed,
    /// It was taken out of view.
    Removed,
}

/// A record that changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Told {
    /// The record.
    pub rec: RecordId,
    /// What it is about: "Recommendation 8".
    pub subject: String,
    /// The recommendations it bears on.
    pub recommendations: Vec<RecordId>,
    /// What became of it.
    pub became: Became,
    /// Whether it is a draft, which no meeting sees.
    pub audience: Audience,
    /// Each field that changed.
    pub lines: Vec<Line>,
}

/// The baseline that an address names: a day, a meeting, or where it names nothing the last meeting that was
/// held on a known day up to `today`. `None` where there is none, or the day is not known.
pub fn baseline(workspace: &Workspace, named: &str, today: Date) -> Option<Baseline> {
    if let Some(id) = named.strip_prefix(MEETING) {
        let id = RecordId::new(id);
        let (from, _) = workspace.get::<Meeting>(&id)?.date.span()?;
        return Some(Baseline {
            from,
            meeting: Some(id),
        });
    }
    if !named.is_empty() && named != LAST_MEETING {
        let (from, _) = StatedDate::parse(named)?.span()?;
        return Some(Baseline {
            from,
            meeting: None,
        });
    }
    let mut last: Option<(Date, &RecordId)> = None;
    for (id, from) in meetings(workspace) {
        if from <= today && last.is_none_or(|(latest, _)| latest <= from) {
            last = Some((from, id));
        }
    }
    last.map(|(from, id)| Baseline {
        from,
        meeting: Some(id.clone()),
    })
}

impl Baseline {
    /// It in words: `the Overview and Scrutiny Performance Board of 22 June 2020`, or a day.
    pub fn said(&self, workspace: &Workspace) -> String {
        let meeting = self.meeting.as_ref();
        match meeting.and_then(|id| workspace.get::<Meeting>(id)) {
            Some(meeting) => format!("the meeting of the {}, {}", meeting.body, meeting.date),
            None => StatedDate::Day(self.from).to_string(),
        }
    }
}

/// The meetings that were held on a known day or in a known month, earliest first, each with the first day it can mean.
pub fn meetings(workspace: &Workspace) -> Vec<(&RecordId, Date)> {
    let mut known = Vec::new();
    for (id, entry) in &workspace.meetings {
        if let (MeetingState::Held, Some((from, _))) =
            (entry.record.state, entry.record.date.span())
        {
            known.push((id, from));
        }
    }
    sorted(known, &|a, b| a.1.cmp(&b.1))
}

/// How an address names a meeting to count from.
pub fn of_meeting(id: &RecordId) -> String {
    format!("{MEETING}{}", id.as_str())
}

/// Whether a change was made on a day or later. A time that is no time counts as later, so that nothing
/// is left untold.
pub fn is_from(change: &Change, day: Date) -> bool {
    let at = change.stamp().at.get(..10).unwrap_or_default();
    StatedDate::parse(at).is_none() || at >= iso(day).as_str()
}

/// Every record with a change that is new, in the order of the changes, each with its fields.
pub fn since(
    workspace: &Workspace,
    set: &ChangeSet,
    is_new: &dyn Fn(&Change) -> bool,
) -> Vec<Told> {
    let mut told: Vec<Told> = Vec::new();
    for change in set.in_order() {
        let rec = change.rec();
        // Each record once, at the first of its new changes.
        let is_first =
            |found: Option<&&Change>| found.is_some_and(|first| first.id() == change.id());
        if is_new(change) && is_first(set.changes_of(rec).iter().find(|one| is_new(one))) {
            told.push(tell(workspace, set, rec, is_new));
        }
    }
    told
}

fn tell(
    workspace: &Workspace,
    set: &ChangeSet,
    rec: &RecordId,
    is_new: &dyn Fn(&Change) -> bool,
) -> Told {
    let kind = set.kind(rec).unwrap_or_default();
    let all = set.changes_of(rec);
    let is_there = all.iter().any(|change| !is_new(change));
    let mut lines = Vec::new();
    for field in set.fields(rec) {
        lines.extend(line(workspace, set, rec, field, is_new));
    }
    let is_deleted = set.value(rec, DELETED) == Some(&Value::Bool(true));
    let touched = |field: &str| lines.iter().any(|line: &Line| line.field == field);
    let is_draft = kind == Update::TYPE
        && set.value(rec, "audience").and_then(Value::as_str) == Some(Audience::Draft.word());
    Told {
        became: if is_deleted && touched(&field_name(DELETED)) {
            Became::Removed
        } else if is_there {
            Became::Changed
        } else {
            Became::Added
        },
        rec: rec.clone(),
        subject: subject(workspace, kind, rec),
        recommendations: bearing_on(set, kind, rec),
        audience: if is_draft {
            Audience::Draft
        } else {
            Audience::Public
        },
        lines,
    }
}

fn line(
    workspace: &Workspace,
    set: &ChangeSet,
    rec: &RecordId,
    field: &str,
    is_new: &dyn Fn(&Change) -> bool,
) -> Option<Line> {
    let (new, old): (Vec<&Change>, Vec<&Change>) = set
        .history(rec, field)
        .into_iter()
        .partition(|change| is_new(change));
    let last = new.last()?;
    let said = |change: &Change| match set_to(workspace, change, field).as_str() {
        "" | "None" => NOTHING.to_owned(),
        words => words.to_owned(),
    };
    Some(Line {
        field: field_name(field),
        from: old
            .last()
            .map_or_else(|| NOTHING.to_owned(), |change| said(change)),
        to: said(last),
        by: last.stamp().by.clone(),
        at: last.stamp().at.clone(),
        changes: new.iter().map(|change| change.id()).collect(),
    })
}

/// The recommendations a record names, or is.
fn bearing_on(set: &ChangeSet, kind: &str, rec: &RecordId) -> Vec<RecordId> {
    if kind == Recommendation::TYPE {
        return Vec::from([rec.clone()]);
    }
    let one = |value: &Value| value.as_str().map(RecordId::new);
    for field in ["recommendation", "recommendations"] {
        match set.value(rec, field) {
            Some(Value::Array(items)) => return items.iter().filter_map(one).collect(),
            Some(value) => return one(value).into_iter().collect(),
            None => {}
        }
    }
    Vec::new()
}

/// The fields whose words tell what a new record says, the first that it has.
const TELLING: [&str; 9] = [
    "Text", "Answer", "Title", "Purpose", "Item", "Subject", "Measure", "Name", "Summary",
];

/// How long a value in a sentence may be, in letters. The table below has it whole.
const ENOUGH: usize = 160;

impl Told {
    /// What changed in sentences: one for a record that was added or removed, else one for each field.
    pub fn sentences(&self) -> Vec<String> {
        let find = |name: &str| self.lines.iter().find(|line| line.field == name);
        let alone = match self.became {
            Became::Changed => None,
            Became::Removed => find(&field_name(DELETED)).map(|line| (line, "removed", None)),
            Became::Added => {
                let telling = TELLING.iter().find_map(|name| find(name));
                let first = telling.or(self.lines.first());
                first.map(|line| (line, "added", telling))
            }
        };
        match alone {
            Some((line, did, said)) => {
                let words = said.map_or_else(String::new, |said| {
                    format!(" It went from {NOTHING} to {}.", quoted(&said.to))
                });
                let (subject, by) = (lower(&self.subject), &line.by);
                Vec::from([format!(
                    "On {}, {by} {did} the {subject}.{words}",
                    day(&line.at)
                )])
            }
            None => self.lines.iter().map(|line| self.sentence(line)).collect(),
        }
    }

    fn sentence(&self, line: &Line) -> String {
        let often = match line.changes.len() {
            1 => String::new(),
            more => format!(" It was the last of {more} changes."),
        };
        format!(
            "On {}, {} changed “{}” of the {} from {} to {}.{often}",
            day(&line.at),
            line.by,
            line.field,
            lower(&self.subject),
            quoted(&line.from),
            quoted(&line.to)
        )
    }
}

/// A value as a sentence has it, cut off where it is long.
pub fn quoted(value: &str) -> String {
    if value == NOTHING {
        return value.to_owned();
    }
    match value.char_indices().nth(ENOUGH) {
        None => format!("“{value}”"),
        Some((end, _)) => format!("“{}…”", value.get(..end).unwrap_or_default().trim_end()),
    }
}

/// The day of a moment: `14 January 2021`; what is no moment stands as it is.
pub fn day(at: &str) -> String {
    let date = at.get(..10).and_then(StatedDate::parse);
    date.map_or_else(|| at.to_owned(), |date| date.to_string())
}

fn lower(words: &str) -> String {
    let mut signs = words.chars();
    let first = signs.next().map(|sign| sign.to_ascii_lowercase());
    first.into_iter().chain(signs).collect()
}
