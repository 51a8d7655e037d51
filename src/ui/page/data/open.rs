//! The question before a file takes the place of what is here.

use leptos::prelude::*;

use crate::content::history::moment_said;
use crate::history::change_set::ChangeSet;
use crate::history::fold::fold;
use crate::markup::part::{facts, name as bdi};
use crate::query::list::rows;
use crate::query::summary::answer_counts;
use crate::state::App;
use crate::state::files::ReadFile;
use crate::ui::page::data::{Asking, trouble};
use crate::ui::part::content::Content;

#[component]
pub fn OpenQuestion(file: ReadFile, asking: RwSignal<Asking>) -> impl IntoView {
    let app = App::get();
    let mut set = ChangeSet::new();
    set.union(file.snapshot.changes.iter().cloned());
    let workspace = fold(&set);
    let title = workspace.reviews.values().next().map_or_else(
        || "No review".to_owned(),
        |entry| entry.record.title.clone(),
    );
    let sentence = answer_counts(&rows(&workspace, app.today)).sentence();
    let here = app
        .rows
        .with_untracked(|rows| answer_counts(rows).sentence());
    let stamp = &file.snapshot.stamp;
    let from = format!("{}, {}", stamp.by, moment_said(&stamp.exported_at));
    let name = file.name.clone();
    let pairs = [
        ("File", name),
        ("Saved by", from),
        ("Review", title),
        ("In the file", sentence),
        ("Here now", here),
    ]
    .map(|(key, value)| (key.to_owned(), vec![bdi(value)]))
    .into();
    let leave = move |_| asking.set(Asking::Nothing);
    let replace = move |_| match app.open(&file) {
        Ok(()) => asking.set(Asking::Nothing),
        Err(error) => trouble(app, asking, error.to_string()),
    };
    view! {
        <section class="st-section" aria-labelledby="file-question">
            <h2 class="govuk-heading-l" id="file-question" tabindex="-1">
                "Open this file instead?"
            </h2>
            <Content nodes=Signal::stored(vec![facts(pairs)]) />
            <p class="govuk-body">
                "What is here now will be kept as a restore point on this page. To have both together, merge the file instead."
            </p>
            <div class="govuk-button-group">
                <button type="button" class="govuk-button govuk-button--warning" on:click=replace>
                    "Open and replace"
                </button>
                <button type="button" class="govuk-button govuk-button--secondary" on:click=leave>
                    "Cancel"
                </button>
            </div>
        </section>
    }
}
