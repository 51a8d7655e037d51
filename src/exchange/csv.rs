//! Separated text after RFC 4180, out and in, with texts kept from becoming formulas.
//!
//! Not the `csv` crate: it takes a quotation mark that is never closed for the rest of the file and
//! says nothing, and it leaves out blank lines, so that no row could be named as a spreadsheet names
//! it. The tests hold the two against each other.

/// What begins a table that spreadsheets are to read as UTF-8.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Signs that make a spreadsheet take a text for a formula, full-width forms included.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\0', '＝', '＋', '－', '＠'];

/// A table as text, made cell by cell: UTF-8 with a byte order mark, rows ended by CR LF.
#[derive(Clone, Debug)]
pub struct Writer {
    out: String,
    /// Whether the row at hand has a cell yet.
    begun: bool,
}

impl Default for Writer {
    fn default() -> Self {
        Self {
            out: String::from(BYTE_ORDER_MARK),
            begun: false,
        }
    }
}

impl Writer {
    /// A cell of text. It gets a leading apostrophe where a spreadsheet would take it for a formula.
    pub fn text(&mut self, text: &str) {
        self.cell(text, is_formula(text));
    }

    /// A cell of a field that holds numbers. A plain number stays one, also a negative one; what is
    /// not is written as text.
    pub fn number(&mut self, number: &str) {
        self.cell(number, is_formula(number) && !is_plain_number(number));
    }

    fn cell(&mut self, text: &str, guarded: bool) {
        if self.begun {
            self.out.push(',');
        }
        self.begun = true;
        let quoted = text.contains([',', ';', '\t', '"', '\r', '\n']);
        if quoted {
            self.out.push('"');
        }
        if guarded {
            self.out.push('\'');
        }
        if quoted {
            self.out.push_str(&text.replace('"', "\"\""));
            self.out.push('"');
        } else {
            self.out.push_str(text);
        }
    }

    /// Ends the row.
    pub fn end_row(&mut self) {
        self.out.push_str("\r\n");
        self.begun = false;
    }

    /// The whole text.
    pub fn finish(self) -> String {
        self.out
    }
}

/// Whether a text needs an apostrophe: it begins like a formula, or like one that has its apostrophe
/// already. The latter get another, so that reading gives back exactly what was there.
fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(FORMULA)
}

/// The text without the apostrophe that kept it from being a formula.
fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if is_formula(rest) => rest,
        _ => text,
    }
}

fn is_plain_number(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let body = text.strip_prefix('-').unwrap_or(text);
    match body.split_once('.') {
        Some((whole, part)) => digits(whole) && digits(part),
        None => digits(body),
    }
}

/// What stands between two cells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Separator {
    /// `,`
    Comma,
    /// `;`, as spreadsheets in other languages write.
    Semicolon,
    /// A tab, as cells copied from a spreadsheet have.
    Tab,
}

impl Separator {
    /// Every separator, the usual one first.
    pub const ALL: [Self; 3] = [Self::Comma, Self::Semicolon, Self::Tab];

    fn sign(self) -> char {
        match self {
            Self::Comma => ',',
            Self::Semicolon => ';',
            Self::Tab => '\t',
        }
    }
}

/// One row of a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// Its number in a spreadsheet, from 1. Blank lines count, line ends inside a cell do not.
    pub number: usize,
    /// Its cells, without the quotation marks and apostrophes of the file.
    pub cells: Vec<String>,
}

impl Row {
    /// The cell at a place from 0; empty beyond the last.
    pub fn cell(&self, place: usize) -> &str {
        self.cells
            .get(place)
            .map(String::as_str)
            .unwrap_or_default()
    }

    /// Whether nothing stands in it.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// A place after which a text cannot be taken apart into cells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Broken {
    /// A quotation mark opens a cell and none closes it.
    Unclosed {
        /// The row, from 1.
        row: usize,
        /// The column, from 0.
        column: usize,
    },
    /// Text follows the quotation mark that closes a cell.
    AfterQuote {
        /// The row, from 1.
        row: usize,
        /// The column, from 0.
        column: usize,
    },
}

/// Takes a text apart, up to so many rows. Where it breaks, the rows before come with the place.
///
/// ```
/// use scrutiny_tracker::exchange::csv::{Separator, read};
/// let (rows, broken) = read("Area,\"Vacancies, 2020\"\nWyre Forest,12\n", Separator::Comma, 10);
/// assert_eq!(rows.iter().map(|row| row.cell(1)).collect::<Vec<_>>(), ["Vacancies, 2020", "12"]);
/// assert_eq!(broken, None);
/// ```
pub fn read(text: &str, separator: Separator, most: usize) -> (Vec<Row>, Option<Broken>) {
    read_on(text, separator, most, &mut Bookmark::default())
}

