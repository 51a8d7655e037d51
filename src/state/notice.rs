//! What was just done or could not be done, with the way to take it back. It stays until the next page; no clock runs.

use leptos::prelude::*;

use crate::content::frame::Outcome;
use crate::history::change::ChangeId;
use crate::route::Route;
use crate::state::App;

/// A banner at the top of the page.
#[derive(Clone, PartialEq, Debug)]
pub struct Notice {
    /// What was done, or why it was not.
    pub text: String,
    /// Whether it was done.
    pub outcome: Outcome,
    /// What *Undo* takes back.
    pub undo: Undoing,
    /// Where to go on, with the words of the link.
    pub next: Option<(String, Route)>,
    age: Age,
}

/// What *Undo* takes back.
#[derive(Clone, PartialEq, Debug)]
pub enum Undoing {
    /// There is nothing to undo.
    Nothing,
    /// Changes.
    Changes(Vec<ChangeId>),
    /// A merge, by the name of its report.
    Merge(String),
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
            outcome: Outcome::Done,
            undo: Undoing::Nothing,
            next: None,
            age: Age::Fresh,
        }
    }

    /// A notice that something was not done, and why.
    pub fn not_done(text: impl Into<String>) -> Self {
        Self {
            outcome: Outcome::NotDone,
            ..Self::said(text)
        }
    }

    /// A notice of something that is being done: it stays until that is done or stopped.
    pub fn under_way(text: impl Into<String>) -> Self {
        Self {
            outcome: Outcome::UnderWay,
            ..Self::said(text)
        }
    }

    /// With what *Undo* takes back.
    pub fn with_undo(mut self, undo: Undoing) -> Self {
        self.undo = undo;
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
        match &notice.undo {
            Undoing::Nothing => {}
            Undoing::Merge(key) => self.undo_merge(key),
            Undoing::Changes(changes) => self.say(match self.undo(changes) {
                Ok(undoing) => {
                    Notice::said("The change was taken back.").with_undo(Undoing::Changes(undoing))
                }
                Err(refusal) => Notice::not_done(refusal.to_string()),
            }),
        }
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

    /// Says how far something is; the focus goes there when it begins, and then it stays where it is.
    pub(super) fn say_how_far(self, text: String) {
        let notice = Notice {
            age: Age::Shown,
            ..Notice::under_way(text)
        };
        let began = self.screen.with_untracked(|screen| {
            let shown = screen.notice.as_ref();
            shown.is_none_or(|shown| shown.outcome != Outcome::UnderWay)
        });
        self.screen.update(|screen| screen.notice = Some(notice));
        if began {
            self.focus_soon("notice");
        }
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
            Some(under_way) if under_way.outcome == Outcome::UnderWay => Turn::Nothing,
            _ => {
                *notice = None;
                Turn::Nothing
            }
        }
    }
}
