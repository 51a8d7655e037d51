//! How recommendations are numbered in papers, and the numbers that a sentence names.

use crate::exchange::papers::edges::{Edges, FIGURES};

/// The number of a recommendation at the beginning of a line, and what follows it:
/// `Recommendation 1:`, `Recommendation 1 -`, `**Recommendation 1**`, `Rec 1.`, `R1`, `R.1)`.
///
/// A sentence that only speaks of one, such as "Recommendation 8 was discussed", is none; neither is
/// a line of a list of contents.
pub(super) fn head(line: &str) -> Option<(u32, &str)> {
    let line = line.trimmed_start("#*_ •\t");
    let rest = WORDS
        .iter()
        .find_map(|word| strip_word(line, word))?
        .trim_start();
    let (number, rest) = match number_at(rest) {
        Some(found) => found,
        None => number_in_words(rest)?,
    };
    let after = rest.trimmed_start("*_");
    let after = after.trim_start();
    let (marked, text) = match after.chars().next() {
        None => return (number > 0).then_some((number, "")),
        Some(':' | '.' | '-' | '–' | '—' | '|') => {
            (true, after.get(after.chars().next()?.len_utf8()..)?)
        }
        Some(')') => (false, after.get(1..)?),
        Some(_) => (false, after),
    };
    let text = text.trimmed_start("*_ \t\u{a0}");
    let first = text.chars().next();
    // `Recommendations 1-5`, `1.2`, and what stands in the middle of a sentence.
    let other = match first {
        None => false,
        Some(sign) if sign.is_ascii_digit() => true,
        Some(sign) => !(marked || sign.is_uppercase() || "‘“'\"(".contains(sign)),
    };
    (number > 0 && !other && !is_of_contents(line)).then_some((number, text))
}

const WORDS: [&str; 5] = ["recommendation no.", "recommendation", "rec.", "rec", "r"];

const NUMBERS: [&str; 12] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
];

fn strip_word<'a>(line: &'a str, word: &str) -> Option<&'a str> {
    let start = line.get(..word.len())?;
    let rest = line.get(word.len()..)?;
    let rest = if word == "r" {
        rest.strip_prefix('.').unwrap_or(rest)
    } else {
        rest
    };
    // `R1`, but not `R 1`; and no longer word.
    let apart = rest.starts_in(FIGURES) || (word != "r" && rest.starts_with(char::is_whitespace));
    (start.eq_ignore_ascii_case(word) && apart).then_some(rest)
}

/// A whole number of up to four figures at the beginning of a text.
pub(super) fn number_at(text: &str) -> Option<(u32, &str)> {
    let end = text.len() - text.trimmed_start(FIGURES).len();
    let (digits, rest) = text.split_at_checked(end)?;
    if digits.len() > 4 {
        return None;
    }
    Some((digits.parse().ok()?, rest))
}

/// How many plain letters a text begins with.
fn letters(text: &str) -> usize {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic);
    letters.count()
}

fn number_in_words(text: &str) -> Option<(u32, &str)> {
    let end = letters(text);
    let (word, rest) = text.split_at_checked(end)?;
    let place = NUMBERS
        .iter()
        .position(|one| one.eq_ignore_ascii_case(word))?;
    Some((u32::try_from(place).ok()? + 1, rest))
}

/// Whether a line ends with dots and a number, or with the number of a page.
pub(super) fn is_of_contents(line: &str) -> bool {
    let start = line.trimmed_end("0123456789-");
    let lower = start.trim_end();
    start.len() < line.len()
        && (lower.ends_with("..")
            || lower.ends_with('…')
            || start.ends_with('\t')
            || lower.to_ascii_lowercase().ends_with("page"))
}

/// `4. Text`, `4) Text`, `(4) Text`: the number of a paragraph, and its text.
pub(super) fn numbered(line: &str) -> Option<(u32, &str)> {
    let open = line.strip_prefix('(').unwrap_or(line);
    let (number, rest) = number_at(open)?;
    let rest = rest.strip_prefix(['.', ')'])?;
    let text = rest.trim_start();
    (number > 0 && text.len() < rest.len()).then_some((number, text))
}

