//! The parts of a report, by their headings.

use crate::exchange::papers::edges::{Edges, FIGURES};
use crate::exchange::papers::heads::number_at;

/// A part of a report.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Section {
    Contents,
    Recommendations,
    Terms,
    Scope,
    Members,
    Officers,
    Schedule,
    Glossary,
    /// A part that is not read in.
    Other,
}

/// How headings begin or end, in small letters.
const HEADINGS: [(&str, Section); 28] = [
    ("recommendations", Section::Recommendations),
    ("terms of reference", Section::Terms),
    ("scope of the scrutiny", Section::Scope),
    ("scope of the review", Section::Scope),
    ("scope", Section::Scope),
    ("key questions", Section::Scope),
    ("key lines of enquiry", Section::Scope),
    ("membership", Section::Members),
    ("members of the task group", Section::Members),
    ("members of the review", Section::Members),
    ("task group members", Section::Members),
    ("panel members", Section::Members),
    ("officer support", Section::Officers),
    ("support officers", Section::Officers),
    ("supporting officers", Section::Officers),
    ("scrutiny officers", Section::Officers),
    ("schedule of activity", Section::Schedule),
    ("schedule of activities", Section::Schedule),
    ("timetable of activity", Section::Schedule),
    ("programme of meetings", Section::Schedule),
    ("evidence sessions", Section::Schedule),
    ("meetings and visits", Section::Schedule),
    ("glossary of terms", Section::Glossary),
    ("glossary", Section::Glossary),
    ("table of contents", Section::Contents),
    ("contents", Section::Contents),
    ("background papers", Section::Other),
    ("background and purpose", Section::Other),
];

/// Headings of parts that are not read in; nothing else may stand in them.
const OTHERS: [&str; 16] = [
    "foreword",
    "introduction",
    "background",
    "conclusion",
    "conclusions",
    "executive summary",
    "summary",
    "methodology",
    "method",
    "findings",
    "key findings",
    "acknowledgements",
    "references",
    "further information",
    "contact",
    "next steps",
];

/// The part of a report that a heading begins; `None` where it is no heading of one.
pub(super) fn section_of(heading: &str) -> Option<Section> {
    let lower = heading.to_ascii_lowercase();
    let words = lower.trimmed("#*_ :");
    if words.len() > 80 || words.ends_in(".;,") {
        return None;
    }
    let (appendix, words) = without_number(words);
    if words.is_empty() {
        return appendix.then_some(Section::Other);
    }
    // `Recommendations 4`, in a list of contents.
    if words.ends_in(FIGURES) {
        return None;
    }
    let edge = |sign: Option<char>| sign.is_none_or(|sign| !sign.is_alphanumeric());
    let count = words.split_whitespace().count();
    for (phrase, section) in HEADINGS {
        let begins = words.strip_prefix(phrase);
        let ends = words.strip_suffix(phrase);
        // More words make a sentence.
        if (count <= 8 && begins.is_some_and(|rest| edge(rest.chars().next())))
            || (count <= 5 && ends.is_some_and(|rest| edge(rest.chars().next_back())))
        {
            return Some(section);
        }
    }
    (appendix || OTHERS.contains(&words)).then_some(Section::Other)
}

/// What stands between the number of a heading and its words.
const BETWEEN: &str = " \t\u{a0}:-–—.)";

/// A heading without `Appendix 2 -` or `3.1`, and whether it is one of an appendix.
fn without_number(words: &str) -> (bool, &str) {
    for word in ["appendix", "annex"] {
        if let Some(rest) = words.strip_prefix(word)
            && let Some(rest) = rest.strip_prefix(char::is_whitespace)
        {
            let rest = rest.trim_start();
            let letter = rest.trimmed_start("abcdefghijklmnopqrstuvwxyz0123456789");
            return (true, letter.trimmed_start(BETWEEN));
        }
    }
    match number_at(words) {
        Some((_, rest)) => {
            let more = rest.trimmed_start("0123456789 \t\u{a0}:-–—.)");
            (false, more)
        }
        None => (false, words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_a_report_are_known_by_their_headings() {
        for (heading, section) in [
            ("Recommendations", Some(Section::Recommendations)),
            ("5. Recommendations", Some(Section::Recommendations)),
            (
                "SUMMARY OF RECOMMENDATIONS:",
                Some(Section::Recommendations),
            ),
            (
                "Recommendations of the Task Group",
                Some(Section::Recommendations),
            ),
            ("**Terms of Reference**", Some(Section::Terms)),
            ("Appendix 1 - Scope of the Scrutiny", Some(Section::Scope)),
            ("Scrutiny Task Group Membership", Some(Section::Members)),
            ("Appendix B: Schedule of Activity", Some(Section::Schedule)),
            ("Appendix 1", Some(Section::Other)),
            ("Foreword", Some(Section::Other)),
            ("Recommendations 4", None),
            ("Background checks", None),
            ("Promotion of the role", None),
            ("The recommendations were many.", None),
        ] {
            assert_eq!(section_of(heading), section, "{heading}");
        }
    }
}
