//! The frame of every page: skip link, header, navigation, save status, notices, footer.

use crate::content::deed::Deed;
use crate::content::keeping::Keeping;
use crate::content::look::logo;
use crate::content::warning::{Warning, banners};
use crate::domain::workspace::Workspace;
use crate::markup::part::{button, link, list_items};
use crate::markup::{DRAWN_ANEW, Node, element, several, text};
use crate::query::filter::Filter;
use crate::route::Route;

/// How what was asked for ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// It was done.
    Done,
    /// It was not done, and nothing was changed.
    NotDone,
    /// It is being done, and can be stopped.
    UnderWay,
}

/// What was just done or could not be done, as the banner shows it.
pub struct Banner<'a> {
    /// What was done, or why it was not.
    pub words: &'a str,
    /// Whether it was done.
    pub outcome: Outcome,
    /// Whether it can be taken back.
    pub undo: bool,
    /// Where to go on.
    pub next: Option<&'a (String, Route)>,
}

/// What stands around a page.
pub struct Frame<'a> {
    /// The page shown.
    pub route: &'a Route,
    /// How the work is kept.
    pub keeping: &'a Keeping,
    /// What stays in sight until it is put right.
    pub warnings: &'a [Warning],
    /// What was just done.
    pub banner: Option<Banner<'a>>,
    /// The version of the app.
    pub version: &'a str,
    /// Whether the workspace holds other reviews besides the one that is shown.
    pub several_reviews: bool,
    /// A hint for the first visit to the page.
    pub hint: Option<Node>,
}

/// A page with its frame. Each part keeps its place whether it is empty or not, so that what does not
/// change is not drawn again.
pub fn around(workspace: &Workspace, mut frame: Frame<'_>, page: Vec<Node>) -> Vec<Node> {
    let hint = frame.hint.take();
    let frame = &frame;
    let notice = element(
        "div",
        frame.banner.as_ref().map(banner).into_iter().collect(),
    );
    let page = element("div", page).with(DRAWN_ANEW, frame.route.page());
    // A slide has the screen to itself; that work is in danger is said all the same.
    if let Route::Present(show) = frame.route
        && !show.slide.is_empty()
    {
        let alarm = element("div", banners(frame.keeping, frame.warnings));
        let main = element("main", several([alarm.node(), notice.node(), page.node()]))
            .class(&format!("st-deck st-deck--{}", show.size))
            .with("id", "main");
        return several([main.node()]);
    }
    // The last stop of the keyboard in the page; the style sheet shows it at the top.
    let hint = element("div", Vec::from_iter(hint));
    let main = element("main", several([notice.node(), page.node(), hint.node()]))
        .class("st-main")
        .with("id", "main")
        .with("tabindex", "-1");
    let body = element("div", several([save_status(frame.keeping), main.node()])).class("st-frame");
    let mut nodes = top(workspace, frame);
    nodes.push(body.node());
    nodes.push(footer(frame.version));
    nodes
}

/// Everything above the page: skip link, header, navigation, and the banner of storage trouble.
fn top(workspace: &Workspace, frame: &Frame<'_>) -> Vec<Node> {
    let review = workspace.reviews.values().next();
    let council = review
        .map(|entry| entry.record.authority.clone())
        .unwrap_or_default();
    let skip = element("a", several([text("Skip to main content")]))
        .class("govuk-skip-link")
        .with("href", "#main")
        .with("data-do", Deed::Focus("main".to_owned()).words());
    let mut name = Vec::from_iter(logo(workspace));
    name.push(text(council));
    let council = element("p", name).class("st-header__council");
    let product = link(Route::Home.href(), several([text("Scrutiny Tracker")]));
    let product = element("p", several([product])).class("st-header__product");
    let mut lines = several([council.node(), product.node()]);
    if let (true, Some(entry)) = (frame.several_reviews, review) {
        let words = several([
            text(entry.record.title.clone()),
            text(" "),
            link(
                Route::Reviews(String::new()).href(),
                several([text("All reviews")]),
            ),
        ]);
        lines.push(element("p", words).class("st-header__review").node());
    }
    let header = element("div", lines).class("st-frame");
    several([
        skip.node(),
        element("header", several([header.node()]))
            .class("st-header")
            .node(),
        navigation(frame.route),
        element("div", banners(frame.keeping, frame.warnings)).node(),
    ])
}

