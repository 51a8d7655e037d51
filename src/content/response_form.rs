//! The response form, in the order and the words of the council's paper form.

use crate::content::deed::FormName;
use crate::content::entered::Entered;
use crate::content::form::date::{put_date, read_date};
use crate::content::form::{Choice, Form, buttons, error_summary, form};
use crate::content::sheet::{Sheet, form_title};
use crate::domain::id::RecordId;
use crate::domain::recommendation::{Addressee, Recommendation};
use crate::domain::response::{AlternativeWording, Answer, Response, SourceClarity};
use crate::domain::workspace::Workspace;
use crate::history::command::{Mistake, mistakes_in_response};
use crate::markup::part::{back_link, inset, page_title};
use crate::markup::{Node, element, several, text};
use crate::query::answer::addressed;
use crate::query::filter::Filter;
use crate::query::list::Row;
use crate::route::Route;

/// What the form is about, and the response there is.
#[derive(Clone, PartialEq, Debug)]
pub struct Subject {
    /// The number of the recommendation.
    pub number: u32,
    /// What it asks.
    pub asks: String,
    /// The id of the response, where there is one.
    pub id: Option<RecordId>,
    /// The response as it stands, or a blank one for this recommendation and addressee.
    pub before: Response,
    /// How people name the addressee.
    pub addressee: String,
}

/// The subject for the addressee asked for, else for the first who has not answered, else the first.
pub fn subject(workspace: &Workspace, row: &Row, addressee: Option<&RecordId>) -> Option<Subject> {
    let recommendation = workspace.get::<Recommendation>(&row.id)?;
    let all = addressed(workspace, &row.id, recommendation);
    let one = match addressee {
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
    Some(Subject {
        number: row.number,
        asks: row.summary.clone(),
        id: one.response.map(|(id, _)| id.clone()),
        before,
        addressee: workspace
            .get::<Addressee>(one.addressee)
            .map_or_else(|| "the Cabinet Member".to_owned(), Addressee::said),
    })
}

const OFFERED: &str = "offered";
const NONE_OFFERED: &str = "none-offered";

/// What stands in the form before anybody has typed.
pub fn entered(subject: &Subject, person: &str) -> Entered {
    let response = &subject.before;
    let mut entered = Entered::blank()
        .with("explanation", &response.explanation)
        .with("comment", &response.comment)
        .with("name", person);
    if response.answer != Answer::Awaiting {
        entered.put("answer", response.answer.word());
    }
    match &response.alternative {
        AlternativeWording::NotStated => {}
        AlternativeWording::NoneOffered => entered.put("alternativeWording", NONE_OFFERED),
        AlternativeWording::Offered(wording) => {
            entered.put("alternativeWording", OFFERED);
            entered.put("alternative", wording);
        }
    }
    put_date(&mut entered, "date", response.date);
    entered
}

/// The page.
pub fn sheet(
    subject: &Subject,
    entered: &Entered,
    mistakes: &[Mistake],
    meanwhile: Meanwhile,
) -> Sheet {
    let filling = Form { entered, mistakes };
    let title = format!("Record a response to recommendation {}", subject.number);
    let back = Route::Recommendation(subject.number, Filter::all()).href();
    let fields = several([
        answer(&filling, &subject.addressee),
        filling.text_area(
            "comment",
            "Comment (optional)",
            "A comment may go with any answer.",
            3,
        ),
        filling.date_fields("date", "Date of the answer (optional)"),
        filling.text_field(
            "name",
            "Your name (optional)",
            "It is shown beside this change. It is not a log-in.",
        ),
        buttons("Save response", &back),
    ]);
    let mut nodes = several([back_link(
        &back,
        format!("Recommendation {}", subject.number),
    )]);
    nodes.extend(error_summary(mistakes));
    nodes.push(page_title(title.clone()));
    nodes.push(
        element("p", several([text(subject.asks.clone())]))
            .class("st-rec__wording")
            .node(),
    );
    // It has its place whether it is there or not, so that the form below is not drawn again.
    let mut news = Vec::new();
    if meanwhile == Meanwhile::Changed {
        news.push(inset(several([text(
            "This response was changed elsewhere while you had the form open. If you save, both versions are kept until somebody chooses. To see the other one first, go back and open the form again.",
        )])));
    }
    nodes.push(element("div", news).node());
    nodes.push(form(FormName::Response, fields).node());
    Sheet {
        title: form_title(&title, mistakes),
        nodes,
    }
}

/// Whether the record has changed since the form was opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Meanwhile {
    /// It is as it was.
    AsItWas,
    /// Another window, or a merge, has changed it.
    Changed,
}

fn answer(filling: &Form<'_>, addressee: &str) -> Node {
    let choice = |answer: Answer, label: &str, more| Choice {
        value: answer.word(),
        label: label.to_owned(),
        more,
    };
    // The paper form has one place for the reasons. Here it stands under each answer that asks for it.
    let choices = several([
        choice(Answer::InFull, "Accept recommendation in full", Vec::new()),
        choice(Answer::InPart, "Accept recommendation in part", Vec::new()),
        choice(Answer::Declined, "Decline recommendation", Vec::new()),
    ]);
    let radios = filling.radios("answer", &format!("The answer of {addressee}"), choices);
    let reasons = element("div", explanation(filling)).class("st-reasons");
    element("div", several([radios, reasons.node()]))
        .class("st-answer")
        .node()
}

/// What the form asks for with an answer in part and with a declined one.
fn explanation(filling: &Form<'_>) -> Vec<Node> {
    let choices = several([
        Choice {
            value: OFFERED,
            label: "Other wording is offered".to_owned(),
            more: several([filling.text_area("alternative", "Alternative wording", "", 3)]),
        },
        Choice {
            value: NONE_OFFERED,
            label: "None offered".to_owned(),
            more: Vec::new(),
        },
    ]);
    several([
        filling.text_area(
            "explanation",
            "Explanation",
            "The reasons why, as the Cabinet Member gave them.",
            5,
        ),
        filling.radios("alternativeWording", "Other wording", choices),
    ])
}

/// The response as entered.
///
/// # Errors
///
/// Everything that needs another look.
pub fn read(subject: &Subject, entered: &Entered) -> Result<Response, Vec<Mistake>> {
    let text = |name| entered.text(name).to_owned();
    let mut response = subject.before.clone();
    response.answer = Answer::from_word(entered.text("answer")).unwrap_or(Answer::Awaiting);
    if response.answer.needs_explanation() {
        response.explanation = text("explanation");
        response.alternative = match entered.text("alternativeWording") {
            OFFERED => AlternativeWording::Offered(text("alternative")),
            NONE_OFFERED => AlternativeWording::NoneOffered,
            _ => AlternativeWording::NotStated,
        };
    } else {
        response.explanation = String::new();
        response.alternative = AlternativeWording::NotStated;
    }
    response.comment = text("comment");
    // Whoever saves the form has read the paper: a mark in doubt is settled by that.
    if response.clarity == SourceClarity::InDoubt {
        response.clarity = SourceClarity::Confirmed;
    }
    let mut mistakes = mistakes_in_response(&response);
    match read_date(entered, "date") {
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
