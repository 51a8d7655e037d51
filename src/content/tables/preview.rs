//! What a table would do, row by row, before anything is written.

use serde_json::Value;

use crate::content::data::{leave, question as ask};
use crate::content::deed::FormName;
use crate::content::entered::Entered;
use crate::content::form::{Form, form};
use crate::content::tables::{ReadTable, capital, send};
use crate::domain::date::StatedDate;
use crate::domain::workspace::Workspace;
use crate::exchange::Holding;
use crate::exchange::date::read_date;
use crate::exchange::fault::RowErrors;
use crate::exchange::plan::{Effect, Plan, PlannedRecord, RowPlan, UnknownIds};
use crate::exchange::read_in::{ReadIn, Replies, has_unknown_ids};
use crate::exchange::words::{Question, Reply};
use crate::history::command::Mistake;
use crate::history::fold::DELETED;
use crate::markup::part::{
    ListLook, lead, line_break, list, name, paragraph, said, strong, sub_heading,
};
use crate::markup::{Node, element, several, text};
use crate::query::describe::{field_name, kind_name, subject, value_said};
use crate::query::timing::plural;

/// The name of the field for the date of a tracker sheet's accounts.
pub const GIVEN: &str = "given";

/// The name of the list for rows whose ids are not here.
const UNKNOWN: &str = "unknown-ids";

/// How many rows and problems of a group are listed.
pub(super) const LISTED: usize = 100;

/// How much of a text is shown, in signs.
const SHOWN: usize = 160;

/// The question whether to read a table in, as one form with what is still open.
pub fn question(
    table: &ReadTable,
    plan: &Plan,
    holding: Holding<'_>,
    mistakes: &[Mistake],
) -> Node {
    let mut children = several([paragraph(several([
        name(table.name.clone()),
        text(format!(
            ": {}, with {}.",
            kind_said(&table.read),
            count(table.read.rows(), "row")
        )),
    ]))]);
    let open = has_unknown_ids(plan);
    if !plan.errors.is_empty() {
        children.extend(problems(&plan.errors));
    }
    if open {
        children.push(chooser(
            UNKNOWN,
            "Some ids are not in this record. What are these rows?",
            &[
                ("bring-back", "Entries to bring back under these ids"),
                ("stop", "A mistake: I will correct the table"),
            ],
            "",
        ));
    }
    for (place, question) in plan.questions.iter().enumerate() {
        children.push(about_word(place, question));
    }
    if matches!(table.read, ReadIn::Tracker(_)) {
        let entered = Entered::blank().with(GIVEN, &said_date(table.replies.given));
        let form = Form {
            entered: &entered,
            mistakes,
        };
        children.push(form.text_field(
            GIVEN,
            "When was this progress reported?",
            "The sheet has no date for it. Leave this empty if you do not know.",
        ));
    }
    for (effect, title) in GROUPS {
        children.extend(group(plan, effect, title, holding));
    }
    let same = plan.count(Effect::Nothing);
    if same > 0 {
        children.push(said(format!(
            "{} what the record says already.",
            match same {
                1 => "1 row says".to_owned(),
                more => format!("{more} rows say"),
            }
        )));
    }
    let buttons = match plan.records() {
        Ok(records) if records.is_empty() => {
            children.insert(1, lead("Nothing new in this table"));
            several([leave("Close")])
        }
        Ok(_) => several([send("Read it in"), leave("Cancel")]),
        Err(_) if plan.errors.is_empty() || open => several([send("Go on"), leave("Cancel")]),
        Err(_) => several([leave("Close")]),
    };
    form(
        FormName::Table,
        several([ask("Before you read it in", children, buttons)]),
    )
    .node()
}

const GROUPS: [(Effect, &str); 3] = [
    (Effect::Adds, "New"),
    (Effect::Alters, "Changed"),
    (Effect::BringsBack, "Brought back"),
];

pub(super) fn count(number: usize, one: &str) -> String {
    plural(u32::try_from(number).unwrap_or(u32::MAX), one)
}

fn kind_said(read: &ReadIn) -> String {
    match read {
        ReadIn::Table(sheet) => format!("the table of {}", sheet.kind().label()),
        ReadIn::Tracker(_) => "a council's tracker sheet".to_owned(),
    }
}

