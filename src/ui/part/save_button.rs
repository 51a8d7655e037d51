//! The button that makes a file. It can stand wherever somebody may need it.

use leptos::prelude::*;

use crate::state::App;
use crate::state::notice::Notice;

/// Makes a file of the whole workspace and says where to look for it.
#[component]
pub fn SaveButton(
    /// The words on the button.
    label: &'static str,
) -> impl IntoView {
    let app = App::get();
    let save = move |_| {
        match app.save_file() {
        Ok(name) => app.say(Notice::said(format!(
            "Your browser was given the file {name}. Look for it in your downloads. On the Data page, Check the file makes sure that it is whole."
        ))),
        Err(error) => app.say(Notice::said(error.to_string())),
    }
    };
    view! {
        <button type="button" class="govuk-button" on:click=save>
            {label}
        </button>
    }
}
