//! Data: saving, merging and opening files, the ways back, and where everything is.

pub(super) mod choices;
mod erase;
mod kept;
mod opening;
mod whereabouts;

use std::sync::Arc;

use crate::content::form::{error_summary, trouble};
use crate::content::merge;
use crate::content::read_paper::AtHand;
use crate::content::sheet::Sheet;
use crate::content::tables::ReadTable;
use crate::content::tables::statistics::ReadStatistic;
use crate::domain::amount::with_commas;
use crate::domain::workspace::Workspace;
use crate::history::command::Mistake;
use crate::markup::part::{button, page_title, said};
use crate::markup::{Node, element, several, text};
use crate::query::conflict::Conflicts;
use crate::query::list::Row;
use crate::snapshot::compare::Preview;
use crate::snapshot::envelope::Snapshot;
use crate::store::{MergeReport, Misfit, Shelf};

use crate::content::deed::{Deed, Purpose};

pub use choices::{PASTED, TypedHere};
pub(in crate::content) use choices::{choose, file_input};
pub use opening::Incoming;
pub use whereabouts::{LastFile, Place};

pub(in crate::content) const BUTTON: &str = "govuk-button";
pub(in crate::content) const SECOND: &str = "govuk-button govuk-button--secondary";
const WARNING: &str = "govuk-button govuk-button--warning";

/// A file that a person chose and the app has read whole.
#[derive(Clone, PartialEq, Debug)]
pub struct ReadFile {
    /// The file's name.
    pub name: String,
    /// What is in it.
    pub snapshot: Snapshot,
}

/// A file that could not be read, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unread {
    /// The file's name.
    pub name: String,
    /// Why, as a sentence for a person.
    pub why: String,
}

/// What the page asks or says about files.
#[derive(Clone, PartialEq, Debug)]
pub enum Asking {
    /// Nothing: no file was chosen.
    Nothing,
    /// A whole table of statistics is on its way into the record.
    Keeping {
        /// Its name.
        name: String,
        /// How much of it is done, in hundredths.
        percent: u32,
    },
    /// Files are being read.
    Reading {
        /// The name of the one at hand.
        name: String,
        /// How much of it has been read, in hundredths, where the browser tells.
        percent: Option<u32>,
    },
    /// The entries of a large file are being read.
    ReadingEntries {
        /// Its name.
        name: String,
        /// How many of them were read.
        done: usize,
        /// How many there are; 0 while that is not known.
        of: usize,
    },
    /// Whether to read files although they are large.
    Large {
        /// How large they are together, in megabytes.
        megabytes: u64,
    },
    /// Whether to read a file whose half signs cannot be read as they are.
    HalfSigns {
        /// What is wrong with it.
        said: String,
    },
    /// Whether to merge files.
    Merging {
        /// Those that were read.
        files: Vec<ReadFile>,
        /// Those that were not.
        unread: Vec<Unread>,
    },
    /// Whether to open a file.
    Opening(ReadFile),
    /// Whether to read a table in.
    Table(ReadTable),
    /// What to take of a table of statistics.
    Statistic(ReadStatistic),
    /// What is here and not in a file.
    Since(ReadFile),
    /// Whether to take everything away from this browser.
    Erasing,
    /// Whether what was found in a paper is right.
    Paper(Arc<AtHand>),
    /// That a file cannot be used, and why.
    Trouble(String),
}

/// What a question about files needs to know of them. It is worked out once for a question and a state of the record.
pub enum Weighed {
    /// Nothing is asked that needs it.
    Nothing,
    /// It is being worked out: how much is done, in hundredths.
    UnderWay(u32),
    /// What merging the files would do, with the conflicts it would make.
    Merge(Box<Preview>, Conflicts),
    /// What is in the file that would be opened.
    Open(Incoming),
}

/// What the page shows besides what it asks.
pub struct Shown<'a> {
    /// The workspace.
    pub workspace: &'a Workspace,
    /// The lines of the recommendations.
    pub rows: &'a [Row],
    /// Where the data is.
    pub place: Place<'a>,
    /// What people typed in this browser, by kind of entry.
    pub typed: &'a [TypedHere],
    /// The workspaces that were open before.
    pub restore_points: &'a [Shelf],
    /// What was merged.
    pub merges: &'a [MergeReport],
    /// What could not be understood.
    pub misfits: &'a [Misfit],
    /// How many conflicts stand.
    pub conflicts: usize,
    /// How many pairs of entries may be one thing entered twice.
    pub pairs: usize,
    /// What is wrong with what was chosen.
    pub mistakes: &'a [Mistake],
}

