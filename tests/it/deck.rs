//! Slides: what goes on them, in which order, and what never does.

use proptest::prelude::*;
use scrutiny_tracker::deck::{About, deck, range, speaking_order};
use scrutiny_tracker::domain::date::StatedDate;
use scrutiny_tracker::domain::id::RecordId;
use scrutiny_tracker::domain::record::Record;
use scrutiny_tracker::domain::update::{Audience, StatusPhrase, Update};
use scrutiny_tracker::domain::workspace::{Entry, Workspace};
use scrutiny_tracker::markup::html::{html, plain};
use scrutiny_tracker::query::delivery::updates_of;
use scrutiny_tracker::query::list::{Row, rows};

use crate::embedded::REVIEW;
use crate::golden::day;

fn embedded_workspace() -> Workspace {
    REVIEW.clone()
}

fn numbers(workspace: &Workspace) -> Vec<Vec<u32>> {
    let rows = rows(workspace, day("2021-03-01"));
    let order = speaking_order(workspace, &rows).into_iter();
    order
        .map(|group| group.iter().map(|row| row.number).collect())
        .collect()
}

fn words(workspace: &Workspace) -> String {
    let rows = rows(workspace, day("2021-03-01"));
    let slides = deck(workspace, &rows, Vec::new());
    let of_slide = slides.iter().map(|slide| {
        let blocks = slide
            .blocks
            .iter()
            .map(|one| format!("{}: {}", one.label, one.words));
        format!(
            "{}\n{}",
            slide.heading,
            blocks.collect::<Vec<_>>().join("\n")
        )
    });
    of_slide.collect::<Vec<_>>().join("\n\n")
}

#[test]
fn officers_speak_to_ranges_as_their_notes_do() {
    assert_eq!(
        numbers(&embedded_workspace()),
        [
            vec![1, 2, 3, 4, 5],
            vec![6, 7],
            vec![8],
            vec![9],
            vec![10, 11],
            vec![12]
        ]
    );
}

#[test]
fn a_later_note_on_one_takes_it_out_of_its_range() {
    let mut workspace = embedded_workspace();
    let id = RecordId::new("care-work/update/1-5");
    let mut entry = workspace.updates.get(&id).unwrap().clone();
    entry.record.recommendations = vec![RecordId::new("care-work/recommendation/3")];
    entry.record.date = scrutiny_tracker::domain::date::StatedDate::parse("2021-06-01").unwrap();
    workspace
        .updates
        .insert(RecordId::new("care-work/update/later"), entry);
    let order = numbers(&workspace);
    assert_eq!(order[..2], [vec![1, 2, 4, 5], vec![3]]);
}

#[test]
fn every_recommendation_has_its_slide_and_a_note_on_several_stands_once() {
    let workspace = embedded_workspace();
    let rows = rows(&workspace, day("2021-03-01"));
    let slides = deck(
        &workspace,
        &rows,
        vec![("delivery".to_owned(), "By theme".to_owned())],
    );
    for row in &rows {
        let about = About::Recommendation(row.id.clone());
        assert!(
            slides.iter().any(|slide| slide.about == about),
            "{}",
            row.number
        );
    }
    let kinds: Vec<&About> = slides.iter().map(|slide| &slide.about).collect();
    assert_eq!(kinds[..2], [&About::Title, &About::Summary]);
    assert_eq!(kinds.last(), Some(&&About::Questions));
    assert!(kinds.contains(&&About::Money) && kinds.contains(&&About::Actions));
    assert!(kinds.contains(&&About::Chart("delivery".to_owned())));
    let all = words(&workspace);
    assert_eq!(
        all.matches("The ambassador scheme was going fairly well")
            .count(),
        1
    );
    assert_eq!(all.matches("“a struggle”").count(), 1);
}

#[test]
fn a_draft_is_on_no_slide() {
    let mut workspace = embedded_workspace();
    let id = RecordId::new("care-work/update/8");
    let mut entry = workspace.updates.get(&id).unwrap().clone();
    entry.record.audience = Audience::Draft;
    entry.record.text = "Not for the meeting".to_owned();
    entry.record.phrases = vec![StatusPhrase {
        recommendation: RecordId::new("care-work/recommendation/8"),
        words: "between us".to_owned(),
        delivery: scrutiny_tracker::domain::update::Delivery::Done,
    }];
    entry.record.date = scrutiny_tracker::domain::date::StatedDate::parse("2021-06-01").unwrap();
    workspace
        .updates
        .insert(RecordId::new("care-work/update/draft"), entry);
    let all = words(&workspace);
    assert!(
        !all.contains("Not for the meeting") && !all.contains("between us"),
        "{all}"
    );
    assert!(
        all.contains("support and celebrate care staff"),
        "the public one stays"
    );
}

