//! What is wrong with a table is said in words with its row and column, and nothing of it is taken.

use std::fmt::Write;

use scrutiny_tracker::exchange::column::TableKind;
use scrutiny_tracker::exchange::fault::SheetError;
use scrutiny_tracker::exchange::plan::{Effect, NotReady};
use scrutiny_tracker::exchange::table;

use crate::exchange::{plan, problems};

/// The problems of a table of recommendations.
fn said(text: &str) -> Vec<String> {
    problems(&plan(TableKind::Recommendations, text))
}

fn refused(kind: TableKind, text: &str) -> SheetError {
    table::read(kind, text).unwrap_err()
}

#[test]
fn f52_one_problem_keeps_the_whole_table_out() {
    let text = "id,title,due (date)\ncare-work/recommendation/1,A new title,\ncare-work/recommendation/2,,30/02/2021\n";
    let plan = plan(TableKind::Recommendations, text);
    assert_eq!(
        problems(&plan),
        [
            "Row 3, column C (due (date)): “30/02/2021” is not a date. Write 2021-01-14, 14/01/2021, January 2021 or 2021, or leave the cell empty.",
            "Row 3, column B (title): every entry of this table needs the column “title” filled."
        ]
    );
    assert_eq!(
        plan.count(Effect::Alters),
        1,
        "the other row is shown all the same"
    );
    assert_eq!(plan.records(), Err(NotReady::Errors));
}

#[test]
fn f52_every_kind_of_wrong_cell_is_named_by_row_and_column() {
    let cell = |kind, heading: &str, text: &str| {
        let id = match kind {
            TableKind::Money => "care-work/money/levy-returned",
            TableKind::Updates => "care-work/update/8",
            _ => "care-work/recommendation/1",
        };
        let plan = plan(kind, &format!("{heading},id\n\"{text}\",{id}\n"));
        assert_eq!(plan.rows.len(), 0);
        problems(&plan).join("\n")
    };
    let rec = |heading, text| cell(TableKind::Recommendations, heading, text);
    assert_eq!(
        rec("number", "eight"),
        "Row 2, column A (number): “eight” is not a whole number such as 8."
    );
    assert_eq!(
        rec("paragraphs", "11; +12"),
        "Row 2, column A (paragraphs): “+12” is not a whole number such as 8."
    );
    assert_eq!(
        rec("due", "soon").split(':').next(),
        Some("Row 2, column A (due)")
    );
    assert_eq!(
        cell(TableKind::Money, "amount (£)", "£25.5m"),
        "Row 2, column A (amount (£)): “£25.5m” is not an amount of money. Write it in pounds, such as 15000.00, £15,000, about £15,000, or £15,000 to £16,000."
    );
    assert_eq!(
        rec("theme", "Promotion"),
        "Row 2, column A (theme): “Promotion” is not in this workspace. Write a number or name that it has, or its id."
    );
    assert_eq!(
        rec("related recommendations", "2 [care-work/recommendation/3]"),
        "Row 2, column A (related recommendations): the number and the id in “2 [care-work/recommendation/3]” belong to different recommendations. Delete the one that is wrong."
    );
    assert_eq!(
        cell(TableKind::Updates, "recommendations", "8; 13"),
        "Row 2, column A (recommendations): “8; 13” is not in this workspace. Write a number or name that it has, or its id."
    );
    assert_eq!(
        rec("sources", "Scrutiny report: Care Work as a Career"),
        "Row 2, column A (sources): “Scrutiny report: Care Work as a Career” should have 2 parts with | between them."
    );
}

#[test]
fn f52_headings_that_stand_again_totals_and_rows_above_are_named() {
    let text = "Recommendations of the Board,,\nThe review,,Dates\n\nid,title,due (date)\n,\nid,title,due (date)\ncare-work/recommendation/1,,\nTotal,12,\n,Grand total:,3\n";
    assert_eq!(
        said(text),
        [
            "Row 1: this stands above the headings. Delete the row. Take merged headings apart, so that each column has one heading.",
            "Row 2: this stands above the headings. Delete the row. Take merged headings apart, so that each column has one heading.",
            "Row 6: the headings stand here again. Delete this row.",
            "Row 7, column B (title): every entry of this table needs the column “title” filled.",
            "Row 8: this looks like a line of totals. Delete the row: totals are worked out anew.",
            "Row 9: this looks like a line of totals. Delete the row: totals are worked out anew.",
        ]
    );
}

