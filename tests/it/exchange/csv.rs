//! Separated text, held against the crate `csv`: two readers and two writers that know nothing of
//! each other.

use proptest::prelude::*;
use proptest::sample::select;
use scrutiny_tracker::exchange::csv::{Separator, Writer, read};
use scrutiny_tracker::exchange::fault::SheetError;
use scrutiny_tracker::exchange::text_of;

use crate::generate::cases;

/// Cells in which something has gone wrong in other programs.
const AWKWARD: [&str; 12] = [
    "",
    "a",
    "=1+1",
    "'=1",
    "''",
    "'quoted'",
    "－5",
    "-5",
    "a,b;c\td",
    "“£15,000” – thus",
    "line\r\nline\rline\n",
    "\"\u{0}\"\u{feff}",
];

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => select(&AWKWARD[..]).prop_map(str::to_owned),
        1 => any::<String>(),
        1 => "['=+@\",;\\t\\r\\n\\x00a-]{0,6}",
    ]
}

/// Rows of equal length. With two cells or more no row is an empty line.
fn rows() -> impl Strategy<Value = Vec<Vec<String>>> {
    (2_usize..5)
        .prop_flat_map(|width| prop::collection::vec(prop::collection::vec(cell(), width), 1..6))
}

fn written(rows: &[Vec<String>]) -> String {
    let mut out = Writer::default();
    for row in rows {
        for cell in row {
            out.text(cell);
        }
        out.end_row();
    }
    out.finish()
}

fn cells(text: &str, separator: Separator) -> Vec<Vec<String>> {
    let (rows, broken) = read(text, separator, usize::MAX);
    assert_eq!(broken, None);
    rows.into_iter().map(|row| row.cells).collect()
}

/// What the crate reads.
fn crate_reads(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let records = reader.records().map(Result::unwrap);
    records
        .map(|record| record.iter().map(str::to_owned).collect())
        .collect()
}

/// What the crate writes.
fn crate_writes(rows: &[Vec<String>], separator: u8) -> String {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(separator)
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

/// A cell as a file shows it to a spreadsheet: formulas begin with an apostrophe.
fn guarded(cell: &str) -> String {
    let bare = cell.trim_start_matches('\'');
    let signs = ['=', '+', '-', '@', '\t', '\r', '\0', '＝', '＋', '－', '＠'];
    if bare.starts_with(signs) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn f54_every_cell_reads_back_exactly(rows in rows()) {
        prop_assert_eq!(cells(&written(&rows), Separator::Comma), rows);
    }

    #[test]
    fn f54_another_reader_sees_the_same_cells_and_no_formula(rows in rows()) {
        let seen = crate_reads(&written(&rows));
        let meant: Vec<Vec<String>> = rows
            .iter()
            .map(|row| row.iter().map(|cell| guarded(cell)).collect())
            .collect();
        prop_assert_eq!(&seen, &meant);
        for cell in seen.iter().flatten() {
            prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\0', '＝', '＋', '－', '＠']));
        }
    }

    #[test]
    fn f52_what_another_program_writes_is_read_with_any_separator(rows in rows()) {
        let guarded: Vec<Vec<String>> = rows
            .iter()
            .map(|row| row.iter().map(|cell| guarded(cell)).collect())
            .collect();
        for (separator, sign) in [(Separator::Comma, b','), (Separator::Semicolon, b';'), (Separator::Tab, b'\t')] {
            prop_assert_eq!(&cells(&crate_writes(&guarded, sign), separator), &rows);
        }
    }

    #[test]
    fn f52_no_text_makes_the_reader_stumble(text in any::<String>()) {
        for separator in Separator::ALL {
            let (rows, broken) = read(&text, separator, usize::MAX);
            for (place, row) in rows.iter().enumerate() {
                prop_assert_eq!(row.number, place + 1);
                prop_assert!(!row.cells.is_empty());
            }
            prop_assert!(broken.is_none() || text.contains('"'));
        }
    }
}

#[test]
fn f54_a_table_is_what_spreadsheets_expect_of_utf8() {
    let text = written(&[vec!["id".to_owned(), "£ – “é”".to_owned()]]);
    assert_eq!(text.as_bytes(), "\u{feff}id,£ – “é”\r\n".as_bytes());
}

#[test]
fn f52_text_in_utf16_is_decoded_by_its_mark() {
    let text = "id;£ – é\r\n";
    let units: Vec<u16> = text.encode_utf16().collect();
    let little = [0xFF, 0xFE]
        .into_iter()
        .chain(units.iter().flat_map(|unit| unit.to_le_bytes()));
    let big = [0xFE, 0xFF]
        .into_iter()
        .chain(units.iter().flat_map(|unit| unit.to_be_bytes()));
    assert_eq!(text_of(&little.collect::<Vec<u8>>()).as_deref(), Ok(text));
    assert_eq!(text_of(&big.collect::<Vec<u8>>()).as_deref(), Ok(text));
    let marked = format!("\u{feff}{text}");
    assert_eq!(text_of(marked.as_bytes()).as_deref(), Ok(text));
}

#[test]
fn f52_text_in_an_old_encoding_is_refused_with_the_way_out() {
    let error = text_of(b"id,\xA315,000").unwrap_err();
    assert_eq!(error, SheetError::NotText);
    assert!(error.to_string().contains("CSV UTF-8"));
    let large = vec![b'a'; 20_000_001];
    assert_eq!(text_of(&large), Err(SheetError::TooLarge { megabytes: 21 }));
}
