//! f50 and f69: files that somebody altered, by hand, by a formatter, or to deceive.

use scrutiny_tracker::domain::json::written;
use scrutiny_tracker::history::change_set::FieldState;
use scrutiny_tracker::snapshot::envelope::Check;
use scrutiny_tracker::snapshot::read::read;
use scrutiny_tracker::snapshot::write::write;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{refused_text, sealed_again};
use crate::generate::set_of;
use crate::golden::{FILE, file_stamp, first, id, set as golden_set, workspace_id};

/// The check value of a document, worked out as anybody can.
pub fn check_of(document: &Value) -> String {
    let mut unchecked = document.clone();
    unchecked.as_object_mut().unwrap().remove("check");
    Sha256::digest(written(&unchecked).as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

fn golden() -> Value {
    serde_json::from_str(FILE).unwrap()
}

/// A file with one response, accepted in full.
fn accepted() -> Value {
    let response = first(
        "p/8",
        "response",
        json!({"answer": "in-full", "recommendation": "r/8"}),
    );
    let text = write(&set_of([&response]), &workspace_id(), &file_stamp()).unwrap();
    serde_json::from_str(&text).unwrap()
}

#[test]
fn f50_whatever_is_altered_in_a_change_shows_as_an_edit_outside_the_app() {
    let original = read(FILE.as_bytes()).unwrap();
    for (member, forged) in [
        ("set", json!({"sign": "crab"})),
        ("set", json!({"sign": "lion", "more": 1})),
        ("set", json!({})),
        ("by", json!("The Chief Executive")),
        ("at", json!("1999-12-31T00:00:00Z")),
        ("n", json!(2)),
        ("prev", json!(["38a09ead53cd7e11b9f0807afcccf44b"])),
        ("rec", json!("h/2")),
        ("type", json!("response")),
        ("v", json!(2)),
        ("id", json!("00000000000000000000000000000000")),
        ("added", json!("by hand")),
    ] {
        let mut file = golden();
        file["changes"][0][member] = forged;
        // The forger may know how the check is made, and leave the records as they were or out.
        let mut checked = file.clone();
        checked["check"] = json!(check_of(&file));
        let mut without_records = file.clone();
        without_records["records"] = json!([]);
        for (forged, check) in [
            (&file, Check::Altered),
            (&checked, Check::Fits),
            (&without_records, Check::Altered),
        ] {
            let snapshot = read(forged.to_string().as_bytes()).unwrap();
            assert_eq!(snapshot.check, check, "{member}");
            assert!(snapshot.outside_edits > 0, "{member}");
            let outside = snapshot
                .changes
                .iter()
                .filter(|change| !original.changes.contains(change));
            let names: Vec<&str> = outside.map(|change| change.stamp().by.as_str()).collect();
            assert!(
                !names.is_empty()
                    && names
                        .iter()
                        .all(|by| by.ends_with(" (edited outside the app)")),
                "{member}: {names:?}"
            );
        }
    }
}

#[test]
fn f50_what_others_have_is_not_replaced_by_a_forged_change() {
    let mut file = golden();
    file["changes"][0]["set"]["sign"] = json!("crab");
    let snapshot = read(file.to_string().as_bytes()).unwrap();
    let mut mine = golden_set();
    mine.union(snapshot.changes);
    let FieldState::Conflict(versions) = mine.state(&id("h/1"), "sign") else {
        panic!("one of the two was lost");
    };
    let signs: Vec<&Value> = versions
        .iter()
        .map(|change| &change.set()["sign"])
        .collect();
    assert!(signs.contains(&&json!("lion")) && signs.contains(&&json!("crab")));
}

#[test]
fn f50_names_are_claims_and_a_change_sealed_again_is_taken_for_what_it_says() {
    // Whoever can work out an id can write in anybody's name. The id proves that nothing was altered
    // since, and not who wrote it; the app says so and promises no more.
    let mut file = accepted();
    file["changes"][0]["by"] = json!("The Leader of the Council");
    file["changes"][0]["set"]["answer"] = json!("declined");
    file["records"][0]["fields"]["answer"] = json!("declined");
    let forged = sealed_again(file["changes"][0].clone());
    file["changes"][0] = forged.to_value();
    file["check"] = json!(check_of(&file));

    let snapshot = read(file.to_string().as_bytes()).unwrap();
    assert_eq!((snapshot.outside_edits, snapshot.check), (0, Check::Fits));
    assert_eq!(snapshot.changes, std::slice::from_ref(&forged));
    assert_eq!(forged.stamp().by, "The Leader of the Council");

    // It replaces nothing all the same: beside the true one it is a second version.
    let mut set = set_of([&forged]);
    set.union(read(accepted().to_string().as_bytes()).unwrap().changes);
    assert!(matches!(
        set.state(&id("p/8"), "answer"),
        FieldState::Conflict(_)
    ));
}

#[test]
fn f50_a_change_taken_out_of_a_file_takes_nothing_from_those_who_have_it() {
    let mut file = golden();
    file["changes"].as_array_mut().unwrap().remove(9);
    file["check"] = json!(check_of(&file));
    let snapshot = read(file.to_string().as_bytes()).unwrap();
    let mut mine = golden_set();
    mine.union(snapshot.changes);
    assert_eq!(mine, golden_set());
}

/// Every object of a document with its members in another order, as text.
fn with_members_backwards(value: &Value) -> String {
    match value {
        Value::Object(members) => {
            let members: Vec<String> = members
                .iter()
                .rev()
                .map(|(name, member)| {
                    format!("{}: {}", json!(name), with_members_backwards(member))
                })
                .collect();
            format!("{{ {} }}", members.join(" , "))
        }
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(with_members_backwards).collect();
            format!("[\n{}\n]", items.join(",\n"))
        }
        other => other.to_string(),
    }
}

/// The text in JSON with every sign of its texts beyond ASCII, and the slash, as an escape.
fn escaped(text: &str) -> String {
    let mut units = [0; 2];
    text.chars()
        .map(|sign| match sign {
            '/' => "\\/".to_owned(),
            sign if sign.is_ascii() => sign.to_string(),
            sign => {
                let units = sign.encode_utf16(&mut units);
                units.iter().map(|unit| format!("\\u{unit:04X}")).collect()
            }
        })
        .collect()
}

#[test]
fn f69_a_file_that_a_formatter_laid_out_anew_reads_the_same() {
    let plain = read(FILE.as_bytes()).unwrap();
    let document = golden();
    for layout in [
        FILE.replace('\n', "\r\n"),
        FILE.replace('\n', "\r"),
        FILE.replace("  ", "\t"),
        FILE.trim_end().to_owned(),
        format!("\u{feff}\n\n{FILE}\n\n"),
        document.to_string(),
        serde_json::to_string_pretty(&document).unwrap(),
        with_members_backwards(&document),
        escaped(FILE),
        FILE.replace("golden", r"\u0067\u006F\u006cden"),
    ] {
        assert_ne!(layout, FILE);
        assert_eq!(read(layout.as_bytes()).unwrap(), plain, "{layout}");
    }
}

#[test]
fn f69_a_file_whose_lists_were_put_in_another_order_has_no_edits() {
    let plain = read(FILE.as_bytes()).unwrap();
    for list in ["changes", "records"] {
        let mut file = golden();
        file[list].as_array_mut().unwrap().reverse();
        let snapshot = read(file.to_string().as_bytes()).unwrap();
        // It is not as it was written, and yet nothing in it was altered.
        assert_eq!(
            (snapshot.check, snapshot.outside_edits),
            (Check::Altered, 0)
        );
        assert_eq!(snapshot.changes, plain.changes);
    }
}

#[test]
fn f69_a_formatter_that_alters_values_is_not_mistaken_for_one_that_does_not() {
    // A sign put together from two in the place of one, and a blank taken away.
    let change = first(
        "r/1",
        "recommendation",
        json!({"title": "Café ", "number": 8}),
    );
    let file = write(&set_of([&change]), &workspace_id(), &file_stamp()).unwrap();
    for (from, to) in [
        ("é", "e\u{301}"),
        ("Café ", "Café"),
        ("\"number\":8", "\"number\":\"8\""),
    ] {
        let snapshot = read(file.replace(from, to).as_bytes()).unwrap();
        assert_eq!(
            (snapshot.check, snapshot.outside_edits),
            (Check::Altered, 1)
        );
    }
    let sentence = refused_text(&file.replace("\"number\":8", "\"number\":8.0"));
    assert!(sentence.contains("change 1 of 1") && sentence.contains("The number 8.0"));
}

#[test]
fn f69_what_some_editors_write_and_json_does_not_have_is_refused() {
    for (from, to) in [
        ("\n  ]", ",\n  ]"),
        ("{\n", "{ // saved\n"),
        ("\n  \"minReader\"", "\n  minReader"),
        ("\"workspace\"", "'workspace'"),
        ("“care”", "\"care\""),
    ] {
        let text = FILE.replacen(from, to, 1);
        assert_ne!(text, FILE);
        assert!(
            refused_text(&text).contains("cannot be read at line"),
            "{to}"
        );
    }
}
