//! Getting progress ready to be reported back: five tasks in order, with the texts to send.

use time::Date;

use crate::content::deed::Deed;
use crate::content::light::timing_tag;
use crate::content::on_this_page::on_this_page;
use crate::content::record_form::change_link;
use crate::content::sheet::Sheet;
use crate::domain::check::reply::reply_clock;
use crate::domain::date::StatedDate;
use crate::domain::id::RecordId;
use crate::domain::meeting::ActionState;
use crate::domain::review::Review;
use crate::domain::workspace::Workspace;
use crate::markup::part::{
    ButtonLook, ListLook, Tone, button, button_link, disclosure, heard, lead, link, list,
    page_title, paragraph, said, section, section_named, tag,
};
use crate::markup::table::{Column, Table};
use crate::markup::{Node, element, several, text};
use crate::query::filter::{Filter, Need};
use crate::query::letters::{asked, handover, last_said, reminder, report_back_said, request};
use crate::query::list::Row;
use crate::query::show::Show;
use crate::query::timing::plural;
use crate::query::waiting::{has_need, open_actions};
use crate::route::Route;

/// The tasks in their order.
const TASKS: [&str; 5] = [
    "1. Ask for updates",
    "2. Check each recommendation",
    "3. Actions",
    "4. Money",
    "5. Print or show it",
];

/// The page.
pub fn sheet(workspace: &Workspace, rows: &[Row], today: Date) -> Sheet {
    let title = "Prepare the report back";
    let mut nodes = several([page_title(title)]);
    match workspace.reviews.iter().next() {
        Some((id, entry)) if !rows.is_empty() => {
            let review = &entry.record;
            let tasks = TASKS.iter().zip(1..);
            let tasks = tasks.map(|(heading, number)| (task_id(number), (*heading).to_owned()));
            nodes.push(on_this_page(tasks.collect()));
            nodes.extend(window(id, review));
            nodes.push(ask(workspace, rows, review));
            nodes.push(check(rows));
            nodes.push(actions(workspace));
            nodes.push(money(workspace));
            nodes.push(pack());
            nodes.push(reply(review, today));
            nodes.push(section(
                "When a task group ends or a chair changes",
                several([to_send(
                    "handover",
                    "Handover note",
                    handover(workspace, rows, review),
                )]),
            ));
        }
        _ => nodes.push(said(
            "There are no recommendations yet. Add them or read a report in, then come back.",
        )),
    }
    Sheet {
        title: title.to_owned(),
        nodes,
    }
}

fn task_id(number: usize) -> String {
    format!("task-{number}")
}

/// The section of a task, by its number.
fn task(number: usize, children: Vec<Node>) -> Node {
    let heading = TASKS.get(number.saturating_sub(1)).copied();
    section_named(&task_id(number), heading.unwrap_or_default(), children)
}

/// When it is due. A month or a window of months is as good as a day.
fn window(id: &RecordId, review: &Review) -> Vec<Node> {
    let said = match review.report_back {
        Some(_) => format!("Report back asked for in {}.", report_back_said(review)),
        None => {
            "No date is set for the report back. A day, a month or two months will do.".to_owned()
        }
    };
    several([
        lead(said),
        paragraph(several([change_link(
            id,
            "dates",
            "the date of the report back",
        )])),
    ])
}

/// A text with the button that copies it.
fn to_send(id: &str, name: &str, words: String) -> Node {
    let copy = Deed::CopyText(id.to_owned()).words();
    let text_shown = element("div", several([text(words)]))
        .class("st-to-send")
        .with("id", id);
    disclosure(
        name,
        several([
            text_shown.node(),
            button(
                "govuk-button govuk-button--secondary",
                copy,
                several([text("Copy the text"), heard(format!(": {name}"))]),
            ),
        ]),
    )
    .node()
}

fn ask(workspace: &Workspace, rows: &[Row], review: &Review) -> Node {
    let asked = asked(workspace, rows);
    let mut nodes = Vec::new();
    if asked.is_empty() {
        nodes.push(said(
            "No recommendation has been accepted, so there is nothing to ask.",
        ));
    }
    for (place, one) in asked.iter().enumerate() {
        let officer = match one.officer.as_str() {
            "" => "no lead officer named",
            officer => officer,
        };
        let count = u32::try_from(one.rows.len()).unwrap_or(u32::MAX);
        let name = format!("Request to {officer}: {}", plural(count, "recommendation"));
        nodes.push(to_send(
            &format!("request-{place}"),
            &name,
            request(review, one),
        ));
    }
    task(1, nodes)
}

