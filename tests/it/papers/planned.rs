//! From readings to records: verbatim, all or nothing, and nothing twice.

use scrutiny_tracker::domain::meeting::{Action, Meeting};
use scrutiny_tracker::domain::response::{Answer, Response, SourceClarity};
use scrutiny_tracker::exchange::plan::Effect;

use super::*;
use crate::embedded::CHANGES;

fn buses() -> Record {
    let mut record = Record::default();
    record.take(&paper(PaperKind::Report, BUSES_REPORT), &[]);
    record
}

fn left(numbers: &[u32]) -> Vec<Choice> {
    let left = numbers.iter();
    left.map(|number| Choice {
        number: *number,
        answer: None,
    })
    .collect()
}

#[test]
fn a_report_becomes_a_review_with_all_that_belongs_to_it() {
    let Record { workspace, .. } = buses();
    let counts = (
        workspace.reviews.len(),
        workspace.recommendations.len(),
        workspace.themes.len(),
        workspace.activities.len(),
    );
    assert_eq!(counts, (1, 12, 6, 15));
    assert_eq!(
        (workspace.addressees.len(), workspace.sources.len()),
        (2, 1)
    );
    let review = &workspace.reviews.values().next().unwrap().record;
    assert_eq!(
        (review.title.as_str(), review.lead_member.as_str()),
        ("Later Buses for Borsetland", "Ada Marsh")
    );
    assert_eq!(review.scope_questions.len(), 4);
    let source = &workspace.sources.values().next().unwrap().record;
    assert_eq!(source.title, "Scrutiny report: Later Buses for Borsetland");
    assert_eq!(source.missing, ["Appendix 3 - Glossary"]);
    let (_, third) = workspace.recommendations_by_number()[2];
    assert_eq!(
        third.title,
        "The Cabinet Member for Highways and Transport to agree a trial of six months…"
    );
    assert_eq!(third.paragraphs, [6, 7]);
    assert_eq!(third.sources[0].place, "Recommendation 3");
    assert_eq!(third.addressees.len(), 1);
    let (_, sixth) = workspace.recommendations_by_number()[5];
    assert_eq!(sixth.addressees.len(), 2);
}

#[test]
fn a_form_becomes_answers_with_the_doubtful_ones_flagged() {
    let mut record = buses();
    let paper = paper(PaperKind::Response, BUSES_RESPONSE);
    let review = home_of(&paper.reading, &record.workspace).unwrap();
    let planned = record.plan(&paper, &Target::Review(review), &[]);
    assert_eq!(planned.unsettled, [1, 2, 3, 5, 11]);
    let mut choices = left(&[1, 2, 3, 5]);
    choices.push(Choice {
        number: 11,
        answer: Some(Answer::Declined),
    });
    let planned = record.take(&paper, &choices);
    assert_eq!(planned.unsettled, [0_u32; 0]);
    let answers: Vec<&Response> = record
        .workspace
        .responses
        .values()
        .map(|entry| &entry.record)
        .collect();
    let count = |answer| answers.iter().filter(|one| one.answer == answer).count();
    assert_eq!(
        [Answer::InFull, Answer::InPart, Answer::Declined].map(count),
        [10, 1, 1]
    );
    let clarity = |clarity| answers.iter().filter(|one| one.clarity == clarity).count();
    assert_eq!(
        (
            clarity(SourceClarity::InDoubt),
            clarity(SourceClarity::Confirmed)
        ),
        (4, 1)
    );
    let declined = answers
        .iter()
        .find(|one| one.answer == Answer::Declined)
        .unwrap();
    assert_eq!(
        declined.explanation,
        "There are three such forums in the county already"
    );
    assert_eq!((declined.printed_mark.as_str(), declined.date), ("N", None));
    let review = &record.workspace.reviews.values().next().unwrap().record;
    assert_eq!(review.approved.unwrap().written(), "2022-03-14");
    assert!(review.general_comments.starts_with("The Task Group rode"));
    let names: Vec<&str> = record
        .workspace
        .addressees
        .values()
        .map(|entry| entry.record.name.as_str())
        .collect();
    assert_eq!(
        (names.len(), names.contains(&"Councillor Guy Holt")),
        (2, true)
    );
    // Recommendations that name nobody are answered by the one who signs the form.
    assert!(
        record
            .workspace
            .recommendations
            .values()
            .all(|entry| !entry.record.addressees.is_empty())
    );
}

#[test]
fn minutes_become_a_meeting_with_updates_points_and_actions() {
    let mut record = buses();
    record.take(&paper(PaperKind::Minutes, BUSES_MINUTES), &[]);
    let workspace = &record.workspace;
    assert_eq!(
        (
            workspace.meetings.len(),
            workspace.updates.len(),
            workspace.points.len()
        ),
        (1, 3, 2)
    );
    let meeting: &Meeting = &workspace.meetings.values().next().unwrap().record;
    assert_eq!(meeting.date.written(), "2022-10-11");
    assert_eq!(meeting.recommendations.len(), 12);
    let action: &Action = &workspace.actions.values().next().unwrap().record;
    assert_eq!((action.due, action.recommendations.len()), (None, 1));
}

