//! The lines of a paper, without what belongs to its pages: numbers of pages, and the headers and
//! footers that stand in the middle of sentences.

use crate::domain::order::sorted;
use crate::exchange::papers::edges::Edges;

/// A line that says something.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    /// Its number in the paper, from 1.
    pub number: usize,
    /// Its words, without the blanks around them.
    pub text: &'a str,
    /// Whether an empty line or the end of a page stands before it.
    pub gap: bool,
}

/// The lines of a text, and the numbers of those that belong to its pages.
pub(super) struct Lines<'a> {
    pub lines: Vec<Line<'a>>,
    pub of_pages: Vec<usize>,
}

/// The longest header or footer of a page, in bytes.
const HEADER: usize = 90;

/// Takes a text apart. `is_content` says which lines are never taken for headers, however often they
/// stand beside the number of a page.
pub(super) fn lines<'a>(text: &'a str, is_content: &dyn Fn(&str) -> bool) -> Lines<'a> {
    let all = filled(text);
    let mut pages: Vec<bool> = all.iter().map(|line| is_page_number(line.text)).collect();
    // A header of two lines: the first pass finds the line beside the number, the second the other.
    for _ in 0..2 {
        for place in headers(&all, &pages, is_content) {
            if let Some(page) = pages.get_mut(place) {
                *page = true;
            }
        }
    }
    let (mut lines, mut of_pages) = (Vec::new(), Vec::new());
    let mut gap = false;
    for (line, page) in all.into_iter().zip(pages) {
        gap |= line.gap;
        // A number alone may be one of a table; whoever has no use for it passes it over.
        if page && bare(line.text).is_none() {
            of_pages.push(line.number);
            gap = true;
        } else {
            lines.push(Line { gap, ..line });
            gap = false;
        }
    }
    Lines { lines, of_pages }
}

/// The lines that are not empty.
fn filled(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut gap = true;
    // Texts of very old computers end their lines with a carriage return alone.
    let end = if text.contains('\n') { '\n' } else { '\r' };
    for (place, line) in text.split(end).enumerate() {
        gap |= line.starts_with('\u{c}');
        let words = line.trim().trimmed("\u{feff}\u{200b}\u{c}").trim();
        if words.is_empty() {
            gap = true;
            continue;
        }
        lines.push(Line {
            number: place + 1,
            text: words,
            gap,
        });
        gap = line.ends_with('\u{c}');
    }
    lines
}

/// The places of lines that are headers or footers: short, beside the number of a page or alone in
/// the middle of a sentence, and there more than once but for figures in them.
fn headers(all: &[Line<'_>], pages: &[bool], is_content: &dyn Fn(&str) -> bool) -> Vec<usize> {
    let line = |place: usize| all.get(place);
    let is_page = |place: usize| pages.get(place).copied().unwrap_or(false);
    let gap_after = |place: usize| line(place + 1).is_none_or(|next| next.gap);
    let candidate = |place: usize| {
        let beside = (place > 0 && is_page(place - 1)) || is_page(place + 1);
        beside || (line(place).is_some_and(|line| line.gap) && gap_after(place))
    };
    let within = |place: usize| {
        let before = (0..place).rev().take(4).find(|place| !is_page(*place));
        let after = (place + 1..all.len())
            .take(4)
            .find(|place| !is_page(*place));
        match (before.and_then(line), after.and_then(line)) {
            (Some(before), Some(after)) => goes_on(before.text, after.text),
            _ => false,
        }
    };
    let beside = |place: usize| (place > 0 && is_page(place - 1)) || is_page(place + 1);
    let mut short = Vec::new();
    for (place, line) in all.iter().enumerate() {
        if line.text.len() <= HEADER
            && !is_page(place)
            && candidate(place)
            && !is_content(line.text)
        {
            short.push((shape(line.text), place));
        }
    }
    let short = sorted(short, &|(a, _), (b, _)| a.cmp(b));
    let mut found = Vec::new();
    let mut from = 0;
    while let Some((first, first_place)) = short.get(from) {
        let same = short.iter().skip(from);
        let count = same.take_while(|(other, _)| other == first).count();
        let group = short.iter().skip(from).take(count).map(|(_, place)| *place);
        let sure = group
            .clone()
            .filter(|place| beside(*place) || within(*place));
        if !first.is_empty() && count > 1 && sure.count() > 1 {
            // The first may be the title itself.
            found.extend(group.filter(|place| place != first_place || within(*place)));
        }
        from += count;
    }
    found
}

/// A text without its figures: "Page 4 of the report" and "Page 5 of the report" are one header.
fn shape(text: &str) -> String {
    let signs = text.chars().filter(|sign| !sign.is_ascii_digit());
    signs.collect::<String>().trim().to_owned()
}

/// A number that stands alone on its line.
pub(super) fn bare(text: &str) -> Option<u32> {
    let digits = text.trimmed_end(".)");
    let number = digits.len() <= 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    number.then(|| digits.parse().ok()).flatten()
}

/// `Page 4`, `Page 4 of 30`, `- 4 -`, `4 | Page`, or a number alone.
fn is_page_number(text: &str) -> bool {
    if text.len() > 24 {
        return false;
    }
    let mut numbers = 0;
    for word in text.split(|sign: char| !sign.is_alphanumeric()) {
        let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
        match word {
            "" => {}
            _ if is_number && word.len() <= 4 => numbers += 1,
            _ if word.eq_ignore_ascii_case("page") || word.eq_ignore_ascii_case("of") => {}
            _ => return false,
        }
    }
    // Two numbers without a word between them are figures: `2020/21`.
    numbers == 1 || (numbers == 2 && text.contains(|sign: char| sign.is_ascii_alphabetic()))
}

/// Whether a sentence goes on from one line to another that stands apart from it.
pub(super) fn goes_on(before: &str, after: &str) -> bool {
    let small = after.chars().next().is_some_and(char::is_lowercase);
    small && !is_finished(before)
}

/// Whether a text ends as sentences do.
pub(super) fn is_finished(text: &str) -> bool {
    let end = text.trimmed_end("*_’”'\")");
    end.ends_in(".?!:;")
}

/// Puts a line behind others. A hyphen at the end of a line stays, whatever it is there for.
pub(super) fn join(text: &mut String, line: &str) {
    let hyphen = text.ends_with('-') && !text.ends_with(" -");
    let small = line.chars().next().is_some_and(char::is_lowercase);
    if !(text.is_empty() || hyphen && small) {
        text.push(' ');
    }
    text.push_str(line);
}
