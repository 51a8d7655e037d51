//! Papers as different councils lay them out, each read exactly.

use scrutiny_tracker::domain::recommendation::Verb;
use scrutiny_tracker::domain::response::{AlternativeWording, Answer};
use scrutiny_tracker::exchange::papers::recognise;

use super::*;

/// Number and wording of each recommendation.
fn wordings(paper: &Paper) -> Vec<(u32, &str)> {
    let all = report(paper).recommendations.iter();
    all.map(|one| (one.number, one.wording.text.as_str()))
        .collect()
}

/// Number, answer, mark, and note of each answer.
fn answers(paper: &Paper) -> Vec<(u32, Answer, &str, &str)> {
    let all = form(paper).answers.iter();
    all.map(|one| {
        let note = one.note.as_ref().map_or("", |note| note.text.as_str());
        (one.number, one.answer, one.mark.as_str(), note)
    })
    .collect()
}

fn texts(found: &[scrutiny_tracker::exchange::papers::Found]) -> Vec<&str> {
    found.iter().map(|found| found.text.as_str()).collect()
}

#[test]
fn a_form_that_answers_one_recommendation_is_a_form() {
    let form = "Title of report: Empty Homes\n\nR1 Count them.\nResponse: Accepted\n";
    assert_eq!(recognise(form), Some(PaperKind::Response));
    // A report may print what was answered to one of its recommendations.
    let report =
        "Empty Homes\n\nRecommendations\n\nR1 Count them.\nResponse: Accepted\n\nR2 Let them.\n";
    assert_eq!(recognise(report), Some(PaperKind::Report));
}

#[test]
fn l1_a_report_with_heads_themes_paragraphs_and_appendices() {
    let paper = paper(PaperKind::Report, BUSES_REPORT);
    let report = report(&paper);
    assert_eq!(recognise(BUSES_REPORT), Some(PaperKind::Report));
    assert_eq!(
        report.title.as_ref().unwrap().text,
        "Later Buses for Borsetland"
    );
    assert_eq!(
        report.authority.as_ref().unwrap().text,
        "Borsetland County Council"
    );
    assert_eq!(report.date.unwrap().date.written(), "2022-02");
    assert_eq!(report.lead.as_ref().unwrap().text, "Ada Marsh");
    assert_eq!(
        texts(&report.members),
        ["Ben Okoro", "Carol Pym", "Dev Rao"]
    );
    assert_eq!(
        texts(&report.officers),
        [
            "Eve Sand, Scrutiny Co-ordinator",
            "Finn Tull, Scrutiny Officer"
        ]
    );
    assert_eq!(report.terms.len(), 2);
    assert_eq!(
        texts(&report.scope)[2],
        "What do riders, drivers and companies say?"
    );
    assert_eq!(report.scope.len(), 4);
    let counts = (
        report.recommendations.len(),
        report.themes.len(),
        report.activities.len(),
    );
    assert_eq!(counts, (12, 6, 15));
    assert_eq!(report.activities[9].date.written(), "2021-11-22");
    assert_eq!(
        report.activities[9].text.text,
        "Update report to the Scrutiny Board"
    );
    assert_eq!(texts(&report.missing), ["Appendix 3 - Glossary"]);
    let third = &report.recommendations[2];
    assert_eq!((third.verb, third.theme), (Some(Verb::Urges), Some(0)));
    assert_eq!(third.paragraphs, [6, 7]);
    assert_eq!(
        report.recommendations[5].portfolios,
        ["Towns and Villages", "Highways and Transport"]
    );
    assert_eq!(report.recommendations[11].verb, Some(Verb::Requests));
    let due: Vec<_> = report
        .recommendations
        .iter()
        .filter_map(|one| one.due)
        .map(|due| due.written())
        .collect();
    assert_eq!(due, ["2023-03/2023-04"]);
    assert_eq!(said(&paper).len(), 1, "{:?}", said(&paper));
}

