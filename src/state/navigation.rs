//! Going from page to page: the title, the focus and the scroll belong to one place, this one.

use std::time::Duration;

use leptos::prelude::*;

use crate::domain::review::Review;
use crate::platform::{location, screen};
use crate::route::Route;
use crate::state::App;
use crate::state::notice::Turn;

impl App {
    /// Goes to a page. The browser's Back returns.
    pub fn go(self, route: &Route) {
        location::go(&route.href());
    }

    /// Changes the filter in the address without a step for Back; nothing else moves.
    pub fn replace(self, route: Route) {
        location::replace(&route.href());
        self.route.set(route);
    }

    /// Called when the address has changed.
    pub(super) fn follow_address(self) {
        let route = Route::parse(&location::fragment());
        let same = self
            .route
            .with_untracked(|before| before.is_same_page(&route));
        if !same {
            screen::to_top();
        }
        let turn = if same {
            Turn::Nothing
        } else {
            self.turn_notice()
        };
        self.route.set(route);
        if !same {
            self.focus_soon(match turn {
                Turn::Show => "notice",
                Turn::Nothing => "page-title",
            });
        }
    }

    /// Moves the focus once the page has been drawn.
    pub fn focus_soon(self, id: &'static str) {
        set_timeout(
            move || {
                screen::focus(id);
            },
            Duration::ZERO,
        );
    }

    /// Moves the focus to an element by its id, for the links of an error summary: the fragment is
    /// the address of the page and cannot name a field.
    pub fn focus(self, id: &str) {
        screen::focus(id);
    }

    /// Sets the window's title for a page: `Page – Review – Scrutiny Tracker`.
    pub fn title(self, page: &str) {
        let review = self.workspace.with(|workspace| {
            workspace.reviews.values().next().map(
                |entry: &crate::domain::workspace::Entry<Review>| entry.record.short_name.clone(),
            )
        });
        let name = review.filter(|name| !name.is_empty());
        screen::set_title(&match name {
            Some(name) => format!("{page} – {name} – Scrutiny Tracker"),
            None => format!("{page} – Scrutiny Tracker"),
        });
    }
}

/// From now on a failure of the program shows a page in plain words.
pub fn install_panic_page() {
    crate::platform::panic::install();
}

/// The build of this copy of the app, as the page carries it.
pub fn build() -> Option<String> {
    screen::meta("build")
}

/// Where this copy of the app stands: the path of the file or the address of the site.
pub fn file_or_site() -> String {
    location::file_or_site()
}
