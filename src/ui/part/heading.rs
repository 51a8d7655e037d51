//! The title of a page: the one `h1`, which takes the focus when the page is shown.

use leptos::prelude::*;

use crate::state::App;

/// The page's title on the page and in the window.
#[component]
pub fn PageTitle(
    /// The title.
    #[prop(into)]
    title: String,
) -> impl IntoView {
    App::get().title(&title);
    view! {
        <h1 class="govuk-heading-xl" id="page-title" tabindex="-1">
            {title}
        </h1>
    }
}
