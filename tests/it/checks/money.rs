//! The rules of money: to the penny, carried forward once, ranges from low to high.

use scrutiny_tracker::domain::amount::{Pence, StatedAmount};
use scrutiny_tracker::domain::check::{Level, Rule};
use scrutiny_tracker::domain::money::{MoneyLine, MoneyStage};
use scrutiny_tracker::domain::workspace::Workspace;
use scrutiny_tracker::history::fold::fold;
use serde_json::json;

use super::{entry, finds, finds_nothing};
use crate::generate::set_of;
use crate::golden::{first, id};

fn line(stage: MoneyStage, amount: StatedAmount, period: &str) -> MoneyLine {
    MoneyLine {
        purpose: "Publicity".to_owned(),
        stage,
        amount,
        period: period.to_owned(),
        ..MoneyLine::blank()
    }
}

fn exact(pence: i64) -> StatedAmount {
    StatedAmount::Exact(Pence(pence))
}

fn lines<const N: usize>(all: [(&str, MoneyLine); N]) -> Workspace {
    let mut workspace = Workspace::default();
    workspace
        .money
        .extend(all.map(|(name, line)| (id(name), entry(line))));
    workspace
}

#[test]
fn v18_spent_and_remaining_make_up_the_budget_to_the_penny() {
    let budget = |spent| {
        lines([
            (
                "agreed",
                line(MoneyStage::Agreed, exact(1_500_000), "2020/21"),
            ),
            (
                "left",
                line(
                    MoneyStage::Remaining,
                    exact(413_780),
                    "Carried forward from 2020/21",
                ),
            ),
            ("spent", line(MoneyStage::Spent, spent, "2020/21 and after")),
        ])
    };
    finds_nothing(&budget(exact(1_086_220)));
    let finding = finds(&budget(exact(1_086_221)), Rule::V18, Level::Error, "agreed");
    assert_eq!(
        finding.message,
        "Publicity, 2020/21: £10,862.21 spent and £4,137.80 left make £0.01 more than the £15,000 agreed. Check the three against the papers."
    );
    let finding = finds(&budget(exact(1_086_219)), Rule::V18, Level::Error, "agreed");
    assert!(
        finding.message.contains("£0.01 less"),
        "{}",
        finding.message
    );
    // What a paper calls about is not added up.
    finds_nothing(&budget(StatedAmount::About(Pence(1))));
    // Sums that no whole number of a computer holds are no crash.
    let huge = lines([
        (
            "agreed",
            line(MoneyStage::Agreed, exact(i64::MIN), "2020/21"),
        ),
        (
            "left",
            line(MoneyStage::Remaining, exact(i64::MAX), "2020/21"),
        ),
        ("spent", line(MoneyStage::Spent, exact(i64::MAX), "2020/21")),
    ]);
    finds(&huge, Rule::V18, Level::Error, "agreed");
}

#[test]
fn v18_each_year_and_each_purpose_is_added_up_alone() {
    let mut workspace = lines([
        ("agreed", line(MoneyStage::Agreed, exact(100), "2020/21")),
        ("left", line(MoneyStage::Remaining, exact(50), "2021/22")),
        ("spent", line(MoneyStage::Spent, exact(60), "2020/21")),
    ]);
    finds_nothing(&workspace);
    let left = workspace.money.get_mut(&id("left")).unwrap();
    left.record.period = "2020/21".to_owned();
    left.record.purpose = "Training".to_owned();
    finds_nothing(&workspace);
}

#[test]
fn v18_money_is_carried_forward_once_and_only_what_was_left() {
    let carried = |amount, more: Option<MoneyLine>| {
        let mut workspace = lines([
            (
                "a",
                line(
                    MoneyStage::CarriedForward,
                    exact(amount),
                    "2020/21 to 2021/22",
                ),
            ),
            ("left", line(MoneyStage::Remaining, exact(500), "2020/21")),
        ]);
        workspace
            .money
            .extend(more.map(|line| (id("b"), entry(line))));
        workspace
    };
    finds_nothing(&carried(500, None));
    let finding = finds(&carried(501, None), Rule::V18, Level::Error, "a");
    assert!(
        finding.message.contains("only £5 was left"),
        "{}",
        finding.message
    );
    let again = |period| Some(line(MoneyStage::CarriedForward, exact(500), period));
    let finding = finds(
        &carried(500, again("2020/21")),
        Rule::V18,
        Level::Error,
        "b",
    );
    assert!(
        finding.message.contains("more than once"),
        "{}",
        finding.message
    );
    finds_nothing(&carried(500, again("2021/22")));
}

#[test]
fn v19_a_range_upside_down_is_told_and_the_word_about_is_allowed() {
    let with = |amount| {
        let fields = json!({ "purpose": "Publicity", "amount": amount });
        fold(&set_of(&[first("m/1", "money-line", fields)]))
    };
    let range =
        |low, high| json!({ "precision": "about-range", "lowPence": low, "highPence": high });
    finds_nothing(&with(range(1_500_000, 1_600_000)));
    finds_nothing(&with(json!({ "precision": "about", "pence": 5 })));
    let finding = finds(
        &with(range(1_600_000, 1_500_000)),
        Rule::V19,
        Level::Error,
        "m/1",
    );
    assert!(
        finding.message.contains("the low end first"),
        "{}",
        finding.message
    );
}

#[test]
fn the_year_of_a_line_is_the_first_that_its_period_names() {
    for (period, year) in [
        ("2020/21", Some("2020/21")),
        ("Carried forward from 2020/21", Some("2020/21")),
        ("2020/21 to 2021/22", Some("2020/21")),
        ("April to November 2019", None),
        ("and/or 2020/21", Some("2020/21")),
        ("20/21", None),
        ("£££/21", None),
        ("", None),
    ] {
        assert_eq!(
            line(MoneyStage::Asked, exact(1), period).year(),
            year,
            "{period}"
        );
    }
}
