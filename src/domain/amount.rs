//! Money in whole pence, with the precision of its source (domain set L9). Never a floating point number.

use std::fmt;

use serde_json::Value;

use crate::domain::field::{FieldValue, member, object};
use crate::domain::shape::{Member, Shape};

/// An amount of money in pence.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Pence(pub i64);

impl fmt::Display for Pence {
    /// Writes `£4,137.80`, and `£15,000` where there are no odd pence.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "−" } else { "" };
        let pence = self.0.unsigned_abs();
        write!(f, "{sign}£{}", with_commas(pence / 100))?;
        match pence % 100 {
            0 => Ok(()),
            odd => write!(f, ".{odd:02}"),
        }
    }
}

/// An amount as precise as its source states it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum StatedAmount {
    /// To the penny as printed.
    Exact(Pence),
    /// The source says "about" or "c.".
    About(Pence),
    /// From a low to a high amount.
    Range(Pence, Pence),
    /// A range that the source calls "about".
    AboutRange(Pence, Pence),
    /// The source says "at least".
    AtLeast(Pence),
    /// The source says "over".
    Over(Pence),
}

impl StatedAmount {
    /// The amount where the source is exact; calculations use nothing else.
    pub fn exact(self) -> Option<Pence> {
        match self {
            Self::Exact(pence) => Some(pence),
            _ => None,
        }
    }
}

impl fmt::Display for StatedAmount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact(pence) => write!(f, "{pence}"),
            Self::About(pence) => write!(f, "About {pence}"),
            Self::Range(low, high) => write!(f, "{low} to {high}"),
            Self::AboutRange(low, high) => write!(f, "{low} to {high} (about)"),
            Self::AtLeast(pence) => write!(f, "At least {pence}"),
            Self::Over(pence) => write!(f, "Over {pence}"),
        }
    }
}

/// `{"precision": "exact", "pence": 413780}`, or `lowPence` and `highPence` for the two ranges.
/// A range whose low end is above its high end is not read (rule V19).
impl FieldValue for StatedAmount {
    const FORM: &'static str =
        "an amount in pence with its precision: exact, about, range, about-range, at-least or over";

    fn absent() -> Self {
        Self::Exact(Pence(0))
    }

    fn from_value(value: &Value) -> Option<Self> {
        let pence = |name| value.get(name)?.as_i64().map(Pence);
        let range = || match (pence("lowPence")?, pence("highPence")?) {
            (low, high) if low <= high => Some((low, high)),
            _ => None,
        };
        match member::<String>(value, "precision")?.as_str() {
            "exact" => pence("pence").map(Self::Exact),
            "about" => pence("pence").map(Self::About),
            "range" => range().map(|(low, high)| Self::Range(low, high)),
            "about-range" => range().map(|(low, high)| Self::AboutRange(low, high)),
            "at-least" => pence("pence").map(Self::AtLeast),
            "over" => pence("pence").map(Self::Over),
            _ => None,
        }
    }

    fn to_value(&self) -> Value {
        let one = |precision: &str, pence: &Pence| {
            object([("precision", precision.into()), ("pence", pence.0.into())])
        };
        let two = |precision: &str, low: &Pence, high: &Pence| {
            object([
                ("precision", precision.into()),
                ("lowPence", low.0.into()),
                ("highPence", high.0.into()),
            ])
        };
        match self {
            Self::Exact(pence) => one("exact", pence),
            Self::About(pence) => one("about", pence),
            Self::Range(low, high) => two("range", low, high),
            Self::AboutRange(low, high) => two("about-range", low, high),
            Self::AtLeast(pence) => one("at-least", pence),
            Self::Over(pence) => one("over", pence),
        }
    }

    fn shape() -> Shape {
        let pence = |name, about| {
            // Beyond these a reader of JSON may not keep a number exactly.
            let (least, most) = (-(1 << 53), 1 << 53);
            Member::needed(name, about, Shape::Whole { least, most })
        };
        let precision = |words| Member::needed("precision", "How precise it is.", words);
        let one = Shape::Object(vec![
            precision(Shape::words([
                ("exact", "To the penny as printed"),
                ("about", "The source says about"),
                ("at-least", "The source says at least"),
                ("over", "The source says over"),
            ])),
            pence("pence", "The amount in pence."),
        ]);
        let two = Shape::Object(vec![
            precision(Shape::words([
                ("range", "From a low to a high amount"),
                ("about-range", "A range that the source calls about"),
            ])),
            pence("lowPence", "The low end in pence."),
            pence("highPence", "The high end in pence, not below the low end."),
        ]);
        Shape::OneOf(vec![one, two]).named("amount", "An amount of money in whole pence.")
    }
}

/// Groups digits by thousands: `16,100`.
pub fn with_commas(number: u64) -> String {
    let digits = number.to_string();
    let first = digits.len() % 3;
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && place % 3 == first {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

    use super::*;

    #[test]
    fn pence_are_shown_as_pounds() {
        assert_eq!(Pence(1_500_000).to_string(), "£15,000");
        assert_eq!(Pence(413_780).to_string(), "£4,137.80");
        assert_eq!(Pence(31_179_884).to_string(), "£311,798.84");
        assert_eq!(Pence(5).to_string(), "£0.05");
        assert_eq!(Pence(-100).to_string(), "−£1");
    }

    #[test]
    fn every_precision_reads_back() {
        let pence = Pence(1_000);
        for amount in [
            StatedAmount::Exact(pence),
            StatedAmount::About(pence),
            StatedAmount::Range(pence, Pence(2_000)),
            StatedAmount::AboutRange(pence, Pence(2_000)),
            StatedAmount::AtLeast(pence),
            StatedAmount::Over(pence),
        ] {
            assert_eq!(
                StatedAmount::from_value(&amount.to_value()).unwrap(),
                amount
            );
        }
    }

    #[test]
    fn a_range_upside_down_is_not_read() {
        let value = StatedAmount::Range(Pence(2), Pence(1)).to_value();
        assert_eq!(StatedAmount::from_value(&value), None);
    }

    #[test]
    fn thousands_are_grouped() {
        assert_eq!(with_commas(0), "0");
        assert_eq!(with_commas(999), "999");
        assert_eq!(with_commas(16_100), "16,100");
        assert_eq!(with_commas(1_234_567), "1,234,567");
    }
}
