//! f39 and f40: numbers and dates that other programs round, guess or refuse.

use scrutiny_tracker::domain::date::StatedDate;
use scrutiny_tracker::domain::json::{parse, written};
use scrutiny_tracker::domain::record::FieldProblem;
use scrutiny_tracker::history::change::ChangeFault;
use scrutiny_tracker::history::fold::fold;
use scrutiny_tracker::snapshot::read::{ReadError, read};
use scrutiny_tracker::snapshot::write::write;
use serde_json::{Value, json};

use super::{holding, refused_text, sound, with};
use crate::generate::set_of;
use crate::golden::{file_stamp, first, id, workspace_id};

/// Numbers that some reader of JSON alters.
const INEXACT: [&str; 13] = [
    "1.5",
    "1.0",
    "-0",
    "0.0",
    "1e2",
    "1E0",
    "1e400",
    "-1e400",
    "1e-400",
    "9007199254740993",
    "-9007199254740993",
    "18446744073709551616",
    "123456789012345678901234567890123456789012345678901234567890",
];

/// A sound snapshot with a piece of JSON text for the order of its second change.
fn with_order(number: &str) -> String {
    let changes = [
        first("a/1", "addressee", json!({"portfolio": "Café"})),
        first(
            "a/2",
            "addressee",
            json!({"order": "@", "portfolio": "Care"}),
        ),
    ];
    holding(&changes).replace("\"@\"", number)
}

#[test]
fn f39_a_number_that_cannot_be_kept_exactly_is_refused_with_its_place() {
    for number in INEXACT {
        for text in [number.to_owned(), format!("[{{\"deep\":[{number}]}}]")] {
            let text = with_order(&text);
            let sentence = refused_text(&text);
            assert!(
                sentence.contains("change 2 of 2 cannot be read.")
                    && sentence.contains("is not a whole number that can be kept exactly"),
                "{number}: {sentence}"
            );
            assert!(matches!(
                read(text.as_bytes()),
                Err(ReadError::BadChange {
                    place: 2,
                    of: 2,
                    fault: ChangeFault::NotWhole(_)
                })
            ));
        }
    }
    // So many digits are shown and no more.
    let forty = &INEXACT[12][..40];
    assert!(refused_text(&with_order(forty)).contains(&format!("The number {forty} is not")));
    assert!(refused_text(&with_order("1.5")).contains("The number 1.5 is not"));
    assert!(
        refused_text(&with_order(INEXACT[12])).contains(&format!("{}… is not", &INEXACT[12][..40]))
    );
}

#[test]
fn f39_a_number_put_into_a_record_by_hand_is_refused_with_its_place() {
    for number in INEXACT {
        let record = json!([
            {"id": "a/1", "type": "addressee", "fields": {"portfolio": "Café"}},
            {"id": "a/1", "type": "addressee", "fields": {"portfolio": "Café", "order": "@"}},
        ]);
        let text = with("records", record).replace("\"@\"", number);
        let sentence = refused_text(&text);
        assert!(
            sentence.contains("record 2 of 2 cannot be kept.")
                && sentence.contains("Correct the number"),
            "{sentence}"
        );
    }
}

#[test]
fn f39_whole_numbers_are_kept_to_the_digit() {
    for number in [
        "0",
        "-1",
        "9007199254740991",
        "9007199254740992",
        "-9007199254740992",
    ] {
        let value: Value = number.parse::<i64>().unwrap().into();
        let change = first("a/1", "addressee", json!({"order": value}));
        let text = write(&set_of([&change]), &workspace_id(), &file_stamp()).unwrap();
        assert!(text.contains(&format!("\"order\":{number}}}")), "{text}");
        assert_eq!(read(text.as_bytes()).unwrap().changes, [change]);
    }
}

#[test]
fn f39_the_parser_keeps_every_number_as_it_is_written() {
    for number in INEXACT {
        // An exponent keeps its digits too; it is written in one way.
        let kept = match number {
            "1e2" => "1e+2",
            "1E0" => "1e+0",
            "1e400" => "1e+400",
            "-1e400" => "-1e+400",
            other => other,
        };
        assert_eq!(written(&parse(number).unwrap()), kept);
    }
}

#[test]
fn f39_what_is_no_number_is_no_json() {
    for number in [
        "NaN",
        "Infinity",
        "-Infinity",
        "01",
        "+1",
        ".5",
        "5.",
        "0x1F",
        "1_000",
        "1,5",
        "--1",
        "1e",
        "٣",
        "½",
    ] {
        assert!(
            matches!(
                read(with_order(number).as_bytes()),
                Err(ReadError::NotJson(_))
            ),
            "{number}"
        );
    }
}

