//! The four lights as words in tags. Colour repeats the word and never stands for it.

use leptos::prelude::*;

use crate::domain::date::StatedDate;
use crate::domain::recommendation::PanelView;
use crate::domain::response::Answer;
use crate::domain::update::Delivery;
use crate::query::answer::Combined;
use crate::query::delivery::LastUpdate;
use crate::query::timing::Timing;

fn tag(label: String, colour: &'static str) -> impl IntoView {
    let class = format!("govuk-tag {colour}");
    view! { <strong class=class>{label}</strong> }
}

const GREEN: &str = "govuk-tag--green";
const GREY: &str = "govuk-tag--grey";
const ORANGE: &str = "govuk-tag--orange";
const PURPLE: &str = "govuk-tag--purple";
const RED: &str = "govuk-tag--red";
const YELLOW: &str = "govuk-tag--yellow";
const PLAIN: &str = "";

pub fn answer_tag(answer: Combined) -> impl IntoView {
    let colour = match answer {
        Combined::Agreed(Answer::InFull) => GREEN,
        Combined::Agreed(Answer::InPart) | Combined::Differing => YELLOW,
        Combined::Agreed(Answer::Declined) => RED,
        Combined::Agreed(Answer::Awaiting) => GREY,
    };
    tag(answer.label().to_owned(), colour)
}

/// What officers say; where they have said nothing at all, that is what the tag says.
pub fn delivery_tag(delivery: Delivery, last: LastUpdate) -> impl IntoView {
    let colour = match delivery {
        Delivery::Done => GREEN,
        Delivery::InProgress => PLAIN,
        Delivery::Slowed => ORANGE,
        Delivery::NotStarted | Delivery::Overtaken | Delivery::NotStated => GREY,
    };
    let label = match last {
        LastUpdate::None => "No update yet",
        LastUpdate::Undated | LastUpdate::Dated(_) => delivery.label(),
    };
    tag(label.to_owned(), colour)
}

pub fn panel_tag(view: PanelView) -> impl IntoView {
    let colour = match view {
        PanelView::NotConsidered => GREY,
        PanelView::KeepWatching => PURPLE,
        PanelView::NotSatisfied => ORANGE,
        PanelView::NoLongerWatched => GREEN,
    };
    tag(view.label().to_owned(), colour)
}

pub fn timing_tag(timing: Timing) -> impl IntoView {
    let colour = match timing {
        Timing::Overdue { .. } => ORANGE,
        Timing::DueSoon { .. } => YELLOW,
        Timing::ReportedBack => GREEN,
        Timing::Silent { .. } | Timing::Ahead => PLAIN,
        Timing::NoDate => GREY,
    };
    tag(timing.label(), colour)
}

/// The last update in words; never blank.
pub fn last_update_said(last: LastUpdate) -> String {
    match last {
        LastUpdate::None => "None".to_owned(),
        LastUpdate::Undated => "Date not stated".to_owned(),
        LastUpdate::Dated(day) => StatedDate::Day(day).to_string(),
    }
}
