//! Choosing: one of several, or any number of several.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::ui::form::error_summary::{Mistakes, field_error, group_class, mistake_of};

/// One thing to choose, and what opens under it while it is chosen.
pub struct Choice<T> {
    /// The value.
    pub value: T,
    /// The words.
    pub label: String,
    /// More fields, shown while this is chosen.
    pub more: Option<ViewFn>,
}

/// Choosing one. The first radio has the field's name as its id, so that the summary can lead there.
#[component]
pub fn Radios<T>(
    /// The field's name.
    field: &'static str,
    /// The question.
    #[prop(into)]
    legend: String,
    /// The possible answers.
    options: Vec<Choice<T>>,
    /// What is chosen.
    chosen: RwSignal<Option<T>>,
    /// The mistakes of the form.
    mistakes: Mistakes,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let mistake = mistake_of(mistakes, field);
    let items: Vec<_> = options
        .into_iter()
        .enumerate()
        .map(|(place, option)| {
            let id = if place == 0 {
                field.to_owned()
            } else {
                format!("{field}-{place}")
            };
            let Choice { value, label, more } = option;
            let is_chosen = move || chosen.get() == Some(value);
            view! {
                <div class="govuk-radios__item">
                    <input
                        class="govuk-radios__input"
                        type="radio"
                        name=field
                        id=id.clone()
                        prop:checked=is_chosen
                        on:change=move |_| chosen.set(Some(value))
                    />
                    <label class="govuk-label govuk-radios__label" for=id>
                        {label}
                    </label>
                </div>
                {more
                    .map(|more| {
                        view! {
                            <Show when=is_chosen>
                                <div class="govuk-radios__conditional">{more.run()}</div>
                            </Show>
                        }
                    })}
            }
        })
        .collect();
    view! {
        <div class=group_class(mistake)>
            <fieldset class="govuk-fieldset">
                <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">{legend}</legend>
                {field_error(field, mistake)}
                <div class="govuk-radios">{items}</div>
            </fieldset>
        </div>
    }
}

/// Choosing any number of values.
#[component]
pub fn Checkboxes<T>(
    /// The field's name; ids are made from it.
    field: &'static str,
    /// The question.
    #[prop(into)]
    legend: String,
    /// The values with their words.
    options: Vec<(T, String)>,
    /// What is chosen.
    chosen: RwSignal<BTreeSet<T>>,
) -> impl IntoView
where
    T: Clone + Ord + Send + Sync + 'static,
{
    let items: Vec<_> = options
        .into_iter()
        .enumerate()
        .map(|(place, (value, label))| {
            let id = format!("{field}-{place}");
            let mine = value.clone();
            let is_chosen = move || chosen.with(|chosen| chosen.contains(&mine));
            let toggle = move |event| {
                chosen.update(|chosen| {
                    if event_target_checked(&event) {
                        chosen.insert(value.clone());
                    } else {
                        chosen.remove(&value);
                    }
                });
            };
            view! {
                <div class="govuk-checkboxes__item">
                    <input
                        class="govuk-checkboxes__input"
                        type="checkbox"
                        id=id.clone()
                        prop:checked=is_chosen
                        on:change=toggle
                    />
                    <label class="govuk-label govuk-checkboxes__label" for=id>
                        {label}
                    </label>
                </div>
            }
        })
        .collect();
    view! {
        <div class="govuk-form-group">
            <fieldset class="govuk-fieldset">
                <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{legend}</legend>
                <div class="govuk-checkboxes govuk-checkboxes--small">{items}</div>
            </fieldset>
        </div>
    }
}
