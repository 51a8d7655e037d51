//! The pages, one file each, and the choice of the one to show.

mod accessibility;
mod add_update;
mod data;
mod evidence;
mod help;
mod home;
mod meetings;
mod money;
mod new_review;
mod not_found;
mod recommendation;
mod recommendations;
mod record_response;
mod workforce;

use leptos::prelude::*;

use crate::route::Route;
use crate::state::App;

/// The page for the address. A new filter is not a new page: the list follows it by itself.
#[component]
pub fn Page() -> impl IntoView {
    let app = App::get();
    let shown = RwSignal::new(app.route.get_untracked());
    Effect::new(move |_| {
        let route = app.route.get();
        if !shown.with_untracked(|before| before.is_same_page(&route)) {
            shown.set(route);
        }
    });
    move || match shown.get() {
        Route::Home => view! { <home::Home /> }.into_any(),
        Route::NewReview => view! { <new_review::NewReview /> }.into_any(),
        Route::Recommendations(_) => view! { <recommendations::Recommendations /> }.into_any(),
        Route::Recommendation(number, _) => view! { <recommendation::RecommendationPage number /> }.into_any(),
        Route::RecordResponse(number, addressee) => {
            view! { <record_response::RecordResponse number addressee /> }.into_any()
        }
        Route::AddUpdate(number) => view! { <add_update::AddUpdate number /> }.into_any(),
        Route::Meetings => view! { <meetings::Meetings /> }.into_any(),
        Route::Money => view! { <money::Money /> }.into_any(),
        Route::Workforce => view! { <workforce::Workforce /> }.into_any(),
        Route::Evidence => view! { <evidence::EvidencePage /> }.into_any(),
        Route::Data => view! { <data::Data /> }.into_any(),
        Route::Help => view! { <help::Help /> }.into_any(),
        Route::Accessibility => view! { <accessibility::Accessibility /> }.into_any(),
        Route::NotFound => view! { <not_found::NotFound /> }.into_any(),
    }
}
