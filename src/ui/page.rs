//! The pages, one file each, and the choice of the one to show.

mod add_recommendation;
mod add_update;
mod data;
mod home;
mod new_review;
mod recommendation;
mod recommendations;
mod record_response;
mod shown;

use leptos::prelude::*;

use crate::content;
use crate::route::Route;
use crate::state::App;
use crate::ui::page::shown::{NotFound, Shown, Told};

/// The page for the address. A new filter is not a new page: the list follows it by itself.
#[component]
pub fn Page() -> impl IntoView {
    let app = App::get();
    let page = Memo::new_owning(move |before: Option<Route>| {
        let route = app.route.get();
        match before {
            Some(before) if before.is_same_page(&route) => (before, false),
            _ => (route, true),
        }
    });
    move || match page.get() {
        Route::Home => view! { <home::Home /> }.into_any(),
        Route::NewReview => view! { <new_review::NewReview /> }.into_any(),
        Route::AddRecommendation => view! { <add_recommendation::AddRecommendation /> }.into_any(),
        Route::Recommendations(_) => view! { <recommendations::Recommendations /> }.into_any(),
        Route::Recommendation(number, _) => {
            view! { <recommendation::RecommendationPage number /> }.into_any()
        }
        Route::RecordResponse(number, addressee) => {
            view! { <record_response::RecordResponse number addressee /> }.into_any()
        }
        Route::AddUpdate(number) => view! { <add_update::AddUpdate number /> }.into_any(),
        Route::Meetings => {
            view! { <Shown title="Meetings" page=content::meetings::page /> }.into_any()
        }
        Route::Money => view! { <Shown title="Money" page=content::money::page /> }.into_any(),
        Route::Workforce => {
            view! { <Shown title="Workforce" page=content::workforce::page /> }.into_any()
        }
        Route::Evidence => {
            view! { <Shown title="Evidence" page=content::evidence::page /> }.into_any()
        }
        Route::Data => view! { <data::Data /> }.into_any(),
        Route::Help => view! { <Told title="Help" page=content::help::page /> }.into_any(),
        Route::Accessibility => {
            view! { <Told title="Accessibility" page=content::accessibility::page /> }.into_any()
        }
        Route::NotFound => view! { <NotFound /> }.into_any(),
    }
}
