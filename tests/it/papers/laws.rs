//! What holds of every text: reading never fails in an unforeseen way, and never writes a word that
//! the paper does not have.

use proptest::prelude::*;

use super::*;

/// A text without blanks: line breaks within it are no words.
fn dense(text: &str) -> String {
    text.chars()
        .filter(|sign| !sign.is_whitespace() && *sign != '\u{feff}' && *sign != '\u{200b}')
        .collect()
}

/// The paper without the lines that belong to its pages, numbers alone and marks of list items.
fn body(text: &str, paper: &Paper) -> String {
    let lines = text.split('\n').enumerate();
    let kept = lines.filter(|(place, line)| {
        let number = line.trim().trim_end_matches(['.', ')']);
        let bare = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        !paper.of_pages.contains(&(place + 1)) && !bare
    });
    kept.map(|(_, line)| line).collect::<Vec<_>>().join("\n")
}

/// The headings of sections among the pieces.
const HEADINGS: [&str; 6] = [
    "Recommendations",
    "Glossary",
    "Schedule of Activity",
    "Membership",
    "Terms of Reference",
    "Minutes",
];

/// The body without headings that come again, as at the top of a next page: what they interrupt goes on behind them.
fn without_repeated_headings(body: &str) -> String {
    let mut seen = Vec::new();
    let kept = body.lines().filter(|line| {
        let is_heading = HEADINGS.contains(&line.trim());
        let comes_again = is_heading && seen.contains(line);
        seen.push(line);
        !comes_again
    });
    kept.collect::<Vec<_>>().join("\n")
}

/// Every text that a reading would write as the paper's own words, piece by piece.
fn words(reading: &Reading) -> Vec<String> {
    let mut words = Vec::new();
    match reading {
        Reading::Report(report) => {
            for found in [
                &report.members,
                &report.officers,
                &report.terms,
                &report.scope,
                &report.themes,
            ] {
                words.extend(found.iter().map(|found| found.text.clone()));
            }
            words.extend(
                report
                    .recommendations
                    .iter()
                    .map(|one| one.wording.text.clone()),
            );
            words.extend(report.activities.iter().map(|one| one.text.text.clone()));
            words.extend(
                report
                    .title
                    .iter()
                    .chain(&report.lead)
                    .map(|found| found.text.clone()),
            );
        }
        Reading::Response(form) => {
            for answer in &form.answers {
                words.push(answer.wording.text.clone());
                words.extend(answer.note.iter().map(|note| note.text.clone()));
            }
            words.extend(form.general.iter().map(|found| found.text.clone()));
        }
        Reading::Minutes(minutes) => {
            for notes in [&minutes.notes, &minutes.points, &minutes.actions] {
                words.extend(notes.iter().map(|note| note.words.text.clone()));
            }
            words.extend(minutes.attendance.iter().map(|found| found.text.clone()));
        }
    }
    // Paragraphs and items of lists stand apart in the paper too.
    let pieces = words.iter().flat_map(|text| text.split('\n'));
    pieces.map(str::to_owned).collect()
}

fn holds(text: &str) -> Result<(), TestCaseError> {
    for kind in PaperKind::ALL {
        let Ok(paper) = read(*kind, text) else {
            continue;
        };
        let body = body(text, &paper);
        let all = [dense(&body), dense(&without_repeated_headings(&body))];
        for words in words(&paper.reading) {
            let words_alone = dense(&words);
            prop_assert!(
                all.iter().any(|all| all.contains(&words_alone)),
                "{kind:?}: {words:?} is not in the paper"
            );
        }
    }
    Ok(())
}

