//! Made-up histories: several people edit, see part of each other's changes and merge, at random.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::select;
use scrutiny_tracker::domain::id::RecordId;
use scrutiny_tracker::domain::response::{AlternativeWording, Answer, Response};
use scrutiny_tracker::domain::update::Update;
use scrutiny_tracker::history::change::{Change, Draft, Stamp};
use scrutiny_tracker::history::change_set::ChangeSet;
use scrutiny_tracker::history::command::Command;
use scrutiny_tracker::history::undo::undo;
use serde_json::{Value, json};

/// How many people take part.
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

const FIELDS: [&str; 6] = [
    "title",
    "summary",
    "number",
    "panelView",
    "date",
    "futureField",
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
    /// Gives another person those changes that the bits choose, even without what they build on.
    Share(usize, u64),
    Merge(usize),
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
        let set = json!({"title": "A title", "number": 1, "summary": "As it was"});
        let begun = |(rec, kind)| draft(rec, kind, set.clone(), &[], stamp("The panel", &at(0)));
        let log: Vec<Change> = BASE.into_iter().map(begun).collect();
        let base = set_of(&log);
        let sets = vec![base.clone(); PEOPLE];
        Self { base, sets, log }
    }

    /// Everything that anybody has.
    pub fn everything(&self) -> ChangeSet {
        set_of(&self.log)
    }

    /// Lets one step happen. What is refused alters nothing.
    pub fn step(&mut self, step: &Step, at: fn(usize) -> String) {
        let (mine, by) = (&self.sets[step.who], AWKWARD[step.who + 2]);
        let stamp = stamp(&format!("Person {} “{by}”", step.who), &at(self.log.len()));
        let known = |change: &&Change| mine.contains(change.id());
        let plan = |command: Command| command.plan(mine, stamp.clone()).into_iter().collect();
        let made: Vec<Change> = match &step.act {
            Act::Set(rec, fields) => plan(set_fields(rec, fields)),
            Act::Respond(answer, text) => plan(respond(*answer, text)),
            Act::Update(text) => plan(update(text)),
            Act::Delete(rec) => plan(delete(rec)),
            Act::Undo(which) => {
                let seen: Vec<&Change> = self.log.iter().filter(known).collect();
                let id = seen[which % seen.len()].id();
                undo(mine, id, &stamp).unwrap_or_default()
            }
            Act::Share(to, bits) => {
                let chosen = |(place, change): (usize, &Change)| {
                    (bits >> (place % 64) & 1 == 1 && known(&change)).then(|| change.clone())
                };
                let shared: Vec<_> = self.log.iter().enumerate().filter_map(chosen).collect();
                self.sets[*to].union(shared);
                return;
            }
            Act::Merge(to) => {
                let all = changes_of(mine);
                self.sets[*to].union(all);
                return;
            }
        };
        self.sets[step.who].union(made.clone());
        self.log.extend(made);
    }
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
    let mut world = World::new(at);
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

/// A value of a field. The few awkward texts come up often, so that people also agree by chance.
pub fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        5 => select(&AWKWARD[..]).prop_map(Value::from),
        1 => any::<String>().prop_map(Value::from),
        1 => Just(Value::Null),
        1 => (-(1_i64 << 53)..=1_i64 << 53).prop_map(Value::from),
        1 => any::<bool>().prop_map(Value::from),
        1 => select(&AWKWARD[..]).prop_map(|text| json!({"nested": [text, {text: null}], "": {}})),
    ]
}

fn act() -> impl Strategy<Value = Act> {
    let base = select(vec!["r/1", "r/2", "m/1", "x/1"]);
    let any_rec = select(vec!["r/1", "r/2", "m/1", "x/1", "a/1", "u/1"]);
    let fields = prop::collection::btree_map(select(&FIELDS[..]), value(), 1..4);
    let answer = select(vec![Answer::InFull, Answer::InPart, Answer::Declined]);
    let text = || select(&AWKWARD[..]).prop_map(str::to_owned);
    prop_oneof![
        8 => (base, fields).prop_map(|(rec, fields)| Act::Set(rec, fields)),
        2 => (answer, text()).prop_map(|(answer, text)| Act::Respond(answer, text)),
        2 => text().prop_map(Act::Update),
        2 => any_rec.prop_map(Act::Delete),
        3 => any::<usize>().prop_map(Act::Undo),
        3 => (0..PEOPLE, any::<u64>()).prop_map(|(to, bits)| Act::Share(to, bits)),
        3 => (0..PEOPLE).prop_map(Act::Merge),
    ]
}

/// A history of up to thirty steps.
pub fn history() -> impl Strategy<Value = Vec<Step>> {
    let step = (0..PEOPLE, act()).prop_map(|(who, act)| Step { who, act });
    prop::collection::vec(step, 0..30)
}

/// A history in which nobody undoes anything.
pub fn history_without_undo() -> impl Strategy<Value = Vec<Step>> {
    history().prop_map(|steps| {
        let undoes = |step: &Step| matches!(step.act, Act::Undo(_));
        steps.into_iter().filter(|step| !undoes(step)).collect()
    })
}

/// How often a law is tried. No failures are filed beside the tests: a found one becomes a test.
pub fn cases(cases: u32) -> ProptestConfig {
    // The run that breaks the source bit by bit makes do with fewer.
    let most = std::env::var("SCRUTINY_CASES").ok();
    let most = most.and_then(|most| most.parse().ok());
    ProptestConfig {
        cases: most.map_or(cases, |most: u32| cases.min(most)),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}
