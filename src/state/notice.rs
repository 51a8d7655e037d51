//! What was just done, with the way to take it back. It stays until the next page; no clock runs.

use leptos::prelude::*;

use crate::history::change::ChangeId;
use crate::route::Route;
use crate::state::App;

/// A banner at the top of the page.
#[derive(Clone, PartialEq, Debug)]
pub struct Notice {
    /// What was done.
    pub text: String,
    /// The changes that *Undo* takes back; none where there is nothing to undo.
    pub undo: Vec<ChangeId>,
    /// Where to go on, with the words of the link.
    pub next: Option<(String, Route)>,
    age: Age,
}

/// Whether the notice was set for the page that is about to be shown, or has been shown already.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Age {
    Fresh,
    Shown,
}

impl Notice {
    /// A notice without a way back.
    pub fn said(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            undo: Vec::new(),
            next: None,
            age: Age::Fresh,
        }
    }

    /// With the changes that *Undo* takes back.
    pub fn with_undo(mut self, changes: Vec<ChangeId>) -> Self {
        self.undo = changes;
        self
    }

    /// With a link to go on.
    pub fn with_next(mut self, next: Option<(String, Route)>) -> Self {
        self.next = next;
        self
    }
}

/// What the notice means for a page that is being shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// A fresh notice takes the focus.
    Show,
    /// There is none, or it belonged to the page before.
    Nothing,
}

impl App {
    /// Takes back what the notice on the page says was done.
    pub(super) fn take_back(self) {
        let Some(notice) = self.screen.with_untracked(|screen| screen.notice.clone()) else {
            return;
        };
        self.say(match self.undo(&notice.undo, &self.person()) {
            Ok(()) => Notice::said("The change was taken back."),
            Err(refusal) => Notice::said(refusal.to_string()),
        });
    }

    /// Shows a notice on the page at hand and moves the focus there.
    pub fn say(self, notice: Notice) {
        let shown = Notice {
            age: Age::Shown,
            ..notice
        };
        self.screen.update(|screen| screen.notice = Some(shown));
        self.focus_soon("notice");
    }

    /// Shows a notice on the page gone to next.
    pub fn say_on_next_page(self, notice: Notice) {
        self.screen.update(|screen| screen.notice = Some(notice));
    }
}

impl Notice {
    /// What the notice means for a page that is being shown: a fresh one is now shown, an older one
    /// goes.
    pub(super) fn turn(notice: &mut Option<Self>) -> Turn {
        match notice {
            Some(fresh) if fresh.age == Age::Fresh => {
                fresh.age = Age::Shown;
                Turn::Show
            }
            _ => {
                *notice = None;
                Turn::Nothing
            }
        }
    }
}