/// The page. `weighed` is what was worked out for what it asks.
pub fn sheet(asking: &Asking, shown: &Shown<'_>, weighed: &Weighed) -> Sheet {
    let title = "Data";
    // It has its place whether it is there or not, so that what is typed and chosen below it stays.
    let wrong = match asking {
        Asking::Trouble(message) => Some(trouble(message)),
        _ => error_summary(shown.mistakes),
    };
    let mut nodes = several([
        element("div", wrong.into_iter().collect()).node(),
        page_title(title),
    ]);
    match asking {
        // Papers, tables and what changed have pages of their own.
        Asking::Nothing
        | Asking::Trouble(_)
        | Asking::Since(_)
        | Asking::Table(_)
        | Asking::Statistic(_)
        | Asking::Keeping { .. }
        | Asking::Paper(_) => {
            nodes.extend(choices::choices(shown));
        }
        Asking::Reading { name, percent } => nodes.push(reading(name, *percent)),
        Asking::ReadingEntries { name, done, of } => nodes.push(reading_entries(name, *done, *of)),
        Asking::Large { megabytes } => nodes.push(large(*megabytes)),
        Asking::HalfSigns { said } => nodes.push(half_signs(said)),
        Asking::Merging { files, unread } => match weighed {
            Weighed::Merge(preview, conflicts) => {
                nodes.push(merge::question(files, unread, preview, conflicts));
            }
            Weighed::UnderWay(percent) => nodes.push(comparing(*percent)),
            Weighed::Nothing | Weighed::Open(_) => {}
        },
        Asking::Opening(file) => match weighed {
            Weighed::Open(incoming) => nodes.push(opening::question(file, shown.rows, incoming)),
            Weighed::UnderWay(percent) => nodes.push(looking_through(&file.name, *percent)),
            Weighed::Nothing | Weighed::Merge(..) => {}
        },
        Asking::Erasing => nodes.push(erase::question(shown)),
    }
    nodes.extend([Purpose::Merge, Purpose::Open, Purpose::Check].map(file_input));
    // A question stands alone on the page.
    if matches!(asking, Asking::Nothing | Asking::Trouble(_)) {
        nodes.extend(kept::merges(shown.merges));
        nodes.extend(kept::restore_points(shown.restore_points));
        nodes.push(whereabouts::section(&shown.place));
        nodes.extend(kept::not_understood(shown.workspace));
        nodes.extend(kept::misfits(shown.misfits));
        nodes.push(erase::offer());
    }
    Sheet {
        title: title.to_owned(),
        nodes,
    }
}

/// A question about a file, with its buttons.
pub(in crate::content) fn question(
    title: &str,
    mut children: Vec<Node>,
    buttons: Vec<Node>,
) -> Node {
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

/// The way out of a question.
pub(in crate::content) fn leave(words: &str) -> Node {
    button(SECOND, Deed::LeaveFile.words(), several([text(words)]))
}

pub(in crate::content) fn reading(name: &str, percent: Option<u32>) -> Node {
    let how_far = percent.map_or_else(String::new, |percent| format!(" {percent}% so far."));
    let words = said(format!(
        "Reading {name}…{how_far} Nothing is changed until you agree."
    ));
    question("Reading", several([words]), several([leave("Cancel")]))
}

fn reading_entries(name: &str, done: usize, of: usize) -> Node {
    let commas = |count| with_commas(u64::try_from(count).unwrap_or(u64::MAX));
    let how_far = match of {
        0 => String::new(),
        of => format!(" {} of {} entries so far.", commas(done), commas(of)),
    };
    let words = said(format!(
        "Reading {name}…{how_far} Nothing is changed until you agree."
    ));
    question("Reading", several([words]), several([leave("Cancel")]))
}

fn comparing(percent: u32) -> Node {
    let words = said(format!(
        "Working out what a merge would change… {percent}% so far. Nothing is changed until you agree."
    ));
    question("Comparing", several([words]), several([leave("Cancel")]))
}

fn looking_through(name: &str, percent: u32) -> Node {
    let words = said(format!(
        "Looking through {name}… {percent}% so far. Nothing is changed until you agree."
    ));
    question("Opening", several([words]), several([leave("Cancel")]))
}

pub(super) fn large(megabytes: u64) -> Node {
    let words = said(format!(
        "That is {megabytes} MB. Reading it can take a while. Most saved files have less than 1 MB."
    ));
    let read = button(BUTTON, Deed::ReadOn.words(), several([text("Read it")]));
    question(
        "This is a large file",
        several([words]),
        several([read, leave("Cancel")]),
    )
}

fn half_signs(why: &str) -> Node {
    let words = said(
        "You can read it with a replacement sign, \u{fffd}, in each such place. Each text that has one will show as edited outside the app.",
    );
    let read = button(
        BUTTON,
        Deed::ReadOn.words(),
        several([text("Read it with replacement signs")]),
    );
    question(
        "Some signs in the file are broken",
        several([said(why), words]),
        several([read, leave("Cancel")]),
    )
}
