//! Presenting: what to show, before the first slide.

pub mod note;
pub mod slide;

use crate::content::deed::FormName;
use crate::content::entered::Entered;
use crate::content::form::{Choice, Form, error_summary, form};
use crate::content::pictures::Chart;
use crate::content::sheet::{Sheet, form_title};
use crate::domain::id::RecordId;
use crate::domain::order::in_order;
use crate::domain::workspace::Workspace;
use crate::history::command::Mistake;
use crate::markup::part::{disclosure, page_title, said};
use crate::markup::{Node, element, several, text};
use crate::query::filter::Filter;
use crate::query::list::Row;
use crate::query::show::{Show, minutes};
use crate::query::since::LAST_MEETING;
use crate::query::timing::plural;

const SCOPE: &str = "scope";
const THEME: &str = "theme";
const CHARTS: &str = "charts";
const MINUTES: &str = "minutes";
/// The box for full screen, which the browser grants only where a person asks.
pub const FULL: &str = "full";

const ALL: &str = "all";
const CHANGED: &str = "changed";
const OF_THEME: &str = "theme";
const LISTED: &str = "listed";

/// What has changed since the last meeting, for the choice of it.
pub struct Changed {
    /// The last meeting, or that there is none whose day is known.
    pub since: Option<String>,
    /// How many recommendations changed.
    pub count: usize,
}

/// What stands in the form before anybody has chosen.
pub fn entered(show: &Show) -> Entered {
    let scope = if !show.since.is_empty() {
        CHANGED
    } else if show.filter.admits_everything() {
        ALL
    } else {
        LISTED
    };
    let mut entered = Entered::blank().with(SCOPE, scope);
    for chart in &show.charts {
        entered.put(CHARTS, chart);
    }
    if show.minutes > 0 {
        entered.put(MINUTES, &show.minutes.to_string());
    }
    entered
}

/// The page.
pub fn sheet(
    workspace: &Workspace,
    rows: &[Row],
    show: &Show,
    charts: &[Chart],
    changed: &Changed,
    (entered, mistakes): (&Entered, &[Mistake]),
) -> Sheet {
    let title = "Present";
    let filling = Form { entered, mistakes };
    let mut nodes = Vec::new();
    nodes.extend(error_summary(mistakes));
    nodes.push(page_title(title));
    if rows.is_empty() {
        nodes.push(nothing());
        return Sheet {
            title: title.to_owned(),
            nodes,
        };
    }
    nodes.push(said(
        "Slides for the meeting, made from the record. Drafts are never shown.",
    ));
    let start = element("button", several([text("Start presenting")]))
        .class("govuk-button")
        .with("type", "submit");
    let pictures: Vec<(String, String)> = charts
        .iter()
        .map(|chart| (chart.id.clone(), chart.finding.clone()))
        .collect();
    let mut more = several([filling.text_field(
        MINUTES,
        "Minutes planned for each item (optional)",
        "The time on an item is shown beside it.",
    )]);
    if !pictures.is_empty() {
        more.push(filling.checkboxes(CHARTS, "Charts to show", &pictures));
    }
    let full = (FULL.to_owned(), "Use the whole screen".to_owned());
    let fields = several([
        filling.radios(
            SCOPE,
            "What to show",
            scopes(workspace, rows, show, changed, &filling),
        ),
        filling.checkboxes(FULL, "Screen", &[full]),
        start.node(),
        disclosure("Time and charts", more).node(),
    ]);
    nodes.push(form(FormName::Show, fields).node());
    Sheet {
        title: form_title(title, mistakes),
        nodes,
    }
}

/// That there is nothing to show, and where to begin.
fn nothing() -> Node {
    said("There are no recommendations yet. Add them or read a report in, then come back.")
}

fn scopes(
    workspace: &Workspace,
    rows: &[Row],
    show: &Show,
    changed: &Changed,
    filling: &Form<'_>,
) -> Vec<Choice> {
    let count = |rows: usize| plural(u32::try_from(rows).unwrap_or(u32::MAX), "recommendation");
    let choice = |value, label: String, more: Vec<Node>| Choice { value, label, more };
    let since = match &changed.since {
        Some(since) => format!("What changed since {since}: {}", count(changed.count)),
        None => "What changed since the last meeting: no meeting has a known day".to_owned(),
    };
    let themes = in_order(workspace.themes.iter().collect(), |(_, entry)| {
        entry.record.order
    });
    let themes: Vec<(String, String)> = themes
        .into_iter()
        .map(|(id, entry)| (id.as_str().to_owned(), entry.record.title.clone()))
        .collect();
    let mut choices = several([
        choice(
            ALL,
            format!("Everything: {}", count(rows.len())),
            Vec::new(),
        ),
        choice(CHANGED, since, Vec::new()),
    ]);
    if !show.filter.admits_everything() {
        let listed = show.filter.apply(rows).len();
        choices.push(choice(
            LISTED,
            format!("The list as it was filtered: {}", count(listed)),
            Vec::new(),
        ));
    }
    if !themes.is_empty() {
        let theme = filling.select(THEME, "Theme", "", &themes);
        choices.push(choice(OF_THEME, "One theme".to_owned(), several([theme])));
    }
    choices
}

/// The presentation that was chosen, at its first slide.
///
/// # Errors
///
/// Where the minutes are no number, or nothing was chosen.
pub fn read(entered: &Entered, show: &Show) -> Result<Show, Vec<Mistake>> {
    let planned = match entered.text(MINUTES) {
        "" => Some(0),
        text => minutes(text),
    };
    let Some(planned) = planned else {
        return Err(several([Mistake {
            field: MINUTES,
            message: "Enter the minutes as a whole number up to 120, or leave it empty".to_owned(),
        }]));
    };
    let mut chosen = Show {
        filter: Filter::all(),
        since: String::new(),
        slide: "1".to_owned(),
        charts: entered.all(CHARTS).map(str::to_owned).collect(),
        minutes: planned,
        ..show.clone()
    };
    match entered.text(SCOPE) {
        ALL => {}
        CHANGED => chosen.since = LAST_MEETING.to_owned(),
        LISTED => chosen.filter = show.filter.clone(),
        OF_THEME => {
            chosen
                .filter
                .themes
                .insert(RecordId::new(entered.text(THEME)));
        }
        _ => {
            return Err(several([Mistake {
                field: SCOPE,
                message: "Select what to show".to_owned(),
            }]));
        }
    }
    Ok(chosen)
}
