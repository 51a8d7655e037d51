//! Numbers as councils print them in statistics: with commas, per cent, a dash for none, or hidden.

use crate::domain::quantity::{Decimal, Quantity};
use crate::exchange::fault::{Fault, Place, RowError};

/// What a number stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scale {
    /// It stands for itself.
    Plain,
    /// It has a per cent sign.
    Percent,
}

/// What a cell of a statistic says. Only a [`NumberCell::Value`] is a number: none of the others is
/// nought.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NumberCell {
    /// A number, to the digits printed.
    Value(Quantity, Scale),
    /// A dash: the source says there is none.
    Dash,
    /// Hidden, so that nobody can be recognised: `*`, `c`, `[c]`.
    Suppressed,
    /// The source says that it has no figure: `[x]`, `[z]`, `n/a`, `..`.
    NotAvailable,
    /// Nothing stands there.
    Blank,
}

/// Reads a cell of a statistic.
///
/// # Errors
///
/// A [`RowError`] that names the place, when it is none of the forms.
pub fn read_number(text: &str, place: &Place) -> Result<NumberCell, RowError> {
    number(text).ok_or_else(|| RowError {
        place: place.clone(),
        fault: Fault::NotANumber(text.trim().to_owned()),
    })
}

/// A cell of a statistic, or `None` when it is none of the forms.
pub(super) fn number(text: &str) -> Option<NumberCell> {
    let text = text.trim();
    match text.to_ascii_lowercase().as_str() {
        "" => return Some(NumberCell::Blank),
        "-" | "–" | "—" | "−" => return Some(NumberCell::Dash),
        "*" | "c" | "[c]" => return Some(NumberCell::Suppressed),
        "[x]" | "[z]" | "x" | "z" | "n/a" | "na" | ".." => return Some(NumberCell::NotAvailable),
        _ => {}
    }
    let (bound, rest) = bound(text);
    let (rest, scale) = match rest.strip_suffix('%') {
        Some(rest) => (rest.trim_end(), Scale::Percent),
        None => (rest, Scale::Plain),
    };
    let (minus, rest) = sign(rest);
    let digits = without_commas(rest)?;
    let number = Decimal::parse(&format!("{}{digits}", if minus { "-" } else { "" }))?;
    let quantity = match bound {
        Bound::Exact => Quantity::Exact(number),
        Bound::About => Quantity::About(number),
        Bound::AtLeast => Quantity::AtLeast(number),
        Bound::Over => Quantity::Over(number),
    };
    Some(NumberCell::Value(quantity, scale))
}

/// One number as a person writes it in a form: `465`, `1,234.5`, `about 100`, `at least 50`, `over 250`,
/// `10 to 20`. `None` for anything else, signs for pounds and per cent among it.
pub fn read_quantity(text: &str) -> Option<Quantity> {
    let plain = |text: &str| match number(text)? {
        NumberCell::Value(quantity, Scale::Plain) => Some(quantity),
        _ => None,
    };
    let Some((low, high)) = text.split_once(" to ") else {
        return plain(text);
    };
    let (Quantity::Exact(low), Quantity::Exact(high)) = (plain(low)?, plain(high)?) else {
        return None;
    };
    (low.billionths() <= high.billionths()).then_some(Quantity::Range(low, high))
}

/// How a number is qualified in words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Bound {
    Exact,
    About,
    AtLeast,
    Over,
}

const BOUNDS: [(&str, Bound); 15] = [
    ("about", Bound::About),
    ("around", Bound::About),
    ("approximately", Bound::About),
    ("approx.", Bound::About),
    ("approx", Bound::About),
    ("circa", Bound::About),
    ("c.", Bound::About),
    ("c", Bound::About),
    ("~", Bound::About),
    ("at least", Bound::AtLeast),
    ("a minimum of", Bound::AtLeast),
    ("minimum", Bound::AtLeast),
    ("over", Bound::Over),
    ("more than", Bound::Over),
    (">", Bound::Over),
];

/// Takes "about", "at least" or "over" from the front.
pub(super) fn bound(text: &str) -> (Bound, &str) {
    for (word, bound) in BOUNDS {
        let front = text.get(..word.len());
        let rest = text.get(word.len()..).unwrap_or_default();
        // "c100" and "c. 100" are both seen; "contract" is not a number anyway.
        if front.is_some_and(|front| front.eq_ignore_ascii_case(word)) && !rest.is_empty() {
            return (bound, rest.trim_start());
        }
    }
    (Bound::Exact, text)
}

/// Takes a minus sign from the front, in any of the ways it is typed.
pub(super) fn sign(text: &str) -> (bool, &str) {
    match text.strip_prefix(['-', '−', '–']) {
        Some(rest) => (true, rest),
        None => (false, text),
    }
}

/// `1,234.50` without its commas, which must stand where thousands end: `1,23` is not read.
pub(super) fn without_commas(text: &str) -> Option<String> {
    let (whole, part) = match text.split_once('.') {
        Some((whole, part)) => (whole, Some(part)),
        None => (text, None),
    };
    let are_digits = |part: &str| part.bytes().all(|sign| sign.is_ascii_digit());
    let mut digits = String::new();
    for (place, group) in whole.split(',').enumerate() {
        let fits = match place {
            0 if whole.contains(',') => (1..=3).contains(&group.len()),
            0 => !group.is_empty(),
            _ => group.len() == 3,
        };
        if !fits || !are_digits(group) {
            return None;
        }
        digits.push_str(group);
    }
    if let Some(part) = part {
        if part.is_empty() || !are_digits(part) {
            return None;
        }
        digits.push('.');
        digits.push_str(part);
    }
    Some(digits)
}
