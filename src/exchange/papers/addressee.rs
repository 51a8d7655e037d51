//! The Cabinet Members whom the wording of a recommendation names, by their portfolios.

use crate::exchange::papers::edges::Edges;

/// The portfolios that a wording names, as printed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Portfolios {
    /// Those that are clear.
    pub names: Vec<String>,
    /// The words of several members where no sign says where one ends.
    pub unclear: Option<String>,
}

const POSTS: [&str; 4] = [
    "cabinet member",
    "executive member",
    "portfolio holder",
    "cmr",
];

/// Words that may stand between the post and its portfolio.
const BETWEEN: [&str; 8] = [
    "s",
    "with",
    "the",
    "lead",
    "responsibility",
    "responsible",
    "cmr",
    "for",
];

/// Signs around words.
const AROUND: &str = ".,;:()[]‘’“”'\"*_-–—?!";

/// Words within the name of a portfolio that have no capital letter.
const SMALL: [&str; 5] = ["and", "&", "of", "the", "for"];

/// Reads the portfolios out of a wording. `known` are portfolios that stand alone elsewhere.
pub(super) fn portfolios(wording: &str, known: &[String]) -> Portfolios {
    let lower = wording.to_ascii_lowercase();
    let mut found = Portfolios::default();
    let mut from = 0;
    while let Some((start, several)) = next_post(&lower, from) {
        from = start;
        let Some(words) = name_at(wording, start, several) else {
            continue;
        };
        if several {
            split(words, known, &mut found);
        } else if !found.names.iter().any(|name| name == words) {
            found.names.push(words.to_owned());
        }
    }
    found
}

/// Where the name of the next portfolio begins, and whether several members are named.
fn next_post(lower: &str, from: usize) -> Option<(usize, bool)> {
    let rest = lower.get(from..)?;
    let (at, post) = POSTS
        .iter()
        .filter_map(|post| rest.find(post).map(|at| (at, post)))
        .min()?;
    let end = from + at + post.len();
    let several = lower.get(end..)?.starts_with('s') || lower.get(end..)?.starts_with("(s)");
    Some((end, several))
}

/// The name of a portfolio that follows a post: its words with capital letters.
fn name_at(wording: &str, from: usize, several: bool) -> Option<&str> {
    let rest = wording.get(from..)?;
    let mut start = None;
    let mut end = 0;
    for (place, word) in words_of(rest) {
        let bare = word.trimmed(AROUND);
        let lower = bare.to_ascii_lowercase();
        if start.is_none() {
            if lower == "for" {
                start = Some(place + word.len());
            } else if !BETWEEN.contains(&lower.as_str()) && !bare.is_empty() {
                return None;
            }
            continue;
        }
        let capital = bare.starts_with(|sign: char| sign.is_uppercase() || sign.is_ascii_digit());
        let small = SMALL.contains(&bare);
        if !capital && !small {
            break;
        }
        if capital {
            end = place + word.trimmed_end(AROUND).len();
        }
        // A comma goes on only where several are named.
        if word.ends_in(".;:)") || (word.ends_with(',') && !several) {
            break;
        }
    }
    let words = rest.get(start?..end)?.trim();
    (!words.is_empty()).then_some(words)
}

/// The words of a text with their places.
fn words_of(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut from = 0;
    text.split(char::is_whitespace).map(move |word| {
        let place = from;
        // Every blank between words may be of another length.
        from += word.len();
        from += text
            .get(from..)
            .and_then(|rest| rest.chars().next())
            .map_or(0, char::len_utf8);
        (place, word)
    })
}

fn split(words: &str, known: &[String], found: &mut Portfolios) {
    let mut put = |name: &str| {
        let name = name.trimmed(", ");
        if !name.is_empty() && !found.names.iter().any(|one| one == name) {
            found.names.push(name.to_owned());
        }
    };
    for name in known {
        let front = words
            .strip_suffix(name.as_str())
            .and_then(|rest| rest.trim_end().strip_suffix("and"));
        if let Some(front) = front {
            put(front);
            return put(name);
        }
        let back = words
            .strip_prefix(name.as_str())
            .and_then(|rest| rest.trim_start().strip_prefix("and "));
        if let Some(back) = back {
            put(name);
            return put(back);
        }
    }
    let ands = words.matches(" and ").count();
    match (words.rsplit_once(" and "), words.contains(',')) {
        (Some((front, last)), comma) if ands == 1 => {
            if comma {
                front.split(',').for_each(&mut put);
            } else {
                put(front);
            }
            put(last);
        }
        (None, true) => words.split(',').for_each(put),
        (None, false) => put(words),
        _ => {
            put(words);
            found.unclear = Some(words.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(wording: &str, known: &[&str]) -> (Vec<String>, bool) {
        let known: Vec<String> = known.iter().map(|name| (*name).to_owned()).collect();
        let found = portfolios(wording, &known);
        (found.names, found.unclear.is_some())
    }

    #[test]
    fn portfolios_are_read_to_the_end_of_their_names() {
        for (wording, names) in [
            (
                "that the Cabinet Member for Adult Social Care explores what",
                &["Adult Social Care"][..],
            ),
            (
                "the Cabinet Member with responsibility for Highways and Transport, considers",
                &["Highways and Transport"],
            ),
            (
                "the Executive Member (lead) for Housing to write",
                &["Housing"],
            ),
            (
                "the Cabinet Members for Housing and Transport to",
                &["Housing", "Transport"],
            ),
            (
                "the Cabinet Members for Housing, Roads and Parks report",
                &["Housing", "Roads", "Parks"],
            ),
            (
                "the Portfolio Holder for Children\u{a0}and Families.",
                &["Children\u{a0}and Families"],
            ),
            ("the Cabinet Member should", &[]),
            ("the Cabinet Member for adult social care", &[]),
            ("the Council", &[]),
        ] {
            assert_eq!(
                read(wording, &[]),
                (names.iter().map(|name| (*name).to_owned()).collect(), false),
                "{wording}"
            );
        }
    }

    #[test]
    fn several_members_are_told_apart_by_one_that_stands_alone_elsewhere() {
        let wording = "urges the Cabinet Members with Responsibility for Change and Buying and Social Care to act";
        let apart = vec!["Change and Buying".to_owned(), "Social Care".to_owned()];
        assert_eq!(read(wording, &["Social Care"]), (apart, false));
        let one = vec!["Change and Buying and Social Care".to_owned()];
        assert_eq!(read(wording, &[]), (one, true));
    }
}
