//! What is chosen, each as a link that takes it away again.

use leptos::prelude::*;

use crate::domain::id::RecordId;
use crate::domain::recommendation::Addressee;
use crate::domain::review::Theme;
use crate::domain::workspace::Workspace;
use crate::query::filter::Filter;
use crate::route::Route;
use crate::state::App;

/// One choice: its group, its words, and the filter without it.
struct Chip {
    group: &'static str,
    words: String,
    without: Filter,
}

#[component]
pub fn Chips(filter: Memo<Filter>) -> impl IntoView {
    let app = App::get();
    // The chip that was pressed goes away; the focus goes on to the result.
    let leave = move |_| app.focus_soon("results");
    move || {
        let chips = app
            .workspace
            .with(|workspace| filter.with(|filter| chips(workspace, filter)));
        (!chips.is_empty()).then(|| {
            let items: Vec<_> = chips
                .into_iter()
                .map(|chip| {
                    let name = format!("Remove filter: {}, {}", chip.group, chip.words);
                    view! {
                        <li>
                            <a class="st-chip" href=Route::Recommendations(chip.without).href() aria-label=name on:click=leave>
                                {chip.group}
                                ", "
                                {chip.words}
                            </a>
                        </li>
                    }
                })
                .collect();
            view! {
                <section class="st-chips" aria-labelledby="chips-title">
                    <h2 id="chips-title">"Selected filters"</h2>
                    <ul>{items}</ul>
                </section>
            }
        })
    }
}

fn chips(workspace: &Workspace, filter: &Filter) -> Vec<Chip> {
    let mut chips = Vec::new();
    let mut add = |group, words: String, take: &dyn Fn(&mut Filter)| {
        let mut without = filter.clone();
        take(&mut without);
        chips.push(Chip {
            group,
            words,
            without,
        });
    };
    if !filter.text.is_empty() {
        add("Search", filter.text.clone(), &|filter| filter.text.clear());
    }
    for id in &filter.themes {
        let title = workspace.get::<Theme>(id).map(|theme| theme.title.clone());
        add("Theme", title.unwrap_or_else(|| not_here(id)), &|filter| {
            filter.themes.remove(id);
        });
    }
    for answer in &filter.answers {
        add("Answer", answer.label().to_owned(), &|filter| {
            filter.answers.remove(answer);
        });
    }
    for delivery in &filter.deliveries {
        add("Officers say", delivery.label().to_owned(), &|filter| {
            filter.deliveries.remove(delivery);
        });
    }
    for view in &filter.panel_views {
        add("Panel's view", view.label().to_owned(), &|filter| {
            filter.panel_views.remove(view);
        });
    }
    for id in &filter.addressees {
        let portfolio = workspace
            .get::<Addressee>(id)
            .map(|addressee| addressee.portfolio.clone());
        add(
            "Cabinet Member",
            portfolio.unwrap_or_else(|| not_here(id)),
            &|filter| {
                filter.addressees.remove(id);
            },
        );
    }
    for need in &filter.needs {
        add("Waiting for", need.label().to_owned(), &|filter| {
            filter.needs.remove(need);
        });
    }
    chips
}

/// A link can name a record of another workspace.
fn not_here(id: &RecordId) -> String {
    format!("{id} (not in this workspace)")
}
