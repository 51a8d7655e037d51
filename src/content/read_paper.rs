//! Reading a paper in: choosing it, checking what was found, settling doubtful marks.

mod found;
mod settle;

use std::sync::Arc;

use crate::content::data::{BUTTON, SECOND, choose, file_input, leave, question, reading};
use crate::content::deed::{Deed, FormName, Purpose};
use crate::content::entered::Entered;
use crate::content::form::{Form, error_summary, form, trouble};
use crate::content::sheet::{Sheet, form_title};
use crate::domain::id::RecordId;
use crate::domain::workspace::Workspace;
use crate::exchange::papers::{Paper, PaperError, PaperKind, Planned, Reading, Remark, home_of};
use crate::exchange::plan::Effect;
use crate::markup::part::{
    ListLook, button, disclosure, inset, lead, list, name, page_title, paragraph, said, strong,
    sub_heading,
};
use crate::markup::{Node, element, several, text};
use crate::query::timing::plural;

pub use settle::{MARKS, choices};

/// The name of the field for the text of a paper.
pub const PAPER_TEXT: &str = "paper-text";

/// The name of the field for the title of a new review.
pub const TITLE: &str = "title";

/// A paper that was read and is being checked.
#[derive(PartialEq, Debug)]
pub struct AtHand {
    /// The name of the file, or what it was.
    pub name: String,
    /// The text.
    pub text: Arc<str>,
    /// What kind of paper it is taken for.
    pub kind: PaperKind,
    /// What was found, or why nothing was.
    pub paper: Result<Paper, PaperError>,
}

