//! The same value as Markdown: text to paste into a paper, and a file that any editor opens.

use crate::markup::html::plain;
use crate::markup::{Node, Parts, Piece};

/// Writes nodes as Markdown. Pictures are left out; their tables stand in for them.
pub fn markdown(nodes: &[Node]) -> String {
    let mut out = String::new();
    nodes.iter().for_each(|node| write(node, &mut out));
    out
}

fn write(node: &Node, out: &mut String) {
    let parts = match node.piece() {
        Piece::Text(words) => return line("", words, out),
        Piece::Element(parts) => parts,
    };
    let words = || plain(&parts.children);
    match parts.name {
        "svg" | "button" | "form" => {}
        "h1" => line("# ", &words(), out),
        "h2" => line("## ", &words(), out),
        "h3" | "h4" => line("### ", &words(), out),
        "li" => {
            line("- ", &words(), out);
            // Items stand under each other without a blank line.
            out.truncate(out.trim_end().len());
            out.push('\n');
        }
        "dl" => parts.children.iter().for_each(|row| pair(row, out)),
        "p" => line("", &words(), out),
        "table" => table(parts, out),
        "ul" | "ol" => {
            parts.children.iter().for_each(|child| write(child, out));
            out.push('\n');
        }
        _ => parts.children.iter().for_each(|child| write(child, out)),
    }
}

fn line(sign: &str, words: &str, out: &mut String) {
    let words: Vec<&str> = words.split_whitespace().collect();
    if !words.is_empty() {
        out.push_str(sign);
        out.push_str(&words.join(" "));
        out.push_str("\n\n");
    }
}

/// A row of facts: the key, and what it is.
fn pair(row: &Node, out: &mut String) {
    if let Piece::Element(parts) = row.piece() {
        let of = |child: &Node| plain(std::slice::from_ref(child));
        let words: Vec<String> = parts.children.iter().map(of).collect();
        line("- ", &words.join(": "), out);
    }
}

fn table(table: &Parts, out: &mut String) {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for part in &table.children {
        let Piece::Element(part) = part.piece() else {
            continue;
        };
        if part.name == "caption" {
            line("", &plain(&part.children), out);
            continue;
        }
        for row in &part.children {
            if let Piece::Element(row) = row.piece() {
                let cell = |cell: &Node| plain(std::slice::from_ref(cell)).replace('|', "\\|");
                rows.push(row.children.iter().map(cell).collect());
            }
        }
    }
    for (place, row) in rows.iter().enumerate() {
        out.push_str("| ");
        out.push_str(&row.join(" | "));
        out.push_str(" |\n");
        if place == 0 {
            out.push('|');
            row.iter().for_each(|_| out.push_str(" --- |"));
            out.push('\n');
        }
    }
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::part::{ListLook, list, said, section, sub_heading};
    use crate::markup::table::{Column, Table};
    use crate::markup::{several, text};

    #[test]
    fn headings_lists_and_tables_keep_their_form() {
        let cell = |words: &str| several([text(words)]);
        let table = Table {
            id: "t".to_owned(),
            caption: "Answers".to_owned(),
            columns: several([Column::Words("No."), Column::Words("Answer")]),
            rows: several([several([cell("1"), cell("In full | signed")])]),
        };
        let page = section(
            "Schedule",
            several([
                sub_heading("First"),
                said("Some\nwords."),
                list(ListLook::Bullets, several([cell("one"), cell("two")])),
                table.node(),
            ]),
        );
        assert_eq!(
            markdown(&[page]),
            "## Schedule\n\n### First\n\nSome words.\n\n- one\n- two\n\nAnswers\n\n| No. | Answer |\n| --- | --- |\n| 1 | In full \\| signed |\n\n"
        );
    }
}
