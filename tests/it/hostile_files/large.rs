//! f30, f31 and f33 with large files, each of which takes seconds to read.

use scrutiny_tracker::history::change::Change;
use scrutiny_tracker::history::change_set::FieldState;
use scrutiny_tracker::history::fold::fold;
use scrutiny_tracker::snapshot::read::{
    ASK_ABOVE, MOST_CHANGES, Plenty, ReadError, Reading, Spot, read,
};
use scrutiny_tracker::snapshot::write::write;
use serde_json::json;

use super::cuts::assert_cut;
use super::holding;
use crate::embedded::CHANGES;
use crate::generate::set_of;
use crate::golden::{file_stamp, first, workspace_id};

#[test]
fn f30_a_large_file_is_refused_at_cuts_all_over_it() {
    // The embedded review as a saved file, with all its signs.
    let review = write(&CHANGES, &workspace_id(), &file_stamp()).unwrap();
    let bytes = review.as_bytes();
    assert!(bytes.len() > 100_000);
    // Every cut of the end, where all is nearly right, and cuts in steps that fall everywhere.
    let end = bytes.len() - 40..review.trim_end().len();
    for cut in (1..bytes.len()).step_by(9_973).chain(end) {
        assert_cut(&bytes[..cut]);
    }
}

#[test]
fn f31_a_file_above_the_size_that_is_asked_about_is_read_whole() {
    // Long answers, each in the one line that the app writes.
    let text = "The Cabinet Member thanks the panel. ".repeat(30);
    let change = |number: usize| {
        let fields = json!({ format!("field{}", number % 10): text });
        first(&format!("r/{}", number / 10), "recommendation", fields)
    };
    const CHANGES: usize = 25_000;
    let changes: Vec<Change> = (0..CHANGES).map(change).collect();
    let file = holding(&changes);
    assert!(file.len() > 30_000_000 && u64::try_from(file.len()).unwrap() > ASK_ABOVE);
    let snapshot = read(file.as_bytes()).unwrap();
    assert_eq!(
        (snapshot.changes.len(), snapshot.outside_edits),
        (CHANGES, 0)
    );
}

#[test]
fn f33_thousands_of_conflicts_are_read_and_none_is_lost() {
    // Ten versions in each of two thousand fields.
    let change = |number: usize| {
        let field = format!("field{}", number / 10 % 20);
        let fields = json!({ field: format!("Version {number}") });
        first(&format!("r/{}", number / 200), "recommendation", fields)
    };
    let changes: Vec<Change> = (0..20_000).map(change).collect();
    let set = set_of(&read(holding(&changes).as_bytes()).unwrap().changes);
    assert_eq!(set.len(), 20_000);
    let workspace = fold(&set);
    assert_eq!(workspace.in_conflict().len(), 100);
    for rec in set.records() {
        for field in set.fields(rec) {
            let state = set.state(rec, field);
            assert!(matches!(state, FieldState::Conflict(versions) if versions.len() == 10));
        }
    }
}

fn saved<'a>(changes: impl IntoIterator<Item = &'a Change>) -> String {
    write(&set_of(changes), &workspace_id(), &file_stamp()).unwrap()
}

/// A file that stands as the app writes it but for its changes, each of which is this text.
fn with_lines(change: &str, changes: usize) -> String {
    let one = saved([&first("r/1", "recommendation", json!({"title": "A title"}))]);
    let (before, rest) = one.split_once("  \"changes\": [\n").unwrap();
    let (_, after) = rest.split_once("\n  ]").unwrap();
    let lines = format!(
        "    {change}{}",
        format!(",\n    {change}").repeat(changes - 1)
    );
    format!("{before}  \"changes\": [\n{lines}\n  ]{after}")
}

#[test]
fn f33_a_million_changes_are_refused_before_one_of_them_is_read() {
    const MILLION: usize = 1_000_000;
    // Not one of them is a change, which nobody comes to see.
    let file = with_lines("{}", MILLION);
    let refused = ReadError::TooMany {
        what: Plenty::Changes,
        found: MILLION,
        most: MOST_CHANGES,
    };
    assert_eq!(read(file.as_bytes()), Err(refused.clone()));
    let mut reading = Reading::new(file.into_bytes());
    while let Some(progress) = reading.step(10_000) {
        assert_eq!(progress.done, 0);
    }
    assert_eq!(reading.finish().0, Err(refused));
}

#[test]
fn f33_a_text_of_fifty_megabytes_is_refused_with_its_place() {
    let text = "x".repeat(50_000_000);
    let change = first("r/1", "recommendation", json!({"title": "@"}));
    let file = saved([&change]).replace(
        "\"set\":{\"title\":\"@\"",
        &format!("\"set\":{{\"title\":\"{text}\""),
    );
    let spot = Spot::Change { place: 1, of: 1 };
    assert_eq!(read(file.as_bytes()), Err(ReadError::LongText { spot }));
}

#[test]
fn f33_a_hundred_thousand_conflicts_are_read_and_saved_again() {
    // Two versions in each of ten fields of ten thousand records.
    let change = |number: usize| {
        let version = number % 2;
        let fields = (0..10).map(|field| (format!("field{field}"), json!(version)));
        let fields: serde_json::Map<_, _> = fields.collect();
        first(
            &format!("r/{}", number / 2),
            "recommendation",
            fields.into(),
        )
    };
    let changes: Vec<Change> = (0..20_000).map(change).collect();
    let text = saved(&changes);
    let set = set_of(&read(text.as_bytes()).unwrap().changes);
    let conflicts = set.records().map(|rec| set.with_several_heads(rec).count());
    assert_eq!(conflicts.sum::<usize>(), 100_000);
    assert_eq!(saved(set.all()), text);
}
