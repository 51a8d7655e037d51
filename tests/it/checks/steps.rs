//! The steps of a review in time: who answered, in which order things happened, what is overdue, and the
//! clock for the reply.

use scrutiny_tracker::domain::check::reply::reply_clock;
use scrutiny_tracker::domain::check::{Level, Rule, check};
use scrutiny_tracker::domain::date::{StatedDate, iso};
use scrutiny_tracker::domain::recommendation::Addressee;
use scrutiny_tracker::domain::response::Answer;
use scrutiny_tracker::domain::review::{Person, Review};
use scrutiny_tracker::domain::update::Update;
use scrutiny_tracker::domain::workspace::Workspace;
use scrutiny_tracker::query::checks::all;
use scrutiny_tracker::query::list::rows;

use super::{entry, finds, finds_nothing, numbered, responded};
use crate::golden::id;

fn date(text: &str) -> Option<StatedDate> {
    Some(StatedDate::parse(text).unwrap())
}

#[test]
fn v07_whoever_answers_holds_the_post() {
    let with = |name: &str, post: &str, answer| {
        let mut workspace = responded(|response| response.answer = answer);
        let addressee = Addressee {
            name: "Councillor Adrian Hardman".to_owned(),
            portfolio: "Adult Social Care".to_owned(),
            ..Addressee::blank()
        };
        workspace.addressees.insert(id("a/1"), entry(addressee));
        let person = Person {
            name: name.to_owned(),
            post: post.to_owned(),
            ..Person::blank()
        };
        workspace.people.insert(id("p"), entry(person));
        workspace
    };
    let post = "Cabinet Member for Adult Social Care";
    finds_nothing(&with("Adrian Hardman", post, Answer::InFull));
    let finding = finds(
        &with("Ann Other", post, Answer::InFull),
        Rule::V07,
        Level::Warning,
        "p/1",
    );
    assert!(
        finding.message.contains(
            "by the list of people Ann Other was Cabinet Member for Adult Social Care then"
        ),
        "{}",
        finding.message
    );
    let finding = finds(
        &with("", post, Answer::InFull),
        Rule::V07,
        Level::Warning,
        "p/1",
    );
    assert!(
        finding
            .message
            .contains("nobody was Cabinet Member for Adult Social Care then"),
        "{}",
        finding.message
    );
    // Nothing was answered; another post; and a list that does not have the post at all.
    finds_nothing(&with("Ann Other", post, Answer::Awaiting));
    finds_nothing(&with(
        "Ann Other",
        "Cabinet Member for Children",
        Answer::InFull,
    ));
    finds_nothing(&with(
        "Ann Other",
        "Director of Adult Social Care",
        Answer::InFull,
    ));
    let mut both = with("Ann Other", post, Answer::InFull);
    let holder = Person {
        name: "A Hardman".to_owned(),
        post: post.to_owned(),
        ..Person::blank()
    };
    both.people.insert(id("q"), entry(holder));
    finds_nothing(&both);
    // On a day in whose term the answer falls, only those in post then count.
    let on = |day: &str| {
        let mut changed = both.clone();
        let holder = &mut changed.people.get_mut(&id("q")).unwrap().record;
        (holder.from, holder.to) = (date("2017-05"), date("2021-05"));
        let after = &mut changed.people.get_mut(&id("p")).unwrap().record;
        after.from = date("2021-05");
        changed.responses.get_mut(&id("p/1")).unwrap().record.date = date(day);
        changed
    };
    finds_nothing(&on("2020-06-25"));
    finds_nothing(&on("2021-05-20"));
    let finding = finds(&on("2021-06-01"), Rule::V07, Level::Warning, "p/1");
    assert!(
        finding.message.contains("Ann Other was"),
        "{}",
        finding.message
    );
    let finding = finds(&on("2016"), Rule::V07, Level::Warning, "p/1");
    assert!(
        finding.message.contains("nobody was"),
        "{}",
        finding.message
    );
}