#[test]
fn v10_minutes_without_a_date_make_a_meeting_without_one() {
    let mut record = buses();
    let undated = BUSES_MINUTES.replace("Date: Tuesday 11 October 2022\n", "");
    record.take(&paper(PaperKind::Minutes, &undated), &[]);
    let meeting = &record.workspace.meetings.values().next().unwrap().record;
    assert_eq!(meeting.date.written(), "not-stated");
}

#[test]
fn the_same_papers_again_make_nothing_new() {
    let mut record = buses();
    let papers = [
        (PaperKind::Report, BUSES_REPORT),
        (PaperKind::Response, BUSES_RESPONSE),
        (PaperKind::Minutes, BUSES_MINUTES),
    ];
    for round in 0..2 {
        for (kind, text) in papers {
            let before = record.set.len();
            let planned = record.take(&paper(kind, text), &left(&[1, 2, 3, 5, 11]));
            if round == 1 {
                assert_eq!(record.set.len(), before, "{kind:?}");
                assert_eq!(
                    planned.plan.count(Effect::Adds) + planned.plan.count(Effect::Alters),
                    0
                );
                assert_eq!((planned.kept, planned.unsettled), (vec![], vec![]));
            }
        }
    }
}

#[test]
fn a_report_fills_an_empty_review_and_keeps_its_title() {
    let mut record = Record::default();
    let title = Target::NewReview("Buses".to_owned());
    let none = paper(PaperKind::Report, "R1 A bus.\n");
    let planned = record.plan(&none, &title, &[]);
    let review = planned
        .plan
        .rows
        .iter()
        .find(|row| row.records[0].kind == "review")
        .unwrap()
        .clone();
    let only = scrutiny_tracker::exchange::plan::Plan {
        rows: vec![review],
        ..planned.plan
    };
    let stamp = stamp("A clerk", "2021-01-14T16:10:00Z");
    record.set.union(only.changes(&record.set, &stamp).unwrap());
    record = Record::of(&record.set);
    record.ids = 50;
    record.take(&paper(PaperKind::Report, BUSES_REPORT), &[]);
    assert_eq!(record.workspace.reviews.len(), 1);
    assert_eq!(record.workspace.recommendations.len(), 12);
    assert_eq!(
        record
            .workspace
            .reviews
            .values()
            .next()
            .unwrap()
            .record
            .title,
        "Buses"
    );
}

#[test]
fn v29_a_paper_of_the_embedded_review_fills_the_wording_and_nothing_else() {
    let mut record = Record::of(&CHANGES);
    let mut text = String::from("Care Work as a Career\n\nMarch 2020\n\n");
    for number in 1..=12 {
        text.push_str(&format!(
            "Recommendation {number}: That thing {number} is done.\n\n"
        ));
    }
    let paper = paper(PaperKind::Report, &text);
    let planned = record.take(&paper, &[]);
    let set: Vec<_> = planned
        .plan
        .rows
        .iter()
        .flat_map(|row| &row.records)
        .map(|one| (one.kind, one.fields.keys().cloned().collect::<Vec<_>>()))
        .collect();
    assert_eq!(
        set,
        vec![("recommendation", vec!["officialWording".to_owned()]); 12]
    );
    let (_, eighth) = record.workspace.recommendations_by_number()[7];
    assert_eq!(eighth.official_wording, "That thing 8 is done.");
    assert!(!eighth.summary.is_empty());
    assert_eq!(record.workspace.reviews.len(), 1);
}

#[test]
fn other_words_and_answers_that_are_there_already_stay() {
    let mut record = buses();
    let other = BUSES_REPORT.replace("no earlier than 11pm", "no earlier than 10pm");
    let planned = record.take(&paper(PaperKind::Report, &other), &[]);
    assert_eq!(
        planned.kept,
        ["Recommendation 1 has another wording here. It stays as it is."]
    );
    record.take(
        &paper(PaperKind::Response, BUSES_RESPONSE),
        &left(&[1, 2, 3, 5, 11]),
    );
    let other = BUSES_RESPONSE.replace("in part* Y", "in part*").replacen(
        "3. Decline recommendation* \n",
        "3. Decline recommendation* Y\n",
        20,
    );
    let planned = record.take(&paper(PaperKind::Response, &other), &[]);
    assert_eq!(
        planned.plan.count(Effect::Alters) + planned.plan.count(Effect::Adds),
        0
    );
}

#[test]
fn an_answer_without_a_number_is_matched_by_its_words() {
    let mut record = buses();
    let text = "Title of report: Later Buses for Borsetland\nRelevant CMR: Guy Holt, CMR for Highways and Transport\n\n• The Task Group recommends that young people in work training pay half on every bus before 9am.\nResponse: Accepted\n\n• That nobody knows.\nResponse: Declined. No.\n";
    let planned = record.take(&paper(PaperKind::Response, text), &[]);
    assert_eq!(record.workspace.responses.len(), 1);
    assert_eq!(
        planned.kept[0],
        "The answer on line 7 fits no recommendation of this review. It is left out."
    );
    assert_eq!(planned.kept.len(), 12);
}
