//! The list of what needs another look, at the top of a form. It takes the focus when it appears.

use leptos::prelude::*;

use crate::history::command::Mistake;
use crate::state::App;

/// The mistakes of a form, shared between the summary and the fields.
pub type Mistakes = RwSignal<Vec<Mistake>>;

/// What is wrong with one field, if anything.
pub fn mistake_of(mistakes: Mistakes, field: &'static str) -> Memo<Option<String>> {
    Memo::new(move |_| {
        mistakes.with(|mistakes| {
            mistakes
                .iter()
                .find(|mistake| mistake.field == field)
                .map(|mistake| mistake.message.clone())
        })
    })
}

/// Shows the mistakes and moves the focus to them.
pub fn show(app: App, mistakes: Mistakes, found: Vec<Mistake>) {
    mistakes.set(found);
    app.focus_soon("error-summary");
}

/// The summary; nothing while there is nothing wrong. A link leads to the field of the same name.
#[component]
pub fn ErrorSummary(
    /// The mistakes.
    mistakes: Mistakes,
) -> impl IntoView {
    let app = App::get();
    let link = move |mistake: Mistake| {
        let go = move |event: leptos::ev::MouseEvent| {
            event.prevent_default();
            app.focus(mistake.field);
        };
        view! {
            <li>
                <a href=format!("#{}", mistake.field) on:click=go>
                    {mistake.message}
                </a>
            </li>
        }
    };
    move || {
        let found = mistakes.get();
        (!found.is_empty()).then(|| {
            view! {
                <div
                    class="govuk-error-summary"
                    id="error-summary"
                    tabindex="-1"
                    role="alert"
                    aria-labelledby="error-summary-title"
                >
                    <h2 class="govuk-error-summary__title" id="error-summary-title">
                        "There is a problem"
                    </h2>
                    <div class="govuk-error-summary__body">
                        <ul class="govuk-list govuk-error-summary__list">
                            {found.into_iter().map(link).collect_view()}
                        </ul>
                    </div>
                </div>
            }
        })
    }
}

/// A sentence in the place of the summary, for something that is wrong with a file and not a field.
#[component]
pub fn Problem(
    /// What is wrong, what was kept and what to do.
    message: String,
) -> impl IntoView {
    view! {
        <div
            class="govuk-error-summary"
            id="error-summary"
            tabindex="-1"
            role="alert"
            aria-labelledby="error-summary-title"
        >
            <h2 class="govuk-error-summary__title" id="error-summary-title">
                "There is a problem"
            </h2>
            <div class="govuk-error-summary__body">
                <p>{message}</p>
            </div>
        </div>
    }
}

/// The message beside a field, and the id under which the field refers to it.
pub fn field_error(field: &'static str, mistake: Memo<Option<String>>) -> impl IntoView {
    move || {
        mistake.get().map(|message| {
            view! {
                <p class="govuk-error-message" id=error_id(field)>
                    <span class="govuk-visually-hidden">"Error: "</span>
                    {message}
                </p>
            }
        })
    }
}

/// The id of a field's message.
pub fn error_id(field: &str) -> String {
    format!("{field}-error")
}

/// The class of a form group, with the mark of a mistake where there is one.
pub fn group_class(mistake: Memo<Option<String>>) -> impl Fn() -> &'static str + Clone {
    move || {
        if mistake.with(Option::is_some) {
            "govuk-form-group govuk-form-group--error"
        } else {
            "govuk-form-group"
        }
    }
}

/// What describes a field: its hint, and its message where there is one.
pub fn described_by(
    field: &'static str,
    hint: Option<&'static str>,
    mistake: Memo<Option<String>>,
) -> impl Fn() -> Option<String> {
    move || {
        let hint = hint.map(|_| hint_id(field));
        let error = mistake.with(Option::is_some).then(|| error_id(field));
        let ids: Vec<String> = hint.into_iter().chain(error).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}

/// The id of a field's hint.
pub fn hint_id(field: &str) -> String {
    format!("{field}-hint")
}
