//! Going from page to page: the focus and the scroll belong to one place, this one.

use std::time::Duration;

use leptos::prelude::*;
use web_sys::Element;

use crate::content::data::Asking;
use crate::content::list::PAGE;
use crate::markup::Node;
use crate::platform::{draw, location, screen};
use crate::route::{Route, review_in};
use crate::state::App;
use crate::state::notice::{Notice, Turn};

impl App {
    /// Goes to a page. The browser's Back returns.
    pub fn go(self, route: &Route) {
        location::go(&self.address(route));
    }

    /// Changes the filter in the address without a step for Back; nothing else moves.
    pub fn replace(self, route: Route) {
        location::replace(&self.address(&route));
        self.screen.update(|screen| screen.route = route);
    }

    /// Goes to a page without a step for Back, as if it had been gone to.
    pub(super) fn turn_to(self, route: &Route) {
        location::replace(&self.address(route));
        self.follow_address();
    }

    /// The page shown.
    pub fn route(self) -> Route {
        self.screen.with_untracked(|screen| screen.route.clone())
    }

    /// Called when the address has changed.
    pub(super) fn follow_address(self) {
        let address = location::fragment();
        let route = Route::parse(&address);
        let review = review_in(&address);
        let stays = self.screen.with_untracked(|screen| screen.review == review);
        if stays && self.route().is_same_page(&route) {
            return self.screen.update(|screen| screen.route = route);
        }
        screen::to_top();
        let before = self.route();
        self.screen.update(|screen| screen.review = review);
        let opened = self.open_form(&route);
        self.weigh_anew();
        let mut turn = Turn::Nothing;
        self.screen.update(|screen| {
            turn = Notice::turn(&mut screen.notice);
            screen.route = route;
            // What belongs to the page that is left goes with it.
            screen.asking = Asking::Nothing;
            screen.most = PAGE;
            screen.entered = None;
            screen.mistakes = Vec::new();
            screen.opened = opened;
        });
        self.stop_reading();
        self.enter(&before);
        if self.route() == Route::Data {
            self.take_dropped();
        }
        self.focus_soon(match turn {
            Turn::Show => "notice",
            Turn::Nothing => "page-title",
        });
    }

    /// Moves the focus once the page has been drawn.
    pub fn focus_soon(self, id: &str) {
        let id = id.to_owned();
        set_timeout(
            move || {
                screen::focus(&id);
            },
            Duration::ZERO,
        );
    }
}

/// From now on a failure of the program shows a page in plain words.
pub fn install_panic_page() {
    crate::platform::panic::install();
}

/// The version and the build of this copy of the app.
pub fn version() -> String {
    let version = env!("CARGO_PKG_VERSION");
    match screen::meta("build") {
        Some(build) => format!("version {version}, build {build}"),
        None => format!("version {version}"),
    }
}

/// Where this copy of the app stands: the path of the file or the address of the site.
pub fn file_or_site() -> String {
    location::file_or_site()
}

/// How the page is kept for when there is no network, as the hosted form says it in a word.
pub fn offline() -> String {
    screen::marked("data-offline")
}

/// Sets the title of the window.
pub fn set_window_title(title: &str) {
    screen::set_title(title);
}

/// Sets the custom properties of the style sheet.
pub fn paint(properties: &[(&str, String)]) {
    for (property, value) in properties {
        screen::paint(property, value);
    }
}

/// The page stands: what was shown until now gives way to it, and it is kept as the first view of the next start.
pub fn shown() {
    screen::tell("scrutiny-shown");
}

/// Draws nodes into an element in place of what was there.
pub fn fill(place: &Element, nodes: &[Node]) {
    say_if_refused(place, draw::fill(place, nodes).is_ok());
}

/// Alters an element that shows `before` so that it shows `after`.
pub fn alter(place: &Element, before: &[Node], after: &[Node]) {
    // Should the page have been altered by something else, an extension perhaps, it is drawn anew.
    if draw::alter(place, before, after).is_err() {
        fill(place, after);
    }
}

/// A place is never left blank without a word.
fn say_if_refused(place: &Element, drawn: bool) {
    if !drawn {
        place.set_text_content(Some(
            "This part of the page could not be shown. Reload the page.",
        ));
    }
}
