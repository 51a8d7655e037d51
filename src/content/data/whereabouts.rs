//! Where the data is, how much room there is, and what is in a saved file.

use crate::content::history::moment_said;
use crate::markup::part::{facts, name, said, section as part};
use crate::markup::{Node, element, several, text};
use crate::query::timing::plural;
use crate::store::joined::{Near, Vault};

/// The file that was saved last.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LastFile {
    /// Its name.
    pub name: String,
    /// When, as `2021-01-14T16:10:00Z`.
    pub at: String,
}

/// What the page knows of the place where the data is.
pub struct Place<'a> {
    /// The path of the file, or the address of the site.
    pub address: &'a str,
    /// When this browser was first used for the tracker, where that is known.
    pub first_used: Option<String>,
    /// How many entries the workspace has.
    pub records: u32,
    /// How many changes the workspace has.
    pub changes: u32,
    /// How many of them did not come with the app.
    pub own_changes: u32,
    /// How many of those are in no saved file.
    pub in_no_file: u32,
    /// The file that was saved last.
    pub last_file: Option<LastFile>,
    /// Bytes in use, where the browser tells.
    pub used: Option<u64>,
    /// Bytes there are in all, where the browser tells.
    pub room: Option<u64>,
    /// Whether the browser has promised not to clear the data by itself, where it tells.
    pub promised: Option<bool>,
    /// How the page is kept for when there is no network, in a word; empty for a file, which is always there.
    pub offline: &'a str,
    /// The state of the browser's two stores.
    pub stores: (Near, Vault),
}

pub(super) fn section(place: &Place<'_>) -> Node {
    let address = element("bdi", several([text(place.address)]))
        .class("st-path")
        .node();
    let mut pairs = vec![("This copy of the tracker".to_owned(), several([address]))];
    let mut fact = |key: &str, value: String| pairs.push((key.to_owned(), several([name(value)])));
    let first = place.first_used.as_deref().map(moment_said);
    fact(
        "First used here",
        first.unwrap_or_else(|| "Not yet".to_owned()),
    );
    fact("Entries", place.records.to_string());
    fact("Changes", place.changes.to_string());
    fact("In no saved file", plural(place.in_no_file, "change"));
    fact("Last saved file", last_file(place.last_file.as_ref()));
    fact("Room", room(place));
    fact(
        "Can the browser clear it?",
        clearing(place.promised).to_owned(),
    );
    fact("Without a network", offline(place.offline).to_owned());
    fact("Stores", stores(place.stores).to_owned());
    part(
        "Where my data lives",
        several([
            said(
                "Your changes are in this browser, on this computer. They are not in the tracker's own file.",
            ),
            facts(pairs),
            said(
                "If you clear the browser's data they are gone. In Firefox, a copy of the tracker that was moved or renamed starts empty: open the old copy, or open your last saved file in the new one. A private window forgets everything when it is closed. A saved file is the only sure copy.",
            ),
        ]),
    )
}

fn last_file(file: Option<&LastFile>) -> String {
    match file {
        None => "None yet".to_owned(),
        Some(file) => format!("{}, {}", file.name, moment_said(&file.at)),
    }
}

fn room(place: &Place<'_>) -> String {
    match (place.used, place.room) {
        (Some(used), Some(all)) => format!(
            "{} used, {} left",
            bytes(used),
            bytes(all.saturating_sub(used))
        ),
        _ => "The browser does not say".to_owned(),
    }
}

fn bytes(number: u64) -> String {
    match number {
        0..1_000_000 => format!("{} kB", number.div_ceil(1_000)),
        1_000_000..1_000_000_000 => format!("{} MB", number / 1_000_000),
        _ => format!("{} GB", number / 1_000_000_000),
    }
}

fn clearing(promised: Option<bool>) -> &'static str {
    match promised {
        Some(true) => "Not by itself. You can.",
        Some(false) => "Yes, when the disk is full. This is rare.",
        None => "The browser does not say",
    }
}

/// Whether the page opens without a network, or why not and what to do.
fn offline(word: &str) -> &'static str {
    match word {
        "" => "It works. This copy is a file on this computer.",
        "kept" => "It works. All files of this page are kept in this browser.",
        "looking" => "Not yet known. The browser is taking in the files of this page.",
        "lacking" => {
            "It does not work now: the browser has dropped some files of this page. Reload the page while there is a network."
        }
        "not-taken" => {
            "It does not work: the files on the host are not all of one version, or could not be fetched. Reload the page later."
        }
        "no-https" => {
            "It does not work: browsers keep pages of https addresses only. Ask for such an address, or use the tracker as one file."
        }
        "no-worker" => {
            "It does not work: this window does not let a page be kept. It may be a private window. Use another window, or the tracker as one file."
        }
        _ => {
            "It does not work: the browser or the host has refused to keep this page. Use the tracker as one file, or ask your IT support about service workers."
        }
    }
}

fn stores(stores: (Near, Vault)) -> &'static str {
    match stores {
        (Near::Lasting, Vault::Open) => "Both of the browser's stores hold your work.",
        (Near::ThisWindow, Vault::Open) => {
            "One store holds your work. The browser refuses the other."
        }
        (Near::Lasting, _) => {
            "One store holds your work. The other, which is safe from a crash, does not answer."
        }
        (Near::ThisWindow, _) => "The browser refuses both. Your work is in this window only.",
    }
}
