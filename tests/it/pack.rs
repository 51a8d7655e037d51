//! The pack for paper, the report back and the letters: what they hold, and what never stands in them.

use scrutiny_tracker::content::entered::Entered;
use scrutiny_tracker::content::pack::{Content, document, read, sheet};
use scrutiny_tracker::content::report_back;
use scrutiny_tracker::domain::check::reply::reply_clock;
use scrutiny_tracker::domain::date::StatedDate;
use scrutiny_tracker::domain::id::RecordId;
use scrutiny_tracker::domain::review::Review;
use scrutiny_tracker::domain::update::Audience;
use scrutiny_tracker::domain::workspace::Workspace;
use scrutiny_tracker::markup::html::{html, plain};
use scrutiny_tracker::markup::markdown::markdown;
use scrutiny_tracker::query::letters::{asked, handover, reminder, request};
use scrutiny_tracker::query::list::rows;

use crate::embedded::REVIEW;
use crate::golden::day;
use crate::reading::pages::help_data;

const EVERYTHING: &str =
    "cover,summary,schedule,cards,charts,actions,money,changes,glossary,form,blank";

fn with<T>(workspace: &Workspace, make: impl FnOnce(&Content<'_>) -> T) -> T {
    let rows = rows(workspace, day("2021-03-01"));
    make(&Content {
        workspace,
        rows: &rows,
        changes: &["On 2 March 2021, S Officer added a point.".to_owned()],
        today: "1 March 2021".to_owned(),
        help: &help_data().1,
    })
}

fn review(workspace: &Workspace) -> &Review {
    &workspace.reviews.values().next().unwrap().record
}

#[test]
fn the_usual_pack_is_the_schedule_the_details_and_the_actions() {
    let pack = with(&REVIEW, |content| html(&document(None, content)));
    for heading in ["Schedule", "Details", "Actions"] {
        assert!(pack.contains(&format!(">{heading}</h2>")), "{heading}");
    }
    for heading in ["Charts", "Money", "Glossary", "Response form"] {
        assert!(!pack.contains(&format!(">{heading}</h2>")), "{heading}");
    }
    assert_eq!(pack.matches("Printed on 1 March 2021").count(), 1);
    assert_eq!(
        pack.matches("The ambassador scheme was going fairly well")
            .count(),
        1
    );
}

#[test]
fn what_is_ticked_is_in_the_pack_and_what_is_not_is_not() {
    let ticked = |parts: &str| {
        let mut entered = Entered::blank();
        parts.split(',').for_each(|part| entered.put("parts", part));
        read(&entered)
    };
    assert_eq!(ticked(EVERYTHING), EVERYTHING);
    let nothing = with(&REVIEW, |content| document(Some(""), content));
    assert!(nothing.is_empty());
    let page = with(&REVIEW, |content| plain(&sheet(Some(""), content).nodes));
    assert!(page.contains("Nothing is chosen, so there is nothing to print."));
    for (part, words) in [
        ("cover", "Overview and Scrutiny Performance Board"),
        ("summary", "12 recommendations: 10 accepted in full"),
        ("money", "£4,137.80"),
        ("changes", "S Officer added a point"),
        ("glossary", "Full-time equivalent"),
        ("form", "Accept recommendation in part* (yes)"),
        ("blank", "Decline recommendation*"),
        ("charts", "Most recommendations were accepted in full"),
    ] {
        let pack = with(&REVIEW, |content| plain(&document(Some(part), content)));
        assert!(pack.contains(words), "{part}");
    }
    let blank = with(&REVIEW, |content| plain(&document(Some("blank"), content)));
    assert!(!blank.contains("(yes)") && !blank.contains("Carers Week"));
}

#[test]
fn a_draft_is_on_no_paper() {
    let mut workspace = REVIEW.clone();
    let mut entry = workspace.updates.values().next().unwrap().clone();
    entry.record.audience = Audience::Draft;
    entry.record.text = "Not for the meeting".to_owned();
    entry.record.date = StatedDate::parse("2021-02-27").unwrap();
    workspace.updates.insert(RecordId::new("u/draft"), entry);
    let pack = with(&workspace, |content| {
        plain(&document(Some(EVERYTHING), content))
    });
    assert!(!pack.contains("Not for the meeting"));
}

#[test]
fn the_estimate_grows_with_the_pack_and_with_large_print() {
    let pages = |parts: &str| {
        let page = with(&REVIEW, |content| plain(&sheet(Some(parts), content).nodes));
        let (_, after) = page.split_once("About ").unwrap();
        after.split(' ').next().unwrap().parse::<u32>().unwrap()
    };
    let usual = pages("schedule,cards,actions");
    assert!((4..=9).contains(&usual), "{usual}");
    assert!((1..=3).contains(&pages("schedule")));
    assert!(pages(EVERYTHING) > usual);
    assert!(pages("schedule,cards,actions,large") > usual);
}

#[test]
fn plain_tables_stand_in_for_cards_and_charts() {
    let pack = with(&REVIEW, |content| {
        html(&document(Some("cards,charts,plain"), content))
    });
    assert!(!pack.contains("<svg") && !pack.contains("st-lights"));
    assert!(pack.contains("In short, in our words"));
}

#[test]
fn the_report_as_markdown_has_its_headings_and_its_tables() {
    let text = with(&REVIEW, |content| markdown(&document(None, content)));
    assert!(text.contains("## Schedule\n\n"));
    assert!(text.contains(
        "| 8. Reward and celebrate care workers: Worcestershire Cares | Accepted in part |"
    ));
    assert!(!text.contains('<'));
}

#[test]
fn officers_are_asked_for_what_they_lead_on_and_for_nothing_that_was_declined() {
    let mut workspace = REVIEW.clone();
    let id = RecordId::new("care-work/recommendation/8");
    let mut entry = workspace.recommendations.get(&id).unwrap().clone();
    entry.record.lead_officer = "A Lead".to_owned();
    workspace.recommendations.insert(id, entry);
    let rows = rows(&workspace, day("2021-03-01"));
    let asked = asked(&workspace, &rows);
    let numbers: Vec<Vec<u32>> = asked
        .iter()
        .map(|one| one.rows.iter().map(|row| row.number).collect())
        .collect();
    assert_eq!(numbers, [vec![1, 2, 3, 4, 5, 6, 7, 9, 10, 12], vec![8]]);
    let text = request(review(&workspace), &asked[1]);
    assert!(text.starts_with("To A Lead\n"), "{text}");
    assert!(
        text.contains("January or February 2021")
            && text.contains("(last update: date not stated)")
    );
}

#[test]
fn the_chair_writes_only_when_the_clock_has_run_out() {
    let mut late = review(&REVIEW).clone();
    let clock = reply_clock(&late).unwrap();
    assert_eq!(
        reminder(&late, &clock, day("2030-01-01")),
        None,
        "the Cabinet answered"
    );
    late.cabinet = None;
    let clock = reply_clock(&late).unwrap();
    assert_eq!(
        reminder(&late, &clock, clock.due),
        None,
        "the last day is in time"
    );
    let letter = reminder(&late, &clock, day("2020-08-23")).unwrap();
    assert!(
        letter.contains("22 June 2020") && letter.contains("22 August 2020"),
        "{letter}"
    );
}

#[test]
fn a_handover_says_what_is_open_and_every_recommendation() {
    let rows = rows(&REVIEW, day("2021-03-01"));
    let note = handover(&REVIEW, &rows, review(&REVIEW));
    for row in &rows {
        assert!(note.contains(&format!("\n- {}. {}:", row.number, row.title)));
    }
    assert!(
        note.contains("Open actions\n- ") && note.contains("recommendation 6 and 12"),
        "{note}"
    );
}

#[test]
fn a_report_back_without_a_day_or_without_recommendations_is_said_to_be_so() {
    let mut workspace = REVIEW.clone();
    let rows = rows(&workspace, day("2021-03-01"));
    let page = plain(&report_back::sheet(&workspace, &rows, day("2021-03-01")).nodes);
    assert!(page.contains("Report back asked for in January or February 2021."));
    let id = workspace.reviews.keys().next().unwrap().clone();
    let mut entry = workspace.reviews.get(&id).unwrap().clone();
    entry.record.report_back = None;
    workspace.reviews.insert(id, entry);
    let page = plain(&report_back::sheet(&workspace, &rows, day("2021-03-01")).nodes);
    assert!(page.contains("No date is set for the report back."));
    let page = plain(&report_back::sheet(&workspace, &[], day("2021-03-01")).nodes);
    assert!(page.contains("There are no recommendations yet."));
}
