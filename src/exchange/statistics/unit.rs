//! Units as tables of statistics name them.

use crate::domain::figure::Unit;

const UNITS: [(&str, Unit); 17] = [
    ("%", Unit::Percent),
    ("percent", Unit::Percent),
    ("per cent", Unit::Percent),
    ("percentage", Unit::Percent),
    ("fte", Unit::Fte),
    ("wte", Unit::Fte),
    ("full-time equivalent", Unit::Fte),
    ("headcount", Unit::Headcount),
    ("people", Unit::Headcount),
    ("persons", Unit::Headcount),
    ("staff", Unit::Headcount),
    ("£ per hour", Unit::PoundsPerHour),
    ("pounds per hour", Unit::PoundsPerHour),
    ("£ per week", Unit::PoundsPerWeek),
    ("years", Unit::Years),
    ("months", Unit::Months),
    ("number", Unit::Number),
];

/// The unit that a text names; `None` where it is none of the tracker's.
pub(super) fn unit(text: &str) -> Option<Unit> {
    let text = text.trim().to_ascii_lowercase();
    let mut all = UNITS.iter();
    all.find(|(word, _)| *word == text).map(|(_, unit)| *unit)
}

/// The unit that the name of a measure gives away: "Turnover (%)", "Headcount".
pub(super) fn in_measure(measure: &str) -> Option<Unit> {
    let words = measure.to_ascii_lowercase();
    let has = |part: &str| words.contains(part);
    match () {
        () if has("%") || has("per cent") || has("percentage") => Some(Unit::Percent),
        () if has("fte") || has("wte") => Some(Unit::Fte),
        () if has("headcount") => Some(Unit::Headcount),
        () if has("£ per hour") || has("per hour (£)") => Some(Unit::PoundsPerHour),
        () => None,
    }
}
