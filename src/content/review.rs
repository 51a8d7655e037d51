//! The review itself: what it was to find out, by whom, and how its report came about.

mod business;
mod people;

use crate::content::checks::on_page;
use crate::content::record_form::{add_link, change_link};
use crate::content::sheet::Sheet;
use crate::content::source::source_line;
use crate::domain::date::StatedDate;
use crate::domain::id::RecordId;
use crate::domain::order::in_order;
use crate::domain::record::Record;
use crate::domain::review::{Review, ReviewState, Theme};
use crate::domain::workspace::Workspace;
use crate::markup::part::{
    ListLook, Tone, disclosure, facts, list, page_title, paragraph, quiet, quiet_line, said,
    section, sub_heading, tag,
};
use crate::markup::table::{Column, Table};
use crate::markup::{Node, several, text};
use crate::query::checks::Stands;
use crate::query::describe::list_numbers;

/// The page; none where the workspace holds no review.
pub fn sheet(workspace: &Workspace) -> Option<Sheet> {
    let (id, entry) = workspace.reviews.iter().next()?;
    let review = &entry.record;
    let title = "Review";
    let mut nodes = several([page_title(title)]);
    nodes.extend(identity(workspace, id, review));
    nodes.push(scope(workspace, id, review));
    nodes.push(dates(id, review));
    nodes.push(people::people(workspace));
    nodes.push(people::addressees(workspace));
    nodes.push(themes(workspace));
    nodes.push(business::activities(workspace));
    nodes.push(business::programme(workspace));
    nodes.push(business::papers(workspace));
    nodes.push(notes(id, review));
    nodes.push(criteria());
    nodes.extend(on_page(workspace, Stands::Review));
    Some(Sheet {
        title: title.to_owned(),
        nodes,
    })
}

/// What an empty place says.
const NOTHING: &str = "Nothing has been recorded.";

fn identity(workspace: &Workspace, id: &RecordId, review: &Review) -> Vec<Node> {
    let known = [
        ("Title", review.title.clone()),
        ("Council", review.authority.clone()),
        ("Set up by", review.commissioned_by.clone()),
        ("Lead member", review.lead_member.clone()),
        ("Other members", review.members.join("; ")),
        ("Officers", review.officers.join("; ")),
        ("Districts", review.districts.join("; ")),
        ("Where to ask", review.contact.clone()),
    ];
    let known = known.into_iter().filter(|(_, words)| !words.is_empty());
    let mut nodes = Vec::new();
    if review.state == ReviewState::Archived {
        nodes.push(paragraph(several([
            tag(Tone::Grey, review.state.label()),
            text(" This review is kept to be looked up."),
        ])));
    }
    nodes.push(facts(
        known
            .map(|(key, words)| (key.to_owned(), several([text(words)])))
            .collect(),
    ));
    nodes.extend(source_line(workspace, &review.sources));
    nodes.push(paragraph(several([change_link(id, "", "the review")])));
    nodes
}

fn scope(workspace: &Workspace, id: &RecordId, review: &Review) -> Node {
    let mut nodes = Vec::new();
    if !review.motion.is_empty() {
        nodes.push(sub_heading("The motion"));
        nodes.push(said(review.motion.clone()));
    }
    nodes.push(sub_heading("Terms of reference"));
    nodes.push(texts(ListLook::Steps, &review.terms_of_reference));
    nodes.push(sub_heading("Questions of the scope"));
    let mut questions = Vec::new();
    for (question, place) in review.scope_questions.iter().zip(1_u32..) {
        let mut item = several([text(question.clone())]);
        let answering: Vec<u32> = workspace
            .recommendations_by_number()
            .into_iter()
            .filter(|(_, one)| one.scope_questions.contains(&place))
            .map(|(_, one)| one.number)
            .collect();
        if !answering.is_empty() {
            let words = format!(" Answered by recommendation {}.", list_numbers(&answering));
            item.push(quiet(several([text(words)])));
        }
        questions.push(item);
    }
    nodes.push(if questions.is_empty() {
        said(NOTHING)
    } else {
        list(ListLook::Steps, questions)
    });
    nodes.push(paragraph(several([change_link(
        id,
        "scope",
        "the terms of reference and the questions",
    )])));
    section("What it was to find out", nodes)
}

