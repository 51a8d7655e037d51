//! Changes, fields and values in words that people read.

use serde_json::Value;

use crate::domain::amount::StatedAmount;
use crate::domain::date::StatedDate;
use crate::domain::distinction::Distinction;
use crate::domain::evidence::{Evidence, EvidenceKind};
use crate::domain::field::FieldValue;
use crate::domain::figure::{Figure, Overlap, Unit};
use crate::domain::figure_table::FigureTable;
use crate::domain::grid;
use crate::domain::id::RecordId;
use crate::domain::json::written;
use crate::domain::meeting::{
    Action, ActionState, Activity, ActivityKind, AgendaItem, Meeting, MeetingState, Point,
    PointKind,
};
use crate::domain::money::{MoneyLine, MoneyStage, Standing};
use crate::domain::programme::{KeyDecision, Plan, PlanGroup, ProgrammeRow};
use crate::domain::quantity::Quantity;
use crate::domain::recommendation::{
    Addressee, PanelView, Recommendation, Verb, Version, VersionStage,
};
use crate::domain::record::Record;
use crate::domain::redaction::Redaction;
use crate::domain::response::{AlternativeWording, Answer, Response, SourceClarity};
use crate::domain::review::{Person, ReportStage, Review, ReviewState, Theme};
use crate::domain::source::{Source, SourcePointer};
use crate::domain::update::{Audience, Delivery, StatusPhrase, Update};
use crate::domain::workspace::Workspace;
use crate::history::change::{Change, Presence};
use crate::history::fold::DELETED;

/// A kind of record in a word or two: "Response".
pub fn kind_name(kind: &str) -> &'static str {
    match kind {
        Review::TYPE => "Review",
        Theme::TYPE => "Theme",
        Recommendation::TYPE => "Recommendation",
        Addressee::TYPE => "Addressee",
        Response::TYPE => "Response",
        Update::TYPE => "Progress update",
        Meeting::TYPE => "Meeting",
        Point::TYPE => "Discussion point",
        Action::TYPE => "Action",
        Activity::TYPE => "Activity",
        MoneyLine::TYPE => "Money line",
        Evidence::TYPE => "Evidence",
        Person::TYPE => "Person",
        Source::TYPE => "Paper",
        Figure::TYPE => "Figure",
        FigureTable::TYPE => "Table of figures",
        Version::TYPE => "Version of a recommendation",
        AgendaItem::TYPE => "Agenda item",
        ProgrammeRow::TYPE => "Row of a programme",
        Distinction::TYPE => "Note that two entries are different",
        Redaction::TYPE => "Note of something taken out",
        _ => "Entry from a newer version",
    }
}

/// What a record is about: "Recommendation 8", "Response to recommendation 8".
pub fn subject(workspace: &Workspace, kind: &str, rec: &RecordId) -> String {
    let number = |id: &RecordId| {
        workspace.get::<Recommendation>(id).map_or_else(
            || "a recommendation that is not here".to_owned(),
            |record| record.number.to_string(),
        )
    };
    match kind {
        Recommendation::TYPE => format!("Recommendation {}", number(rec)),
        Response::TYPE => match workspace.get::<Response>(rec) {
            Some(response) => format!(
                "Response to recommendation {}",
                number(&response.recommendation)
            ),
            None => "A response".to_owned(),
        },
        Update::TYPE => match workspace.get::<Update>(rec) {
            Some(update) => {
                let numbers: Vec<String> = update.recommendations.iter().map(number).collect();
                format!("Update on {}", numbers_said(&numbers))
            }
            None => "A progress update".to_owned(),
        },
        other => kind_name(other).to_owned(),
    }
}

/// "recommendation 8", "recommendations 6 and 7", "recommendations 1, 2 and 3".
fn numbers_said(numbers: &[String]) -> String {
    match numbers {
        [] => "no recommendation".to_owned(),
        [one] => format!("recommendation {one}"),
        [rest @ .., last] => format!("recommendations {} and {last}", rest.join(", ")),
    }
}

