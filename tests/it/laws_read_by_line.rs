//! The laws of reading by the line: a file as the app writes it is read so to its end, and for every
//! file, altered ones included, it comes to the same as reading the whole document.

use proptest::prelude::*;
use scrutiny_tracker::domain::json::parse;
use scrutiny_tracker::history::canonical::canonical;
use scrutiny_tracker::history::change_set::ChangeSet;
use scrutiny_tracker::snapshot::envelope::{Check, FileStamp, WorkspaceId};
use scrutiny_tracker::snapshot::read::{Progress, Reading, read, read_document};
use scrutiny_tracker::snapshot::write::write;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::embedded::CHANGES;
use crate::generate::{changes_of, draft, history_among, law, run, set_of, stamp, steady};
use crate::golden::{file_stamp, workspace_id};

/// How far each step came, up to the last.
fn steps(text: &str, bytes: usize) -> Vec<Progress> {
    let mut reading = Reading::new(text.as_bytes().to_vec());
    let steps = std::iter::from_fn(|| reading.step(bytes)).collect();
    let (read, same) = reading.finish();
    assert_eq!(read, read_document(text.as_bytes()), "in steps of {bytes}");
    assert_eq!(same, text.as_bytes());
    steps
}

/// Whether all changes were read line by line. (The records come last.)
fn is_read_by_line(text: &str) -> bool {
    let count = read_document(text.as_bytes()).unwrap().changes.len();
    let all = Progress {
        done: count,
        of: count,
    };
    steps(text, 1).last() == Some(&all)
}

fn written(set: &ChangeSet) -> String {
    let stamp = FileStamp {
        by: "A “Member”\n".to_owned(),
        ..file_stamp()
    };
    write(set, &WorkspaceId::new("w \u{1f600}"), &stamp).unwrap()
}

