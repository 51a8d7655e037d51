//! Dates as people and spreadsheets write them. Nothing is filled in: what is not there stays out.

use crate::domain::date::{Season, StatedDate};

/// Reads a date: `2021-01-14`, `14/01/2021`, `14/01/21`, `14 January 2021`, `14-Jan-21`, `01/2021`,
/// `January 2021`, `Jan-21`, `January or February 2021`, `Summer 2020`, `2021`, `TBC`, `not stated`.
///
/// The day comes before the month, and a year of two digits is of this century. `None` for anything
/// else, and for a day that does not exist.
pub fn read_date(text: &str) -> Option<StatedDate> {
    let text = text.trim().to_ascii_lowercase();
    match text.as_str() {
        "tbc" | "to be confirmed" => return Some(StatedDate::ToBeConfirmed),
        "not stated" => return Some(StatedDate::NotStated),
        _ => {}
    }
    StatedDate::parse(&text).or_else(|| StatedDate::parse(&rewritten(&text)?))
}

/// The text in the form that [`StatedDate::parse`] reads, which then says whether there is such a day.
fn rewritten(text: &str) -> Option<String> {
    let signs = |sign: char| sign.is_whitespace() || "/-.,".contains(sign);
    let parts: Vec<&str> = text.split(signs).filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [month, year] => match season(month) {
            Some(season) => Some(format!("{}-{}", full_year(year)?, season.word())),
            None => Some(format!("{}-{}", full_year(year)?, month_of(month)?)),
        },
        [day, month, year] => {
            let day = two_digits(without_ending(day))?;
            Some(format!("{}-{}-{day}", full_year(year)?, month_of(month)?))
        }
        [from, "to" | "or", to, year] => {
            let year = full_year(year)?;
            Some(format!(
                "{year}-{}/{year}-{}",
                month_of(from)?,
                month_of(to)?
            ))
        }
        [from, year, "to", to, last] => Some(format!(
            "{}-{}/{}-{}",
            full_year(year)?,
            month_of(from)?,
            full_year(last)?,
            month_of(to)?
        )),
        _ => None,
    }
}

fn season(word: &str) -> Option<Season> {
    Season::from_word(word)
}

/// `14th` without its ending.
fn without_ending(day: &str) -> &str {
    let ending = ["st", "nd", "rd", "th"]
        .into_iter()
        .find_map(|ending| day.strip_suffix(ending));
    ending.unwrap_or(day)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A day or month of one or two digits, as two.
fn two_digits(text: &str) -> Option<String> {
    (is_number(text) && text.len() <= 2).then(|| format!("{text:0>2}"))
}

/// A year of four digits, or of two: `21` is 2021.
fn full_year(text: &str) -> Option<String> {
    match text.len() {
        _ if !is_number(text) => None,
        4 => Some(text.to_owned()),
        2 => Some(format!("20{text}")),
        _ => None,
    }
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A month by its name, the first three letters of it or more, or by its number.
fn month_of(text: &str) -> Option<String> {
    let named = |name: &&str| text.len() >= 3 && name.starts_with(text);
    match MONTHS.iter().position(named) {
        Some(place) => Some(format!("{:02}", place + 1)),
        None => two_digits(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_precisely_as_they_are_written() {
        for (text, written) in [
            ("2021-01-14", "2021-01-14"),
            ("14/01/2021", "2021-01-14"),
            ("14/1/21", "2021-01-14"),
            ("14.01.2021", "2021-01-14"),
            ("14th January 2021", "2021-01-14"),
            (" 14-Jan-21 ", "2021-01-14"),
            ("January 2021", "2021-01"),
            ("Jan-21", "2021-01"),
            ("Sept 2021", "2021-09"),
            ("01/2021", "2021-01"),
            ("2021", "2021"),
            ("January or February 2021", "2021-01/2021-02"),
            ("2021-01/2021-02", "2021-01/2021-02"),
            ("November 2019 to February 2020", "2019-11/2020-02"),
            ("Summer 2020", "2020-summer"),
            ("TBC", "to-be-confirmed"),
            ("Not stated", "not-stated"),
        ] {
            let read = read_date(text).map(StatedDate::written);
            assert_eq!(read.as_deref(), Some(written), "{text}");
        }
    }

    #[test]
    fn what_people_read_in_the_app_can_be_typed() {
        for written in [
            "2021-01-14",
            "2021-01",
            "2021-01/2021-02",
            "2019-04/2019-09",
            "2019-11/2020-02",
            "2020-summer",
            "2022",
        ] {
            let date = StatedDate::parse(written);
            let said = date.map(|date| date.to_string()).unwrap_or_default();
            assert_eq!(read_date(&said), date, "{said}");
        }
    }

    #[test]
    fn f52_days_that_do_not_exist_and_other_texts_are_refused() {
        for text in [
            "30/02/2021",
            "29/02/2021",
            "32/01/2021",
            "01/14/2021",
            "14/01/021",
            "14/2021/01",
            "January",
            "Ja 2021",
            "February to January 2021",
            "soon",
            "",
            "20266",
            "2021-01-14T10:00",
        ] {
            assert_eq!(read_date(text), None, "{text}");
        }
    }
}
