//! Every rule has a workspace that breaks it and one, next to it, that does not.

use scrutiny_tracker::domain::check::{Finding, Level, Rule, check};
use scrutiny_tracker::domain::meeting::Meeting;
use scrutiny_tracker::domain::recommendation::Recommendation;
use scrutiny_tracker::domain::response::{AlternativeWording, Answer, Response, SourceClarity};
use scrutiny_tracker::domain::workspace::{Entry, Workspace};

use crate::golden::id;

mod figures;
mod held;
mod kept_apart;
mod lists;
mod money;
mod near;
mod numbers_and_dates;
mod steps;

/// A record that nobody disagrees about.
pub fn entry<T>(record: T) -> Entry<T> {
    Entry {
        record,
        conflicts: Vec::new(),
        problems: Vec::new(),
    }
}

/// One sound response to recommendation 1, which the caller changes.
fn responded(change: impl Fn(&mut Response)) -> Workspace {
    let mut workspace = numbered(&[("w", 1)]);
    let mut response = Response {
        recommendation: id("w/1"),
        addressee: id("a/1"),
        answer: Answer::InFull,
        ..Response::blank()
    };
    change(&mut response);
    workspace.responses.insert(id("p/1"), entry(response));
    workspace
}

pub fn numbered(numbers: &[(&str, u32)]) -> Workspace {
    let mut workspace = Workspace::default();
    for (place, (review, number)) in numbers.iter().enumerate() {
        let recommendation = Recommendation {
            review: id(review),
            number: *number,
            ..Recommendation::blank()
        };
        workspace.recommendations.insert(
            id(&format!("{review}/{}", place + 1)),
            entry(recommendation),
        );
    }
    workspace
}

fn finds(workspace: &Workspace, rule: Rule, level: Level, about: &str) -> Finding {
    let mut found = check(workspace);
    assert_eq!(found.len(), 1, "{found:?}");
    let finding = found.remove(0);
    assert_eq!(
        (finding.rule, finding.level, &finding.about),
        (rule, level, &id(about))
    );
    finding
}

fn finds_nothing(workspace: &Workspace) {
    assert_eq!(check(workspace), []);
}

#[test]
fn v01_two_responses_of_one_addressee_are_told_and_of_two_are_not() {
    let mut workspace = responded(|_| ());
    let second = workspace.responses[&id("p/1")].clone();
    workspace.responses.insert(id("p/2"), second);
    let finding = finds(&workspace, Rule::V01, Level::Error, "p/2");
    assert!(
        finding
            .message
            .starts_with("Recommendation 1 has two responses")
    );

    workspace
        .responses
        .get_mut(&id("p/2"))
        .unwrap()
        .record
        .addressee = id("a/2");
    finds_nothing(&workspace);
}

#[test]
fn v02_an_answer_in_part_or_declined_needs_its_explanation() {
    for answer in [Answer::InPart, Answer::Declined] {
        let explained = |text: &str| {
            responded(|response| {
                response.answer = answer;
                response.explanation = text.to_owned();
                response.alternative = AlternativeWording::NoneOffered;
            })
        };
        finds(&explained(" \n"), Rule::V02, Level::Error, "p/1");
        finds_nothing(&explained("It is done already."));
    }
    finds_nothing(&responded(|response| response.answer = Answer::Awaiting));
}

#[test]
fn v03_other_wording_is_given_or_said_to_be_none() {
    let worded = |wording: AlternativeWording| {
        responded(move |response| {
            response.answer = Answer::InPart;
            response.explanation = "Money is short.".to_owned();
            response.alternative = wording.clone();
        })
    };
    finds(
        &worded(AlternativeWording::NotStated),
        Rule::V03,
        Level::Warning,
        "p/1",
    );
    finds_nothing(&worded(AlternativeWording::NoneOffered));
    finds_nothing(&worded(AlternativeWording::Offered(
        "Explore it.".to_owned(),
    )));
}

#[test]
fn v04_a_comment_on_an_answer_in_full_is_noted_and_allowed() {
    let commented =
        |text: &'static str| responded(move |response| response.comment = text.to_owned());
    finds(&commented("Not this year."), Rule::V04, Level::Note, "p/1");
    finds_nothing(&commented(" "));
}

#[test]
fn v05_a_mark_in_doubt_is_told_until_a_person_confirms_it() {
    let marked = |clarity| responded(move |response| response.clarity = clarity);
    finds(
        &marked(SourceClarity::InDoubt),
        Rule::V05,
        Level::Warning,
        "p/1",
    );
    finds_nothing(&marked(SourceClarity::Confirmed));
    finds_nothing(&marked(SourceClarity::Clear));
}

#[test]
fn findings_come_by_rule_and_then_by_record() {
    let mut workspace = responded(|response| response.answer = Answer::InPart);
    workspace
        .meetings
        .insert(id("m/2"), entry(Meeting::blank()));
    workspace
        .meetings
        .insert(id("m/1"), entry(Meeting::blank()));
    let found: Vec<String> = check(&workspace)
        .iter()
        .map(|finding| format!("{} {}", finding.rule, finding.about))
        .collect();
    assert_eq!(found, ["V02 p/1", "V03 p/1", "V10 m/1", "V10 m/2"]);
}
