//! What changed: everything that is new and nothing else, in sentences that name who, what, from, to and when.

use std::collections::BTreeSet;

use proptest::prelude::*;
use scrutiny_tracker::content::changes;
use scrutiny_tracker::history::change::ChangeId;
use scrutiny_tracker::history::fold::fold;
use scrutiny_tracker::markup::html::{html, plain};
use scrutiny_tracker::query::since::{
    Became, NOTHING, Told, baseline, is_from, of_meeting, quoted, since,
};
use serde_json::json;

use crate::embedded::REVIEW;
use crate::generate::{World, changes_of, history, law, run, set_fields, stamp, steady};
use crate::golden::{day, id};

proptest! {
    #![proptest_config(law(1))]

    #[test]
    fn what_changed_between_two_snapshots_is_the_difference_of_their_changes(steps in history()) {
        let world = run(&steps, steady);
        let everything = world.everything();
        let workspace = fold(&everything);
        for earlier in world.sets.iter().chain([&world.base]) {
            let told = since(&workspace, &everything, &|change| !earlier.contains(change.id()));
            let lines = told.iter().flat_map(|one| &one.lines);
            let said: BTreeSet<ChangeId> = lines.flat_map(|line| line.changes.clone()).collect();
            let difference: BTreeSet<ChangeId> = changes_of(&everything)
                .into_iter()
                .filter(|change| !earlier.contains(change.id()) && !change.set().is_empty())
                .map(|change| change.id())
                .collect();
            prop_assert_eq!(said, difference);
            for one in &told {
                prop_assert_eq!(one.became == Became::Added, !earlier.speaks_of(&one.rec) && one.became != Became::Removed);
            }
        }
    }

    #[test]
    fn each_sentence_names_who_what_from_to_and_when(steps in history()) {
        let world = run(&steps, steady);
        let everything = world.everything();
        let workspace = fold(&everything);
        let told = since(&workspace, &everything, &|change| !world.base.contains(change.id()));
        for one in &told {
            let sentences = one.sentences();
            prop_assert!(!sentences.is_empty());
            if one.became == Became::Changed {
                prop_assert_eq!(sentences.len(), one.lines.len());
            }
            for (sentence, line) in sentences.iter().zip(&one.lines) {
                prop_assert!(sentence.starts_with("On ") && sentence.contains("Person "), "{}", sentence);
                prop_assert!(sentence.contains(&one.subject.to_lowercase()[1..]), "{}", sentence);
                if one.became == Became::Changed {
                    let field = format!("“{}”", line.field);
                    prop_assert!(sentence.contains(&field));
                    prop_assert!(sentence.contains(&line.by));
                    let change = format!("from {} to {}.", quoted(&line.from), quoted(&line.to));
                    prop_assert!(sentence.contains(&change), "{} {}", sentence, change);
                }
            }
        }
    }
}

fn one_edit(by: &str, at: &str) -> (World, Vec<Told>) {
    let mut world = World::new(steady);
    let earlier = world.base.clone();
    let command = set_fields("r/1", &[("title", json!("A better title"))].into());
    let change = command.plan(&world.sets[0], stamp(by, at)).unwrap();
    world.sets[0].insert(change);
    let workspace = fold(&world.sets[0]);
    let told = since(&workspace, &world.sets[0], &|change| {
        !earlier.contains(change.id())
    });
    (world, told)
}

#[test]
fn an_edit_is_one_sentence_to_read_aloud() {
    let (_, told) = one_edit("S Officer", "2021-01-14T16:10:00Z");
    let sentences: Vec<String> = told.iter().flat_map(Told::sentences).collect();
    assert_eq!(
        sentences,
        [
            "On 14 January 2021, S Officer changed “Title” of the recommendation 1 from “A title” to “A better title”."
        ]
    );
}

