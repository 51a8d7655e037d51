//! Other records named in a cell: by id, by the number of a recommendation, or by a name.

use serde_json::Value;

use crate::domain::id::RecordId;
use crate::domain::meeting::Meeting;
use crate::domain::recommendation::{Addressee, Recommendation};
use crate::domain::record::Record;
use crate::domain::review::{Review, Theme};
use crate::domain::source::Source;
use crate::domain::workspace::Workspace;
use crate::exchange::column::holds;
use crate::exchange::fault::Fault;
use crate::exchange::words::same_word;

/// What a cell can name: the records of the workspace, and those that the sheet itself brings.
pub(super) struct Named<'a> {
    pub workspace: &'a Workspace,
    /// The kind of the sheet's own records.
    pub kind: &'a str,
    /// Their ids, in order.
    pub brought: Vec<RecordId>,
}

/// An id as a cell shows it: a recommendation has its number in front, `8 [r/8]`.
pub(super) fn shown(workspace: &Workspace, id: &str) -> String {
    match workspace.get::<Recommendation>(&RecordId::new(id)) {
        Some(recommendation) if recommendation.number > 0 => {
            format!("{} [{id}]", recommendation.number)
        }
        _ => id.to_owned(),
    }
}

impl Named<'_> {
    fn known(&self, kind: &str, id: &RecordId) -> bool {
        holds(self.workspace, kind, id)
            || (kind == self.kind && self.brought.binary_search(id).is_ok())
    }

    /// The id of the record that a text names.
    pub fn one(&self, kind: &str, text: &str) -> Result<Value, Fault> {
        let id = RecordId::new(text);
        if self.known(kind, &id) {
            return Ok(Value::from(text));
        }
        let text = text.trim();
        let id = RecordId::new(text);
        if self.known(kind, &id) {
            return Ok(Value::from(text));
        }
        if kind == Recommendation::TYPE
            && let Some((number, id)) = number_and_id(text)
        {
            return self.with_number(text, number, id);
        }
        let found = self.by_name(kind, text);
        match found.as_slice() {
            [] => Err(Fault::UnknownReference(text.to_owned())),
            [only] => Ok(Value::from(only.as_str())),
            _ => Err(Fault::Ambiguous(text.to_owned())),
        }
    }

    fn with_number(&self, text: &str, number: u32, id: &str) -> Result<Value, Fault> {
        let rec = RecordId::new(id);
        if !self.known(Recommendation::TYPE, &rec) {
            return Err(Fault::UnknownReference(text.to_owned()));
        }
        let here = self.workspace.get::<Recommendation>(&rec);
        match here {
            Some(recommendation) if recommendation.number != number => {
                Err(Fault::NumberAndId(text.to_owned()))
            }
            _ => Ok(Value::from(id)),
        }
    }

    /// The records that a text other than an id can mean.
    fn by_name(&self, kind: &str, text: &str) -> Vec<&RecordId> {
        let workspace = self.workspace;
        let is = |name: &str| !name.is_empty() && same_word(name, text);
        match kind {
            Recommendation::TYPE => match number(text) {
                None => Vec::new(),
                Some(number) => {
                    let all = workspace.recommendations.iter();
                    all.filter(|(_, entry)| entry.record.number == number)
                        .map(|(id, _)| id)
                        .collect()
                }
            },
            Theme::TYPE => {
                let all = workspace.themes.iter();
                all.filter(|(_, entry)| is(&entry.record.title))
                    .map(|(id, _)| id)
                    .collect()
            }
            Addressee::TYPE => {
                let all = workspace.addressees.iter();
                all.filter(|(_, entry)| is(&entry.record.name) || is(&entry.record.portfolio))
                    .map(|(id, _)| id)
                    .collect()
            }
            Review::TYPE => {
                let all = workspace.reviews.iter();
                all.filter(|(_, entry)| is(&entry.record.title) || is(&entry.record.short_name))
                    .map(|(id, _)| id)
                    .collect()
            }
            Source::TYPE => {
                let all = workspace.sources.iter();
                all.filter(|(_, entry)| is(&entry.record.title))
                    .map(|(id, _)| id)
                    .collect()
            }
            Meeting::TYPE => {
                let all = workspace.meetings.iter();
                all.filter(|(_, entry)| {
                    let meeting = &entry.record;
                    is(&format!("{}, {}", meeting.body, meeting.date))
                })
                .map(|(id, _)| id)
                .collect()
            }
            _ => Vec::new(),
        }
    }

    /// The ids of the records that a line names. Of recommendations it may name several: `1, 2` or
    /// `6 to 8`.
    pub fn several(&self, kind: &str, line: &str) -> Result<Vec<Value>, Fault> {
        let whole = match self.one(kind, line) {
            Ok(id) => return Ok(vec![id]),
            Err(fault) => fault,
        };
        let pieces: Vec<&str> = line.split([',', ';']).collect();
        let mut ids = Vec::new();
        for piece in pieces {
            match range(piece).filter(|_| kind == Recommendation::TYPE) {
                Some((from, to)) => {
                    for number in from..=to {
                        ids.push(self.one(kind, &number.to_string())?);
                    }
                }
                // A name with a comma in it is not found in pieces; then the whole is at fault.
                None => ids.push(self.one(kind, piece).map_err(|_| whole.clone())?),
            }
        }
        Ok(ids)
    }
}

/// `8 [r/8]`
fn number_and_id(text: &str) -> Option<(u32, &str)> {
    let (number, rest) = text.split_once(" [")?;
    Some((number.parse().ok()?, rest.strip_suffix(']')?))
}

/// `8`, `Recommendation 8`, `Rec 8` or `R8`.
fn number(text: &str) -> Option<u32> {
    let digits = text.trim_start_matches(|sign: char| !sign.is_ascii_digit());
    let front = text.strip_suffix(digits)?.trim().to_ascii_lowercase();
    let front = front.trim_end_matches('.');
    match front {
        "" | "r" | "rec" | "recommendation" | "no" => digits.parse().ok(),
        _ => None,
    }
}

/// `6 to 8`, `6-8` or `6–8`, of not more numbers than any report has.
fn range(text: &str) -> Option<(u32, u32)> {
    let text = text.trim();
    let (from, to) = text
        .split_once(" to ")
        .or_else(|| text.split_once(['-', '–']))?;
    let (from, to) = (number(from.trim())?, number(to.trim())?);
    (from < to && to - from < 200).then_some((from, to))
}
