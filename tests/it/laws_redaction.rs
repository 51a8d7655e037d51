//! Taking content out for good: whatever arrives first and whoever merges what, it does not come back.

use proptest::prelude::*;
use scrutiny_tracker::domain::id::RecordId;
use scrutiny_tracker::history::change::{Change, Presence};
use scrutiny_tracker::history::change_set::{ChangeSet, FieldState, Inserted};
use scrutiny_tracker::history::command::{Command, Refusal};
use scrutiny_tracker::history::fold::fold;
use scrutiny_tracker::history::undo::undo;
use scrutiny_tracker::query::describe::{change_said, set_to};
use scrutiny_tracker::snapshot::compare::{Preview, preview};
use serde_json::{Value, json};

use crate::generate::{
    changes_of, delete, draft, history, law, run, set_fields, set_of, stamp, steady, take_out,
};
use crate::laws_merge::{sent, workspace};

mod files;

const SECRET: &str = "Mrs Example of 1 Example Street";

fn rec() -> RecordId {
    RecordId::new("r/1")
}

fn edit(set: &mut ChangeSet, by: &str, field: &str, value: Value) -> Change {
    let command = set_fields("r/1", &[(field, value)].into());
    let change = command.plan(set, stamp(by, "")).unwrap();
    set.insert(change.clone());
    change
}

/// A recommendation whose title somebody has set to what nobody should keep, and that change.
fn with_secret() -> (ChangeSet, Change) {
    let first = json!({"title": "T", "summary": "S"});
    let first = draft("r/1", "recommendation", first, &[], stamp("A", ""));
    let mut set = set_of([&first]);
    let secret = edit(&mut set, "A", "title", json!(SECRET));
    (set, secret)
}

/// The change that takes another out.
fn redaction(set: &ChangeSet, rec: &str, of: &Change) -> Change {
    let command = take_out(&RecordId::new(rec), of.id());
    command.plan(set, stamp("B", "")).unwrap()
}

/// The same, with the secret taken out.
fn redacted() -> (ChangeSet, Change, Change) {
    let (mut set, secret) = with_secret();
    let redaction = redaction(&set, "t/1", &secret);
    set.insert(redaction.clone());
    (set, secret, redaction)
}

/// What merging somebody's file would do.
fn merging(mine: &ChangeSet, theirs: &ChangeSet) -> Preview {
    let now = "2021-01-14T16:10:00Z";
    preview(mine, &workspace(), &[&sent(theirs)], now)
}

fn says(value: &impl std::fmt::Debug, text: &str) -> bool {
    format!("{value:?}").contains(text)
}

#[test]
fn what_is_taken_out_is_gone_and_its_place_in_history_stays() {
    let (before, secret) = with_secret();
    let (set, _, redaction) = redacted();
    assert!(says(&before, SECRET) && !says(&set, SECRET));
    assert!(!says(&fold(&set), SECRET));
    let stub = set.get(secret.id()).unwrap();
    assert_eq!(stub, &secret.taken_out());
    assert_eq!(stub.presence(), Presence::TakenOut);
    assert_eq!((stub.prev(), stub.n()), (secret.prev(), secret.n()));
    assert_eq!(set.state(&rec(), "title"), FieldState::One(&Value::Null));
    let history = set.history(&rec(), "title");
    assert_eq!(history.len(), 2, "who set the field, and when, stays");
    let note = &fold(&set).redactions[&RecordId::new("t/1")].record;
    assert_eq!(note.change, secret.id().to_string());
    assert_eq!(redaction.presence(), Presence::Whole);

    // The next edit replaces the stub as it would have replaced the change.
    let mut set = set;
    let next = edit(&mut set, "A", "title", json!("A resident"));
    assert_eq!(next.prev(), [secret.id()]);
    assert_eq!(
        set.state(&rec(), "title"),
        FieldState::One(&json!("A resident"))
    );
}

#[test]
fn an_earlier_edit_can_be_taken_out_below_a_later_one() {
    let (mut set, secret) = with_secret();
    edit(&mut set, "A", "title", json!("A resident"));
    let before = fold(&set);
    let redaction = redaction(&set, "t/1", &secret);
    set.insert(redaction);
    assert!(!says(&set, SECRET));
    let mut after = fold(&set);
    after.redactions = before.redactions.clone();
    assert_eq!(after, before);
}

#[test]
fn whatever_comes_first_only_the_stub_stays() {
    let (set, secret, redaction) = redacted();
    let stub = secret.taken_out();
    let orders: [&[&Change]; 6] = [
        &[&secret, &redaction],
        &[&redaction, &secret],
        &[&redaction, &stub, &secret],
        &[&stub, &secret, &redaction],
        &[&secret, &stub, &redaction],
        &[&secret, &redaction, &secret, &stub, &redaction],
    ];
    for order in orders {
        let mut here = set_of(set.first_of(&rec()));
        order.iter().for_each(|change| {
            here.insert((*change).clone());
        });
        assert_eq!(here, set, "{order:?}");
        assert_eq!(fold(&here), fold(&set));
        for change in [&secret, &stub, &redaction] {
            assert_eq!(here.insert(change.clone()), Inserted::AlreadyHere);
        }
    }
}

