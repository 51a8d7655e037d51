//! What was found in a paper, in tables.

use crate::exchange::papers::{Form, Found, Minutes, Note, Reading, Report};
use crate::markup::part::{ListLook, facts, list};
use crate::markup::table::{Column, Table};
use crate::markup::{Node, several, text};
use crate::query::describe::list_numbers;

pub(super) fn tables(reading: &Reading) -> Vec<Node> {
    match reading {
        Reading::Report(one) => report(one),
        Reading::Response(one) => response(one),
        Reading::Minutes(one) => minutes(one),
    }
}

/// A table of plain words; none without rows.
fn table(id: &str, caption: &str, columns: Vec<Column>, rows: Vec<Vec<String>>) -> Option<Node> {
    if rows.is_empty() {
        return None;
    }
    let caption = format!("{caption} ({})", rows.len());
    let cells = |row: Vec<String>| row.into_iter().map(|cell| several([text(cell)])).collect();
    let table = Table {
        id: id.to_owned(),
        caption,
        columns,
        rows: rows.into_iter().map(cells).collect(),
    };
    Some(table.node())
}

fn words(found: &Option<Found>) -> String {
    let words = found.as_ref().map(|found| found.text.clone());
    words.unwrap_or_default()
}

fn line(found: &Found) -> Vec<Node> {
    several([text(&found.text)])
}

/// Facts, without those that were not found.
fn fact_list(texts: Vec<(&str, String)>, lists: &[(&str, &[Found])]) -> Node {
    let mut pairs = Vec::new();
    for (key, value) in texts {
        let value = match value.is_empty() {
            true => "Not found".to_owned(),
            false => value,
        };
        pairs.push((key.to_owned(), several([text(value)])));
    }
    for (key, found) in lists.iter().filter(|(_, found)| !found.is_empty()) {
        let items = found.iter().map(line).collect();
        pairs.push(((*key).to_owned(), several([list(ListLook::Bullets, items)])));
    }
    facts(pairs)
}

fn date(dated: Option<crate::exchange::papers::Dated>) -> String {
    dated
        .map(|dated| dated.date.to_string())
        .unwrap_or_default()
}

fn report(report: &Report) -> Vec<Node> {
    let mut nodes = several([fact_list(
        several([
            ("Title", words(&report.title)),
            ("Date", date(report.date)),
            ("Lead member", words(&report.lead)),
        ]),
        &[
            ("Members", &report.members),
            ("Officers", &report.officers),
            ("Terms of reference", &report.terms),
            ("Questions of the scope", &report.scope),
            ("Glossary", &report.glossary),
        ],
    )]);
    let rows = report.recommendations.iter().map(|one| {
        let theme = one.theme.and_then(|place| report.themes.get(place));
        several([
            one.number.to_string(),
            one.wording.text.clone(),
            theme.map(|theme| theme.text.clone()).unwrap_or_default(),
            one.portfolios.join("; "),
            list_numbers(&one.paragraphs),
            one.due.map(|due| due.to_string()).unwrap_or_default(),
        ])
    });
    let columns = several([
        Column::Words("Number"),
        Column::Words("Wording"),
        Column::Words("Theme"),
        Column::Words("Asked of"),
        Column::Words("Paragraphs"),
        Column::Words("Report back"),
    ]);
    nodes.extend(table(
        "found-list",
        "Recommendations",
        columns,
        rows.collect(),
    ));
    let rows = report.activities.iter();
    let rows = rows.map(|one| several([one.date.to_string(), one.text.text.clone()]));
    let columns = several([Column::Words("Date"), Column::Words("Activity")]);
    nodes.extend(table(
        "found-days",
        "Schedule of activity",
        columns,
        rows.collect(),
    ));
    nodes
}

fn response(form: &Form) -> Vec<Node> {
    let mut nodes = several([fact_list(
        several([
            ("Report", words(&form.title)),
            ("Who answers", words(&form.name)),
            ("Portfolio", words(&form.portfolio)),
            ("Approved by the Board", date(form.approved)),
            ("Cabinet", date(form.cabinet)),
            ("General comments", words(&form.general)),
        ]),
        &[("Taken for headings", &form.headings)],
    )]);
    let rows = form.answers.iter().map(|one| {
        several([
            one.number.to_string(),
            one.wording.text.clone(),
            one.mark.clone(),
            one.answer.label().to_owned(),
            words(&one.note),
        ])
    });
    let columns = several([
        Column::Words("Number"),
        Column::Words("Wording"),
        Column::Words("Mark"),
        Column::Words("Read as"),
        Column::Words("What is written"),
    ]);
    nodes.extend(table("found-list", "Answers", columns, rows.collect()));
    nodes
}

fn minutes(minutes: &Minutes) -> Vec<Node> {
    let mut nodes = several([fact_list(
        several([
            ("Item", words(&minutes.item)),
            ("Body", words(&minutes.body)),
            ("Date", date(minutes.date)),
        ]),
        &[("Attendance", &minutes.attendance)],
    )]);
    for (id, caption, notes) in [
        ("found-list", "Notes on recommendations", &minutes.notes),
        ("found-points", "Points", &minutes.points),
        ("found-actions", "Actions", &minutes.actions),
    ] {
        let row = |note: &Note| several([list_numbers(&note.numbers), note.words.text.clone()]);
        let columns = several([Column::Words("Recommendations"), Column::Words("Words")]);
        nodes.extend(table(id, caption, columns, notes.iter().map(row).collect()));
    }
    nodes
}