fn navigation(route: &Route) -> Node {
    let pages = [
        ("Home", Route::Home),
        ("Review", Route::Review),
        ("Recommendations", Route::Recommendations(Filter::all())),
        ("Progress", Route::Progress(Filter::all())),
        ("Meetings", Route::Meetings),
        ("Money", Route::Money),
        ("Workforce", Route::Workforce(String::new(), String::new())),
        ("Evidence", Route::Evidence),
        ("Data", Route::Data),
    ];
    let links = pages
        .into_iter()
        .map(|(name, page)| {
            let link = element("a", several([text(name)])).with("href", page.href());
            let current = page.is_same_page(route);
            several([if current {
                link.with("aria-current", "page").node()
            } else {
                link.node()
            }])
        })
        .collect();
    let list = element("ul", list_items(links));
    let frame = element("div", several([list.node()])).class("st-frame");
    element("nav", several([frame.node()]))
        .class("st-nav")
        .with("aria-label", "Main")
        .node()
}

/// The line that says how the work is kept, always in the same place.
fn save_status(keeping: &Keeping) -> Node {
    let class = match keeping {
        Keeping::Untouched | Keeping::Saved { in_no_file: 0 } => {
            "st-save-status st-save-status--ok"
        }
        Keeping::Saving { .. } | Keeping::Saved { .. } | Keeping::Loosely { .. } => {
            "st-save-status st-save-status--waiting"
        }
        Keeping::NotKept { .. } | Keeping::Cleared { .. } => {
            "st-save-status st-save-status--failed"
        }
    };
    element(
        "section",
        several([element("p", several([text(keeping.said())])).node()]),
    )
    .class(class)
    .with("aria-label", "Save status")
    .node()
}

/// What was just done, with *Undo*. It takes the focus and stays until the next page.
fn banner(banner: &Banner<'_>) -> Node {
    let (title, class) = match banner.outcome {
        Outcome::Done => (
            "Done",
            "govuk-notification-banner govuk-notification-banner--success",
        ),
        Outcome::NotDone => (
            "Not done",
            "govuk-notification-banner st-notification-banner--not-done",
        ),
        Outcome::UnderWay => ("Under way", "govuk-notification-banner"),
    };
    let title = element("p", several([text(title)]))
        .class("govuk-notification-banner__title")
        .with("id", "notice-title");
    let header = element("div", several([title.node()])).class("govuk-notification-banner__header");
    let class_of_button = "govuk-button govuk-button--secondary";
    let act = |deed: Deed, words| button(class_of_button, deed.words(), several([text(words)]));
    let mut actions = Vec::new();
    if banner.undo {
        actions.push(act(Deed::Undo, "Undo"));
    }
    if banner.outcome == Outcome::UnderWay {
        actions.push(act(Deed::StopSaving, "Cancel"));
    }
    if let Some((words, route)) = banner.next {
        let link = element("a", several([text(words.clone())]))
            .class("govuk-notification-banner__link")
            .with("href", route.href());
        actions.push(link.node());
    }
    let words =
        element("p", several([text(banner.words)])).class("govuk-notification-banner__heading");
    let actions = element("div", actions).class("govuk-button-group");
    let content = element("div", several([words.node(), actions.node()]))
        .class("govuk-notification-banner__content");
    element("section", several([header.node(), content.node()]))
        .class(class)
        .with("id", "notice")
        .with("tabindex", "-1")
        .with("aria-labelledby", "notice-title")
        .node()
}

/// Everything below the page.
fn footer(version: &str) -> Node {
    let links = [
        ("Settings", Route::Settings),
        ("Help", Route::Help(String::new())),
        ("Accessibility", Route::Accessibility),
    ]
    .map(|(name, page)| several([link(page.href(), several([text(name)]))]));
    let words =
        format!("Nothing you write here leaves this computer. Scrutiny Tracker, {version}.");
    let frame = element(
        "div",
        several([
            element("ul", list_items(links.into())).node(),
            element("p", several([text(words)])).node(),
        ]),
    )
    .class("st-frame");
    element("footer", several([frame.node()]))
        .class("st-footer")
        .node()
}
