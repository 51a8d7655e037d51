//! Periods as tables of statistics name them.

use crate::domain::date::StatedDate;
use crate::exchange::date::read_date;

/// A period: a date, with the words of the table where the date does not say them. Financial years are
/// `2019/20` and `fin_2019_20`; what is not understood stays in words.
pub(super) fn read(text: &str) -> (Option<StatedDate>, String) {
    let text = text.trim();
    if let Some(date) = financial_year(text) {
        return (Some(date), text.to_owned());
    }
    match read_date(text) {
        Some(date) if date.span().is_some() => (Some(date), String::new()),
        _ => (None, text.to_owned()),
    }
}

/// Whether a heading is a period. A number alone is one only where it can be a year of our time.
pub(super) fn is_period(text: &str) -> bool {
    let is_number = text.bytes().all(|sign| sign.is_ascii_digit());
    let is_year = text.starts_with("19") || text.starts_with("20");
    (!is_number || is_year) && read(text).0.is_some()
}

/// From April of the first year to March of the next.
fn financial_year(text: &str) -> Option<StatedDate> {
    let keyed = text.strip_prefix("fin_");
    let (first, next) = match keyed {
        Some(key) => key.split_once('_')?,
        None => text.split_once('/').or_else(|| text.split_once('-'))?,
    };
    let digits = |text: &str| text.bytes().all(|sign| sign.is_ascii_digit());
    if first.len() != 4 || next.len() != 2 || !digits(first) || !digits(next) {
        return None;
    }
    let (year, short): (u32, u32) = (first.parse().ok()?, next.parse().ok()?);
    // `2011-12` may be a month as well, so that only a stroke says that it is not.
    let is_month = text.contains('-') && (1..=12).contains(&short);
    if (year + 1) % 100 != short || is_month {
        return None;
    }
    StatedDate::parse(&format!("{year}-04/{}-03", year + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_read_as_tables_name_them_and_others_stay_in_words() {
        for (text, written, words) in [
            ("2019/20", "2019-04/2020-03", "2019/20"),
            ("fin_2023_24", "2023-04/2024-03", "fin_2023_24"),
            ("2019-20", "2019-04/2020-03", "2019-20"),
            ("2019", "2019", ""),
            ("March 2019", "2019-03", ""),
            ("31/03/2019", "2019-03-31", ""),
        ] {
            let date = StatedDate::parse(written);
            assert_eq!(read(text), (date, words.to_owned()), "{text}");
        }
        for text in ["2019 Q1", "2019/21", "mid-year", "1999/2000"] {
            assert_eq!(read(text), (None, text.to_owned()), "{text}");
        }
    }
}
