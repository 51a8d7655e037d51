//! Plain horizontal bars from a zero line, one for each measure of a group: pay by role and employer, for example.

use super::NOTHING_YET;
use super::describe::{Cell, Description, Table, TableRow, list};
use super::picture::{EDGE, Label, Mark, MarkKind, MarkStyle, Picture, WIDTH, Weight};
use super::text::{FONT_SIZE, LINE_HEIGHT, text_width};

/// The thickness of a bar, and that of each of many bars.
const BAR_HEIGHTS: (f64, f64) = (48.0, LINE_HEIGHT);

/// From this number of bars on they are thinner.
const MANY: usize = 9;

/// Between the end of a bar and its label.
const BESIDE: f64 = 12.0;

/// A quantity as it is drawn and as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// Its size in the smallest unit of the data (pence, basis points, heads), or nothing where the source gives no
    /// figure.
    pub amount: Option<u64>,
    /// As it is written, in picture and table alike: "£9.74", "38.8%", "Not stated".
    pub text: String,
    /// Where it leads in the table, if anywhere.
    pub target: Option<String>,
}

/// What one bar of each group stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Series {
    /// "Council", for example.
    pub name: String,
    /// How its bars look.
    pub style: MarkStyle,
}

/// Bars that belong together under one name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// "Front-line care worker", for example.
    pub name: String,
    /// One for each series, in their order. Missing ones are not drawn.
    pub measures: Vec<Measure>,
    /// What stands under the bars and has no bar of its own: how the measures differ. Empty where nothing does.
    pub beside: String,
    /// Whether others of the groups are parts of it.
    pub place: Place,
}

/// Where a group stands in a tree of parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// It is no other group's whole. Its bars are drawn in the look of their series.
    Part,
    /// It is the whole of other groups. Its bars are frames.
    Whole,
}

/// The data of a bar chart: one series, or two to compare. Everything in it must share one basis and one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bars {
    /// What the chart is of, in the middle of a sentence: "average hourly pay".
    pub about: String,
    /// The heading of the groups' names in the table: "Role".
    pub group_heading: String,
    /// The heading of what stands under the bars, in the table: "Difference". Empty where nothing does.
    pub beside_heading: String,
    /// One or two.
    pub series: Vec<Series>,
    /// In the order in which they are shown.
    pub groups: Vec<Group>,
}

/// Draws a key if there is more than one series, then for each group its name and under it its bars, each with its
/// label at its end. All bars start at nought and share one scale.
///
/// ```
/// use scrutiny_tracker::chart::{Bars, Group, MarkStyle, Measure, Place, Series, bars};
/// let group = |name: &str, pence: u64, text: &str| Group {
///     name: name.to_owned(),
///     measures: vec![Measure { amount: Some(pence), text: text.to_owned(), target: None }],
///     beside: String::new(),
///     place: Place::Part,
/// };
/// let picture = bars(&Bars {
///     about: "hourly pay".to_owned(),
///     group_heading: "Employer".to_owned(),
///     beside_heading: String::new(),
///     series: vec![Series { name: "Pay".to_owned(), style: MarkStyle::Solid }],
///     groups: vec![group("Council", 1000, "£10.00"), group("Independent", 800, "£8.00")],
/// });
/// let widths: Vec<f64> = picture.marks.iter().map(|mark| mark.width).collect();
/// assert!(widths.windows(2).all(|pair| (pair[1] / pair[0] - 0.8).abs() < 0.001));
/// ```
#[must_use]
pub fn bars(data: &Bars) -> Picture {
    let drawn = || {
        data.groups
            .iter()
            .flat_map(|group| data.series.iter().zip(&group.measures))
    };
    let most = drawn()
        .filter_map(|(_, measure)| measure.amount)
        .max()
        .unwrap_or(0);
    if most == 0 {
        return Picture::empty();
    }
    let words = drawn()
        .map(|(_, measure)| text_width(&measure.text, Weight::Bold))
        .fold(0.0, f64::max);
    let longest = (WIDTH - 2.0 * EDGE - BESIDE - words).max(0.0);
    let mut picture = Picture::blank();
    let thick = if drawn().count() < MANY {
        BAR_HEIGHTS.0
    } else {
        BAR_HEIGHTS.1
    };
    let mut y = EDGE;
    if data.series.len() > 1 {
        y += picture.key(
            y,
            data.series
                .iter()
                .map(|series| (series.name.as_str(), series.style)),
        ) + 14.0;
    }
    for group in &data.groups {
        let name = Label::wrapped(y + 26.0, &group.name, Weight::Bold);
        y += name.height() + 4.0;
        picture.labels.push(name);
        for (series, measure) in data.series.iter().zip(&group.measures) {
            let amount = measure.amount.unwrap_or(0);
            let width = longest * (amount as f64 / most as f64);
            if amount > 0 {
                let kind = MarkKind::Bar(amount);
                picture.marks.push(Mark {
                    x: EDGE,
                    y,
                    width,
                    height: thick,
                    style: match group.place {
                        Place::Part => series.style,
                        Place::Whole => MarkStyle::Outline,
                    },
                    kind,
                });
            }
            let beside = if amount > 0 {
                EDGE + width + BESIDE
            } else {
                EDGE
            };
            picture.labels.push(Label::new(
                beside,
                y + (thick + FONT_SIZE * 0.7) / 2.0,
                &measure.text,
                Weight::Bold,
            ));
            y += thick + 8.0;
        }
        if !group.beside.is_empty() {
            let beside = Label::wrapped(y + FONT_SIZE, &group.beside, Weight::Regular);
            y += beside.height() + 4.0;
            picture.labels.push(beside);
        }
        y += 22.0;
    }
    picture.height = y;
    picture
}

impl Bars {
    /// The same data in words: accessible name, sentence, table.
    #[must_use]
    pub fn describe(&self) -> Description {
        let alone = self.series.len() < 2;
        let say = |series: &Series, measure: &Measure| {
            if alone {
                measure.text.clone()
            } else {
                format!("{} {}", series.name, measure.text)
            }
        };
        let group = |group: &Group| {
            let measures = self
                .series
                .iter()
                .zip(&group.measures)
                .map(|(series, measure)| say(series, measure));
            let beside = Some(group.beside.clone()).filter(|words| !words.is_empty());
            format!("{}: {}", group.name, list(measures.chain(beside)))
        };
        let sentence = match self.groups.iter().map(group).collect::<Vec<_>>() {
            groups if groups.is_empty() => format!("{NOTHING_YET}."),
            groups => format!("{}.", groups.join("; ")),
        };
        let beside = !self.beside_heading.is_empty();
        let row = |group: &Group| TableRow {
            heading: Cell::plain(&group.name),
            cells: self
                .series
                .iter()
                .zip(&group.measures)
                .map(|(_, measure)| Cell {
                    text: measure.text.clone(),
                    target: measure.target.clone(),
                })
                .chain(beside.then(|| Cell::plain(&group.beside)))
                .collect(),
        };
        let beside = beside.then(|| self.beside_heading.clone());
        let names = self.series.iter().map(|series| series.name.clone());
        Description {
            name: format!("Bar chart of {}", self.about),
            sentence,
            table: Table {
                head: [self.group_heading.clone()]
                    .into_iter()
                    .chain(names)
                    .chain(beside)
                    .collect(),
                rows: self.groups.iter().map(row).collect(),
            },
        }
    }
}
