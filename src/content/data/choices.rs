//! What a person can do with files: save, check, merge, open.

use crate::content::data::{BUTTON, SECOND, Shown};
use crate::content::deed::{Deed, FormName, Purpose};
use crate::content::form::form;
use crate::markup::part::{ListLook, button, disclosure, inset, link, list, paragraph, said};
use crate::markup::{Node, element, several, text};
use crate::query::describe::kind_name;
use crate::query::timing::plural;
use crate::route::Route;

/// The name of the field for the text of a file.
pub const PASTED: &str = "pasted";

/// How many entries of a kind hold words that somebody typed in this browser.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TypedHere {
    /// The kind of record.
    pub kind: String,
    /// How many.
    pub entries: u32,
}

pub(super) fn choices(shown: &Shown<'_>) -> Vec<Node> {
    let mut nodes = Vec::new();
    if shown.conflicts > 0 {
        let count = plural(
            u32::try_from(shown.conflicts).unwrap_or(u32::MAX),
            "conflict",
        );
        nodes.push(inset(several([
            text(format!("{count} to settle. ")),
            link(
                Route::Conflicts.href(),
                several([text("See both versions")]),
            ),
        ])));
    }
    if shown.pairs > 0 {
        let words = if shown.pairs == 1 {
            "2 entries look alike. ".to_owned()
        } else {
            let pairs = plural(u32::try_from(shown.pairs).unwrap_or(u32::MAX), "pair");
            format!("{pairs} of entries look alike. ")
        };
        nodes.push(inset(several([
            text(words),
            link(
                Route::Conflicts.href(),
                several([text("Perhaps entered twice")]),
            ),
        ])));
    }
    let mut save = several([
        button(
            BUTTON,
            Deed::SaveFile.words(),
            several([text("Save a file")]),
        ),
        said("Then make sure that the file is whole: choose it from your downloads."),
        choose(Purpose::Check, "Check the file"),
    ]);
    save.extend(typed(shown.typed));
    let merge = several([
        choose(Purpose::Merge, "Merge a file"),
        said("You can choose several files, or drop them on this page."),
        paste(),
    ]);
    let choices = several([
        choice(
            "Save",
            "Makes one file with everything in it. Send it to a colleague, or keep it as your copy.",
            save,
        ),
        choice(
            "Merge",
            "Adds a colleague's work to yours. Nothing of yours is lost, and nothing is written before you have seen what comes.",
            merge,
        ),
        choice(
            "Open",
            "Shows a file in place of what is here. What is here becomes a restore point.",
            several([choose(Purpose::Open, "Open a file")]),
        ),
    ]);
    nodes.push(element("ul", choices).class("st-choices").node());
    nodes.push(paragraph(several([
        link(Route::ReadPaper.href(), several([text("Read a paper in")])),
        text(": a report, a response form or minutes. "),
        link(
            Route::Tables.href(),
            several([text("Tables for a spreadsheet")]),
        ),
        text(": out as CSV, and in again. "),
        link(
            Route::Checks.href(),
            several([text("Checks of the record")]),
        ),
        text("."),
    ])));
    nodes.push(said(
        "If the browser does not hand you a file, copy its text and paste it into an e-mail.",
    ));
    nodes.push(button(
        SECOND,
        Deed::CopyFile.words(),
        several([text("Copy the file's text")]),
    ));
    nodes
}

fn choice(title: &str, words: &str, more: Vec<Node>) -> Node {
    let heading = element("h2", several([text(title)]))
        .class("govuk-heading-m")
        .node();
    let children = [heading, said(words)].into_iter().chain(more).collect();
    element("li", children).node()
}

pub(in crate::content) fn choose(purpose: Purpose, words: &str) -> Node {
    element("button", several([text(words)]))
        .with("type", "button")
        .with("id", purpose.button_id())
        .class(SECOND)
        .with("data-do", Deed::Choose(purpose).words())
        .node()
}

/// What goes into the file that a person may want to look through first.
fn typed(typed: &[TypedHere]) -> Option<Node> {
    let lines: Vec<Vec<Node>> = typed
        .iter()
        .map(|typed| {
            let count = plural(typed.entries, "entry").replace("entrys", "entries");
            several([text(format!("{}: {count}", kind_name(&typed.kind)))])
        })
        .collect();
    (!lines.is_empty()).then(|| {
        disclosure(
            "Words that people typed go into the file",
            several([
                said("Look through them before you send the file. No private details of staff or of people who use services should be in it."),
                list(ListLook::Bullets, lines),
            ]),
        )
        .class("govuk-details")
        .node()
    })
}

fn paste() -> Node {
    pasting(
        "The text of a saved file",
        "Paste the text of a file instead",
    )
}

/// A closed part with a field for a text that is read as if it were a file.
pub(in crate::content) fn pasting(label: &str, summary: &str) -> Node {
    let label = element("label", several([text(label)]))
        .class("govuk-label")
        .with("for", PASTED);
    let area = element("textarea", Vec::new())
        .class("govuk-textarea")
        .with("id", PASTED)
        .with("name", PASTED)
        .with("rows", "4")
        .with("spellcheck", "false");
    let send = element("button", several([text("Read this text")]))
        .class(SECOND)
        .with("type", "submit");
    let form = form(
        FormName::Paste,
        several([label.node(), area.node(), send.node()]),
    );
    disclosure(summary, several([form.node()]))
        .class("govuk-details")
        .node()
}

/// The hidden input behind a button; choosing a file there reads it.
pub(in crate::content) fn file_input(purpose: Purpose) -> Node {
    let label = match purpose {
        Purpose::Merge => "Files to merge",
        Purpose::Open => "File to open",
        Purpose::Check => "File to check",
        Purpose::Paper => "Text of a paper",
        Purpose::Table => "Table to read in",
        Purpose::Since => "File to compare with",
    };
    let accept = match purpose {
        Purpose::Paper => ".txt,.md,text/plain",
        Purpose::Table => ".csv,.tsv,.txt,text/csv",
        _ => ".json,application/json,.txt",
    };
    let input = element("input", Vec::new())
        .with("type", "file")
        .with("id", purpose.input_id())
        .with("aria-label", label)
        .with("accept", accept)
        .with("data-do", Deed::Read(purpose).words())
        .with("hidden", "");
    match purpose {
        Purpose::Merge => input.with("multiple", "").node(),
        _ => input.node(),
    }
}
