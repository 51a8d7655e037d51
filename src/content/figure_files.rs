//! A chart taken along: its table for a spreadsheet, its picture for a slide or a report. Both are read off the
//! figure as it stands on the page, so that a file says what the page says.

use crate::chart::{FONT_SIZE, LINE_HEIGHT, WIDTH, Weight, wrap};
use crate::exchange::csv::Writer;
use crate::markup::html::{html, plain};
use crate::markup::{Node, Parts, Piece, element, several, text};

/// The picture's colours outside the page: those of the light theme, written without variables, which slide
/// programs do not know.
const STYLE: &str = "text{font-family:Arial,sans-serif;fill:#0b0c0c}.st-chart-label--strong{font-weight:700}.st-mark{stroke-width:3}.st-paint,.st-paint-gap{stroke:none}.st-paint-gap{fill:#fff}.st-mark-1{stroke:#12436d}.st-mark-1 .st-paint{fill:#12436d}.st-mark-2{stroke:#28a197}.st-mark-2 .st-paint{fill:#28a197}.st-mark-3{stroke:#801650}.st-mark-3 .st-paint{fill:#801650}.st-mark-4{stroke:#f46a25}.st-mark-4 .st-paint{fill:#f46a25}.st-mark-5{stroke:#5c6870}.st-mark-5 .st-paint{fill:#5c6870}";

/// The room around the picture, in its own units.
const MARGIN: f64 = 24.0;

/// The first piece that has an attribute of this value, wherever it stands.
pub fn find<'a>(nodes: &'a [Node], attribute: &str, value: &str) -> Option<&'a Node> {
    nodes.iter().find_map(|node| {
        let parts = parts(node)?;
        if parts.value_of(attribute) == Some(value) {
            Some(node)
        } else {
            find(&parts.children, attribute, value)
        }
    })
}

/// The finding of a figure.
pub fn finding(figure: &Node) -> String {
    words(figure, "finding")
}

/// The words of the part of a figure whose id ends so.
fn words(figure: &Node, part: &str) -> String {
    find(std::slice::from_ref(figure), "id", &part_id(figure, part))
        .map(|node| plain(std::slice::from_ref(node)))
        .unwrap_or_default()
}

fn part_id(figure: &Node, part: &str) -> String {
    let id = parts(figure).and_then(|figure| figure.value_of("id"));
    format!("{}-{part}", id.unwrap_or_default())
}

/// The table of a figure as CSV: a row for each of its rows with the plain numbers, the same as the page shows
/// them, and the basis.
pub fn csv(figure: &Node) -> String {
    let mut rows = Vec::new();
    let table = find(
        std::slice::from_ref(figure),
        "aria-labelledby",
        &part_id(figure, "caption"),
    );
    if let Some(table) = table {
        rows_of(table, &mut rows);
    }
    let basis = words(figure, "basis");
    let mut file = Writer::default();
    for (place, row) in rows.iter().enumerate() {
        let cells: Vec<String> = row
            .children
            .iter()
            .map(|cell| plain(std::slice::from_ref(cell)))
            .collect();
        for (column, cell) in cells.iter().enumerate() {
            match number(cell).filter(|_| column > 0 && place > 0) {
                Some(number) => file.number(&number),
                None => file.text(cell),
            }
        }
        if place == 0 {
            file.text("As shown");
            file.text("Basis");
        } else {
            file.text(&cells.get(1..).unwrap_or_default().join("; "));
            file.text(&basis);
        }
        file.end_row();
    }
    file.finish()
}

fn rows_of<'a>(node: &'a Node, rows: &mut Vec<&'a Parts>) {
    let Some(parts) = parts(node) else { return };
    if parts.name == "tr" {
        rows.push(parts);
    }
    parts.children.iter().for_each(|child| rows_of(child, rows));
}

fn parts(node: &Node) -> Option<&Parts> {
    match node.piece() {
        Piece::Element(parts) => Some(parts),
        Piece::Text(_) => None,
    }
}

