//! Files whose layout or parts are other than the app writes them, without anybody having edited a value.

use scrutiny_tracker::domain::response::Answer;
use scrutiny_tracker::history::change_set::ChangeSet;
use scrutiny_tracker::history::fold::fold;
use scrutiny_tracker::snapshot::envelope::Check;
use scrutiny_tracker::snapshot::read::read;
use serde_json::{Value, json};

use super::{file_of, merged, open, original};
use crate::golden::{FILE, id, set as golden_set};

#[test]
fn a_file_with_records_and_no_changes_is_read() {
    let mut file = file_of(&original());
    file.as_object_mut().unwrap().remove("changes");
    file.as_object_mut().unwrap().remove("check");
    let snapshot = open(&file);
    assert_eq!((snapshot.check, snapshot.outside_edits), (Check::Absent, 1));
    let response = &fold(&merged(&ChangeSet::new(), &snapshot)).responses[&id("p/8")];
    assert_eq!(response.record.answer, Answer::InFull);
    assert_eq!(response.record.addressee, id("a/1"));
}

#[test]
fn records_that_say_nothing_readable_are_passed_over() {
    let mut file = file_of(&original());
    for record in [
        json!(7),
        json!({}),
        json!({"id": 1, "type": "response", "fields": {}}),
        json!({"id": "x"}),
    ] {
        file["records"].as_array_mut().unwrap().push(record);
    }
    assert_eq!(open(&file).outside_edits, 0);
}

#[test]
fn another_layout_of_the_file_is_no_edit() {
    let plain = read(FILE.as_bytes()).unwrap();
    let document: Value = serde_json::from_str(FILE).unwrap();
    let layouts = [
        FILE.replace('\n', "\r\n"),
        FILE.replace("  ", "\t"),
        serde_json::to_string(&document).unwrap(),
        serde_json::to_string_pretty(&document).unwrap(),
        // The same signs written as escapes.
        FILE.replace('“', "\\u201c")
            .replace('–', "\\u2013")
            .replace("r/8", "r\\/8"),
    ];
    for layout in layouts {
        assert_ne!(layout, FILE);
        assert_eq!(read(layout.as_bytes()).unwrap(), plain);
    }
}

#[test]
fn a_file_without_its_check_value_is_read_and_nothing_is_called_an_edit() {
    let mut file = file_of(&golden_set());
    file.as_object_mut().unwrap().remove("check");
    let snapshot = open(&file);
    assert_eq!((snapshot.check, snapshot.outside_edits), (Check::Absent, 0));
    assert_eq!(merged(&ChangeSet::new(), &snapshot), golden_set());
}
