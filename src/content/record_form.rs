//! One form for every kind of record that people write by hand, driven by a table.

pub mod options;
mod read;
mod shown;
pub mod sort;

pub use read::read;
pub use shown::shown;

use serde_json::Value;

use crate::content::deed::{Deed, FormName};
use crate::content::entered::Entered;
use crate::content::form::many::{self, MANY};
use crate::content::form::{Choice, Form, buttons, error_summary, form};
use crate::content::record_form::sort::{Control, Field, Home, OF_ITS_PERIOD, Sort};
use crate::content::response_form::Meanwhile;
use crate::content::sheet::{Sheet, form_title};
use crate::domain::figure::Figure;
use crate::domain::id::RecordId;
use crate::domain::meeting::Meeting;
use crate::domain::recommendation::Recommendation;
use crate::domain::record::Record;
use crate::domain::workspace::Workspace;
use crate::history::command::Mistake;
use crate::markup::part::{
    ButtonLook, back_link, button, button_link, heard, inset, page_title, said,
};
use crate::markup::{Node, element, several, text};
use crate::query::filter::Filter;
use crate::route::Route;

/// The field with the name of whoever sends the form; records have names of their own.
pub const AUTHOR: &str = "name-of-author";

/// What a form is about, as it was when it was opened.
#[derive(Clone, PartialEq, Debug)]
pub struct Subject {
    /// The form.
    pub sort: &'static Sort,
    /// The record; none where one is to be added.
    pub id: Option<RecordId>,
    /// The record that it hangs on, as the link to the form said.
    pub parent: Option<RecordId>,
    /// The controls with the values that were there; what differs from them is what was entered.
    pub before: Entered,
    /// What stands in the controls at first.
    pub first: Entered,
    /// The page to go back to.
    pub back: Route,
}

impl Subject {
    /// The form that changes a record.
    pub fn of_record<'a>(
        sort: &'static Sort,
        id: &RecordId,
        workspace: &Workspace,
        value: &dyn Fn(&str) -> Option<&'a Value>,
    ) -> Self {
        let before = shown(sort, workspace, value);
        Self {
            sort,
            id: Some(id.clone()),
            parent: None,
            first: before.clone(),
            before,
            back: home(sort, workspace, Some(id), value),
        }
    }

    /// The form that adds a record, for the record that it hangs on; for a figure, the next period of it.
    /// `next` is the next free place in the order of its kind.
    pub fn of_new(
        sort: &'static Sort,
        parent: Option<&RecordId>,
        workspace: &Workspace,
        next: u32,
    ) -> Self {
        let before = shown(sort, workspace, &|_| None);
        let mut fields: Vec<(&'static str, Value)> = Vec::new();
        if let Some(like) = parent.filter(|_| sort.kind == Figure::TYPE)
            && let Some(figure) = workspace.get::<Figure>(like)
        {
            for (name, value) in figure.write() {
                let of_form = sort.fields.iter().find(|field| field.name == name);
                let of_form = of_form.filter(|field| !OF_ITS_PERIOD.contains(&field.name));
                fields.extend(of_form.map(|field| (field.name, value)));
            }
        } else if let Some(parent) = parent {
            let kind = workspace.kind_of(parent).unwrap_or_default();
            let hangs = sort.fields.iter().find_map(|field| match field.control {
                Control::One(of) if of == kind && field.name != "movedTo" => {
                    Some((field.name, Value::from(parent.as_str())))
                }
                Control::Several(of) if of == kind => Some((
                    field.name,
                    Value::Array(several([Value::from(parent.as_str())])),
                )),
                _ => None,
            });
            fields.extend(hangs);
        }
        for name in ["order", "number"] {
            let numbered = |field: &&Field| field.name == name && field.control == Control::Number;
            fields.extend(
                sort.fields
                    .iter()
                    .find(numbered)
                    .map(|field| (field.name, Value::from(next))),
            );
        }
        let value = |name: &str| {
            fields
                .iter()
                .find(|(one, _)| *one == name)
                .map(|(_, value)| value)
        };
        let first = shown(sort, workspace, &value);
        Self {
            sort,
            id: None,
            parent: parent.cloned(),
            back: home(sort, workspace, None, &value),
            before,
            first,
        }
    }

    /// What it is, without the word before it: "meeting".
    pub fn noun(&self) -> &'static str {
        let said = self.sort.said;
        said.split_once(' ').map_or(said, |(_, noun)| noun)
    }

    /// The title of the page.
    pub fn title(&self) -> String {
        match self.id {
            Some(_) => format!("Change the {}", self.noun()),
            None => format!("Add {}", self.sort.said),
        }
    }
}

/// The page that shows a record.
pub fn home<'a>(
    sort: &Sort,
    workspace: &Workspace,
    id: Option<&RecordId>,
    value: &dyn Fn(&str) -> Option<&'a Value>,
) -> Route {
    let named = |field: &str| {
        let value = value(field)?;
        let first = value.as_array().and_then(|items| items.first());
        first.unwrap_or(value).as_str().map(RecordId::new)
    };
    match sort.home {
        Home::Review => Route::Review,
        Home::Settings => Route::Settings,
        Home::Evidence => Route::Evidence,
        Home::Money => Route::Money,
        Home::Workforce => Route::Workforce(String::new(), String::new()),
        Home::Meeting => {
            let id = match sort.kind {
                Meeting::TYPE => id.cloned(),
                _ => named("meeting"),
            };
            id.filter(|id| workspace.meetings.contains_key(id))
                .map_or(Route::Meetings, Route::Meeting)
        }
        Home::Recommendation => {
            let id = match sort.kind {
                Recommendation::TYPE => id.cloned(),
                _ => named("recommendation").or_else(|| named("recommendations")),
            };
            let number = id.and_then(|id| Some(workspace.get::<Recommendation>(&id)?.number));
            match number {
                Some(number) => Route::Recommendation(number, Filter::all()),
                None => Route::Recommendations(Filter::all()),
            }
        }
    }
}

