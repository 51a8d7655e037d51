//! The money page: nothing added up across stages, derived sums written out, sources behind amounts.

use scrutiny_tracker::content::money::page;
use scrutiny_tracker::domain::amount::{Pence, StatedAmount};
use scrutiny_tracker::domain::money::{MoneyLine, MoneyStage};
use scrutiny_tracker::domain::workspace::Workspace;
use scrutiny_tracker::markup::html::{html, plain};

use crate::checks::entry;
use crate::embedded::REVIEW;
use crate::golden::id;

fn line(purpose: &str, stage: MoneyStage, pence: i64, period: &str, order: u32) -> MoneyLine {
    MoneyLine {
        purpose: purpose.to_owned(),
        stage,
        amount: StatedAmount::Exact(Pence(pence)),
        period: period.to_owned(),
        order,
        ..MoneyLine::blank()
    }
}

fn said(lines: &[MoneyLine]) -> String {
    let mut workspace = Workspace::default();
    for (place, line) in lines.iter().enumerate() {
        workspace
            .money
            .insert(id(&format!("m/{place}")), entry(line.clone()));
    }
    plain(&page(&workspace))
}

#[test]
fn every_amount_of_the_review_keeps_its_words_and_has_its_source_behind_it() {
    let page = page(&REVIEW);
    let words = plain(&page);
    for amount in [
        "£15,000 to £16,000 (about)",
        "£6,000 to £10,000 (about)",
        "£311,798.84",
        "£4,137.80",
    ] {
        assert!(words.contains(amount), "{amount}: {words}");
    }
    let written = html(&page);
    assert_eq!(
        written.matches("<details class=\"st-opens\">").count(),
        REVIEW.money.len()
    );
    assert!(words.contains("Source: Panel minutes: update on progress, text block 12."));
}

#[test]
fn a_sum_that_no_paper_gives_is_marked_and_written_out() {
    let words = plain(&page(&REVIEW));
    assert!(
        words.contains("Calculated: £15,000 − £4,137.80 = £10,862.20 spent."),
        "{words}"
    );
    let worked_out = said(&[
        line("Publicity", MoneyStage::Agreed, 1_500_000, "2020/21", 1),
        line("Publicity", MoneyStage::Remaining, 413_780, "2020/21", 2),
    ]);
    assert!(
        worked_out.contains("Spent, 2020/21 (calculated)"),
        "{worked_out}"
    );
    assert!(
        worked_out.contains("£15,000 − £4,137.80 = £10,862.20"),
        "{worked_out}"
    );
    let printed = said(&[
        line("Publicity", MoneyStage::Agreed, 1_500_000, "2020/21", 1),
        line("Publicity", MoneyStage::Spent, 1_086_220, "2020/21", 2),
        line("Publicity", MoneyStage::Remaining, 413_780, "2020/21", 3),
    ]);
    assert!(
        !printed.contains("calculated") && !printed.contains("Calculated"),
        "{printed}"
    );
}

#[test]
fn the_steps_of_one_purpose_go_from_year_to_year_and_nothing_is_totalled() {
    let words = said(&[
        line("Publicity", MoneyStage::Spent, 300, "2021/22", 5),
        line("Publicity", MoneyStage::Agreed, 1_000, "2020/21", 1),
        line(
            "Publicity",
            MoneyStage::CarriedForward,
            400,
            "2020/21 to 2021/22",
            3,
        ),
        line("Training", MoneyStage::Asked, 7_700, "2020/21", 6),
        line("Levy", MoneyStage::Returned, 99, "April 2019", 7),
    ]);
    let place = |step: &str| {
        words
            .find(step)
            .unwrap_or_else(|| panic!("{step}: {words}"))
    };
    assert!(place("Agreed, 2020/21") < place("Carried forward, 2020/21 to 2021/22"));
    assert!(place("Carried forward, 2020/21 to 2021/22") < place("Spent, 2021/22"));
    // One step, or one without a year, makes no picture.
    assert!(!words.contains("Training, step by step") && !words.contains("Levy, step by step"));
    assert!(!words.to_lowercase().contains("total"), "{words}");
}

#[test]
fn a_range_is_words_and_no_bar_and_an_amount_not_understood_is_no_nought() {
    let mut range = line("Publicity", MoneyStage::Asked, 0, "2020/21", 1);
    range.amount = StatedAmount::AboutRange(Pence(1_500_000), Pence(1_600_000));
    let agreed = line("Publicity", MoneyStage::Agreed, 1_500_000, "2020/21", 2);
    let mut workspace = Workspace::default();
    workspace.money.insert(id("m/1"), entry(range));
    workspace.money.insert(id("m/2"), entry(agreed));
    let written = html(&page(&workspace));
    assert_eq!(
        written.matches("<rect class=\"st-mark st-mark-1\"").count(),
        1,
        "{written}"
    );
    workspace.money.get_mut(&id("m/2")).unwrap().problems.push(
        scrutiny_tracker::domain::record::FieldProblem {
            field: "amount".to_owned(),
            expected: "an amount",
            found: "5".to_owned(),
        },
    );
    let words = plain(&page(&workspace));
    assert!(
        words.contains("Not understood") && words.contains("the amount cannot be read"),
        "{words}"
    );
}