fn said_date(date: StatedDate) -> String {
    match date {
        StatedDate::NotStated => String::new(),
        date => date.to_string(),
    }
}

pub(super) fn problems(errors: &RowErrors) -> Vec<Node> {
    let all = errors.listed.len() + errors.more;
    let listed = errors.listed.iter().take(LISTED);
    let items: Vec<Vec<Node>> = listed
        .map(|error| several([text(error.to_string())]))
        .collect();
    let more = all - items.len();
    let mut nodes = several([
        sub_heading(format!("{} to correct", count(all, "problem"))),
        said(
            "While there are problems nothing is read in. Correct them in the spreadsheet, then choose the table again.",
        ),
        list(ListLook::Bullets, items),
    ]);
    if more > 0 {
        nodes.push(said(format!("And {more} more.")));
    }
    nodes
}

fn about_word(place: usize, question: &Question) -> Node {
    let rows: Vec<String> = question.rows.iter().take(5).map(usize::to_string).collect();
    let more = match question.rows.len().saturating_sub(5) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let label = format!(
        "What does “{}” mean in the column “{}”? (row {}{more})",
        question.word,
        question.heading,
        rows.join(", ")
    );
    let mut choices: Vec<(&str, &str)> = question
        .choices
        .iter()
        .map(|ours| (ours.word, ours.label))
        .collect();
    choices.push((LEFT_OUT, "Leave it empty"));
    chooser(&word_field(place), &label, &choices, "")
}

/// The choice that leaves a field empty.
const LEFT_OUT: &str = "leave-it-empty";

fn word_field(place: usize) -> String {
    format!("word-{place}")
}

/// A list to choose one from, with the one that is chosen, where one is.
pub(super) fn chooser(field: &str, label: &str, choices: &[(&str, &str)], chosen: &str) -> Node {
    let option = |(value, words): &(&str, &str)| {
        let option = element("option", several([text(*words)])).with("value", *value);
        match *value == chosen {
            true => option.with("selected", "").node(),
            false => option.node(),
        }
    };
    let nothing = chosen.is_empty().then_some(&("", "Choose"));
    let options = nothing.into_iter().chain(choices).map(option).collect();
    let label = element("label", several([text(label)]))
        .class("govuk-label")
        .with("for", field);
    let select = element("select", options)
        .class("govuk-select")
        .with("id", field)
        .with("name", field);
    element("div", several([label.node(), select.node()]))
        .class("govuk-form-group")
        .node()
}

/// What was replied to the questions that a plan asks, added to what was replied before.
///
/// # Errors
///
/// The mistakes, by field, where something is left open or cannot be read.
pub fn read_replies(
    plan: &Plan,
    before: &Replies,
    entered: &Entered,
) -> Result<Replies, Vec<Mistake>> {
    let mut replies = before.clone();
    for (place, question) in plan.questions.iter().enumerate() {
        let ours = match entered.text(&word_field(place)) {
            "" => continue,
            LEFT_OUT => "",
            word => word,
        };
        replies.words.push(Reply {
            field: question.field.to_owned(),
            word: question.word.clone(),
            ours: ours.to_owned(),
        });
    }
    match entered.text(UNKNOWN) {
        "bring-back" => replies.unknown = UnknownIds::BringBack,
        _ if has_unknown_ids(plan) => {
            return Err(mistake(
                UNKNOWN,
                "Say what the rows with unknown ids are. If they are a mistake, choose Cancel and correct the table",
            ));
        }
        _ => {}
    }
    replies.given = match entered.text(GIVEN) {
        "" => StatedDate::NotStated,
        given => read_date(given).ok_or_else(|| {
            mistake(
                GIVEN,
                "Write a date such as 14 January 2021 or January 2021, or leave it empty",
            )
        })?,
    };
    let open = plan.questions.len() + before.words.len() - replies.words.len();
    if open > 0 {
        return Err(mistake("file-question", "Say what each of the words means"));
    }
    Ok(replies)
}

