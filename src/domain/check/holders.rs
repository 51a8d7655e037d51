//! Rule V07: whoever answers holds the portfolio.

use crate::domain::check::{Finding, Level, Rule, report};
use crate::domain::recommendation::Addressee;
use crate::domain::response::Answer;
use crate::domain::review::Person;
use crate::domain::workspace::Workspace;

pub(super) fn check(workspace: &Workspace, findings: &mut Vec<Finding>) {
    for (addressee_id, entry) in &workspace.addressees {
        let addressee = &entry.record;
        let Some(holder) = other_holder(workspace, addressee) else {
            continue;
        };
        for (id, entry) in &workspace.responses {
            let response = &entry.record;
            if response.answer == Answer::Awaiting || response.addressee != *addressee_id {
                continue;
            }
            report(
                findings,
                Rule::V07,
                Level::Warning,
                id,
                format!(
                    "{} gave this answer, but the list of people has {} as {}. Check who held the post on that day.",
                    addressee.name,
                    if holder.name.is_empty() {
                        "nobody"
                    } else {
                        &holder.name
                    },
                    holder.post
                ),
            );
        }
    }
}

/// Somebody else who has the post; `None` where the addressee has it, or where no list says who does.
fn other_holder<'a>(workspace: &'a Workspace, addressee: &Addressee) -> Option<&'a Person> {
    if addressee.name.is_empty() || addressee.portfolio.is_empty() {
        return None;
    }
    let mut other = None;
    for entry in workspace.people.values() {
        let person = &entry.record;
        if person.review != addressee.review || !has_portfolio(&person.post, &addressee.portfolio) {
            continue;
        }
        if surname(&person.name).eq_ignore_ascii_case(surname(&addressee.name)) {
            return None;
        }
        other = Some(person);
    }
    other
}

/// "Cabinet Member for Adult Social Care" has the portfolio "Adult Social Care".
fn has_portfolio(post: &str, portfolio: &str) -> bool {
    let post = post.to_lowercase();
    post.starts_with("cabinet member") && post.ends_with(&portfolio.to_lowercase())
}

/// The last word of a name: papers differ in titles and first names.
fn surname(name: &str) -> &str {
    name.split_whitespace().last().unwrap_or_default()
}
