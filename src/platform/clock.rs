//! The computer's clock: the local calendar day, and the moment for stamps.

use js_sys::Date as JsDate;
use time::{Date, Month};

/// Today in the computer's own time zone.
pub fn today() -> Option<Date> {
    let now = JsDate::new_0();
    let year = i32::try_from(now.get_full_year()).ok()?;
    let month = Month::try_from(u8::try_from(now.get_month()).ok()? + 1).ok()?;
    Date::from_calendar_date(year, month, u8::try_from(now.get_date()).ok()?).ok()
}

/// The moment to the thousandth of a second, as `2021-01-14T16:10:00.123Z`.
pub fn moment() -> String {
    String::from(JsDate::new_0().to_iso_string())
}

/// The moment as `2021-01-14T16:10:00Z`.
pub fn now() -> String {
    let written = moment();
    match written.split_once('.') {
        Some((seconds, _)) => format!("{seconds}Z"),
        None => written,
    }
}

/// The local day and time for a file's name: `2021-01-14-1610`.
pub fn for_file_name() -> String {
    let now = JsDate::new_0();
    format!(
        "{:04}-{:02}-{:02}-{:02}{:02}",
        now.get_full_year(),
        now.get_month() + 1,
        now.get_date(),
        now.get_hours(),
        now.get_minutes()
    )
}

/// Milliseconds of the computer's clock, for how long a step has taken.
pub fn milliseconds() -> f64 {
    JsDate::now()
}

/// Seconds of the computer's clock, for how long something takes.
pub fn seconds() -> u32 {
    // In whole seconds it fits until 2106.
    (JsDate::now() / 1000.0) as u32
}
