//! How this browser is set: who works here, how the pages look, which keys and hints there are; and the look of the
//! council, which is part of the record.

use crate::content::deed::FormName;
use crate::content::entered::Entered;
use crate::content::form::{Choice, Form, buttons, form};
use crate::content::look::{ACCENT_DARK, ACCENT_LIGHT, HEADER, Tone};
use crate::content::record_form::change_link;
use crate::content::role::ROLES;
use crate::domain::review::Review;
use crate::domain::workspace::Workspace;
use crate::markup::part::{facts, name, paragraph, quiet_line, said, section};
use crate::markup::{Node, several};
use crate::route::Route;
use crate::store::joined::Near;

/// The setting with the name of the person at work.
pub const NAME: &str = "name";
/// The setting with what the person works as.
pub const ROLE: &str = "role";
/// The setting with the theme. The page reads it before it is first drawn, as it does the size of the text.
pub const THEME: &str = "theme";
/// The setting with the size of the text.
pub const TEXT_SIZE: &str = "text-size";
/// The setting that switches letter shortcuts off.
pub const LETTERS: &str = "letters";
/// The setting with the pages whose hints were read, or that all hints are off.
pub const HINTS: &str = "hints";

/// What switches something off.
pub const OFF: &str = "off";
/// What a ticked box says.
const ON: &str = "on";
/// What a choice says that leaves things as they are without it.
const USUAL: &str = "usual";

/// Choices that are kept as a word; the first of each is the one that needs no setting.
const CHOICES: [(&str, &[(&str, &str)]); 2] = [
    (
        THEME,
        &[
            (USUAL, "As this device is set"),
            ("light", "Light"),
            ("dark", "Dark"),
        ],
    ),
    (
        TEXT_SIZE,
        &[
            (USUAL, "Usual"),
            ("115", "Larger: 115%"),
            ("130", "Much larger: 130%"),
            ("150", "Largest: 150%"),
        ],
    ),
];

/// The form as it stands in this browser, from what each setting holds.
pub fn entered(setting: &dyn Fn(&str) -> String) -> Entered {
    let mut entered = Entered::blank().with(NAME, &setting(NAME));
    for field in [ROLE, THEME, TEXT_SIZE] {
        let word = setting(field);
        entered.put(field, if word.is_empty() { USUAL } else { &word });
    }
    for field in [LETTERS, HINTS] {
        if setting(field) != OFF {
            entered.put(field, ON);
        }
    }
    entered
}

/// What to keep of the form, as settings with their texts. An empty text is the setting that nobody chose.
pub fn read(entered: &Entered, hints: &str) -> Vec<(&'static str, String)> {
    let word = |field: &'static str| {
        let word = entered.text(field);
        (field, if word == USUAL { "" } else { word }.to_owned())
    };
    let letters = if entered.has(LETTERS, ON) { "" } else { OFF };
    // Switched on again, all hints come back.
    let hints = match (entered.has(HINTS, ON), hints) {
        (false, _) => OFF,
        (true, OFF) => "",
        (true, read) => read,
    };
    several([
        word(NAME),
        word(ROLE),
        word(THEME),
        word(TEXT_SIZE),
        (LETTERS, letters.to_owned()),
        (HINTS, hints.to_owned()),
    ])
}

/// What is said when the settings were kept.
pub fn kept(near: Near) -> &'static str {
    match near {
        Near::Lasting => "Your settings were saved in this browser",
        Near::ThisWindow => {
            "Your settings hold for this window only. The browser does not let the page keep them"
        }
    }
}

/// The page, without its title.
pub fn page(workspace: &Workspace, entered: &Entered, near: Near) -> Vec<Node> {
    let mut nodes = several([said(
        "These settings are for this browser only. They are in no saved file.",
    )]);
    if near == Near::ThisWindow {
        nodes.push(said(
            "The browser does not let the page keep anything, so they hold until you close this window.",
        ));
    }
    nodes.push(device(entered));
    let review = workspace.reviews.iter().next();
    nodes.extend(review.map(|(id, entry)| {
        section(
            "Your council",
            several([
                said("This is part of the record. It is in each saved file, so colleagues see it too."),
                facts(council(&entry.record)),
                paragraph(several([change_link(id, "look", "the look of the council")])),
            ]),
        )
    }));
    nodes
}

fn device(entered: &Entered) -> Node {
    let filling = Form {
        entered,
        mistakes: &[],
    };
    let choice = |value: &'static str, label: &str| Choice {
        value,
        label: label.to_owned(),
        more: Vec::new(),
    };
    let mut roles = several([choice(USUAL, "Nothing in particular")]);
    roles.extend(ROLES.iter().map(|(_, word, said)| {
        let mut label = (*said).to_owned();
        if let Some(first) = label.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        choice(word, &label)
    }));
    let mut fields = several([
        filling.text_field(
            NAME,
            "Your name",
            "It stands beside what you enter. Each form has it filled in.",
        ),
        filling.radios(ROLE, "Working as", roles),
        quiet_line(
            "This sets what Home shows first, and it stands after your name on what you enter. It is not a log-in: anyone who has the file can edit it.",
        ),
    ]);
    for ((field, choices), legend) in CHOICES.into_iter().zip(["Colours", "Size of the text"]) {
        let choices = choices.iter().map(|(value, label)| choice(value, label));
        fields.push(filling.radios(field, legend, choices.collect()));
    }
    let on = |label: &str| several([(ON.to_owned(), label.to_owned())]);
    fields.push(filling.checkboxes(
        LETTERS,
        "Keys while presenting",
        &on("Letters and signs are shortcuts: B and . for a blank screen, ? for the list of keys, + - 0 for the size of the text"),
    ));
    fields.push(filling.checkboxes(
        HINTS,
        "Hints",
        &on("Show a hint on my first visit to a page"),
    ));
    fields.push(buttons("Save settings", &Route::Home.href()));
    form(FormName::Settings, fields).node()
}

/// The look of the council as it stands in the record, and why a colour of it is not used.
fn council(review: &Review) -> Vec<(String, Vec<Node>)> {
    let said = |words: &str| if words.is_empty() { "Not set" } else { words }.to_owned();
    let colour = |tone: Tone, typed: &str| match tone.read(typed) {
        Err(why) if !typed.is_empty() => format!("Not used. {why}."),
        _ => said(typed),
    };
    [
        ("Council", said(&review.authority)),
        ("Text in place of a logo", said(&review.text_logo)),
        (
            "Colour of the header",
            colour(HEADER, &review.header_colour),
        ),
        (
            "Buttons on a light page",
            colour(ACCENT_LIGHT, &review.accent_light),
        ),
        (
            "Buttons on a dark page",
            colour(ACCENT_DARK, &review.accent_dark),
        ),
    ]
    .map(|(key, words)| (key.to_owned(), several([name(words)])))
    .into()
}