#[test]
fn l2_short_numbers_and_headers_in_the_middle_of_a_sentence() {
    let text = "Empty Homes\n\nR1 That the Council counts empty homes each spring, and tells\n\nPage 3 of 9\nEmpty Homes Review\n\neach parish how many it has.\n\nR2. That empty homes pay the full tax after one\n4\nEmpty Homes Review\nyear, with no exception.\nR3 That a county-\nwide fund is set up.\n\nPage 5 of 9\nEmpty Homes Review\n";
    let paper = paper(PaperKind::Report, text);
    assert_eq!(
        wordings(&paper),
        [
            (
                1,
                "That the Council counts empty homes each spring, and tells each parish how many it has."
            ),
            (
                2,
                "That empty homes pay the full tax after one year, with no exception."
            ),
            (3, "That a county-wide fund is set up."),
        ]
    );
    assert_eq!(said(&paper), [""; 0]);
    assert_eq!(paper.of_pages, [5, 6, 12, 17, 18]);
}

#[test]
fn l3_numbers_under_a_heading_and_paragraphs_elsewhere() {
    let text = "Fostering in Westmark\n\n1. Introduction\n\n1. We met foster carers.\n2. We met officers.\n\nSummary of Recommendations\n\nThe group recommends to Cabinet:\n\n1. That carers are paid by the tenth of each month\n2. That a handbook is printed,\nand kept up to date\n3) That respite is offered\n\nConclusion\n\n4. We thank all carers.\n";
    let paper = paper(PaperKind::Report, text);
    assert_eq!(
        wordings(&paper),
        [
            (1, "That carers are paid by the tenth of each month"),
            (2, "That a handbook is printed, and kept up to date"),
            (3, "That respite is offered"),
        ]
    );
    assert_eq!(
        report(&paper).title.as_ref().unwrap().text,
        "Fostering in Westmark"
    );
}

#[test]
fn l4_dashes_capitals_and_numbers_in_words() {
    let text = "RECOMMENDATION ONE – “The Executive Member for Parks should open the gates at 6am.”\n\n**Recommendation 2** — the Council plants 100 trees\n\nRecommendation No. 3\n\nThe Portfolio Holder for Parks and Open Spaces writes to all clubs.\n";
    let paper = paper(PaperKind::Report, text);
    assert_eq!(
        wordings(&paper),
        [
            (
                1,
                "“The Executive Member for Parks should open the gates at 6am.”"
            ),
            (2, "the Council plants 100 trees"),
            (
                3,
                "The Portfolio Holder for Parks and Open Spaces writes to all clubs."
            ),
        ]
    );
    let portfolios: Vec<_> = report(&paper)
        .recommendations
        .iter()
        .map(|one| one.portfolios.join("; "))
        .collect();
    assert_eq!(portfolios, ["Parks", "", "Parks and Open Spaces"]);
}

#[test]
fn l5_bullets_without_numbers() {
    let text = "Library Opening Hours\n\nOur Recommendations\n\nBooks\n\n• The Council opens each library on one evening\n  a week.\n• The Council asks borrowers what they want.\n\nPeople\n\n• The Cabinet Member for Culture thanks the volunteers.\n\nBackground\n\n• This is no recommendation.\n";
    let paper = paper(PaperKind::Report, text);
    assert_eq!(
        wordings(&paper),
        [
            (1, "The Council opens each library on one evening a week."),
            (2, "The Council asks borrowers what they want."),
            (3, "The Cabinet Member for Culture thanks the volunteers."),
        ]
    );
    assert_eq!(texts(&report(&paper).themes), ["Books", "People"]);
    assert_eq!(
        said(&paper),
        [
            "0: The paper prints no numbers. The recommendations are numbered here in the order in which they stand."
        ]
    );
}

