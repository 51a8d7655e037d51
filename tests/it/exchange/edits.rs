//! Tables that somebody worked on in a spreadsheet: what they set, add, clear and ask.

use scrutiny_tracker::domain::amount::{Pence, StatedAmount};
use scrutiny_tracker::domain::id::RecordId;
use scrutiny_tracker::domain::recommendation::PanelView;
use scrutiny_tracker::domain::response::{AlternativeWording, Answer};
use scrutiny_tracker::domain::update::Delivery;
use scrutiny_tracker::exchange::column::TableKind;
use scrutiny_tracker::exchange::plan::{Effect, NotReady, UnknownIds};
use scrutiny_tracker::exchange::{Recognised, recognise, table, tracker};
use serde_json::{Value, json};

use crate::embedded::{CHANGES, REVIEW, care};
use crate::exchange::{after, folded, holding, new_ids, plan, plan_into, problems, reply, review};

/// The one record that a plan sets, with its fields as JSON.
fn only(kind: TableKind, text: &str) -> (String, Value) {
    let plan = plan(kind, text);
    assert_eq!((problems(&plan), &plan.questions), (vec![], &vec![]));
    let records = plan.records().unwrap();
    assert_eq!(records.len(), 1, "{records:?}");
    (records[0].id.to_string(), json!(records[0].fields))
}

#[test]
fn a_changed_cell_sets_its_field_and_no_other() {
    let text = table::write(TableKind::Recommendations, review());
    let edited = text.replace("Start a staff referral scheme", "Begin a referral scheme");
    assert_ne!(edited, text);
    let (id, fields) = only(TableKind::Recommendations, &edited);
    assert_eq!(id, "care-work/recommendation/5");
    assert_eq!(fields, json!({"title": "Begin a referral scheme"}));
}

#[test]
fn an_empty_cell_clears_its_field_and_a_missing_column_leaves_it_alone() {
    let text = "id,due (date)\ncare-work/recommendation/12,\ncare-work/recommendation/1,";
    let (id, fields) = only(TableKind::Recommendations, text);
    assert_eq!(id, "care-work/recommendation/12");
    assert_eq!(fields, json!({"due": null}));
    let set = after(&plan(TableKind::Recommendations, text), &CHANGES);
    let cleared = &folded(&set).recommendations[&care("recommendation/12")].record;
    assert_eq!(cleared.due, None, "never today's date");
    assert_eq!(cleared.title, "Report progress to the Board in early 2021");
}

#[test]
fn a_spreadsheet_that_writes_the_same_in_its_own_way_changes_nothing() {
    for (kind, ours, theirs) in [
        (
            TableKind::Recommendations,
            "2021-01/2021-02",
            "January or February 2021",
        ),
        (TableKind::Recommendations, ",not-stated,", ",Not stated,"),
        (TableKind::Recommendations, "Urges", "urges"),
        (
            TableKind::Recommendations,
            "\"11; 12; 13\"",
            "\"11, 12, 13\"",
        ),
        (TableKind::Responses, "Accepted in full", "in-full"),
        (TableKind::Responses, "1 [care-work/recommendation/1]", "1"),
        (
            TableKind::Responses,
            "care-work/addressee/adult-social-care",
            "Adult Social Care",
        ),
        (TableKind::Money, ",15000.00,", ",\"£15,000\","),
        (
            TableKind::Money,
            "about 15000.00 to 16000.00",
            "\"£15,000 to £16,000 (about)\"",
        ),
        (
            TableKind::Money,
            "care-work/review",
            "Care Work as a Career",
        ),
    ] {
        let text = table::write(kind, review());
        let edited = text.replace(ours, theirs);
        assert_ne!(edited, text, "{ours}");
        let plan = plan(kind, &edited);
        assert_eq!(problems(&plan), Vec::<String>::new());
        assert_eq!(plan.count(Effect::Nothing), plan.rows.len(), "{theirs}");
    }
    let semicolons = "number;id\r\n\"1\";care-work/recommendation/1\r\n";
    let tabs = semicolons.replace(';', "\t");
    for text in [semicolons, &tabs, &format!("sep=;\n{semicolons}")] {
        let plan = plan(TableKind::Recommendations, text);
        assert_eq!((problems(&plan), plan.count(Effect::Nothing)), (vec![], 1));
    }
}

#[test]
fn a_cell_of_blanks_is_an_empty_cell() {
    let text = "id,due (date),panel's view\ncare-work/recommendation/1,  ,\u{a0}\n";
    let plan = plan(TableKind::Recommendations, text);
    assert_eq!((problems(&plan), plan.count(Effect::Nothing)), (vec![], 1));
}

