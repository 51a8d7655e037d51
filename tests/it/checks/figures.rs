//! The rules of arithmetic: parts and wholes, people and posts, shares and rates.

use scrutiny_tracker::domain::check::{Level, Rule};
use scrutiny_tracker::domain::date::StatedDate;
use scrutiny_tracker::domain::field::FieldValue;
use scrutiny_tracker::domain::figure::{Figure, Overlap, Unit};
use scrutiny_tracker::domain::quantity::{Decimal, Quantity};
use scrutiny_tracker::domain::source::SourcePointer;
use scrutiny_tracker::domain::workspace::Workspace;

use super::{entry, finds, finds_nothing};
use crate::golden::id;

pub fn exact(text: &str) -> Quantity {
    Quantity::Exact(Decimal::parse(text).unwrap())
}

/// A figure that says when, of what and from where.
pub fn figure(value: &str, unit: Unit) -> Figure {
    Figure {
        value: exact(value),
        unit,
        period: StatedDate::parse("2019-10-31"),
        coverage: "The council".to_owned(),
        sources: vec![SourcePointer::absent()],
        ..Figure::blank()
    }
}

pub fn figures<const N: usize>(all: [(&str, Figure); N]) -> Workspace {
    let mut workspace = Workspace::default();
    workspace
        .figures
        .extend(all.map(|(name, figure)| (id(name), entry(figure))));
    workspace
}

pub fn part_of(parent: &str, value: &str) -> Figure {
    Figure {
        parent: Some(id(parent)),
        ..figure(value, Unit::Number)
    }
}

#[test]
fn v11_parts_add_up_to_their_whole_unless_they_overlap() {
    let whole = |value| {
        figures([
            ("whole", figure(value, Unit::Number)),
            ("a", part_of("whole", "0.1")),
            ("b", part_of("whole", "0.2")),
        ])
    };
    let finding = finds(&whole("0.31"), Rule::V11, Level::Warning, "whole");
    assert!(
        finding.message.contains("differ from the whole by −0.01."),
        "{}",
        finding.message
    );
    // Exactly 0.3, and half a hundredth off, which is what rounding can do.
    finds_nothing(&whole("0.3"));
    finds_nothing(&whole("0.305"));
    finds(&whole("0.306"), Rule::V11, Level::Warning, "whole");

    let overlapping = |value| Figure {
        overlap: Overlap::Overlaps,
        ..part_of("whole", value)
    };
    let pupils = |other| {
        figures([
            ("whole", figure("5646", Unit::Number)),
            ("a", overlapping("5000")),
            ("b", overlapping(other)),
        ])
    };
    // V16: they may overlap, so that is no mistake, and it is said.
    let finding = finds(&pupils("662"), Rule::V16, Level::Note, "whole");
    assert!(finding.message.contains("That is not a mistake."));
    finds_nothing(&pupils("646"));
}

#[test]
fn v12_fte_is_not_more_than_headcount_of_the_same_group_and_time() {
    let of = |group: &str, figure: Figure| Figure {
        group: group.to_owned(),
        period: StatedDate::parse("2019-10-31"),
        ..figure
    };
    let people = || of("Home Care", figure("141", Unit::Headcount));
    let fte = |value| of("Home Care", figure(value, Unit::Fte));
    finds(
        &figures([("people", people()), ("fte", fte("141.01"))]),
        Rule::V12,
        Level::Warning,
        "fte",
    );
    finds_nothing(&figures([("people", people()), ("fte", fte("141"))]));
    let elsewhere = of("Day Care", figure("200", Unit::Fte));
    let later = Figure {
        period: StatedDate::parse("2020"),
        ..fte("200")
    };
    finds_nothing(&figures([
        ("people", people()),
        ("fte", elsewhere),
        ("later", later),
    ]));
}

#[test]
fn v13_shares_of_one_breakdown_add_up_to_a_hundred_within_rounding() {
    let share = |value| Figure {
        breakdown: "Age".to_owned(),
        ..figure(value, Unit::Percent)
    };
    let ages = |last| figures([("a", share("10")), ("b", share("63")), ("c", share(last))]);
    finds_nothing(&ages("27"));
    // Three shares rounded to whole numbers can be one and a half off together.
    finds_nothing(&ages("26"));
    let finding = finds(&ages("25"), Rule::V13, Level::Warning, "a");
    assert!(
        finding.message.contains("add up to 98%"),
        "{}",
        finding.message
    );
    let other = Figure {
        coverage: "England".to_owned(),
        ..share("100")
    };
    finds_nothing(&figures([("a", share("100")), ("b", other)]));
}

