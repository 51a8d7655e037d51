//! An address that is no page.

use leptos::prelude::*;

use crate::route::Route;
use crate::ui::part::heading::PageTitle;

#[component]
pub fn NotFound() -> impl IntoView {
    view! {
        <PageTitle title="Page not found" />
        <p class="govuk-body">"The address may have been typed wrongly, or it is from another version of the tracker."</p>
        <p class="govuk-body">
            <a href=Route::Home.href()>"Go to Home"</a>
        </p>
    }
}
