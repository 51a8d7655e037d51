//! The words of scrutiny that a pack uses, said in plain English.

use crate::markup::part::facts;
use crate::markup::{Node, several, text};

const WORDS: [(&str, &str); 12] = [
    (
        "Action",
        "A step agreed at a meeting, with an owner and a date where they are known.",
    ),
    (
        "Answer",
        "What the Cabinet Member says to a recommendation: accepted in full, in part, or declined.",
    ),
    (
        "Board",
        "The body that plans the work of all scrutiny panels.",
    ),
    (
        "Cabinet Member",
        "The councillor on the Cabinet who must answer a recommendation.",
    ),
    ("Explanation", "Why an answer is in part or declined."),
    (
        "FTE",
        "Full-time equivalent: hours worked, counted as full-time posts.",
    ),
    (
        "Officers say",
        "How far officers claim a recommendation has come. It is their claim and no finding.",
    ),
    (
        "Panel",
        "The councillors who look into a service and follow up what they recommended.",
    ),
    (
        "Panel's view",
        "What the panel itself thinks of the progress.",
    ),
    (
        "Report back",
        "The date when officers and the Cabinet Member tell the panel what has happened.",
    ),
    (
        "Task group",
        "A few councillors who looked into one matter and wrote the report.",
    ),
    (
        "Timing",
        "Where a recommendation stands against its dates. It is worked out and never typed in.",
    ),
];

pub(super) fn glossary() -> Node {
    let pairs = WORDS.map(|(word, means)| (word.to_owned(), several([text(means)])));
    facts(pairs.into())
}
