//! Where officers' claim and the panel's own view do not go together. It is said, and never averaged.

use crate::domain::recommendation::PanelView;
use crate::domain::update::Delivery;
use crate::query::list::Row;

/// What differs, as a sentence for reading aloud; nothing where the two go together or one is not known.
pub fn disagreement(row: &Row) -> Option<&'static str> {
    let is_over = matches!(row.delivery, Delivery::Done | Delivery::Overtaken);
    match (row.delivery, row.panel_view) {
        (Delivery::NotStated, _) | (_, PanelView::NotConsidered) => None,
        (Delivery::Done, PanelView::NotSatisfied) => {
            Some("Officers say it is done. The panel is not satisfied.")
        }
        (Delivery::Done, PanelView::KeepWatching) => {
            Some("Officers say it is done. The panel keeps watching it.")
        }
        (Delivery::InProgress, PanelView::NotSatisfied) => {
            Some("Officers say it is in progress. The panel is not satisfied.")
        }
        (Delivery::Overtaken, PanelView::NotSatisfied | PanelView::KeepWatching) => {
            Some("Officers say it was overtaken. The panel still watches it.")
        }
        (_, PanelView::NoLongerWatched) if !is_over => {
            Some("The panel has stopped watching it. Officers do not say that it is done.")
        }
        _ => None,
    }
}
