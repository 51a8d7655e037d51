//! Real files fit the schema: frozen ones, fresh ones, ones with conflicts, and ones written by hand.

use std::fs;
use std::path::Path;

use scrutiny_tracker::domain::response::{AlternativeWording, Answer};
use scrutiny_tracker::history::change_set::ChangeSet;
use scrutiny_tracker::history::command::{Command, set_field};
use scrutiny_tracker::history::fold::fold;
use scrutiny_tracker::snapshot::envelope::WorkspaceId;
use scrutiny_tracker::snapshot::read::read;
use scrutiny_tracker::snapshot::write::write;
use serde_json::{Value, json};

use super::{FILE, assert_fits};
use crate::embedded::{CHANGES, care};
use crate::golden::{file_stamp, stamp};

fn written(set: &ChangeSet) -> String {
    write(
        set,
        &WorkspaceId::new("care-work-as-a-career"),
        &file_stamp(),
    )
    .unwrap()
}

#[test]
fn every_frozen_file_fits() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut fitted = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "json") {
            assert_fits(&fs::read_to_string(path).unwrap());
            fitted += 1;
        }
    }
    assert!(fitted > 0, "no frozen file was found");
}

#[test]
fn a_fresh_file_of_the_embedded_review_fits() {
    assert_fits(&written(&CHANGES));
}

#[test]
fn a_file_with_conflicts_and_removed_records_fits() {
    let mut set = CHANGES.clone();
    let (recommendation, response) = (care("recommendation/8"), care("response/8"));
    assert!(set.speaks_of(&recommendation) && set.speaks_of(&response));
    let offered = AlternativeWording::Offered("Other words".to_owned());
    let edits = [
        set_field(&response, "answer", &Answer::InFull),
        set_field(&response, "answer", &Answer::Declined),
        set_field(&response, "alternativeWording", &offered),
        set_field(
            &response,
            "alternativeWording",
            &AlternativeWording::NoneOffered,
        ),
        Command::Delete {
            id: recommendation.clone(),
        },
        set_field(&recommendation, "title", &"Another title".to_owned()),
        Command::Delete {
            id: care("recommendation/9"),
        },
    ];
    // Nobody has seen anybody else's edit.
    let made: Vec<_> = edits
        .iter()
        .filter_map(|edit| edit.plan(&set, stamp("Somebody")).ok())
        .collect();
    assert!(
        made.len() >= 5,
        "only {} edits say anything new",
        made.len()
    );
    set.union(made);
    assert!(!fold(&set).in_conflict().is_empty());
    let text = written(&set);
    assert!(text.contains("\"inConflict\"") && text.contains("\"deleted\":true"));
    assert_fits(&text);
}

#[test]
fn an_empty_workspace_fits() {
    assert_fits(&written(&ChangeSet::new()));
}

#[test]
fn a_file_written_by_hand_without_changes_fits_and_is_read() {
    let file = json!({
        "format": "scrutiny-tracker-snapshot",
        "formatVersion": 1,
        "minReader": 1,
        "workspace": "by-hand",
        "exportedAt": "",
        "by": "Somebody",
        "records": [
            {"id": "s/1", "type": "source", "fields": {"title": "Minutes", "date": "2020-summer", "order": null}},
            {"id": "m/1", "type": "money-line", "fields": {
                "amount": {"precision": "about-range", "lowPence": -5, "highPence": 1_500_000, "per": "year"},
                "sources": [{"source": "s/1"}, {"source": "s/1", "place": "item 4", "page": 3}],
            }},
            {"id": "f/1", "type": "figure", "fields": {
                "value": "344.32",
                "count": {"precision": "at-least", "number": "100"},
                "unit": "fte",
            }},
            {"id": "u/1", "type": "progress-update", "fields": {
                "phrases": [{"recommendation": "r/1", "words": "a struggle", "delivery": "slowed"}],
                "date": "2021-01/2021-02",
            }},
        ],
    });
    assert_eq!(FILE.faults(&file), None);
    let mut set = ChangeSet::new();
    set.union(read(file.to_string().as_bytes()).unwrap().changes);
    let workspace = fold(&set);
    assert_eq!((set.len(), workspace.problems()), (4, Vec::new()));
}

/// A file with the stub of a change whose words were taken out.
pub fn with_a_stub() -> Value {
    json!({
        "format": "scrutiny-tracker-snapshot",
        "formatVersion": 2,
        "minReader": 2,
        "app": "0.1.0",
        "workspace": "w",
        "exportedAt": "2021-01-15T09:00:00Z",
        "by": "An Officer",
        "changes": [{
            "id": "319be371684ee9a10585495ba2ce33f4",
            "v": 1,
            "rec": "p/1",
            "type": "person",
            "set": {"name": null, "post": null},
            "prev": [],
            "by": "An Officer",
            "at": "2021-01-14T16:10:00Z",
            "n": 1,
            "redacted": true,
        }],
    })
}

#[test]
fn a_file_with_a_change_that_was_taken_out_fits() {
    assert_eq!(FILE.faults(&with_a_stub()), None);
}

#[test]
fn f43_kinds_fields_and_members_of_a_newer_version_fit() {
    let file = json!({
        "format": "scrutiny-tracker-snapshot",
        "formatVersion": 9,
        "minReader": 1,
        "app": "9.0.0",
        "workspace": "w",
        "exportedAt": "2031-01-15T09:00:00Z",
        "by": "An Officer",
        "mood": {"of": "the file", "how": 0.5},
        "summary": {"horoscope": 1, "changes": 0},
        "records": [
            {"id": "h/1", "type": "horoscope", "fields": {"sign": "lion", "houses": [1, {"deep": [null, true]}]}},
            {"id": "r/1", "type": "recommendation", "fields": {"mood": ["hopeful"], "number": 1}, "seen": true},
        ],
    });
    assert_eq!(FILE.faults(&file), None);
    assert_eq!(read(file.to_string().as_bytes()).unwrap().changes.len(), 2);
}
