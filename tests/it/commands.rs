//! What a command refuses: a form that lacks something, and an edit that says nothing new.

use scrutiny_tracker::domain::id::RecordId;
use scrutiny_tracker::domain::recommendation::Recommendation;
use scrutiny_tracker::domain::response::{AlternativeWording, Answer, Response};
use scrutiny_tracker::domain::update::Update;
use scrutiny_tracker::history::change_set::ChangeSet;
use scrutiny_tracker::history::command::{Command, Refusal};
use serde_json::json;

use crate::generate::{draft, set_fields, set_of, stamp};

const MOMENT: &str = "2021-01-14T16:10:00.000Z";

/// The fields that a command finds something missing in, in order; none where it is carried out.
fn missing(command: &Command) -> Vec<&'static str> {
    match command.plan(&ChangeSet::new(), stamp("A Member", MOMENT)) {
        Ok(_) => Vec::new(),
        Err(Refusal::Mistakes(mistakes)) => {
            assert!(mistakes.iter().all(|mistake| !mistake.message.is_empty()));
            mistakes.iter().map(|mistake| mistake.field).collect()
        }
        Err(other) => panic!("{other:?}"),
    }
}

fn response(answer: Answer, explanation: &str, alternative: AlternativeWording) -> Command {
    let mut response = Response::blank();
    response.recommendation = RecordId::new("r/1");
    response.answer = answer;
    explanation.clone_into(&mut response.explanation);
    response.alternative = alternative;
    let id = RecordId::new("p/1");
    Command::RecordResponse { id, response }
}

#[test]
fn a_response_needs_an_answer_and_where_it_is_not_in_full_a_reason_and_a_word_on_other_wording() {
    use AlternativeWording::{NoneOffered, NotStated, Offered};
    let of = |answer, why: &str, wording| missing(&response(answer, why, wording));
    assert_eq!(of(Answer::Awaiting, "Because", NoneOffered), ["answer"]);
    assert_eq!(of(Answer::InFull, "", NotStated), [""; 0]);
    for answer in [Answer::InPart, Answer::Declined] {
        let both = ["explanation", "alternativeWording"];
        assert_eq!(of(answer, " \n", NotStated), both);
        assert_eq!(of(answer, "", Offered(" ".to_owned())), both);
        assert_eq!(of(answer, "", NoneOffered), ["explanation"]);
        assert_eq!(of(answer, "Because", NotStated), ["alternativeWording"]);
        assert_eq!(of(answer, "Because", NoneOffered), [""; 0]);
        assert_eq!(of(answer, "Because", Offered("Rather".to_owned())), [""; 0]);
    }
}

#[test]
fn a_reason_that_is_missing_is_asked_for_in_the_words_of_the_answer() {
    let said = |answer| {
        let command = response(answer, "", AlternativeWording::NoneOffered);
        let refusal = command.plan(&ChangeSet::new(), stamp("A Member", MOMENT));
        match refusal {
            Err(Refusal::Mistakes(mistakes)) => mistakes[0].message.clone(),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(said(Answer::Declined), "Enter the reason for declining");
    assert_eq!(
        said(Answer::InPart),
        "Enter the reason for accepting in part"
    );
}

#[test]
fn a_recommendation_needs_a_number_and_a_title() {
    let of = |number, title: &str| {
        let mut recommendation = Box::new(Recommendation::blank());
        recommendation.number = number;
        title.clone_into(&mut recommendation.title);
        let id = RecordId::new("r/1");
        missing(&Command::AddRecommendation { id, recommendation })
    };
    assert_eq!(of(0, " "), ["number", "title"]);
    assert_eq!(of(1, ""), ["title"]);
    assert_eq!(of(0, "Publicity"), ["number"]);
    assert_eq!(of(1, "Publicity"), [""; 0]);
}

#[test]
fn an_update_needs_words_and_a_recommendation() {
    let of = |text: &str, recommendations: &[&str]| {
        let mut update = Update::blank();
        text.clone_into(&mut update.text);
        update.recommendations = recommendations.iter().map(|id| RecordId::new(id)).collect();
        let id = RecordId::new("u/1");
        missing(&Command::AddUpdate { id, update })
    };
    assert_eq!(of("", &[]), ["text", "recommendations"]);
    assert_eq!(of("Begun", &[]), ["recommendations"]);
    assert_eq!(of("\t", &["r/1"]), ["text"]);
    assert_eq!(of("Begun", &["r/1"]), [""; 0]);
}

#[test]
fn an_edit_that_says_nothing_new_makes_no_change() {
    let by = || stamp("A Member", MOMENT);
    let first = draft("r/1", "recommendation", json!({"title": "One"}), &[], by());
    let set = set_of([&first]);
    let edit = |fields: &[(&'static str, serde_json::Value)]| {
        let fields = fields.iter().cloned().collect();
        set_fields("r/1", &fields).plan(&set, by())
    };
    assert_eq!(
        edit(&[("title", json!("One"))]),
        Err(Refusal::NothingChanged)
    );
    assert_eq!(
        edit(&[("summary", json!(null))]),
        Err(Refusal::NothingChanged)
    );
    let both = edit(&[("title", json!("One")), ("summary", json!("More"))]).unwrap();
    assert_eq!(both.set().keys().collect::<Vec<_>>(), ["summary"]);
}
