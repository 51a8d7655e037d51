//! A table of whichever kind: what it is taken for, what is asked, and what is refused.

use scrutiny_tracker::content::data::Asking;
use scrutiny_tracker::content::entered::Entered;
use scrutiny_tracker::content::tables::{ReadTable, read_replies, sheet};
use scrutiny_tracker::domain::date::StatedDate;
use scrutiny_tracker::exchange::column::TableKind;
use scrutiny_tracker::exchange::plan::{Effect, UnknownIds};
use scrutiny_tracker::exchange::read_in::{ReadIn, Replies, read};
use scrutiny_tracker::exchange::{Recognised, table, text_of};
use scrutiny_tracker::markup::html::plain;
use scrutiny_tracker::query::tables::{ALL, label, rows, written};

use crate::embedded::REVIEW;
use crate::exchange::{new_ids, review};

fn read_table(text: &str) -> ReadTable {
    ReadTable::new("table.csv".to_owned(), read(text).unwrap())
}

/// What the page shows of a table, as words.
fn page(table: &ReadTable) -> String {
    let asking = Asking::Table(table.clone());
    let plan = |table: &ReadTable| table.read.plan(review(), &table.replies, &mut new_ids());
    plain(&sheet(&asking, review(), &[], plan).nodes)
}

fn reply(table: &ReadTable, entered: &Entered) -> Result<Replies, Vec<String>> {
    let plan = table.read.plan(review(), &table.replies, &mut new_ids());
    read_replies(&plan, &table.replies, entered)
        .map_err(|mistakes| mistakes.into_iter().map(|one| one.message).collect())
}

#[test]
fn every_table_that_goes_out_is_known_again_and_says_nothing_new() {
    for what in ALL {
        let text = written(what, review());
        assert!(text.starts_with('\u{feff}'), "{what:?}");
        let table = read_table(&text);
        match (&table.read, what) {
            (ReadIn::Table(sheet), Recognised::Table(kind)) => assert_eq!(sheet.kind(), kind),
            (ReadIn::Tracker(_), Recognised::Tracker) => {}
            other => panic!("{other:?}"),
        }
        assert_eq!(table.read.rows(), rows(&REVIEW, what), "{what:?}");
        let said = page(&table);
        assert!(
            said.contains("Nothing new in this table"),
            "{}: {said}",
            label(what)
        );
        assert!(!said.contains("Read it in"), "{said}");
    }
}

#[test]
fn what_is_no_table_that_is_known_is_refused_with_a_sentence() {
    for (text, begins) in [
        ("", "The table is empty."),
        ("\u{feff} \r\n", "The table is empty."),
        (
            "name,age\nAnn,4\n",
            "No row has the headings of a table that the tracker knows.",
        ),
        (
            "{\"format\": \"scrutiny-tracker-snapshot\"}",
            "No row has the headings",
        ),
        (
            "recommendation,addressee,answer\n8,x,y\n",
            "There is no column “id”.",
        ),
        (
            "id,action,owner,state\na,\"b,c,d\n",
            "Row 2, column B: a quotation mark begins",
        ),
    ] {
        let error = read(text).unwrap_err().to_string();
        assert!(error.starts_with(begins), "{text:?}: {error}");
        assert!(error.ends_with("Nothing was changed."), "{error}");
    }
    let error = text_of(b"PK\x03\x04\xff\xfe\x00").unwrap_err().to_string();
    assert!(error.contains("CSV UTF-8"), "{error}");
}

#[test]
fn a_changed_row_says_what_it_was_and_what_it_becomes() {
    let text = written(Recognised::Table(TableKind::Money), review());
    let text = text.replace(
        "Communications budget,4137.80",
        "Communications budget,4137.81",
    );
    let said = page(&read_table(&text));
    assert!(said.contains("the table of money, with 6 rows"), "{said}");
    assert!(said.contains("Changed: 1 row"), "{said}");
    assert!(
        said.contains("Amount: from £4,137.80 to £4,137.81"),
        "{said}"
    );
    assert!(
        said.contains("5 rows say what the record says already"),
        "{said}"
    );
    assert!(said.contains("Read it in"), "{said}");
}