fn reviewed(change: impl Fn(&mut Review)) -> Workspace {
    let mut review = Review {
        motion_date: date("2019-02-14"),
        agreed: date("2019-03-28"),
        started: date("2019-10"),
        report_date: date("2020-03"),
        ..Review::blank()
    };
    change(&mut review);
    let mut workspace = Workspace::default();
    workspace.reviews.insert(id("r"), entry(review));
    workspace
}

#[test]
fn v08_the_steps_of_a_review_come_in_order() {
    finds_nothing(&reviewed(|_| ()));
    let finding = finds(
        &reviewed(|review| review.report_date = date("2019-09")),
        Rule::V08,
        Level::Warning,
        "r",
    );
    assert_eq!(
        finding.message,
        "The report (September 2019) comes before the start of the work (October 2019). Check both dates against the papers."
    );
    // The step before is the last that has a date.
    finds(
        &reviewed(|review| {
            review.started = None;
            review.report_date = date("2019-02");
        }),
        Rule::V08,
        Level::Warning,
        "r",
    );
    // Dates that can still be in order are.
    finds_nothing(&reviewed(|review| review.report_date = date("2019-10")));
    finds_nothing(&reviewed(|review| review.report_date = date("2019")));
    finds_nothing(&reviewed(|review| review.report_date = date("not-stated")));
}

#[test]
fn v09_a_window_that_has_passed_with_nothing_reported_is_told() {
    let mut workspace = numbered(&[("w", 1)]);
    let one = workspace.recommendations.get_mut(&id("w/1")).unwrap();
    one.record.due = date("2021-01/2021-02");
    let on = |workspace: &Workspace, day: &str| {
        let day = StatedDate::parse(day).unwrap().span().unwrap().0;
        all(workspace, &rows(workspace, day))
    };
    assert_eq!(on(&workspace, "2021-02-28"), []);
    let found = on(&workspace, "2021-03-01");
    assert_eq!(
        (found[0].rule, found[0].level, found.len()),
        (Rule::V09, Level::Warning, 1)
    );
    assert!(
        found[0].message.contains("1 day ago"),
        "{}",
        found[0].message
    );
    let update = Update {
        recommendations: vec![id("w/1")],
        date: StatedDate::parse("2021-02").unwrap(),
        ..Update::blank()
    };
    workspace.updates.insert(id("u"), entry(update));
    assert_eq!(on(&workspace, "2021-03-01"), []);
}

#[test]
fn v28_a_reply_is_looked_for_two_months_after_the_approval() {
    let approved = |day: &str| {
        let review = Review {
            approved: date(day),
            ..Review::blank()
        };
        reply_clock(&review).map(|clock| iso(clock.due))
    };
    assert_eq!(approved("2020-06-22").as_deref(), Some("2020-08-22"));
    assert_eq!(approved("2020-12-31").as_deref(), Some("2021-02-28"));
    assert_eq!(approved("2019-12-30").as_deref(), Some("2020-02-29"));
    assert_eq!(approved("2020-11-15").as_deref(), Some("2021-01-15"));
    assert_eq!(approved("2020-06"), None);
    let within = |reply_months: u32| {
        let review = Review {
            approved: date("2020-06-30"),
            reply_months,
            ..Review::blank()
        };
        reply_clock(&review).map(|clock| iso(clock.due))
    };
    assert_eq!(within(0), within(2));
    assert_eq!(within(1).as_deref(), Some("2020-07-30"));
    assert_eq!(within(8).as_deref(), Some("2021-02-28"));
    assert_eq!(within(u32::MAX), within(120));

    let replied = reviewed(|review| {
        review.approved = date("2020-06-22");
        review.cabinet = date("2020-06-25");
    });
    let finding = finds(&replied, Rule::V28, Level::Note, "r");
    assert_eq!(
        finding.message,
        "The Board approved the report on 22 June 2020, so a reply is looked for by 22 August 2020. The Cabinet met on it on 25 June 2020, 3 days after."
    );
    let open = reviewed(|review| review.approved = date("2020-06-22"));
    assert!(
        check(&open)[0]
            .message
            .ends_with("No day of a Cabinet meeting on it is recorded.")
    );
}
