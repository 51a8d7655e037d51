//! A lane for each recommendation from the motion to today, and what happened in which year.

use time::Date;

use crate::chart::{Cell, Lane, Lanes, MarkStyle, Row as Bar, StackedRows, lanes};
use crate::content::figure::Figure;
use crate::content::progress::{figure, part};
use crate::domain::date::StatedDate;
use crate::domain::meeting::{Meeting, MeetingState};
use crate::domain::order::sorted;
use crate::domain::response::{Answer, Response};
use crate::domain::update::Audience;
use crate::domain::workspace::Workspace;
use crate::markup::Node;
use crate::query::delivery::{LastUpdate, updates_of};
use crate::query::filter::Filter;
use crate::query::list::Row;
use crate::query::timing::plural;
use crate::route::Route;

/// What happens to a recommendation, in the order of the table's columns.
const KINDS: [(&str, MarkStyle); 3] = [
    ("Answers", MarkStyle::Solid),
    ("Notes", MarkStyle::Dots),
    ("Meetings", MarkStyle::CrossHatch),
];

/// Something that happened: which of [`KINDS`], when, and what that day is where it is not its own.
type Event = (usize, StatedDate, &'static str);

/// The last day a date can mean.
fn day(date: StatedDate) -> Option<Date> {
    date.span().map(|(_, last)| last)
}

/// Answers, public notes and held meetings on a recommendation.
fn events(workspace: &Workspace, row: &Row) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    let review = workspace.reviews.values().next();
    let cabinet = review.and_then(|entry| entry.record.cabinet);
    for (_, entry) in workspace.naming::<Response>(&row.id) {
        let response = &entry.record;
        if response.recommendation == row.id && response.answer != Answer::Awaiting {
            // An answer is given at the latest when the Cabinet meets on it.
            let own = response.date.filter(|date| date.span().is_some());
            events.push(match own.or(cabinet) {
                Some(date) if own.is_none() => (0, date, " (Cabinet)"),
                date => (0, date.unwrap_or(StatedDate::NotStated), ""),
            });
        }
    }
    for (_, entry) in updates_of(workspace, &row.id) {
        if entry.record.audience == Audience::Public {
            events.push((1, entry.record.date, ""));
        }
    }
    for (_, entry) in workspace.naming::<Meeting>(&row.id) {
        let meeting = &entry.record;
        if meeting.state == MeetingState::Held && meeting.recommendations.contains(&row.id) {
            events.push((2, meeting.date, ""));
        }
    }
    sorted(events, &|a, b| (day(a.1), a.0).cmp(&(day(b.1), b.0)))
}

/// The lanes, and the years.
pub(super) fn figures(workspace: &Workspace, rows: &[Row], today: Date) -> Vec<Node> {
    let all: Vec<Vec<Event>> = rows.iter().map(|row| events(workspace, row)).collect();
    let motion = workspace.reviews.values().find_map(|entry| {
        let (first, _) = entry.record.motion_date?.span()?;
        Some(first)
    });
    let earliest = all
        .iter()
        .flatten()
        .filter_map(|(_, date, _)| day(*date))
        .min();
    let Some(start) = motion.into_iter().chain(earliest).min() else {
        return Vec::new();
    };
    let from = |day: Date| u32::try_from((day - start).whole_days()).unwrap_or(0);
    let lane = |(row, events): (&Row, &Vec<Event>)| {
        let cells = (0..KINDS.len()).map(|kind| cell(events, kind)).collect();
        let days = events
            .iter()
            .filter_map(|(kind, date, _)| {
                let (_, style) = KINDS.get(*kind)?;
                let day = day(*date).filter(|day| *day <= today)?;
                Some((from(day), *style))
            })
            .collect();
        let (silent, words) = match row.last_update {
            LastUpdate::Dated(day) => (
                Some(day),
                match row.silence {
                    Some(0) | None => "A note this month".to_owned(),
                    Some(months) => format!("No note for {}", plural(months, "month")),
                },
            ),
            LastUpdate::Undated => (None, "The last note has no date".to_owned()),
            LastUpdate::None => (Some(start), "No note yet".to_owned()),
        };
        Lane {
            name: Cell {
                text: format!("{}. {}", row.number, row.title),
                target: Some(Route::Recommendation(row.number, Filter::all()).href()),
            },
            days,
            bar: silent.map(|day| (from(day), from(today))),
            words,
            cells,
        }
    };
    let head = ["Recommendation", "Answers", "Notes", "Meetings", "Silence"];
    let data = Lanes {
        about: "each recommendation from the motion to today".to_owned(),
        head: head.map(str::to_owned).to_vec(),
        ends: [start, today].map(|day| StatedDate::Day(day).to_string()),
        span: from(today),
        kinds: KINDS
            .map(|(name, style)| (name.to_owned(), style))
            .into_iter()
            .chain([("Silence".to_owned(), MarkStyle::Hatch)])
            .collect(),
        bar: MarkStyle::Hatch,
        lanes: rows.iter().zip(&all).map(lane).collect(),
    };
    let quiet = rows.iter().filter(|row| row.silence.is_none()).count();
    let lanes = Figure {
        id: "lanes".to_owned(),
        level: "h2",
        finding: format!("{quiet} of {} have no dated note", rows.len()),
        basis: "Base: the recommendations listed. Answers, public notes and meetings held, by the dates the papers give. An answer without a date stands on the day of the Cabinet's meeting. What has no date is in the table only.".to_owned(),
        picture: lanes(&data),
        description: data.describe(),
        caption: "What happened to each recommendation".to_owned(),
        more: Vec::new(),
    };
    let mut nodes = vec![lanes.node()];
    nodes.extend(years(&all));
    nodes
}

/// The dates of one kind, or that there are none.
fn cell(events: &[Event], kind: usize) -> Cell {
    let of_kind = events.iter().filter(|(one, ..)| *one == kind);
    let dates: Vec<String> = of_kind.map(|(_, date, of)| format!("{date}{of}")).collect();
    Cell {
        text: if dates.is_empty() {
            "None".to_owned()
        } else {
            dates.join("; ")
        },
        target: None,
    }
}

/// How many answers and notes there were, and on how many recommendations meetings were held, in which year.
fn years(all: &[Vec<Event>]) -> Option<Node> {
    let dated = || {
        all.iter()
            .flatten()
            .filter_map(|(kind, date, _)| Some((*kind, day(*date)?.year())))
    };
    let (first, last) = (
        dated().map(|(_, year)| year).min()?,
        dated().map(|(_, year)| year).max()?,
    );
    let bars = (first..=last).map(|year| Bar {
        name: year.to_string(),
        target: None,
        parts: KINDS
            .iter()
            .enumerate()
            .map(|(kind, (name, style))| {
                let count = dated().filter(|event| *event == (kind, year)).count();
                part(name, count, *style, None)
            })
            .collect(),
    });
    let data = StackedRows {
        about: "answers, notes and meetings by year".to_owned(),
        row_heading: "Year".to_owned(),
        total_heading: "All".to_owned(),
        rows: bars.collect(),
    };
    let events = all.iter().flatten().count();
    let undated = events - dated().count();
    Some(figure(
        "years",
        format!("{} dated, {undated} without a date", events - undated),
        "Base: the answers, public notes and meetings of the recommendations listed, one for each recommendation they are on. What has no date is left out.".to_owned(),
        "Answers, notes and meetings by year",
        &data,
    ))
}
