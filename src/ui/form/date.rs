//! A date in three fields, as precise as the person can be: the day may be left out.

use leptos::prelude::*;

use crate::domain::date::StatedDate;
use crate::history::command::Mistake;
use crate::ui::form::error_summary::{Mistakes, field_error, group_class, hint_id, mistake_of};

/// What is typed in the three fields.
#[derive(Clone, Copy)]
pub struct DateEntry {
    day: RwSignal<String>,
    month: RwSignal<String>,
    year: RwSignal<String>,
}

impl DateEntry {
    /// Fields that hold a date already; empty for one that has no day, month or year to show.
    pub fn holding(date: Option<StatedDate>) -> Self {
        let written = match date {
            Some(date @ (StatedDate::Day(_) | StatedDate::Month(_) | StatedDate::Year(_))) => {
                date.written()
            }
            _ => String::new(),
        };
        let mut parts = written
            .split('-')
            .map(|part| part.trim_start_matches('0').to_owned());
        let mut next = || RwSignal::new(parts.next().unwrap_or_default());
        let (year, month, day) = (next(), next(), next());
        Self { day, month, year }
    }

    /// The date that is typed; `None` where nothing is.
    ///
    /// # Errors
    ///
    /// A [`Mistake`] on `field` when it is no date.
    pub fn read(self, field: &'static str) -> Result<Option<StatedDate>, Mistake> {
        let typed = |part: RwSignal<String>| part.get_untracked().trim().to_owned();
        let (day, month, year) = (typed(self.day), typed(self.month), typed(self.year));
        if day.is_empty() && month.is_empty() && year.is_empty() {
            return Ok(None);
        }
        let written = match (month.is_empty(), day.is_empty()) {
            (true, true) => year,
            (false, true) => format!("{year}-{month:0>2}"),
            (_, false) => format!("{year}-{month:0>2}-{day:0>2}"),
        };
        StatedDate::parse(&written).map(Some).ok_or(Mistake {
            field,
            message: "Enter a real date, such as 14 1 2021. The day may be left out".to_owned(),
        })
    }
}

/// The three fields. The first has the field's name as its id.
#[component]
pub fn DateFields(
    /// The field's name.
    field: &'static str,
    /// The question.
    #[prop(into)]
    legend: String,
    /// What is typed.
    entry: DateEntry,
    /// The mistakes of the form.
    mistakes: Mistakes,
) -> impl IntoView {
    let mistake = mistake_of(mistakes, field);
    let part =
        move |name: &'static str, width: &'static str, id: String, value: RwSignal<String>| {
            view! {
                <div class="govuk-date-input__item">
                    <div class="govuk-form-group">
                        <label class="govuk-label govuk-date-input__label" for=id.clone()>
                            {name}
                        </label>
                        <input
                            class=format!("govuk-input govuk-date-input__input {width}")
                            class:govuk-input--error=move || mistake.with(Option::is_some)
                            id=id
                            type="text"
                            inputmode="numeric"
                            autocomplete="off"
                            prop:value=value
                            on:input=move |event| value.set(event_target_value(&event))
                        />
                    </div>
                </div>
            }
        };
    view! {
        <div class=group_class(mistake)>
            <fieldset class="govuk-fieldset" aria-describedby=hint_id(field)>
                <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{legend}</legend>
                <div class="govuk-hint" id=hint_id(field)>
                    "For example, 14 1 2021. Leave the day empty if you only know the month."
                </div>
                {field_error(field, mistake)}
                <div class="govuk-date-input">
                    {part("Day", "govuk-input--width-2", field.to_owned(), entry.day)}
                    {part("Month", "govuk-input--width-2", format!("{field}-month"), entry.month)}
                    {part("Year", "govuk-input--width-4", format!("{field}-year"), entry.year)}
                </div>
            </fieldset>
        </div>
    }
}
