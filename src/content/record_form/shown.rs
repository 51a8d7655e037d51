//! What stands in a form before anybody has typed: the values of the record, as the controls show them.

use serde_json::Value;

use crate::content::entered::Entered;
use crate::content::form::date::put_date;
use crate::content::record_form::sort::{Control, Field, Sort};
use crate::domain::amount::StatedAmount;
use crate::domain::date::StatedDate;
use crate::domain::field::FieldValue;
use crate::domain::quantity::Quantity;
use crate::domain::recommendation::Recommendation;
use crate::domain::source::SourcePointer;
use crate::domain::update::StatusPhrase;
use crate::domain::workspace::Workspace;
use crate::query::describe::pointer_said;

/// The controls of a form with the values of a record in them. A value that a control cannot show leaves
/// it empty, and is kept as long as nobody enters another.
pub fn shown<'a>(
    sort: &Sort,
    workspace: &Workspace,
    value: &dyn Fn(&str) -> Option<&'a Value>,
) -> Entered {
    let mut entered = Entered::blank();
    for field in sort.fields {
        put(field, workspace, value(field.name), &mut entered);
    }
    entered
}

fn put(field: &Field, workspace: &Workspace, value: Option<&Value>, entered: &mut Entered) {
    let value = value.unwrap_or(&Value::Null);
    let text = match field.control {
        Control::Date => {
            return put_date(entered, field.name, StatedDate::from_value(value));
        }
        Control::Several(_) | Control::Districts | Control::Questions => {
            for item in items(value) {
                entered.put(field.name, &item);
            }
            return;
        }
        Control::Lines => items(value).join("\n"),
        Control::Numbers => items(value).join(", "),
        Control::Number | Control::One(_) => one(value),
        // A browser takes line breaks out of a field of one line, and writes all others in one way.
        Control::Line | Control::Colour(_) => one(value).replace(['\r', '\n'], " "),
        Control::Text => one(value).replace("\r\n", "\n").replace('\r', "\n"),
        Control::Words(_, absent) => match value {
            Value::Null => absent.to_owned(),
            other => one(other),
        },
        Control::Amount => said(StatedAmount::from_value(value)),
        Control::Quantity => said(Quantity::from_value(value)),
        Control::Phrases => {
            let phrases = Vec::<StatusPhrase>::from_value(value).unwrap_or_default();
            let said = phrases.iter().map(|phrase| {
                let of = workspace.get::<Recommendation>(&phrase.recommendation);
                let number = of.map_or_else(String::new, |one| one.number.to_string());
                format!("{number}: {}", one_line(&phrase.words))
            });
            said.collect::<Vec<_>>().join("\n")
        }
        Control::Papers => {
            let pointers = Vec::<SourcePointer>::from_value(value).unwrap_or_default();
            let said: Vec<String> = pointers
                .iter()
                .map(|pointer| one_line(&pointer_said(workspace, pointer)))
                .collect();
            said.join("\n")
        }
    };
    entered.put(field.name, &text);
}

fn said<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// A text or a number as a control shows it.
fn one(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

fn items(value: &Value) -> Vec<String> {
    let items = value.as_array().map(Vec::as_slice).unwrap_or_default();
    items.iter().map(|item| one_line(&one(item))).collect()
}

fn one_line(text: &str) -> String {
    text.replace(['\r', '\n'], " ")
}