#[test]
fn the_stub_wins_over_the_whole_change_even_without_the_redaction() {
    let (mut set, secret) = with_secret();
    assert_eq!(set.insert(secret.taken_out()), Inserted::New);
    assert_eq!(set.insert(secret.clone()), Inserted::AlreadyHere);
    assert_eq!(set.get(secret.id()), Some(&secret.taken_out()));
    assert!(!set.is_taken_out(secret.id()));
}

#[test]
fn a_store_is_told_what_it_has_to_write_anew() {
    let (mut set, secret) = with_secret();
    let whole = changes_of(&set);
    let redaction = redaction(&set, "t/1", &secret);
    let stub = secret.taken_out();
    let given = vec![secret.clone(), redaction.clone(), secret.clone()];
    assert_eq!(set.take_in(given), [redaction.clone(), stub.clone()]);
    assert_eq!(set.take_in(vec![redaction.clone(), secret.clone()]), []);
    assert_eq!(set.stubs_for(&whole), std::slice::from_ref(&stub));
    assert_eq!(set.stubs_for(&changes_of(&set)), []);

    // Where the redaction was first, it is the stub that is new.
    let mut set = set_of([&redaction]);
    assert_eq!(set.take_in(vec![secret]), [stub]);
}

#[test]
fn the_records_of_a_redaction_and_of_what_it_takes_out_are_both_touched() {
    let (mut set, secret) = with_secret();
    let redaction = redaction(&set, "t/1", &secret);
    assert_eq!(set.union([redaction]), [rec(), RecordId::new("t/1")]);
}

#[test]
fn a_redaction_of_a_redaction_does_nothing() {
    let (mut set, secret, first) = redacted();
    let fields = json!({"change": first.id().to_string()});
    let second = draft("t/2", "redaction", fields, &[], stamp("B", ""));
    set.insert(second.clone());
    assert_eq!(set.get(first.id()), Some(&first));
    assert_eq!(first.taken_out(), first);
    assert_eq!(set.insert(secret), Inserted::AlreadyHere);
    // Nor can it be made to look like a stub.
    let mut value = first.to_value();
    value["set"] = json!({"change": null, "reason": null});
    value["redacted"] = json!(true);
    assert!(Change::from_value(&value).is_err());
    assert_eq!(set_of(&sent(&set).changes), set);
}

#[test]
fn a_redaction_of_what_nobody_has_waits_for_it() {
    let (set, secret) = with_secret();
    let redaction = redaction(&set, "t/1", &secret);
    let mut elsewhere = set_of([&redaction]);
    assert!(elsewhere.is_taken_out(secret.id()));
    assert!(!elsewhere.contains(secret.id()));
    elsewhere = set_of(&sent(&elsewhere).changes);
    elsewhere.union(changes_of(&set));
    assert!(!says(&elsewhere, SECRET));

    // One that names no id at all is a note and no more.
    let fields = json!({"change": "the title of recommendation 1"});
    let note = draft("t/2", "redaction", fields, &[], stamp("B", ""));
    let mut set = set;
    assert_eq!(set.take_in(vec![note.clone()]), [note]);
    assert!(!set.has_redactions());
}

#[test]
fn neither_deleting_nor_undoing_nor_editing_a_redaction_brings_anything_back() {
    let (mut set, secret, redaction) = redacted();
    let by = stamp("A", "");
    assert_eq!(undo(&set, redaction.id(), &by), Err(Refusal::StaysReadable));
    set.insert(delete("t/1").plan(&set, by.clone()).unwrap());
    let empty = set_fields("t/1", &[("change", json!(null))].into());
    set.insert(empty.plan(&set, by).unwrap());
    set.insert(secret.clone());
    assert_eq!(set.get(secret.id()), Some(&secret.taken_out()));
    let again = set_of(&sent(&set).changes);
    assert_eq!(again, set);
}

#[test]
fn taking_out_is_refused_where_there_is_nothing_to_take_out() {
    let (set, secret, redaction) = redacted();
    let plan = |change: &Change| {
        let command = take_out(&RecordId::new("t/2"), change.id());
        command.plan(&set, stamp("A", ""))
    };
    assert_eq!(plan(&secret), Err(Refusal::GoneAlready));
    assert_eq!(plan(&redaction), Err(Refusal::StaysReadable));
    let elsewhere = draft("r/9", "recommendation", json!({}), &[], stamp("A", ""));
    assert_eq!(plan(&elsewhere), Err(Refusal::NotHere));
    let command = Command::TakeOut {
        id: RecordId::new("t/2"),
        change: set.first_of(&rec()).unwrap().id(),
        reason: String::new(),
    };
    assert!(command.plan(&set, stamp("A", "")).is_ok());
    for refusal in [Refusal::GoneAlready, Refusal::StaysReadable] {
        assert!(refusal.to_string().ends_with("Nothing was changed."));
    }
}

