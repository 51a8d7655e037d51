//! A rolling programme: cohorts that start at an interval, how many train at once, how many finish in a year.

use crate::chart::{Cell, Lane, Lanes, MarkStyle, lanes};
use crate::content::figure::Figure;
use crate::content::planning::{assumptions, whole};
use crate::markup::part::{lead, said};
use crate::markup::{Node, several};
use crate::query::timing::plural;

/// How many cohorts are drawn at the most.
const DRAWN: u64 = 12;

/// The result, from length, interval, cohort and completion in hundredths.
pub(super) fn result(numbers: &[u64]) -> Result<Vec<Node>, Vec<String>> {
    let [length, interval, cohort, completion] = numbers else {
        return Err(Vec::new());
    };
    let (length, interval) = (length / 100, interval / 100);
    if length == 0 || interval == 0 {
        return Err(several([
            "Length and time between starts must be a month at least.".to_owned(),
        ]));
    }
    // A cohort that ends when another starts makes room for it.
    let at_once = length.div_ceil(interval);
    let finishers = cohort * completion / 10_000;
    let year = (length - 1) / 12 + 1;
    let in_year = |year: u64| {
        let ends = |cohort: u64| length + cohort * interval;
        let cohorts = (0..).take_while(|cohort| ends(*cohort) <= year * 12);
        cohorts
            .filter(|cohort| ends(*cohort) > (year - 1) * 12)
            .count() as u64
    };
    let first = whole(finishers * in_year(year));
    let steady = whole(finishers * 12 / interval);
    let count = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
    let cohorts = plural(count(at_once), "cohort");
    let sentence = format!(
        "{cohorts} at once, with {} apprentices. The first finish after {}: about {first} in year {year}. From then on about {steady} finish each year.",
        whole(cohort * at_once),
        plural(count(length), "month")
    );
    let shown = (at_once + 2).min(DRAWN);
    let span = length + (shown - 1) * interval;
    let month = |month: u64| format!("Month {month}");
    let lane = |n: u64| {
        let (start, end) = (n * interval, n * interval + length);
        Lane {
            name: Cell {
                text: format!("Cohort {}", n + 1),
                target: None,
            },
            days: Vec::new(),
            bar: Some((count(start), count(end))),
            words: format!(
                "Months {} to {end}: about {} finish",
                start + 1,
                whole(finishers)
            ),
            cells: several([whole(*cohort)].map(|text| Cell { text, target: None })),
        }
    };
    let data = Lanes {
        about: "the cohorts of a rolling programme".to_owned(),
        head: ["Cohort", "Apprentices", "Time and how many finish"]
            .map(str::to_owned)
            .to_vec(),
        ends: [month(1), month(span)],
        span: count(span),
        kinds: several([("In training".to_owned(), MarkStyle::Solid)]),
        bar: MarkStyle::Solid,
        lanes: (0..shown).map(lane).collect(),
    };
    let figure = Figure {
        id: "cohorts".to_owned(),
        level: "h3",
        finding: format!("{cohorts} train at once"),
        basis: "Calculated from what is entered, not a fact of the record.".to_owned(),
        picture: lanes(&data),
        description: data.describe(),
        caption: "Cohorts, months counted from the first start".to_owned(),
        more: Vec::new(),
    };
    Ok(several([
        lead(sentence),
        assumptions(&[
            "Each cohort is of the same size and starts on time.",
            "Those who do not finish count as apprentices until the end.",
            "Everybody who finishes does so in the last month.",
        ]),
        figure.node(),
        said("Years are counted from the first start."),
    ]))
}
