//! Pieces of forms. They show what stands in them, what is wrong with it, and nothing else.

pub mod date;
pub mod many;

use crate::content::deed::{Deed, FormName};
use crate::content::entered::Entered;
use crate::domain::colour::Colour;
use crate::history::command::Mistake;
use crate::markup::part::heard;
use crate::markup::{Element, Node, element, several, text};

/// A form being filled in: what stands in it, and what needs another look.
#[derive(Clone, Copy)]
pub struct Form<'a> {
    /// What stands in it.
    pub entered: &'a Entered,
    /// What needs another look.
    pub mistakes: &'a [Mistake],
}

/// One thing to choose.
pub struct Choice {
    /// Its value.
    pub value: &'static str,
    /// Its words.
    pub label: String,
    /// More fields, which are shown while this is chosen.
    pub more: Vec<Node>,
}

/// A form that is sent to the app.
pub fn form(name: FormName, children: Vec<Node>) -> Element {
    element("form", children)
        .with("novalidate", "")
        .with("data-do", Deed::Send(name).words())
}

/// The buttons at the end of a form: to send it, and the way out.
pub fn buttons(send: &str, leave: &str) -> Node {
    let send = element("button", several([text(send)]))
        .class("govuk-button")
        .with("type", "submit");
    let leave = element("a", several([text("Cancel")])).with("href", leave);
    element("div", several([send.node(), leave.node()]))
        .class("govuk-button-group")
        .node()
}

/// The list of what needs another look, at the top of a form; nothing while there is nothing.
pub fn error_summary(mistakes: &[Mistake]) -> Option<Node> {
    let links = mistakes.iter().map(|mistake| {
        let go = Deed::Focus(mistake.field.to_owned()).words();
        let link = element("a", several([text(mistake.message.clone())]))
            .with("href", format!("#{}", mistake.field))
            .with("data-do", go);
        element("li", several([link.node()])).node()
    });
    let list = element("ul", links.collect()).class("govuk-list govuk-error-summary__list");
    (!mistakes.is_empty()).then(|| problem(list.node()))
}

/// A sentence in the place of the summary, for something that is wrong with a file and not a field.
pub fn trouble(message: &str) -> Node {
    problem(element("p", several([text(message)])).node())
}

fn problem(what: Node) -> Node {
    let title = element("h2", several([text("There is a problem")]))
        .class("govuk-error-summary__title")
        .with("id", "error-summary-title");
    let body = element("div", several([what])).class("govuk-error-summary__body");
    element("div", several([title.node(), body.node()]))
        .class("govuk-error-summary")
        .with("id", "error-summary")
        .with("tabindex", "-1")
        .with("role", "alert")
        .with("aria-labelledby", "error-summary-title")
        .node()
}

