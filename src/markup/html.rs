//! The same value as HTML text: for tests, and for whatever leaves the app as a document.

use crate::markup::{Node, Parts, Piece};

/// Writes nodes as HTML. Everything that is text stays text.
pub fn html(nodes: &[Node]) -> String {
    let mut out = String::new();
    nodes.iter().for_each(|node| write(node, &mut out));
    out
}

/// The words of nodes, without any element, as a person hears them read.
pub fn plain(nodes: &[Node]) -> String {
    let mut out = String::new();
    nodes.iter().for_each(|node| speak(node, &mut out));
    out
}

/// Elements that have no end tag.
const VOID: [&str; 4] = ["br", "img", "input", "meta"];

fn write(node: &Node, out: &mut String) {
    let Parts {
        name,
        attributes,
        children,
    } = match node.piece() {
        Piece::Text(words) => return escape(words, out),
        Piece::Element(element) => element,
    };
    out.push('<');
    out.push_str(name);
    for (attribute, value) in attributes {
        out.push(' ');
        out.push_str(attribute);
        out.push_str("=\"");
        escape(value, out);
        out.push('"');
    }
    out.push('>');
    if VOID.contains(name) {
        return;
    }
    children.iter().for_each(|child| write(child, out));
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}

fn escape(words: &str, out: &mut String) {
    for sign in words.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
}

fn speak(node: &Node, out: &mut String) {
    match node.piece() {
        Piece::Text(words) => out.push_str(words),
        Piece::Element(element) => element.children.iter().for_each(|child| speak(child, out)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::{element, text};

    #[test]
    fn text_can_never_become_markup() {
        let nasty = "<script>alert(\"1\")</script> & more";
        let node = element("p", vec![text(nasty)]).with("title", nasty).node();
        let written = "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; more";
        assert_eq!(
            html(std::slice::from_ref(&node)),
            format!("<p title=\"{written}\">{written}</p>")
        );
        assert_eq!(plain(&[node]), nasty);
    }
}
