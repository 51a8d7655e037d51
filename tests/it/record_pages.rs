//! The pages of the record: what they say of a meeting, the review and a recommendation.

use scrutiny_tracker::content::{meeting, meetings, recommendation, review};
use scrutiny_tracker::domain::id::RecordId;
use scrutiny_tracker::domain::workspace::Workspace;
use scrutiny_tracker::history::change_set::ChangeSet;
use scrutiny_tracker::history::command::Command;
use scrutiny_tracker::history::fold::fold;
use scrutiny_tracker::markup::Node;
use scrutiny_tracker::markup::html::{html, plain};
use scrutiny_tracker::query::filter::Filter;
use scrutiny_tracker::query::list::rows;
use serde_json::json;

use crate::embedded::{CHANGES, REVIEW, care};
use crate::golden::{day, first, stamp};

fn with(changes: &[(&str, &str, serde_json::Value)]) -> ChangeSet {
    let mut set = CHANGES.clone();
    set.union(
        changes
            .iter()
            .map(|(rec, kind, fields)| first(rec, kind, fields.clone())),
    );
    set
}

fn set_fields(set: &mut ChangeSet, id: &RecordId, fields: serde_json::Value) {
    let fields = serde_json::from_value(fields).unwrap();
    let command = Command::SetFields {
        id: id.clone(),
        fields,
    };
    set.insert(command.plan(set, stamp("An Officer")).unwrap());
}

fn recommendation_page(set: &ChangeSet, number: u32) -> Vec<Node> {
    let workspace = fold(set);
    let rows = rows(&workspace, day("2026-11-22"));
    let row = rows.iter().find(|row| row.number == number).unwrap();
    recommendation::sheet(&workspace, set, &rows, row, &Filter::all()).nodes
}

fn meeting_page(workspace: &Workspace, id: &RecordId) -> Vec<Node> {
    meeting::sheet(workspace, id).unwrap().nodes
}

/// The words of each link of a page with where it leads.
fn links(nodes: &[Node]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for node in nodes {
        if let Node::Element(element) = node {
            if element.name == "a" {
                let href = element.value_of("href").unwrap_or_default().to_owned();
                found.push((plain(&element.children), href));
            }
            found.extend(links(&element.children));
        }
    }
    found
}

#[test]
fn no_two_links_of_a_page_have_one_name_and_lead_to_different_places() {
    let mut pages = vec![
        meetings::page(&REVIEW),
        review::sheet(&REVIEW, &CHANGES).unwrap().nodes,
        recommendation_page(&CHANGES, 2),
        recommendation_page(&CHANGES, 6),
    ];
    pages.extend(REVIEW.meetings.keys().map(|id| meeting_page(&REVIEW, id)));
    for page in pages {
        let links = links(&page);
        assert!(links.len() > 3);
        for (place, (words, href)) in links.iter().enumerate() {
            for (other, elsewhere) in links.iter().skip(place + 1) {
                assert!(
                    words != other || href == elsewhere,
                    "“{words}” leads to {href} and {elsewhere}"
                );
            }
        }
    }
}

#[test]
fn v25_a_cancelled_meeting_keeps_its_items_and_says_where_each_went() {
    let april = care("meeting/board-2020-04-23");
    let set = with(&[
        (
            "i/1",
            "agenda-item",
            json!({"meeting": april.as_str(), "number": "6", "subject": "Final report", "pages": "5 to 40", "movedTo": "care-work/meeting/board-2020-06-22", "order": 1}),
        ),
        (
            "i/2",
            "agenda-item",
            json!({"meeting": april.as_str(), "number": "7", "subject": "Autism", "takenOnBy": "Children and Families Panel", "order": 2}),
        ),
        (
            "i/3",
            "agenda-item",
            json!({"meeting": april.as_str(), "subject": "Any other business", "order": 3}),
        ),
    ]);
    let workspace = fold(&set);
    let said = plain(&meeting_page(&workspace, &april));
    assert!(said.contains("Cancelled Reason: Covid-19"), "{said}");
    assert!(
        said.contains(
            "Its items went to the Overview and Scrutiny Performance Board, 22 June 2020"
        )
    );
    assert!(said.contains("Item 6: Final report Pages 5 to 40."));
    assert!(said.contains("It went to the Overview and Scrutiny Performance Board, 22 June 2020"));
    assert!(said.contains("Taken on by: Children and Families Panel."));
    assert_eq!(said.matches("Where it went is not recorded.").count(), 1);
    // The list of meetings says so too.
    assert!(plain(&meetings::page(&workspace)).contains("Item 7: Autism"));
}

