//! f43: what a newer version writes and this one does not know is kept and written back as it was.

use scrutiny_tracker::domain::json::written;
use scrutiny_tracker::domain::workspace::Workspace;
use scrutiny_tracker::history::change::Change;
use scrutiny_tracker::history::fold::fold;
use scrutiny_tracker::snapshot::compare::preview;
use scrutiny_tracker::snapshot::envelope::Check;
use scrutiny_tracker::snapshot::read::read;
use scrutiny_tracker::snapshot::write::write;
use serde_json::{Value, json};

use super::{holding, sealed_again, sound, with};
use crate::generate::set_of;
use crate::golden::{file_stamp, first, id, workspace_id};

/// Changes as a newer version may make them.
fn newer() -> Vec<Change> {
    let sealed = |kind: &str, fields: Value, members: Value| {
        let mut change = first("x/1", kind, fields).to_value();
        for (name, member) in members.as_object().unwrap() {
            change[name] = member.clone();
        }
        sealed_again(change)
    };
    vec![
        sealed(
            "horoscope",
            json!({"sign": "lion", "deep": [{"a": null}, [], {}]}),
            json!({}),
        ),
        sealed("", json!({"": ""}), json!({})),
        sealed("recommendation", json!({"mood": "hopeful"}), json!({})),
        sealed("response", json!({"answer": "perhaps"}), json!({})),
        sealed(
            "response",
            json!({"answer": ["in-full", "declined"]}),
            json!({}),
        ),
        sealed(
            "progress-update",
            json!({"delivery": {"word": "done"}}),
            json!({}),
        ),
        sealed(
            "recommendation",
            json!({"panelView": null, "verb": "begs"}),
            json!({}),
        ),
        sealed("recommendation", json!({}), json!({})),
        sealed("recommendation", json!({"title": "T"}), json!({"v": 7})),
        sealed(
            "recommendation",
            json!({"title": "T"}),
            json!({"signature": {"by": "x"}, "": [], "__proto__": null, "redactedBy": 7, "Id": "x"}),
        ),
    ]
}

#[test]
fn f43_what_a_newer_version_writes_is_written_back_to_the_byte() {
    for change in newer() {
        let line = written(&change.to_value());
        let snapshot = read(holding([&change]).as_bytes()).unwrap();
        assert_eq!((snapshot.outside_edits, snapshot.changes.len()), (0, 1));
        let text = write(&set_of(&snapshot.changes), &workspace_id(), &file_stamp()).unwrap();
        assert!(text.contains(&format!("\n    {line}\n")), "{text}");
        let again = read(text.as_bytes()).unwrap();
        assert_eq!(again.check, Check::Fits);
        assert_eq!(written(&again.changes[0].to_value()), line);
    }
}

#[test]
fn f43_changes_of_unknown_kinds_are_counted_before_they_are_merged() {
    let known = first("r/1", "recommendation", json!({"title": "T"}));
    let [horoscope, nameless] = [&newer()[0], &newer()[1]].map(Clone::clone);
    let snapshot = read(holding([&known, &horoscope, &nameless]).as_bytes()).unwrap();
    let preview = preview(
        &set_of([]),
        &workspace_id(),
        &[&snapshot],
        "2021-01-14T16:10:00Z",
    );
    assert_eq!((preview.new.len(), preview.unknown), (3, 2));
}

#[test]
fn f43_a_word_that_is_not_known_is_flagged_and_not_replaced() {
    let change = first(
        "p/1",
        "response",
        json!({"answer": "perhaps", "comment": "C", "mood": 1}),
    );
    let set = set_of(&read(holding([&change]).as_bytes()).unwrap().changes);
    let workspace: Workspace = fold(&set);
    let problems: Vec<_> = workspace.problems().into_iter().collect();
    assert_eq!(
        problems.len(),
        1,
        "an unknown field is no problem: {problems:?}"
    );
    assert_eq!(problems[0].1.found, "\"perhaps\"");
    assert_eq!(workspace.responses[&id("p/1")].record.comment, "C");
    assert_eq!(set.value(&id("p/1"), "answer"), Some(&json!("perhaps")));
}

#[test]
fn f43_members_of_the_file_that_are_not_known_do_no_harm_and_are_covered_by_its_check() {
    let plain = read(sound().to_string().as_bytes()).unwrap();
    for later in [
        json!(null),
        json!([1.5, "x"]),
        json!({"deep": [{}]}),
        json!(1e300),
    ] {
        let snapshot = read(with("later", later).as_bytes()).unwrap();
        assert_eq!(snapshot, plain);
    }

    // A newer version puts a member into its files and counts it for the check.
    let text = write(&set_of(&newer()), &workspace_id(), &file_stamp()).unwrap();
    let mut document: Value = serde_json::from_str(&text).unwrap();
    document["later"] = json!({"signature": "x"});
    assert_eq!(
        read(document.to_string().as_bytes()).unwrap().check,
        Check::Altered
    );
    document["check"] = json!(crate::hostile_files::edited::check_of(&document));
    let snapshot = read(document.to_string().as_bytes()).unwrap();
    assert_eq!((snapshot.check, snapshot.outside_edits), (Check::Fits, 0));
}
