//! Made-up histories: several people edit, see part of each other's changes and merge, at random.

use std::collections::BTreeMap;

use scrutiny_tracker::domain::id::RecordId;
use scrutiny_tracker::domain::response::{AlternativeWording, Answer, Response};
use scrutiny_tracker::domain::update::Update;
use scrutiny_tracker::history::change::{Change, ChangeId, Draft, Presence, Stamp};
use scrutiny_tracker::history::change_set::{ChangeSet, FieldState};
use scrutiny_tracker::history::command::Command;
use scrutiny_tracker::history::fold::{DELETED, conflicts};
use scrutiny_tracker::history::undo::{take_back, undo};
use serde_json::{Value, json};

mod steps;

pub use steps::{cases, history, history_among, law, value, without_shares, without_undo};

/// How many people take part, where a law asks for no other number.
pub const PEOPLE: usize = 3;

/// Texts that have gone wrong in other programs.
const AWKWARD: [&str; 9] = [
    "",
    "Plain words",
    "\u{0}\u{1}\u{8}\t\r\n\u{c}\u{1f}\u{7f}",
    "𝔘𝔫𝔦 👩‍👩‍👧 \u{10ffff}",
    "It’s “quoted” – thus…",
    "\"back\\slash\"/",
    "e\u{301} is not \u{e9}",
    "\u{feff}\u{2028}\u{2029}\u{200f}\u{fffd}",
    "{\"deleted\":true}",
];

/// Records that everybody starts with; the last is of a kind that the app does not know.
const BASE: [(&str, &str); 4] = [
    ("r/1", "recommendation"),
    ("r/2", "recommendation"),
    ("m/1", "meeting"),
    ("x/1", "constellation"),
];

/// One thing that somebody does.
#[derive(Clone, Debug)]
pub struct Step {
    who: usize,
    act: Act,
}

#[derive(Clone, Debug)]
enum Act {
    Set(&'static str, BTreeMap<&'static str, Value>),
    Respond(Answer, String),
    Update(String),
    Delete(&'static str),
    Undo(usize),
    /// Settles one of the conflicts in sight.
    Resolve(usize, usize),
    /// Takes the content of a change out for good.
    TakeOut(usize),
    /// Gives another person those changes that the bits choose, even without what they build on.
    Share(usize, u64),
    Merge(usize),
    /// Merges what another person has, and takes that back at once.
    MergeAndTakeBack(usize),
}

/// What came of a history.
#[derive(Clone, Debug)]
pub struct World {
    /// What everybody started with.
    pub base: ChangeSet,
    /// What each person has at the end.
    pub sets: Vec<ChangeSet>,
    /// Every change ever accepted, in the order in which they were made, base included.
    pub log: Vec<Change>,
}

impl World {
    /// A world in which only the base is there.
    pub fn new(at: fn(usize) -> String) -> Self {
        Self::among(PEOPLE, at)
    }

    /// A world of so many people in which only the base is there.
    pub fn among(people: usize, at: fn(usize) -> String) -> Self {
        let set = json!({"title": "A title", "number": 1, "summary": "As it was"});
        let begun = |(rec, kind)| draft(rec, kind, set.clone(), &[], stamp("The panel", &at(0)));
        let log: Vec<Change> = BASE.into_iter().map(begun).collect();
        let base = set_of(&log);
        let sets = vec![base.clone(); people];
        Self { base, sets, log }
    }

    /// Everything that anybody has.
    pub fn everything(&self) -> ChangeSet {
        set_of(&self.log)
    }

    /// Lets one step happen. What is refused alters nothing.
    pub fn step(&mut self, step: &Step, at: fn(usize) -> String) {
        let mine = &self.sets[step.who];
        let by = AWKWARD[step.who % 3 + 2];
        let stamp = stamp(&format!("Person {} “{by}”", step.who), &at(self.log.len()));
        let plan = |command: Command| command.plan(mine, stamp.clone()).into_iter().collect();
        let made: Vec<Change> = match &step.act {
            Act::Set(rec, fields) => plan(set_fields(rec, fields)),
            Act::Respond(answer, text) => plan(respond(*answer, text)),
            Act::Update(text) => plan(update(text)),
            Act::Delete(rec) => plan(delete(rec)),
            Act::Undo(which) => {
                let seen = self.known_to(step.who);
                undo(mine, seen[which % seen.len()], &stamp).unwrap_or_default()
            }
            Act::Resolve(which, choice) => (resolution(mine, *which, *choice).into_iter())
                .flat_map(plan)
                .collect(),
            Act::TakeOut(which) => {
                let seen = self.known_to(step.who);
                let id = RecordId::new(&format!("t/{}", self.log.len()));
                plan(take_out(&id, seen[which % seen.len()]))
            }
            Act::Share(to, bits) => {
                let shared = self.chosen(step.who, *bits);
                self.sets[*to].union(shared);
                return;
            }
            Act::Merge(to) => {
                let all = changes_of(mine);
                self.sets[*to].union(all);
                return;
            }
            Act::MergeAndTakeBack(from) => {
                let theirs = changes_of(&self.sets[*from]);
                let new = ids_new_to(mine, &theirs);
                self.sets[step.who].union(theirs);
                take_back(&self.sets[step.who], &new, &stamp).unwrap_or_default()
            }
        };
        self.sets[step.who].union(made.clone());
        self.log.extend(made);
    }

