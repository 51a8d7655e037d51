//! Where officers' claim and the panel's view differ, and how long officers have been silent.

use scrutiny_tracker::content::light::lights;
use scrutiny_tracker::domain::recommendation::PanelView;
use scrutiny_tracker::domain::update::Delivery;
use scrutiny_tracker::markup::html::plain;
use scrutiny_tracker::query::disagreement::disagreement;

use super::embedded;

#[test]
fn claim_and_view_that_go_apart_are_said_and_not_averaged() {
    let mut row = embedded().remove(0);
    for (delivery, view, differs) in [
        (Delivery::Done, PanelView::NotSatisfied, true),
        (Delivery::Done, PanelView::KeepWatching, true),
        (Delivery::InProgress, PanelView::NotSatisfied, true),
        (Delivery::Overtaken, PanelView::KeepWatching, true),
        (Delivery::InProgress, PanelView::NoLongerWatched, true),
        (Delivery::Done, PanelView::NoLongerWatched, false),
        (Delivery::InProgress, PanelView::KeepWatching, false),
        (Delivery::Done, PanelView::NotConsidered, false),
        (Delivery::NotStated, PanelView::NotSatisfied, false),
        (Delivery::Slowed, PanelView::NotSatisfied, false),
    ] {
        row.delivery = delivery;
        row.panel_view = view;
        assert_eq!(
            disagreement(&row).is_some(),
            differs,
            "{delivery:?} {view:?}"
        );
    }
}

#[test]
fn months_of_silence_stand_beside_the_status() {
    let mut row = embedded().remove(0);
    for (silence, said) in [
        (None, ""),
        (Some(0), ""),
        (Some(1), "1 month ago"),
        (Some(13), "13 months ago"),
    ] {
        row.silence = silence;
        let shown = plain(&[lights(&row)]);
        assert_eq!(shown.contains("ago"), !said.is_empty());
        assert!(shown.contains(said), "{shown}");
    }
}
