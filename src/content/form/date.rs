//! A date in three fields, as precise as the person can be: the day may be left out.

use crate::content::entered::Entered;
use crate::content::form::Form;
use crate::domain::date::StatedDate;
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

/// Puts a date into the three controls of a field; a date with no day, month or year to show leaves
/// them empty.
pub fn put_date(entered: &mut Entered, field: &str, date: Option<StatedDate>) {
    let written = match date {
        Some(date @ (StatedDate::Day(_) | StatedDate::Month(_) | StatedDate::Year(_))) => {
            date.written()
        }
        _ => String::new(),
    };
    let mut parts = written.split('-').map(|part| part.trim_start_matches('0'));
    let mut next = || parts.next().unwrap_or_default();
    let (year, month, day) = (next(), next(), next());
    entered.put(field, day);
    entered.put(&format!("{field}{MONTH}"), month);
    entered.put(&format!("{field}{YEAR}"), year);
}

/// The date that stands in the three controls; `None` where nothing does.
///
/// # Errors
///
/// A [`Mistake`] on `field` when it is no date.
pub fn read_date(entered: &Entered, field: &'static str) -> Result<Option<StatedDate>, Mistake> {
    let month = entered.text(&format!("{field}{MONTH}")).to_owned();
    let year = entered.text(&format!("{field}{YEAR}")).to_owned();
    let day = entered.text(field).to_owned();
    let written = match (year.is_empty(), month.is_empty(), day.is_empty()) {
        (true, true, true) => return Ok(None),
        (_, true, true) => year,
        (_, false, true) => format!("{year}-{month:0>2}"),
        (_, _, false) => format!("{year}-{month:0>2}-{day:0>2}"),
    };
    StatedDate::parse(&written).map(Some).ok_or(Mistake {
        field,
        message: "Enter a real date, such as 14 1 2021. The day may be left out".to_owned(),
    })
}

impl Form<'_> {
    /// The three fields. The first has the field's name as its id.
    pub fn date_fields(&self, field: &'static str, legend: &str) -> Node {
        let part = |label: &str, width: &str, id: String| {
            let input = element("input", Vec::new())
                .class(&format!("govuk-input govuk-date-input__input {width}"))
                .with("id", id.clone())
                .with("name", id.clone())
                .with("type", "text")
                .with("inputmode", "numeric")
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
            part("Day", "govuk-input--width-2", field.to_owned()),
            part("Month", "govuk-input--width-2", format!("{field}{MONTH}")),
            part("Year", "govuk-input--width-4", format!("{field}{YEAR}")),
        ]);
        let hint = "For example, 14 1 2021. Leave the day empty if you only know the month.";
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
        ] {
            assert!(read(day, month, year).is_err());
        }
    }

    #[test]
    fn a_date_put_in_is_read_out() {
        for written in ["2021-01-14", "2021-11", "2020"] {
            let mut entered = Entered::blank();
            put_date(&mut entered, "date", StatedDate::parse(written));
            assert_eq!(read_date(&entered, "date"), Ok(StatedDate::parse(written)));
        }
    }
}
