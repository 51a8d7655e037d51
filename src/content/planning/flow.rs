//! The flow of a workforce in a year: who leaves, who stays in the sector, and how many posts are still to fill.

use crate::chart::{Bars, Group, MarkStyle, Measure, Place, Series, bars};
use crate::content::figure::Figure;
use crate::content::planning::{assumptions, whole};
use crate::markup::part::lead;
use crate::markup::{Node, several};

/// The result, from posts, turnover, share staying, vacancy rate and starters in hundredths.
pub(super) fn result(numbers: &[u64]) -> Vec<Node> {
    let [posts, turnover, staying, vacancy, starters] = numbers else {
        return Vec::new();
    };
    let share = |of: u64, rate: u64| of * rate / 10_000;
    let vacant = share(*posts, *vacancy);
    let filled = posts - vacant;
    let leavers = share(filled, *turnover);
    let stay = share(leavers, *staying);
    let leave = leavers - stay;
    let needed = leave + vacant;
    let open = needed.saturating_sub(*starters);
    let steps = [
        ("Filled posts", filled),
        ("Leavers in a year", leavers),
        ("Leavers who take another post in the sector", stay),
        ("Leavers who leave the sector", leave),
        ("Vacant posts at the start", vacant),
        ("Starters from outside the sector", *starters),
        ("Posts still to fill", open),
    ];
    let groups = steps.map(|(name, number)| Group {
        name: name.to_owned(),
        measures: several([Measure {
            amount: Some(number),
            text: whole(number),
            target: None,
        }]),
        beside: String::new(),
        place: Place::Part,
    });
    let data = Bars {
        about: "the flow of a workforce in a year".to_owned(),
        group_heading: "Step".to_owned(),
        beside_heading: String::new(),
        series: several([Series {
            name: "Posts or people".to_owned(),
            style: MarkStyle::Solid,
        }]),
        groups: groups.into(),
    };
    let figure = Figure {
        id: "flow".to_owned(),
        level: "h3",
        finding: format!("{} posts still to fill each year", whole(open)),
        basis: "Calculated from what is entered, not a fact of the record.".to_owned(),
        picture: bars(&data),
        description: data.describe(),
        caption: "The flow of a year".to_owned(),
        more: Vec::new(),
    };
    let sentence = format!(
        "{} leave the sector in a year and {} posts stand empty: {} newcomers are needed. With {} starters, {} posts are still to fill.",
        whole(leave),
        whole(vacant),
        whole(needed),
        whole(*starters),
        whole(open)
    );
    several([
        lead(sentence),
        assumptions(&[
            "The rates are of the same posts and of a whole year. Papers often give rates of different bases: check before you mix them.",
            "Those who stay in the sector fill another post in it, within the same number of posts.",
            "The number of posts stays as it is, and every vacant post is to be filled.",
        ]),
        figure.node(),
    ])
}