#[test]
fn undoing_what_stood_on_the_secret_does_not_bring_it_back() {
    let (mut set, secret) = with_secret();
    let later = edit(&mut set, "A", "title", json!("A resident"));
    set.insert(redaction(&set, "t/1", &secret));
    set.union(undo(&set, later.id(), &stamp("A", "")).unwrap());
    assert_eq!(set.state(&rec(), "title"), FieldState::One(&Value::Null));
}

#[test]
fn a_preview_says_how_much_a_merge_would_take_out_and_shows_nothing_of_it() {
    let (mine, secret) = with_secret();
    let (theirs, ..) = redacted();
    let shown = merging(&mine, &theirs);
    assert_eq!((shown.new.len(), shown.taken_out), (1, 1));
    assert!(!says(&shown, SECRET));

    // The other way round: an old file brings the content again, and nothing of it is shown.
    let mut mine = ChangeSet::new();
    mine.insert(redaction(&with_secret().0, "t/1", &secret));
    let shown = merging(&mine, &with_secret().0);
    assert_eq!((shown.new.len(), shown.taken_out), (2, 0));
    assert!(!says(&shown, SECRET));
}

#[test]
fn a_preview_of_a_merge_into_many_records_shows_the_one_that_loses_its_words_without_them() {
    let (mut mine, _) = with_secret();
    for number in 2..40 {
        let title = json!({"title": format!("Title {number}")});
        let rec = format!("r/{number}");
        mine.insert(draft(&rec, "recommendation", title, &[], stamp("A", "")));
    }
    let (theirs, ..) = redacted();
    let shown = merging(&mine, &theirs);
    assert_eq!(shown.after, fold(&shown.merged));
    assert!(!says(&shown, SECRET));
    assert_eq!((shown.added_records, shown.changed_records), (1, 1));
}

#[test]
fn what_is_gone_already_is_not_counted_as_taken_out_by_a_merge() {
    let (mine, secret, ..) = redacted();
    let (mut theirs, _) = with_secret();
    theirs.insert(redaction(&theirs, "t/2", &secret));
    let shown = merging(&mine, &theirs);
    assert_eq!((shown.new.len(), shown.taken_out), (1, 0));
}

#[test]
fn people_read_that_something_was_taken_out() {
    let (set, secret, redaction) = redacted();
    let workspace = fold(&set);
    let stub = set.get(secret.id()).unwrap();
    assert_eq!(change_said(&workspace, stub), "Title: content taken out");
    assert_eq!(set_to(&workspace, stub, "title"), "content taken out");
    assert_eq!(set_to(&workspace, &secret, "title"), SECRET);
    assert_eq!(
        change_said(&workspace, &redaction),
        "Took out what a change said: It named a person"
    );
}

proptest! {
    #![proptest_config(law(30))]

    #[test]
    fn nothing_of_what_was_taken_out_is_left_in_anybodys_hands(steps in history()) {
        let world = run(&steps, steady);
        for set in world.sets.iter().chain([&world.everything()]) {
            for change in changes_of(set) {
                prop_assert_eq!(change.presence() == Presence::TakenOut, taken_out(&world.log, set, &change));
                if change.presence() == Presence::TakenOut {
                    prop_assert!(change.set().values().all(Value::is_null));
                }
            }
            prop_assert_eq!(set.stubs_for(&world.log), stubs_of(&world.log, set));
        }
    }

    #[test]
    fn one_by_one_in_any_order_is_as_all_at_once(steps in history(), turn in any::<prop::sample::Index>()) {
        let world = run(&steps, steady);
        let mut order = world.log.clone();
        order.rotate_left(turn.index(world.log.len()));
        let (mut one_by_one, mut stored) = (ChangeSet::new(), ChangeSet::new());
        for change in order.iter().chain(&world.log).rev() {
            // What a store is told to write, and nothing else, is what it holds in the end.
            stored.union(one_by_one.take_in(vec![change.clone()]));
        }
        prop_assert_eq!(&one_by_one, &world.everything());
        prop_assert_eq!(&stored, &one_by_one);
    }
}

/// Whether somebody whose redaction has reached the set has taken the change out.
fn taken_out(log: &[Change], set: &ChangeSet, change: &Change) -> bool {
    let named = json!(change.id().to_string());
    change.kind() != "redaction"
        && (log.iter()).any(|other| {
            other.kind() == "redaction"
                && other.set().get("change") == Some(&named)
                && set.contains(other.id())
        })
}

fn stubs_of(log: &[Change], set: &ChangeSet) -> Vec<Change> {
    let known = log.iter().filter(|change| set.contains(change.id()));
    known
        .filter(|change| taken_out(log, set, change))
        .map(Change::taken_out)
        .collect()
}
