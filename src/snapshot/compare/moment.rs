//! Times on changes that cannot be right. They are told to people and decide nothing.

use crate::domain::date::{StatedDate, iso};

/// The earliest moment a change can have been made: before that nobody had this app.
const EARLIEST: &str = "2000-01-01T00:00:00Z";

/// The range in which the time of a change can lie.
pub(super) struct Possible {
    /// The last moment, a day after now, so that a clock of another time zone passes.
    latest: Option<String>,
}

impl Possible {
    /// The range as seen at a moment such as `2021-01-14T16:10:00Z`. A moment that is not of that form
    /// sets no end to the range.
    pub(super) fn at(now: &str) -> Self {
        let latest = parts(now).and_then(|(day, time)| {
            let StatedDate::Day(day) = day else {
                return None;
            };
            Some(format!("{}T{time}", iso(day.next_day()?)))
        });
        Self { latest }
    }

    /// Whether a time is of the form `2021-01-14T16:10:00Z` and within the range.
    pub(super) fn holds(&self, at: &str) -> bool {
        parts(at).is_some()
            && at >= EARLIEST
            && self.latest.as_deref().is_none_or(|latest| at <= latest)
    }
}

/// The day and the time of day, where a text is a moment of the form that the app writes.
fn parts(at: &str) -> Option<(StatedDate, &str)> {
    let (day, time) = at.split_once('T')?;
    let day = StatedDate::parse(day).filter(|day| matches!(day, StatedDate::Day(_)))?;
    is_time_of_day(time).then_some((day, time))
}

fn is_time_of_day(time: &str) -> bool {
    let [h1, h2, b':', m1, m2, b':', s1, s2, b'Z'] = time.as_bytes() else {
        return false;
    };
    let under = |limit: u8, tens: &u8, ones: &u8| {
        tens.is_ascii_digit() && ones.is_ascii_digit() && (tens - b'0') * 10 + (ones - b'0') < limit
    };
    under(24, h1, h2) && under(60, m1, m2) && under(60, s1, s2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f25_a_time_of_another_form_or_out_of_range_cannot_be_right() {
        let possible = Possible::at("2021-01-31T16:10:00Z");
        for right in [
            "2000-01-01T00:00:00Z",
            "2020-02-29T23:59:59Z",
            "2021-02-01T16:10:00Z",
        ] {
            assert!(possible.holds(right), "{right}");
        }
        for wrong in [
            "",
            "yesterday",
            "2021-01-14",
            "2021-01-14T16:10",
            "2021-01-14 16:10:00Z",
            "2021-01-14T16:10:00",
            "2021-01-14T16:10:00+01:00",
            "2021-01-14T16:10:00.000Z",
            "2021-01-14T24:00:00Z",
            "2021-01-14T16:60:00Z",
            "2021-01-14T16:1::00Z",
            "2021-01-14T16:10:60Z",
            "2021-01-14T1:10:000Z",
            "2021-02-29T16:10:00Z",
            "2021-01T16:10:00Z",
            "20210-01-14T16:10:00Z",
            "1999-12-31T23:59:59Z",
            "2021-02-01T16:10:01Z",
            "9999-12-31T23:59:59Z",
        ] {
            assert!(!possible.holds(wrong), "{wrong}");
        }
    }

    #[test]
    fn without_a_sound_clock_here_only_the_form_and_the_start_count() {
        let possible = Possible::at("never");
        assert!(possible.holds("9999-12-31T23:59:59Z"));
        assert!(!possible.holds("1999-12-31T23:59:59Z") && !possible.holds("soon"));
    }
}
