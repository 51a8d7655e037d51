//! The texts that stand in the source: every sentence that the app can say.

use std::fs::{read_dir, read_to_string};
use std::path::Path;

/// Every text literal below a folder of `src/`, by file, without tests and comments.
pub fn literals(folder: &str) -> Vec<(String, Vec<String>)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![src.join(folder)];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.file_name().is_some_and(|name| name != "tests.rs") {
                let text = read_to_string(&path).unwrap();
                let text = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
                let name = path.strip_prefix(&src).unwrap().display().to_string();
                found.push((name, of(text)));
            }
        }
    }
    found.sort();
    found
}

/// The text literals of a source text.
fn of(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = source;
    while let Some(place) = rest.find(['"', '/', '\'']) {
        let from = &rest[place..];
        rest = if from.starts_with("//") {
            from.split_once('\n').map_or("", |(_, rest)| rest)
        } else if let Some(after) = from.strip_prefix("'\"'") {
            after
        } else if let Some(escaped) = from.strip_prefix("'\\") {
            &escaped[1..]
        } else if let Some(text) = from.strip_prefix('"') {
            let (text, after) = literal(text);
            found.push(text);
            after
        } else {
            &from[1..]
        };
    }
    found
}

/// A literal up to its end, and what follows.
fn literal(text: &str) -> (String, &str) {
    let mut read = String::new();
    let mut signs = text.char_indices();
    while let Some((place, sign)) = signs.next() {
        match sign {
            '"' => return (read, &text[place + 1..]),
            '\\' => match signs.next() {
                // A line that goes on.
                Some((_, '\n')) => {
                    let skipped = signs.as_str().trim_start();
                    signs = text.char_indices();
                    let at = text.len() - skipped.len();
                    signs
                        .by_ref()
                        .take_while(|(place, _)| *place + 1 < at)
                        .count();
                }
                Some((_, 'n')) => read.push('\n'),
                Some((_, other)) => read.push(other),
                None => {}
            },
            other => read.push(other),
        }
    }
    (read, "")
}

/// The same text with something short in place of what is filled in when it is said.
pub fn filled(text: &str) -> String {
    let mut read = String::new();
    let mut rest = text;
    while let Some((before, from)) = rest.split_once('{') {
        read.push_str(before);
        read.push_str("it");
        rest = from.split_once('}').map_or("", |(_, rest)| rest);
    }
    read + rest
}

#[test]
fn literals_are_found_and_comments_are_not() {
    let source =
        "// a \"b\"\nlet x = \"one\"; // c\nlet q = '\"'; f(\"two {n} \\\n    more \\\"x\\\"\");";
    assert_eq!(of(source), ["one", "two {n} more \"x\""]);
    assert_eq!(filled("two {n} more {x:?}."), "two it more it.");
}