#[test]
fn l6_a_table_that_a_pdf_put_on_lines_of_their_own() {
    let text = "Flood Wardens\n\nRecommendations\n\nNo.\n\nRecommendation\n\n1\n\nThat each parish has two wardens by\nthe autumn.\n\n2\n\nThat sandbags are stored at the depot.\n\n17\n\n3\n\nThat the Cabinet Member for Environment reports in a year.\n";
    let paper = paper(PaperKind::Report, text);
    assert_eq!(
        wordings(&paper),
        [
            (1, "That each parish has two wardens by the autumn."),
            (2, "That sandbags are stored at the depot."),
            (
                3,
                "That the Cabinet Member for Environment reports in a year."
            ),
        ]
    );
}

#[test]
fn l7_a_table_with_tabs_a_glossary_and_a_schedule_by_weekdays() {
    let text = "Scrutiny Review: School Meals\n\nReview Group Membership\nCouncillors A Lee (Chair), B Day (Vice-Chair) and C Fox\n\nRecommendations\n\nRef\tRecommendation\tWho\nR1\tThat every school has a cook of its own.\tSchools\nR2\tThat meals are tasted by a councillor (paragraphs 4 to 6).\tMembers\n\nEvidence sessions\nMonday 3 June 2024 - Heads of five schools\n10/06/24 Visit to a kitchen\nAutumn 2024: Survey\n\nGlossary of terms\nFSM\tFree school meals\nPan – a large pot\n";
    let paper = paper(PaperKind::Report, text);
    let report = report(&paper);
    assert_eq!(
        wordings(&paper),
        [
            (1, "That every school has a cook of its own."),
            (
                2,
                "That meals are tasted by a councillor (paragraphs 4 to 6)."
            ),
        ]
    );
    assert_eq!(report.recommendations[1].paragraphs, [4, 5, 6]);
    assert_eq!(report.title.as_ref().unwrap().text, "School Meals");
    assert_eq!(report.lead.as_ref().unwrap().text, "A Lee");
    assert_eq!(texts(&report.members), ["B Day", "C Fox"]);
    let days: Vec<_> = report
        .activities
        .iter()
        .map(|one| (one.date.written(), one.text.text.as_str()))
        .collect();
    assert_eq!(
        days,
        [
            ("2024-06-03".to_owned(), "Heads of five schools"),
            ("2024-06-10".to_owned(), "Visit to a kitchen"),
            ("2024-autumn".to_owned(), "Survey"),
        ]
    );
    assert_eq!(
        texts(&report.glossary),
        ["FSM Free school meals", "Pan – a large pot"]
    );
}

#[test]
fn l8_a_summary_that_prints_the_recommendations_twice_and_a_list_within_one() {
    let text = "Summary of recommendations\nRecommendation 1: The Council should:\na) buy a boat;\nb) paint it.\nRecommendation 2: The Council learns to row\n\nFindings\n\n12. Boats float.\n\nRecommendation 1: The Council should:\n\n13. A boat is cheap.\n\nRecommendation 2: The Council learns to row\n\n14. Rowing is good.\n";
    let paper = paper(PaperKind::Report, text);
    assert_eq!(
        wordings(&paper),
        [
            (1, "The Council should:\nbuy a boat;\npaint it."),
            (2, "The Council learns to row")
        ]
    );
    let paragraphs: Vec<_> = report(&paper)
        .recommendations
        .iter()
        .map(|one| one.paragraphs.clone())
        .collect();
    assert_eq!(paragraphs, [vec![13], vec![14]]);
}

