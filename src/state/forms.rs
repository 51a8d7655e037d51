//! What happens when a form is sent: it is carried out, or shown again with everything that was typed.

use leptos::prelude::*;

use crate::content::data::PASTED;
use crate::content::deed::FormName;
use crate::content::entered::Entered;
use crate::content::read_paper::PAPER_TEXT;
use crate::content::{
    filter_form, new_forms, planning, present, response_form, reviews, update_form,
};
use crate::domain::id::RecordId;
use crate::domain::recommendation::Addressee;
use crate::history::change::ChangeId;
use crate::history::change_set::ChangeSet;
use crate::history::command::{Command, Mistake, Refusal};
use crate::query::filter::Filter;
use crate::route::Route;
use crate::state::notice::{Notice, Undoing};
use crate::state::papers::Makes;
use crate::state::{App, Opened, Subject};

/// A form that was carried out: what to say, and where to go.
pub(super) struct Done {
    pub(super) notice: Notice,
    pub(super) route: Route,
}

impl App {
    /// Carries a form out.
    pub(super) fn send(self, form: FormName, entered: Entered) {
        let route = self.route();
        let outcome = match (form, route) {
            (FormName::Filters, route) => {
                let filter = filter_form::read(&entered, &route.filter());
                return self.go(&route.filtered(filter));
            }
            (FormName::Merge, Route::Data) => return self.merge(&entered),
            (FormName::Conflicts, Route::Conflicts) => return self.settle_standing(&entered),
            (FormName::Paper, Route::ReadPaper) => {
                return self.take_paper(Makes::WhatFits, entered);
            }
            (FormName::Paste, Route::ReadPaper) => {
                let text = entered.raw(PAPER_TEXT).as_bytes();
                return self.show_paper("The pasted text".to_owned(), text);
            }
            (FormName::Table, Route::Tables) => return self.send_table(&entered),
            (FormName::Paste, Route::Tables) => return self.take_table(entered.raw(PASTED)),
            (FormName::Paste, Route::Data) => return self.take_text(entered.raw(PASTED)),
            (FormName::TakeOut, Route::TakeOut(change)) => self.send_take_out(change, &entered),
            (FormName::Response, Route::RecordResponse(number, _)) => {
                self.send_response(number, &entered)
            }
            (FormName::Update, Route::AddUpdate(number)) => self.send_update(number, &entered),
            (FormName::Review, Route::NewReview) => self.send_review(&entered),
            (FormName::Planning, Route::Planning(_)) => {
                return self.replace(Route::Planning(planning::query(&entered)));
            }
            (FormName::FigureTable, Route::FigureTable(..)) => return self.turn_table(&entered),
            (FormName::Compare, Route::Workforce(..)) => return self.compare(&entered),
            (FormName::Settings, Route::Settings) => return self.send_settings(&entered),
            (FormName::Everywhere, Route::Reviews(_)) => {
                let words = entered.text(reviews::WORDS).to_owned();
                return self.go(&Route::Reviews(words));
            }
            (FormName::Since, Route::Changes(_)) => match self.send_since(&entered) {
                Ok(route) => return self.go(&route),
                Err(mistakes) => Err(mistakes),
            },
            (FormName::GoTo, Route::Present(show)) => return self.go_to_slide(&show, &entered),
            (FormName::Show, Route::Present(show)) => match present::read(&entered, &show) {
                Ok(show) => return self.begin_show(show, &entered),
                Err(mistakes) => Err(mistakes),
            },
            (FormName::Note, Route::Present(show)) => self.send_note(&show, &entered),
            (FormName::Record, Route::AddRecord(..) | Route::EditRecord(..)) => {
                self.send_opened(&entered)
            }
            (FormName::Recommendation, Route::AddRecommendation) => {
                self.send_recommendation(&entered)
            }
            // A form of a page that is not shown any more.
            _ => return,
        };
        match outcome {
            Ok(done) => {
                // What is done without leaving the page is said on it.
                if self.route() == done.route {
                    return self.say(done.notice);
                }
                self.say_on_next_page(done.notice);
                self.go(&done.route);
            }
            Err(mistakes) => {
                self.screen.update(|screen| {
                    screen.entered = Some(entered);
                    screen.mistakes = mistakes;
                });
                self.focus_soon("error-summary");
            }
        }
    }

