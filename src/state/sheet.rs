//! The page for the address, from what the signals hold.

use std::rc::Rc;

use leptos::prelude::*;

use crate::content::data::{Place, Shown};
use crate::content::entered::Entered;
use crate::content::help::{Help, STATEMENT, at_the_end};
use crate::content::hint::hint;
use crate::content::history::moment_said;
use crate::content::home::LatestChange;
use crate::content::keeping::Keeping;
use crate::content::long::shorten;
use crate::content::look::painted;
use crate::content::response_form::Meanwhile;
use crate::content::reviews::name_review;
use crate::content::settings::HINTS;
use crate::content::sheet::Sheet;
use crate::content::{self, frame, new_forms, record_form, response_form, update_form};
use crate::domain::workspace::Workspace;
use crate::history::change::ChangeId;
use crate::history::command::Mistake;
use crate::markup::Node;
use crate::markup::part::page_title;
use crate::platform::screen::data;
use crate::query::describe::{change_said, subject};
use crate::query::list::Row;
use crate::route::Route;
use crate::state::navigation::{file_or_site, offline, version};
use crate::state::notice::Undoing;
use crate::state::{App, FIRST_USED, Opened, Subject};

/// A custom property of the style sheet with its value.
type Painted = (&'static str, String);

/// How many of the latest changes Home shows.
const LATEST: usize = 5;

impl App {
    /// Everything on the screen, with the title of the window and the council's colours.
    pub fn everything(self) -> (String, Vec<Painted>, Vec<Node>) {
        let mut sheet = self.sheet();
        let end = at_the_end(&self.help(), &self.route(), &sheet.nodes);
        sheet.nodes.extend(end);
        shorten(&mut sheet.nodes, self.most());
        let review = self.review_meant();
        let several = review.is_some();
        let hint = self
            .screen
            .with(|screen| hint(&screen.route, &self.setting(HINTS)));
        let workspace = &self.review_workspace();
        let (title, mut nodes) = self.screen.with(|screen| {
            let title = sheet.window_title(workspace);
            let banner = screen.notice.as_ref().map(|notice| frame::Banner {
                words: &notice.text,
                outcome: notice.outcome,
                undo: notice.undo != Undoing::Nothing,
                next: notice.next.as_ref(),
            });
            let shown = frame::Frame {
                route: &screen.route,
                keeping: &screen.keeping,
                warnings: &screen.warnings,
                banner,
                version: &version(),
                several_reviews: several,
                hint,
            };
            (title, frame::around(workspace, shown, sheet.nodes))
        });
        if let Some(review) = review {
            name_review(&mut nodes, &review);
        }
        (title, painted(workspace), nodes)
    }

    /// The page for the address.
    pub(super) fn sheet(self) -> Sheet {
        let route = self.screen.with(|screen| screen.route.clone());
        self.make_ready(&route);
        match route {
            Route::Home => self.home(),
            Route::Recommendations(filter) => {
                let (rows, found) = self.rows_with_words(&filter.text);
                content::list::sheet(
                    &self.review_workspace(),
                    (&rows, &found),
                    &filter,
                    self.screen.with(|screen| screen.groups),
                    self.most(),
                )
            }
            Route::Recommendation(number, filter) => self.with_row(number, |row| {
                let (workspace, rows) = (self.review_workspace(), self.review_rows());
                self.with_changes(|set| {
                    content::recommendation::sheet(&workspace, set, &rows, row, &filter)
                })
            }),
            seldom => self.seldom_sheet(seldom),
        }
    }

    /// A page that few visits begin with. Its code stands in the part of the program that comes later.
    #[inline(never)]
    fn seldom_sheet(self, route: Route) -> Sheet {
        match route {
            Route::NewReview => {
                new_forms::review_sheet(&self.entered().unwrap_or_default(), &self.mistakes())
            }
            Route::AddRecommendation => {
                let entered = self
                    .entered()
                    .unwrap_or_else(|| new_forms::entered_recommendation(&self.review_rows()));
                new_forms::recommendation_sheet(&entered, &self.mistakes())
            }
            Route::Progress(filter) => content::progress::sheet(
                &self.review_workspace(),
                &self.review_rows(),
                &filter,
                self.screen.with(|screen| screen.groups),
                self.today,
            ),
            Route::RecordResponse(..) => self.record_response(),
            Route::AddUpdate(number) => self.with_row(number, |row| {
                let entered = self
                    .entered()
                    .unwrap_or_else(|| update_form::entered(self.today, &self.person()));
                let workspace = self.review_workspace();
                update_form::sheet(row, &workspace, &entered, &self.mistakes())
            }),
            Route::Meetings => self.shown("Meetings", content::meetings::page),
            Route::Meeting(id) => {
                content::meeting::sheet(&self.review_workspace(), &id).unwrap_or_else(not_found)
            }
            Route::Review => {
                let workspace = self.review_workspace();
                self.with_changes(|set| content::review::sheet(&workspace, set))
                    .unwrap_or_else(not_found)
            }
            Route::Reviews(words) => self.workspace.with(|workspace| {
                self.rows
                    .with(|rows| content::reviews::sheet(workspace, rows, &words))
            }),
            Route::AddRecord(..) | Route::EditRecord(..) => self.record_form(),
            Route::Money => self.shown("Money", content::money::page),
            Route::Workforce(figure, with) => titled(
                "Workforce",
                content::workforce::page(&self.review_workspace(), [&figure, &with]),
            ),
            Route::FigureTable(id, query) => {
                content::workforce::table_sheet(&self.review_workspace(), &id, &query)
                    .unwrap_or_else(not_found)
            }
            Route::Planning(query) => content::planning::sheet(&self.review_workspace(), &query),
            Route::Evidence => self.shown("Evidence", content::evidence::page),
            Route::Checks => titled(
                "Checks",
                content::checks::page(&self.review_workspace(), &self.review_rows()),
            ),
            Route::Tables => self.tables_sheet(),
            Route::Data => self.data(),
            Route::ReadPaper => self.paper_sheet(),
            Route::Conflicts => self.conflicts(),
            Route::TakeOut(change) => self.take_out(change),
            Route::Changes(since) => self.changes(&since),
            Route::ReportBack => content::report_back::sheet(
                &self.review_workspace(),
                &self.review_rows(),
                self.today,
            ),
            Route::Print(parts) => self.print(parts.as_deref()),
            Route::Present(show) => self.present(&show),
            Route::Settings => self.settings(),
            Route::Help(name) => self.help_sheet(&name),
            Route::Accessibility => self.help_sheet(STATEMENT),
            // The last three are not seldom: `sheet` keeps them.
            Route::NotFound
            | Route::Home
            | Route::Recommendations(_)
            | Route::Recommendation(..) => not_found(),
        }
    }

    /// The help that the page carries.
    pub(super) fn help(self) -> Rc<Help> {
        self.held.with_value(|held| held.help.clone())
    }

    /// A help page. The single file carries the pictures too; on a web host they are files beside it.
    fn help_sheet(self, name: &str) -> Sheet {
        let picture = |name: &str| match data(&format!("picture-{name}")) {
            nothing if nothing.is_empty() => format!("help/{name}"),
            picture => picture,
        };
        content::help::sheet(&self.help(), name, &picture).unwrap_or_else(not_found)
    }

    /// A page on the record that has a title and nothing to ask.
    fn shown(self, title: &str, page: fn(&Workspace) -> Vec<Node>) -> Sheet {
        titled(title, page(&self.review_workspace()))
    }

    fn home(self) -> Sheet {
        let latest = self.latest_changes(LATEST, |workspace, change| LatestChange {
            about: subject(workspace, change.kind(), change.rec()),
            what: change_said(workspace, change),
            who: format!("{}, {}", change.stamp().by, moment_said(&change.stamp().at)),
        });
        let untouched = match self.screen.with(|screen| screen.keeping.clone()) {
            Keeping::Untouched | Keeping::NotKept { unkept: 0, .. } => {
                content::home::Work::NotBegun {
                    address: file_or_site(),
                }
            }
            _ => content::home::Work::Begun,
        };
        let (workspace, rows) = (self.review_workspace(), self.review_rows());
        let since = self.since_last_meeting(&workspace);
        let mut sheet =
            content::home::sheet(&workspace, &rows, (latest, since), &untouched, self.role());
        if let Some(shown) = self.review_meant() {
            let all = |workspace: &Workspace| content::reviews::others(workspace, &shown);
            sheet.nodes.extend(self.workspace.with(all));
        }
        sheet
    }

    fn record_response(self) -> Sheet {
        self.screen.with(|screen| match &screen.opened {
            Some(
                opened @ Opened {
                    subject: Subject::Response(subject),
                    ..
                },
            ) => {
                let entered = screen
                    .entered
                    .clone()
                    .unwrap_or_else(|| response_form::entered(subject, &self.person()));
                let meanwhile = self.meanwhile(opened);
                response_form::sheet(subject, &entered, &screen.mistakes, meanwhile)
            }
            _ => not_found(),
        })
    }

    fn record_form(self) -> Sheet {
        self.screen.with(|screen| match &screen.opened {
            Some(
                opened @ Opened {
                    subject: Subject::Record(subject),
                    ..
                },
            ) => {
                let first = || {
                    let person = self.person();
                    subject.first.clone().with(record_form::AUTHOR, &person)
                };
                let entered = screen.entered.clone().unwrap_or_else(first);
                let meanwhile = self.meanwhile(opened);
                let workspace = self.review_workspace();
                record_form::sheet(subject, &workspace, &entered, &screen.mistakes, meanwhile)
            }
            _ => not_found(),
        })
    }

    /// Whether there are changes of the record that its form's author has not seen.
    fn meanwhile(self, opened: &Opened) -> Meanwhile {
        let Some(id) = opened.subject.id() else {
            return Meanwhile::AsItWas;
        };
        self.with_changes(|set| {
            let changes = set.changes_of(id);
            if changes
                .iter()
                .all(|change| opened.seen.contains(change.id()))
            {
                Meanwhile::AsItWas
            } else {
                Meanwhile::Changed
            }
        })
    }

    pub(super) fn entered(self) -> Option<Entered> {
        self.screen.with(|screen| screen.entered.clone())
    }

    pub(super) fn mistakes(self) -> Vec<Mistake> {
        self.screen.with(|screen| screen.mistakes.clone())
    }

    fn with_row(self, number: u32, sheet: impl FnOnce(&Row) -> Sheet) -> Sheet {
        match self.row(number) {
            Some(row) => sheet(&row),
            None => not_found(),
        }
    }

    fn data(self) -> Sheet {
        let restore_points = self.restore_points();
        let merges = self.merges();
        let settling = self.settling_or_soon();
        let weighed = self.weighed();
        let place = self.place(settling.records);
        self.screen.with(|screen| {
            self.workspace.with(|workspace| {
                self.rows.with(|rows| {
                    let shown = Shown {
                        workspace,
                        rows,
                        place: Place {
                            used: screen.room.used,
                            room: screen.room.all,
                            promised: screen.room.promised,
                            address: &file_or_site(),
                            offline: &offline(),
                            ..place
                        },
                        typed: &settling.typed,
                        restore_points: &restore_points,
                        merges: &merges,
                        misfits: &screen.misfits,
                        conflicts: settling.conflicts.all,
                        pairs: settling.pairs.len(),
                        mistakes: &screen.mistakes,
                    };
                    content::data::sheet(&screen.asking, &shown, &weighed)
                })
            })
        })
    }

    fn place(self, records: usize) -> Place<'static> {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        let last_file = self.last_file();
        let mut counted = (0, 0);
        self.held
            .update_value(|held| counted = held.count().own_and_unsaved());
        let (own_changes, in_no_file) = counted;
        self.with_changes(|set| {
            self.held.with_value(|held| Place {
                address: "",
                offline: "",
                first_used: held.store.setting(FIRST_USED),
                records: count(records),
                changes: count(set.len()),
                own_changes,
                in_no_file,
                last_file,
                used: None,
                room: None,
                promised: None,
                stores: (held.cupboard.near(), held.cupboard.vault()),
            })
        })
    }

    fn conflicts(self) -> Sheet {
        let settling = self.settling();
        let mistakes = self.mistakes();
        self.with_changes(|set| {
            self.workspace.with(|workspace| {
                content::conflicts::sheet(
                    workspace,
                    set,
                    &settling.conflicts,
                    &settling.pairs,
                    &mistakes,
                )
            })
        })
    }

    fn take_out(self, id: ChangeId) -> Sheet {
        let entered = self.entered().unwrap_or_default();
        let mistakes = self.mistakes();
        self.with_changes(|set| {
            set.get(id).map_or_else(not_found, |change| {
                self.workspace.with(|workspace| {
                    content::take_out::sheet(workspace, change, &entered, &mistakes)
                })
            })
        })
    }
}

pub(super) fn titled(title: &str, mut nodes: Vec<Node>) -> Sheet {
    nodes.insert(0, page_title(title));
    Sheet {
        title: title.to_owned(),
        nodes,
    }
}

fn not_found() -> Sheet {
    titled("Page not found", content::help::not_found())
}
