//! From older forms of the file to the present one, a named step at a time.
//!
//! A file is never rewritten for its age: the steps work on what was read, before it is understood.
//! Every step stays for ever, with a file of its version among the tests.

use serde_json::{Map, Value};

/// One step from a version of the format to the next.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// What it brings, in a few words that say it among the other steps.
    pub name: &'static str,
    /// The `formatVersion` it starts from; it leads to the version one above.
    pub from: u64,
    /// What it does to the document, the version apart.
    pub apply: fn(Map<String, Value>) -> Map<String, Value>,
}

/// Every step there is, from the first version on.
pub const STEPS: &[Step] = &[Step {
    // Since version 2 a change may be the stub of one that was taken out. Earlier files have none.
    name: "room-for-taken-out-changes",
    from: 1,
    apply: |document| document,
}];

/// The version that documents have after the last step.
pub const PRESENT: u64 = STEPS.len() as u64 + 1;

/// Brings a document up to the present version; gives it back with the names of the steps it went
/// through. One that is as new as this app, or newer, is left as it is.
pub fn upcast(mut document: Map<String, Value>) -> (Map<String, Value>, Vec<&'static str>) {
    let mut taken = Vec::new();
    if let Some(version) = document.get(VERSION).and_then(Value::as_u64) {
        for step in STEPS.iter().filter(|step| step.from >= version) {
            document = (step.apply)(document);
            document.insert(VERSION.to_owned(), (step.from + 1).into());
            taken.push(step.name);
        }
    }
    (document, taken)
}

const VERSION: &str = "formatVersion";