/// Pieces of papers, put together in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "Recommendation 1: Buy a bus",
        "R2 Sell",
        "Recommendation 3",
        "1. Accept in full Y",
        "2. Accept in part",
        "3. Decline N",
        "Recommendations",
        "Glossary",
        "Schedule of Activity",
        "Membership",
        "Terms of Reference",
        "Page 4",
        "4",
        "\u{c}Header",
        "Header",
        "and so on",
        "words.",
        "The Cabinet Members for A and B and C",
        "3 May 2021\tVisit",
        "• item",
        "a) item:",
        "- item-",
        "wise",
        "Minutes",
        "Present: A B",
        "(recommendations 1-5), see",
        "Agreed:",
        "Response: Accepted. Yes",
        "Reason: no",
        "Alternative wording:",
        "12. Text",
        "\t",
        "",
        "",
        "Ann Lee (Chair), Bo Day",
        "Date: 3 May 2021",
        "*Where the rec",
        "General comments:",
        "‘é’ 🚌",
        "<p>X Y</p>",
    ]);
    let end = prop::sample::select(vec!["\n", "\n\n", "\r\n", " "]);
    prop::collection::vec((piece, end), 0..40).prop_map(|parts| {
        parts
            .into_iter()
            .map(|(piece, end)| format!("{piece}{end}"))
            .collect()
    })
}

#[test]
fn an_activity_goes_on_behind_the_heading_that_a_next_page_repeats() {
    let text = "Schedule of Activity\n\u{c}Header\n1. Accept in full Y\n3 May 2021\tVisit\nSchedule of Activity\n\nand so on\nRecommendation 1: Buy a bus\n";
    holds(text).unwrap();
    let paper = read(PaperKind::Report, text).unwrap();
    assert!(words(&paper.reading).contains(&"Visit and so on".to_owned()));
}

proptest! {
    #[test]
    fn every_word_that_is_read_stands_in_the_paper(text in pieces()) {
        holds(&text)?;
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,200}|(?s).{0,200}") {
        holds(&text)?;
    }

    #[test]
    fn a_paper_cut_anywhere_is_read_or_refused(at in 0..BUSES_RESPONSE.len(), which in 0..3_usize) {
        let text = [BUSES_REPORT, BUSES_RESPONSE, BUSES_MINUTES][which];
        let at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        holds(&text[..at])?;
        holds(&text[at..])?;
    }

    #[test]
    fn what_is_planned_never_alters_what_is_there(text in pieces()) {
        let mut record = Record::default();
        record.take(&paper(PaperKind::Report, BUSES_REPORT), &[]);
        let before = record.clone();
        for kind in PaperKind::ALL {
            let Ok(paper) = read(*kind, &text) else { continue };
            if paper.is_stopped() || home_of(&paper.reading, &record.workspace).is_none() {
                continue;
            }
            let review = record.workspace.reviews.keys().next().unwrap().clone();
            let holding = Holding { set: &record.set, workspace: &record.workspace };
            let mut count = 1000;
            let mut new_id = || { count += 1; RecordId::new(&format!("new/{count}")) };
            let Ok(planned) = plan(&paper, holding, &Target::Review(review), &[], &mut new_id) else { continue };
            for one in planned.plan.rows.iter().flat_map(|row| &row.records) {
                for field in one.fields.keys() {
                    let here = before.set.value(&one.id, field);
                    prop_assert!(here.is_none_or(serde_json::Value::is_null), "{} {field}", one.id);
                }
            }
        }
    }
}

#[test]
fn reading_takes_time_in_proportion_to_the_text() {
    // A paper that would take hours if every line were compared with every other.
    for line in [
        "Header\n4\n",
        "Recommendation 1: a\n",
        "word ",
        "(recommendations 1-99) ",
        "• a\n",
        "3 May 2021 a\n",
        "1. Accept in full Y\n",
        "R1\n\n",
    ] {
        let text = line.repeat(400_000 / line.len());
        for kind in PaperKind::ALL {
            let begun = std::time::Instant::now();
            let _ = read(*kind, &text);
            assert!(begun.elapsed().as_secs() < 20, "{line:?} as {kind:?}");
        }
    }
}
