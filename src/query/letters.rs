//! Texts to send: what officers are asked for, what the chair writes when a reply is late, and what is handed
//! on when a task group ends or a chair changes. They are made from the record and promise nothing that is not in it.

use time::Date;

use crate::domain::check::reply::ReplyClock;
use crate::domain::date::StatedDate;
use crate::domain::meeting::ActionState;
use crate::domain::recommendation::Recommendation;
use crate::domain::review::Review;
use crate::domain::workspace::Workspace;
use crate::query::delivery::LastUpdate;
use crate::query::filter::Need;
use crate::query::list::Row;
use crate::query::timing::plural;
use crate::query::waiting::{awaited_responses, has_need};

/// An officer with the recommendations to ask about.
pub struct Asked<'a> {
    /// The officer; empty where no lead officer is named.
    pub officer: String,
    /// The recommendations, in order.
    pub rows: Vec<&'a Row>,
}

/// Whom to ask for updates on which recommendations: those that were accepted, by the officer who leads.
pub fn asked<'a>(workspace: &Workspace, rows: &'a [Row]) -> Vec<Asked<'a>> {
    let mut asked: Vec<Asked<'a>> = Vec::new();
    for row in rows.iter().filter(|row| row.answer.is_accepted()) {
        let officer = workspace
            .get::<Recommendation>(&row.id)
            .map_or("", |record| record.lead_officer.trim());
        match asked.iter_mut().find(|one| one.officer == officer) {
            Some(one) => one.rows.push(row),
            None => asked.push(Asked {
                officer: officer.to_owned(),
                rows: Vec::from([row]),
            }),
        }
    }
    asked
}

/// When the last update was given, and how long ago: "14 January 2021, 3 months ago".
pub fn last_said(row: &Row) -> String {
    let ago = match row.silence {
        None => String::new(),
        Some(0) => ", less than a month ago".to_owned(),
        Some(months) => format!(", {} ago", plural(months, "month")),
    };
    match row.last_update {
        LastUpdate::None => "no update yet".to_owned(),
        LastUpdate::Undated => "date not stated".to_owned(),
        LastUpdate::Dated(day) => format!("{}{ago}", StatedDate::Day(day)),
    }
}

/// When progress is to be reported back, in words.
pub fn report_back_said(review: &Review) -> String {
    match review.report_back {
        Some(date) => date.to_string(),
        None => "a date to be set".to_owned(),
    }
}

/// The text that asks an officer for updates.
pub fn request(review: &Review, asked: &Asked<'_>) -> String {
    let to = match asked.officer.as_str() {
        "" => "the lead officer",
        officer => officer,
    };
    let mut text = format!(
        "To {to}\nProgress on {}\n\nProgress on this review is to be reported back: {}. The panel asks for an update on each of these recommendations.\n",
        review.title,
        report_back_said(review)
    );
    for row in &asked.rows {
        text.push_str(&format!(
            "\n{}. {} (last update: {})",
            row.number,
            row.title,
            last_said(row)
        ));
    }
    text.push_str("\n\nFor each, say what has happened, how far it has come, what comes next and by when, and where the evidence is.");
    if !review.contact.is_empty() {
        text.push_str(&format!("\nSend it to: {}.", review.contact));
    }
    text
}

/// The chair's letter when the clock for a reply has run out (rule V28); `None` while it has not.
pub fn reminder(review: &Review, clock: &ReplyClock, today: Date) -> Option<String> {
    if clock.answered.is_some() || today <= clock.due {
        return None;
    }
    let day = StatedDate::Day;
    Some(format!(
        "To the Cabinet\nReply to the scrutiny report {}\n\nThe report was approved on {}. A reply was looked for by {}, and none is recorded. The panel asks when the Cabinet will reply, and to which recommendations it can reply now.",
        review.title,
        day(clock.notice),
        day(clock.due)
    ))
}

/// What is handed on when a task group ends or a chair changes: what is open, the next dates, who answers.
pub fn handover(workspace: &Workspace, rows: &[Row], review: &Review) -> String {
    let mut text = format!(
        "Handover note: {}\nReport back: {}.\n\nOpen actions",
        review.title,
        report_back_said(review)
    );
    let mut none = true;
    for entry in workspace.actions.values() {
        let action = &entry.record;
        if action.state == ActionState::Done {
            continue;
        }
        none = false;
        let owner = match action.owner.as_str() {
            "" => "no owner named",
            owner => owner,
        };
        let due = action
            .due
            .map_or_else(|| "no date set".to_owned(), |due| format!("due {due}"));
        text.push_str(&format!(
            "\n- {} ({}; {owner}; {due})",
            action.text,
            action.state.label().to_ascii_lowercase()
        ));
        if !action.target_body.is_empty() {
            text.push_str(&format!(" To: {}.", action.target_body));
        }
    }
    if none {
        text.push_str("\n- None.");
    }
    text.push_str("\n\nAnswers still awaited");
    let awaited = awaited_responses(workspace, rows);
    for one in &awaited {
        let numbers = crate::query::describe::list_numbers(&one.numbers);
        text.push_str(&format!("\n- {}: recommendation {numbers}", one.name));
    }
    if awaited.is_empty() {
        text.push_str("\n- None.");
    }
    text.push_str("\n\nEach recommendation");
    for row in rows {
        let needs = if has_need(row, Need::Update) {
            "; needs an update"
        } else {
            ""
        };
        text.push_str(&format!(
            "\n- {}. {}: {}; officers say: {}; panel's view: {}; {}; last update: {}{needs}",
            row.number,
            row.title,
            row.answer.label(),
            row.delivery.label(),
            row.panel_view.label(),
            row.timing.label(),
            last_said(row)
        ));
    }
    text.push_str("\n\nPeople who have left, and who follows");
    let mut none = true;
    for entry in workspace.people.values() {
        let person = &entry.record;
        if let Some(to) = person.to {
            none = false;
            let follows = workspace.people.values().find(|other| {
                other.record.post == person.post
                    && other.record.body == person.body
                    && other.record.to.is_none()
            });
            let follows = match follows {
                Some(other) if !other.record.name.is_empty() => other.record.name.as_str(),
                _ => "nobody recorded",
            };
            text.push_str(&format!(
                "\n- {}, {}, until {to}. Followed by: {follows}",
                person.name, person.post
            ));
        }
    }
    if none {
        text.push_str("\n- None recorded.");
    }
    text
}
