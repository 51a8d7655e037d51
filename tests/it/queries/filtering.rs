//! The filters and the order of the list of recommendations.

use scrutiny_tracker::query::delivery::LastUpdate;
use scrutiny_tracker::query::filter::Filter;

use super::{NONE, embedded};
use crate::embedded::{REVIEW, care};
use crate::golden::day;

fn listed(query: &str) -> Vec<u32> {
    Filter::parse(query)
        .apply(&embedded())
        .iter()
        .map(|row| row.number)
        .collect()
}

#[test]
fn each_group_of_the_filter_lists_what_belongs_to_it() {
    assert_eq!(listed(""), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    assert_eq!(listed("theme=care-work/theme/3"), [6, 7]);
    assert_eq!(
        listed("theme=care-work/theme/3,care-work/theme/5"),
        [6, 7, 9]
    );
    assert_eq!(listed("response=in-part,declined"), [8, 11]);
    assert_eq!(listed("delivery=slowed"), [4, 6, 7]);
    assert_eq!(listed("panel=keep-watching"), [10]);
    assert_eq!(
        listed("owner=care-work/addressee/transformation-and-commissioning"),
        [6, 12]
    );
    assert_eq!(listed("needs=response"), [6, 12]);
    assert_eq!(listed("needs=clarity"), [1, 2, 3, 5, 11]);
    assert_eq!(listed("needs=choice"), NONE);
    assert_eq!(listed("response=awaiting"), NONE);
}

#[test]
fn groups_narrow_each_other_and_values_of_one_group_widen() {
    assert_eq!(listed("response=in-full&delivery=slowed"), [4, 6, 7]);
    assert_eq!(
        listed("response=in-full&delivery=slowed&theme=care-work/theme/2"),
        [4]
    );
    assert_eq!(
        listed("needs=response,clarity&theme=care-work/theme/6"),
        [11, 12]
    );
    assert_eq!(listed("response=declined&delivery=slowed"), NONE);
}

#[test]
fn the_search_finds_every_word_in_titles_answers_and_updates() {
    assert_eq!(listed("q=SHROPSHIRE%27S+bridge"), [10]);
    assert_eq!(
        listed("q=shropshire%E2%80%99s"),
        [10],
        "a curly apostrophe finds a straight one"
    );
    assert_eq!(listed("q=zebra"), NONE);
    assert_eq!(listed("q=++"), listed(""));
    let declined = &REVIEW.responses[&care("response/11")].record.explanation;
    let mut filter = Filter::all();
    filter.text = declined.clone();
    assert_eq!(
        filter
            .apply(&embedded())
            .iter()
            .map(|row| row.number)
            .collect::<Vec<_>>(),
        [11]
    );
}

#[test]
fn missing_values_come_last_whichever_way_the_list_runs() {
    let up = listed("sort=delivery");
    let down = listed("sort=delivery&dir=desc");
    assert_eq!(up, [1, 2, 3, 5, 8, 10, 4, 6, 7, 9, 11, 12]);
    assert_eq!(down, [4, 6, 7, 1, 2, 3, 5, 8, 10, 9, 11, 12]);
    for query in ["sort=panel", "sort=panel&dir=desc"] {
        assert_eq!(
            listed(query)[0],
            10,
            "the one with a view of the panel stands first"
        );
    }
    let mut all = embedded();
    all[3].last_update = LastUpdate::Dated(day("2021-05-01"));
    all[4].last_update = LastUpdate::Dated(day("2021-06-01"));
    for (query, first) in [("sort=updated", [4, 5]), ("sort=updated&dir=desc", [5, 4])] {
        let listed = Filter::parse(query).apply(&all);
        assert_eq!([listed[0].number, listed[1].number], first);
        assert_eq!(
            listed[2].number, 1,
            "those without a date keep the order of their numbers"
        );
    }
}

#[test]
fn columns_sort_as_people_expect_and_ties_go_by_number() {
    assert_eq!(listed("dir=desc&sort=number")[..2], [12, 11]);
    assert_eq!(
        listed("sort=theme&dir=desc"),
        [10, 11, 12, 9, 8, 6, 7, 4, 5, 1, 2, 3]
    );
    assert_eq!(listed("sort=response&dir=desc")[..2], [11, 8]);
    let titles: Vec<String> = Filter::parse("sort=title")
        .apply(&embedded())
        .iter()
        .map(|row| row.title.to_lowercase())
        .collect();
    assert!(titles.is_sorted());
}
