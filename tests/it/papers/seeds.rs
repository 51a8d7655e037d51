//! Real papers of one review, where they are at hand.

use std::fs;
use std::path::Path;

use scrutiny_tracker::domain::response::Answer;
use scrutiny_tracker::exchange::plan::Effect;

use super::*;
use crate::embedded::CHANGES;

/// A real paper; `None`, with a word, where the folder is absent.
fn real(start: &str) -> Option<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    let Ok(files) = fs::read_dir(&folder) else {
        println!("The real papers are not here; this test is left out.");
        return None;
    };
    let file = files
        .flatten()
        .find(|file| file.file_name().to_string_lossy().starts_with(start))?;
    Some(fs::read_to_string(file.path()).unwrap())
}

fn read_in(record: &mut Record, kind: PaperKind, text: &str) -> Planned {
    let left: Vec<Choice> = (1..=12)
        .map(|number| Choice {
            number,
            answer: None,
        })
        .collect();
    record.take(&paper(kind, text), &left)
}

#[test]
fn the_real_papers_become_a_review() {
    let (Some(report), Some(form), Some(minutes)) = (real("002"), real("003"), real("001")) else {
        return;
    };
    let mut record = Record::default();
    read_in(&mut record, PaperKind::Report, &report);
    let read = paper(PaperKind::Response, &form);
    let doubtful: Vec<u32> = super::form(&read)
        .answers
        .iter()
        .filter(|one| one.is_doubtful())
        .map(|one| one.number)
        .collect();
    assert_eq!(doubtful, [1, 2, 3, 5, 11]);
    read_in(&mut record, PaperKind::Response, &form);
    read_in(&mut record, PaperKind::Minutes, &minutes);
    let workspace = &record.workspace;
    let counts = (
        workspace.recommendations.len(),
        workspace.themes.len(),
        workspace.activities.len(),
    );
    assert_eq!(counts, (12, 6, 15));
    let answers: Vec<Answer> = workspace
        .responses
        .values()
        .map(|entry| entry.record.answer)
        .collect();
    let count = |wanted| answers.iter().filter(|answer| **answer == wanted).count();
    assert_eq!(
        [Answer::InFull, Answer::InPart, Answer::Declined].map(count),
        [10, 1, 1]
    );
    assert_eq!(
        (
            workspace.updates.len(),
            workspace.points.len(),
            workspace.actions.len()
        ),
        (4, 6, 1)
    );
    assert_eq!(workspace.addressees.len(), 2);
}

#[test]
fn the_real_papers_fill_the_embedded_review() {
    let (Some(report), Some(form)) = (real("002"), real("003")) else {
        return;
    };
    let mut record = Record::of(&CHANGES);
    let planned = read_in(&mut record, PaperKind::Report, &report);
    assert_eq!(planned.plan.count(Effect::Adds), 0);
    assert_eq!(planned.plan.count(Effect::Alters), 12);
    let planned = read_in(&mut record, PaperKind::Response, &form);
    assert_eq!(
        planned.plan.count(Effect::Adds) + planned.plan.count(Effect::Alters),
        0
    );
    assert_eq!(planned.kept, [""; 0]);
}
