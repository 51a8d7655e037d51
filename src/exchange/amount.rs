//! Amounts of money as people write them in tables, to the penny.

use crate::domain::amount::{Pence, StatedAmount};
use crate::exchange::number::{Bound, bound, sign, without_commas};
use crate::history::canonical::LARGEST;

/// Why a text is not an amount.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum AmountFault {
    /// It is none of the forms.
    #[error(
        "“{0}” is not an amount of money. Write it in pounds, such as 15000.00, £15,000, about £15,000, or £15,000 to £16,000."
    )]
    NotMoney(String),
    /// It has parts of a penny.
    #[error("“{0}” has more than two digits of pence. Write it to the penny.")]
    PartsOfAPenny(String),
    /// It is beyond what the tracker can keep exactly.
    #[error("“{0}” is too large to be kept to the penny.")]
    TooLarge(String),
    /// The second amount is lower than the first.
    #[error("“{0}” ends lower than it begins. Put the lower amount first.")]
    UpsideDown(String),
}

type Why = fn(String) -> AmountFault;

/// Reads an amount: `15000.00`, `£15,000`, `about £15,000`, `£15,000 to £16,000`, `at least £250`,
/// `over £250`. The pound sign may be left out.
///
/// # Errors
///
/// An [`AmountFault`].
pub fn read_amount(text: &str) -> Result<StatedAmount, AmountFault> {
    stated(text.trim()).map_err(|why| why(text.trim().to_owned()))
}

fn stated(text: &str) -> Result<StatedAmount, Why> {
    let (said, text) = match text.strip_suffix("(about)") {
        Some(front) => (Bound::About, front.trim_end()),
        None => bound(text),
    };
    let Some((low, high)) = range(text) else {
        let pence = pence(text)?;
        return Ok(match said {
            Bound::Exact => StatedAmount::Exact(pence),
            Bound::About => StatedAmount::About(pence),
            Bound::AtLeast => StatedAmount::AtLeast(pence),
            Bound::Over => StatedAmount::Over(pence),
        });
    };
    let (low, high) = (pence(low)?, pence(high)?);
    match said {
        _ if low > high => Err(AmountFault::UpsideDown),
        Bound::Exact => Ok(StatedAmount::Range(low, high)),
        Bound::About => Ok(StatedAmount::AboutRange(low, high)),
        Bound::AtLeast | Bound::Over => Err(AmountFault::NotMoney),
    }
}

/// The two ends of a range. A dash at the front is a minus sign.
fn range(text: &str) -> Option<(&str, &str)> {
    let (low, high) = match text.split_once(" to ") {
        Some(ends) => ends,
        None => {
            let dash =
                |(place, sign): (usize, char)| (place > 0 && "-–—".contains(sign)).then_some(place);
            let place = text.char_indices().find_map(dash)?;
            let (low, rest) = text.split_at(place);
            (low, rest.trim_start_matches(['-', '–', '—']))
        }
    };
    Some((low.trim(), high.trim()))
}

fn pence(text: &str) -> Result<Pence, Why> {
    let (minus, text) = sign(text);
    let text = text.strip_prefix('£').unwrap_or(text).trim_start();
    let digits = without_commas(text).ok_or(AmountFault::NotMoney as Why)?;
    let (pounds, part) = digits.split_once('.').unwrap_or((&digits, "00"));
    let part = match part.len() {
        1 => format!("{part}0"),
        2 => part.to_owned(),
        _ => return Err(AmountFault::PartsOfAPenny),
    };
    let number: Option<i64> = format!("{pounds}{part}").parse().ok();
    match number.filter(|number| number.unsigned_abs() <= LARGEST) {
        Some(number) => Ok(Pence(if minus { -number } else { number })),
        None => Err(AmountFault::TooLarge),
    }
}

/// Writes an amount in pounds and pence without signs, as [`read_amount`] reads it: an exact one is a
/// plain number.
pub fn written_amount(amount: &StatedAmount) -> String {
    match amount {
        StatedAmount::Exact(pence) => pounds(*pence),
        StatedAmount::About(pence) => format!("about {}", pounds(*pence)),
        StatedAmount::Range(low, high) => format!("{} to {}", pounds(*low), pounds(*high)),
        StatedAmount::AboutRange(low, high) => {
            format!("about {} to {}", pounds(*low), pounds(*high))
        }
        StatedAmount::AtLeast(pence) => format!("at least {}", pounds(*pence)),
        StatedAmount::Over(pence) => format!("over {}", pounds(*pence)),
    }
}

fn pounds(pence: Pence) -> String {
    let size = pence.0.unsigned_abs();
    let sign = if pence.0 < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", size / 100, size % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f52_amounts_are_read_to_the_penny_in_every_way_they_are_written() {
        let exact = |pence| Ok(StatedAmount::Exact(Pence(pence)));
        for (text, amount) in [
            ("£15,000", exact(1_500_000)),
            ("15000.00", exact(1_500_000)),
            (" £4,137.80 ", exact(413_780)),
            ("311798.84", exact(31_179_884)),
            ("0.5", exact(50)),
            ("-£3.07", exact(-307)),
            ("−3.07", exact(-307)),
            ("about £15,000", Ok(StatedAmount::About(Pence(1_500_000)))),
            ("c. 15000", Ok(StatedAmount::About(Pence(1_500_000)))),
            ("At least £250", Ok(StatedAmount::AtLeast(Pence(25_000)))),
            ("over 250.00", Ok(StatedAmount::Over(Pence(25_000)))),
        ] {
            assert_eq!(read_amount(text), amount, "{text}");
        }
        let (low, high) = (Pence(1_500_000), Pence(1_600_000));
        for text in ["£15,000 to £16,000", "£15,000–£16,000", "15000 - 16000"] {
            assert_eq!(read_amount(text), Ok(StatedAmount::Range(low, high)));
        }
        for text in ["about £15,000 to £16,000", "£15,000 to £16,000 (about)"] {
            assert_eq!(read_amount(text), Ok(StatedAmount::AboutRange(low, high)));
        }
    }

    #[test]
    fn f52_what_is_no_amount_is_refused_with_the_reason() {
        use AmountFault::{NotMoney, PartsOfAPenny, TooLarge, UpsideDown};
        let cases: [(&str, Why); 12] = [
            ("£25.5m", NotMoney),
            ("15k", NotMoney),
            ("£1,23", NotMoney),
            ("1.2.3", NotMoney),
            ("5.", NotMoney),
            (".5", NotMoney),
            ("", NotMoney),
            ("tbc", NotMoney),
            ("over £1 to £2", NotMoney),
            ("15000.005", PartsOfAPenny),
            ("£16,000 to £15,000", UpsideDown),
            ("90071992547409.93", TooLarge),
        ];
        for (text, why) in cases {
            assert_eq!(read_amount(text), Err(why(text.to_owned())), "{text}");
        }
    }
}
