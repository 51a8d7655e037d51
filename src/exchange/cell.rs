//! One field in one cell: what is shown for a value, and what a text means.

use serde_json::{Map, Value};

use crate::domain::amount::StatedAmount;
use crate::domain::field::FieldValue;
use crate::domain::recommendation::Recommendation;
use crate::domain::record::Record;
use crate::domain::response::AlternativeWording;
use crate::domain::source::Source;
use crate::domain::workspace::Workspace;
use crate::exchange::amount::{read_amount, written_amount};
use crate::exchange::column::Form;
use crate::exchange::date::read_date;
use crate::exchange::fault::Fault;
use crate::exchange::lines::{join_lines, join_parts, line, lines, part, parts, text};
use crate::exchange::reference::{self, Named};
use crate::exchange::words::{Reply, WordSet, replied};

/// What a cell shows for a value. A value that is not of the field's form shows as it stands where it
/// is a text, and else not at all; an untouched cell leaves it alone.
pub(super) fn shown(form: Form, value: &Value, workspace: &Workspace) -> String {
    of_its_form(form, value, workspace)
        .or_else(|| value.as_str().map(str::to_owned))
        .unwrap_or_default()
}

fn of_its_form(form: Form, value: &Value, workspace: &Workspace) -> Option<String> {
    match form {
        Form::Text | Form::Date => None,
        Form::Whole => Some(value.as_u64()?.to_string()),
        Form::Wholes => {
            let mut shown = Vec::new();
            for number in value.as_array()? {
                shown.push(number.as_u64()?.to_string());
            }
            Some(shown.join("; "))
        }
        Form::Texts => entries(value, &|entry| Some(line(entry.as_str()?))),
        Form::Pounds => StatedAmount::from_value(value).map(|amount| written_amount(&amount)),
        Form::Words(set) => set.label_of(value.as_str()?).map(str::to_owned),
        Form::Reference(_) => Some(reference::shown(workspace, value.as_str()?)),
        Form::References(_) => entries(value, &|entry| {
            Some(line(&reference::shown(workspace, entry.as_str()?)))
        }),
        Form::Pointers => entries(value, &|entry| {
            let member = |name| member(entry, name);
            Some(join_parts(&[
                part(member("source")?),
                part(member("place")?),
            ]))
        }),
        Form::Phrases => entries(value, &|entry| {
            let member = |name| member(entry, name);
            let delivery = member("delivery")?;
            let label = WordSet::Delivery.label_of(delivery).unwrap_or(delivery);
            Some(join_parts(&[
                part(&reference::shown(workspace, member("recommendation")?)),
                part(member("words")?),
                part(label),
            ]))
        }),
        Form::Alternative => match AlternativeWording::from_value(value)? {
            AlternativeWording::NotStated => None,
            AlternativeWording::NoneOffered => Some(NONE_OFFERED.to_owned()),
            AlternativeWording::Offered(wording) if is_none_offered(&wording) => {
                Some(format!("\\{wording}"))
            }
            AlternativeWording::Offered(wording) => Some(wording),
        },
    }
}

fn entries(value: &Value, shown: &dyn Fn(&Value) -> Option<String>) -> Option<String> {
    let mut all = Vec::new();
    for entry in value.as_array()? {
        all.push(shown(entry)?);
    }
    Some(join_lines(&all))
}

/// A member that is a text; empty where it is absent.
fn member<'a>(entry: &'a Value, name: &str) -> Option<&'a str> {
    match entry.as_object()?.get(name) {
        None | Some(Value::Null) => Some(""),
        Some(member) => member.as_str(),
    }
}

const NONE_OFFERED: &str = "None offered";

/// Whether a wording, but for backslashes in front, would read as none.
fn is_none_offered(wording: &str) -> bool {
    let bare = wording.trim_start_matches('\\').trim();
    bare.is_empty() || bare.eq_ignore_ascii_case(NONE_OFFERED)
}

/// Why a cell has no meaning yet.
pub(super) enum Misread {
    /// It is wrong.
    Fault(Fault),
    /// It holds words that somebody must explain.
    Words(Vec<String>),
}

impl From<Fault> for Misread {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// What is needed to understand the cells of a sheet.
pub(super) struct Reader<'a> {
    pub named: Named<'a>,
    pub replies: &'a [Reply],
}

