//! A council's tracker sheet of nine columns, in and out.

use scrutiny_tracker::domain::date::StatedDate;
use scrutiny_tracker::domain::id::RecordId;
use scrutiny_tracker::domain::recommendation::{PanelView, Recommendation};
use scrutiny_tracker::domain::update::{Delivery, Update};
use scrutiny_tracker::domain::workspace::Workspace;
use scrutiny_tracker::exchange::csv::{Separator, read};
use scrutiny_tracker::exchange::fault::SheetError;
use scrutiny_tracker::exchange::plan::{Effect, NotReady, Plan};
use scrutiny_tracker::exchange::tracker;
use scrutiny_tracker::exchange::words::Reply;
use scrutiny_tracker::history::change_set::ChangeSet;
use scrutiny_tracker::query::delivery::updates_of;
use serde_json::json;

use crate::embedded::{CHANGES, REVIEW, care};
use crate::exchange::{after, folded, new_ids, problems, reply};

const SHEET: &str = "Ref & Municipal Year,Scrutiny Committee of origin,Date,Policy area,Recommendation,Date considered by Executive,Lead Officer / Executive Member,Action taken / update,Status\r
2024/25-03,Economy Scrutiny,14/01/25,Buses,\"Ask the operator for a later bus. Report on it in summer, please.\",06/02/2025,JB / Cllr AS,\"Talks began, and go on.\",Amber – Ongoing\r
2024/25-04,Economy Scrutiny,14/01/25,Buses,Publish the timetable.,06/02/2025,JB,Published.,Green (Complete)\r
2024/25-07,Housing Scrutiny,March 2025,Homes,Count empty homes.,,\"KL\nCouncillor Adrian Hardman\",,Red: stuck in procurement\r
2025/26-01,Housing Scrutiny,TBC,,Visit two sites.,,,No officer was free.,paused\r
";

fn given() -> StatedDate {
    StatedDate::parse("2025-09").unwrap()
}

fn plan_into(text: &str, workspace: &Workspace, replies: &[Reply]) -> Plan {
    let sheet = tracker::read(text).unwrap();
    tracker::plan(&sheet, workspace, given(), replies, &mut new_ids())
}

/// What the pages take for the latest public update.
fn written(workspace: &Workspace) -> String {
    tracker::write(workspace, &|id| {
        updates_of(workspace, id)
            .first()
            .map(|(id, _)| (*id).clone())
    })
}

fn stuck() -> Vec<Reply> {
    vec![reply("status", "stuck in procurement", "slowed")]
}

/// The sheet read into an empty workspace.
fn taken() -> (ChangeSet, Workspace) {
    let plan = plan_into(SHEET, &Workspace::default(), &stuck());
    assert_eq!((problems(&plan), &plan.questions), (vec![], &vec![]));
    let set = after(&plan, &ChangeSet::new());
    let workspace = folded(&set);
    (set, workspace)
}

fn rows(text: &str) -> Vec<Vec<String>> {
    let (rows, broken) = read(text, Separator::Comma, usize::MAX);
    assert_eq!(broken, None);
    rows.into_iter().map(|row| row.cells).collect()
}

fn by_wording<'a>(workspace: &'a Workspace, wording: &str) -> (&'a RecordId, &'a Recommendation) {
    let mut all = workspace.recommendations.iter();
    let (id, entry) = all
        .find(|(_, entry)| entry.record.official_wording.starts_with(wording))
        .unwrap();
    (id, &entry.record)
}

fn only_update<'a>(workspace: &'a Workspace, id: &RecordId) -> &'a Update {
    let updates = updates_of(workspace, id);
    assert_eq!(updates.len(), 1);
    &updates[0].1.record
}

