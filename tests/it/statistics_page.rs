//! What the page shows of a table of statistics, and what it takes from the form.

use std::sync::Arc;

use scrutiny_tracker::content::entered::Entered;
use scrutiny_tracker::content::tables::statistics::{ReadStatistic, is_another, question, read};
use scrutiny_tracker::exchange::statistics::role::Role;
use scrutiny_tracker::exchange::statistics::{Reading, Statistic};
use scrutiny_tracker::markup::html::html;

use crate::embedded::REVIEW;

fn table(text: &str) -> ReadStatistic {
    let mut reading = Reading::begin(Arc::from(text), &|_| Vec::new())
        .unwrap()
        .unwrap();
    while reading.step(100).unwrap().is_some() {}
    let read: Statistic = reading.finish();
    ReadStatistic::new("areas.csv".to_owned(), read, "Westshire County Council")
}

const YEARS: &str = "Area,2019,2020\nWestshire,10,*\nEastshire,7,\nSource: the council\n";

fn ticked(places: &[&str]) -> Entered {
    let mut entered = Entered::blank().with("measure", "Vacancies");
    for place in places {
        entered.put("places", place);
    }
    entered.with("periods", "1").with("periods", "2")
}

#[test]
fn the_page_shows_columns_boxes_gaps_and_how_the_first_figures_read() {
    let page = html(&[question(&table(YEARS), &REVIEW, &[])]);
    for words in [
        "areas.csv",
        "with 3 figures in 2 rows",
        "Empty: 1 cell. They stay gaps.",
        "Not read as figures: 1 row",
        "Source: the council",
        "Column 1: Area",
        "Ticked: 3 figures",
        "Westshire, 2019: 10",
        "Signs in place of a number: 1",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(page.contains("<option value=\"place\" selected"), "{page}");
}

#[test]
fn a_table_with_a_wrong_cell_names_it_and_lets_a_column_be_left_out() {
    let wrong = table("Area,2019,2020\nWestshire,1,2\nEastshire,three,4\nNorthshire,5,6\n");
    let page = html(&[question(&wrong, &REVIEW, &[])]);
    assert!(
        page.contains("Row 3, column B (2019): “three” is not a number."),
        "{page}"
    );
    assert!(!page.contains("What to take"));
    let refused = read(&wrong, &ticked(&["1"])).unwrap_err();
    assert!(
        refused[0].message.starts_with("Correct the table"),
        "{}",
        refused[0].message
    );
    let said = read(&wrong, &ticked(&["1"]).with("column-1", "left-out")).unwrap();
    assert!(is_another(&wrong.read, &said.0));
    assert_eq!(said.0, [Role::Place, Role::LeftOut, Role::Figures]);
}

#[test]
fn what_is_ticked_is_taken_and_what_is_missing_is_told() {
    let years = table(YEARS);
    let (roles, choice) =
        read(&years, &ticked(&["1"]).with("supplied", "14 January 2021")).unwrap();
    assert!(!is_another(&years.read, &roles));
    assert_eq!(choice.words, [vec![0], vec![0, 1], vec![0, 1, 2]]);
    assert_eq!(choice.supplied.unwrap().written(), "2021-01-14");
    let message = |entered: Entered| read(&years, &entered).unwrap_err()[0].message.clone();
    assert!(message(ticked(&[])).starts_with("Nothing is ticked"));
    let unnamed = Entered::blank().with("places", "1").with("periods", "1");
    assert!(message(unnamed).starts_with("Enter what is measured"));
    assert!(message(ticked(&["1"]).with("supplied", "soon")).starts_with("Write a date"));
}

#[test]
fn more_figures_than_are_taken_at_once_are_not_taken_and_one_place_is_ticked_first() {
    let mut text = String::from("Area,Year,Measure,Value\n");
    for area in ["Westshire", "Eastshire", "Northshire"] {
        for measure in 0..500 {
            text.push_str(&format!("{area},2019,Measure {measure},1\n"));
        }
    }
    let many = table(&text);
    assert_eq!(many.choice.words[1], [0, 1]);
    let mut entered = Entered::blank().with("periods", "1");
    for measure in 1..=500 {
        entered.put("measures", &measure.to_string());
    }
    assert!(read(&many, &entered.clone().with("places", "1")).is_ok());
    for place in ["1", "2", "3"] {
        entered.put("places", place);
    }
    let refused = read(&many, &entered).unwrap_err();
    assert!(
        refused[0].message.starts_with("That is 1,500 figures."),
        "{}",
        refused[0].message
    );
}
