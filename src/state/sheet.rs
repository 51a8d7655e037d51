//! The page for the address, from what the signals hold.

use leptos::prelude::*;

use crate::content::data::Place;
use crate::content::history::moment_said;
use crate::content::home::LatestChange;
use crate::content::keeping::Keeping;
use crate::content::sheet::Sheet;
use crate::content::{self, new_forms, response_form, update_form};
use crate::domain::id::RecordId;
use crate::domain::workspace::Workspace;
use crate::markup::Node;
use crate::markup::part::page_title;
use crate::query::describe::{change_said, subject};
use crate::query::list::Row;
use crate::route::Route;
use crate::state::App;
use crate::state::navigation::file_or_site;

/// How many of the latest changes Home shows.
const LATEST: usize = 5;

impl App {
    /// The page for the address.
    pub fn sheet(self) -> Sheet {
        match self.route.get() {
            Route::Home => self.home(),
            Route::NewReview => new_forms::review_sheet(
                &self.entered.get().unwrap_or_default(),
                &self.mistakes.get(),
            ),
            Route::AddRecommendation => {
                let entered = self.entered.get().unwrap_or_else(|| {
                    self.rows
                        .with(|rows| new_forms::entered_recommendation(rows))
                });
                new_forms::recommendation_sheet(&entered, &self.mistakes.get())
            }
            Route::Recommendations(filter) => self.workspace.with(|workspace| {
                self.rows
                    .with(|rows| content::list::sheet(workspace, rows, &filter, self.groups.get()))
            }),
            Route::Recommendation(number, filter) => self.with_row(number, |row| {
                self.with_changes(|set| {
                    self.workspace.with(|workspace| {
                        self.rows.with(|rows| {
                            content::recommendation::sheet(workspace, set, rows, row, &filter)
                        })
                    })
                })
            }),
            Route::RecordResponse(number, addressee) => {
                self.record_response(number, addressee.as_ref())
            }
            Route::AddUpdate(number) => self.with_row(number, |row| {
                let entered = self
                    .entered
                    .get()
                    .unwrap_or_else(|| update_form::entered(self.today, &self.person()));
                self.rows
                    .with(|rows| update_form::sheet(row, rows, &entered, &self.mistakes.get()))
            }),
            Route::Meetings => self.shown("Meetings", content::meetings::page),
            Route::Money => self.shown("Money", content::money::page),
            Route::Workforce => self.shown("Workforce", content::workforce::page),
            Route::Evidence => self.shown("Evidence", content::evidence::page),
            Route::Data => self.data(),
            Route::Help => titled("Help", content::help::page()),
            Route::Accessibility => titled("Accessibility", content::accessibility::page()),
            Route::NotFound => not_found(),
        }
    }

    /// A page on the record that has a title and nothing to ask.
    fn shown(self, title: &str, page: fn(&Workspace) -> Vec<Node>) -> Sheet {
        titled(title, self.workspace.with(page))
    }

    fn home(self) -> Sheet {
        let latest = self.latest_changes(LATEST, |workspace, change| LatestChange {
            about: subject(workspace, change.kind(), change.rec()),
            what: change_said(workspace, change),
            who: format!("{}, {}", change.stamp().by, moment_said(&change.stamp().at)),
        });
        let untouched = match self.keeping.get() {
            Keeping::Untouched | Keeping::NotKept { unkept: 0, .. } => {
                content::home::Work::NotBegun
            }
            Keeping::Kept { .. } | Keeping::NotKept { .. } => content::home::Work::Begun,
        };
        self.workspace.with(|workspace| {
            self.rows
                .with(|rows| content::home::sheet(workspace, rows, latest, untouched))
        })
    }

    fn record_response(self, number: u32, addressee: Option<&RecordId>) -> Sheet {
        let subject = self.response_subject(number, addressee);
        match subject {
            None => not_found(),
            Some(subject) => {
                let entered = self
                    .entered
                    .get()
                    .unwrap_or_else(|| response_form::entered(&subject, &self.person()));
                response_form::sheet(&subject, &entered, &self.mistakes.get())
            }
        }
    }

    /// What the response form for an address is about.
    pub(super) fn response_subject(
        self,
        number: u32,
        addressee: Option<&RecordId>,
    ) -> Option<response_form::Subject> {
        let row = self.row(number)?;
        self.workspace
            .with(|workspace| response_form::subject(workspace, &row, addressee))
    }

    /// The line of a recommendation, by its number.
    pub(super) fn row(self, number: u32) -> Option<Row> {
        self.rows
            .with(|rows| rows.iter().find(|row| row.number == number).cloned())
    }

    fn with_row(self, number: u32, sheet: impl FnOnce(&Row) -> Sheet) -> Sheet {
        match self.row(number) {
            Some(row) => sheet(&row),
            None => not_found(),
        }
    }

    fn data(self) -> Sheet {
        let restore_points = self.restore_points();
        let changes = self.with_changes(|set| u32::try_from(set.len()).unwrap_or(u32::MAX));
        let asking = self.asking.get();
        self.misfits.with(|misfits| {
            let place = Place {
                address: &file_or_site(),
                changes,
                restore_points: &restore_points,
                misfits,
            };
            self.rows.with(|rows| {
                content::data::sheet(&asking, rows, &place, self.today, |snapshot| {
                    self.preview(snapshot)
                })
            })
        })
    }
}

fn titled(title: &str, mut nodes: Vec<Node>) -> Sheet {
    nodes.insert(0, page_title(title));
    Sheet {
        title: title.to_owned(),
        nodes,
    }
}

fn not_found() -> Sheet {
    titled("Page not found", content::help::not_found())
}