#[test]
fn each_row_becomes_a_recommendation_with_one_update() {
    let (_, workspace) = taken();
    assert_eq!(workspace.problems(), vec![]);
    assert_eq!(
        (workspace.recommendations.len(), workspace.updates.len()),
        (4, 4)
    );
    let (id, bus) = by_wording(&workspace, "Ask the operator");
    assert_eq!(bus.title, "Ask the operator for a later bus");
    assert_eq!(
        bus.official_wording,
        "Ask the operator for a later bus. Report on it in summer, please."
    );
    assert_eq!((bus.number, bus.lead_officer.as_str()), (1, "JB / Cllr AS"));
    assert_eq!(workspace.themes[&bus.theme].record.title, "Buses");
    let review = &workspace.reviews[&bus.review].record;
    assert_eq!(review.title, "Economy Scrutiny, 14 January 2025");
    assert_eq!(review.commissioned_by, "Economy Scrutiny");
    assert_eq!(
        (review.approved, review.cabinet),
        (
            StatedDate::parse("2025-01-14"),
            StatedDate::parse("2025-02-06")
        )
    );
    assert_eq!(bus.sources[0].place, "2024/25-03");
    assert_eq!(
        workspace.sources[&bus.sources[0].source].record.title,
        "Scrutiny tracker sheet"
    );
    let update = only_update(&workspace, id);
    assert_eq!(
        (update.text.as_str(), update.date),
        ("Talks began, and go on.", given())
    );
    assert_eq!(update.phrases[0].words, "Ongoing");
    let (_, timetable) = by_wording(&workspace, "Publish");
    assert_eq!((timetable.number, &timetable.review), (2, &bus.review));
    assert_eq!(
        (
            workspace.reviews.len(),
            workspace.themes.len(),
            workspace.sources.len()
        ),
        (3, 2, 1)
    );
}

#[test]
fn the_colour_is_the_committees_view_and_the_word_the_officers_claim() {
    let (_, workspace) = taken();
    for (wording, view, delivery) in [
        ("Ask", PanelView::KeepWatching, Delivery::InProgress),
        ("Publish", PanelView::NoLongerWatched, Delivery::Done),
        ("Count", PanelView::NotSatisfied, Delivery::Slowed),
        ("Visit", PanelView::NotConsidered, Delivery::Slowed),
    ] {
        let (id, recommendation) = by_wording(&workspace, wording);
        assert_eq!(recommendation.panel_view, view, "{wording}");
        assert_eq!(
            recommendation.panel_view_date, None,
            "the sheet has no date for it"
        );
        assert_eq!(
            only_update(&workspace, id).delivery_of(id),
            delivery,
            "{wording}"
        );
    }
}

#[test]
fn a_status_word_that_is_not_known_is_asked_about() {
    let open = plan_into(SHEET, &Workspace::default(), &[]);
    assert_eq!(open.records(), Err(NotReady::Questions));
    let [question] = open.questions.as_slice() else {
        panic!("one question");
    };
    assert_eq!(
        (
            question.field,
            question.word.as_str(),
            question.rows.as_slice()
        ),
        ("status", "stuck in procurement", [4].as_slice())
    );
    let choices: Vec<&str> = question.choices.iter().map(|ours| ours.word).collect();
    assert!(choices.contains(&"slowed") && choices.contains(&"not-satisfied"));

    let view = plan_into(
        &SHEET.replace("Red: ", ""),
        &Workspace::default(),
        &[reply("status", "stuck in procurement", "keep-watching")],
    );
    let set = after(&view, &ChangeSet::new());
    let workspace = folded(&set);
    let (id, homes) = by_wording(&workspace, "Count");
    assert_eq!(homes.panel_view, PanelView::KeepWatching);
    assert!(updates_of(&workspace, id).is_empty(), "nothing was claimed");
}

