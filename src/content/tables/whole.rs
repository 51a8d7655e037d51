//! What keeping a whole table of statistics would do, and what it did, in words.

use crate::content::form::{Choice, Form};
use crate::content::tables::preview::{count, problems};
use crate::content::tables::statistics::ReadStatistic;
use crate::exchange::statistics::whole::Outcome;
use crate::markup::part::{said, sub_heading};
use crate::markup::{Node, several};

/// The name of the buttons that say how figures are kept, and what they say.
pub(super) const KEEP: &str = "keep";
pub(super) const SINGLY: &str = "singly";
pub(super) const WHOLE: &str = "whole";

/// What keeping the whole of a table would do to the record.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Weighed {
    /// Tables that are new.
    pub new: usize,
    /// Tables that are here already and get something.
    pub altered: usize,
    /// Tables that are here already, with the same figures.
    pub same: usize,
    /// Figures that are new.
    pub figures: usize,
    /// Figures that say something else than before.
    pub corrected: usize,
}

impl Weighed {
    /// Adds what one table does.
    pub fn add(&mut self, outcome: &Outcome) {
        match (outcome.is_known, &outcome.record) {
            (false, _) => self.new += 1,
            (true, Some(_)) => self.altered += 1,
            (true, None) => self.same += 1,
        }
        let [figures, corrected] = outcome.figures;
        self.figures += figures;
        self.corrected += corrected;
    }
}

/// How the figures are kept: singly or as whole tables, and what the latter would do.
pub(super) fn ways(table: &ReadStatistic, filling: &Form<'_>) -> Vec<Node> {
    let choice = |value, label: &str| Choice {
        value,
        label: label.to_owned(),
        more: Vec::new(),
    };
    let ways = vec![
        choice(SINGLY, "Take the ticked figures singly"),
        choice(WHOLE, "Keep the whole table"),
    ];
    let mut nodes = several([
        filling.radios(KEEP, "How to keep it", ways),
        said(
            "Take single figures where the review quotes them, and the whole table where you want to look up places and periods later.",
        ),
    ]);
    nodes.push(sub_heading("What keeping the whole table does"));
    if !table.whole.errors.is_empty() {
        nodes.extend(problems(&table.whole.errors));
        return nodes;
    }
    let weighed = &table.weighed;
    nodes.push(said(format!(
        "It has {} with {}, one table for each measure.",
        count(table.whole.tables(), "table"),
        count(table.whole.places(), "place"),
    )));
    nodes.push(said(sentence(weighed, "New", "would be")));
    nodes
}

/// What was done, for the line above the page.
pub fn kept_said(weighed: &Weighed) -> String {
    match weighed {
        Weighed {
            new: 0, altered: 0, ..
        } => {
            "Nothing was changed: these tables are here already, with the same figures.".to_owned()
        }
        weighed => sentence(weighed, "Kept whole", "were"),
    }
}

fn sentence(weighed: &Weighed, new: &str, were: &str) -> String {
    let mut words = format!(
        "{new}: {}, with {}.",
        count(weighed.new, "table"),
        count(weighed.figures, "new figure")
    );
    if weighed.altered > 0 {
        words.push_str(&format!(
            " Brought up to date: {}. Corrected figures: {}. What the file has no figure for {were} left as it is.",
            count(weighed.altered, "table"),
            weighed.corrected
        ));
    }
    if weighed.same > 0 {
        words.push_str(&format!(
            " Here already with the same figures: {}.",
            count(weighed.same, "table")
        ));
    }
    words
}
