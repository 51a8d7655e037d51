//! Figures that are not mixed: rates of different times, steps of a funnel, two figures for one thing,
//! and figures that do not say where they are from.

use scrutiny_tracker::domain::check::{Level, Rule, check};
use scrutiny_tracker::domain::comparable::{NotComparable, comparable};
use scrutiny_tracker::domain::date::StatedDate;
use scrutiny_tracker::domain::figure::{Figure, Overlap, Unit};

use super::figures::{figure, figures, part_of};
use super::{finds, finds_nothing};

fn turnover(value: &str, period: &str) -> Figure {
    Figure {
        measure: "Turnover".to_owned(),
        group: value.to_owned(),
        period: StatedDate::parse(period),
        ..figure(value, Unit::Percent)
    }
}

#[test]
fn v15_half_a_year_is_not_drawn_beside_a_whole_one() {
    let (half, year) = (
        turnover("5.38", "2019-04/2019-09"),
        turnover("38.8", "2019"),
    );
    assert_eq!(comparable(&[&half, &year]), Err(NotComparable::Times));
    let other_half = turnover("6.1", "2019-04/2019-09");
    assert_eq!(comparable(&[&half, &other_half]), Ok(()));
    // That a period is put in words makes it another one.
    let in_words = Figure {
        period_note: "First half".to_owned(),
        ..half.clone()
    };
    assert_eq!(comparable(&[&half, &in_words]), Err(NotComparable::Times));
    let people = figure("25", Unit::Headcount);
    assert_eq!(comparable(&[&half, &people]), Err(NotComparable::Units));
    assert_eq!(comparable(&[]), Ok(()));

    let finding = finds(
        &figures([("a", half.clone()), ("b", year)]),
        Rule::V15,
        Level::Note,
        "a",
    );
    assert!(
        finding
            .message
            .starts_with("Turnover: these rates are of different times")
    );
    finds_nothing(&figures([("a", half), ("b", other_half)]));
}

#[test]
fn v17_a_funnel_never_grows() {
    let step = |parent: &str, value: &str, overlap| Figure {
        overlap,
        ..part_of(parent, value)
    };
    // 66 applied, 33 were offered a post, and 18 who started with 15 in process are those 33.
    let funnel = |offers: &str| {
        figures([
            ("applied", figure("66", Unit::Number)),
            ("offered", step("applied", offers, Overlap::Overlaps)),
            ("started", step("offered", "18", Overlap::Apart)),
            ("in-process", step("offered", "15", Overlap::Apart)),
        ])
    };
    finds_nothing(&funnel("33"));
    let found: Vec<_> = check(&funnel("67"))
        .into_iter()
        .map(|one| (one.rule, one.about.to_string()))
        .collect();
    assert_eq!(
        found,
        [
            (Rule::V11, "offered".to_owned()),
            (Rule::V16, "applied".to_owned()),
            (Rule::V17, "offered".to_owned())
        ]
    );
    // A rate may be larger than another.
    let rate = Figure {
        parent: Some(crate::golden::id("rate")),
        overlap: Overlap::Overlaps,
        ..figure("60", Unit::Percent)
    };
    let found = check(&figures([
        ("rate", figure("50", Unit::Percent)),
        ("part", rate),
    ]));
    assert!(found.iter().all(|one| one.rule != Rule::V17), "{found:?}");
}

#[test]
fn v20_two_figures_for_one_thing_are_both_kept() {
    let workers = |value: &str, group: &str, period: &str| Figure {
        measure: "Care workforce".to_owned(),
        group: group.to_owned(),
        period: StatedDate::parse(period),
        ..figure(value, Unit::Headcount)
    };
    let two = |second: Figure| {
        figures([
            ("a", workers("16100", "Worcestershire", "2020")),
            ("b", second),
        ])
    };
    let finding = finds(
        &two(workers("15000", "Worcestershire, as in the motion", "2020")),
        Rule::V20,
        Level::Note,
        "b",
    );
    assert_eq!(
        finding.message,
        "Care workforce, Worcestershire: the papers give 16,100 and 15,000. Both are kept."
    );
    // The same number, another time, and another group are no second figure for the thing.
    finds_nothing(&two(workers(
        "16100",
        "Worcestershire, as in the motion",
        "2020",
    )));
    finds_nothing(&two(workers("15000", "Worcestershire", "2019")));
    finds_nothing(&two(workers("15000", "Worcestershire, men", "2020")));
}

#[test]
fn v22_a_figure_says_when_of_what_and_from_where() {
    let lacking = |change: fn(&mut Figure)| {
        let mut one = Figure {
            measure: "Vacancies".to_owned(),
            ..figure("6", Unit::Number)
        };
        change(&mut one);
        figures([("a", one)])
    };
    finds_nothing(&lacking(|_| ()));
    for (change, words) in [
        (
            (|one| one.period = Some(StatedDate::NotStated)) as fn(&mut Figure),
            "no paper gives a date",
        ),
        (|one| one.period = None, "no paper gives a date"),
        (|one| one.coverage.clear(), "nothing says what is covered"),
        (|one| one.sources.clear(), "no source is recorded"),
    ] {
        let finding = finds(&lacking(change), Rule::V22, Level::Warning, "a");
        assert_eq!(
            finding.message,
            format!("Vacancies: {words}. Add it if it can be found.")
        );
    }
    finds_nothing(&lacking(|one| {
        one.period = None;
        one.period_note = "In the past two years".to_owned();
    }));
    // One finding for a measure, whose figures are counted.
    let undated = |group: &str, period| Figure {
        measure: "Vacancies".to_owned(),
        group: group.to_owned(),
        period,
        ..figure("6", Unit::Number)
    };
    let dated = StatedDate::parse("2019-11");
    let finding = finds(
        &figures([
            ("a", undated("x", dated)),
            ("b", undated("y", None)),
            ("c", undated("z", None)),
        ]),
        Rule::V22,
        Level::Warning,
        "b",
    );
    assert!(
        finding.message.contains("for 2 of the 3 figures"),
        "{}",
        finding.message
    );
}
