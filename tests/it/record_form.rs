//! The one form for every kind of record: what it holds, what it reads, and what it refuses.

use scrutiny_tracker::content::entered::Entered;
use scrutiny_tracker::content::form::date::parts;
use scrutiny_tracker::content::record_form::sort::{Control, Field, Sort, all, sort};
use scrutiny_tracker::content::record_form::{Subject, read, sheet};
use scrutiny_tracker::content::response_form::Meanwhile;
use scrutiny_tracker::domain::field::FieldMap;
use scrutiny_tracker::domain::id::RecordId;
use scrutiny_tracker::domain::shape::{Member, Shape};
use scrutiny_tracker::domain::workspace::Workspace;
use scrutiny_tracker::history::change_set::ChangeSet;
use scrutiny_tracker::history::command::Command;
use scrutiny_tracker::history::fold::fold;
use scrutiny_tracker::markup::html::html;
use serde_json::{Value, json};

use crate::embedded::{CHANGES, REVIEW, care};
use crate::golden::stamp;

mod many;
mod mistakes;
mod numbers;
mod round_trip;

/// The form of a new record of a kind.
pub fn new_of(sort: &'static Sort, workspace: &Workspace) -> Subject {
    Subject::of_new(sort, None, workspace, 7)
}

/// The form that changes a record of a set.
pub fn change_of(set: &ChangeSet, id: &RecordId, part: &str) -> Subject {
    let workspace = fold(set);
    let sort = sort(workspace.kind_of(id).unwrap(), part).unwrap();
    Subject::of_record(sort, id, &workspace, &|field| set.value(id, field))
}

/// What stands in the controls, with some of them entered anew.
pub fn entered_anew(before: &Entered, field: &Field, values: &[&str]) -> Entered {
    let mut entered = Entered::blank();
    for sort in all() {
        for other in sort.fields {
            for name in parts(other.name) {
                let is_kept = name != field.name && entered.all(&name).next().is_none();
                for value in before.all(&name).filter(|_| is_kept) {
                    entered.put(&name, value);
                }
            }
        }
    }
    for value in values {
        entered.put(field.name, value);
    }
    entered
}

/// Fields that no form of the table holds, each with the reason.
const ELSEWHERE: [(&str, &str, &str); 9] = [
    ("response", "recommendation", "the response form"),
    ("response", "addressee", "the response form"),
    ("response", "answer", "the response form"),
    ("response", "explanation", "the response form"),
    ("response", "alternativeWording", "the response form"),
    ("response", "comment", "the response form"),
    ("response", "date", "the response form"),
    ("any", "review", "the app sets it"),
    ("figureTable", "cells", "a table that is read in"),
];

/// Kinds that nobody writes with this form.
const OTHER_KINDS: [&str; 2] = ["distinction", "redaction"];

#[test]
fn every_field_that_people_write_stands_in_a_form() {
    for kind in Workspace::kinds() {
        let sorts: Vec<_> = all().filter(|sort| sort.kind == kind.name).collect();
        if OTHER_KINDS.contains(&kind.name) {
            assert!(sorts.is_empty(), "{} has a form now", kind.name);
            continue;
        }
        assert!(!sorts.is_empty(), "{} has no form", kind.name);
        for member in kind.fields {
            let is_held = sorts
                .iter()
                .any(|sort| sort.fields.iter().any(|field| field.name == member.name));
            let elsewhere = ELSEWHERE
                .iter()
                .any(|(of, name, _)| [kind.name, "any"].contains(of) && *name == member.name);
            assert_ne!(is_held, elsewhere, "{} of {}", member.name, kind.name);
        }
    }
}

