//! Planning aids: what a rolling programme of apprenticeships would bring, and how many posts a workforce has to fill
//! each year. Both are calculations: they stand in the address, with what they assume, and never in the record.

mod flow;
mod programme;

use crate::content::deed::FormName;
use crate::content::entered::Entered;
use crate::content::form::{Form, form};
use crate::content::sheet::Sheet;
use crate::domain::figure::{Figure, Unit};
use crate::domain::order::in_order;
use crate::domain::quantity::Decimal;
use crate::domain::workspace::Workspace;
use crate::markup::part::{ListLook, Tone, list, page_title, paragraph, said, section, tag};
use crate::markup::{Node, element, several, text};
use crate::route::{encode, pairs};

/// A field: its name in form and address, its label, what its number counts, and how large that may be.
struct Field {
    name: &'static str,
    label: &'static str,
    hint: &'static str,
    most: u32,
}

const LENGTH: Field = field("length", "Length of an apprenticeship", "Months", 120);
const INTERVAL: Field = field("interval", "Time between two starts", "Months", 120);
const COHORT: Field = field("cohort", "Apprentices who start together", "People", 10_000);
const COMPLETION: Field = field("completion", "Share who finish", "Per cent", 100);
const POSTS: Field = field("posts", "Posts, filled and vacant", "Number", 10_000_000);
const TURNOVER: Field = field(
    "turnover",
    "Turnover in a year",
    "Per cent of the filled posts",
    100,
);
const STAYING: Field = field(
    "staying",
    "Leavers who stay in the sector",
    "Per cent of the leavers",
    100,
);
const VACANCY: Field = field("vacancy", "Vacancy rate", "Per cent of all posts", 100);
const STARTERS: Field = field(
    "starters",
    "Starters from outside the sector in a year",
    "People",
    10_000_000,
);

const PROGRAMME: [Field; 4] = [LENGTH, INTERVAL, COHORT, COMPLETION];
const FLOW: [Field; 5] = [POSTS, TURNOVER, STAYING, VACANCY, STARTERS];

const fn field(name: &'static str, label: &'static str, hint: &'static str, most: u32) -> Field {
    Field {
        name,
        label,
        hint,
        most,
    }
}

/// The query part of the address for what is entered; nothing but the known fields, in their order.
pub fn query(entered: &Entered) -> String {
    let mut query = String::new();
    for field in PROGRAMME.iter().chain(&FLOW) {
        let value = entered.text(field.name);
        if !value.is_empty() {
            let sign = if query.is_empty() { "" } else { "&" };
            query.push_str(&format!("{sign}{}={}", field.name, encode(value)));
        }
    }
    query
}

/// What an address has entered.
pub fn entered(query: &str) -> Entered {
    let mut entered = Entered::blank();
    pairs(query).for_each(|(name, value)| entered.put(&name, &value));
    entered
}

/// The numbers of some fields in hundredths, or what is still to be entered.
fn numbers(entered: &Entered, fields: &[Field]) -> Result<Vec<u64>, Vec<String>> {
    let (mut numbers, mut wrong) = (Vec::new(), Vec::new());
    for field in fields {
        let typed = entered.text(field.name).replace(',', "");
        let typed = typed.trim_end_matches('%');
        let hundredths = Decimal::parse(typed)
            .map(|number| number.billionths() / 10_000_000)
            .and_then(|number| u64::try_from(number).ok())
            .filter(|number| *number <= u64::from(field.most) * 100);
        match hundredths {
            Some(number) => numbers.push(number),
            None if typed.is_empty() => wrong.push(format!("Enter: {}.", field.label)),
            None => wrong.push(format!(
                "{}: “{typed}” is not a number from 0 to {}.",
                field.label,
                Decimal::whole(i64::from(field.most))
            )),
        }
    }
    if wrong.is_empty() {
        Ok(numbers)
    } else {
        Err(wrong)
    }
}