    /// The ids of the changes that a person has, in the order in which they were made.
    fn known_to(&self, who: usize) -> Vec<ChangeId> {
        let ids = self.log.iter().map(Change::id);
        ids.filter(|id| self.sets[who].contains(*id)).collect()
    }

    /// Some of the changes that a person has, as that person has them. No stub travels without the
    /// redaction that explains it.
    fn chosen(&self, who: usize, bits: u64) -> Vec<Change> {
        let mine = &self.sets[who];
        let places = self.log.iter().enumerate();
        let picked = places.filter(|(place, _)| bits >> (place % 64) & 1 == 1);
        let mut chosen: Vec<Change> = picked
            .filter_map(|(_, change)| mine.get(change.id()).cloned())
            .collect();
        for place in 0..chosen.len() {
            if chosen[place].presence() == Presence::TakenOut {
                let id = Some(chosen[place].id());
                let explains = |change: &Change| change.takes_out() == id;
                chosen.extend(changes_of(mine).into_iter().filter(explains));
            }
        }
        chosen
    }
}

/// The ids of those changes that a set has not.
pub fn ids_new_to(set: &ChangeSet, changes: &[Change]) -> Vec<ChangeId> {
    let ids = changes.iter().map(Change::id);
    ids.filter(|id| !set.contains(*id)).collect()
}

/// The command that settles one of the conflicts of a set in one of the possible ways.
fn resolution(set: &ChangeSet, which: usize, choice: usize) -> Option<Command> {
    let of_record = |rec: &RecordId| -> Vec<(RecordId, String)> {
        let fields = conflicts(set, rec).into_iter();
        fields.map(|field| (rec.clone(), field)).collect()
    };
    let all: Vec<_> = set.records().flat_map(of_record).collect();
    let (rec, field) = all.get(which.checked_rem(all.len())?)?;
    let mut values = match set.state(rec, field) {
        FieldState::Conflict(heads) => heads.iter().map(|head| head.set()[field].clone()).collect(),
        // The dispute of a deletion with an edit.
        _ => vec![Value::Bool(true), Value::Null],
    };
    // The order in which they are shown goes by ids, which hold the clock.
    values.sort_by_key(Value::to_string);
    let value = values.swap_remove(choice % values.len());
    if field == DELETED && value == Value::Bool(true) {
        return Some(delete(rec.as_str()));
    }
    Some(set_fields(rec.as_str(), &[(field.as_str(), value)].into()))
}

/// The command that sets fields.
pub fn set_fields(rec: &str, fields: &BTreeMap<&str, Value>) -> Command {
    let named = |(name, value): (&&str, &Value)| ((*name).to_owned(), value.clone());
    Command::SetFields {
        id: RecordId::new(rec),
        fields: fields.iter().map(named).collect(),
    }
}

/// The command that deletes a record.
pub fn delete(rec: &str) -> Command {
    let id = RecordId::new(rec);
    Command::Delete { id }
}

/// The command that takes the content of a change out.
pub fn take_out(id: &RecordId, change: ChangeId) -> Command {
    Command::TakeOut {
        id: id.clone(),
        change,
        reason: "It named a person".to_owned(),
    }
}

fn respond(answer: Answer, text: &str) -> Command {
    let mut response = Response::blank();
    response.answer = answer;
    response.explanation = format!("Because {text}");
    response.alternative = AlternativeWording::Offered(format!("Rather {text}"));
    let id = RecordId::new("a/1");
    Command::RecordResponse { id, response }
}

fn update(text: &str) -> Command {
    let mut update = Update::blank();
    update.text = format!("Done: {text}");
    update.recommendations = vec![RecordId::new("r/1")];
    let id = RecordId::new("u/1");
    Command::AddUpdate { id, update }
}

/// Lets a whole history happen.
pub fn run(steps: &[Step], at: fn(usize) -> String) -> World {
    run_among(PEOPLE, steps, at)
}

/// Lets a whole history of so many people happen.
pub fn run_among(people: usize, steps: &[Step], at: fn(usize) -> String) -> World {
    let mut world = World::among(people, at);
    steps.iter().for_each(|step| world.step(step, at));
    world
}

/// A clock that goes as it should.
pub fn steady(moment: usize) -> String {
    format!("2021-01-14T16:{:02}:{:02}Z", moment / 60 % 60, moment % 60)
}

/// Who and when.
pub fn stamp(by: &str, at: &str) -> Stamp {
    let (by, at) = (by.to_owned(), at.to_owned());
    Stamp { by, at }
}

/// A change with the given content, made by somebody who had seen the changes in `prev`.
pub fn draft(rec: &str, kind: &str, set: Value, prev: &[&Change], stamp: Stamp) -> Change {
    let set = serde_json::from_value(set).unwrap();
    Change::seal(Draft {
        rec: RecordId::new(rec),
        kind: kind.to_owned(),
        set,
        prev: prev.iter().map(|change| change.id()).collect(),
        n: 1 + prev.iter().map(|change| change.n()).max().unwrap_or(0),
        stamp,
    })
    .unwrap()
}

/// A set of the given changes.
pub fn set_of<'a>(changes: impl IntoIterator<Item = &'a Change>) -> ChangeSet {
    let mut set = ChangeSet::new();
    set.union(changes.into_iter().cloned());
    set
}

/// The changes of a set.
pub fn changes_of(set: &ChangeSet) -> Vec<Change> {
    set.in_order().into_iter().cloned().collect()
}
