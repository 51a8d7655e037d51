//! From what stands in a form to the fields that differ from what stood there when it was opened.

use serde_json::Value;

use crate::content::entered::Entered;
use crate::content::form::date::{parts, read_date};
use crate::content::form::many::{self, MANY};
use crate::content::record_form::sort::{Control, Field};
use crate::content::record_form::{Subject, options};
use crate::domain::field::{FieldMap, FieldValue};
use crate::domain::figure::Figure;
use crate::domain::recommendation::Recommendation;
use crate::domain::record::Record;
use crate::domain::review::{ReportStage, Review};
use crate::domain::source::SourcePointer;
use crate::domain::update::{Delivery, StatusPhrase, Update};
use crate::domain::workspace::Workspace;
use crate::exchange::amount::read_amount;
use crate::exchange::number::read_quantity;
use crate::history::command::Mistake;

/// The fields that were entered anew. One that nobody touched is not among them, whatever it holds.
///
/// # Errors
///
/// Everything that needs another look.
pub fn read(
    subject: &Subject,
    workspace: &Workspace,
    entered: &Entered,
) -> Result<FieldMap, Vec<Mistake>> {
    let mut fields = FieldMap::new();
    let mut mistakes = Vec::new();
    let mut by_id = entered.clone();
    if workspace.recommendations.len() > MANY {
        for field in subject.sort.fields {
            if field.control == Control::Several(Recommendation::TYPE) {
                match many::resolved(&by_id, field.name, workspace) {
                    Ok(resolved) => by_id = resolved,
                    Err(mistake) => mistakes.push(mistake),
                }
            }
        }
    }
    let entered = &by_id;
    for field in subject.sort.fields {
        if let Some(message) = lacking(field, entered) {
            mistakes.push(Mistake {
                field: field.name,
                message,
            });
        } else if !same(field, &subject.before, entered) {
            match value(field, subject, workspace, entered) {
                Ok(value) => {
                    fields.insert(field.name.to_owned(), value);
                }
                Err(mistake) => mistakes.push(mistake),
            }
        }
    }
    if subject.sort.kind == Recommendation::TYPE {
        mistakes.extend(numbering(subject, workspace, &fields));
        mistakes.extend(wording(subject, workspace, &fields));
    }
    if subject.sort.kind == Figure::TYPE {
        mistakes.extend(figure_or_mark(entered));
    }
    if mistakes.is_empty() {
        Ok(fields)
    } else {
        Err(mistakes)
    }
}

/// What to say where a field that is needed is empty.
fn lacking(field: &Field, entered: &Entered) -> Option<String> {
    let is_empty = entered.all(field.name).all(str::is_empty);
    (!field.needed.is_empty() && is_empty).then(|| field.needed.to_owned())
}

/// Whether a field stands as it stood when the form was opened.
fn same(field: &Field, before: &Entered, entered: &Entered) -> bool {
    let names = match field.control {
        Control::Date => parts(field.name).into(),
        _ => vec![field.name.to_owned()],
    };
    // An empty control says as much as one that is not there.
    let typed = |entered: &Entered, name: &str| -> Vec<String> {
        let values = entered.all(name).filter(|value| !value.is_empty());
        values.map(str::to_owned).collect()
    };
    names.iter().all(|name| {
        let (now, then) = (typed(entered, name), typed(before, name));
        now.len() == then.len() && now.iter().all(|value| then.contains(value))
    })
}

fn value(
    field: &Field,
    subject: &Subject,
    workspace: &Workspace,
    entered: &Entered,
) -> Result<Value, Mistake> {
    let text = entered.text(field.name);
    let wrong = |message: String| Mistake {
        field: field.name,
        message,
    };
    Ok(match field.control {
        Control::Date => read_date(entered, field.name)?.to_value(),
        _ if text.is_empty() => Value::Null,
        Control::Line | Control::Text | Control::One(_) => Value::from(text),
        Control::Words(_, absent) if text == absent => Value::Null,
        Control::Words(..) => Value::from(text),
        Control::Lines => texts(lines(text)),
        Control::Several(_) | Control::Districts => texts(entered.all(field.name).collect()),
        Control::Number => number(text)
            .map(Value::from)
            .ok_or_else(|| wrong(format!("{}: enter a whole number, such as 3", field.label)))?,
        Control::Numbers => numbers(text.split(',').collect()).ok_or_else(|| {
            wrong(format!(
                "{}: enter whole numbers with commas between them, such as 14, 15",
                field.label
            ))
        })?,
        Control::Questions => numbers(entered.all(field.name).collect())
            .ok_or_else(|| wrong("Select the questions again".to_owned()))?,
        Control::Amount => read_amount(text)
            .map(|amount| amount.to_value())
            .map_err(|fault| wrong(fault.to_string()))?,
        Control::Quantity => read_quantity(text)
            .map(|quantity| quantity.to_value())
            .ok_or_else(|| {
                wrong(format!(
                    "{}: enter a number such as 465, about 100, at least 50 or 10 to 20, without £ or %",
                    field.label
                ))
            })?,
        Control::Colour(tone) => Value::from(tone.read(text).map_err(wrong)?.written()),
        Control::Phrases => phrases(text, subject, workspace, entered).ok_or_else(|| {
            wrong(format!(
                "{}: begin each line with the number of a recommendation and a colon, such as 8: a struggle",
                field.label
            ))
        })?,
        Control::Papers => {
            let mut pointers = Vec::new();
            for line in lines(text) {
                pointers.push(
                    pointer(workspace, line)
                        .ok_or_else(|| wrong(unknown_paper(workspace, line)))?,
                );
            }
            pointers.to_value()
        }
    })
}