/// "1, 2 and 3" from numbers.
pub fn list_numbers(numbers: &[u32]) -> String {
    let texts: Vec<String> = numbers.iter().map(u32::to_string).collect();
    match texts.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// What a change did, in a few words: "Answer: Accepted in part. Explanation changed."
pub fn change_said(workspace: &Workspace, change: &Change) -> String {
    if change.set().get(DELETED) == Some(&Value::Bool(true)) {
        return "Removed".to_owned();
    }
    if change.takes_out().is_some() {
        return match change.set().get("reason").and_then(Value::as_str) {
            Some(reason) => format!("Took out what a change said: {reason}"),
            None => "Took out what a change said".to_owned(),
        };
    }
    if change.presence() == Presence::TakenOut {
        let names: Vec<String> = change.set().keys().map(|name| field_name(name)).collect();
        return format!("{}: {TAKEN_OUT}", names.join(", "));
    }
    let names: Vec<String> = change
        .set()
        .iter()
        .filter(|(field, value)| !value.is_null() || !change.prev().is_empty() || *field == DELETED)
        .map(|(field, value)| match field.as_str() {
            DELETED if change.prev().is_empty() => "Kept".to_owned(),
            DELETED => "Brought back".to_owned(),
            "answer" | "delivery" | "panelView" | "clarity" => {
                format!(
                    "{}: {}",
                    field_name(field),
                    value_said(workspace, field, value)
                )
            }
            other => field_name(other),
        })
        .collect();
    names.join(", ")
}

/// A field's name for people, made from its name in the file: "officialWording" is "Official wording".
pub fn field_name(field: &str) -> String {
    match field {
        "panelView" => return "Panel's view".to_owned(),
        "delivery" => return "Officers say".to_owned(),
        "alternativeWording" => return "Other wording".to_owned(),
        DELETED => return "Removed".to_owned(),
        _ => {}
    }
    let mut name = String::with_capacity(field.len() + 4);
    for (place, letter) in field.chars().enumerate() {
        if place == 0 {
            name.push(letter.to_ascii_uppercase());
        } else if letter.is_ascii_uppercase() {
            name.push(' ');
            name.push(letter.to_ascii_lowercase());
        } else {
            name.push(letter);
        }
    }
    name
}

/// The fields that hold one of a closed list of words and nothing else.
const CLOSED: [&str; 8] = [
    "answer",
    "delivery",
    "panelView",
    "clarity",
    "audience",
    "verb",
    "unit",
    "overlap",
];

/// The fields that hold a date and nothing else.
const DATES: [&str; 16] = [
    "date",
    "due",
    "panelViewDate",
    "motionDate",
    "agreed",
    "started",
    "reportDate",
    "reportPlanned",
    "approved",
    "cabinet",
    "reportBack",
    "supplied",
    "approvalPlanned",
    "cabinetPlanned",
    "from",
    "to",
];

/// The label of a word that stands in a field. Kinds of records that have a field of the same name use
/// different words in it, or the same with the same label.
fn word_said(field: &str, word: &str) -> Option<&'static str> {
    match field {
        "answer" => Answer::label_of(word),
        "delivery" => Delivery::label_of(word),
        "panelView" => PanelView::label_of(word),
        "clarity" => SourceClarity::label_of(word),
        "audience" => Audience::label_of(word),
        "verb" => Verb::label_of(word),
        "unit" => Unit::label_of(word),
        "overlap" => Overlap::label_of(word),
        "standing" => Standing::label_of(word),
        "state" => MeetingState::label_of(word)
            .or_else(|| ActionState::label_of(word))
            .or_else(|| ReviewState::label_of(word)),
        "stage" => ReportStage::label_of(word)
            .or_else(|| MoneyStage::label_of(word))
            .or_else(|| VersionStage::label_of(word)),
        "plan" => Plan::label_of(word),
        "group" => PlanGroup::label_of(word),
        "keyDecision" => KeyDecision::label_of(word),
        "kind" => EvidenceKind::label_of(word)
            .or_else(|| PointKind::label_of(word))
            .or_else(|| ActivityKind::label_of(word)),
        _ => None,
    }
}

/// A text in a field: one of its words, a date in a field that holds a date or words, the name of the
/// record that an id stands for, or the text as it stands.
fn text_said(workspace: &Workspace, field: &str, text: &str) -> String {
    if let Some(label) = word_said(field, text) {
        return label.to_owned();
    }
    if field == "period"
        && let Some(date) = StatedDate::parse(text)
    {
        return date.to_string();
    }
    reference_said(workspace, text).unwrap_or_else(|| text.to_owned())
}

