//! The review itself: what it was to find out, by whom, and how its report came about.

use crate::content::checks::on_page;
use crate::content::record_form::change_link;
use crate::content::record_list::{Listing, listing};
use crate::content::sheet::Sheet;
use crate::content::source::source_line;
use crate::domain::check::reply::MONTHS_TO_REPLY;
use crate::domain::date::StatedDate;
use crate::domain::id::RecordId;
use crate::domain::meeting::Activity;
use crate::domain::programme::ProgrammeRow;
use crate::domain::recommendation::Addressee;
use crate::domain::record::Record;
use crate::domain::review::{Person, Review, ReviewState, Theme};
use crate::domain::source::Source;
use crate::domain::workspace::Workspace;
use crate::history::change_set::ChangeSet;
use crate::markup::part::{
    ListLook, Tone, disclosure, facts, link, list, page_title, paragraph, quiet, quiet_line, said,
    section, sub_heading, tag,
};
use crate::markup::table::{Column, Table};
use crate::markup::{Node, several, text};
use crate::query::checks::Stands;
use crate::query::describe::list_numbers;
use crate::query::timing::plural;
use crate::route::Route;

/// The page; none where the workspace holds no review.
pub fn sheet(workspace: &Workspace, set: &ChangeSet) -> Option<Sheet> {
    let (id, entry) = workspace.reviews.iter().next()?;
    let review = &entry.record;
    let title = "Review";
    let mut nodes = several([page_title(title)]);
    nodes.extend(identity(workspace, id, review));
    nodes.push(scope(workspace, id, review));
    nodes.push(dates(id, review));
    for one in LISTINGS {
        nodes.push(listing(workspace, set, one));
    }
    nodes.push(notes(id, review));
    nodes.push(criteria());
    nodes.extend(on_page(workspace, Stands::Review));
    Some(Sheet {
        title: title.to_owned(),
        nodes,
    })
}

/// The lists of the page: people (domain S03, S04), Cabinet Members, themes, the schedule of activity
/// (domain S07), the rows of programmes (domain S23, S24), and the papers with what each announces and does
/// not hold (rule V27).
const LISTINGS: &[Listing] = &[
    Listing {
        kind: Person::TYPE,
        heading: "People",
        caption: "Posts and who holds them",
        columns: &[
            ("Name", &["name"], "Vacant seat"),
            ("Post", &["post"], "Not stated"),
            ("Body", &["body"], "Not stated"),
            ("Held from", &["from", "to"], "Not stated"),
            ("Standing", &["standing", "leadArea"], "None"),
        ],
        add: "Add a person or a vacant seat",
    },
    Listing {
        kind: Addressee::TYPE,
        heading: "Cabinet Members who answer",
        caption: "Portfolios and who holds them",
        columns: &[
            ("Portfolio", &["portfolio"], "Not stated"),
            ("Name", &["name"], "Not stated"),
        ],
        add: "Add a Cabinet Member",
    },
    Listing {
        kind: Theme::TYPE,
        heading: "Themes",
        caption: "Themes of the report, in order",
        columns: &[("Theme", &["title"], "Not stated")],
        add: "Add a theme",
    },
    Listing {
        kind: Activity::TYPE,
        heading: "Schedule of activity",
        caption: "What the task group did, in order",
        columns: &[
            ("Date", &["date"], "Not stated"),
            ("Kind", &["kind"], "Not stated"),
            ("What", &["text"], "Not stated"),
            ("With", &["people"], "None named"),
        ],
        add: "Add an activity",
    },
    Listing {
        kind: ProgrammeRow::TYPE,
        heading: "Work programme and forward plan",
        caption: "What is planned",
        columns: &[
            ("Subject", &["subject"], "Not stated"),
            ("When", &["date", "timing"], "No date set"),
            ("List", &["plan"], "Not stated"),
            ("How firm", &["group", "keyDecision"], "Not stated"),
            (
                "Notes",
                &["body", "lastReports", "page", "notes", "recommendations"],
                "None",
            ),
        ],
        add: "Add a row of a programme",
    },
    Listing {
        kind: Source::TYPE,
        heading: "Papers",
        caption: "Papers, and what each announces but does not hold",
        columns: &[
            ("Paper", &["title"], "Not stated"),
            ("Date", &["date"], "Not stated"),
            ("Issued by", &["issuer", "stage"], "Not stated"),
            ("Missing", &["missing"], "Nothing"),
        ],
        add: "Add a paper",
    },
];

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
    nodes.push(paragraph(several([link(
        Route::Reviews(String::new()).href(),
        several([text("All reviews, the archive and adding another")]),
    )])));
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
            said(match review.reply_months {
                0 => format!(
                    "A reply is looked for within {MONTHS_TO_REPLY} months of the approval (to be checked)."
                ),
                months => format!(
                    "A reply is looked for within {} of the approval.",
                    plural(months, "month")
                ),
            }),
            paragraph(several([change_link(id, "dates", "the dates")])),
        ]),
    )
}

fn notes(id: &RecordId, review: &Review) -> Node {
    let mut nodes = several([texts(ListLook::Bullets, &review.notes)]);
    if !review.general_comments.is_empty() {
        nodes.push(sub_heading("General comments of the Cabinet Member"));
        nodes.push(said(review.general_comments.clone()));
    }
    if !review.glossary.is_empty() {
        nodes.push(sub_heading("Words of the report"));
        nodes.push(texts(ListLook::Bullets, &review.glossary));
    }
    nodes.push(paragraph(several([change_link(
        id,
        "notes",
        "the notes, the general comments and the words",
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