/// The one number of a cell without its unit and its commas: `10.15` of `£10.15`, `16100` of `about 16,100`. Nothing
/// where there are two, or none.
pub fn number(cell: &str) -> Option<String> {
    let is_part = |sign: char| sign.is_ascii_digit() || sign == '.' || sign == ',';
    let mut found = None;
    for run in cell.split(|sign| !is_part(sign)) {
        let run = run.trim_end_matches(['.', ',']);
        if run.is_empty() {
            continue;
        }
        if found.replace(run.replace(',', "")).is_some() {
            return None;
        }
    }
    let sign = if cell.starts_with('−') { "-" } else { "" };
    found.map(|number| format!("{sign}{number}"))
}

/// The picture of a figure as a file of its own, with the finding over it and the basis under it: a picture on a
/// slide needs both as much as one on the page.
pub fn svg(figure: &Node) -> String {
    let Some(picture) = find(std::slice::from_ref(figure), "role", "img").and_then(parts) else {
        return String::new();
    };
    let height = picture
        .value_of("viewBox")
        .and_then(|sheet| sheet.rsplit(' ').next()?.split('.').next()?.parse().ok())
        .map_or(0.0, |whole: i32| f64::from(whole) + 1.0);
    let mut inside = several([element("style", several([text(STYLE)])).node()]);
    let finding = wrap(&finding(figure), WIDTH, Weight::Bold);
    let top = -(LINE_HEIGHT * finding.len() as f64 + MARGIN);
    let basis = wrap(&words(figure, "basis"), WIDTH, Weight::Regular);
    let bottom = height + LINE_HEIGHT * basis.len() as f64 + MARGIN;
    inside.push(
        element("rect", Vec::new())
            .with("x", whole(-MARGIN))
            .with("y", whole(top - MARGIN))
            .with("width", whole(WIDTH + 2.0 * MARGIN))
            .with("height", whole(bottom - top + 2.0 * MARGIN))
            .with("fill", "#fff")
            .node(),
    );
    lines(finding, top + FONT_SIZE, "700", &mut inside);
    inside.extend(picture.children.iter().cloned());
    lines(basis, height + MARGIN + FONT_SIZE, "400", &mut inside);
    let sheet = [
        -MARGIN,
        top - MARGIN,
        WIDTH + 2.0 * MARGIN,
        bottom - top + 2.0 * MARGIN,
    ];
    let drawing = element("svg", inside)
        .with("xmlns", "http://www.w3.org/2000/svg")
        .with("viewBox", sheet.map(whole).join(" "))
        .with("width", whole(WIDTH + 2.0 * MARGIN))
        .with("height", whole(bottom - top + 2.0 * MARGIN));
    html(&[drawing.node()])
}

fn lines(lines: Vec<String>, first: f64, weight: &str, inside: &mut Vec<Node>) {
    for (place, line) in lines.into_iter().enumerate() {
        let line = element("text", several([text(line)]))
            .with("x", "0")
            .with("y", whole(first + LINE_HEIGHT * place as f64))
            .with("font-size", whole(FONT_SIZE))
            .with("font-weight", weight);
        inside.push(line.node());
    }
}

/// A length in whole units.
fn whole(length: f64) -> String {
    (length.round() as i64).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_cell_is_found_whatever_stands_around_it() {
        for (cell, plain) in [
            ("£10.15", "10.15"),
            ("about 16,100", "16100"),
            ("38.8%", "38.8"),
            ("Council £1.69 more", "1.69"),
            ("−3 people", "-3"),
            ("12", "12"),
        ] {
            assert_eq!(number(cell).as_deref(), Some(plain), "{cell}");
        }
        for cell in ["Not stated", "", "£15,000 to £16,000 (about)", "2 of 3"] {
            assert_eq!(number(cell), None, "{cell}");
        }
    }
}
