//! Where there are more recommendations than a form can list, they are chosen by their numbers.

use scrutiny_tracker::content::entered::Entered;
use scrutiny_tracker::content::form::many::{MANY, said};
use scrutiny_tracker::content::record_form::sort::sort;
use scrutiny_tracker::content::record_form::{read, sheet};
use scrutiny_tracker::content::response_form::Meanwhile;
use scrutiny_tracker::content::update_form;
use scrutiny_tracker::domain::field::FieldMap;
use scrutiny_tracker::domain::id::RecordId;
use scrutiny_tracker::domain::workspace::Workspace;
use scrutiny_tracker::markup::html::html;
use scrutiny_tracker::query::list::{Row, rows};
use serde_json::json;

use super::new_of;
use crate::checks::numbered;
use crate::golden::day;

/// So many recommendations, numbered from 1.
fn of(count: usize) -> (Workspace, Vec<Row>) {
    let numbers: Vec<(&str, u32)> = (1..).take(count).map(|number| ("w", number)).collect();
    let mut workspace = numbered(&numbers);
    for number in 1..=count {
        let id = RecordId::new(&format!("w/{number}"));
        workspace.recommendations.get_mut(&id).unwrap().record.title = format!("Title {number}");
    }
    let rows = rows(&workspace, day("2021-01-14"));
    (workspace, rows)
}

fn drawn(count: usize, entered: &Entered) -> String {
    let (workspace, rows) = of(count);
    html(&update_form::sheet(&rows[0], &workspace, entered, &[]).nodes)
}

#[test]
fn a_list_that_is_short_enough_has_boxes_and_a_longer_one_a_field() {
    let boxes = |page: &str| page.matches("type=\"checkbox\"").count();
    // One more box says who may see the update.
    let few = drawn(MANY, &Entered::blank());
    assert_eq!((boxes(&few), few.contains("by number")), (MANY, false));
    let many = drawn(MANY + 1, &Entered::blank());
    assert_eq!(
        (boxes(&many), many.contains("Also covers, by number")),
        (1, true)
    );
}

#[test]
fn numbers_stand_for_recommendations_and_are_named() {
    let (workspace, _) = of(150);
    assert_eq!(said(&workspace, "3, 5"), "3: Title 3; 5: Title 5");
    assert_eq!(
        said(&workspace, " 149 to 150 "),
        "149: Title 149; 150: Title 150"
    );
    assert_eq!(said(&workspace, ""), "");
    assert!(said(&workspace, "1-50").ends_with("10: Title 10; and 40 more"));
    for (typed, why) in [
        ("151", "There is no recommendation 151"),
        ("3, four", "“four” is no number"),
        ("9 to 3", "From 9 to 3 is no range"),
        ("1 to 4294967295", "is no range of at most 1,000"),
    ] {
        assert!(said(&workspace, typed).contains(why), "{typed}");
    }
}

#[test]
fn an_update_covers_what_the_numbers_name() {
    let (workspace, rows) = of(150);
    let entered = |also: &str| Entered::blank().with("text", "Done").with("also", also);
    let covered = |also: &str| {
        let update = update_form::read(&rows[0], &workspace, &entered(also)).unwrap();
        let ids = update.recommendations.iter();
        ids.map(RecordId::to_string).collect::<Vec<String>>()
    };
    assert_eq!(covered(""), ["w/1"]);
    assert_eq!(covered("7, 20 to 21"), ["w/1", "w/7", "w/20", "w/21"]);
    // Its own number is nothing more, and what was ticked by its id goes on.
    assert_eq!(covered("1, 2"), ["w/1", "w/2"]);
    assert_eq!(covered("w/9"), ["w/1", "w/9"]);
    let mistakes = update_form::read(&rows[0], &workspace, &entered("7, 151")).unwrap_err();
    assert_eq!((mistakes.len(), mistakes[0].field), (1, "also"));
    let page = update_form::sheet(&rows[0], &workspace, &entered("7, 151"), &mistakes);
    assert!(
        html(&page.nodes).contains("value=\"7, 151\""),
        "what was typed stays"
    );
}

#[test]
fn a_form_of_any_record_takes_numbers_and_keeps_what_was_chosen() {
    let (workspace, _) = of(150);
    let subject = new_of(sort("action", "").unwrap(), &workspace);
    let typed = Entered::blank()
        .with("text", "Ask")
        .with("recommendations", "8, 12");
    let fields: FieldMap = read(&subject, &workspace, &typed).unwrap();
    assert_eq!(fields["recommendations"], json!(["w/8", "w/12"]));

    let chosen = typed
        .without("recommendations")
        .with("recommendations", "w/8");
    let page = html(&sheet(&subject, &workspace, &chosen, &[], Meanwhile::AsItWas).nodes);
    assert!(
        page.contains("8: Title 8"),
        "the chosen one is named beside its box"
    );
    let gone = "0123456789abcdef0123456789abcdef";
    let chosen = chosen
        .with("recommendations", gone)
        .with("recommendations", "9");
    let fields = read(&subject, &workspace, &chosen).unwrap();
    assert_eq!(fields["recommendations"], json!(["w/8", gone, "w/9"]));

    let wrong = typed.with("recommendations", "151");
    let mistakes = read(&subject, &workspace, &wrong).unwrap_err();
    assert_eq!(mistakes[0].field, "recommendations");
}