#[test]
fn v14_a_rate_agrees_with_its_count_and_base_and_a_missing_base_is_said() {
    let rate = |value, count, base: Option<&str>| {
        figures([(
            "rate",
            Figure {
                count: Some(exact(count)),
                base_count: base.map(exact),
                ..figure(value, Unit::Percent)
            },
        )])
    };
    finds_nothing(&rate("5.38", "25", Some("465")));
    let differing = finds(
        &rate("5.39", "25", Some("465")),
        Rule::V14,
        Level::Warning,
        "rate",
    );
    assert!(
        differing
            .message
            .contains("25 of 465 is 5.38%, but the source prints 5.39%"),
        "{}",
        differing.message
    );
    let baseless = finds(
        &rate("38.8", "5000", None),
        Rule::V14,
        Level::Warning,
        "rate",
    );
    assert!(
        baseless.message.contains("point to about 12,900"),
        "{}",
        baseless.message
    );
    // Nothing to divide by and nothing to compare: no finding and no crash.
    finds_nothing(&rate("5", "5", Some("0")));
    finds_nothing(&rate("0", "5", None));
}

#[test]
fn v17_a_step_of_a_funnel_is_not_larger_than_the_one_before_and_adds_up_to_nothing() {
    let step = |parent: &str, value: &str| Figure {
        overlap: Overlap::Step,
        ..part_of(parent, value)
    };
    let funnel = |appointed: &str| {
        figures([
            ("applied", figure("100", Unit::Headcount)),
            (
                "interviewed",
                Figure {
                    unit: Unit::Headcount,
                    ..step("applied", "40")
                },
            ),
            (
                "appointed",
                Figure {
                    unit: Unit::Headcount,
                    ..step("interviewed", appointed)
                },
            ),
        ])
    };
    finds_nothing(&funnel("12"));
    finds(&funnel("41"), Rule::V17, Level::Warning, "appointed");
}

#[test]
fn a_sign_in_place_of_a_number_and_a_range_are_never_added_or_compared() {
    let withheld = |name: &str| Figure {
        value: Quantity::absent(),
        mark: "*".to_owned(),
        ..part_of(name, "0")
    };
    finds_nothing(&figures([
        ("whole", figure("10", Unit::Number)),
        ("a", part_of("whole", "4")),
        ("b", withheld("whole")),
    ]));
    let range = Figure {
        value: Quantity::Range(Decimal::whole(5), Decimal::whole(20)),
        ..part_of("whole", "0")
    };
    finds_nothing(&figures([
        ("whole", figure("10", Unit::Number)),
        ("a", range),
    ]));
    let share = |value: &str| Figure {
        breakdown: "Age".to_owned(),
        ..figure(value, Unit::Percent)
    };
    let hidden = Figure {
        mark: "[c]".to_owned(),
        ..share("0")
    };
    finds_nothing(&figures([("a", share("60")), ("b", hidden)]));
    assert_eq!(withheld("whole").said(), "* (withheld)");
    assert_eq!(withheld("whole").number(), None);
}

#[test]
fn v14_a_rate_above_a_hundred_is_kept_and_told() {
    let finding = finds(
        &figures([("a", figure("104.5", Unit::Percent))]),
        Rule::V14,
        Level::Note,
        "a",
    );
    assert!(
        finding.message.contains("104.5% is more than 100%"),
        "{}",
        finding.message
    );
    finds_nothing(&figures([("a", figure("100", Unit::Percent))]));
}

#[test]
fn figures_of_two_places_are_not_two_figures_for_one_thing() {
    let of = |place: &str, value: &str| Figure {
        measure: "Vacancies".to_owned(),
        place: place.to_owned(),
        coverage: String::new(),
        ..figure(value, Unit::Number)
    };
    finds_nothing(&figures([
        ("a", of("Dorset", "5")),
        ("b", of("Devon", "6")),
    ]));
    finds(
        &figures([("a", of("Dorset", "5")), ("b", of("Dorset", "6"))]),
        Rule::V20,
        Level::Note,
        "b",
    );
}
