//! Lists inside one cell: an entry a line, and where an entry has parts, ` | ` between them.
//!
//! A backslash keeps line ends, bars and empty entries apart from those of the list, so that every
//! list of texts reads back exactly.

/// The entries as lines.
pub(super) fn join_lines(entries: &[String]) -> String {
    join(entries, "\n")
}

/// The parts of an entry as one text.
pub(super) fn join_parts(parts: &[String]) -> String {
    join(parts, " | ")
}

fn join(entries: &[String], between: &str) -> String {
    let mut out = String::new();
    for (place, entry) in entries.iter().enumerate() {
        if place > 0 {
            out.push_str(between);
        }
        out.push_str(entry);
    }
    out
}

/// A text as an entry of a list.
pub(super) fn line(text: &str) -> String {
    let mut line = part(text);
    if text.trim().is_empty() {
        // So that it is not taken for a blank line.
        line.push('\\');
    }
    line
}

/// A text as a part of an entry.
pub(super) fn part(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '|' => out.push_str("\\|"),
            other => out.push(other),
        }
    }
    out
}

/// The text of an entry or a part. A backslash before any other sign stands for itself.
pub(super) fn text(written: &str) -> String {
    let mut out = String::with_capacity(written.len());
    let mut signs = written.chars();
    while let Some(sign) = signs.next() {
        if sign != '\\' {
            out.push(sign);
            continue;
        }
        match signs.next() {
            Some('\\') => out.push('\\'),
            Some('n') => out.push('\n'),
            Some('r') => out.push('\r'),
            Some('|') => out.push('|'),
            Some(other) => {
                out.push('\\');
                out.push(other);
            }
            None => {}
        }
    }
    out
}

/// The entries of a cell as they are written; blank lines are none.
pub(super) fn lines(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('\n')
        .map(|line| line.strip_suffix('\r').unwrap_or(line))
        .filter(|line| !line.trim().is_empty())
}

/// The parts of an entry as they are written, without the one blank on either side of a bar.
pub(super) fn parts(line: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut escaped) = (0, false);
    let mut take = |from: usize, to: usize| parts.extend(line.get(from..to));
    for (place, sign) in line.char_indices() {
        if sign == '|' && !escaped {
            take(start, place);
            start = place + 1;
        }
        escaped = sign == '\\' && !escaped;
    }
    take(start, line.len());
    let last = parts.len() - 1;
    for (place, part) in parts.iter_mut().enumerate() {
        if place > 0 {
            *part = part.strip_prefix(' ').unwrap_or(part);
        }
        if place < last {
            *part = part.strip_suffix(' ').unwrap_or(part);
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    const AWKWARD: [&str; 9] = ["", " ", "a", "\\", "\\n", "a\n|b\r", " | ", "\\|", "x\\"];

    #[test]
    fn every_list_of_texts_reads_back() {
        for one in AWKWARD {
            for two in AWKWARD {
                let cell = join_lines(&[line(one), line(two)]);
                let read: Vec<String> = lines(&cell).map(text).collect();
                assert_eq!(read, [one, two], "{cell}");
            }
        }
    }

    #[test]
    fn every_entry_of_parts_reads_back() {
        for one in AWKWARD {
            for two in AWKWARD {
                let entry = join_parts(&[part(one), part(two)]);
                let read: Vec<String> = parts(&entry).into_iter().map(text).collect();
                assert_eq!(read, [one, two], "{entry}");
            }
        }
    }

    #[test]
    fn what_people_type_is_read() {
        let typed: Vec<String> = lines("one\r\n  \ntwo \\ three").map(text).collect();
        assert_eq!(typed, ["one", "two \\ three"]);
        assert_eq!(parts("a|b"), ["a", "b"]);
        assert_eq!(parts(""), [""]);
    }
}
