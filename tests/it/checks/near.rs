//! What is found near one recommendation is what is found in the whole record about it.

use proptest::prelude::*;
use scrutiny_tracker::domain::check::{Finding, check, check_recommendation};
use scrutiny_tracker::domain::workspace::Workspace;
use scrutiny_tracker::history::fold::fold;
use scrutiny_tracker::query::checks::recommendations_of;

use super::numbered;
use crate::embedded::REVIEW;
use crate::generate::{history, law, run, steady};

/// Compares all recommendations; gives back how many findings there were.
fn agrees(workspace: &Workspace) -> usize {
    let all = check(workspace);
    let mut count = 0;
    for id in workspace.recommendations.keys() {
        let about = |finding: &&Finding| recommendations_of(workspace, &finding.about).contains(id);
        let expected: Vec<Finding> = all.iter().filter(about).cloned().collect();
        assert_eq!(check_recommendation(workspace, id), expected, "of {id}");
        count += expected.len();
    }
    count
}

#[test]
fn of_the_embedded_review() {
    assert!(agrees(&REVIEW) > 10);
}

#[test]
fn of_numbers_that_are_missing_or_used_twice() {
    let found = [
        agrees(&numbered(&[("w", 1), ("w", 2), ("w", 3)])),
        agrees(&numbered(&[("w", 2), ("w", 2), ("v", 1), ("w", 5)])),
        agrees(&numbered(&[
            ("w", 3),
            ("w", 0),
            ("w", 2),
            ("w", 3),
            ("v", 3),
        ])),
    ];
    assert_eq!(found, [0, 3, 4]);
}

proptest! {
    #![proptest_config(law(1))]

    #[test]
    fn of_any_record(steps in history()) {
        agrees(&fold(&run(&steps, steady).everything()));
    }
}
