//! A chart with everything it needs to be believed: the finding, the basis, the picture, and the table.
//!
//! There is no figure without a basis and none without its table.

use crate::chart::{
    Anchor, Cell, Description, FONT_SIZE, LINE_HEIGHT, Label, Mark, MarkStyle, Picture, Weight,
};
use crate::content::deed::{ChartFile, Deed};
use crate::markup::part::{button, heard};
use crate::markup::{Element, Node, element, several, text};

/// A chart on a page.
pub struct Figure {
    /// Begins every id inside the figure; unique in its page.
    pub id: String,
    /// The element of its heading, by where it stands in its page: `h2` or `h3`.
    pub level: &'static str,
    /// What the picture shows, as a finding of ten words or fewer.
    pub finding: String,
    /// Of whom, where, when, annual or part of a year, and from which source.
    pub basis: String,
    /// What is drawn.
    pub picture: Picture,
    /// The same data in words; made from the same input as the picture.
    pub description: Description,
    /// The caption of the table.
    pub caption: String,
    /// What stands under it: how its sums come out, what the checks found.
    pub more: Vec<Node>,
}

impl Figure {
    /// The figure as a piece of a page.
    pub fn node(self) -> Node {
        let Description {
            name,
            sentence,
            table,
        } = self.description;
        // A table of many columns or of sentences needs the whole width; it stands under the picture at every size.
        let columns = table.head.len();
        let wide = columns > 5 || (1..columns).any(|column| has_sentences(&table, column));
        let parts = if wide {
            "st-figure__parts st-figure__parts--stacked"
        } else {
            "st-figure__parts"
        };
        let id = self.id.as_str();
        let files = files(id, &self.finding);
        let finding =
            element(self.level, several([text(self.finding)])).with("id", format!("{id}-finding"));
        let basis = element("p", several([text(format!("{sentence} {}", self.basis))]))
            .class("st-figure__basis")
            .with("id", format!("{id}-basis"));
        let pair = element(
            "div",
            several([
                drawing(id, name, &self.picture).node(),
                number_table(id, self.caption, &table),
            ]),
        )
        .class(parts);
        let pair = element("div", several([pair.node()])).class("st-figure__pair");
        let mut parts = several([finding.node(), basis.node(), pair.node()]);
        parts.extend(self.more);
        parts.push(files);
        element("figure", parts)
            .class("st-figure")
            .with("id", id)
            .with("aria-labelledby", format!("{id}-finding"))
            .node()
    }
}

/// The ways to take the figure along: its numbers for a spreadsheet, its picture for a slide.
fn files(id: &str, finding: &str) -> Node {
    let save = |file: ChartFile, words: &str| {
        let deed = Deed::SaveChart(file, id.to_owned()).words();
        let of = heard(format!(" of “{finding}”"));
        button("st-link", deed, several([text(words), of]))
    };
    let files = several([
        save(ChartFile::Csv, "Save the data (CSV)"),
        save(ChartFile::Svg, "Save the picture (SVG)"),
    ]);
    element("div", files).class("st-figure__files").node()
}

/// The picture: one image to those who cannot see it, marks and words to those who can.
fn drawing(id: &str, name: String, picture: &Picture) -> Element {
    let title = element("title", several([text(name)])).with("id", format!("{id}-title"));
    let patterns = MarkStyle::ALL.map(|style| pattern(id, style)).into();
    let marks = picture.marks.iter().map(|drawn| mark(id, drawn));
    let labels = picture.labels.iter().map(label);
    let inside = std::iter::once(element("defs", patterns).node())
        .chain(marks)
        .chain(labels);
    let group = element("g", inside.collect()).with("aria-hidden", "true");
    element("svg", several([title.node(), group.node()]))
        .class("st-figure__chart")
        .with("role", "img")
        .with("aria-labelledby", format!("{id}-title"))
        .with("aria-describedby", format!("{id}-basis"))
        .with(
            "viewBox",
            format!("0 0 {} {}", units(picture.width), units(picture.height)),
        )
}

/// One mark, painted with the pattern of its style.
fn mark(id: &str, mark: &Mark) -> Node {
    element("rect", Vec::new())
        .class(&format!("st-mark st-mark-{}", mark.style.number()))
        .with("x", units(mark.x))
        .with("y", units(mark.y))
        .with("width", units(mark.width))
        .with("height", units(mark.height))
        .with("fill", format!("url(#{})", pattern_id(id, mark.style)))
        .node()
}

/// Words, one span for each line. The blank at the end of a line keeps the words apart when they are copied.
fn label(label: &Label) -> Node {
    let class = match label.weight {
        Weight::Regular => "st-chart-label",
        Weight::Bold => "st-chart-label st-chart-label--strong",
    };
    let anchor = match label.anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    };
    let last = label.lines.len().saturating_sub(1);
    let lines = label.lines.iter().enumerate().map(|(place, line)| {
        let drop = if place == 0 { 0.0 } else { LINE_HEIGHT };
        let words = if place == last {
            line.clone()
        } else {
            format!("{line} ")
        };
        element("tspan", several([text(words)]))
            .with("x", units(label.x))
            .with("dy", units(drop))
            .node()
    });
    element("text", lines.collect())
        .class(class)
        .with("x", units(label.x))
        .with("y", units(label.y))
        .with("text-anchor", anchor)
        .with("font-size", units(FONT_SIZE))
        .node()
}

