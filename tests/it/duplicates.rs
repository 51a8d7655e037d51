//! Two people who typed one thing: it is pointed out, and nothing is joined unless somebody says so.

use scrutiny_tracker::domain::id::RecordId;
use scrutiny_tracker::domain::workspace::Workspace;
use scrutiny_tracker::history::change::Change;
use scrutiny_tracker::history::change_set::ChangeSet;
use scrutiny_tracker::history::fold::fold;
use scrutiny_tracker::history::link::{Refusal, different};
use scrutiny_tracker::history::undo::undo;
use scrutiny_tracker::query::duplicates::{Alike, Pair, possible};
use serde_json::{Value, json};

use crate::embedded::REVIEW;
use crate::golden::{first, id, stamp};

mod joined;

fn set(records: &[(&str, &str, Value)]) -> ChangeSet {
    let mut set = ChangeSet::new();
    for (rec, kind, fields) in records {
        set.insert(first(rec, kind, fields.clone()));
    }
    set
}

/// The pairs as the page lists them.
fn told(workspace: &Workspace) -> Vec<(String, String, Alike)> {
    let pair = |pair: Pair| (pair.one.to_string(), pair.other.to_string(), pair.because);
    possible(workspace).into_iter().map(pair).collect()
}

/// What two records of one kind, `x/1` and `x/2`, have in common.
fn alike(kind: &str, one: Value, other: Value) -> Option<Alike> {
    let pairs = possible(&fold(&set(&[("x/1", kind, one), ("x/2", kind, other)])));
    let pair = pairs.first()?;
    assert_eq!(pairs.len(), 1, "a pair is told once");
    assert_eq!((pair.one.as_str(), pair.other.as_str()), ("x/1", "x/2"));
    assert_eq!(pair.kind, kind);
    Some(pair.because)
}

fn told_apart(set: &ChangeSet, by: &str, one: &str, other: &str) -> Result<Vec<Change>, Refusal> {
    different(set, &id(one), &id(other), &stamp(by))
}

/// Two recommendations of one number, and a third.
fn doubled() -> ChangeSet {
    set(&[
        (
            "r/1",
            "recommendation",
            json!({"review": "w", "number": 8, "title": "Reward"}),
        ),
        (
            "r/2",
            "recommendation",
            json!({"review": "w", "number": 8, "title": "Thank carers"}),
        ),
        (
            "r/3",
            "recommendation",
            json!({"review": "w", "number": 9, "title": "Train"}),
        ),
    ])
}

#[test]
fn f28_the_embedded_review_gives_no_alarm() {
    assert_eq!(possible(&REVIEW), []);
}

#[test]
fn f28_recommendations_of_one_number_or_one_title_may_be_the_same() {
    let of = |review: &str, number: u32, title: &str| json!({"review": review, "number": number, "title": title});
    let alike = |one, other| alike("recommendation", one, other);
    assert_eq!(
        alike(of("w", 8, "Reward"), of("w", 8, "Thanks")),
        Some(Alike::Number)
    );
    assert_eq!(
        alike(
            of("w", 8, "Carers’ pay: a café"),
            of("w", 9, " carers' PAY – a cafe ")
        ),
        Some(Alike::Title)
    );
    assert_eq!(
        alike(of("w", 8, "Reward"), of("w", 8, "Reward")),
        Some(Alike::Number)
    );
    assert_eq!(alike(of("w", 8, "Reward"), of("v", 8, "Reward")), None);
    assert_eq!(alike(of("w", 8, "Reward"), of("w", 9, "Thanks")), None);
    // What nobody has filled in is not alike.
    assert_eq!(alike(of("w", 0, "–"), of("w", 0, "…")), None);
}

#[test]
fn f28_two_responses_of_one_member_to_one_recommendation_may_be_the_same() {
    let of =
        |asked: &str, answering: &str| json!({"recommendation": asked, "addressee": answering});
    let alike = |one, other| alike("response", one, other);
    assert_eq!(
        alike(of("r/8", "a/1"), of("r/8", "a/1")),
        Some(Alike::Responder)
    );
    assert_eq!(alike(of("r/8", "a/1"), of("r/8", "a/2")), None);
    assert_eq!(alike(of("r/8", "a/1"), of("r/9", "a/1")), None);
    assert_eq!(alike(of("", "a/1"), of("", "a/1")), None);
    assert_eq!(alike(of("r/8", ""), of("r/8", "")), None);
}

