//! Rule V28: the clock for the executive's reply. It is a courtesy and refuses nothing.

use time::{Date, Month};

use crate::domain::check::{Finding, Level, Rule, report};
use crate::domain::date::{StatedDate, YearMonth};
use crate::domain::review::Review;
use crate::domain::workspace::Workspace;

/// How many months after notice a reply is looked for where a review does not say. It is to be checked
/// against the council's own rules.
pub const MONTHS_TO_REPLY: u32 = 2;

/// Longer than this is nobody's clock.
const MOST_MONTHS: u32 = 120;

/// When the executive had notice of a report, and when it replies.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ReplyClock {
    /// The day of the notice: that of the Board's approval.
    pub notice: Date,
    /// The day some months later.
    pub due: Date,
    /// The day of the Cabinet's meeting, where one is recorded.
    pub answered: Option<Date>,
}

pub(super) fn check(workspace: &Workspace, findings: &mut Vec<Finding>) {
    for (id, entry) in &workspace.reviews {
        let Some(clock) = reply_clock(&entry.record) else {
            continue;
        };
        let said = StatedDate::Day;
        let reply = match clock.answered {
            Some(day) => format!(
                "The Cabinet met on it on {}, {} after.",
                said(day),
                match (day - clock.notice).whole_days() {
                    1 => "1 day".to_owned(),
                    days => format!("{days} days"),
                }
            ),
            None => "No day of a Cabinet meeting on it is recorded.".to_owned(),
        };
        let message = format!(
            "The Board approved the report on {}, so a reply is looked for by {}. {reply}",
            said(clock.notice),
            said(clock.due)
        );
        report(findings, Rule::V28, Level::Note, id, message);
    }
}

/// The clock of a review; `None` while no day of approval is recorded.
pub fn reply_clock(review: &Review) -> Option<ReplyClock> {
    let day = |date: Option<StatedDate>| match date {
        Some(StatedDate::Day(day)) => Some(day),
        _ => None,
    };
    let notice = day(review.approved)?;
    Some(ReplyClock {
        notice,
        due: months_after(notice, review.reply_months)?,
        answered: day(review.cabinet).filter(|day| *day >= notice),
    })
}

/// The same day some months later (two where none are set), or the last one of a month that is shorter.
fn months_after(day: Date, months: u32) -> Option<Date> {
    let months = match months {
        0 => MONTHS_TO_REPLY,
        months => months.min(MOST_MONTHS),
    };
    let count = u8::from(day.month()) - 1 + u8::try_from(months).ok()?;
    let month = YearMonth::new(day.year() + i32::from(count / 12), count % 12 + 1)?;
    let last = month.last_day()?;
    let month = Month::try_from(count % 12 + 1).ok()?;
    Date::from_calendar_date(last.year(), month, day.day().min(last.day())).ok()
}
