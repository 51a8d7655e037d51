//! Checks of the record against the panel's rules. They are shown to people; nothing is refused for them.

mod arithmetic;
mod dates;
mod numbering;
mod responses;

use std::fmt;

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

/// Runs every check over the workspace. The order is by rule, then by record.
pub fn check(workspace: &Workspace) -> Vec<Finding> {
    let mut findings = Vec::new();
    responses::check(workspace, &mut findings);
    numbering::check(workspace, &mut findings);
    dates::check(workspace, &mut findings);
    arithmetic::check(workspace, &mut findings);
    sorted(findings, &|a, b| {
        (a.rule, &a.about).cmp(&(b.rule, &b.about))
    })
}