/// The paint of one style: its colour comes from the class, its shape from here.
fn pattern(id: &str, style: MarkStyle) -> Node {
    let (tile, turn) = match style {
        MarkStyle::Solid | MarkStyle::Outline => ("16", "rotate(0)"),
        MarkStyle::Dots => ("15", "rotate(30)"),
        MarkStyle::Hatch | MarkStyle::CrossHatch => ("13", "rotate(45)"),
    };
    let rect = |class: &str, width: &str, height: &str| {
        element("rect", Vec::new())
            .class(class)
            .with("width", width)
            .with("height", height)
            .node()
    };
    let (paint, gap) = ("st-paint", "st-paint-gap");
    let shape = match style {
        MarkStyle::Solid => several([rect(paint, "16", "16")]),
        MarkStyle::Hatch => several([rect(paint, "13", "13"), rect(gap, "4", "13")]),
        MarkStyle::Dots => several([rect(paint, "15", "15"), dot(gap)]),
        MarkStyle::Outline => several([rect(gap, "16", "16")]),
        MarkStyle::CrossHatch => several([rect(gap, "13", "13"), cross(paint)]),
    };
    element("pattern", shape)
        .with("id", pattern_id(id, style))
        .class(&format!("st-mark-{}", style.number()))
        .with("width", tile)
        .with("height", tile)
        .with("patternUnits", "userSpaceOnUse")
        .with("patternTransform", turn)
        .node()
}

fn dot(class: &str) -> Node {
    element("circle", Vec::new())
        .class(class)
        .with("cx", "7.5")
        .with("cy", "7.5")
        .with("r", "3.2")
        .node()
}

fn cross(class: &str) -> Node {
    element("path", Vec::new())
        .class(class)
        .with("d", "M0 0h13v3h-10v10h-3z")
        .node()
}

/// The id of a style's pattern, its own in each figure.
fn pattern_id(id: &str, style: MarkStyle) -> String {
    format!("{id}-pattern-{}", style.number())
}

/// A length as an attribute, with one decimal place, by whole numbers: the code that writes fractions
/// is large and this needs none of it.
fn units(length: f64) -> String {
    let tenths = (length * 10.0).round() as i64;
    let sign = if tenths < 0 { "-" } else { "" };
    let size = tenths.unsigned_abs();
    format!("{sign}{}.{}", size / 10, size % 10)
}

/// The table of a figure. Its numbers may lead to the list of what they count.
pub(in crate::content) fn number_table(
    id: &str,
    caption: String,
    table: &crate::chart::Table,
) -> Node {
    let caption_id = format!("{id}-caption");
    let heads = table.head.iter().enumerate().map(|(place, words)| {
        let head = element("th", several([text(words.clone())])).with("scope", "col");
        set(table, place, head)
    });
    let rows = table.rows.iter().map(|row| {
        let about = &row.heading.text;
        let heading =
            element("th", several([words(&row.heading, about.clone())])).with("scope", "row");
        let cells = row
            .cells
            .iter()
            .zip(table.head.iter().enumerate().skip(1))
            .map(|(cell, (place, column))| {
                let full = format!("{}, {about}, {column}", cell.text);
                let data = element("td", several([words(cell, full)]));
                set(table, place, data)
            });
        element("tr", std::iter::once(heading.node()).chain(cells).collect()).node()
    });
    let caption = element("caption", several([text(caption)]))
        .class("govuk-table__caption")
        .with("id", caption_id.clone());
    let head = element("thead", several([element("tr", heads.collect()).node()]));
    let body = element("tbody", rows.collect());
    let table =
        element("table", several([caption.node(), head.node(), body.node()])).class("govuk-table");
    element("div", several([table.node()]))
        .class("st-scroll st-figure__table")
        .with("role", "region")
        .with("tabindex", "0")
        .with("aria-labelledby", caption_id)
        .node()
}

/// Whether a column holds words longer than a number has, which are not set to the right.
fn has_sentences(table: &crate::chart::Table, column: usize) -> bool {
    let cells = table.rows.iter();
    let mut cells = cells.filter_map(|row| row.cells.get(column.checked_sub(1)?));
    cells.any(|cell| cell.text.len() > 24)
}

/// A cell of a column: numbers stand to the right.
fn set(table: &crate::chart::Table, column: usize, cell: Element) -> Node {
    if column == 0 || has_sentences(table, column) {
        cell.node()
    } else {
        cell.class("st-number").node()
    }
}

/// The words of a cell; as a link, its name also says which row and column it stands in, for a bare
/// number would not.
fn words(cell: &Cell, full: String) -> Node {
    match &cell.target {
        Some(target) => element("a", several([text(cell.text.clone())]))
            .class("govuk-link")
            .with("href", target.clone())
            .with("aria-label", full)
            .node(),
        None => text(cell.text.clone()),
    }
}
