//! Data: saving, merging and opening files, the way back, and where everything is.

use crate::content::deed::{Deed, Purpose};
use crate::content::form::trouble;
use crate::content::history::moment_said;
use crate::content::merge;
use crate::content::sheet::Sheet;
use crate::history::change_set::ChangeSet;
use crate::history::fold::fold;
use crate::markup::part::{
    ListLook, button, facts, heard, list, name, page_title, quiet, said, section,
};
use crate::markup::{Node, element, several, text};
use crate::query::list::{Row, rows};
use crate::query::summary::answer_counts;
use crate::query::timing::plural;
use crate::snapshot::compare::Preview;
use crate::snapshot::envelope::Snapshot;
use crate::store::{Misfit, Shelf};

const BUTTON: &str = "govuk-button";
const SECOND: &str = "govuk-button govuk-button--secondary";
const WARNING: &str = "govuk-button govuk-button--warning";

/// A file that a person chose and the app has read whole.
#[derive(Clone, PartialEq, Debug)]
pub struct ReadFile {
    /// The file's name.
    pub name: String,
    /// What is in it.
    pub snapshot: Snapshot,
}

/// What the page asks or says about a file.
#[derive(Clone, PartialEq, Debug)]
pub enum Asking {
    /// Nothing: no file was chosen.
    Nothing,
    /// A file is being read.
    Reading,
    /// Whether to merge a file.
    Merging(ReadFile),
    /// Whether to open a file.
    Opening(ReadFile),
    /// That a file cannot be used, and why.
    Trouble(String),
}

/// What the page knows of the place where the data is.
pub struct Place<'a> {
    /// The path of the file, or the address of the site.
    pub address: &'a str,
    /// How many changes the workspace has.
    pub changes: u32,
    /// The workspaces that were open before.
    pub restore_points: &'a [Shelf],
    /// What on the shelf could not be understood.
    pub misfits: &'a [Misfit],
}

/// The page. `preview` gives what merging a file would do.
pub fn sheet(
    asking: &Asking,
    here: &[Row],
    place: &Place<'_>,
    today: time::Date,
    preview: impl Fn(&Snapshot) -> Preview,
) -> Sheet {
    let title = "Data";
    let mut nodes = Vec::new();
    if let Asking::Trouble(message) = asking {
        nodes.push(trouble(message));
    }
    nodes.push(page_title(title));
    match asking {
        Asking::Nothing | Asking::Trouble(_) => nodes.push(choices()),
        Asking::Reading => nodes.push(said("Reading the file…")),
        Asking::Merging(file) => nodes.push(merging(file, &preview(&file.snapshot))),
        Asking::Opening(file) => nodes.push(opening(file, here, today)),
    }
    nodes.extend([Purpose::Merge, Purpose::Open, Purpose::Check].map(file_input));
    nodes.extend(restore_points(place.restore_points));
    nodes.push(whereabouts(place));
    nodes.extend(misfits(place.misfits));
    Sheet {
        title: title.to_owned(),
        nodes,
    }
}

fn choices() -> Node {
    let choice = |title: &str, words: &str, more: Vec<Node>| {
        let heading = element("h2", several([text(title)]))
            .class("govuk-heading-m")
            .node();
        let children = [heading, said(words)].into_iter().chain(more).collect();
        element("li", children).node()
    };
    let choose = |purpose: Purpose, words: &str| {
        element("button", several([text(words)]))
            .with("type", "button")
            .with("id", purpose.button_id())
            .class(SECOND)
            .with("data-do", Deed::Choose(purpose).words())
            .node()
    };
    let choices = several([
        choice(
            "Save",
            "Makes one file with everything in it. Send it to a colleague, or keep it as your copy.",
            several([
                button(
                    BUTTON,
                    Deed::SaveFile.words(),
                    several([text("Save a file")]),
                ),
                said("Then make sure that the file is whole: choose it from your downloads."),
                choose(Purpose::Check, "Check the file"),
            ]),
        ),
        choice(
            "Merge",
            "Adds a colleague's work to yours. Nothing of yours is lost, and nothing is written before you have seen what comes.",
            several([choose(Purpose::Merge, "Merge a file")]),
        ),
        choice(
            "Open",
            "Shows a file in place of what is here. What is here becomes a restore point.",
            several([choose(Purpose::Open, "Open a file")]),
        ),
    ]);
    element("ul", choices).class("st-choices").node()
}

/// The hidden input behind a button; choosing a file there reads it.
fn file_input(purpose: Purpose) -> Node {
    let label = match purpose {
        Purpose::Merge => "File to merge",
        Purpose::Open => "File to open",
        Purpose::Check => "File to check",
    };
    element("input", Vec::new())
        .with("type", "file")
        .with("id", purpose.input_id())
        .with("aria-label", label)
        .with("accept", ".json,application/json,.txt")
        .with("data-do", Deed::Read(purpose).words())
        .with("hidden", "")
        .node()
}