/// Whether a control enters what a field holds.
fn fits(control: Control, shape: &Shape) -> bool {
    match (control, shape) {
        (Control::Line | Control::Text | Control::Colour(_), Shape::Text)
        | (Control::Number, Shape::Whole { .. })
        | (Control::One(_), Shape::RecordId) => true,
        (Control::Date, Shape::Named { name, .. }) => *name == "date",
        (Control::Amount, Shape::Named { name, .. }) => *name == "amount",
        (Control::Quantity, Shape::Named { name, .. }) => *name == "quantity",
        (Control::Words(words, _), Shape::Words(of)) => of
            .iter()
            .map(|one| (one.word, one.label))
            .eq(words.iter().copied()),
        (Control::Lines | Control::Districts, Shape::List(of)) => **of == Shape::Text,
        (Control::Numbers | Control::Questions, Shape::List(of)) => {
            matches!(**of, Shape::Whole { .. })
        }
        (Control::Several(_), Shape::List(of)) => **of == Shape::RecordId,
        (Control::Phrases, Shape::List(of)) => {
            matches!(&**of, Shape::Object(members) if members.iter().any(|one| one.name == "words"))
        }
        (Control::Papers, Shape::List(of)) => {
            matches!(&**of, Shape::Named { name, .. } if *name == "sourcePointer")
        }
        _ => false,
    }
}

#[test]
fn every_control_enters_what_its_field_holds() {
    let kinds = Workspace::kinds();
    for sort in all() {
        let kind = kinds.iter().find(|kind| kind.name == sort.kind).unwrap();
        for field in sort.fields {
            let member: &Member = (kind.fields.iter())
                .find(|member| member.name == field.name)
                .unwrap_or_else(|| panic!("a {} has no field {}", sort.kind, field.name));
            assert!(
                fits(field.control, &member.shape),
                "{} of {}",
                field.name,
                sort.kind
            );
        }
    }
}

#[test]
fn every_word_that_stands_for_nothing_is_the_one_of_its_list() {
    for field in all().flat_map(|sort| sort.fields) {
        if let Control::Words(words, absent) = field.control {
            assert!(
                words.iter().any(|(word, _)| *word == absent),
                "{}",
                field.name
            );
        }
    }
}

