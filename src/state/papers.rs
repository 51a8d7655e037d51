//! Papers read in: what is at hand, and what is written once a person agrees.

use leptos::prelude::*;
use std::sync::Arc;

use crate::content::data::Asking;
use crate::content::entered::Entered;
use crate::content::form::Form;
use crate::content::read_paper::{self, Asked, AtHand, MARKS, TITLE, choices, counts, found_title};
use crate::content::sheet::Sheet;
use crate::domain::id::RecordId;
use crate::domain::record::Record;
use crate::domain::review::Review;
use crate::exchange::Holding;
use crate::exchange::papers::{
    Choice, NotPlanned, Paper, PaperKind, Planned, Reading, Target, home_of, plan, read, recognise,
    text_of,
};
use crate::history::change::Change;
use crate::history::command::Mistake;
use crate::query::describe::list_numbers;
use crate::query::filter::Filter;
use crate::route::Route;
use crate::state::notice::{Notice, Undoing};
use crate::state::{App, stamp};

/// The id of the heading of what is asked.
const QUESTION: &str = "file-question";

/// What a paper that is agreed to makes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Makes {
    /// What fits: more of the review it belongs to, else a new review.
    WhatFits,
    /// A new review in any case.
    NewReview,
}

impl App {
    /// Reads the bytes of a paper, as the kind of paper that its words speak for.
    pub(super) fn show_paper(self, name: String, bytes: &[u8]) {
        let text = match text_of(bytes) {
            Ok(text) => text,
            Err(error) => return self.say_trouble(error.to_string()),
        };
        let kind = recognise(&text).unwrap_or(PaperKind::Report);
        self.put_at_hand(name, text.into(), kind);
    }

    /// Reads the paper at hand as another kind.
    pub(super) fn read_paper_as(self, kind: PaperKind) {
        if let Some(at_hand) = self.paper_at_hand() {
            self.put_at_hand(at_hand.name.clone(), at_hand.text.clone(), kind);
        }
    }

    fn put_at_hand(self, name: String, text: Arc<str>, kind: PaperKind) {
        let paper = read(kind, &text);
        let at_hand = AtHand {
            name,
            text,
            kind,
            paper,
        };
        self.screen.update(|screen| {
            // What was done before has been read by now.
            screen.notice = None;
            screen.mistakes = Vec::new();
            screen.entered = Some(read_paper::entered(&at_hand));
            screen.asking = Asking::Paper(Arc::new(at_hand));
        });
        self.focus_soon(QUESTION);
    }

    fn paper_at_hand(self) -> Option<Arc<AtHand>> {
        self.screen.with_untracked(|screen| match &screen.asking {
            Asking::Paper(at_hand) => Some(at_hand.clone()),
            _ => None,
        })
    }

    /// The page on which papers are read in.
    pub(super) fn paper_sheet(self) -> Sheet {
        let here = |paper: &Paper, home: Option<&RecordId>| {
            let target = match home {
                Some(review) => Target::Review(review.clone()),
                None => Target::NewReview("-".to_owned()),
            };
            // Nothing of this plan is written: its ids are of no account.
            self.planned(paper, &target, &[], &mut || RecordId::new("-"))
                .ok()
        };
        self.with_changes(|_| ());
        self.screen.with(|screen| {
            let asked = match &screen.asking {
                Asking::Paper(at_hand) => Asked::Check(at_hand),
                Asking::Reading { name, percent } => Asked::Reading(name, *percent),
                Asking::Trouble(message) => Asked::Trouble(message),
                _ => Asked::Nothing,
            };
            let entered = screen.entered.clone().unwrap_or_default();
            let filling = Form {
                entered: &entered,
                mistakes: &screen.mistakes,
            };
            self.workspace
                .with(|workspace| read_paper::sheet(&asked, workspace, &filling, &here))
        })
    }

    fn planned(
        self,
        paper: &Paper,
        target: &Target,
        chosen: &[Choice],
        new_id: &mut dyn FnMut() -> RecordId,
    ) -> Result<Planned, NotPlanned> {
        self.held.with_value(|held| {
            self.workspace.with_untracked(|workspace| {
                let holding = Holding {
                    set: &held.set,
                    workspace,
                };
                plan(paper, holding, target, chosen, new_id)
            })
        })
    }

