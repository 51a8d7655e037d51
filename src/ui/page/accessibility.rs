//! The accessibility statement: what was checked, how, and what is not known.

use leptos::prelude::*;

use crate::ui::part::heading::PageTitle;

#[component]
pub fn Accessibility() -> impl IntoView {
    view! {
        <PageTitle title="Accessibility" />
        <p class="govuk-body-l">"The tracker should work for everyone. It aims at level AA of the web accessibility guidelines, version 2.2."</p>
        <section class="st-section">
            <h2 class="govuk-heading-l">"What you can do"</h2>
            <ul class="govuk-list govuk-list--bullet">
                <li>"Use every page with the keyboard alone."</li>
                <li>"Zoom in to 400% without losing words."</li>
                <li>"Read every chart as a table."</li>
                <li>"Use your own colours: high contrast and dark settings of your computer are followed."</li>
            </ul>
        </section>
        <section class="st-section">
            <h2 class="govuk-heading-l">"How it is checked"</h2>
            <p class="govuk-body">
                "Each version is checked by a program, on every page, at three widths and with high contrast. The main tasks are done by keyboard alone. Such checks find only some faults."
            </p>
        </section>
        <section class="st-section">
            <h2 class="govuk-heading-l">"What is not known yet"</h2>
            <p class="govuk-body">
                "Nobody has yet gone through the tracker with a screen reader from start to end. If something does not work for you, tell the scrutiny officer who gave you the tracker."
            </p>
        </section>
    }
}
