//! Addresses read back as the pages they lead to.

#![allow(clippy::unreachable, reason = "a test may stop at the first surprise")]

use super::*;

#[test]
fn every_route_reads_back_from_its_address() {
    let filter = Filter::parse("q=pay+%26+travel&response=declined&sort=updated&dir=desc");
    for route in [
        Route::Home,
        Route::NewReview,
        Route::AddRecommendation,
        Route::Recommendations(filter.clone()),
        Route::Progress(filter.clone()),
        Route::Recommendation(8, filter),
        Route::RecordResponse(
            6,
            Some(RecordId::new(
                "care-work/addressee/transformation-and-commissioning",
            )),
        ),
        Route::RecordResponse(6, None),
        Route::AddUpdate(12),
        Route::Meetings,
        Route::Meeting(RecordId::new("care-work/meeting/board-2020-06-22")),
        Route::Review,
        Route::Reviews(String::new()),
        Route::Reviews("pay & travel".to_owned()),
        Route::AddRecord("theme".to_owned(), None),
        Route::AddRecord("action".to_owned(), Some(RecordId::new("a b/c?d&e#f"))),
        Route::EditRecord(RecordId::new("care-work/action/1"), String::new()),
        Route::EditRecord(RecordId::new("/odd//id/?part=x&£"), "view".to_owned()),
        Route::Money,
        Route::Workforce(String::new(), String::new()),
        Route::Workforce("care-work/figure/a b".to_owned(), "x&y".to_owned()),
        Route::Workforce(String::new(), "x".to_owned()),
        Route::FigureTable(RecordId::new("a b/c?&d"), String::new()),
        Route::FigureTable(
            RecordId::new("x"),
            "place=A+%28E1%29&period=2019".to_owned(),
        ),
        Route::Planning(String::new()),
        Route::Planning("length=18&posts=16%2C100".to_owned()),
        Route::Evidence,
        Route::Checks,
        Route::Tables,
        Route::Data,
        Route::ReadPaper,
        Route::Conflicts,
        Route::TakeOut(ChangeId::parse(&"0a".repeat(16)).unwrap_or_else(|| unreachable!())),
        Route::Present(Show::all()),
        Route::Present(Show::parse("theme=a/1&slide=4&size=150")),
        Route::Changes(String::new()),
        Route::Changes("meeting:a b/1".to_owned()),
        Route::ReportBack,
        Route::Print(None),
        Route::Print(Some(String::new())),
        Route::Print(Some("cover,schedule".to_owned())),
        Route::Settings,
        Route::Help(String::new()),
        Route::Help("record-a-response".to_owned()),
        Route::Accessibility,
        Route::NotFound,
    ] {
        assert_eq!(Route::parse(&route.href()), route);
    }
}

#[test]
fn an_address_names_its_review_beside_what_it_says_anyway() {
    let review = RecordId::new("bus & rail/review");
    let filter = Filter::parse("q=pay&sort=updated");
    for route in [
        Route::Home,
        Route::Recommendation(8, filter.clone()),
        Route::Recommendations(filter),
        Route::AddRecord("action".to_owned(), Some(RecordId::new("m/1"))),
        Route::EditRecord(RecordId::new("m/1"), "scope".to_owned()),
    ] {
        let plain = route.href();
        assert_eq!(review_in(&plain), None);
        let address = of_review(&plain, &review);
        assert_eq!(Route::parse(&address), route);
        assert_eq!(review_in(&address), Some(review.clone()));
        assert_eq!(of_review(&address, &RecordId::new("other")), address);
    }
}

#[test]
fn what_is_no_address_is_not_found() {
    for fragment in [
        "#/nowhere",
        "#/recommendations/0",
        "#/recommendations/08",
        "#/recommendations/8/x",
        "#/data/x",
        "#/take-out/0a",
    ] {
        assert_eq!(Route::parse(fragment), Route::NotFound, "{fragment}");
    }
}

#[test]
fn a_badly_written_value_is_passed_over() {
    assert_eq!(
        Route::parse("#/recommendations?q=%zz"),
        Route::Recommendations(Filter::parse(""))
    );
}
