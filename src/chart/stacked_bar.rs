//! One bar for the whole, parted by named counts: how the answers, or anything else counted once, are shared out.

use super::describe::{Cell, Description, Table, TableRow, list};
use super::picture::{
    Anchor, EDGE, GAP, KEY, Label, Mark, MarkKind, MarkStyle, Picture, WIDTH, Weight,
};
use super::text::{LINE_HEIGHT, text_width};
use super::{NOTHING_YET, text};

/// Thick enough to be seen across a room.
const BAR_HEIGHT: f64 = 84.0;

/// A part thinner than this is drawn this wide, so that one in two hundred can still be seen.
pub(super) const THINNEST: f64 = 14.0;

/// One named part of a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What is counted, for example "Accepted in full".
    pub name: String,
    /// How much of the bar it takes: how many things, or a share in hundredths of one per cent.
    pub count: u32,
    /// The same as it is written, in picture and table alike: "10", "86%".
    pub text: String,
    /// How its mark looks.
    pub style: MarkStyle,
    /// Where its number in the table leads, if anywhere.
    pub target: Option<String>,
}

/// The data of one 100% bar: up to five parts in a fixed order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StackedBar {
    /// What the chart is of, in the middle of a sentence: "answers to the recommendations".
    pub about: String,
    /// The heading of the parts' names in the table: "Answer".
    pub part_heading: String,
    /// The heading of the counts in the table: "Recommendations".
    pub count_heading: String,
    /// All the parts together, as it is written: "12", "100%".
    pub total: String,
    /// In the order of the bar from left to right.
    pub parts: Vec<Part>,
}

/// Draws the bar. Parts of nought are left out of the picture; the table keeps them. Each name stands over its own
/// part where all of them fit there, and otherwise in a list under the bar, beside a square of the same look.
#[must_use]
pub fn stacked_bar(data: &StackedBar) -> Picture {
    let parts: Vec<&Part> = data.parts.iter().filter(|part| part.count > 0).collect();
    let widths = shares(
        &parts.iter().map(|part| part.count).collect::<Vec<_>>(),
        WIDTH - 2.0 * EDGE,
    );
    if parts.is_empty() {
        return Picture::empty();
    }
    let mut picture = Picture::blank();
    let fits = parts.iter().zip(&widths).all(|(part, width)| {
        let number = text_width(&part.text, Weight::Bold);
        text_width(&part.name, Weight::Regular).max(number) + GAP <= *width
    });
    let top = if fits { 2.0 * LINE_HEIGHT + 6.0 } else { EDGE };
    let mut x = EDGE;
    for (part, width) in parts.iter().zip(&widths) {
        if fits {
            picture
                .labels
                .push(Label::new(x, 26.0, part.text.as_str(), Weight::Bold));
            picture.labels.push(Label::new(
                x,
                26.0 + LINE_HEIGHT,
                &part.name,
                Weight::Regular,
            ));
        }
        picture.marks.push(bar(part, x, top, *width, BAR_HEIGHT));
        x += width;
    }
    picture.height = top + BAR_HEIGHT + EDGE;
    if !fits {
        list_below(&mut picture, &parts);
    }
    picture
}

/// The mark of one part, a gap short of the room it has.
pub(super) fn bar(part: &Part, x: f64, y: f64, room: f64, height: f64) -> Mark {
    let kind = MarkKind::Bar(u64::from(part.count));
    Mark {
        x,
        y,
        width: (room - GAP).max(0.0),
        height,
        style: part.style,
        kind,
    }
}

/// One line for each part: square, number, name. The numbers stand flush right under each other.
fn list_below(picture: &mut Picture, parts: &[&Part]) {
    let number = |part: &&Part| text_width(&part.text, Weight::Bold);
    let numbers = EDGE + KEY + 14.0 + parts.iter().map(number).fold(0.0, f64::max);
    let names = numbers + 14.0;
    let mut y = picture.height + 22.0;
    for part in parts {
        let lines = text::wrap(&part.name, WIDTH - EDGE - names, Weight::Regular);
        let rows = lines.len() as f64;
        let (weight, anchor) = (Weight::Bold, Anchor::End);
        picture.marks.push(Mark {
            x: EDGE,
            y,
            width: KEY,
            height: KEY,
            style: part.style,
            kind: MarkKind::Key,
        });
        picture.labels.push(Label {
            x: numbers,
            y: y + 23.0,
            anchor,
            lines: vec![part.text.clone()],
            weight,
        });
        let (weight, anchor) = (Weight::Regular, Anchor::Start);
        picture.labels.push(Label {
            x: names,
            y: y + 23.0,
            anchor,
            lines,
            weight,
        });
        y += LINE_HEIGHT * rows + 8.0;
    }
    picture.height = y;
}

/// Shares `room` out in proportion to the counts, but nothing above nought gets less than the thinnest part, as long
/// as the room suffices for that. The shares add up to the room, except that all are nought where the counts are.
pub(super) fn shares(counts: &[u32], room: f64) -> Vec<f64> {
    let mut shares: Vec<(f64, bool)> = counts.iter().map(|_| (0.0, false)).collect();
    // Giving one part more leaves the others less, so each round may find another that is too thin.
    for _ in counts {
        let thins = shares.iter().filter(|(_, thin)| *thin).count() as f64;
        let left = (room - thins * THINNEST).max(0.0);
        let full = counts.iter().zip(&shares).filter(|(_, (_, thin))| !thin);
        let rest: f64 = full.map(|(count, _)| f64::from(*count)).sum();
        for (count, (width, thin)) in counts.iter().zip(&mut shares) {
            if *count == 0 || *thin {
                continue;
            }
            *width = left * f64::from(*count) / rest;
            *thin = *width < THINNEST;
            *width = width.max(THINNEST);
        }
    }
    shares.into_iter().map(|(width, _)| width).collect()
}

impl StackedBar {
    /// The same data in words: accessible name, sentence, table.
    #[must_use]
    pub fn describe(&self) -> Description {
        let said: Vec<&Part> = self.parts.iter().filter(|part| part.count > 0).collect();
        let sentence = if said.is_empty() {
            format!("{NOTHING_YET}.")
        } else {
            let said = said
                .iter()
                .map(|part| format!("{} {}", part.name, part.text));
            format!("{}; {} in all.", list(said), self.total)
        };
        let row = |part: &Part| TableRow {
            heading: Cell::plain(&part.name),
            cells: vec![Cell {
                text: part.text.clone(),
                target: part.target.clone(),
            }],
        };
        Description {
            name: format!("Bar chart of {}", self.about),
            sentence,
            table: Table {
                head: vec![self.part_heading.clone(), self.count_heading.clone()],
                rows: self.parts.iter().map(row).collect(),
            },
        }
    }
}
