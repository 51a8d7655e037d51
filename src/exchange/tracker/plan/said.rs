//! What the cells of a row of the sheet say.

use crate::domain::date::StatedDate;
use crate::domain::id::RecordId;
use crate::domain::recommendation::PanelView;
use crate::domain::update::Delivery;
use crate::exchange::csv::Row;
use crate::exchange::date::read_date;
use crate::exchange::fault::Fault;
use crate::exchange::tracker::plan::Planner;
use crate::exchange::tracker::plan::groups::Origin;
use crate::exchange::tracker::status::{Meaning, STATUS, Status, choices, meaning};
use crate::exchange::tracker::{HEADINGS, at};
use crate::exchange::words::same_word;

/// What a row says, once it is understood.
pub(super) struct Said<'a> {
    pub reference: &'a str,
    pub origin: Origin<'a>,
    pub area: &'a str,
    pub text: &'a str,
    pub lead: &'a str,
    pub action: &'a str,
    /// The words of the status, where they say how far things have come.
    pub words: String,
    pub delivery: Delivery,
    pub view: Option<PanelView>,
}

impl<'a> Planner<'a> {
    pub(super) fn cell(&self, row: &'a Row, column: usize) -> &'a str {
        self.sheet.frame.cell(row, column).trim()
    }

    pub(super) fn fault(&mut self, row: &Row, column: usize, fault: Fault) {
        let place = self.sheet.frame.named(row, column);
        self.planning.errors.add(place, fault);
    }

    /// What the cells of a row say; `None` when one has a problem or a word to be explained.
    pub(super) fn said(&mut self, row: &'a Row, known: Option<&RecordId>) -> Option<Said<'a>> {
        let reference = self.cell(row, at::REFERENCE);
        let text = self.cell(row, at::TEXT);
        let mut sound = self.is_new_reference(row, reference);
        if text.is_empty() && known.is_none() {
            sound = false;
            self.fault(row, at::TEXT, Fault::Needed(HEADINGS[at::TEXT]));
        }
        let date = self.date(row, at::DATE);
        let executive = self.date(row, at::EXECUTIVE);
        let status = match Status::read(self.cell(row, at::STATUS)) {
            Ok(status) => Some(status),
            Err(fault) => {
                self.fault(row, at::STATUS, fault);
                None
            }
        };
        let (date, executive, status) = (date?, executive?, status?);
        let meaning = self.meaning(&status.words, known);
        let (mut words, mut view, mut delivery) = (String::new(), status.view, Delivery::NotStated);
        match meaning {
            Meaning::Delivery(claimed) => {
                delivery = claimed;
                words = status.words;
            }
            // A colour is the plainer word of the two.
            Meaning::View(said) => view = view.or(Some(said)),
            Meaning::Nothing => {}
            Meaning::Unknown => {
                sound = false;
                let place = self.sheet.frame.named(row, at::STATUS);
                let column = (STATUS, HEADINGS[at::STATUS]);
                self.planning
                    .ask(place, row.number, column, &status.words, choices());
            }
        }
        sound.then_some(Said {
            reference,
            origin: Origin {
                committee: self.cell(row, at::COMMITTEE),
                date,
                executive,
            },
            area: self.cell(row, at::AREA),
            text,
            lead: self.cell(row, at::LEAD),
            action: self.cell(row, at::ACTION),
            words,
            delivery,
            view,
        })
    }

    fn is_new_reference(&mut self, row: &Row, reference: &str) -> bool {
        if reference.is_empty() {
            self.fault(row, at::REFERENCE, Fault::Needed(HEADINGS[at::REFERENCE]));
            return false;
        }
        let reference = reference.to_ascii_lowercase();
        match self
            .met
            .binary_search_by(|(other, _)| other.cmp(&reference))
        {
            Ok(place) => {
                let first = self.met.get(place).map_or(0, |(_, row)| *row);
                self.fault(row, at::REFERENCE, Fault::ReferenceTwice(first));
                false
            }
            Err(place) => {
                self.met.insert(place, (reference, row.number));
                true
            }
        }
    }

    /// The date of a cell; nothing inside where the cell is empty.
    fn date(&mut self, row: &'a Row, column: usize) -> Option<Option<StatedDate>> {
        let cell = self.cell(row, column);
        if cell.is_empty() {
            return Some(None);
        }
        let date = read_date(cell);
        if date.is_none() {
            self.fault(row, column, Fault::NotADate(cell.to_owned()));
        }
        date.map(Some)
    }

    /// What the words of a status mean: as somebody said before of the same words about the same
    /// recommendation, or as the sheet's own words do, or as is replied.
    fn meaning(&self, words: &str, known: Option<&RecordId>) -> Meaning {
        if let Some(id) = known.filter(|_| !words.is_empty()) {
            for entry in self.workspace.updates.values() {
                if let Some(phrase) = entry.record.phrase_for(id)
                    && same_word(&phrase.words, words)
                {
                    return Meaning::Delivery(phrase.delivery);
                }
            }
        }
        meaning(words, self.replies)
    }
}
