//! What minutes would write: the meeting, the updates, the points and the actions.

use serde_json::Value;

use crate::domain::field::one_field;
use crate::domain::id::RecordId;
use crate::domain::meeting::{Action, Meeting, MeetingState, Point};
use crate::domain::record::Record;
use crate::domain::update::Update;
use crate::exchange::papers::home::answered;
use crate::exchange::papers::making::{Making, of_review, put};
use crate::exchange::papers::minutes::{Minutes, Note};
use crate::exchange::papers::plan::{Outcome, put_date};

pub(super) fn write(minutes: &Minutes, making: &mut Making<'_>, out: &mut Outcome) {
    let meeting = meeting(minutes, making, out);
    let kinds = [
        (Update::TYPE, &minutes.notes),
        (Point::TYPE, &minutes.points),
        (Action::TYPE, &minutes.actions),
    ];
    for (kind, notes) in kinds {
        for (place, note) in notes.iter().enumerate() {
            let named = ids(&note.numbers, note.words.line, making, out);
            // An account of progress without a recommendation would be shown nowhere.
            if kind == Update::TYPE && named.is_empty() {
                continue;
            }
            let mut fields = one_field("meeting", meeting.as_str().into());
            put(&mut fields, "text", note.words.text.as_str());
            put(&mut fields, "recommendations", named);
            put(
                &mut fields,
                "sources",
                making.cite(&format!("line {}", note.words.line)),
            );
            if kind == Point::TYPE {
                put(&mut fields, "order", place + 1);
            }
            if kind == Update::TYPE {
                put_date(&mut fields, "date", minutes.date);
            }
            making.write(note.words.line, kind, fields, &["meeting", "text"]);
        }
    }
}

fn meeting(minutes: &Minutes, making: &mut Making<'_>, out: &mut Outcome) -> RecordId {
    let mut fields = of_review(&making.review);
    for (name, found) in [("body", &minutes.body), ("item", &minutes.item)] {
        let text = found.as_ref().map(|found| Value::from(found.text.as_str()));
        put(&mut fields, name, text.unwrap_or_default());
    }
    let attendance = minutes.attendance.iter().map(|found| found.text.as_str());
    put(&mut fields, "attendance", attendance.collect::<Vec<_>>());
    put(&mut fields, "state", MeetingState::Held.word());
    put_date(&mut fields, "date", minutes.date);
    let mut numbers: Vec<u32> = Vec::new();
    let notes: &[Note] = &minutes.notes;
    for note in notes {
        numbers.extend(&note.numbers);
    }
    numbers.dedup();
    let mut named = ids(&numbers, 0, making, out);
    named.dedup();
    put(&mut fields, "recommendations", named);
    let meetings = making.holding.workspace.meetings.values();
    let last = meetings.map(|entry| entry.record.order).max();
    put(&mut fields, "order", last.unwrap_or(0) + 1);
    put(&mut fields, "sources", making.cite("the whole"));
    let keys = ["review", "item", "body", "date", "attendance"];
    making.write(1, Meeting::TYPE, fields, &keys)
}

/// The ids of recommendations by their numbers. A line of 0 says nothing of those that are not here.
fn ids(numbers: &[u32], line: usize, making: &Making<'_>, out: &mut Outcome) -> Vec<Value> {
    let mut ids: Vec<Value> = Vec::new();
    for number in numbers {
        let workspace = making.holding.workspace;
        match answered(workspace, &making.review, *number, "") {
            Some((id, _)) => ids.push(id.as_str().into()),
            None if line > 0 => out.kept.push(format!(
                "Line {line} names recommendation {number}, which is not in this review."
            )),
            None => {}
        }
    }
    ids
}
