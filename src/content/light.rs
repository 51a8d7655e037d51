//! The four lights as words in tags, always in the same order and never averaged.

use crate::domain::date::StatedDate;
use crate::domain::recommendation::PanelView;
use crate::domain::response::Answer;
use crate::domain::update::Delivery;
use crate::markup::part::{Tone, quiet, tag};
use crate::markup::{Node, element, several, text};
use crate::query::answer::Combined;
use crate::query::delivery::LastUpdate;
use crate::query::list::Row;
use crate::query::timing::{Timing, plural};

/// The answer.
pub fn answer_tag(answer: Combined) -> Node {
    let tone = match answer {
        Combined::Agreed(Answer::InFull) => Tone::Green,
        Combined::Agreed(Answer::InPart) | Combined::Differing => Tone::Yellow,
        Combined::Agreed(Answer::Declined) => Tone::Red,
        Combined::Agreed(Answer::Awaiting) => Tone::Grey,
    };
    tag(tone, answer.label())
}

/// What officers say; where they have said nothing at all, that is what the tag says.
pub fn delivery_tag(delivery: Delivery, last: LastUpdate) -> Node {
    let tone = match delivery {
        Delivery::Done => Tone::Green,
        Delivery::InProgress => Tone::Plain,
        Delivery::Slowed => Tone::Orange,
        Delivery::NotStarted | Delivery::Overtaken | Delivery::NotStated => Tone::Grey,
    };
    match last {
        LastUpdate::None => tag(Tone::Grey, "No update yet"),
        LastUpdate::Undated | LastUpdate::Dated(_) => tag(tone, delivery.label()),
    }
}

/// The panel's own view.
pub fn panel_tag(view: PanelView) -> Node {
    let tone = match view {
        PanelView::NotConsidered => Tone::Grey,
        PanelView::KeepWatching => Tone::Purple,
        PanelView::NotSatisfied => Tone::Orange,
        PanelView::NoLongerWatched => Tone::Green,
    };
    tag(tone, view.label())
}

/// Where it stands against its dates.
pub fn timing_tag(timing: Timing) -> Node {
    let tone = match timing {
        Timing::Overdue { .. } => Tone::Orange,
        Timing::DueSoon { .. } => Tone::Yellow,
        Timing::ReportedBack => Tone::Green,
        Timing::Silent { .. } | Timing::Ahead => Tone::Plain,
        Timing::NoDate => Tone::Grey,
    };
    tag(tone, timing.label())
}

/// The four lights of a recommendation.
pub fn lights(row: &Row) -> Node {
    let light = |name: &str, tags: Vec<Node>| {
        let name = element("dt", several([text(name)])).node();
        element("div", several([name, element("dd", tags).node()])).node()
    };
    let lights = several([
        light("Answer", several([answer_tag(row.answer)])),
        light("Officers say", claim(row)),
        light("Panel's view", several([panel_tag(row.panel_view)])),
        light("Timing", several([timing_tag(row.timing)])),
    ]);
    element("dl", lights).class("st-lights").node()
}

/// What officers say, with the months of silence since: a status alone can hide years of nothing.
pub fn claim(row: &Row) -> Vec<Node> {
    let mut tags = several([delivery_tag(row.delivery, row.last_update)]);
    if let Some(months) = row.silence.filter(|months| *months > 0) {
        let ago = format!(" {} ago", plural(months, "month"));
        tags.push(quiet(several([text(ago)])));
    }
    tags
}

/// The last update in words; never blank.
pub fn last_update_said(last: LastUpdate) -> String {
    match last {
        LastUpdate::None => "None".to_owned(),
        LastUpdate::Undated => "Date not stated".to_owned(),
        LastUpdate::Dated(day) => StatedDate::Day(day).to_string(),
    }
}