/// What the page asks.
pub enum Asked<'a> {
    /// For a paper.
    Nothing,
    /// A file is being read.
    Reading(&'a str, Option<u32>),
    /// That a file cannot be used, and why.
    Trouble(&'a str),
    /// Whether what was found is right.
    Check(&'a AtHand),
}

/// The page. `plan` gives what the paper would do to the review it belongs to, or to a new one.
pub fn sheet(
    asked: &Asked<'_>,
    workspace: &Workspace,
    filling: &Form<'_>,
    plan: &dyn Fn(&Paper, Option<&RecordId>) -> Option<Planned>,
) -> Sheet {
    let title = "Read a paper in";
    let wrong = match asked {
        Asked::Trouble(message) => Some(trouble(message)),
        _ => error_summary(filling.mistakes),
    };
    let mut nodes = several([
        element("div", wrong.into_iter().collect()).node(),
        page_title(title),
    ]);
    match asked {
        Asked::Nothing | Asked::Trouble(_) => nodes.extend(start()),
        Asked::Reading(name, percent) => nodes.push(reading(name, *percent)),
        Asked::Check(at_hand) => nodes.push(check(at_hand, workspace, filling, plan)),
    }
    nodes.push(file_input(Purpose::Paper));
    Sheet {
        title: form_title(title, filling.mistakes),
        nodes,
    }
}

fn start() -> Vec<Node> {
    let label = element("label", several([text("Or paste the text of the paper")]))
        .class("govuk-label govuk-label--m")
        .with("for", PAPER_TEXT);
    let area = element("textarea", Vec::new())
        .class("govuk-textarea")
        .with("id", PAPER_TEXT)
        .with("name", PAPER_TEXT)
        .with("rows", "8")
        .with("spellcheck", "false");
    let send = element("button", several([text("Read this text")]))
        .class(BUTTON)
        .with("type", "submit");
    let steps = [
        "Open the PDF or the web page.",
        "Select everything, and copy it.",
        "Paste it here. Headers and page numbers do not matter.",
    ]
    .map(|step| several([text(step)]));
    several([
        lead(
            "A scrutiny report, a Cabinet Member's response form, or minutes. You see what was found before anything is written.",
        ),
        choose(Purpose::Paper, "Choose a text file"),
        said("You can also drop the file on this page. The paper stays on this computer."),
        form(
            FormName::Paste,
            several([label.node(), area.node(), send.node()]),
        )
        .node(),
        disclosure(
            "How to get the text of a PDF",
            several([list(ListLook::Steps, steps.into())]),
        )
        .node(),
    ])
}

fn check(
    at_hand: &AtHand,
    workspace: &Workspace,
    filling: &Form<'_>,
    plan: &dyn Fn(&Paper, Option<&RecordId>) -> Option<Planned>,
) -> Node {
    let mut children = several([taken_for(at_hand)]);
    let paper = match &at_hand.paper {
        Ok(paper) => paper,
        Err(error) => {
            children.push(inset(several([said(error.to_string())])));
            return question("Nothing was found", children, several([leave("Cancel")]));
        }
    };
    children.push(lead(counts(&paper.reading)));
    let home = home_of(&paper.reading, workspace);
    children.extend(remarks(paper, Place::First));
    let planned = plan(paper, home.as_ref());
    if let Some(planned) = &planned {
        children.extend(settle::questions(&paper.reading, planned, filling));
    }
    children.extend(goes_to(
        paper,
        home.as_ref(),
        workspace,
        planned.as_ref(),
        filling,
    ));
    children.extend(found::tables(&paper.reading));
    children.extend(remarks(paper, Place::Last));
    if !paper.of_pages.is_empty() {
        children.push(said(format!(
            "{} of headers, footers and page numbers passed over.",
            count(paper.of_pages.len(), "line")
        )));
    }
    let mut buttons = Vec::new();
    if !paper.is_stopped() && (home.is_some() || paper.reading.kind() == PaperKind::Report) {
        let words = match home {
            Some(_) => "Add to this review",
            None => "Make a new review",
        };
        let send = element("button", several([text(words)])).class(BUTTON);
        buttons.push(send.with("type", "submit").node());
        if home.is_some() && found_title(&paper.reading).is_some() {
            let new = several([text("Make a new review")]);
            buttons.push(button(SECOND, Deed::NewFromPaper.words(), new));
        }
    }
    buttons.push(leave("Cancel"));
    let asks = question("Check what was found", children, buttons);
    form(FormName::Paper, several([asks])).node()
}

/// The title that a report gives to a review.
pub fn found_title(reading: &Reading) -> Option<&str> {
    match reading {
        Reading::Report(report) => report.title.as_ref().map(|found| found.text.as_str()),
        _ => None,
    }
}

/// What stands in the form at first: the title that was found.
pub fn entered(at_hand: &AtHand) -> Entered {
    let title = at_hand
        .paper
        .as_ref()
        .ok()
        .and_then(|paper| found_title(&paper.reading));
    Entered::blank().with(TITLE, title.unwrap_or_default())
}

/// What kind of paper it is taken for, and the ways to say otherwise.
fn taken_for(at_hand: &AtHand) -> Node {
    let mut words = several([
        name(at_hand.name.clone()),
        text(", taken for: "),
        strong(at_hand.kind.label()),
    ]);
    words = several([paragraph(words)]);
    let others = PaperKind::ALL.iter().filter(|kind| **kind != at_hand.kind);
    let others = others.map(|kind| {
        let label = several([text(format!("Read it as: {}", kind.label()))]);
        button(SECOND, Deed::PaperIs(*kind).words(), label)
    });
    words.push(
        element("div", others.collect())
            .class("govuk-button-group")
            .node(),
    );
    element("div", words).node()
}

/// A number with its noun.
fn count(number: usize, one: &str) -> String {
    let said = plural(u32::try_from(number).unwrap_or(u32::MAX), one);
    // The one plural that a letter more does not make.
    said.replace("activitys", "activities")
}

/// "12 recommendations, 6 themes, 15 activities"
pub fn counts(reading: &Reading) -> String {
    let parts = match reading {
        Reading::Report(report) => [
            (report.recommendations.len(), "recommendation"),
            (report.themes.len(), "theme"),
            (report.activities.len(), "activity"),
        ],
        Reading::Response(form) => {
            let doubtful = form.answers.iter().filter(|one| one.is_doubtful()).count();
            [
                (form.answers.len(), "answer"),
                (doubtful, "doubtful mark"),
                (usize::from(form.general.is_some()), "general comment"),
            ]
        }
        Reading::Minutes(minutes) => [
            (minutes.notes.len(), "note"),
            (minutes.points.len(), "point"),
            (minutes.actions.len(), "action"),
        ],
    };
    let parts = parts.map(|(number, one)| count(number, one));
    parts.join(", ")
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    First,
    Last,
}

/// What is wrong or in doubt stands first, what was not understood last.
fn remarks(paper: &Paper, place: Place) -> Vec<Node> {
    let all = paper.remarks.iter();
    let here = all.filter(|remark| remark.matter.is_left_over() == (place == Place::Last));
    let lines: Vec<Vec<Node>> = here
        .map(|remark| several([text(remark_said(remark))]))
        .collect();
    if lines.is_empty() {
        return Vec::new();
    }
    let heading = match place {
        Place::First => "Look at these first",
        Place::Last => "Not understood",
    };
    let mut nodes = several([sub_heading(heading)]);
    if paper.is_stopped() && place == Place::First {
        nodes.push(said(
            "Nothing can be written until this is put right in the text.",
        ));
    }
    nodes.push(list(ListLook::Bullets, lines));
    nodes
}

fn remark_said(remark: &Remark) -> String {
    match remark.line {
        0 => remark.matter.to_string(),
        line => format!("Line {line}. {}", remark.matter),
    }
}

/// Where it goes, and what would change there.
fn goes_to(
    paper: &Paper,
    home: Option<&RecordId>,
    workspace: &Workspace,
    planned: Option<&Planned>,
    filling: &Form<'_>,
) -> Vec<Node> {
    let review = home.and_then(|id| workspace.reviews.get(id));
    let mut nodes = Vec::new();
    match (review, paper.reading.kind()) {
        (Some(entry), _) => {
            nodes.push(paragraph(several([
                text("It belongs to the review "),
                strong(&entry.record.title),
                text(". What somebody has written there stays as it is."),
            ])));
        }
        (None, PaperKind::Report) => {
            nodes.push(filling.text_field(TITLE, "Title of the review", ""));
        }
        (None, _) => nodes.push(inset(several([said(
            "No review here has this title and these recommendations, so the paper may belong to another report. Read that report in first. Nothing was changed.",
        )]))),
    }
    let Some(planned) = planned else { return nodes };
    if home.is_some() {
        let adds = planned.plan.count(Effect::Adds);
        let fills = planned.plan.count(Effect::Alters);
        nodes.push(said(match (adds, fills) {
            (0, 0) => "Everything in this paper is here already.".to_owned(),
            _ => format!("Would be added: {adds}. Would be filled where they are empty: {fills}."),
        }));
    }
    let kept = planned.kept.iter().map(|line| several([text(line)]));
    let kept: Vec<Vec<Node>> = kept.take(KEPT).collect();
    if !kept.is_empty() {
        nodes.push(list(ListLook::Bullets, kept));
    }
    nodes
}

/// How many sentences on what stays are shown.
const KEPT: usize = 30;
