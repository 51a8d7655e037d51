//! The filter form. What is ticked takes effect with *Apply filters*, and Back takes it back.

use std::collections::BTreeSet;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::domain::id::RecordId;
use crate::domain::order::in_order;
use crate::domain::recommendation::PanelView;
use crate::domain::response::Answer;
use crate::domain::update::Delivery;
use crate::query::filter::{Filter, Need};
use crate::route::Route;
use crate::state::App;
use crate::ui::form::choice::Checkboxes;

/// What is ticked and typed before it is applied.
#[derive(Clone, Copy)]
struct Ticked {
    text: RwSignal<String>,
    themes: RwSignal<BTreeSet<RecordId>>,
    answers: RwSignal<BTreeSet<Answer>>,
    deliveries: RwSignal<BTreeSet<Delivery>>,
    panel_views: RwSignal<BTreeSet<PanelView>>,
    addressees: RwSignal<BTreeSet<RecordId>>,
    needs: RwSignal<BTreeSet<Need>>,
}

impl Ticked {
    fn blank() -> Self {
        Self {
            text: RwSignal::new(String::new()),
            themes: RwSignal::new(BTreeSet::new()),
            answers: RwSignal::new(BTreeSet::new()),
            deliveries: RwSignal::new(BTreeSet::new()),
            panel_views: RwSignal::new(BTreeSet::new()),
            addressees: RwSignal::new(BTreeSet::new()),
            needs: RwSignal::new(BTreeSet::new()),
        }
    }

    fn take(self, filter: Filter) {
        self.text.set(filter.text);
        self.themes.set(filter.themes);
        self.answers.set(filter.answers);
        self.deliveries.set(filter.deliveries);
        self.panel_views.set(filter.panel_views);
        self.addressees.set(filter.addressees);
        self.needs.set(filter.needs);
    }

    fn filter(self, sorted_as: &Filter) -> Filter {
        Filter {
            text: self.text.get_untracked(),
            themes: self.themes.get_untracked(),
            answers: self.answers.get_untracked(),
            deliveries: self.deliveries.get_untracked(),
            panel_views: self.panel_views.get_untracked(),
            addressees: self.addressees.get_untracked(),
            needs: self.needs.get_untracked(),
            sort: sorted_as.sort,
            direction: sorted_as.direction,
        }
    }
}

#[component]
pub fn Filters(filter: Memo<Filter>) -> impl IntoView {
    let app = App::get();
    let ticked = Ticked::blank();
    // The address leads: Back, a chip or a link changes what is ticked.
    Effect::new(move |_| ticked.take(filter.get()));
    let open = RwSignal::new(false);
    let apply = move |event: SubmitEvent| {
        event.prevent_default();
        let chosen = ticked.filter(&filter.get_untracked());
        app.go(&Route::Recommendations(chosen));
    };
    view! {
        <form class="st-filters" role="search" novalidate on:submit=apply>
            <div class="st-filters__search">
                <div class="govuk-form-group">
                    <label class="govuk-label" for="search">
                        "Search the recommendations"
                    </label>
                    <input
                        class="govuk-input"
                        id="search"
                        type="search"
                        autocomplete="off"
                        prop:value=ticked.text
                        on:input=move |event| ticked.text.set(event_target_value(&event))
                    />
                </div>
                <button type="submit" class="govuk-button">
                    "Apply filters"
                </button>
            </div>
            <button
                type="button"
                class="govuk-button govuk-button--secondary st-filters__toggle"
                aria-expanded=move || open.get().to_string()
                aria-controls="filter-groups"
                on:click=move |_| open.update(|open| *open = !*open)
            >
                {move || if open.get() { "Hide filters" } else { "Show filters" }}
            </button>
            <div id="filter-groups" class="st-filters__groups" class:st-filters__groups--open=open>
                <Groups ticked />
                <div class="st-filters__actions">
                    <button type="submit" class="govuk-button">
                        "Apply filters"
                    </button>
                    <a href=Route::Recommendations(Filter::all()).href()>"Clear filters"</a>
                </div>
            </div>
        </form>
    }
}

#[component]
fn Groups(ticked: Ticked) -> impl IntoView {
    let app = App::get();
    let labelled = |labels: Vec<(RecordId, String, u32)>| {
        in_order(labels, |(_, _, order)| *order)
            .into_iter()
            .map(|(id, label, _)| (id, label))
            .collect::<Vec<_>>()
    };
    let themes = app.workspace.with_untracked(|workspace| {
        workspace
            .themes
            .iter()
            .map(|(id, entry)| (id.clone(), entry.record.title.clone(), entry.record.order))
            .collect()
    });
    let addressees = app.workspace.with_untracked(|workspace| {
        workspace
            .addressees
            .iter()
            .map(|(id, entry)| {
                (
                    id.clone(),
                    entry.record.portfolio.clone(),
                    entry.record.order,
                )
            })
            .collect()
    });
    fn words<T: Copy>(all: &[T], label: fn(T) -> &'static str) -> Vec<(T, String)> {
        all.iter()
            .map(|value| (*value, label(*value).to_owned()))
            .collect()
    }
    let answers = [
        Answer::InFull,
        Answer::InPart,
        Answer::Declined,
        Answer::Awaiting,
    ];
    view! {
        <div class="st-filters__grid">
            <Checkboxes field="theme" legend="Theme" options=labelled(themes) chosen=ticked.themes />
            <Checkboxes field="answer" legend="Answer" options=words(&answers, Answer::label) chosen=ticked.answers />
            <Checkboxes
                field="delivery"
                legend="Officers say"
                options=words(Delivery::ALL, Delivery::label)
                chosen=ticked.deliveries
            />
            <Checkboxes
                field="panel"
                legend="Panel's view"
                options=words(PanelView::ALL, PanelView::label)
                chosen=ticked.panel_views
            />
            <Checkboxes field="owner" legend="Cabinet Member" options=labelled(addressees) chosen=ticked.addressees />
            <Checkboxes field="needs" legend="Waiting for" options=words(Need::ALL, Need::label) chosen=ticked.needs />
        </div>
    }
}
