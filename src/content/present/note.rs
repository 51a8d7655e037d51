//! What is noted on a slide while the item is on: a point that was made, or an action.

use crate::content::deed::FormName;
use crate::content::entered::Entered;
use crate::content::form::{Choice, Form, error_summary, form};
use crate::domain::field::{FieldMap, FieldValue};
use crate::domain::id::RecordId;
use crate::domain::meeting::{Action, Meeting, MeetingState, Point};
use crate::domain::order::in_order;
use crate::domain::record::Record;
use crate::domain::workspace::Workspace;
use crate::history::command::Mistake;
use crate::markup::part::disclosure;
use crate::markup::{Node, element, several, text};

/// The id of the form.
pub const NOTE: &str = "note-form";

const KIND: &str = "kind";
const WORDS: &str = "text";
const WHO: &str = "who";
const MEETING: &str = "meeting";

/// The form, shut until somebody wants to note something or something in it needs another look.
pub fn note_form(workspace: &Workspace, entered: &Entered, mistakes: &[Mistake]) -> Node {
    let meetings = meetings(workspace);
    let first = meetings.first().map(|(id, _)| id.clone());
    let entered = if entered.text(KIND).is_empty() {
        Entered::blank()
            .with(KIND, Point::TYPE)
            .with(MEETING, first.as_deref().unwrap_or_default())
    } else {
        entered.clone()
    };
    let filling = Form {
        entered: &entered,
        mistakes,
    };
    let choice = |value, label: &str| Choice {
        value,
        label: label.to_owned(),
        more: Vec::new(),
    };
    let kinds = several([
        choice(Point::TYPE, "A point that was made"),
        choice(Action::TYPE, "An action"),
    ]);
    let add = element("button", several([text("Add it")]))
        .class("govuk-button")
        .with("type", "submit");
    let mut fields = Vec::new();
    fields.extend(error_summary(mistakes));
    fields.extend([
        filling.radios(KIND, "What it is", kinds),
        filling.text_area(WORDS, "In words", "", 2),
        filling.text_field(WHO, "Who made it, or who does it (optional)", ""),
        filling.select(MEETING, "Meeting", "", &meetings),
        add.node(),
    ]);
    let form = form(FormName::Note, fields).with("id", NOTE);
    let shut = disclosure("Note a point or an action", several([form.node()]));
    let shut = if mistakes.is_empty() {
        shut
    } else {
        shut.with("open", "")
    };
    element("div", several([shut.node()]))
        .class("st-slide__note")
        .node()
}

/// The meetings to choose from: those still planned first, then the latest.
fn meetings(workspace: &Workspace) -> Vec<(String, String)> {
    let all: Vec<(&RecordId, &Meeting)> = workspace
        .meetings
        .iter()
        .map(|(id, entry)| (id, &entry.record))
        .filter(|(_, meeting)| meeting.state != MeetingState::Cancelled)
        .collect();
    let latest_first = in_order(all, |(_, meeting)| {
        let place = (u32::MAX / 2).saturating_sub(meeting.order);
        match meeting.state {
            MeetingState::Planned => place,
            _ => u32::MAX / 2 + place,
        }
    });
    let said = |(id, meeting): (&RecordId, &Meeting)| {
        let words = format!("{}, {}", meeting.body, meeting.date);
        (id.as_str().to_owned(), words)
    };
    latest_first.into_iter().map(said).collect()
}

/// What was noted on a recommendation: the kind of record and its fields.
///
/// # Errors
///
/// Where there are no words, or a point has no meeting to stand under.
pub fn read(
    entered: &Entered,
    about: &RecordId,
    review: Option<&RecordId>,
) -> Result<(&'static str, FieldMap), Vec<Mistake>> {
    let kind = match entered.text(KIND) {
        Action::TYPE => Action::TYPE,
        _ => Point::TYPE,
    };
    let mistake = |field, message: &str| {
        Err(several([Mistake {
            field,
            message: message.to_owned(),
        }]))
    };
    let (words, meeting) = (entered.text(WORDS), entered.text(MEETING));
    if words.is_empty() {
        return mistake(WORDS, "Enter what to note");
    }
    if kind == Point::TYPE && meeting.is_empty() {
        return mistake(
            MEETING,
            "A point belongs to a meeting, and none is recorded. Note an action, or add the meeting first on the page Meetings",
        );
    }
    let mut fields = FieldMap::new();
    let mut put = |name: &str, value: &str| {
        if !value.is_empty() {
            fields.insert(name.to_owned(), value.into());
        }
    };
    put(WORDS, words);
    put(MEETING, meeting);
    let who = if kind == Point::TYPE {
        "speaker"
    } else {
        "owner"
    };
    put(who, entered.text(WHO));
    if kind == Action::TYPE {
        put("review", review.map_or("", RecordId::as_str));
    }
    let about = several([about.clone()]);
    fields.insert("recommendations".to_owned(), about.to_value());
    Ok((kind, fields))
}
