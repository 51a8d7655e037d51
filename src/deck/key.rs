//! The keys of a presentation. A remote control sends Page up and Page down.

use crate::domain::word::words;

words! {
    /// A step in a presentation.
    Turn, form "a step", absent Next {
        /// The next slide.
        Next = "next", "Next";
        /// The one before.
        Previous = "previous", "Previous";
        /// The first.
        First = "first", "First slide";
        /// The last.
        Last = "last", "Last slide";
        /// A blank screen, or the slide again.
        Blank = "blank", "Blank screen";
        /// Larger text.
        Larger = "larger", "Larger text";
        /// Smaller text.
        Smaller = "smaller", "Smaller text";
        /// Text of the usual size.
        Usual = "usual", "Usual text size";
        /// Switch the keys that are signs on or off.
        Letters = "letters", "Letter shortcuts";
        /// Show or hide the list of keys.
        Keys = "keys", "Keys";
        /// Full screen, or a window again.
        Full = "full", "Full screen";
        /// Leave.
        Leave = "leave", "Leave";
    }
}

/// What a key asks for. `letters` says whether keys that are signs count; in a field no key does, which is
/// not asked here.
pub fn turn(key: &str, shift: bool, letters: bool) -> Option<Turn> {
    Some(match key {
        " " if shift => Turn::Previous,
        "ArrowRight" | "ArrowDown" | "PageDown" | " " => Turn::Next,
        "ArrowLeft" | "ArrowUp" | "PageUp" => Turn::Previous,
        "Home" => Turn::First,
        "End" => Turn::Last,
        "Escape" => Turn::Leave,
        "b" | "B" | "." if letters => Turn::Blank,
        "?" if letters => Turn::Keys,
        "+" if letters => Turn::Larger,
        "-" if letters => Turn::Smaller,
        "0" if letters => Turn::Usual,
        _ => return None,
    })
}

/// The keys with what they do, for people.
pub const KEYS: [(&str, &str); 7] = [
    ("Right, Down, Page down or Space", "next slide"),
    ("Left, Up, Page up or Shift and Space", "slide before"),
    ("Home, End", "first and last slide"),
    ("Escape", "leave full screen, then the presentation"),
    ("B or full stop", "blank the screen, or show it again"),
    ("+, - and 0", "larger, smaller and usual text"),
    ("?", "show these keys"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_count_only_while_they_are_switched_on() {
        for key in ["b", "B", ".", "?", "+", "-", "0"] {
            assert!(turn(key, false, true).is_some(), "{key}");
            assert_eq!(turn(key, false, false), None, "{key}");
        }
        assert_eq!(turn("n", false, true), None);
    }

    #[test]
    fn arrows_pages_and_space_turn_whether_signs_count_or_not() {
        for letters in [true, false] {
            for key in ["ArrowRight", "ArrowDown", "PageDown", " "] {
                assert_eq!(turn(key, false, letters), Some(Turn::Next), "{key}");
            }
            for key in ["ArrowLeft", "ArrowUp", "PageUp"] {
                assert_eq!(turn(key, false, letters), Some(Turn::Previous), "{key}");
            }
            assert_eq!(turn(" ", true, letters), Some(Turn::Previous));
            assert_eq!(turn("Escape", false, letters), Some(Turn::Leave));
        }
    }
}
