//! Timing: worked out from dates, never typed in.

use time::{Date, Duration};

use crate::domain::amount::with_commas;
use crate::domain::date::whole_months_between;
use crate::domain::id::RecordId;
use crate::domain::meeting::{Meeting, MeetingState};
use crate::domain::recommendation::Recommendation;
use crate::domain::workspace::Workspace;
use crate::query::delivery::LastUpdate;

/// Where a recommendation stands against its dates (rule V09).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Timing {
    /// It has no date to keep, and nothing dated was reported.
    NoDate,
    /// It has no date to keep; the last dated update is this many months old.
    Silent {
        /// Whole months since the last update.
        months: u32,
    },
    /// Its date is more than 30 days ahead.
    Ahead,
    /// Its date is within 30 days.
    DueSoon {
        /// Days left.
        days: u32,
    },
    /// Its date has passed and nothing was reported.
    Overdue {
        /// Days since.
        days: u32,
    },
    /// It was reported back.
    ReportedBack,
}

const SOON: Duration = Duration::days(30);

impl Timing {
    /// The label people read.
    pub fn label(self) -> String {
        match self {
            Self::NoDate => "No date set".to_owned(),
            Self::Silent { months: 0 } => "Updated this month".to_owned(),
            Self::Silent { months } => format!("{} since the last update", plural(months, "month")),
            Self::Ahead => "Not due yet".to_owned(),
            Self::DueSoon { days: 0 } => "Due today".to_owned(),
            Self::DueSoon { days } => format!("Due in {}", plural(days, "day")),
            Self::Overdue { days } => format!("{} overdue", plural(days, "day")),
            Self::ReportedBack => "Reported back".to_owned(),
        }
    }
}

/// Works out the timing of a recommendation on a day.
pub fn timing(
    workspace: &Workspace,
    id: &RecordId,
    recommendation: &Recommendation,
    last_update: LastUpdate,
    today: Date,
) -> Timing {
    let Some((opens, due)) = recommendation.due.and_then(|date| date.span()) else {
        return match last_update {
            LastUpdate::Dated(day) => Timing::Silent {
                months: whole_months_between(day, today),
            },
            LastUpdate::Undated | LastUpdate::None => Timing::NoDate,
        };
    };
    if reported_since(workspace, id, last_update, opens) {
        return Timing::ReportedBack;
    }
    let days = |span: Duration| u32::try_from(span.whole_days()).unwrap_or(0);
    if today > due {
        Timing::Overdue {
            days: days(today - due),
        }
    } else if due - today <= SOON {
        Timing::DueSoon {
            days: days(due - today),
        }
    } else {
        Timing::Ahead
    }
}

/// Whether an update, or a meeting that was held on the recommendation, falls on or after `opens`.
fn reported_since(
    workspace: &Workspace,
    id: &RecordId,
    last_update: LastUpdate,
    opens: Date,
) -> bool {
    let by_update = matches!(last_update, LastUpdate::Dated(day) if day >= opens);
    by_update
        || workspace.naming::<Meeting>(id).iter().any(|(_, entry)| {
            let meeting = &entry.record;
            meeting.state == MeetingState::Held
                && meeting.recommendations.contains(id)
                && meeting.date.span().is_some_and(|(_, last)| last >= opens)
        })
}

/// `1 day`, `2 days`.
pub fn plural(count: u32, one: &str) -> String {
    if count == 1 {
        format!("1 {one}")
    } else {
        format!("{} {one}s", with_commas(u64::from(count)))
    }
}
