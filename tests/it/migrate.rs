//! Files of every earlier form: each goes through its steps and comes out as it was.

use std::fs;
use std::path::PathBuf;

use scrutiny_tracker::domain::distinction::Distinction;
use scrutiny_tracker::domain::evidence::Evidence;
use scrutiny_tracker::domain::figure::Figure;
use scrutiny_tracker::domain::figure_table::FigureTable;
use scrutiny_tracker::domain::json::{parse, written};
use scrutiny_tracker::domain::meeting::{Action, Activity, AgendaItem, Meeting, Point};
use scrutiny_tracker::domain::money::MoneyLine;
use scrutiny_tracker::domain::programme::ProgrammeRow;
use scrutiny_tracker::domain::recommendation::{Addressee, Recommendation, Version};
use scrutiny_tracker::domain::redaction::Redaction;
use scrutiny_tracker::domain::response::Response;
use scrutiny_tracker::domain::review::{Person, Review, Theme};
use scrutiny_tracker::domain::source::Source;
use scrutiny_tracker::domain::update::Update;
use scrutiny_tracker::domain::workspace::{Kept, Workspace};
use scrutiny_tracker::history::change_set::ChangeSet;
use scrutiny_tracker::history::fold::fold;
use scrutiny_tracker::snapshot::envelope::{Check, FORMAT_VERSION, READER_VERSION};
use scrutiny_tracker::snapshot::migrate::{PRESENT, STEPS, Step, upcast};
use scrutiny_tracker::snapshot::read::read;
use scrutiny_tracker::snapshot::write::write;
use serde_json::{Map, Value, json};

use crate::generate::{changes_of, set_of};

fn golden(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    folder.join(name)
}

fn file_of(version: u64) -> PathBuf {
    golden(&format!("snapshot-v{version}.json"))
}

/// What is wrong with a chain of steps: versions without a step, steps without a frozen file, names that
/// stand twice.
fn gaps(steps: &[Step], reader: u64, has_file: &dyn Fn(u64) -> bool) -> Vec<String> {
    let mut gaps = Vec::new();
    for (step, from) in steps.iter().zip(1..) {
        if step.from != from {
            gaps.push(format!("{} should start from version {from}", step.name));
        }
        if !has_file(step.from) {
            gaps.push(format!(
                "{} has no frozen file of version {}",
                step.name, step.from
            ));
        }
        if step.name.is_empty() || steps.iter().filter(|other| other.name == step.name).count() > 1
        {
            gaps.push(format!("\"{}\" names no step or two", step.name));
        }
    }
    for version in steps.len() as u64 + 1..reader {
        gaps.push(format!("no step leads on from version {version}"));
    }
    gaps
}

#[test]
fn every_earlier_version_has_its_step_and_every_step_its_frozen_file() {
    let reader = READER_VERSION.max(FORMAT_VERSION);
    let none: [&str; 0] = [];
    assert_eq!(
        gaps(STEPS, reader, &|version| file_of(version).is_file()),
        none
    );
    assert!(reader <= PRESENT);
}

#[test]
fn a_gap_in_the_steps_is_told() {
    let step = |name, from| Step {
        name,
        from,
        apply: |document| document,
    };
    let all = |_| true;
    let sound = [step("one", 1), step("two", 2)];
    assert!(gaps(&sound, 3, &all).is_empty());
    assert_eq!(gaps(&sound, 4, &all), ["no step leads on from version 3"]);
    assert_eq!(gaps(&[], 2, &all), ["no step leads on from version 1"]);
    assert_eq!(
        gaps(&[step("two", 2)], 2, &all),
        ["two should start from version 1"]
    );
    assert_eq!(gaps(&[step("a", 1), step("a", 2)], 3, &all).len(), 2);
    assert_eq!(
        gaps(&sound, 3, &|version| version == 1),
        ["two has no frozen file of version 2"]
    );
}

