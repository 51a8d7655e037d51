//! A number of a statistic, kept to the digits its source prints: `56.4` stays one decimal place.

use std::fmt;

use serde_json::Value;

use crate::domain::amount::with_commas;
use crate::domain::field::{FieldValue, member, object};
use crate::domain::shape::{Member, Shape};

/// An exact decimal number: `digits` divided by ten to the power of `places`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Decimal {
    digits: i64,
    places: u8,
}

impl Decimal {
    /// Reads `344.32`, `0.5` or `465`; `None` for anything else, and for more than nine decimal places.
    ///
    /// ```
    /// use scrutiny_tracker::domain::quantity::Decimal;
    /// let read = Decimal::parse("287.92").zip(Decimal::parse("56.40"));
    /// let sum = read.map(|(one, other)| one.billionths() + other.billionths());
    /// assert_eq!(sum.map(|sum| Decimal::from_billionths(sum).written()), Some("344.32".to_owned()));
    /// assert_eq!(Decimal::parse("about 10"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let (sign, body) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text),
        };
        let (whole, part) = body.split_once('.').unwrap_or((body, ""));
        let plain = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
        let misses_digits = whole.is_empty() || (body.contains('.') && part.is_empty());
        if misses_digits || !plain(whole) || !plain(part) || part.len() > 9 {
            return None;
        }
        Some(Self {
            digits: sign * format!("{whole}{part}").parse::<i64>().ok()?,
            places: u8::try_from(part.len()).ok()?,
        })
    }

    /// A whole number.
    pub fn whole(number: i64) -> Self {
        Self {
            digits: number,
            places: 0,
        }
    }

    /// How many decimal places are printed.
    pub fn places(self) -> u8 {
        self.places
    }

    /// The number in billionths, which every number of up to nine places is a whole number of.
    /// Sums and comparisons use this, so that they are exact.
    pub fn billionths(self) -> i128 {
        i128::from(self.digits) * 10_i128.pow(u32::from(9_u8.saturating_sub(self.places)))
    }

    /// The number of so many billionths, with the decimal places that it needs.
    pub fn from_billionths(billionths: i128) -> Self {
        let (mut digits, mut places) = (billionths, 9_u8);
        while places > 0 && digits % 10 == 0 {
            digits /= 10;
            places -= 1;
        }
        Self {
            digits: i64::try_from(digits).unwrap_or(i64::MAX),
            places,
        }
    }

    /// The number as a fraction for drawing only; facts are never computed from it.
    pub fn for_drawing(self) -> f64 {
        self.digits as f64 / 10_f64.powi(i32::from(self.places))
    }

    /// The plain written form, as [`Decimal::parse`] reads it: `16100`.
    pub fn written(self) -> String {
        self.split(|whole| whole.to_string())
    }

    fn split(self, whole_digits: impl Fn(u64) -> String) -> String {
        let sign = if self.digits < 0 { "-" } else { "" };
        let scale = 10_u64.pow(u32::from(self.places));
        let size = self.digits.unsigned_abs();
        let whole = whole_digits(size / scale);
        if self.places == 0 {
            return format!("{sign}{whole}");
        }
        let width = usize::from(self.places);
        format!("{sign}{whole}.{:0width$}", size % scale)
    }
}

/// Writes `16,100` and `344.32`.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.split(with_commas))
    }
}

/// A number with the precision of its source.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Quantity {
    /// As printed.
    Exact(Decimal),
    /// The source says "about", "around" or "approximately".
    About(Decimal),
    /// The source says "at least" or "a minimum of".
    AtLeast(Decimal),
    /// The source says "over".
    Over(Decimal),
    /// From a low to a high number.
    Range(Decimal, Decimal),
}

impl Quantity {
    /// The number itself, whatever its precision; of a range the low end.
    pub fn number(self) -> Decimal {
        match self {
            Self::Exact(number)
            | Self::About(number)
            | Self::AtLeast(number)
            | Self::Over(number)
            | Self::Range(number, _) => number,
        }
    }

    /// The quantity in words, its number written by the caller: `over £250`.
    pub fn said_with(self, number: impl Fn(Decimal) -> String) -> String {
        match self {
            Self::Exact(exact) => number(exact),
            Self::About(about) => format!("about {}", number(about)),
            Self::AtLeast(least) => format!("at least {}", number(least)),
            Self::Over(over) => format!("over {}", number(over)),
            Self::Range(low, high) => format!("{} to {}", number(low), number(high)),
        }
    }

    /// The precision as the word of the snapshot.
    fn precision(self) -> &'static str {
        match self {
            Self::Exact(_) => "exact",
            Self::About(_) => "about",
            Self::AtLeast(_) => "at-least",
            Self::Over(_) => "over",
            Self::Range(..) => "range",
        }
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said_with(|number| number.to_string()))
    }
}

