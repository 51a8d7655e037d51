//! The pack for paper: what goes into it, how many pages that makes, and the pack itself below.

mod document;
mod form;

use crate::content::changes::print_button;
use crate::content::deed::{Deed, FormName};
use crate::content::entered::Entered;
use crate::content::form::{Form, form as form_of};
use crate::content::help::Help;
use crate::content::sheet::Sheet;
use crate::domain::workspace::Workspace;
use crate::markup::html::plain;
use crate::markup::part::{button, page_title, said};
use crate::markup::{Node, Piece, element, several, text};
use crate::query::list::Row;
use crate::query::timing::plural;

/// The field of what goes in.
const PARTS: &str = "parts";

/// What a pack can hold, and how it can be set: the word in the address, and the label.
const CHOICES: [(&str, &str); 13] = [
    ("cover", "Cover"),
    ("summary", "Summary"),
    ("schedule", "Schedule: one line for each recommendation"),
    ("cards", "Details of each recommendation"),
    ("charts", "Charts with their tables"),
    ("actions", "Actions"),
    ("money", "Money"),
    ("changes", "What changed since the last meeting"),
    ("glossary", "Glossary"),
    ("form", "Response form, as answered, ready to sign"),
    ("blank", "Response form, blank"),
    ("large", "Large print"),
    ("plain", "Plain tables in place of cards and charts"),
];

/// What goes in where nobody has chosen.
const USUAL: &str = "schedule,cards,actions";

/// How many letters go on a page of A4 in the usual size and in large print. A line of a table counts as so many
/// letters more, for its rule and its room.
const ON_A_PAGE: [usize; 2] = [3_400, 1_300];
const OF_A_LINE: usize = 55;

/// What a pack is made of.
pub struct Content<'a> {
    /// The record.
    pub workspace: &'a Workspace,
    /// The recommendations.
    pub rows: &'a [Row],
    /// What changed since the last meeting, in sentences, drafts apart.
    pub changes: &'a [String],
    /// The day, in words.
    pub today: String,
    /// The help, whose glossary explains the words of the pack.
    pub help: &'a Help,
}

/// Whether something was chosen.
fn has(parts: &str, part: &str) -> bool {
    parts.split(',').any(|one| one == part)
}

/// The pack itself.
pub fn document(parts: Option<&str>, content: &Content<'_>) -> Vec<Node> {
    document::nodes(parts.unwrap_or(USUAL), content)
}

/// What was ticked, as an address holds it.
pub fn read(entered: &Entered) -> String {
    let chosen: Vec<&str> = entered.all(PARTS).collect();
    chosen.join(",")
}

/// The page.
pub fn sheet(parts: Option<&str>, content: &Content<'_>) -> Sheet {
    let title = "Print";
    let chosen = parts.unwrap_or(USUAL);
    let pack = document(parts, content);
    let pages = pages(&pack, has(chosen, "large"));
    let mut entered = Entered::blank();
    for part in chosen.split(',') {
        entered.put(PARTS, part);
    }
    let filling = Form {
        entered: &entered,
        mistakes: &[],
    };
    let choices = CHOICES.map(|(word, label)| (word.to_owned(), label.to_owned()));
    let boxes = filling.checkboxes(PARTS, "What goes in", &choices);
    let estimate = element(
        "p",
        several([text(match pages {
            0 => "Nothing is chosen, so there is nothing to print.".to_owned(),
            pages => format!("About {} of A4.", plural(pages, "page")),
        })]),
    )
    .class("govuk-body st-estimate")
    .with("role", "status");
    let report = |word: &str, words: &str| {
        button(
            "govuk-button govuk-button--secondary",
            Deed::Report(word.to_owned()).words(),
            several([text(words)]),
        )
    };
    let buttons = element(
        "div",
        several([
            print_button("Print or save as PDF"),
            report("text", "Copy as text"),
            report("md", "Save as Markdown"),
            report("html", "Save as a web page"),
        ]),
    )
    .class("govuk-button-group");
    let choose = form_of(FormName::Pack, several([boxes])).node();
    let options = element(
        "div",
        several([
            page_title(title),
            said("The pack stands below as it will be printed. Tick what it is to hold. Drafts are never in it."),
            estimate.node(),
            buttons.node(),
            choose,
        ]),
    )
    .class("st-no-print");
    let class = match (has(chosen, "large"), has(chosen, "plain")) {
        (true, true) => "st-pack st-pack--large st-pack--plain",
        (true, false) => "st-pack st-pack--large",
        (false, true) => "st-pack st-pack--plain",
        (false, false) => "st-pack",
    };
    Sheet {
        title: title.to_owned(),
        nodes: several([options.node(), element("div", pack).class(class).node()]),
    }
}

/// About how many pages the pack takes.
fn pages(pack: &[Node], large: bool) -> u32 {
    if pack.is_empty() {
        return 0;
    }
    let [usual, in_large] = ON_A_PAGE;
    let on_a_page = if large { in_large } else { usual };
    let letters: usize = pack.iter().map(letters).sum();
    u32::try_from(letters.div_ceil(on_a_page)).unwrap_or(u32::MAX)
}

/// The letters of a piece, with the room of its lines.
fn letters(node: &Node) -> usize {
    let Piece::Element(parts) = node.piece() else {
        return plain(std::slice::from_ref(node)).chars().count();
    };
    let room = match parts.name {
        "tr" | "p" | "li" | "h2" | "h3" => OF_A_LINE,
        "svg" => return 1_200,
        _ if parts
            .value_of("class")
            .is_some_and(|class| class.contains("st-cover")) =>
        {
            2_600
        }
        _ => 0,
    };
    room + parts.children.iter().map(letters).sum::<usize>()
}
