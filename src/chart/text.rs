//! How wide words are, without a browser to ask: an estimate on the generous side, and line breaking by it.

use super::picture::Weight;

/// The size of all words in a picture, in drawing units: about 12 px where the picture is 288 px wide.
pub const FONT_SIZE: f64 = 28.0;

/// From one baseline to the next, in drawing units.
pub const LINE_HEIGHT: f64 = 34.0;

/// The width of one line of words, in drawing units; rather too wide than too narrow.
pub(super) fn text_width(text: &str, weight: Weight) -> f64 {
    let ems: f64 = text.chars().map(ems).sum();
    let heavier = match weight {
        Weight::Regular => 1.0,
        Weight::Bold => 1.06,
    };
    ems * heavier * FONT_SIZE
}

/// The width of one character as a share of the font size.
fn ems(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | '!' | 'I' => 0.36,
        ' ' | 'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '/' | '-' => 0.44,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 0.96,
        'A'..='Z' | '&' => 0.76,
        '0'..='9' => 0.66,
        c if c.is_ascii() => 0.61,
        '£' | 'à'..='ÿ' => 0.66,
        _ => 1.0,
    }
}

/// Breaks words into lines no wider than `width`. A single word too long for a line is broken inside. Never empty.
pub fn wrap(text: &str, width: f64, weight: Weight) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let joined = if line.is_empty() {
            word.to_owned()
        } else {
            format!("{line} {word}")
        };
        if text_width(&joined, weight) <= width {
            line = joined;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for c in word.chars() {
            line.push(c);
            if text_width(&line, weight) > width && line.chars().count() > 1 {
                line.pop();
                lines.push(std::mem::take(&mut line));
                line.push(c);
            }
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_within_the_width_and_lose_nothing() {
        let long = "Evidence of what works well elsewhere, in Shropshire and in other places";
        for width in [40.0, 120.0, 300.0, 636.0] {
            let lines = wrap(long, width, Weight::Bold);
            assert!(
                lines
                    .iter()
                    .all(|line| text_width(line, Weight::Bold) <= width),
                "{width}: {lines:?}"
            );
            let joined: String = lines.concat().split_whitespace().collect();
            assert_eq!(joined, long.split_whitespace().collect::<String>());
        }
    }

    #[test]
    fn no_words_are_one_empty_line() {
        assert_eq!(wrap("  ", 100.0, Weight::Regular), [""]);
    }

    #[test]
    fn bold_is_wider() {
        assert!(text_width("Declined", Weight::Bold) > text_width("Declined", Weight::Regular));
    }
}
