//! Whole tables of statistics on their way into the record: worked out in slices, and taken in slices once all of
//! it is known to go.

use std::time::Duration;

use leptos::prelude::*;

use crate::content::data::Asking;
use crate::content::entered::Entered;
use crate::content::tables::statistics::ReadStatistic;
use crate::content::tables::whole::{Weighed, kept_said};
use crate::content::workforce::{figure_at, query};
use crate::domain::figure_table::FigureTable;
use crate::domain::id::RecordId;
use crate::exchange::fault::RowErrors;
use crate::exchange::plan::{Effect, Plan, RowPlan};
use crate::exchange::statistics::figures::plan_of;
use crate::exchange::statistics::written::written;
use crate::history::change::{Change, ChangeId, Stamp};
use crate::history::command::Mistake;
use crate::platform::files::Kind;
use crate::query::tables::STATISTICS;
use crate::route::Route;
use crate::state::merge::NO_CHANCE;
use crate::state::notice::{Notice, Undoing};
use crate::state::{App, stamp};

/// How many figures are put into tables in one slice.
const FIGURES: usize = 3_000;

/// How many tables are taken into the record in one slice.
const TABLES: usize = 2;

/// What is worked out so far.
pub(super) struct Weighing {
    table: ReadStatistic,
    at: usize,
    weighed: Weighed,
    /// The changes, where the tables are to be taken.
    changes: Option<Vec<Change>>,
    stamp: Stamp,
}

impl App {
    /// Works out what taking the whole of a table would do; with `take` it is then done, unless that is something
    /// else than what was shown.
    pub(super) fn weigh_whole(self, turn: u32, table: ReadStatistic, take: bool) {
        self.weigh_slice(
            turn,
            Box::new(Weighing {
                table,
                at: 0,
                weighed: Weighed::default(),
                changes: take.then(Vec::new),
                stamp: stamp(&self.person()),
            }),
        );
    }

    fn weigh_slice(self, turn: u32, mut job: Box<Weighing>) {
        if !self.is_turn(turn) {
            return;
        }
        if let Err(message) = self.weigh_some(&mut job) {
            self.set_asking(Asking::Statistic(job.table));
            return self.refuse_table(vec![Mistake {
                field: "file-question",
                message,
            }]);
        }
        let all = job.table.whole.tables();
        if job.at < all {
            self.set_asking(Asking::Keeping {
                name: job.table.name.clone(),
                percent: hundredths(job.at, all),
            });
            return set_timeout(move || self.weigh_slice(turn, job), Duration::ZERO);
        }
        let shown = job.table.weighed;
        job.table.weighed = job.weighed;
        match job.changes {
            Some(changes) if shown == job.weighed => {
                let said = kept_said(&job.weighed);
                self.take_slice(job.table.name, all, changes, Vec::new(), said);
            }
            Some(_) => {
                self.set_asking(Asking::Statistic(job.table));
                self.refuse_table(vec![Mistake {
                    field: "file-question",
                    message: "With what you entered the tables are others than those shown before. Look at what they would do now, then go on"
                        .to_owned(),
                }]);
            }
            None => {
                self.set_asking(Asking::Statistic(job.table));
                self.focus_soon("file-question");
            }
        }
    }

