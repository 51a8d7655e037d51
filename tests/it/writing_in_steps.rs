//! A file that is made in steps: the same file whatever the steps are, and the same refusals.

use scrutiny_tracker::domain::id::RecordId;
use scrutiny_tracker::history::change::{Change, Presence};
use scrutiny_tracker::history::change_set::{ChangeSet, FieldState};
use scrutiny_tracker::snapshot::envelope::{FORMAT_WITH_STUBS, FileStamp, WorkspaceId};
use scrutiny_tracker::snapshot::read::{Progress, ReadError};
use scrutiny_tracker::snapshot::write::{WriteError, Writing, write};
use serde_json::{Value, json};

use crate::embedded::CHANGES;
use crate::generate::{changes_of, draft, set_fields, set_of, stamp, take_out};
use crate::golden;

/// How much is done in each step, in bytes. A step of nothing goes on too.
const SIZES: [usize; 6] = [0, 1, 100, 1_000, 100_000, usize::MAX];

fn file_stamp() -> FileStamp {
    FileStamp {
        by: "A “Member”\n".to_owned(),
        ..golden::file_stamp()
    }
}

fn workspace() -> WorkspaceId {
    WorkspaceId::new("w \u{1f600}")
}

fn begun(set: &ChangeSet) -> Writing {
    Writing::new(set.clone(), &workspace(), &file_stamp())
}

fn whole(set: &ChangeSet) -> Result<String, WriteError> {
    write(set, &workspace(), &file_stamp())
}

/// How far each step came, up to the last.
fn steps(writing: &mut Writing, bytes: usize) -> Vec<Progress> {
    std::iter::from_fn(|| writing.step(bytes)).collect()
}

/// A file after so many small steps.
fn after(set: &ChangeSet, taken: usize) -> Writing {
    let mut writing = begun(set);
    for _ in 0..taken {
        writing.step(1);
    }
    writing
}

/// Makes a file in steps of every size; it has to come to the same as in one go.
fn in_steps(set: &ChangeSet) -> Result<String, WriteError> {
    let expected = whole(set);
    for bytes in SIZES {
        let mut writing = begun(set);
        let said = steps(&mut writing, bytes);
        let forwards = said.windows(2).all(|two| two[0].done <= two[1].done);
        assert!(forwards, "in steps of {bytes}: {said:?}");
        for Progress { done, of } in said {
            assert!(done <= of, "in steps of {bytes}: {done} of {of}");
        }
        assert_eq!(writing.step(bytes), None, "what has ended stays so");
        assert_eq!(writing.finish(), expected, "in steps of {bytes}");
    }
    expected
}

/// A recommendation with whatever title.
fn titled(title: Value) -> Change {
    let set = json!({ "title": title });
    draft("r/1", "recommendation", set, &[], stamp("A", ""))
}

/// A change whose title was altered behind the app's back, with the id that it had before.
fn forged(title: Value) -> Change {
    let mut value = titled(json!("T")).to_value();
    value["set"]["title"] = title;
    Change::from_value_unverified(&value).unwrap()
}

/// Two people have set the title apart, and one of the two versions was taken out.
fn with_stub_and_conflict() -> (ChangeSet, Change) {
    let first = titled(json!("T"));
    let apart = |by: &str| {
        let title = json!({ "title": format!("The title of {by}") });
        draft("r/1", "recommendation", title, &[&first], stamp(by, ""))
    };
    let (ann, bob, cat) = (apart("Ann"), apart("Bob"), apart("Cat"));
    let mut set = set_of([&first, &ann, &bob, &cat]);
    let redaction = take_out(&RecordId::new("t/1"), cat.id()).plan(&set, stamp("B", ""));
    let redaction = redaction.unwrap();
    set.insert(redaction.clone());
    (set, redaction)
}

#[test]
fn a_set_with_stubs_and_conflicts_is_the_same_file_in_steps_of_any_size() {
    let (set, _) = with_stub_and_conflict();
    let stubs = set.all().filter(|one| one.presence() == Presence::TakenOut);
    assert_eq!(stubs.count(), 1);
    let state = set.state(&RecordId::new("r/1"), "title");
    assert!(matches!(state, FieldState::Conflict(_)), "{state:?}");
    let text = in_steps(&set).unwrap();
    let document: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(document["formatVersion"], FORMAT_WITH_STUBS);
    let versions = document["records"][0]["inConflict"]["title"].as_array();
    assert_eq!(versions.unwrap().len(), 3, "the emptied one is among them");
}

#[test]
fn a_stub_whose_redaction_was_lost_is_left_out_in_steps_too() {
    let (set, redaction) = with_stub_and_conflict();
    let mut kept = changes_of(&set);
    kept.retain(|change| change.id() != redaction.id());
    let lost = set_of(&kept);
    let text = in_steps(&lost).unwrap();
    kept.retain(|change| change.presence() == Presence::Whole);
    assert_eq!(kept.len() + 1, lost.len());
    assert_eq!(text, whole(&set_of(&kept)).unwrap());
}