    /// The form that an address asks for, as it stands when it is opened.
    pub(super) fn open_form(self, route: &Route) -> Option<Opened> {
        let subject = match route {
            Route::RecordResponse(number, addressee) => {
                let row = self.row(*number)?;
                let workspace = self.review_workspace();
                Subject::Response(response_form::subject(
                    &workspace,
                    &row,
                    addressee.as_ref(),
                )?)
            }
            Route::AddRecord(kind, parent) => {
                Subject::Record(Box::new(self.new_record(kind, parent.as_ref())?))
            }
            Route::EditRecord(id, part) => {
                Subject::Record(Box::new(self.record_to_change(id, part)?))
            }
            _ => return None,
        };
        let mut seen = ChangeSet::new();
        if let Some(id) = subject.id() {
            self.held
                .with_value(|held| seen.union(held.set.changes_of(id).into_iter().cloned()));
        }
        Some(Opened { subject, seen })
    }

    fn send_opened(self, entered: &Entered) -> Result<Done, Vec<Mistake>> {
        match self.screen.with_untracked(|screen| screen.opened.clone()) {
            Some(Opened {
                subject: Subject::Record(subject),
                seen,
            }) => self.send_record(&subject, &seen, entered),
            _ => Err(refused("title", Refusal::NotHere)),
        }
    }

    fn send_response(self, number: u32, entered: &Entered) -> Result<Done, Vec<Mistake>> {
        let opened = self.screen.with_untracked(|screen| screen.opened.clone());
        let Some(Opened {
            subject: Subject::Response(subject),
            seen,
        }) = opened
        else {
            return Err(refused("answer", Refusal::NotHere));
        };
        let response = response_form::read(&subject, entered)?;
        let id = self.id_or("answer", subject.id)?;
        let name = self.name_given(entered, "name");
        let change = self
            .dispatch_on(
                &seen,
                &Command::RecordResponse {
                    id: id.clone(),
                    response,
                },
                &name,
            )
            .map_err(|refusal| refused("answer", refusal))?;
        let disputed = self.workspace.with_untracked(|workspace| {
            let entry = workspace.responses.get(&id);
            entry.is_some_and(|entry| !entry.conflicts.is_empty())
        });
        let meanwhile = if disputed {
            ". Somebody else changed it at the same time. Both versions are kept"
        } else {
            ""
        };
        let rows = self.review_rows();
        let next = rows.iter().find(|row| !row.awaited.is_empty()).map(|row| {
            let route = Route::RecordResponse(row.number, row.awaited.first().cloned());
            ("Next recommendation without a response".to_owned(), route)
        });
        Ok(Done {
            notice: Notice::said(format!(
                "Response to recommendation {number} saved{meanwhile}"
            ))
            .with_undo(Undoing::Changes(vec![change]))
            .with_next(next),
            route: Route::Recommendation(number, Filter::all()),
        })
    }

    fn send_update(self, number: u32, entered: &Entered) -> Result<Done, Vec<Mistake>> {
        let row = self
            .row(number)
            .ok_or_else(|| refused("text", Refusal::NotHere))?;
        let update = update_form::read(&row, &self.review_workspace(), entered)?;
        let id = self.id_or("text", None)?;
        let change = self.carry_out("text", &Command::AddUpdate { id, update }, entered)?;
        Ok(Done {
            notice: Notice::said(format!("Update on recommendation {number} saved"))
                .with_undo(Undoing::Changes(vec![change])),
            route: Route::Recommendation(number, Filter::all()),
        })
    }

