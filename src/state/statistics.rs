//! Tables of statistics on their way in: read in slices, asked about, and taken all or nothing.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use crate::content::data::Asking;
use crate::content::entered::Entered;
use crate::content::tables::statistics::{ReadStatistic, is_another, read};
use crate::domain::id::RecordId;
use crate::exchange::fault::SheetError;
use crate::exchange::plan::Effect;
use crate::exchange::statistics::Reading;
use crate::exchange::statistics::figures::{Keep, MOST, chosen, plan};
use crate::exchange::statistics::role::Role;
use crate::history::change::Change;
use crate::history::command::Mistake;
use crate::route::Route;
use crate::state::merge::NO_CHANCE;
use crate::state::notice::{Notice, Undoing};
use crate::state::{App, stamp};

/// The setting with what the columns of earlier tables were: a line each, the roles before the headings.
const LAYOUTS: &str = "layouts";

/// How many layouts are remembered.
const REMEMBERED: usize = 20;

/// How many cells one slice reads, so that the page answers between two of them.
const SLICE: usize = 1_500;

impl App {
    /// Reads a text as a table of statistics, with the roles that its columns had when one of its layout
    /// was read last.
    pub(super) fn read_statistic(self, turn: u32, name: String, text: Arc<str>) {
        let known = self.held.with_value(|held| held.store.setting(LAYOUTS));
        let known = known.unwrap_or_default();
        self.begin_statistic(turn, name, text, &|layout| remembered(&known, layout));
    }

    fn begin_statistic(
        self,
        turn: u32,
        name: String,
        text: Arc<str>,
        roles: &dyn Fn(&str) -> Vec<Role>,
    ) {
        match Reading::begin(text, roles) {
            Ok(Some(reading)) => self.read_slice(turn, name, reading, None),
            Ok(None) => self.say_trouble(SheetError::NotKnown.to_string()),
            Err(error) => self.say_trouble(error.to_string()),
        }
    }

    fn read_slice(self, turn: u32, name: String, mut reading: Reading, shown: Option<u32>) {
        if !self.is_turn(turn) {
            return;
        }
        match reading.step(SLICE / reading.columns().max(1) + 1) {
            Err(error) => self.say_trouble(error.to_string()),
            Ok(None) => {
                let home = self.review_workspace();
                let home = home.reviews.values().next();
                let home = home.map(|entry| entry.record.authority.clone());
                let read = reading.finish();
                // Sorting the figures into tables is a task of its own, so that the page answers before it.
                set_timeout(
                    move || {
                        let table = ReadStatistic::new(name, read, &home.unwrap_or_default());
                        self.weigh_whole(turn, table, false);
                    },
                    Duration::ZERO,
                );
            }
            Ok(percent) => {
                // A new number is drawn for each hundredth and no more.
                if percent != shown {
                    let name = name.clone();
                    self.set_asking(Asking::Reading { name, percent });
                }
                set_timeout(
                    move || self.read_slice(turn, name, reading, percent),
                    Duration::ZERO,
                );
            }
        }
    }

    /// Goes on with a table of statistics: reads it again where columns are something else now, else takes
    /// what was chosen.
    pub(super) fn send_statistic(self, mut table: ReadStatistic, entered: &Entered) {
        let (roles, choice) = match read(&table, entered) {
            Ok(said) => said,
            Err(mistakes) => return self.refuse_table(mistakes),
        };
        self.screen.update(|screen| screen.mistakes = Vec::new());
        if is_another(&table.read, &roles) {
            self.remember_layout(&table.read.layout(), &roles);
            let turn = self.next_turn();
            let text = table.read.text.clone();
            return self.begin_statistic(turn, table.name, text, &|_| roles.clone());
        }
        table.choice = choice;
        if table.choice.keep == Keep::Whole {
            return self.weigh_whole(self.next_turn(), table, true);
        }
        match self.changes_of(&table) {
            Err(message) => self.refuse_table(vec![Mistake {
                field: "file-question",
                message,
            }]),
            Ok((changes, same)) => {
                let ids: Vec<_> = changes.iter().map(Change::id).collect();
                let count = ids.len();
                self.accept(changes);
                self.set_asking(Asking::Nothing);
                let here = match same {
                    0 => String::new(),
                    same => format!(" {same} were here already."),
                };
                let words = match count {
                    1 => format!("1 figure was read in.{here}"),
                    count => format!("{count} figures were read in.{here}"),
                };
                let figures = Route::Workforce(String::new(), String::new());
                let next = ("See the figures".to_owned(), figures);
                let notice = Notice::said(words).with_next(Some(next));
                self.say(match count {
                    0 => notice,
                    _ => notice.with_undo(Undoing::Changes(ids)),
                });
            }
        }
    }

    /// The changes that take what was chosen, and how many of the figures are here already.
    fn changes_of(self, table: &ReadStatistic) -> Result<(Vec<Change>, usize), String> {
        let stamp = stamp(&self.signed(&self.person()));
        let workspace = self.review_workspace();
        let (points, _) = chosen(&table.read, &table.choice, MOST);
        let mut without_chance = false;
        let plan = plan(&table.read, &points, &table.choice, &workspace, &mut || {
            self.new_id().unwrap_or_else(|| {
                without_chance = true;
                RecordId::new("")
            })
        });
        if without_chance {
            return Err(NO_CHANCE.to_owned());
        }
        let changes = self.with_changes(|set| plan.changes(set, &stamp));
        let changes = changes.map_err(|why| why.to_string())?;
        Ok((changes, plan.count(Effect::Nothing)))
    }

    fn remember_layout(self, layout: &str, roles: &[Role]) {
        let words: Vec<&str> = roles.iter().map(|role| role.word()).collect();
        let mut lines = words.join(" ");
        lines.push('\t');
        lines.push_str(layout);
        self.held.with_value(|held| {
            let before = held.store.setting(LAYOUTS).unwrap_or_default();
            let others = before.lines().filter(|line| {
                line.split_once('\t')
                    .is_none_or(|(_, known)| known != layout)
            });
            for line in others.take(REMEMBERED) {
                lines.push('\n');
                lines.push_str(line);
            }
            // The columns are asked about again where this cannot be kept.
            let _ = held.store.keep_setting(LAYOUTS, &lines);
        });
    }
}

/// What the columns of a layout were; nothing where it is new.
fn remembered(known: &str, layout: &str) -> Vec<Role> {
    let mut lines = known.lines().filter_map(|line| line.split_once('\t'));
    let words = lines.find(|(_, known)| *known == layout);
    let words = words.map_or("", |(words, _)| words).split_whitespace();
    words.filter_map(Role::from_word).collect()
}
