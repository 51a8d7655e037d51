//! From the rows of a tracker sheet to what they would do to the record.
//!
//! An empty cell of the sheet says nothing and clears nothing. An update is never overwritten: an
//! account that the record does not have becomes a new one.

mod groups;
mod said;

use serde_json::Value;

use crate::domain::date::StatedDate;
use crate::domain::field::{FieldMap, FieldValue};
use crate::domain::id::RecordId;
use crate::domain::recommendation::{Addressee, PanelView, Recommendation};
use crate::domain::record::Record;
use crate::domain::source::SourcePointer;
use crate::domain::update::{StatusPhrase, Update};
use crate::domain::workspace::{Entry, Workspace};
use crate::exchange::csv::Row;
use crate::exchange::plan::{Effect, Plan, PlannedRecord, Planning, RowPlan};
use crate::exchange::tracker::line::{BETWEEN_PEOPLE, References, account, lead, wording};
use crate::exchange::tracker::plan::groups::Groups;
use crate::exchange::tracker::plan::said::Said;
use crate::exchange::tracker::{TrackerSheet, at};
use crate::exchange::words::{Reply, same_word};

/// Works out what a tracker sheet would do. `given` is the date of the accounts of progress in it, as
/// somebody states it; the sheet itself has none.
pub fn plan(
    sheet: &TrackerSheet,
    workspace: &Workspace,
    given: StatedDate,
    replies: &[Reply],
    new_id: &mut dyn FnMut() -> RecordId,
) -> Plan {
    let mut planner = Planner {
        sheet,
        workspace,
        given,
        replies,
        references: References::new(workspace),
        groups: Groups::new(workspace),
        planning: Planning::new(sheet.frame.errors.clone()),
        met: Vec::new(),
    };
    for row in &sheet.frame.rows {
        if let Some(plan) = planner.row(row, new_id) {
            planner.planning.rows.push(plan);
        }
    }
    planner.planning.finish()
}

struct Planner<'a> {
    sheet: &'a TrackerSheet,
    workspace: &'a Workspace,
    given: StatedDate,
    replies: &'a [Reply],
    references: References,
    groups: Groups<'a>,
    planning: Planning,
    /// The references met so far in small letters, in order, each with its row.
    met: Vec<(String, usize)>,
}

impl<'a> Planner<'a> {
    fn row(&mut self, row: &'a Row, new_id: &mut dyn FnMut() -> RecordId) -> Option<RowPlan> {
        let known = self.references.find(self.cell(row, at::REFERENCE)).cloned();
        let said = self.said(row, known.as_ref())?;
        let mut records = Vec::new();
        let (id, fields, effect) = match known {
            Some(id) => {
                let fields = self.differences(row, &id, &said, &mut records, new_id)?;
                (id, fields, Effect::Alters)
            }
            None => {
                let fields = self.new_recommendation(&said, &mut records, new_id);
                (new_id(), fields, Effect::Adds)
            }
        };
        if let Some(fields) = self.update(&id, &said, &mut records, new_id) {
            records.push(planned(new_id(), Update::TYPE, fields));
        }
        if !fields.is_empty() {
            records.insert(0, planned(id, Recommendation::TYPE, fields));
        }
        Some(RowPlan {
            row: row.number,
            effect: if records.is_empty() {
                Effect::Nothing
            } else {
                effect
            },
            records,
        })
    }

    fn new_recommendation(
        &mut self,
        said: &Said<'a>,
        records: &mut Vec<PlannedRecord>,
        new_id: &mut dyn FnMut() -> RecordId,
    ) -> FieldMap {
        let mut one = Recommendation::blank();
        let (review, number) = self.groups.review(&said.origin, records, new_id);
        if let Some(theme) = self.groups.theme(said.area, &review, records, new_id) {
            one.theme = theme;
        }
        one.review = review;
        one.number = number;
        one.title = short_title(said.text);
        one.official_wording = said.text.to_owned();
        (one.lead_officer, one.addressees) = self.people(said.lead);
        one.panel_view = said.view.unwrap_or(PanelView::NotConsidered);
        one.sources = vec![self.pointer(said, records, new_id)];
        one.write()
    }

    fn pointer(
        &mut self,
        said: &Said<'a>,
        records: &mut Vec<PlannedRecord>,
        new_id: &mut dyn FnMut() -> RecordId,
    ) -> SourcePointer {
        SourcePointer {
            source: self.groups.paper(records, new_id),
            place: said.reference.to_owned(),
        }
    }