#[test]
fn f28_updates_that_say_the_same_on_the_same_day_may_be_the_same() {
    let of = |about: Value, date: &str, text: &str| json!({"recommendations": about, "date": date, "text": text});
    let alike = |one, other| alike("progress-update", one, other);
    let begun = || of(json!(["r/1", "r/2"]), "2021-01-14", "Work has begun.");
    assert_eq!(
        alike(
            begun(),
            of(json!(["r/2", "r/1"]), "2021-01-14", "work has  begun")
        ),
        Some(Alike::Account)
    );
    assert_eq!(
        alike(begun(), of(json!(["r/1"]), "2021-01-14", "Work has begun.")),
        None
    );
    assert_eq!(
        alike(
            begun(),
            of(json!(["r/1", "r/2"]), "2021-01", "Work has begun.")
        ),
        None
    );
    assert_eq!(
        alike(
            begun(),
            of(json!(["r/1", "r/2"]), "2021-01-14", "Work goes on.")
        ),
        None
    );
    let blank = || of(json!(["r/1"]), "2021-01-14", "…");
    assert_eq!(alike(blank(), blank()), None);
}

#[test]
fn f28_meetings_of_one_body_on_one_date_may_be_the_same() {
    let of = |body: &str, date: &str| json!({"review": "w", "body": body, "date": date});
    let alike = |one, other| alike("meeting", one, other);
    assert_eq!(
        alike(
            of("The Board", "2021-01-14"),
            of("the board.", "2021-01-14")
        ),
        Some(Alike::Meeting)
    );
    assert_eq!(
        alike(of("The Board", "2021-01-14"), of("The Panel", "2021-01-14")),
        None
    );
    assert_eq!(
        alike(of("The Board", "2021-01-14"), of("The Board", "2021-01-15")),
        None
    );
    assert_eq!(
        alike(of("The Board", "not-stated"), of("The Board", "not-stated")),
        None
    );
    assert_eq!(alike(of("", "2021-01-14"), of("", "2021-01-14")), None);
}

#[test]
fn f28_people_addressees_and_papers_of_one_name_may_be_the_same() {
    let person = |name: &str, body: &str| json!({"review": "w", "name": name, "body": body});
    let people = |one, other| alike("person", one, other);
    assert_eq!(
        people(person("Ann Ash", "Panel"), person("ANN ASH", "panel")),
        Some(Alike::Name)
    );
    // A member of two bodies has a record in each, and a vacant seat has no name.
    assert_eq!(
        people(person("Ann Ash", "Panel"), person("Ann Ash", "Board")),
        None
    );
    assert_eq!(people(person("", "Panel"), person("", "Panel")), None);

    let addressee =
        |name: &str, portfolio: &str| json!({"review": "w", "name": name, "portfolio": portfolio});
    let addressees = |one, other| alike("addressee", one, other);
    assert_eq!(
        addressees(
            addressee("Bo Birch", "Care"),
            addressee("Bo Birch", "Health")
        ),
        Some(Alike::Name)
    );
    assert_eq!(
        addressees(
            addressee("", "Adult Care"),
            addressee("Bo Birch", "adult care")
        ),
        Some(Alike::Portfolio)
    );
    // One portfolio passed from one member to the next.
    assert_eq!(
        addressees(addressee("Cy Cole", "Care"), addressee("Bo Birch", "Care")),
        None
    );
    assert_eq!(addressees(addressee("", ""), addressee("", "")), None);

    let paper = |title: &str| json!({"review": "w", "title": title});
    assert_eq!(
        alike("source", paper("The report"), paper("The Report")),
        Some(Alike::Name)
    );
    assert_eq!(
        alike("source", paper("The report"), paper("The minutes")),
        None
    );
}

#[test]
fn every_likeness_is_said_in_words() {
    for alike in [
        Alike::Number,
        Alike::Title,
        Alike::Responder,
        Alike::Account,
        Alike::Meeting,
        Alike::Name,
        Alike::Portfolio,
    ] {
        assert!(alike.said().starts_with("Both "), "{alike:?}");
    }
}

