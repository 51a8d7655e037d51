//! Home: where the review stands, what waits for whom, and what changed last.

pub mod since;

use crate::content::charts::{answer_chart, delivery_chart};
use crate::content::home::since::{SinceLast, for_the_meeting, since_last};
use crate::content::role::Role;
use crate::content::sheet::Sheet;
use crate::domain::amount::with_commas;
use crate::domain::review::{Review, ReviewState};
use crate::domain::workspace::Workspace;
use crate::markup::part::{
    ButtonLook, ListLook, button_link, column_heading, disclosure, heard, lead, link, list,
    list_items, name, page_title, paragraph, quiet, quiet_line, said, strong,
};
use crate::markup::{Node, element, several, text};
use crate::query::describe::list_numbers;
use crate::query::filter::{Filter, Need};
use crate::query::list::Row;
use crate::query::summary::{AnswerCounts, answer_counts};
use crate::query::timing::plural;
use crate::query::waiting::{AwaitedResponse, awaited_responses, numbers_needing, open_actions};
use crate::route::Route;

/// So many recommendations are named in one line; the list has the rest.
const NAMED: usize = 50;

/// A change in words: what it is about, what it did, and who made it when.
pub struct LatestChange {
    /// What it is about.
    pub about: String,
    /// What it did.
    pub what: String,
    /// Who, and when.
    pub who: String,
}

/// Whether somebody has begun to work here, so that the offer to begin elsewhere is out of place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Work {
    /// Nothing was changed yet.
    NotBegun {
        /// The path of this copy of the tracker, or the address of the site.
        address: String,
    },
    /// Something was changed.
    Begun,
}

/// The page.
pub fn sheet(
    workspace: &Workspace,
    rows: &[Row],
    (latest, since): (Vec<LatestChange>, Option<SinceLast>),
    work: &Work,
    role: Option<Role>,
) -> Sheet {
    let review = workspace.reviews.values().next().map(|entry| &entry.record);
    let title = match review {
        Some(review) if !review.title.is_empty() => &review.title,
        _ => "Home",
    };
    let mut nodes = several([page_title(title)]);
    nodes.extend(review.map(identity));
    nodes.extend(review.and_then(archived));
    let mut waiting = waits(workspace, rows, role);
    if !rows.is_empty() {
        let address = Route::ReportBack.href();
        let words = several([text("Prepare the report back")]);
        let (mut first, mut last) = (Vec::new(), Vec::new());
        match role {
            Some(Role::ScrutinyOfficer) => {
                first.push(button_link(ButtonLook::Primary, address, words));
            }
            _ => last.push(paragraph(several([link(address, words)]))),
        }
        if matches!(role, Some(Role::DirectorateOfficer | Role::CabinetMember)) {
            first.append(&mut waiting);
        }
        nodes.extend(first);
        nodes.push(for_the_meeting());
        nodes.push(summary(&answer_counts(rows)));
        nodes.extend(last);
    }
    let notice = match work {
        Work::NotBegun { address } => Some(first_notice(address)),
        Work::Begun => None,
    };
    nodes.extend(overview(rows, waiting, (latest, since), notice));
    Sheet {
        title: title.to_owned(),
        nodes,
    }
}

/// The quiet line under the title: the report, who led it, and when progress is due back.
fn identity(review: &Review) -> Node {
    let mut parts = Vec::new();
    if let Some(date) = review.report_date {
        parts.push(format!("Scrutiny report, {date}"));
    }
    if !review.lead_member.is_empty() {
        parts.push(format!("led by {}", review.lead_member));
    }
    if let Some(date) = review.report_back {
        parts.push(format!("report back asked for in {date}"));
    }
    quiet_line(parts.join("; "))
}

/// That the review is closed, where it is.
fn archived(review: &Review) -> Option<Node> {
    (review.state == ReviewState::Archived)
        .then(|| said("This review is in the archive. It is kept to be looked up."))
}

