//! A date as precise as its source: a day, a month, two months, a season, or not stated.
//!
//! No date is ever filled in. What the source leaves out stays out (rule V10, domain set L8).

use std::fmt;

use serde_json::Value;
use time::{Date, Month};

use crate::domain::field::FieldValue;
use crate::domain::shape::Shape;
use crate::domain::word::words;

/// A calendar month of one year.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct YearMonth {
    year: i32,
    month: u8,
}

impl YearMonth {
    /// A month from its year (1000 to 9999) and number (1 to 12).
    pub fn new(year: i32, month: u8) -> Option<Self> {
        (YEARS.contains(&year) && (1..=12).contains(&month)).then_some(Self { year, month })
    }

    /// The month's first day.
    pub fn first_day(self) -> Option<Date> {
        Date::from_calendar_date(self.year, Month::try_from(self.month).ok()?, 1).ok()
    }

    /// The month's last day.
    pub fn last_day(self) -> Option<Date> {
        let month = Month::try_from(self.month).ok()?;
        Date::from_calendar_date(self.year, month, month.length(self.year)).ok()
    }

    fn name(self) -> &'static str {
        month_name(self.month)
    }

    fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        Self::new(digits(year, 4)?, u8::try_from(digits(month, 2)?).ok()?)
    }
}

words! {
    /// A quarter of the year, named as papers name it.
    Season, form "a season", absent Spring {
        /// March to May.
        Spring = "spring", "Spring";
        /// June to August.
        Summer = "summer", "Summer";
        /// September to November.
        Autumn = "autumn", "Autumn";
        /// December to February.
        Winter = "winter", "Winter";
    }
}

/// A date with the precision of its source.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum StatedDate {
    /// One day, written `2021-01-14`.
    Day(Date),
    /// One month, written `2021-01`.
    Month(YearMonth),
    /// From one month to a later one, written `2021-01/2021-02`.
    Months(YearMonth, YearMonth),
    /// A season of a year, written `2020-summer`.
    Season(i32, Season),
    /// A year, written `2022`.
    Year(i32),
    /// The source says the date is still to be confirmed, written `to-be-confirmed`.
    ToBeConfirmed,
    /// The source gives no date, written `not-stated`.
    NotStated,
}

const YEARS: std::ops::RangeInclusive<i32> = 1000..=9999;

impl StatedDate {
    /// Reads a date from its written form; `None` when it is none of the forms, or no such day exists.
    ///
    /// ```
    /// use scrutiny_tracker::domain::date::StatedDate;
    /// assert!(StatedDate::parse("2021-01/2021-02").is_some());
    /// assert!(StatedDate::parse("2021-02-30").is_none());
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "not-stated" => return Some(Self::NotStated),
            "to-be-confirmed" => return Some(Self::ToBeConfirmed),
            _ => {}
        }
        if let Some((from, to)) = text.split_once('/') {
            let (from, to) = (YearMonth::parse(from)?, YearMonth::parse(to)?);
            return (from < to).then_some(Self::Months(from, to));
        }
        let mut parts = text.splitn(3, '-');
        let year = digits(parts.next()?, 4).filter(|year| YEARS.contains(year))?;
        match (parts.next(), parts.next()) {
            (None, _) => Some(Self::Year(year)),
            (Some(word), None) => match Season::from_word(word) {
                Some(season) => Some(Self::Season(year, season)),
                None => YearMonth::parse(text).map(Self::Month),
            },
            (Some(month), Some(day)) => {
                let month = u8::try_from(digits(month, 2)?).ok()?;
                let day = u8::try_from(digits(day, 2)?).ok()?;
                let month = Month::try_from(month).ok()?;
                Date::from_calendar_date(year, month, day)
                    .ok()
                    .map(Self::Day)
            }
        }
    }

    /// The written form, as [`StatedDate::parse`] reads it.
    pub fn written(self) -> String {
        match self {
            Self::Day(day) => iso(day),
            Self::Month(month) => format!("{:04}-{:02}", month.year, month.month),
            Self::Months(from, to) => format!(
                "{:04}-{:02}/{:04}-{:02}",
                from.year, from.month, to.year, to.month
            ),
            Self::Season(year, season) => format!("{year:04}-{}", season.word()),
            Self::Year(year) => format!("{year:04}"),
            Self::ToBeConfirmed => "to-be-confirmed".to_owned(),
            Self::NotStated => "not-stated".to_owned(),
        }
    }

    /// The first and the last day the date can mean; `None` when it names no day at all.
    pub fn span(self) -> Option<(Date, Date)> {
        match self {
            Self::Day(day) => Some((day, day)),
            Self::Month(month) => Some((month.first_day()?, month.last_day()?)),
            Self::Months(from, to) => Some((from.first_day()?, to.last_day()?)),
            Self::Season(year, season) => {
                let (first, last, to_year) = match season {
                    Season::Spring => (3, 5, year),
                    Season::Summer => (6, 8, year),
                    Season::Autumn => (9, 11, year),
                    Season::Winter => (12, 2, year + 1),
                };
                Some((
                    YearMonth::new(year, first)?.first_day()?,
                    YearMonth::new(to_year, last)?.last_day()?,
                ))
            }
            Self::Year(year) => Some((
                YearMonth::new(year, 1)?.first_day()?,
                YearMonth::new(year, 12)?.last_day()?,
            )),
            Self::ToBeConfirmed | Self::NotStated => None,
        }
    }
}

