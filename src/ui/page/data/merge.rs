//! The question before a merge: what the file would bring.

use leptos::prelude::*;

use crate::content;
use crate::content::history::moment_said;
use crate::state::App;
use crate::state::files::ReadFile;
use crate::ui::page::data::Asking;
use crate::ui::part::content::Content;

#[component]
pub fn MergePreview(file: ReadFile, asking: RwSignal<Asking>) -> impl IntoView {
    let app = App::get();
    let preview = app.preview(&file.snapshot);
    let stamp = &file.snapshot.stamp;
    let from = format!(
        "From {}, saved {}.",
        stamp.by,
        moment_said(&stamp.exported_at)
    );
    let name = file.name.clone();
    let nothing_new = preview.new.is_empty();
    let nodes = content::merge::preview(&preview);
    let leave = move |_| asking.set(Asking::Nothing);
    let merge = move |_| {
        app.merge(&file, &preview);
        asking.set(Asking::Nothing);
    };
    let merge = (!nothing_new).then(|| {
        view! {
            <button type="button" class="govuk-button" on:click=merge>
                "Merge"
            </button>
        }
    });
    view! {
        <section class="st-section" aria-labelledby="file-question">
            <h2 class="govuk-heading-l" id="file-question" tabindex="-1">
                "Before you merge"
            </h2>
            <p class="govuk-body">
                <bdi>{name}</bdi>
                ". "
                {from}
            </p>
            <Content nodes=Signal::stored(nodes) />
            <div class="govuk-button-group">
                {merge}
                <button type="button" class="govuk-button govuk-button--secondary" on:click=leave>
                    {if nothing_new { "Close" } else { "Cancel" }}
                </button>
            </div>
        </section>
    }
}
