//! The review that is built into the app: what it holds, and that it never changes from build to build.

use std::collections::BTreeSet;
use std::fs::read_to_string;
use std::sync::LazyLock;

use scrutiny_tracker::domain::check::check;
use scrutiny_tracker::domain::id::RecordId;
use scrutiny_tracker::domain::workspace::Workspace;
use scrutiny_tracker::history::change_set::ChangeSet;
use scrutiny_tracker::history::command::set_field;
use scrutiny_tracker::history::fold::fold;
use scrutiny_tracker::history::undo::undo;
use scrutiny_tracker::snapshot::seed::AUTHOR;
use scrutiny_tracker::snapshot::seed::{compiled, plant, seed};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::golden::stamp;

mod facts;

const COMPILED: &str = include_str!("../../public/reviews/care-work.json");

fn source() -> Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/public/reviews/care-work.toml");
    toml::from_str(&read_to_string(path).unwrap()).unwrap()
}

/// The changes of the embedded review, read once for all tests.
pub static CHANGES: LazyLock<ChangeSet> = LazyLock::new(|| seed(&source()).unwrap().1);

/// The embedded review as the pages see it.
pub static REVIEW: LazyLock<Workspace> = LazyLock::new(|| fold(&CHANGES));

pub fn care(rest: &str) -> RecordId {
    RecordId::new(&format!("care-work/{rest}"))
}

#[test]
fn the_source_seeds_without_error_and_no_field_is_left_unread() {
    let (workspace, changes) = seed(&source()).unwrap();
    assert_eq!(workspace.as_str(), "care-work-as-a-career");
    assert_eq!(changes, *CHANGES);
    assert_eq!(REVIEW.problems(), []);
    assert!(REVIEW.unknown.is_empty());
    assert!(REVIEW.in_conflict().is_empty());
}

#[test]
fn the_compiled_review_is_that_of_the_source() {
    // When this fails, the source was edited: compile it again with the project's own command.
    assert!(
        compiled(&source()).unwrap() == COMPILED,
        "public/reviews/care-work.json is stale"
    );
    let (workspace, changes) = plant(COMPILED).unwrap();
    assert_eq!(workspace, seed(&source()).unwrap().0);
    assert_eq!(changes, *CHANGES);
}

#[test]
fn its_change_ids_are_the_same_in_every_build() {
    // People's edits name these ids as what they had seen. Another id would part them from their base.
    let mut digest = Sha256::new();
    for change in CHANGES.in_order() {
        digest.update(format!("{}\n", change.id()));
    }
    let digest: String = digest
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    assert_eq!(CHANGES.len(), 244);
    assert!(
        CHANGES
            .in_order()
            .iter()
            .all(|change| change.stamp().by == AUTHOR)
    );
    assert_eq!(
        digest,
        "fbaef90ffdbaabba1f9db678e7b88a6457228e759cfbb4624fb703e5df32d021"
    );
}

#[test]
fn a_first_view_of_the_panel_can_be_taken_back_without_losing_the_recommendation() {
    for rec in REVIEW.recommendations.keys() {
        let mut set = CHANGES.clone();
        let edit = set_field(rec, "panelViewReason", &"Heard in May".to_owned());
        let change = edit.plan(&set, stamp("A Member")).unwrap();
        set.insert(change.clone());
        set.union(undo(&set, change.id(), &stamp("A Member")).unwrap());
        // The edit has the number 1 like the record's own change, and its id may sort before that.
        assert!(
            fold(&set).recommendations.contains_key(rec),
            "{rec} was deleted"
        );
        assert!(fold(&set) == *REVIEW, "{rec}");
    }
}

#[test]
fn the_checks_find_exactly_what_the_papers_leave_open() {
    let found: Vec<String> = check(&REVIEW)
        .iter()
        .map(|one| format!("{} {}", one.rule, one.about))
        .collect();
    assert_eq!(
        found,
        [
            "V03 care-work/response/11",
            "V03 care-work/response/8",
            "V04 care-work/response/2",
            "V05 care-work/response/1",
            "V05 care-work/response/11",
            "V05 care-work/response/2",
            "V05 care-work/response/3",
            "V05 care-work/response/5",
            "V10 care-work/meeting/panel-later",
            "V10 care-work/update/1-5",
            "V10 care-work/update/10-11",
            "V10 care-work/update/6-7",
            "V10 care-work/update/8",
            "V10 care-work/update/9",
            "V14 care-work/figure/turnover-county",
            "V14 care-work/figure/vacancy-county",
            "V15 care-work/figure/turnover-council",
            "V20 care-work/figure/workers-motion",
            "V22 care-work/figure/age-25-54",
            "V22 care-work/figure/age-average",
            "V22 care-work/figure/apprentices-council",
            "V22 care-work/figure/bed-gap",
            "V22 care-work/figure/campaign-derbyshire",
            "V22 care-work/figure/employers",
            "V22 care-work/figure/independent-share",
            "V22 care-work/figure/leavers-stay",
            "V22 care-work/figure/pay-council-front-line",
            "V22 care-work/figure/pay-tameside",
            "V22 care-work/figure/qualified",
            "V22 care-work/figure/reablement-applications",
            "V22 care-work/figure/spic-members",
            "V22 care-work/figure/spic-years",
            "V22 care-work/figure/turnover-county",
            "V22 care-work/figure/vacancy-county",
            "V22 care-work/figure/workers",
            "V22 care-work/figure/years-role",
            "V27 care-work/source/board-pack",
            "V27 care-work/source/minutes",
            "V27 care-work/source/report",
            "V27 care-work/source/update-report",
            "V28 care-work/review"
        ]
    );
}

#[test]
fn every_figure_says_its_source_coverage_and_time() {
    assert!(!REVIEW.figures.is_empty());
    for (id, entry) in &REVIEW.figures {
        let figure = &entry.record;
        assert!(!figure.sources.is_empty(), "{id}");
        assert!(!figure.coverage.is_empty(), "{id}");
        assert!(
            figure.period.is_some() || !figure.period_note.is_empty(),
            "{id}"
        );
    }
}

#[test]
fn every_source_pointer_names_a_known_paper_and_a_place() {
    let papers: BTreeSet<&str> = REVIEW.sources.keys().map(RecordId::as_str).collect();
    assert_eq!(papers.len(), 5);
    let mut pointers = 0;
    for change in CHANGES.in_order() {
        for pointer in change
            .set()
            .get("sources")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            assert!(
                papers.contains(pointer["source"].as_str().unwrap()),
                "{}",
                change.rec()
            );
            assert!(
                !pointer["place"].as_str().unwrap_or_default().is_empty(),
                "{}",
                change.rec()
            );
            pointers += 1;
        }
    }
    assert!(pointers > 0);
}