fn texts(look: ListLook, texts: &[String]) -> Node {
    if texts.is_empty() {
        return said(NOTHING);
    }
    let items = texts.iter().map(|words| several([text(words.clone())]));
    list(look, items.collect())
}

/// Each step of the review with the planned and the actual date (domain S16).
fn dates(id: &RecordId, review: &Review) -> Node {
    let steps = [
        ("The council agreed the motion", None, review.motion_date),
        ("The review was agreed", None, review.agreed),
        ("The work began", None, review.started),
        ("Report", review.report_planned, review.report_date),
        (
            "Approval by the Board",
            review.approval_planned,
            review.approved,
        ),
        ("Cabinet", review.cabinet_planned, review.cabinet),
        ("Progress to be reported back", review.report_back, None),
    ];
    let written = |date: Option<StatedDate>| {
        let words = date.map_or_else(|| "Not recorded".to_owned(), |date| date.to_string());
        several([text(words)])
    };
    let rows = steps
        .into_iter()
        .map(|(step, planned, actual)| {
            several([several([text(step)]), written(planned), written(actual)])
        })
        .collect();
    let table = Table {
        id: "steps-caption".to_owned(),
        caption: "Each step, as planned and as it came".to_owned(),
        columns: ["Step", "Planned", "Actual"].map(Column::Words).to_vec(),
        rows,
    };
    section(
        "Dates and path of approval",
        several([
            said(format!(
                "How far the report has come: {}.",
                review.stage.label()
            )),
            table.node(),
            paragraph(several([change_link(id, "dates", "the dates")])),
        ]),
    )
}

fn themes(workspace: &Workspace) -> Node {
    let all: Vec<(&RecordId, &Theme)> = workspace
        .themes
        .iter()
        .map(|(id, entry)| (id, &entry.record))
        .collect();
    let items: Vec<Vec<Node>> = in_order(all, |(_, theme)| theme.order)
        .into_iter()
        .map(|(id, theme)| {
            several([
                text(format!("{} ", theme.title)),
                change_link(id, "", &format!("the theme {}", theme.title)),
            ])
        })
        .collect();
    let body = if items.is_empty() {
        said(NOTHING)
    } else {
        list(ListLook::Steps, items)
    };
    section(
        "Themes",
        several([body, add_link(Theme::TYPE, None, "Add a theme")]),
    )
}

fn notes(id: &RecordId, review: &Review) -> Node {
    let mut nodes = several([texts(ListLook::Bullets, &review.notes)]);
    if !review.general_comments.is_empty() {
        nodes.push(sub_heading("General comments of the Cabinet Member"));
        nodes.push(said(review.general_comments.clone()));
    }
    nodes.push(paragraph(several([change_link(
        id,
        "notes",
        "the notes and the general comments",
    )])));
    section("What a reader should know", nodes)
}

/// The seven questions that help to choose a topic (domain S25). They guide; not all need a yes.
fn criteria() -> Node {
    let questions = [
        "Is it among the things the council has put first?",
        "Does it matter much to local people?",
        "Could what the scrutiny finds be carried out?",
        "Would local people be likely to gain?",
        "Is the service doing badly?",
        "Would the council work better for it?",
        "Is there new guidance or law from the Government?",
    ]
    .map(|question| several([text(question)]));
    disclosure(
        "Seven questions for choosing a topic",
        several([
            quiet_line("They are a guide. A topic need not have a yes to each."),
            list(ListLook::Steps, questions.into()),
        ]),
    )
    .node()
}
