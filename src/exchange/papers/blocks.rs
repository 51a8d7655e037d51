//! The pieces of a paper: headings, paragraphs, items of lists, rows of tables, recommendations.

use crate::exchange::papers::Found;
use crate::exchange::papers::edges::Edges;
use crate::exchange::papers::heads::{bulleted, head, numbered};
use crate::exchange::papers::lines::{Line, bare, goes_on, is_finished, join};
use crate::exchange::papers::sections::section_of;

/// What a piece begins with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Begins {
    /// Nothing: a heading or a paragraph.
    Plain,
    /// The number of a recommendation.
    Head(u32),
    /// The number of a paragraph.
    Number(u32),
    /// A bullet.
    Bullet,
    /// It is a row of a table whose cells a tab keeps apart.
    Row,
    /// A number and nothing else: one of a table, or of a page.
    Bare(u32),
}

/// A piece of a paper.
#[derive(Debug)]
pub(super) struct Block<'a> {
    pub begins: Begins,
    /// The number of its first line.
    pub line: usize,
    /// Its lines; the first without what it begins with.
    pub lines: Vec<&'a str>,
    /// Whether it is one cell of a row whose other cells are passed over: nothing goes on with it.
    pub is_cell: bool,
}

impl Block<'_> {
    /// Its words, without line breaks.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for line in &self.lines {
            join(&mut text, line);
        }
        text
    }

    pub fn found(&self) -> Found {
        Found {
            text: self.text(),
            line: self.line,
        }
    }

    fn last(&self) -> &str {
        self.lines.last().copied().unwrap_or_default()
    }

    /// Its words where it can be a heading: one short line that no full stop ends.
    pub fn heading(&self) -> Option<&str> {
        let [line] = self.lines.as_slice() else {
            return None;
        };
        let words = line.trimmed("#*_ ");
        let plain = self.begins == Begins::Plain;
        let ended = words.ends_in(".;,:");
        let capital = words.chars().find(|sign| sign.is_alphanumeric());
        let capital = capital.is_some_and(|sign| !sign.is_lowercase());
        (plain && capital && !ended && words.len() <= LONGEST_HEADING).then_some(words)
    }
}

/// The longest heading, in bytes.
pub(super) const LONGEST_HEADING: usize = 120;

/// How far a paragraph must have come before one without a beginning can be the rest of it.
const PARAGRAPH: usize = 60;

/// The pieces of lines. In minutes "Recommendation 1:" begins a sentence and no recommendation:
/// `heads` says whether it does.
pub(super) fn blocks<'a>(lines: &[Line<'a>], heads: bool) -> Vec<Block<'a>> {
    let mut blocks: Vec<Block<'a>> = Vec::new();
    let mut numbers = Last { head: 0, number: 0 };
    for line in lines {
        let (begins, text) = begin(line.text, heads);
        if let Some(block) = blocks.last_mut()
            && continues(block, line, begins, numbers)
        {
            block.lines.push(line.text);
            continue;
        }
        match begins {
            Begins::Head(number) => numbers.head = number,
            Begins::Number(number) => numbers.number = number,
            _ => {}
        }
        blocks.push(Block {
            begins,
            line: line.number,
            is_cell: matches!(begins, Begins::Head(_)) && !line.text.ends_with(text),
            lines: if text.is_empty() {
                Vec::new()
            } else {
                vec![text]
            },
        });
    }
    blocks
}

/// The numbers met last.
#[derive(Clone, Copy)]
struct Last {
    head: u32,
    number: u32,
}

fn begin(line: &str, heads: bool) -> (Begins, &str) {
    if let Some(number) = bare(line) {
        return (Begins::Bare(number), "");
    }
    if let Some((number, text)) = head(line).filter(|_| heads) {
        // A row of a table: of its cells the longest is the wording.
        let cells = text.split('\t').map(str::trim);
        return (
            Begins::Head(number),
            cells.max_by_key(|cell| cell.len()).unwrap_or(text),
        );
    }
    if line.contains('\t') && numbered(line).is_none() && bulleted(line).is_none() {
        return (Begins::Row, line);
    }
    if let Some((number, text)) = numbered(line) {
        return (Begins::Number(number), text);
    }
    match bulleted(line) {
        Some(text) => (Begins::Bullet, text),
        None => (Begins::Plain, line),
    }
}

/// Whether a line goes on with the piece before it.
fn continues(block: &Block<'_>, line: &Line<'_>, begins: Begins, last: Last) -> bool {
    let before = block.last();
    if block.is_cell
        || matches!(block.begins, Begins::Row | Begins::Bare(_))
        || before.is_empty() && line.gap
    {
        return false;
    }
    let heading = block.lines.len() == 1 && section_of(before).is_some();
    // In the middle of a sentence even `12. The` and `Recommendation 8. The` may be its words.
    let open = !line.gap && !is_finished(before) && block.lines.len() > 1;
    match begins {
        Begins::Plain if line.gap => {
            let long = before.len() > PARAGRAPH || block.lines.len() > 1;
            long && goes_on(before, line.text)
        }
        Begins::Plain => {
            let small = line.text.starts_with(char::is_lowercase);
            !(heading && block.begins == Begins::Plain) || small
        }
        Begins::Head(number) => open && number != last.head + 1,
        Begins::Number(number) => open && number != last.number + 1 && number != 1,
        Begins::Bullet | Begins::Row | Begins::Bare(_) => false,
    }
}