#[test]
fn l9_a_form_whose_tables_stand_beside_the_wrong_recommendations() {
    let paper = paper(PaperKind::Response, BUSES_RESPONSE);
    assert_eq!(recognise(BUSES_RESPONSE), Some(PaperKind::Response));
    let form = form(&paper);
    assert_eq!(
        form.title.as_ref().unwrap().text,
        "Later buses for Borsetland"
    );
    assert_eq!(form.name.as_ref().unwrap().text, "Councillor Guy Holt");
    assert_eq!(
        form.portfolio.as_ref().unwrap().text,
        "Highways and Transport"
    );
    assert_eq!(form.approved.unwrap().date.written(), "2022-03-14");
    assert_eq!(form.cabinet.unwrap().date.written(), "2022-03-24");
    assert_eq!(form.answered, None);
    assert_eq!(
        form.general.as_ref().unwrap().text,
        "The Task Group rode more buses than anybody asked of it, and its report is the better for it. I thank all of them."
    );
    let count = |answer| {
        form.answers
            .iter()
            .filter(|one| one.answer == answer)
            .count()
    };
    let counts = [Answer::InFull, Answer::InPart, Answer::Declined].map(count);
    assert_eq!((form.answers.len(), counts), (12, [10, 1, 1]));
    let doubtful: Vec<u32> = form
        .answers
        .iter()
        .filter(|one| one.is_doubtful())
        .map(|one| one.number)
        .collect();
    assert_eq!(doubtful, [1, 2, 3, 5, 11]);
    assert_eq!(form.answers[10].mark, "N");
    assert_eq!(
        form.answers[10].note.as_ref().unwrap().text,
        "There are three such forums in the county already"
    );
    assert_eq!(
        form.answers[1].note.as_ref().unwrap().text,
        "To be looked at again when the new contracts are let."
    );
    assert_eq!(form.answers[3].note, None);
    assert_eq!(
        texts(&form.headings).last(),
        Some(&"What works in other places")
    );
}

#[test]
fn l10_answers_in_words_behind_labels() {
    let text = "Cabinet Response to Scrutiny\n\nReview: Empty Homes\nResponse from: Cllr Jo Park, Cabinet Member for Housing\nDate of response: 4 May 2023\n\nR1 That the Council counts empty homes.\n\nResponse: Accepted. Work has begun.\n\nR2 That empty homes pay more.\n\nCabinet response: Partially agreed\nReason: The law sets\nthe tax.\nAlternative wording: That they pay more after two years.\n\nR3 That a fund is set up.\n\nDecision: Rejected – there is one already.\n\nR4 That all this is reported.\n\nResponse: Noted\n";
    let paper = paper(PaperKind::Response, text);
    assert_eq!(
        answers(&paper),
        [
            (1, Answer::InFull, "Accepted", "Work has begun."),
            (
                2,
                Answer::InPart,
                "Partially agreed",
                "The law sets the tax."
            ),
            (3, Answer::Declined, "Rejected", "there is one already."),
            (4, Answer::Awaiting, "Noted", ""),
        ]
    );
    let form = form(&paper);
    assert_eq!(form.answered.unwrap().date.written(), "2023-05-04");
    assert_eq!(
        form.answers[1].alternative,
        AlternativeWording::Offered("That they pay more after two years.".to_owned())
    );
    assert_eq!(
        form.answers[3].doubt,
        "“Noted” is none of the three answers."
    );
}

#[test]
fn l11_a_table_of_answers_with_tabs_and_one_on_lines() {
    let tabs = "Title of report: School Meals\nRelevant Cabinet Member: Cllr Jo Park (Cabinet Member for Schools)\nNo\tRecommendation\tResponse\tComment\n1\tThat every school has a cook.\tAccepted\tFrom May.\n2\tThat meals are tasted.\tNot accepted\tIt costs too much.\n";
    assert_eq!(
        answers(&paper(PaperKind::Response, tabs)),
        [
            (1, Answer::InFull, "Accepted", "From May."),
            (2, Answer::Declined, "Not accepted", "It costs too much.")
        ]
    );
    let lines = "Title of report: School Meals\nNo\nRecommendation\n1\nThat every school has a cook.\n\nAccepted in full\nFrom May.\n2\nThat meals are tasted.\n\nAccepted in part\nIn June.\n";
    assert_eq!(
        answers(&paper(PaperKind::Response, lines)),
        [
            (1, Answer::InFull, "Accepted in full", "From May."),
            (2, Answer::InPart, "Accepted in part", "In June.")
        ]
    );
}

