//! The council's response form for paper: three rows to tick under each recommendation, and a place to sign.

use crate::domain::recommendation::{Addressee, Recommendation};
use crate::domain::response::{AlternativeWording, Answer, Response};
use crate::domain::workspace::Workspace;
use crate::markup::part::{many, paragraph, said, section, strong, sub_heading};
use crate::markup::{Node, element, several, text};
use crate::query::answer::addressed;
use crate::query::list::Row;

/// The rows of the form, as the answers they stand for.
const ROWS: [(Answer, &str); 3] = [
    (Answer::InFull, "Accept recommendation in full"),
    (Answer::InPart, "Accept recommendation in part*"),
    (Answer::Declined, "Decline recommendation*"),
];

/// The form: with the answers that are recorded, or blank.
pub(super) fn response_form(workspace: &Workspace, rows: &[Row], is_blank: bool) -> Node {
    let heading = if is_blank {
        "Response form, blank"
    } else {
        "Response form"
    };
    let mut nodes = Vec::new();
    if let Some(entry) = workspace.reviews.values().next() {
        let review = &entry.record;
        nodes.push(said(format!("Scrutiny report: {}", review.title)));
        nodes.push(said(format!("Lead member: {}", review.lead_member)));
        for (label, date) in [
            ("Approved by the Board", review.approved),
            ("Considered by the Cabinet", review.cabinet),
        ] {
            let date = date.filter(|_| !is_blank);
            nodes.push(line(
                label,
                &date.map(|date| date.to_string()).unwrap_or_default(),
            ));
        }
        nodes.push(said(
            "* Where an answer has a star, give an explanation and any other wording.",
        ));
        let comments = if is_blank {
            ""
        } else {
            review.general_comments.as_str()
        };
        nodes.push(line("General comments", comments));
    }
    let answers = rows.iter().map(|row| answers(workspace, row, is_blank));
    nodes.push(many(answers.flatten().collect()));
    nodes.push(line("Signed", ""));
    nodes.push(line("Name and portfolio", ""));
    nodes.push(line("Date", ""));
    section(heading, nodes)
}

/// A label with words, or with room to write.
fn line(label: &str, words: &str) -> Node {
    let words = match words {
        "" => element("span", Vec::new()).class("st-to-write").node(),
        words => text(words),
    };
    paragraph(several([strong(format!("{label}: ")), words]))
}

fn answers(workspace: &Workspace, row: &Row, is_blank: bool) -> Vec<Node> {
    let Some(record) = workspace.get::<Recommendation>(&row.id) else {
        return Vec::new();
    };
    let wording = match record.official_wording.as_str() {
        "" => &record.summary,
        _ => &record.official_wording,
    };
    let mut forms = Vec::new();
    for one in addressed(workspace, &row.id, record) {
        let name = workspace
            .get::<Addressee>(one.addressee)
            .map(Addressee::said);
        let response = one.response.filter(|_| !is_blank);
        let response = response.map(|(_, entry)| &entry.record);
        let mut inside = several([
            sub_heading(format!("Recommendation {}: {}", row.number, row.title)),
            said(wording.clone()),
            said(name.unwrap_or_default()),
        ]);
        inside.extend(ROWS.map(|(answer, words)| tick(answer, words, response)));
        inside.push(line(
            "Explanation",
            response.map_or("", |one| one.explanation.as_str()),
        ));
        inside.push(line("Other wording", response.map_or("", other_wording)));
        if let Some(comment) = response
            .map(|one| &one.comment)
            .filter(|one| !one.is_empty())
        {
            inside.push(line("Comment", comment));
        }
        forms.push(element("div", inside).class("st-part").node());
    }
    forms
}

fn other_wording(response: &Response) -> &str {
    match &response.alternative {
        AlternativeWording::NotStated => "",
        AlternativeWording::NoneOffered => "None offered",
        AlternativeWording::Offered(wording) => wording,
    }
}

/// A row with its box. What is ticked is said in words too.
fn tick(answer: Answer, words: &str, response: Option<&Response>) -> Node {
    let is_ticked = response.is_some_and(|one| one.answer == answer);
    let (sign, said) = if is_ticked {
        ("☒", " (yes)")
    } else {
        ("☐", "")
    };
    let sign = element("span", several([text(format!("{sign} "))])).with("aria-hidden", "true");
    element("p", several([sign.node(), text(format!("{words}{said}"))]))
        .class("st-tick")
        .node()
}