#[test]
fn f54_a_negative_amount_stays_a_number_and_a_text_that_looks_like_one_does_not() {
    let text = "id,purpose,amount (£)\n,-5 less,-4137.80\n,Range,-5.00 to 3\n";
    let set = after(&plan(TableKind::Money, text), &CHANGES);
    let out = table::write(TableKind::Money, holding(&set, &folded(&set)));
    assert!(out.contains("\r\nnew/1,'-5 less,-4137.80,"), "{out}");
    assert!(out.contains("\r\nnew/2,Range,'-5.00 to 3.00,"), "{out}");
}

#[test]
fn a_row_without_an_id_becomes_a_new_record() {
    let text = "id,recommendations,update,delivery,given (date),sources\n,\"6 to 8, 12\",Eighteen apprentices began.,done,14/1/21,Panel minutes: update on progress | item 5\n";
    let (id, fields) = only(TableKind::Updates, text);
    assert_eq!(id, "new/1");
    let rec = |number: u32| format!("care-work/recommendation/{number}");
    assert_eq!(
        fields,
        json!({
            "recommendations": [rec(6), rec(7), rec(8), rec(12)],
            "text": "Eighteen apprentices began.",
            "delivery": "done",
            "date": "2021-01-14",
            "sources": [{"source": "care-work/source/minutes", "place": "item 5"}],
        })
    );
    let set = after(&plan(TableKind::Updates, text), &CHANGES);
    let update = &folded(&set).updates[&RecordId::new("new/1")].record;
    assert_eq!(update.delivery, Delivery::Done);
    assert!(update.covers(&care("recommendation/7")));
}

#[test]
fn a_new_response_is_added_once_and_a_second_answer_in_its_place_is_refused() {
    let answer = |words: &str| {
        format!(
            "id,recommendation,addressee,answer,alternative wording\n,12,Transformation and Commissioning,{words},none offered\n"
        )
    };
    let plan_of = |words: &str| plan(TableKind::Responses, &answer(words));
    let first = plan_of("Declined");
    let set = after(&first, &CHANGES);
    let workspace = folded(&set);
    let response = &workspace.responses[&RecordId::new("new/1")].record;
    assert_eq!(response.answer, Answer::Declined);
    assert_eq!(response.alternative, AlternativeWording::NoneOffered);
    let into = |words: &str| {
        plan_into(
            TableKind::Responses,
            &answer(words),
            holding(&set, &workspace),
            &[],
        )
    };
    assert_eq!(into("Declined").count(Effect::Nothing), 1);
    assert_eq!(
        problems(&into("Accepted in full")),
        [
            "Row 2, column A (id): the workspace has this entry already, and it says something else. Write its id “new/1” here to change it."
        ]
    );
}

#[test]
fn a_new_recommendation_with_a_number_that_is_taken_is_refused() {
    let plan = plan(TableKind::Recommendations, "id,number,title\n,8,Another\n");
    assert!(problems(&plan)[0].contains("care-work/recommendation/8"));
}

#[test]
fn a_row_without_an_id_that_says_what_a_record_says_is_that_record() {
    let text = table::write(TableKind::Money, review());
    let without_ids = text.replace("care-work/money/", "");
    let lines = without_ids.lines().map(|line| match line.split_once(',') {
        Some((first, rest)) if !first.ends_with("id") => format!(",{rest}\n"),
        _ => format!("{line}\n"),
    });
    let plan = plan(TableKind::Money, &lines.collect::<String>());
    assert_eq!(problems(&plan), Vec::<String>::new());
    assert_eq!((plan.count(Effect::Nothing), plan.rows.len()), (6, 6));
}

#[test]
fn amounts_are_read_in_every_way_they_are_written() {
    for (cell, amount) in [
        ("\"£15,000\"", StatedAmount::Exact(Pence(1_500_000))),
        ("-4137.80", StatedAmount::Exact(Pence(-413_780))),
        ("\"about £15,000\"", StatedAmount::About(Pence(1_500_000))),
        (
            "\"£15,000 to £16,000\"",
            StatedAmount::Range(Pence(1_500_000), Pence(1_600_000)),
        ),
    ] {
        let text = format!("id,purpose,amount (£),stage\n,A post,{cell},asked for\n");
        let set = after(&plan(TableKind::Money, &text), &CHANGES);
        let line = &folded(&set).money[&RecordId::new("new/1")].record;
        assert_eq!(
            (line.amount, line.review.as_str()),
            (amount, "care-work/review")
        );
    }
}

