//! One lane for each thing that is followed over time: what happened on which day, and how long nothing has.

use super::NOTHING_YET;
use super::describe::{Cell, Description, Table, TableRow, list};
use super::picture::{Anchor, EDGE, Label, Mark, MarkKind, MarkStyle, Picture, WIDTH, Weight};
use super::text::{FONT_SIZE, LINE_HEIGHT};

/// The thickness of a lane.
const LANE_HEIGHT: f64 = 34.0;

/// The width of a day that something happened on.
const DAY: f64 = 14.0;

/// From one such day to the next, at the least.
const APART: f64 = 20.0;

/// One lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// What it is about.
    pub name: Cell,
    /// On which days, counted from the first of the picture, what happened. In their order.
    pub days: Vec<(u32, MarkStyle)>,
    /// From which day to which the lane has its bar: nothing has happened, or something goes on.
    pub bar: Option<(u32, u32)>,
    /// The same in words: "No note for 7 months".
    pub words: String,
    /// What happened, for the table: a cell for each of its columns between the name and the words.
    pub cells: Vec<Cell>,
}

/// The data of a chart of lanes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lanes {
    /// What the chart is of, in the middle of a sentence.
    pub about: String,
    /// The headings of the table: of the names, of the cells, of the words.
    pub head: Vec<String>,
    /// The first and the last day, as they are written.
    pub ends: [String; 2],
    /// How many days lie between them.
    pub span: u32,
    /// What happens, and how a day with it looks.
    pub kinds: Vec<(String, MarkStyle)>,
    /// How the bars of the lanes look.
    pub bar: MarkStyle,
    /// In the order in which they are shown.
    pub lanes: Vec<Lane>,
}

/// Draws a key, the two ends, and each lane under its name: the days in their places, its bar, and the words
/// under it. Days that lie close together are moved apart;
/// one that would leave the sheet then stands in the table only.
#[must_use]
pub fn lanes(data: &Lanes) -> Picture {
    if data.lanes.is_empty() {
        return Picture::empty();
    }
    let mut picture = Picture::blank();
    let kinds = data.kinds.iter();
    let mut y = EDGE + picture.key(EDGE, kinds.map(|(name, style)| (name.as_str(), *style))) + 8.0;
    let [first, last] = &data.ends;
    picture.labels.push(Label::new(
        EDGE,
        y + FONT_SIZE,
        first.as_str(),
        Weight::Regular,
    ));
    picture.labels.push(Label {
        x: WIDTH - EDGE,
        y: y + FONT_SIZE,
        anchor: Anchor::End,
        lines: vec![last.clone()],
        weight: Weight::Regular,
    });
    y += LINE_HEIGHT + 12.0;
    let room = WIDTH - 2.0 * EDGE;
    let place =
        |day: u32| EDGE + room * f64::from(day.min(data.span)) / f64::from(data.span.max(1));
    for lane in &data.lanes {
        let name = Label::wrapped(y + 26.0, &lane.name.text, Weight::Bold);
        y += name.height() + 4.0;
        picture.labels.push(name);
        let mut free = EDGE;
        let left = lane.days.len() as f64;
        for (n, (day, style)) in lane.days.iter().enumerate() {
            // Those still to come need their room as well.
            let limit = WIDTH - EDGE - APART * (left - n as f64);
            let x = place(*day).max(free).min(limit.max(free));
            free = x + APART;
            if x + DAY <= WIDTH - EDGE {
                picture.marks.push(Mark {
                    x,
                    y,
                    width: DAY,
                    height: LANE_HEIGHT,
                    style: *style,
                    kind: MarkKind::Moment,
                });
            }
        }
        if let Some((from, to)) = lane.bar {
            let x = place(from).max(free);
            let width = place(to) - x;
            if width > 0.0 {
                picture.marks.push(Mark {
                    x,
                    y: y + LANE_HEIGHT / 4.0,
                    width,
                    height: LANE_HEIGHT / 2.0,
                    style: data.bar,
                    kind: MarkKind::Bar(u64::from(to.saturating_sub(from))),
                });
            }
        }
        y += LANE_HEIGHT;
        let words = Label::wrapped(y + FONT_SIZE, &lane.words, Weight::Regular);
        y += words.height() + 16.0;
        picture.labels.push(words);
    }
    picture.height = y;
    picture
}

impl Lanes {
    /// The same data in words: accessible name, sentence, table.
    #[must_use]
    pub fn describe(&self) -> Description {
        let [first, last] = &self.ends;
        let names = self.kinds.iter().map(|(name, _)| name.to_ascii_lowercase());
        let sentence = match self.lanes.len() {
            0 => format!("{NOTHING_YET}."),
            _ => format!("From {first} to {last}: {}.", list(names)),
        };
        let row = |lane: &Lane| TableRow {
            heading: lane.name.clone(),
            cells: lane
                .cells
                .iter()
                .cloned()
                .chain([Cell::plain(&lane.words)])
                .collect(),
        };
        Description {
            name: format!("Chart of {}", self.about),
            sentence,
            table: Table {
                head: self.head.clone(),
                rows: self.lanes.iter().map(row).collect(),
            },
        }
    }
}
