//! What changed since a meeting, a day or a saved file: sentences to read aloud, and the fields below them.

use crate::content::data::{choose, file_input};
use crate::content::deed::{Deed, FormName, Purpose};
use crate::content::difference::difference;
use crate::content::entered::Entered;
use crate::content::form::{Form, error_summary, form};
use crate::content::sheet::{Sheet, form_title};
use crate::deck::range;
use crate::domain::date::{StatedDate, iso};
use crate::domain::order::in_order;
use crate::domain::recommendation::Recommendation;
use crate::domain::update::Audience;
use crate::domain::workspace::Workspace;
use crate::exchange::date::read_date;
use crate::history::command::Mistake;
use crate::markup::part::{
    ListLook, button, lead, list, name, page_title, quiet_line, said, section,
};
use crate::markup::table::{Column, Table};
use crate::markup::{Node, element, several, text};
use crate::query::since::{Line, NOTHING, Told, day, meetings, of_meeting};
use crate::query::timing::plural;

const SINCE: &str = "since";
const DAY: &str = "day";

/// What the changes are counted from.
pub struct From {
    /// It in words; `None` where there is no such meeting or day.
    pub said: Option<String>,
    /// How the address names it.
    pub named: String,
    /// What is wrong with a file, or what else it holds.
    pub note: String,
    /// The restore points of this workspace, each as an address names it and in words.
    pub restore_points: Vec<(String, String)>,
}

impl From {
    /// What changes are counted from in words, with a note.
    pub fn of(said: Option<String>, note: String) -> Self {
        Self {
            said,
            named: String::new(),
            note,
            restore_points: Vec::new(),
        }
    }
}

/// The page.
pub fn sheet(
    workspace: &Workspace,
    told: Vec<Told>,
    from: &From,
    (entered, mistakes): (Option<Entered>, &[Mistake]),
) -> Sheet {
    let title = "What changed";
    let entered = entered.unwrap_or_else(|| Entered::blank().with(SINCE, &from.named));
    let mut nodes = Vec::new();
    nodes.extend(error_summary(mistakes));
    nodes.push(page_title(title));
    let (drafts, told): (Vec<Told>, Vec<Told>) = told
        .into_iter()
        .partition(|one| one.audience == Audience::Draft);
    match &from.said {
        // The note says why there is nothing to count from.
        None if !from.note.is_empty() => {}
        None => nodes.push(lead(
            "No meeting with a known day is recorded, so there is nothing to count from. Choose a day.",
        )),
        Some(since) if told.is_empty() => {
            nodes.push(lead(format!("Nothing has changed since {since}.")));
        }
        Some(since) => {
            let count = plural(u32::try_from(told.len()).unwrap_or(u32::MAX), "entry");
            let count = count.replace("entrys", "entries");
            nodes.push(lead(format!("{count} changed since {since}.")));
        }
    }
    if !from.note.is_empty() {
        nodes.push(said(from.note.clone()));
    }
    if !drafts.is_empty() {
        nodes.push(quiet_line(format!(
            "Left out because no meeting sees them: {}.",
            plural(u32::try_from(drafts.len()).unwrap_or(u32::MAX), "draft")
        )));
    }
    nodes.push(print_button("Print these changes"));
    let filling = Form {
        entered: &entered,
        mistakes,
    };
    nodes.push(baselines(workspace, from, &filling));
    nodes.extend(groups(workspace, told));
    Sheet {
        title: form_title(title, mistakes),
        nodes,
    }
}

/// The button that opens the browser's own dialog for printing.
pub fn print_button(words: &str) -> Node {
    button(
        "govuk-button govuk-button--secondary",
        Deed::PrintPage.words(),
        several([text(words)]),
    )
}

