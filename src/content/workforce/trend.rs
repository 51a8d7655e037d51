//! The same figure at two or more times: a bar for each, gaps left as gaps, and a mark where the basis changes.

use time::Date;

use crate::chart::{Bars, Group, MarkStyle, Measure, Place, bars};
use crate::content::figure;
use crate::content::workforce::drawn::{Set, measure, series, unit_heading, with_unit};
use crate::content::workforce::said::{basis, short_said, table};
use crate::content::workforce::{Known, figures_of};
use crate::domain::date::{StatedDate, YearMonth};
use crate::domain::figure::Figure;
use crate::domain::order::sorted;
use crate::domain::workspace::Workspace;
use crate::markup::Node;
use crate::markup::part::disclosure;
use crate::markup::several;

/// More periods than this without a figure are not drawn one by one.
const MOST_GAPS: i32 = 24;

/// One figure's times, in their order: all of equal length, no two alike.
type Series<'a> = Vec<(Span, Known<'a>)>;

/// A period in months from the year nought: the first, and how many. A day counts as no month.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Span {
    first: i32,
    months: i32,
}

/// The period of a figure.
pub(super) fn span(figure: &Figure) -> Option<Span> {
    let period = figure.period?;
    let (first, last) = period.span()?;
    let month = |day: Date| day.year() * 12 + i32::from(u8::from(day.month())) - 1;
    let months = match period {
        StatedDate::Day(_) => 0,
        _ => month(last) - month(first) + 1,
    };
    Some(Span {
        first: month(first),
        months,
    })
}

/// Takes every series out of the figures of a measure, but for the latest figure of each, which stays.
pub(super) fn take_series<'a>(figures: &mut Vec<Known<'a>>) -> Vec<Series<'a>> {
    let mut all: Vec<Series<'a>> = Vec::new();
    for known in figures.iter().copied() {
        let Some(span) = span(known.1) else { continue };
        let is_like = |series: &&mut Series<'a>| {
            series.iter().all(|(other, (_, figure))| {
                let one = known.1;
                (&one.group, one.unit, &one.parent) == (&figure.group, figure.unit, &figure.parent)
                    && one.covered_apart() == figure.covered_apart()
                    && span.months == other.months
                    && span.first != other.first
            })
        };
        match all.iter_mut().find(is_like) {
            Some(series) => series.push((span, known)),
            None => all.push(several([(span, known)])),
        }
    }
    all.retain(|series| series.len() > 1);
    let all: Vec<Series<'a>> = all
        .into_iter()
        .map(|series| sorted(series, &|a, b| a.0.cmp(&b.0)))
        .collect();
    for series in &all {
        let earlier = series.iter().rev().skip(1);
        for (_, (old, _)) in earlier {
            figures.retain(|(id, _)| id != old);
        }
    }
    all
}

/// The figure of a page for one series.
pub(super) fn chart(
    workspace: &Workspace,
    id: String,
    set: &Set<'_>,
    found: &Series<'_>,
) -> Option<Node> {
    let known: Vec<Known<'_>> = found.iter().map(|(_, known)| *known).collect();
    let of = Set {
        name: set.name,
        figures: known,
    };
    let all: Vec<&Figure> = figures_of(&of.figures).collect();
    let (oldest, latest) = all.first().zip(all.last())?;
    let name = format!("{}, {}", set.name, latest.group);
    let said = |figure: &Figure| {
        let when = figure.period.map(|period| period.to_string());
        format!(
            "{} ({})",
            short_said(figure, of.places()),
            when.unwrap_or_default()
        )
    };
    let mut groups = groups(&of, found);
    let breaks = groups.iter().any(|group| !group.beside.is_empty());
    for group in &mut groups {
        if breaks && group.beside.is_empty() {
            group.beside = "No break".to_owned();
        }
    }
    let data = Bars {
        about: format!("{name}, over time"),
        group_heading: "When".to_owned(),
        beside_heading: if breaks {
            "Break in the series".to_owned()
        } else {
            String::new()
        },
        series: several([series(unit_heading(of.unit()), MarkStyle::Solid)]),
        groups,
    };
    let sources = table(workspace, format!("{id}-each"), name.clone(), &all);
    let drawn = figure::Figure {
        id,
        level: "h3",
        finding: format!("{name}: {}, then {}", said(oldest), said(latest)),
        basis: basis(workspace, &all).trim_start().to_owned(),
        picture: bars(&data),
        description: data.describe(),
        caption: with_unit(&name, of.unit()),
        more: several([disclosure("Each figure with its source", several([sources])).node()]),
    };
    Some(drawn.node())
}

/// The periods between a time and the one before it in order for which there is none, in words.
pub(super) fn missing(times: &[Option<Span>], at: usize) -> Vec<String> {
    let before = at.checked_sub(1).and_then(|before| *times.get(before)?);
    let (Some(last), Some(here)) = (before, times.get(at).copied().flatten()) else {
        return Vec::new();
    };
    let known: Vec<Span> = times.iter().copied().flatten().collect();
    let steps = known
        .windows(2)
        .filter_map(|two| Some(two.get(1)?.first - two.first()?.first));
    let step = steps.filter(|step| *step > 0).min().unwrap_or(1);
    let mut names = Vec::new();
    let mut next = last.first + step;
    while next + step <= here.first && next < last.first + step * MOST_GAPS {
        names.push(period_said(next, here.months));
        next += step;
    }
    names
}

/// A group for each time, and one for each time between that has no figure.
fn groups(set: &Set<'_>, found: &Series<'_>) -> Vec<Group> {
    let times: Vec<Option<Span>> = found.iter().map(|(span, _)| Some(*span)).collect();
    let mut groups: Vec<Group> = Vec::new();
    let mut before: Option<&Figure> = None;
    for (at, (_, (_, figure))) in found.iter().enumerate() {
        let mut beside = String::new();
        if let Some(earlier) = before {
            let gaps = missing(&times, at);
            groups.extend(gaps.into_iter().map(|gap| group(gap, None)));
            if !figure.series_break.is_empty() {
                beside = format!("Break: {}", figure.series_break);
            } else if earlier.coverage != figure.coverage || earlier.base != figure.base {
                beside = "Break: the coverage or the base changes here".to_owned();
            }
        }
        let when = figure.period.map(|period| period.to_string());
        let mut group = group(
            when.unwrap_or_default(),
            Some(measure(figure, set.places())),
        );
        group.beside = beside;
        groups.push(group);
        before = Some(figure);
    }
    groups
}

fn group(name: String, measure: Option<Measure>) -> Group {
    let none = || Measure {
        amount: None,
        text: "No figure".to_owned(),
        target: None,
    };
    Group {
        name,
        measures: several([measure.unwrap_or_else(none)]),
        beside: String::new(),
        place: Place::Part,
    }
}

/// A period that no figure names.
fn period_said(first: i32, months: i32) -> String {
    let month = |place: i32| {
        YearMonth::new(
            place.div_euclid(12),
            u8::try_from(place.rem_euclid(12) + 1).ok()?,
        )
    };
    let last = first + months.max(1) - 1;
    let period = match (month(first), month(last)) {
        (Some(_), _) if months == 12 && first % 12 == 0 => StatedDate::Year(first / 12),
        (Some(one), Some(other)) if one != other => StatedDate::Months(one, other),
        (Some(one), _) => StatedDate::Month(one),
        _ => StatedDate::NotStated,
    };
    period.to_string()
}
