//! The trail of evidence, and the Board's three questions.

use scrutiny_tracker::content::evidence::page;
use scrutiny_tracker::domain::evidence::{Evidence, EvidenceKind};
use scrutiny_tracker::domain::id::RecordId;
use scrutiny_tracker::markup::html::plain;
use scrutiny_tracker::query::trail::{heard_at, rests_on};

use crate::checks::entry;
use crate::embedded::REVIEW;
use crate::golden::id;

fn recommendation(number: u32) -> RecordId {
    id(&format!("care-work/recommendation/{number}"))
}

#[test]
fn a_recommendation_leads_to_its_evidence_and_to_who_was_met() {
    let evidence = rests_on(&REVIEW, &recommendation(6));
    let titles: Vec<&str> = evidence.iter().map(|one| one.title.as_str()).collect();
    assert!(
        titles.contains(&"The talent management budget"),
        "{titles:?}"
    );
    // A gap in the papers is no evidence.
    assert!(!titles.contains(&"One of two answers"), "{titles:?}");
    let budget = evidence
        .iter()
        .find(|one| one.title == "The talent management budget")
        .unwrap();
    let heard: Vec<&str> = heard_at(&REVIEW, budget)
        .iter()
        .map(|(id, _)| id.as_str())
        .collect();
    assert_eq!(heard, ["care-work/activity/10"]);
}

#[test]
fn an_activity_that_evidence_names_counts_and_a_name_alone_does_not_then() {
    let heard = |who: &str, named: &[&str]| {
        let piece = Evidence {
            who: who.to_owned(),
            activities: named.iter().map(|name| id(name)).collect(),
            ..Evidence::blank()
        };
        let heard = heard_at(&REVIEW, &piece);
        heard
            .iter()
            .map(|(id, _)| id.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(heard("Skills for Care", &[]), ["care-work/activity/10"]);
    assert_eq!(
        heard("Skills for Care", &["care-work/activity/03"]),
        ["care-work/activity/03"]
    );
    assert_eq!(heard("Skills", &[]), Vec::<String>::new());
    assert_eq!(heard("", &[]), Vec::<String>::new());
    assert_eq!(heard("", &["gone"]), Vec::<String>::new());
}

#[test]
fn a_recommendation_that_rests_on_nothing_is_named() {
    let words = plain(&page(&REVIEW));
    assert!(
        words.contains(
            "These name no paragraph and have no evidence that bears on them: recommendation 12."
        ),
        "{words}"
    );
    let mut workspace = REVIEW.clone();
    let piece = Evidence {
        kind: EvidenceKind::Finding,
        recommendations: vec![recommendation(12)],
        ..Evidence::blank()
    };
    workspace.evidence.insert(id("e"), entry(piece));
    assert!(plain(&page(&workspace)).contains("Every recommendation names a paragraph"));
}

#[test]
fn a_question_of_the_scope_that_nothing_answers_is_named() {
    let words = plain(&page(&REVIEW));
    assert!(
        words.contains("Nobody has recorded yet which question each recommendation answers."),
        "{words}"
    );
    assert!(!words.contains("No recommendation answers it."), "{words}");
    let mut workspace = REVIEW.clone();
    for (number, questions) in [(1, vec![2, 4]), (8, vec![3]), (9, vec![5, 99])] {
        let one = workspace
            .recommendations
            .get_mut(&recommendation(number))
            .unwrap();
        one.record.scope_questions = questions;
    }
    let words = plain(&page(&workspace));
    assert!(!words.contains("Nobody has recorded yet"), "{words}");
    assert_eq!(
        words.matches("No recommendation answers it.").count(),
        3,
        "{words}"
    );
    assert!(words.contains("Answered by recommendation 1."), "{words}");
    assert!(
        words.contains("Recorded with no question: 2, 3, 4, 5, 6, 7, 10, 11 and 12."),
        "{words}"
    );
}
