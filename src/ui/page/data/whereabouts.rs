//! Where the data of this copy of the tracker is, and what could not be understood of it.

use leptos::prelude::*;

use crate::query::timing::plural;
use crate::state::App;
use crate::state::navigation::file_or_site;

#[component]
pub fn Whereabouts() -> impl IntoView {
    let app = App::get();
    let changes = move || {
        let count = app.with_changes(|set| u32::try_from(set.len()).unwrap_or(u32::MAX));
        plural(count, "change")
    };
    view! {
        <section class="st-section">
            <h2 class="govuk-heading-l">"Where this data is"</h2>
            <p class="govuk-body">
                "Your changes are in this browser, on this computer, for this copy of the tracker: "
                <bdi class="st-path">{file_or_site()}</bdi>
            </p>
            <p class="govuk-body">
                "They are not in the tracker's own file. If you clear the browser's data, or move this file in Firefox, they go out of view. A saved file is the only sure copy."
            </p>
            <p class="govuk-body">"This workspace has " {changes} " in all."</p>
        </section>
        <Misfits />
    }
}

/// What on the shelf is not a sound change. It is left alone and can be read here.
#[component]
fn Misfits() -> impl IntoView {
    let app = App::get();
    move || {
        let misfits = app.misfits.get();
        (!misfits.is_empty()).then(|| {
            let rows: Vec<_> = misfits
                .into_iter()
                .map(|misfit| {
                    view! {
                        <li>
                            <bdi>{misfit.key}</bdi>
                            <pre class="st-raw" tabindex="0">{misfit.raw}</pre>
                        </li>
                    }
                })
                .collect();
            view! {
                <section class="st-section">
                    <h2 class="govuk-heading-l">"Stored data that could not be read"</h2>
                    <p class="govuk-body">
                        "Something else may have written to this browser's storage, or it was damaged. The tracker has left it as it is. Copy it from here if you need it."
                    </p>
                    <ul class="govuk-list">{rows}</ul>
                </section>
            }
        })
    }
}
