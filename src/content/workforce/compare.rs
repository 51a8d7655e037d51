//! Two figures side by side: chosen from those that share a measure and a basis; others are refused with the reason.

use crate::content::deed::FormName;
use crate::content::entered::Entered;
use crate::content::form::{Form, form};
use crate::content::workforce::drawn::{Set, chart, decimal};
use crate::content::workforce::said::{short_said, table, with_sign};
use crate::content::workforce::{Known, capital};
use crate::domain::check::Finding;
use crate::domain::comparable::side_by_side;
use crate::domain::figure::{Figure, Unit};
use crate::domain::workspace::Workspace;
use crate::markup::part::{inset, lead, link, paragraph, said, section};
use crate::markup::{Node, element, several, text};
use crate::route::Route;

/// The field, and the name in the address, of the first figure.
pub const FIGURE: &str = "figure";

/// The field, and the name in the address, of the figure that it is compared with.
pub const WITH: &str = "with";

/// The way to planning, which works things out from figures.
pub(super) fn to_planning() -> Node {
    let plan = link(
        Route::Planning(String::new()).href(),
        several([text("Plan apprenticeships and posts ahead")]),
    );
    paragraph(several([plan]))
}

/// The two lists, and what is chosen.
pub(super) fn part(
    workspace: &Workspace,
    findings: &[Finding],
    figures: &[Known<'_>],
    chosen: [&str; 2],
) -> Node {
    let find = |id: &str| figures.iter().copied().find(|(one, _)| one.as_str() == id);
    let [first, second] = chosen.map(find);
    let fits = |one: Known<'_>, other: &Known<'_>| {
        one.0 != other.0 && side_by_side(&[one.1, other.1]).is_ok()
    };
    let offered = |fits: &dyn Fn(&Known<'_>) -> bool| {
        let mut choices = several([(String::new(), "Choose a figure".to_owned())]);
        for known in figures {
            if fits(known) {
                let (id, figure) = known;
                let words = format!("{}: {}", figure.measure, figure.group);
                choices.push((id.as_str().to_owned(), words));
            }
        }
        choices
    };
    let firsts = offered(&|one| figures.iter().any(|other| fits(*one, other)));
    let seconds = offered(&|other| first.is_some_and(|first| fits(first, other)));
    let entered = Entered::blank()
        .with(FIGURE, chosen[0])
        .with(WITH, chosen[1]);
    let filling = Form {
        entered: &entered,
        mistakes: &[],
    };
    let hint =
        "Only figures of the same measure, and for rates of the same time and base, are offered.";
    let submit = element("button", several([text("Compare")]))
        .class("govuk-button govuk-button--secondary")
        .with("type", "submit");
    let lists = form(
        FormName::Compare,
        several([
            filling.select(FIGURE, "Figure", "", &firsts),
            filling.select(WITH, "Compare with", hint, &seconds),
            submit.node(),
        ]),
    );
    let shown = match (first, second) {
        (Some(first), Some(second)) => compared(workspace, findings, first, second),
        _ => Vec::new(),
    };
    let shown = element("div", shown).with("role", "status");
    section("Compare two figures", several([lists.node(), shown.node()]))
}

fn compared<'a>(
    workspace: &Workspace,
    findings: &[Finding],
    first: Known<'a>,
    second: Known<'a>,
) -> Vec<Node> {
    let (one, other) = (first.1, second.1);
    match side_by_side(&[one, other]) {
        Ok(()) => several([
            lead(difference(one, other)),
            chart(
                workspace,
                findings,
                "compared".to_owned(),
                &Set {
                    name: &one.measure,
                    figures: several([first, second]),
                },
                "Compared: ",
            ),
        ]),
        Err(why) => several([
            inset(several([said(capital(&why.to_string()))])),
            table(
                workspace,
                "compared-rows".to_owned(),
                "Not directly comparable".to_owned(),
                &[one, other],
            ),
        ]),
    }
}

fn difference(one: &Figure, other: &Figure) -> String {
    let [a, b] = [one, other].map(|figure| figure.value.number());
    let places = a.places().max(b.places());
    let more = a.billionths() - b.billionths();
    let said = format!(
        "{}: {}. {}: {}.",
        one.group,
        short_said(one, places),
        other.group,
        short_said(other, places)
    );
    let number = decimal(more, places);
    let number = match one.unit {
        Unit::Percent => format!("{number} percentage points"),
        unit => with_sign(unit, &number),
    };
    match more {
        0 => format!("{said} There is no difference."),
        1.. => format!("{said} {} is {number} higher.", one.group),
        _ => format!("{said} {} is {number} higher.", other.group),
    }
}