#[test]
fn a_word_that_is_none_of_ours_is_a_question_until_somebody_answers() {
    let text = "id,answer\ncare-work/response/4,Agreed\ncare-work/response/8,Rejected\ncare-work/response/9, agreed \n";
    let with = |replies: &[_]| plan_into(TableKind::Responses, text, review(), replies);
    let open = with(&[]);
    assert_eq!(problems(&open), Vec::<String>::new());
    let asked: Vec<_> = open
        .questions
        .iter()
        .map(|one| (one.word.as_str(), one.rows.clone()))
        .collect();
    assert_eq!(asked, [("Agreed", vec![2, 4]), ("Rejected", vec![3])]);
    assert_eq!(
        (open.questions[0].field, open.questions[0].heading),
        ("answer", "answer")
    );
    let labels: Vec<&str> = open.questions[0]
        .choices
        .iter()
        .map(|ours| ours.label)
        .collect();
    assert_eq!(
        labels,
        [
            "Awaiting a response",
            "Accepted in full",
            "Accepted in part",
            "Declined"
        ]
    );
    assert_eq!(open.records(), Err(NotReady::Questions));

    let unknown = with(&[
        reply("answer", "Agreed", "no-such-word"),
        reply("delivery", "Rejected", "done"),
    ]);
    assert_eq!(unknown.questions, open.questions);

    let answered = with(&[
        reply("answer", "AGREED", "in-full"),
        reply("answer", "Rejected", "declined"),
    ]);
    assert_eq!(answered.questions, []);
    assert_eq!(answered.count(Effect::Nothing), 2);
    let records = answered.records().unwrap();
    assert_eq!(records[0].id, care("response/8"));
    assert_eq!(json!(records[0].fields), json!({"answer": "declined"}));

    let left_out = with(&[
        reply("answer", "agreed", ""),
        reply("answer", "Rejected", "in-part"),
    ]);
    assert_eq!(
        json!(left_out.records().unwrap()[0].fields),
        json!({"answer": null})
    );
}

#[test]
fn words_of_every_closed_list_are_asked_about() {
    for (kind, row) in [
        (
            TableKind::Recommendations,
            "id,panel's view\ncare-work/recommendation/1,Happy",
        ),
        (
            TableKind::Recommendations,
            "id,verb\ncare-work/recommendation/1,begs",
        ),
        (TableKind::Updates, "id,delivery\ncare-work/update/8,Nearly"),
        (
            TableKind::Updates,
            "id,words used\ncare-work/update/8,8 | so so | Nearly",
        ),
        (
            TableKind::Updates,
            "id,audience\ncare-work/update/8,members only",
        ),
        (
            TableKind::Actions,
            "id,state\ncare-work/action/primary-data,waiting",
        ),
        (
            TableKind::Money,
            "id,stage\ncare-work/money/levy-returned,lost",
        ),
        (
            TableKind::Money,
            "id,printed or calculated\ncare-work/money/levy-returned,guessed",
        ),
        (
            TableKind::Responses,
            "id,mark in the source\ncare-work/response/1,smudged",
        ),
    ] {
        let plan = plan(kind, row);
        assert_eq!(
            (problems(&plan), plan.questions.len()),
            (vec![], 1),
            "{row}"
        );
    }
}

#[test]
fn a_column_full_of_other_words_is_not_asked_about_for_ever() {
    let mut text = String::from("id,recommendation,answer\n");
    for number in 0..50 {
        text.push_str(&format!(",1,Sentence {number}\n"));
    }
    let plan = plan(TableKind::Responses, &text);
    assert_eq!((plan.questions.len(), plan.errors.listed.len()), (40, 10));
}

#[test]
fn what_was_deleted_or_is_not_here_comes_back_only_when_asked_for() {
    let text = "id,title\ncare-work/recommendation/99,T\n";
    let sheet = table::read(TableKind::Recommendations, text).unwrap();
    let plan_with = |unknown| table::plan(&sheet, review(), &[], unknown, &mut new_ids());
    assert!(problems(&plan_with(UnknownIds::Refuse))[0].contains("“care-work/recommendation/99”"));
    let back = plan_with(UnknownIds::BringBack);
    assert_eq!(back.count(Effect::Adds), 1);
    assert_eq!(back.records().unwrap()[0].id, care("recommendation/99"));
}

#[test]
fn a_view_recorded_in_the_sheet_is_the_panels() {
    let text = "id,panel's view\ncare-work/recommendation/4,Not satisfied\n";
    let set = after(&plan(TableKind::Recommendations, text), &CHANGES);
    let workspace = folded(&set);
    let view = |rest| workspace.recommendations[&care(rest)].record.panel_view;
    assert_eq!(view("recommendation/4"), PanelView::NotSatisfied);
    assert_eq!(view("recommendation/10"), PanelView::KeepWatching);
}

#[test]
fn a_table_is_known_by_its_headings() {
    for kind in TableKind::ALL {
        let text = table::write(kind, review());
        assert_eq!(recognise(&text), Some(Recognised::Table(kind)));
        let semicolons = text.lines().next().unwrap().replace(',', ";");
        assert_eq!(recognise(&semicolons), Some(Recognised::Table(kind)));
    }
    let sheet = tracker::write(&REVIEW, &|_| None);
    assert_eq!(recognise(&sheet), Some(Recognised::Tracker));
    for text in [
        "",
        "a,b,c\n1,2,3",
        "{\"format\": \"scrutiny-tracker-snapshot\"}",
        "<html>",
    ] {
        assert_eq!(recognise(text), None);
    }
}
