//! The marks of a response form: rows to tick, and answers in words.

use crate::domain::response::Answer;
use crate::exchange::papers::edges::Edges;

/// A row of a tick table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Row {
    /// The answer it stands for.
    pub answer: Answer,
    /// Its label as printed.
    pub label: String,
    /// What stands beside the label.
    pub mark: String,
}

/// The longest label of a row with its mark, in bytes.
const ROW: usize = 70;

/// Reads a row to tick: `1. Accept recommendation in full    Y`, `☒ Decline`, `Accept in part*`.
pub(super) fn row(line: &str) -> Option<Row> {
    if line.len() > ROW || line.ends_with('.') {
        return None;
    }
    let (before, rest) = leading_mark(line);
    let rest = rest.trimmed_start("0123456789 \t\u{a0}.)(•-–");
    let lower = rest.to_ascii_lowercase();
    if ![
        "accept",
        "decline",
        "agree",
        "reject",
        "not accept",
        "do not accept",
    ]
    .iter()
    .any(|start| lower.starts_with(start))
    {
        return None;
    }
    let answer = answer_in(&lower)?;
    let end = ENDS
        .iter()
        .filter_map(|word| lower.find(word).map(|at| at + word.len()))
        .max()?;
    let (label, after) = rest.split_at_checked(end)?;
    // "Accepted in full: work has begun" is an answer in words, and no row.
    let after = after.strip_prefix("ed").unwrap_or(after);
    let mark = after.trimmed(" \t\u{a0}*:");
    if mark.chars().count() > 5 {
        return None;
    }
    let mark = if mark.is_empty() { before } else { mark };
    // "Accepted in full" alone is an answer in words.
    if mark.is_empty() && rest.len() == line.len() && has_happened(&lower) {
        return None;
    }
    Some(Row {
        answer,
        label: label.trim().to_owned(),
        mark: if is_box(mark) {
            String::new()
        } else {
            mark.to_owned()
        },
    })
}

fn has_happened(lower: &str) -> bool {
    let mut words = lower.split(|sign: char| !sign.is_alphabetic());
    words.any(|word| matches!(word, "accepted" | "agreed" | "declined" | "rejected"))
}

/// Where the label of a row ends, at the latest of these.
const ENDS: [&str; 9] = [
    "full",
    "part",
    "partially",
    "decline",
    "reject",
    "recommendation",
    "accept",
    "agree",
    "accepted",
];

/// A mark before the label, as boxes have it.
fn leading_mark(line: &str) -> (&str, &str) {
    let (first, rest) = line.split_once(char::is_whitespace).unwrap_or(("", line));
    if is_box(first) || (is_mark(first) && first.len() < 6) {
        (first, rest)
    } else {
        ("", line)
    }
}

/// An empty box to tick.
fn is_box(mark: &str) -> bool {
    matches!(
        mark,
        "☐" | "□" | "[]" | "[" | "]" | "[ ]" | "❑" | "\u{f0a8}" | "\u{f06f}"
    )
}

/// Whether a text is a mark by itself.
pub(super) fn is_mark(text: &str) -> bool {
    means(text).is_some()
}

/// Whether a mark says yes or no; `None` where it says neither.
pub(super) fn means(mark: &str) -> Option<bool> {
    let bare = mark.trimmed("[]() .");
    match bare.to_ascii_lowercase().as_str() {
        "y" | "yes" | "x" | "✓" | "✔" | "☑" | "☒" | "√" | "✗" | "✘" | "\u{f0fc}" | "\u{f0fe}" => {
            Some(true)
        }
        "n" | "no" => Some(false),
        _ => None,
    }
}

/// The answer that words give: "Accepted", "Agreed in part", "Not accepted". Words that say anything
/// else besides give none.
pub(super) fn in_words(text: &str) -> Option<Answer> {
    let lower = text.to_ascii_lowercase();
    let mut words = lower
        .split(|sign: char| !sign.is_alphabetic())
        .filter(|word| !word.is_empty());
    if lower.len() > 40 || !words.all(|word| VOCABULARY.contains(&word)) {
        return None;
    }
    answer_in(&lower)
}

const VOCABULARY: [&str; 22] = [
    "accept",
    "accepted",
    "agree",
    "agreed",
    "approved",
    "decline",
    "declined",
    "full",
    "fully",
    "in",
    "is",
    "not",
    "part",
    "partial",
    "partially",
    "partly",
    "recommendation",
    "reject",
    "rejected",
    "the",
    "this",
    "do",
];

fn answer_in(lower: &str) -> Option<Answer> {
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    match () {
        // A weak yes, which is none of the three answers.
        () if has(&["principle"]) => None,
        () if has(&["declin", "reject", "not accept", "not agree"]) => Some(Answer::Declined),
        () if has(&["part"]) => Some(Answer::InPart),
        () if has(&["accept", "agree", "approved", "in full"]) => Some(Answer::InFull),
        () => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_read_with_their_marks() {
        for (line, answer, mark) in [
            ("1. Accept recommendation in full    Y", Answer::InFull, "Y"),
            ("2. Accept recommendation in part*", Answer::InPart, ""),
            ("3. Decline recommendation* N", Answer::Declined, "N"),
            ("☒ Accept in part", Answer::InPart, "☒"),
            ("☐ Decline", Answer::Declined, ""),
            ("[x] Accepted in full", Answer::InFull, "[x]"),
            ("Reject: yes", Answer::Declined, "yes"),
            ("Accept ✓", Answer::InFull, "✓"),
            ("Not accepted\tX", Answer::Declined, "X"),
        ] {
            let row = row(line).map(|row| (row.answer, row.mark));
            assert_eq!(row, Some((answer, mark.to_owned())), "{line}");
        }
        for line in [
            "Accepted in full: work has begun already",
            "We accept this.",
            "Agreement was reached with all",
        ] {
            assert_eq!(row(line), None, "{line}");
        }
    }

    #[test]
    fn answers_in_words_are_read_and_a_weak_yes_is_not() {
        for (words, answer) in [
            ("Accepted", Some(Answer::InFull)),
            ("Agreed in part.", Some(Answer::InPart)),
            ("Partially accepted", Some(Answer::InPart)),
            ("Not accepted", Some(Answer::Declined)),
            ("Agreed in principle", None),
            ("Noted", None),
        ] {
            assert_eq!(in_words(words), answer, "{words}");
        }
    }
}
