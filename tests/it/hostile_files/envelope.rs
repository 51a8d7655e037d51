//! f44 and f45: the part of a file that says what it is.

use scrutiny_tracker::snapshot::compare::{Belongs, preview};
use scrutiny_tracker::snapshot::envelope::{FORMAT_VERSION, READER_VERSION, Snapshot, WorkspaceId};
use scrutiny_tracker::snapshot::read::{ReadError, read};
use serde_json::json;

use super::{refused_text, sound, with, without};
use crate::generate::set_of;
use crate::golden::FILE;

fn same_content(a: &Snapshot, b: &Snapshot) -> bool {
    a.changes == b.changes && a.outside_edits == b.outside_edits && a.workspace == b.workspace
}

#[test]
fn f44_versions_that_are_no_positive_whole_numbers_are_damage() {
    for member in ["formatVersion", "minReader"] {
        assert_eq!(
            read(without(member).as_bytes()),
            Err(ReadError::Damaged { member })
        );
        for bad in [
            json!("1"),
            json!(""),
            json!(0),
            json!(-1),
            json!(1.0),
            json!(1.5),
            json!(null),
            json!(true),
            json!([1]),
            json!({"major": 1}),
        ] {
            assert_eq!(
                read(with(member, bad.clone()).as_bytes()),
                Err(ReadError::Damaged { member }),
                "{bad}"
            );
        }
        refused_text(&without(member));
    }
}

#[test]
fn f44_only_the_least_reader_decides_whether_a_newer_file_can_be_read() {
    for newer in [READER_VERSION + 1, 99, u64::MAX] {
        let text = with("minReader", json!(newer));
        assert_eq!(read(text.as_bytes()), Err(ReadError::TooNew));
        assert!(refused_text(&text).contains("Get the newer version"));
    }
    let plain = read(sound().to_string().as_bytes()).unwrap();
    for newer in [FORMAT_VERSION + 1, 99, u64::MAX] {
        let text = with("formatVersion", json!(newer));
        assert!(same_content(&read(text.as_bytes()).unwrap(), &plain));
    }
}

#[test]
fn f44_a_newer_file_is_not_called_damaged_for_what_it_has_besides() {
    // What stands in a file for a newer reader may have any form.
    let mut document = sound();
    document["minReader"] = json!(READER_VERSION + 1);
    document["changes"] = json!({"packed": "…"});
    document["workspace"] = json!(null);
    assert_eq!(
        read(document.to_string().as_bytes()),
        Err(ReadError::TooNew)
    );
}

#[test]
fn f44_a_member_of_the_wrong_form_is_named() {
    for (member, bad) in [
        ("changes", json!({})),
        ("changes", json!("none")),
        ("changes", json!(null)),
        ("records", json!({})),
        ("records", json!(false)),
        ("workspace", json!(7)),
        ("exportedAt", json!(null)),
        ("by", json!(["An Officer"])),
    ] {
        assert_eq!(
            read(with(member, bad).as_bytes()),
            Err(ReadError::Damaged { member })
        );
    }
    for member in ["workspace", "exportedAt", "by"] {
        let sentence = refused_text(&without(member));
        assert!(sentence.contains(&format!("its \"{member}\" cannot be read")));
    }
}

#[test]
fn f44_the_version_of_the_app_and_the_check_may_be_anything() {
    let plain = read(sound().to_string().as_bytes()).unwrap();
    for member in ["app", "check", "summary"] {
        for odd in [json!(null), json!(7), json!({}), json!("")] {
            assert!(same_content(
                &read(with(member, odd).as_bytes()).unwrap(),
                &plain
            ));
        }
        read(without(member).as_bytes()).unwrap();
    }
}

#[test]
fn f44_a_change_without_a_member_is_refused_by_its_place() {
    for member in ["id", "v", "rec", "type", "set", "prev", "by", "at", "n"] {
        let mut document = sound();
        let whole = document["changes"][0].clone();
        let mut broken = whole.clone();
        broken.as_object_mut().unwrap().remove(member);
        document["changes"] = json!([whole, broken]);
        let sentence = refused_text(&document.to_string());
        assert!(
            sentence.contains("change 2 of 2 cannot be read"),
            "{sentence}"
        );
        assert!(sentence.contains(&format!("no \"{member}\"")), "{sentence}");
    }
    refused_text(&with("changes", json!([[]])));
}

#[test]
fn f44_a_member_of_a_change_that_is_of_another_form_is_named() {
    for (member, bad) in [
        ("id", json!("319be371684ee9a10585495ba2ce33f")),
        ("id", json!("319BE371684EE9A10585495BA2CE33F4")),
        ("id", json!(12)),
        ("v", json!("1")),
        ("rec", json!(null)),
        ("type", json!(["addressee"])),
        ("set", json!([])),
        ("set", json!(null)),
        ("prev", json!({})),
        ("prev", json!([1])),
        ("prev", json!(["x"])),
        ("by", json!(7)),
        ("at", json!(1_610_640_600)),
        ("n", json!("1")),
        ("n", json!(-1)),
    ] {
        let mut document = sound();
        document["changes"][0][member] = bad.clone();
        let sentence = refused_text(&document.to_string());
        assert!(
            sentence.contains(&format!("Its \"{member}\" is not of the right form.")),
            "{bad}: {sentence}"
        );
    }
}

#[test]
fn f45_a_file_of_another_workspace_says_so_before_anything_is_merged() {
    let mine = read(FILE.as_bytes()).unwrap();
    let set = set_of(&mine.changes);
    let belongs = |name: &str| {
        let other = read(with("workspace", json!(name)).as_bytes()).unwrap();
        assert_eq!(other.workspace, WorkspaceId::new(name));
        preview(&set, &mine.workspace, &[&other], "2021-01-14T16:10:00Z").files[0].belongs
    };
    assert_eq!(belongs(mine.workspace.as_str()), Belongs::Here);
    // Names that differ in what cannot be seen are others.
    for other in ["", "demo", "Golden", "golden ", "golden\u{200b}"] {
        assert_eq!(belongs(other), Belongs::Elsewhere, "{other:?}");
    }
}