#[test]
fn the_sheet_is_written_in_the_same_order_with_the_same_content() {
    let (_, workspace) = taken();
    let text = written(&workspace);
    let rows = rows(&text);
    assert_eq!(
        rows[0],
        [
            "Reference and municipal year",
            "Origin committee",
            "Date",
            "Area",
            "Recommendation",
            "Executive date",
            "Lead officer and member",
            "Action taken",
            "Status"
        ]
    );
    let mut references: Vec<&str> = rows[1..].iter().map(|row| row[0].as_str()).collect();
    references.sort_unstable();
    assert_eq!(
        references,
        ["2024/25-03", "2024/25-04", "2024/25-07", "2025/26-01"]
    );
    let row = |reference: &str| rows.iter().find(|row| row[0] == reference).unwrap();
    assert_eq!(
        row("2024/25-03"),
        &[
            "2024/25-03",
            "Economy Scrutiny",
            "2025-01-14",
            "Buses",
            "Ask the operator for a later bus. Report on it in summer, please.",
            "2025-02-06",
            "JB / Cllr AS",
            "Talks began, and go on.",
            "Amber: Ongoing"
        ]
    );
    assert_eq!(
        row("2024/25-07"),
        &[
            "2024/25-07",
            "Housing Scrutiny",
            "2025-03",
            "Homes",
            "Count empty homes.",
            "",
            "KL / Councillor Adrian Hardman",
            "",
            "Red: stuck in procurement"
        ]
    );
    assert_eq!(row("2025/26-01")[8], "paused");
}

#[test]
fn reading_the_sheet_again_or_its_written_form_plans_nothing() {
    let (_, workspace) = taken();
    for text in [SHEET.to_owned(), written(&workspace)] {
        let plan = plan_into(&text, &workspace, &[]);
        assert_eq!((problems(&plan), &plan.questions), (vec![], &vec![]));
        assert_eq!(plan.count(Effect::Nothing), 4, "{:?}", plan.rows);
    }
}

#[test]
fn the_embedded_review_written_as_a_sheet_plans_nothing() {
    let text = written(&REVIEW);
    assert_eq!(rows(&text).len(), 13);
    let plan = plan_into(&text, &REVIEW, &[]);
    assert_eq!((problems(&plan), &plan.questions), (vec![], &vec![]));
    assert_eq!(plan.count(Effect::Nothing), 12, "{:?}", plan.rows);
}

#[test]
fn a_new_round_adds_updates_and_overwrites_none() {
    let text = written(&REVIEW)
        .replace("Amber: part of wider digital work", "Green: Complete")
        .replace("Various kinds of work to support", "New work to support");
    let plan = plan_into(&text, &REVIEW, &[]);
    assert_eq!(
        (plan.count(Effect::Alters), plan.count(Effect::Nothing)),
        (2, 10)
    );
    let set = after(&plan, &CHANGES);
    let workspace = folded(&set);
    for (id, entry) in &REVIEW.updates {
        assert_eq!(workspace.updates[id].record, entry.record);
    }
    assert_eq!(workspace.updates.len(), REVIEW.updates.len() + 2);
    let ten = &workspace.recommendations[&care("recommendation/10")].record;
    assert_eq!(ten.panel_view, PanelView::NoLongerWatched);
    assert_eq!(
        ten.panel_view_reason, "",
        "the old reason does not stand for the new view"
    );
    assert_eq!(ten.panel_view_date, Some(StatedDate::NotStated));
    let latest = &updates_of(&workspace, &care("recommendation/8"))[0]
        .1
        .record;
    assert_eq!(
        (latest.date, latest.phrases[0].words.as_str()),
        (given(), "able to continue")
    );
    assert_eq!(
        latest.delivery,
        Delivery::InProgress,
        "as a person chose for these words before"
    );
}

#[test]
fn an_empty_cell_of_the_sheet_clears_nothing() {
    let mut text = String::from(
        "Reference,Committee,Date,Area,Recommendation,Executive date,Lead officer,Action,Status\n",
    );
    text.push_str("2020/21-10,,,,,,,,\n2020/21-12,,,,,,,,\n");
    let plan = plan_into(&text, &REVIEW, &[]);
    assert_eq!((problems(&plan), plan.count(Effect::Nothing)), (vec![], 2));
}

