//! A date in three fields, as precise as the person can be: the day may be left out.

use crate::content::entered::Entered;
use crate::content::form::Form;
use crate::domain::date::StatedDate;
use crate::exchange;
use crate::history::command::Mistake;
use crate::markup::{Node, element, several, text};

const MONTH: &str = "-month";
const YEAR: &str = "-year";

/// The names of the three controls of a field: day, month and year.
pub fn parts(field: &str) -> [String; 3] {
    [
        field.to_owned(),
        format!("{field}{MONTH}"),
        format!("{field}{YEAR}"),
    ]
}

/// Puts a date into the three controls of a field. Two months, a season and a date that is still to be
/// confirmed stand as words in the one for the month.
pub fn put_date(entered: &mut Entered, field: &str, date: Option<StatedDate>) {
    let (mut day, mut month, mut year) = (String::new(), String::new(), String::new());
    match date {
        None | Some(StatedDate::NotStated) => {}
        Some(StatedDate::ToBeConfirmed) => TO_CONFIRM.clone_into(&mut month),
        Some(date @ (StatedDate::Months(..) | StatedDate::Season(..))) => {
            if let Some((words, last)) = date.to_string().rsplit_once(' ') {
                words.clone_into(&mut month);
                last.clone_into(&mut year);
            }
        }
        Some(date) => {
            let written = date.written();
            let mut parts = written.split('-').map(|part| part.trim_start_matches('0'));
            let mut next = || parts.next().unwrap_or_default().to_owned();
            (year, month, day) = (next(), next(), next());
        }
    }
    entered.put(field, &day);
    entered.put(&format!("{field}{MONTH}"), &month);
    entered.put(&format!("{field}{YEAR}"), &year);
}

/// What stands in the field for the month where a date is still to be confirmed.
const TO_CONFIRM: &str = "To be confirmed";

/// The date that stands in the three controls; `None` where nothing does.
///
/// # Errors
///
/// A [`Mistake`] on `field` when it is no date.
pub fn read_date(entered: &Entered, field: &'static str) -> Result<Option<StatedDate>, Mistake> {
    let day = entered.text(field);
    let (month, year) = (format!("{field}{MONTH}"), format!("{field}{YEAR}"));
    let (month, year) = (entered.text(&month), entered.text(&year));
    let words = match (day, month, year) {
        ("", "", "") => return Ok(None),
        ("", "", year) => year.to_owned(),
        ("", month, year) => format!("{month} {year}"),
        (_, "", _) => String::new(),
        (day, month, year) => format!("{day} {month} {year}"),
    };
    // A year is typed whole: nobody knows of which century two digits are.
    let read = exchange::date::read_date(&words).filter(|_| matches!(year.len(), 0 | 4));
    read.map(Some).ok_or(Mistake {
        field,
        message: "Enter a real date, such as 14 1 2021. The day may be left out. The month may be “January or February” or “summer”".to_owned(),
    })
}

impl Form<'_> {
    /// The three fields. The first has the field's name as its id.
    pub fn date_fields(&self, field: &'static str, legend: &str) -> Node {
        let part = |label: &str, width: &str, keys: &str, id: String| {
            let input = element("input", Vec::new())
                .class(&format!("govuk-input govuk-date-input__input {width}"))
                .with("id", id.clone())
                .with("name", id.clone())
                .with("type", "text")
                .with("inputmode", keys)
                .with("autocomplete", "off")
                .with("value", self.entered.raw(&id));
            let label = element("label", several([text(label)]))
                .class("govuk-label govuk-date-input__label")
                .with("for", id);
            let group =
                element("div", several([label.node(), input.node()])).class("govuk-form-group");
            element("div", several([group.node()]))
                .class("govuk-date-input__item")
                .node()
        };
        let parts = several([
            part("Day", "govuk-input--width-2", "numeric", field.to_owned()),
            part(
                "Month",
                "govuk-input--width-10",
                "text",
                format!("{field}{MONTH}"),
            ),
            part(
                "Year",
                "govuk-input--width-4",
                "numeric",
                format!("{field}{YEAR}"),
            ),
        ]);
        let hint = "For example, 14 1 2021. Leave the day empty if you only know the month. “January or February” or “summer” can stand as the month.";
        let mut children = several([super::legend_of(
            legend,
            "govuk-fieldset__legend govuk-fieldset__legend--s",
        )]);
        children.extend(super::hint_of(field, hint));
        children.extend(self.message(field));
        children.push(element("div", parts).class("govuk-date-input").node());
        let fieldset = element("fieldset", children)
            .class("govuk-fieldset")
            .with("aria-describedby", self.described_by(field, hint));
        self.group(field, several([fieldset.node()]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entered(day: &str, month: &str, year: &str) -> Entered {
        Entered::blank()
            .with("date", day)
            .with("date-month", month)
            .with("date-year", year)
    }

    #[test]
    fn a_date_is_as_precise_as_it_is_typed() {
        let read = |day, month, year| read_date(&entered(day, month, year), "date");
        assert_eq!(read("14", "1", "2021"), Ok(StatedDate::parse("2021-01-14")));
        assert_eq!(read("", "01", "2021"), Ok(StatedDate::parse("2021-01")));
        assert_eq!(read("", "", "2021"), Ok(StatedDate::parse("2021")));
        assert_eq!(read(" ", "", ""), Ok(None));
        for (day, month, year) in [
            ("30", "2", "2021"),
            ("1", "", "2021"),
            ("x", "1", "2021"),
            ("1", "1", "21"),
            ("1", "1", "021"),
            ("1", "1 or 2", "2021"),
            ("", "summer", ""),
        ] {
            assert!(read(day, month, year).is_err());
        }
    }

    #[test]
    fn a_date_put_in_is_read_out() {
        for written in [
            "2021-01-14",
            "2021-11",
            "2020",
            "2021-01/2021-02",
            "2019-04/2019-09",
            "2019-11/2020-02",
            "2020-summer",
            "to-be-confirmed",
        ] {
            let mut entered = Entered::blank();
            put_date(&mut entered, "date", StatedDate::parse(written));
            assert_eq!(read_date(&entered, "date"), Ok(StatedDate::parse(written)));
        }
    }
}
