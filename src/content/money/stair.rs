//! The steps of a budget over the years as a picture: what was agreed, spent, left and carried on.

use crate::chart::{Bars, Group, MarkStyle, Measure, Place, Series, bars};
use crate::content::figure::Figure;
use crate::content::money::{Known, period};
use crate::domain::amount::{Pence, StatedAmount};
use crate::domain::money::{MoneyLine, MoneyStage, Standing};
use crate::domain::order::sorted;
use crate::domain::source::SourcePointer;
use crate::domain::workspace::Workspace;
use crate::markup::{Node, several};
use crate::query::describe::pointer_said;

/// The ids of the pictures, which are as many as there are ids.
const IDS: [&str; 8] = [
    "stair-1", "stair-2", "stair-3", "stair-4", "stair-5", "stair-6", "stair-7", "stair-8",
];

/// A picture for each purpose that has two steps or more in named years.
pub(super) fn stairs(workspace: &Workspace, lines: &[Known<'_>]) -> Vec<Node> {
    let mut purposes: Vec<(&str, Vec<&MoneyLine>)> = Vec::new();
    for (_, line) in lines {
        if line.year().is_none() {
            continue;
        }
        match purposes
            .iter_mut()
            .find(|(purpose, _)| *purpose == line.purpose)
        {
            Some((_, steps)) => steps.push(line),
            None => purposes.push((&line.purpose, several([*line]))),
        }
    }
    purposes.retain(|(_, steps)| steps.len() > 1);
    purposes
        .into_iter()
        .zip(IDS)
        .map(|((purpose, steps), id)| stair(workspace, id, purpose, steps))
        .collect()
}

/// One step: what it is, how much, and how it was worked out where it was.
struct Step {
    name: String,
    amount: StatedAmount,
}

fn stair(workspace: &Workspace, id: &'static str, purpose: &str, lines: Vec<&MoneyLine>) -> Node {
    let lines = sorted(lines, &|a, b| {
        (a.year(), a.stage, a.order).cmp(&(b.year(), b.stage, b.order))
    });
    let (mut steps, mut sums) = (Vec::new(), Vec::new());
    for of_year in lines.chunk_by(|a, b| a.year() == b.year()) {
        sums.extend(steps_of_year(of_year, &mut steps));
    }
    let data = Bars {
        about: format!("{purpose}, step by step"),
        group_heading: "Step".to_owned(),
        beside_heading: String::new(),
        series: several([Series {
            name: "Amount".to_owned(),
            style: MarkStyle::Solid,
        }]),
        groups: steps.into_iter().map(group).collect(),
    };
    let mut pointers: Vec<SourcePointer> = Vec::new();
    for pointer in lines.iter().flat_map(|line| &line.sources) {
        if !pointers.contains(pointer) {
            pointers.push(pointer.clone());
        }
    }
    let sources: Vec<String> = pointers
        .iter()
        .map(|pointer| pointer_said(workspace, pointer))
        .collect();
    let mut basis = format!("Amounts as the papers give them. {}", sums.concat());
    if !sources.is_empty() {
        basis.push_str(&format!("Source: {}.", sources.join("; ")));
    }
    Figure {
        id: id.to_owned(),
        level: "h2",
        more: Vec::new(),
        finding: finding(purpose, &lines),
        basis,
        picture: bars(&data),
        description: data.describe(),
        caption: format!("{purpose}: each step with its amount"),
    }
    .node()
}

/// The steps of one year in the order of their stages. What is spent is worked out where no paper gives
/// it; the sums are written out.
fn steps_of_year(lines: &[&MoneyLine], steps: &mut Vec<Step>) -> Option<String> {
    let agreed = only(lines, MoneyStage::Agreed);
    let left = only(lines, MoneyStage::Remaining);
    let is_spent_stated = lines.iter().any(|line| line.stage == MoneyStage::Spent);
    let spent = agreed.zip(left).and_then(|(agreed, left)| {
        let spent = Pence(agreed.0.checked_sub(left.0)?);
        Some((
            spent,
            format!("Calculated: {agreed} − {left} = {spent} spent. "),
        ))
    });
    let mut is_calculated = false;
    for line in lines {
        if line.stage > MoneyStage::Spent && !is_spent_stated && !is_calculated {
            is_calculated = true;
            if let (Some((spent, _)), Some(year)) = (&spent, line.year()) {
                steps.push(Step {
                    name: format!("Spent, {year} (calculated)"),
                    amount: StatedAmount::Exact(*spent),
                });
            }
        }
        let mark = match line.standing {
            Standing::Calculated => " (calculated)",
            Standing::Printed => "",
        };
        is_calculated |= line.standing == Standing::Calculated;
        steps.push(Step {
            name: format!("{}, {}{mark}", line.stage.label(), period(line)),
            amount: line.amount,
        });
    }
    spent.filter(|_| is_calculated).map(|(_, sum)| sum)
}

/// The exact amount of the one line at a stage.
fn only(lines: &[&MoneyLine], stage: MoneyStage) -> Option<Pence> {
    let mut found = lines.iter().filter(|line| line.stage == stage);
    match (found.next(), found.next()) {
        (Some(line), None) => line.amount.exact(),
        _ => None,
    }
}

/// A bar for one number; the two ends of a range are words and no bar.
fn group(step: Step) -> Group {
    let pence = match step.amount {
        StatedAmount::Exact(pence)
        | StatedAmount::About(pence)
        | StatedAmount::AtLeast(pence)
        | StatedAmount::Over(pence) => u64::try_from(pence.0).ok(),
        StatedAmount::Range(..) | StatedAmount::AboutRange(..) => None,
    };
    Group {
        name: step.name,
        measures: several([Measure {
            amount: pence,
            text: step.amount.to_string(),
            target: None,
        }]),
        beside: String::new(),
        place: Place::Part,
    }
}

fn finding(purpose: &str, lines: &[&MoneyLine]) -> String {
    match (
        only(lines, MoneyStage::Agreed),
        only(lines, MoneyStage::Remaining),
    ) {
        (Some(agreed), Some(left)) => format!("{left} of the {agreed} agreed was left"),
        _ => format!("{purpose}, step by step"),
    }
}