/// An exact number is written as text, `"344.32"`; others as `{"precision": "about", "number": "100"}`, a
/// range with `low` and `high`. A range whose low end is above its high end is not read (rule V19).
impl FieldValue for Quantity {
    const FORM: &'static str =
        "a number in quotation marks such as \"344.32\", or with a precision";

    fn absent() -> Self {
        Self::Exact(Decimal::whole(0))
    }

    fn from_value(value: &Value) -> Option<Self> {
        if let Some(text) = value.as_str() {
            return Decimal::parse(text).map(Self::Exact);
        }
        let precision = member::<String>(value, "precision")?;
        let decimal = |name| Decimal::parse(&member::<String>(value, name)?);
        if precision == "range" {
            let (low, high) = (decimal("low")?, decimal("high")?);
            return (low.billionths() <= high.billionths()).then_some(Self::Range(low, high));
        }
        let number = decimal("number")?;
        match precision.as_str() {
            "exact" => Some(Self::Exact(number)),
            "about" => Some(Self::About(number)),
            "at-least" => Some(Self::AtLeast(number)),
            "over" => Some(Self::Over(number)),
            _ => None,
        }
    }

    fn to_value(&self) -> Value {
        match self {
            Self::Exact(number) => Value::from(number.written()),
            Self::Range(low, high) => object([
                ("precision", self.precision().into()),
                ("low", low.written().into()),
                ("high", high.written().into()),
            ]),
            other => object([
                ("precision", other.precision().into()),
                ("number", other.number().written().into()),
            ]),
        }
    }

    fn shape() -> Shape {
        let number = Shape::Written {
            pattern: r"^-?[0-9]+(\.[0-9]{1,9})?$".to_owned(),
            about: "A number in quotation marks, with the digits that its source prints and no commas.",
            example: "344.32",
        };
        let precision = Shape::words([
            ("exact", "As printed"),
            ("about", "The source says about"),
            ("at-least", "The source says at least"),
            ("over", "The source says over"),
        ]);
        let object = Shape::Object(vec![
            Member::needed("precision", "How precise it is.", precision),
            Member::needed("number", "The number.", number.clone()),
        ]);
        let range = Shape::words([("range", "From a low to a high number")]);
        let range = Shape::Object(vec![
            Member::needed("precision", "How precise it is.", range),
            Member::needed("low", "The low end.", number.clone()),
            Member::needed(
                "high",
                "The high end, not below the low end.",
                number.clone(),
            ),
        ]);
        Shape::OneOf(vec![number, object, range]).named("quantity", "A number of a statistic.")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

    use super::*;

    #[test]
    fn decimals_keep_their_places() {
        for text in ["344.32", "56.4", "465", "0.50", "-3.07", "0"] {
            assert_eq!(Decimal::parse(text).unwrap().written(), text);
        }
        assert_eq!(Decimal::parse("16100").unwrap().to_string(), "16,100");
    }

    #[test]
    fn what_is_no_decimal_is_refused() {
        for text in [
            "",
            "1,234",
            "12%",
            "1e3",
            ".5",
            "5.",
            "–",
            "1.2.3",
            "0.1234567890",
        ] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }

    #[test]
    fn billionths_give_the_number_back() {
        for text in ["344.32", "-3.07", "0", "16100", "0.000000001"] {
            let number = Decimal::parse(text).unwrap();
            assert_eq!(
                Decimal::from_billionths(number.billionths()).written(),
                text
            );
        }
    }

    #[test]
    fn sums_are_exact() {
        let sum: i128 = ["118.55", "39.92", "22.72", "100.16", "6.57"]
            .iter()
            .map(|text| Decimal::parse(text).unwrap().billionths())
            .sum();
        assert_eq!(sum, Decimal::parse("287.92").unwrap().billionths());
    }

    #[test]
    fn every_precision_reads_back() {
        let number = Decimal::whole(100);
        for quantity in [
            Quantity::Exact(number),
            Quantity::About(number),
            Quantity::AtLeast(number),
            Quantity::Over(number),
            Quantity::Range(number, Decimal::whole(120)),
        ] {
            assert_eq!(
                Quantity::from_value(&quantity.to_value()).unwrap(),
                quantity
            );
        }
    }

    #[test]
    fn a_range_upside_down_is_not_read() {
        let range = Quantity::Range(Decimal::whole(20), Decimal::whole(10));
        assert_eq!(Quantity::from_value(&range.to_value()), None);
        let range = Quantity::Range(Decimal::whole(10), Decimal::whole(20));
        assert_eq!(range.said_with(|number| format!("£{number}")), "£10 to £20");
    }
}