    /// Writes what was found in the paper at hand, all or nothing.
    pub(super) fn take_paper(self, makes: Makes, entered: Entered) {
        let Some(at_hand) = self.paper_at_hand() else {
            return;
        };
        let Ok(paper) = &at_hand.paper else { return };
        match self.changes_of_paper(paper, makes, &entered) {
            Ok((changes, _)) if changes.is_empty() => {
                self.set_asking(Asking::Nothing);
                self.say(Notice::said(
                    "Everything in this paper is here already. Nothing was changed.",
                ));
            }
            Ok((changes, review)) => {
                let done = self.take_planned(changes);
                let notice = Notice::said(format!("Read in: {}", counts(&paper.reading)));
                let (next, route) = goes_on(&paper.reading);
                // The pages turn to the review that the paper is of.
                self.screen.update(|screen| screen.review = review);
                self.say_on_next_page(notice.with_undo(done).with_next(next));
                self.go(&route);
            }
            Err(mistake) => {
                self.screen.update(|screen| {
                    screen.notice = None;
                    screen.entered = Some(entered);
                    screen.mistakes = vec![mistake];
                });
                self.focus_soon("error-summary");
            }
        }
    }

    fn changes_of_paper(
        self,
        paper: &Paper,
        makes: Makes,
        entered: &Entered,
    ) -> Result<(Vec<Change>, Option<RecordId>), Mistake> {
        let wrong = |field: &'static str, message: String| Mistake { field, message };
        let home = self
            .workspace
            .with_untracked(|workspace| home_of(&paper.reading, workspace));
        let target = match (home, makes) {
            (Some(review), Makes::WhatFits) => Target::Review(review),
            (Some(_), Makes::NewReview) => {
                Target::NewReview(found_title(&paper.reading).unwrap_or_default().to_owned())
            }
            (None, _) => Target::NewReview(entered.text(TITLE).to_owned()),
        };
        let planned = |chosen: &[Choice], new_id: &mut dyn FnMut() -> RecordId| {
            self.planned(paper, &target, chosen, new_id)
                .map_err(|error| match error {
                    NotPlanned::NoTitle => wrong(TITLE, error.to_string()),
                    _ => wrong(QUESTION, error.to_string()),
                })
        };
        let unsettled = planned(&[], &mut || RecordId::new("-"))?.unsettled;
        let (chosen, open) = choices(entered, &unsettled);
        if !open.is_empty() {
            let numbers = list_numbers(&open);
            return Err(wrong(
                MARKS,
                format!("Settle the mark of recommendation {numbers}, or leave it"),
            ));
        }
        let mut lacks_chance = false;
        let plan = planned(&chosen, &mut || {
            self.new_id().unwrap_or_else(|| {
                lacks_chance = true;
                RecordId::new("")
            })
        })?;
        if lacks_chance {
            let message =
                "This browser cannot make new entries. Use another browser. Nothing was changed.";
            return Err(wrong(QUESTION, message.to_owned()));
        }
        let stamp = stamp(&self.signed(&self.person()));
        let changes = self
            .held
            .with_value(|held| plan.plan.changes(&held.set, &stamp))
            .map_err(|error| wrong(QUESTION, error.to_string()))?;
        let review = match target {
            Target::Review(id) => Some(id),
            Target::NewReview(_) => {
                let made = changes.iter().find(|change| change.kind() == Review::TYPE);
                made.map(|change| change.rec().clone())
            }
        };
        Ok((changes, review))
    }

    /// Takes planned changes into the workspace that is open. Gives back what takes them back.
    fn take_planned(self, changes: Vec<Change>) -> Undoing {
        let ids = changes.iter().map(Change::id).collect();
        self.accept(changes);
        Undoing::Changes(ids)
    }
}

/// Where the way goes on once a paper was read in: the page that shows it, and the next paper.
fn goes_on(reading: &Reading) -> (Option<(String, Route)>, Route) {
    let list = Route::Recommendations(Filter::all());
    let next = |words: &str| Some((words.to_owned(), Route::ReadPaper));
    match reading {
        Reading::Report(_) => (next("Read the response form next"), list),
        Reading::Response(_) => (next("Read minutes next"), list),
        Reading::Minutes(_) => (None, Route::Meetings),
    }
}
