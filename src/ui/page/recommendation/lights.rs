//! The four lights, always in the same order and never averaged.

use leptos::prelude::*;

use crate::query::list::Row;
use crate::ui::part::tags::{answer_tag, delivery_tag, last_update_said, panel_tag, timing_tag};

pub fn lights(row: &Row) -> impl IntoView + use<> {
    let updated = last_update_said(row.last_update);
    view! {
        <dl class="st-lights">
            <div>
                <dt>"Answer"</dt>
                <dd>{answer_tag(row.answer)}</dd>
            </div>
            <div>
                <dt>"Officers say"</dt>
                <dd>{delivery_tag(row.delivery, row.last_update)}</dd>
            </div>
            <div>
                <dt>"Panel's view"</dt>
                <dd>{panel_tag(row.panel_view)}</dd>
            </div>
            <div>
                <dt>"Timing"</dt>
                <dd>{timing_tag(row.timing)}</dd>
            </div>
        </dl>
        <p class="st-quiet">"Last update: " {updated} "."</p>
    }
}