#[test]
fn l12_boxes_to_tick_and_marks_below_their_rows() {
    let text = "Recommendation 1: Buy a boat\n\n☒ Accept in full\n☐ Accept in part\n☐ Decline\n\nRecommendation 2: Paint it\n\nAccept in full: No\nAccept in part: Yes\nDecline: No\n\nOnly the outside.\n\nRecommendation 3: Sink it\n\n1. Accept recommendation in full\n2. Accept recommendation in part*\n3. Decline recommendation*\nX\n\nWe cannot, by law.\n";
    let paper = paper(PaperKind::Response, text);
    assert_eq!(
        answers(&paper),
        [
            (1, Answer::InFull, "☒", ""),
            (2, Answer::InPart, "Yes", "Only the outside."),
            (3, Answer::Declined, "X", "We cannot, by law."),
        ]
    );
    assert!(form(&paper).answers.iter().all(|one| !one.is_doubtful()));
}

#[test]
fn l13_minutes_with_notes_on_ranges() {
    let paper = paper(PaperKind::Minutes, BUSES_MINUTES);
    assert_eq!(recognise(BUSES_MINUTES), Some(PaperKind::Minutes));
    let minutes = minutes(&paper);
    assert_eq!(
        minutes.body.as_ref().unwrap().text,
        "Economy and Environment Panel"
    );
    assert_eq!(minutes.date.unwrap().date.written(), "2022-10-11");
    assert_eq!(
        minutes.item.as_ref().unwrap().text,
        "Later Buses for Borsetland - Progress on Recommendations"
    );
    assert_eq!(
        texts(&minutes.attendance)[2],
        "Cllr Guy Holt, Cabinet Member for Highways and Transport"
    );
    let ranges: Vec<_> = minutes
        .notes
        .iter()
        .map(|note| note.numbers.clone())
        .collect();
    assert_eq!(
        ranges,
        [vec![1, 2, 3], vec![4, 5, 6, 7], vec![8, 9, 10, 11, 12]]
    );
    assert!(
        minutes.notes[0]
            .words
            .text
            .ends_with("One route was dropped when its driver retired.")
    );
    assert_eq!((minutes.points.len(), minutes.actions.len()), (2, 1));
    assert_eq!(minutes.actions[0].numbers, [6]);
    assert_eq!(said(&paper), [""; 0]);
}

#[test]
fn l14_minutes_in_other_words_and_without_a_date() {
    let text = "Minutes\n\nHousing Committee\n\nPresent: Cllr A Lee, Cllr B Day\n\nEmpty Homes\n\nRecommendation 1: homes were counted.\n\nRecommendations 2 and 3 wait for the budget.\n\nMembers raised the following points:\n- The count is late\n\nRESOLVED:\n1. That recommendation 2 is heard again in May.\n\nThe meeting closed at 9pm.\nNothing follows.\n";
    let paper = paper(PaperKind::Minutes, text);
    let minutes = minutes(&paper);
    assert_eq!(minutes.date, None);
    assert_eq!(texts(&minutes.attendance), ["Cllr A Lee", "Cllr B Day"]);
    let notes: Vec<_> = minutes
        .notes
        .iter()
        .map(|note| (note.numbers.clone(), note.words.text.as_str()))
        .collect();
    assert_eq!(
        notes,
        [
            (vec![1], "Recommendation 1: homes were counted."),
            (vec![2, 3], "Recommendations 2 and 3 wait for the budget.")
        ]
    );
    assert_eq!(minutes.points[0].words.text, "The count is late");
    assert_eq!(
        minutes.actions[0].words.text,
        "That recommendation 2 is heard again in May."
    );
}

#[test]
fn curly_quotes_carriage_returns_and_strange_blanks_change_nothing() {
    let plain =
        "Recommendation 1: The Council’s ‘own’ bus.\n\nRecommendation 2: It runs – daily.\n";
    let odd = format!(
        "\u{feff}{}",
        plain
            .replace('\n', "\r\n")
            .replace("Council’s ", "Council’s\r\n\u{a0}\u{200b}")
    );
    let odd = paper(PaperKind::Report, &odd);
    assert_eq!(wordings(&odd), wordings(&paper(PaperKind::Report, plain)));
}
