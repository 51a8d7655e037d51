//! Doubtful marks of a response form, for a person to settle. Nothing is chosen beforehand.

use crate::content::entered::Entered;
use crate::content::form::{Choice as Way, Form};
use crate::domain::response::Answer;
use crate::exchange::papers::{Answered, Choice, Planned, Reading};
use crate::markup::part::{quiet_line, said, sub_heading, unclear};
use crate::markup::{Node, element, several};

/// The name of the box that leaves the rest as it is.
const LEAVE_REST: &str = "leave-rest";

/// The id of the questions.
pub const MARKS: &str = "marks";

/// The word for a mark that is left in doubt.
const LEFT: &str = "left";

fn field(number: u32) -> String {
    format!("mark-{number}")
}

/// A question for each doubtful mark that would be written.
pub(super) fn questions(reading: &Reading, planned: &Planned, filling: &Form<'_>) -> Vec<Node> {
    let Reading::Response(form) = reading else {
        return Vec::new();
    };
    let answers = form.answers.iter();
    let doubtful = answers.filter(|one| planned.unsettled.contains(&one.number));
    let questions: Vec<Node> = doubtful.map(|one| question(one, filling)).collect();
    if questions.is_empty() {
        return Vec::new();
    }
    let mut nodes = several([
        sub_heading("Marks that are not clear in source"),
        said(
            "Compare the paper and settle each, or leave it. What is left stays marked until somebody confirms it.",
        ),
    ]);
    nodes.extend(questions);
    let rest = "Leave every mark that is not settled here as Not clear in source".to_owned();
    nodes.push(filling.checkboxes(LEAVE_REST, "The rest", &[("yes".to_owned(), rest)]));
    several([element("div", nodes)
        .with("id", MARKS)
        .with("tabindex", "-1")
        .node()])
}

fn question(one: &Answered, filling: &Form<'_>) -> Node {
    let mut ways: Vec<Way> = [Answer::InFull, Answer::InPart, Answer::Declined]
        .into_iter()
        .map(|answer| way(answer.word(), answer.label().to_owned()))
        .collect();
    ways.push(way(LEFT, "Leave it: Not clear in source".to_owned()));
    let mark = match one.mark.as_str() {
        "" => "none".to_owned(),
        mark => format!("“{mark}”"),
    };
    let legend = format!("Recommendation {}", one.number);
    element(
        "div",
        several([
            quiet_line(format!("{}. {}", one.number, one.wording.text)),
            unclear(format!(
                "{} Mark: {mark}. Read as: {}.",
                one.doubt,
                one.answer.label()
            )),
            filling.radios(&field(one.number), &legend, ways),
        ]),
    )
    .class("st-section")
    .node()
}

fn way(value: &'static str, label: String) -> Way {
    Way {
        value,
        label,
        more: Vec::new(),
    }
}

/// What was chosen for the marks of these numbers, and the numbers for which nothing was.
pub fn choices(entered: &Entered, numbers: &[u32]) -> (Vec<Choice>, Vec<u32>) {
    let leave_rest = entered.has(LEAVE_REST, "yes");
    let (mut chosen, mut open) = (Vec::new(), Vec::new());
    for number in numbers.iter().copied() {
        let word = entered.text(&field(number)).to_owned();
        match Answer::from_word(&word) {
            None if word != LEFT && !leave_rest => open.push(number),
            answer => chosen.push(Choice { number, answer }),
        }
    }
    (chosen, open)
}