/// What to count from.
fn baselines(workspace: &Workspace, from: &From, filling: &Form<'_>) -> Node {
    let mut choices = several([(String::new(), "The last meeting".to_owned())]);
    let mut held = meetings(workspace);
    held.reverse();
    for (id, _) in held {
        if let Some(entry) = workspace.meetings.get(id) {
            // As exact as the papers are: the day it is counted from may be the first of a month.
            let meeting = &entry.record;
            let words = format!("{}, {}", meeting.body, meeting.date);
            choices.push((of_meeting(id), words));
        }
    }
    choices.extend(from.restore_points.iter().cloned());
    let show = element("button", several([text("Show the changes")]))
        .class("govuk-button")
        .with("type", "submit");
    let buttons = several([
        show.node(),
        choose(Purpose::Since, "Compare with a saved file"),
    ]);
    let fields = several([
        filling.select(SINCE, "Since", "", &choices),
        filling.text_field(DAY, "Or since a day", "For example, 14 January 2021"),
        element("div", buttons).class("govuk-button-group").node(),
    ]);
    element(
        "div",
        several([
            form(FormName::Since, fields).node(),
            file_input(Purpose::Since),
        ]),
    )
    .class("st-no-print")
    .node()
}

/// What was chosen to count from, as an address names it.
///
/// # Errors
///
/// Where the day is none.
pub fn read(entered: &Entered) -> Result<String, Vec<Mistake>> {
    let day = entered.text(DAY);
    match read_date(day) {
        _ if day.is_empty() => Ok(entered.text(SINCE).to_owned()),
        Some(StatedDate::Day(day)) => Ok(iso(day)),
        _ => Err(several([Mistake {
            field: DAY,
            message: "Enter a day, such as 14 January 2021".to_owned(),
        }])),
    }
}

/// The numbers of the recommendations an entry bears on, in order.
fn numbers(workspace: &Workspace, told: &Told) -> Vec<u32> {
    let found = told.recommendations.iter();
    let found = found.filter_map(|id| workspace.get::<Recommendation>(id));
    in_order(found.map(|one| one.number).collect(), |number| *number)
}

/// The changes by the recommendations they bear on, those on none last.
fn groups(workspace: &Workspace, told: Vec<Told>) -> Vec<Node> {
    let mut groups: Vec<(Vec<u32>, Vec<Told>)> = Vec::new();
    for one in told {
        let about = numbers(workspace, &one);
        match groups.iter_mut().find(|(numbers, _)| *numbers == about) {
            Some((_, group)) => group.push(one),
            None => groups.push((about, several([one]))),
        }
    }
    let last = |numbers: &[u32]| numbers.first().copied().unwrap_or(u32::MAX);
    let groups = in_order(groups, |(numbers, _)| last(numbers));
    let groups = groups.into_iter().enumerate();
    groups
        .map(|(place, (numbers, told))| group(place, &numbers, &told))
        .collect()
}

fn group(place: usize, numbers: &[u32], told: &[Told]) -> Node {
    let heading = match numbers {
        [] => "The review as a whole".to_owned(),
        [one] => format!("Recommendation {one}"),
        more => format!("Recommendations {}", range(more)),
    };
    let sentences = told.iter().flat_map(Told::sentences);
    let sentences = sentences
        .map(|sentence| several([text(sentence)]))
        .collect();
    let rows = told
        .iter()
        .flat_map(|one| one.lines.iter().map(move |line| row(one, line)))
        .collect();
    let columns = ["What", "Before", "After", "When", "Who"].map(Column::Words);
    let table = Table {
        id: format!("changed-{place}"),
        caption: format!("{heading}, field by field"),
        columns: columns.into(),
        rows,
    };
    section(
        heading,
        several([list(ListLook::Spaced, sentences), table.node()]),
    )
}

fn row(told: &Told, line: &Line) -> Vec<Vec<Node>> {
    // A value that replaced another shows the words that differ.
    let after = if line.from == NOTHING || line.to == NOTHING {
        several([text(line.to.clone())])
    } else {
        difference(&line.from, &line.to)
    };
    several([
        several([text(format!("{}: {}", told.subject, line.field))]),
        several([text(line.from.clone())]),
        after,
        several([text(day(&line.at))]),
        several([name(line.by.clone())]),
    ])
}
