//! Changes, fields and values in words that people read.

use serde_json::Value;

use crate::domain::amount::StatedAmount;
use crate::domain::date::StatedDate;
use crate::domain::evidence::Evidence;
use crate::domain::field::FieldValue;
use crate::domain::id::RecordId;
use crate::domain::meeting::{Action, Activity, Meeting, Point};
use crate::domain::money::MoneyLine;
use crate::domain::quantity::Quantity;
use crate::domain::recommendation::{Addressee, PanelView, Recommendation, Verb};
use crate::domain::record::Record;
use crate::domain::response::{AlternativeWording, Answer, Response, SourceClarity};
use crate::domain::review::{Person, Review, Theme};
use crate::domain::source::{Source, SourcePointer};
use crate::domain::update::{Audience, Delivery, StatusPhrase, Update};
use crate::domain::workspace::Workspace;
use crate::history::change::Change;
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
        crate::domain::figure::Figure::TYPE => "Figure",
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
    let names: Vec<String> = change
        .set()
        .iter()
        .filter(|(_, value)| !value.is_null() || !change.prev().is_empty())
        .map(|(field, value)| match field.as_str() {
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
            name.extend(letter.to_uppercase());
        } else if letter.is_ascii_uppercase() {
            name.push(' ');
            name.extend(letter.to_lowercase());
        } else {
            name.push(letter);
        }
    }
    name
}

/// A field's value for people. What is not understood is shown as it stands in the file.
pub fn value_said(workspace: &Workspace, field: &str, value: &Value) -> String {
    let known = match (field, value) {
        (_, Value::Null) => Some("None".to_owned()),
        (_, Value::Bool(true)) => Some("Yes".to_owned()),
        (_, Value::Bool(false)) => Some("No".to_owned()),
        ("answer", _) => Answer::from_value(value).map(|answer| answer.label().to_owned()),
        ("delivery", _) => Delivery::from_value(value).map(|delivery| delivery.label().to_owned()),
        ("panelView", _) => PanelView::from_value(value).map(|view| view.label().to_owned()),
        ("clarity", _) => {
            SourceClarity::from_value(value).map(|clarity| clarity.label().to_owned())
        }
        ("audience", _) => Audience::from_value(value).map(|audience| audience.label().to_owned()),
        ("verb", _) => Verb::from_value(value).map(|verb| verb.label().to_owned()),
        ("date" | "due" | "panelViewDate", _) => {
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
        (_, Value::String(text)) => {
            Some(reference_said(workspace, text).unwrap_or_else(|| text.clone()))
        }
        (_, Value::Array(items)) => {
            let said: Vec<String> = items
                .iter()
                .map(|item| value_said(workspace, "", item))
                .collect();
            Some(said.join("; "))
        }
        _ => None,
    };
    known.unwrap_or_else(|| value.to_string())
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
    workspace
        .get::<Meeting>(&id)
        .map(|meeting| format!("{}, {}", meeting.body, meeting.date))
}
