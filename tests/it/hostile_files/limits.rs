//! f32, f33, f41 and f42: files that are too deep, too long or too many of something.

use scrutiny_tracker::domain::field::{FieldMap, one_field};
use scrutiny_tracker::history::change::{Change, ChangeId, Draft, MOST_PREV};
use scrutiny_tracker::history::change_set::FieldState;
use scrutiny_tracker::snapshot::read::{
    LONGEST_TEXT, MOST_CHANGES, MOST_RECORDS, Plenty, ReadError, Spot, read,
};
use scrutiny_tracker::snapshot::write::write;
use serde_json::{Value, json};

use super::{holding, refused_text, sealed_again, sound, with};
use crate::generate::set_of;
use crate::golden::{file_stamp, first, id, stamp, workspace_id};

/// A sound snapshot with a piece of JSON text in the place of one change's title.
fn with_title(json_text: &str) -> String {
    holding([&first("r/1", "recommendation", json!({"title": "@"}))]).replace("\"@\"", json_text)
}

fn draft_of(set: FieldMap) -> Draft {
    Draft {
        rec: id("r/1"),
        kind: "recommendation".to_owned(),
        set,
        prev: Vec::new(),
        stamp: stamp("A Member"),
        n: 1,
    }
}

fn nested(deep: usize) -> Value {
    (0..deep).fold(json!("inside"), |inside, _| json!([inside]))
}

#[test]
fn f32_nesting_a_million_deep_is_refused_without_a_crash() {
    const DEEP: usize = 1_000_000;
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[{\"\":", "}]")] {
        let (open, close) = (open.repeat(DEEP), close.repeat(DEEP));
        let closed = format!("{open}1{close}");
        for text in [
            with_title(&closed),
            with("later", json!("@")).replace("\"@\"", &closed),
            closed,
            open,
        ] {
            assert!(matches!(read(text.as_bytes()), Err(ReadError::NotJson(_))));
            refused_text(&text);
        }
    }
}

#[test]
fn f32_brackets_in_a_text_are_no_nesting() {
    for sign in ["[", "{", "[{", "\"[\""] {
        let text = sign.repeat(200_000);
        let change = first(
            "r/1",
            "recommendation",
            json!({"title": text, "summary": text}),
        );
        let snapshot = read(holding([&change]).as_bytes()).unwrap();
        assert_eq!(snapshot.changes, [change]);
    }
}

#[test]
fn f32_a_change_may_be_so_deep_that_it_can_be_written_again() {
    let change = |deep| Change::seal(draft_of(one_field("title", nested(deep)))).unwrap();
    // In conflict the values stand deeper in the file than each in its change.
    let deepest = 62;
    let mut other = change(deepest).to_value();
    other["set"]["title"][0] = json!(0);
    let set = set_of([&change(deepest), &sealed_again(other)]);
    let text = write(&set, &workspace_id(), &file_stamp()).unwrap();
    assert_eq!(set_of(&read(text.as_bytes()).unwrap().changes), set);

    let spot = Spot::Change { place: 1, of: 1 };
    let deeper = holding([&change(deepest + 1)]);
    assert_eq!(read(deeper.as_bytes()), Err(ReadError::TooDeep { spot }));
    assert!(refused_text(&deeper).contains("in change 1 of 1."));

    let record =
        |deep| json!([{"id": "r/1", "type": "recommendation", "fields": {"title": nested(deep)}}]);
    let hand_made = |deep| {
        let mut document = sound();
        document["records"] = record(deep);
        document["changes"] = json!([]);
        read(document.to_string().as_bytes())
    };
    let made = set_of(&hand_made(deepest).unwrap().changes);
    write(&made, &workspace_id(), &file_stamp()).unwrap();
    let spot = Spot::Record { place: 1, of: 1 };
    assert_eq!(hand_made(deepest + 2), Err(ReadError::TooDeep { spot }));
}

#[test]
fn f33_more_changes_or_records_than_people_make_are_refused_with_their_number() {
    let changes = with("changes", vec![json!(0); MOST_CHANGES + 1].into());
    assert_eq!(
        read(changes.as_bytes()),
        Err(ReadError::TooMany {
            what: Plenty::Changes,
            found: 500_001,
            most: 500_000
        })
    );
    assert!(
        refused_text(&changes)
            .contains("500,001 changes. The tracker reads files of up to 500,000.")
    );
    // One fewer is not too many; it is looked at, and found to be no change.
    let fewer = with("changes", vec![json!(0); MOST_CHANGES].into());
    assert!(matches!(
        read(fewer.as_bytes()),
        Err(ReadError::BadChange { place: 1, .. })
    ));

    let records = with("records", vec![json!(0); MOST_RECORDS + 1].into());
    assert!(
        refused_text(&records)
            .contains("100,001 records. The tracker reads files of up to 100,000.")
    );
    let fewer = with("records", vec![json!(0); MOST_RECORDS].into());
    assert!(read(fewer.as_bytes()).is_ok());
}