fn mistake(field: &'static str, message: &str) -> Vec<Mistake> {
    several([Mistake {
        field,
        message: message.to_owned(),
    }])
}

fn group(plan: &Plan, effect: Effect, title: &str, holding: Holding<'_>) -> Vec<Node> {
    let rows = plan.rows.iter().filter(|row| row.effect == effect);
    let items: Vec<Vec<Node>> = rows
        .take(LISTED)
        .map(|row| row_said(row, effect, holding))
        .collect();
    if items.is_empty() {
        return Vec::new();
    }
    let all = plan.count(effect);
    let more = all - items.len();
    let mut nodes = several([
        sub_heading(format!("{title}: {}", count(all, "row"))),
        list(ListLook::Spaced, items),
    ]);
    if more > 0 {
        nodes.push(said(format!("And {more} more.")));
    }
    nodes
}

fn row_said(row: &RowPlan, effect: Effect, holding: Holding<'_>) -> Vec<Node> {
    let mut nodes = several([strong(format!("Row {}: ", row.row))]);
    for (place, record) in row.records.iter().enumerate() {
        if place > 0 {
            nodes.push(line_break());
        }
        // A row of a tracker sheet may add entries beside its own.
        let is_new = !holding.set.speaks_of(&record.id);
        if is_new {
            nodes.push(text(format!("{}. ", kind_name(record.kind))));
            nodes.push(text(beginning(holding.workspace, record)));
        } else {
            nodes.push(text(subject(holding.workspace, record.kind, &record.id)));
            nodes.extend(named(holding, record).map(|words| text(format!(" “{words}”"))));
            if effect == Effect::Alters {
                nodes.extend(fields_said(holding, record));
            }
        }
    }
    nodes
}

/// The fields that say most of an entry, the first that it has before the others.
const SAYING: [&str; 5] = ["title", "text", "purpose", "name", "officialWording"];

/// What an entry that is here is about, where its number does not say it.
fn named(holding: Holding<'_>, record: &PlannedRecord) -> Option<String> {
    let mut values = ["text", "purpose"]
        .into_iter()
        .filter_map(|field| holding.set.value(&record.id, field)?.as_str());
    values.next().map(short)
}

/// The first words of a new entry: the text that says most.
fn beginning(workspace: &Workspace, record: &PlannedRecord) -> String {
    let found = SAYING.into_iter().find_map(|field| {
        let value = record.fields.get(field)?;
        Some(short(&value_said(workspace, field, value)))
    });
    found.unwrap_or_else(|| {
        let (field, value) = match record.fields.iter().next() {
            Some((field, value)) => (field.as_str(), value),
            None => return String::new(),
        };
        short(&value_said(workspace, field, value))
    })
}

/// Each field that a row alters, on a line: what it was and what it becomes.
fn fields_said(holding: Holding<'_>, record: &PlannedRecord) -> Vec<Node> {
    let mut nodes = Vec::new();
    for (field, value) in &record.fields {
        if field == DELETED {
            continue;
        }
        let before = holding.set.value(&record.id, field);
        let said = |value: &Value| short(&value_said(holding.workspace, field, value));
        nodes.push(line_break());
        nodes.push(text(format!("{}: from ", field_name(field))));
        nodes.push(element("del", several([text(said(before.unwrap_or(&Value::Null)))])).node());
        nodes.push(text(" to "));
        nodes.push(element("ins", several([text(said(value))])).node());
    }
    nodes
}

fn short(words: &str) -> String {
    if words.chars().count() <= SHOWN {
        return words.to_owned();
    }
    let start: String = words.chars().take(SHOWN).collect();
    format!("{start}…")
}

/// What was done, once it is: "5 rows of the money table were read in: 3 new, 2 changed".
pub fn rows_said(read: &ReadIn, plan: &Plan) -> String {
    let parts: Vec<String> = GROUPS
        .into_iter()
        .filter(|(effect, _)| plan.count(*effect) > 0)
        .map(|(effect, title)| format!("{} {}", plan.count(effect), title.to_ascii_lowercase()))
        .collect();
    format!(
        "{} was read in: {}.",
        capital(&kind_said(read)),
        parts.join(", ")
    )
}
