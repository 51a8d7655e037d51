//! Figures of one measure as a chart. What is drawn follows from their shape: shares of one whole as one bar, two
//! employers with the same roles as pairs of bars, anything else that may stand side by side as bars, and a whole
//! with its parts as bars with the sums under them.

use crate::chart::{
    Bars, Group, MarkStyle, Measure, Part, Place, Series, StackedBar, bars, stacked_bar,
};
use crate::content::checks::about;
use crate::content::figure;
use crate::content::workforce::said::{basis, padded, short_said, table, with_sign};
use crate::content::workforce::{Known, capital, figures_of};
use crate::domain::check::Finding;
use crate::domain::figure::{Figure, Overlap, Unit};
use crate::domain::id::RecordId;
use crate::domain::quantity::Decimal;
use crate::domain::workspace::Workspace;
use crate::markup::part::{ListLook, Tone, disclosure, list, tag};
use crate::markup::{Node, several, text};

/// Parts may differ from their whole by half a unit in the second decimal place (rule V11).
const SUM_TOLERANCE: i128 = 5_000_000;

/// One measure, or one breakdown of it, with its figures.
pub(super) struct Set<'a> {
    pub(super) name: &'a str,
    pub(super) figures: Vec<Known<'a>>,
}

impl Set<'_> {
    /// So many decimal places as the most exact figure has.
    pub(super) fn places(&self) -> u8 {
        let places = figures_of(&self.figures).map(|figure| figure.value.number().places());
        places.max().unwrap_or(0)
    }

    pub(super) fn unit(&self) -> Unit {
        let unit = figures_of(&self.figures).map(|figure| figure.unit).next();
        unit.unwrap_or(Unit::Number)
    }

    /// The two names and the roles, where every figure is one of two for one role: `Council, front line workers`.
    fn pairs(&self) -> Option<(Vec<&str>, Vec<&str>)> {
        let (mut names, mut roles): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
        for figure in figures_of(&self.figures) {
            let (name, role) = figure.group.split_once(", ")?;
            figure.number()?;
            if !names.contains(&name) {
                names.push(name);
            }
            if !roles.contains(&role) {
                roles.push(role);
            }
        }
        let whole = names.len() == 2 && roles.len() > 1;
        (whole && self.figures.len() == 2 * roles.len()).then_some((names, roles))
    }

    fn is_shares(&self) -> bool {
        let mut figures = figures_of(&self.figures);
        self.figures.len() <= MarkStyle::ALL.len()
            && self.unit() == Unit::Percent
            && figures.all(|figure| {
                !figure.breakdown.is_empty()
                    && figure.overlap == Overlap::Apart
                    && figure.mark.is_empty()
            })
    }

    /// Whether the smallest of them could still be seen beside the largest.
    pub(super) fn can_be_seen(&self) -> bool {
        let sizes = || figures_of(&self.figures).map(size);
        let (least, most) = (sizes().min().unwrap_or(0), sizes().max().unwrap_or(0));
        most > 0 && (least == 0 || most / least < 150)
    }
}

/// A number as the length of a bar: in ten-thousandths. A mark in place of a number has none.
fn size(figure: &Figure) -> u64 {
    if !figure.mark.is_empty() {
        return 0;
    }
    u64::try_from(figure.value.number().billionths() / 100_000).unwrap_or(0)
}

/// The figure of a page, whose captions begin with `before`: picture, table, basis, sums, what the checks found, and each figure with its source.
pub(super) fn chart(
    workspace: &Workspace,
    findings: &[Finding],
    id: String,
    set: &Set<'_>,
    before: &str,
) -> Node {
    let name = format!("{before}{}", set.name);
    let all: Vec<&Figure> = figures_of(&set.figures).collect();
    let ids: Vec<&RecordId> = set.figures.iter().map(|(id, _)| *id).collect();
    let mut more = sums(set);
    more.extend(about(findings, &ids));
    let sources = table(
        workspace,
        format!("{id}-each"),
        [&name, ": each figure"].concat(),
        &all,
    );
    more.push(disclosure("Each figure with its source", several([sources])).node());
    let (finding, picture, description) = if set.is_shares() {
        let data = shares(set);
        (largest_share(set), stacked_bar(&data), data.describe())
    } else {
        let (finding, data) = match set.pairs() {
            Some((names, roles)) => paired(set, &names, &roles),
            None => (spread(set), plain(set)),
        };
        (finding, bars(&data), data.describe())
    };
    figure::Figure {
        id,
        level: "h3",
        finding,
        basis: basis(workspace, &all).trim_start().to_owned(),
        picture,
        description,
        caption: with_unit(&name, set.unit()),
        more,
    }
    .node()
}