/// What stands in place of a value that was taken out.
const TAKEN_OUT: &str = "content taken out";

/// What a change set a field to, for people; of a stub, that its content was taken out.
pub fn set_to(workspace: &Workspace, change: &Change, field: &str) -> String {
    match change.presence() {
        Presence::Whole => value_said(
            workspace,
            field,
            change.set().get(field).unwrap_or(&Value::Null),
        ),
        Presence::TakenOut => TAKEN_OUT.to_owned(),
    }
}

/// A field's value for people. What is not understood is shown as it stands in the file.
pub fn value_said(workspace: &Workspace, field: &str, value: &Value) -> String {
    let known = match (field, value) {
        (_, Value::Null) => Some("None".to_owned()),
        (_, Value::Bool(true)) => Some("Yes".to_owned()),
        (_, Value::Bool(false)) => Some("No".to_owned()),
        (field, _) if CLOSED.contains(&field) => value
            .as_str()
            .and_then(|word| word_said(field, word))
            .map(str::to_owned),
        (field, _) if DATES.contains(&field) => {
            StatedDate::from_value(value).map(|date| date.to_string())
        }
        ("amount", _) => StatedAmount::from_value(value).map(|amount| amount.to_string()),
        ("value" | "count" | "baseCount", _) => {
            Quantity::from_value(value).map(|quantity| quantity.to_string())
        }
        ("alternativeWording", _) => {
            AlternativeWording::from_value(value).map(|wording| match wording {
                AlternativeWording::NotStated => "None".to_owned(),
                AlternativeWording::NoneOffered => "None offered".to_owned(),
                AlternativeWording::Offered(text) => text,
            })
        }
        ("sources", _) => Vec::<SourcePointer>::from_value(value).map(|pointers| {
            let said: Vec<String> = pointers
                .iter()
                .map(|pointer| pointer_said(workspace, pointer))
                .collect();
            said.join("; ")
        }),
        ("phrases", _) => Vec::<StatusPhrase>::from_value(value).map(|phrases| {
            let said: Vec<String> = phrases
                .iter()
                .map(|phrase| {
                    let about = subject(workspace, Recommendation::TYPE, &phrase.recommendation);
                    format!("{about}: “{}”, {}", phrase.words, phrase.delivery.label())
                })
                .collect();
            said.join("; ")
        }),
        ("cells", Value::String(cells)) => {
            let (places, periods) = grid::size(cells);
            Some(format!("places: {places}, periods: {periods}"))
        }
        (_, Value::String(text)) => Some(text_said(workspace, field, text)),
        (_, Value::Array(items)) => {
            let said: Vec<String> = items
                .iter()
                .map(|item| value_said(workspace, "", item))
                .collect();
            Some(said.join("; "))
        }
        _ => None,
    };
    known.unwrap_or_else(|| written(value))
}

/// A pointer into a paper: "Scrutiny report, March 2020: paragraph 35".
pub fn pointer_said(workspace: &Workspace, pointer: &SourcePointer) -> String {
    let title = workspace
        .get::<Source>(&pointer.source)
        .map_or("A paper that is not here", |source| source.title.as_str());
    if pointer.place.is_empty() {
        title.to_owned()
    } else {
        format!("{title}, {}", pointer.place)
    }
}

/// The name of the record that an id stands for, where it is one that people name.
fn reference_said(workspace: &Workspace, text: &str) -> Option<String> {
    let id = RecordId::new(text);
    if let Some(recommendation) = workspace.get::<Recommendation>(&id) {
        return Some(format!("Recommendation {}", recommendation.number));
    }
    if let Some(addressee) = workspace.get::<Addressee>(&id) {
        return Some(addressee.said());
    }
    if let Some(theme) = workspace.get::<Theme>(&id) {
        return Some(theme.title.clone());
    }
    if let Some(person) = workspace.get::<Person>(&id) {
        return Some(person.name.clone());
    }
    if let Some(source) = workspace.get::<Source>(&id) {
        return Some(source.title.clone());
    }
    workspace
        .get::<Meeting>(&id)
        .map(|meeting| format!("{}, {}", meeting.body, meeting.date))
}