    /// The fields of a recommendation that the row says otherwise.
    fn differences(
        &mut self,
        row: &Row,
        id: &RecordId,
        said: &Said<'a>,
        records: &mut Vec<PlannedRecord>,
        new_id: &mut dyn FnMut() -> RecordId,
    ) -> Option<FieldMap> {
        let one = self.workspace.get::<Recommendation>(id)?;
        let mut fields = FieldMap::new();
        let mut set = |name: &str, value: Value| {
            fields.insert(name.to_owned(), value);
        };
        if let Err((column, fault)) =
            self.groups
                .agrees(row.number, &one.review, &said.origin, records)
        {
            self.fault(row, column, fault);
            return None;
        }
        if !self.groups.is_theme(&one.theme, said.area)
            && let Some(theme) = self.groups.theme(said.area, &one.review, records, new_id)
        {
            set("theme", theme.to_value());
        }
        if !said.text.is_empty() && said.text != wording(one).trim() {
            set("officialWording", Value::from(said.text));
        }
        let people = self.people(said.lead);
        if !said.lead.is_empty() && people != self.people(&lead(self.workspace, one)) {
            let (officer, addressees) = people;
            set("leadOfficer", officer.to_value());
            set("addressees", addressees.to_value());
        }
        if let Some(view) = said.view.filter(|view| *view != one.panel_view) {
            set("panelView", Value::from(view.word()));
            // The reason and the date belonged to the view that is no longer held.
            set("panelViewReason", Value::Null);
            set("panelViewDate", StatedDate::NotStated.to_value());
        }
        Some(fields)
    }

    /// The lead officer, and the members whom the workspace knows. Other names stay with the officer's.
    fn people(&self, lead: &str) -> (String, Vec<RecordId>) {
        let (mut officers, mut members) = (Vec::new(), Vec::new());
        for name in lead.split(['/', '\n']) {
            let name = name.trim();
            match self.member(name) {
                Some(id) => members.push(id.clone()),
                None if name.is_empty() => {}
                None => officers.push(name),
            }
        }
        (officers.join(BETWEEN_PEOPLE), members)
    }

    fn member(&self, name: &str) -> Option<&RecordId> {
        let is = |known: &str| !known.is_empty() && same_word(known, name);
        let mut all = self.workspace.addressees.iter();
        let (id, _) = all.find(|(_, entry): &(_, &Entry<Addressee>)| {
            is(&entry.record.name) || is(&entry.record.portfolio)
        })?;
        Some(id)
    }

    /// The update that the row gives, unless the record has it already.
    fn update(
        &mut self,
        id: &RecordId,
        said: &Said<'a>,
        records: &mut Vec<PlannedRecord>,
        new_id: &mut dyn FnMut() -> RecordId,
    ) -> Option<FieldMap> {
        if said.action.is_empty() && said.words.is_empty() {
            return None;
        }
        let covering = self.workspace.updates.values().map(|entry| &entry.record);
        for known in covering.filter(|update| update.covers(id)) {
            let (action, words) = account(known, id);
            if action.trim() == said.action && same_word(&words, &said.words) {
                return None;
            }
        }
        let mut update = Update::blank();
        update.recommendations = vec![id.clone()];
        update.text = match said.action {
            "" => said.words.clone(),
            action => action.to_owned(),
        };
        update.delivery = said.delivery;
        if !said.words.is_empty() && said.words != said.delivery.label() {
            update.phrases = vec![StatusPhrase {
                recommendation: id.clone(),
                words: said.words.clone(),
                delivery: said.delivery,
            }];
        }
        update.date = self.given;
        update.sources = vec![self.pointer(said, records, new_id)];
        Some(update.write())
    }
}

fn planned(id: RecordId, kind: &'static str, fields: FieldMap) -> PlannedRecord {
    PlannedRecord { id, kind, fields }
}

/// How long a title taken from the wording can be, in signs.
const TITLE: usize = 80;

/// The beginning of a wording, to its first full stop or to a whole word.
pub(in crate::exchange) fn short_title(text: &str) -> String {
    let first = text.lines().next().unwrap_or_default();
    let sentence = first
        .split(". ")
        .next()
        .unwrap_or_default()
        .trim_end_matches('.')
        .trim();
    if sentence.chars().count() <= TITLE {
        return sentence.to_owned();
    }
    let start: String = sentence.chars().take(TITLE).collect();
    let words = start
        .rsplit_once(' ')
        .map_or(start.as_str(), |(words, _)| words);
    format!("{words}…")
}
