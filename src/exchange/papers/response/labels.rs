//! The labels of a response form, and what stands beside them.

use crate::domain::response::Answer;
use crate::exchange::papers::edges::Edges;
use crate::exchange::papers::response::marks::in_words;

/// What a label of the form announces.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Label {
    Title,
    Lead,
    Responder,
    Approved,
    Cabinet,
    Answered,
    General,
    /// What the review was for: the report says it.
    Purpose,
    /// "Please tick as appropriate"
    Prompt,
    /// The printed rule on explanations.
    Rule,
    Note,
    Alternative,
    /// A heading of the form itself.
    Heading,
}

/// How labels begin, in small letters. The first that fits decides.
const LABELS: [(&str, Label); 45] = [
    ("title of scrutiny report", Label::Title),
    ("title of the scrutiny report", Label::Title),
    ("title of report", Label::Title),
    ("title of review", Label::Title),
    ("scrutiny report title", Label::Title),
    ("report title", Label::Title),
    ("scrutiny report:", Label::Title),
    ("review:", Label::Title),
    ("lead member", Label::Lead),
    ("chair of the task group", Label::Lead),
    ("relevant cmr", Label::Responder),
    ("relevant cabinet member", Label::Responder),
    ("responding cabinet member", Label::Responder),
    ("response from", Label::Responder),
    ("response by", Label::Responder),
    ("cabinet member:", Label::Responder),
    ("executive member:", Label::Responder),
    ("portfolio holder:", Label::Responder),
    ("date of cabinet", Label::Cabinet),
    ("cabinet date", Label::Cabinet),
    ("cabinet meeting:", Label::Cabinet),
    ("date of response", Label::Answered),
    ("date of overview and scrutiny", Label::Approved),
    ("date of scrutiny", Label::Approved),
    ("date of board", Label::Approved),
    ("approved by scrutiny", Label::Approved),
    ("general comments", Label::General),
    ("general comment", Label::General),
    ("purpose of", Label::Purpose),
    ("cmr response to rec", Label::Prompt),
    ("cabinet member response to rec", Label::Prompt),
    ("response to recommendation", Label::Prompt),
    ("please tick", Label::Prompt),
    ("*where the rec", Label::Rule),
    ("where the recommendation has been", Label::Rule),
    ("explanation:", Label::Note),
    ("reasons:", Label::Note),
    ("reason:", Label::Note),
    ("comments:", Label::Note),
    ("comment:", Label::Note),
    ("alternative wording:", Label::Alternative),
    ("recommendations to cabinet", Label::Heading),
    ("summary of report", Label::Heading),
    ("response to a scrutiny report", Label::Heading),
    ("response to scrutiny", Label::Heading),
];

/// Reads a label: what it announces, and what stands behind its colon.
pub(super) fn label(line: &str) -> Option<(Label, &str)> {
    let (start, label) = LABELS.iter().find(|(start, _)| begins(line, start))?;
    let rest = match label {
        Label::Rule => "",
        _ if start.ends_with(':') => line.get(start.len()..)?,
        _ => line.split_once(':').map_or("", |(_, rest)| rest),
    };
    Some((*label, rest.trim()))
}

fn begins(line: &str, start: &str) -> bool {
    let line = line.trimmed_start("_ #");
    let plain = line.strip_prefix("**").unwrap_or(line);
    let found = plain.get(..start.len());
    found.is_some_and(|found| found.eq_ignore_ascii_case(start))
}

const ANSWERS: [&str; 9] = [
    "response:",
    "cabinet response:",
    "executive response:",
    "cabinet member response:",
    "cabinet member's response:",
    "cabinet member’s response:",
    "decision:",
    "answer:",
    "reply:",
];

/// Reads an answer in words behind its label: "Response: Accepted". The words are given as printed,
/// with what follows a full stop, a comma or a dash, and the answer where they are known.
pub(super) fn answer(line: &str) -> Option<(Option<Answer>, &str, &str)> {
    let start = ANSWERS.iter().find(|start| begins(line, start))?;
    let at = line.find(':')? + 1;
    let words = line.get(at..)?.trim().trimmed_start("* ");
    if words.is_empty() || start.is_empty() {
        return None;
    }
    let end = words
        .find(['.', ',', '–', '—', ';', ':'])
        .or_else(|| words.find(" - "));
    let (first, rest) = words.split_at_checked(end.unwrap_or(words.len()))?;
    let rest = rest.trimmed_start(".,–—;: -");
    Some((in_words(first), first.trim(), rest))
}
