//! What stands at the front of a report: its title and date, the members and the officers.

use crate::exchange::date::read_date;
use crate::exchange::papers::edges::Edges;
use crate::exchange::papers::lines::Line;
use crate::exchange::papers::schedule::after_weekday;
use crate::exchange::papers::sections::section_of;
use crate::exchange::papers::{Dated, Found};

/// The title and the date, where they are printed before the first part of the paper.
pub(super) struct Front {
    pub authority: Option<Found>,
    pub title: Option<Found>,
    pub date: Option<Dated>,
}

/// Titles of the kind of paper, which may stand before the title of this one.
const KINDS: [&str; 15] = [
    "agenda",
    "title of scrutiny report",
    "title of report",
    "report title",
    "title",
    "overview and scrutiny report",
    "scrutiny task group report",
    "task group report",
    "scrutiny report",
    "scrutiny review report",
    "scrutiny review of",
    "scrutiny review",
    "final report",
    "draft report",
    "report",
];

/// How many lines the front of a paper has at most.
const FRONT: usize = 25;

pub(super) fn front(lines: &[Line<'_>]) -> Front {
    let mut front = Front {
        authority: None,
        title: None,
        date: None,
    };
    for line in lines.iter().take(FRONT) {
        let words = line.text.trimmed("#*_ ");
        if section_of(words).is_some() {
            break;
        }
        let found = |text: &str| Found {
            text: text.to_owned(),
            line: line.number,
        };
        if let Some(date) = whole_date(words) {
            front.date.get_or_insert(Dated {
                date,
                line: line.number,
            });
        } else if words.ends_with(" Council") || words.starts_with("Council of ") {
            front.authority.get_or_insert(found(words));
        } else if front.title.is_none() && !is_address(words) && !is_body(words) {
            let rest = after_kind(words);
            if rest.chars().any(char::is_alphabetic) {
                front.title = Some(found(rest));
            }
        }
    }
    front
}

/// A line that is a date and nothing else.
pub(super) fn whole_date(words: &str) -> Option<crate::domain::date::StatedDate> {
    let date = after_weekday(words);
    let date = date.strip_prefix("Date ").unwrap_or(date);
    // A number alone is no date here.
    let date = read_date(date)
        .filter(|_| date.chars().any(char::is_alphabetic) || date.contains(['/', '-']));
    date.filter(|date| date.span().is_some())
}

/// A title without "Scrutiny report:" before it; empty where there is nothing else.
fn after_kind(words: &str) -> &str {
    for kind in KINDS {
        let start = words.get(..kind.len());
        if start.is_some_and(|start| start.eq_ignore_ascii_case(kind)) {
            let rest = words.get(kind.len()..).unwrap_or_default();
            let after = rest.trimmed_start(" :-–—");
            let apart = after.len() < rest.len()
                && (kind.ends_with("of") || rest.trim_start().starts_in(":-–—"));
            if rest.is_empty() || apart {
                return after;
            }
        }
    }
    words
}

fn is_address(words: &str) -> bool {
    words.contains('@') || words.contains("www.") || words.contains("://")
}

/// The name of a committee, and no title.
fn is_body(words: &str) -> bool {
    [
        " Committee",
        " Board",
        " Panel",
        " Commission",
        " Task Group",
    ]
    .iter()
    .any(|body| words.ends_with(body))
}

/// A member of the task group.
pub(super) struct Member {
    pub name: String,
    pub leads: bool,
}

/// The names in a line of members: apart by tabs, commas or "and". Nothing of a line that holds
/// anything else than names.
pub(super) fn members(line: &str) -> Option<Vec<Member>> {
    let mut found = Vec::new();
    let parts = line
        .split(['\t', ',', ';'])
        .flat_map(|part| part.split(" and "));
    for part in parts {
        let part = without_tags(part);
        let (name, post) = part.split_once('(').unwrap_or((part, ""));
        let name = name.trimmed(" *.–-\u{a0}");
        let lower = post.to_ascii_lowercase();
        if name.is_empty() || matches!(name, "Councillors" | "Members" | "Cllrs") {
            continue;
        }
        let name = ["Councillors ", "Cllrs "]
            .iter()
            .find_map(|word| name.strip_prefix(word))
            .unwrap_or(name);
        if !is_name(name) {
            return None;
        }
        found.push(Member {
            name: name.to_owned(),
            leads: lower.contains("lead") || (lower.contains("chair") && !lower.contains("vice")),
        });
    }
    Some(found)
}

/// The officers in a line: `Name, Post and Name, Post`, or one alone.
pub(super) fn officers(text: &str) -> Vec<String> {
    let text = without_tags(text).trimmed_end(".");
    let mut found = Vec::new();
    let mut rest = text;
    let mut from = 0;
    while let Some(at) = rest.get(from..).and_then(|after| after.find(" and ")) {
        let at = from + at;
        let after = rest.get(at + 5..).unwrap_or_default();
        if begins_with_name(after) {
            found.extend(rest.get(..at).map(|one| one.trim().to_owned()));
            rest = after;
            from = 0;
        } else {
            from = at + 5;
        }
    }
    found.push(rest.trim().to_owned());
    found.retain(|one| !one.is_empty());
    found
}

/// Whether a name and a comma begin the words.
pub(super) fn begins_with_name(words: &str) -> bool {
    words.split_once(',').is_some_and(|(name, _)| is_name(name))
}

/// Two to six words with capital letters; small ones may stand in between.
fn is_name(words: &str) -> bool {
    let mut count = 0;
    for word in words.split_whitespace() {
        count += 1;
        let small = matches!(word, "de" | "van" | "von" | "du" | "la" | "of");
        if !word.starts_with(char::is_uppercase) && !small {
            return false;
        }
        if word.contains(|sign: char| sign.is_ascii_digit()) {
            return false;
        }
    }
    (2..=6).contains(&count)
}

/// Words without the `<p>` and `</p>` that some PDF readers leave around them.
fn without_tags(words: &str) -> &str {
    let words = words.trim();
    let words = words.strip_prefix("<p>").unwrap_or(words);
    words.strip_suffix("</p>").unwrap_or(words).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_and_officers_are_told_apart() {
        let names = |line| {
            let members = members(line)?;
            Some(
                members
                    .into_iter()
                    .map(|one| (one.name, one.leads))
                    .collect::<Vec<_>>(),
            )
        };
        let of = |list: &[(&str, bool)]| {
            Some(
                list.iter()
                    .map(|(name, leads)| ((*name).to_owned(), *leads))
                    .collect::<Vec<_>>(),
            )
        };
        assert_eq!(
            names("<p>Ann Lee (Lead Member of the Task Group)</p> \t<p>Bo Day</p>"),
            of(&[("Ann Lee", true), ("Bo Day", false)])
        );
        assert_eq!(
            names("Councillors A Lee (Chair), B Day (Vice-Chair) and C Fox"),
            of(&[("A Lee", true), ("B Day", false), ("C Fox", false)])
        );
        assert_eq!(names("The group met six times"), None);
        assert_eq!(
            officers("Ann Lee, Scrutiny Co-ordinator and Bo Day, Overview and Scrutiny Officer."),
            [
                "Ann Lee, Scrutiny Co-ordinator",
                "Bo Day, Overview and Scrutiny Officer"
            ]
        );
    }

    #[test]
    fn a_title_stands_without_the_kind_of_paper() {
        assert_eq!(after_kind("Scrutiny Report: Later Buses"), "Later Buses");
        assert_eq!(after_kind("SCRUTINY REPORT"), "");
        assert_eq!(after_kind("Reporting on buses"), "Reporting on buses");
        assert_eq!(after_kind("Report on buses"), "Report on buses");
    }
}
