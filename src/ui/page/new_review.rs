//! The form that begins an empty review in a workspace of its own.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::history::command::Mistake;
use crate::route::Route;
use crate::state::App;
use crate::state::notice::Notice;
use crate::ui::form::error_summary::{ErrorSummary, show};
use crate::ui::form::text::TextField;
use crate::ui::part::heading::PageTitle;

#[component]
pub fn NewReview() -> impl IntoView {
    let app = App::get();
    let title = RwSignal::new(String::new());
    let mistakes = RwSignal::new(Vec::new());
    let begin = move |event: SubmitEvent| {
        event.prevent_default();
        let name = title.get_untracked();
        if name.trim().is_empty() {
            let message = "Enter the title of the review".to_owned();
            show(
                app,
                mistakes,
                vec![Mistake {
                    field: "title",
                    message,
                }],
            );
            return;
        }
        match app.start_empty(&name, &app.person()) {
            Ok(()) => {
                app.say_on_next_page(Notice::said("The review was started. What was here before is a restore point on the Data page."));
                app.go(&Route::Home);
            }
            Err(error) => show(
                app,
                mistakes,
                vec![Mistake {
                    field: "title",
                    message: error.to_string(),
                }],
            ),
        }
    };
    view! {
        <ErrorSummary mistakes />
        <PageTitle title="Start an empty review" />
        <p class="govuk-body">
            "The new review takes the place of the one that is open. That one is kept: you can go back to it on the Data page."
        </p>
        <form novalidate on:submit=begin>
            <TextField field="title" label="Title of the review" value=title mistakes />
            <div class="govuk-button-group">
                <button type="submit" class="govuk-button">
                    "Start the review"
                </button>
                <a href=Route::Home.href()>"Cancel"</a>
            </div>
        </form>
    }
}
