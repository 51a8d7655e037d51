//! Taking the texts of a change out for good: private details that should never have been written.

use crate::content::deed::FormName;
use crate::content::entered::Entered;
use crate::content::form::{Form, buttons, error_summary, form};
use crate::content::history::moment_said;
use crate::content::sheet::{Sheet, form_title};
use crate::domain::recommendation::Recommendation;
use crate::domain::record::Record;
use crate::domain::response::Response;
use crate::domain::update::Update;
use crate::domain::workspace::Workspace;
use crate::history::change::Change;
use crate::history::command::Mistake;
use crate::markup::part::{ListLook, facts, list, name, page_title, said};
use crate::markup::{Node, several, text};
use crate::query::describe::{field_name, subject, value_said};
use crate::query::filter::Filter;
use crate::route::Route;

/// The name of the field for the reason.
pub const REASON: &str = "reason";

/// The page.
pub fn sheet(
    workspace: &Workspace,
    change: &Change,
    entered: &Entered,
    mistakes: &[Mistake],
) -> Sheet {
    let title = "Take out for good";
    let back = page_of(workspace, change).href();
    let fields = Form { entered, mistakes };
    let pairs = change
        .set()
        .iter()
        .filter(|(_, value)| !value.is_null())
        .map(|(field, value)| {
            let words = value_said(workspace, field, value);
            (field_name(field), several([name(words)]))
        });
    let warnings = [
        "It goes from this browser, and from every file saved from now on.",
        "A colleague's copy loses it when they merge your file.",
        "Files and printed papers that exist already still have it.",
        "Nobody can bring it back. That something was taken out, by whom and why, stays in the record and in every file.",
    ]
    .map(|line| several([text(line)]));
    let mut nodes: Vec<Node> = error_summary(mistakes).into_iter().collect();
    nodes.extend([
        page_title(title),
        said(format!(
            "{}, written by {}, {}. This would go:",
            subject(workspace, change.kind(), change.rec()),
            change.stamp().by,
            moment_said(&change.stamp().at)
        )),
        facts(pairs.collect()),
        list(ListLook::Bullets, warnings.into()),
        form(
            FormName::TakeOut,
            several([
                fields.text_field(
                    REASON,
                    "Why it is taken out",
                    "Without the private details themselves.",
                ),
                buttons("Take it out", &back),
            ]),
        )
        .node(),
    ]);
    Sheet {
        title: form_title(title, mistakes),
        nodes,
    }
}

/// The page on which the change's words stand.
pub fn page_of(workspace: &Workspace, change: &Change) -> Route {
    let rec = change.rec();
    let recommendation = match change.kind() {
        Recommendation::TYPE => Some(rec.clone()),
        Response::TYPE => {
            let response = workspace.get::<Response>(rec);
            response.map(|response| response.recommendation.clone())
        }
        Update::TYPE => {
            let update = workspace.get::<Update>(rec);
            update.and_then(|update| update.recommendations.first().cloned())
        }
        _ => None,
    };
    let recommendation = recommendation.and_then(|id| workspace.get::<Recommendation>(&id));
    recommendation.map_or(Route::Data, |recommendation| {
        Route::Recommendation(recommendation.number, Filter::all())
    })
}