pub(super) fn with_unit(name: &str, unit: Unit) -> String {
    let label = unit.label();
    if unit == Unit::Number || name.eq_ignore_ascii_case(label) {
        name.to_owned()
    } else {
        format!("{name}, {label}")
    }
}

fn shares(set: &Set<'_>) -> StackedBar {
    let places = set.places();
    let figures = || figures_of(&set.figures);
    let sum: i128 = figures()
        .map(|figure| figure.value.number().billionths())
        .sum();
    let parts = figures().zip(MarkStyle::ALL).map(|(figure, style)| Part {
        name: figure.group.clone(),
        count: u32::try_from(size(figure) / 100).unwrap_or(0),
        text: short_said(figure, places),
        style,
        target: None,
    });
    StackedBar {
        about: format!("shares by {}", set.name.to_ascii_lowercase()),
        part_heading: set.name.to_owned(),
        count_heading: "Share".to_owned(),
        total: format!("{}%", decimal(sum, places)),
        parts: parts.collect(),
    }
}

/// A sum of billionths, written with so many decimal places.
pub(super) fn decimal(billionths: i128, places: u8) -> String {
    let scale = 10_i128.pow(u32::from(9_u8.saturating_sub(places)));
    let whole = 10_i128.pow(u32::from(places));
    let digits = billionths.abs() / scale;
    let number = Decimal::whole(i64::try_from(digits / whole).unwrap_or(i64::MAX));
    if places == 0 {
        return number.to_string();
    }
    let width = usize::from(places);
    format!("{number}.{:0width$}", digits % whole)
}

fn largest_share(set: &Set<'_>) -> String {
    let largest = figures_of(&set.figures).max_by_key(|figure| size(figure));
    largest.map_or_else(String::new, |figure| {
        format!(
            "{}: {} are {}",
            set.name,
            short_said(figure, 0),
            figure.group
        )
    })
}

pub(super) fn measure(figure: &Figure, places: u8) -> Measure {
    Measure {
        amount: figure.mark.is_empty().then(|| size(figure)),
        text: short_said(figure, places),
        target: None,
    }
}

pub(super) fn series(name: &str, style: MarkStyle) -> Series {
    Series {
        name: name.to_owned(),
        style,
    }
}

/// Two employers side by side for each role, with how much they differ.
fn paired(set: &Set<'_>, names: &[&str], roles: &[&str]) -> (String, Bars) {
    let places = set.places();
    let of = |name: &str, role: &str| {
        figures_of(&set.figures).find(|figure| figure.group.split_once(", ") == Some((name, role)))
    };
    let (mut groups, mut above) = (Vec::new(), [false; 2]);
    let [one, other] = [names.first(), names.get(1)].map(|name| name.copied().unwrap_or_default());
    for role in roles {
        let (Some(first), Some(second)) = (of(one, role), of(other, role)) else {
            continue;
        };
        let exact = |figure: &Figure| figure.value.number().billionths();
        let more = exact(first) - exact(second);
        above = [above[0] || more > 0, above[1] || more < 0];
        let name = if more < 0 { other } else { one };
        let beside = match more {
            0 => "No difference".to_owned(),
            more => format!(
                "{name} {} more",
                with_sign(set.unit(), &decimal(more, places))
            ),
        };
        groups.push(Group {
            name: capital(role),
            measures: several([measure(first, places), measure(second, places)]),
            beside,
            place: Place::Part,
        });
    }
    let finding = match above {
        [true, false] => format!("{}: {one} above {other} throughout", set.name),
        [false, true] => format!("{}: {other} above {one} throughout", set.name),
        _ => format!("{}: {one} and {other}", set.name),
    };
    let data = Bars {
        about: set.name.to_ascii_lowercase(),
        group_heading: "Of whom".to_owned(),
        beside_heading: "Difference".to_owned(),
        series: several([
            series(one, MarkStyle::Solid),
            series(other, MarkStyle::Hatch),
        ]),
        groups,
    };
    (finding, data)
}