fn check(rows: &[Row]) -> Node {
    let ready = rows
        .iter()
        .filter(|row| standing(row).1 == Tone::Green)
        .count();
    let table = Table {
        id: "ready".to_owned(),
        caption: format!("{ready} of {} are ready", rows.len()),
        columns: several([
            Column::Words("Recommendation"),
            Column::Words("Is it ready?"),
            Column::Words("Last update"),
            Column::Words("Timing"),
            Column::Words("What you can do"),
        ]),
        rows: rows.iter().map(checked).collect(),
    };
    task(2, several([table.node()]))
}

/// Whether a recommendation is ready to be reported on.
fn standing(row: &Row) -> (&'static str, Tone) {
    if has_need(row, Need::Update) {
        ("Needs an update", Tone::Orange)
    } else if row.in_doubt {
        ("Not clear in source", Tone::Yellow)
    } else {
        ("Ready", Tone::Green)
    }
}

fn checked(row: &Row) -> Vec<Vec<Node>> {
    let (words, tone) = standing(row);
    let about = || heard(format!(" to recommendation {}", row.number));
    let one = Route::Recommendation(row.number, Filter::all()).href();
    let add = Route::AddUpdate(row.number).href();
    several([
        several([link(
            one,
            several([text(format!("{}. {}", row.number, row.title))]),
        )]),
        several([tag(tone, words)]),
        several([text(last_said(row))]),
        several([timing_tag(row.timing)]),
        several([link(add, several([text("Add an update"), about()]))]),
    ])
}

fn actions(workspace: &Workspace) -> Node {
    let open = u32::try_from(open_actions(workspace)).unwrap_or(u32::MAX);
    let all = workspace.actions.values();
    let items = all
        .filter(|entry| entry.record.state == ActionState::Open)
        .map(|entry| several([text(entry.record.text.clone())]))
        .collect();
    task(
        3,
        several([
            said(format!("{} open.", plural(open, "action"))),
            list(ListLook::Bullets, items),
            paragraph(several([link(
                Route::Meetings.href(),
                several([text("Change the actions")]),
            )])),
        ]),
    )
}

fn money(workspace: &Workspace) -> Node {
    let lines = u32::try_from(workspace.money.len()).unwrap_or(u32::MAX);
    task(
        4,
        several([
            said(format!("{} recorded.", plural(lines, "sum"))),
            paragraph(several([link(
                Route::Money.href(),
                several([text("Check the money")]),
            )])),
        ]),
    )
}

fn pack() -> Node {
    task(
        5,
        several([
            button_link(
                ButtonLook::Primary,
                Route::Print(None).href(),
                several([text("Print the pack")]),
            ),
            button_link(
                ButtonLook::Secondary,
                Route::Present(Show::all().at(1)).href(),
                several([text("Present it")]),
            ),
        ]),
    )
}

/// The clock for the executive's reply (rule V28): a courtesy, and to be checked against the council's own rules.
fn reply(review: &Review, today: Date) -> Node {
    let mut nodes = Vec::new();
    match reply_clock(review) {
        None => nodes.push(said(
            "No day of approval is recorded, so there is no clock for the reply.",
        )),
        Some(clock) => {
            let day = StatedDate::Day;
            let days = |from: Date, to: Date| {
                plural(u32::try_from((to - from).whole_days()).unwrap_or(0), "day")
            };
            let mut words = format!(
                "Notice was given on {}. A reply is looked for by {}; check this against the council's own rules.",
                day(clock.notice),
                day(clock.due)
            );
            words.push_str(&match clock.answered {
                Some(answered) => format!(
                    " The Cabinet answered on {}, {} after the notice.",
                    day(answered),
                    days(clock.notice, answered)
                ),
                None if today > clock.due => {
                    format!(" None is recorded: {} late.", days(clock.due, today))
                }
                None => format!(" {} left.", days(today, clock.due)),
            });
            nodes.push(said(words));
            if let Some(letter) = reminder(review, &clock, today) {
                nodes.push(to_send("reminder", "The chair's letter", letter));
            }
        }
    }
    section("The Cabinet's reply", nodes)
}
