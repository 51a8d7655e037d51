//! What the controls of a page ask for, heard in one place and done in one place.

use std::time::Duration;

use leptos::ev::{Event, MouseEvent, SubmitEvent};
use leptos::prelude::*;

use crate::content::data::Asking;
use crate::content::deed::{Deed, FormName, Purpose};
use crate::content::entered::Entered;
use crate::content::filter_form::{FILTERS, Groups};
use crate::content::form::many;
use crate::content::list::row_id;
use crate::content::long::entry_id;
use crate::content::pack;
use crate::content::workforce::{FIGURE, WITH};
use crate::platform::files::Chosen;
use crate::platform::{events, screen, window};
use crate::route::Route;
use crate::state::App;
use crate::state::merge::Decision;
use crate::state::papers::Makes;

impl App {
    pub(super) fn hear_click(self, event: &MouseEvent) {
        let Some((control, words)) = events::control(event.as_ref()) else {
            return;
        };
        match Deed::parse(&words) {
            // These are heard when they are sent or changed, not when they are pressed.
            None | Some(Deed::Send(_) | Deed::Read(_) | Deed::Search) => {}
            // The chip's link is followed as well.
            Some(Deed::ToResults) => self.focus_soon("results"),
            Some(Deed::ClearFilters) => {
                screen::reset(FILTERS);
                self.focus_soon("results");
            }
            Some(deed) => {
                // The fragment is the address of the page, so a link within the page is not followed.
                if events::is_link(&control) {
                    event.prevent_default();
                }
                self.act(deed);
            }
        }
    }

    pub(super) fn hear_submit(self, event: &SubmitEvent) {
        let Some((form, words)) = events::control(event.as_ref()) else {
            return;
        };
        if let Some(Deed::Send(name)) = Deed::parse(&words) {
            event.prevent_default();
            self.send(name, events::entered(&form));
        }
    }

    pub(super) fn hear_change(self, event: &Event) {
        let Some((input, words)) = events::control(event) else {
            return;
        };
        if let Some(Deed::Read(purpose)) = Deed::parse(&words) {
            self.take_files(purpose, Chosen::take(&input));
        }
    }

    /// The list follows what is typed into its search, without a step for Back at every letter.
    pub(super) fn hear_input(self, event: &Event) {
        let Some((input, words)) = events::control(event) else {
            return;
        };
        match Deed::parse(&words) {
            Some(Deed::Search) => {
                let route = self.route();
                let mut filter = route.filter();
                filter.text = events::typed(&input);
                self.replace(route.filtered(filter));
            }
            Some(Deed::Number(field)) => {
                let typed = events::typed(&input);
                let said = many::said(&self.review_workspace(), &typed);
                screen::say(&many::names_id(&field), &said);
            }
            Some(Deed::Pick(field)) => screen::write(&field, &events::typed(&input)),
            Some(Deed::Send(FormName::FigureTable)) => self.turn_table(&events::entered(&input)),
            Some(Deed::Send(FormName::Compare)) => self.compare(&events::entered(&input)),
            Some(Deed::Send(FormName::Pack)) => {
                let parts = pack::read(&events::entered(&input));
                self.replace(Route::Print(Some(parts)));
            }
            _ => {}
        }
    }

    /// Shows the two figures that are chosen side by side.
    pub(super) fn compare(self, entered: &Entered) {
        let chosen = |field: &str| entered.text(field).to_owned();
        self.replace(Route::Workforce(chosen(FIGURE), chosen(WITH)));
    }

    fn act(self, deed: Deed) {
        match deed {
            Deed::Undo => self.take_back(),
            Deed::SaveFile => self.save_file(),
            // Pressing the input is a click of its own, which must not be heard within this one.
            Deed::Choose(purpose) => {
                set_timeout(move || screen::press(purpose.input_id()), Duration::ZERO)
            }
            Deed::CopyFile => self.copy_file(),
            Deed::StopSaving => self.stop_saving(),
            Deed::SaveTable(word) => self.save_table(&word),
            Deed::SaveChart(file, id) => self.save_chart(file, &id),
            Deed::SaveCalendar => self.save_calendar(),
            Deed::WriteBack => self.write_back(),
            Deed::ReadOn => self.read_asked(),
            Deed::UndoMerge(key) => self.undo_merge(&key),
            Deed::SaveReport(key) => self.save_report(&key),
            Deed::SaveMisfits => self.save_misfits(),
            Deed::AskToErase => {
                self.set_asking(Asking::Erasing);
                self.focus_soon("file-question");
            }
            Deed::Erase => self.erase(),
            Deed::Same(place) => self.decide_pair(place, Decision::Same),
            Deed::Different(place) => self.decide_pair(place, Decision::Different),
            Deed::PutBack(what) => self.put_back(&what),
            Deed::Remove(id) => self.remove(&id),
            Deed::Open => self.open_asked(),
            Deed::LeaveFile => self.leave_file(),
            Deed::GoBack(shelf) => self.go_back(&shelf),
            Deed::Sort(sort) => {
                let filter = self.route().filter().sorted_by(sort);
                self.replace(Route::Recommendations(filter));
            }
            Deed::ShowMore(most, list) => {
                let first = self.screen.with_untracked(|screen| screen.most);
                self.screen.update(|screen| screen.most = most);
                self.focus_soon(&match list {
                    0 => row_id(first),
                    list => entry_id(list, first),
                });
            }
            Deed::ToggleFilters => self.screen.update(|screen| {
                screen.groups = match screen.groups {
                    Groups::Shut => Groups::Open,
                    Groups::Open => Groups::Shut,
                }
            }),
            Deed::Focus(id) => {
                screen::focus(&id);
            }
            Deed::PaperIs(kind) => self.read_paper_as(kind),
            Deed::Turn(turn) => self.turn(turn),
            Deed::TakeFigure => self.take_figure(),
            Deed::PrintPage => window::print(),
            Deed::CopyText(id) => self.copy_words(screen::data(&id)),
            Deed::Report(form) => self.report(&form),
            Deed::GotIt => self.got_it(),
            Deed::NewFromPaper => self.take_paper(Makes::NewReview, Entered::blank()),
            Deed::ToResults
            | Deed::ClearFilters
            | Deed::Send(_)
            | Deed::Read(_)
            | Deed::Search
            | Deed::Pick(_)
            | Deed::Number(_) => {}
        }
    }

    /// Leaves a file alone; the keyboard goes back to the button that asked for it.
    fn leave_file(self) {
        let button = self.screen.with_untracked(|screen| match screen.asking {
            Asking::Erasing => "erase-button",
            Asking::Paper(_) => Purpose::Paper.button_id(),
            _ => self.files_are_for().button_id(),
        });
        self.screen.update(|screen| screen.mistakes = Vec::new());
        self.stop_reading();
        self.set_asking(Asking::Nothing);
        self.focus_soon(button);
    }

    fn open_asked(self) {
        let Asking::Opening(file) = self.screen.with_untracked(|screen| screen.asking.clone())
        else {
            return;
        };
        match self.open(&file) {
            Ok(()) => self.set_asking(Asking::Nothing),
            Err(error) => self.say_trouble(error.to_string()),
        }
    }

    fn go_back(self, shelf: &str) {
        let points = self.restore_points();
        let Some(shelf) = points.iter().find(|point| point.id.as_str() == shelf) else {
            return;
        };
        match self.go_back_to(shelf) {
            Ok(()) => self.set_asking(Asking::Nothing),
            Err(error) => self.say_trouble(error.to_string()),
        }
    }
}
