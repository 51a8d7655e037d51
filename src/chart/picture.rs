//! What every chart is made of: marks and labels on a sheet of known size.

use super::text::{FONT_SIZE, LINE_HEIGHT, text_width};
use super::{NOTHING_YET, text};

/// The width of every picture, in drawing units. Heights differ.
pub const WIDTH: f64 = 640.0;

/// Room kept free at the left and right edge, so that the outline of a mark is not cut off.
pub(super) const EDGE: f64 = 2.0;

/// Between two marks that touch in meaning; wide enough to part them without help from colour.
pub(super) const GAP: f64 = 8.0;

/// The side of the small square that stands beside a name in a key.
pub(super) const KEY: f64 = 26.0;

/// A finished drawing: its size in drawing units, its marks, its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// Always [`WIDTH`].
    pub width: f64,
    /// As tall as its contents need.
    pub height: f64,
    /// In drawing order; none lies on another.
    pub marks: Vec<Mark>,
    /// In reading order; none lies on another or leaves the sheet.
    pub labels: Vec<Label>,
}

/// One rectangle, in drawing units from the top left corner.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Never negative.
    pub width: f64,
    /// Never negative.
    pub height: f64,
    /// Colour and pattern.
    pub style: MarkStyle,
    /// Whether its length means a number.
    pub kind: MarkKind,
}

/// Whether a mark stands for a number or explains a style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// A bar or part of one: the number it stands for, in the unit of the data.
    Bar(u64),
    /// A day: where it stands is what it says, and its width says nothing.
    Moment,
    /// The square beside a name in a key.
    Key,
}

/// How a mark looks. Each style is a colour and a pattern together, so that colour never speaks alone; two marks of
/// different meaning take two different styles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MarkStyle {
    /// First colour, filled.
    Solid,
    /// Second colour, slanting stripes.
    Hatch,
    /// Third colour, light dots.
    Dots,
    /// Fourth colour, an empty frame.
    Outline,
    /// Fifth colour, crossing lines.
    CrossHatch,
}

impl MarkStyle {
    /// All five, in the order in which a chart should use them up.
    pub const ALL: [Self; 5] = [
        Self::Solid,
        Self::Hatch,
        Self::Dots,
        Self::Outline,
        Self::CrossHatch,
    ];

    /// From 1 to 5: the number in the style sheet's `st-mark-` classes.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::Solid => 1,
            Self::Hatch => 2,
            Self::Dots => 3,
            Self::Outline => 4,
            Self::CrossHatch => 5,
        }
    }
}

/// Words on the sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Where the words start, or end if they are anchored at their end.
    pub x: f64,
    /// The baseline of the first line; each further line stands [`LINE_HEIGHT`] lower.
    pub y: f64,
    /// Which end of the words `x` means.
    pub anchor: Anchor,
    /// Never empty; long words are broken over several lines rather than cut.
    pub lines: Vec<String>,
    /// Regular or bold.
    pub weight: Weight,
}

/// Which end of a label its `x` means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The words run to the right from `x`.
    Start,
    /// The words stand on both sides of `x`.
    Middle,
    /// The words end at `x`.
    End,
}

/// The weight of a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Names.
    Regular,
    /// Numbers and headings of rows.
    Bold,
}

impl Label {
    /// One line of words running to the right from `x`.
    pub(super) fn new(x: f64, y: f64, text: impl Into<String>, weight: Weight) -> Self {
        Self {
            x,
            y,
            anchor: Anchor::Start,
            lines: vec![text.into()],
            weight,
        }
    }

    /// Words from the left edge, broken into as many lines as they need to stay on the sheet.
    pub(super) fn wrapped(y: f64, text: &str, weight: Weight) -> Self {
        let lines = text::wrap(text, WIDTH - 2.0 * EDGE, weight);
        Self {
            x: EDGE,
            y,
            anchor: Anchor::Start,
            lines,
            weight,
        }
    }

    /// The words in one piece, exactly as the table has them.
    #[must_use]
    pub fn text(&self) -> String {
        self.lines.join(" ")
    }

    /// The height of all its lines, in drawing units.
    #[must_use]
    pub fn height(&self) -> f64 {
        LINE_HEIGHT * self.lines.len() as f64
    }

    /// The box the words may take: left, top, right, bottom. The widths are estimated on the generous side.
    #[must_use]
    pub fn bounds(&self) -> (f64, f64, f64, f64) {
        let width = self
            .lines
            .iter()
            .map(|line| text_width(line, self.weight))
            .fold(0.0, f64::max);
        let left = match self.anchor {
            Anchor::Start => self.x,
            Anchor::Middle => self.x - width / 2.0,
            Anchor::End => self.x - width,
        };
        let top = self.y - FONT_SIZE * 0.8;
        (left, top, left + width, top + self.height())
    }
}

impl Picture {
    /// A sheet with nothing on it, which grows with what is drawn.
    pub(super) fn blank() -> Self {
        Self {
            width: WIDTH,
            height: 0.0,
            marks: Vec::new(),
            labels: Vec::new(),
        }
    }

    /// The sheet that says there is nothing to show.
    pub(super) fn empty() -> Self {
        let label = Label::wrapped(FONT_SIZE, NOTHING_YET, Weight::Regular);
        Self {
            height: FONT_SIZE + LINE_HEIGHT / 2.0,
            labels: vec![label],
            ..Self::blank()
        }
    }

    /// A key: squares with names, side by side as far as they fit. Returns the height used, nought for no names.
    pub(super) fn key<'a>(
        &mut self,
        top: f64,
        names: impl Iterator<Item = (&'a str, MarkStyle)>,
    ) -> f64 {
        let (mut x, mut y, mut any) = (EDGE, top, false);
        for (name, style) in names {
            let lines = text::wrap(name, WIDTH - 2.0 * EDGE - KEY - 10.0, Weight::Regular);
            let width = lines
                .iter()
                .map(|line| text_width(line, Weight::Regular))
                .fold(0.0, f64::max);
            if any && x + KEY + 10.0 + width > WIDTH - EDGE {
                (x, y) = (EDGE, y + LINE_HEIGHT + 4.0);
            }
            let extra = LINE_HEIGHT * lines.len().saturating_sub(1) as f64;
            self.marks.push(Mark {
                x,
                y,
                width: KEY,
                height: KEY,
                style,
                kind: MarkKind::Key,
            });
            let at = x + KEY + 10.0;
            self.labels.push(Label {
                x: at,
                y: y + 23.0,
                anchor: Anchor::Start,
                lines,
                weight: Weight::Regular,
            });
            x = at + width + 28.0;
            if extra > 0.0 {
                (x, y) = (WIDTH, y + extra);
            }
            any = true;
        }
        if any {
            y + LINE_HEIGHT + 4.0 - top
        } else {
            0.0
        }
    }
}
