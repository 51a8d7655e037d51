//! Several reviews in one workspace: each seen alone, with everything that hangs on it, and all together.

use scrutiny_tracker::content::reviews::{name_review, sheet};
use scrutiny_tracker::domain::id::RecordId;
use scrutiny_tracker::domain::record::Record;
use scrutiny_tracker::domain::workspace::Workspace;
use scrutiny_tracker::history::change::Change;
use scrutiny_tracker::history::change_set::ChangeSet;
use scrutiny_tracker::history::command::Command;
use scrutiny_tracker::history::fold::fold;
use scrutiny_tracker::markup::html::html;
use scrutiny_tracker::query::list::rows;
use scrutiny_tracker::query::scope::{meant, of_review};
use serde_json::{Value, json};

use crate::embedded::{CHANGES, REVIEW, care};
use crate::golden::{day, first, stamp};

fn id(text: &str) -> RecordId {
    RecordId::new(text)
}

/// The records of a second review, with the numbers and names of the first.
fn second() -> Vec<Change> {
    let of = json!("bus/review");
    [
        (
            "bus/review",
            "review",
            json!({"title": "Bus services after dark"}),
        ),
        (
            "bus/r/8",
            "recommendation",
            json!({"review": of, "number": 8, "title": "Run a night bus", "addressees": ["bus/a"]}),
        ),
        (
            "bus/a",
            "addressee",
            json!({"review": of, "portfolio": "Transport"}),
        ),
        (
            "bus/p/8",
            "response",
            json!({"recommendation": "bus/r/8", "addressee": "bus/a", "answer": "in-full"}),
        ),
        (
            "bus/u/8",
            "progress-update",
            json!({"recommendations": ["bus/r/8"], "text": "A route was tried."}),
        ),
        (
            "bus/m",
            "meeting",
            json!({"review": of, "body": "Transport Panel", "date": "2025-03-04"}),
        ),
        (
            "bus/i",
            "agenda-item",
            json!({"meeting": "bus/m", "subject": "Night buses"}),
        ),
        (
            "bus/d",
            "discussion-point",
            json!({"meeting": "bus/m", "text": "They are late."}),
        ),
        (
            "bus/v",
            "recommendation-version",
            json!({"recommendation": "bus/r/8", "text": "Try a night bus."}),
        ),
        (
            "bus/x1",
            "action",
            json!({"meeting": "bus/m", "text": "Ask the operator."}),
        ),
        (
            "bus/x2",
            "action",
            json!({"recommendations": ["bus/r/8"], "text": "Count the riders."}),
        ),
        (
            "bus/x3",
            "action",
            json!({"review": of, "text": "Write to the Leader."}),
        ),
        ("bus/t", "theme", json!({"review": of, "title": "At night"})),
        (
            "bus/w",
            "programme-row",
            json!({"review": of, "subject": "Night buses again"}),
        ),
        (
            "bus/s",
            "source",
            json!({"review": of, "title": "Report on buses"}),
        ),
    ]
    .map(|(rec, kind, fields)| first(rec, kind, fields))
    .to_vec()
}

fn both() -> ChangeSet {
    let mut set = CHANGES.clone();
    set.union(second());
    set
}

/// Every record that a workspace shows.
fn shown(workspace: &Workspace, set: &ChangeSet) -> Vec<RecordId> {
    let records = set.records().filter(|id| workspace.kind_of(id).is_some());
    records.cloned().collect()
}

#[test]
fn each_review_is_seen_alone_with_everything_that_hangs_on_it() {
    let set = both();
    let workspace = fold(&set);
    let bus = of_review(&workspace, &set, &id("bus/review"));
    let mut expected: Vec<RecordId> = second().iter().map(|change| change.rec().clone()).collect();
    expected.sort_unstable();
    assert_eq!(shown(&bus, &set), expected);
    assert_eq!(of_review(&workspace, &set, &care("review")), *REVIEW);
}