#[test]
fn semicolons_and_merged_headings_are_understood_or_named_by_row() {
    let semicolons = "id;purpose;amount (£);stage\r\n;New leaflets;12.50;Asked for\r\n";
    let said = page(&read_table(semicolons));
    assert!(
        said.contains("New: 1 row") && said.contains("New leaflets"),
        "{said}"
    );
    let merged = format!("Money,,,\r\n{}", semicolons.replace(';', ","));
    let said = page(&read_table(&merged));
    assert!(said.contains("1 problem to correct"), "{said}");
    assert!(
        said.contains("Row 1: this stands above the headings."),
        "{said}"
    );
    assert!(!said.contains("Read it in"), "{said}");
    let bad = "id,purpose,amount (£),stage\n,Leaflets,a few pounds,Asked for\n";
    let said = page(&read_table(bad));
    assert!(said.contains("Row 2, column C (amount (£)):"), "{said}");
}

#[test]
fn unknown_words_are_asked_about_and_nothing_is_read_in_while_one_is_open() {
    let text = "id,purpose,amount (£),stage\n,Leaflets,5,wished for\n,Posters,6,granted\n";
    let mut table = read_table(text);
    let said = page(&table);
    assert!(
        said.contains("What does “wished for” mean in the column “stage”? (row 2)"),
        "{said}"
    );
    assert!(
        said.contains("Go on") && !said.contains("Read it in"),
        "{said}"
    );
    let open = reply(&table, &Entered::blank().with("word-0", "asked")).unwrap_err();
    assert_eq!(open, ["Say what each of the words means"]);
    let both = Entered::blank()
        .with("word-0", "asked")
        .with("word-1", "leave-it-empty");
    table.replies = reply(&table, &both).unwrap();
    let said = page(&table);
    assert!(
        said.contains("New: 2 rows") && said.contains("Read it in"),
        "{said}"
    );
}

#[test]
fn rows_with_ids_that_are_not_here_are_brought_back_only_when_somebody_says_so() {
    let text = "id,purpose,amount (£),stage\nlost/1,Leaflets,5,Asked for\n";
    let mut table = read_table(text);
    let said = page(&table);
    assert!(said.contains("Some ids are not in this record."), "{said}");
    for stop in ["", "stop"] {
        let why = reply(&table, &Entered::blank().with("unknown-ids", stop)).unwrap_err();
        assert!(
            why[0].starts_with("Say what the rows with unknown ids are"),
            "{why:?}"
        );
    }
    table.replies = reply(&table, &Entered::blank().with("unknown-ids", "bring-back")).unwrap();
    assert_eq!(table.replies.unknown, UnknownIds::BringBack);
    let plan = table.read.plan(review(), &table.replies, &mut new_ids());
    let records = plan.records().unwrap();
    assert_eq!((records.len(), records[0].id.as_str()), (1, "lost/1"));
    assert_eq!(plan.count(Effect::Adds), 1);
}

#[test]
fn the_progress_of_a_tracker_sheet_has_the_date_that_a_person_gives() {
    let text = written(Recognised::Tracker, review());
    let mut table = read_table(&text);
    assert!(page(&table).contains("When was this progress reported?"));
    let given = |words: &str| reply(&table, &Entered::blank().with("given", words));
    assert_eq!(given("").unwrap().given, StatedDate::NotStated);
    assert!(given("soon").unwrap_err()[0].starts_with("Write a date"));
    table.replies = given("14/01/2021").unwrap();
    assert_eq!(Some(table.replies.given), StatedDate::parse("2021-01-14"));
}

#[test]
fn a_long_table_lists_a_hundred_rows_of_a_group_and_counts_the_others() {
    let mut text = "id,purpose,amount (£),stage\n".to_owned();
    for place in 0..150 {
        text.push_str(&format!(",Leaflet {place},5,Asked for\n"));
    }
    let said = page(&read_table(&text));
    assert!(
        said.contains("New: 150 rows") && said.contains("And 50 more."),
        "{said}"
    );
    assert!(
        said.contains("Leaflet 99") && !said.contains("Leaflet 100"),
        "{said}"
    );
    let sheet = table::read(TableKind::Money, &text).unwrap();
    assert_eq!(sheet.len(), 150);
}
