//! Broken papers, each refused or remarked on with a sentence of its own.

use scrutiny_tracker::exchange::papers::{NotPlanned, recognise};

use super::*;

fn refused(kind: PaperKind, text: &str) -> String {
    read(kind, text).unwrap_err().to_string()
}

#[test]
fn b1_an_empty_paper() {
    for text in ["", " \n\t\r\n", "\u{feff}", "----\n• •\n"] {
        assert_eq!(
            refused(PaperKind::Report, text),
            "There is no text in it. If the paper is a scan, it holds pictures of words. Find a version with text. Nothing was changed."
        );
    }
}

#[test]
fn b2_five_megabytes_of_text() {
    let text = "A bus leaves at nine. ".repeat(5_000_000 / 22);
    let said = "The text is too long: 5 MB. The tracker reads papers of up to 4 MB of text. Paste the report alone, without the rest of the pack. Nothing was changed.";
    assert_eq!(refused(PaperKind::Report, &text), said);
}

#[test]
fn b3_a_paper_that_is_no_report() {
    let text = "Dear colleague,\n\nthe meeting is on Tuesday. 1. Bring cake.\n";
    assert_eq!(recognise(text), None);
    assert_eq!(
        refused(PaperKind::Report, text),
        "No numbered recommendation was found, so this does not read as a scrutiny report. If it is another kind of paper, choose which. Nothing was changed."
    );
    assert_eq!(
        refused(PaperKind::Response, text),
        "No recommendation with an answer was found, so this does not read as a response form. If it is another kind of paper, choose which. Nothing was changed."
    );
    assert_eq!(
        refused(PaperKind::Minutes, text),
        "No note on a recommendation, no point and no action was found, so this does not read as minutes. If it is another kind of paper, choose which. Nothing was changed."
    );
}

#[test]
fn b4_a_file_instead_of_its_text() {
    assert_eq!(
        refused(PaperKind::Report, "%PDF-1.7\nxyz"),
        "This is a PDF file, not the text in it. Open it, select all, copy, and paste the text here. Nothing was changed."
    );
    assert!(refused(PaperKind::Report, "PK\u{3}\u{4}xyz").starts_with("This is a Word file"));
}

#[test]
fn b5_two_recommendations_with_one_number() {
    let paper = paper(
        PaperKind::Report,
        "Recommendation 1: Buy a bus.\n\nRecommendation 2: Sell a bus.\n\nRecommendation 2: Paint a bus.\n",
    );
    assert_eq!(
        said(&paper),
        [
            "5: Recommendation 2 stands twice, with different words; first on line 3. Two cannot have one number. Correct the text, then read it again."
        ]
    );
    let record = Record::default();
    let holding = Holding {
        set: &record.set,
        workspace: &record.workspace,
    };
    let target = Target::NewReview("Buses".to_owned());
    let planned = plan(&paper, holding, &target, &[], &mut || RecordId::new("x"));
    assert_eq!(planned, Err(NotPlanned::Stopped));
}

#[test]
fn b6_a_gap_in_the_numbers() {
    let paper = paper(
        PaperKind::Report,
        "Buses\n\nRecommendation 1: Buy a bus.\n\nRecommendation 3: Paint it.\n",
    );
    assert_eq!(
        said(&paper),
        [
            "5: Recommendation 2 is missing: the numbers leave it out. Compare the paper before you go on."
        ]
    );
    assert!(!paper.is_stopped());
}

#[test]
fn b7_a_number_without_words() {
    let paper = paper(
        PaperKind::Report,
        "Buses\n\nRecommendation 1: Buy a bus.\n\nRecommendation 2:",
    );
    assert_eq!(
        said(&paper),
        ["5: Recommendation 2 has no words. It is left out."]
    );
    assert_eq!(report(&paper).recommendations.len(), 1);
}

#[test]
fn b8_a_report_without_a_title() {
    let paper = paper(PaperKind::Report, "Recommendations\n\n1. Buy a bus.\n");
    assert_eq!(said(&paper), ["0: No title was found. Enter one."]);
}

#[test]
fn b9_a_form_of_another_report() {
    let mut record = Record::default();
    record.take(&paper(PaperKind::Report, BUSES_REPORT), &[]);
    let other =
        "Title of report: Empty Homes\n\nRecommendation 1: Count them.\nResponse: Accepted\n";
    assert_eq!(
        home_of(
            &paper(PaperKind::Response, other).reading,
            &record.workspace
        ),
        None
    );
    // The title alone does not make it the same report.
    let same_title = other.replace("Empty Homes", "Later Buses for Borsetland");
    assert_eq!(
        home_of(
            &paper(PaperKind::Response, &same_title).reading,
            &record.workspace
        ),
        None
    );
    // Nor does a form that says nothing of itself.
    let unnamed = "Recommendation 1: Count them.\nResponse: Accepted\n";
    assert_eq!(
        home_of(
            &paper(PaperKind::Response, unnamed).reading,
            &record.workspace
        ),
        None
    );
}