    fn weigh_some(self, job: &mut Weighing) -> Result<(), String> {
        let workspace = self.review_workspace();
        let mut figures = 0;
        while job.at < job.table.whole.tables() && figures < FIGURES {
            let mut without_chance = false;
            let is_taken = job.changes.is_some();
            let table = &job.table;
            let outcome =
                table
                    .whole
                    .outcome(&table.read, &table.choice, job.at, &workspace, &mut || {
                        let id = is_taken.then(|| self.new_id());
                        without_chance |= id == Some(None);
                        id.flatten().unwrap_or_else(|| RecordId::new(""))
                    });
            if without_chance {
                return Err(NO_CHANCE.to_owned());
            }
            figures += table.whole.figures(job.at);
            job.at += 1;
            let Some(outcome) = outcome else { continue };
            job.weighed.add(&outcome);
            let (Some(changes), Some(record)) = (&mut job.changes, outcome.record) else {
                continue;
            };
            let plan = Plan {
                rows: vec![RowPlan {
                    row: 0,
                    effect: Effect::Adds,
                    records: vec![record],
                }],
                errors: RowErrors::default(),
                questions: Vec::new(),
            };
            let sealed = self.with_changes(|set| plan.changes(set, &job.stamp));
            changes.extend(sealed.map_err(|why| why.to_string())?);
        }
        Ok(())
    }

    /// Hands tables of statistics to the browser as the long rows of one file: all, or the one with this id.
    pub(super) fn save_statistics(self, which: &str) {
        let workspace = self.review_workspace();
        let one = workspace.get::<FigureTable>(&RecordId::new(which));
        let name = one.map_or_else(|| STATISTICS.to_owned(), FigureTable::name);
        let all = workspace.figure_tables.values().map(|entry| &entry.record);
        let text = written(all.filter(|table| one.is_none_or(|one| one == *table)));
        self.hand_over(Kind::Csv, &name, "csv", &text, "");
    }

    /// Shows the place and the period of a table that are chosen.
    pub(super) fn turn_table(self, entered: &Entered) {
        if let Route::FigureTable(id, _) = self.route() {
            self.replace(Route::FigureTable(id, query(entered)));
        }
    }

    /// Makes a figure of the review of the cell that the page of a table is at.
    pub(super) fn take_figure(self) {
        let Route::FigureTable(id, query) = self.route() else {
            return;
        };
        let workspace = self.review_workspace();
        let Some(figure) = figure_at(&workspace, &id, &query) else {
            return;
        };
        let Some(new) = self.new_id() else {
            return self.say(Notice::not_done(NO_CHANCE));
        };
        let plan = plan_of(vec![(0, figure)], &workspace, &mut || new.clone());
        let changes = self.with_changes(|set| plan.changes(set, &stamp(&self.person())));
        self.say(match changes {
            Err(why) => Notice::not_done(why.to_string()),
            Ok(changes) if changes.is_empty() => {
                Notice::said("The review has this figure already. Nothing was changed.")
            }
            Ok(changes) => {
                let ids = changes.iter().map(Change::id).collect();
                self.accept(changes);
                let figures = Route::Workforce(String::new(), String::new());
                Notice::said("It is a figure of this review now.")
                    .with_undo(Undoing::Changes(ids))
                    .with_next(Some(("See the figures".to_owned(), figures)))
            }
        });
    }

    /// Takes changes in, some at a time. Nothing stops it: what was agreed to is taken whole.
    fn take_slice(
        self,
        name: String,
        all: usize,
        mut left: Vec<Change>,
        mut done: Vec<ChangeId>,
        said: String,
    ) {
        let rest = left.split_off(left.len().min(TABLES));
        done.extend(left.iter().map(Change::id));
        if !left.is_empty() {
            self.accept(left);
        }
        if !rest.is_empty() {
            self.set_asking(Asking::Keeping {
                name: name.clone(),
                percent: hundredths(all.saturating_sub(rest.len()), all),
            });
            return set_timeout(
                move || self.take_slice(name, all, rest, done, said),
                Duration::ZERO,
            );
        }
        self.set_asking(Asking::Nothing);
        let tables = Route::Workforce(String::new(), String::new());
        let notice = Notice::said(said).with_next(Some(("See the tables".to_owned(), tables)));
        self.say(match done.is_empty() {
            true => notice,
            false => notice.with_undo(Undoing::Changes(done)),
        });
    }
}

fn hundredths(done: usize, all: usize) -> u32 {
    u32::try_from(done * 100 / all.max(1)).unwrap_or(100)
}
