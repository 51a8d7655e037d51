//! Fields for text: one line, or several.

use leptos::prelude::*;

use crate::ui::form::error_summary::{
    Mistakes, described_by, field_error, group_class, hint_id, mistake_of,
};

/// A field of one line.
#[component]
pub fn TextField(
    /// The field's name, which is also its id.
    field: &'static str,
    /// Its label.
    #[prop(into)]
    label: String,
    /// A hint under the label.
    #[prop(optional)]
    hint: Option<&'static str>,
    /// What is typed.
    value: RwSignal<String>,
    /// The mistakes of the form.
    mistakes: Mistakes,
) -> impl IntoView {
    let mistake = mistake_of(mistakes, field);
    view! {
        <div class=group_class(mistake)>
            <label class="govuk-label" for=field>
                {label}
            </label>
            {hint.map(|hint| view! { <div class="govuk-hint" id=hint_id(field)>{hint}</div> })}
            {field_error(field, mistake)}
            <input
                class="govuk-input"
                class:govuk-input--error=move || mistake.with(Option::is_some)
                id=field
                type="text"
                autocomplete="off"
                aria-describedby=described_by(field, hint, mistake)
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            />
        </div>
    }
}

/// A field of several lines.
#[component]
pub fn TextArea(
    /// The field's name, which is also its id.
    field: &'static str,
    /// Its label.
    #[prop(into)]
    label: String,
    /// A hint under the label.
    #[prop(optional)]
    hint: Option<&'static str>,
    /// How many lines are shown at first.
    #[prop(default = 5)]
    rows: u32,
    /// What is typed.
    value: RwSignal<String>,
    /// The mistakes of the form.
    mistakes: Mistakes,
) -> impl IntoView {
    let mistake = mistake_of(mistakes, field);
    view! {
        <div class=group_class(mistake)>
            <label class="govuk-label" for=field>
                {label}
            </label>
            {hint.map(|hint| view! { <div class="govuk-hint" id=hint_id(field)>{hint}</div> })}
            {field_error(field, mistake)}
            <textarea
                class="govuk-textarea"
                class:govuk-textarea--error=move || mistake.with(Option::is_some)
                id=field
                rows=rows
                aria-describedby=described_by(field, hint, mistake)
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            ></textarea>
        </div>
    }
}
