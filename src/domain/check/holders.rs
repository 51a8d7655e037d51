//! Rule V07: whoever answers holds the portfolio.

use time::Date;

use crate::domain::check::{Finding, Level, Rule, report};
use crate::domain::date::StatedDate;
use crate::domain::recommendation::Addressee;
use crate::domain::response::Answer;
use crate::domain::review::Person;
use crate::domain::workspace::Workspace;

pub(super) fn check(workspace: &Workspace, findings: &mut Vec<Finding>) {
    for (addressee_id, entry) in &workspace.addressees {
        let addressee = &entry.record;
        let holders = holders(workspace, addressee);
        if holders.is_empty() {
            continue;
        }
        for (id, entry) in &workspace.responses {
            let response = &entry.record;
            if response.answer == Answer::Awaiting || response.addressee != *addressee_id {
                continue;
            }
            let day = response.date.and_then(StatedDate::span);
            let at_the_time = |person: &&Person| was_in_post(person, day);
            let mut in_post = holders.iter().copied().filter(at_the_time);
            let is_one = in_post
                .any(|person| surname(&person.name).eq_ignore_ascii_case(surname(&addressee.name)));
            let named = holders.iter().copied().find(at_the_time);
            let Some(holder) = named.or(holders.first().copied()).filter(|_| !is_one) else {
                continue;
            };
            report(
                findings,
                Rule::V07,
                Level::Warning,
                id,
                format!(
                    "{} gave this answer, but by the list of people {} was {} then. Check who held the post on that day.",
                    addressee.name,
                    match named {
                        Some(holder) if !holder.name.is_empty() => holder.name.as_str(),
                        _ => "nobody",
                    },
                    holder.post
                ),
            );
        }
    }
}

/// Those whom the list of people gives the addressee's post at one time or another; nobody where the
/// addressee has no name to compare.
fn holders<'a>(workspace: &'a Workspace, addressee: &Addressee) -> Vec<&'a Person> {
    let mut holders = Vec::new();
    if addressee.name.is_empty() || addressee.portfolio.is_empty() {
        return holders;
    }
    for entry in workspace.people.values() {
        let person = &entry.record;
        if person.review == addressee.review && has_portfolio(&person.post, &addressee.portfolio) {
            holders.push(person);
        }
    }
    holders
}

/// Whether a person can have had the post on a day; a day or a term that is not known rules nobody out.
fn was_in_post(person: &Person, day: Option<(Date, Date)>) -> bool {
    let Some((first, last)) = day else {
        return true;
    };
    let bound = |date: Option<StatedDate>| date.and_then(StatedDate::span);
    let began = bound(person.from).is_none_or(|(begin, _)| begin <= last);
    let ended = bound(person.to).is_some_and(|(_, end)| end < first);
    began && !ended
}

/// "Cabinet Member for Adult Social Care" has the portfolio "Adult Social Care".
fn has_portfolio(post: &str, portfolio: &str) -> bool {
    let post = post.to_ascii_lowercase();
    post.starts_with("cabinet member") && post.ends_with(&portfolio.to_ascii_lowercase())
}

/// The last word of a name: papers differ in titles and first names.
fn surname(name: &str) -> &str {
    name.split_whitespace().last().unwrap_or_default()
}
