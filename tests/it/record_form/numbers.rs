//! The forms of money and of figures: what they take, what they refuse, and the next period of a figure.

use scrutiny_tracker::content::entered::Entered;
use scrutiny_tracker::content::figure_links::to_forms;
use scrutiny_tracker::content::money;
use scrutiny_tracker::content::record_form::sort::sort;
use scrutiny_tracker::content::record_form::{Subject, read, sheet};
use scrutiny_tracker::content::response_form::Meanwhile;
use scrutiny_tracker::domain::workspace::Workspace;
use scrutiny_tracker::markup::html::html;
use serde_json::{Value, json};

use super::{change_of, entered_anew, new_of};
use crate::embedded::{CHANGES, REVIEW};

/// A new figure of ten people with something else in one control.
fn new_figure(name: &str, value: &str) -> Result<Value, String> {
    let subject = new_of(sort("figure", "").unwrap(), &REVIEW);
    let mut entered = Entered::blank().with("measure", "Headcount");
    if name != "value" {
        entered.put("value", "10");
    }
    entered.put(name, value);
    match read(&subject, &REVIEW, &entered) {
        Ok(fields) => Ok(fields.get(name).cloned().unwrap_or_default()),
        Err(mistakes) => Err(mistakes[0].message.clone()),
    }
}

#[test]
fn a_figure_is_taken_as_exactly_as_the_paper_has_it() {
    for (typed, value) in [
        ("1,234.50", json!("1234.50")),
        ("about 100", json!({"precision": "about", "number": "100"})),
        (
            "at least 50",
            json!({"precision": "at-least", "number": "50"}),
        ),
        ("over 250", json!({"precision": "over", "number": "250"})),
        (
            "10 to 20",
            json!({"precision": "range", "low": "10", "high": "20"}),
        ),
    ] {
        assert_eq!(new_figure("value", typed), Ok(value.clone()), "{typed}");
        assert_eq!(new_figure("baseCount", typed), Ok(value), "{typed}");
    }
    assert_eq!(new_figure("period-month", "April to September"), Err(
        "Enter a real date, such as 14 1 2021. The day may be left out. The month may be “January or February” or “summer”".to_owned()
    ));
    for typed in ["12%", "£5", "20 to 10", "ten", "1,23", "*"] {
        let refused = new_figure("value", typed).unwrap_err();
        assert!(
            refused.starts_with("Figure: enter a number such as 465"),
            "{typed}"
        );
    }
}

#[test]
fn a_figure_needs_its_number_or_the_sign_in_its_place_and_never_becomes_nought() {
    let subject = new_of(sort("figure", "").unwrap(), &REVIEW);
    let read = |value: &str, mark: &str| {
        let entered = Entered::blank()
            .with("measure", "Vacancies")
            .with("value", value)
            .with("mark", mark);
        read(&subject, &REVIEW, &entered)
    };
    assert_eq!(
        read("", "").unwrap_err()[0].message,
        "Enter the figure, or the sign that the paper prints in its place"
    );
    assert_eq!(
        read("5", "*").unwrap_err()[0].message,
        "Enter the figure or the sign in its place, not both"
    );
    let fields = read("", "[x]").unwrap();
    assert_eq!(
        (&fields["mark"], fields.get("value")),
        (&json!("[x]"), None)
    );
    assert_eq!(read("0", "").unwrap()["value"], json!("0"));
}

#[test]
fn the_next_period_of_a_figure_takes_over_what_it_is_of_and_not_what_it_says() {
    let sort = sort("figure", "").unwrap();
    let (id, figure) = (REVIEW.figures.iter())
        .map(|(id, entry)| (id, &entry.record))
        .find(|(_, figure)| figure.parent.is_some() && figure.period.is_some())
        .unwrap();
    let subject = Subject::of_new(sort, Some(id), &REVIEW, 900);
    let first = &subject.first;
    assert_eq!(first.text("measure"), figure.measure);
    assert_eq!(first.text("group"), figure.group);
    assert_eq!(first.text("unit"), figure.unit.word());
    assert_eq!(first.text("coverage"), figure.coverage);
    assert_eq!(first.text("supplier"), figure.supplier);
    assert_eq!(first.text("order"), "900");
    for empty in [
        "value",
        "mark",
        "period",
        "period-month",
        "period-year",
        "periodNote",
        "supplied-year",
        "parent",
        "sources",
        "note",
    ] {
        assert_eq!(first.text(empty), "", "{empty}");
    }
    let value = sort
        .fields
        .iter()
        .find(|field| field.name == "value")
        .unwrap();
    let fields = read(&subject, &REVIEW, &entered_anew(first, value, &["470"])).unwrap();
    assert_eq!(fields["measure"], json!(figure.measure));
    assert_eq!(fields["value"], json!("470"));
    assert_eq!(fields.get("period"), None);
}

