//! One slide with its bar: where we are, how to go on, and nothing else on the page.

use crate::content::charts::answer_chart;
use crate::content::deed::{Deed, FormName};
use crate::content::entered::Entered;
use crate::content::form::{Form, form};
use crate::content::light::lights;
use crate::content::look::logo;
use crate::content::pictures::Chart;
use crate::content::present::note::note_form;
use crate::content::sheet::Sheet;
use crate::deck::key::{KEYS, Turn};
use crate::deck::{About, Block, Slide};
use crate::domain::workspace::Workspace;
use crate::history::command::Mistake;
use crate::markup::part::{
    ButtonLook, button, button_link, disclosure, heard, link, list_items, said, title,
};
use crate::markup::{Node, element, several, text};
use crate::query::list::Row;
use crate::query::show::Show;
use crate::query::timing::plural;
use crate::route::Route;

/// The field of the slide to go to.
pub const GO_TO: &str = "slide";

/// Whole minutes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Pace {
    /// Since the item came on.
    pub item: u32,
    /// Since the presentation began.
    pub all: u32,
}

/// What a slide needs besides its words.
pub struct Stage<'a> {
    /// The record.
    pub workspace: &'a Workspace,
    /// The recommendations presented.
    pub rows: &'a [Row],
    /// All slides.
    pub deck: &'a [Slide],
    /// Which presentation it is.
    pub show: &'a Show,
    /// The charts there are.
    pub charts: Vec<Chart>,
    /// How long it has taken.
    pub pace: Pace,
    /// Whether the screen is blank.
    pub blank: bool,
    /// Whether the keys are listed.
    pub keys: bool,
    /// What stood in the form for a note when it was refused.
    pub entered: &'a Entered,
    /// What in it needs another look.
    pub mistakes: &'a [Mistake],
}

/// The place of the slide that the address names, from 0.
pub fn place(show: &Show, deck: &[Slide]) -> Option<usize> {
    let number: usize = show.slide.parse().ok()?;
    let place = number.checked_sub(1)?;
    (place < deck.len()).then_some(place)
}

/// The slide; where there is none, a sentence that says why and what to do.
pub fn sheet(mut stage: Stage<'_>) -> Sheet {
    let charts = std::mem::take(&mut stage.charts);
    let found = place(stage.show, stage.deck);
    let slide = found.and_then(|place| Some((place, stage.deck.get(place)?)));
    let Some((place, slide)) = slide else {
        return missing(stage.show, stage.deck.len());
    };
    let row = match &slide.about {
        About::Recommendation(id) => stage.rows.iter().find(|row| &row.id == id),
        _ => None,
    };
    let whole = format!("{} of {}: {}", place + 1, stage.deck.len(), slide.heading);
    let mut body = several([header(&stage, slide, row, &whole)]);
    body.extend(row.map(lights));
    match &slide.about {
        About::Summary => {
            body.push(answer_chart(stage.rows));
        }
        About::Chart(id) => {
            body.extend(
                charts
                    .into_iter()
                    .find(|chart| &chart.id == id)
                    .map(|chart| chart.node),
            );
        }
        _ => {}
    }
    body.extend(slide.blocks.iter().map(block));
    let article = element("article", body).class("st-slide").node();
    let mut shown = several([bar(&stage, place), ribbon(stage.deck, place)]);
    if stage.keys {
        shown.push(keys());
    }
    shown.push(article);
    if row.is_some() {
        shown.push(note_form(stage.workspace, stage.entered, stage.mistakes));
    }
    let class = if stage.blank {
        "st-stage st-stage--blank"
    } else {
        "st-stage"
    };
    let nodes = several([
        element("div", shown).class(class).node(),
        element("div", blank(stage.blank)).node(),
    ]);
    Sheet {
        title: whole,
        nodes,
    }
}

