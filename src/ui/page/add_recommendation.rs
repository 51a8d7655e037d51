//! The form for a recommendation of a review that is typed in by hand.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::domain::id::RecordId;
use crate::domain::recommendation::{Addressee, Recommendation};
use crate::history::change::ChangeId;
use crate::history::command::{Command, Mistake, Refusal, mistakes_in_recommendation};
use crate::query::filter::Filter;
use crate::route::Route;
use crate::state::App;
use crate::state::notice::Notice;
use crate::ui::form::error_summary::{ErrorSummary, Mistakes, show};
use crate::ui::form::text::{TextArea, TextField};
use crate::ui::part::heading::PageTitle;

/// What is typed.
#[derive(Clone, Copy)]
struct Entry {
    number: RwSignal<String>,
    title: RwSignal<String>,
    wording: RwSignal<String>,
    portfolio: RwSignal<String>,
    mistakes: Mistakes,
}

#[component]
pub fn AddRecommendation() -> impl IntoView {
    let app = App::get();
    let next = app
        .rows
        .with_untracked(|rows| rows.iter().map(|row| row.number).max().unwrap_or(0) + 1);
    let entry = Entry {
        number: RwSignal::new(next.to_string()),
        title: RwSignal::new(String::new()),
        wording: RwSignal::new(String::new()),
        portfolio: RwSignal::new(String::new()),
        mistakes: RwSignal::new(Vec::new()),
    };
    let mistakes = entry.mistakes;
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        match save(app, entry) {
            Ok((number, changes)) => {
                let another = (
                    "Add another recommendation".to_owned(),
                    Route::AddRecommendation,
                );
                app.say_on_next_page(
                    Notice::said(format!("Recommendation {number} saved"))
                        .with_undo(changes)
                        .with_next(Some(another)),
                );
                app.go(&Route::Recommendation(number, Filter::all()));
            }
            Err(found) => show(app, mistakes, found),
        }
    };
    view! {
        <ErrorSummary mistakes />
        <PageTitle title="Add a recommendation" />
        <form novalidate on:submit=save>
            <TextField field="number" label="Number in the report" value=entry.number mistakes />
            <TextField field="title" label="Short title" hint="In your own words." value=entry.title mistakes />
            <TextArea field="officialWording" label="Wording as published (optional)" value=entry.wording mistakes />
            <TextField
                field="portfolio"
                label="Portfolio of the Cabinet Member who must answer"
                hint="For example, Adult Social Care."
                value=entry.portfolio
                mistakes
            />
            <div class="govuk-button-group">
                <button type="submit" class="govuk-button">
                    "Save recommendation"
                </button>
                <a href=Route::Recommendations(Filter::all()).href()>"Cancel"</a>
            </div>
        </form>
    }
}

/// Records the recommendation, and the Cabinet Member where the portfolio is a new one.
fn save(app: App, entry: Entry) -> Result<(u32, Vec<ChangeId>), Vec<Mistake>> {
    let text = |typed: RwSignal<String>| typed.get_untracked().trim().to_owned();
    let mut recommendation = Recommendation::blank();
    recommendation.review = app
        .workspace
        .with_untracked(|workspace| workspace.reviews.keys().next().cloned())
        .unwrap_or(recommendation.review);
    recommendation.number = text(entry.number).parse().unwrap_or(0);
    recommendation.title = text(entry.title);
    recommendation.official_wording = text(entry.wording);
    let portfolio = text(entry.portfolio);
    let mut mistakes = mistakes_in_recommendation(&recommendation);
    if portfolio.is_empty() {
        mistakes.push(mistake(
            "portfolio",
            "Enter the portfolio, such as Adult Social Care",
        ));
    }
    let taken = |number| {
        app.rows
            .with_untracked(|rows| rows.iter().any(|row| row.number == number))
    };
    if taken(recommendation.number) {
        mistakes.push(mistake(
            "number",
            "This number is used already. Enter another",
        ));
    }
    if !mistakes.is_empty() {
        return Err(mistakes);
    }
    let mut changes = Vec::new();
    let (addressee, made) = addressee(app, &portfolio)?;
    changes.extend(made);
    let number = recommendation.number;
    recommendation.addressees = vec![addressee];
    let id = new_id(app)?;
    let command = Command::AddRecommendation { id, recommendation };
    changes.push(app.dispatch(&command, &app.person()).map_err(refused)?);
    Ok((number, changes))
}

/// The Cabinet Member with a portfolio, made where there is none yet.
fn addressee(app: App, portfolio: &str) -> Result<(RecordId, Option<ChangeId>), Vec<Mistake>> {
    let known = app.workspace.with_untracked(|workspace| {
        let mut all = workspace.addressees.iter();
        all.find(|(_, entry)| entry.record.portfolio.eq_ignore_ascii_case(portfolio))
            .map(|(id, _)| id.clone())
    });
    if let Some(id) = known {
        return Ok((id, None));
    }
    let mut addressee = Addressee::blank();
    portfolio.clone_into(&mut addressee.portfolio);
    let id = new_id(app)?;
    let command = Command::AddAddressee {
        id: id.clone(),
        addressee,
    };
    let change = app.dispatch(&command, &app.person()).map_err(refused)?;
    Ok((id, Some(change)))
}

fn new_id(app: App) -> Result<RecordId, Vec<Mistake>> {
    let message =
        "This browser cannot make new entries. Use another browser. What you typed is still here.";
    app.new_id().ok_or_else(|| vec![mistake("title", message)])
}

fn refused(refusal: Refusal) -> Vec<Mistake> {
    match refusal {
        Refusal::Mistakes(mistakes) => mistakes,
        other => vec![mistake("title", &other.to_string())],
    }
}

fn mistake(field: &'static str, message: &str) -> Mistake {
    Mistake {
        field,
        message: message.to_owned(),
    }
}