#[test]
fn b10_an_answer_given_twice() {
    let paper = paper(
        PaperKind::Response,
        "Relevant CMR: Jo Park, CMR for Homes\n\nR1 Buy it.\nResponse: Accepted\n\nR1 Buy it.\nResponse: Declined. No.\n",
    );
    assert_eq!(
        said(&paper),
        [
            "6: Recommendation 1 is answered twice, first on line 3. Leave one of the two in the text, then read it again."
        ]
    );
    assert!(paper.is_stopped());
}

#[test]
fn b11_marks_that_say_nothing_or_too_much() {
    let text = "R1 Buy it.\n1. Accept in full\n2. Accept in part\n3. Decline\n\nR2 Sell it.\n1. Accept in full Y\n2. Accept in part\n3. Decline Y\n\nR3 Keep it.\n1. Accept in full\n2. Accept in part\n3. Decline N\n\nR4 Paint it.\n1. Accept in full\n2. Accept in part Y\n3. Decline\n";
    let paper = paper(PaperKind::Response, text);
    let doubts: Vec<&str> = form(&paper)
        .answers
        .iter()
        .map(|one| one.doubt.as_str())
        .collect();
    assert_eq!(
        doubts,
        [
            "No row of its table is marked.",
            "Its rows are marked in more than one way.",
            "The only mark is “N”, beside “Decline”. It may mean no. It is read as the mark of that row.",
            "",
        ]
    );
    assert_eq!(
        said(&paper),
        [
            "0: The form does not say which Cabinet Member answers.",
            "11: Recommendation 3 is not accepted in full, and the form gives no reason.",
            "16: Recommendation 4 is not accepted in full, and the form gives no reason.",
        ]
    );
}

#[test]
fn b12_a_form_that_does_not_say_who_answers() {
    let mut record = Record::default();
    record.take(
        &paper(
            PaperKind::Report,
            "Buses\n\nR1 The Cabinet Members for Roads and Parks act.\n",
        ),
        &[],
    );
    let paper = paper(
        PaperKind::Response,
        "R1 The Cabinet Members for Roads and Parks act.\nResponse: Accepted\n",
    );
    let review = home_of(&paper.reading, &record.workspace).unwrap();
    let holding = Holding {
        set: &record.set,
        workspace: &record.workspace,
    };
    let planned = plan(&paper, holding, &Target::Review(review), &[], &mut || {
        RecordId::new("x")
    });
    assert_eq!(planned, Err(NotPlanned::NoResponder));
}

#[test]
fn b13_portfolios_that_cannot_be_told_apart() {
    let paper = paper(
        PaperKind::Report,
        "Buses\n\nR1 The Cabinet Members for Roads and Paths and Parks act.\n",
    );
    assert_eq!(
        said(&paper),
        [
            "3: Recommendation 1 names several Cabinet Members for “Roads and Paths and Parks”. It is not clear where one ends and the next begins, so they are kept as one."
        ]
    );
}

#[test]
fn b14_what_is_not_understood_is_listed_with_its_line() {
    let text = "Buses\n\nRecommendation 1: Buy a bus.\n\nSchedule of Activity\nSometime in spring\n3 May 2021 Visit\n\nSome words that stand apart.\n\nGlossary\nA word and nothing about what it means, so far as can be seen.\n";
    assert_eq!(
        said(&paper(PaperKind::Report, text)),
        [
            "6: Not understood: “Sometime in spring”",
            "9: Not understood: “Some words that stand apart.”",
            "12: Not understood: “A word and nothing about what it means, so far as can be seen.”",
        ]
    );
}

#[test]
fn b15_several_papers_in_one() {
    let mut text = String::new();
    for number in 1..=450 {
        text.push_str(&format!("Recommendation {number}: Buy bus {number}.\n\n"));
    }
    assert_eq!(
        refused(PaperKind::Report, &text),
        "More than 400 entries of one kind were found. This may be several papers in one. Paste one paper alone. Nothing was changed."
    );
}

#[test]
fn b16_minutes_on_recommendations_that_are_not_here() {
    let mut record = Record::default();
    record.take(&paper(PaperKind::Report, "Buses\n\nR1 Buy a bus.\n"), &[]);
    let planned = record.take(
        &paper(
            PaperKind::Minutes,
            "Minutes\n\nBuses\n\nRecommendation 1 is done, and recommendation 9 is not.\n",
        ),
        &[],
    );
    assert_eq!(
        planned.kept,
        ["Line 5 names recommendation 9, which is not in this review."]
    );
}
