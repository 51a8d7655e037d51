//! How this browser is set: kept with the other settings, never in the record.

use leptos::prelude::*;

use crate::content::entered::Entered;
use crate::content::hint;
use crate::content::role::{Role, signed};
use crate::content::settings::{self, HINTS, LETTERS, OFF, ROLE, TEXT_SIZE, THEME};
use crate::content::sheet::Sheet;
use crate::platform::screen;
use crate::state::App;
use crate::state::notice::Notice;
use crate::state::sheet::titled;
use crate::store::joined::{Near, Vault};

impl App {
    /// A setting of this browser; empty where nobody has chosen.
    pub(super) fn setting(self, name: &str) -> String {
        let setting = self.held.with_value(|held| held.store.setting(name));
        setting.unwrap_or_default()
    }

    /// Keeps a setting of this browser. One that cannot be kept holds as long as the window does.
    pub(super) fn keep_setting(self, name: &str, value: &str) {
        self.held.with_value(|held| {
            let _ = held.store.keep_setting(name, value);
        });
    }

    /// What the person works as, where one is chosen.
    pub(super) fn role(self) -> Option<Role> {
        Role::from_word(&self.setting(ROLE))
    }

    /// A name as it stands on entries.
    pub(super) fn signed(self, name: &str) -> String {
        signed(name, self.role())
    }

    /// Whether keys with letters and signs do something in a presentation of which the address allows it.
    pub(super) fn hears_letters(self, allowed: bool) -> bool {
        allowed && self.setting(LETTERS) != OFF
    }

    /// Where settings are kept.
    fn kept_near(self) -> Near {
        self.held
            .with_value(|held| match (held.cupboard.near(), held.cupboard.vault()) {
                (Near::ThisWindow, Vault::Open) => Near::Lasting,
                (near, _) => near,
            })
    }

    pub(super) fn settings(self) -> Sheet {
        let entered = settings::entered(&|name| self.setting(name));
        let page = settings::page(&self.review_workspace(), &entered, self.kept_near());
        titled("Settings", page)
    }

    pub(super) fn send_settings(self, entered: &Entered) {
        let hints = self.setting(HINTS);
        for (name, value) in settings::read(entered, &hints) {
            self.keep_setting(name, &value);
        }
        self.carry();
        self.wear();
        self.say(Notice::said(settings::kept(self.kept_near())));
    }

    /// Shows the page in the colours and the size that were chosen.
    pub(super) fn wear(self) {
        for (name, attribute) in [(THEME, "data-theme"), (TEXT_SIZE, "data-text-size")] {
            screen::mark(attribute, &self.setting(name));
        }
    }

    /// The hint of the page was read; the keyboard goes back to the top.
    pub(super) fn got_it(self) {
        let read = hint::read(&self.setting(HINTS), &self.route());
        self.keep_setting(HINTS, &read);
        self.carry();
        // The page is made anew without it.
        self.screen.update(|_| {});
        self.focus_soon("page-title");
    }
}
