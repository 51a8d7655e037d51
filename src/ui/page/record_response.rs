//! The response form, in the order and the words of the council's paper form.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::domain::id::RecordId;
use crate::domain::recommendation::{Addressee, Recommendation};
use crate::domain::response::{AlternativeWording, Answer, Response, SourceClarity};
use crate::domain::workspace::Workspace;
use crate::history::command::{Command, Mistake, Refusal, mistakes_in_response};
use crate::query::answer::addressed;
use crate::query::filter::Filter;
use crate::query::list::Row;
use crate::route::Route;
use crate::state::App;
use crate::state::notice::Notice;
use crate::ui::form::choice::{Choice, Radios};
use crate::ui::form::date::{DateEntry, DateFields};
use crate::ui::form::error_summary::{ErrorSummary, Mistakes, show};
use crate::ui::form::text::{TextArea, TextField};
use crate::ui::page::shown::NotFound;
use crate::ui::part::heading::PageTitle;

/// Whether the executive offers other wording.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wording {
    Offered,
    NoneOffered,
}

/// What the form is about, and the response there is.
#[derive(Clone)]
struct Subject {
    row: Row,
    id: Option<RecordId>,
    before: Response,
    addressee: String,
}

/// What is typed and chosen.
#[derive(Clone, Copy)]
struct Entry {
    answer: RwSignal<Option<Answer>>,
    explanation: RwSignal<String>,
    wording: RwSignal<Option<Wording>>,
    alternative: RwSignal<String>,
    comment: RwSignal<String>,
    date: DateEntry,
    name: RwSignal<String>,
    mistakes: Mistakes,
}

#[component]
pub fn RecordResponse(number: u32, addressee: Option<RecordId>) -> impl IntoView {
    let app = App::get();
    let subject = app
        .rows
        .with_untracked(|rows| rows.iter().find(|row| row.number == number).cloned())
        .and_then(|row| {
            app.workspace
                .with_untracked(|workspace| subject(workspace, row, addressee))
        });
    match subject {
        Some(subject) => view! { <ResponseForm subject /> }.into_any(),
        None => view! { <NotFound /> }.into_any(),
    }
}

/// The addressee asked for, else the first who has not answered, else the first.
fn subject(workspace: &Workspace, row: Row, addressee: Option<RecordId>) -> Option<Subject> {
    let recommendation = workspace.get::<Recommendation>(&row.id)?;
    let all = addressed(workspace, &row.id, recommendation);
    let one = match &addressee {
        Some(wanted) => all.iter().find(|one| one.addressee == wanted)?,
        None => all.iter().find(|one| one.is_awaited()).or(all.first())?,
    };
    let before = match one.response {
        Some((_, entry)) => entry.record.clone(),
        None => {
            let mut blank = Response::blank();
            blank.recommendation = row.id.clone();
            blank.addressee = one.addressee.clone();
            blank
        }
    };
    let addressee = workspace
        .get::<Addressee>(one.addressee)
        .map_or_else(|| "Cabinet Member".to_owned(), Addressee::said);
    Some(Subject {
        id: one.response.map(|(id, _)| id.clone()),
        before,
        addressee,
        row,
    })
}

impl Entry {
    fn holding(response: &Response, name: String) -> Self {
        let (wording, alternative) = match &response.alternative {
            AlternativeWording::NotStated => (None, String::new()),
            AlternativeWording::NoneOffered => (Some(Wording::NoneOffered), String::new()),
            AlternativeWording::Offered(text) => (Some(Wording::Offered), text.clone()),
        };
        Self {
            answer: RwSignal::new(
                Some(response.answer).filter(|answer| *answer != Answer::Awaiting),
            ),
            explanation: RwSignal::new(response.explanation.clone()),
            wording: RwSignal::new(wording),
            alternative: RwSignal::new(alternative),
            comment: RwSignal::new(response.comment.clone()),
            date: DateEntry::holding(response.date),
            name: RwSignal::new(name),
            mistakes: RwSignal::new(Vec::new()),
        }
    }

    /// The response as entered, or everything that needs another look.
    fn read(self, before: &Response) -> Result<Response, Vec<Mistake>> {
        let text = |typed: RwSignal<String>| typed.get_untracked().trim().to_owned();
        let mut response = before.clone();
        response.answer = self.answer.get_untracked().unwrap_or(Answer::Awaiting);
        if response.answer.needs_explanation() {
            response.explanation = text(self.explanation);
            response.alternative = match self.wording.get_untracked() {
                None => AlternativeWording::NotStated,
                Some(Wording::NoneOffered) => AlternativeWording::NoneOffered,
                Some(Wording::Offered) => AlternativeWording::Offered(text(self.alternative)),
            };
        } else {
            response.explanation = String::new();
            response.alternative = AlternativeWording::NotStated;
        }
        response.comment = text(self.comment);
        // Whoever saves the form has read the paper: a mark in doubt is settled by that.
        if response.clarity == SourceClarity::InDoubt {
            response.clarity = SourceClarity::Confirmed;
        }
        let mut mistakes = mistakes_in_response(&response);
        match self.date.read("date") {
            // A date the fields cannot show, such as a range, stays while they are empty.
            Ok(None) => {}
            Ok(date) => response.date = date,
            Err(mistake) => mistakes.push(mistake),
        }
        if mistakes.is_empty() {
            Ok(response)
        } else {
            Err(mistakes)
        }
    }
}