#[test]
fn nothing_is_out_of_sight_in_every_review() {
    let mut set = both();
    set.union([
        first("lost/1", "recommendation", json!({"number": 1, "title": "Of no review"})),
        first("lost/2", "recommendation", json!({"review": "gone", "number": 2, "title": "Of one that is gone"})),
        first("lost/3", "action", json!({"text": "Hangs on nothing"})),
        first("lost/4", "progress-update", json!({"text": "Covers nothing"})),
        first("lost/5", "progress-update", json!({"recommendations": ["bus/r/8", "care-work/recommendation/8"], "text": "Covers both"})),
        first("lost/6", "horoscope", json!({"sign": "lion"})),
    ]);
    let workspace = fold(&set);
    let seen: Vec<Workspace> = workspace
        .reviews
        .keys()
        .map(|review| of_review(&workspace, &set, review))
        .collect();
    for rec in set.records() {
        let kind = workspace.kind_of(rec);
        let count = seen
            .iter()
            .filter(|one| one.kind_of(rec) == kind && kind.is_some())
            .count();
        let everywhere = rec.as_str().starts_with("lost/") && kind.is_some();
        let expected = if everywhere {
            seen.len()
        } else {
            usize::from(kind.is_some())
        };
        assert_eq!(count, expected, "{rec}");
    }
    assert!(
        seen.iter()
            .all(|one| one.unknown.contains_key(&id("lost/6")))
    );
}

#[test]
fn with_one_review_there_is_nothing_to_choose_and_no_address_changes() {
    assert_eq!(meant(&REVIEW, None), None);
    assert_eq!(meant(&REVIEW, Some(&care("review"))), None);
    assert_eq!(meant(&Workspace::default(), None), None);
}

#[test]
fn the_review_named_is_meant_and_else_the_one_that_is_worked_on_most() {
    let mut set = both();
    let workspace = fold(&set);
    let (care, bus) = (care("review"), id("bus/review"));
    assert_eq!(meant(&workspace, Some(&bus)), Some(bus.clone()));
    assert_eq!(meant(&workspace, None), Some(care.clone()));
    assert_eq!(meant(&workspace, Some(&id("gone"))), Some(care.clone()));
    let fields = [("state".to_owned(), Value::from("archived"))].into();
    let archive = Command::SetFields {
        id: care.clone(),
        fields,
    };
    set.insert(archive.plan(&set, stamp("A Chair")).unwrap());
    let workspace = fold(&set);
    assert_eq!(meant(&workspace, None), Some(bus));
    assert_eq!(meant(&workspace, Some(&care)), Some(care));
}

#[test]
fn two_reviews_may_use_the_same_numbers_and_both_are_found() {
    let workspace = fold(&both());
    let all = rows(&workspace, day("2026-11-22"));
    assert_eq!(all.iter().filter(|row| row.number == 8).count(), 2);
    let page = html(&sheet(&workspace, &all, "night BUS").nodes);
    assert!(page.contains("1 of 13 recommendations."), "{page}");
    assert!(page.contains("href=\"#/recommendations/8?review=bus/review\""));
    assert!(page.contains("href=\"#/?review=care-work/review\""));
    assert!(
        html(&sheet(&workspace, &all, "zzzz").nodes).contains("No recommendation has these words.")
    );
    assert!(!html(&sheet(&workspace, &all, "  ").nodes).contains("st-results"));
}

#[test]
fn a_review_in_the_archive_stands_apart_and_can_be_opened() {
    let mut set = both();
    let fields = [("state".to_owned(), Value::from("archived"))].into();
    let archive = Command::SetFields {
        id: id("bus/review"),
        fields,
    };
    set.insert(archive.plan(&set, stamp("A Chair")).unwrap());
    let workspace = fold(&set);
    let page = html(&sheet(&workspace, &rows(&workspace, day("2026-11-22")), "").nodes);
    let (current, archived) = page.split_once("Archive</h2>").unwrap();
    assert!(current.contains("Care Work as a Career") && !current.contains("Bus services"));
    assert!(archived.contains("href=\"#/?review=bus/review\""));
}

#[test]
fn every_address_of_a_page_names_its_review_once() {
    let workspace = fold(&both());
    let mut nodes = sheet(&workspace, &rows(&workspace, day("2026-11-22")), "bus").nodes;
    name_review(&mut nodes, &care("review"));
    let page = html(&nodes);
    let addresses: Vec<&str> = page
        .split("href=\"#/")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect();
    assert!(addresses.len() > 4);
    for address in addresses {
        assert_eq!(address.matches("review=").count(), 1, "{address}");
    }
}

#[test]
fn a_review_is_one_of_the_kinds_that_can_be_added() {
    use scrutiny_tracker::content::record_form::sort::sort;
    use scrutiny_tracker::domain::review::Review;
    assert!(sort(Review::TYPE, "").is_some());
}