/// A unit as the heading of a column.
pub(super) fn unit_heading(unit: Unit) -> &'static str {
    match unit {
        Unit::Fte => "Full-time equivalents (FTE)",
        Unit::Headcount => "People",
        Unit::Number => "Number",
        Unit::Years => "Years",
        Unit::Months => "Months",
        unit => unit.label(),
    }
}

fn plain(set: &Set<'_>) -> Bars {
    let places = set.places();
    let is_whole = |id: &RecordId| {
        let mut figures = figures_of(&set.figures);
        figures.any(|figure| figure.parent.as_ref() == Some(id))
    };
    let group = |(id, figure): &Known<'_>| Group {
        name: if is_whole(id) {
            format!("{}, in all", figure.group)
        } else {
            figure.group.clone()
        },
        measures: several([measure(figure, places)]),
        beside: String::new(),
        place: if is_whole(id) {
            Place::Whole
        } else {
            Place::Part
        },
    };
    Bars {
        about: set.name.to_ascii_lowercase(),
        group_heading: "Of whom".to_owned(),
        beside_heading: String::new(),
        series: several([series(unit_heading(set.unit()), MarkStyle::Solid)]),
        groups: set.figures.iter().map(group).collect(),
    }
}

/// The finding of plain bars: both of two, or the largest part of a whole, or the span.
fn spread(set: &Set<'_>) -> String {
    let places = set.places();
    let said = |figure: &Figure| short_said(figure, places);
    let all: Vec<&Figure> = figures_of(&set.figures)
        .filter(|figure| figure.mark.is_empty())
        .collect();
    if let [one, other] = all.as_slice() {
        let (a, b) = (said(one), said(other));
        return format!("{}: {a} ({}), {b} ({})", set.name, one.group, other.group);
    }
    let is_part = |(id, figure): &&Known<'_>| {
        let mut parents = all.iter().filter_map(|one| one.parent.as_ref());
        figure.parent.is_some() && !parents.any(|parent| parent == *id)
    };
    let whole = all.iter().find(|figure| figure.parent.is_none());
    let largest = set
        .figures
        .iter()
        .filter(is_part)
        .max_by_key(|(_, figure)| size(figure));
    let only_whole = all.iter().filter(|figure| figure.parent.is_none()).count() == 1;
    if let (true, Some((_, part)), Some(whole)) = (only_whole, largest, whole) {
        let (part_said, whole_said) = (said(part), said(whole));
        return format!(
            "{}: {} is largest, {part_said} of {whole_said}",
            set.name, part.group
        );
    }
    let least = all.iter().min_by_key(|figure| size(figure));
    let most = all.iter().max_by_key(|figure| size(figure));
    match least.zip(most) {
        Some((least, most)) => format!("{}: from {} to {}", set.name, said(least), said(most)),
        None => set.name.to_owned(),
    }
}

/// For each whole, how its parts add up, with a mark (rule V11).
fn sums(set: &Set<'_>) -> Vec<Node> {
    let places = set.places();
    let mut lines = Vec::new();
    for (id, whole) in &set.figures {
        let parts: Vec<&Figure> = figures_of(&set.figures)
            .filter(|part| part.parent.as_ref() == Some(*id) && part.overlap == Overlap::Apart)
            .collect();
        if parts.is_empty() {
            continue;
        }
        if !whole.mark.is_empty() || parts.iter().any(|part| !part.mark.is_empty()) {
            let words = " A part is withheld or missing, so the sum cannot be checked.";
            lines.push(several([text(words)]));
            continue;
        }
        let numbers = || parts.iter().map(|part| part.value.number());
        let sum: i128 = numbers().map(Decimal::billionths).sum();
        let written: Vec<String> = numbers().map(|number| padded(number, places)).collect();
        let stated = padded(whole.value.number(), places);
        let adds = (sum - whole.value.number().billionths()).abs() <= SUM_TOLERANCE;
        let sum = written.join(" + ");
        lines.push(if adds {
            several([
                tag(Tone::Green, "✓ Adds up"),
                text(format!(" {sum} = {stated}")),
            ])
        } else {
            let words = format!(" {sum}, where the paper prints {stated}");
            several([tag(Tone::Red, "✗ Does not add up"), text(words)])
        });
    }
    if lines.is_empty() {
        return Vec::new();
    }
    several([list(ListLook::Plain, lines)])
}
