//! Numbers as councils print them, and what the rows of a pasted statistic are.

use scrutiny_tracker::domain::quantity::{Decimal, Quantity};
use scrutiny_tracker::exchange::csv::{Separator, read};
use scrutiny_tracker::exchange::fault::Place;
use scrutiny_tracker::exchange::number::{NumberCell, Scale, read_number};
use scrutiny_tracker::exchange::rows::{RowClass, classify};

fn number(text: &str) -> NumberCell {
    read_number(text, &Place::row(1)).unwrap()
}

#[test]
fn f52_numbers_are_read_to_the_digits_printed() {
    for (text, written, scale) in [
        ("1,234", "1234", Scale::Plain),
        ("16,100.50", "16100.50", Scale::Plain),
        (" 344.32 ", "344.32", Scale::Plain),
        ("12%", "12", Scale::Percent),
        ("5.38 %", "5.38", Scale::Percent),
        ("-3.07", "-3.07", Scale::Plain),
        ("−1,000", "-1000", Scale::Plain),
        ("0", "0", Scale::Plain),
    ] {
        let exact = Quantity::Exact(Decimal::parse(written).unwrap());
        let NumberCell::Value(quantity, read) = number(text) else {
            panic!("{text} is a number");
        };
        assert_eq!((quantity, read), (exact, scale), "{text}");
        assert_eq!(quantity.number().written(), written);
    }
    let hundred = Decimal::whole(100);
    for (text, quantity) in [
        ("about 100", Quantity::About(hundred)),
        ("c. 100", Quantity::About(hundred)),
        ("c100", Quantity::About(hundred)),
        ("At least 100", Quantity::AtLeast(hundred)),
        ("over 100", Quantity::Over(hundred)),
    ] {
        assert_eq!(number(text), NumberCell::Value(quantity, Scale::Plain));
    }
}

#[test]
fn f52_what_is_hidden_missing_or_none_is_never_nought() {
    for (texts, cell) in [
        (vec!["", " ", "\u{a0}"], NumberCell::Blank),
        (vec!["-", "–", "—"], NumberCell::Dash),
        (vec!["*", "c", "C", "[c]"], NumberCell::Suppressed),
        (vec!["[x]", "[z]", "n/a", ".."], NumberCell::NotAvailable),
    ] {
        for text in texts {
            assert_eq!(number(text), cell, "{text:?}");
        }
    }
}

#[test]
fn f52_what_is_no_number_is_refused_with_its_place() {
    for text in [
        "1,23", "1234,567", ",123", "1.2.3", "5.", "1e3", "12 34", "<5", "(12)", "[low]", "c.",
        "£12", "1 2%", "about", "%",
    ] {
        let error = read_number(text, &Place::cell(5, 2, "Headcount")).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!(
                "Row 5, column C (Headcount): “{text}” is not a number. Numbers such as 1,234 or 12%, a dash, *, [c] and [x] can be read."
            )
        );
    }
}

/// The classes of a text's rows, a letter each.
fn classes(text: &str, separator: Separator) -> String {
    let (rows, _) = read(text, separator, usize::MAX);
    classify(&rows)
        .into_iter()
        .map(|class| match class {
            RowClass::Header => 'H',
            RowClass::Data => 'D',
            RowClass::Total => 'T',
            RowClass::Note => 'N',
            RowClass::Blank => '.',
        })
        .collect()
}

#[test]
fn f52_the_rows_of_a_pasted_statistic_are_told_apart() {
    let text = "\"Workforce by setting, as at 31 October 2019\"\n\nSetting,Headcount,FTE\nHome Care,55,39.92\nShared Lives,*,[c]\n\nSetting,Headcount,FTE\nDay Care,157,118.55\nTotal,397,\"1,287.92\"\nNote: people may have two jobs,see 2,\nSource: the council,,\n";
    assert_eq!(classes(text, Separator::Comma), "N.HDD.HDTNN");
}

#[test]
fn f52_semicolons_years_as_headings_and_stacked_headings_are_understood() {
    assert_eq!(
        classes(
            "Setting;2019;2020\nHome Care;1,234;12%\nSub-total;1;2\n",
            Separator::Semicolon
        ),
        "HDT"
    );
    let stacked = "Group,Staff,Staff\nCode,E1,E2\nPeriod,2019,2020\nUnit,people,FTE\nWorcestershire,465,344.32\n";
    assert_eq!(classes(stacked, Separator::Comma), "HHHHD");
    assert_eq!(
        classes("A,B\nx,\ny,1\nwords,more words\n", Separator::Comma),
        "HNDN"
    );
}