/// What a newcomer can do instead of reading the review that comes with the tracker.
fn first_notice(address: &str) -> Node {
    let offers = element(
        "p",
        several([
            link(
                Route::NewReview.href(),
                several([text("Start an empty review")]),
            ),
            text(", "),
            link(Route::ReadPaper.href(), several([text("Read a report in")])),
            text(" or "),
            link(
                Route::Data.href(),
                several([text("Open a file someone sent me")]),
            ),
            text("."),
        ]),
    );
    let comes = "This review comes with the tracker. Its facts are from published papers; its sentences are ours.";
    element(
        "div",
        several([
            element("p", several([text(comes)])).node(),
            offers.node(),
            disclosure("I have worked here before, and it is gone", lost(address))
                .class("govuk-details")
                .node(),
        ]),
    )
    .class("govuk-inset-text")
    .node()
}

/// Why somebody may find the tracker empty who has worked in it, and what helps.
fn lost(address: &str) -> Vec<Node> {
    let here = element("bdi", several([text(address.to_owned())])).class("st-path");
    let reasons = [
        "Was the tracker's file moved or renamed, or did you open another copy of it? In Firefox each copy keeps its own work. Open the old copy.",
        "Was the browser's data cleared, by you or by a setting at work? Then open your last saved file, or ask a colleague for theirs.",
        "Was it a private window? Those forget everything when they are closed.",
    ]
    .map(|reason| several([text(reason)]));
    several([
        paragraph(several([
            text("There is no work in this browser for this copy of the tracker: "),
            here.node(),
        ])),
        list(ListLook::Bullets, reasons.into()),
    ])
}

/// The body of the page. What is offered to a newcomer stands beside the work that waits, so that it is in sight and
/// not in the way.
fn overview(
    rows: &[Row],
    mut left: Vec<Node>,
    (latest, since): (Vec<LatestChange>, Option<SinceLast>),
    notice: Option<Node>,
) -> Vec<Node> {
    let mut right = Vec::from_iter(notice);
    if rows.is_empty() {
        right.extend(several([
            lead("No recommendations yet."),
            said(
                "Read them from the report, add them one by one, or open a file that a colleague sent you.",
            ),
            paragraph(several([
                text("Themes, people, dates and papers go on the page "),
                link(Route::Review.href(), several([text("Review")])),
                text(", meetings and actions on the page "),
                link(Route::Meetings.href(), several([text("Meetings")])),
                text("."),
            ])),
            button_link(
                ButtonLook::Primary,
                Route::ReadPaper.href(),
                several([text("Read a report in")]),
            ),
            button_link(
                ButtonLook::Secondary,
                Route::AddRecommendation.href(),
                several([text("Add a recommendation")]),
            ),
        ]));
        return right;
    }
    left.extend(since_last(since));
    left.extend(latest_changes(latest));
    right.push(answer_chart(rows));
    let columns = several([element("div", left).node(), element("div", right).node()]);
    several([
        element("div", columns).class("st-home").node(),
        delivery_chart(rows),
    ])
}

/// `12 recommendations: 10 accepted in full, …`, every number a link to its list.
fn summary(counts: &AnswerCounts) -> Node {
    let all = Route::Recommendations(Filter::all()).href();
    let mut words = several([link(
        all,
        several([text(plural(counts.total, "recommendation"))]),
    )]);
    for (place, (count, said, answer)) in counts.parts().into_iter().enumerate() {
        words.push(text(if place == 0 { ": " } else { ", " }));
        let part = text(format!("{count} {said}"));
        words.push(match answer {
            Some(answer) => link(
                Route::Recommendations(Filter::answered(answer)).href(),
                several([part]),
            ),
            None => part,
        });
    }
    element("p", words).class("st-summary").node()
}

