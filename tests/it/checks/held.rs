//! The rules that no finding can break, because the record is kept and shown so: where each of them holds.

use scrutiny_tracker::content::charts::delivery_chart;
use scrutiny_tracker::content::recommendation::sheet;
use scrutiny_tracker::domain::id::RecordId;
use scrutiny_tracker::markup::html::html;
use scrutiny_tracker::query::filter::Filter;
use scrutiny_tracker::query::list::{Row, rows};

use crate::embedded::{CHANGES, REVIEW};
use crate::golden::day;

fn all_rows() -> Vec<Row> {
    rows(&REVIEW, day("2021-03-01"))
}

fn page(number: u32) -> String {
    let rows = all_rows();
    let row = rows.iter().find(|row| row.number == number).unwrap();
    html(&sheet(&REVIEW, &CHANGES, &rows, row, &Filter::all()).nodes)
}

#[test]
fn v24_a_note_on_a_range_is_one_record_and_stands_under_each_recommendation() {
    let id = RecordId::new("care-work/update/1-5");
    let text = &REVIEW.updates[&id].record.text;
    let with_text = REVIEW
        .updates
        .values()
        .filter(|entry| entry.record.text == *text);
    assert_eq!(with_text.count(), 1);
    for number in 1..=5 {
        assert!(page(number).contains(text.as_str()), "{number}");
    }
    assert!(!page(6).contains(text.as_str()));
}

#[test]
fn v26_a_declined_recommendation_stays_listed_and_is_left_out_of_delivery() {
    let rows = all_rows();
    assert!(rows.iter().any(|row| row.number == 11));
    let chart = html(&[delivery_chart(&rows)]);
    assert!(
        chart.contains("Left out because it is declined or not answered: recommendation 11."),
        "{chart}"
    );
}

#[test]
fn v29_our_own_words_say_so_and_published_words_stand_in_a_field_of_their_own() {
    for entry in REVIEW.recommendations.values() {
        let one = &entry.record;
        assert!(one.official_wording.is_empty());
        let page = page(one.number);
        assert!(page.contains("In short, in our words."), "{}", one.number);
        // Each says where in the papers it stands.
        assert!(!one.sources.is_empty());
    }
}
