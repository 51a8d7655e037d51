//! The frame of every page: skip link, header, navigation, save status, notices, footer.

use crate::content::deed::Deed;
use crate::content::keeping::Keeping;
use crate::domain::workspace::Workspace;
use crate::markup::part::{button, link, list_items};
use crate::markup::{DRAWN_ANEW, Node, element, text};
use crate::query::filter::Filter;
use crate::route::Route;
use crate::store::StoreError;

/// What was just done, as the banner shows it.
pub struct Banner<'a> {
    /// What was done.
    pub words: &'a str,
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
    /// What was just done.
    pub banner: Option<Banner<'a>>,
    /// The version of the app.
    pub version: &'a str,
}

/// A page with its frame. Each part keeps its place whether it is empty or not, so that what does not
/// change is not drawn again.
pub fn around(workspace: &Workspace, frame: &Frame<'_>, page: Vec<Node>) -> Vec<Node> {
    let notice = element(
        "div",
        frame.banner.as_ref().map(banner).into_iter().collect(),
    );
    let page = element("div", page).with(DRAWN_ANEW, frame.route.page());
    let main = element("main", vec![notice.node(), page.node()])
        .class("st-main")
        .with("id", "main")
        .with("tabindex", "-1");
    let body = element("div", vec![save_status(frame.keeping), main.node()]).class("st-frame");
    let mut nodes = top(workspace, frame.route, frame.keeping);
    nodes.push(body.node());
    nodes.push(footer(frame.version));
    nodes
}

/// Everything above the page: skip link, header, navigation, and the banner of storage trouble.
fn top(workspace: &Workspace, route: &Route, keeping: &Keeping) -> Vec<Node> {
    let review = workspace.reviews.values().next();
    let council = review
        .map(|entry| entry.record.authority.clone())
        .unwrap_or_default();
    let skip = element("a", vec![text("Skip to main content")])
        .class("govuk-skip-link")
        .with("href", "#main")
        .with("data-do", Deed::Focus("main".to_owned()).words());
    let council = element("p", vec![text(council)]).class("st-header__council");
    let product = link(Route::Home.href(), vec![text("Scrutiny Tracker")]);
    let product = element("p", vec![product]).class("st-header__product");
    let header = element("div", vec![council.node(), product.node()]).class("st-frame");
    vec![
        skip.node(),
        element("header", vec![header.node()])
            .class("st-header")
            .node(),
        navigation(route),
        element("div", storage_banner(keeping).into_iter().collect()).node(),
    ]
}

fn navigation(route: &Route) -> Node {
    let pages = [
        ("Home", Route::Home),
        ("Recommendations", Route::Recommendations(Filter::all())),
        ("Meetings", Route::Meetings),
        ("Money", Route::Money),
        ("Workforce", Route::Workforce),
        ("Evidence", Route::Evidence),
        ("Data", Route::Data),
    ];
    let links = pages
        .into_iter()
        .map(|(name, page)| {
            let link = element("a", vec![text(name)]).with("href", page.href());
            let current = page.is_same_page(route);
            vec![if current {
                link.with("aria-current", "page").node()
            } else {
                link.node()
            }]
        })
        .collect();
    let list = element("ul", list_items(links));
    let frame = element("div", vec![list.node()]).class("st-frame");
    element("nav", vec![frame.node()])
        .class("st-nav")
        .with("aria-label", "Main")
        .node()
}

/// Stays on every page for as long as this browser does not keep what is done.
fn storage_banner(keeping: &Keeping) -> Option<Node> {
    let Keeping::NotKept { error, .. } = keeping else {
        return None;
    };
    let headline = match error {
        StoreError::Full | StoreError::NotKept => "Your last change was not kept in this browser.",
        _ => "This browser does not keep your work.",
    };
    let headline = element("strong", vec![text(headline)]).node();
    let words = element("p", vec![headline, text(format!(" {error}"))]);
    let save = button(
        "govuk-button",
        Deed::SaveFile.words(),
        vec![text("Save a file now")],
    );
    let frame = element("div", vec![words.node(), save]).class("st-frame");
    Some(
        element("div", vec![frame.node()])
            .class("st-banner st-banner--failed")
            .with("role", "alert")
            .node(),
    )
}

/// The line that says how the work is kept, always in the same place.
fn save_status(keeping: &Keeping) -> Node {
    let class = match keeping {
        Keeping::Untouched | Keeping::Kept { in_no_file: 0 } => "st-save-status st-save-status--ok",
        Keeping::Kept { .. } => "st-save-status st-save-status--waiting",
        Keeping::NotKept { .. } => "st-save-status st-save-status--failed",
    };
    element(
        "section",
        vec![element("p", vec![text(keeping.said())]).node()],
    )
    .class(class)
    .with("aria-label", "Save status")
    .node()
}

/// What was just done, with *Undo*. It takes the focus and stays until the next page.
fn banner(banner: &Banner<'_>) -> Node {
    let title = element("p", vec![text("Done")])
        .class("govuk-notification-banner__title")
        .with("id", "notice-title");
    let header = element("div", vec![title.node()]).class("govuk-notification-banner__header");
    let mut actions = Vec::new();
    if banner.undo {
        let class = "govuk-button govuk-button--secondary";
        actions.push(button(class, Deed::Undo.words(), vec![text("Undo")]));
    }
    if let Some((words, route)) = banner.next {
        let link = element("a", vec![text(words.clone())])
            .class("govuk-notification-banner__link")
            .with("href", route.href());
        actions.push(link.node());
    }
    let words = element("p", vec![text(banner.words)]).class("govuk-notification-banner__heading");
    let actions = element("div", actions).class("govuk-button-group");
    let content = element("div", vec![words.node(), actions.node()])
        .class("govuk-notification-banner__content");
    element("div", vec![header.node(), content.node()])
        .class("govuk-notification-banner govuk-notification-banner--success")
        .with("role", "region")
        .with("id", "notice")
        .with("tabindex", "-1")
        .with("aria-labelledby", "notice-title")
        .node()
}

/// Everything below the page.
fn footer(version: &str) -> Node {
    let links = [
        ("Help", Route::Help),
        ("Accessibility", Route::Accessibility),
    ]
    .map(|(name, page)| vec![link(page.href(), vec![text(name)])]);
    let words =
        format!("Nothing you write here leaves this computer. Scrutiny Tracker, {version}.");
    let frame = element(
        "div",
        vec![
            element("ul", list_items(links.into())).node(),
            element("p", vec![text(words)]).node(),
        ],
    )
    .class("st-frame");
    element("footer", vec![frame.node()])
        .class("st-footer")
        .node()
}
