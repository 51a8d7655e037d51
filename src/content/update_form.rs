//! The form for a progress update on one recommendation or on several together.

use crate::content::deed::FormName;
use crate::content::entered::Entered;
use crate::content::form::date::{put_date, read_date};
use crate::content::form::many::{self, MANY};
use crate::content::form::{Choice, Form, buttons, error_summary, form};
use crate::content::record_form::options;
use crate::content::sheet::{Sheet, form_title};
use crate::domain::date::StatedDate;
use crate::domain::id::RecordId;
use crate::domain::recommendation::Recommendation;
use crate::domain::record::Record;
use crate::domain::update::{Audience, Delivery, StatusPhrase, Update};
use crate::domain::workspace::Workspace;
use crate::history::command::{Mistake, mistakes_in_update};
use crate::markup::part::{back_link, disclosure, page_title};
use crate::markup::{element, several, text};
use crate::query::filter::Filter;
use crate::query::list::Row;
use crate::route::Route;

/// The field for the other recommendations.
const ALSO: &str = "also";

/// What stands in the form before anybody has typed: today's date, and the name given last.
pub fn entered(today: time::Date, person: &str) -> Entered {
    let mut entered = Entered::blank().with("name", person);
    put_date(&mut entered, "date", Some(StatedDate::Day(today)));
    entered
}

/// The page, for one of the recommendations of the list.
pub fn sheet(row: &Row, workspace: &Workspace, entered: &Entered, mistakes: &[Mistake]) -> Sheet {
    let filling = Form { entered, mistakes };
    let title = format!("Add an update to recommendation {}", row.number);
    let back = Route::Recommendation(row.number, Filter::all()).href();
    let also = if workspace.recommendations.len() > MANY {
        many::choose(&filling, ALSO, "Also covers", workspace)
    } else {
        let mut others = options::of(workspace, Recommendation::TYPE);
        others.retain(|(id, _)| id != row.id.as_str());
        filling.checkboxes(ALSO, "Also covers", &others)
    };
    let others = disclosure(
        "This update covers other recommendations too",
        several([also]),
    );
    // What was chosen there, or needs another look, is in sight when the form is shown again.
    let others = match entered.all(ALSO).any(|value| !value.is_empty()) {
        true => others.with("open", ""),
        false => others,
    };
    let draft = (
        Audience::Draft.word().to_owned(),
        "Draft: leave out of meetings and prints".to_owned(),
    );
    let fields = several([
        filling.text_area("text", "What has happened", "", 5),
        filling.radios("delivery", "What officers say", statuses()),
        filling.text_field(
            "words",
            "The officer's own words for it (optional)",
            "For example, a struggle. They are kept beside what you chose.",
        ),
        filling.date_fields("date", "Date of the update"),
        filling.text_field("reportedBy", "Reported by (optional)", ""),
        filling.text_field(
            "evidence",
            "Where the evidence is (optional)",
            "A paper and page, or the name of a file.",
        ),
        filling.checkboxes("audience", "Who may see it", &[draft]),
        others.node(),
        filling.text_field(
            "name",
            "Your name (optional)",
            "It is shown beside this change. It is not a log-in.",
        ),
        buttons("Save update", &back),
    ]);
    let mut nodes = several([back_link(&back, format!("Recommendation {}", row.number))]);
    nodes.extend(error_summary(mistakes));
    nodes.push(page_title(title.clone()));
    nodes.push(
        element("p", several([text(row.title.clone())]))
            .class("st-rec__wording")
            .node(),
    );
    nodes.push(form(FormName::Update, fields).node());
    Sheet {
        title: form_title(&title, mistakes),
        nodes,
    }
}

fn statuses() -> Vec<Choice> {
    [
        Delivery::NotStarted,
        Delivery::InProgress,
        Delivery::Slowed,
        Delivery::Done,
        Delivery::Overtaken,
        Delivery::NotStated,
    ]
    .map(|status| Choice {
        value: status.word(),
        label: status.label().to_owned(),
        more: Vec::new(),
    })
    .into()
}

/// The update as entered.
///
/// # Errors
///
/// Everything that needs another look.
pub fn read(row: &Row, workspace: &Workspace, entered: &Entered) -> Result<Update, Vec<Mistake>> {
    let text = |name| entered.text(name).to_owned();
    let mut update = Update::blank();
    update.recommendations.push(row.id.clone());
    let mut also = Ok(entered.clone());
    if workspace.recommendations.len() > MANY {
        also = many::resolved(entered, ALSO, workspace);
    }
    if let Ok(also) = &also {
        let others = also.all(ALSO).map(RecordId::new);
        update
            .recommendations
            .extend(others.filter(|other| *other != row.id));
    }
    update.text = text("text");
    update.delivery = Delivery::from_word(entered.text("delivery")).unwrap_or(Delivery::NotStated);
    let words = entered.text("words");
    if !words.is_empty() {
        let phrase = |recommendation: &RecordId| StatusPhrase {
            recommendation: recommendation.clone(),
            words: words.to_owned(),
            delivery: update.delivery,
        };
        update.phrases = update.recommendations.iter().map(phrase).collect();
    }
    update.reported_by = text("reportedBy");
    update.evidence = text("evidence");
    if entered.has("audience", Audience::Draft.word()) {
        update.audience = Audience::Draft;
    }
    let mut mistakes = mistakes_in_update(&update);
    mistakes.extend(also.err());
    match read_date(entered, "date") {
        Ok(date) => update.date = date.unwrap_or(StatedDate::NotStated),
        Err(mistake) => mistakes.push(mistake),
    }
    if mistakes.is_empty() {
        Ok(update)
    } else {
        Err(mistakes)
    }
}