/// The way out of a blank screen.
fn blank(is_blank: bool) -> Vec<Node> {
    if !is_blank {
        return Vec::new();
    }
    let show = element("button", several([text("Show the slide")]))
        .with("type", "button")
        .with("id", "show-slide")
        .class("govuk-button govuk-button--secondary")
        .with("data-do", Deed::Turn(Turn::Blank).words());
    several([element("div", several([show.node()]))
        .class("st-blank")
        .node()])
}

fn header(stage: &Stage<'_>, slide: &Slide, row: Option<&Row>, whole: &str) -> Node {
    let (theme, heading) = match (row, &slide.about) {
        (Some(row), _) => (slide.theme.as_str(), row_title(row)),
        (None, About::Title) => {
            let review = stage.workspace.reviews.values().next();
            let council = review.map_or("", |entry| entry.record.authority.as_str());
            (council, slide.heading.as_str())
        }
        (None, _) => (slide.theme.as_str(), slide.heading.as_str()),
    };
    let place = match row {
        Some(_) => whole,
        None => whole.split_once(": ").map_or(whole, |(place, _)| place),
    };
    // The theme of a recommendation stands on the line of its place: below the lights there is little room.
    let place = match row {
        Some(_) if !theme.is_empty() => format!("{place}. {theme}"),
        _ => place.to_owned(),
    };
    let place = element("span", several([text(place), heard(": ")])).class("st-slide__place");
    let title = title(several([place.node(), text(heading)])).class("st-slide__title");
    let mut lines = Vec::new();
    let mut above = match &slide.about {
        About::Title => Vec::from_iter(logo(stage.workspace)),
        _ => Vec::new(),
    };
    if row.is_none() && !theme.is_empty() {
        above.push(text(theme));
    }
    if !above.is_empty() {
        let about = element("p", above).class("st-slide__theme");
        lines.push(about.node());
    }
    lines.push(title.node());
    let mut parts = several([element("div", lines).node()]);
    if let Some(row) = row {
        let number = element("p", several([text(row.number.to_string())]));
        parts.push(
            number
                .class("st-slide__number")
                .with("aria-hidden", "true")
                .node(),
        );
    }
    element("header", parts).class("st-slide__head").node()
}

fn row_title(row: &Row) -> &str {
    if row.title.is_empty() {
        &row.summary
    } else {
        &row.title
    }
}

fn words(class: &str, said: String) -> Node {
    element("p", several([text(said)])).class(class).node()
}

fn block(block: &Block) -> Node {
    let mut inside = Vec::new();
    if !block.label.is_empty() {
        let label = element("span", several([text(format!("{}: ", block.label))]));
        inside.push(label.class("st-slide__label").node());
    }
    inside.push(text(block.words.clone()));
    element("p", inside).class("st-slide__words").node()
}

/// A thin line with a piece for each slide; a new theme begins after a gap. The heading says it in words.
fn ribbon(deck: &[Slide], place: usize) -> Node {
    let mut theme = "";
    let pieces = deck.iter().enumerate().map(|(one, slide)| {
        let begins = slide.theme != theme;
        theme = &slide.theme;
        element("span", Vec::new())
            .class(match (one <= place, begins) {
                (true, true) => "st-ribbon__past st-ribbon__theme",
                (true, false) => "st-ribbon__past",
                (false, true) => "st-ribbon__theme",
                (false, false) => "",
            })
            .node()
    });
    element("div", pieces.collect())
        .class("st-ribbon")
        .with("aria-hidden", "true")
        .node()
}

fn step(turn: Turn, words: &str) -> Node {
    button(
        "govuk-button govuk-button--secondary",
        Deed::Turn(turn).words(),
        several([text(words)]),
    )
}