#[test]
fn the_page_marks_the_words_that_differ_for_eyes_and_ears() {
    let (world, told) = one_edit("S Officer", "2021-01-14T16:10:00Z");
    let from = changes::From::of(Some("1 January 2021".to_owned()), String::new());
    let sheet = changes::sheet(&fold(&world.sets[0]), told, &from, (None, &[]));
    let page = html(&sheet.nodes);
    assert!(page.contains("<ins>"), "{page}");
    assert!(plain(&sheet.nodes).contains("added: better"));
    assert!(plain(&sheet.nodes).contains("1 entry changed since 1 January 2021."));
}

#[test]
fn a_draft_is_left_out_and_that_is_said() {
    let mut world = World::new(steady);
    let earlier = world.base.clone();
    for (update, audience) in [("u/1", "draft"), ("u/2", "public")] {
        let fields = [
            ("text", json!(format!("Words of {update}"))),
            ("audience", json!(audience)),
            ("recommendations", json!(["r/1"])),
        ];
        let command = scrutiny_tracker::history::command::Command::AddRecord {
            id: id(update),
            kind: "progress-update",
            fields: fields.map(|(name, value)| (name.to_owned(), value)).into(),
        };
        let by = stamp("S Officer", "2021-01-14T16:10:00Z");
        let change = command.plan(&world.sets[0], by).unwrap();
        world.sets[0].insert(change);
    }
    let workspace = fold(&world.sets[0]);
    let told = since(&workspace, &world.sets[0], &|change| {
        !earlier.contains(change.id())
    });
    assert_eq!(told.len(), 2);
    let added = told.iter().flat_map(Told::sentences).next().unwrap();
    assert_eq!(
        added,
        "On 14 January 2021, S Officer added the update on recommendation 1. It went from nothing to “Words of u/1”."
    );
    let from = changes::From::of(Some("1 January 2021".to_owned()), String::new());
    let sheet = changes::sheet(&workspace, told, &from, (None, &[]));
    let said = plain(&sheet.nodes);
    assert!(said.contains("Words of u/2") && !said.contains("Words of u/1"));
    assert!(said.contains("Left out because no meeting sees them: 1 draft."));
}

#[test]
fn the_last_meeting_is_the_latest_that_was_held_on_a_known_day() {
    let from = |named: &str, today: &str| baseline(&REVIEW, named, day(today));
    let last = from("", "2022-01-01").unwrap();
    assert_eq!(
        last.from,
        day("2021-02-01"),
        "a month counts from its first day"
    );
    assert!(
        from("", "2020-06-24").unwrap().from < day("2020-06-24"),
        "none to come counts"
    );
    assert_eq!(from("", "2000-01-01"), None);
    assert_eq!(
        from("2021-01-14", "2022-01-01").unwrap().from,
        day("2021-01-14")
    );
    assert_eq!(from("yesterday", "2022-01-01"), None);
    let later = of_meeting(&id("care-work/meeting/panel-later"));
    assert_eq!(from(&later, "2022-01-01"), None, "its day is not stated");
    assert_eq!(from(&of_meeting(&id("gone")), "2022-01-01"), None);
}

#[test]
fn the_day_itself_counts_and_a_time_that_is_none_is_told() {
    for (at, counts) in [
        ("2021-01-13T23:59:59Z", false),
        ("2021-01-14T00:00:00Z", true),
        ("2021-01-15T00:00:00Z", true),
        ("one fine day", true),
    ] {
        let (world, _) = one_edit("S Officer", at);
        let new: Vec<bool> = changes_of(&world.sets[0])
            .iter()
            .filter(|change| change.stamp().by == "S Officer")
            .map(|change| is_from(change, day("2021-01-14")))
            .collect();
        assert_eq!(new, [counts], "{at}");
    }
}

#[test]
fn a_long_value_is_cut_in_a_sentence_and_nothing_stays_a_word() {
    assert_eq!(quoted(NOTHING), "nothing");
    assert_eq!(quoted("Yes"), "“Yes”");
    assert!(quoted(&"word ".repeat(90)).ends_with("word…”"));
}