/// The same with the check value that fits what it says now, as somebody could make it who knows how.
fn checked_anew(text: &str) -> Option<String> {
    let Ok(Value::Object(mut document)) = parse(text) else {
        return None;
    };
    let before = document.remove("check")?;
    let form = canonical(&Value::Object(document)).ok()?;
    let check: String = Sha256::digest(form.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    Some(text.replace(before.as_str()?, &check))
}

/// One alteration of a file, as by a text editor, a broken disk or another program.
#[derive(Clone, Debug)]
enum Alteration {
    Byte(usize, u8),
    Cut(usize),
    DropLine(usize),
    DoubleLine(usize),
    SwapLines(usize),
    Replace(&'static str, &'static str),
}

const REPLACEMENTS: [(&str, &str); 14] = [
    ("\n", "\r\n"),
    ("    {", "   {"),
    ("\"v\":1", "\"v\":2"),
    ("\"v\":1", "\"v\":1.0"),
    ("\"n\":1", "\"n\": 1"),
    ("\"prev\":[]", "\"prev\":[\"x\"]"),
    ("A title", "Another title"),
    ("A title", "\\u0041 title"),
    ("\"set\":{", "\"set\":{\"a\":1,\"a\":2,"),
    ("\"type\"", "\"mood\":\"x\",\"type\""),
    ("\"formatVersion\": 1", "\"formatVersion\": 3"),
    ("\"minReader\": 1", "\"minReader\": 9"),
    ("\"check\"", "\"checked\""),
    ("\"fields\":{", "\"fields\":{\"!\":0.5,"),
];

fn alteration() -> impl Strategy<Value = Alteration> {
    prop_oneof![
        any::<(usize, u8)>().prop_map(|(at, byte)| Alteration::Byte(at, byte)),
        any::<usize>().prop_map(Alteration::Cut),
        any::<usize>().prop_map(Alteration::DropLine),
        any::<usize>().prop_map(Alteration::DoubleLine),
        any::<usize>().prop_map(Alteration::SwapLines),
        prop::sample::select(&REPLACEMENTS[..])
            .prop_map(|(from, to)| Alteration::Replace(from, to)),
    ]
}

fn altered(text: &str, alteration: &Alteration) -> Vec<u8> {
    let mut lines: Vec<&str> = text.lines().collect();
    match *alteration {
        Alteration::Byte(at, byte) => {
            let mut bytes = text.as_bytes().to_vec();
            let at = at % bytes.len();
            bytes[at] = byte;
            return bytes;
        }
        Alteration::Cut(at) => return text.as_bytes()[..at % text.len()].to_vec(),
        Alteration::DropLine(at) => {
            lines.remove(at % lines.len());
        }
        Alteration::DoubleLine(at) => {
            let at = at % lines.len();
            lines.insert(at, lines[at]);
        }
        Alteration::SwapLines(at) => {
            let at = at % (lines.len() - 1);
            lines.swap(at, at + 1);
        }
        Alteration::Replace(from, to) => return text.replacen(from, to, 1).into_bytes(),
    }
    (lines.join("\n") + "\n").into_bytes()
}

proptest! {
    #![proptest_config(law(4))]

    #[test]
    fn what_the_app_writes_is_read_by_line_and_comes_to_the_same(steps in history_among(3, 20)) {
        let text = written(&run(&steps, steady).everything());
        prop_assert!(is_read_by_line(&text));
        prop_assert_eq!(read(text.as_bytes()), read_document(text.as_bytes()));
    }

    #[test]
    fn what_was_altered_comes_to_the_same(
        steps in history_among(3, 12),
        alterations in prop::collection::vec(alteration(), 1..3),
    ) {
        let text = written(&run(&steps, steady).everything());
        let mut bytes = text.into_bytes();
        for alteration in &alterations {
            let Ok(text) = String::from_utf8(bytes.clone()) else { break };
            if text.lines().count() < 2 {
                break;
            }
            bytes = altered(&text, alteration);
        }
        prop_assert_eq!(read(&bytes), read_document(&bytes));
        // Somebody may even know how the check value is made.
        if let Some(forged) = String::from_utf8(bytes).ok().and_then(|text| checked_anew(&text)) {
            prop_assert_eq!(read(forged.as_bytes()), read_document(forged.as_bytes()));
        }
    }
}

#[test]
fn a_file_that_was_altered_is_read_in_parts_too() {
    let text = written(&CHANGES);
    let altered = text.replacen("\"exportedAt\": \"2", "\"exportedAt\": \"1", 1);
    assert_ne!(altered, text);
    let told = steps(&altered, usize::MAX);
    assert!(told.len() > 3, "{told:?}");
    let all = CHANGES.len();
    assert!(told.contains(&Progress { done: 0, of: all }), "{told:?}");
}

#[test]
fn the_embedded_review_is_read_by_line_in_steps_of_any_length() {
    let text = write(&CHANGES, &workspace_id(), &file_stamp()).unwrap();
    let all = CHANGES.len();
    for bytes in [1, 7_000, 1_000_000, usize::MAX] {
        let steps = steps(&text, bytes);
        assert!(
            steps.is_sorted_by_key(|progress| progress.done),
            "in steps of {bytes}"
        );
        assert_eq!(steps.last(), Some(&Progress { done: all, of: all }));
    }
    assert_eq!(read(text.as_bytes()).unwrap().check, Check::Fits);
}

#[test]
fn an_empty_workspace_and_members_of_newer_apps_are_read_by_line() {
    assert!(is_read_by_line(&written(&ChangeSet::new())));
    let set = json!({"title": "A title", "mood": {"of": ["many", 1, -1, true, null]}});
    let change = draft("r/1", "recommendation", set, &[], stamp("A", "2021-01-14"));
    assert!(is_read_by_line(&written(&set_of(&[change]))));
}

#[test]
fn a_forged_check_value_lets_nothing_through() {
    let set = run(&[], steady).everything();
    let text = written(&set);
    assert_eq!(changes_of(&set), read(text.as_bytes()).unwrap().changes);
    // An edit in a change with a check value that fits: its id tells.
    let edited = text.replacen(
        "\"title\":\"A title\"},\"type\"",
        "\"title\":\"B title\"},\"type\"",
        1,
    );
    let forged = checked_anew(&edited).unwrap();
    assert_ne!(forged, text);
    let snapshot = read(forged.as_bytes()).unwrap();
    assert_eq!((snapshot.check, snapshot.outside_edits), (Check::Fits, 1));
}
