//! Wrong files do not fit the schema. Beside each stands what the tracker does with it.

use scrutiny_tracker::history::change_set::ChangeSet;
use scrutiny_tracker::history::fold::fold;
use scrutiny_tracker::snapshot::read::read;
use serde_json::{Value, json};

use super::FILE;
use super::files::with_a_stub;
use crate::golden;

/// What the tracker does with a file that does not fit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Tracker {
    /// The whole file is refused.
    Refuses,
    /// The file is read, and a field is shown as one that cannot be understood.
    FlagsTheField,
    /// The file is read: the tracker takes more than it asks for.
    IsLenient,
}

use Tracker::{FlagsTheField, IsLenient, Refuses};

fn does(file: &Value) -> Tracker {
    let Ok(snapshot) = read(file.to_string().as_bytes()) else {
        return Refuses;
    };
    let mut set = ChangeSet::new();
    set.union(snapshot.changes);
    if fold(&set).problems().is_empty() {
        IsLenient
    } else {
        FlagsTheField
    }
}

fn sound() -> Value {
    json!({
        "format": "scrutiny-tracker-snapshot",
        "formatVersion": 1,
        "minReader": 1,
        "workspace": "w",
        "exportedAt": "2021-01-15T09:00:00Z",
        "by": "An Officer",
        "records": [{"id": "x", "type": "response", "fields": {}, "inConflict": {}}],
    })
}

/// The sound file with another value at a place; `Null` takes the member out.
fn with(mut file: Value, place: &str, value: Value) -> Value {
    let (parent, name) = place.rsplit_once('/').unwrap();
    let parent = file.pointer_mut(parent).unwrap();
    match parent {
        Value::Object(members) if value.is_null() => drop(members.remove(name).unwrap()),
        Value::Object(members) => drop(members.insert(name.to_owned(), value)),
        _ => panic!("{place} is in no object"),
    }
    file
}

fn assert_all_wrong(files: Vec<(Value, Tracker)>) {
    for (file, tracker) in files {
        assert!(!FILE.fits(&file), "this fits: {file:#}");
        assert_eq!(does(&file), tracker, "{file:#}");
    }
}

#[test]
fn wrong_envelopes_do_not_fit() {
    assert!(FILE.fits(&sound()));
    assert_eq!(does(&sound()), IsLenient);
    let whole = [json!([]), json!("scrutiny-tracker-snapshot"), json!({})];
    let mut files: Vec<_> = whole.map(|file| (file, Refuses)).into();
    for (place, value, tracker) in [
        ("/format", json!("another-program"), Refuses),
        ("/format", Value::Null, Refuses),
        ("/formatVersion", json!(0), Refuses),
        ("/formatVersion", json!("1"), Refuses),
        ("/formatVersion", json!(-1), Refuses),
        ("/formatVersion", Value::Null, Refuses),
        ("/minReader", json!(99), Refuses),
        ("/minReader", Value::Null, Refuses),
        ("/workspace", Value::Null, Refuses),
        ("/workspace", json!(7), Refuses),
        ("/exportedAt", json!(1_610_640_600), Refuses),
        ("/by", Value::Null, Refuses),
        ("/records", json!({}), Refuses),
        ("/changes", json!("none"), Refuses),
        ("/app", json!(1), IsLenient),
        ("/summary", json!({"response": "one"}), IsLenient),
        ("/check", json!("81ED"), IsLenient),
    ] {
        files.push((with(sound(), place, value), tracker));
    }
    assert_all_wrong(files);
}

#[test]
fn wrong_records_do_not_fit() {
    let mut files = Vec::new();
    for (place, value, tracker) in [
        ("/records/0/id", Value::Null, IsLenient),
        ("/records/0/id", json!(""), IsLenient),
        ("/records/0/type", Value::Null, IsLenient),
        ("/records/0/fields", json!(["answer"]), IsLenient),
        (
            "/records/0/inConflict",
            json!({"answer": ["in-full"]}),
            IsLenient,
        ),
        ("/records/0/fields/answer", json!("perhaps"), FlagsTheField),
        (
            "/records/0/fields/answer",
            json!(["in-full"]),
            FlagsTheField,
        ),
        ("/records/0/fields/comment", json!(12), FlagsTheField),
        ("/records/0/fields/date", json!("2021-02-30"), FlagsTheField),
        (
            "/records/0/fields/alternativeWording",
            json!("another wording"),
            FlagsTheField,
        ),
        (
            "/records/0/fields/sources",
            json!("paragraph 35"),
            FlagsTheField,
        ),
        ("/records/0/fields/deleted", json!("yes"), IsLenient),
        ("/records/0/fields/madeUp", json!({"share": [0.5]}), Refuses),
        (
            "/records/0/fields/madeUp",
            json!(9_007_199_254_740_994_i64),
            Refuses,
        ),
    ] {
        files.push((with(sound(), place, value), tracker));
    }
    assert_all_wrong(files);
}

#[test]
fn wrong_changes_do_not_fit() {
    let golden: Value = serde_json::from_str(golden::FILE).unwrap();
    // Without the readable records, which would say what the change said before.
    let golden = with(with(golden, "/records", json!([])), "/check", Value::Null);
    assert!(FILE.fits(&golden));
    let mut files = Vec::new();
    for (place, value, tracker) in [
        ("/changes/0/prev", Value::Null, Refuses),
        ("/changes/0/prev", json!(["the first"]), Refuses),
        (
            "/changes/0/id",
            json!("319BE371684EE9A10585495BA2CE33F4"),
            Refuses,
        ),
        ("/changes/0/id", json!("319be371"), Refuses),
        ("/changes/0/set", json!([]), Refuses),
        ("/changes/0/set/sign", json!(1.5), Refuses),
        ("/changes/0/n", json!(-1), Refuses),
        ("/changes/0/n", json!(1_u64 << 60), Refuses),
        ("/changes/0/v", json!("1"), Refuses),
        ("/changes/0/by", Value::Null, Refuses),
        ("/changes/0/at", json!(0), Refuses),
        ("/changes/5/set/order", json!("first"), FlagsTheField),
    ] {
        files.push((with(golden.clone(), place, value), tracker));
    }
    files.push((with(golden, "/changes", json!([null])), Refuses));
    assert_all_wrong(files);
}

#[test]
fn a_stub_with_words_or_in_a_file_of_the_first_version_does_not_fit() {
    for (place, value) in [
        ("/changes/0/set/name", json!("A Person")),
        ("/changes/0/redacted", json!(false)),
        ("/formatVersion", json!(1)),
        ("/minReader", json!(1)),
    ] {
        assert!(!FILE.fits(&with(with_a_stub(), place, value)), "{place}");
    }
}