#[test]
fn f39_numbers_of_the_file_itself_are_whole_and_positive_or_damage() {
    for number in [
        "1.0",
        "1e0",
        "-0",
        "-1",
        "0",
        "1e400",
        "\"1\"",
        "18446744073709551616",
    ] {
        for member in ["formatVersion", "minReader"] {
            let text = with(member, json!("@")).replace("\"@\"", number);
            assert_eq!(
                read(text.as_bytes()),
                Err(ReadError::Damaged { member }),
                "{number}"
            );
        }
        for member in ["v", "n"] {
            let mut document = sound();
            document["changes"][0][member] = json!("@");
            let text = document.to_string().replace("\"@\"", number);
            // Zero is a number like others there, and makes the change another one.
            let sound = number == "0" && read(text.as_bytes()).unwrap().outside_edits == 1;
            assert!(
                sound || refused_text(&text).contains("change 1 of 1"),
                "{number}"
            );
        }
    }
}

/// The problems of the one record of a file that holds this change.
fn problems_of(kind: &str, fields: Value) -> Vec<FieldProblem> {
    let change = first("x/1", kind, fields);
    let set = set_of(&read(holding([&change]).as_bytes()).unwrap().changes);
    // Kept as it is, and written as it is.
    assert_eq!(set, set_of([&change]));
    let text = write(&set, &workspace_id(), &file_stamp()).unwrap();
    assert_eq!(set_of(&read(text.as_bytes()).unwrap().changes), set);
    let workspace = fold(&set);
    workspace
        .problems()
        .into_iter()
        .map(|(rec, problem)| {
            assert_eq!(rec, &id("x/1"));
            problem.clone()
        })
        .collect()
}

#[test]
fn f39_a_value_of_another_form_is_kept_and_flagged() {
    for (kind, field, value) in [
        ("recommendation", "number", json!("12")),
        ("recommendation", "number", json!(-1)),
        ("recommendation", "number", json!(4_294_967_296_i64)),
        ("recommendation", "number", json!(true)),
        ("recommendation", "title", json!(12)),
        ("recommendation", "title", json!(["a"])),
        ("recommendation", "addressees", json!("a/1")),
        ("figure", "value", json!(12)),
        ("figure", "value", json!("1e3")),
        ("figure", "value", json!("NaN")),
        ("money-line", "amount", json!("12")),
        (
            "money-line",
            "amount",
            json!({"precision": "exact", "pence": "12"}),
        ),
    ] {
        let problems = problems_of(kind, json!({ field: value }));
        assert_eq!(problems.len(), 1, "{kind} {field} {value}");
        assert_eq!(problems[0].field, field);
        assert_eq!(
            problems[0].found,
            written(&value),
            "not rounded, not guessed"
        );
    }
}

#[test]
fn f40_a_date_that_is_none_is_kept_and_flagged() {
    for date in [
        "2021-02-30",
        "2021-02-29",
        "2021-13-01",
        "2021-00-10",
        "2021-01-00",
        "0000",
        "0000-01-01",
        "0999-12-31",
        "20266",
        "20266-01-01",
        "-2021-01-01",
        "21-01-14",
        "14/01/21",
        "14/01/2021",
        "14 January 2021",
        "2021-1-4",
        "20210114",
        "2021-01-14T16:10:00Z",
        "2021-01-14T16:10:00+01:00",
        "2021-01-14 16:10",
        "2021-W02-4",
        " 2021-01-14",
        "2021-01-14 ",
        "٢٠٢١-٠١-١٤",
        "2021-02/2021-01",
        "2021-13/2021-14",
        "2021-fall",
        "",
        "soon",
    ] {
        let problems = problems_of("progress-update", json!({"date": date}));
        assert_eq!(problems.len(), 1, "{date}");
        assert_eq!(
            (problems[0].field.as_str(), &problems[0].found),
            ("date", &json!(date).to_string())
        );
        assert!(
            problems[0]
                .expected
                .starts_with("a date such as 2021-01-14")
        );
    }
    for value in [json!(2021), json!(["2021"]), json!({"year": 2021})] {
        assert_eq!(
            problems_of("progress-update", json!({"date": value})).len(),
            1
        );
    }
}

#[test]
fn f40_a_flagged_date_is_read_as_not_stated_and_a_sound_one_as_it_stands() {
    let date_of = |date: &str| {
        let set = set_of([&first("x/1", "progress-update", json!({"date": date}))]);
        fold(&set).updates[&id("x/1")].record.date
    };
    assert_eq!(date_of("2021-02-30"), StatedDate::NotStated);
    assert_eq!(Some(date_of("2024-02-29")), StatedDate::parse("2024-02-29"));
    assert_eq!(
        problems_of("progress-update", json!({"date": "2024-02-29"})),
        []
    );
}

#[test]
fn f40_the_moment_of_a_change_is_text_for_people_and_never_refused() {
    for at in ["", "yesterday", "2021-02-30T25:61:00Z", "20266-01-01", "0"] {
        let mut change = first("a/1", "addressee", json!({"portfolio": "Care"})).to_value();
        change["at"] = json!(at);
        let change = super::sealed_again(change);
        let mut document: Value = serde_json::from_str(&holding([&change])).unwrap();
        document["exportedAt"] = json!(at);
        let snapshot = read(document.to_string().as_bytes()).unwrap();
        assert_eq!(snapshot.changes, [change]);
        assert_eq!(snapshot.stamp.exported_at, at);
    }
}