#[test]
fn what_the_rows_of_one_review_say_of_it_is_set_once() {
    let text = written(&REVIEW).replace("2020-06-25", "26 June 2020");
    let plan = plan_into(&text, &REVIEW, &[]);
    let records = plan.records().unwrap();
    assert_eq!(records.len(), 1);
    assert_eq!(records[0].id, care("review"));
    assert_eq!(json!(records[0].fields), json!({"cabinet": "2020-06-26"}));
    let differing = written(&REVIEW).replacen("2020-06-25", "2020-06-26", 1);
    let plan = plan_into(&differing, &REVIEW, &[]);
    assert_eq!(
        problems(&plan)[0],
        "Row 3, column F (Executive date): row 2 belongs to the same review and says something else here. Make the two rows agree."
    );
}

#[test]
fn f52_the_problems_of_a_sheet_are_named_and_nothing_is_taken() {
    let text = "Reference,Committee,Date,Area,Recommendation,Executive date,Lead officer,Action,Status\n,C,,,T,,,,\n1,C,31/04/2025,,T,,,,\n2,C,,,,,,,\n3,C,,,T,,,,Green or red\n3,C,,,T,,,,\nTotal,5,,,,,,,\n4,C,,,T,,,,Green\n";
    let plan = plan_into(text, &Workspace::default(), &[]);
    assert_eq!(
        problems(&plan),
        [
            "Row 2, column A (Reference): every entry of this table needs the column “Reference and municipal year” filled.",
            "Row 3, column C (Date): “31/04/2025” is not a date. Write 2021-01-14, 14/01/2021, January 2021 or 2021, or leave the cell empty.",
            "Row 4, column E (Recommendation): every entry of this table needs the column “Recommendation” filled.",
            "Row 5, column I (Status): “Green or red” names more than one colour. Keep one.",
            "Row 6, column A (Reference): row 5 has the same reference. Keep one of the two rows.",
            "Row 7: this looks like a line of totals. Delete the row: totals are worked out anew.",
        ]
    );
    assert_eq!(plan.records(), Err(NotReady::Errors));
    assert_eq!(
        tracker::read("Ref,Date,Status\n1,,\n"),
        Err(SheetError::NoColumn("Origin committee"))
    );
    assert_eq!(tracker::read(" \n"), Err(SheetError::Empty));
    assert!(
        tracker::read("a,b\n1,2\n")
            .unwrap_err()
            .to_string()
            .contains("Reference and municipal year, Origin committee")
    );
}

#[test]
fn references_that_two_reviews_share_are_told_apart() {
    let mut workspace = REVIEW.clone();
    let id = RecordId::new("z");
    let twin = REVIEW.recommendations[&care("recommendation/8")].clone();
    workspace.recommendations.insert(id, twin);
    let text = written(&workspace);
    let rows = rows(&text);
    let references: Vec<&str> = rows.iter().map(|row| row[0].as_str()).collect();
    assert!(
        references.contains(&"2020/21-8 [z]")
            && references.contains(&"2020/21-8 [care-work/recommendation/8]")
    );
    let plan = plan_into(&text, &workspace, &[]);
    assert_eq!(problems(&plan), Vec::<String>::new());
    assert_eq!(plan.count(Effect::Adds), 0);
}

#[test]
fn f54_a_sheet_with_formulas_in_its_cells_is_harmless_and_reads_back() {
    let text = SHEET
        .replace("Publish the timetable.", "=HYPERLINK(1)")
        .replace("Published.", "@all");
    let plan = plan_into(&text, &Workspace::default(), &stuck());
    let set = after(&plan, &ChangeSet::new());
    let workspace = folded(&set);
    let out = written(&workspace);
    assert!(out.contains(",'=HYPERLINK(1),") && out.contains(",'@all,"));
    assert_eq!(plan_into(&out, &workspace, &[]).count(Effect::Nothing), 4);
}
