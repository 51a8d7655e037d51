//! The accessibility statement: what was checked, how, and what is not known.

use crate::markup::part::{ListLook, lead, list, said, section};
use crate::markup::{Node, several, text};

/// The whole page below its title.
pub fn page() -> Vec<Node> {
    several([
        lead(
            "The tracker should work for everyone. It aims at level AA of the web accessibility guidelines, version 2.2.",
        ),
        section(
            "What you can do",
            several([list(
                ListLook::Bullets,
                several([
                    several([text("Use every page with the keyboard alone.")]),
                    several([text("Zoom in to 400% without losing words.")]),
                    several([text("Read every chart as a table.")]),
                    several([text(
                        "Use your own colours: high contrast and dark settings of your computer are followed.",
                    )]),
                ]),
            )]),
        ),
        section(
            "How it is checked",
            several([said(
                "Each version is checked by a program, on every page, at three widths and with high contrast. The main tasks are done by keyboard alone. Such checks find only some faults.",
            )]),
        ),
        section(
            "What is not known yet",
            several([said(
                "Nobody has yet gone through the tracker with a screen reader from start to end. If something does not work for you, tell the scrutiny officer who gave you the tracker.",
            )]),
        ),
    ])
}
