//! The forms that begin a review and add a recommendation by hand.

use crate::content::deed::FormName;
use crate::content::entered::Entered;
use crate::content::form::{Form, buttons, error_summary, form};
use crate::content::sheet::{Sheet, form_title};
use crate::domain::recommendation::Recommendation;
use crate::domain::record::Record;
use crate::domain::review::Review;
use crate::history::command::{Mistake, mistakes_in_recommendation};
use crate::markup::part::{link, page_title, paragraph, said};
use crate::markup::{several, text};
use crate::query::filter::Filter;
use crate::query::list::Row;
use crate::route::Route;

/// The page that begins an empty review in a workspace of its own.
pub fn review_sheet(entered: &Entered, mistakes: &[Mistake]) -> Sheet {
    let title = "Start an empty review";
    let filling = Form { entered, mistakes };
    let fields = several([
        filling.text_field("title", "Title of the review", ""),
        buttons("Start the review", &Route::Home.href()),
    ]);
    let mut nodes = Vec::new();
    nodes.extend(error_summary(mistakes));
    nodes.push(page_title(title));
    nodes.push(said(
        "The new review takes the place of the one that is open. That one is kept: you can go back to it on the Data page.",
    ));
    nodes.push(paragraph(several([
        text("To keep it beside the review that is open, "),
        link(
            Route::AddRecord(Review::TYPE.to_owned(), None).href(),
            several([text("add a review to this workspace")]),
        ),
        text(" instead."),
    ])));
    nodes.push(form(FormName::Review, fields).node());
    Sheet {
        title: form_title(title, mistakes),
        nodes,
    }
}

/// The title of the review as entered.
///
/// # Errors
///
/// Where there is none.
pub fn read_review(entered: &Entered) -> Result<String, Vec<Mistake>> {
    match entered.text("title") {
        "" => Err(several([Mistake {
            field: "title",
            message: "Enter the title of the review".to_owned(),
        }])),
        title => Ok(title.to_owned()),
    }
}

/// What stands in the form for a recommendation at first: the next number.
pub fn entered_recommendation(rows: &[Row]) -> Entered {
    let last = rows.iter().map(|row| row.number).max().unwrap_or(0);
    Entered::blank().with("number", &(last + 1).to_string())
}

/// The page that adds a recommendation.
pub fn recommendation_sheet(entered: &Entered, mistakes: &[Mistake]) -> Sheet {
    let title = "Add a recommendation";
    let filling = Form { entered, mistakes };
    let fields = several([
        filling.text_field("number", "Number in the report", ""),
        filling.text_field("title", "Short title", "In your own words."),
        filling.text_area("officialWording", "Wording as published (optional)", "", 5),
        filling.text_field(
            "portfolio",
            "Portfolio of the Cabinet Member who must answer",
            "For example, Adult Social Care.",
        ),
        buttons(
            "Save recommendation",
            &Route::Recommendations(Filter::all()).href(),
        ),
    ]);
    let mut nodes = Vec::new();
    nodes.extend(error_summary(mistakes));
    nodes.push(page_title(title));
    nodes.push(form(FormName::Recommendation, fields).node());
    Sheet {
        title: form_title(title, mistakes),
        nodes,
    }
}

/// The recommendation as entered, and the portfolio of the Cabinet Member it is addressed to.
///
/// # Errors
///
/// Everything that needs another look.
pub fn read_recommendation(
    entered: &Entered,
    rows: &[Row],
) -> Result<(Recommendation, String), Vec<Mistake>> {
    let mut recommendation = Recommendation::blank();
    recommendation.number = entered.text("number").parse().unwrap_or(0);
    entered.text("title").clone_into(&mut recommendation.title);
    entered
        .text("officialWording")
        .clone_into(&mut recommendation.official_wording);
    let portfolio = entered.text("portfolio").to_owned();
    let mut mistakes = mistakes_in_recommendation(&recommendation);
    let mut say = |field, message: &str| {
        mistakes.push(Mistake {
            field,
            message: message.to_owned(),
        });
    };
    if rows.iter().any(|row| row.number == recommendation.number) {
        say("number", "This number is used already. Enter another");
    }
    if portfolio.is_empty() {
        say(
            "portfolio",
            "Enter the portfolio, such as Adult Social Care",
        );
    }
    if mistakes.is_empty() {
        Ok((recommendation, portfolio))
    } else {
        Err(mistakes)
    }
}