/// Everything that a workspace holds, a line for each record, with what is in conflict or unread.
fn listing(workspace: &Workspace) -> String {
    fn table<T: Kept>(workspace: &Workspace, kinds: &mut Vec<&str>, out: &mut String) {
        kinds.push(T::TYPE);
        for (id, entry) in T::table(workspace) {
            let fields: Map<String, Value> = entry.record.write().into_iter().collect();
            out.push_str(&format!("{} {id} {}", T::TYPE, written(&fields.into())));
            for field in &entry.conflicts {
                out.push_str(&format!(" conflict:{field}"));
            }
            for problem in &entry.problems {
                out.push_str(&format!(" unread:{}={}", problem.field, problem.found));
            }
            out.push('\n');
        }
    }
    let (mut kinds, mut out) = (Vec::new(), String::new());
    table::<Review>(workspace, &mut kinds, &mut out);
    table::<Theme>(workspace, &mut kinds, &mut out);
    table::<Recommendation>(workspace, &mut kinds, &mut out);
    table::<Addressee>(workspace, &mut kinds, &mut out);
    table::<Response>(workspace, &mut kinds, &mut out);
    table::<Update>(workspace, &mut kinds, &mut out);
    table::<Meeting>(workspace, &mut kinds, &mut out);
    table::<Point>(workspace, &mut kinds, &mut out);
    table::<Action>(workspace, &mut kinds, &mut out);
    table::<Activity>(workspace, &mut kinds, &mut out);
    table::<MoneyLine>(workspace, &mut kinds, &mut out);
    table::<Figure>(workspace, &mut kinds, &mut out);
    table::<FigureTable>(workspace, &mut kinds, &mut out);
    table::<Evidence>(workspace, &mut kinds, &mut out);
    table::<Person>(workspace, &mut kinds, &mut out);
    table::<Source>(workspace, &mut kinds, &mut out);
    table::<Version>(workspace, &mut kinds, &mut out);
    table::<AgendaItem>(workspace, &mut kinds, &mut out);
    table::<ProgrammeRow>(workspace, &mut kinds, &mut out);
    table::<Distinction>(workspace, &mut kinds, &mut out);
    table::<Redaction>(workspace, &mut kinds, &mut out);
    let all: Vec<_> = Workspace::kinds().iter().map(|kind| kind.name).collect();
    assert_eq!(kinds, all, "a kind is left out of the listing");
    for (id, unknown) in &workspace.unknown {
        out.push_str(&format!("unknown {id} {}\n", unknown.kind));
    }
    out
}

#[test]
fn f44_a_frozen_file_of_each_version_goes_through_its_steps_and_opens_as_it_was() {
    for step in STEPS {
        let text = fs::read_to_string(file_of(step.from)).unwrap();
        let Value::Object(document) = parse(&text).unwrap() else {
            panic!("a file is an object");
        };
        assert_eq!(document["formatVersion"], json!(step.from));

        let later = STEPS.iter().filter(|other| other.from >= step.from);
        let expected: Vec<_> = later.map(|step| step.name).collect();
        let (present, taken) = upcast(document);
        assert_eq!(taken, expected);
        assert_eq!(taken.first(), Some(&step.name));
        assert_eq!(present["formatVersion"], json!(PRESENT));

        let snapshot = read(text.as_bytes()).unwrap();
        assert_eq!((snapshot.check, snapshot.outside_edits), (Check::Fits, 0));
        let workspace = fold(&set_of(&snapshot.changes));
        let listed = golden(&format!("snapshot-v{}.workspace.txt", step.from));
        let frozen = fs::read_to_string(&listed).unwrap_or_default();
        assert_eq!(
            listing(&workspace),
            frozen,
            "{} is frozen",
            listed.display()
        );
    }
}

#[test]
fn f44_the_changes_of_the_oldest_file_are_the_same_after_saving() {
    let snapshot = read(&fs::read(file_of(1)).unwrap()).unwrap();
    let set: ChangeSet = set_of(&snapshot.changes);
    let saved = write(&set, &snapshot.workspace, &snapshot.stamp).unwrap();
    let again = read(saved.as_bytes()).unwrap();
    assert_eq!(again.changes, snapshot.changes);
    assert_eq!(again.changes, changes_of(&set));
    assert_eq!((again.check, again.outside_edits), (Check::Fits, 0));
}

#[test]
fn the_first_step_alters_nothing_but_the_version() {
    let Ok(Value::Object(document)) = parse(&fs::read_to_string(file_of(1)).unwrap()) else {
        panic!("a file is an object");
    };
    let mut expected = document.clone();
    expected["formatVersion"] = json!(PRESENT);
    assert_eq!(
        upcast(document),
        (expected, vec!["room-for-taken-out-changes"])
    );
}

#[test]
fn a_document_that_is_as_new_as_the_app_or_newer_goes_through_no_step() {
    for version in [json!(PRESENT), json!(PRESENT + 7), json!("1"), json!(null)] {
        let document = Map::from_iter([("formatVersion".to_owned(), version)]);
        assert_eq!(upcast(document.clone()), (document, Vec::new()));
    }
    assert_eq!(upcast(Map::new()), (Map::new(), Vec::new()));
}
