//! The schedule of activity: a date as it is printed, and what was done.

use crate::domain::date::StatedDate;
use crate::domain::meeting::ActivityKind;
use crate::exchange::date::read_date;
use crate::exchange::papers::Found;
use crate::exchange::papers::blocks::{Begins, Block};
use crate::exchange::papers::edges::Edges;
use crate::exchange::papers::lines::{goes_on, join};
use crate::exchange::papers::remark::Remarks;
use crate::exchange::papers::report::Activity;

/// Reads the pieces of the schedule. What stands before the first date and is no heading of a
/// column is not understood.
pub(super) fn schedule(blocks: &[&Block<'_>], remarks: &mut Remarks) -> Vec<Activity> {
    let mut found: Vec<Activity> = Vec::new();
    // After something that fits nothing, only a date begins anew.
    let mut apart = false;
    for block in blocks {
        for (place, line) in block.lines.iter().enumerate() {
            if let Some((date, text)) = dated(line) {
                apart = false;
                found.push(Activity {
                    date,
                    kind: ActivityKind::Discussion,
                    text: Found {
                        text: text.to_owned(),
                        line: block.line + place,
                    },
                });
            } else if let Some(activity) = found.last_mut().filter(|one| {
                // Text that stands apart goes on with a row only where that is not finished.
                let text = &one.text.text;
                !apart
                    && (place > 0 || text.is_empty() || text.ends_in(":,;") || goes_on(text, line))
            }) {
                match (place, block.begins) {
                    (0, Begins::Bullet | Begins::Number(_)) => {
                        activity.text.text.push('\n');
                        activity.text.text.push_str(line);
                    }
                    _ => join(&mut activity.text.text, line),
                }
            } else if !(found.is_empty() && is_heading(line)) {
                apart = true;
                remarks.left_over(block.line + place, line);
            }
        }
    }
    for activity in &mut found {
        activity.kind = kind_of(&activity.text.text);
    }
    found
}

/// A line of column headings: `Date` and `Activity`, together or each alone.
fn is_heading(line: &str) -> bool {
    let lower = line.to_ascii_lowercase();
    let words = lower.split(|sign: char| !sign.is_alphabetic());
    words.filter(|word| !word.is_empty()).count() <= 4
        && [
            "date", "activity", "event", "who", "purpose", "when", "what", "witness",
        ]
        .iter()
        .any(|word| lower.contains(word))
}

/// A line that begins with a date: the date, and the rest of the line.
pub(super) fn dated(line: &str) -> Option<(StatedDate, &str)> {
    let line = after_weekday(line);
    if let Some((cell, rest)) = line.split_once('\t')
        && let Some(date) = read_date(cell)
    {
        return Some((date, rest.trim()));
    }
    let mut found = None;
    let mut from = 0;
    // `14 January 2021`, and at the longest `November 2019 to February 2020`.
    for word in line.split(' ').take(6) {
        let end = from + word.len();
        let start = line.get(..end)?;
        let date = start.trimmed_end(":,-–—");
        // A number alone may be anything.
        if (date.contains([' ', '/', '-', '.']))
            && let Some(read) = read_date(date)
        {
            found = Some((read, end));
        }
        from = end + 1;
    }
    let (date, end) = found?;
    let rest = line.get(end..)?;
    Some((date, rest.trimmed_start(" :-–—\u{a0}")))
}

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// A date without the name of its day, and without "Date:" or "on" before it.
pub(super) fn after_weekday(line: &str) -> &str {
    let line = line.trim();
    match line.split_once([' ', '\u{a0}']) {
        Some((day, rest)) => {
            let day = day.trimmed_end(",.").to_ascii_lowercase();
            let is_day = DAYS.iter().any(|name| day.starts_with(name));
            let name = day.ends_with("day") || day.len() == 3;
            if (is_day && name) || day == "date:" || day == "on" {
                return after_weekday(rest);
            }
            line
        }
        None => line,
    }
}

fn kind_of(text: &str) -> ActivityKind {
    let lower = text.to_ascii_lowercase();
    let begins = |words: &[&str]| words.iter().any(|word| lower.starts_with(word));
    match () {
        () if begins(&["visit", "site visit"]) => ActivityKind::Visit,
        () if begins(&["task group meeting", "meeting of the task group"]) => {
            ActivityKind::TaskGroupMeeting
        }
        () if begins(&["report to", "update report", "final report", "draft report"]) => {
            ActivityKind::Report
        }
        () => ActivityKind::Discussion,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_to_the_end_of_its_date() {
        for (line, date, text) in [
            (
                "17 October 2019\tTalk with officers",
                "2019-10-17",
                "Talk with officers",
            ),
            ("Thursday 17 October 2019 - Visit", "2019-10-17", "Visit"),
            ("17/10/19 Visit", "2019-10-17", "Visit"),
            (
                "October 2019: Visit to 3 homes",
                "2019-10",
                "Visit to 3 homes",
            ),
            (
                "November 2019 to February 2020 Survey",
                "2019-11/2020-02",
                "Survey",
            ),
            ("Summer 2020", "2020-summer", ""),
        ] {
            let read = dated(line).map(|(date, text)| (date.written(), text));
            assert_eq!(read, Some((date.to_owned(), text)), "{line}");
        }
        for line in [
            "2019 was wet",
            "Visit on 17 October 2019",
            "Sunday best",
            "31/02/2019 Visit",
        ] {
            assert_eq!(dated(line), None, "{line}");
        }
    }
}