#[component]
fn ResponseForm(subject: Subject) -> impl IntoView {
    let app = App::get();
    let entry = Entry::holding(&subject.before, app.person());
    let number = subject.row.number;
    let title = format!("Record a response to recommendation {number}");
    let back = Route::Recommendation(number, Filter::all()).href();
    let asks = subject.row.summary.clone();
    let addressee = subject.addressee.clone();
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        save(app, &subject, entry);
    };
    Effect::new(move |_| {
        let prefix = if entry.mistakes.with(Vec::is_empty) {
            ""
        } else {
            "Error: "
        };
        app.title(&format!(
            "{prefix}Record a response to recommendation {number}"
        ));
    });
    view! {
        <a class="govuk-back-link" href=back.clone()>
            "Recommendation "
            {number}
        </a>
        <ErrorSummary mistakes=entry.mistakes />
        <PageTitle title />
        <p class="st-rec__wording">{asks}</p>
        <form novalidate on:submit=save>
            <AnswerFields entry addressee />
            <TextArea
                field="comment"
                label="Comment (optional)"
                hint="A comment may go with any answer."
                rows=3
                value=entry.comment
                mistakes=entry.mistakes
            />
            <DateFields field="date" legend="Date of the answer (optional)" entry=entry.date mistakes=entry.mistakes />
            <TextField
                field="name"
                label="Your name (optional)"
                hint="It is shown beside this change. It is not a log-in."
                value=entry.name
                mistakes=entry.mistakes
            />
            <div class="govuk-button-group">
                <button type="submit" class="govuk-button">
                    "Save response"
                </button>
                <a href=back>"Cancel"</a>
            </div>
        </form>
    }
}

#[component]
fn AnswerFields(entry: Entry, addressee: String) -> impl IntoView {
    let explain = move || view! { <Explanation entry /> }.into_any();
    let option = |value, label: &str, more: Option<ViewFn>| Choice {
        value,
        label: label.to_owned(),
        more,
    };
    let options = vec![
        option(Answer::InFull, "Accept recommendation in full", None),
        option(
            Answer::InPart,
            "Accept recommendation in part",
            Some(explain.into()),
        ),
        option(
            Answer::Declined,
            "Decline recommendation",
            Some(explain.into()),
        ),
    ];
    view! {
        <Radios
            field="answer"
            legend=format!("Answer of {addressee}")
            options
            chosen=entry.answer
            mistakes=entry.mistakes
        />
    }
}

/// What the form asks for with an answer in part and with a declined one.
#[component]
fn Explanation(entry: Entry) -> impl IntoView {
    let wording = move || {
        view! {
            <TextArea
                field="alternative"
                label="Alternative wording"
                rows=3
                value=entry.alternative
                mistakes=entry.mistakes
            />
        }
        .into_any()
    };
    let options = vec![
        Choice {
            value: Wording::Offered,
            label: "Other wording is offered".to_owned(),
            more: Some(wording.into()),
        },
        Choice {
            value: Wording::NoneOffered,
            label: "None offered".to_owned(),
            more: None,
        },
    ];
    view! {
        <TextArea
            field="explanation"
            label="Explanation"
            hint="The reasons why, as the Cabinet Member gave them."
            value=entry.explanation
            mistakes=entry.mistakes
        />
        <Radios
            field="alternativeWording"
            legend="Alternative wording"
            options
            chosen=entry.wording
            mistakes=entry.mistakes
        />
    }
}

fn save(app: App, subject: &Subject, entry: Entry) {
    let response = match entry.read(&subject.before) {
        Ok(response) => response,
        Err(mistakes) => return show(app, entry.mistakes, mistakes),
    };
    let Some(id) = subject.id.clone().or_else(|| app.new_id()) else {
        let message = "This browser cannot make new entries. Use another browser. What you typed is still here.".to_owned();
        return show(
            app,
            entry.mistakes,
            vec![Mistake {
                field: "answer",
                message,
            }],
        );
    };
    let name = entry.name.get_untracked();
    app.remember_person(&name);
    let number = subject.row.number;
    match app.dispatch(&Command::RecordResponse { id, response }, &name) {
        Ok(change) => {
            app.say_on_next_page(
                Notice::said(format!("Response to recommendation {number} saved"))
                    .with_undo(vec![change])
                    .with_next(next_without_response(app)),
            );
            app.go(&Route::Recommendation(number, Filter::all()));
        }
        Err(Refusal::Mistakes(mistakes)) => show(app, entry.mistakes, mistakes),
        Err(refusal) => {
            let message = refusal.to_string();
            show(
                app,
                entry.mistakes,
                vec![Mistake {
                    field: "answer",
                    message,
                }],
            );
        }
    }
}

/// The form for the next recommendation that somebody has still to answer.
fn next_without_response(app: App) -> Option<(String, Route)> {
    app.rows.with_untracked(|rows| {
        let row = rows.iter().find(|row| !row.awaited.is_empty())?;
        let route = Route::RecordResponse(row.number, row.awaited.first().cloned());
        Some(("Next recommendation without a response".to_owned(), route))
    })
}