fn question(title: &str, mut children: Vec<Node>, buttons: Vec<Node>) -> Node {
    let title = element("h2", several([text(title)]))
        .class("govuk-heading-l")
        .with("id", "file-question")
        .with("tabindex", "-1");
    children.insert(0, title.node());
    children.push(element("div", buttons).class("govuk-button-group").node());
    element("section", children)
        .class("st-section")
        .with("aria-labelledby", "file-question")
        .node()
}

fn merging(file: &ReadFile, preview: &Preview) -> Node {
    let stamp = &file.snapshot.stamp;
    let from = format!(
        ". From {}, saved {}.",
        stamp.by,
        moment_said(&stamp.exported_at)
    );
    let mut children = several([crate::markup::part::paragraph(several([
        name(file.name.clone()),
        text(from),
    ]))]);
    children.extend(merge::preview(preview));
    let leave = |words: &str| button(SECOND, Deed::LeaveFile.words(), several([text(words)]));
    let buttons = if preview.new.is_empty() {
        several([leave("Close")])
    } else {
        several([
            button(BUTTON, Deed::Merge.words(), several([text("Merge")])),
            leave("Cancel"),
        ])
    };
    question("Before you merge", children, buttons)
}

fn opening(file: &ReadFile, here: &[Row], today: time::Date) -> Node {
    let mut set = ChangeSet::new();
    set.union(file.snapshot.changes.iter().cloned());
    let workspace = fold(&set);
    let review = workspace.reviews.values().next();
    let title = review.map_or_else(
        || "No review".to_owned(),
        |entry| entry.record.title.clone(),
    );
    let stamp = &file.snapshot.stamp;
    let pairs = [
        ("File", file.name.clone()),
        (
            "Saved by",
            format!("{}, {}", stamp.by, moment_said(&stamp.exported_at)),
        ),
        ("Review", title),
        (
            "In the file",
            answer_counts(&rows(&workspace, today)).sentence(),
        ),
        ("Here now", answer_counts(here).sentence()),
    ]
    .map(|(key, value)| (key.to_owned(), several([name(value)])));
    let children = several([
        facts(pairs.into()),
        said(
            "What is here now will be kept as a restore point on this page. To have both together, merge the file instead.",
        ),
    ]);
    let buttons = several([
        button(
            WARNING,
            Deed::Open.words(),
            several([text("Open and replace")]),
        ),
        button(SECOND, Deed::LeaveFile.words(), several([text("Cancel")])),
    ]);
    question("Open this file instead?", children, buttons)
}

fn restore_points(shelves: &[Shelf]) -> Option<Node> {
    let items: Vec<Vec<Node>> = shelves
        .iter()
        .map(|shelf| {
            let words = several([text("Go back to this"), heard(format!(": {}", shelf.label))]);
            several([
                name(shelf.label.clone()),
                quiet(several([text(format!(
                    ", begun {} ",
                    moment_said(&shelf.begun)
                ))])),
                button(
                    SECOND,
                    Deed::GoBack(shelf.id.as_str().to_owned()).words(),
                    words,
                ),
            ])
        })
        .collect();
    (!items.is_empty()).then(|| section("Restore points", several([list(ListLook::Spaced, items)])))
}

fn whereabouts(place: &Place<'_>) -> Node {
    let address = element("bdi", several([text(place.address)]))
        .class("st-path")
        .node();
    let here = crate::markup::part::paragraph(several([
        text("Your changes are in this browser, on this computer, for this copy of the tracker: "),
        address,
    ]));
    section(
        "Where this data is",
        several([
            here,
            said(
                "They are not in the tracker's own file. If you clear the browser's data, or move this file in Firefox, they go out of view. A saved file is the only sure copy.",
            ),
            said(format!(
                "This workspace has {} in all.",
                plural(place.changes, "change")
            )),
        ]),
    )
}

/// What on the shelf is not a sound change. It is left alone and can be read here.
fn misfits(misfits: &[Misfit]) -> Option<Node> {
    let items: Vec<Vec<Node>> = misfits
        .iter()
        .map(|misfit| {
            let raw = element("pre", several([text(misfit.raw.clone())]))
                .class("st-raw")
                .with("tabindex", "0");
            several([name(misfit.key.clone()), raw.node()])
        })
        .collect();
    (!items.is_empty()).then(|| {
        let what = "Something else may have written to this browser's storage, or it was damaged. The tracker has left it as it is. Copy it from here if you need it.";
        section("Stored data that could not be read", several([said(what), list(ListLook::Spaced, items)]))
    })
}