#[test]
fn without_recommendations_there_are_no_slides() {
    assert_eq!(deck(&embedded_workspace(), &[], Vec::new()), []);
}

#[test]
fn numbers_that_run_on_are_a_range() {
    assert_eq!(range(&[1, 2, 3, 4, 5]), "1 to 5");
    assert_eq!(range(&[6, 7]), "6 and 7");
    assert_eq!(range(&[6, 8, 9]), "6, 8 and 9");
}

proptest! {
    #[test]
    fn nothing_of_a_long_wording_is_lost(words in prop::collection::vec("[a-z]{1,14}", 1..400)) {
        let mut workspace = embedded_workspace();
        let id = RecordId::new("care-work/recommendation/6");
        let mut entry = workspace.recommendations.get(&id).unwrap().clone();
        entry.record.official_wording = words.join(" ");
        workspace.recommendations.insert(id.clone(), entry);
        let rows = rows(&workspace, day("2021-03-01"));
        let slides = deck(&workspace, &rows, Vec::new());
        let own = slides.iter().filter(|slide| slide.about == About::Recommendation(id.clone()));
        let blocks = own.flat_map(|slide| &slide.blocks);
        let said: Vec<&str> = blocks
            .filter(|block| block.label == "As published" || block.label == "Goes on")
            .map(|block| block.words.as_str())
            .collect();
        prop_assert!(said.join(" ").contains(&words.join(" ")));
    }
}

#[test]
fn a_chart_of_every_page_can_be_chosen() {
    let workspace = embedded_workspace();
    let rows = rows(&workspace, day("2021-03-01"));
    let charts = scrutiny_tracker::content::pictures::charts(&workspace, &rows);
    assert!(charts.len() >= 2);
    for chart in &charts {
        assert!(!chart.id.is_empty() && !chart.finding.is_empty());
        let node = std::slice::from_ref(&chart.node);
        assert!(
            html(node).contains("<svg") && html(node).contains("<table"),
            "{}",
            chart.id
        );
        assert!(plain(node).starts_with(&chart.finding));
    }
}

/// The order by its meaning: each recommendation that is left, with all that have the same latest public note.
fn by_meaning(workspace: &Workspace, rows: &[Row]) -> Vec<Vec<u32>> {
    let note = |row: &Row| {
        let all = updates_of(workspace, &row.id).into_iter();
        let mut public = all.filter(|(_, one)| one.record.audience == Audience::Public);
        public.next().map(|(_, one)| one.record.clone())
    };
    let mut left: Vec<&Row> = rows.iter().collect();
    let mut groups = Vec::new();
    while let Some(first) = left.first().copied() {
        let shared = note(first);
        let is_with = |row: &&Row| row.id == first.id || (shared.is_some() && note(row) == shared);
        groups.push(
            left.iter()
                .filter(|row| is_with(row))
                .map(|row| row.number)
                .collect(),
        );
        left.retain(|row| !is_with(row));
    }
    groups
}

#[test]
fn who_shares_a_note_is_found_without_looking_at_everybody() {
    let mut workspace = REVIEW.clone();
    let ids: Vec<RecordId> = rows(&workspace, day("2021-03-01"))
        .iter()
        .map(|row| row.id.clone())
        .collect();
    // Later notes over pairs and ranges, drafts among them, some with the same words as another.
    for (place, covered) in [
        [0, 5, 9],
        [2, 3, 4],
        [4, 1, 4],
        [7, 5, 0],
        [10, 11, 8],
        [8, 8, 8],
    ]
    .into_iter()
    .enumerate()
    {
        let mut update = Update::blank();
        update.text = "The same words".to_owned();
        update.recommendations = covered.map(|one| ids[one].clone()).into();
        update.date = StatedDate::Day(day("2021-03-01"));
        if place == 3 {
            update.audience = Audience::Draft;
        }
        let entry = Entry {
            record: update,
            conflicts: Vec::new(),
            problems: Vec::new(),
        };
        let id = RecordId::new(&format!("made/{place}"));
        workspace.updates.insert(id, entry);
        let lines = rows(&workspace, day("2021-03-01"));
        let found: Vec<Vec<u32>> = speaking_order(&workspace, &lines)
            .iter()
            .map(|group| group.iter().map(|row| row.number).collect())
            .collect();
        assert_eq!(found, by_meaning(&workspace, &lines));
    }
}