/// The page.
pub fn sheet(
    subject: &Subject,
    workspace: &Workspace,
    entered: &Entered,
    mistakes: &[Mistake],
    meanwhile: Meanwhile,
) -> Sheet {
    let filling = Form { entered, mistakes };
    let title = subject.title();
    let back = subject.back.href();
    let mut fields: Vec<Node> = (subject.sort.fields.iter())
        .map(|field| control(&filling, field, subject, workspace))
        .collect();
    fields.push(filling.text_field(
        AUTHOR,
        "Your name (optional)",
        "It is shown beside this change. It is not a log-in.",
    ));
    fields.push(buttons("Save", &back));
    let mut nodes = several([back_link(&back, "Back")]);
    nodes.extend(error_summary(mistakes));
    nodes.push(page_title(title.clone()));
    let news = match meanwhile {
        Meanwhile::AsItWas => Vec::new(),
        Meanwhile::Changed => several([inset(several([text(
            "This was changed elsewhere while you had the form open. If you save, what you changed is kept beside it until somebody chooses. To see the other version first, go back and open the form again.",
        )]))]),
    };
    // It has its place whether it is there or not, so that the form below is not drawn again.
    nodes.push(element("div", news).node());
    nodes.push(form(FormName::Record, fields).node());
    if let (Some(id), "") = (&subject.id, subject.sort.part) {
        let deed = Deed::Remove(id.as_str().to_owned()).words();
        let words = several([text(format!("Remove this {}", subject.noun()))]);
        nodes.push(said(
            "It goes out of sight and can be brought back with Undo.",
        ));
        nodes.push(button("govuk-button govuk-button--secondary", deed, words));
    }
    Sheet {
        title: form_title(&title, mistakes),
        nodes,
    }
}

fn control(filling: &Form<'_>, field: &Field, subject: &Subject, workspace: &Workspace) -> Node {
    let (name, hint) = (field.name, field.hint);
    let label = if field.needed.is_empty() {
        format!("{} (optional)", field.label)
    } else {
        field.label.to_owned()
    };
    let boxes = |options: Vec<(String, String)>, none: &str| {
        let options = with_strangers(options, subject.before.all(name));
        if options.is_empty() {
            return said(format!("{}: {none}", field.label));
        }
        filling.checkboxes(name, &label, &options)
    };
    match field.control {
        Control::Line
        | Control::Number
        | Control::Numbers
        | Control::Amount
        | Control::Quantity => filling.text_field(name, &label, hint),
        Control::Colour(tone) => filling.colour_field(name, &label, hint, tone.usual),
        Control::Text => filling.text_area(name, &label, hint, 4),
        Control::Lines | Control::Papers | Control::Phrases => {
            filling.text_area(name, &label, hint, 3)
        }
        Control::Date => filling.date_fields(name, &label),
        Control::Words(words, _) => {
            let choice = |(value, label): &(&'static str, &'static str)| Choice {
                value,
                label: (*label).to_owned(),
                more: Vec::new(),
            };
            filling.radios(name, field.label, words.iter().map(choice).collect())
        }
        Control::One(kind) => {
            let mut options = several([(String::new(), "None".to_owned())]);
            options.extend(options::of(workspace, kind));
            let options = with_strangers(options, subject.before.all(name));
            filling.select(name, &label, hint, &options)
        }
        Control::Several(Recommendation::TYPE) if workspace.recommendations.len() > MANY => {
            many::choose(filling, name, &label, workspace)
        }
        Control::Several(kind) => boxes(
            options::of(workspace, kind),
            "there are none to choose from yet.",
        ),
        Control::Districts => boxes(
            options::districts(workspace),
            "the review names no districts yet. Add them on the Review page, under Change the review.",
        ),
        Control::Questions => boxes(
            options::questions(workspace),
            "the review has no questions yet. Add them on the Review page.",
        ),
    }
}

/// With what is recorded and is not among the things to choose from, so that it is not lost by a save.
fn with_strangers<'a>(
    mut options: Vec<(String, String)>,
    recorded: impl Iterator<Item = &'a str>,
) -> Vec<(String, String)> {
    for value in recorded {
        if !options.iter().any(|(one, _)| one == value) {
            options.push((
                value.to_owned(),
                format!("{value}, which is not here any more"),
            ));
        }
    }
    options
}

/// How many signs of a text tell those who hear a link which entry it is about.
const ENOUGH: usize = 60;

/// The link to the form of a record, or of a part of it, with what it is for those who hear it.
#[inline(never)]
pub fn change_link(id: &RecordId, part: &str, what: &str) -> Node {
    let mut short: String = what.chars().take(ENOUGH).collect();
    if short.len() < what.len() {
        short.push('…');
    }
    let words = several([text("Change"), heard(format!(" {short}"))]);
    element("a", words)
        .class("st-change")
        .with(
            "href",
            Route::EditRecord(id.clone(), part.to_owned()).href(),
        )
        .node()
}

/// The link to the form that adds a record of a kind, for the record that it hangs on.
#[inline(never)]
pub fn add_link(kind: &str, parent: Option<&RecordId>, words: &str) -> Node {
    button_link(
        ButtonLook::Secondary,
        Route::AddRecord(kind.to_owned(), parent.cloned()).href(),
        several([text(words)]),
    )
}