#[test]
fn of_three_alike_each_later_one_is_told_once() {
    let paper = || json!({"review": "w", "title": "The report"});
    let three = set(&[
        ("s/1", "source", paper()),
        ("s/2", "source", paper()),
        ("s/3", "source", paper()),
    ]);
    let pair = |one: &str, other: &str| (one.to_owned(), other.to_owned(), Alike::Name);
    assert_eq!(
        told(&fold(&three)),
        [pair("s/1", "s/2"), pair("s/1", "s/3")]
    );
    // Where the third differs from the first, it may still be the second.
    let mut three = three;
    three.union(told_apart(&three, "A Chair", "s/3", "s/1").unwrap());
    assert_eq!(
        told(&fold(&three)),
        [pair("s/1", "s/2"), pair("s/2", "s/3")]
    );
}

#[test]
fn f28_pairs_that_somebody_said_to_be_different_are_not_told_again() {
    let mut set = doubled();
    assert_eq!(
        told(&fold(&set)),
        [("r/1".to_owned(), "r/2".to_owned(), Alike::Number)]
    );
    // It does not matter which of the two is named first.
    let mine = told_apart(&set, "A Chair", "r/2", "r/1").unwrap();
    let theirs = told_apart(&set, "B Member", "r/1", "r/2").unwrap();
    assert_eq!(mine[0].rec(), theirs[0].rec());
    set.union(mine.clone());
    assert_eq!(told(&fold(&set)), []);
    set.union(theirs);
    let workspace = fold(&set);
    assert_eq!(
        (told(&workspace), workspace.in_conflict()),
        (Vec::new(), Vec::new())
    );
    assert_eq!(workspace.distinctions.len(), 1);

    assert_eq!(
        told_apart(&set, "A Chair", "r/1", "r/2"),
        Err(Refusal::AlreadySaid)
    );
}

#[test]
fn that_two_are_different_can_be_taken_back_and_said_again() {
    let mut set = doubled();
    let said = told_apart(&set, "A Chair", "r/1", "r/2").unwrap();
    set.union(said.clone());
    let undoing = undo(&set, said[0].id(), &stamp("A Chair")).unwrap();
    set.union(undoing);
    assert_eq!(told(&fold(&set)).len(), 1);
    let again = told_apart(&set, "A Chair", "r/1", "r/2").unwrap();
    set.union(again);
    assert_eq!(told(&fold(&set)), []);
}

#[test]
fn only_two_records_of_one_kind_that_are_in_view_can_be_told_apart() {
    let mut set = doubled();
    set.insert(first("s/1", "source", json!({"title": "Report"})));
    assert_eq!(told_apart(&set, "A", "r/1", "r/1"), Err(Refusal::OneRecord));
    assert_eq!(told_apart(&set, "A", "r/1", "r/7"), Err(Refusal::NotHere));
    assert_eq!(
        told_apart(&set, "A", "r/1", "s/1"),
        Err(Refusal::DifferentKinds)
    );
}

#[test]
fn ids_that_could_be_cut_in_two_ways_do_not_meet() {
    let paper = || json!({"title": "Report"});
    let names = ["a", "a/b", "b/c", "c"];
    let set = set(&names.map(|name| (name, "source", paper())));
    let rec = |one: &str, other: &str| -> RecordId {
        told_apart(&set, "A", one, other).unwrap()[0].rec().clone()
    };
    assert_ne!(rec("a", "b/c"), rec("a/b", "c"));
}

#[test]
fn f33_thousands_of_records_of_one_likeness_are_listed_in_good_time() {
    let mut set = ChangeSet::new();
    let fields =
        |place: usize| json!({"review": "w", "name": format!("N {place}"), "portfolio": "Care"});
    for place in 0..5_000 {
        set.insert(first(&format!("a/{place}"), "addressee", fields(place)));
        set.insert(first(
            &format!("s/{place}"),
            "source",
            json!({"title": "Report"}),
        ));
    }
    let pairs = possible(&fold(&set));
    assert_eq!(
        pairs.len(),
        4_999,
        "the papers, and none of the differing names"
    );
}
