//! What may happen in a made-up history, and how often it is tried.

use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;
use scrutiny_tracker::domain::response::Answer;
use serde_json::{Value, json};

use super::{AWKWARD, Act, PEOPLE, Step};

const FIELDS: [&str; 6] = [
    "title",
    "summary",
    "number",
    "panelView",
    "date",
    "futureField",
];

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

fn act(people: usize) -> impl Strategy<Value = Act> {
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
        2 => any::<usize>().prop_map(Act::Undo),
        2 => any::<(usize, usize)>().prop_map(|(which, choice)| Act::Resolve(which, choice)),
        2 => any::<usize>().prop_map(Act::TakeOut),
        2 => (0..people, any::<u64>()).prop_map(|(to, bits)| Act::Share(to, bits)),
        3 => (0..people).prop_map(Act::Merge),
        1 => (0..people).prop_map(Act::MergeAndTakeBack),
    ]
}

/// A history of up to thirty steps.
pub fn history() -> impl Strategy<Value = Vec<Step>> {
    history_among(PEOPLE, 30)
}

/// A history of so many people and fewer steps than `most`.
pub fn history_among(people: usize, most: usize) -> impl Strategy<Value = Vec<Step>> {
    let step = (0..people, act(people)).prop_map(|(who, act)| Step { who, act });
    prop::collection::vec(step, 0..most)
}

/// The history without any undoing, and without what is merged to be taken back.
pub fn without_undo(steps: Vec<Step>) -> Vec<Step> {
    let undoes = |step: &Step| matches!(step.act, Act::Undo(_) | Act::MergeAndTakeBack(_));
    steps.into_iter().filter(|step| !undoes(step)).collect()
}

/// The history in which everybody passes on all they have, or nothing.
pub fn without_shares(steps: Vec<Step>) -> Vec<Step> {
    let shares = |step: &Step| matches!(step.act, Act::Share(..));
    steps.into_iter().filter(|step| !shares(step)).collect()
}

/// How often a small law is tried. No failures are filed beside the tests: a found one becomes a test.
pub fn cases(cases: u32) -> ProptestConfig {
    // The run that breaks the source bit by bit makes do with fewer.
    let most = std::env::var("SCRUTINY_CASES").ok();
    let most = most.and_then(|most| most.parse().ok());
    ProptestConfig {
        cases: most.map_or(cases, |most: u32| cases.min(most)),
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(u64::from(cases)),
        ..ProptestConfig::default()
    }
}

/// How often one of the laws of merging is tried: always the same histories, and many more of them where
/// every change of the code is checked. Each law has its own number, and so its own histories.
pub fn law(number: u64) -> ProptestConfig {
    let often = std::env::var_os("CI").is_some();
    ProptestConfig {
        rng_seed: RngSeed::Fixed(number),
        ..cases(if often { 10_000 } else { 256 })
    }
}