#[test]
fn an_amount_is_taken_to_the_penny_and_a_wrong_one_is_told() {
    let subject = new_of(sort("money-line", "").unwrap(), &REVIEW);
    let read = |amount: &str| {
        let entered = Entered::blank()
            .with("purpose", "Leaflets")
            .with("amount", amount);
        read(&subject, &REVIEW, &entered)
    };
    let amount = |typed| read(typed).unwrap()["amount"].clone();
    assert_eq!(
        amount("£4,137.80"),
        json!({"precision": "exact", "pence": 413_780})
    );
    assert_eq!(
        amount("At least £250"),
        json!({"precision": "at-least", "pence": 25_000})
    );
    assert_eq!(
        amount("about £15,000 to £16,000"),
        json!({"precision": "about-range", "lowPence": 1_500_000, "highPence": 1_600_000})
    );
    assert!(
        read("5.005").unwrap_err()[0]
            .message
            .contains("two digits of pence")
    );
    assert_eq!(
        read("").unwrap_err()[0].message,
        "Enter the amount, such as £15,000"
    );
}

#[test]
fn the_pages_of_money_and_figures_lead_to_the_forms() {
    let page = html(&money::page(&REVIEW));
    assert_eq!(
        page.matches("#/edit/care-work/money/").count(),
        REVIEW.money.len()
    );
    assert!(page.contains("#/add/money-line"));
    let page = html(&[to_forms(&REVIEW)]);
    assert!(page.contains("href=\"#/add/figure\""));
    for id in REVIEW.figures.keys() {
        assert!(page.contains(&format!("#/edit/{id}\"")), "{id}");
        assert!(page.contains(&format!("#/add/figure?for={id}\"")), "{id}");
    }
    let nothing = Workspace::default();
    assert!(html(&money::page(&nothing)).contains("#/add/money-line"));
}

#[test]
fn the_form_of_a_figure_names_what_it_is_part_of() {
    let mut all = REVIEW.figures.iter();
    let part = all.find(|(_, entry)| entry.record.parent.is_some());
    let id = part.unwrap().0.clone();
    let subject = change_of(&CHANGES, &id, "");
    let page = html(&sheet(&subject, &REVIEW, &subject.first, &[], Meanwhile::AsItWas).nodes);
    let parent = REVIEW.figures[&id].record.parent.clone().unwrap();
    assert!(
        page.contains(&format!("value=\"{parent}\" selected")),
        "{parent}"
    );
}

#[test]
fn the_officers_own_words_are_changed_and_keep_the_status_chosen_for_them() {
    let (id, update) = (REVIEW.updates.iter())
        .map(|(id, entry)| (id, &entry.record))
        .find(|(_, update)| !update.phrases.is_empty())
        .unwrap();
    let subject = change_of(&CHANGES, id, "");
    let field = subject
        .sort
        .fields
        .iter()
        .find(|field| field.name == "phrases")
        .unwrap();
    let shown = subject.first.text("phrases").to_owned();
    let (number, _) = shown.split_once(": ").unwrap();
    let typed = format!("{number}: other words\n12: new ones");
    let fields = read(
        &subject,
        &REVIEW,
        &entered_anew(&subject.first, field, &[&typed]),
    )
    .unwrap();
    let phrases = fields["phrases"].as_array().unwrap();
    let of =
        |place: usize, name: &str| phrases[place][name].as_str().unwrap_or_default().to_owned();
    assert_eq!(of(0, "words"), "other words");
    assert_eq!(of(0, "delivery"), update.phrases[0].delivery.word());
    assert_eq!(
        of(0, "recommendation"),
        update.phrases[0].recommendation.as_str()
    );
    assert_eq!(of(1, "words"), "new ones");
    for wrong in ["a struggle", "99: a struggle", "x: a struggle"] {
        let entered = entered_anew(&subject.first, field, &[wrong]);
        let mistakes = read(&subject, &REVIEW, &entered).unwrap_err();
        assert!(
            mistakes[0].message.contains("such as 8: a struggle"),
            "{wrong}"
        );
    }
}
