//! What a merge would do, before anything is written.

use leptos::prelude::*;

use crate::history::change::Change;
use crate::query::describe::{change_said, field_name, subject};
use crate::query::timing::plural;
use crate::snapshot::compare::{Belongs, Preview};
use crate::state::App;
use crate::state::files::ReadFile;
use crate::ui::page::data::Asking;
use crate::ui::part::history::moment_said;

/// How many of the new changes are listed one by one.
const LISTED: usize = 20;

#[component]
pub fn MergePreview(file: ReadFile, asking: RwSignal<Asking>) -> impl IntoView {
    let app = App::get();
    let preview = app.preview(&file.snapshot);
    let from = format!(
        "From {}, saved {}.",
        file.snapshot.stamp.by,
        moment_said(&file.snapshot.stamp.exported_at)
    );
    let name = file.name.clone();
    let nothing_new = preview.new.is_empty();
    let leave = move |_| asking.set(Asking::Nothing);
    let contents = contents(&preview);
    let merge = move |_| {
        app.merge(&file, &preview);
        asking.set(Asking::Nothing);
    };
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
            {contents}
            <div class="govuk-button-group">
                {(!nothing_new)
                    .then(|| {
                        view! {
                            <button type="button" class="govuk-button" on:click=merge>
                                "Merge"
                            </button>
                        }
                    })}
                <button type="button" class="govuk-button govuk-button--secondary" on:click=leave>
                    {if nothing_new { "Close" } else { "Cancel" }}
                </button>
            </div>
        </section>
    }
}

fn contents(preview: &Preview) -> AnyView {
    let count = |number: usize, one: &str| {
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        plural(number, one)
    };
    if preview.new.is_empty() {
        let here = count(preview.already_here, "change");
        return view! {
            <p class="govuk-body-l">"Nothing new in this file"</p>
            <p class="govuk-body">"It holds " {here} ", and you have them all."</p>
        }
        .into_any();
    }
    let mut lines = vec![
        count(preview.new.len(), "new change"),
        format!("{} already here", count(preview.already_here, "change")),
        count(preview.conflicts.len(), "conflict"),
    ];
    if preview.added_records > 0 {
        let entries = if preview.added_records == 1 { "new entry" } else { "new entries" };
        lines.push(format!("{} {entries}", preview.added_records));
    }
    if preview.outside_edits > 0 {
        lines.push(format!("{} made outside the app", count(preview.outside_edits, "edit")));
    }
    if preview.unknown > 0 {
        lines.push(format!("{} from a newer version, which are kept", count(preview.unknown, "change")));
    }
    let elsewhere = (preview.belongs == Belongs::Elsewhere).then(|| {
        view! {
            <div class="govuk-inset-text">
                "This file is from another workspace. Merge it only if you want both in one. Open shows it by itself."
            </div>
        }
    });
    let items: Vec<_> = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect();
    view! {
        {elsewhere}
        <ul class="govuk-list govuk-list--bullet">{items}</ul>
        {conflicts(preview)}
        {changes(preview)}
    }
    .into_any()
}

/// Both values of a conflict are kept; the list says where to look afterwards.
fn conflicts(preview: &Preview) -> Option<impl IntoView + use<>> {
    let items: Vec<_> = preview
        .conflicts
        .iter()
        .map(|conflict| {
            let about = subject(&preview.after, &conflict.kind, &conflict.rec);
            view! { <li>{about} ": " {field_name(&conflict.field)}</li> }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <h3 class="govuk-heading-m">"Changed by both of you"</h3>
            <p class="govuk-body">"Both versions are kept and marked until somebody chooses."</p>
            <ul class="govuk-list govuk-list--bullet">{items}</ul>
        }
    })
}

fn changes(preview: &Preview) -> impl IntoView + use<> {
    let line = |change: &Change| {
        let about = subject(&preview.after, change.kind(), change.rec());
        let what = change_said(&preview.after, change);
        let who = change.stamp().by.clone();
        view! {
            <li>
                <strong>{about}</strong>
                ": "
                {what}
                <span class="st-quiet">" (" <bdi>{who}</bdi> ")"</span>
            </li>
        }
    };
    let items: Vec<_> = preview.new.iter().take(LISTED).map(line).collect();
    let more = preview.new.len().saturating_sub(LISTED);
    view! {
        <h3 class="govuk-heading-m">"What comes"</h3>
        <ul class="govuk-list govuk-list--bullet">{items}</ul>
        {(more > 0).then(|| view! { <p class="govuk-body">"And " {more} " more."</p> })}
    }
}