fn lines(text: &str) -> Vec<&str> {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect()
}

fn texts(items: Vec<&str>) -> Value {
    Value::Array(items.into_iter().map(Value::from).collect())
}

/// A whole number that a record can hold.
fn number(text: &str) -> Option<u32> {
    text.trim().parse().ok()
}

fn numbers(items: Vec<&str>) -> Option<Value> {
    let mut numbers = Vec::with_capacity(items.len());
    for item in items {
        numbers.push(Value::from(number(item)?));
    }
    Some(Value::Array(numbers))
}

/// The place in a paper that a line names: it begins with the title of the paper.
fn pointer(workspace: &Workspace, line: &str) -> Option<SourcePointer> {
    let mut found: Option<(usize, SourcePointer)> = None;
    for (id, entry) in &workspace.sources {
        let title = entry.record.title.trim();
        let Some(rest) = line.strip_prefix(title).filter(|_| !title.is_empty()) else {
            continue;
        };
        let place = match rest.strip_prefix(',') {
            Some(place) => place.trim(),
            None if rest.is_empty() => "",
            None => continue,
        };
        // One title may begin with another: the longer one is meant.
        if found
            .as_ref()
            .is_none_or(|(length, _)| *length < title.len())
        {
            let source = id.clone();
            let place = place.to_owned();
            found = Some((title.len(), SourcePointer { source, place }));
        }
    }
    found.map(|(_, pointer)| pointer)
}

fn unknown_paper(workspace: &Workspace, line: &str) -> String {
    let titles: Vec<String> = options::of(workspace, crate::domain::source::Source::TYPE)
        .into_iter()
        .map(|(_, title)| title)
        .collect();
    if titles.is_empty() {
        return "No paper has been added yet. Add it on the Review page first, then name it here"
            .to_owned();
    }
    format!(
        "“{line}” does not begin with the title of a paper. The papers are: {}",
        titles.join("; ")
    )
}

/// Officers' own words, each with the status that was chosen for it; words for a recommendation that had
/// none have the status of the update.
fn phrases(
    text: &str,
    subject: &Subject,
    workspace: &Workspace,
    entered: &Entered,
) -> Option<Value> {
    let before = subject
        .id
        .as_ref()
        .and_then(|id| workspace.get::<Update>(id));
    let chosen = Delivery::from_word(entered.text("delivery")).unwrap_or(Delivery::NotStated);
    let mut phrases = Vec::new();
    for line in lines(text) {
        let (number, words) = line.split_once(':')?;
        let number = self::number(number)?;
        let mut all = workspace.recommendations.iter();
        let (id, _) = all.find(|(_, entry)| entry.record.number == number)?;
        let known = before.and_then(|update| update.phrase_for(id));
        phrases.push(StatusPhrase {
            recommendation: id.clone(),
            words: words.trim().to_owned(),
            delivery: known.map_or(chosen, |phrase| phrase.delivery),
        });
    }
    Some(phrases.to_value())
}

/// Two recommendations of a review never have one number (rule V06).
fn numbering(subject: &Subject, workspace: &Workspace, fields: &FieldMap) -> Option<Mistake> {
    let number = fields.get("number")?.as_u64()?;
    let taken = workspace.recommendations.iter().any(|(id, entry)| {
        u64::from(entry.record.number) == number && Some(id) != subject.id.as_ref()
    });
    let message = match (number, taken) {
        (0, _) => "Enter the number it has in the report, such as 1",
        (_, true) => "This number is used already. Enter another",
        _ => return None,
    };
    Some(Mistake {
        field: "number",
        message: message.to_owned(),
    })
}

/// A figure has its number, or the sign that stands in its place; never a nought that nobody printed.
fn figure_or_mark(entered: &Entered) -> Option<Mistake> {
    let message = match (entered.text("value"), entered.text("mark")) {
        ("", "") => "Enter the figure, or the sign that the paper prints in its place",
        ("", _) | (_, "") => return None,
        _ => "Enter the figure or the sign in its place, not both",
    };
    Some(Mistake {
        field: "value",
        message: message.to_owned(),
    })
}

/// Once the Board has approved a report, its wording stays; what changes is another version (rule V06).
fn wording(subject: &Subject, workspace: &Workspace, fields: &FieldMap) -> Option<Mistake> {
    const FIELD: &str = "officialWording";
    let review = workspace.get::<Recommendation>(subject.id.as_ref()?)?;
    let review = workspace.get::<Review>(&review.review)?;
    let is_approved = review.approved.is_some()
        || matches!(
            review.stage,
            ReportStage::Approved | ReportStage::ToCabinet | ReportStage::Answered
        );
    let is_replaced = fields.contains_key(FIELD) && !subject.before.text(FIELD).is_empty();
    (is_approved && is_replaced).then(|| Mistake {
        field: FIELD,
        message: "The Board has approved this wording, so it stays. Enter the new one as the wording as agreed, or add a version".to_owned(),
    })
}