#[test]
fn f52_wrong_headings_and_ragged_rows_are_named() {
    let text = "id,titel,,due,due (date),\ncare-work/recommendation/1,T,x,,,\ncare-work/recommendation/2,T\ncare-work/recommendation/3,T,,,,,,\ncare-work/recommendation/4,T,,,,,,!\n";
    assert_eq!(
        said(text),
        [
            "Row 1, column B (titel): the tracker has no column of this name. Correct the heading, or delete the column.",
            "Row 1, column C: this column has no heading, but cells below are filled. Give it one, or empty it. Merged headings leave such gaps.",
            "Row 1, column E (due (date)): another column has this heading too, or one that means the same. Delete one of the two.",
            "Row 3: the row has 2 cells, but there are 6 headings. Compare it with the rows above and below.",
            "Row 5: the row has 8 cells, but there are 6 headings. Compare it with the rows above and below.",
        ]
    );
}

#[test]
fn f52_ids_that_do_not_fit_are_named() {
    let text = "id,title\nnobody,T\ncare-work/response/1,T\ncare-work/recommendation/1,T\n\"care-work/recommendation/1 \",U\n";
    assert_eq!(
        said(text),
        [
            "Row 2, column A (id): nothing in this workspace has the id “nobody”. Empty the cell to add the row as new, or correct the id.",
            "Row 3, column A (id): the id “care-work/response/1” belongs to another kind of entry. This row may be from another table.",
            "Row 5, column A (id): row 4 has the same id. Keep one of the two rows.",
        ]
    );
}

#[test]
fn f52_what_is_no_table_or_another_is_refused_with_a_sentence() {
    let recommendations = TableKind::Recommendations;
    for text in ["", "\u{feff}\r\n \n", "\t"] {
        assert_eq!(refused(recommendations, text), SheetError::Empty);
    }
    let error = refused(recommendations, "setting,headcount\nHome Care,55\n");
    assert!(error.to_string().starts_with(
        "No row has the headings of this table. The first row should hold: id, number, title, "
    ));
    assert_eq!(
        refused(recommendations, "number,title\n1,T\n"),
        SheetError::NoColumn("id")
    );
    let responses = "id,recommendation,addressee,answer\n";
    assert_eq!(
        refused(recommendations, responses),
        SheetError::OtherTable("responses")
    );
    assert_eq!(
        refused(recommendations, "id,title\na,\"never closed\nb,T\n").to_string(),
        "Row 2, column B: a quotation mark begins this cell and none ends it. Part of the file may be missing. Save it again from the spreadsheet. Nothing was changed."
    );
    assert_eq!(
        refused(recommendations, "id,title\na,\"closed\" early\n").to_string(),
        "Row 2, column B: text follows the quotation mark that ends this cell. Save the file again from the spreadsheet. Nothing was changed."
    );
}

#[test]
fn f52_a_table_cut_inside_a_row_is_refused() {
    let rows = [
        "id,due (date),title,targets\r\n",
        "care-work/recommendation/1,2021-01,\"One, £1\",\"a\nb\"\r\n",
        "care-work/recommendation/2,14/02/2021,Two,\"c\"\r\n",
    ];
    let text = rows.concat();
    // Headings without rows do nothing, wherever they are cut.
    let cuts = rows[0].len()..text.len();
    for cut in cuts.filter(|cut| text.is_char_boundary(*cut)) {
        let taken = match table::read(TableKind::Recommendations, &text[..cut]) {
            Ok(_) => plan(TableKind::Recommendations, &text[..cut])
                .records()
                .is_ok(),
            Err(_) => false,
        };
        // Nobody can tell such a cut from a whole table: after a row, or before its last cell.
        let mut start = 0;
        let whole = rows.iter().any(|row| {
            let (from, end) = (start, start + row.len());
            start = end;
            let last = from + row.rfind(',').unwrap() + 1;
            (end - 2..=end).contains(&cut) || (cut == last && from > 0)
        });
        assert_eq!(taken, whole, "cut to {:?}", &text[..cut]);
    }
}

#[test]
fn f52_a_wrong_file_lists_its_first_problems_and_counts_the_rest() {
    let mut text = String::from("id,number\n");
    for row in 0..1_000 {
        writeln!(text, "nobody {row},x").unwrap();
    }
    let plan = plan(TableKind::Recommendations, &text);
    assert_eq!((plan.errors.listed.len(), plan.errors.more), (200, 800));
}

#[test]
fn f52_five_megabytes_are_read_whole() {
    let mut text = String::from("id,number,title,summary (our words)\r\n");
    let mut rows = 0;
    while text.len() < 5_000_000 {
        rows += 1;
        writeln!(
            text,
            ",{},Title {rows},\"{}\"\r",
            rows + 100,
            "A long summary; ".repeat(60)
        )
        .unwrap();
    }
    let plan = plan(TableKind::Recommendations, &text);
    assert_eq!(problems(&plan), Vec::<String>::new());
    assert_eq!((plan.count(Effect::Adds), plan.rows.len()), (rows, rows));
}