/// Reads as people write dates: `14 January 2021`, `January or February 2021`, `Summer 2020`.
impl fmt::Display for StatedDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Day(day) => write!(
                f,
                "{} {} {}",
                day.day(),
                month_name(day.month().into()),
                day.year()
            ),
            Self::Month(month) => write!(f, "{} {}", month.name(), month.year),
            Self::Months(from, to) if from.year != to.year => {
                write!(
                    f,
                    "{} {} to {} {}",
                    from.name(),
                    from.year,
                    to.name(),
                    to.year
                )
            }
            Self::Months(from, to) if to.month == from.month + 1 => {
                write!(f, "{} or {} {}", from.name(), to.name(), to.year)
            }
            Self::Months(from, to) => {
                write!(f, "{} to {} {}", from.name(), to.name(), to.year)
            }
            Self::Season(year, season) => write!(f, "{} {year}", season.label()),
            Self::Year(year) => write!(f, "{year}"),
            Self::ToBeConfirmed => f.write_str("Date to be confirmed"),
            Self::NotStated => f.write_str("Date not stated in the source"),
        }
    }
}

impl FieldValue for StatedDate {
    const FORM: &'static str =
        "a date such as 2021-01-14, 2021-01, 2021-01/2021-02, 2020-summer or not-stated";

    fn absent() -> Self {
        Self::NotStated
    }

    fn from_value(value: &Value) -> Option<Self> {
        Self::parse(value.as_str()?)
    }

    fn to_value(&self) -> Value {
        Value::from(self.written())
    }

    fn shape() -> Shape {
        let (year, month) = ("[1-9][0-9]{3}", "(0[1-9]|1[0-2])");
        // No 30 February; that a year has no 29 February is more than a pattern can say.
        let day = "((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))";
        let seasons: Vec<&str> = Season::ALL.iter().map(|season| season.word()).collect();
        let written = |pattern: String, about, example| Shape::Written {
            pattern: format!("^{pattern}$"),
            about,
            example,
        };
        Shape::OneOf(vec![
            written(format!("{year}-{day}"), "One day.", "2021-01-14"),
            written(format!("{year}-{month}"), "One month.", "2021-01"),
            written(
                format!("{year}-{month}/{year}-{month}"),
                "From one month to a later one.",
                "2021-01/2021-02",
            ),
            written(
                format!("{year}-({})", seasons.join("|")),
                "A season of a year; winter ends in the year after.",
                "2020-summer",
            ),
            written(year.to_owned(), "A year.", "2022"),
            Shape::words([
                ("not-stated", "The source gives no date"),
                (
                    "to-be-confirmed",
                    "The source says it is still to be confirmed",
                ),
            ]),
        ])
        .named(
            "date",
            "A date that is as precise as its source, and no more.",
        )
    }
}

/// A day as `2021-01-14`.
pub fn iso(day: Date) -> String {
    format!(
        "{:04}-{:02}-{:02}",
        day.year(),
        u8::from(day.month()),
        day.day()
    )
}

/// The months between two days, rounded down; 0 when `later` is not after `earlier`.
pub fn whole_months_between(earlier: Date, later: Date) -> u32 {
    let months = |day: Date| day.year() * 12 + i32::from(u8::from(day.month()));
    let short = i32::from(later.day() < earlier.day());
    u32::try_from(months(later) - months(earlier) - short).unwrap_or(0)
}

fn month_name(month: u8) -> &'static str {
    match month {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        5 => "May",
        6 => "June",
        7 => "July",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        _ => "December",
    }
}

/// A number written with exactly so many ASCII digits.
fn digits(text: &str, count: usize) -> Option<i32> {
    (text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

    use super::*;

    #[test]
    fn every_written_form_reads_back() {
        for text in [
            "2021-01-14",
            "2020-02-29",
            "2021-01",
            "2021-01/2021-02",
            "2020-summer",
            "2022",
            "not-stated",
            "to-be-confirmed",
        ] {
            assert_eq!(StatedDate::parse(text).unwrap().written(), text);
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "2021-02-30",
            "2021-13",
            "0000",
            "20266-01-01",
            "14/01/2021",
            "2021-1-4",
            "2021-02/2021-01",
            "2021-01-14T10:00",
            "21-01-14",
            "2021-monsoon",
        ] {
            assert_eq!(StatedDate::parse(text), None, "{text}");
        }
    }

    #[test]
    fn dates_are_said_as_people_say_them() {
        let said = |text| StatedDate::parse(text).unwrap().to_string();
        assert_eq!(said("2021-01-14"), "14 January 2021");
        assert_eq!(said("2021-01/2021-02"), "January or February 2021");
        assert_eq!(said("2019-04/2019-09"), "April to September 2019");
        assert_eq!(said("2019-11/2020-02"), "November 2019 to February 2020");
        assert_eq!(said("2020-summer"), "Summer 2020");
    }

    #[test]
    fn months_are_counted_in_whole_ones() {
        let day = |text: &str| StatedDate::parse(text).unwrap().span().unwrap().0;
        assert_eq!(
            whole_months_between(day("2021-01-31"), day("2021-02-28")),
            0
        );
        assert_eq!(
            whole_months_between(day("2021-01-15"), day("2022-01-15")),
            12
        );
        assert_eq!(
            whole_months_between(day("2022-01-15"), day("2021-01-15")),
            0
        );
    }
}