/// Every line leads straight to the work.
fn waits(workspace: &Workspace, rows: &[Row], role: Option<Role>) -> Vec<Node> {
    let mut lines: Vec<Vec<Node>> = awaited_responses(workspace, rows)
        .iter()
        .map(awaited)
        .collect();
    for need in [Need::Update, Need::Clarity, Need::Choice] {
        let numbers = numbers_needing(rows, need);
        if !numbers.is_empty() {
            let line = needing(need, &numbers);
            match (need, role) {
                (Need::Update, Some(Role::DirectorateOfficer)) => lines.insert(0, line),
                _ => lines.push(line),
            }
        }
    }
    let actions = open_actions(workspace);
    if actions > 0 {
        let words = if actions == 1 {
            "Open action"
        } else {
            "Open actions"
        };
        lines.push(waiting_line(
            actions,
            several([link(Route::Meetings.href(), several([text(words)]))]),
            "Agreed at a meeting".to_owned(),
        ));
    }
    let body = if lines.is_empty() {
        said("Nothing waits for anybody.")
    } else {
        element("ul", list_items(lines)).class("st-waiting").node()
    };
    several([column_heading("What waits for whom"), body])
}

fn awaited(awaited: &AwaitedResponse) -> Vec<Node> {
    let mut words = several([text("Needs a response: ")]);
    for (place, number) in awaited.numbers.iter().take(NAMED).enumerate() {
        if place > 0 {
            words.push(text(", "));
        }
        let href = Route::RecordResponse(*number, Some(awaited.addressee.clone())).href();
        let said = several([
            heard("Record a response to "),
            text(format!("Recommendation {number}")),
        ]);
        words.push(link(href, said));
    }
    if awaited.numbers.len() > NAMED {
        let mut filter = Filter::needing(Need::Response);
        filter.addressees.insert(awaited.addressee.clone());
        let more = plural_more(awaited.numbers.len() - NAMED);
        words.push(text(" and "));
        words.push(link(
            Route::Recommendations(filter).href(),
            several([text(more)]),
        ));
    }
    waiting_line(
        awaited.numbers.len(),
        several([element("span", words).node()]),
        awaited.name.clone(),
    )
}

fn needing(need: Need, numbers: &[u32]) -> Vec<Node> {
    let who = match need {
        Need::Update => "the officers who lead on them",
        Need::Clarity => "a person who can check the form",
        Need::Choice => "somebody to choose between two versions",
        Need::Response => "the Cabinet Members",
    };
    let noun = if numbers.len() == 1 {
        "Recommendation"
    } else {
        "Recommendations"
    };
    let href = Route::Recommendations(Filter::needing(need)).href();
    waiting_line(
        numbers.len(),
        several([link(href, several([text(need.label())]))]),
        format!("{noun} {}: for {who}", first_numbers(numbers)),
    )
}

/// The first of the numbers, and how many more there are.
fn first_numbers(numbers: &[u32]) -> String {
    match numbers.get(..NAMED) {
        Some(first) if numbers.len() > NAMED => {
            let first: Vec<String> = first.iter().map(u32::to_string).collect();
            let more = plural_more(numbers.len() - NAMED);
            format!("{} and {more}", first.join(", "))
        }
        _ => list_numbers(numbers),
    }
}

fn plural_more(count: usize) -> String {
    format!(
        "{} more",
        with_commas(u64::try_from(count).unwrap_or(u64::MAX))
    )
}

fn waiting_line(count: usize, mut what: Vec<Node>, who: String) -> Vec<Node> {
    what.push(quiet(several([text(who)])));
    several([
        element("span", several([text(count.to_string())]))
            .class("st-waiting__count")
            .node(),
        element("div", what).class("st-waiting__what").node(),
    ])
}

fn latest_changes(latest: Vec<LatestChange>) -> Vec<Node> {
    if latest.is_empty() {
        return Vec::new();
    }
    let items = latest.into_iter().map(change_line).collect();
    several([
        column_heading("Latest changes"),
        list(ListLook::Spaced, items),
    ])
}

/// A change as one line.
pub fn change_line(change: LatestChange) -> Vec<Node> {
    several([
        strong(change.about),
        text(format!(": {} ", change.what)),
        quiet(several([text("("), name(change.who), text(")")])),
    ])
}
