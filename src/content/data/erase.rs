//! Taking everything away from this browser, for a computer that others use.

use crate::content::data::{BUTTON, SECOND, Shown, WARNING, leave, question as ask};
use crate::content::deed::Deed;
use crate::markup::part::{ListLook, button, list, said, section};
use crate::markup::{Node, element, several, text};
use crate::query::timing::plural;

pub(super) fn offer() -> Node {
    let erase = element("button", several([text("Erase from this browser")]))
        .with("type", "button")
        .with("id", "erase-button")
        .class(SECOND)
        .with("data-do", Deed::AskToErase.words());
    section(
        "Erase",
        several([
            said(
                "For a computer that others use. It takes everything of the tracker out of this browser. Files you have saved stay.",
            ),
            erase.node(),
        ]),
    )
}

pub(super) fn question(shown: &Shown<'_>) -> Node {
    let changes = shown.place.own_changes;
    let unsaved = shown.place.in_no_file;
    let points = u32::try_from(shown.restore_points.len()).unwrap_or(u32::MAX);
    let lines = several([
        several([text(format!(
            "{} made in this browser or merged",
            plural(changes, "change")
        ))]),
        several([text(plural(points, "restore point"))]),
        several([text("your name and the reports of merges")]),
    ]);
    let mut children = several([said("This will go:"), list(ListLook::Bullets, lines)]);
    children.push(said(if unsaved > 0 {
        let verb = if unsaved == 1 { "is" } else { "are" };
        format!(
            "{} {verb} in no saved file and would be lost for good. Save a file first.",
            plural(unsaved, "change")
        )
    } else {
        "Every change is in a file that was checked or merged. This cannot be undone here; open the file to have it back.".to_owned()
    }));
    let buttons = several([
        button(
            BUTTON,
            Deed::SaveFile.words(),
            several([text("Save a file")]),
        ),
        button(
            WARNING,
            Deed::Erase.words(),
            several([text("Erase everything")]),
        ),
        leave("Cancel"),
    ]);
    ask("Erase everything from this browser?", children, buttons)
}