fn bar(stage: &Stage<'_>, place: usize) -> Node {
    let count = stage.deck.len();
    let mut steps = Vec::new();
    if place > 0 {
        steps.push(step(Turn::Previous, "Previous"));
    }
    if place + 1 < count {
        steps.push(step(Turn::Next, "Next"));
    }
    let slides: Vec<(String, String)> = stage
        .deck
        .iter()
        .enumerate()
        .map(|(place, slide)| {
            let number = place + 1;
            (number.to_string(), format!("{number}: {}", slide.heading))
        })
        .collect();
    let here = Entered::blank().with(GO_TO, &(place + 1).to_string());
    let choosing = Form {
        entered: &here,
        mistakes: &[],
    };
    let go = element("button", several([text("Go")]))
        .class("govuk-button govuk-button--secondary")
        .with("type", "submit");
    let go_to = form(
        FormName::GoTo,
        several([choosing.select(GO_TO, "Go to", "", &slides), go.node()]),
    )
    .class("st-bar__go");
    let letters = if stage.show.letters {
        "Letter shortcuts: on"
    } else {
        "Letter shortcuts: off"
    };
    let mut choices = stage.show.clone();
    choices.slide = String::new();
    let others = several([
        button_link(
            ButtonLook::Secondary,
            Route::Present(choices).href(),
            several([text("Choose what to show")]),
        ),
        step(Turn::Smaller, "Smaller text"),
        step(Turn::Larger, "Larger text"),
        step(Turn::Blank, "Blank screen"),
        step(Turn::Letters, letters),
        step(Turn::Full, "Full screen"),
        step(Turn::Keys, "Keys"),
    ]);
    element(
        "div",
        several([
            element("div", steps).class("st-bar__steps").node(),
            go_to.node(),
            disclosure(
                "More controls",
                several([element("div", others).class("st-bar__more").node()]),
            )
            .node(),
            step(Turn::Leave, "Leave"),
            pace(stage),
        ]),
    )
    .class("st-bar")
    .with("role", "group")
    .with("aria-label", "Presentation")
    .node()
}

fn pace(stage: &Stage<'_>) -> Node {
    let Pace { item, all } = stage.pace;
    let planned = match stage.show.minutes {
        0 => String::new(),
        planned => format!(" of {planned} planned"),
    };
    words(
        "st-bar__pace",
        format!(
            "This item: {}{planned}. In all: {}.",
            plural(item, "minute"),
            plural(all, "minute")
        ),
    )
}

fn keys() -> Node {
    let items = KEYS.map(|(keys, does)| several([text(format!("{keys}: {does}"))]));
    let heading = element("p", several([text("Keys")]))
        .class("govuk-heading-s")
        .node();
    let items = element("ul", list_items(items.into()))
        .class("govuk-list")
        .node();
    element("div", several([heading, items]))
        .class("st-keys")
        .with("id", "keys")
        .with("role", "region")
        .with("aria-label", "Keys")
        .with("tabindex", "-1")
        .node()
}

/// What is said in place of a slide that is not there.
fn missing(show: &Show, count: usize) -> Sheet {
    let mut all = show.clone();
    all.slide = String::new();
    let choose = Route::Present(all).href();
    let (heading, why, href, words) = if count == 0 {
        (
            "Nothing to present",
            "No recommendation is in what was chosen. It may have been removed, or nothing has changed."
                .to_owned(),
            choose,
            "Choose what to show",
        )
    } else {
        (
            "This slide is not here",
            format!(
                "The presentation has {count} slides. The address asks for another one. A recommendation may have been removed since the link was made."
            ),
            Route::Present(show.at(1)).href(),
            "Go to the first slide",
        )
    };
    let nodes = several([
        title(several([text(heading)]))
            .class("govuk-heading-xl")
            .node(),
        said(why),
        element("p", several([link(href, several([text(words)]))])).node(),
        element(
            "p",
            several([link(
                Route::Home.href(),
                several([text("Leave the presentation")]),
            )]),
        )
        .node(),
    ]);
    Sheet {
        title: heading.to_owned(),
        nodes: several([element("div", nodes).class("st-stage").node()]),
    }
}
