//! The dates to keep as a calendar file (RFC 5545): reporting back, and the due dates of open actions.
//!
//! A date that names a day is an all-day event. One that names a month, two months or a season is an
//! all-day span from its first day to its last, so that no day is made up (rule V10). What has no date
//! makes no event.

use time::Date;

use crate::domain::date::{StatedDate, iso};
use crate::domain::id::RecordId;
use crate::domain::meeting::ActionState;
use crate::exchange::Holding;

/// A calendar file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Calendar {
    /// Its text.
    pub text: String,
    /// How many events it has.
    pub events: usize,
    /// How many open actions have no date and so no event.
    pub undated: usize,
}

/// Writes the calendar. `moment` is when it is made, as `2021-01-14T16:10:00Z`.
pub fn write(holding: Holding<'_>, moment: &str) -> Calendar {
    let mut writer = Writer {
        holding,
        stamp: basic(moment),
        out: String::new(),
        events: 0,
    };
    for line in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Scrutiny Tracker//Dates to keep//EN",
        "CALSCALE:GREGORIAN",
    ] {
        writer.line(line);
    }
    for (id, entry) in &holding.workspace.reviews {
        let review = &entry.record;
        let summary = format!("Report back: {}", review.title);
        writer.event(id, "reportBack", review.report_back, &summary, "");
    }
    for (id, entry) in &holding.workspace.recommendations {
        let one = &entry.record;
        let summary = format!("Due: recommendation {}, {}", one.number, one.title);
        writer.event(id, "due", one.due, &summary, &one.summary);
    }
    let mut undated = 0;
    for (id, entry) in &holding.workspace.actions {
        let action = &entry.record;
        if action.state != ActionState::Open {
            continue;
        }
        let summary = format!("Action due: {}", action.text);
        let owner = format!("Owner: {}", action.owner);
        if !writer.event(id, "due", action.due, &summary, &owner) {
            undated += 1;
        }
    }
    writer.line("END:VCALENDAR");
    Calendar {
        text: writer.out,
        events: writer.events,
        undated,
    }
}

struct Writer<'a> {
    holding: Holding<'a>,
    stamp: String,
    out: String,
    events: usize,
}

impl Writer<'_> {
    /// Writes an event; `false` where the date names no day and there is none.
    fn event(
        &mut self,
        id: &RecordId,
        field: &str,
        date: Option<StatedDate>,
        summary: &str,
        about: &str,
    ) -> bool {
        let Some((stated, first, after)) = date.and_then(|date| {
            let (first, last) = date.span()?;
            Some((date, first, last.next_day()?))
        }) else {
            return false;
        };
        self.events += 1;
        let changes = self.holding.set.changes_of(id).len();
        let about = match about {
            "" => stated.to_string(),
            about => format!("{about}\n{stated}"),
        };
        self.line("BEGIN:VEVENT");
        for (name, value) in [
            ("UID:", format!("{id}/{field}@scrutiny-tracker")),
            ("DTSTAMP:", self.stamp.clone()),
            ("SEQUENCE:", changes.saturating_sub(1).to_string()),
            ("DTSTART;VALUE=DATE:", day(first)),
            // The day after the last, which itself is no part of the event.
            ("DTEND;VALUE=DATE:", day(after)),
            ("SUMMARY:", summary.to_owned()),
            ("DESCRIPTION:", about),
        ] {
            self.line(&format!("{name}{}", escaped(&value)));
        }
        self.line("TRANSP:TRANSPARENT");
        self.line("END:VEVENT");
        true
    }

    /// Writes a line, folded so that no piece has more than 75 octets and no sign is cut.
    fn line(&mut self, line: &str) {
        let mut octets = 0;
        for sign in line.chars() {
            if octets + sign.len_utf8() > 75 {
                self.out.push_str("\r\n ");
                octets = 1;
            }
            self.out.push(sign);
            octets += sign.len_utf8();
        }
        self.out.push_str("\r\n");
    }
}

/// A text as a value: commas, semicolons and backslashes are marked, a new line is written as one, and
/// other control signs are left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '\\' | ',' | ';' => {
                out.push('\\');
                out.push(sign);
            }
            '\n' => out.push_str("\\n"),
            control if control.is_control() => {}
            plain => out.push(plain),
        }
    }
    out
}

fn day(day: Date) -> String {
    basic(&iso(day))
}

/// A date or moment without its dashes and colons.
fn basic(written: &str) -> String {
    written.replace(['-', ':'], "")
}
