//! A council's own look: the text that stands for its logo, and its colours, which are used only where what stands
//! on them can be read.

use crate::domain::colour::{Colour, READABLE, READABLE_FAR_OFF, contrast_said};
use crate::domain::workspace::Workspace;
use crate::markup::{Node, element, several, text};

/// What a colour of the council is for: what it is checked against, and what helps where it cannot be told from it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Tone {
    /// The colour beside it or on it that is the hardest to tell from it.
    pub ground: Colour,
    /// What that is, for people.
    pub beside: &'static str,
    /// A colour that would do.
    pub better: &'static str,
}

/// Buttons and marks on a light page. Panels are a little darker than the page.
pub const ACCENT_LIGHT: Tone = Tone {
    ground: Colour::of(0xf2, 0xf5, 0xf8),
    beside: "a light page",
    better: "darker",
};

/// Buttons and marks on a dark page. Panels are a little lighter than the page.
pub const ACCENT_DARK: Tone = Tone {
    ground: Colour::of(0x1e, 0x26, 0x2c),
    beside: "a dark page",
    better: "lighter",
};

/// Behind the words in the header, which are white in light and in dark.
pub const HEADER: Tone = Tone {
    ground: Colour::of(0xff, 0xff, 0xff),
    beside: "the white words in the header",
    better: "darker",
};

impl Tone {
    /// Reads a colour for this use.
    ///
    /// # Errors
    ///
    /// A sentence where it is no colour, or where its contrast is below 4.5 to 1; it gives the ratio.
    pub fn read(self, typed: &str) -> Result<Colour, String> {
        let Some(colour) = Colour::parse(typed) else {
            return Err(format!(
                "“{typed}” is not a colour here. Enter six digits after a #, such as #12436d, or choose from the colours"
            ));
        };
        let contrast = colour.contrast(self.ground);
        if contrast >= READABLE {
            return Ok(colour);
        }
        Err(format!(
            "{} has a contrast of {} with {}. Words need 4.5 to 1. The colour is as it was. Enter a {} one",
            colour.written(),
            contrast_said(contrast),
            self.beside,
            self.better
        ))
    }
}

/// The custom properties of the page and their values; one without a value gives way to the theme. A colour that a
/// file brings is checked like one that is typed.
pub fn painted(workspace: &Workspace) -> Vec<(&'static str, String)> {
    let review = workspace.reviews.values().next().map(|entry| &entry.record);
    let [light, dark, header] = match review {
        Some(review) => [
            (ACCENT_LIGHT, &review.accent_light),
            (ACCENT_DARK, &review.accent_dark),
            (HEADER, &review.header_colour),
        ]
        .map(|(tone, typed)| tone.read(typed).ok()),
        None => [None; 3],
    };
    let far_off = |tone: Tone, colour: Option<Colour>| {
        colour.filter(|colour| colour.contrast(tone.ground) >= READABLE_FAR_OFF)
    };
    let on_header = header.map(|_| HEADER.ground);
    [
        ("--council-accent", light),
        ("--council-accent-dark", dark),
        ("--council-slide", far_off(ACCENT_LIGHT, light)),
        ("--council-slide-dark", far_off(ACCENT_DARK, dark)),
        ("--council-header", header),
        ("--council-on-header", on_header),
    ]
    .map(|(name, colour)| (name, colour.map(Colour::written).unwrap_or_default()))
    .into()
}

/// The text that stands for the council's logo, where there is one.
pub fn logo(workspace: &Workspace) -> Option<Node> {
    let review = workspace.reviews.values().next()?;
    let words = &review.record.text_logo;
    (!words.is_empty()).then(|| {
        element("span", several([text(words.clone())]))
            .class("st-logo")
            .node()
    })
}
