//! How the recommendations of a response form are marked off from each other.

use crate::exchange::papers::edges::Edges;
use crate::exchange::papers::heads::{head, number_at, numbered};
use crate::exchange::papers::lines::{Line, bare};
use crate::exchange::papers::response::marks::{in_words, row};

/// How recommendations begin in a form.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Heads,
    Numbers,
    Bare,
    Rows,
    Bullets,
}

/// Which way a form has, by its lines.
pub(super) fn style(lines: &[Line<'_>]) -> Style {
    let numbered = |line: &&Line<'_>| numbered(line.text).is_some() && row(line.text).is_none();
    let has = |is: &dyn Fn(&&Line<'_>) -> bool| lines.iter().any(|line| is(&line));
    match () {
        () if has(&|line| head(line.text).is_some()) => Style::Heads,
        () if has(&|line| table_row(line.text).is_some()) => Style::Rows,
        () if has(&numbered) => Style::Numbers,
        () if has(&|line| bare(line.text) == Some(1)) => Style::Bare,
        () => Style::Bullets,
    }
}

/// A row of a table: number, wording, answer in words, and what follows it.
pub(super) fn table_row(line: &str) -> Option<(u32, &str, &str, &str)> {
    let (first, rest) = line.split_once('\t')?;
    let (number, end) = number_at(first.trim().trimmed_start("Rr"))?;
    if number == 0 || !end.trimmed(".) ").is_empty() {
        return None;
    }
    let mut from = 0;
    for cell in rest.split('\t') {
        if in_words(cell).is_some() {
            let wording = rest.get(..from)?.trim();
            let after = rest.get(from + cell.len()..)?.trim();
            return (!wording.is_empty()).then_some((number, wording, cell.trim(), after));
        }
        from += cell.len() + 1;
    }
    None
}