/// The page for what the address has entered. Where it has nothing, the record's own figures are filled in.
pub fn sheet(workspace: &Workspace, query: &str) -> Sheet {
    let title = "Planning aids";
    let (entered, from_record) = if query.is_empty() {
        of_record(workspace)
    } else {
        (entered(query), Vec::new())
    };
    let filling = Form {
        entered: &entered,
        mistakes: &[],
    };
    let fields = |fields: &[Field]| -> Vec<Node> {
        let fields = fields.iter();
        fields
            .map(|field| filling.text_field(field.name, field.label, field.hint))
            .collect()
    };
    let mut nodes = several([
        page_title(title),
        paragraph(several([
            tag(Tone::Purple, "Calculated"),
            text(
                " These are calculations on what you enter. They are no facts of the record and are not kept in it. The address holds what is entered.",
            ),
        ])),
    ]);
    if !from_record.is_empty() {
        nodes.push(said("Filled in from the record:"));
        nodes.push(list(ListLook::Bullets, from_record));
    }
    let send = element("button", several([text("Work it out")]))
        .class("govuk-button")
        .with("type", "submit");
    let fields = several([
        section("A rolling programme of apprenticeships", fields(&PROGRAMME)),
        section("The flow of a workforce", fields(&FLOW)),
        send.node(),
    ]);
    nodes.push(form(FormName::Planning, fields).node());
    let programme = numbers(&entered, &PROGRAMME).and_then(|n| programme::result(&n));
    let flow = numbers(&entered, &FLOW).map(|n| flow::result(&n));
    let results = several([
        section("What the programme brings", result(programme)),
        section("What the flow comes to", result(flow)),
    ]);
    nodes.push(element("div", results).with("role", "status").node());
    Sheet {
        title: title.to_owned(),
        nodes,
    }
}

/// The result, or what is missing for one.
fn result(result: Result<Vec<Node>, Vec<String>>) -> Vec<Node> {
    result.unwrap_or_else(|wrong| {
        let lines = wrong.into_iter().map(|one| several([text(one)])).collect();
        several([list(ListLook::Plain, lines)])
    })
}

/// What the record itself says of these numbers, each with the figure it is from.
fn of_record(workspace: &Workspace) -> (Entered, Vec<Vec<Node>>) {
    let known: [(&Field, Unit, [&str; 2]); 5] = [
        (
            &LENGTH,
            Unit::Months,
            ["apprenticeship programme", "length"],
        ),
        (
            &INTERVAL,
            Unit::Months,
            ["apprenticeship programme", "between"],
        ),
        (&TURNOVER, Unit::Percent, ["turnover", ""]),
        (&STAYING, Unit::Percent, ["stay in the sector", ""]),
        (&VACANCY, Unit::Percent, ["vacancy rate", ""]),
    ];
    let figures = workspace.figures.values().map(|entry| &entry.record);
    let figures = in_order(figures.collect(), |figure| figure.order);
    let (mut entered, mut lines) = (Entered::blank(), Vec::new());
    for (field, unit, [measure, group]) in known {
        let fits = |figure: &&&Figure| {
            figure.unit == unit
                && figure.measure.to_ascii_lowercase().contains(measure)
                && figure.group.to_ascii_lowercase().contains(group)
        };
        if let Some(figure) = figures.iter().find(fits) {
            entered.put(field.name, &figure.value.number().written());
            lines.push(several([text(format!(
                "{}: {}, {} ({})",
                field.label, figure.value, figure.measure, figure.group
            ))]));
        }
    }
    (entered, lines)
}

/// What a result rests on, beside it.
fn assumptions(lines: &[&'static str]) -> Node {
    let lines = lines.iter().map(|line| several([text(*line)])).collect();
    element(
        "div",
        several([said("This assumes:"), list(ListLook::Bullets, lines)]),
    )
    .class("govuk-inset-text")
    .node()
}

/// Hundredths as a whole number, rounded.
fn whole(hundredths: u64) -> String {
    let number = i64::try_from((hundredths + 50) / 100).unwrap_or(i64::MAX);
    Decimal::whole(number).to_string()
}