#[test]
fn f33_a_text_that_is_too_long_is_refused_with_its_place() {
    let longest = "é".repeat(LONGEST_TEXT);
    let too_long = "é".repeat(LONGEST_TEXT + 1);
    let field = |text: &str| first("a/2", "addressee", json!({"portfolio": text}));
    let kept = field(&longest);
    assert_eq!(read(holding([&kept]).as_bytes()).unwrap().changes, [kept]);

    let sound = first("a/1", "addressee", json!({"portfolio": "Care"}));
    let change = Spot::Change { place: 2, of: 2 };
    let record = json!([{"id": "a/1", "type": "addressee", "fields": {"portfolio": too_long}}]);
    for (text, spot) in [
        (holding([&sound, &field(&too_long)]), change),
        (
            holding([
                &sound,
                &first("a/2", "addressee", json!({ too_long.as_str(): 1 })),
            ]),
            change,
        ),
        (
            holding([&sound, &first(&too_long, "addressee", json!({}))]),
            change,
        ),
        (with("records", record), Spot::Record { place: 1, of: 1 }),
        (with("by", json!(too_long)), Spot::Outside),
        (with("later", json!([{"a": too_long}])), Spot::Outside),
        (with(&too_long, json!(1)), Spot::Outside),
    ] {
        assert_eq!(read(text.as_bytes()), Err(ReadError::LongText { spot }));
        let sentence = refused_text(&text);
        assert!(
            sentence.contains(&format!("too long, in {spot}.")) && sentence.contains("1,000,000"),
            "{sentence}"
        );
    }
}

#[test]
fn f33_an_edit_outside_the_app_makes_no_text_too_long_to_be_saved() {
    let name = "é".repeat(LONGEST_TEXT);
    let mut change = first("a/1", "addressee", json!({"portfolio": "Care"})).to_value();
    change["by"] = json!(name);
    let text = with("changes", json!([change])).replacen("An Officer", &name, 1);
    let snapshot = read(text.as_bytes()).unwrap();
    assert_eq!(snapshot.outside_edits, 1);
    write(&set_of(&snapshot.changes), &workspace_id(), &snapshot.stamp).unwrap();
}

#[test]
fn f41_the_same_change_twice_is_one() {
    let change = first("a/1", "addressee", json!({"portfolio": "Care"}));
    let snapshot = read(holding([&change, &change, &change]).as_bytes()).unwrap();
    assert_eq!(
        (snapshot.outside_edits, snapshot.changes),
        (0, vec![change])
    );
}

#[test]
fn f41_two_contents_under_one_id_are_both_kept_and_one_is_an_outside_edit() {
    let change = first("a/1", "addressee", json!({"portfolio": "Care"}));
    let mut other = change.to_value();
    other["set"]["portfolio"] = json!("Transport");
    for changes in [
        [change.to_value(), other.clone()],
        [other, change.to_value()],
    ] {
        let snapshot = read(with("changes", changes.into_iter().collect()).as_bytes()).unwrap();
        assert_eq!((snapshot.outside_edits, snapshot.changes.len()), (1, 2));
        let set = set_of(&snapshot.changes);
        let state = set.state(&id("a/1"), "portfolio");
        assert!(matches!(state, FieldState::Conflict(versions) if versions.len() == 2));
    }
}

#[test]
fn f42_changes_that_follow_themselves_or_nobody_do_no_harm() {
    let change = first("a/1", "addressee", json!({"portfolio": "Care"}));
    let own = change.id().to_string();
    let nobody = "0".repeat(32);
    for prev in [json!([own]), json!([nobody]), json!([own, nobody, own])] {
        let mut circular = change.to_value();
        circular["prev"] = prev;
        let snapshot = read(with("changes", json!([circular])).as_bytes()).unwrap();
        // Its id does not cover what it says now, so it cannot be one of those it names.
        assert_eq!(snapshot.outside_edits, 1);
        let set = set_of(&snapshot.changes);
        assert_eq!(
            set.state(&id("a/1"), "portfolio"),
            FieldState::One(&json!("Care"))
        );
    }
}

#[test]
fn f42_a_change_that_follows_too_many_is_refused() {
    let ids: Vec<Value> = (0..=MOST_PREV)
        .map(|number| format!("{number:032x}").into())
        .collect();
    let mut change = first("a/1", "addressee", json!({"portfolio": "Care"})).to_value();
    change["prev"] = ids[..MOST_PREV].into();
    let most = sealed_again(change.clone());
    assert_eq!(read(holding([&most]).as_bytes()).unwrap().changes, [most]);

    change["prev"] = ids.into();
    let too_many = with("changes", json!([sound()["changes"][0], change]));
    assert_eq!(
        read(too_many.as_bytes()),
        Err(ReadError::TooManyBefore { place: 2, of: 2 })
    );
    assert!(
        refused_text(&too_many)
            .contains("change 2 of 2 says that it follows more than 10,000 others")
    );
}

#[test]
fn f42_an_edit_that_would_follow_too_many_follows_as_many_as_can_be_saved() {
    // As when a hostile file has brought more versions of a field than people make.
    let ids = (0..MOST_PREV + 20).map(|number| format!("{number:032x}"));
    let mut draft = draft_of(one_field("portfolio", json!("Care")));
    draft.prev = ids.filter_map(|id| ChangeId::parse(&id)).collect();
    draft.prev.reverse();
    let edit = Change::seal(draft).unwrap();
    assert_eq!(edit.prev().len(), MOST_PREV);
    assert_eq!(edit.prev()[0].to_string(), "0".repeat(32));
    let text = write(&set_of([&edit]), &workspace_id(), &file_stamp()).unwrap();
    assert_eq!(read(text.as_bytes()).unwrap().changes, [edit]);
}
