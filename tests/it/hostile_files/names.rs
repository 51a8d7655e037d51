//! f37 and f38: names that stand twice, and names that trip other programs.

use scrutiny_tracker::domain::field::one_field;
use scrutiny_tracker::domain::json::{parse, written};
use scrutiny_tracker::history::change::{Change, Draft};
use scrutiny_tracker::snapshot::read::{ReadError, read};
use scrutiny_tracker::snapshot::write::write;
use serde_json::{Value, json};

use super::{holding, refused_text, sound, with};
use crate::generate::set_of;
use crate::golden::{file_stamp, first, id, stamp, workspace_id};

/// Names that are no different from others here.
fn tripping() -> Vec<String> {
    let mut names: Vec<String> = [
        "",
        " ",
        "__proto__",
        "constructor",
        "toString",
        "hasOwnProperty",
        "length",
        "0",
        "-1",
        "null",
        "undefined",
        "NaN",
        "é",
        "e\u{301}",
        "\u{0}",
        "\u{feff}",
        "a\"b\\c/",
        "$ref",
        "../x",
        "😀",
        "$serde_json::private::Number",
        "$serde_json::private::RawValue",
    ]
    .map(str::to_owned)
    .into();
    names.push("x".repeat(10_000));
    names
}

#[test]
fn f37_a_name_that_stands_twice_is_refused_wherever_it_stands() {
    let text = sound().to_string();
    let field = r#""portfolio":"Café""#;
    let first_id = r#"{"at":"#;
    assert!(text.contains(field) && text.contains(first_id));
    let doubles = [
        text.replacen('{', r#"{"by": "Somebody","#, 1),
        text.replacen('{', r#"{"check": null, "check": null,"#, 1),
        // Alike in value as well, and in another spelling of JSON.
        text.replacen('{', r#"{"by": "An Officer","#, 1),
        text.replacen('{', r#"{"b\u0079": "Somebody","#, 1),
        text.replace(field, &format!("{field},{field}")),
        text.replace(field, r#""portfolio":{"a":[{"b":1,"b":2}]}"#),
        // In a change, in one's unknown member, in the file's unknown member, and in a record.
        text.replace(first_id, r#"{"n":1,"at":"#),
        text.replace(first_id, r#"{"later":[{"x":1,"x":1}],"at":"#),
        text.replacen('{', r#"{"later":{"deep":[[{"x":1,"y":2,"x":3}]]},"#, 1),
        text.replacen(
            '{',
            r#"{"records":[{"id":"a/1","fields":{"x":1,"x":2}}],"#,
            1,
        ),
    ];
    for double in doubles {
        assert_ne!(double, text);
        assert!(
            matches!(read(double.as_bytes()), Err(ReadError::DoubleName(place)) if place.line == 1),
            "{double}"
        );
        assert!(refused_text(&double).contains("two values for one name"));
    }
}

#[test]
fn f37_awkward_names_are_refused_twice_and_taken_once() {
    for name in tripping() {
        let name = Value::from(name).to_string();
        let once = sound()
            .to_string()
            .replacen('{', &format!("{{{name}:1,"), 1);
        let twice = once.replacen('{', &format!("{{{name}:1,"), 1);
        assert!(read(once.as_bytes()).is_ok(), "{name}");
        let result = read(twice.as_bytes());
        assert!(matches!(result, Err(ReadError::DoubleName(_))), "{name}");
    }
}

#[test]
fn f37_names_that_only_look_alike_are_two() {
    let fields = json!({"é": 1, "e\u{301}": 2, "a": 3, "A": 4, "а": 5, "a ": 6, "a\u{200b}": 7});
    let change = first("a/1", "addressee", fields);
    let snapshot = read(holding([&change]).as_bytes()).unwrap();
    assert_eq!(snapshot.changes, [change]);
}

#[test]
fn f38_names_that_trip_other_programs_are_ordinary_here() {
    for name in tripping() {
        // As a record, a kind, a field, a member of a field, and an unknown member of the file.
        let inside = json!({ name.as_str(): [{ name.as_str(): "1" }] });
        let draft = Draft {
            rec: id(&name),
            kind: name.clone(),
            set: one_field(&name, inside),
            prev: Vec::new(),
            stamp: stamp(&name),
            n: 1,
        };
        let change = Change::seal(draft).unwrap();
        let snapshot = read(holding([&change]).as_bytes()).unwrap();
        assert_eq!(snapshot.changes, std::slice::from_ref(&change), "{name}");
        assert_eq!(snapshot.outside_edits, 0);
        let text = write(&set_of([&change]), &workspace_id(), &file_stamp()).unwrap();
        assert_eq!(read(text.as_bytes()).unwrap().changes, [change]);
        assert!(read(with(&name, json!({ name.as_str(): name })).as_bytes()).is_ok());
    }
}

#[test]
fn f38_an_object_is_never_taken_for_a_number() {
    // The parser hands numbers over in an object with this name; one in a file is what it says.
    for object in [
        r#"{"$serde_json::private::Number":"12"}"#,
        r#"{"$serde_json::private::Number":12}"#,
        r#"{"$serde_json::private::Number":""}"#,
        r#"{"$serde_json::private::Number":null}"#,
        r#"[{"$serde_json::private::Number":"1","a":{"$serde_json::private::Number":"x"}}]"#,
        r#"{"$serde_json::private::RawValue":"{}"}"#,
    ] {
        assert_eq!(written(&parse(object).unwrap()), object);
    }
}
