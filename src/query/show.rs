//! What is presented and how. It lives in the address, so that a reload and a sent link lead to the same slide.

use crate::query::filter::Filter;
use crate::route::{encode, pairs};

/// The sizes of text to choose from, in hundredths.
pub const SIZES: [u32; 4] = [100, 125, 150, 200];

/// A presentation, as its address gives it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Show {
    /// Which recommendations are in it.
    pub filter: Filter,
    /// Since when a recommendation must have changed to be in it, as the page *What changed* names it;
    /// empty where it need not.
    pub since: String,
    /// The slide, from 1: a number, or any other word that the address holds. Empty before the first.
    pub slide: String,
    /// The ids of the charts that were chosen.
    pub charts: Vec<String>,
    /// How many minutes are planned for an item; 0 where nobody planned any.
    pub minutes: u32,
    /// The size of the text, one of [`SIZES`].
    pub size: u32,
    /// Whether the keys B, full stop and question mark do something.
    pub letters: bool,
}

impl Show {
    /// A presentation of everything, before its first slide.
    pub fn all() -> Self {
        Self::of(Filter::all())
    }

    /// A presentation of what a filter lists, before its first slide.
    pub fn of(filter: Filter) -> Self {
        Self {
            filter,
            since: String::new(),
            slide: String::new(),
            charts: Vec::new(),
            minutes: 0,
            size: 100,
            letters: true,
        }
    }

    /// Reads the query part of an address. What is not known is passed over; a slide is kept as it
    /// stands, so that an unknown one can be said to be so.
    pub fn parse(query: &str) -> Self {
        let mut show = Self::of(Filter::parse(query));
        for (name, value) in pairs(query) {
            match name.as_str() {
                "since" => show.since = value,
                "slide" => show.slide = value,
                "charts" => show.charts = value.split(',').map(str::to_owned).collect(),
                "minutes" => show.minutes = minutes(&value).unwrap_or_default(),
                "size" => {
                    let size = value.parse().ok();
                    show.size = size.filter(|size| SIZES.contains(size)).unwrap_or(100);
                }
                "letters" => show.letters = value != "off",
                _ => {}
            }
        }
        show
    }

    /// The query part of the address, always in the same order; empty when nothing is chosen.
    pub fn query(&self) -> String {
        let mut query = self.filter.query();
        let mut put = |name: &str, value: &str| {
            if !value.is_empty() {
                if !query.is_empty() {
                    query.push('&');
                }
                query.push_str(name);
                query.push('=');
                query.push_str(&encode(value));
            }
        };
        let unless = |usual: u32, number: u32| {
            if number == usual {
                String::new()
            } else {
                number.to_string()
            }
        };
        put("since", &self.since);
        put("charts", &self.charts.join(","));
        put("minutes", &unless(0, self.minutes));
        put("size", &unless(100, self.size));
        put("letters", if self.letters { "" } else { "off" });
        put("slide", &self.slide);
        query
    }

    /// The same presentation at a slide, from 1.
    pub fn at(&self, slide: usize) -> Self {
        let mut show = self.clone();
        show.slide = slide.to_string();
        show
    }

    /// The same slide with text of the next size up or down, where there is one.
    pub fn resized(&self, larger: bool) -> Self {
        let mut show = self.clone();
        let place = SIZES.iter().position(|size| *size == self.size);
        let next = place.and_then(|place| {
            if larger {
                SIZES.get(place + 1)
            } else {
                SIZES.get(place.checked_sub(1)?)
            }
        });
        show.size = next.copied().unwrap_or(self.size);
        show
    }
}

/// A number of minutes for an item, up to two hours.
pub fn minutes(text: &str) -> Option<u32> {
    text.parse().ok().filter(|minutes| *minutes <= 120)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_presentation_reads_back_from_its_query() {
        let query = "response=declined&since=2021-01-14&charts=delivery%2Cstair-1&minutes=5&size=150&letters=off&slide=4";
        assert_eq!(Show::parse(query).query(), query);
        assert_eq!(Show::all().query(), "");
        assert_eq!(Show::parse("size=7&minutes=900&letters=loud"), Show::all());
    }

    #[test]
    fn the_text_grows_and_shrinks_as_far_as_it_goes() {
        let mut show = Show::all();
        assert_eq!(show.resized(false).size, 100);
        for size in [125, 150, 200, 200] {
            show = show.resized(true);
            assert_eq!(show.size, size);
        }
        assert_eq!(show.resized(false).size, 150);
    }
}
