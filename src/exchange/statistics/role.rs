//! What the columns of a table of statistics say.

use crate::exchange::sheet::plain;

/// What a column says. The first ones hold words about a figure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// What is measured.
    Measure,
    /// Of whom or what.
    Group,
    /// The place.
    Place,
    /// The official code of the place.
    Code,
    /// The day or period.
    Period,
    /// The unit.
    Unit,
    /// The sector.
    Sector,
    /// The service.
    Service,
    /// The job role.
    JobRole,
    /// What a rate is a share of.
    Base,
    /// What a reader must know.
    Note,
    /// How many the base holds.
    BaseCount,
    /// The count that a rate stands for.
    Count,
    /// The figure.
    Value,
    /// Figures, of which the headings say more.
    Figures,
    /// A workplace: the rows are added up without it.
    Workplace,
    /// Nothing that is taken.
    LeftOut,
}

/// How many roles hold words.
pub const TEXTS: usize = 11;

/// Every role with its word and what people read.
pub const ROLES: [(Role, &str, &str); 17] = [
    (Role::Measure, "measure", "What is measured"),
    (Role::Group, "group", "Of whom or what"),
    (Role::Place, "place", "Place"),
    (Role::Code, "code", "Code of the place"),
    (Role::Period, "period", "Period"),
    (Role::Unit, "unit", "Unit"),
    (Role::Sector, "sector", "Sector"),
    (Role::Service, "service", "Service"),
    (Role::JobRole, "job-role", "Job role"),
    (Role::Base, "base", "What a rate is a share of"),
    (Role::Note, "note", "Note"),
    (Role::BaseCount, "base-count", "How many the base holds"),
    (Role::Count, "count", "Count that a rate stands for"),
    (Role::Value, "value", "The figure"),
    (Role::Figures, "figures", "Figures of what the heading says"),
    (Role::Workplace, "workplace", "Workplace, to be added up"),
    (Role::LeftOut, "left-out", "Leave it out"),
];

impl Role {
    /// The word for it.
    pub fn word(self) -> &'static str {
        let mut all = ROLES.iter();
        all.find(|(role, ..)| *role == self).map_or("", |row| row.1)
    }

    /// The role of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        let mut all = ROLES.iter();
        all.find(|row| row.1 == word).map(|row| row.0)
    }

    /// Whether it holds words about a figure.
    pub fn is_text(self) -> bool {
        (self as usize) < TEXTS
    }
}

/// Headings that councils use, with what they say. Stacked headings name their rows with them too.
const HEADINGS: [(&str, Role); 64] = [
    ("measure", Role::Measure),
    ("measure name", Role::Measure),
    ("metric", Role::Measure),
    ("metric label", Role::Measure),
    ("indicator", Role::Measure),
    ("indicator name", Role::Measure),
    ("statistic", Role::Measure),
    ("group", Role::Group),
    ("category", Role::Group),
    ("breakdown", Role::Group),
    ("sex", Role::Group),
    ("gender", Role::Group),
    ("age", Role::Group),
    ("age group", Role::Group),
    ("ethnicity", Role::Group),
    ("nationality", Role::Group),
    ("employer", Role::Group),
    ("area", Role::Place),
    ("area name", Role::Place),
    ("authority", Role::Place),
    ("local authority", Role::Place),
    ("la name", Role::Place),
    ("council", Role::Place),
    ("place", Role::Place),
    ("region", Role::Place),
    ("geography", Role::Place),
    ("geography name", Role::Place),
    ("gss code", Role::Code),
    ("gss", Role::Code),
    ("area code", Role::Code),
    ("la code", Role::Code),
    ("ons code", Role::Code),
    ("geography code", Role::Code),
    ("code", Role::Code),
    ("period", Role::Period),
    ("period label", Role::Period),
    ("time period", Role::Period),
    ("year", Role::Period),
    ("financial year", Role::Period),
    ("date", Role::Period),
    ("month", Role::Period),
    ("unit", Role::Unit),
    ("units", Role::Unit),
    ("sector", Role::Sector),
    ("setting", Role::Service),
    ("service", Role::Service),
    ("main service", Role::Service),
    ("main service group", Role::Service),
    ("job role", Role::JobRole),
    ("role", Role::JobRole),
    ("base", Role::Base),
    ("denominator", Role::BaseCount),
    ("base count", Role::BaseCount),
    ("count", Role::Count),
    ("numerator", Role::Count),
    ("value", Role::Value),
    ("figure", Role::Value),
    ("note", Role::Note),
    ("notes", Role::Note),
    ("metric id", Role::Note),
    ("workplace", Role::Workplace),
    ("workplace id", Role::Workplace),
    ("establishment", Role::Workplace),
    ("establishment id", Role::Workplace),
];

/// Rows of stacked headings that say nothing which is kept.
const KEYS: [&str; 5] = [
    "group code",
    "period key",
    "raw",
    "raw value",
    "metric type",
];

/// What a heading says, where it is one that councils use.
pub(super) fn of_heading(heading: &str) -> Option<Role> {
    let plain = plain(heading);
    if KEYS.contains(&plain.as_str()) {
        return Some(Role::LeftOut);
    }
    if plain == "group title" {
        return Some(Role::Note);
    }
    let mut all = HEADINGS.iter();
    all.find(|(known, _)| *known == plain)
        .map(|(_, role)| *role)
}

/// Words in the headings of tables that hold a row for each worker.
const PERSONAL: [&str; 9] = [
    "birth date",
    "date of birth",
    "dob",
    "ni number",
    "nino",
    "national insurance",
    "postcode",
    "post code",
    "worker id",
];

/// Whether a heading tells who single workers are.
pub(super) fn is_personal(heading: &str) -> bool {
    // The unit in brackets is part of it here.
    let words = plain(&heading.replace(['(', ')'], " "));
    PERSONAL.iter().any(|personal| {
        words.find(personal).is_some_and(|at| {
            let before = words.get(..at).and_then(|before| before.chars().last());
            let after = words
                .get(at + personal.len()..)
                .and_then(|after| after.chars().next());
            before.is_none_or(|sign| !sign.is_ascii_alphanumeric() && sign.is_ascii())
                && after.is_none_or(|sign| !sign.is_ascii_alphanumeric() && sign.is_ascii())
        })
    })
}