#[test]
fn a_meeting_shows_who_came_what_was_said_and_what_was_agreed() {
    let said = plain(&meeting_page(&REVIEW, &care("meeting/panel-later")));
    for words in [
        "Adult Care and Well-being Panel, Date not stated in the source",
        "Paula Furnival",
        "Question",
        "Scrutiny Officers. Due: No date set. Open. To go to: Chairman",
        "It was about recommendation 1, recommendation 2",
        "Update on recommendations 1, 2, 3, 4 and 5",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert_eq!(meeting::sheet(&REVIEW, &care("meeting/none")), None);
}

#[test]
fn an_action_that_was_handed_over_says_to_whom_and_waits_for_nobody_here() {
    let id = care("action/1");
    let id = REVIEW.actions.keys().next().cloned().unwrap_or(id);
    let mut set = CHANGES.clone();
    set_fields(
        &mut set,
        &id,
        json!({"state": "handed-over", "targetBody": "Health Overview and Scrutiny Committee"}),
    );
    let workspace = fold(&set);
    let said = plain(&meetings::page(&workspace));
    assert!(
        said.contains("Handed over. To: Health Overview and Scrutiny Committee."),
        "{said}"
    );
    assert_eq!(
        scrutiny_tracker::query::waiting::open_actions(&workspace),
        0
    );
}

#[test]
fn the_review_page_shows_what_it_was_to_find_out_by_whom_and_when() {
    let set = with(&[
        (
            "p/1",
            "person",
            json!({"review": "care-work/review", "post": "Parent governor", "standing": "vacant"}),
        ),
        (
            "p/2",
            "person",
            json!({"review": "care-work/review", "name": "A. Holder", "post": "Director", "standing": "interim", "from": "2019-09", "to": "2020-02", "leadArea": "Quality assurance"}),
        ),
        (
            "w/1",
            "programme-row",
            json!({"review": "care-work/review", "subject": "Care work update", "timing": "every meeting", "group": "standing", "recommendations": ["care-work/recommendation/12"]}),
        ),
        (
            "w/2",
            "programme-row",
            json!({"review": "care-work/review", "plan": "forward-plan", "subject": "Care contracts", "date": "2021-03", "keyDecision": "key", "page": "12", "body": "Cabinet"}),
        ),
    ]);
    let nodes = review::sheet(&fold(&set), &set).unwrap().nodes;
    let said = plain(&nodes);
    for words in [
        "Terms of reference",
        "Which jobs count as care work?",
        "ReportMarch 2020March 2020",
        "Vacant seatParent governorNot statedNot statedvacant",
        "A. HolderDirectorNot statedSeptember 2019. To: February 2020interim. Leads on: Quality assurance",
        "Recruitment and retention",
        "17 October 2019",
        "Care work updateWhen, in words: every meetingWork programmeStanding item",
        "Care contractsMarch 2021Forward planDated. Key decisionCabinet. Page of the plan: 12",
        "Appendix 3, a glossary",
        "Seven questions for choosing a topic",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    assert!(review::sheet(&Workspace::default(), &ChangeSet::new()).is_none());
}

#[test]
fn v23_a_target_for_each_district_is_counted_by_district() {
    let id = care("recommendation/2");
    let mut set = CHANGES.clone();
    set_fields(
        &mut set,
        &care("review"),
        json!({"districts": ["North", "South", "East"]}),
    );
    let said = plain(&recommendation_page(&set, 2));
    assert!(said.contains("Is something to be counted in each district?"));
    set_fields(
        &mut set,
        &id,
        json!({"perDistrict": "one ambassador", "districtsMet": ["South"]}),
    );
    let said = plain(&recommendation_page(&set, 2));
    assert!(
        said.contains("For each district: one ambassador. 1 of 3 have it."),
        "{said}"
    );
    assert!(said.contains("NorthNot yetSouthYesEastNot yet"));
}

#[test]
fn the_wording_as_agreed_stands_beside_the_published_one_with_the_changes_marked() {
    let id = care("recommendation/8");
    let mut set = CHANGES.clone();
    set_fields(
        &mut set,
        &id,
        json!({"officialWording": "Give every worker a pay rise.", "agreedWording": "Give every worker a thank-you card."}),
    );
    let page = html(&recommendation_page(&set, 8));
    assert!(page.contains("As published") && page.contains("As agreed"));
    assert!(page.contains("<del") && page.contains("<ins"));
    let versions = with(&[
        (
            "v/1",
            "recommendation-version",
            json!({"recommendation": id.as_str(), "stage": "draft", "text": "Try a card.", "date": "2020-06-03", "order": 1}),
        ),
        (
            "v/2",
            "recommendation-version",
            json!({"recommendation": id.as_str(), "stage": "sent-early", "text": "Try a card now.", "note": "The budget could not wait.", "order": 2}),
        ),
    ]);
    let said = plain(&recommendation_page(&versions, 8));
    assert!(said.contains("3 June 2020DraftTry a card."), "{said}");
    assert!(said.contains("Interim, sent early") && said.contains("The budget could not wait."));
}

#[test]
fn v24_a_note_on_a_range_stands_once_and_says_what_else_it_covers() {
    let said = plain(&recommendation_page(&CHANGES, 3));
    assert!(
        said.contains(
            "Also covers recommendation 1, recommendation 2, recommendation 4, recommendation 5."
        ),
        "{said}"
    );
}

#[test]
fn who_has_not_answered_is_named_where_several_must() {
    let said = plain(&recommendation_page(&CHANGES, 6));
    assert!(
        said.contains("Not answered yet: Cabinet Member for Transformation and Commissioning."),
        "{said}"
    );
    assert!(!plain(&recommendation_page(&CHANGES, 8)).contains("Not answered yet"));
}

#[test]
fn an_outcome_that_is_claimed_stands_apart_with_who_claims_it() {
    let set = with(&[(
        "e/1",
        "evidence",
        json!({"review": "care-work/review", "kind": "outcome", "title": "Twice the workforce", "text": "The reablement team doubled.", "who": "The Director", "date": "2021-02", "recommendations": ["care-work/recommendation/5"]}),
    )]);
    let said = plain(&recommendation_page(&set, 5));
    let (_, outcomes) = said.split_once("Outcomes claimed").unwrap();
    assert!(
        outcomes.contains("The reablement team doubled."),
        "{outcomes}"
    );
    assert!(outcomes.contains("The Director.") && outcomes.contains("February 2021"));
    assert_eq!(said.matches("The reablement team doubled.").count(), 1);
    assert!(
        plain(&recommendation_page(&CHANGES, 12)).contains("Nobody has claimed an outcome yet.")
    );
}

#[test]
fn the_silence_is_told_in_months_beside_the_last_update() {
    let set = with(&[(
        "u/1",
        "progress-update",
        json!({"recommendations": ["care-work/recommendation/12"], "text": "Reported.", "date": "2021-01-14", "delivery": "in-progress"}),
    )]);
    let said = plain(&recommendation_page(&set, 12));
    assert!(
        said.contains("Last update: 14 January 2021, 70 months ago."),
        "{said}"
    );
}
