//! Tables out and in, and the calendar file.

use leptos::prelude::*;

use crate::content::data::Asking;
use crate::content::deed::ChartFile;
use crate::content::entered::Entered;
use crate::content::figure_files;
use crate::content::sheet::Sheet;
use crate::content::tables::{ReadTable, read_replies, rows_said, sheet};
use crate::domain::field::FieldValue;
use crate::domain::id::RecordId;
use crate::domain::slug::slug;
use crate::exchange::plan::Plan;
use crate::exchange::{Holding, calendar};
use crate::history::change::Change;
use crate::history::command::Mistake;
use crate::platform::clock;
use crate::platform::files::{Kind, download};
use crate::query::tables::{ALL, label, written};
use crate::state::files::NO_DOWNLOAD;
use crate::state::merge::NO_CHANCE;
use crate::state::notice::{Notice, Undoing};
use crate::state::{App, stamp};

impl App {
    pub(super) fn tables_sheet(self) -> Sheet {
        self.holding(|holding| {
            self.screen.with(|screen| {
                sheet(&screen.asking, holding, &screen.mistakes, |table| {
                    planned(table, holding, &mut numbered())
                })
            })
        })
    }

    fn holding<T>(self, read: impl FnOnce(Holding<'_>) -> T) -> T {
        self.with_changes(|set| {
            self.workspace
                .with(|workspace| read(Holding { set, workspace }))
        })
    }

    /// Hands a table to the browser as a CSV file.
    pub(super) fn save_table(self, name: &str) {
        let Some(what) = ALL.into_iter().find(|what| label(*what) == name) else {
            return self.save_statistics(name);
        };
        let text = self.holding(|holding| written(what, holding));
        self.hand_over(Kind::Csv, name, "csv", &text, "");
    }

    /// Hands a chart of the page to the browser, as a table or as a picture.
    pub(super) fn save_chart(self, file: ChartFile, id: &str) {
        let page = self.sheet();
        let Some(chart) = figure_files::find(&page.nodes, "id", id) else {
            return;
        };
        let name = figure_files::finding(chart);
        match file {
            ChartFile::Csv => {
                self.hand_over(Kind::Csv, &name, "csv", &figure_files::csv(chart), "");
            }
            ChartFile::Svg => {
                self.hand_over(Kind::Svg, &name, "svg", &figure_files::svg(chart), "");
            }
        }
    }

    /// Hands the dates to keep to the browser as a calendar file.
    pub(super) fn save_calendar(self) {
        let calendar = self.holding(|holding| calendar::write(holding, &clock::now()));
        let undated = match calendar.undated {
            0 => String::new(),
            1 => " 1 open action has no date set and is not in it.".to_owned(),
            more => format!(" {more} open actions have no date set and are not in it."),
        };
        if calendar.events == 0 {
            return self.say(Notice::said(format!(
                "No date is set, so there is nothing to put in a calendar.{undated}"
            )));
        }
        self.hand_over(Kind::Calendar, "dates", "ics", &calendar.text, &undated);
    }

    pub(super) fn hand_over(self, kind: Kind, what: &str, ending: &str, text: &str, more: &str) {
        let parts = [
            slug(&self.review_name()),
            slug(what),
            clock::for_file_name(),
        ];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let name = format!("{}.{ending}", parts.join("-"));
        self.say(match download(&name, kind, text) {
            Some(()) => Notice::said(format!("Your browser was given the file {name}.{more}")),
            None => Notice::not_done(NO_DOWNLOAD),
        });
    }

    /// Goes on with a table: with the replies if something was open, else by reading it in.
    pub(super) fn send_table(self, entered: &Entered) {
        let asking = self.screen.with_untracked(|screen| screen.asking.clone());
        let mut table = match asking {
            Asking::Table(table) => table,
            Asking::Statistic(table) => return self.send_statistic(table, entered),
            _ => return,
        };
        let shown = self.holding(|holding| planned(&table, holding, &mut numbered()));
        let was_open = shown.records().is_err();
        match read_replies(&shown, &table.replies, entered) {
            Ok(replies) => table.replies = replies,
            Err(mistakes) => return self.refuse_table(mistakes),
        }
        self.screen.update(|screen| screen.mistakes = Vec::new());
        if was_open {
            self.set_asking(Asking::Table(table));
            return self.focus_soon("file-question");
        }
        self.read_in(&table);
    }

    /// All of the table or nothing.
    fn read_in(self, table: &ReadTable) {
        let stamp = stamp(&self.signed(&self.person()));
        let made = self.holding(|holding| {
            let mut without_chance = false;
            let plan = planned(table, holding, &mut || {
                self.new_id().unwrap_or_else(|| {
                    without_chance = true;
                    RecordId::absent()
                })
            });
            if without_chance {
                return Err(NO_CHANCE.to_owned());
            }
            let changes = plan.changes(holding.set, &stamp);
            let changes = changes.map_err(|why| why.to_string())?;
            Ok((changes, rows_said(&table.read, &plan)))
        });
        match made {
            Err(message) => self.refuse_table(vec![Mistake {
                field: "file-question",
                message,
            }]),
            Ok((changes, said)) => {
                let ids = changes.iter().map(Change::id).collect();
                self.accept(changes);
                self.set_asking(Asking::Nothing);
                self.say(Notice::said(said).with_undo(Undoing::Changes(ids)));
            }
        }
    }

    pub(super) fn refuse_table(self, mistakes: Vec<Mistake>) {
        self.screen.update(|screen| {
            screen.notice = None;
            screen.mistakes = mistakes;
        });
        self.focus_soon("error-summary");
    }
}

fn planned(table: &ReadTable, holding: Holding<'_>, new_id: &mut dyn FnMut() -> RecordId) -> Plan {
    table.read.plan(holding, &table.replies, new_id)
}

/// Ids for entries that are shown and not written.
fn numbered() -> impl FnMut() -> RecordId {
    let mut count = 0_u32;
    move || {
        count += 1;
        RecordId::new(&format!("new/{count}"))
    }
}
