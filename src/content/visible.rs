//! Signs that nobody sees and that matter all the same, made visible where texts are compared.

use crate::markup::{Node, element, several, text};

/// A text with each sign that nobody can see shown by its name.
pub fn visible(words: &str) -> Vec<Node> {
    let mut nodes = Vec::new();
    let mut plain = String::new();
    for sign in words.chars() {
        match name_of(sign) {
            None => plain.push(sign),
            Some(name) => {
                if !plain.is_empty() {
                    nodes.push(text(std::mem::take(&mut plain)));
                }
                nodes.push(
                    element("span", several([text(format!("[{name}]"))]))
                        .class("st-unseen")
                        .node(),
                );
            }
        }
    }
    if !plain.is_empty() {
        nodes.push(text(plain));
    }
    nodes
}

/// How many signs of a text nobody can see.
pub fn unseen(words: &str) -> usize {
    words
        .chars()
        .filter(|sign| name_of(*sign).is_some())
        .count()
}

fn name_of(sign: char) -> Option<&'static str> {
    Some(match sign {
        '\u{200b}' => "zero-width space",
        '\u{200c}' => "zero-width non-joiner",
        '\u{200e}' => "left-to-right mark",
        '\u{200f}' => "right-to-left mark",
        '\u{202a}'..='\u{202e}' => "direction override",
        '\u{2060}' => "word joiner",
        '\u{2066}'..='\u{2069}' => "direction isolate",
        '\u{feff}' => "byte order mark",
        '\u{ad}' => "soft hyphen",
        '\u{0}' => "null",
        '\t' | '\n' | '\r' => return None,
        sign if sign.is_control() => "control sign",
        _ => return None,
    })
}
