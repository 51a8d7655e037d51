//! Links that several pages share.

use leptos::prelude::*;

use crate::query::filter::Filter;
use crate::route::Route;

/// `Recommendation 8`, as a link to it.
pub fn recommendation_link(number: u32) -> impl IntoView {
    let href = Route::Recommendation(number, Filter::all()).href();
    view! { <a href=href>"Recommendation " {number}</a> }
}