impl Reader<'_> {
    /// What a cell means; `Null` where nothing stands in it.
    pub fn understood(&self, field: &str, form: Form, cell: &str) -> Result<Value, Misread> {
        if cell.is_empty() || (form != Form::Text && cell.trim().is_empty()) {
            return Ok(Value::Null);
        }
        match form {
            Form::Text => Ok(Value::from(cell)),
            Form::Whole => Ok(whole(cell)?),
            Form::Wholes => {
                let mut numbers = Vec::new();
                for number in cell.split(['\n', ';', ',']) {
                    if !number.trim().is_empty() {
                        numbers.push(whole(number)?);
                    }
                }
                Ok(Value::Array(numbers))
            }
            Form::Texts => Ok(lines(cell).map(|line| Value::from(text(line))).collect()),
            Form::Date => match read_date(cell) {
                Some(date) => Ok(date.to_value()),
                None => Err(Fault::NotADate(cell.trim().to_owned()).into()),
            },
            Form::Pounds => match read_amount(cell) {
                Ok(amount) => Ok(amount.to_value()),
                Err(fault) => Err(Fault::NotAnAmount(fault).into()),
            },
            Form::Words(set) => self.word(field, set, cell),
            Form::Reference(kind) => Ok(self.named.one(kind, cell)?),
            Form::References(kind) => {
                let mut ids = Vec::new();
                for line in lines(cell) {
                    ids.extend(self.named.several(kind, &text(line))?);
                }
                Ok(Value::Array(ids))
            }
            Form::Pointers => {
                let mut pointers = Vec::new();
                for line in lines(cell) {
                    pointers.push(self.pointer(line)?);
                }
                Ok(Value::Array(pointers))
            }
            Form::Phrases => self.phrases(field, cell),
            Form::Alternative => Ok(alternative(cell).to_value()),
        }
    }

    fn word(&self, field: &str, set: WordSet, cell: &str) -> Result<Value, Misread> {
        if let Some(ours) = set.find(cell) {
            return Ok(Value::from(ours.word));
        }
        match replied(self.replies, field, cell, &set.words()) {
            Some("") => Ok(Value::Null),
            Some(ours) => Ok(Value::from(ours)),
            None => Err(Misread::Words(vec![cell.to_owned()])),
        }
    }

    fn pointer(&self, line: &str) -> Result<Value, Fault> {
        let [source, place] = parts_of(line)?;
        let mut pointer = Map::new();
        if !source.trim().is_empty() {
            pointer.insert("source".to_owned(), self.named.one(Source::TYPE, &source)?);
        }
        put(&mut pointer, "place", place);
        Ok(Value::Object(pointer))
    }

    fn phrases(&self, field: &str, cell: &str) -> Result<Value, Misread> {
        let (mut phrases, mut unknown) = (Vec::new(), Vec::new());
        for line in lines(cell) {
            let [recommendation, words, delivery] = parts_of(line)?;
            let mut phrase = Map::new();
            if !recommendation.trim().is_empty() {
                let id = self.named.one(Recommendation::TYPE, &recommendation)?;
                phrase.insert("recommendation".to_owned(), id);
            }
            put(&mut phrase, "words", words);
            if !delivery.trim().is_empty() {
                match self.word(field, WordSet::Delivery, &delivery) {
                    Ok(Value::Null) => {}
                    Ok(word) => {
                        phrase.insert("delivery".to_owned(), word);
                    }
                    Err(Misread::Words(words)) => unknown.extend(words),
                    Err(fault) => return Err(fault),
                }
            }
            phrases.push(Value::Object(phrase));
        }
        if unknown.is_empty() {
            Ok(Value::Array(phrases))
        } else {
            Err(Misread::Words(unknown))
        }
    }
}

fn put(object: &mut Map<String, Value>, name: &str, text: String) {
    if !text.is_empty() {
        object.insert(name.to_owned(), Value::from(text));
    }
}

fn parts_of<const N: usize>(line: &str) -> Result<[String; N], Fault> {
    let found: Vec<String> = parts(line).into_iter().map(text).collect();
    found.try_into().map_err(|_| Fault::Parts {
        text: line.to_owned(),
        parts: N,
    })
}

fn whole(text: &str) -> Result<Value, Fault> {
    let text = text.trim();
    let number: Option<u32> = text.parse().ok();
    let number = number.filter(|_| !text.starts_with('+'));
    match number {
        Some(number) => Ok(Value::from(number)),
        None => Err(Fault::NotWhole(text.to_owned())),
    }
}

fn alternative(cell: &str) -> AlternativeWording {
    match cell.strip_prefix('\\') {
        Some(wording) if is_none_offered(wording) => {
            AlternativeWording::Offered(wording.to_owned())
        }
        None if is_none_offered(cell) => AlternativeWording::NoneOffered,
        _ => AlternativeWording::Offered(cell.to_owned()),
    }
}
