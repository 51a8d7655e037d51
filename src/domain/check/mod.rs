//! Checks of the record against the panel's rules. They are shown to people; nothing is refused for them.

mod arithmetic;
mod cancelled;
mod dates;
mod districts;
mod holders;
mod money;
mod near;
mod numbering;
mod parts;
mod provenance;
mod rates;
pub mod reply;
mod responses;
mod steps;
mod twice;

use std::fmt;

pub use near::check_recommendation;

use crate::domain::figure::Figure;
use crate::domain::id::RecordId;
use crate::domain::order::sorted;
use crate::domain::workspace::Workspace;

/// The rule a finding comes from, by its id in the list of consistency rules.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Rule {
    /// One response per recommendation and addressee.
    V01,
    /// An answer in part or declined has an explanation.
    V02,
    /// An answer in part or declined has alternative wording, or says that none is offered.
    V03,
    /// A comment may go with an answer in full.
    V04,
    /// A mark that the paper leaves in doubt is confirmed by a person.
    V05,
    /// Recommendation numbers are unique and have no gaps.
    V06,
    /// Whoever answers holds the portfolio on that day.
    V07,
    /// The steps of a review follow each other in time.
    V08,
    /// What was asked for by a date was reported by then.
    V09,
    /// A missing date stays missing.
    V10,
    /// Parts add up to their whole.
    V11,
    /// FTE is not more than headcount.
    V12,
    /// The shares of one breakdown add up to 100 within rounding.
    V13,
    /// A rate, its count and its base agree.
    V14,
    /// Rates of different times are not drawn side by side.
    V15,
    /// Parts that overlap may add up to more than their whole.
    V16,
    /// No part is larger than its whole: a funnel never grows.
    V17,
    /// Spent and remaining make up the budget of a year, and money is carried forward once.
    V18,
    /// The low end of a range is not above its high end.
    V19,
    /// Two figures for one thing are kept side by side.
    V20,
    /// Nothing stands twice in a list.
    V21,
    /// Every figure has its time, source and coverage.
    V22,
    /// A target for each district is counted by district.
    V23,
    /// A note on a range is kept once and shown under each recommendation.
    V24,
    /// A cancelled meeting keeps its items and says where they went.
    V25,
    /// Declined recommendations are left out of delivery and stay listed.
    V26,
    /// A part that a paper announces and lacks is shown as missing.
    V27,
    /// A reply is looked for two months after notice.
    V28,
    /// What is entered is kept word for word; the embedded review's sentences are its own.
    V29,
}

impl Rule {
    /// What the rule asks for, in a few words without a full stop.
    pub fn says(self) -> &'static str {
        match self {
            Self::V01 => "Each Cabinet Member answers a recommendation once",
            Self::V02 => "An answer in part or declined has its reason",
            Self::V03 => {
                "An answer in part or declined has other wording, or says that there is none"
            }
            Self::V04 => "A comment may go with an answer in full",
            Self::V05 => "A person confirms a mark that is not clear",
            Self::V06 => "Each recommendation has its own number, with no gap",
            Self::V07 => "Whoever answers holds the post on that day",
            Self::V08 => "The steps of a review come in order",
            Self::V09 => "Progress is reported by the date asked for",
            Self::V10 => "A date that no paper gives stays empty",
            Self::V11 => "Parts add up to their whole",
            Self::V12 => "No group has more full-time posts than people",
            Self::V13 => "Shares add up to 100",
            Self::V14 => "A rate agrees with its count and base",
            Self::V15 => "Rates of different times are not drawn side by side",
            Self::V16 => "Parts that overlap may add up to more than the whole",
            Self::V17 => "No part is larger than its whole",
            Self::V18 => {
                "Spent and remaining make up the budget, and money is carried forward once"
            }
            Self::V19 => "A range runs from low to high",
            Self::V20 => "Two figures for one thing are both kept",
            Self::V21 => "Nothing stands twice in a list",
            Self::V22 => "Each figure says when, of what and from where",
            Self::V23 => "A target for each district is counted by district",
            Self::V24 => "A note on several recommendations is kept once and shown under each",
            Self::V25 => "A cancelled meeting says where its items went",
            Self::V26 => "Declined recommendations stay listed and are left out of delivery counts",
            Self::V27 => "A part that a paper lacks is shown as missing",
            Self::V28 => "A reply is looked for within two months",
            Self::V29 => "Words from a paper are kept as they are; our own short words say so",
        }
    }
}

/// How much a finding matters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Level {
    /// The record breaks a rule of the panel.
    Error,
    /// Somebody should look.
    Warning,
    /// Worth knowing.
    Note,
}

impl Level {
    /// The level in a word.
    pub fn label(self) -> &'static str {
        match self {
            Self::Error => "To correct",
            Self::Warning => "To check",
            Self::Note => "To know",
        }
    }
}

/// One thing the checks found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// How much it matters.
    pub level: Level,
    /// The record it is about.
    pub about: RecordId,
    /// What was found and what to do, in a sentence or two.
    pub message: String,
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

/// Adds a finding.
#[inline(never)]
fn report(
    findings: &mut Vec<Finding>,
    rule: Rule,
    level: Level,
    about: &RecordId,
    message: String,
) {
    findings.push(Finding {
        rule,
        level,
        about: about.clone(),
        message,
    });
}

/// Adds a thing to the group of its key. Groups are few, so that they are looked through one by one.
fn group<K: PartialEq, T>(groups: &mut Vec<(K, Vec<T>)>, key: K, thing: T) {
    match groups.iter_mut().find(|(other, _)| *other == key) {
        Some((_, things)) => things.push(thing),
        None => groups.push((key, vec![thing])),
    }
}

/// A figure with its id.
type Known<'a> = (&'a RecordId, &'a Figure);

/// The figures in groups of one key each; a figure without a key is in none. One routine serves all rules.
fn figures_by<'a>(
    workspace: &'a Workspace,
    key: &dyn Fn(&Figure) -> Option<String>,
) -> Vec<Vec<Known<'a>>> {
    let mut groups: Vec<(String, Vec<Known<'a>>)> = Vec::new();
    for (id, entry) in &workspace.figures {
        if let Some(key) = key(&entry.record) {
            group(&mut groups, key, (id, &entry.record));
        }
    }
    groups.into_iter().map(|(_, figures)| figures).collect()
}

/// Several texts as one key.
fn key(parts: &[&str]) -> Option<String> {
    Some(parts.join("\u{1f}"))
}

/// Runs every check that needs no clock over the workspace. The order is by rule, then by record.
/// Rule V09 depends on the day and is worked out with the timing; V24, V26 and V29 hold by how the
/// record is kept and shown.
pub fn check(workspace: &Workspace) -> Vec<Finding> {
    let mut findings = Vec::new();
    responses::check(workspace, &mut findings);
    numbering::check(workspace, &mut findings);
    dates::check(workspace, &mut findings);
    arithmetic::check(workspace, &mut findings);
    parts::check(workspace, &mut findings);
    rates::check(workspace, &mut findings);
    money::check(workspace, &mut findings);
    twice::check(workspace, &mut findings);
    provenance::check(workspace, &mut findings);
    holders::check(workspace, &mut findings);
    steps::check(workspace, &mut findings);
    districts::check(workspace, &mut findings);
    cancelled::check(workspace, &mut findings);
    reply::check(workspace, &mut findings);
    by_rule(findings)
}

/// The findings by rule, then by record.
pub fn by_rule(findings: Vec<Finding>) -> Vec<Finding> {
    sorted(findings, &|a, b| {
        (a.rule, &a.about).cmp(&(b.rule, &b.about))
    })
}