/// How far a text has been taken apart.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Bookmark {
    /// How many bytes.
    pub bytes: usize,
    /// How many rows.
    pub rows: usize,
}

/// Takes a text further apart, from a bookmark and up to so many rows, and moves the bookmark on.
pub fn read_on(
    text: &str,
    separator: Separator,
    most: usize,
    at: &mut Bookmark,
) -> (Vec<Row>, Option<Broken>) {
    let whole = text.get(at.bytes..).unwrap_or_default();
    let mut rest = match at.bytes {
        0 => whole.strip_prefix(BYTE_ORDER_MARK).unwrap_or(whole),
        _ => whole,
    };
    let mut rows = Vec::new();
    while !rest.is_empty() && rows.len() < most {
        let mut row = Row {
            number: at.rows + 1,
            cells: Vec::new(),
        };
        loop {
            let (cell, after) = match cell(rest, separator.sign()) {
                Ok(read) => read,
                Err(fault) => return (rows, Some(fault(row.number, row.cells.len()))),
            };
            row.cells.push(unguarded(&cell).to_owned());
            rest = after;
            match rest.strip_prefix(separator.sign()) {
                Some(next) => rest = next,
                None => break,
            }
        }
        // CR LF, or either of them alone.
        rest = rest.strip_prefix('\r').unwrap_or(rest);
        rest = rest.strip_prefix('\n').unwrap_or(rest);
        rows.push(row);
        at.rows += 1;
        at.bytes = text.len() - rest.len();
    }
    (rows, None)
}

type Fault = fn(usize, usize) -> Broken;

/// The cell at the beginning of a text, and the text from the sign that ends it.
fn cell(text: &str, separator: char) -> Result<(String, &str), Fault> {
    let ends = [separator, '\r', '\n'];
    let Some(mut rest) = text.strip_prefix('"') else {
        let (cell, rest) = text.split_at(text.find(ends).unwrap_or(text.len()));
        return Ok((cell.to_owned(), rest));
    };
    let mut cell = String::new();
    loop {
        let Some((part, after)) = rest.split_once('"') else {
            return Err(|row, column| Broken::Unclosed { row, column });
        };
        cell.push_str(part);
        match after.strip_prefix('"') {
            Some(next) => {
                cell.push('"');
                rest = next;
            }
            None => {
                let after = after.trim_start_matches(' ');
                return if after.is_empty() || after.starts_with(ends) {
                    Ok((cell, after))
                } else {
                    Err(|row, column| Broken::AfterQuote { row, column })
                };
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        let (rows, broken) = read(text, Separator::Comma, usize::MAX);
        assert_eq!(broken, None);
        rows.into_iter().map(|row| row.cells).collect()
    }

    #[test]
    fn every_line_end_ends_a_row_and_blank_lines_count() {
        assert_eq!(
            cells("\u{feff}a,b\r\n\r\nc,\nd\re,\"f\r\n\ng\" \n"),
            [
                vec!["a", "b"],
                vec![""],
                vec!["c", ""],
                vec!["d"],
                vec!["e", "f\r\n\ng"]
            ]
        );
        assert!(cells("").is_empty());
        assert_eq!(cells("a,"), [["a", ""]]);
    }

    #[test]
    fn a_quotation_mark_inside_a_plain_cell_is_only_a_sign() {
        assert_eq!(cells("5\" pipe,\"a \"\"b\"\"\""), [["5\" pipe", "a \"b\""]]);
    }

    #[test]
    fn f52_a_mark_that_is_never_closed_is_found_and_named() {
        let read = |text| read(text, Separator::Comma, usize::MAX).1;
        assert_eq!(
            read("a,b\n1,\"open\n2,x\n"),
            Some(Broken::Unclosed { row: 2, column: 1 })
        );
        assert_eq!(
            read("a,b\n\n\"x\"y,1"),
            Some(Broken::AfterQuote { row: 3, column: 0 })
        );
    }

    #[test]
    fn f54_text_that_looks_like_a_formula_is_held_back_and_numbers_are_not() {
        let mut out = Writer::default();
        for text in ["=1+1", "-5", "＝A1", "'=1", "'quoted'", "\0", "a=b", "\t,x"] {
            out.text(text);
        }
        out.end_row();
        for number in ["-5.25", "-5 to 3", "", "=2", "-1-1", "-", "007"] {
            out.number(number);
        }
        out.end_row();
        assert_eq!(
            out.finish(),
            "\u{feff}'=1+1,'-5,'＝A1,''=1,'quoted','\0,a=b,\"'\t,x\"\r\n-5.25,'-5 to 3,,'=2,'-1-1,'-,007\r\n"
        );
    }
}
