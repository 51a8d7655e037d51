//! Data: saving, merging and opening files, and the way back.

mod merge;
mod open;
mod restore;
mod whereabouts;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::query::timing::plural;
use crate::state::App;
use crate::state::files::{ReadFile, choose, read_chosen};
use crate::state::notice::Notice;
use crate::ui::form::error_summary::Problem;
use crate::ui::page::data::merge::MergePreview;
use crate::ui::page::data::open::OpenQuestion;
use crate::ui::page::data::restore::RestorePoints;
use crate::ui::page::data::whereabouts::Whereabouts;
use crate::ui::part::heading::PageTitle;
use crate::ui::part::save_button::SaveButton;

/// What a chosen file is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Purpose {
    Merge,
    Open,
    Check,
}

/// What the page asks or says about a file.
#[derive(Clone)]
enum Asking {
    Nothing,
    Reading,
    Merging(ReadFile),
    Opening(ReadFile),
    Trouble(String),
}

#[component]
pub fn Data() -> impl IntoView {
    let asking = RwSignal::new(Asking::Nothing);
    view! {
        {move || match asking.get() {
            Asking::Trouble(message) => Some(view! { <Problem message /> }),
            _ => None,
        }}
        <PageTitle title="Data" />
        {move || match asking.get() {
            Asking::Merging(file) => view! { <MergePreview file asking /> }.into_any(),
            Asking::Opening(file) => view! { <OpenQuestion file asking /> }.into_any(),
            Asking::Reading => view! { <p class="govuk-body">"Reading the file…"</p> }.into_any(),
            Asking::Nothing | Asking::Trouble(_) => view! { <Choices /> }.into_any(),
        }}
        <FileInput id="merge-input" label="File to merge" purpose=Purpose::Merge asking />
        <FileInput id="open-input" label="File to open" purpose=Purpose::Open asking />
        <FileInput id="check-input" label="File to check" purpose=Purpose::Check asking />
        <RestorePoints asking />
        <Whereabouts />
    }
}

#[component]
fn Choices() -> impl IntoView {
    view! {
        <ul class="st-choices">
            <li>
                <h2 class="govuk-heading-m">"Save"</h2>
                <p class="govuk-body">"Makes one file with everything in it. Send it to a colleague, or keep it as your copy."</p>
                <SaveButton label="Save a file" />
                <p class="govuk-body">"Then make sure that the file is whole: choose it from your downloads."</p>
                <ChooseButton label="Check the file" input="check-input" />
            </li>
            <li>
                <h2 class="govuk-heading-m">"Merge"</h2>
                <p class="govuk-body">
                    "Adds a colleague's work to yours. Nothing of yours is lost, and nothing is written before you have seen what comes."
                </p>
                <ChooseButton label="Merge a file" input="merge-input" />
            </li>
            <li>
                <h2 class="govuk-heading-m">"Open"</h2>
                <p class="govuk-body">"Shows a file in place of what is here. What is here becomes a restore point."</p>
                <ChooseButton label="Open a file" input="open-input" />
            </li>
        </ul>
    }
}

/// A button that opens the browser's file chooser.
#[component]
fn ChooseButton(label: &'static str, input: &'static str) -> impl IntoView {
    view! {
        <button type="button" class="govuk-button govuk-button--secondary" on:click=move |_| choose(input)>
            {label}
        </button>
    }
}

/// The hidden input behind a button; choosing a file there reads it.
#[component]
fn FileInput(
    id: &'static str,
    label: &'static str,
    purpose: Purpose,
    asking: RwSignal<Asking>,
) -> impl IntoView {
    let app = App::get();
    let chosen = move |event: leptos::ev::Event| {
        spawn_local(async move {
            asking.set(Asking::Reading);
            match read_chosen(event).await {
                // Somebody who closes the chooser without a file wants nothing said.
                None => asking.set(Asking::Nothing),
                Some(Err(error)) => trouble(app, asking, error.to_string()),
                Some(Ok(file)) => read(app, asking, purpose, file),
            }
        });
    };
    view! {
        <input
            type="file"
            id=id
            aria-label=label
            accept=".json,application/json,.txt"
            hidden
            on:change=chosen
        />
    }
}

fn trouble(app: App, asking: RwSignal<Asking>, message: String) {
    asking.set(Asking::Trouble(message));
    app.focus_soon("error-summary");
}

fn read(app: App, asking: RwSignal<Asking>, purpose: Purpose, file: ReadFile) {
    match purpose {
        Purpose::Merge => {
            asking.set(Asking::Merging(file));
            app.focus_soon("file-question");
        }
        Purpose::Open => {
            asking.set(Asking::Opening(file));
            app.focus_soon("file-question");
        }
        Purpose::Check => {
            asking.set(Asking::Nothing);
            check(app, &file);
        }
    }
}

fn check(app: App, file: &ReadFile) {
    let missing = app.note_checked(&file.snapshot);
    let name = &file.name;
    app.say(Notice::said(if missing == 0 {
        format!("{name} is whole and holds all of your changes.")
    } else {
        format!(
            "{name} is whole, but it lacks {} that you have here. Save a file again to have everything in one.",
            plural(missing, "change")
        )
    }));
}