impl Form<'_> {
    /// What is wrong with a field, if anything.
    fn mistake(&self, field: &str) -> Option<&str> {
        let found = self.mistakes.iter().find(|mistake| mistake.field == field);
        found.map(|mistake| mistake.message.as_str())
    }

    /// A field of one line.
    pub fn text_field(&self, field: &'static str, label: &str, hint: &str) -> Node {
        let input = element("input", Vec::new())
            .class(self.control_class("govuk-input", field))
            .with("type", "text")
            .with("autocomplete", "off")
            .with("value", self.entered.raw(field));
        self.labelled(field, label, hint, input)
    }

    /// A field for a colour in digits. Choosing from the browser's colours writes the digits.
    pub fn colour_field(
        &self,
        field: &'static str,
        label: &str,
        hint: &str,
        usual: Colour,
    ) -> Node {
        let shown = Colour::parse(self.entered.text(field)).unwrap_or(usual);
        let choose = element("input", Vec::new())
            .class("st-colour")
            .with("type", "color")
            .with("value", shown.written())
            .with("aria-label", format!("Choose: {label}"))
            .with("data-do", Deed::Pick(field.to_owned()).words());
        element(
            "div",
            several([self.text_field(field, label, hint), choose.node()]),
        )
        .class("st-pair")
        .node()
    }

    /// A field of several lines.
    pub fn text_area(&self, field: &'static str, label: &str, hint: &str, rows: u32) -> Node {
        let input = element("textarea", Vec::new())
            .class(self.control_class("govuk-textarea", field))
            .with("rows", rows.to_string())
            .with("value", self.entered.raw(field));
        self.labelled(field, label, hint, input)
    }

    /// Choosing one from a list that may be long: values with their words.
    pub fn select(
        &self,
        field: &'static str,
        label: &str,
        hint: &str,
        choices: &[(String, String)],
    ) -> Node {
        let options = choices.iter().map(|(value, words)| {
            let option = element("option", several([text(words.clone())])).with("value", value);
            if self.entered.text(field) == value {
                option.with("selected", "").node()
            } else {
                option.node()
            }
        });
        let input =
            element("select", options.collect()).class(self.control_class("govuk-select", field));
        self.labelled(field, label, hint, input)
    }

    fn control_class(&self, class: &'static str, field: &str) -> &'static str {
        match (class, self.mistake(field)) {
            ("govuk-input", Some(_)) => "govuk-input govuk-input--error",
            ("govuk-select", Some(_)) => "govuk-select govuk-select--error",
            ("govuk-textarea", Some(_)) => "govuk-textarea govuk-textarea--error",
            _ => class,
        }
    }

    fn labelled(&self, field: &'static str, label: &str, hint: &str, input: Element) -> Node {
        let mut children = several([element("label", several([text(label)]))
            .class("govuk-label")
            .with("for", field)
            .node()]);
        children.extend(hint_of(field, hint));
        children.extend(self.message(field));
        let mut input = input.with("id", field).with("name", field);
        let described = self.described_by(field, hint);
        if !described.is_empty() {
            input = input.with("aria-describedby", described);
        }
        children.push(input.node());
        self.group(field, children)
    }

    /// Choosing one. The first has the field's name as its id, so that the summary can lead there.
    pub fn radios(&self, field: &str, legend: &str, choices: Vec<Choice>) -> Node {
        let mut items = Vec::new();
        for (place, choice) in choices.into_iter().enumerate() {
            let id = if place == 0 {
                field.to_owned()
            } else {
                format!("{field}-{place}")
            };
            let chosen = self.entered.has(field, choice.value);
            let input = tick(
                "radio",
                "govuk-radios__input",
                field,
                &id,
                choice.value,
                chosen,
            );
            let label = element("label", several([text(choice.label)]))
                .class("govuk-label govuk-radios__label")
                .with("for", id);
            items.push(
                element("div", several([input, label.node()]))
                    .class("govuk-radios__item")
                    .node(),
            );
            if !choice.more.is_empty() {
                items.push(
                    element("div", choice.more)
                        .class("govuk-radios__conditional")
                        .node(),
                );
            }
        }
        let mut children = several([legend_of(
            legend,
            "govuk-fieldset__legend govuk-fieldset__legend--m",
        )]);
        children.extend(self.message(field));
        children.push(element("div", items).class("govuk-radios").node());
        self.group(
            field,
            several([element("fieldset", children).class("govuk-fieldset").node()]),
        )
    }

    /// Choosing any number of values.
    pub fn checkboxes(
        &self,
        field: &'static str,
        legend: &str,
        choices: &[(String, String)],
    ) -> Node {
        // The summary of mistakes leads to the first.
        self.boxes(field, field, legend, choices)
    }

    fn boxes(&self, field: &str, first: &str, legend: &str, choices: &[(String, String)]) -> Node {
        let items = choices.iter().enumerate().map(|(place, (value, label))| {
            let id = match place {
                0 => first.to_owned(),
                _ => format!("{first}-{place}"),
            };
            let chosen = self.entered.has(field, value);
            let input = tick(
                "checkbox",
                "govuk-checkboxes__input",
                field,
                &id,
                value,
                chosen,
            );
            let label = element("label", several([text(label.clone())]))
                .class("govuk-label govuk-checkboxes__label")
                .with("for", id);
            element("div", several([input, label.node()]))
                .class("govuk-checkboxes__item")
                .node()
        });
        let boxes =
            element("div", items.collect()).class("govuk-checkboxes govuk-checkboxes--small");
        let legend = legend_of(legend, "govuk-fieldset__legend govuk-fieldset__legend--s");
        let mut children = several([legend]);
        children.extend(self.message(field));
        children.push(boxes.node());
        let fieldset = element("fieldset", children).class("govuk-fieldset");
        self.group(field, several([fieldset.node()]))
    }

    fn message(&self, field: &str) -> Option<Node> {
        self.mistake(field).map(|message| {
            element("p", several([heard("Error: "), text(message)]))
                .class("govuk-error-message")
                .with("id", format!("{field}-error"))
                .node()
        })
    }

    fn described_by(&self, field: &str, hint: &str) -> String {
        let hint = (!hint.is_empty()).then(|| format!("{field}-hint"));
        let error = self.mistake(field).map(|_| format!("{field}-error"));
        let ids: Vec<String> = hint.into_iter().chain(error).collect();
        ids.join(" ")
    }

    fn group(&self, field: &str, children: Vec<Node>) -> Node {
        let class = match self.mistake(field) {
            Some(_) => "govuk-form-group govuk-form-group--error",
            None => "govuk-form-group",
        };
        element("div", children).class(class).node()
    }
}

fn legend_of(words: &str, class: &'static str) -> Node {
    element("legend", several([text(words)]))
        .class(class)
        .node()
}

fn hint_of(field: &str, hint: &str) -> Option<Node> {
    (!hint.is_empty()).then(|| {
        element("div", several([text(hint)]))
            .class("govuk-hint")
            .with("id", format!("{field}-hint"))
            .node()
    })
}

fn tick(kind: &str, class: &'static str, field: &str, id: &str, value: &str, chosen: bool) -> Node {
    let input = element("input", Vec::new())
        .class(class)
        .with("type", kind)
        .with("name", field)
        .with("id", id)
        .with("value", value);
    if chosen {
        input.with("checked", "").node()
    } else {
        input.node()
    }
}