/// The ids of the elements of a page.
fn ids(page: &str) -> Vec<&str> {
    page.split(" id=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect()
}

#[test]
fn every_form_shows_each_field_with_its_label_and_no_id_twice() {
    for sort in all() {
        let subject = new_of(sort, &REVIEW);
        let shown = sheet(&subject, &REVIEW, &subject.first, &[], Meanwhile::AsItWas);
        let page = html(&shown.nodes);
        for field in sort.fields {
            assert!(
                page.contains(field.label),
                "{} of {}",
                field.label,
                sort.kind
            );
        }
        let mut all = ids(&page);
        all.sort_unstable();
        let twice = all.windows(2).find(|pair| pair[0] == pair[1]);
        assert_eq!(twice, None, "{}", sort.kind);
        assert!(shown.title.starts_with("Add "), "{}", shown.title);
    }
}

#[test]
fn a_form_opened_from_a_meeting_or_a_recommendation_names_it() {
    let meeting = care("meeting/panel-later");
    for kind in ["agenda-item", "discussion-point", "action"] {
        let sort = sort(kind, "").unwrap();
        let subject = Subject::of_new(sort, Some(&meeting), &REVIEW, 3);
        let fields = read(&subject, &REVIEW, &filled(sort, &subject.first)).unwrap();
        assert_eq!(fields["meeting"], json!(meeting.as_str()), "{kind}");
        assert!(!fields.contains_key("movedTo"), "{kind}");
    }
    let recommendation = care("recommendation/2");
    let sort = sort("action", "").unwrap();
    let subject = Subject::of_new(sort, Some(&recommendation), &REVIEW, 3);
    let fields = read(&subject, &REVIEW, &filled(sort, &subject.first)).unwrap();
    assert_eq!(fields["recommendations"], json!([recommendation.as_str()]));
    assert_eq!(fields.get("meeting"), None);
}

/// With words in each field that needs them.
fn filled(sort: &Sort, first: &Entered) -> Entered {
    let mut entered = first.clone();
    for field in sort.fields {
        if !field.needed.is_empty() && first.text(field.name).is_empty() {
            entered.put(field.name, "Words");
        }
    }
    // A control that stands twice counts once: the later one is what was typed.
    let mut once = Entered::blank();
    for field in sort.fields {
        for name in parts(field.name) {
            for value in entered.all(&name).filter(|value| !value.is_empty()) {
                once.put(&name, value);
            }
        }
    }
    once
}

#[test]
fn what_nobody_touches_makes_no_change() {
    for (id, kind) in every_record() {
        for sort in all().filter(|sort| sort.kind == kind) {
            let subject = change_of(&CHANGES, &id, sort.part);
            assert_eq!(
                read(&subject, &REVIEW, &subject.first),
                Ok(FieldMap::new()),
                "{id}"
            );
        }
    }
}

/// The records of the embedded review with their kinds.
fn every_record() -> Vec<(RecordId, &'static str)> {
    let mut all = Vec::new();
    for id in CHANGES.records() {
        all.push((id.clone(), REVIEW.kind_of(id).unwrap()));
    }
    assert!(all.len() > 200);
    all
}

#[test]
fn two_months_stand_in_the_fields_of_a_date_as_the_papers_have_them() {
    let id = care("review");
    let subject = change_of(&CHANGES, &id, "dates");
    assert_eq!(
        subject.first.text("reportBack-month"),
        "January or February"
    );
    assert_eq!(subject.first.text("reportBack-year"), "2021");
    let mut entered = subject.first.clone();
    entered = entered_anew(
        &entered,
        sort("review", "dates").unwrap().fields.last().unwrap(),
        &["draft"],
    );
    let fields = read(&subject, &REVIEW, &entered).unwrap();
    assert_eq!(fields.keys().collect::<Vec<_>>(), ["stage"]);
}

#[test]
fn an_edit_builds_on_what_was_seen_and_a_concurrent_one_is_kept_beside_it() {
    let id = care("meeting/panel-later");
    let subject = change_of(&CHANGES, &id, "");
    let mut seen = ChangeSet::new();
    seen.union(CHANGES.changes_of(&id).into_iter().cloned());

    let mut now = CHANGES.clone();
    let set_outcome = |set: &ChangeSet, words: &str, by: &str| {
        let fields = [("outcome".to_owned(), Value::from(words))].into();
        let command = Command::SetFields {
            id: id.clone(),
            fields,
        };
        command.plan(set, stamp(by)).unwrap()
    };
    now.insert(set_outcome(&now, "The Panel was content.", "A Chair"));

    let field = subject
        .sort
        .fields
        .iter()
        .find(|field| field.name == "outcome")
        .unwrap();
    let entered = entered_anew(&subject.first, field, &["The Panel asked for more."]);
    let fields = read(&subject, &fold(&now), &entered).unwrap();
    assert_eq!(fields.keys().collect::<Vec<_>>(), ["outcome"]);
    let command = Command::SetFields {
        id: id.clone(),
        fields,
    };
    now.insert(command.plan(&seen, stamp("A Member")).unwrap());
    assert_eq!(fold(&now).meetings[&id].conflicts, ["outcome"]);
}

#[test]
fn a_new_record_of_any_kind_is_made_and_taken_back() {
    for sort in all().filter(|sort| sort.part.is_empty()) {
        let mut set = CHANGES.clone();
        let subject = new_of(sort, &REVIEW);
        let id = RecordId::new("new");
        let mut entered = filled(sort, &subject.first);
        for field in sort.fields.iter().filter(|field| !field.needed.is_empty()) {
            let value = match field.control {
                Control::One("meeting") => care("meeting/panel-later"),
                Control::One(_) | Control::Several(_) => care("recommendation/2"),
                Control::Number => RecordId::new("77"),
                Control::Amount => RecordId::new("about £15,000"),
                _ => RecordId::new("Words"),
            };
            entered = entered_anew(&entered, field, &[value.as_str()]);
        }
        if sort.kind == "figure" {
            entered.put("mark", "[x]");
        }
        let fields = read(&subject, &REVIEW, &entered).unwrap();
        let command = Command::AddRecord {
            id: id.clone(),
            kind: sort.kind,
            fields,
        };
        let change = command.plan(&set, stamp("A Member")).unwrap();
        let change_id = change.id();
        set.insert(change);
        let made = fold(&set);
        assert_eq!(made.kind_of(&id), Some(sort.kind));
        assert!(made.problems().is_empty(), "{}", sort.kind);
        let undoing = scrutiny_tracker::history::undo::undo(&set, change_id, &stamp("A Member"));
        set.union(undoing.unwrap());
        assert_eq!(fold(&set).kind_of(&id), None);
    }
}