    fn send_review(self, entered: &Entered) -> Result<Done, Vec<Mistake>> {
        let title = new_forms::read_review(entered)?;
        self.start_empty(&title, &self.person())
            .map_err(|error| vec![mistake("title", error.to_string())])?;
        Ok(Done {
            notice: Notice::said(
                "The review was started. What was here before is a restore point on the Data page.",
            ),
            route: Route::Home,
        })
    }

    fn send_recommendation(self, entered: &Entered) -> Result<Done, Vec<Mistake>> {
        let (mut recommendation, portfolio) =
            new_forms::read_recommendation(entered, &self.review_rows())?;
        let review = self.review_workspace().reviews.keys().next().cloned();
        if let Some(review) = &review {
            recommendation.review = review.clone();
        }
        let mut changes = Vec::new();
        let (addressee, made) = self.addressee(&portfolio, review, entered)?;
        changes.extend(made);
        recommendation.addressees = vec![addressee];
        let number = recommendation.number;
        let id = self.id_or("title", None)?;
        changes.push(self.carry_out(
            "title",
            &Command::AddRecommendation {
                id,
                recommendation: Box::new(recommendation),
            },
            entered,
        )?);
        let another = (
            "Add another recommendation".to_owned(),
            Route::AddRecommendation,
        );
        Ok(Done {
            notice: Notice::said(format!("Recommendation {number} saved"))
                .with_undo(Undoing::Changes(changes))
                .with_next(Some(another)),
            route: Route::Recommendation(number, Filter::all()),
        })
    }

    /// The Cabinet Member with a portfolio, made where there is none yet.
    fn addressee(
        self,
        portfolio: &str,
        review: Option<RecordId>,
        entered: &Entered,
    ) -> Result<(RecordId, Option<ChangeId>), Vec<Mistake>> {
        let workspace = self.review_workspace();
        let known = workspace
            .addressees
            .iter()
            .find(|(_, entry)| entry.record.portfolio.eq_ignore_ascii_case(portfolio))
            .map(|(id, _)| id.clone());
        if let Some(id) = known {
            return Ok((id, None));
        }
        let mut addressee = Addressee::blank();
        portfolio.clone_into(&mut addressee.portfolio);
        if let Some(review) = review {
            addressee.review = review;
        }
        let id = self.id_or("portfolio", None)?;
        let command = Command::AddAddressee {
            id: id.clone(),
            addressee,
        };
        let change = self.carry_out("portfolio", &command, entered)?;
        Ok((id, Some(change)))
    }

    /// Carries a command out under the name that stands in the form, and remembers that name.
    fn carry_out(
        self,
        field: &'static str,
        command: &Command,
        entered: &Entered,
    ) -> Result<ChangeId, Vec<Mistake>> {
        let name = self.name_given(entered, "name");
        self.dispatch(command, &name)
            .map_err(|refusal| refused(field, refusal))
    }

    /// The name that stands in the form, which is remembered, else the one given last.
    pub(super) fn name_given(self, entered: &Entered, field: &str) -> String {
        match entered.text(field) {
            "" => self.person(),
            name => {
                self.remember_person(name);
                name.to_owned()
            }
        }
    }

    pub(super) fn id_or(
        self,
        field: &'static str,
        known: Option<RecordId>,
    ) -> Result<RecordId, Vec<Mistake>> {
        known.or_else(|| self.new_id()).ok_or_else(|| {
            let message = "This browser cannot make new entries. Use another browser. What you typed is still here.";
            vec![mistake(field, message.to_owned())]
        })
    }
}

/// A refusal as the mistakes that the form shows.
pub(super) fn refused(field: &'static str, refusal: Refusal) -> Vec<Mistake> {
    match refusal {
        Refusal::Mistakes(mistakes) => mistakes,
        other => vec![mistake(field, other.to_string())],
    }
}

fn mistake(field: &'static str, message: String) -> Mistake {
    Mistake { field, message }
}