/// `• Text`, `- Text`, `a) Text`, `(ii) Text`: the text of an item.
pub(super) fn bulleted(line: &str) -> Option<&str> {
    let mut signs = line.chars();
    let first = signs.next()?;
    let rest = signs.as_str();
    if "•·▪◦●○‣*-–—o\u{f0b7}\u{f0a7}".contains(first) {
        return rest
            .starts_with(char::is_whitespace)
            .then(|| rest.trim_start());
    }
    let open = line.strip_prefix('(').unwrap_or(line);
    let end = letters(open);
    let (letters, rest) = open.split_at_checked(end)?;
    let small = letters.len() == 1
        || (letters.len() <= 4 && letters.bytes().all(|one| b"ivx".contains(&one)));
    let rest = rest.strip_prefix(['.', ')'])?;
    (small && rest.starts_with(char::is_whitespace)).then(|| rest.trim_start())
}

/// How many numbers a range may stand for.
const LONGEST_RANGE: u32 = 100;

/// How often a text may name numbers.
const MENTIONS: usize = 100;

/// The numbers that a text names after a word: of "paragraphs 4, 7 and 9-11" after `paragraph` these
/// are 4, 7, 9, 10 and 11. In order, none twice.
pub(super) fn named(text: &str, word: &str) -> Vec<u32> {
    let lower = text.to_ascii_lowercase();
    let mut found: Vec<u32> = Vec::new();
    for part in lower.split(word).skip(1).take(MENTIONS) {
        let mut rest = part.strip_prefix('s').unwrap_or(part).trim_start();
        let mut last = None;
        while let Some((number, after)) = number_at(rest) {
            let from = last.map_or(number, |last: u32| last + 1);
            if number >= from && number - from < LONGEST_RANGE {
                found.extend(
                    (from..=number)
                        .filter(|number| !found.contains(number))
                        .collect::<Vec<_>>(),
                );
            }
            let after = after.trim_start();
            let between = BETWEEN.iter().find(|(sign, _)| after.starts_with(sign));
            let Some((sign, is_range)) = between else {
                break;
            };
            last = is_range.then_some(number);
            rest = after.get(sign.len()..).unwrap_or_default().trim_start();
        }
    }
    found
}

/// What stands between two numbers, and whether it makes a range of them.
const BETWEEN: [(&str, bool); 7] = [
    ("-", true),
    ("–", true),
    ("to ", true),
    (", and ", false),
    (",", false),
    ("and ", false),
    ("&", false),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_recommendations_are_read_as_councils_print_them() {
        for (line, number, text) in [
            ("Recommendation 1: Buy a bus", 1, "Buy a bus"),
            ("**Recommendation 2:** Buy", 2, "Buy"),
            ("Recommendation 3 - that it does", 3, "that it does"),
            ("RECOMMENDATION 4 – That", 4, "That"),
            ("Recommendation No. 5 That", 5, "That"),
            ("Recommendation Six. That", 6, "That"),
            ("R7 That", 7, "That"),
            ("R.8: that", 8, "that"),
            ("Rec 9) That", 9, "That"),
            ("Recommendation 10", 10, ""),
            ("R12.", 12, ""),
        ] {
            assert_eq!(head(line), Some((number, text)), "{line}");
        }
    }

    #[test]
    fn what_only_speaks_of_a_recommendation_is_no_head() {
        for line in [
            "Recommendation 8 was discussed.",
            "Recommendation 8) and paragraph 9",
            "Recommendations 1-5",
            "Recommendation 1-5: all",
            "Recommendation 1.2 That",
            "Recommendation 0: That",
            "Recommendation 3 ........ 12",
            "Recommendation 3: Buy a bus\tPage 2",
            "Road 4",
            "R and D",
            "Recommendation",
        ] {
            assert_eq!(head(line), None, "{line}");
        }
    }

    #[test]
    fn the_numbers_a_sentence_names_are_found() {
        let named_in = |text| named(text, "recommendation");
        assert_eq!(
            named_in("staff (recommendations 1-5), see"),
            [1, 2, 3, 4, 5]
        );
        assert_eq!(
            named_in("Recommendations 1, 3 and 7 to 9."),
            [1, 3, 7, 8, 9]
        );
        assert_eq!(
            named_in("(recommendation 8) and (Recommendation 9)"),
            [8, 9]
        );
        assert_eq!(named_in("recommendations 5-1, 1-9999"), [5, 1]);
        assert_eq!(named_in("the recommendations of 2020"), [0_u32; 0]);
    }
}