#[test]
fn a_set_of_nothing_and_the_file_of_all_kinds_are_made_in_steps_too() {
    in_steps(&ChangeSet::new()).unwrap();
    let set = golden::set();
    in_steps(&set).unwrap();
    let text = Writing::new(set, &golden::workspace_id(), &golden::file_stamp()).finish();
    assert_eq!(text.unwrap(), golden::FILE);
}

#[test]
fn the_summary_counts_what_people_see_of_the_kinds_that_the_app_knows() {
    let begin =
        |rec: &str, kind: &str| draft(rec, kind, json!({"title": "T"}), &[], stamp("A", ""));
    let mut set = set_of(&[
        begin("r/1", "recommendation"),
        begin("m/1", "meeting"),
        begin("r/2", "recommendation"),
        begin("r/3", "recommendation"),
        begin("x/1", "constellation"),
    ]);
    let delete = crate::generate::delete("r/2").plan(&set, stamp("A", ""));
    set.insert(delete.unwrap());
    let text = in_steps(&set).unwrap();
    let line = "\n  \"summary\": {\"changes\":6,\"meeting\":1,\"recommendation\":2},\n";
    assert!(text.contains(line), "{text}");
}

#[test]
fn what_is_told_counts_what_is_written_and_then_what_is_read_back() {
    let entries = CHANGES.records().count() + CHANGES.len();
    let mut writing = begun(&CHANGES);
    let said = steps(&mut writing, 1_000);
    assert!(said.iter().all(|told| told.of == 2 * entries), "{said:?}");
    assert_eq!(said[0].done, 0);
    // One step does little, from the first to the last.
    let mut before = 0;
    for Progress { done, .. } in said {
        assert!(done - before <= 20, "{done} after {before}");
        before = done;
    }
    assert!(2 * entries - before <= 20, "{before} of {}", 2 * entries);
}

#[test]
fn whoever_does_not_wait_gets_the_same_file_from_every_step_on() {
    let (set, _) = with_stub_and_conflict();
    let text = whole(&set).unwrap();
    let all = steps(&mut begun(&set), 1).len();
    assert!(all > 30, "{all} steps");
    for taken in 0..=all + 1 {
        let writing = after(&set, taken);
        assert_eq!(writing.finish().as_deref(), Ok(&*text), "after {taken}");
    }
}

#[test]
fn what_is_stopped_half_way_leaves_the_set_as_it_is() {
    let (set, _) = with_stub_and_conflict();
    let before = set.clone();
    for taken in 0..steps(&mut begun(&set), 1).len() {
        drop(after(&set, taken));
    }
    assert_eq!(set, before);
}

#[test]
fn what_is_edited_meanwhile_is_not_in_the_file() {
    let (mut set, _) = with_stub_and_conflict();
    let text = whole(&set).unwrap();
    let mut writing = begun(&set);
    writing.step(1);
    let edit = set_fields("r/1", &[("summary", json!("Later"))].into());
    let edit = edit.plan(&set, stamp("A", "")).unwrap();
    set.insert(edit);
    assert_eq!(writing.finish().unwrap(), text);
    assert_ne!(whole(&set).unwrap(), text);
}

#[test]
fn a_number_that_cannot_be_kept_ends_the_steps_among_the_records() {
    let error = in_steps(&set_of([&forged(json!(1.5))])).unwrap_err();
    let WriteError::NotWhole(not_whole) = error else {
        panic!("{error:?}");
    };
    assert_eq!(not_whole.number, "1.5");
}

#[test]
fn a_number_that_cannot_be_kept_ends_the_steps_among_the_changes() {
    // Somebody has set another title since, so that no record shows the number.
    let altered = forged(json!([0.5]));
    let title = json!({"title": "Another"});
    let later = draft("r/1", "recommendation", title, &[&altered], stamp("B", ""));
    let set = set_of([&altered, &later]);
    let error = in_steps(&set).unwrap_err();
    assert!(matches!(error, WriteError::NotWhole(_)), "{error:?}");
    let records = set.records().count();
    let said = steps(&mut begun(&set), 1);
    let furthest = said.last().unwrap().done;
    assert!(furthest >= records, "{furthest} of {records} records");
}

#[test]
fn a_file_that_would_be_refused_is_not_given_out() {
    let error = in_steps(&set_of([&titled("long ".repeat(250_000).into())])).unwrap_err();
    let WriteError::DoesNotReadBack(ReadError::LongText { .. }) = error else {
        panic!("{error:?}");
    };
}

#[test]
fn a_file_that_says_something_else_is_not_given_out() {
    // The id is not that of its content: whoever reads the file takes it for an edit by hand.
    let set = set_of([&forged(json!("Altered"))]);
    assert_eq!(in_steps(&set), Err(WriteError::Differs));
}
