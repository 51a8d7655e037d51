//! The status column: a colour for the committee's own view, and a word for how far things have come.

use crate::domain::recommendation::PanelView;
use crate::domain::update::Delivery;
use crate::exchange::fault::Fault;
use crate::exchange::words::{Ours, Reply, WordSet, find, replied, same_word};

/// The field by which a [`Reply`] names this column.
pub const STATUS: &str = "status";

/// What the colours say of further monitoring.
const COLOURS: [(&str, PanelView); 3] = [
    ("Green", PanelView::NoLongerWatched),
    ("Amber", PanelView::KeepWatching),
    ("Red", PanelView::NotSatisfied),
];

/// The sheet's own words.
const WORDS: [(&str, Delivery); 4] = [
    ("complete", Delivery::Done),
    ("completed", Delivery::Done),
    ("ongoing", Delivery::InProgress),
    ("paused", Delivery::Slowed),
];

/// What stands between a colour and a word.
const BETWEEN: [char; 9] = [' ', ':', ';', ',', '/', '-', '–', '—', '\n'];

/// A status as it stands.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(super) struct Status {
    /// The committee's view, where there is a colour.
    pub view: Option<PanelView>,
    /// The words beside it.
    pub words: String,
}

impl Status {
    pub fn read(cell: &str) -> Result<Self, Fault> {
        let mut view = None;
        let mut words = cell.trim().to_owned();
        for (colour, meaning) in COLOURS {
            while let Some((before, after)) = around(&words, colour) {
                if view.is_some_and(|view| view != meaning) {
                    return Err(Fault::TwoColours(cell.trim().to_owned()));
                }
                view = Some(meaning);
                words = joined(before, after);
            }
        }
        let bare = words
            .strip_prefix('(')
            .and_then(|rest| rest.strip_suffix(')'));
        let words = bare.unwrap_or(&words).trim().to_owned();
        Ok(Self { view, words })
    }

    pub fn written(&self) -> String {
        let mut colours = COLOURS.iter();
        let colour = colours.find(|(_, view)| Some(*view) == self.view);
        match (colour, self.words.as_str()) {
            (None, words) => words.to_owned(),
            (Some((colour, _)), "") => (*colour).to_owned(),
            (Some((colour, _)), words) => format!("{colour}: {words}"),
        }
    }
}

/// What is left of a text when a colour is taken out, with the brackets or signs around it.
fn joined(before: &str, after: &str) -> String {
    let (before, after) = match (before.strip_suffix('('), after.strip_prefix(')')) {
        (Some(before), Some(after)) => (before, after),
        _ => (before, after),
    };
    let before = before.trim_end_matches(BETWEEN);
    let after = after.trim_start_matches(BETWEEN);
    if before.is_empty() || after.is_empty() {
        format!("{before}{after}")
    } else {
        format!("{before} {after}")
    }
}

/// What stands before and after a word in a text.
fn around<'a>(text: &'a str, word: &str) -> Option<(&'a str, &'a str)> {
    let mut start = 0;
    for piece in text.split(|sign: char| !sign.is_ascii_alphanumeric()) {
        let end = start + piece.len();
        if piece.eq_ignore_ascii_case(word) {
            return Some((text.get(..start)?, text.get(end..)?));
        }
        start = end + text.get(end..)?.chars().next().map_or(0, char::len_utf8);
    }
    None
}

/// What the words of a status mean.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Meaning {
    Delivery(Delivery),
    /// A person said that the words are the committee's view.
    View(PanelView),
    /// Nothing, or a person said to leave them out.
    Nothing,
    /// Somebody must say.
    Unknown,
}

/// What words can mean.
pub(super) fn choices() -> Vec<Ours> {
    let mut choices = WordSet::Delivery.words();
    choices.extend(WordSet::PanelView.words());
    choices
}

pub(super) fn meaning(words: &str, replies: &[Reply]) -> Meaning {
    if words.is_empty() {
        return Meaning::Nothing;
    }
    if let Some((_, delivery)) = WORDS.iter().find(|(word, _)| same_word(word, words)) {
        return Meaning::Delivery(*delivery);
    }
    let choices = choices();
    match find(&choices, words) {
        Some(ours) => of_word(ours.word),
        None => replied(replies, STATUS, words, &choices).map_or(Meaning::Unknown, of_word),
    }
}

fn of_word(word: &str) -> Meaning {
    match (Delivery::from_word(word), PanelView::from_word(word)) {
        (Some(delivery), _) => Meaning::Delivery(delivery),
        (None, Some(view)) => Meaning::View(view),
        (None, None) => Meaning::Nothing,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

    use super::*;

    #[test]
    fn a_status_is_a_colour_and_words_in_any_order() {
        let (green, red) = (
            Some(PanelView::NoLongerWatched),
            Some(PanelView::NotSatisfied),
        );
        for (cell, view, words) in [
            ("Green: Complete", green, "Complete"),
            ("green", green, ""),
            ("Complete (Green)", green, "Complete"),
            ("GREEN (Complete)", green, "Complete"),
            ("Paused – Red", red, "Paused"),
            ("Red/Red", red, ""),
            ("Reduced", None, "Reduced"),
            ("", None, ""),
            ("slowed down, é", None, "slowed down, é"),
        ] {
            let status = Status::read(cell).unwrap();
            assert_eq!(
                (status.view, status.words.as_str()),
                (view, words),
                "{cell}"
            );
        }
        assert!(Status::read("Amber, was red").is_err());
    }

    #[test]
    fn what_is_written_reads_back() {
        for view in PanelView::ALL.iter().map(|view| Some(*view)).chain([None]) {
            for words in ["", "Complete", "a struggle (money)", "é!"] {
                let words = words.to_owned();
                // The sheet has no colour for a view that was not taken yet.
                let view = view.filter(|view| *view != PanelView::NotConsidered);
                let status = Status { view, words };
                assert_eq!(Status::read(&status.written()).unwrap(), status);
            }
        }
    }
}
