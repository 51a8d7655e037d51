//! Changes, fields and values as people read them in histories and conflicts.

use scrutiny_tracker::domain::workspace::Workspace;
use scrutiny_tracker::query::describe::{field_name, kind_name, value_said};
use serde_json::{Value, json};

use crate::embedded::REVIEW;

mod changes;

fn said(field: &str, value: Value) -> String {
    value_said(&REVIEW, field, &value)
}

#[test]
fn field_names_are_words() {
    for (field, name) in [
        ("answer", "Answer"),
        ("officialWording", "Official wording"),
        ("leadOfficer", "Lead officer"),
        ("crossReferences", "Cross references"),
        ("alternativeWording", "Other wording"),
        ("panelView", "Panel's view"),
        ("panelViewReason", "Panel view reason"),
        ("delivery", "Officers say"),
        ("deleted", "Removed"),
        // A newer version's field is named as well as it can be.
        ("mood", "Mood"),
        ("", ""),
    ] {
        assert_eq!(field_name(field), name);
    }
}

#[test]
fn every_kind_that_the_workspace_keeps_has_a_name() {
    for (kind, _) in Workspace::default().counts() {
        assert_ne!(kind_name(kind), kind_name("horoscope"), "{kind}");
    }
    assert_eq!(kind_name("horoscope"), "Entry from a newer version");
}

#[test]
fn closed_words_are_said_by_their_labels() {
    assert_eq!(said("answer", json!("in-part")), "Accepted in part");
    assert_eq!(said("delivery", json!("slowed")), "Slowed or paused");
    assert_eq!(said("panelView", json!("keep-watching")), "Keep watching");
    assert_eq!(said("clarity", json!("in-doubt")), "Not clear in source");
    assert_eq!(said("audience", json!("draft")), "Draft");
    assert_eq!(said("verb", json!("urges")), "Urges");
}

#[test]
fn dates_amounts_and_numbers_are_said_as_people_say_them() {
    assert_eq!(said("date", json!("2021-01-14")), "14 January 2021");
    assert_eq!(
        said("due", json!("2021-01/2021-02")),
        "January or February 2021"
    );
    assert_eq!(
        said("date", json!("not-stated")),
        "Date not stated in the source"
    );
    assert_eq!(
        said("amount", json!({"precision": "exact", "pence": 413_780})),
        "£4,137.80"
    );
    assert_eq!(said("value", json!("344.32")), "344.32");
    assert_eq!(
        said("count", json!({"precision": "about", "number": "16100"})),
        "about 16,100"
    );
}

#[test]
fn every_field_that_holds_a_date_is_said_as_a_date() {
    for field in [
        "panelViewDate",
        "motionDate",
        "agreed",
        "started",
        "reportDate",
        "reportPlanned",
        "approved",
        "cabinet",
        "reportBack",
        "period",
        "supplied",
    ] {
        assert_eq!(
            said(field, json!("2021-01/2021-02")),
            "January or February 2021",
            "{field}"
        );
    }
}

#[test]
fn nothing_yes_and_no_are_words() {
    assert_eq!(said("comment", Value::Null), "None");
    assert_eq!(said("deleted", json!(true)), "Yes");
    assert_eq!(said("deleted", json!(false)), "No");
}

#[test]
fn other_wording_says_whether_there_is_any() {
    assert_eq!(
        said("alternativeWording", json!("none-offered")),
        "None offered"
    );
    assert_eq!(
        said("alternativeWording", json!({"offered": "Explore it."})),
        "Explore it."
    );
}

#[test]
fn ids_are_said_by_the_names_of_their_records() {
    let both = json!(["care-work/recommendation/6", "care-work/recommendation/7"]);
    assert_eq!(
        said("recommendations", both),
        "Recommendation 6; Recommendation 7"
    );
    assert_eq!(
        said("addressee", json!("care-work/addressee/adult-social-care")),
        "Councillor Adrian Hardman, Cabinet Member for Adult Social Care"
    );
    assert_eq!(
        said(
            "addressee",
            json!("care-work/addressee/transformation-and-commissioning")
        ),
        "Cabinet Member for Transformation and Commissioning"
    );
    assert_eq!(
        said("theme", json!("care-work/theme/2")),
        "Recruitment and retention"
    );
    let pointer = json!([{"source": "care-work/source/report", "place": "paragraph 35"}]);
    assert_eq!(
        said("sources", pointer),
        "Scrutiny report: Care Work as a Career, paragraph 35"
    );
    let phrase = json!([{"recommendation": "care-work/recommendation/6", "words": "a struggle", "delivery": "slowed"}]);
    assert_eq!(
        said("phrases", phrase),
        "Recommendation 6: “a struggle”, Slowed or paused"
    );
}

#[test]
fn what_is_not_understood_is_shown_as_it_stands() {
    assert_eq!(said("answer", json!("perhaps")), "\"perhaps\"");
    assert_eq!(said("date", json!("30 February")), "\"30 February\"");
    assert_eq!(said("mood", json!({"today": 1})), r#"{"today":1}"#);
    assert_eq!(said("number", json!(8)), "8");
    assert_eq!(said("addressee", json!("nobody/here")), "nobody/here");
    assert_eq!(said("answer", json!({"odd": []})), r#"{"odd":[]}"#);
}
